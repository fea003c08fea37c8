//! An import as lines of text, to be compared with what is expected.
#![allow(clippy::unwrap_used, dead_code, reason = "each test uses a part of this")]

use std::fmt::Write as _;

use catalogue::{Paper, Slug, WebAddress};
use curator::diagnostic::Severity;
use curator::import::catalogue::{Imported, combine};
use curator::import::list::{self, Surrounding};
use curator::source::Source;

/// What surrounds a list of a repository whose papers are of a collection.
pub fn surrounding(repository: &WebAddress, collection: &Slug) -> Surrounding {
    Surrounding::new(Some(repository.clone()), collection.clone())
}

/// What an import makes of a list.
pub fn import(name: &str, text: &str) -> Imported {
    let (source, _) = Source::read(name, text.as_bytes());
    let collection = Slug::new("papers").unwrap();
    let repository = WebAddress::new("https://github.com/example/list").unwrap();
    let surrounding = surrounding(&repository, &collection);
    combine(vec![list::read(&source, &surrounding)], None, Some(&repository), &collection).unwrap()
}

/// A paper as a line of the file of what is expected: title, arXiv id or address, venue, authors,
/// kinds of links, categories, year.
pub fn line(paper: &Paper, imported: &Imported) -> String {
    let address = paper.id.arxiv().map(str::to_owned).or(paper.url.as_ref().map(ToString::to_string));
    let category = |id: &Slug| imported.catalogue.category(id.as_str()).map_or("", |category| category.name.as_str());
    [
        paper.title.to_string(),
        address.unwrap_or_default(),
        paper.venue.as_ref().map(|venue| venue.label().to_owned()).unwrap_or_default(),
        paper.authors.iter().map(|author| author.as_str()).collect::<Vec<_>>().join("; "),
        paper.links.iter().map(|link| link.kind.id()).collect::<Vec<_>>().join(","),
        paper.categories.iter().map(category).collect::<Vec<_>>().join("/"),
        paper.year().map(|year| year.to_string()).unwrap_or_default(),
    ]
    .join("\t")
}

/// Everything of an import that a case says: the papers, then the counts of other rows and of
/// warnings of each rule, each behind a `!`.
pub fn lines(imported: &Imported) -> Vec<String> {
    let papers = imported.catalogue.papers();
    let mut lines: Vec<String> = papers.iter().map(|paper| line(paper, imported)).collect();
    let count = imported.count;
    let recommended = papers.iter().filter(|paper| paper.recommended).count();
    let mut counts: Vec<(String, usize)> = [
        ("tools", count.tools),
        ("leaderboards", count.leaderboards),
        ("updates", count.updates),
        ("contents", count.contents),
        ("text", count.text),
        ("recommended", recommended),
    ]
    .map(|(name, count)| (name.to_owned(), count))
    .into();
    for diagnostic in imported.diagnostics.iter().filter(|diagnostic| diagnostic.severity > Severity::Note) {
        match counts.iter_mut().find(|(name, _)| name == diagnostic.rule) {
            Some((_, count)) => *count += 1,
            None => counts.push((diagnostic.rule.to_owned(), 1)),
        }
    }
    lines.extend(counts.iter().filter(|(_, count)| *count > 0).map(|(name, count)| format!("! {name} {count}")));
    lines.sort();
    lines
}

/// How what was found differs from what is expected; empty when it does not.
pub fn difference(expected: &str, found: &[String]) -> String {
    let mut difference = String::new();
    for line in expected.lines().filter(|line| !found.iter().any(|found| found == line)) {
        let _ = writeln!(difference, "expected {line}");
    }
    for line in found.iter().filter(|line| !expected.lines().any(|expected| expected == line.as_str())) {
        let _ = writeln!(difference, "found    {line}");
    }
    difference
}
