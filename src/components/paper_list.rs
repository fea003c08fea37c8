//! The results: one list, of which only what is near the window is in the page.
use std::ops::Range;
use std::sync::Arc;

use catalogue::query::{Query, View};
use catalogue::search::Results;
use leptos::html;
use leptos::prelude::*;

use crate::browser::{self, ListLayout};
use crate::components::card::Card;
use crate::load::use_library;
use crate::location::use_location;

/// How many papers a page shows before its layout is known, and in its static form.
pub const FIRST: usize = 24;

/// The layouts that were measured, one for each view. Kept while the reader is on
/// another page, so that Back draws the right part of the list at once.
#[derive(Clone, Copy)]
pub struct Layouts(RwSignal<[Option<ListLayout>; View::ALL.len()]>);

impl Layouts {
    /// None measured yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new([None; View::ALL.len()]))
    }
}

impl Default for Layouts {
    fn default() -> Self {
        Self::new()
    }
}

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

/// The papers of the results in their order.
#[component]
pub fn PaperList(
    /// What was asked.
    query: Memo<Query>,
    /// The answer.
    results: Memo<Results>,
) -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let Layouts(layouts) = expect_context();
    let list = NodeRef::<html::Ol>::new();
    let view = Memo::new(move |_| query.with(|query| query.view));
    let layout = Memo::new(move |_| layouts.with(|layouts| layouts[view.get() as usize]));
    let total = Memo::new(move |_| results.with(|results| results.papers.len()));

    let measure = move || {
        let Some(measured) = list.get_untracked().and_then(|list| browser::list_layout(&list)) else { return };
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

    let range = Memo::new(move |_| match layout.get() {
        Some(layout) => near_window(layout, total.get(), location.scroll().get(), browser::window_height()),
        None => 0..total.get().min(FIRST),
    });
    // Set on the element and not in the markup, where the Content-Security-Policy forbids
    // style attributes.
    Effect::new(move |_| {
        let (Some(list), Some(layout)) = (list.get(), layout.get()) else { return };
        let rows = total.get().div_ceil(layout.columns) as f64;
        let above = (range.get().start / layout.columns) as f64 * layout.row;
        browser::set_height(&list, above, (rows * layout.row - layout.gap).max(0.0));
    });
    let shown = Memo::new(move |_| {
        let range = range.get();
        results.with(|results| range.filter_map(|rank| Some((rank, *results.papers.get(rank)?))).collect::<Vec<_>>())
    });
    // A card is drawn anew when its place or the question changes; scrolling keeps it.
    let items = move || {
        let query = query.get();
        shown.get().into_iter().map(|(rank, position)| (rank, position, query.clone())).collect::<Vec<_>>()
    };
    view! {
        <Show when=move || view.get() == View::Table>
            // For the eye; those who hear the page hear each paper in full.
            <div class="table-head" aria-hidden="true"><span>"Title"</span><span>"Authors"</span><span>"Year"</span><span>"Published, about"</span></div>
        </Show>
        <ol class="papers" role="list" aria-label="Papers" data-view=move || view.get().id() node_ref=list>
            <For each=items key=|(rank, position, query)| (*rank, *position, query.print())
                children=move |(rank, position, query)| view! {
                    <li aria-posinset=(rank + 1).to_string() aria-setsize=move || total.get().to_string()>
                        <Card library=Arc::clone(&library) position=position query=query />
                    </li>
                }
            />
        </ol>
    }
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
