//! What is typed into a search field.
use leptos::attr::Attribute;
use leptos::ev;
use leptos::prelude::*;
use leptos::tachys::html::event::on;

use crate::browser;

/// The listeners of an input that searches while the reader types. Words of an unfinished composition (Chinese,
/// Japanese, Korean, accents) are not yet what they search for.
pub fn on_typed(search: impl Fn(String) + Copy + 'static) -> impl Attribute {
    let typed = move |event: ev::Event| {
        if !browser::is_composition(&event) {
            search(event_target_value(&event));
        }
    };
    let composed = move |event: ev::CompositionEvent| search(event_target_value(&event));
    (on(ev::input, typed), on(ev::compositionend, composed))
}
