//! The results, as one list.
use catalogue::Paper;
use catalogue::export::{Format, Texts};
use catalogue::query::View;
use catalogue::route::Route;
use leptos::prelude::*;

use crate::announcer::Announcer;
use crate::browser::{self, HtmlElement, IS_PROGRAM, MouseEvent};
use crate::components::paper_abstract::unfold_abstract;
use crate::components::shelf_button::toggle;
use crate::components::virtual_list::VirtualList;
use crate::context::{use_announcer, use_library, use_location, use_pending_focus, use_search, use_shelf};
use crate::data::library::Library;
use crate::data::shelf::ShelfStore;
use crate::html::card::{COPY, CopiedValue, SHELF, UNFOLD_ABSTRACT, card};
use crate::html::table::{row, table_head};
use crate::location::{Location, SEARCH_BOX};
use crate::reactive::{memo, page_memo};
use crate::shortcuts::shortcut;

/// Where the first paper stands in a table, after the head.
const FIRST_ROW: usize = 2;

/// The papers of the results in their order.
#[component]
pub fn PaperList() -> impl IntoView {
    let search = use_search();
    let location = use_location();
    let library = use_library();
    let list = VirtualList::new(library, search, location);
    let is_table = memo(move || search.view() == View::Table);
    // The rank of the card that has the focus, which stays in the page.
    let focused = RwSignal::new(None::<usize>);
    // An item is one place of the list. Other results change what is in it, which is quicker than another item.
    let rows = move || {
        let (range, total, is_row) = (list.range.get(), search.total(), is_table.get());
        let pinned = focused.get().filter(|rank| !range.contains(rank) && *rank < total);
        let before = pinned.filter(|rank| *rank < range.start).into_iter();
        let behind = pinned.filter(|rank| *rank >= range.end);
        before.chain(range).chain(behind).map(|rank| (rank, is_row)).collect::<Vec<_>>()
    };
    ListNavigation { list, focused, pending: use_pending_focus() }.listen();
    // A static page does not know how wide it is shown; `card.css` does.
    let view = move || match IS_PROGRAM {
        true => search.view().id(),
        false => search.query.with(|query| query.view.map_or("auto", View::id)),
    };
    let has_thumbnails = move || search.query.with(|query| library.shared_category(query).map(|_| ""));
    let in_table = move |value: &'static str| move || is_table.get().then_some(value);
    let head = move || search.query.with(|query| is_table.get().then(|| table_head(library, query).into_string()));
    view! {
        <div
            class="papers-frame"
            class:has-citations=library.has_citations()
            class:has-stars=library.has_stars
            role=in_table("table")
            aria-label=in_table("Papers")
            aria-rowcount=move || is_table.get().then(|| (search.total() + 1).to_string())
        >
            <div class="part" inner_html=move || head().unwrap_or_default()></div>
            <ol
                node_ref=list.node
                class="papers"
                role=move || if is_table.get() { "none" } else { "list" }
                aria-label=move || (!is_table.get()).then_some("Papers")
                data-view=view
                data-thumbnails=has_thumbnails
                style:padding-top=move || list.padding()
                style:min-height=move || list.height()
            >
                <For each=rows key=|row| *row let((rank, is_row))>
                    <PaperItem rank is_row list focused/>
                </For>
            </ol>
        </div>
    }
}

/// The paper with a rank in the list, or in the table.
#[component]
fn PaperItem(rank: usize, is_row: bool, list: VirtualList, focused: RwSignal<Option<usize>>) -> impl IntoView {
    let library = use_library();
    let search = use_search();
    let announcer = use_announcer();
    let content = memo(move || {
        let content = search.with(|query, results| {
            // There may be none for the moment in which fewer results take the place of more.
            let position = *results.found.papers.get(rank)?;
            let words = results.found.text(query);
            Some(match is_row {
                true => row(library, position, query, words, rank + FIRST_ROW),
                false => card(library, position, query, words, search.view(), rank),
            })
        });
        content.unwrap_or_default().into_string()
    });
    // Not at once: a card that is moved within the page to be kept loses the focus and has it again.
    let left = move || {
        let has_focus = |list: HtmlElement| browser::focused().is_some_and(|element| list.contains(Some(&element)));
        if !list.element().is_some_and(has_focus) {
            focused.try_set(None);
        }
    };
    let shelf = use_shelf();
    let paper = move || search.results.with(|results| library.paper(*results.found.papers.get(rank)?));
    let is_on_shelf = memo(move || paper().is_some_and(|paper| shelf.has(&paper.id)));
    let clicked = move |event: MouseEvent| {
        if let Some(paper) = untrack(paper) {
            act(library, paper, &event, announcer, shelf);
        }
    };
    // A static page has these papers and no others.
    let is_item = IS_PROGRAM && !is_row;
    let position = is_item.then(|| (rank + 1).to_string());
    let size = memo(move || is_item.then(|| search.total().to_string()));
    let outside = memo(move || list.offset_outside(rank));
    view! {
        <li
            role=is_row.then_some("none")
            aria-posinset=position
            aria-setsize=size
            class:shelved=is_on_shelf
            class:kept=move || outside.with(Option::is_some)
            style:top=outside
            on:focusin=move |_| focused.set(Some(rank))
            on:focusout=move |_| request_animation_frame(left)
            on:click=clicked
            inner_html=move || content.get()
        ></li>
    }
}

/// Does what the clicked part of a card says. The card is text, so its parts have no listeners.
fn act(library: &'static Library, paper: &'static Paper, event: &MouseEvent, announcer: Announcer, shelf: ShelfStore) {
    if let Some(summary) = browser::clicked(event, UNFOLD_ABSTRACT) {
        return unfold_abstract(library, paper, &summary);
    }
    let Some(button) = browser::clicked_button(event) else { return };
    if button.name() == SHELF {
        return toggle(shelf, announcer, paper);
    }
    if button.name() != COPY {
        return;
    }
    let text = match CopiedValue::parse(&button.value()) {
        Some(CopiedValue::Link) => browser::whole_address(&library.href(&Route::paper(&paper.id))),
        Some(CopiedValue::Bibtex) => library.export(Format::Bibtex, &[paper], Texts::NONE),
        None => return,
    };
    browser::spawn(async move {
        let show = move |word: Option<&str>| {
            let _ = match word {
                Some(word) => button.set_attribute("data-outcome", word),
                None => button.remove_attribute("data-outcome"),
            };
        };
        announcer.copy(&text, show).await;
    });
}

/// Whether the focus is where no reader put it: a heading has it only because nothing else had.
fn is_free() -> bool {
    browser::focused().is_none_or(|element| element.tag_name() == "H1")
}

/// Going through the papers by keys, and coming back to one of them.
#[derive(Clone, Copy)]
struct ListNavigation {
    list: VirtualList,
    focused: RwSignal<Option<usize>>,
    /// The rank of the result that has the focus as soon as the results are shown.
    pending: RwSignal<Option<usize>>,
}

impl ListNavigation {
    fn listen(self) {
        let location = use_location();
        shortcut("j", move || self.go_by(1));
        shortcut("k", move || self.go_by(-1));
        shortcut("o", move || self.current().and_then(|rank| self.link(rank)).inspect(HtmlElement::click).is_some());
        let route = location.route();
        let pending: Memo<Option<usize>> = page_memo(self.pending);
        Effect::new(move |_| {
            route.track();
            if pending.get().is_some() {
                browser::after_frame(move || self.arrive(location));
            }
        });
        let (library, results) = (use_library(), use_search().results);
        let (shelf, announcer) = (use_shelf(), use_announcer());
        shortcut("s", move || {
            let position = self
                .current()
                .and_then(|rank| results.with_untracked(|results| results.found.papers.get(rank).copied()));
            let paper = position.and_then(|position| library.loaded_paper(position));
            paper.inspect(|paper| toggle(shelf, announcer, paper)).is_some()
        });
        Effect::new(move |_| {
            // Whoever comes back from a paper finds it focused.
            let Some(id) = location.take_left_paper() else { return };
            let rank = results.with_untracked(|results| {
                results
                    .found
                    .papers
                    .iter()
                    .position(|position| library.loaded_paper(*position).is_some_and(|paper| paper.id == id))
            });
            let Some(rank) = rank else { return browser::focus_heading() };
            self.focused.set(Some(rank));
            // In the frame that shows the list, after it was scrolled; unless the reader is elsewhere by then.
            request_animation_frame(move || {
                request_animation_frame(move || {
                    if is_free() {
                        self.focus_returned(rank);
                    }
                });
            });
        });
    }

    /// Gives the focus to the pending card once the results of what was typed last are shown, or back to
    /// the search box when there are none.
    fn arrive(self, location: Location) {
        let Some(rank) = self.pending.get_untracked() else { return };
        // The list may be gone by then.
        if self.list.element().is_none() {
            return self.pending.set(None);
        }
        // They are shown when the route follows the address, which is waited for.
        if !location.is_shown() {
            return;
        }
        self.pending.set(None);
        let is_given = !is_free() || self.list.last().is_some_and(|last| self.go_to(rank.min(last)));
        if !is_given {
            browser::focus_on(SEARCH_BOX);
        }
    }

    /// The rank of the card or row that has the focus. Asked of the page: a window in the background has a
    /// focused element, and hears of no focus.
    fn current(self) -> Option<usize> {
        let list = self.list.element()?;
        let focused = browser::focused()?;
        if !list.contains(Some(&focused)) {
            return None;
        }
        let item = focused.closest("[aria-posinset], [aria-rowindex]").ok()??;
        let rank = |place, first| item.get_attribute(place)?.parse::<usize>().ok()?.checked_sub(first);
        rank("aria-posinset", 1).or_else(|| rank("aria-rowindex", FIRST_ROW))
    }

    /// Goes from the card with the focus to the next (`step` 1) or the one before (-1), or to the first
    /// one in the viewport when none has it. `false` when there is nowhere to go.
    fn go_by(self, step: isize) -> bool {
        if let Some(pending) = self.pending.get_untracked() {
            self.pending.set(Some(pending.saturating_add_signed(step)));
            return true;
        }
        let rank = match self.current() {
            Some(rank) => rank.checked_add_signed(step),
            None => Some(self.list.first_seen(browser::scroll_position())),
        };
        rank.is_some_and(|rank| self.go_to(rank))
    }

    /// Gives the focus to a card, which may not be in the page yet. `false` when there is none.
    fn go_to(self, rank: usize) -> bool {
        if self.link(rank).is_none() && self.list.last().is_some_and(|last| rank <= last) {
            let Some(place) = self.list.scroll_to_show(rank, browser::scroll_position()) else { return false };
            browser::scroll_to(place);
            browser::after_frame(move || {
                self.focus(rank);
            });
            return true;
        }
        self.focus(rank)
    }

    /// Gives the focus to the link of a card, and brings the card into the viewport.
    fn focus(self, rank: usize) -> bool {
        let Some(link) = self.link(rank) else { return false };
        if let Some(place) = self.list.scroll_to_show(rank, browser::scroll_position()) {
            browser::scroll_to(place);
        }
        self.focused.set(Some(rank));
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

    /// The link of a card or row, if that is in the page.
    fn link(self, rank: usize) -> Option<HtmlElement> {
        let list = self.list.element()?;
        let (card, row) = (rank + 1, rank + FIRST_ROW);
        browser::descendant(&list, &format!(":is([aria-posinset=\"{card}\"], [aria-rowindex=\"{row}\"]) h2 a"))
    }
}
