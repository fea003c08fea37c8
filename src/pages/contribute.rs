//! How to add a paper: the curator's word on it, and a form that prepares the entry.
use catalogue::draft::{self, Draft, Input, Message, Severity, Validation};
use catalogue::encode::encode_paper;
use catalogue::{Paper, readme};
use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};

use crate::browser;
use crate::components::action::{Copied, copy_button};
use crate::components::field::{alert, control_id, form_field, note, paper_link, severity};
use crate::effect::effect;
use crate::load::{IS_PROGRAM, Library};
use crate::region::{fixed, frame, region};
use crate::state::{Form, State};

/// The contribute page.
pub fn contribute(state: &State) -> AnyView {
    let &State { library, form, prose, .. } = state;
    let checked = Memo::new(move |_| form.with(|form| draft::check(&form.draft, library)));
    // What was said of each field, so that only what changes is written into the page.
    let mut told = [const { None }; Input::ALL.len()];
    effect(move || {
        for (field, told) in Input::ALL.into_iter().zip(&mut told) {
            let message = form.with(|form| checked.with(|checked| form.due_message(field, checked).cloned()));
            if message != *told {
                show_message(library, field, message.as_ref());
                *told = message;
            }
        }
    });
    listen(form);

    let introduction = region("div", &[("class", "prose")], move || {
        prose.with(|prose| html! { @if let Some(prose) = prose { (PreEscaped(&prose.contributing)) } })
    });
    let fields = fixed(
        "form",
        &[("aria-labelledby", "form-title"), ("novalidate", "")],
        form.with_untracked(|form| fields(library, &form.draft)),
    );
    let step = region("p", &[("class", "entry-step"), ("role", "status")], move || {
        checked.with(|checked| html! { (checked.next_step()) })
    });
    let entry = region("div", &[("class", "entry-outputs")], move || checked.with(|checked| entry(library, checked)));
    let result = vec![fixed("h2", &[("id", "entry-title")], html! { "The entry" }), step, entry];
    let result = frame("section", &[("class", "entry-result"), ("aria-labelledby", "entry-title")], result);
    frame(
        "main",
        &[("id", "main"), ("class", "page contribute")],
        vec![
            fixed("h1", &[("tabindex", "-1")], html! { "Contribute" }),
            introduction,
            frame("div", &[("class", "entry needs-program")], vec![fields, result]),
        ],
    )
}

/// Writes what there is to say about a field into the page.
fn show_message(library: &Library, field: Input, message: Option<&Message>) {
    let place = format!("[data-field={}]", field.id());
    let is_invalid = message.is_some_and(|message| message.severity >= Severity::Missing);
    browser::set_attribute(&place, "data-severity", Some(severity(message)));
    browser::set_attribute(&format!("#{}", control_id(field)), "aria-invalid", is_invalid.then_some("true"));
    browser::set_content(&format!("{place} [data-part=alert]"), &alert(library, message).0);
    browser::set_content(&format!("{place} [data-part=note]"), &note(field, message).0);
}

/// Takes what is typed into the form.
fn listen(form: RwSignal<Form>) {
    effect(move || {
        let field_of = |event: &leptos::ev::Event| {
            let (id, text) = browser::typed(event)?;
            Some((Input::ALL.into_iter().find(|field| control_id(*field) == id)?, text))
        };
        let typed = window_event_listener(leptos::ev::input, move |event| {
            if let Some((field, text)) = field_of(&event) {
                form.update(|form| form.draft.set(field, text));
            }
        });
        let left = window_event_listener(leptos::ev::focusout, move |event| {
            if let Some((field, _)) = field_of(&event) {
                form.update(|form| form.left[field as usize] = true);
            }
        });
        on_cleanup(move || {
            typed.remove();
            left.remove();
        });
    });
}

/// What is asked of the contributor.
fn fields(library: &Library, draft: &Draft) -> Markup {
    html! {
        // The static page shows the form as it will be, but nothing typed there would last.
        fieldset disabled[!IS_PROGRAM] {
            h2 id="form-title" { "Prepare an entry" }
            @for field in Input::ALL { (form_field(library, field, draft)) }
        }
    }
}

/// What comes of the form: papers that the list has already, then the entry in each form
/// and the way to send it.
fn entry(library: &Library, checked: &Validation) -> Markup {
    let repository = &library.catalogue.list().repository;
    let outputs = |paper: &Paper| {
        let outputs = [
            ("JSON record", encode_paper(paper)),
            ("README table row", readme::table_row(paper, repository)),
            ("README bullet", readme::bullet(paper)),
        ];
        html! {
            p class="entry-send" {
                a class="button primary" href=(draft::issue_address(paper, repository)) target="_blank" rel="external noopener" {
                    @if repository.host() == "github.com" { "Open a GitHub issue" } @else { "Open an issue" }
                }
                span { "With the record in it, in a new tab. Or copy what you need:" }
            }
            @for (title, text) in &outputs {
                div class="output" {
                    h3 { (title) }
                    (copy_button("Copy", &format!("Copy {title}"), Copied::Text))
                    pre tabindex="0" role="region" aria-label=(title) { code { (text) } }
                }
            }
        }
    };
    html! {
        @for id in checked.like_in_list() { p class="entry-listed" { (paper_link(library, &id, false)) } }
        @if let Some(paper) = &checked.paper {
            (outputs(paper))
        } @else {
            p class="entry-hint" { "The JSON record, the row and the bullet for a README appear here once the entry is complete." }
        }
    }
}
