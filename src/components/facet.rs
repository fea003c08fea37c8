//! One facet: its values, their counts, and which of them are asked for or ruled out.
use std::sync::Arc;

use catalogue::query::{Facet, Query, Term};
use catalogue::route::Route;
use catalogue::search::{FacetValue, Results};
use catalogue::slug::Slug;
use leptos::prelude::*;

use crate::components::badge::hue;
use crate::load::{Library, use_library};
use crate::location::use_location;

/// How many values a facet shows before the rest is folded.
const SHOWN: usize = 8;

/// From how many values on a facet offers to find one by its name.
const LONG: usize = 16;

/// What the query says of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Included,
    Excluded,
    Free,
}

/// A value as it is drawn.
#[derive(Clone, Debug, PartialEq)]
struct Entry {
    value: FacetValue,
    count: usize,
    state: State,
}

/// The values to draw: those of the query first, then those with papers, in their
/// natural order; values without papers only when `all` are wanted.
fn entries(values: &[FacetValue], counts: &[usize], terms: &[Term], all: bool, find: &str) -> Vec<Entry> {
    let find = Slug::of(find).map(|slug| slug.to_string()).unwrap_or_default();
    let mut entries: Vec<Entry> = values
        .iter()
        .zip(counts)
        .map(|(value, count)| {
            let term = terms.iter().find(|term| term.names(&value.id));
            let state = match term {
                Some(term) if term.is_excluded() => State::Excluded,
                Some(_) => State::Included,
                None => State::Free,
            };
            Entry { value: value.clone(), count: *count, state }
        })
        .filter(|entry| {
            let label = Slug::of(&entry.value.label).map(|slug| slug.to_string()).unwrap_or_default();
            entry.state != State::Free || ((all || entry.count > 0) && label.contains(&find))
        })
        .collect();
    entries.sort_by_key(|entry| entry.state);
    entries
}

/// A facet as a group of links, one for each value.
#[component]
pub fn FacetGroup(
    /// Which facet.
    facet: Facet,
    /// What is asked.
    query: Memo<Query>,
    /// The answer, with the counts.
    results: Memo<Results>,
) -> impl IntoView {
    let library = use_library();
    let total = library.index.facet_values(facet).len();
    let unfolded = RwSignal::new(false);
    let find = RwSignal::new(String::new());
    let id = format!("facet-{}", facet.parameter());
    let values = {
        let library = Arc::clone(&library);
        Memo::new(move |_| {
            let values = library.index.facet_values(facet);
            results.with(|results| {
                query.with(|query| {
                    let counts = &results.facets[facet as usize];
                    entries(values, counts, query.terms(facet), total <= SHOWN, &find.get())
                })
            })
        })
    };
    let shown = move || {
        let mut values = values.get();
        if !unfolded.get() && find.with(String::is_empty) {
            let asked = values.iter().filter(|entry| entry.state != State::Free).count();
            values.truncate(SHOWN.max(asked));
        }
        values
    };
    let more = move || values.with(Vec::len) > SHOWN;
    let fold_label = move || {
        if unfolded.get() { "Show fewer".to_owned() } else { format!("Show all {}", values.with(Vec::len)) }
    };
    let finder = (total > LONG).then(|| {
        let label = format!("Find a {}", facet.label().to_lowercase());
        view! {
            <input class="facet-find needs-program" type="text" placeholder=label.clone() aria-label=label autocomplete="off"
                prop:value=find on:input=move |event| find.set(event_target_value(&event)) />
        }
    });
    view! {
        <section class="facet" role="group" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{facet.label()}</h2>
            {finder}
            <ul role="list">
                <For each=shown key=|entry| (entry.value.id.clone(), entry.count, entry.state as usize)
                    children=move |entry| view! { <Value library=Arc::clone(&library) facet=facet entry=entry query=query /> } />
            </ul>
            <Show when=move || values.with(Vec::is_empty)>
                <p class="facet-empty">{move || if find.with(String::is_empty) { "None in these results" } else { "No such value" }}</p>
            </Show>
            <button type="button" class="facet-more needs-program" hidden=move || !more() || find.with(|find| !find.is_empty())
                aria-expanded=move || unfolded.get().to_string() on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)>
                {fold_label}
            </button>
        </section>
    }
}

/// One value: a link that asks for it, and one that rules it out.
#[component]
fn Value(library: Arc<Library>, facet: Facet, entry: Entry, query: Memo<Query>) -> impl IntoView {
    let location = use_location();
    let Entry { value, count, state } = entry;
    let to = move |term: Term| move || location.href(&Route::Browse(query.with(|query| query.toggled(facet, &term))));
    let ask = to(match state {
        State::Excluded => Term::excluded(&value.id),
        _ => Term::included(&value.id),
    });
    let rule_out = to(Term::excluded(&value.id));
    let mark = (facet == Facet::Category)
        .then(|| Slug::new(&value.id).ok().map(|id| hue(&library, &id)))
        .flatten()
        .map(|hue| view! { <span class="facet-mark" data-hue=hue aria-hidden="true"></span> });
    let papers = if count == 1 { "paper" } else { "papers" };
    let spoken = match state {
        State::Free => format!("{}, {count} {papers}", value.label),
        State::Included => format!("{}, {count} {papers}, selected", value.label),
        State::Excluded => format!("{}, {count} {papers}, excluded", value.label),
    };
    // After a click the value is drawn anew, and these find its links again.
    let key = format!("{}={}", facet.parameter(), value.id);
    let exclude_key = format!("{}=-{}", facet.parameter(), value.id);
    let exclude = (state != State::Excluded).then(|| {
        view! {
            <a class="facet-exclude" data-key=exclude_key href=rule_out rel="nofollow" aria-label=format!("Exclude {}", value.label) title=format!("Exclude {}", value.label)>
                <span aria-hidden="true">"−"</span>
            </a>
        }
    });
    view! {
        <li class="facet-value" class:included=state == State::Included class:excluded=state == State::Excluded>
            <a class="facet-link" data-key=key href=ask aria-label=spoken aria-current=(state != State::Free).then_some("true")>
                {mark}
                <span class="facet-label">{value.label.clone()}</span>
                <span class="facet-count">{count}</span>
            </a>
            {exclude}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::{State, entries};
    use catalogue::query::Term;
    use catalogue::search::FacetValue;

    fn values() -> Vec<FacetValue> {
        ["ACL", "ICML", "NeurIPS", "Émile"]
            .map(|label| FacetValue { id: label.to_lowercase(), label: label.to_owned(), total: 3 })
            .to_vec()
    }

    #[test]
    fn values_of_the_query_come_first_and_empty_ones_are_left_out() {
        let terms = [Term::excluded("NeurIPS")];
        let entries = entries(&values(), &[0, 2, 3, 1], &terms, false, "");
        let drawn: Vec<_> = entries.iter().map(|entry| (entry.value.label.as_str(), entry.state)).collect();
        assert_eq!(drawn, [("NeurIPS", State::Excluded), ("ICML", State::Free), ("Émile", State::Free)]);
    }

    #[test]
    fn a_value_is_found_by_part_of_its_name() {
        let entries = entries(&values(), &[1, 1, 1, 1], &[], false, "emi");
        assert_eq!(entries.len(), 1);
    }
}
