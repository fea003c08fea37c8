//! What to ask instead: conditions that words ask for, words that the one being typed may become, what was
//! read in place of a word with errors, and what to give up when nothing is found.
use catalogue::query::Query;
use catalogue::route::{Contribution, Route};
use catalogue::search::{Asked, Relaxation, Results, Without, completions};
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::count::papers;
use crate::html::joined::joined;

/// How many words are offered for the one being typed.
const COMPLETIONS: usize = 4;

/// How many ways out are offered when nothing is found.
const RELAXATIONS: usize = 5;

/// How many are offered beside papers that match most words.
const RELAXATIONS_OF_WORDS: usize = 2;

/// The fewest letters that are worth completing.
const FEWEST_LETTERS: usize = 2;

/// What was read instead of a word with errors, or else words to continue with.
#[must_use]
pub fn suggestions(library: &Library, query: &Query, results: &Results) -> Markup {
    let text = query.text.as_str();
    let href = |text: &str| library.href(&Route::Browse(query.with_text(text)));
    let typed = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    let offered = match &results.reading {
        None if typed.chars().nth(FEWEST_LETTERS - 1).is_some() => {
            let records = |position| library.loaded_paper(position);
            completions(&records, &library.index, query, results, COMPLETIONS)
        }
        _ => Vec::new(),
    };
    let conditions = library.offers(query, results);
    html! {
        @if let Some(reading) = &results.reading {
            p class="reading" { "No papers match " bdi { "“" (text.trim()) "”" } ". Showing results for " a href=(href(reading)) { bdi { "“" (reading) "”" } } }
        }
        @if let Some(title) = library.missing_title(query, results) {
            @let new = Contribution::New { title: title.to_owned() };
            p class="reading" {
                "No paper here has this title. "
                a href=(library.href(&Route::Contribute(new))) { "Suggest it for this list" }
            }
        } @else if results.is_partial {
            p class="reading" {
                "No paper matches every word. These come closest."
                @for way in library.relaxations(query).iter().take(RELAXATIONS_OF_WORDS) {
                    " " (way_out(library, way)) "."
                }
            }
        }
        @if !offered.is_empty() || !conditions.is_empty() {
            span class="go-on" aria-hidden="true" { "Continue with" }
            ul class="completions" role="list" aria-label="Continue with" {
                @for offer in &conditions {
                    li {
                        a href=(library.href(&Route::Browse(offer.query.clone()))) {
                            @match offer.asked {
                                Asked::Has(has) => (has.label()),
                                Asked::Sort(sort) => { (sort.label()) " first" }
                            }
                            " " span class="completion-count" { (offer.papers) }
                        }
                    }
                }
                @for offer in &offered {
                    li {
                        a href=(href(&offer.text)) {
                            (offer.word) " " span class="completion-count" { (offer.papers) }
                        }
                    }
                }
            }
        }
    }
}

/// Names what stands before a colon as a field does and is none.
#[must_use]
pub fn unknown_fields(library: &Library, results: &Results) -> Markup {
    html! {
        @if !results.unknown_fields.is_empty() {
            p class="notice" role="note" {
                @for (number, name) in results.unknown_fields.iter().enumerate() {
                    @if number > 0 { (if number + 1 == results.unknown_fields.len() { " and " } else { ", " }) }
                    code { (name) ":" }
                }
                @if results.unknown_fields.len() == 1 {
                    " is not a field, so it was searched for as a word. The fields are "
                } @else {
                    " are not fields, so they were searched for as words. The fields are "
                }
                code { "author: title: venue: category: technique: year: has:" @if library.has_abstracts() { " abstract:" } }
            }
        }
    }
}

/// Names the conditions of the text that mean nothing, with what to write instead.
#[must_use]
pub fn ignored_conditions(library: &Library, results: &Results) -> Markup {
    let ignored = results.ignored.iter().filter(|ignored| ignored.is_in_text);
    // Where the list has abstracts and they did not arrive, that is said beside the offer to try again.
    let ignored: Vec<_> =
        ignored.filter(|ignored| !(library.has_abstracts() && ignored.parameter == "abstract")).collect();
    let is_of = |field: &str| ignored.iter().any(|ignored| ignored.parameter == field);
    html! {
        @if !ignored.is_empty() {
            p class="notice" role="note" {
                @for ignored in &ignored { code { (ignored) } " " }
                @if ignored.len() == 1 { "was" } @else { "were" } " ignored. "
                @if is_of("year") {
                    "Years are written as " code { "year:2023" } ", " code { "year:2022..2024" } " or "
                    code { "year:>2022" } ". "
                }
                @if is_of("abstract") { "The abstracts of this list cannot be searched. " }
                @if is_of("has") {
                    "You can filter by "
                    (joined(&mut library.conditions().iter().map(|has| html! { code { "has:" (has.id()) } }), ", "))
                    "."
                }
            }
        }
    }
}

/// Queries that ask for less and find something.
#[must_use]
pub fn ways_out(library: &Library, query: &Query) -> Markup {
    let ways = library.relaxations(query);
    html! {
        @if !ways.is_empty() {
            ul class="ways-out" {
                @for way in ways.iter().take(RELAXATIONS) {
                    li { (way_out(library, way)) }
                }
            }
        }
    }
}

/// A query that asks for less, and how many papers it finds.
fn way_out(library: &Library, way: &Relaxation) -> Markup {
    html! {
        a href=(library.href(&Route::Browse(way.query.clone()))) {
            @match &way.without {
                Without::Text(text) => { "Without " bdi { "“" (text) "”" } }
                Without::Facet(facet) => { "In any " (facet.label().to_ascii_lowercase()) }
                Without::Has(has) | Without::Lacks(has) => { (has.label()) " or not" }
            }
        }
        ": " (papers(way.papers))
    }
}

#[cfg(test)]
mod tests {
    use super::{ignored_conditions, suggestions};
    use crate::html::card::card;
    use crate::tests::library;
    use catalogue::query::{Query, View};

    /// What is said of a text, and the first paper that it finds.
    fn said(text: &str) -> (String, String) {
        let (library, query) = (library(), Query::default().with_text(text));
        let results = library.search(&query, None);
        let first = results.found.papers.first();
        let first =
            first.map(|paper| card(&library, *paper, &query, results.found.text(&query), View::Cards, 0).into_string());
        let said = suggestions(&library, &query, &results.found).into_string();
        (said + &ignored_conditions(&library, &results.found).into_string(), first.unwrap_or_default())
    }

    #[test]
    fn papers_that_match_most_words_follow_a_line_that_says_so() {
        let is_told = |text| said(text).0.contains("No paper matches every word. These come closest.");
        assert!(is_told("shot bits") && is_told("bits zebra cache"));
        assert!(!is_told("pruning shot") && !is_told("zebra") && !is_told("papers about pruning"));
        // What stands in the way, if a single word does.
        assert!(said("shot bits").0.contains(">Without <bdi>“bits”</bdi></a>: 1 paper."), "{}", said("shot bits").0);
        assert!(!said("bits zebra cache lamps").0.contains("Without"));
    }

    #[test]
    fn a_title_that_no_paper_has_can_be_suggested() {
        let is_told = |text: &str| said(text).0.contains("No paper here has this title.");
        for title in ["A Cache Is All You Need", "Pruning Forests: Zebras in Every Lamp"] {
            assert!(is_told(title), "{title}");
        }
        let (said, _) = said("A Cache Is All You Need");
        assert!(said.contains("/contribute/?title=A+Cache+Is+All+You+Need"), "{said}");
        for text in [
            "a cache is all you need",
            "Pruning in One Shot",
            "Enough: KV Cache in",
            "Best Paper Awards of ICLR 2024",
            "title:Pruning Forests Zebras in Every Lamp",
        ] {
            assert!(!is_told(text), "{text}");
        }
    }

    #[test]
    fn corrected_words_are_said_and_marked() {
        let (said, first) = said("enoguh cach");
        assert!(said.contains("“enough cach”"), "{said}");
        assert!(first.contains("<mark>Enough</mark>: KV <mark>Cach</mark>e"), "{first}");
    }

    #[test]
    fn words_go_on_as_papers_spell_them() {
        assert!(said("one sho").0.contains(">Shot <"), "{}", said("one sho").0);
        assert!(said("réa").0.contains(">Réal <"), "{}", said("réa").0);
    }

    #[test]
    fn words_that_name_a_condition_offer_it() {
        for text in ["code", "code pruning", "papers with code"] {
            assert!(said(text).0.contains(">With code <"), "{text}: {}", said(text).0);
        }
        assert!(said("latest papers").0.contains(">Newest first <"), "{}", said("latest papers").0);
        assert!(!said("kv cache").0.contains(">With code <"));
    }

    #[test]
    fn a_condition_that_means_nothing_is_named() {
        for (text, name) in
            [("has:cake pruning", "has:cake"), ("year:23", "year:23"), ("pruning -year:soon ", "year:soon")]
        {
            let said = said(text).0;
            assert!(said.contains(&format!("<code>{name}</code>")), "{said}");
        }
        for text in ["year:2022-2024", "year:>2020", "year:2023,2024", "author: li", "year:20", "has:co"] {
            assert!(!said(text).0.contains("role=\"note\""), "{text}");
        }
    }
}
