//! The document and what the generator wrote into it.
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first element with this selector inside another one.
#[must_use]
pub fn descendant(parent: &Element, selector: &str) -> Option<HtmlElement> {
    parent.query_selector(selector).ok()??.dyn_into().ok()
}

/// What is written in the text field with this id.
#[must_use]
pub fn text_of(id: &str) -> String {
    let field = document().get_element_by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    field.map(|field| field.value()).unwrap_or_default()
}

/// The address of a file of data in the release that the page belongs to, such as `papers`; for
/// `parts`, the folder of a list that is loaded in parts. Their names have a hash of their content, so
/// that no cache answers with the data of another release. `None` where the site was not built to its
/// end.
#[must_use]
pub fn asset(name: &str) -> Option<String> {
    element("app")?.get_attribute(&["data-", name].concat())
}

/// Whether the document is a page that only the generator writes.
#[must_use]
pub fn is_static_only() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-static-only"))
}

/// Sets the title of the document.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// What the head says of the page that was loaded, and of no other.
const OF_ONE_PAGE: &str = "link[rel=canonical], meta[name=description], meta[name=robots], meta[name^=citation_], \
    meta[name^=twitter], meta[property], script[type=\"application/ld+json\"]";

/// Puts the address of another page, and the names and contents of what is said of it, in the place of what the
/// head says of this one; and tells reference managers to look again.
pub fn replace_head(canonical: &str, tags: &[(&str, String)]) {
    let Some(head) = document().head() else { return };
    if let Ok(old) = head.query_selector_all(OF_ONE_PAGE) {
        for old in (0..old.length()).filter_map(|index| old.get(index)) {
            old.unchecked_into::<Element>().remove();
        }
    }
    let add = |kind: &str, attributes: [(&str, &str); 2]| {
        let Ok(element) = document().create_element(kind) else { return };
        for (name, value) in attributes {
            let _ = element.set_attribute(name, value);
        }
        let _ = head.append_child(&element);
    };
    add("link", [("rel", "canonical"), ("href", canonical)]);
    for (name, content) in tags {
        add("meta", [("name", name), ("content", content)]);
    }
    // Zotero's name for that.
    if let Ok(event) = Event::new("ZoteroItemUpdated") {
        let _ = document().dispatch_event(&event);
    }
}

/// Shows what the scripts of the page hid because the address or the reader asks for more than the
/// static page shows: from now on the program shows it, or says why it cannot. Buttons that are pressed wait no more.
pub fn mark_started() {
    if let Some(root) = document().document_element() {
        let _ = root.remove_attribute("data-asked");
        let _ = root.set_attribute("data-script", "started");
    }
}
