//! What narrows the list right now, each removable.
use catalogue::query::Query;
use catalogue::route::Route;
use maud::{Markup, html};

use crate::data::library::Library;

/// The active conditions, each with the query without it: the words, unless these ask for nothing, and the filters.
fn conditions(library: &Library, query: &Query, asks_nothing: bool) -> Vec<(String, Query)> {
    let words = query.text.trim();
    let words = (!words.is_empty() && !asks_nothing).then(|| (format!("“{words}”"), query.with_text("")));
    let is_in_abstracts = query.in_abstracts && words.is_some() && library.has_abstracts();
    let abstracts = is_in_abstracts.then(|| ("in abstracts too".to_owned(), query.with_abstracts(false)));
    words.into_iter().chain(abstracts).chain(library.filters(query)).collect()
}

/// The active conditions of the list or the shelf as links that remove them, and one that removes all. Words that ask for nothing
/// ([`Results::asks_nothing`](catalogue::search::Results::asks_nothing)) are none.
#[must_use]
pub fn chips(library: &Library, page: &Route, asks_nothing: bool) -> Markup {
    let Some(query) = page.query() else { return Markup::default() };
    let conditions = conditions(library, query, asks_nothing);
    let href = |query: &Query| library.href(&page.asking(query.clone()));
    html! {
        @if !conditions.is_empty() {
            ul class="chips" role="list" aria-label="Active filters" {
                @for (name, without) in &conditions {
                    li {
                        a class="chip" href=(href(without)) aria-label=(format!("Remove filter {name}")) {
                            bdi class="chip-name" { (name) } span class="chip-cross" aria-hidden="true" { "×" }
                        }
                    }
                }
                li { a class="chip clear" href=(href(&query.cleared())) { "Clear all" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::conditions;
    use crate::tests::library;
    use catalogue::query::Query;

    #[test]
    fn every_condition_has_a_chip_that_removes_it() {
        let query = Query::parse("q=kv&category=pruning&venue=-acl&author=Cem+Oz&has=code&has=-award");
        let chips = conditions(&library(), &query, false);
        let names: Vec<_> = chips.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["“kv”", "Pruning", "not ACL", "Cem Öz", "With code", "Without an award"]);
        assert_eq!(chips[2].1.to_string(), "q=kv&category=pruning&author=Cem+Oz&has=code&has=-award");
        assert_eq!(chips[3].1.to_string(), "q=kv&category=pruning&venue=-acl&has=code&has=-award");
        assert_eq!(chips[5].1.to_string(), "q=kv&category=pruning&venue=-acl&author=Cem+Oz&has=code");
    }

    #[test]
    fn a_range_of_years_has_a_chip() {
        let chips = conditions(&library(), &Query::parse("year=2023..2024&year=-2022-"), false);
        let names: Vec<_> = chips.iter().map(|(name, without)| format!("{name}: {without}")).collect();
        assert_eq!(names, ["2023–2024: year=-2022-", "not since 2022: year=2023..2024"]);
    }

    #[test]
    fn a_text_that_asks_for_nothing_has_no_chip() {
        let library = library();
        let names = |query: &str| {
            let query = Query::parse(query);
            let results = library.search(&query, None);
            let chips = conditions(&library, &query, results.found.asks_nothing);
            chips.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
        };
        for text in ["((((", "%25", "-", "🚀", "has:cake", "year:20"] {
            assert!(names(&format!("q={text}")).is_empty(), "{text}");
            assert_eq!(names(&format!("q={text}&has=code")), ["With code"], "{text}");
        }
        assert_eq!(names("q=zebra"), ["“zebra”"]);
    }

    #[test]
    fn what_the_list_does_not_know_has_no_chip() {
        let query = Query::parse("category=astrology&venue=-nowhere&author=nobody&has=code");
        let chips = conditions(&library(), &query, false);
        assert_eq!(chips.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["With code"]);
        assert_eq!(library().filters(&query).len(), 1);
    }
}
