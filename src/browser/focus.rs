//! What has the focus, what is typed there, and where it goes next.
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement};

/// Gives the focus to the first element that `selector` finds, without scrolling.
pub fn focus(selector: &str) -> bool {
    let Some(element) = find(selector) else { return false };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Gives the focus to the first element that `selector` finds, and shows it.
pub fn focus_and_show(selector: &str) -> bool {
    find(selector).is_some_and(|element| element.focus().is_ok())
}

/// The `data-key` of the element that has the focus.
#[must_use]
pub fn focused_key() -> Option<String> {
    document().active_element()?.get_attribute("data-key")
}

/// Gives the focus back to the element with this `data-key` when it was lost because
/// the element was drawn anew; to the heading of the page when it is gone.
pub fn restore_focus(key: Option<&str>) {
    let is_lost = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
    if is_lost && !key.is_some_and(|key| focus(&format!("[data-key=\"{key}\"]"))) {
        focus("h1");
    }
}

/// The first element that `selector` finds.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// Moves the focus from the focused element among those that `selector` finds to the
/// next (`step` 1) or previous (-1) one, or to the first one in the window when none
/// has it. `false` when there is nowhere to go.
pub fn focus_neighbour(selector: &str, step: i32) -> bool {
    let Ok(found) = document().query_selector_all(selector) else { return false };
    let elements: Vec<HtmlElement> =
        (0..found.length()).filter_map(|index| found.get(index)?.dyn_into().ok()).collect();
    let active = document().active_element();
    let is_near = |element: &HtmlElement| {
        active.as_ref().is_some_and(|active| {
            let card = element.closest("article").ok().flatten();
            card.is_some_and(|card| card.contains(Some(active)))
        })
    };
    let current = elements.iter().position(is_near);
    let target = match current {
        Some(current) => usize::try_from(step).map_or(current.checked_sub(1), |step| Some(current + step)),
        None => elements.iter().position(|element| element.get_bounding_client_rect().top() >= 0.0),
    };
    let Some(element) = target.and_then(|target| elements.get(target)) else { return false };
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Center);
    if let Ok(Some(card)) = element.closest("article") {
        card.scroll_into_view_with_scroll_into_view_options(&options);
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).is_ok()
}

/// Clicks what `selector` finds in the nearest element around the focus that
/// `container` matches.
pub fn click_focused(container: &str, selector: &str) -> bool {
    let found = document()
        .active_element()
        .and_then(|element| element.closest(container).ok().flatten())
        .and_then(|container| container.query_selector(selector).ok().flatten())
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    found.inspect(HtmlElement::click).is_some()
}

/// Whether an element that `selector` matches, or one inside it, has the focus.
#[must_use]
pub fn has_focus_within(selector: &str) -> bool {
    document().active_element().and_then(|element| element.closest(selector).ok().flatten()).is_some()
}

/// What a reader typed into the page's search box before the program ran: the text,
/// whether the box had the focus, and the selection in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedEarly {
    /// The text in the box.
    pub text: String,
    /// Start and end of the selection, when the box had the focus.
    pub selection: Option<(u32, u32)>,
}

/// Reads the search box that `selector` finds.
#[must_use]
pub fn typed_early(selector: &str) -> TypedEarly {
    let Some(input) = find(selector).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) else {
        return TypedEarly::default();
    };
    let has_focus = document().active_element().is_some_and(|active| active.is_same_node(Some(&input)));
    let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(0);
    let selection = has_focus.then(|| {
        (input.selection_start().ok().flatten().unwrap_or(end), input.selection_end().ok().flatten().unwrap_or(end))
    });
    TypedEarly { text: input.value(), selection }
}

/// Gives the search box that `selector` finds what was typed, and the focus and the selection it
/// had.
pub fn restore_typing(selector: &str, typed: &TypedEarly) {
    if !typed.text.is_empty() {
        set_value(selector, &typed.text);
    }
    if let Some((start, end)) = typed.selection
        && let Some(input) = find(selector).and_then(|element| element.dyn_into::<HtmlInputElement>().ok())
    {
        let _ = input.focus();
        let _ = input.set_selection_range(start, end);
    }
}

/// The name of the property that input, textarea and select have in common.
const VALUE: &str = "value";

/// The id and the text of the field that an event is about.
#[must_use]
pub fn typed(event: &web_sys::Event) -> Option<(String, String)> {
    let field: Element = event.target()?.dyn_into().ok()?;
    Some((field.id(), value_of(&field)?))
}

/// Whether an event belongs to a composition of characters that is not finished.
#[must_use]
pub fn is_composing(event: &web_sys::Event) -> bool {
    event.dyn_ref::<web_sys::InputEvent>().is_some_and(web_sys::InputEvent::is_composing)
}

/// The text in the field that `selector` finds.
#[must_use]
pub fn value(selector: &str) -> Option<String> {
    let field = find(selector)?;
    value_of(&field)
}

fn value_of(field: &JsValue) -> Option<String> {
    js_sys::Reflect::get(field, &VALUE.into()).ok()?.as_string()
}

/// Gives the field that `selector` finds a value, unless it has it already, so that its
/// cursor stays where it is.
pub fn set_value(selector: &str, value: &str) {
    let Some(field) = find(selector) else { return };
    if value_of(&field).as_deref() != Some(value) {
        let _ = js_sys::Reflect::set(&field, &VALUE.into(), &value.into());
    }
}

/// The nearest element around what an event is about that `selector` matches.
#[must_use]
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// Whether a key was pressed alone and not while something is being written, so that it
/// may be a command.
#[must_use]
pub fn is_command(event: &web_sys::KeyboardEvent) -> bool {
    let in_field = closest(event, "input, textarea, select, dialog[open], [contenteditable]").is_some();
    !in_field && !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.is_composing()
}
