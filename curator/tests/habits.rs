//! Lists of many fields, each kept in a habit of its own, with made-up papers: how many entries
//! come out wholly right. The lists and what is expected of them were written before any was read.
//!
//! `cargo test -p curator --test habits -- --nocapture` prints the rate of each habit and what
//! differs.
#![allow(clippy::unwrap_used)]

mod imported;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use catalogue::Venue;
use imported::{import, line};

/// A line of a paper with its venue in one spelling, so that `CHI 2023` is `CHI'23`.
fn normal(line: &str) -> String {
    let mut fields: Vec<String> = line.split('\t').map(str::to_owned).collect();
    if let Ok(venue) = Venue::parse(&fields[2]) {
        fields[2] = format!("{} {:?} {:?}", venue.series().name(), venue.year(), venue.track());
    }
    fields.join("\t")
}

#[test]
fn entries_of_lists_in_many_habits_come_out_right() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/habits");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "md"));
    paths.sort();
    let (mut told, mut table) = (String::new(), String::new());
    let (mut all_right, mut all) = (0, 0);
    for path in paths {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let imported = import(&name, &fs::read_to_string(&path).unwrap());
        assert!(imported.count.adds_up());
        let papers = imported.catalogue.papers();
        let found: Vec<String> = papers.iter().map(|paper| normal(&line(paper, &imported))).collect();
        let expected = fs::read_to_string(path.with_extension("tsv")).unwrap();
        let expected: Vec<String> = expected.lines().map(normal).collect();
        let right = expected.iter().filter(|line| found.contains(line)).count();
        let _ = writeln!(table, "{name:<12} {right:>3} of {}, {} papers", expected.len(), papers.len());
        for line in expected.iter().filter(|line| !found.contains(line)) {
            let _ = writeln!(told, "{name}: expected {line}");
        }
        for line in found.iter().filter(|line| !expected.contains(line)) {
            let _ = writeln!(told, "{name}: found    {line}");
        }
        all_right += right;
        all += expected.len();
    }
    println!("{told}\n{table}{all_right} of {all}");
    assert!(all >= 800, "only {all} entries are there");
    assert!(100 * all_right >= 98 * all, "{all_right} of {all}");
}
