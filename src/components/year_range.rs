//! How many of the results are of each year, as bars, and the control of a range of years below them.
use std::ops::RangeInclusive;

use catalogue::query::{Facet, Query};
use leptos::html::Input;
use leptos::prelude::*;

use crate::context::{QueryResults, use_library, use_location, use_search};
use crate::data::library::Library;
use crate::html::year_bars::{YearCount, year_bars};
use crate::reactive::memo;

/// From how many years on a range of them is worth a control.
const FEWEST: u16 = 3;

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
    let years_of = move |query: &Query| asked(first..=last, query).unwrap_or((first, last));
    let asked = memo(move || deferred.with(|shown| years_of(&shown.query)));
    // Where the reader has moved the control to, until another control or Back asks for other years.
    let moved = RwSignal::new(None::<(u16, u16)>);
    let shown = move || moved.get().unwrap_or_else(|| asked.get());
    Effect::new(move |_| {
        // Read, since a memo that is only tracked follows nothing.
        location.query().with(|_| ());
        // By the address: an answer to an earlier move comes while a key is held, and is not where the control stands.
        let wanted = location.of_address().query().map(years_of);
        if moved.get_untracked().is_some_and(|moved| wanted != Some(moved)) {
            moved.set(None);
        }
    });
    let bars = move || {
        let counts = deferred.with(|shown| counts(library, shown));
        let (from, to) = shown();
        year_bars(&years, &counts, from..=to).into_string()
    };
    let ask = move |(from, to): (u16, u16)| {
        let range = ((from, to) != (first, last)).then_some(from..=to);
        location.slide(&deferred.with_untracked(|shown| shown.asking(shown.query.with_years(range))));
    };
    let shown = Signal::derive(shown);
    // The ends say how far the scale goes; what is chosen of it stands between them.
    let chosen = move || match shown.get() {
        range if range == (first, last) => String::new(),
        (from, to) if from == to => format!("only {from}"),
        (from, to) => format!("{from}–{to}"),
    };
    let on_move = move |range| moved.set(Some(range).filter(|range| *range != asked.get_untracked()));
    Some(view! {
        <div class="year-range">
            <div class="part" inner_html=bars></div>
            <div class="year-range-ends needs-program">
                <RangeEnd end=End::First limits=(first, last) shown on_move on_release=ask/>
                <RangeEnd end=End::Last limits=(first, last) shown on_move on_release=ask/>
            </div>
            <p class="year-range-text" aria-hidden="true">
                <span>{first}</span>
                <span class="year-range-chosen">{chosen}</span>
                <span>{last}</span>
            </p>
        </div>
    })
}

/// An end of a range of years, which has its first and its last year.
#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    First,
    Last,
}

impl End {
    fn label(self) -> &'static str {
        match self {
            Self::First => "From year",
            Self::Last => "To year",
        }
    }

    /// The year of this end.
    fn of(self, (first, last): (u16, u16)) -> u16 {
        match self {
            Self::First => first,
            Self::Last => last,
        }
    }

    /// The range with this end at a year; the other end is not passed.
    fn moved(self, (first, last): (u16, u16), year: u16) -> (u16, u16) {
        match self {
            Self::First => (year.min(last), last),
            Self::Last => (first, year.max(first)),
        }
    }
}

/// The slider of an end.
#[component]
fn RangeEnd(
    end: End,
    /// The first and the last year of the list.
    limits: (u16, u16),
    /// The range that is shown.
    shown: Signal<(u16, u16)>,
    /// Called with the range while the slider is moved.
    on_move: impl Fn((u16, u16)) + 'static,
    /// Called with the range when the slider is let go.
    on_release: impl Fn((u16, u16)) + 'static,
) -> impl IntoView {
    let node = NodeRef::<Input>::new();
    let year = move || end.of(shown.get());
    let range = move || {
        let input = node.get_untracked()?;
        let range = end.moved(shown.get_untracked(), input.value().parse().ok()?);
        input.set_value(&end.of(range).to_string());
        Some(range)
    };
    // Where both ends stand in one place, the one that has room to move is above the other.
    let is_late = move || u32::from(shown.get().0) * 2 > u32::from(limits.0) + u32::from(limits.1);
    let is_above = move || end == End::First && is_late();
    view! {
        <input
            node_ref=node
            type="range"
            class:above=is_above
            aria-label=end.label()
            min=limits.0
            max=limits.1
            value=year
            prop:value=move || year().to_string()
            on:input=move |_| range().into_iter().for_each(&on_move)
            on:change=move |_| range().into_iter().for_each(&on_release)
        />
    }
}

/// How many papers of each year there are among the results, were no year asked for.
fn counts(library: &Library, shown: &QueryResults) -> Vec<YearCount> {
    let counts = shown.results.found.facets[Facet::Year as usize].iter();
    let years = library.index.facet_values(Facet::Year).iter().zip(counts);
    years.filter_map(|(value, count)| Some((value.id.parse().ok()?, *count))).collect()
}

/// The first and the last of these years that the query asks for, with papers or without; `None` when it asks for none.
fn asked(years: RangeInclusive<u16>, query: &Query) -> Option<(u16, u16)> {
    let terms = query.terms(Facet::Year);
    let is_asked = |year: &u16| {
        let year = year.to_string();
        terms.iter().any(|term| !term.is_excluded() && term.names(Facet::Year, &year))
    };
    let mut asked = years.filter(is_asked);
    let first = asked.next()?;
    Some((first, asked.next_back().unwrap_or(first)))
}
