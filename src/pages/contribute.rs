//! How to add a paper or to correct a record: a form that prepares the entry, then the curator's word on
//! other ways.
use catalogue::draft::{self, FormField, Validation};
use catalogue::encode::encode_paper;
use catalogue::route::{Contribution, Route};
use catalogue::{Paper, readme};
use leptos::prelude::*;

use crate::browser::IS_PROGRAM;
use crate::components::copy_button::CopyButton;
use crate::components::field::DraftField;
use crate::context::use_library;
use crate::data::form::Form;
use crate::html::draft::{changes, listed};
use crate::pages::found::when_found;
use crate::pages::prose::{piece, use_prose};
use crate::reactive::memo;

/// The contribute page.
#[component]
pub fn Contribute(
    /// A new paper, or the correction of a record.
    contribution: Contribution,
) -> impl IntoView {
    match contribution {
        Contribution::New { title } => view! { <NewPaper title/> }.into_any(),
        Contribution::Correction(id) => {
            when_found(id, |_, record| view! { <Correction record/> }.into_any()).into_any()
        }
    }
}

/// The form of a new paper. It is also the static page of a correction.
#[component]
fn NewPaper(
    /// What a link says of its title; empty where it says nothing.
    title: String,
) -> impl IntoView {
    let prose = use_prose();
    let mut form = Form::open(None, use_library());
    form.prefill(FormField::Title, title);
    let lang = use_library().catalogue.list().lang();
    let without_program = (!IS_PROGRAM).then(|| {
        let issues = format!("{}/issues/new", use_library().catalogue.list().repository.as_str().trim_end_matches('/'));
        view! {
            <noscript>
                <p class="lead">
                    "The form for a new paper or a correction needs JavaScript. Without it, "
                    <a href=issues rel="external">"open an issue"</a>
                    " that names the paper and what to add or to correct."
                </p>
            </noscript>
        }
    });
    view! {
        <main id="main" class="page contribute">
            <h1 tabindex="-1">"Contribute"</h1>
            {without_program}
            <p class="lead needs-program">
                "Suggest a paper: the form checks the entry as you type and drafts a GitHub issue for it."
            </p>
            <EntryForm form record=None/>
            <div class="prose" lang=lang inner_html=move || piece(prose, |prose| &prose.contributing)></div>
        </main>
    }
}

/// The form of a correction, which begins with what the record says.
#[component]
fn Correction(record: &'static Paper) -> impl IntoView {
    view! {
        <main id="main" class="page contribute">
            <h1 tabindex="-1">"Suggest a correction"</h1>
            <p class="lead">
                "Change what is wrong in the record of "
                <a href=use_library().href(&Route::paper(&record.id))>{record.title.as_str()}</a>
                ". The form shows the difference and drafts a GitHub issue for it."
            </p>
            <EntryForm form=Form::open(Some(record), use_library()) record=Some(record)/>
        </main>
    }
}

/// What is asked, and beside it what comes of it.
#[component]
fn EntryForm(
    /// The form as it was opened.
    form: Form,
    /// The record that it corrects.
    record: Option<&'static Paper>,
) -> impl IntoView {
    let library = use_library();
    let form = RwSignal::new(form);
    let check = move |draft: &_| match record {
        Some(record) => draft::check_correction(draft, record, library),
        None => draft::check(draft, library),
    };
    let checked = memo(move || form.with(|form| check(&form.draft)));
    let (asked, result) = if record.is_some() { ("The record", "The correction") } else { ("The paper", "The entry") };
    view! {
        <div class="entry needs-program">
            <form aria-labelledby="form-title" novalidate on:submit=|event| event.prevent_default()>
                // The static page shows the form as it will be, but nothing typed there would last.
                <fieldset disabled=!IS_PROGRAM>
                    <h2 id="form-title">{asked}</h2>
                    {FormField::ALL.map(|field| view! { <DraftField field form checked/> }).collect_view()}
                </fieldset>
            </form>
            <section class="entry-result" aria-labelledby="entry-title">
                <h2 id="entry-title">{result}</h2>
                <p class="entry-step" role="status">{move || checked.with(Validation::next_step)}</p>
                <Entry checked record/>
            </section>
        </div>
    }
}

/// What comes of the form: papers that the list has already and what changes, then the entry in each form
/// and the way to send it.
#[component]
fn Entry(checked: Memo<Validation>, record: Option<&'static Paper>) -> impl IntoView {
    let library = use_library();
    let listed = move || {
        let about = |checked: &Validation| {
            listed(library, &checked.like_in_list()).into_string()
                + &changes(library, checked.changes.as_deref().unwrap_or_default()).into_string()
        };
        checked.with(about)
    };
    let hint = match record {
        Some(_) => "The JSON correction and the README lines appear here once something is changed.",
        None => "The JSON record and the README lines appear here once the entry is complete.",
    };
    let outputs = move || match checked.with(|checked| checked.paper.clone()) {
        Some(paper) => view! { <Outputs paper record/> }.into_any(),
        None => view! { <p class="entry-hint">{hint}</p> }.into_any(),
    };
    view! {
        <div class="entry-outputs">
            <div class="part" inner_html=listed></div>
            {outputs}
        </div>
    }
}

/// The finished entry.
#[component]
fn Outputs(paper: Paper, record: Option<&'static Paper>) -> impl IntoView {
    let repository = &use_library().catalogue.list().repository;
    let send = if repository.host() == "github.com" { "Open a GitHub issue" } else { "Open an issue" };
    let (address, name, json, what) = match record {
        Some(record) => (
            draft::correction_issue_address(record, &paper, repository),
            "JSON correction",
            draft::encode_correction(record, &paper),
            "correction",
        ),
        None => (draft::issue_address(&paper, repository), "JSON record", encode_paper(&paper), "record"),
    };
    let outputs = [
        (name, json),
        ("README table row", readme::table_row(&paper, repository)),
        ("README bullet", readme::bullet(&paper)),
    ];
    let output = |(title, text): (&'static str, String)| {
        let copied = text.clone();
        view! {
            <div class="output">
                <h3>{title}</h3>
                <CopyButton label="Copy" spoken=format!("Copy {title}") text=move || copied.clone()/>
                <pre tabindex="0" role="region" aria-label=title><code>{text}</code></pre>
            </div>
        }
    };
    view! {
        <p class="entry-send">
            <a class="button primary" href=address target="_blank" rel="external noopener">
                {send}
            </a>
            <span>{format!("With the {what} in it, in a new tab. Or copy what you need:")}</span>
        </p>
        {outputs.map(output).collect_view()}
    }
}
