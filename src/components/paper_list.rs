//! The results: one list, of which only what is near the window is in the page.
use std::cell::Cell;
use std::ops::Range;
use std::rc::Rc;
use std::time::Duration;

use catalogue::query::{Query, View};
use leptos::prelude::*;
use maud::{Markup, html};

use crate::browser::{self, ListLayout};
use crate::components::card::card;
use crate::effect::{PAUSE, after_frame, effect};
use crate::load::IS_PROGRAM;
use crate::region::fixed;
use crate::state::State;

/// How many papers a page shows before its layout is known, and in its static form.
pub const FIRST: usize = 9;

/// How many windows more are drawn in each step, until the list reaches a whole one below that
/// which is seen: no letter typed waits for more. What is not seen waits for a pause.
const STEP: f64 = 0.5;

/// Finds the list in the page.
pub const LIST: &str = "ol.papers";

/// How many rows of a list begin within so many CSS pixels of it.
fn rows_within(distance: f64, layout: ListLayout) -> usize {
    // Beyond either end the cast saturates, which is what is wanted.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let rows = (distance / layout.row).floor() as usize;
    rows
}

/// The items in the window, and in so many windows above and below it, in whole rows.
fn near_window(layout: ListLayout, total: usize, scroll: f64, above: f64, below: f64) -> Range<usize> {
    let rows = total.div_ceil(layout.columns);
    let first = rows_within(scroll - layout.top - above * layout.window, layout);
    let last = (rows_within(scroll - layout.top + (1.0 + below) * layout.window, layout) + 1).min(rows);
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

    let keep = move |measured: Option<ListLayout>| {
        let view = untrack(view) as usize;
        if measured.is_some() && layouts.with_untracked(|layouts| layouts[view] != measured) {
            layouts.update(|layouts| layouts[view] = measured);
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
    let range = move |above, below| match layout() {
        Some(layout) => near_window(layout, total(), location.scroll().get(), above, below),
        None => 0..total().min(FIRST),
    };
    let mut heights = None;
    let mut fit = move |first: usize| {
        let Some(layout) = untrack(layout) else { return };
        let rows = untrack(total).div_ceil(layout.columns) as f64;
        let above = (first / layout.columns) as f64 * layout.row;
        let fitting = (above, (rows * layout.row - layout.gap).max(0.0));
        if heights.replace(fitting) != Some(fitting) {
            browser::set_height(LIST, fitting.0, fitting.1);
        }
    };
    let state = *state;
    let seen = untrack(|| range(1.0, 0.0));
    let papers = items(&state, seen.clone());
    let view = untrack(view).id();
    let list =
        fixed("ol", &[("class", "papers"), ("role", "list"), ("aria-label", "Papers"), ("data-view", view)], papers);
    let mut drawn = Drawn::new(&state, seen);
    let mut reach = STEP;
    let mut is_first = true;
    let step = ArcTrigger::new();
    let is_due = Rc::new(Cell::new(false));
    let mut later = None::<TimeoutHandle>;
    let mut step_later = {
        let (step, is_due) = (step.clone(), Rc::clone(&is_due));
        move |reach| {
            if let Some(later) = later.take() {
                later.clear();
            }
            let (step, is_due) = (step.clone(), Rc::clone(&is_due));
            let take = move || {
                is_due.set(true);
                step.notify();
            };
            if reach > 0.0 {
                later = set_timeout_with_handle(take, PAUSE).ok();
            } else {
                after_frame(take);
            }
        }
    };
    effect(move || {
        // Cards carry the question along, also where its answer is the same as before. Both come
        // before the range, which follows from them: else this may not be told of results that
        // leave the range as it is.
        query.track();
        results.track();
        step.track();
        let next = Drawn::new(&state, range(1.0, reach));
        let is_due = is_due.take();
        if std::mem::take(&mut is_first) {
            fit(drawn.ranks.start);
            step_later(reach);
            return;
        }
        // A list that waits for records looks for them again, by which it hears of the next one.
        if drawn.is_whole() {
            // Most of what is scrolled changes nothing.
            if drawn == next && reach == 1.0 {
                fit(drawn.ranks.start);
                return;
            }
            let seen = untrack(|| range(0.0, 0.0));
            let has_seen = drawn.ranks.start <= seen.start && seen.end <= drawn.ranks.end;
            if !is_due && has_seen && drawn.is_of_list(&next) {
                step_later(0.0);
                return;
            }
        }
        state.library.forget_wanted_records();
        if drawn.is_of_list(&next) {
            let step = untrack(layout)
                .map_or(FIRST, |layout| (rows_within(STEP * layout.window, layout) + 1) * layout.columns);
            let is_behind;
            (drawn, is_behind) = move_window(&state, &drawn, next, step);
            if is_behind {
                step_later(0.0);
            } else if reach < 1.0 {
                reach += STEP;
                step_later(reach);
            }
        } else {
            drawn = begin(&state, &drawn, untrack(|| range(1.0, -STEP)), &untrack(|| range(1.0, 0.0)));
            reach = 0.0;
            step_later(reach);
        }
        fit(drawn.ranks.start);
        // Papers that were awaited may be the first that can be measured.
        if untrack(layout).is_none() {
            measure_next();
        }
    });
    list
}

/// Begins another list with its papers in the upper half of the window; the cards that `before`
/// has below stay until they are replaced in the next step, so that nothing flickers and no frame
/// has all of the window to draw.
fn begin(state: &State, before: &Drawn, upper: Range<usize>, seen: &Range<usize>) -> Drawn {
    let drawn = Drawn::new(state, upper.clone());
    if drawn.question.view == before.question.view && upper.start == before.ranks.start {
        browser::replace_items(LIST, seen.len(), usize::MAX, "");
        browser::replace_items(LIST, 0, upper.len(), &items(state, upper).0);
    } else {
        browser::set_content(LIST, &items(state, upper).0);
        browser::set_attribute(LIST, "data-view", Some(drawn.question.view.id()));
    }
    drawn
}

/// What the list shows.
#[derive(PartialEq)]
struct Drawn {
    /// The question that it answers.
    question: Query,
    /// The ranks of the papers, from 0.
    ranks: Range<usize>,
    /// Their positions, and whether each is drawn from its record, which may be still to come.
    papers: Vec<(usize, bool)>,
}

impl Drawn {
    fn new(state: &State, ranks: Range<usize>) -> Self {
        let drawn = |position: &usize| (*position, state.library.loaded_paper(*position).is_some());
        let papers = state.results.with_untracked(|results| {
            results.papers.get(ranks.clone()).unwrap_or_default().iter().map(drawn).collect()
        });
        Self { question: state.query.get_untracked(), ranks, papers }
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

/// Changes the part of the list that is in the page; what stays is not touched, but for the first
/// `most` papers whose records have arrived. Returns what is drawn then, and whether more have arrived.
fn move_window(state: &State, drawn: &Drawn, mut next: Drawn, most: usize) -> (Drawn, bool) {
    let (from, to) = (&drawn.ranks, next.ranks.clone());
    let kept = from.start.max(to.start)..from.end.min(to.end);
    if kept.is_empty() {
        browser::set_content(LIST, &items(state, to).0);
        return (next, false);
    }
    browser::replace_items(LIST, 0, kept.start - from.start, &items(state, to.start..kept.start).0);
    browser::replace_items(LIST, kept.end - to.start, usize::MAX, &items(state, kept.end..to.end).0);
    // Only a long list waits for records.
    let mut arrived = 0;
    if cfg!(feature = "long") {
        for rank in kept {
            // To look for a record that is still to come is to be told when it arrives.
            if let Some((position, false)) = drawn.at(rank)
                && state.library.paper(position).is_some()
            {
                let place = rank - to.start;
                arrived += 1;
                if arrived <= most {
                    browser::replace_items(LIST, place, 1, &items(state, rank..rank + 1).0);
                } else if let Some((_, is_drawn)) = next.papers.get_mut(place) {
                    *is_drawn = false;
                }
            }
        }
    }
    (next, arrived > most)
}

#[cfg(test)]
mod tests {
    use super::near_window;
    use crate::browser::ListLayout;

    const LAYOUT: ListLayout = ListLayout { top: 200.0, columns: 3, row: 400.0, gap: 20.0, window: 900.0 };

    #[test]
    fn the_top_of_the_page_shows_the_first_rows() {
        assert_eq!(near_window(LAYOUT, 849, 0.0, 1.0, 1.0), 0..15);
        assert_eq!(near_window(LAYOUT, 849, 0.0, 1.0, 0.0), 0..6);
    }

    #[test]
    fn far_down_only_a_few_windows_are_drawn() {
        let range = near_window(LAYOUT, 849, 50_000.0, 1.0, 1.0);
        assert_eq!(range.start % 3, 0);
        assert!(range.start > 300 && range.len() <= 27, "{range:?}");
    }

    #[test]
    fn the_end_is_never_passed() {
        assert_eq!(near_window(LAYOUT, 849, 1e9, 1.0, 1.0).end, 849);
        assert_eq!(near_window(LAYOUT, 2, 1e9, 1.0, 1.0), 0..2);
        assert_eq!(near_window(LAYOUT, 0, 0.0, 1.0, 1.0), 0..0);
    }
}
