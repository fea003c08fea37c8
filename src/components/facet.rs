//! One facet: its values, their counts, and which of them are asked for or ruled out.
use catalogue::fold::fold;
use catalogue::query::{Facet, Has, Query, Term};
use catalogue::search::FacetValue;
use catalogue::slug::Slug;
use leptos::prelude::*;

use crate::browser::IS_PROGRAM;
use crate::components::typed::on_typed;
use crate::components::year_range::YearRange;
use crate::context::{QueryResults, use_library, use_search};
use crate::html::badge::hue;
use crate::html::count::{papers, thousands};
use crate::reactive::{memo, page_memo};

/// How many values a facet shows before the rest is folded.
const SHOWN: usize = 8;

/// From how many values on a facet offers to find one by its name.
const LONG: usize = 16;

/// How far a facet is unfolded.
#[derive(Clone, Copy, Default)]
pub struct Unfolded {
    /// Whether every value is shown.
    is_open: RwSignal<bool>,
    /// Part of the name of the values to show.
    find: RwSignal<String>,
}

/// What the query says of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Included,
    Excluded,
    Free,
}

impl State {
    fn of(facet: Facet, value: &FacetValue, terms: &[Term]) -> Self {
        // What one term includes, another may rule out.
        match terms.iter().filter(|term| term.names(facet, &value.id)).map(Term::is_excluded).max() {
            Some(true) => Self::Excluded,
            Some(false) => Self::Included,
            None => Self::Free,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Included => "facet-value included",
            Self::Excluded => "facet-value excluded",
            Self::Free => "facet-value",
        }
    }

    /// The end of what is said of a value.
    fn spoken(self) -> &'static str {
        match self {
            Self::Included => ", selected",
            Self::Excluded => ", excluded",
            Self::Free => "",
        }
    }
}

/// The positions of the values to show, in their natural order, and whether each is of the query: those of the query,
/// and those with papers. Which is chosen changes no place, so that a second press there takes the choice back.
fn order(facet: Facet, values: &[FacetValue], counts: &[usize], terms: &[Term], find: &str) -> Vec<(usize, bool)> {
    let (text, slug) = (fold(find.trim()), Slug::of(find));
    // `kv cache` finds `KV-Cache`, too.
    let is_in_slug = |value: &FacetValue| {
        let label = Slug::of(&value.label);
        slug.as_ref().zip(label).is_some_and(|(slug, label)| label.as_str().contains(slug.as_str()))
    };
    let is_found = |value: &FacetValue| fold(&value.label).contains(&text) || is_in_slug(value);
    let values = values.iter().zip(counts).enumerate();
    let shown = values.filter_map(|(position, (value, count))| {
        let is_asked = State::of(facet, value, terms) != State::Free;
        (is_asked || (*count > 0 && is_found(value))).then_some((position, is_asked))
    });
    shown.collect()
}

/// The values of a facet, and the button that unfolds the rest of them.
#[component]
pub fn FacetGroup(
    /// The facet.
    facet: Facet,
    /// How far it is unfolded.
    unfolded: Unfolded,
) -> impl IntoView {
    let library = use_library();
    let deferred = use_search().deferred;
    // They outlive this group.
    let (is_open, find): (Memo<bool>, Memo<String>) = (page_memo(unfolded.is_open), page_memo(unfolded.find));
    let values = library.index.facet_values(facet);
    let order = memo(move || {
        let counts = |shown: &QueryResults| {
            let (counts, terms) = (&shown.results.found.facets[facet as usize], shown.query.terms(facet));
            find.with(|find| order(facet, values, counts, terms, find))
        };
        deferred.with(counts)
    });
    let is_finding = move || find.with(|find| !find.is_empty());
    let shown = move || {
        let is_whole = is_open.get() || is_finding();
        let first = |(index, (position, is_asked)): (usize, &(usize, bool))| {
            let is_first = *is_asked || index < SHOWN;
            // The static page has all, of which those are seen without a script that the program folds.
            (is_first || is_whole || !IS_PROGRAM).then_some((*position, !is_first && !IS_PROGRAM))
        };
        order.with(|order| order.iter().enumerate().filter_map(first).collect::<Vec<_>>())
    };
    let count = move || order.with(Vec::len);
    // Only these have pages of their own; what there is of each year is seen without them.
    let has_pages = matches!(facet, Facet::Category | Facet::Venue);
    let heading = format!("facet-{}", facet.parameter());
    let id = heading.clone();
    let finder = (values.len() > LONG).then(|| {
        let label = format!("Find a {}", facet.label().to_ascii_lowercase());
        view! {
            <input
                class="facet-find needs-program"
                type="text"
                placeholder=label.clone()
                aria-label=label
                autocomplete="off"
                {..on_typed(move |text| unfolded.find.set(text))}
                prop:value=find
            />
        }
    });
    let is_empty = memo(move || count() == 0);
    let is_foldable = memo(move || count() > SHOWN && !is_finding());
    let empty = move || {
        let none = format!("No matching {}", facet.label().to_ascii_lowercase());
        view! { <p class="facet-empty">{if is_finding() { none } else { "None in these results".to_owned() }}</p> }
    };
    let more = move || {
        let label = move || if is_open.get() { "Show fewer".to_owned() } else { format!("Show all {}", count()) };
        view! {
            <button
                type="button"
                class="facet-more needs-program"
                aria-expanded=move || is_open.get().to_string()
                on:click=move |_| unfolded.is_open.update(|is_open| *is_open = !*is_open)
            >
                {label}
            </button>
        }
    };
    view! {
        <section class="facet" class:needs-program=!has_pages && facet != Facet::Year role="group" aria-labelledby=heading>
            <h2 id=id>{facet.label()}</h2>
            {finder}
            {(facet == Facet::Year).then(|| view! { <YearRange/> })}
            <ul class:needs-program=!has_pages role="list">
                <For each=shown key=|(position, _)| *position let((position, is_folded))>
                    <FacetFilter facet value=&values[position] position is_folded/>
                </For>
            </ul>
            {move || is_empty.get().then(empty)}
            {move || is_foldable.get().then(more)}
        </section>
    }
}

/// A filter as it is shown.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    count: usize,
    state: State,
    /// The address that toggles it.
    href: String,
    /// The address that rules it out.
    exclude: Option<String>,
}

/// A value of a facet: a link that asks for it, and one that rules it out.
#[component]
fn FacetFilter(
    facet: Facet,
    value: &'static FacetValue,
    position: usize,
    /// Whether only a page without a script shows it.
    is_folded: bool,
) -> impl IntoView {
    let library = use_library();
    let deferred = use_search().deferred;
    let row = move |shown: &QueryResults| {
        let href = |term: &Term| library.href(&shown.asking(library.index.toggled(&shown.query, facet, term)));
        let state = State::of(facet, value, shown.query.terms(facet));
        let (included, excluded) = (Term::included(&value.id), Term::excluded(&value.id));
        let is_excluded = state == State::Excluded;
        Row {
            count: shown.results.count(facet, position),
            state,
            href: href(if is_excluded { &excluded } else { &included }),
            exclude: (IS_PROGRAM && !is_excluded).then(|| href(&excluded)),
        }
    };
    let mark = match facet {
        Facet::Category => Slug::new(&value.id).ok().map(|id| hue(library, &id)),
        _ => None,
    };
    view! { <Filter label=&value.label mark row=memo(move || deferred.with(row)) is_folded/> }
}

/// The conditions as links: with code, at a venue, with an award.
#[component]
pub fn Conditions() -> impl IntoView {
    let library = use_library();
    let deferred = use_search().deferred;
    let filter = move |has: Has| {
        let row = move |shown: &QueryResults| {
            let query = &shown.query;
            let state = if query.has().contains(&has) {
                State::Included
            } else if query.lacks().contains(&has) {
                State::Excluded
            } else {
                State::Free
            };
            let next = match state {
                State::Excluded => query.without_has(has),
                State::Included | State::Free => query.toggled_has(has),
            };
            let href_of = |query: Query| library.href(&shown.asking(query));
            let exclude = (IS_PROGRAM && state != State::Excluded).then(|| href_of(query.toggled_lacks(has)));
            Row { count: shown.results.found.has[has as usize], state, href: href_of(next), exclude }
        };
        view! { <Filter label=has.label() mark=None row=memo(move || deferred.with(row))/> }
    };
    view! {
        <section class="facet needs-program" role="group" aria-labelledby="facet-has">
            <h2 id="facet-has">"Show only"</h2>
            <ul role="list">{Has::ALL.map(filter).collect_view()}</ul>
        </section>
    }
}

/// A link that toggles a filter, with how many papers it would leave.
#[component]
fn Filter(
    label: &'static str,
    mark: Option<usize>,
    row: Memo<Row>,
    #[prop(optional)] is_folded: bool,
) -> impl IntoView {
    let state = move || row.with(|row| row.state);
    let count = move || row.with(|row| row.count);
    let spoken = move || format!("{label}, {}{}", papers(count()), state().spoken());
    let exclude = move || {
        let href = row.with(|row| row.exclude.clone())?;
        Some(view! {
            <a class="facet-exclude" href=href rel="nofollow" aria-label=format!("Exclude {label}") title="Exclude"></a>
        })
    };
    view! {
        <li class=move || state().class() class:folded=is_folded hidden=move || count() == 0 && state() == State::Free>
            <a
                class="facet-link"
                href=move || row.with(|row| row.href.clone())
                aria-label=spoken
                aria-current=move || (state() != State::Free).then_some("true")
            >
                {mark.map(|hue| view! { <span class="facet-mark" data-hue=hue aria-hidden="true"></span> })}
                <span class="facet-label">{label}</span>
                " "
                <span class="facet-count">{move || thousands(count())}</span>
            </a>
            {exclude}
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::{FacetFilter, State, order};
    use catalogue::query::{Facet, Term};
    use catalogue::search::FacetValue;
    use leptos::prelude::*;

    use crate::context;
    use crate::data::abstracts::ListAbstracts;
    use crate::data::library::Library;
    use crate::location::Location;
    use crate::tests::library;

    fn values<const N: usize>(labels: &[&str; N]) -> [FacetValue; N] {
        labels.map(|label| FacetValue { id: label.to_lowercase(), label: label.to_owned(), total: 3 })
    }

    #[test]
    fn values_keep_their_places_and_empty_ones_that_are_not_asked_for_are_left_out() {
        let values = values(&["ACL", "ICML", "NeurIPS", "Émile", "a", "b", "c", "d", "e"]);
        let terms = [Term::excluded("NeurIPS")];
        assert_eq!(
            order(Facet::Venue, &values, &[0, 2, 3, 1, 0, 0, 0, 0, 0], &terms, ""),
            [(1, false), (2, true), (3, false)]
        );
        assert_eq!(order(Facet::Venue, &values[..3], &[0, 2, 0], &terms, ""), [(1, false), (2, true)]);
    }

    #[test]
    fn a_year_of_a_range_is_included_unless_it_is_ruled_out() {
        let terms = [Term::included("2022..2024"), Term::excluded("2023")];
        let states = values(&["2021", "2022", "2023"]).map(|value| State::of(Facet::Year, &value, &terms));
        assert_eq!(states, [State::Free, State::Included, State::Excluded]);
    }

    #[test]
    fn a_value_has_no_papers_while_the_results_are_loading() {
        let html = Owner::new().with(|| {
            let library = Box::leak(Box::new(library()));
            library.abstracts = Some(ListAbstracts::default());
            let library: &Library = library;
            let route = library.route("/repository/", "q=kv&in=abstracts");
            context::provide(library, Location::fixed(library.base.clone(), route), None, RwSignal::new(None));
            let value = &library.index.facet_values(Facet::Venue)[0];
            view! { <FacetFilter facet=Facet::Venue value position=0 is_folded=false/> }.to_html()
        });
        assert!(html.contains("ACL, 0 papers"), "{html}");
    }

    #[test]
    fn a_value_is_found_by_part_of_its_name() {
        let found = |text| order(Facet::Venue, &values(&["ACL", "KV-Cache", "Émile", "剪枝方法"]), &[1; 4], &[], text);
        let found = |text| found(text).into_iter().map(|(position, _)| position).collect::<Vec<_>>();
        assert_eq!(found("emi"), [2]);
        assert_eq!(found(" KV cache "), [1]);
        assert_eq!(found("剪枝"), [3]);
        assert_eq!(found("量化"), [0; 0]);
        assert_eq!(found(""), [0, 1, 2, 3]);
    }
}
