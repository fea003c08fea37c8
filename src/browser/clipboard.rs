//! The clipboard.
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

use super::Refused;

/// Puts text into the clipboard.
///
/// # Errors
/// When the browser has no clipboard (a page without https) or the reader refused.
pub async fn copy(text: &str) -> Result<(), Refused> {
    let clipboard = window().navigator().clipboard();
    if clipboard.is_undefined() {
        return Err(Refused("this page has no access to the clipboard".to_owned()));
    }
    JsFuture::from(clipboard.write_text(text)).await?;
    Ok(())
}
