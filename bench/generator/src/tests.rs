//! What makes a grown list worth timing: it is always the same, it is a catalogue, and it is like
//! the real one.

use std::collections::{BTreeMap, HashMap, HashSet};

use catalogue::decode::decode;
use catalogue::encode::encode;
use catalogue::fold::fold;
use catalogue::{Catalogue, Paper};

use crate::{Papers, write};

fn real() -> Catalogue {
    decode(include_bytes!("../../../public/papers.json")).unwrap()
}

fn written(catalogue: &Catalogue, seed: u64, count: usize) -> String {
    let mut output = Vec::new();
    write(catalogue, seed, count, &mut output).unwrap();
    String::from_utf8(output).unwrap()
}

/// The papers that were made, without the real ones.
fn made(catalogue: &Catalogue, count: usize) -> Vec<Paper> {
    Papers::new(catalogue, 1).skip(catalogue.papers().len()).take(count).collect()
}

/// How often each value comes up among as many papers, as a share.
fn shares(papers: &[Paper], values: impl Fn(&Paper) -> Vec<String>) -> BTreeMap<String, f64> {
    let mut shares = BTreeMap::new();
    for value in papers.iter().flat_map(values) {
        *shares.entry(value).or_insert(0.0) += 1.0 / papers.len() as f64;
    }
    shares
}

#[test]
fn the_same_seed_gives_the_same_papers() {
    let real = real();
    assert_eq!(written(&real, 7, 1500), written(&real, 7, 1500));
    assert_ne!(written(&real, 7, 1500), written(&real, 8, 1500));
}

#[test]
fn a_grown_list_is_a_catalogue_in_canonical_form() {
    let real = real();
    for count in [0, 1, 849, 3000] {
        let text = written(&real, 1, count);
        let grown = decode(text.as_bytes()).unwrap();
        assert_eq!(grown.papers().len(), count);
        assert_eq!(encode(&grown), text);
    }
    assert_eq!(written(&real, 1, real.papers().len()), encode(&real));
}

#[test]
fn facets_are_as_frequent_as_in_the_real_list() {
    let real = real();
    let made = made(&real, 10_000);
    let facets: [fn(&Paper) -> Vec<String>; 6] = [
        |paper| paper.categories.iter().map(ToString::to_string).collect(),
        |paper| paper.techniques.iter().map(ToString::to_string).collect(),
        |paper| paper.venue.iter().map(|venue| venue.short()).collect(),
        |paper| paper.year().iter().map(ToString::to_string).collect(),
        |paper| paper.links.iter().map(|link| link.kind.id().to_owned()).collect(),
        |paper| vec![format!("{} authors, recommended {}", paper.authors.len(), paper.recommended)],
    ];
    for facet in facets {
        let found = shares(&made, facet);
        for (value, share) in shares(real.papers(), facet) {
            let found = found.get(&value).copied().unwrap_or_default();
            assert!((found - share).abs() < 0.02, "{value}: {found} and in the real list {share}");
        }
    }
}

#[test]
fn titles_are_as_long_as_real_ones_and_hardly_any_is_twice() {
    let real = real();
    let made = made(&real, 10_000);
    let length = |papers: &[Paper]| {
        papers.iter().map(|paper| paper.title.as_str().len()).sum::<usize>() as f64 / papers.len() as f64
    };
    assert!((length(&made) / length(real.papers()) - 1.0).abs() < 0.1);
    let titles: HashSet<&str> = made.iter().map(|paper| paper.title.as_str()).collect();
    assert!(titles.len() > 9_900);
}

#[test]
fn words_grow_in_number_as_in_real_text() {
    let real = real();
    let mut words: HashSet<String> = HashSet::new();
    let mut at = BTreeMap::new();
    for (position, paper) in Papers::new(&real, 1).take(100_000).enumerate() {
        let texts = paper.authors.iter().chain([&paper.title]).map(|line| fold(line.as_str()));
        words.extend(texts.flat_map(|text| {
            text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
        }));
        at.insert(position + 1, words.len());
    }
    assert!((12_000..25_000).contains(&at[&10_000]), "{}", at[&10_000]);
    assert!((60_000..120_000).contains(&at[&100_000]), "{}", at[&100_000]);
}

#[test]
fn a_few_authors_have_written_much_and_most_have_written_once() {
    let real = real();
    let counted = |papers: &[Paper]| {
        let mut counts: HashMap<String, usize> = HashMap::new();
        papers
            .iter()
            .flat_map(|paper| &paper.authors)
            .for_each(|author| *counts.entry(author.to_string()).or_default() += 1);
        counts
    };
    let papers = counted(&made(&real, 10_000));
    let once = papers.values().filter(|count| **count == 1).count() as f64 / papers.len() as f64;
    assert!((0.5..0.8).contains(&once), "{once}");
    let most = |papers: &HashMap<String, usize>| papers.values().max().copied().unwrap_or_default();
    let (most, of_real) = (most(&papers), most(&counted(real.papers())));
    // Twelve times as many papers as the real list has.
    assert!((3 * of_real..400).contains(&most), "{most}, where the real list has {of_real}");
}
