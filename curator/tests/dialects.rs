//! Lists in dialects other than our own, made up after how people write: how many entries come
//! out right on the first run is measured, and must not fall.
#![allow(clippy::unwrap_used)]

mod imported;

use std::fmt::Write as _;
use std::path::PathBuf;

use catalogue::{Paper, Slug};
use curator::import::catalogue::Imported;

fn read(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/dialects").join(name);
    std::fs::read_to_string(path).unwrap()
}

fn import(name: &str) -> Imported {
    imported::import(name, &read(name))
}

/// A paper as a line of the file of what is expected: title, address, venue, authors, kinds of
/// links, categories.
fn line(paper: &Paper, imported: &Imported) -> String {
    let join = |texts: Vec<&str>, separator: &str| texts.join(separator);
    let address = paper.id.arxiv().map(str::to_owned).or(paper.url.as_ref().map(ToString::to_string));
    let category = |id: &Slug| imported.catalogue.category(id.as_str()).map_or("", |category| category.name.as_str());
    [
        paper.title.to_string(),
        address.unwrap_or_default(),
        paper.venue.as_ref().map(|venue| venue.label().to_owned()).unwrap_or_default(),
        join(paper.authors.iter().map(|author| author.as_str()).collect(), "|"),
        join(paper.links.iter().map(|link| link.kind.id()).collect(), ","),
        join(paper.categories.iter().map(category).collect(), "|"),
    ]
    .join("\t")
}

/// How many of the expected entries came out right, how many are expected, and what differs.
fn measure(dialect: &str) -> (usize, usize, String) {
    let imported = import(&format!("{dialect}.md"));
    assert!(imported.count.adds_up());
    let found: Vec<String> = imported.catalogue.papers().iter().map(|paper| line(paper, &imported)).collect();
    let expected = read(&format!("{dialect}.tsv"));
    let mut told = String::new();
    let mut right = 0;
    for wanted in expected.lines() {
        if found.iter().any(|line| line == wanted) {
            right += 1;
        } else {
            let _ = writeln!(told, "wanted {wanted}");
        }
    }
    for line in found.iter().filter(|line| !expected.lines().any(|wanted| wanted == line.as_str())) {
        let _ = writeln!(told, "found  {line}");
    }
    for unread in imported.diagnostics.iter().filter(|told| told.label.as_deref() == Some("not read")) {
        let _ = writeln!(told, "unread {} {}", unread.rule, unread.message);
    }
    (right, expected.lines().count(), told)
}

/// Each is a list, `NAME.md`, and what is expected of it, `NAME.tsv`, written before it was read.
#[rustfmt::skip]
const DIALECTS: [&str; 22] = [
    "bullets", "tables", "eastern", "prose", "mixed", "green",
    "inference", "reasoning", "cache", "experts", "diffusion", "multimodal", "agents", "systems",
    "bibliography", "folded", "condensation", "rendering", "documents", "retrieval", "weekly", "chinese",
];

#[test]
fn entries_of_other_lists_come_out_right() {
    let (mut all_right, mut all) = (0, 0);
    let mut told = String::new();
    for dialect in DIALECTS {
        let (right, count, differs) = measure(dialect);
        let _ = writeln!(told, "{dialect}: {right} of {count}\n{differs}");
        all_right += right;
        all += count;
    }
    println!("{told}{all_right} of {all}");
    assert!(100 * all_right >= 95 * all, "{told}{all_right} of {all}");
}
