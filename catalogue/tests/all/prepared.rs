//! An index that is prepared and loaded in parts answers as the one it was made of.

use crate::generators;
use std::collections::HashMap;

use crate::generators::shipped;
use catalogue::Catalogue;
use catalogue::citations::References;
use catalogue::neighbours::{Neighbours, neighbours};
use catalogue::query::Query;
use catalogue::search::{Answer, File, Index, Part, Results, prepare, relaxations, search};
use proptest::prelude::*;

/// A catalogue with its index, and the files of that.
struct Prepared {
    catalogue: Catalogue,
    whole: Index,
    files: HashMap<String, Vec<u8>>,
}

impl Prepared {
    fn new(catalogue: Catalogue) -> Self {
        let whole = Index::new(&catalogue);
        let files = prepare(&whole).into_iter().map(|File { name, content }| (name, content)).collect();
        Self { catalogue, whole, files }
    }

    fn begin(&self) -> Index {
        Index::begin(&self.files[Index::HEAD]).unwrap()
    }

    /// Asks again and again until nothing is missing; the number of times it was asked.
    fn ask<T>(&self, index: &Index, ask: impl Fn(&Index) -> Answer<T>) -> (T, usize) {
        for rounds in 1..9 {
            match ask(index) {
                Answer::Complete(value) => return (value, rounds),
                Answer::Missing(parts) => {
                    assert!(!parts.is_empty());
                    parts.into_iter().for_each(|part| index.put(part, &self.files[&part.file()]).unwrap());
                }
            }
        }
        panic!("there is always more missing");
    }

    /// A position of the prepared list in the catalogue.
    fn positions(&self, prepared: &[usize]) -> Vec<usize> {
        prepared.iter().map(|position| self.whole.newest()[*position] as usize).collect()
    }

    fn agree(&self, index: &Index, query: &Query) {
        let expected = search(&self.whole, query).complete().unwrap();
        let (found, rounds) = self.ask(index, |index| search(index, query));
        assert!(rounds < 6, "{query:?} was asked {rounds} times");
        let papers = self.positions(&found.papers);
        assert_eq!(Results { papers, ..found }, expected, "{query:?}");
    }
}

fn real() -> Prepared {
    Prepared::new(shipped())
}

const QUERIES: [&str; 21] = [
    "",
    "sort=title",
    "sort=venue&q=pruning",
    "sort=oldest&year=2024",
    "q=q",
    "q=kv+cache",
    "q=kv+cash+compresion",
    "q=song+han+awq",
    "q=2306.08543",
    "q=low-rank",
    "q=lowrank&category=quantization",
    "q=%22large+language+models%22+-survey",
    "q=year:2023..2024+has:code",
    "q=author:dao",
    "q=zzzzqqqq",
    "q=may+a+token+be+evicted+that+is+needed+later",
    "q=xuantization",
    "has=award&venue=-acl",
    "category=no-such",
    "author=song-han&author=tri-dao&year=2024",
    "author=-beidi-chen&q=cache",
];

#[test]
fn each_query_is_answered_as_by_the_whole_index() {
    let prepared = real();
    let index = prepared.begin();
    for query in QUERIES {
        // With nothing but the head, and with all that was asked for before.
        prepared.agree(&prepared.begin(), &Query::parse(query));
        prepared.agree(&index, &Query::parse(query));
    }
}

#[test]
fn the_whole_list_needs_nothing_but_the_head() {
    let prepared = real();
    let results = search(&prepared.begin(), &Query::default()).complete().unwrap();
    assert_eq!(results.papers.len(), prepared.catalogue.papers().len());
}

#[test]
fn a_word_needs_a_small_part_of_the_index() {
    let prepared = real();
    let index = prepared.begin();
    let results = search(&index, &Query::parse("q=sparsegpt"));
    let missing = results.missing();
    assert!(missing.contains(&Part::Sets));
    assert!(missing.iter().all(|part| matches!(part, Part::Sets | Part::Words(_))), "{missing:?}");
}

#[test]
fn ways_out_are_the_same() {
    let prepared = real();
    for query in [
        "q=sparsegpt+zebra",
        "q=title%3Apruning+author%3Anobody&year=2024",
        "q=quantization&venue=icml&has=code&year=2019",
    ] {
        let query = Query::parse(query);
        let index = prepared.begin();
        let expected = relaxations(&prepared.whole, &query).complete().unwrap();
        assert!(!expected.is_empty(), "{query:?}");
        let counted = relaxations(&index, &query);
        assert!(!counted.missing().is_empty(), "nothing is counted before it can be: {counted:?}");
        let (found, _) = prepared.ask(&index, |index| relaxations(index, &query));
        assert_eq!(found, expected, "{query:?}");
    }
}

#[test]
fn neighbours_are_the_same() {
    let prepared = real();
    let index = prepared.begin();
    let papers = prepared.catalogue.papers();
    for position in (0..papers.len()).step_by(40) {
        let own = prepared.whole.newest()[position] as usize;
        let expected = neighbours(&|position| papers.get(position), &prepared.whole, &References::default(), own, 5)
            .complete()
            .unwrap();
        let record = |position: usize| papers.get(*prepared.whole.newest().get(position)? as usize);
        let (near, _) = prepared.ask(&index, |index| neighbours(&record, index, &References::default(), position, 5));
        let positions = |list: &[usize]| prepared.positions(list);
        let near = Neighbours {
            category: positions(&near.category),
            authors: positions(&near.authors),
            venue: positions(&near.venue),
            similar: positions(&near.similar),
        };
        assert_eq!(near, expected, "{}", papers[own].id);
    }
}

#[test]
fn a_part_that_is_none_is_refused() {
    let prepared = real();
    assert!(Index::begin(b"<!doctype html>").is_err());
    assert!(Index::begin(&[]).is_err());
    let index = prepared.begin();
    assert!(index.put(Part::Words(999), &prepared.files[&Part::Words(0).file()]).is_err());
    assert!(index.put(Part::Sets, &prepared.files[&Part::Words(0).file()]).is_err());
    assert!(search(&index, &Query::parse("q=kv")).missing().contains(&Part::Sets));
}

proptest! {
    #![proptest_config(generators::cases(60))]

    #[test]
    fn any_list_is_answered_as_by_its_whole_index(catalogue in generators::catalogue(), text in "[a-c -]{0,9}") {
        let prepared = Prepared::new(catalogue);
        prepared.agree(&prepared.begin(), &Query::default().with_text(&text));
    }

    #[test]
    fn damage_is_told_or_harmless(at in any::<prop::sample::Index>(), byte: u8, file in any::<prop::sample::Index>()) {
        let prepared = Prepared::new(generators::small_catalogue(&[
            ("2306.00001", "alpha beta", &["Ann Bee"], "one", "ICML'23", true),
            ("2306.00002", "beta gamma", &["Ann Bee"], "two", "", false),
        ]));
        let mut names: Vec<&String> = prepared.files.keys().collect();
        names.sort();
        let name = names[file.index(names.len())];
        let mut content = prepared.files[name].clone();
        if !content.is_empty() {
            let at = at.index(content.len());
            content[at] = byte;
        }
        let index = if name == Index::HEAD { Index::begin(&content) } else { Ok(prepared.begin()) };
        if let Ok(index) = index {
            let query = Query::parse("q=beta&sort=title");
            for _ in 0..9 {
                for part in search(&index, &query).missing().iter().copied() {
                    let file = part.file();
                    let sound = prepared.files.get(&file);
                    if let Some(bytes) = if file == *name { Some(&content) } else { sound } {
                        let _ = index.put(part, bytes);
                    }
                }
            }
        }
    }
}
