//! A field of the form of a draft: its label, its control, and one line that first says what to write
//! and then how that was understood.
use catalogue::draft::{FormField, Message, Severity, Validation};
use leptos::prelude::*;

use crate::context::use_library;
use crate::data::form::Form;
use crate::html::draft::{alert, hint, note};
use crate::reactive::memo;

/// How the text of a field is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Control {
    /// Typed, on one line.
    Line,
    /// Typed, on one line, with the keyboard for addresses.
    Address,
    /// Typed, on several lines.
    Lines,
    /// One of the categories.
    Category,
}

fn control(field: FormField) -> Control {
    match field {
        FormField::Title | FormField::Venue => Control::Line,
        FormField::Address | FormField::Code | FormField::Figure => Control::Address,
        FormField::Authors => Control::Lines,
        FormField::Category | FormField::SecondCategory => Control::Category,
    }
}

/// A field with what was typed into it.
#[component]
pub fn DraftField(
    /// The field.
    field: FormField,
    /// The form that it is part of.
    form: RwSignal<Form>,
    /// The draft as it was checked.
    checked: Memo<Validation>,
) -> impl IntoView {
    let library = use_library();
    let id = field.control_id();
    let message_id = format!("{id}-message");
    let is_required = field.is_required();
    let message = memo(move || form.with(|form| checked.with(|checked| form.visible_message(field, checked).cloned())));
    let severity = move || message.with(|message| severity(message.as_ref()));
    let invalid = move || {
        message
            .with(|message| message.as_ref().is_some_and(|message| message.severity >= Severity::Missing))
            .then_some("true")
    };
    // What is typed stays in the control; the form keeps it for when it is opened again.
    let initial = form.with_untracked(|form| form.draft.text(field).to_owned());
    let typed = move |event| form.update(|form| form.set(field, event_target_value(&event)));
    let touched = move |_| form.update(|form| form.touched[field as usize] = true);
    let common = view! {
        <{..}
            id=id.clone()
            aria-required=is_required.to_string()
            aria-describedby=message_id.clone()
            aria-invalid=invalid
            on:input=typed
            on:focusout=touched
        />
    };
    let control = match control(field) {
        Control::Category => {
            let chosen = initial;
            let option = |value: &'static str, name: &'static str| {
                view! { <option value=value selected=chosen == value>{name}</option> }
            };
            let categories =
                library.catalogue.categories().iter().filter(|category| !library.holds_leaderboards(category));
            view! {
                <select {..common}>
                    {option("", if is_required { "Choose one" } else { "None" })}
                    {categories.map(|category| option(category.id.as_str(), category.name.as_str())).collect_view()}
                </select>
            }
            .into_any()
        }
        Control::Lines => {
            view! { <textarea rows="3" autocomplete="off" spellcheck="false" {..common}>{initial}</textarea> }
                .into_any()
        }
        control @ (Control::Line | Control::Address) => {
            let is_address = control == Control::Address;
            view! {
                <input
                    type="text"
                    inputmode=is_address.then_some("url")
                    autocomplete="off"
                    autocapitalize=is_address.then_some("off")
                    value=initial
                    spellcheck="false"
                    {..common}
                />
            }
            .into_any()
        }
    };
    view! {
        <div class="field" data-severity=severity>
            <label for=id.clone()>
                {field.label()} {(!is_required).then(|| view! { <span class="field-optional">"optional"</span> })}
            </label>
            {control}
            // Only what asks for a change is announced; how a text was understood is there to be read,
            // and would be repeated with every letter.
            <p class="field-message" id=message_id>
                <span aria-live="polite" inner_html=move || message.with(|message| alert(library, message.as_ref()).into_string())></span>
                <span>{move || message.with(|message| message.as_ref().map_or(hint(field).to_owned(), note))}</span>
            </p>
        </div>
    }
}

/// How serious a message is, as the style sheet names it.
fn severity(message: Option<&Message>) -> &'static str {
    match message.map(|message| message.severity) {
        None => "hint",
        Some(Severity::Note) => "note",
        Some(Severity::Warning) => "warning",
        Some(Severity::Missing | Severity::Error) => "error",
    }
}
