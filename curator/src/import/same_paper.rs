//! Whether two records with one id, one address or one title are of one paper.
use std::collections::HashSet;

use catalogue::fold::fold;
use catalogue::paper::{Line, title_key};
use catalogue::{Paper, Venue};

use crate::import::words::wording::has_title_words;
use crate::import::words::{identity, link, paper_host};

/// Whether two venues are the same, or one says less than the other.
pub(super) fn agree(one: &Venue, other: &Venue) -> bool {
    let same_year = one.year() == other.year() || one.year().is_none() || other.year().is_none();
    one.series() == other.series() && same_year
}

/// Whether two records with one id or address can be of one paper: most words of the shorter title
/// are in the other, or an author is of both, or nobody knows the authors and half of the words are. In a field titles
/// are alike: where no author is of both and the venues differ as well, they are two.
pub(super) fn is_same(one: &Paper, other: &Paper) -> bool {
    if title_key(one.title.as_str()) != title_key(other.title.as_str()) && differ(one, other) {
        return false;
    }
    let words = |title: &Line| -> Vec<String> {
        let folded = fold(title.as_str());
        let words = folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    // “Contexts” and “context”, “pruned” and “pruning”.
    let is_like = |word: &String, other: &String| {
        let stem = word.len().min(other.len()).saturating_sub(2).max(4);
        word == other || word.get(..stem).is_some_and(|stem| other.starts_with(stem))
    };
    let (short, long) = (words(&one.title), words(&other.title));
    let (short, long) = if short.len() <= long.len() { (short, long) } else { (long, short) };
    let shared = short.iter().filter(|word| long.iter().any(|other| is_like(word, other))).count();
    let names: HashSet<String> = name_key(&one.authors).into_iter().collect();
    3 * shared >= 2 * short.len()
        || name_key(&other.authors).iter().any(|name| names.contains(name))
        || (one.authors.is_empty() || other.authors.is_empty())
            && 2 * shared >= short.len()
            && !venues_differ(one, other)
}

/// Whether a record has no more of a paper than its nickname, or what a link is called, and the other one has its title and
/// authors.
pub(super) fn is_short_for(short: &Paper, long: &Paper) -> bool {
    let is_name = !has_title_words(short.title.as_str()) && !long.authors.is_empty();
    (short.authors.is_empty() || is_of_names(&short.title))
        && (is_name || link::of_label(short.title.as_str()).is_some())
        && has_title_words(long.title.as_str())
        && !is_of_names(&long.title)
        && link::of_label(long.title.as_str()).is_none()
}

/// Whether two records of one title are of two works: they have two DOIs and two venues, or share neither an author nor a
/// venue.
pub(super) fn are_two_works(one: &Paper, other: &Paper) -> bool {
    let doi =
        |paper: &Paper| paper.own_addresses().filter_map(identity::doi).find(|doi| !paper_host::is_of_preprint(doi));
    let have_two = doi(one).zip(doi(other)).is_some_and(|(one, other)| one != other);
    // What is no title says nothing of the paper.
    has_title_words(one.title.as_str()) && (have_two && venues_differ(one, other) || differ(one, other))
}

/// Whether two lists of names are of the same people in the same order, whatever of their given names is written:
/// `S. Oak` and `Sneha Oak`. The shorter list may have more authors than it names.
pub(super) fn are_same_people(one: &Paper, other: &Paper) -> bool {
    let (short, long) = if one.authors.len() <= other.authors.len() { (one, other) } else { (other, one) };
    let is_whole = short.authors.len() == long.authors.len() || short.more_authors;
    let mut pairs = short.authors.iter().zip(&long.authors);
    is_whole && !short.authors.is_empty() && pairs.all(|(one, other)| is_same_person(one, other))
}

/// The names of one list of people by two lists of them, each as it is written in full.
pub(super) fn fuller_names(one: &[Line], other: &[Line]) -> Vec<Line> {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let fuller = |(at, name): (usize, &Line)| {
        let length = |name: &Line| name.as_str().chars().filter(|letter| letter.is_alphabetic()).count();
        short.get(at).filter(|other| length(other) > length(name)).unwrap_or(name).clone()
    };
    long.iter().enumerate().map(fuller).collect()
}

fn is_same_person(one: &Line, other: &Line) -> bool {
    let words = |name: &Line| -> Vec<String> {
        let folded = fold(name.as_str());
        folded.split([' ', '.']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let (Some((family, given)), Some((other_family, other_given))) = (one.split_last(), other.split_last()) else {
        return false;
    };
    let is_short = |word: &str| word.chars().count() == 1;
    let fits = |(one, other): (&String, &String)| {
        one == other || (is_short(one) || is_short(other)) && one.chars().next() == other.chars().next()
    };
    family == other_family && given.iter().zip(other_given).all(fits)
}

/// Whether two records name authors, of whom no two can be one person, and venues that are not the same.
fn differ(one: &Paper, other: &Paper) -> bool {
    // `A. Oak` and `Ann Oak`, `Oak, Ann`
    let words = |paper: &Paper| -> HashSet<String> {
        let names = paper.authors.iter().map(|name| fold(name.as_str()));
        let words = |name: &str| name.split(|mark: char| !mark.is_alphanumeric()).map(title_key).collect::<Vec<_>>();
        names.flat_map(|name| words(&name)).filter(|word| word.chars().count() > 1).collect()
    };
    let (of_one, of_other) = (words(one), words(other));
    venues_differ(one, other) && !of_one.is_empty() && !of_other.is_empty() && of_one.is_disjoint(&of_other)
}

/// Whether two records name venues that are not the same.
fn venues_differ(one: &Paper, other: &Paper) -> bool {
    one.venue.as_ref().zip(other.venue.as_ref()).is_some_and(|(one, other)| !agree(one, other))
}

/// Whether a title is nothing but family names, by which papers are called: `Oak et al`, `Oak & Ash`.
pub(super) fn is_of_names(title: &Line) -> bool {
    let text = title.as_str().trim_end_matches('.');
    let is_word = |word: &str| !word.contains(' ') && word.starts_with(char::is_uppercase);
    text.strip_suffix(" et al")
        .or(text.split_once(" & ").map(|_| text))
        .is_some_and(|names| names.split(" & ").all(is_word))
}

/// Whether two records have addresses of their own, which differ.
pub(super) fn is_elsewhere(one: &Paper, other: &Paper) -> bool {
    one.url.as_ref().zip(other.url.as_ref()).is_some_and(|(one, other)| identity::key(one) != identity::key(other))
}

/// Whether a quarter of the long words of a title are in that of another paper.
pub(super) fn has_words_of(one: &Paper, other: &Paper) -> bool {
    const SHORTEST: usize = 4;
    let words = |title: &Line| -> HashSet<String> {
        let folded = fold(title.as_str());
        let words = folded.split(|character: char| !character.is_alphanumeric());
        words.filter(|word| word.chars().count() >= SHORTEST).map(str::to_owned).collect()
    };
    let (one, other) = (words(&one.title), words(&other.title));
    4 * one.intersection(&other).count() >= one.len().min(other.len())
}

/// Names as they are compared.
pub(super) fn name_key(names: &[Line]) -> Vec<String> {
    names.iter().map(|name| title_key(name.as_str())).collect()
}
