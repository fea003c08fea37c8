//! What a browser says when it refuses something.
use std::fmt;

use wasm_bindgen::{JsCast, JsValue};

/// What the browser refused, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused(pub(super) String);

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<JsValue> for Refused {
    fn from(reason: JsValue) -> Self {
        let message = reason.dyn_ref::<js_sys::Error>().map(|error| String::from(error.message()));
        Self(message.unwrap_or_else(|| "the browser refused".to_owned()))
    }
}
