//! What is said of a draft and its fields.
use catalogue::PaperId;
use catalogue::draft::{Change, FormField, Message, Severity};
use catalogue::route::Route;
use maud::{Markup, html};

use crate::data::library::Library;
use crate::data::presence::Presence;

/// What to write into a field, in a few words.
#[must_use]
pub fn hint(field: FormField) -> &'static str {
    match field {
        FormField::Title => "As printed on the paper.",
        FormField::Address => "2306.08543, or the URL of the paper’s page.",
        FormField::Authors => "All of them, in order, separated by commas.",
        FormField::Category => "The section of the list that fits best.",
        FormField::SecondCategory => "Only if the paper truly belongs to both.",
        FormField::Venue => "NeurIPS'23 or ACL'24 Findings. Leave empty for a preprint.",
        FormField::Code => "The URL of the authors’ repository.",
        FormField::Figure => "The URL of an image that explains the idea.",
    }
}

/// How the text of a field was understood; nothing when it asks for a change, which [`alert`] says.
#[must_use]
pub fn note(message: &Message) -> String {
    if message.severity == Severity::Note { message.text.clone() } else { String::new() }
}

/// Papers of the list, each as a link in a paragraph of its own.
#[must_use]
pub fn listed(library: &Library, ids: &[PaperId]) -> Markup {
    html! { @for id in ids { p class="entry-listed" { (paper_link(library, id, false)) } } }
}

/// What asks for a change, with a link to the paper that it is about.
#[must_use]
pub fn alert(library: &Library, message: Option<&Message>) -> Markup {
    html! {
        @if let Some(message) = message.filter(|message| message.severity > Severity::Note) {
            (message.text)
            // Someone who types on with the Tab key must not land on it between two fields; it is
            // repeated where the keyboard finds it, beside the form.
            @if let Some(id) = &message.paper { " " (paper_link(library, id, true)) }
        }
    }
}

/// A link to a paper of the list, which does not lose what was typed; out of the keyboard's way if it
/// is repeated elsewhere.
#[must_use]
fn paper_link(library: &Library, id: &PaperId, is_repeated: bool) -> Markup {
    let Presence::Found(_, paper) = library.find(id) else { return Markup::default() };
    html! {
        a href=(library.href(&Route::paper(&paper.id))) target="_blank" tabindex=[is_repeated.then_some("-1")] { (paper.shown_title()) }
    }
}

/// What a correction changes, each field with what the record says and what it should say.
#[must_use]
pub fn changes(library: &Library, changes: &[Change]) -> Markup {
    let shown = |field: FormField, text: &str| match field {
        FormField::Category | FormField::SecondCategory => {
            library.catalogue.category(text).map_or(text, |category| category.name.as_str()).to_owned()
        }
        _ => text.to_owned(),
    };
    let nothing = html! { span { "nothing" } };
    html! {
        @if !changes.is_empty() {
            dl class="changes" {
                @for change in changes {
                    div {
                        dt { (change.field.label()) }
                        dd {
                            @if change.old.is_empty() { (nothing) } @else { del { (shown(change.field, &change.old)) } }
                            " "
                            span class="spoken" { "becomes" }
                            span aria-hidden="true" { "→" }
                            " "
                            @if change.new.is_empty() { (nothing) } @else { ins { (shown(change.field, &change.new)) } }
                        }
                    }
                }
            }
        }
    }
}
