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
    let composed = move |event: ev::CompositionEvent| search(event_target_value(&event));
    (on(ev::input, typed), on(ev::compositionend, composed))
}

/// The listeners of a search field whose text is that of the address, which they keep there. What was typed into it and
/// still waits for the address stays, and so does what is being composed, which a change would end. Not by `prop:value`,
/// which would first take away what was typed before the program ran.
pub fn on_typed_into_address(
    location: Location,
    field: NodeRef<Input>,
    text: impl Fn() -> String + 'static,
    search: impl Fn(String) + Copy + 'static,
) -> impl Attribute {
    let is_composing = StoredValue::new(false);
    Effect::new(move |is_later: Option<()>| {
        let text = text();
        if let Some(field) = field.get().filter(|field| is_later.is_some() && field.value() != text)
            && !location.is_refused()
            && !is_composing.get_value()
        {
            field.set_value(&text);
        }
    });
    let begun = on(ev::compositionstart, move |_| is_composing.set_value(true));
    let ended = on_typed(move |text| {
        is_composing.set_value(false);
        search(text);
    });
    (begun, ended)
}
