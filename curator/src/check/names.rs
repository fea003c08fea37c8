//! Rules for authors and for texts.
use catalogue::Paper;
use catalogue::authors;

use super::findings::Findings;
use crate::import::names as reader;
use crate::mojibake;

/// A name longer than this is more than a name, in characters.
const LONGEST_NAME: usize = 50;

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

pub(super) fn check(position: usize, paper: &Paper, findings: &mut Findings<'_>) {
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
    for author in &paper.authors {
        let name = author.as_str();
        let read = authors::parse(name);
        let is_one = !read.and_others && read.names.len() == 1 && read.names[0] == name;
        let lower = name.to_lowercase();
        let reads_like_title = name.contains(':')
            || name.chars().count() > LONGEST_NAME
            || (!reader::is_east_asian(name)
                && lower.split_whitespace().filter(|word| NOT_IN_NAMES.contains(word)).count() > 0);
        let is_twice = paper.authors.iter().filter(|other| *other == author).count() > 1;
        if is_twice {
            say("author-name", "authors", format!("“{name}” stands there twice"), "write every author once");
        } else if reads_like_title {
            say("author-like-title", "authors", format!("“{name}” reads like a title"), "write names only");
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
    if title.ends_with('.') && !title.ends_with("..") && !title.ends_with("etc.") {
        say("title-stop", "title", "the title ends with a full stop".to_owned(), "remove it");
    }
}
