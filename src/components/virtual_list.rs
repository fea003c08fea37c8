//! A virtual list: only the items in the viewport and near it are in the page, and the list has the
//! height of all of them.
//!
//! All items of a view have one height, so the range follows from the scroll position, and Back can
//! return to any place at once.
use std::ops::Range;

use leptos::html::Ol;
use leptos::prelude::*;

use crate::browser::{self, HtmlElement, IS_PROGRAM, ListLayout};
use crate::context::{Layouts, ListLook, Search, use_layouts};
use crate::data::library::Library;
use crate::location::Location;
use crate::reactive::memo;

/// How many items are rendered before the layout is known, and in a static page.
pub const FIRST_ITEMS: usize = 9;

/// How many viewports above and below the one that is seen are rendered, once the results have settled.
const OVERSCAN: f64 = 1.0;

/// The list of the results, of which only some items are in the page.
#[derive(Clone, Copy)]
pub struct VirtualList {
    /// Where the element of the list is put.
    pub node: NodeRef<Ol>,
    /// The ranks of the items in the page, from 0.
    pub range: Memo<Range<usize>>,
    total: Memo<usize>,
    look: Memo<ListLook>,
    /// What was measured of a list with this look; `None` until it was.
    layout: Memo<Option<ListLayout>>,
    layouts: Layouts,
}

impl VirtualList {
    /// The list of these results.
    pub fn new(library: &'static Library, search: Search, location: Location) -> Self {
        let scroll = location.scroll();
        let layouts = use_layouts();
        // Of results that change with each letter only those that are seen are rendered.
        let overscan = move || if search.is_settled() { OVERSCAN } else { 0.0 };
        let look = memo(move || search.look(library));
        let layout = memo(move || layouts.get(look.get()));
        let total = memo(move || search.total());
        let range = memo(move || visible(layout.get(), total.get(), scroll.get(), overscan()));
        let list = Self { node: NodeRef::new(), range, total, look, layout, layouts };
        if IS_PROGRAM {
            let resized = window_event_listener(leptos::ev::resize, move |_| list.resized());
            on_cleanup(move || resized.remove());
        }
        Effect::new(move |before: Option<ListLook>| {
            let look = look.get();
            // Other results may have another height above them.
            search.results.track();
            // A page that opens scrolled needs its length before it is shown.
            if before.is_none() && scroll.get_untracked() > 0.0 {
                list.measure();
            }
            // The next frame lays out the page in any case, so that measuring is free then.
            request_animation_frame(move || list.measure());
            // Whoever has the same papers set in another way stays at the one that was seen first.
            if let Some(before) = before.filter(|before| before.view != look.view && !location.is_restoring())
                && let Some(layout) = untrack(|| layouts.get(before))
            {
                list.stay_at(scroll.get_untracked(), layout);
            }
            look
        });
        list
    }

    /// The window has another size, in which the list may have other columns.
    fn resized(self) {
        let before = self.layout.get_untracked();
        self.measure();
        let after = self.layout.get_untracked();
        let shape = |layout: ListLayout| (layout.columns, layout.row);
        if let Some(before) = before.filter(|before| after.map(shape) != Some(shape(*before))) {
            self.stay_at(browser::scroll_position(), before);
        }
    }

    /// Scrolls the page, in the frame after the next, to the item that is seen first where it is scrolled by `scroll` in
    /// the layout that the list had; not where what is above the list is seen.
    fn stay_at(self, scroll: f64, before: ListLayout) {
        if scroll + before.covered <= before.top {
            return;
        }
        let rank = first_seen(scroll, before);
        request_animation_frame(move || {
            request_animation_frame(move || {
                // The page may be gone by then.
                if let Some(layout) = self.layout.try_get_untracked().flatten() {
                    browser::scroll_to(layout.top + top_of(rank, layout) - layout.covered);
                }
            });
        });
    }

    fn measure(self) {
        if let Some(layout) = self.element().and_then(|list| browser::list_layout(&list)) {
            self.layouts.set(self.look.get_untracked(), layout);
        }
    }

    /// The list in the page; `None` once another page is shown.
    pub fn element(self) -> Option<HtmlElement> {
        self.node.try_get_untracked().flatten().map(Into::into)
    }

    /// The room above the first item in the page, as a CSS length.
    pub fn padding(self) -> Option<String> {
        let layout = self.layout.get().filter(|_| IS_PROGRAM)?;
        Some(browser::pixels(self.range.with(|range| top_of(range.start, layout))))
    }

    /// The least height of the list, as a CSS length: that of all its items.
    pub fn height(self) -> Option<String> {
        let total = self.total.get();
        match self.layout.get() {
            _ if !IS_PROGRAM => None,
            // Until the layout is known, the foot of the page stays below the viewport.
            None => (total > FIRST_ITEMS).then(|| "100vh".to_owned()),
            Some(layout) => {
                let height = top_of(total.next_multiple_of(layout.columns), layout) - layout.gap;
                Some(browser::pixels(height.max(0.0)))
            }
        }
    }

    /// The distance of an item that is not in the range from the top of the list, as a CSS length: it
    /// stays in the page since it has the focus.
    pub fn offset_outside(self, rank: usize) -> Option<String> {
        let layout = self.layout.get()?;
        let is_outside = self.range.with(|range| !range.contains(&rank));
        is_outside.then(|| browser::pixels(top_of(rank, layout)))
    }

    /// Where the page is scrolled to when an item is in the middle of the viewport, unless it is wholly
    /// in the viewport when the page is scrolled by `scroll`.
    pub fn scroll_to_show(self, rank: usize, scroll: f64) -> Option<f64> {
        let layout = self.layout.get_untracked()?;
        let top = layout.top + top_of(rank, layout);
        let is_seen = top >= scroll && top + layout.row <= scroll + layout.viewport;
        (!is_seen).then(|| (top - (layout.viewport - layout.row) / 2.0).max(0.0))
    }

    /// The last item; `None` when there is none.
    pub fn last(self) -> Option<usize> {
        self.total.get_untracked().checked_sub(1)
    }

    /// The first item that begins below the head of the page.
    pub fn first_seen(self, scroll: f64) -> usize {
        let (layout, total) = (self.layout.get_untracked(), self.total.get_untracked());
        layout.map_or(0, |layout| first_seen(scroll, layout).min(total.saturating_sub(1)))
    }
}

/// The first item that begins below the head of the page or, as browsers round, a pixel above that; also beyond the last
/// one.
fn first_seen(scroll: f64, layout: ListLayout) -> usize {
    let edge = scroll + layout.covered - layout.top;
    rows_within(edge + layout.row - layout.gap.max(1.0), layout) * layout.columns
}

/// The ranks of the items in the viewport and within `overscan` viewports around it, in whole rows.
fn visible(layout: Option<ListLayout>, total: usize, scroll: f64, overscan: f64) -> Range<usize> {
    let Some(layout) = layout else { return 0..total.min(FIRST_ITEMS) };
    let rows = total.div_ceil(layout.columns);
    let first = rows_within(scroll - layout.top - overscan * layout.viewport, layout);
    let last = (rows_within(scroll - layout.top + (1.0 + overscan) * layout.viewport, layout) + 1).min(rows);
    // A list shorter than where the page is scrolled shows its end.
    let first = first.min(last.saturating_sub(1));
    first * layout.columns..(last * layout.columns).min(total)
}

/// How many rows of a list end within so many CSS pixels of it.
fn rows_within(distance: f64, layout: ListLayout) -> usize {
    // Beyond either end the cast saturates, which is what is needed.
    (distance / layout.row).floor() as usize
}

/// The distance of the row of an item from the top of the list, in CSS pixels.
fn top_of(rank: usize, layout: ListLayout) -> f64 {
    (rank / layout.columns) as f64 * layout.row
}

#[cfg(test)]
mod tests {
    use super::{FIRST_ITEMS, OVERSCAN, first_seen, visible};
    use crate::browser::ListLayout;

    const LAYOUT: Option<ListLayout> =
        Some(ListLayout { top: 200.0, columns: 3, row: 400.0, gap: 20.0, viewport: 900.0, covered: 0.0 });

    #[test]
    fn the_top_of_the_page_shows_the_first_rows() {
        assert_eq!(visible(LAYOUT, 849, 0.0, OVERSCAN), 0..15);
    }

    #[test]
    fn a_list_whose_layout_is_not_known_shows_its_first_items() {
        assert_eq!(visible(None, 849, 5000.0, OVERSCAN), 0..FIRST_ITEMS);
        assert_eq!(visible(None, 2, 0.0, OVERSCAN), 0..2);
    }

    #[test]
    fn far_down_only_a_few_viewports_are_rendered() {
        let range = visible(LAYOUT, 849, 50_000.0, OVERSCAN);
        assert_eq!(range.start % 3, 0);
        assert!(range.start > 300 && range.len() <= 27, "{range:?}");
    }

    #[test]
    fn the_first_item_seen_begins_in_the_viewport() {
        let dense = ListLayout { columns: 1, row: 64.0, gap: 0.0, ..LAYOUT.unwrap() };
        let seen = [0.0, 200.0, 200.5, 202.0, 264.0, 264.5, 266.0].map(|scroll| first_seen(scroll, dense));
        assert_eq!(seen, [0, 0, 0, 1, 1, 1, 2]);
        let seen = [200.0, 219.0, 221.0, 600.0].map(|scroll| first_seen(scroll, LAYOUT.unwrap()));
        assert_eq!(seen, [0, 0, 3, 3]);
        let below_head = ListLayout { covered: 80.0, ..dense };
        assert_eq!([120.0, 120.5, 122.0].map(|scroll| first_seen(scroll, below_head)), [0, 0, 1]);
    }

    #[test]
    fn the_end_is_never_passed() {
        assert_eq!(visible(LAYOUT, 849, 1e9, OVERSCAN).end, 849);
        assert_eq!(visible(LAYOUT, 2, 1e9, OVERSCAN), 0..2);
        assert_eq!(visible(LAYOUT, 0, 1e9, OVERSCAN), 0..0);
    }
}
