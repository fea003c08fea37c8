//! How to add a paper: a form that prepares the entry, then the curator's word on other ways.
use catalogue::draft::{self, FormField, Validation};
use catalogue::encode::encode_paper;
use catalogue::{Paper, readme};
use leptos::prelude::*;

use crate::components::copy_button::CopyButton;
use crate::components::field::DraftField;
use crate::context::{FormContext, use_library};
use crate::data::library::IS_PROGRAM;
use crate::html::draft::paper_link;
use crate::pages::prose::{piece, use_prose};

/// The contribute page.
#[component]
pub fn Contribute() -> impl IntoView {
    let library = use_library();
    let FormContext(form) = expect_context();
    let prose = use_prose();
    let checked = Memo::new(move |_| form.with(|form| draft::check(&form.draft, library)));
    view! {
        <main id="main" class="page contribute">
            <h1 tabindex="-1">"Contribute"</h1>
            <p class="lead needs-program">
                "Suggest a paper: the form checks the entry as you type and prepares a GitHub issue to send it with."
            </p>
            <div class="entry needs-program">
                <form aria-labelledby="form-title" novalidate on:submit=|event| event.prevent_default()>
                    // The static page shows the form as it will be, but nothing typed there would last.
                    <fieldset disabled=!IS_PROGRAM>
                        <h2 id="form-title">"The paper"</h2>
                        {FormField::ALL.map(|field| view! { <DraftField field checked/> }).collect_view()}
                    </fieldset>
                </form>
                <section class="entry-result" aria-labelledby="entry-title">
                    <h2 id="entry-title">"The entry"</h2>
                    <p class="entry-step" role="status">{move || checked.with(Validation::next_step)}</p>
                    <Entry checked/>
                </section>
            </div>
            <div class="prose" inner_html=move || piece(prose, |prose| &prose.contributing)></div>
        </main>
    }
}

/// What comes of the form: papers that the list has already, then the entry in each form and the way
/// to send it.
#[component]
fn Entry(checked: Memo<Validation>) -> impl IntoView {
    let library = use_library();
    let listed = move || {
        let links = |checked: &Validation| {
            let link = |id| format!("<p class=\"entry-listed\">{}</p>", paper_link(library, &id, false).into_string());
            checked.like_in_list().into_iter().map(link).collect::<String>()
        };
        checked.with(links)
    };
    let outputs = move || match checked.with(|checked| checked.paper.clone()) {
        Some(paper) => view! { <Outputs paper/> }.into_any(),
        None => view! {
            <p class="entry-hint">
                "The JSON record and the README lines appear here once the entry is complete."
            </p>
        }
        .into_any(),
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
fn Outputs(paper: Paper) -> impl IntoView {
    let repository = &use_library().catalogue.list().repository;
    let send = if repository.host() == "github.com" { "Open a GitHub issue" } else { "Open an issue" };
    let outputs = [
        ("JSON record", encode_paper(&paper)),
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
            <a
                class="button primary"
                href=draft::issue_address(&paper, repository)
                target="_blank"
                rel="external noopener"
            >
                {send}
            </a>
            <span>"With the record in it, in a new tab. Or copy what you need:"</span>
        </p>
        {outputs.map(output).collect_view()}
    }
}
