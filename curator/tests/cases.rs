//! Lists in the forms that importers get wrong, each the smallest that shows it: what comes out
//! is exactly what is expected, and what is said of it too.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use catalogue::{Paper, Slug, WebAddress};
use curator::diagnostic::Severity;
use curator::import::catalogue::{Imported, combine};
use curator::import::list::{self, Surrounding};
use curator::source::Source;

fn import(path: &Path) -> Imported {
    let (source, _) = Source::read(&path.to_string_lossy(), &fs::read(path).unwrap());
    let collection = Slug::new("papers").unwrap();
    let repository = WebAddress::new("https://github.com/example/list").unwrap();
    let surrounding = Surrounding {
        repository: Some(repository.clone()),
        branch: "main".to_owned(),
        collection: collection.clone(),
        side_lists: Vec::new(),
        without: Vec::new(),
    };
    combine(vec![list::read(&source, &surrounding)], None, Some(&repository), &collection).unwrap()
}

/// A paper as a line of the file of what is expected: title, arXiv id or address, venue, authors,
/// kinds of links, categories, year.
fn line(paper: &Paper, imported: &Imported) -> String {
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
fn lines(imported: &Imported) -> Vec<String> {
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

#[test]
fn every_case_comes_out_as_expected() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/cases");
    let mut differences = String::new();
    let mut cases = 0;
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|end| end != "md") {
            continue;
        }
        cases += 1;
        let imported = import(&path);
        assert!(imported.count.adds_up(), "{}: {:?}", path.display(), imported.count);
        let expected = fs::read_to_string(path.with_extension("tsv")).unwrap();
        let mut expected: Vec<&str> = expected.lines().collect();
        expected.sort_unstable();
        let found = lines(&imported);
        let name = path.file_stem().unwrap().to_string_lossy();
        for line in expected.iter().filter(|line| !found.iter().any(|found| found == *line)) {
            let _ = writeln!(differences, "{name}: expected {line}");
        }
        for line in found.iter().filter(|line| !expected.contains(&line.as_str())) {
            let _ = writeln!(differences, "{name}: found    {line}");
        }
    }
    assert!(cases >= 24, "only {cases} cases are there");
    assert!(differences.is_empty(), "\n{differences}");
}
