//! Time.
use std::time::Duration;

use leptos::prelude::window;

/// The time now, in milliseconds since 1970.
#[must_use]
pub fn now() -> u64 {
    // A positive whole number, far below 2^53.
    js_sys::Date::now() as u64
}

/// Waits so long.
pub async fn sleep(time: Duration) {
    let milliseconds = i32::try_from(time.as_millis()).unwrap_or(i32::MAX);
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
}
