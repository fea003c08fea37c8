//! How many of the results are of each year, as bars, and the control of a range of years below them.
use std::ops::RangeInclusive;

use catalogue::query::Facet;
use catalogue::route::Route;
use leptos::html::Input;
use leptos::prelude::*;

use crate::context::{Answer, use_library, use_location, use_search};
use crate::data::library::Library;
use crate::html::year_bars::{YearCount, year_bars};

/// From how many years on a range of them is worth a control.
const FEWEST: u16 = 3;

/// The name of the control of the first year.
const FROM: &str = "From year";

/// The years of a list, from the first to the last; `None` when there are too few for a range.
fn years_of(library: &Library) -> Option<RangeInclusive<u16>> {
    let years = library.index.facet_values(Facet::Year).iter().filter_map(|value| value.id.parse::<u16>().ok());
    let (first, last) = years.fold((u16::MAX, 0), |(first, last), year| (first.min(year), last.max(year)));
    (first.saturating_add(FEWEST) <= last.saturating_add(1)).then_some(first..=last)
}

/// The bars, and the first and the last year that are asked for.
#[component]
pub fn YearRange() -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let deferred = use_search().deferred;
    let years = years_of(library)?;
    let (first, last) = (*years.start(), *years.end());
    let asked = Memo::new(move |_| deferred.with(|answer| asked(library, answer)).unwrap_or((first, last)));
    // Where the reader has moved the control to, until the address says it.
    let moved = RwSignal::new(None::<(u16, u16)>);
    let shown = move || moved.get().unwrap_or_else(|| asked.get());
    Effect::new(move |_| {
        asked.track();
        moved.set(None);
    });
    let bars = move || {
        let counts = deferred.with(|answer| counts(library, answer));
        let (from, to) = shown();
        year_bars(&years, &counts, from..=to).into_string()
    };
    let ask = move |(from, to): (u16, u16)| {
        let query = deferred.with_untracked(|answer| answer.query.clone());
        let range = ((from, to) != (first, last)).then_some(from..=to);
        location.go(&Route::Browse(query.with_years(range)));
    };
    // Where both ends stand in one place, the one that has room to move is above the other.
    let is_late = move || u32::from(shown().0) * 2 > u32::from(first) + u32::from(last);
    let end = move |label, value: fn((u16, u16)) -> u16, with: fn((u16, u16), u16) -> (u16, u16)| {
        let node = NodeRef::<Input>::new();
        let read = move || node.get_untracked()?.value().parse().ok().map(|year| with(shown(), year));
        let moves = move |_| {
            moved.set(untrack(read));
            // The other end is not passed.
            if let (Some(input), Some(range)) = (node.get_untracked(), moved.get_untracked()) {
                input.set_value(&value(range).to_string());
            }
        };
        let is_above = move || is_late() && label == FROM;
        view! {
            <input
                node_ref=node
                type="range"
                class:above=is_above
                aria-label=label
                min=first
                max=last
                value=move || value(shown())
                prop:value=move || value(shown()).to_string()
                on:input=moves
                on:change=move |_| { untrack(read).into_iter().for_each(ask) }
            />
        }
    };
    Some(view! {
        <div class="year-range">
            <div class="part" inner_html=bars></div>
            <div class="year-range-ends needs-program">
                {end(FROM, |range| range.0, |(_, to), year| (year.min(to), to))}
                {end("To year", |range| range.1, |(from, _), year| (from, year.max(from)))}
            </div>
            <p class="year-range-text" aria-hidden="true">
                <span>{move || shown().0}</span>
                <span>{move || shown().1}</span>
            </p>
        </div>
    })
}

/// How many papers of each year there are among the results, were no year asked for.
fn counts(library: &Library, answer: &Answer) -> Vec<YearCount> {
    let counts = answer.results.facets[Facet::Year as usize].iter();
    let years = library.index.facet_values(Facet::Year).iter().zip(counts);
    years.filter_map(|(value, count)| Some((value.id.parse().ok()?, *count))).collect()
}

/// The first and the last year that the query asks for; `None` when it asks for none.
fn asked(library: &Library, answer: &Answer) -> Option<(u16, u16)> {
    let terms = answer.query.terms(Facet::Year);
    let is_asked = |value: &&catalogue::search::FacetValue| {
        terms.iter().any(|term| !term.is_excluded() && value.is_named_by(Facet::Year, term))
    };
    let years = library.index.facet_values(Facet::Year).iter().filter(is_asked);
    let years: Vec<u16> = years.filter_map(|value| value.id.parse().ok()).collect();
    Some((*years.iter().min()?, *years.iter().max()?))
}
