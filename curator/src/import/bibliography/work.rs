//! Works that are no articles: whose thesis or report a reference is, or which book it is in.
use catalogue::cite::work::{Kind, Work};
use catalogue::venue::{self, Series};
use catalogue::{Paper, Venue};

use super::Reference;

/// What a work is in the words of the formats, and the fields that say whose it is, the best first.
type Words = (&'static [&'static str], Kind, &'static [&'static str]);

#[rustfmt::skip]
const WORKS: [Words; 6] = [
    (&["phdthesis", "thesis", "thes", "dissertation"], Kind::PhdThesis, &["school", "institution", "university", "publisher", "pb"]),
    (&["mastersthesis"], Kind::MastersThesis, &["school", "institution", "university", "publisher", "pb"]),
    (&["techreport", "report", "rprt"], Kind::Report, &["institution", "publisher", "pb", "school", "organization"]),
    (&["incollection", "inbook", "bookinbook", "suppbook", "chap", "echap", "chapter", "booksection"], Kind::Chapter, &["booktitle", "container title", "t2", "publication title"]),
    (&["book", "mvbook", "inbook", "ebook", "edbook"], Kind::Book, &["publisher", "pb"]),
    (&["incollection", "chap", "echap", "chapter", "booksection"], Kind::Book, &["publisher", "pb"]),
];

/// Words of a master's thesis in the field that says more of a thesis.
const OF_MASTERS: [&str; 4] = ["mathesis", "master", "msc", "diploma"];

/// The work that a reference is, with the name of the field that says whose.
pub(super) fn read(reference: &Reference) -> Option<(Work, &str)> {
    let is_kind = |(words, ..): &&Words| words.contains(&reference.kind.as_str());
    let with = |(_, kind, names): &Words| {
        let (name, of) = names.iter().find_map(|name| reference.named(name))?;
        Some((Work { kind: kind_of(reference, *kind), of }, name))
    };
    let bare = || {
        let (_, kind, _) = WORKS.iter().filter(is_kind).find(|(_, kind, _)| *kind != Kind::Chapter)?;
        Some((Work { kind: kind_of(reference, *kind), of: String::new() }, ""))
    };
    WORKS.iter().filter(is_kind).find_map(with).or_else(bare)
}

/// Where a reference appeared that is in no proceedings and no journal, such as a blog.
pub(super) fn elsewhere(reference: &Reference) -> Option<(&str, String)> {
    if !["misc", "online", "unpublished", "article"].contains(&reference.kind.as_str()) {
        return None;
    }
    let (name, text) = ["howpublished", "genre"].iter().find_map(|name| reference.named(name))?;
    let is_place = !text.contains("://") && Venue::parse(&text).is_ok_and(|venue| venue.kind() == venue::Kind::Other);
    is_place.then_some((name, text))
}

/// The journal in which a paper appeared by the kind of its reference, where its name does not tell that it is one.
/// Some write `@article` for a paper at a conference.
pub(super) fn journal(reference: &Reference, paper: &Paper) -> Option<Series> {
    const ARTICLES: [&str; 6] = ["article", "jour", "ejour", "mgzn", "article-journal", "journalarticle"];
    let series = paper.venue.as_ref().filter(|venue| venue.kind() == venue::Kind::Conference)?.series();
    let says = |word: &&str| series.name().split_whitespace().any(|other| other.eq_ignore_ascii_case(word));
    let is_meeting = ["conference", "meeting", "symposium"].iter().any(says);
    let is_article = ARTICLES.contains(&reference.kind.as_str());
    (is_article && !is_meeting && !series.is_known()).then(|| series.clone())
}

/// A thesis of which another field says that it is a master's.
fn kind_of(reference: &Reference, kind: Kind) -> Kind {
    let says = |name: &&str| {
        let text = reference.named(name).map(|(_, text)| text.to_lowercase()).unwrap_or_default();
        OF_MASTERS.iter().any(|word| text.contains(word))
    };
    let is_masters = ["type", "genre", "m3", "thesistype"].iter().any(says);
    match kind {
        Kind::PhdThesis if is_masters => Kind::MastersThesis,
        kind => kind,
    }
}
