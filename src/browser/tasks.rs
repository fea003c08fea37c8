//! Tasks, frames and panics.
use std::future::Future;
use std::time::Duration;

use leptos::prelude::{request_animation_frame, set_timeout};

use super::sleep;

/// Runs a future beside everything else, also before anything is mounted.
pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Ends the current task, so that the page can answer the reader in between.
pub async fn next_task() {
    sleep(Duration::ZERO).await;
}

/// Runs `act` in a task of its own after the next frame was rendered.
pub fn after_frame(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}

/// Makes a panic, which would be an `unreachable` without a message, an error of the page with the
/// panic's message. The script that started the program shows it.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}
