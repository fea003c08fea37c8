//! Rules for authors and for texts.
use catalogue::{Catalogue, Paper, authors};

use super::findings::Findings;
use super::papers::without_stop;
use crate::import::words::one_name as reader;
use crate::mojibake;

/// Words that stand in titles and descriptions, and in no name.
const NOT_IN_NAMES: [&str; 14] = [
    "for",
    "with",
    "of",
    "via",
    "using",
    "towards",
    "large",
    "language",
    "models",
    "efficient",
    "survey",
    "learning",
    "the",
    "from",
];

/// Below this score of the importer, a text is not a name.
const LEAST: f32 = -3.5;

/// The longest titles of papers have fewer words than this.
const MOST_WORDS: usize = 40;

/// Whether a name is an acronym such as CMU, or names an institution.
fn is_place(name: &str) -> bool {
    const PLACES: [&str; 7] = ["university", "institute", "college", "laboratory", "labs", "inc", "department"];
    let is_acronym = (2..=6).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_uppercase());
    let lower = name.to_lowercase();
    let mut words = lower.split(|character: char| !character.is_alphanumeric());
    is_acronym || words.any(|word| PLACES.contains(&word))
}

/// Whether a text reads like no name, apart from a nickname in quotation marks.
fn is_no_name(name: &str) -> bool {
    let starts = |first: char| first.is_alphabetic() || matches!(first, '\'' | '’' | '‘');
    !name.starts_with(starts) || reader::score(&name.replace('"', "")) < LEAST
}

/// Whether a name is one word in Latin letters, with one capital: a group may have more.
fn is_word(name: &str) -> bool {
    name.is_ascii()
        && name.bytes().all(|byte| byte.is_ascii_alphabetic())
        && name.bytes().filter(u8::is_ascii_uppercase).count() <= 1
}

/// Checks the names that the file joins. Those that papers.toml joins are told when it is applied.
pub(super) fn check_joined(catalogue: &Catalogue, findings: &mut Findings<'_>) {
    for (position, name) in catalogue.unknown_names() {
        if let Some(range) = findings.file.people_range(position) {
            let help = "write the name as a paper has it, or remove it";
            let text = (format!("no paper has an author “{name}”"), help.to_owned());
            findings.of_file("unknown-author", Some(range), text);
        }
    }
}

pub(super) fn check(position: usize, paper: &Paper, findings: &mut Findings<'_>) {
    let groups: Vec<bool> = paper.authors.iter().map(|author| findings.is_group(author.as_str())).collect();
    let mut say = |rule, field: &str, message: String, help: &str| {
        findings.of_paper(rule, position, &paper.id, field, (message, help.to_owned()));
    };
    if paper.authors.is_empty() {
        say(
            "missing-authors",
            "authors",
            format!("“{}” has no authors", paper.title),
            "name everyone in the order of the paper",
        );
    }
    for (author, is_group) in paper.authors.iter().zip(groups) {
        let name = author.as_str();
        let read = authors::parse(name);
        let is_one = !read.and_others && read.names.len() == 1 && read.names[0] == name;
        let lower = name.to_lowercase();
        let reads_like_title = name.contains(':')
            || name.chars().count() > authors::LONGEST_NAME
            || (!reader::is_east_asian(name)
                && lower.split_whitespace().filter(|word| NOT_IN_NAMES.contains(word)).count() > 0);
        if is_group {
            // Whatever it is called.
        } else if reads_like_title {
            say("author-like-title", "authors", format!("“{name}” reads like a title"), "write names only");
        } else if is_place(name) {
            let help = "name the people; an affiliation has no place in a record";
            say("author-place", "authors", format!("“{name}” is a place where people work"), help);
        } else if is_no_name(name) {
            say("author-like-title", "authors", format!("“{name}” does not look like a name"), "write names only");
        } else if is_word(name) {
            let help = "write the given name, too, unless the author has one name";
            say("author-one-word", "authors", format!("“{name}” is one word"), help);
        } else if !is_one {
            say(
                "author-name",
                "authors",
                format!("“{name}” is not one name"),
                "write one name, without marks, “and” or “et al.”",
            );
        }
    }
    let mut texts: Vec<(&str, &str)> = vec![("title", paper.title.as_str())];
    texts.extend(paper.authors.iter().map(|author| ("authors", author.as_str())));
    texts.extend(paper.techniques.iter().map(|technique| ("techniques", technique.as_str())));
    texts.extend(paper.venue.iter().map(|venue| ("venue", venue.label())));
    for (field, text) in texts {
        if text.contains("  ") {
            say("double-space", field, format!("“{text}” has two spaces in a row"), "write one");
        }
        if !mojibake::find(text).is_empty() {
            say(
                "mojibake",
                field,
                format!("the encoding of “{text}” is broken"),
                &format!("write “{}”", mojibake::repair(text)),
            );
        }
    }
    let title = paper.title.as_str();
    let words = title.split_whitespace().count();
    if words > MOST_WORDS {
        let help = "make sure that nothing else was taken for a part of it";
        say("title-length", "title", format!("the title has {words} words"), help);
    }
    if without_stop(title).is_some() {
        say("title-stop", "title", "the title ends with a full stop".to_owned(), "remove it");
    }
}
