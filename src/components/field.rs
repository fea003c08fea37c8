//! A field of a form: its label, its control, and one line that first says what to write
//! and then how that was understood.
use catalogue::PaperId;
use catalogue::draft::{Checked, Draft, Field, Message, Severity};
use catalogue::route::Route;
use leptos::prelude::*;

use crate::load::use_library;
use crate::location::use_location;

/// The state of the form of a draft.
#[derive(Clone, Copy)]
pub struct DraftForm {
    /// What was typed.
    pub draft: RwSignal<Draft>,
    /// What came of it.
    pub checked: Memo<Checked>,
    /// For each of [`Field::ALL`], whether the focus has left it once.
    left: RwSignal<[bool; Field::ALL.len()]>,
}

impl DraftForm {
    /// A form with nothing in it, whose draft is checked by `check`.
    #[must_use]
    pub fn new(check: impl Fn(&Draft) -> Checked + Send + Sync + 'static) -> Self {
        let draft = RwSignal::new(Draft::default());
        let checked = Memo::new(move |_| draft.with(|draft| check(draft)));
        Self { draft, checked, left: RwSignal::new([false; Field::ALL.len()]) }
    }

    /// What to say about a field now: nothing before there is something in it, or it was
    /// left empty.
    fn message(self, field: Field) -> Option<Message> {
        let is_due = self.left.with(|left| left[field as usize])
            || self.draft.with(|draft| !draft.text(field).trim().is_empty());
        self.checked.with(|checked| checked.message(field).filter(|_| is_due).cloned())
    }

    fn take(self, field: Field, text: String) {
        self.draft.update(|draft| draft.set(field, text));
    }

    fn leave(self, field: Field) {
        self.left.update(|left| left[field as usize] = true);
    }
}

/// How the text of a field is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// Typed, on one line.
    Line,
    /// Typed, on one line, with the keyboard for addresses.
    Address,
    /// Typed, on several lines.
    Lines,
    /// Chosen from these, each a value with its name.
    Choice(Vec<(String, String)>),
}

/// One field of the form of a draft.
#[component]
pub fn FormField(
    /// The form that it belongs to.
    form: DraftForm,
    /// Which field.
    field: Field,
    /// How its text is given.
    control: Control,
    /// What to write, in a few words.
    hint: &'static str,
) -> impl IntoView {
    let id = format!("draft-{}", field.id());
    let message_id = format!("{id}-message");
    let message = Memo::new(move |_| form.message(field));
    let invalid = move || {
        let is_invalid =
            message.with(|message| message.as_ref().is_some_and(|message| message.severity >= Severity::Missing));
        is_invalid.then_some("true")
    };
    let typed = move |event| form.take(field, event_target_value(&event));
    let left = move |_| form.leave(field);
    let control = match control {
        Control::Choice(choices) => {
            let first = if field.is_required() { "Choose one" } else { "None" };
            let options: Vec<_> =
                choices.into_iter().map(|(value, name)| view! { <option value=value>{name}</option> }).collect();
            view! {
                <select id=id.clone() aria-required=field.is_required().to_string() aria-describedby=message_id.clone()
                    aria-invalid=invalid on:change=typed on:blur=left>
                    <option value="">{first}</option>
                    {options}
                </select>
            }
            .into_any()
        }
        Control::Lines => view! {
            <textarea id=id.clone() rows="3" autocomplete="off" spellcheck="false" aria-required=field.is_required().to_string()
                aria-describedby=message_id.clone() aria-invalid=invalid on:input=typed on:blur=left></textarea>
        }
        .into_any(),
        Control::Line | Control::Address => {
            let is_address = control == Control::Address;
            view! {
                <input id=id.clone() type="text" inputmode=is_address.then_some("url") autocomplete="off"
                    autocapitalize=is_address.then_some("off") spellcheck="false" aria-required=field.is_required().to_string()
                    aria-describedby=message_id.clone() aria-invalid=invalid on:input=typed on:blur=left />
            }
            .into_any()
        }
    };
    let optional = (!field.is_required()).then(|| view! { <span class="field-optional">"optional"</span> });
    // Only what asks for a change is announced; how a text was understood is there to be
    // read, and would be repeated with every letter.
    let alert = move || {
        message
            .get()
            .filter(|message| message.severity > Severity::Note)
            .map(|message| view! { <Alert message=message /> })
    };
    let note = move || match message.get() {
        None => hint.to_owned(),
        Some(message) if message.severity == Severity::Note => message.text,
        Some(_) => String::new(),
    };
    let severity = move || {
        message.with(|message| match message.as_ref().map(|message| message.severity) {
            None => "hint",
            Some(Severity::Note) => "note",
            Some(Severity::Warning) => "warning",
            Some(Severity::Missing | Severity::Error) => "error",
        })
    };
    view! {
        <div class="field" data-severity=severity>
            <label for=id>{field.label()}{optional}</label>
            {control}
            <p class="field-message" id=message_id><span aria-live="polite">{alert}</span><span>{note}</span></p>
        </div>
    }
}

/// What asks for a change, with a link to the paper that it is about.
#[component]
fn Alert(message: Message) -> impl IntoView {
    // Someone who types on with the Tab key must not land on it between two fields; it is
    // repeated where the keyboard finds it, beside the form.
    let paper = message.paper.map(|id| view! { " "<PaperLink id=id tab_index=Some("-1") /> });
    view! { {message.text}{paper} }
}

/// A link to a paper of the list, which does not lose what was typed.
#[component]
pub fn PaperLink(
    /// The paper's id.
    id: PaperId,
    /// Whether the link is out of the keyboard's way.
    #[prop(optional_no_strip)]
    tab_index: Option<&'static str>,
) -> impl IntoView {
    let library = use_library();
    let location = use_location();
    library.catalogue.find(&id).map(|(_, paper)| {
        view! { <a href=location.href(&Route::paper(&paper.id)) target="_blank" tabindex=tab_index>{paper.title.to_string()}</a> }
    })
}
