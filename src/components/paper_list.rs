//! The results, as one list.
use catalogue::cite::{Format, citation_key_in};
use catalogue::query::Query;
use catalogue::route::Route;
use leptos::prelude::*;

use crate::browser::{self, HtmlElement, MouseEvent};
use crate::components::copy_button::FEEDBACK;
use crate::components::virtual_list::VirtualList;
use crate::context::{Announcer, ToResults, use_library, use_location, use_search};
use crate::data::library::{Found, IS_PROGRAM, Library};
use crate::html::card::{COPY, CopiedValue, card};
use crate::location::SEARCH_BOX;
use crate::shortcuts::shortcut;

/// The papers of the results in their order.
#[component]
pub fn PaperList() -> impl IntoView {
    let search = use_search();
    let location = use_location();
    let list = VirtualList::new(search, location.scroll());
    // The rank of the card that has the focus, which stays in the page.
    let focused = RwSignal::new(None::<usize>);
    // Ranks with their positions in the list, which together are a card.
    let rows = move || {
        // Before the range, which follows from the results: an effect that checks the range first, and
        // finds it unchanged, does not notice the results that were made for that (reactive_graph 0.2).
        search.results.track();
        let range = list.range.get();
        let kept = focused.get().filter(|rank| !range.contains(rank));
        let ranks = kept.filter(|rank| *rank < range.start).into_iter().chain(range.clone());
        let ranks = ranks.chain(kept.filter(|rank| *rank >= range.end));
        search
            .results
            .with(|results| ranks.filter_map(|rank| Some((rank, *results.papers.get(rank)?))).collect::<Vec<_>>())
    };
    let walk = Walk { list, focused };
    walk.listen();
    view! {
        <ol
            node_ref=list.node
            class="papers"
            role="list"
            aria-label="Papers"
            data-view=move || search.view().id()
            style:padding-top=move || list.padding()
            style:min-height=move || list.height()
        >
            <For each=rows key=|row| *row let((rank, position))>
                <PaperItem rank position list focused/>
            </For>
        </ol>
    }
}

/// A paper of the list.
#[component]
fn PaperItem(rank: usize, position: usize, list: VirtualList, focused: RwSignal<Option<usize>>) -> impl IntoView {
    let library = use_library();
    let search = use_search();
    let announcer: Announcer = expect_context();
    let content = move || {
        let card = |query: &Query, results: &Found| card(library, position, query, results.text(query), rank);
        search.query.with(|query| search.results.with(|results| card(query, results).into_string()))
    };
    // Not at once: a card that is moved within the page to be kept loses the focus and has it again.
    let left = move || {
        let has_focus = |list: HtmlElement| browser::focused().is_some_and(|element| list.contains(Some(&element)));
        if !list.element().is_some_and(has_focus) {
            focused.try_set(None);
        }
    };
    // A static page has these papers and no others.
    let place = IS_PROGRAM.then(|| (rank + 1).to_string());
    let size = move || IS_PROGRAM.then(|| search.total().to_string());
    view! {
        <li
            aria-posinset=place
            aria-setsize=size
            class:kept=move || list.place_outside(rank).is_some()
            style:top=move || list.place_outside(rank)
            on:focusin=move |_| focused.set(Some(rank))
            on:focusout=move |_| request_animation_frame(left)
            on:click=move |event| clicked(library, position, &event, announcer)
            inner_html=content
        ></li>
    }
}

/// Does what a button of a card says. The card is text, so its buttons have no listeners.
fn clicked(library: &'static Library, position: usize, event: &MouseEvent, announcer: Announcer) {
    let Some(paper) = library.loaded_paper(position) else { return };
    let Some(button) = browser::clicked_button(event).filter(|button| button.name() == COPY) else { return };
    let text = match CopiedValue::parse(&button.value()) {
        Some(CopiedValue::Link) => [&browser::origin(), &library.href(&Route::paper(&paper.id))[..]].concat(),
        Some(CopiedValue::Bibtex) => Format::Bibtex.cite(paper, &citation_key_in(paper, library.catalogue.papers())),
        None => return,
    };
    browser::spawn(async move {
        let outcome = announcer.copy(&text).await;
        let _ = button.set_attribute("data-outcome", outcome);
        set_timeout(
            move || {
                let _ = button.remove_attribute("data-outcome");
            },
            FEEDBACK,
        );
    });
}

/// Walking the papers by keys, and coming back to one of them.
#[derive(Clone, Copy)]
struct Walk {
    list: VirtualList,
    focused: RwSignal<Option<usize>>,
}

impl Walk {
    fn listen(self) {
        let location = use_location();
        shortcut("j", move || self.go_by(1));
        shortcut("k", move || self.go_by(-1));
        shortcut("o", move || self.current().and_then(|rank| self.link(rank)).inspect(HtmlElement::click).is_some());
        let ToResults(to_results) = expect_context();
        Effect::new(move |is_later: Option<()>| {
            to_results.track();
            if is_later.is_some() {
                // Keys that are pressed from now on are for the papers.
                browser::blur(SEARCH_BOX);
                self.focused.set(Some(0));
                // What was typed last is shown by then.
                browser::after_frame(move || {
                    if !self.focused.get_untracked().is_some_and(|rank| self.focus(rank)) {
                        browser::focus_on(SEARCH_BOX);
                    }
                });
            }
        });
        let (library, results) = (use_library(), use_search().results);
        Effect::new(move |_| {
            // Whoever comes back from a paper finds it focused.
            let Some(id) = location.take_left_paper() else { return };
            let rank = results.with_untracked(|results| {
                results
                    .papers
                    .iter()
                    .position(|position| library.loaded_paper(*position).is_some_and(|paper| paper.id == id))
            });
            if let Some(rank) = rank {
                self.focused.set(Some(rank));
                // In the frame that shows the list, after it was scrolled; unless the reader is elsewhere by then.
                request_animation_frame(move || {
                    request_animation_frame(move || {
                        if browser::focused().is_none() {
                            self.focus_returned(rank);
                        }
                    });
                });
            }
        });
    }

    /// The rank of the card that has the focus. Asked of the page: a window in the background has a
    /// focused element, and hears of no focus.
    fn current(self) -> Option<usize> {
        let list = self.list.element()?;
        let card =
            browser::focused().filter(|element| list.contains(Some(element)))?.closest("[aria-posinset]").ok()??;
        card.get_attribute("aria-posinset")?.parse::<usize>().ok()?.checked_sub(1)
    }

    /// Goes from the card with the focus to the next (`step` 1) or the one before (-1), or to the first
    /// one in the viewport when none has it. `false` when there is nowhere to go.
    fn go_by(self, step: isize) -> bool {
        let rank = match self.current() {
            Some(rank) => rank.checked_add_signed(step),
            None => Some(self.list.first_seen(browser::scroll_position())),
        };
        let Some(rank) = rank else { return false };
        if self.link(rank).is_none() {
            // Not in the page yet.
            if let Some(place) = self.list.scroll_to_show(rank, browser::scroll_position()) {
                browser::scroll_to(place);
                browser::after_frame(move || {
                    self.focus(rank);
                });
                return true;
            }
        }
        self.focus(rank)
    }

    /// Gives the focus to the link of a card, and brings the card into the viewport.
    fn focus(self, rank: usize) -> bool {
        let Some(link) = self.link(rank) else { return false };
        if let Some(place) = self.list.scroll_to_show(rank, browser::scroll_position()) {
            browser::scroll_to(place);
        }
        browser::focus(&link);
        true
    }

    /// Gives the focus to the link of the card that the reader has come back to. The page stays where it
    /// was left if they see that link.
    fn focus_returned(self, rank: usize) {
        match self.link(rank).filter(browser::is_in_viewport) {
            Some(link) => browser::focus(&link),
            None => {
                self.focus(rank);
            }
        }
    }

    /// The link of a card, if that is in the page.
    fn link(self, rank: usize) -> Option<HtmlElement> {
        let list = self.list.element()?;
        browser::descendant(&list, &format!(":scope > [aria-posinset=\"{}\"] h2 a", rank + 1))
    }
}
