//! Search agrees with a scan of every paper that is slow and plainly right.

use crate::generators;
use crate::naive;
use crate::typed;
use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::generators::{Row, small_catalogue};
use crate::naive::{Field, Item, Matches, Words, compounds};
use crate::typed::TYPED;
use catalogue::decode::decode;
use catalogue::fold::fold;
use catalogue::paper::Year;
use catalogue::query::{Facet, Has, Sort, Term};
use catalogue::search::{Answer, Ignored, Index, Results, completions, highlights, relaxations, search, search_among};
use catalogue::venue::Kind;
use catalogue::{Catalogue, Paper, Query, Slug, authors};
use proptest::prelude::*;

fn values(catalogue: &Catalogue, paper: &Paper, facet: Facet) -> BTreeSet<String> {
    match facet {
        Facet::Category => paper.categories.iter().map(ToString::to_string).collect(),
        Facet::Collection => [paper.collection.to_string()].into(),
        Facet::Venue => match &paper.venue {
            Some(venue) => [venue.series().id().to_owned()].into(),
            None => paper.id.arxiv().map(|_| "arxiv".to_owned()).into_iter().collect(),
        },
        Facet::Year => paper.year().map(|year| year.to_string()).into_iter().collect(),
        Facet::Month => paper.arxiv_month().map(|month| month.to_string()).into_iter().collect(),
        Facet::Author => {
            let names = paper.authors.iter().map(|name| name.as_str());
            let names = names.flat_map(|name| std::iter::once(name).chain(catalogue.other_names(name)));
            names.map(authors::id).filter(|id| !id.is_empty()).collect()
        }
        Facet::Technique => {
            let id = |name: &str| {
                Slug::of(name).map_or_else(|| name.trim_start_matches('-').to_owned(), |slug| slug.to_string())
            };
            let ids = paper.techniques.iter().map(|technique| id(technique.as_str()));
            ids.filter(|id| !id.trim().is_empty()).collect()
        }
    }
}

fn does_have(paper: &Paper, has: Has) -> bool {
    match has {
        Has::Code => paper.links.iter().any(|link| link.kind.id() == "code"),
        Has::Figure => paper.figure.as_ref().is_some_and(|figure| figure.prepared.is_some()),
        Has::Venue => paper.venue.as_ref().is_some_and(|venue| venue.kind() != Kind::Preprint),
        Has::Award => paper.venue.as_ref().is_some_and(|venue| venue.track().is_award()),
        Has::Recommended => paper.recommended,
        Has::New => false,
    }
}

/// The first and the last year of a range of them as our program writes it; each may be empty, for none.
fn range(text: &str) -> Option<(&str, &str)> {
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit());
    let is_end = |text: &str| text.is_empty() || is_year(text);
    text.split_once("..").filter(|(from, to)| is_end(from) && is_end(to) && from != to)
}

/// Whether each paper has what the terms of a facet ask for.
fn matching_facet(catalogue: &Catalogue, query: &Query, facet: Facet) -> Vec<bool> {
    let values: Vec<BTreeSet<String>> =
        catalogue.papers().iter().map(|paper| values(catalogue, paper, facet)).collect();
    let names = |term: &Term, id: &str| match facet {
        Facet::Author => authors::id(term.value()) == id,
        Facet::Year => match range(term.value()) {
            Some((from, to)) => (from.is_empty() || from <= id) && (to.is_empty() || id <= to),
            None => term.names(facet, id),
        },
        _ => term.names(facet, id),
    };
    let names_one = |term: &Term, values: &BTreeSet<String>| values.iter().any(|id| names(term, id));
    let is_known = |term: &&Term| values.iter().any(|values| names_one(term, values));
    let (excluded, included): (Vec<&Term>, Vec<&Term>) =
        query.terms(facet).iter().filter(is_known).partition(|term| term.is_excluded());
    let matches = |values: &BTreeSet<String>| {
        let is_in = |term: &&Term| names_one(term, values);
        (included.is_empty() || included.iter().any(is_in)) && !excluded.iter().any(is_in)
    };
    values.iter().map(matches).collect()
}

/// The order of two papers in an order that does not depend on words.
fn is_in_order(left: &Paper, right: &Paper, sort: Sort) -> bool {
    let newest = |paper: &Paper| (Reverse(paper.recency()), Reverse(paper.id.clone()));
    let venue = |paper: &Paper| {
        let venue = paper.venue.clone().filter(|venue| venue.kind() != Kind::Preprint);
        let key = venue.map(|venue| (fold(venue.series().name()), Reverse(paper.year()), venue.track().clone()));
        (key.is_none(), key, newest(paper))
    };
    let stars = |paper: &Paper| Reverse(paper.code().and_then(|code| code.stars));
    match sort {
        Sort::Relevance => {
            (!left.recommended, Reverse(left.recency())) <= (!right.recommended, Reverse(right.recency()))
        }
        Sort::Newest => newest(left) <= newest(right),
        Sort::Oldest => {
            (left.recency().is_none(), left.recency(), &left.id)
                <= (right.recency().is_none(), right.recency(), &right.id)
        }
        Sort::Title => fold(left.title.as_str()) <= fold(right.title.as_str()),
        Sort::Venue => venue(left) <= venue(right),
        Sort::Stars => (stars(left), newest(left)) <= (stars(right), newest(right)),
        Sort::Cited => (Reverse(left.citations), newest(left)) <= (Reverse(right.citations), newest(right)),
    }
}

/// Checks results against `matches_text`, which tells of each paper whether it matches the
/// text of the query.
fn check(
    catalogue: &Catalogue,
    matches_text: &[bool],
    index: &Index,
    query: &Query,
    results: &Results,
) -> Result<(), TestCaseError> {
    let papers = catalogue.papers();
    // What holds of each paper: the words and conditions, then each facet.
    let common: Vec<bool> = papers
        .iter()
        .zip(matches_text)
        .map(|(paper, matches)| {
            *matches
                && query.has().iter().all(|has| does_have(paper, *has))
                && !query.lacks().iter().any(|has| does_have(paper, *has))
        })
        .collect();
    let by_facet = Facet::ALL.map(|facet| matching_facet(catalogue, query, facet));
    let matching = |without: Option<Facet>| -> Vec<usize> {
        let holds = |at: &usize| {
            common[*at] && Facet::ALL.into_iter().all(|facet| Some(facet) == without || by_facet[facet as usize][*at])
        };
        (0..papers.len()).filter(holds).collect()
    };

    let mut found = results.papers.clone();
    found.sort_unstable();
    prop_assert_eq!(found, matching(None));

    for facet in Facet::LISTED {
        let others = matching(Some(facet));
        let count = |id: &str| others.iter().filter(|at| values(catalogue, &papers[**at], facet).contains(id)).count();
        let expected: Vec<usize> = index.facet_values(facet).iter().map(|value| count(&value.id)).collect();
        prop_assert_eq!(&results.facets[facet as usize], &expected, "{:?}", facet);
    }
    let all = matching(None);
    prop_assert_eq!(results.has, Has::ALL.map(|has| all.iter().filter(|at| does_have(&papers[**at], has)).count()));

    let sort = query.effective_sort();
    if sort != Sort::Relevance || query.text.is_empty() {
        for pair in results.papers.windows(2) {
            prop_assert!(is_in_order(&papers[pair[0]], &papers[pair[1]], sort), "{:?} {:?}", sort, pair);
        }
    }
    Ok(())
}

/// Checks papers that were found although none matches all words, of which each matches some, against
/// those words; returns whether each paper was found.
fn check_most(words: &[Option<Words>], found: &Results) -> Result<Vec<bool>, TestCaseError> {
    let has_any = |words: &Option<Words>| words.as_ref().is_some_and(Words::is_any);
    let has_two = words.iter().flatten().any(|words| words.own.len() > 1);
    prop_assert_eq!(found.is_partial, !found.papers.is_empty());
    // What is in the descriptions of the categories of nearly all papers counts for nothing.
    let has_own = words.iter().flatten().any(|words| words.own.contains(&true));
    prop_assert!(found.is_partial || !(has_two && has_own));
    prop_assert!(!found.is_partial || has_two && words.iter().any(has_any));
    let is_found: Vec<bool> = (0..words.len()).map(|paper| found.papers.contains(&paper)).collect();
    for (paper, of_paper) in words.iter().enumerate().filter(|(paper, _)| is_found[*paper]) {
        prop_assert!(has_any(of_paper), "{} matches no word", paper);
        // Whoever matches the same words and more is found as well.
        let has_all = |other: &Option<Words>| {
            other.as_ref().zip(of_paper.as_ref()).is_some_and(|(other, own)| other.has_all(own))
        };
        for (other, _) in words.iter().enumerate().filter(|(_, words)| has_all(words)) {
            prop_assert!(is_found[other], "{} matches what {} does", other, paper);
        }
    }
    Ok(is_found)
}

/// Words that stand side by side.
const SIDE_BY_SIDE: &[&[&str]] = &[
    &["low", "rank"],
    &["speed", "up"],
    &["kv", "cache"],
    &["speed", "u"],
    &["r.", "re"],
    &["l", "re"],
    &["re", "l."],
];

/// Conditions on words, each once.
fn items() -> impl Strategy<Value = Vec<Item>> {
    const FIELDS: [Field; 5] = [Field::Title, Field::Author, Field::Technique, Field::Venue, Field::Category];
    let field = prop::option::weighted(0.2, prop::sample::select(&FIELDS[..]));
    let item = typed::item(field, 0.1);
    let beside = prop::option::weighted(0.2, prop::sample::select(SIDE_BY_SIDE));
    (prop::collection::vec(item, 1..4), beside).prop_map(|(mut items, beside)| {
        let plain = |word: &&str| Item { text: (*word).to_owned(), field: None, is_quoted: false, is_excluded: false };
        if let Some(words) = beside {
            items.truncate(1);
            items.extend(words.iter().map(plain));
        }
        typed::each_once(items)
    })
}

proptest! {
    #![proptest_config(generators::cases(200))]

    #[test]
    fn search_agrees_with_a_naive_scan(
        catalogue in generators::catalogue(),
        queries in prop::collection::vec((generators::query(), items()), 1..8),
    ) {
        let index = Index::new(&catalogue);
        prop_assert_eq!(index.len(), catalogue.papers().len());
        for (query, items) in queries {
            let text: Vec<String> = items.iter().map(Item::print).collect();
            let query = query.with_text(&text.join(" "));
            let results = search(&index, &query).complete().unwrap();
            let matches = match naive::matches(&catalogue, &items) {
                Matches::All(matches) => matches,
                Matches::Some(words) => check_most(&words, &search(&index, &Query::default().with_text(&query.text)).complete().unwrap())?,
            };
            check(&catalogue, &matches, &index, &query, &results)?;
            prop_assert_eq!(search(&Index::new(&catalogue), &query), Answer::Complete(results));
        }
    }

    #[test]
    fn alternatives_find_what_each_of_them_finds(
        catalogue in generators::catalogue(),
        words in prop::collection::vec(prop::sample::select(TYPED), 3),
    ) {
        let index = Index::new(&catalogue);
        // In quotes, so that nothing is forgiven and no two words are joined.
        let find = |text: String| {
            let results = search(&index, &Query::default().with_text(&text)).complete().unwrap();
            results.papers.into_iter().collect::<BTreeSet<usize>>()
        };
        let [always, one, other] = &words[..] else { unreachable!() };
        let either = find(format!("\"{always}\" \"{one}\" OR \"{other}\""));
        let [first, second] = [one, other].map(|word| find(format!("\"{always}\" \"{word}\"")));
        // Of the same word twice, one is left out of account.
        if [always, one, other].map(|word| compounds(word).concat()).iter().collect::<BTreeSet<_>>().len() == 3 {
            prop_assert_eq!(&either, &first.union(&second).copied().collect());
        }
        let without = ["NOT ", "-"].map(|sign| find(format!("\"{always}\" {sign}\"{one}\"")));
        prop_assert_eq!(&without[0], &without[1]);
    }

    #[test]
    fn any_text_is_answered(catalogue in generators::catalogue(), query in generators::query(), text in ".{0,40}") {
        let index = Index::new(&catalogue);
        for query in [query.with_text(&text), query] {
            let results = search(&index, &query).complete().unwrap();
            let alone = search(&index, &Query::default().with_text(&query.text)).complete().unwrap();
            let matches: Vec<bool> = (0..index.len()).map(|position| alone.papers.contains(&position)).collect();
            if query.text.is_empty() {
                check(&catalogue, &vec![true; index.len()], &index, &query, &results)?;
            } else {
                check(&catalogue, &matches, &index, &query, &results)?;
            }
            let completions = completions(&|position| catalogue.papers().get(position), &index, &query, &results, 5);
            for completion in &completions {
                prop_assert!(!search(&index, &query.with_text(&completion.text)).complete().unwrap().papers.is_empty(), "{:?}", completion);
            }
            for relaxation in relaxations(&index, &query).complete().unwrap() {
                prop_assert_eq!(search(&index, &relaxation.query).complete().unwrap().papers.len(), relaxation.papers);
            }
        }
    }

    #[test]
    fn the_values_of_a_facet_are_those_that_papers_have(catalogue in generators::catalogue()) {
        let index = Index::new(&catalogue);
        for facet in Facet::LISTED {
            let shown: BTreeSet<String> = index.facet_values(facet).iter().map(|value| value.id.clone()).collect();
            let had: BTreeSet<String> = catalogue.papers().iter().flat_map(|paper| values(&catalogue, paper, facet)).collect();
            prop_assert_eq!(index.facet_values(facet).len(), shown.len());
            prop_assert_eq!(shown, had);
            for value in index.facet_values(facet) {
                let total = catalogue.papers().iter().filter(|paper| values(&catalogue, paper, facet).contains(&value.id)).count();
                prop_assert_eq!(value.total, total);
                prop_assert_eq!(index.facet_value(facet, &value.id), Some(value));
            }
        }
    }

    #[test]
    fn every_paper_is_found_by_its_title_and_by_its_id(catalogue in generators::catalogue()) {
        let index = Index::new(&catalogue);
        for (position, paper) in catalogue.papers().iter().enumerate() {
            // In a title, these are not meant as they are in a query.
            let title = paper.title.as_str().replace(['-', '"', ':'], " ");
            let found = search(&index, &Query::default().with_text(&title)).complete().unwrap();
            prop_assert!(found.papers.contains(&position), "{}", title);
            if let Some(id) = paper.id.arxiv() {
                for text in [id.to_owned(), format!("arXiv:{id}v2"), format!("https://arxiv.org/pdf/{id}")] {
                    let found = search(&index, &Query::default().with_text(&text)).complete().unwrap();
                    prop_assert_eq!(found.papers.first(), Some(&position));
                }
            }
        }
    }

    #[test]
    fn highlights_are_apart_and_between_characters(text in generators::text(), query in generators::text()) {
        let found = highlights(&text, &query);
        let mut end = None;
        for range in &found {
            prop_assert!(end.is_none_or(|end| end < range.start), "{:?}", found);
            prop_assert!(text.get(range.clone()).is_some_and(|marked| !marked.is_empty()), "{:?}", found);
            end = Some(range.end);
        }
    }
}

/// Papers of equal date, by which one fact at a time is compared.
fn titled<const COUNT: usize>(titles: [&str; COUNT]) -> Catalogue {
    let ids: Vec<String> = (1..=COUNT).map(|number| format!("2306.{number:05}")).collect();
    let row = |(id, title)| -> Row<'_> { (id, title, &[], "one", "", false) };
    small_catalogue(&ids.iter().map(String::as_str).zip(titles).map(row).collect::<Vec<_>>())
}

fn found(catalogue: &Catalogue, query: &str) -> Vec<usize> {
    search(&Index::new(catalogue), &Query::parse(query)).complete().unwrap().papers
}

#[test]
fn titles_count_more_than_authors_and_authors_more_than_venues() {
    let catalogue = small_catalogue(&[
        ("2306.00001", "alpha", &[], "one", "May'23", false),
        ("2306.00002", "beta", &["Ada May"], "one", "", false),
        ("2306.00003", "what may be", &[], "one", "", false),
        ("2306.00004", "may it be", &[], "one", "", false),
        ("2306.00005", "gamma", &[], "one", "", true),
    ]);
    assert_eq!(found(&catalogue, "q=may"), [3, 2, 1, 0]);
}

#[test]
fn a_whole_word_counts_more_than_its_beginning() {
    assert_eq!(found(&titled(["on quantization", "on quant", "on requant"]), "q=quant"), [1, 0]);
}

#[test]
fn words_side_by_side_count_more_than_words_apart() {
    assert_eq!(found(&titled(["cache and a kv", "the cache kv", "a kv cache"]), "q=kv+cache"), [2, 1, 0]);
}

#[test]
fn a_compound_is_found_however_it_is_written() {
    let catalogue = titled(["a low-rank one", "LLM.int8() or W4A16", "a speedup"]);
    for query in ["low-rank", "low+rank", "lowrank", "LOWRA", "rank+low"] {
        assert_eq!(found(&catalogue, &format!("q={query}")), [0], "{query}");
    }
    for query in ["LLM.int8()", "llm", "int8", "llmint8", "w4a16", "W4A"] {
        assert_eq!(found(&catalogue, &format!("q={query}")), [1], "{query}");
    }
    assert_eq!(found(&catalogue, "q=speed-up"), [2]);
    assert!(found(&catalogue, "q=a16").is_empty());
    let counted = titled(["below sub-4-bit", "4-bit", "4 bits", "14 bits", "in 4, bit by bit"]);
    assert_eq!(found(&counted, "q=4bit&sort=title"), [2, 1, 0, 4]);
}

#[test]
fn equal_matches_are_recommended_then_newest_then_in_order() {
    let catalogue = small_catalogue(&[
        ("2301.00001", "pruning", &[], "one", "", false),
        ("2306.00001", "pruning", &[], "one", "", false),
        ("2201.00001", "pruning", &[], "one", "", true),
        ("2306.00000", "pruning", &[], "one", "", false),
    ]);
    for query in ["q=pruning", "q=prun", "sort=relevance"] {
        assert_eq!(found(&catalogue, query), [2, 1, 3, 0], "{query}");
    }
    assert_eq!(found(&catalogue, ""), [1, 3, 0, 2]);
    assert_eq!(found(&catalogue, "q=pruning&sort=oldest"), [2, 0, 3, 1]);
}

#[test]
fn the_authors_of_a_citation_are_found_without_the_others() {
    let catalogue = decode(include_bytes!("../../../public/papers.json")).unwrap();
    for (cited, meant) in
        [("Xiao+et+al.+2023", "Xiao+2023"), ("(Dettmers+et+al.,+2023)", "Dettmers+2023"), ("Frantar+et+al.", "Frantar")]
    {
        let [cited_papers, papers] = [cited, meant].map(|text| found(&catalogue, &format!("q={text}")));
        assert!(!papers.is_empty(), "{meant}");
        assert_eq!(cited_papers, papers, "{cited}");
    }
}

#[test]
fn an_arxiv_id_in_a_citation_finds_its_paper() {
    let catalogue = titled(["alpha", "beta", "gamma"]);
    assert_eq!(found(&catalogue, "q=A.+Name,+“Beta”,+arXiv:2306.00002v3+(2023)"), [1]);
    assert_eq!(found(&catalogue, "q=2306"), [2, 1, 0]);
    assert_eq!(found(&catalogue, "q=2306.00002"), [1]);
    assert_eq!(found(&catalogue, "q=2306.0000"), [2, 1, 0]);
    assert!(found(&catalogue, "q=2306.99999").is_empty());
}

#[test]
fn a_facet_counts_what_choosing_a_value_would_show() {
    let catalogue = small_catalogue(&[
        ("2306.00001", "alpha", &[], "one", "ACL'23 Outstanding", false),
        ("2406.00001", "beta", &[], "one", "NeurIPS'24", false),
        ("2406.00002", "gamma", &[], "two", "", false),
        ("2306.00003", "delta", &[], "two", "ACL'23", false),
    ]);
    let index = Index::new(&catalogue);
    let shown = |facet| index.facet_values(facet).iter().map(|value| value.label.as_str()).collect::<Vec<_>>();
    assert_eq!(shown(Facet::Venue), ["ACL", "NeurIPS", "arXiv preprint"]);
    assert_eq!(shown(Facet::Year), ["2024", "2023"]);
    assert_eq!(index.facet_value(Facet::Venue, "arXiv").map(|value| value.id.as_str()), Some("arxiv"));

    let results = search(&index, &Query::parse("venue=ACL&category=-two")).complete().unwrap();
    assert_eq!(results.papers, [0]);
    assert_eq!(results.facets[Facet::Venue as usize], [1, 1, 0]);
    assert_eq!(results.facets[Facet::Category as usize], [1, 1]);
    assert_eq!(results.facets[Facet::Year as usize], [0, 1]);
    assert_eq!(results.has, [0, 0, 1, 1, 0, 0]);
}

#[test]
fn the_reader_s_browser_says_what_is_new() {
    let mut index = Index::new(&titled(["alpha", "beta", "gamma"]));
    let results = |index: &Index, query| search(index, &Query::parse(query)).complete().unwrap();
    assert!(results(&index, "has=new").papers.is_empty());
    index.set_new(&[false, true, false]);
    assert_eq!(results(&index, "has=new").papers, [1]);
    assert_eq!(results(&index, "has=-new").papers.len(), 2);
    assert_eq!((results(&index, "").has[Has::New as usize], index.has_total(Has::New)), (1, 1));
}

#[test]
fn what_means_nothing_is_named_and_left_out() {
    let index = Index::new(&titled(["alpha", "beta", "gamma"]));
    let all = search(&index, &Query::default()).complete().unwrap();
    let results =
        search(&index, &Query::parse("category=cooking&category=-baking&color=red&has=cake")).complete().unwrap();
    let ignored = |parameter: &str, value: &str| Ignored {
        parameter: parameter.to_owned(),
        value: value.to_owned(),
        is_in_text: false,
    };
    assert_eq!(
        results.ignored,
        [
            ignored("color", "red"),
            ignored("has", "cake"),
            ignored("category", "cooking"),
            ignored("category", "baking")
        ]
    );
    assert_eq!(results, Results { ignored: results.ignored.clone(), ..all });
}

/// The texts that are offered to go on with.
fn offered(catalogue: &Catalogue, text: &str) -> Vec<String> {
    let index = Index::new(catalogue);
    let query = Query::default().with_text(text);
    let results = search(&index, &query).complete().unwrap();
    let offered = completions(&|position| catalogue.papers().get(position), &index, &query, &results, 5);
    offered.into_iter().map(|offer| offer.text).collect()
}

#[test]
fn completions_are_spelled_as_papers_spell_them() {
    let catalogue = small_catalogue(&[
        ("2306.00001", "SparseGPT: Low-Rank Ｑuants", &["Élise Dorn"], "one", "NeurIPS'23", false),
        ("2306.00002", "a: \"b", &[], "one", "", false),
    ]);
    assert_eq!(offered(&catalogue, "sparse"), ["SparseGPT"]);
    assert_eq!(offered(&catalogue, "lowr"), ["Low-Rank"]);
    assert_eq!(offered(&catalogue, "dorn sparseg"), ["dorn SparseGPT"]);
    assert_eq!(offered(&catalogue, "eli"), ["Élise"]);
    assert_eq!(offered(&catalogue, "neur"), ["NeurIPS", "NeurIPS 2023"]);
    assert_eq!(offered(&catalogue, "quan"), ["Ｑuants"]);
    // A slash in a word is no address, and the comma before it separates.
    let catalogue = titled(["Read/Write caches", "beta", "gamma"]);
    assert_eq!(offered(&catalogue, "caches,readw"), ["caches,Read/Write"]);
    let found = search(&Index::new(&catalogue), &Query::default().with_text("caches,Read/Write")).complete().unwrap();
    assert_eq!((&found.papers[..], found.is_partial), (&[0][..], false));
}

#[test]
fn venues_are_completed_by_years_and_not_by_labels() {
    let of = |id, label| (id, "alpha", &[][..], "one", label, false);
    let catalogue = small_catalogue(&[
        of("2306.00001", "ICLRW'24"),
        of("2306.00002", "ICLR'24"),
        of("2306.00003", "ICLR'24"),
        of("2306.00004", "ICLR'23 Oral"),
        of("2306.00005", "MLsys'24 Outstanding Paper Award"),
        of("2306.00006", "SIGMOD/PODS 2024"),
    ]);
    let offered_of = |catalogue: &Catalogue, text: &str| {
        let (index, query) = (Index::new(catalogue), Query::default().with_text(text));
        let results = search(&index, &query).complete().unwrap();
        let offers = completions(&|position| catalogue.papers().get(position), &index, &query, &results, 5);
        offers
            .into_iter()
            .map(|offer| {
                let found = search(&index, &query.with_text(&offer.text)).complete().unwrap();
                assert_eq!(found.papers.len(), offer.papers, "{}", offer.text);
                offer.text
            })
            .collect::<Vec<_>>()
    };
    let offered = |text: &str| offered_of(&catalogue, text);
    assert_eq!(offered("iclr"), ["ICLR 2024", "ICLR 2023", "ICLRW"]);
    assert_eq!(offered("venue:iclr"), ["venue:ICLR 2024", "venue:ICLR 2023", "venue:ICLRW"]);
    assert_eq!(offered("alpha mlsys"), ["alpha MLSys 2024"]);
    assert_eq!(offered("sigmod"), ["SIGMOD/PODS"]);
    // A record that states another year is not of the venue's.
    let mut parts = catalogue.parts().clone();
    parts.papers.iter_mut().for_each(|paper| paper.stated_year = Some(Year::new(2020).unwrap()));
    assert_eq!(offered_of(&Catalogue::new(parts).unwrap(), "mlsys").len(), 1);
}

#[test]
fn a_word_typed_twice_is_not_completed_to_one_that_nothing_matches() {
    let catalogue = titled(["quantum leaps", "beta", "gamma"]);
    let offered = |text: &str| offered(&catalogue, text);
    assert_eq!(offered("quan"), ["quantum"]);
    assert_eq!(offered("leaps quan"), ["leaps quantum"]);
    assert!(offered("quan quan").is_empty());
}

#[test]
fn a_search_among_some_papers_finds_and_counts_no_others() {
    let index = Index::new(&small_catalogue(&[
        ("2306.00001", "Quantization one", &[], "one", "ICML'23", false),
        ("2306.00002", "Quantization two", &[], "two", "ICML'23", false),
        ("2306.00003", "Quantization three", &[], "two", "", false),
        ("2306.00004", "Pruning", &[], "two", "", false),
    ]));
    let among = [false, true, true, true];
    let found = |query| search_among(&index, &Query::parse(query), Some(&among)).complete().unwrap();
    let papers = |query| {
        let mut papers = found(query).papers;
        papers.sort_unstable();
        papers
    };
    assert_eq!(papers(""), [1, 2, 3]);
    assert_eq!(papers("q=quantization"), [1, 2]);
    assert_eq!(papers("category=one"), [0_usize; 0]);
    let facets = found("").facets;
    assert_eq!((&facets[Facet::Category as usize][..], &facets[Facet::Year as usize][..]), (&[0, 3][..], &[3][..]));
    assert_eq!(found("q=quantization").has[Has::Venue as usize], 1);
    let nothing = search_among(&index, &Query::default(), Some(&[])).complete().unwrap();
    assert!(nothing.papers.is_empty());
}
