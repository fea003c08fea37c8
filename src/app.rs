//! The page as a whole. Its parts are components of their own, so that the program can take over from
//! the static page one after the other.
use catalogue::cite::meta_tags;
use catalogue::route::Route;
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::components::filters::Filters;
use crate::components::header::Header;
use crate::components::key_button::KeyButton;
use crate::components::random_paper;
use crate::context::{self, use_actions, use_announcer, use_lazy, use_library, use_location, use_search};
use crate::data::library::Library;
use crate::html::footer::footer;
use crate::html::metadata::title;
use crate::location::PageKey;
use crate::pages::{browse::Browse, static_only_page::StaticOnlyPage};
use crate::reactive::deferred;
use crate::shortcuts::{self, HELP, PALETTE, action, shortcut};

/// The page as the generator writes it; in the browser [`crate::start`] mounts its parts one by one. Needs the contexts of
/// [`crate::context::provide`].
#[component]
pub fn App() -> impl IntoView {
    view! {
        <Header/>
        <div class="content">
            <Filters/>
            <Page/>
        </div>
        <Foot/>
    }
}

/// The main part of the page.
#[component]
pub fn Page() -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let page = location.page();
    shortcut("u", move || {
        let is_elsewhere = page.with_untracked(|page| *page != PageKey::Browse);
        if is_elsewhere {
            location.go_to_list();
        }
        is_elsewhere
    });
    shortcuts::listen(use_actions());
    random_paper::listen();
    let announcer = use_announcer();
    action("Copy link to this page", move || {
        browser::spawn(async move { announcer.copy(&browser::current_address(), |_| ()).await });
        true
    });
    Effect::new(move || browser::set_title(&location.route().with(|route| title(library, route))));
    // The head of the page that was loaded is the generator's. After that it may wait for what is seen.
    let route = deferred(move || location.route().get());
    Effect::watch(
        move || route.with(|route| head(library, route)),
        |(canonical, tags), _, _| browser::replace_head(canonical, tags),
        false,
    );
    let (lazy, search) = (use_lazy(), use_search());
    move || {
        let kind = page.get();
        context::provide_for_page(location, search);
        match kind {
            PageKey::Browse => view! { <Browse/> }.into_any(),
            PageKey::StaticOnly(_) => view! { <StaticOnlyPage/> }.into_any(),
            // The location goes to no other page before the lazy part is loaded.
            kind => lazy.get().map(|lazy| (lazy.page)(kind)).into_any(),
        }
    }
}

/// What the head says of a page that the program shows after another: its canonical address, and its `meta` elements
/// for reference managers.
fn head(library: &Library, route: &Route) -> (String, Vec<(&'static str, String)>) {
    let (paper, own) = match route {
        Route::Paper { id, .. } => (library.find(id).paper(), Route::paper(id)),
        _ => (None, route.clone()),
    };
    (browser::whole_address(&library.href(&own)), paper.map(meta_tags).unwrap_or_default())
}

/// What is below every page.
#[component]
pub fn Foot() -> impl IntoView {
    let buttons = || {
        view! {
            <div class="foot-buttons">
                <KeyButton label="Go to…" key=PALETTE/>
                <KeyButton label="Shortcuts and search tips" key=HELP/>
            </div>
        }
    };
    view! {
        <footer class="footer">
            <div class="part" inner_html=footer(use_library()).into_string()></div>
            {IS_PROGRAM.then(buttons)}
        </footer>
    }
}

/// What the program adds to the static page: its dialogs, and what was last done, said aloud.
#[component]
pub fn Overlay() -> impl IntoView {
    let (said, lazy) = (use_announcer().said(), use_lazy());
    view! {
        {move || lazy.get().map(|lazy| (lazy.dialogs)())}
        <p class=move || if said.get().is_seen { "said" } else { "spoken" } aria-live="polite">{move || said.get().text}</p>
    }
}
