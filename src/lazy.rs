//! The lazy part of the program: what the list does not need. In the browser its code is a file of its own, which
//! is loaded once the list is shown or, where another page is asked for, with the catalogue. Until then links to
//! other pages are the browser's, as without the program.
use leptos::prelude::*;

use crate::components::help::Help;
use crate::components::palette::Palette;
use crate::components::shelf_notice::ShelfWarning;
use crate::context::Lazy;
use crate::location::PageKey;
use crate::pages::about::About;
use crate::pages::compare::Compare;
use crate::pages::contribute::Contribute;
use crate::pages::not_found::NotFound;
use crate::pages::paper::PaperPage;
use crate::pages::prose::Accessibility;
use crate::pages::shared_set::SharedSet;
use crate::pages::shelf::Shelf;
use crate::pages::trends::Trends;

/// The entries of the lazy part. Whatever is reached by nothing else is in its file.
#[must_use]
pub fn lazy() -> Lazy {
    Lazy { page, dialogs }
}

fn page(kind: PageKey) -> AnyView {
    match kind {
        PageKey::Paper(id) => view! { <PaperPage id/> }.into_any(),
        PageKey::Shelf(None) => view! { <Shelf/> }.into_any(),
        PageKey::Shelf(Some(code)) => view! { <SharedSet code/> }.into_any(),
        PageKey::Trends => view! { <Trends/> }.into_any(),
        PageKey::Compare => view! { <Compare/> }.into_any(),
        PageKey::About => view! { <About/> }.into_any(),
        PageKey::Contribute(contribution) => view! { <Contribute contribution/> }.into_any(),
        PageKey::Accessibility => view! { <Accessibility/> }.into_any(),
        PageKey::NotFound(path) => view! { <NotFound path/> }.into_any(),
        // The program shows these without the lazy part.
        PageKey::Browse | PageKey::StaticOnly(_) => ().into_any(),
    }
}

/// The dialogs of keys and of names, and what is wrong with the shelf.
fn dialogs() -> AnyView {
    view! {
        <Help/>
        <Palette/>
        <ShelfWarning/>
    }
    .into_any()
}
