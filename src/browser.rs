//! The browser: the only user of `web-sys` and `js-sys`. Everything that can be
//! missing, blocked or refused there is an `Option` or a `Result` here.
//!
//! Nothing in this file is called while pages are rendered natively.
use std::fmt;
use std::future::Future;

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

mod focus;
mod history;

pub use focus::*;
pub use history::*;
pub use web_sys::Element;

/// The key under which the theme is remembered. The start-up script reads it too.
const THEME_KEY: &str = "awesome-papers.theme";

/// Runs a future beside everything else, also before anything is mounted.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Lets the browser do what else is waiting.
pub async fn next_task() {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback(&resolve);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}

/// Makes a panic, which would be an `unreachable` without a word, an error of the page with
/// the panic's message. The script that started the program shows it.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// The address of a file of data in the release that the page is of, such as `papers`: its name has
/// a hash of its content, so that no cache answers with the data of another release. `None` where the
/// site was not built to its end.
#[must_use]
pub fn asset(name: &str) -> Option<String> {
    document().get_element_by_id("app")?.get_attribute(&["data-", name].concat())
}

/// The folder of the site with the parts of the list, where the list is loaded in parts.
#[cfg(feature = "long")]
#[must_use]
pub fn parts_folder() -> Option<String> {
    document().get_element_by_id("app")?.get_attribute("data-parts")
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Runs `change`, drawn as a transition between two states of the page where the
/// browser has that and the reader has not asked for reduced motion.
pub fn transition(change: impl FnOnce() + 'static) {
    let document: JsValue = document().into();
    let start = js_sys::Reflect::get(&document, &"startViewTransition".into())
        .ok()
        .and_then(|function| function.dyn_into::<js_sys::Function>().ok());
    match start {
        Some(start) if !prefers_reduced_motion() => {
            let change = wasm_bindgen::closure::Closure::once_into_js(change);
            // The transition's promises are refused when another one starts meanwhile;
            // the change itself is made in any case.
            if let Ok(transition) = start.call1(&document, &change) {
                for promise in ["ready", "finished", "updateCallbackDone"] {
                    if let Ok(promise) = js_sys::Reflect::get(&transition, &promise.into())
                        && let Ok(promise) = promise.dyn_into::<js_sys::Promise>()
                    {
                        spawn(async move {
                            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
                        });
                    }
                }
            }
        }
        _ => change(),
    }
}

fn prefers_reduced_motion() -> bool {
    media_matches("(prefers-reduced-motion: reduce)")
}

fn media_matches(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}

/// The element with this id, and its content thrown away.
#[must_use]
pub fn emptied_element(id: &str) -> Option<HtmlElement> {
    let element: HtmlElement = document().get_element_by_id(id)?.dyn_into().ok()?;
    element.set_text_content(None);
    Some(element)
}

/// Takes away the mark of an address that asks for more than the static page shows:
/// from now on the program shows it, or says why it cannot.
pub fn mark_started() {
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute("data-asked");
    }
}

/// How the items of a list are laid out, in CSS pixels of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ListLayout {
    /// The distance from the top of the page to the top of the list.
    pub top: f64,
    /// The number of columns.
    pub columns: usize,
    /// The height of a row with the gap below it.
    pub row: f64,
    /// The gap between two rows.
    pub gap: f64,
    /// The height of the window. It is kept because to ask for it is to have the page laid out.
    pub window: f64,
}

/// Measures the list that `selector` finds, whose items are all of one height; `None`
/// without items that are there.
#[must_use]
pub fn list_layout(selector: &str) -> Option<ListLayout> {
    let list = find(selector)?;
    let item = list.query_selector(":scope > li > :not([aria-busy])").ok()??;
    let height = item.parent_element()?.get_bounding_client_rect().height();
    let style = window().get_computed_style(&list).ok().flatten()?;
    let columns = style.get_property_value("grid-template-columns").ok()?.split_whitespace().count();
    let gap = style.get_property_value("row-gap").ok()?;
    let gap = Some(js_sys::parse_float(&gap)).filter(|gap| gap.is_finite()).unwrap_or(0.0);
    let top = list.get_bounding_client_rect().top() + scroll_position();
    (height > 0.0).then(|| ListLayout { top, columns: columns.max(1), row: height + gap, gap, window: window_height() })
}

/// Gives the list that `selector` finds the height of all its items while only some of
/// them are in it, the first of those `above` CSS pixels below its top.
pub fn set_height(selector: &str, above: f64, height: f64) {
    let Some(list) = find(selector) else { return };
    let _ = list.style().set_property("padding-top", &pixels(above));
    let _ = list.style().set_property("min-height", &pixels(height));
}

/// A length as CSS writes it. Written by the browser, whose formatting of numbers is
/// already there.
fn pixels(length: f64) -> String {
    format!("{}px", String::from(js_sys::Number::from(length).to_string_with_radix(10).unwrap_or_default()))
}

/// Puts HTML in the place of so many items of the list that `selector` finds, or of all that there
/// are from `place` on.
pub fn replace_items(selector: &str, place: usize, count: usize, html: &str) {
    let Some(list) = find(selector) else { return };
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    let items = list.children();
    (0..count).map_while(|_| items.item(place)).for_each(|item| item.remove());
    if !html.is_empty() {
        let _ = match items.item(place) {
            Some(next) => next.insert_adjacent_html("beforebegin", html),
            None => list.insert_adjacent_html("beforeend", html),
        };
    }
}

/// Whether the element that `selector` finds takes up any place.
#[must_use]
pub fn is_shown(selector: &str) -> bool {
    find(selector).is_some_and(|element| element.get_bounding_client_rect().width() > 0.0)
}

/// Puts HTML into the element that `selector` finds.
pub fn set_content(selector: &str, html: &str) {
    if let Some(element) = find(selector) {
        element.set_inner_html(html);
    }
}

/// Moves all that is in an element into the one that `selector` finds.
pub fn move_content(from: &Element, selector: &str) {
    if let Some(element) = find(selector) {
        while let Some(child) = from.first_child() {
            let _ = element.append_child(&child);
        }
    }
}

/// Sets an attribute of the element that `selector` finds, or takes it away.
pub fn set_attribute(selector: &str, name: &str, value: Option<&str>) {
    if let Some(element) = find(selector) {
        let _ = match value {
            Some(value) => element.set_attribute(name, value),
            None => element.remove_attribute(name),
        };
    }
}

/// Calls `act` once when the element that `selector` finds is clicked.
pub fn on_click(selector: &str, act: impl FnOnce() + 'static) {
    if let Some(element) = find(selector) {
        element.set_onclick(Some(wasm_bindgen::closure::Closure::once_into_js(act).unchecked_ref()));
    }
}

/// A button that has another name for a moment.
#[derive(Debug)]
pub struct Renamed {
    button: Element,
    name: Option<String>,
}

/// Gives a button another name, without changing its width.
pub fn rename(button: Element, name: &str) -> Renamed {
    // A second click while the first name is shown must not make it the button's own.
    let is_renamed = button.has_attribute("data-renamed");
    let own = (!is_renamed).then(|| button.text_content()).flatten();
    if let Some(button) = button.dyn_ref::<HtmlElement>() {
        let _ = button.style().set_property("min-width", &pixels(button.get_bounding_client_rect().width()));
    }
    let _ = button.set_attribute("data-renamed", "");
    button.set_text_content(Some(name));
    Renamed { button, name: own }
}

impl Renamed {
    /// Gives the button its own name back.
    pub fn undo(self) {
        if let Some(name) = self.name {
            self.button.set_text_content(Some(&name));
            let _ = self.button.remove_attribute("data-renamed");
        }
    }
}

/// What the browser refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn refused(reason: &JsValue) -> Refused {
    Refused(
        reason
            .dyn_ref::<js_sys::Error>()
            .map_or_else(|| "the browser refused".to_owned(), |error| String::from(error.message())),
    )
}

/// Puts text into the clipboard.
///
/// # Errors
/// When the browser has no clipboard (a page without https) or the reader refused.
pub async fn copy(text: &str) -> Result<(), Refused> {
    let navigator: JsValue = window().navigator().into();
    let has_clipboard =
        js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|clipboard| clipboard.is_object());
    if !has_clipboard {
        return Err(Refused("this page has no access to the clipboard".to_owned()));
    }
    let promise = window().navigator().clipboard().write_text(text);
    wasm_bindgen_futures::JsFuture::from(promise).await.map(|_| ()).map_err(|reason| refused(&reason))
}

/// Shares an address with another program of the reader's choice.
///
/// # Errors
/// When the reader closed the choice or the browser refused.
pub async fn share(title: &str, url: &str) -> Result<(), Refused> {
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(url);
    let promise = window().navigator().share_with_data(&data);
    wasm_bindgen_futures::JsFuture::from(promise).await.map(|_| ()).map_err(|reason| refused(&reason))
}

/// Whether the browser says that it has no network at all.
#[must_use]
pub fn is_offline() -> bool {
    !window().navigator().on_line()
}

/// The theme in which the page is drawn now: the reader's choice, else the system's.
#[must_use]
pub fn shows_dark_theme() -> bool {
    match document().document_element().and_then(|root| root.get_attribute("data-theme")).as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => media_matches("(prefers-color-scheme: dark)"),
    }
}

/// Draws the page in a theme from now on, and remembers the choice when it differs from
/// the system's. `false` when it could not be remembered.
pub fn choose_theme(dark: bool) -> bool {
    let name = if dark { "dark" } else { "light" };
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-theme", name);
    }
    let follows_system = media_matches("(prefers-color-scheme: dark)") == dark;
    let Some(storage) = window().local_storage().ok().flatten() else { return false };
    if follows_system { storage.remove_item(THEME_KEY) } else { storage.set_item(THEME_KEY, name) }.is_ok()
}

/// What the browser kept under a key when this session began; it keeps `value` from now on.
/// `None` when it keeps nothing.
#[must_use]
pub fn kept_before(key: &str, value: &str) -> Option<String> {
    let (kept, session) = (window().local_storage().ok()??, window().session_storage().ok()??);
    let before = match session.get_item(key).ok()? {
        Some(before) => before,
        None => {
            let before = kept.get_item(key).ok()?.unwrap_or_default();
            session.set_item(key, &before).ok()?;
            before
        }
    };
    kept.set_item(key, value).ok()?;
    Some(before)
}

/// Opens the dialog that `selector` finds, as a modal one.
pub fn open_dialog(selector: &str) {
    if let Some(dialog) = find(selector).and_then(|element| element.dyn_into::<web_sys::HtmlDialogElement>().ok())
        && !dialog.open()
    {
        let _ = dialog.show_modal();
    }
}
