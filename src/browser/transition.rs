//! View transitions: the browser fades from one page to the next.
use leptos::prelude::document;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{spawn, theme};

#[wasm_bindgen]
extern "C" {
    /// A document of a browser that may have view transitions, which `web-sys` does not know yet.
    type TransitionDocument;

    #[wasm_bindgen(method, catch, js_name = startViewTransition)]
    fn start_view_transition(this: &TransitionDocument, change: &js_sys::Function) -> Result<ViewTransition, JsValue>;

    type ViewTransition;

    #[wasm_bindgen(method, getter)]
    fn ready(this: &ViewTransition) -> js_sys::Promise;

    #[wasm_bindgen(method, getter)]
    fn finished(this: &ViewTransition) -> js_sys::Promise;

    #[wasm_bindgen(method, getter, js_name = updateCallbackDone)]
    fn update_callback_done(this: &ViewTransition) -> js_sys::Promise;
}

/// Runs `change` as a view transition where the browser has them and the reader has not asked for
/// reduced motion, else at once.
pub fn view_transition(change: impl FnOnce() + 'static) {
    if theme::matches_media("(prefers-reduced-motion: reduce)") {
        return change();
    }
    let document: TransitionDocument = document().unchecked_into();
    let change: js_sys::Function = Closure::once_into_js(change).unchecked_into();
    match document.start_view_transition(&change) {
        Ok(transition) => {
            // They are rejected when another transition starts meanwhile; the change is made in any case.
            for promise in [transition.ready(), transition.finished(), transition.update_callback_done()] {
                spawn(async move {
                    let _ = JsFuture::from(promise).await;
                });
            }
        }
        // The browser has none.
        Err(_) => {
            let _ = change.call0(&JsValue::UNDEFINED);
        }
    }
}
