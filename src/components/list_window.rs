//! The part of the list that is in the page: what is in the reader's window and near it.
//!
//! What is typed, clicked or scrolled is not to wait for more than it shows, so the part is drawn in
//! steps, each a frame's work: the upper half of the window, the lower half, and what is below; of
//! another answer that waits for a pause.
use std::ops::Range;

use catalogue::query::Query;
use leptos::prelude::*;
use maud::{Markup, html};

use crate::browser::{self, ListLayout};
use crate::components::card::card;
use crate::load::IS_PROGRAM;
use crate::state::State;

/// How many papers a page shows before its layout is known, and in its static form.
pub const FIRST: usize = 9;

/// Finds the list in the page.
pub const LIST: &str = "ol.papers";

/// How many windows are drawn in one step.
const STEP: f64 = 0.5;

/// How many windows above and below the one that is seen are drawn in the end.
const REACH: f64 = 1.0;

/// Where the reader is in a list.
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// How the list is laid out, once that is known.
    pub layout: Option<ListLayout>,
    /// How many items it has.
    pub total: usize,
    /// How far the page is scrolled, in CSS pixels.
    pub scroll: f64,
}

impl Place {
    /// The items in the window, and in so many windows above and below it, in whole rows.
    fn near(self, above: f64, below: f64) -> Range<usize> {
        let Self { layout, total, scroll } = self;
        let Some(layout) = layout else { return 0..total.min(FIRST) };
        let rows = total.div_ceil(layout.columns);
        let first = rows_within(scroll - layout.top - above * layout.window, layout);
        let last = (rows_within(scroll - layout.top + (1.0 + below) * layout.window, layout) + 1).min(rows);
        // A list shorter than where the page is scrolled shows its end.
        let first = first.min(last.saturating_sub(1));
        first * layout.columns..(last * layout.columns).min(total)
    }

    /// How many items are drawn in one step.
    fn step(self) -> usize {
        self.layout.map_or(FIRST, |layout| (rows_within(STEP * layout.window, layout) + 1) * layout.columns)
    }
}

/// How many rows of a list end within so many CSS pixels of it.
fn rows_within(distance: f64, layout: ListLayout) -> usize {
    // Beyond either end the cast saturates, which is what is wanted.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let rows = (distance / layout.row).floor() as usize;
    rows
}

/// When the next step is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Once what is drawn is shown.
    AfterFrame,
    /// When the reader pauses.
    AfterPause,
}

/// The part of the list that is in the page.
pub struct ListWindow {
    state: State,
    drawn: Drawn,
    /// How many windows below the one that is seen the next step reaches.
    reach: f64,
    /// When each step below the window is due.
    below: Due,
    /// The room above the first item, and the height of the whole list, in CSS pixels.
    heights: Option<(f64, f64)>,
}

impl ListWindow {
    /// The part of a new list, and its first items.
    #[must_use]
    pub fn new(state: &State, place: Place) -> (Self, Markup) {
        let seen = place.near(REACH, 0.0);
        let drawn = Drawn::new(state, seen.clone());
        let window = Self { state: *state, drawn, reach: STEP, below: Due::AfterFrame, heights: None };
        (window, items(state, seen))
    }

    /// Takes a step towards what is to be drawn. One that was not due (`is_due`), and without which
    /// the reader misses nothing, is put off. Says when the next one is due, if there is one.
    pub fn follow(&mut self, place: Place, is_due: bool) -> Option<Due> {
        let next = Drawn::new(&self.state, place.near(REACH, self.reach));
        let due = if self.drawn.is_of_list(&next) {
            self.go_on(next, place, is_due)
        } else {
            self.begin(place);
            Some(Due::AfterFrame)
        };
        self.fit(place);
        due
    }

    /// Begins another list with the upper half of the window. The cards below stay until the next
    /// step replaces them, so that nothing flickers.
    fn begin(&mut self, place: Place) {
        let (upper, seen) = (place.near(REACH, -STEP), place.near(REACH, 0.0));
        self.state.library.forget_wanted_records();
        let before = std::mem::replace(&mut self.drawn, Drawn::new(&self.state, upper.clone()));
        let (first, view) = (upper.start, self.drawn.question.view);
        let html = items(&self.state, upper.clone());
        if view == before.question.view && first == before.ranks.start {
            browser::replace_items(LIST, seen.len(), usize::MAX, "");
            browser::replace_items(LIST, 0, upper.len(), &html.0);
        } else {
            browser::set_content(LIST, &html.0);
            browser::set_attribute(LIST, "data-view", Some(view.id()));
        }
        self.reach = 0.0;
        // Whoever types or filters may go on.
        self.below = Due::AfterPause;
    }

    /// Draws another part of the same list.
    fn go_on(&mut self, next: Drawn, place: Place, is_due: bool) -> Option<Due> {
        // A list that waits for records looks for them again, by which it hears of the next one.
        if self.drawn.is_whole() {
            // Most of what is scrolled changes nothing.
            if self.drawn == next && self.reach == REACH {
                return None;
            }
            if !is_due && self.drawn.has(&place.near(0.0, 0.0)) {
                return Some(Due::AfterFrame);
            }
        }
        self.state.library.forget_wanted_records();
        if self.go_to(next, place.step()) {
            return Some(Due::AfterFrame);
        }
        (self.reach < REACH).then(|| {
            self.reach += STEP;
            self.below
        })
    }

    /// Changes what is drawn to `next`; what stays is not touched, but for the first `most` papers
    /// whose records have arrived. Whether more have arrived.
    fn go_to(&mut self, mut next: Drawn, most: usize) -> bool {
        let state = &self.state;
        let (from, to) = (&self.drawn.ranks, next.ranks.clone());
        let kept = from.start.max(to.start)..from.end.min(to.end);
        let mut arrived = 0;
        if kept.is_empty() {
            browser::set_content(LIST, &items(state, to).0);
        } else {
            browser::replace_items(LIST, 0, kept.start - from.start, &items(state, to.start..kept.start).0);
            browser::replace_items(LIST, kept.end - to.start, usize::MAX, &items(state, kept.end..to.end).0);
            // Only a long list waits for records.
            for rank in kept.filter(|_| cfg!(feature = "long")) {
                // To look for a record that is still to come is to be told when it arrives.
                if let Some((position, false)) = self.drawn.at(rank)
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
        self.drawn = next;
        arrived > most
    }

    /// Gives the list the height of all its items. Set on the element and not in the markup, where
    /// the Content-Security-Policy forbids style attributes.
    fn fit(&mut self, Place { layout, total, .. }: Place) {
        let Some(layout) = layout else { return };
        let height = |items: usize| (items / layout.columns) as f64 * layout.row;
        let all = height(total.next_multiple_of(layout.columns)) - layout.gap;
        let heights = (height(self.drawn.ranks.start), all.max(0.0));
        if self.heights.replace(heights) != Some(heights) {
            browser::set_height(LIST, heights.0, heights.1);
        }
    }
}

/// What is drawn.
#[derive(PartialEq)]
struct Drawn {
    /// The question that the list answers.
    question: Query,
    /// The ranks of the papers, from 0.
    ranks: Range<usize>,
    /// Their positions, and whether each is drawn from its record, which may be still to come.
    papers: Vec<(usize, bool)>,
}

impl Drawn {
    fn new(state: &State, ranks: Range<usize>) -> Self {
        // A list that is loaded as a whole waits for nothing.
        let is_there = |position| !cfg!(feature = "long") || state.library.loaded_paper(position).is_some();
        let drawn = |position: &usize| (*position, is_there(*position));
        let papers = state.results.with_untracked(|results| {
            results.papers.get(ranks.clone()).unwrap_or_default().iter().map(drawn).collect()
        });
        Self { question: state.query.get_untracked(), ranks, papers }
    }

    /// Whether no record is still to come.
    fn is_whole(&self) -> bool {
        self.papers.iter().all(|(_, is_there)| *is_there)
    }

    /// Whether these ranks are drawn.
    fn has(&self, ranks: &Range<usize>) -> bool {
        self.ranks.start <= ranks.start && ranks.end <= self.ranks.end
    }

    /// The paper of a rank, and whether its record was there.
    fn at(&self, rank: usize) -> Option<(usize, bool)> {
        self.papers.get(rank.checked_sub(self.ranks.start)?).copied()
    }

    /// Whether what is drawn next is another part of the same list.
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

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::Place;
    use crate::browser::ListLayout;

    const LAYOUT: ListLayout = ListLayout { top: 200.0, columns: 3, row: 400.0, gap: 20.0, window: 900.0 };

    fn near(total: usize, scroll: f64, below: f64) -> Range<usize> {
        Place { layout: Some(LAYOUT), total, scroll }.near(1.0, below)
    }

    #[test]
    fn the_top_of_the_page_shows_the_first_rows() {
        assert_eq!(near(849, 0.0, 1.0), 0..15);
        assert_eq!(near(849, 0.0, 0.0), 0..6);
        assert_eq!(near(849, 0.0, -0.5), 0..3);
    }

    #[test]
    fn a_list_whose_layout_is_not_known_shows_its_first_items() {
        assert_eq!(Place { layout: None, total: 849, scroll: 5000.0 }.near(1.0, 1.0), 0..super::FIRST);
        assert_eq!(Place { layout: None, total: 2, scroll: 0.0 }.near(1.0, 1.0), 0..2);
    }

    #[test]
    fn far_down_only_a_few_windows_are_drawn() {
        let range = near(849, 50_000.0, 1.0);
        assert_eq!(range.start % 3, 0);
        assert!(range.start > 300 && range.len() <= 27, "{range:?}");
    }

    #[test]
    fn the_end_is_never_passed() {
        assert_eq!(near(849, 1e9, 1.0).end, 849);
        assert_eq!(near(2, 1e9, 1.0), 0..2);
        assert_eq!(near(0, 0.0, 1.0), 0..0);
    }
}
