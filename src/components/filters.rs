//! Everything that narrows the list, its trends or the shelf: a column on a desk; on a narrow screen a popover, which opens and
//! closes without the program. With it, Back closes the popover before it leaves the page.
use catalogue::query::{Facet, Query};
use catalogue::shelf::Shelf;
use leptos::html::Aside;
use leptos::prelude::*;

use crate::browser::{self, IS_PROGRAM};
use crate::components::facet::{Conditions, FacetGroup, Unfolded};
use crate::components::toolbar::ViewChoice;
use crate::context::{provide_for_page, use_library, use_location, use_search, use_shelf};
use crate::data::library::Library;
use crate::html::count::papers;
use crate::location::PageKey;
use crate::reactive::memo;

/// Whether a facet tells some papers of the list from others.
fn divides(library: &Library, facet: Facet) -> bool {
    match library.index.facet_values(facet) {
        [] => false,
        [only] => only.total < library.index.len(),
        _ => true,
    }
}

/// From how many papers on a shelf offers to search and to filter them. It does so as well while it is searched or
/// filtered.
const FEWEST_ON_SHELF: usize = 10;

/// Whether the page that is shown has filters: the list, its trends unless it is long, and a shelf of many papers.
pub fn use_has_filters() -> Memo<bool> {
    let (library, page, query, shelf) = (use_library(), use_location().page(), use_search().query, use_shelf());
    memo(move || match page.get() {
        PageKey::Browse => true,
        PageKey::Trends => !library.is_long(),
        PageKey::Shelf(None) => query.with(Query::is_filtered) || shelf.with(Shelf::len) >= FEWEST_ON_SHELF,
        _ => false,
    })
}

/// The filters of the page, where they are shown. How far they are unfolded stays while another page
/// is.
#[component]
pub fn Filters() -> impl IntoView {
    let (library, location, search) = (use_library(), use_location(), use_search());
    let unfolded = Facet::OFFERED.map(|facet| (facet, Unfolded::default()));
    let sheet = NodeRef::<Aside>::new();
    let toggled = move |_| match sheet.get_untracked() {
        Some(sheet) if browser::is_open(&sheet) => location.opened_sheet(),
        _ => location.closed_sheet(),
    };
    let close = move || {
        if let Some(sheet) = sheet.get_untracked() {
            browser::close_sheet(&sheet);
        }
    };
    if IS_PROGRAM {
        // As long as the tab is open. A tablet that is turned: the filters are a column now.
        window_event_listener(leptos::ev::resize, move |_| {
            if browser::has_columns() {
                close();
            }
        });
    }
    let group = move |(facet, unfolded)| divides(library, facet).then(|| view! { <FacetGroup facet unfolded/> });
    let filters = move || {
        provide_for_page(location, search);
        let (page, deferred) = (use_location().page(), use_search().deferred);
        let is_list = memo(move || page.get() == PageKey::Browse);
        let show = move || format!("Show {}", papers(deferred.with(|shown| shown.results.found.papers.len())));
        view! {
            <aside node_ref=sheet id="filters" class="facets" aria-label="Filters" popover="auto" on:toggle=toggled>
                <div class="facets-head">
                    <p class="facets-title">"Filters"</p>
                    {move || is_list.get().then(|| view! { <ViewChoice/> })}
                </div>
                {unfolded.map(group).collect_view()}
                <Conditions/>
                // Within reach of a thumb.
                <div class="facets-foot">
                    <button type="button" class="facets-close" popovertarget="filters" popovertargetaction="hide">
                        {show}
                    </button>
                </div>
            </aside>
        }
    };
    let is_shown = use_has_filters();
    move || is_shown.get().then(filters)
}
