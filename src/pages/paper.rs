//! One paper: everything known about it, how to cite it, and what is near it.
use catalogue::export::{Format, Texts};
use catalogue::route::Route;
use catalogue::web_address::percent_encode;
use catalogue::{Paper, PaperId};
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM, MouseEvent};
use crate::components::copy_button::CopyButton;
use crate::components::paper_abstract::PaperAbstract;
use crate::components::share_button::ShareButton;
use crate::components::shelf_button::{ShelfButton, toggle};
use crate::context::{use_announcer, use_library, use_location, use_search, use_shelf};
use crate::html::badge::hue_of;
use crate::html::figure::prepared;
use crate::html::paper::{facts, figure_of, further_figures, head, links, neighbours, references, remark, steps};
use crate::pages::found::when_found;
use crate::shortcuts::{action, shortcut};

/// How many papers each list of neighbours names.
const NEIGHBOURS: usize = 5;

/// The page of the paper with an id.
#[component]
pub fn PaperPage(
    /// The id in the address.
    id: PaperId,
) -> impl IntoView {
    when_found(id, |position, paper| view! { <FoundPaper position paper/> }.into_any())
}

/// The page of the paper at a position of the list.
#[component]
fn FoundPaper(position: usize, paper: &'static Paper) -> impl IntoView {
    let library = use_library();
    let search = use_search();
    let location = use_location();
    let steps = move || search.with(|query, results| steps(library, position, query, results).into_string());
    let list = move || search.query.with(|query| library.href(&Route::Browse(query.clone())));
    let back_label = move || search.query.with(|query| if query.is_filtered() { "← Results" } else { "← All papers" });
    let back = move |event: MouseEvent| {
        if browser::followed_link(&event).is_some() {
            event.prevent_default();
            location.go_to_list();
        }
    };
    // To the next paper of the results (`step` 1), or the one before (-1).
    let step = move |step: isize| {
        let beside = search.results.with_untracked(|results| results.beside(position, step));
        let paper = beside.and_then(|beside| library.paper(beside));
        if let Some(paper) = paper {
            location.go(&Route::Paper { id: paper.id.clone(), within: search.query.get_untracked() });
        }
        paper.is_some()
    };
    shortcut("j", move || step(1));
    shortcut("k", move || step(-1));
    let (shelf, announcer) = (use_shelf(), use_announcer());
    shortcut("s", move || {
        toggle(shelf, announcer, paper);
        true
    });
    let compare = Route::Compare(vec![paper.id.clone()]);
    let to_compare = library.href(&compare);
    action("Compare with other papers", move || {
        location.go(&compare);
        true
    });
    let further =
        move || search.with(|query, results| further_figures(library, position, query, results).into_string());
    let has_further = IS_PROGRAM && prepared(paper).is_some();
    let near = move || {
        let near = library.neighbours(position, NEIGHBOURS);
        references(library, position).into_string() + &neighbours(library, paper, &near).into_string()
    };
    let address = move || browser::whole_address(&library.href(&Route::paper(&paper.id)));
    view! {
        <main id="main" class="page paper">
            <nav class="steps" aria-label="Results">
                <a class="step back" href=list on:click=back>{back_label}</a>
                <div class="part" inner_html=steps></div>
            </nav>
            <article data-paper=paper.id.as_str() data-hue=hue_of(library, paper).map(|hue| hue.to_string())>
                <div class="part" inner_html=head(library, paper).into_string()></div>
                <div class="paper-lead">
                    <div class="part" inner_html=remark(library, paper).into_string()></div>
                    <div class="paper-actions">
                        <div class="part" inner_html=links(library, paper).into_string()></div>
                        <ShelfButton paper/>
                        <a class="action needs-program" href=to_compare>"Compare"</a>
                        <CopyButton label="Copy link" text=address/>
                        <ShareButton title=paper.shown_title().into_owned() url=address/>
                    </div>
                    <PaperAbstract paper/>
                </div>
                <div class="paper-side">
                    <figure class="paper-figure" inner_html=figure_of(library, paper).into_string()></figure>
                    <dl class="facts" inner_html=facts(library, paper).into_string()></dl>
                </div>
                <Citation paper/>
            </article>
            <div class="neighbours" inner_html=near></div>
            {has_further.then(|| view! { <div class="part" inner_html=further></div> })}
        </main>
    }
}

/// The citation in each format, to copy or to save.
#[component]
fn Citation(paper: &'static Paper) -> impl IntoView {
    let library = use_library();
    let key = library.citation_keys().key(paper);
    let format = |format: Format| {
        let name = format.label();
        let citation = library.export(format, &[paper], Texts::NONE);
        // A link to data downloads without our program and without a server.
        let data = format!("data:{};charset=utf-8,{}", format.media_type(), percent_encode(&citation));
        view! {
            <li>
                <span class="format">{name}</span>
                " "
                <CopyButton label="Copy" spoken=format!("Copy {name}") text=move || citation.clone()/>
                " "
                <a
                    class="action"
                    href=data
                    download=format!("{key}.{}", format.extension())
                    aria-label=format!("Save {name}")
                >
                    "Save"
                </a>
            </li>
        }
    };
    view! {
        <section class="citation" aria-labelledby="citation">
            <h2 id="citation">"Cite"</h2>
            <ul class="formats" role="list">{Format::OF_A_PAPER.map(format).collect_view()}</ul>
            <pre tabindex="0" role="region" aria-label="BibTeX"><code>{library.export(Format::Bibtex, &[paper], Texts::NONE)}</code></pre>
        </section>
    }
}
