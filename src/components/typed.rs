//! What is typed into a search field.
use leptos::attr::Attribute;
use leptos::ev;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::tachys::html::event::on;

use crate::browser;
use crate::location::Location;

/// The listeners of an input that searches while the reader types. Words of an unfinished composition (Chinese,
/// Japanese, Korean, accents) are not yet what they search for.
pub fn on_typed(search: impl Fn(String) + Copy + 'static) -> impl Attribute {
    let typed = move |event: ev::Event| {
        if !browser::is_composition(&event) {
            search(event_target_value(&event));
        }
    };
    let begun = |event: ev::CompositionEvent| browser::mark_composition(&event, true);
    let composed = move |event: ev::CompositionEvent| {
        browser::mark_composition(&event, false);
        search(event_target_value(&event));
    };
    (on(ev::input, typed), on(ev::compositionstart, begun), on(ev::compositionend, composed))
}

/// Keeps a search field at the text of the address, unless what was typed into it still waits for the address, or the
/// next word is being composed already, which a change would end. Not by `prop:value`, which would first take away what was typed before the program ran.
pub fn follow_address(location: Location, field: NodeRef<Input>, text: impl Fn() -> String + 'static) {
    Effect::new(move |is_later: Option<()>| {
        let text = text();
        if let Some(field) = field.get().filter(|field| is_later.is_some() && field.value() != text)
            && !location.is_refused()
            && !browser::is_composed(&field)
        {
            field.set_value(&text);
        }
    });
}
