//! Everything that narrows the list: a column on a desk; on a narrow screen a popover, which opens and
//! closes without the program.
use catalogue::query::Facet;
use leptos::prelude::*;

use crate::components::facet::{Conditions, FacetGroup, Fold};
use crate::components::toolbar::ViewChoice;
use crate::context::use_search;
use crate::location::PageKind;

/// The filters of the list, where it is shown. How far they are unfolded stays while another page is.
#[component]
pub fn Filters(
    /// The page that is shown.
    page: Memo<PageKind>,
) -> impl IntoView {
    let folds = Facet::ALL.map(|facet| (facet, Fold::default()));
    let deferred = use_search().deferred;
    let show = move || {
        let count = deferred.with(|answer| answer.results.papers.len());
        format!("Show {count} {}", if count == 1 { "paper" } else { "papers" })
    };
    let group = |(facet, fold)| view! { <FacetGroup facet fold/> };
    let filters = move || {
        view! {
            <aside id="filters" class="facets" aria-label="Filters" popover="auto">
                <div class="facets-head">
                    <p class="facets-title">"Filters"</p>
                    <ViewChoice/>
                </div>
                {folds.map(group).collect_view()}
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
    move || page.with(|page| *page == PageKind::Browse).then(filters)
}
