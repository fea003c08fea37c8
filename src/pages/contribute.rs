//! How to add a paper: the curator's word on it, and a form that prepares the entry.
use std::sync::Arc;

use catalogue::draft::{self, Field};
use catalogue::encode::encode_paper;
use catalogue::{Paper, WebAddress, readme};
use leptos::prelude::*;

use crate::components::action::CopyButton;
use crate::components::field::{Control, DraftForm, FormField, PaperLink};
use crate::components::prose_text::ProseText;
use crate::load::use_library;
use crate::prose::Prose;

/// The contribute page.
#[component]
pub fn Contribute() -> impl IntoView {
    let library = use_library();
    let form = {
        let library = Arc::clone(&library);
        DraftForm::new(move |draft| draft::check(draft, &library.catalogue, &library.index))
    };
    view! {
        <main id="main" class="page contribute">
            <h1 tabindex="-1">"Contribute"</h1>
            <ProseText piece=Callback::new(|prose: Prose| prose.contributing) />
            <div class="entry needs-program">
                <Form form=form />
                <Entry form=form />
            </div>
        </main>
    }
}

/// What is asked of the contributor.
#[component]
fn Form(form: DraftForm) -> impl IntoView {
    let library = use_library();
    let categories: Vec<(String, String)> = library
        .catalogue
        .categories()
        .iter()
        .map(|category| (category.id.to_string(), category.name.to_string()))
        .collect();
    let fields: Vec<_> = Field::ALL
        .into_iter()
        .map(|field| {
            let (control, hint) = match field {
                Field::Title => (Control::Line, "As printed on the paper."),
                Field::Address => (Control::Address, "2306.08543, or the paper’s page at its publisher."),
                Field::Authors => (Control::Lines, "All of them in order, with commas between them."),
                Field::Category => (Control::Choice(categories.clone()), "The section of the list that fits best."),
                Field::SecondCategory => {
                    (Control::Choice(categories.clone()), "Only if the paper truly belongs to both.")
                }
                Field::Venue => (Control::Line, "NeurIPS'23 or ACL'24 Findings. Empty for a preprint."),
                Field::Code => (Control::Address, "The address of the authors’ program."),
                Field::Figure => (Control::Address, "The address of a picture that explains the idea."),
            };
            view! { <FormField form=form field=field control=control hint=hint /> }
        })
        .collect();
    // The static page shows the form as it will be, but nothing typed there would last.
    let is_waiting = cfg!(not(target_arch = "wasm32"));
    view! {
        <form aria-labelledby="form-title" novalidate on:submit=move |event| event.prevent_default()>
            <fieldset disabled=is_waiting>
                <h2 id="form-title">"Prepare an entry"</h2>
                {fields}
            </fieldset>
        </form>
    }
}

/// What comes of the form: a word on what is still to do, then the entry in each form
/// and the way to send it.
#[component]
fn Entry(form: DraftForm) -> impl IntoView {
    let library = use_library();
    let repository = library.catalogue.list().repository.clone();
    let paper = Memo::new(move |_| form.checked.with(|checked| checked.paper.clone()));
    let next_step = Memo::new(move |_| form.checked.with(draft::Checked::next_step));
    let is_complete = Memo::new(move |_| paper.with(Option::is_some));
    let listed = Memo::new(move |_| form.checked.with(draft::Checked::like_in_list));
    let send = if repository.host() == "github.com" { "Open a GitHub issue" } else { "Open an issue" };
    let repository = StoredValue::new(repository);
    let issue = move || {
        paper.with(|paper| {
            paper.as_ref().map(|paper| repository.with_value(|repository| draft::issue_address(paper, repository)))
        })
    };
    view! {
        <section class="entry-result" aria-labelledby="entry-title">
            <h2 id="entry-title">"The entry"</h2>
            <p class="entry-step" role="status">{next_step}</p>
            {move || listed.get().into_iter().map(|id| view! { <p class="entry-listed"><PaperLink id=id /></p> }).collect::<Vec<_>>()}
            <Show when=move || is_complete.get()
                fallback=|| view! { <p class="entry-hint">"The JSON record, the row and the bullet for a README appear here once the entry is complete."</p> }>
                <p class="entry-send">
                    <a class="button primary" href=issue target="_blank" rel="external noopener">{send}</a>
                    <span>"With the record in it, in a new tab. Or copy what you need:"</span>
                </p>
                <Output title="JSON record" paper=paper repository=repository write=|paper, _| encode_paper(paper) />
                <Output title="README table row" paper=paper repository=repository write=readme::table_row />
                <Output title="README bullet" paper=paper repository=repository write=|paper, _| readme::bullet(paper) />
            </Show>
        </section>
    }
}

/// The entry in one form, ready to copy.
#[component]
fn Output(
    /// What form it is.
    title: &'static str,
    /// The paper, if the draft is complete.
    paper: Memo<Option<Paper>>,
    /// The list's repository.
    repository: StoredValue<WebAddress>,
    /// Writes the paper.
    write: fn(&Paper, &WebAddress) -> String,
) -> impl IntoView {
    let text = move || {
        paper.with(|paper| {
            let paper = paper.as_ref()?;
            Some(repository.with_value(|repository| write(paper, repository)))
        })
    };
    let copy = Callback::new(move |()| text().unwrap_or_default());
    view! {
        <div class="output">
            <h3>{title}</h3>
            <CopyButton label="Copy" spoken=format!("Copy {title}") text=copy />
            <pre tabindex="0" role="region" aria-label=title><code>{text}</code></pre>
        </div>
    }
}
