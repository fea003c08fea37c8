//! Searching in abstracts: against a scan of every word, by the order of what is found, and with hostile texts.
use crate::generators;
use crate::naive;
use crate::typed;
use std::collections::BTreeSet;

use catalogue::abstracts::{Abstract, Abstracts, LONGEST, Texts};
use catalogue::decode::decode;
use catalogue::search::{AbstractsBuilder, Index, Results, asks_for_abstracts, highlights, search};
use catalogue::{Catalogue, Date, Query};
use proptest::prelude::*;

use crate::naive::{Field, Item, Matches, Words};
use crate::typed::TYPED;

/// Conditions on words, some of them on abstracts.
fn items() -> impl Strategy<Value = Vec<Item>> {
    let fields = [Some(Field::Abstract), Some(Field::Abstract), Some(Field::Title), None, None, None];
    let item = typed::item(prop::sample::select(fields.to_vec()), 0.15);
    prop::collection::vec(item, 1..4).prop_map(typed::each_once)
}

/// A catalogue, and a text for each of its papers.
fn with_texts() -> impl Strategy<Value = (Catalogue, Vec<String>)> {
    generators::catalogue().prop_flat_map(|catalogue| {
        let line = generators::line().prop_map(|line| line.to_string());
        let text = prop_oneof![1 => Just(String::new()), 3 => line];
        let count = catalogue.papers().len();
        (Just(catalogue), prop::collection::vec(text, count))
    })
}

fn indexed(catalogue: &Catalogue, texts: &[String]) -> Index {
    let index = Index::new(catalogue);
    let file: String = texts.iter().map(|text| format!("{text}\n")).collect();
    let texts = Texts::decode(file.into_bytes(), catalogue.papers().len()).unwrap();
    let mut builder = AbstractsBuilder::new(&index, &texts);
    while builder.step(3) {}
    builder.finish();
    index
}

fn find(index: &Index, query: &str) -> Results {
    search(index, &Query::parse(query)).complete().unwrap()
}

proptest! {
    #![proptest_config(generators::cases(300))]

    #[test]
    fn a_search_in_abstracts_agrees_with_a_naive_scan(
        (catalogue, texts) in with_texts(),
        queries in prop::collection::vec((items(), any::<bool>()), 1..8),
    ) {
        let index = indexed(&catalogue, &texts);
        for (items, in_abstracts) in queries {
            let text = items.iter().map(Item::print).collect::<Vec<_>>().join(" ");
            let query = Query::default().with_text(&text).with_abstracts(in_abstracts);
            let results = search(&index, &query).complete().unwrap();
            match naive::matches_with_abstracts(&catalogue, &texts, in_abstracts, &items) {
                Matches::All(expected) => {
                    let found: BTreeSet<usize> = results.papers.iter().copied().collect();
                    let expected = (0..expected.len()).filter(|paper| expected[*paper]).collect::<BTreeSet<_>>();
                    prop_assert_eq!(found, expected, "{}", text);
                }
                Matches::Some(words) => {
                    for paper in &results.papers {
                        let of_paper = words[*paper].as_ref();
                        prop_assert!(of_paper.is_some_and(Words::is_any), "{}: {}", text, paper);
                    }
                }
            }
            prop_assert!(results.ignored.is_empty());
        }
    }

    #[test]
    fn what_is_found_by_records_comes_first(
        (catalogue, texts) in with_texts(),
        words in prop::collection::vec(prop::sample::select(TYPED), 1..4),
    ) {
        let index = indexed(&catalogue, &texts);
        let query = Query::default().with_text(&words.join(" "));
        let alone = search(&index, &query).complete().unwrap();
        let both = search(&index, &query.with_abstracts(true)).complete().unwrap();
        // Where words are taken for others in records alone, abstracts may have them as they are typed.
        if alone.reading.is_none() && !alone.is_partial {
            let count = alone.papers.len();
            let first: BTreeSet<usize> = both.papers.iter().take(count).copied().collect();
            prop_assert_eq!(first, alone.papers.into_iter().collect::<BTreeSet<_>>());
        }
    }

    #[test]
    fn any_text_is_answered((catalogue, texts) in with_texts(), query in generators::query()) {
        let index = indexed(&catalogue, &texts);
        let results = search(&index, &query).complete().unwrap();
        if !asks_for_abstracts(&query) {
            let mut without = search(&Index::new(&catalogue), &query).complete().unwrap();
            without.ignored.retain(|ignored| ignored.parameter != "in");
            prop_assert_eq!(results, without);
        }
    }

    #[test]
    fn texts_survive_their_file((catalogue, texts) in with_texts()) {
        let mut abstracts = Abstracts::default();
        for (paper, text) in catalogue.papers().iter().zip(&texts).filter(|(_, text)| !text.is_empty()) {
            let date = Date::parse("2026-11-27").unwrap();
            abstracts.insert(paper.id.clone(), Abstract { text: text.clone(), source: "arXiv".to_owned(), date });
        }
        let file = Texts::encode(&catalogue, &abstracts);
        let read = Texts::decode(file.into_bytes(), texts.len()).unwrap();
        for (position, text) in texts.iter().enumerate() {
            prop_assert_eq!(read.get(position).unwrap_or_default(), text);
        }
        prop_assert_eq!(read.get(texts.len()), None);
    }
}

/// Three papers, the last of them the newest.
fn three(texts: [&str; 3]) -> (Catalogue, Index) {
    let mut json: serde_json::Value =
        serde_json::from_slice(include_bytes!("../../../tests/fixtures/small.json")).unwrap();
    let paper = json["papers"][0].clone();
    let titles = ["Alpha of Sketching", "Beta", "Gamma"];
    let papers = titles.iter().enumerate().map(|(number, title)| {
        let mut paper = paper.clone();
        paper["id"] = format!("2306.0000{number}").into();
        paper["title"] = (*title).into();
        paper["techniques"] = serde_json::json!([]);
        paper
    });
    json["papers"] = papers.collect();
    let catalogue = decode(json.to_string().as_bytes()).unwrap();
    let index = indexed(&catalogue, &texts.map(str::to_owned));
    (catalogue, index)
}

#[test]
fn abstracts_are_searched_where_the_query_says_so() {
    let (_, index) = three(["We quantize <b>caches</b>.", "Sketched Sparsity of KV caches, α ≤ β.", ""]);
    for (query, expected) in [
        ("q=sparsity", &[][..]),
        ("q=abstract:sparsity", &[1]),
        ("q=Abstract:%22kv+caches%22", &[1]),
        ("q=abstract:%22caches+kv%22", &[]),
        ("q=abstract:cache", &[1, 0]),
        ("q=-abstract:cache", &[2]),
        ("q=abstract:cache+NOT+abstract:alpha", &[1, 0]),
        ("q=abstract:quantize+OR+title:gamma", &[2, 0]),
        ("q=abstract:quantization", &[0]),
        ("q=beta+abstract:cache", &[1]),
        ("q=sparsity&in=abstracts", &[1]),
        ("q=-cache&in=abstracts", &[2, 1, 0]),
        ("q=beta+caches&in=abstracts", &[1]),
        ("q=%22kv+caches%22&in=abstracts", &[1]),
        ("q=title:sparsity&in=abstracts", &[]),
    ] {
        let mut found = find(&index, query).papers;
        let mut expected = expected.to_vec();
        found.sort_unstable();
        expected.sort_unstable();
        assert_eq!(found, expected, "{query}");
    }
    // The title of the first has the word, the abstract of the newer one only another form of it.
    assert_eq!(find(&index, "q=sketching&in=abstracts").papers, [0, 1]);
    assert_eq!(find(&index, "q=sketching&in=abstracts&sort=newest").papers, [1, 0]);
}

#[test]
fn errors_are_only_believed_where_no_abstract_has_the_word() {
    let (_, index) = three(["A gramma of things.", "", ""]);
    let found = find(&index, "q=gramma&in=abstracts");
    assert_eq!((found.papers, found.reading), (vec![0], None));
    let found = find(&index, "q=gramma+");
    assert_eq!((found.papers, found.reading.as_deref()), (vec![2], Some("gamma ")));
    let found = find(&index, "q=abstract:gramna+");
    assert_eq!((found.papers, found.reading.as_deref()), (vec![0], Some("abstract:gramma ")));
}

#[test]
fn without_abstracts_the_conditions_are_named() {
    let (catalogue, _) = three(["", "", ""]);
    let index = Index::new(&catalogue);
    let found = find(&index, "q=alpha+abstract:zebra+OR+beta+-abstract:%22kv+cache%22&in=abstracts");
    let ignored: Vec<String> = found.ignored.iter().map(ToString::to_string).collect();
    assert_eq!(ignored, ["in=abstracts", "abstract:zebra", "abstract:kv cache"]);
    // What is left asks for both words.
    assert!(found.papers.is_empty() || found.is_partial);
    assert_eq!(find(&index, "q=abstract:zebra").papers.len(), 3);
}

#[test]
fn only_words_that_may_stand_in_abstracts_ask_for_them() {
    for (query, asks) in [
        ("q=kv", false),
        ("q=kv&in=abstracts", true),
        ("in=abstracts", false),
        ("q=title:kv+-cache+year:2024&in=abstracts", false),
        ("q=abstract:kv", true),
        ("q=-abstract:kv", true),
        ("q=abstract:", false),
    ] {
        assert_eq!(asks_for_abstracts(&Query::parse(query)), asks, "{query}");
    }
}

#[test]
fn the_longest_abstract_is_found_by_every_word_of_it() {
    let words: Vec<String> = (0..900).map(|number| format!("w{number}x")).collect();
    let text = words.join(" ");
    assert!(text.chars().count() <= LONGEST);
    let (_, index) = three([&text, "\u{202e}gnirts <script>alert(1)</script>", ""]);
    assert_eq!(find(&index, "q=abstract:w0x").papers, [0]);
    assert_eq!(find(&index, "q=abstract:w899x").papers, [0]);
    assert_eq!(find(&index, "q=abstract:%22w40x+w41x%22").papers, [0]);
    assert_eq!(find(&index, "q=abstract:script").papers, [1]);
    assert_eq!(highlights(&text, "abstract:w899x").len(), 1);
}

#[test]
fn a_file_of_another_list_is_refused() {
    for (file, papers) in [("a\n", 2), ("a\nb", 2), ("a\nb\n", 1), ("", 1), ("a\n\nb\n", 2)] {
        assert_eq!(Texts::decode(file.into(), papers), None, "{file:?}");
    }
    assert_eq!(Texts::decode(vec![0xff, b'\n'], 1), None);
    assert!(Texts::decode(Vec::new(), 0).is_some());
}
