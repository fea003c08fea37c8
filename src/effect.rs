//! What follows from the state besides what is drawn.
use std::time::Duration;

use leptos::prelude::{Effect, request_animation_frame, set_timeout};

/// How long what the reader does not see waits before it follows from what they do: longer than
/// between two letters that are typed.
pub const PAUSE: Duration = Duration::from_millis(250);

/// Does `act` once the page is there, and again whenever a signal that it read has changed.
/// Nothing is done where pages are rendered natively.
pub fn effect(act: impl FnMut() + 'static) {
    // One type for every effect: each more is compiled anew into the program.
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_: Option<()>| act());
}

/// Does `act` once what is drawn now is shown, in a task of its own: what was typed or clicked
/// does not wait for it.
pub fn after_frame(act: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(act, Duration::ZERO));
}
