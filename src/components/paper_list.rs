//! The results, as one list.
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use catalogue::query::{Query, View};
use leptos::prelude::*;
use maud::{Markup, html};

use crate::browser::{self, ListLayout};
use crate::components::list_window::{Due, LIST, ListWindow, Place};
use crate::effect::{PAUSE, after_frame, effect};
use crate::region::fixed;
use crate::state::State;

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

    let place = move || Place {
        layout: layout(),
        total: results.with(|results| results.papers.len()),
        scroll: location.scroll().get(),
    };
    let (mut window, items) = ListWindow::new(state, untrack(place));
    let step = ArcTrigger::new();
    let is_due = Rc::new(Cell::new(false));
    let mut waiting = None::<TimeoutHandle>;
    effect(move || {
        // Cards carry the question along, also where its answer is the same as before.
        query.track();
        step.track();
        let place = place();
        if let Some(due) = window.follow(place, is_due.take()) {
            if let Some(waiting) = waiting.take() {
                waiting.clear();
            }
            let (step, is_due) = (step.clone(), Rc::clone(&is_due));
            let take = move || {
                is_due.set(true);
                step.notify();
            };
            match due {
                Due::AfterFrame => after_frame(take),
                Due::AfterPause => waiting = set_timeout_with_handle(take, PAUSE).ok(),
            }
        }
        // Papers that were awaited may be the first that can be measured.
        if place.layout.is_none() {
            measure_next();
        }
    });
    let view = untrack(view).id();
    fixed("ol", &[("class", "papers"), ("role", "list"), ("aria-label", "Papers"), ("data-view", view)], items)
}
