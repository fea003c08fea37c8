//! Lists in the forms that importers get wrong, each the smallest that shows it: what comes out
//! is exactly what is expected, and what is said of it too.
//!
//! `cargo test -p curator --test cases -- --nocapture` prints the kinds of faults as a table.
#![allow(clippy::unwrap_used)]

mod imported;

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use curator::diagnostic::Severity;
use imported::{difference, import, lines};

fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

#[test]
fn every_case_comes_out_as_expected() {
    let mut differences = String::new();
    let mut cases = 0;
    for path in fs::read_dir(fixtures().join("cases")).unwrap().map(|entry| entry.unwrap().path()) {
        if path.extension().is_none_or(|end| end != "md") {
            continue;
        }
        cases += 1;
        let imported = import(&path.to_string_lossy(), &fs::read_to_string(&path).unwrap());
        assert!(imported.count.adds_up(), "{}: {:?}", path.display(), imported.count);
        let expected = fs::read_to_string(path.with_extension("tsv")).unwrap();
        let difference = difference(&expected, &lines(&imported));
        if !difference.is_empty() {
            let _ = writeln!(differences, "{}:\n{difference}", path.file_stem().unwrap().to_string_lossy());
        }
    }
    assert!(cases >= 24, "only {cases} cases are there");
    assert!(differences.is_empty(), "\n{differences}");
}

/// Each kind of fault that was found in lists, as `kinds.txt` has them: its number, what it is,
/// what the importer before this one made of it, the smallest list that shows it, and what is
/// right.
#[test]
fn every_kind_of_fault_is_mended() {
    let kinds = fs::read_to_string(fixtures().join("kinds.txt")).unwrap();
    let (mut table, mut differences) = (String::new(), String::new());
    let mut count = 0;
    for kind in kinds.split("=== ").skip(1) {
        let (head, rest) = kind.split_once('\n').unwrap();
        let mut fields = head.split(" | ");
        let mut field = || fields.next().unwrap();
        let (number, name, before) = (field(), field(), field());
        let (list, expected) = rest.split_once("\n--- expected\n").unwrap();
        let imported = import(number, list);
        let mut found = lines(&imported);
        // Notes are listed where a kind is about them.
        for rule in expected.lines().filter_map(|line| line.strip_prefix("! note ")?.split(' ').next()) {
            let is_it = |severity, other: &str| severity == Severity::Note && other == rule;
            let notes = imported.diagnostics.iter().filter(|told| is_it(told.severity, told.rule)).count();
            found.push(format!("! note {rule} {notes}"));
        }
        let difference = difference(expected.trim_end(), &found);
        let now = if difference.is_empty() { "right" } else { "WRONG" };
        let _ = writeln!(table, "{number:<4} {name:<52} {before:<52} {now}");
        if !difference.is_empty() {
            let _ = writeln!(differences, "{number}:\n{difference}");
        }
        count += 1;
    }
    println!("{:<4} {:<52} {:<52} now\n{table}", "", "kind", "before");
    assert!(count >= 41, "only {count} kinds are there");
    assert!(differences.is_empty(), "\n{differences}");
}
