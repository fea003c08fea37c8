//! The rules: their names, how grave they are, and a line about each.
use crate::diagnostic::Severity;

/// A rule that the catalogue is checked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name in output and in `papers.toml`.
    pub name: &'static str,
    /// How grave it is to break it.
    pub severity: Severity,
    /// What it asks, in a sentence.
    pub about: &'static str,
    /// Whether `--fix` repairs what breaks it.
    pub fixes: bool,
}

const fn rule(name: &'static str, severity: Severity, fixes: bool, about: &'static str) -> Rule {
    Rule { name, severity, about, fixes }
}

use Severity::{Error, Note, Warning};

/// Every rule, in the order of the documentation.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    rule("schema", Error, false, "The file is JSON of the form that papers.schema.json describes."),
    rule("canonical-form", Warning, true, "The file is written as the program writes it, one fact a line, so that a change of a fact is a change of a line."),
    rule("duplicate-id", Error, false, "No two papers have the same id."),
    rule("duplicate-address", Error, false, "No two papers have the same address, and none has the arXiv address of another."),
    rule("duplicate-doi", Error, false, "No two papers name the same DOI."),
    rule("duplicate-title", Error, false, "No two papers have the same title, whatever its capitals and punctuation."),
    rule("near-title", Warning, false, "No two papers have nearly the same title; they may be one paper in two versions."),
    rule("unknown-category", Error, false, "Every category and collection that a record names is in the catalogue."),
    rule("empty-category", Note, false, "Every category has papers."),
    rule("unknown-venue", Warning, false, "The series of every venue is one that the program knows by name; a new one may be misspelt."),
    rule("preprint-venue", Warning, true, "A preprint has no venue: arXiv is where it is and not where it was published."),
    rule("preprint-published", Warning, false, "A paper without a venue has none in another record of the list either."),
    rule("missing-year", Warning, false, "Every paper has a year: its own, or that of its venue or its arXiv id."),
    rule("venue-before-paper", Warning, false, "No venue is more than a year older than the paper's arXiv id."),
    rule("future-date", Error, false, "Nothing is dated later than today; a venue may be of the next year."),
    rule("missing-authors", Warning, false, "Every paper has authors."),
    rule("author-name", Warning, true, "An author is one whole name: without footnote marks, affiliation, “and” or “et al.”."),
    rule("author-one-word", Warning, false, "An author has a given name, too, unless a single word is the whole name."),
    rule("author-like-title", Warning, false, "No author reads like a title or a description."),
    rule("author-place", Warning, false, "No author is a university, a company or their acronym, unless it is a group that signed the paper."),
    rule("unused-venue", Warning, false, "Some paper appeared in every venue that the file declares in `venues`."),
    rule("unknown-author", Warning, false, "Every name that is joined with others in `people` is that of an author of a paper."),
    rule("missing-address", Error, false, "A paper that is not on arXiv has an address."),
    rule("not-a-link", Error, false, "Every link is a whole web address."),
    rule("link-target", Warning, false, "A link leads to what it says: code to a repository and not to an account or a paper."),
    rule("duplicate-link", Warning, true, "No paper has the same link twice."),
    rule("shared-code", Note, false, "No two papers without an author in common have the same code, which may be a link on the wrong paper."),
    rule("arxiv-id", Warning, false, "An address on arXiv has an id that can be: its month is one of 12, its number has 4 or 5 digits."),
    rule("arxiv-version", Error, true, "An arXiv id or address has no version at its end; the newest version is what readers want."),
    rule("missing-figure", Note, false, "Every paper has a figure; the site draws one for the others."),
    rule("figure-page", Warning, true, "A figure is a picture and not GitHub's page about one."),
    rule("oversized-figure", Warning, false, "A figure kept in the repository is no larger than 500 kB."),
    rule("trailing-space", Error, true, "No text begins or ends with white space."),
    rule("double-space", Warning, true, "No text has two spaces in a row."),
    rule("title-stop", Warning, true, "No title ends with a full stop."),
    rule("title-length", Warning, false, "No title has more than 40 words; a longer one has a description in it."),
    rule("mojibake", Error, true, "No text has broken encoding, such as “FranÃ§ois”."),
    rule("unused-silence", Warning, false, "Every silence in papers.toml silences something."),
];

/// The rules that sources are read by, before their papers are checked. A finding of most of them is a part of an
/// entry that is left out.
#[rustfmt::skip]
pub const READING: &[Rule] = &[
    rule("not-text", Error, false, "A source is a file of text."),
    rule("syntax", Error, false, "A bibliography or a table of values can be read as a whole."),
    rule("not-utf-8", Warning, false, "A source is saved as UTF-8."),
    rule("missing-file", Warning, false, "The files that a list or papers.toml names are there."),
    rule("other-files", Note, false, "The files that a list goes on in are all of it."),
    rule("unmatched-setting", Warning, false, "What papers.toml says is about something of the list."),
    rule("no-title", Warning, false, "Every entry has a title."),
    rule("not-a-paper", Warning, false, "An entry has something of a paper: an address, authors, a venue or a year."),
    rule("not-a-tool", Warning, false, "An entry of a section of programs links to one."),
    rule("not-a-leaderboard", Warning, false, "An entry of a section of rankings links to one."),
    rule("no-paper", Warning, false, "Code that is named like a paper is linked with its paper."),
    rule("no-address", Warning, false, "Every entry leads to its paper, and a site has an address."),
    rule("second-address", Note, false, "A paper has one address besides those on arXiv and of its published version."),
    rule("two-papers", Warning, false, "An entry names one paper."),
    rule("conflict", Warning, false, "Two entries of one paper say the same of it."),
    rule("second-list", Note, false, "One file of a folder is the list, or papers.toml says which."),
    rule("differs", Note, false, "A list and the catalogue that it is read into say the same of a paper."),
    rule("broken-heading", Warning, false, "A heading has a space behind its signs."),
    rule("broken-link", Warning, false, "A link is closed, and its address has no spaces."),
    rule("figure-path", Warning, false, "A figure has an address, or a path in the repository."),
    rule("venue", Warning, false, "A paper has one venue."),
    rule("not-a-year", Warning, false, "What stands where a year should is one."),
    rule("author-twice", Warning, false, "No author stands twice in an entry."),
    rule("partial-authors", Note, false, "All authors are named."),
    rule("rating", Note, false, "Stars recommend some papers; on most of them they rate, and recommend none."),
    rule("unsure", Note, false, "What the parts of an entry are is certain."),
    rule("unsure-title", Warning, false, "A title is nothing but a title."),
    rule("unsure-author", Warning, false, "An author has more than initials."),
    rule("column", Note, false, "The heading of every column says what it means."),
    rule("missing-cell", Note, false, "A row has a cell in every column."),
    rule("extra-cell", Note, false, "A row has no more cells than its table has columns."),
    rule("unknown-field", Note, false, "The name of every field says what it means."),
    rule("left-out-fields", Note, false, "A record has a place for what a field says."),
    rule("left-over", Note, false, "Every text of an entry is a part of its record."),
    rule("no-place", Note, false, "A record has a place for every link."),
    rule("description", Note, false, "An entry has no text about its paper."),
    rule("volume", Note, false, "An entry has no volume, number or pages."),
    rule("left-out", Note, false, "Every section has entries that are read."),
    rule("struck-through", Note, false, "No entry is struck through."),
    rule("update", Note, false, "An entry that begins with a date is news of the list."),
];

/// What `papers figures` tells of the figures that it fetches.
#[rustfmt::skip]
pub const FIGURES: &[Rule] = &[
    rule("figure-unreachable", Warning, false, "The address of a figure answers."),
    rule("figure-missing", Warning, false, "The file of a figure is there."),
    rule("figure-not-picture", Warning, false, "What a figure's address leads to is a picture."),
    rule("figure-format", Warning, false, "A figure is a PNG, JPEG, GIF, WebP or SVG."),
    rule("figure-too-large", Warning, false, "A figure has no more pixels than are taken."),
    rule("figure-damaged", Warning, false, "A figure can be read whole."),
    rule("figure-blank", Warning, false, "A figure shows something."),
];

/// All rules: those of the check and those of reading.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    RULES.iter().chain(READING)
}

/// The rule of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}

#[cfg(test)]
mod tests {
    use super::{FIGURES, READING, RULES};

    #[test]
    fn every_name_is_there_once_and_has_a_line() {
        let rules: Vec<_> = RULES.iter().chain(READING).chain(FIGURES).collect();
        for (at, rule) in rules.iter().enumerate() {
            assert!(rules[..at].iter().all(|other| other.name != rule.name), "{}", rule.name);
            assert!(
                rule.about.ends_with('.')
                    && rule
                        .name
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte == b'-' || rule.name == "not-utf-8")
            );
        }
    }
}
