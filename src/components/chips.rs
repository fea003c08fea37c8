//! What narrows the list right now, each removable.
use catalogue::query::{Facet, Query};
use catalogue::route::Route;
use leptos::prelude::*;

use crate::load::{Library, use_library};
use crate::location::use_location;

/// A condition and the query without it.
#[derive(Clone, Debug, PartialEq)]
struct Chip {
    name: String,
    without: Query,
}

fn chips(library: &Library, query: &Query) -> Vec<Chip> {
    let mut chips = Vec::new();
    if !query.text.trim().is_empty() {
        chips.push(Chip { name: format!("“{}”", query.text.trim()), without: query.with_text("") });
    }
    for facet in Facet::ALL {
        for term in query.terms(facet) {
            let value = library.index.facet_values(facet).iter().find(|value| term.names(&value.id));
            let label = value.map_or(term.value(), |value| &value.label);
            let not = if term.is_excluded() { "not " } else { "" };
            chips.push(Chip { name: format!("{not}{label}"), without: query.without(facet, term.value()) });
        }
    }
    for has in query.has() {
        chips.push(Chip { name: has.label().to_owned(), without: query.toggled_has(*has) });
    }
    chips
}

/// The active conditions as links that remove them, and one that removes all.
#[component]
pub fn Chips(
    /// What is asked.
    query: Memo<Query>,
) -> impl IntoView {
    let library = use_library();
    let location = use_location();
    let chips = Memo::new(move |_| query.with(|query| chips(&library, query)));
    let clear = move || location.href(&Route::Browse(query.with(Query::cleared)));
    view! {
        <Show when=move || chips.with(|chips| !chips.is_empty())>
            <ul class="chips" role="list" aria-label="Active filters">
                {move || chips.get().into_iter().map(|chip| {
                    let href = location.href(&Route::Browse(chip.without));
                    let spoken = format!("Remove filter {}", chip.name);
                    let key = format!("chip {}", spoken.replace('"', ""));
                    view! {
                        <li>
                            <a class="chip" data-key=key href=href aria-label=spoken>
                                {chip.name}<span class="chip-cross" aria-hidden="true">"×"</span>
                            </a>
                        </li>
                    }
                }).collect::<Vec<_>>()}
                <li><a class="chip clear" href=clear>"Clear all"</a></li>
            </ul>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::chips;
    use crate::load::Library;
    use crate::tests::small;
    use catalogue::query::Query;

    #[test]
    fn every_condition_has_a_chip_that_removes_it() {
        let library = Library::new(small());
        let query = Query::parse("q=kv&category=pruning&venue=-nowhere&has=code");
        let chips = chips(&library, &query);
        let names: Vec<_> = chips.iter().map(|chip| chip.name.as_str()).collect();
        assert_eq!(names, ["“kv”", "Pruning", "not nowhere", "With code"]);
        assert_eq!(chips[2].without.print(), "q=kv&category=pruning&has=code");
    }
}
