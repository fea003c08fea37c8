//! The papers of a link that someone shared: to look at, and to keep.
use catalogue::route::Route;
use catalogue::shelf::decode_link;
use catalogue::{Paper, PaperId};
use leptos::prelude::*;

use crate::components::shelf_button::ShelfButton;
use crate::components::shelf_notice::ShelfNotice;
use crate::context::{Announcer, use_library, use_location, use_shelf};
use crate::data::library::Lookup;
use crate::html::paper_links::byline;

/// The papers of a link.
#[component]
pub fn SharedSet(
    /// What the fragment of the link says.
    code: String,
) -> impl IntoView {
    let (library, store, location) = (use_library(), use_shelf(), use_location());
    let announcer: Announcer = expect_context();
    let shared = decode_link(&code, (!library.is_long()).then_some(&library.catalogue));
    let count = shared.ids.len();
    let heading = if count == 1 { "A shared paper".to_owned() } else { format!("{count} shared papers") };
    let damaged = (!shared.is_whole).then(|| {
        let text = match count {
            0 => "No paper can be read from this link: it was cut short or changed on its way.",
            _ => "This link was cut short or changed on its way: these are not all the papers that were shared.",
        };
        view! { <p class="notice" role="note">{text}</p> }
    });
    let ids = StoredValue::new(shared.ids);
    let missing = Memo::new(move |_| {
        store.shelf().with(|shelf| ids.with_value(|ids| ids.iter().filter(|id| !shelf.has(id)).count()))
    });
    let keep = move |_| {
        store.change(|shelf, now| {
            ids.with_value(|ids| {
                // The last one is put on top.
                for id in ids.iter().rev() {
                    let title = match library.find(id) {
                        Lookup::Found(_, paper) => paper.title.as_str(),
                        Lookup::Pending | Lookup::Absent => "",
                    };
                    shelf.put(id, title, now);
                }
            });
        });
        announcer.say("All put on your shelf");
        location.go(&Route::shelf());
    };
    let keeping = move || match missing.get() {
        0 => view! { <p>"They are all on your shelf."</p> }.into_any(),
        _ => view! {
            <button type="button" class="button primary" on:click=keep>
                {if count == 1 { "Put it on my shelf" } else { "Put all on my shelf" }}
            </button>
        }
        .into_any(),
    };
    view! {
        <h1 tabindex="-1">{heading}</h1>
        <p class="lead">"Someone shared these papers with you. Your own shelf is as it was."</p>
        {damaged}
        <ShelfNotice/>
        <div class="shelf-ways">
            {(count > 0).then_some(keeping)}
            <a class="button" href=library.href(&Route::shelf())>"My shelf"</a>
        </div>
        <ol class="shelf-papers" role="list" aria-label="Papers">
            {ids.get_value().into_iter().map(|id| view! { <li><SharedPaper id/></li> }).collect_view()}
        </ol>
    }
}

/// A paper of the link.
#[component]
fn SharedPaper(id: PaperId) -> impl IntoView {
    let library = use_library();
    move || match library.find(&id) {
        Lookup::Found(_, paper) => view! { <Found paper/> }.into_any(),
        Lookup::Pending => view! { <article><p class="byline">"Loading…"</p></article> }.into_any(),
        Lookup::Absent => {
            let id = id.to_string();
            view! {
                <article>
                    <div class="shelf-head"><h2>{id}</h2> <p class="byline">"Not in this list"</p></div>
                </article>
            }
            .into_any()
        }
    }
}

#[component]
fn Found(paper: &'static Paper) -> impl IntoView {
    let href = use_library().href(&Route::paper(&paper.id));
    view! {
        <article>
            <div class="shelf-head">
                <h2><a href=href>{paper.title.as_str()}</a></h2>
                <p class="byline">{byline(paper)}</p>
            </div>
            <div class="shelf-controls"><ShelfButton paper/></div>
        </article>
    }
}
