//! Taking something out of the page: into a file, to the system's share sheet, onto paper.
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::Refused;

/// Saves text as a file of this name.
///
/// # Errors
/// When the browser has no room for it.
pub fn save(name: &str, media_type: &str, text: &str) -> Result<(), Refused> {
    let kind = BlobPropertyBag::new();
    kind.set_type(media_type);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &kind)?)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)?;
    Ok(())
}

/// Opens the system's share sheet for an address.
///
/// # Errors
/// When the reader closed it or the browser refused.
pub async fn share(title: &str, url: &str) -> Result<(), Refused> {
    let data = web_sys::ShareData::new();
    data.set_title(title);
    data.set_url(url);
    JsFuture::from(window().navigator().share_with_data(&data)).await?;
    Ok(())
}

/// Prints the page, as the browser's own menu does.
///
/// # Errors
/// When the browser does not print.
pub fn print() -> Result<(), Refused> {
    Ok(window().print()?)
}
