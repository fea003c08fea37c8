//! What follows from the state besides what is drawn.
use leptos::prelude::Effect;

/// Does `act` once the page is there, and again whenever a signal that it read has changed.
/// Nothing is done where pages are rendered natively.
pub fn effect(act: impl FnMut() + 'static) {
    // One type for every effect: each more is compiled anew into the program.
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_: Option<()>| act());
}
