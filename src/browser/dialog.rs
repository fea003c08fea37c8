//! What opens over the page: dialogs, and popovers as sheets.
use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

/// Whether a popover is open.
#[must_use]
pub fn is_open(sheet: &HtmlElement) -> bool {
    sheet.matches(":popover-open").unwrap_or(false)
}

/// Closes a popover, if it is open.
pub fn close_sheet(sheet: &HtmlElement) {
    let _ = sheet.hide_popover();
}

/// Closes what is open over the page: a dialog, a sheet.
pub fn close_all() {
    if let Some(dialog) = open_dialog_over_page() {
        dialog.close();
    }
    let sheet = document().query_selector(":popover-open").ok().flatten();
    if let Some(sheet) = sheet.and_then(|sheet| sheet.dyn_into().ok()) {
        close_sheet(&sheet);
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
