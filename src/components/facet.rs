//! One facet: its values, their counts, and which of them are asked for or ruled out.
use catalogue::query::{Facet, Has, Query, Term};
use catalogue::route::Route;
use catalogue::search::{FacetValue, Results};
use catalogue::slug::Slug;
use maud::{Markup, html};

use crate::components::badge::hue;
use crate::load::{IS_PROGRAM, Library};
use crate::state::Fold;

/// How many values a facet shows before the rest is folded.
const SHOWN: usize = 8;

/// From how many values on a facet offers to find one by its name.
const LONG: usize = 16;

/// What the query says of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Included,
    Excluded,
    Free,
}

impl State {
    /// The end of what is said of a value.
    fn spoken(self) -> &'static str {
        match self {
            Self::Included => ", selected",
            Self::Excluded => ", excluded",
            Self::Free => "",
        }
    }
}

/// A value as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Entry<'a> {
    value: &'a FacetValue,
    count: usize,
    state: State,
}

/// The values to draw: those of the query first, then those with papers, in their
/// natural order; values without papers only in a facet so short that none is folded.
fn entries<'a>(values: &'a [FacetValue], counts: &[usize], terms: &[Term], find: &str) -> Vec<Entry<'a>> {
    let find = Slug::of(find).map(|slug| slug.to_string()).unwrap_or_default();
    let all = values.len() <= SHOWN;
    let entries: Vec<Entry> = values
        .iter()
        .zip(counts)
        .map(|(value, count)| {
            let state = match terms.iter().find(|term| term.names(&value.id)) {
                Some(term) if term.is_excluded() => State::Excluded,
                Some(_) => State::Included,
                None => State::Free,
            };
            Entry { value, count: *count, state }
        })
        .filter(|entry| {
            let is_found = || Slug::of(&entry.value.label).is_some_and(|label| label.as_str().contains(&find));
            entry.state != State::Free || ((all || entry.count > 0) && (find.is_empty() || is_found()))
        })
        .collect();
    let of_state = |state| entries.iter().copied().filter(move |entry| entry.state == state);
    [State::Included, State::Excluded, State::Free].into_iter().flat_map(of_state).collect()
}

/// The id of a facet's heading, after which the group is named.
#[must_use]
pub fn heading_id(facet: Facet) -> String {
    format!("facet-{}", facet.parameter())
}

/// The id of the element with a facet's values.
#[must_use]
pub fn values_id(facet: Facet) -> String {
    format!("values-{}", facet.parameter())
}

/// The id of the box that finds a value of a facet.
#[must_use]
pub fn finder_id(facet: Facet) -> String {
    format!("find-{}", facet.parameter())
}

/// The heading of a facet and, in a long one, the box that finds a value by its name.
#[must_use]
pub fn facet_head(library: &Library, facet: Facet) -> Markup {
    html! {
        h2 id=(heading_id(facet)) { (facet.label()) }
        @if library.index.facet_values(facet).len() > LONG {
            @let label = format!("Find a {}", facet.label().to_ascii_lowercase());
            input id=(finder_id(facet)) class="facet-find needs-program" type="text" placeholder=(label) aria-label=(label)
                autocomplete="off";
        }
    }
}

/// The values of a facet, as links, and the button that unfolds the rest of them.
#[must_use]
pub fn facet_values(library: &Library, facet: Facet, query: &Query, results: &Results, fold: &Fold) -> Markup {
    let counts = &results.facets[facet as usize];
    let values = entries(library.index.facet_values(facet), counts, query.terms(facet), &fold.find);
    let asked = values.iter().take_while(|entry| entry.state != State::Free).count();
    let is_found = !fold.find.is_empty();
    let shown = if fold.is_open || is_found { values.len() } else { SHOWN.max(asked).min(values.len()) };
    html! {
        ul role="list" { @for entry in &values[..shown] { (facet_value(library, facet, *entry, query)) } }
        @if values.is_empty() {
            p class="facet-empty" { @if is_found { "No such value" } @else { "None in these results" } }
        }
        @if values.len() > SHOWN && !is_found {
            button type="button" class="facet-more needs-program" data-unfold=(facet.parameter())
                data-key=(format!("unfold {}", facet.parameter())) aria-expanded=(fold.is_open) {
                @if fold.is_open { "Show fewer" } @else { "Show all " (values.len()) }
            }
        }
    }
}

/// One value: a link that asks for it, and one that rules it out.
fn facet_value(library: &Library, facet: Facet, entry: Entry, query: &Query) -> Markup {
    let Entry { value, count, state } = entry;
    let href = |term: &Term| library.href(&Route::Browse(query.toggled(facet, term)));
    let (included, excluded) = (Term::included(&value.id), Term::excluded(&value.id));
    let hue = match facet {
        Facet::Category => Slug::new(&value.id).ok().map(|id| hue(library, &id)),
        _ => None,
    };
    let papers = if count == 1 { "paper" } else { "papers" };
    // After a click the values are drawn anew, and the keys find their links again.
    let key = format!("{}={}", facet.parameter(), value.id);
    let exclude = format!("Exclude {}", value.label);
    html! {
        li.facet-value.included[state == State::Included].excluded[state == State::Excluded] {
            a class="facet-link" data-key=(key) href=(href(if state == State::Excluded { &excluded } else { &included }))
                aria-label=(format!("{}, {count} {papers}{}", value.label, state.spoken()))
                aria-current=[(state != State::Free).then_some("true")] {
                @if let Some(hue) = hue { span class="facet-mark" data-hue=(hue) aria-hidden="true" {} }
                span class="facet-label" { (value.label) } " "
                span class="facet-count" { (count) }
            }
            @if IS_PROGRAM && state != State::Excluded {
                a class="facet-exclude" data-key=(format!("exclude {key}")) href=(href(&excluded)) rel="nofollow" aria-label=(exclude) {
                    span aria-hidden="true" { "−" }
                }
            }
        }
    }
}

/// The conditions as links: with code, at a venue, with an award.
#[must_use]
pub fn conditions(library: &Library, query: &Query, results: &Results) -> Markup {
    html! {
        h2 id="facet-has" { "Only papers" }
        ul role="list" {
            @for has in Has::ALL {
                @let count = results.has[has as usize];
                @let is_on = query.has().contains(&has);
                @let state = if is_on { State::Included } else { State::Free };
                li.facet-value.included[is_on] {
                    a class="facet-link" data-key=(format!("has={}", has.id())) href=(library.href(&Route::Browse(query.toggled_has(has))))
                        aria-label=(format!("{}, {count} {}{}", has.label(), if count == 1 { "paper" } else { "papers" }, state.spoken())) aria-current=[is_on.then_some("true")] {
                        span class="facet-label" { (has.label()) } " "
                        span class="facet-count" { (count) }
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{State, entries};
    use catalogue::query::Term;
    use catalogue::search::FacetValue;

    fn values(labels: &[&str]) -> Vec<FacetValue> {
        labels
            .iter()
            .map(|label| FacetValue { id: label.to_lowercase(), label: (*label).to_owned(), total: 3 })
            .collect()
    }

    #[test]
    fn values_of_the_query_come_first_and_in_a_long_facet_empty_ones_are_left_out() {
        let values = values(&["ACL", "ICML", "NeurIPS", "Émile", "a", "b", "c", "d", "e"]);
        let terms = [Term::excluded("NeurIPS")];
        let drawn: Vec<_> = entries(&values, &[0, 2, 3, 1, 0, 0, 0, 0, 0], &terms, "")
            .iter()
            .map(|entry| (entry.value.label.as_str(), entry.state))
            .collect();
        assert_eq!(drawn, [("NeurIPS", State::Excluded), ("ICML", State::Free), ("Émile", State::Free)]);
    }

    #[test]
    fn a_value_is_found_by_part_of_its_name() {
        assert_eq!(entries(&values(&["ACL", "ICML", "Émile"]), &[1, 1, 1], &[], "emi").len(), 1);
    }
}
