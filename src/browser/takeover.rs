//! The same components rendered the static page and the program's page. A part of the static page is replaced by the
//! same part of the program's without the reader noticing.
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlDetailsElement, HtmlElement, HtmlInputElement, HtmlSelectElement, Node};

use super::{focus, focused};

/// The buttons that were pressed before the program was there, as `start.js` marks them.
const PRESSED: &str = "[data-pressed]";

/// Replaces a part of the static page by what `mount` puts before it, in one task, so that no frame
/// shows neither. The new part has what the old one had: the focus, the selection, what was typed,
/// what was unfolded, and an open sheet. What was pressed in the old one is pressed in the new one.
pub fn replace_static(old: &Element, mount: impl FnOnce(&Element)) {
    let focus_path = focused().and_then(|element| path(old, &element));
    let typing = focused().and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
    let caret = typing.and_then(|input| Some((input.selection_start().ok()??, input.selection_end().ok()??)));
    let selection = TextSelection::within(old);
    let unfolded = elements(old, "details[open]");
    let values = elements(old, "input, select");
    let pressed = elements(old, PRESSED);
    let is_open = old.matches(":popover-open").unwrap_or(false);
    let scrolled = old.scroll_top();

    mount(old);
    let Some(new) = old.previous_element_sibling() else { return };
    for (path, _) in unfolded {
        if let Some(details) = at(&new, &path).and_then(|element| element.dyn_into::<HtmlDetailsElement>().ok()) {
            details.set_open(true);
        }
    }
    for (path, field) in values {
        if let Some(counterpart) = at(&new, &path) {
            take_value(&counterpart, &field);
        }
    }
    old.remove();
    if let (true, Some(sheet)) = (is_open, new.dyn_ref::<HtmlElement>()) {
        let _ = sheet.show_popover();
        sheet.set_scroll_top(scrolled);
    }
    if let Some(element) = focus_path.and_then(|path| at(&new, &path)?.dyn_into::<HtmlElement>().ok()) {
        focus(&element);
        if let (Some((start, end)), Some(input)) = (caret, element.dyn_ref::<HtmlInputElement>()) {
            let _ = input.set_selection_range(start, end);
        }
    }
    if let Some(selection) = selection {
        selection.restore(&new);
    }
    for (path, button) in pressed {
        // Where other papers are shown by now, the button there is another one.
        let counterpart = at(&new, &path).filter(|other| name(other) == name(&button));
        if let Some(counterpart) = counterpart.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            counterpart.click();
        }
    }
}

/// What a button says.
fn name(button: &Element) -> (Option<String>, Option<String>) {
    (button.get_attribute("aria-label"), button.text_content())
}

/// Puts into a field what the reader has typed into the static one, or chosen in it, and tells its component. What stands in
/// the search box is searched for by the caller, once all is there.
fn take_value(field: &Element, old: &Element) {
    if let (Some(field), Some(old)) = (field.dyn_ref::<HtmlInputElement>(), old.dyn_ref::<HtmlInputElement>())
        && ![field.value(), old.default_value()].contains(&old.value())
    {
        field.set_value(&old.value());
        if old.type_() != "search" {
            tell(field);
        }
    }
    let is_chosen = |of: &Element, kind: &str| of.query_selector(kind).is_ok_and(|option| option.is_some());
    let is_default = || is_chosen(old, "option[selected]:checked");
    if let (Some(field), Some(old)) = (field.dyn_ref::<HtmlSelectElement>(), old.dyn_ref::<HtmlSelectElement>())
        && old.value() != field.value()
        && !is_default()
    {
        let own = field.value();
        field.set_value(&old.value());
        // An address may ask for what cannot be chosen.
        match is_chosen(field, "option:checked:disabled") {
            true => field.set_value(&own),
            false => tell(field),
        }
    }
}

/// Tells the component of a field that the reader has changed it.
fn tell(field: &Element) {
    let init = EventInit::new();
    init.set_bubbles(true);
    for kind in ["input", "change"] {
        if let Ok(event) = Event::new_with_event_init_dict(kind, &init) {
            let _ = field.dispatch_event(&event);
        }
    }
}

/// The way from a part of the page to an element in it: the tag and the number of each element
/// among its siblings.
type Path = Vec<(String, u32)>;

fn path(from: &Element, to: &Element) -> Option<Path> {
    let mut path = Vec::new();
    let mut element = to.clone();
    while !element.is_same_node(Some(from)) {
        let number = std::iter::successors(element.previous_element_sibling(), Element::previous_element_sibling);
        path.push((element.tag_name(), u32::try_from(number.count()).ok()?));
        element = element.parent_element()?;
    }
    path.reverse();
    Some(path)
}

/// The element at the end of a path; `None` where the other part differs.
fn at(from: &Element, path: &Path) -> Option<Element> {
    path.iter().try_fold(from.clone(), |element, (tag, number)| {
        element.children().item(*number).filter(|child| child.tag_name() == *tag)
    })
}

/// The elements of a part that a selector finds, with their paths.
fn elements(part: &Element, selector: &str) -> Vec<(Path, Element)> {
    let Ok(found) = part.query_selector_all(selector) else { return Vec::new() };
    let found = (0..found.length()).filter_map(|index| found.get(index)?.dyn_into::<Element>().ok());
    found.filter_map(|element| Some((path(part, &element)?, element))).collect()
}

/// The reader's selection of text: for each end the element and how much of its text is before it,
/// in UTF-16 units.
struct TextSelection {
    anchor: (Path, u32),
    focus: (Path, u32),
}

impl TextSelection {
    fn within(part: &Element) -> Option<Self> {
        let selection = document().get_selection().ok()??;
        if selection.is_collapsed() {
            return None;
        }
        let end = |node: Option<Node>, offset: u32| {
            let node = node.filter(|node| part.contains(Some(node)))?;
            let element = match node.dyn_ref::<Element>() {
                Some(element) => element.clone(),
                None => node.parent_element()?,
            };
            let before = if node.is_same_node(Some(&element)) {
                let children = element.child_nodes();
                (0..offset).filter_map(|index| children.get(index)).map(|child| length(&child)).sum()
            } else {
                let earlier = std::iter::successors(node.previous_sibling(), Node::previous_sibling);
                earlier.map(|sibling| length(&sibling)).sum::<u32>() + offset
            };
            Some((path(part, &element)?, before))
        };
        Some(Self {
            anchor: end(selection.anchor_node(), selection.anchor_offset())?,
            focus: end(selection.focus_node(), selection.focus_offset())?,
        })
    }

    fn restore(&self, part: &Element) {
        let end = |(path, before): &(Path, u32)| {
            let element = at(part, path)?;
            let mut rest = *before;
            let mut child = element.first_child();
            while let Some(node) = child {
                if rest <= length(&node) && node.node_type() == Node::TEXT_NODE {
                    return Some((node, rest));
                }
                rest = rest.saturating_sub(length(&node));
                child = node.next_sibling();
            }
            Some((element.into(), 0))
        };
        if let (Some((anchor, from)), Some((focus, to)), Ok(Some(selection))) =
            (end(&self.anchor), end(&self.focus), document().get_selection())
        {
            let _ = selection.set_base_and_extent(&anchor, from, &focus, to);
        }
    }
}

/// How much text is in a node, in UTF-16 units; a comment has none.
fn length(node: &Node) -> u32 {
    if node.node_type() == Node::COMMENT_NODE {
        return 0;
    }
    node.text_content().map_or(0, |text| u32::try_from(text.encode_utf16().count()).unwrap_or(0))
}
