//! A choice among a few values.
use leptos::prelude::*;

/// A choice among a few values, one of which is chosen.
#[component]
pub fn Choice(
    /// What is chosen, for those who hear the page.
    #[prop(into)]
    label: String,
    /// The values, each with its name.
    options: Vec<(&'static str, &'static str)>,
    /// The value that is chosen.
    #[prop(into)]
    chosen: Signal<&'static str>,
    /// Takes the value that the reader chooses.
    on_choose: impl Fn(String) + 'static,
) -> impl IntoView {
    let option =
        |(value, name)| view! { <option value=value prop:selected=move || chosen.get() == value>{name}</option> };
    view! {
        <select aria-label=label on:change=move |event| on_choose(event_target_value(&event))>
            {options.into_iter().map(option).collect_view()}
        </select>
    }
}
