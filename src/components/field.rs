//! A field of the form of a draft: its label, its control, and one line that first says
//! what to write and then how that was understood.
use catalogue::draft::{Draft, Input, Message, Severity};
use catalogue::route::Route;
use catalogue::{Paper, PaperId};
use maud::{Markup, html};

use crate::load::Library;

/// How the text of a field is given, and what to write, in a few words.
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

fn control(field: Input) -> (Control, &'static str) {
    match field {
        Input::Title => (Control::Line, "As printed on the paper."),
        Input::Address => (Control::Address, "2306.08543, or the paper’s page at its publisher."),
        Input::Authors => (Control::Lines, "All of them in order, with commas between them."),
        Input::Category => (Control::Category, "The section of the list that fits best."),
        Input::SecondCategory => (Control::Category, "Only if the paper truly belongs to both."),
        Input::Venue => (Control::Line, "NeurIPS'23 or ACL'24 Findings. Empty for a preprint."),
        Input::Code => (Control::Address, "The address of the authors’ program."),
        Input::Figure => (Control::Address, "The address of a picture that explains the idea."),
    }
}

/// The id of the control of a field.
#[must_use]
pub fn control_id(field: Input) -> String {
    format!("draft-{}", field.id())
}

/// A field with what was typed into it.
#[must_use]
pub fn form_field(library: &Library, field: Input, draft: &Draft) -> Markup {
    let (control, _) = control(field);
    let id = control_id(field);
    let message = format!("{id}-message");
    let text = draft.text(field);
    let required = field.is_required();
    html! {
        div class="field" data-field=(field.id()) data-severity=(severity(None)) {
            label for=(id) { (field.label()) @if !required { span class="field-optional" { "optional" } } }
            @match control {
                Control::Category => {
                    select id=(id) aria-required=(required) aria-describedby=(message) {
                        option value="" { @if required { "Choose one" } @else { "None" } }
                        @for category in library.catalogue.categories() {
                            option value=(category.id.as_str()) selected[category.id.as_str() == text] { (category.name.as_str()) }
                        }
                    }
                }
                Control::Lines => {
                    textarea id=(id) rows="3" autocomplete="off" spellcheck="false" aria-required=(required) aria-describedby=(message) { (text) }
                }
                Control::Line | Control::Address => {
                    @let is_address = control == Control::Address;
                    input id=(id) type="text" inputmode=[is_address.then_some("url")] autocomplete="off"
                        autocapitalize=[is_address.then_some("off")] spellcheck="false" aria-required=(required)
                        aria-describedby=(message) value=(text);
                }
            }
            // Only what asks for a change is announced; how a text was understood is there
            // to be read, and would be repeated with every letter.
            p class="field-message" id=(message) {
                span data-part="alert" aria-live="polite" {}
                span data-part="note" { (note(field, None)) }
            }
        }
    }
}

/// How serious a message is, as the style sheet names it.
#[must_use]
pub fn severity(message: Option<&Message>) -> &'static str {
    match message.map(|message| message.severity) {
        None => "hint",
        Some(Severity::Note) => "note",
        Some(Severity::Warning) => "warning",
        Some(Severity::Missing | Severity::Error) => "error",
    }
}

/// What is to be read beside a field: how its text was understood, else what to write.
#[must_use]
pub fn note(field: Input, message: Option<&Message>) -> Markup {
    html! {
        @match message {
            None => { (control(field).1) }
            Some(message) if message.severity == Severity::Note => { (message.text) }
            Some(_) => {}
        }
    }
}

/// What asks for a change, with a link to the paper that it is about.
#[must_use]
pub fn alert(library: &Library, message: Option<&Message>) -> Markup {
    html! {
        @if let Some(message) = message.filter(|message| message.severity > Severity::Note) {
            (message.text)
            // Someone who types on with the Tab key must not land on it between two fields;
            // it is repeated where the keyboard finds it, beside the form.
            @if let Some(id) = &message.paper { " " (paper_link(library, id, true)) }
        }
    }
}

/// A link to a paper of the list, which does not lose what was typed; out of the
/// keyboard's way if it is repeated elsewhere.
#[must_use]
pub fn paper_link(library: &Library, id: &PaperId, is_repeated: bool) -> Markup {
    let link = |paper: &Paper| {
        html! {
            a href=(library.href(&Route::paper(&paper.id))) target="_blank" tabindex=[is_repeated.then_some("-1")] { (paper.title.as_str()) }
        }
    };
    library.find(id).map(|(_, paper)| link(paper)).unwrap_or_default()
}
