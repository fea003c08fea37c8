//! Files that the reader opens.
use std::future::Future;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, HtmlInputElement};

use super::Refused;

/// The name and the text of the file that was chosen in the field of an event; `None` when none was.
/// The field is empty afterwards, so that the same file can be chosen again.
#[must_use]
pub fn chosen_file(event: &Event) -> Option<(String, impl Future<Output = Result<String, Refused>> + use<>)> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let file = field.files()?.get(0)?;
    let (name, text) = (file.name(), JsFuture::from(file.text()));
    field.set_value("");
    Some((name, async move { Ok(text.await?.as_string().ok_or(JsValue::NULL)?) }))
}
