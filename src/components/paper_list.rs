//! The results: one list, of which only what is near the window is in the page.
use std::ops::Range;

use catalogue::query::{Query, View};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::custom::CustomAttribute;
use maud::{Markup, html};

use crate::browser::{self, ListLayout};
use crate::components::card::card;
use crate::region::fixed;
use crate::state::State;

/// How many papers a page shows before its layout is known, and in its static form.
pub const FIRST: usize = 24;

/// Finds the list in the page.
const LIST: &str = "ol.papers";

/// The layouts that were measured, one for each view. Kept while the reader is on
/// another page, so that Back draws the right part of the list at once.
pub type Layouts = [Option<ListLayout>; View::ALL.len()];

/// The items to draw: those in the window and one window above and below it, in whole
/// rows.
fn near_window(layout: ListLayout, total: usize, scroll: f64, window: f64) -> Range<usize> {
    let rows = total.div_ceil(layout.columns);
    let row_at = |distance: f64| -> usize {
        // Beyond either end the cast saturates, which is what is wanted.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let row = (distance / layout.row).floor() as usize;
        row.min(rows)
    };
    let first = row_at(scroll - layout.top - window);
    let last = (row_at(scroll - layout.top + 2.0 * window) + 1).min(rows);
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
    let library = state.library.clone();
    let view = Memo::new(move |_| query.with(|query| query.view));
    let total = Memo::new(move |_| results.with(|results| results.papers.len()));
    let layout = move || layouts.with(|layouts| layouts[view.get() as usize]);

    let measure = move || {
        let Some(measured) = browser::list_layout(LIST) else { return };
        let view = view.get_untracked() as usize;
        if layouts.with_untracked(|layouts| layouts[view] != Some(measured)) {
            layouts.update(|layouts| layouts[view] = Some(measured));
        }
    };
    Effect::new(move |_| {
        // A new set or another answer may change the columns and where the list begins.
        view.track();
        results.track();
        request_animation_frame(measure);
    });
    Effect::new(move |_| {
        let resized = window_event_listener(leptos::ev::resize, move |_| measure());
        on_cleanup(move || resized.remove());
    });
    let range = Memo::new(move |_| match layout() {
        Some(layout) => near_window(layout, total.get(), location.scroll().get(), browser::window_height()),
        None => 0..total.get().min(FIRST),
    });
    // Set on the element and not in the markup, where the Content-Security-Policy forbids
    // style attributes.
    Effect::new(move |_| {
        let Some(layout) = layout() else { return };
        let rows = total.get().div_ceil(layout.columns) as f64;
        let above = (range.get().start / layout.columns) as f64 * layout.row;
        browser::set_height(LIST, above, (rows * layout.row - layout.gap).max(0.0));
    });
    // A card is drawn anew when its place or the question changes; scrolling keeps it.
    let items = move || {
        let question = query.with(Query::print);
        let at = |rank: usize| results.with(|results| Some((rank, *results.papers.get(rank)?, question.clone())));
        range.get().filter_map(at).collect::<Vec<_>>()
    };
    let item = move |(rank, position, _): (usize, usize, String)| {
        let card = query.with_untracked(|query| library.paper(position).map(|paper| card(&library, paper, query)));
        let (rank, total) = ((rank + 1).to_string(), total.get_untracked().to_string());
        fixed("li", &[("aria-posinset", &rank), ("aria-setsize", &total)], card.unwrap_or_default())
    };
    let papers = view! { <For each=items key=Clone::clone children=item /> };
    custom("ol")
        .child(papers)
        .attr("class", "papers")
        .attr("role", "list")
        .attr("aria-label", "Papers")
        .attr("data-view", move || view.get().id())
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::near_window;
    use crate::browser::ListLayout;

    const LAYOUT: ListLayout = ListLayout { top: 200.0, columns: 3, row: 400.0, gap: 20.0 };

    #[test]
    fn the_top_of_the_page_shows_the_first_rows() {
        assert_eq!(near_window(LAYOUT, 849, 0.0, 900.0), 0..15);
    }

    #[test]
    fn far_down_only_a_few_windows_are_drawn() {
        let range = near_window(LAYOUT, 849, 50_000.0, 900.0);
        assert_eq!(range.start % 3, 0);
        assert!(range.start > 300 && range.len() <= 27, "{range:?}");
    }

    #[test]
    fn the_end_is_never_passed() {
        assert_eq!(near_window(LAYOUT, 849, 1e9, 900.0).end, 849);
        assert_eq!(near_window(LAYOUT, 2, 1e9, 900.0), 0..2);
        assert_eq!(near_window(LAYOUT, 0, 0.0, 900.0), 0..0);
    }
}
