//! The results: one list, of which only what is near the window is in the page.
use std::ops::Range;
use std::time::Duration;

use catalogue::query::{Query, View};
use leptos::prelude::*;
use maud::{Markup, html};

use crate::browser::{self, ListLayout};
use crate::components::card::card;
use crate::effect::effect;
use crate::load::IS_PROGRAM;
use crate::region::fixed;
use crate::state::State;

/// How many papers a page shows before its layout is known, and in its static form.
pub const FIRST: usize = 9;

/// How many windows below the one that is seen are drawn at once, until it is a whole one.
const FIRST_REACH: f64 = 0.5;

/// Finds the list in the page.
pub const LIST: &str = "ol.papers";

/// The items to draw: those in the window, one window above it and as many as `below` below it,
/// in whole rows.
fn near_window(layout: ListLayout, total: usize, scroll: f64, below: f64) -> Range<usize> {
    let rows = total.div_ceil(layout.columns);
    let row_at = |distance: f64| -> usize {
        // Beyond either end the cast saturates, which is what is wanted.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let row = (distance / layout.row).floor() as usize;
        row.min(rows)
    };
    let first = row_at(scroll - layout.top - layout.window);
    let last = (row_at(scroll - layout.top + (1.0 + below) * layout.window) + 1).min(rows);
    // A list shorter than where the page is scrolled shows its end.
    let first = first.min(last.saturating_sub(1));
    first * layout.columns..(last * layout.columns).min(total)
}

/// The heads of the table's columns. For the eye; those who hear the page hear each paper
/// in full.
#[must_use]
pub fn table_head(query: &Query) -> Markup {
    html! {
        @if query.view == View::Table {
            div class="table-head" aria-hidden="true" {
                @for column in ["Title", "Authors", "Year", "Published, about"] { span { (column) } }
            }
        }
    }
}

/// The papers of the results in their order.
pub fn paper_list(state: &State) -> AnyView {
    let &State { query, results, layouts, location, .. } = state;
    let view = move || query.with(|query| query.view);
    let total = move || results.with(|results| results.papers.len());
    let layout = move || layouts.with(|layouts| layouts[view() as usize]);

    // This also has more of the list drawn, while not all that is near is there yet.
    let keep = move |measured: Option<ListLayout>| {
        if let Some(measured) = measured {
            let view = untrack(view) as usize;
            layouts.update(|layouts| layouts[view] = Some(measured));
        }
    };
    // The next frame has the page laid out in any case, so that to measure it then costs nothing.
    // What follows from it is not to delay that frame, unless the length of the list does.
    let measure_next = move || {
        request_animation_frame(move || {
            let measured = browser::list_layout(LIST);
            if untrack(layout).is_none() {
                keep(measured);
            } else {
                set_timeout(move || keep(measured), Duration::ZERO);
            }
        });
    };
    let mut is_new = true;
    effect(move || {
        // A new set or another answer may change the columns and where the list begins.
        query.track();
        results.track();
        if std::mem::take(&mut is_new) && location.scroll().get_untracked() > 0.0 {
            // The list has its length before the page is scrolled to where the reader was. A page
            // that is shown from its top need not be laid out for that at once.
            keep(browser::list_layout(LIST));
        }
        measure_next();
    });
    effect(move || {
        let resized = window_event_listener(leptos::ev::resize, move |_| keep(browser::list_layout(LIST)));
        on_cleanup(move || resized.remove());
    });
    let range = move |below| match layout() {
        Some(layout) => near_window(layout, total(), location.scroll().get(), below),
        None => 0..total().min(FIRST),
    };
    // Of a new list only what can be seen is drawn at first, and the rest step by step once that is
    // shown: no letter typed waits for papers below the window.
    let shown_first = move || untrack(|| range(0.0));
    // Set on the element and not in the markup, where the Content-Security-Policy forbids
    // style attributes.
    effect(move || {
        let Some(layout) = layout() else { return };
        let rows = total().div_ceil(layout.columns) as f64;
        let above = (range(1.0).start / layout.columns) as f64 * layout.row;
        browser::set_height(LIST, above, (rows * layout.row - layout.gap).max(0.0));
    });
    let state = *state;
    let first = shown_first();
    let papers = items(&state, first.clone());
    let view = untrack(view).id();
    let list =
        fixed("ol", &[("class", "papers"), ("role", "list"), ("aria-label", "Papers"), ("data-view", view)], papers);
    let mut drawn = Drawn::new(&state, first);
    let mut reach = FIRST_REACH;
    let mut is_first = true;
    effect(move || {
        // Cards carry the question along, also where its answer is the same as before. Both come
        // before the range, which follows from them: else this may not be told of results that
        // leave the range as it is.
        query.track();
        results.track();
        let near = range(reach);
        if std::mem::take(&mut is_first) {
            return;
        }
        let next = Drawn::new(&state, near.clone());
        let is_same = drawn == next && reach == 1.0;
        // Most of what is scrolled changes nothing. A list that waits for records looks for them
        // again, by which it hears of the next one.
        if is_same && drawn.is_whole() {
            return;
        }
        state.library.forget_wanted_records();
        if drawn.is_of_list(&next) {
            move_window(&state, &drawn, &near);
            drawn = next;
            reach = f64::min(reach + FIRST_REACH, 1.0);
            if !is_same {
                measure_next();
            }
        } else {
            let first = shown_first();
            browser::set_content(LIST, &items(&state, first.clone()).0);
            browser::set_attribute(LIST, "data-view", Some(query.with(|query| query.view.id())));
            drawn = Drawn::new(&state, first);
            reach = FIRST_REACH;
        }
    });
    list
}

/// What the list shows.
#[derive(PartialEq)]
struct Drawn {
    /// The question that it answers.
    question: String,
    /// The ranks of the papers, from 0.
    ranks: Range<usize>,
    /// Their positions, and whether the record of each was there.
    papers: Vec<(usize, bool)>,
}

impl Drawn {
    fn new(state: &State, ranks: Range<usize>) -> Self {
        let drawn = |position: &usize| (*position, state.library.loaded_paper(*position).is_some());
        let papers = state.results.with_untracked(|results| {
            results.papers.get(ranks.clone()).unwrap_or_default().iter().map(drawn).collect()
        });
        Self { question: state.query.with_untracked(Query::print), ranks, papers }
    }

    /// Whether no record is still to come.
    fn is_whole(&self) -> bool {
        self.papers.iter().all(|(_, is_there)| *is_there)
    }

    /// The paper of a rank, and whether its record was there.
    fn at(&self, rank: usize) -> Option<(usize, bool)> {
        self.papers.get(rank.checked_sub(self.ranks.start)?).copied()
    }

    /// Whether what is shown next is another part of the same list.
    fn is_of_list(&self, next: &Self) -> bool {
        let paper = |drawn: &Self, rank| drawn.at(rank).map(|(position, _)| position);
        let stays = |rank| !next.ranks.contains(&rank) || paper(self, rank) == paper(next, rank);
        self.question == next.question && self.ranks.clone().all(stays)
    }
}

/// The items with these ranks, from 0.
fn items(state: &State, ranks: Range<usize>) -> Markup {
    let draw = |query: &Query, papers: &[usize]| {
        html! {
            @for rank in ranks {
                @if let Some(position) = papers.get(rank) {
                    // A static page has these papers and no others.
                    li aria-posinset=[IS_PROGRAM.then_some(rank + 1)] aria-setsize=[IS_PROGRAM.then_some(papers.len())] {
                        @if let Some(paper) = state.library.paper(*position) { (card(state.library, paper, query, rank)) }
                        @else { article class="card awaited" aria-busy="true" {} }
                    }
                }
            }
        }
    };
    state.results.with_untracked(|results| state.query.with_untracked(|query| draw(query, &results.papers)))
}

/// Changes the part of the list that is in the page; what stays is not touched, but for papers
/// whose records have arrived.
fn move_window(state: &State, drawn: &Drawn, to: &Range<usize>) {
    let from = &drawn.ranks;
    let kept = from.start.max(to.start)..from.end.min(to.end);
    if kept.is_empty() {
        browser::set_content(LIST, &items(state, to.clone()).0);
        return;
    }
    browser::remove_items(LIST, kept.start - from.start, from.end - kept.end);
    browser::add_items(LIST, &items(state, to.start..kept.start).0, &items(state, kept.end..to.end).0);
    // Only a long list waits for records.
    if cfg!(feature = "long") {
        for rank in kept {
            // To look for a record that is still to come is to be told when it arrives.
            if let Some((position, false)) = drawn.at(rank)
                && state.library.paper(position).is_some()
            {
                browser::replace_item(LIST, rank - to.start, &items(state, rank..rank + 1).0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::near_window;
    use crate::browser::ListLayout;

    const LAYOUT: ListLayout = ListLayout { top: 200.0, columns: 3, row: 400.0, gap: 20.0, window: 900.0 };

    #[test]
    fn the_top_of_the_page_shows_the_first_rows() {
        assert_eq!(near_window(LAYOUT, 849, 0.0, 1.0), 0..15);
        assert_eq!(near_window(LAYOUT, 849, 0.0, 0.0), 0..6);
    }

    #[test]
    fn far_down_only_a_few_windows_are_drawn() {
        let range = near_window(LAYOUT, 849, 50_000.0, 1.0);
        assert_eq!(range.start % 3, 0);
        assert!(range.start > 300 && range.len() <= 27, "{range:?}");
    }

    #[test]
    fn the_end_is_never_passed() {
        assert_eq!(near_window(LAYOUT, 849, 1e9, 1.0).end, 849);
        assert_eq!(near_window(LAYOUT, 2, 1e9, 1.0), 0..2);
        assert_eq!(near_window(LAYOUT, 0, 0.0, 1.0), 0..0);
    }
}
