//! The document and what the generator wrote into it.
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement};

/// The element with this id.
#[must_use]
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
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

/// Loads the document anew.
pub fn reload() {
    // It can only fail where the browser forbids to navigate at all.
    let _ = window().location().reload();
}

/// Loads another document of the site.
pub fn load(href: &str) {
    let _ = window().location().assign(href);
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

/// Whether a popover is open.
#[must_use]
pub fn is_open(sheet: &HtmlElement) -> bool {
    sheet.matches(":popover-open").unwrap_or(false)
}

/// Closes a popover, if it is open.
pub fn close_sheet(sheet: &HtmlElement) {
    let _ = sheet.hide_popover();
}

/// Closes the dialog that is open over the page, if one is.
pub fn close_open_dialog() {
    if let Some(dialog) = open_dialog_over_page() {
        dialog.close();
    }
}

fn open_dialog_over_page() -> Option<HtmlDialogElement> {
    document().query_selector("dialog[open]").ok()??.dyn_into().ok()
}

/// Whether a dialog is open over the page.
#[must_use]
pub fn has_open_dialog() -> bool {
    open_dialog_over_page().is_some()
}

/// Opens a dialog as a modal one.
pub fn open_dialog(dialog: &HtmlDialogElement) {
    if !dialog.open() {
        let _ = dialog.show_modal();
    }
}
