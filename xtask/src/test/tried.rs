//! How much the tests in the browser tried: a table in the README, which they keep true.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    project::Project,
};

/// What is counted: the word the tests note it under, what the table calls it, and whether it
/// grows with the catalogue, so that only its hundreds are told.
const KINDS: [(&str, &str, bool); 5] = [
    ("faults", "faults of the network, the data, the release and the device, each ending in a page that works", false),
    ("strings", "hostile strings, each in every field of the data, in addresses and in storage", false),
    ("addresses", "addresses opened with them, none of which runs anything, is blank or loses its address", false),
    ("attempts", "things that the page's policy must refuse, each tried and refused", false),
    ("pages", "written pages read as a browser reads them", true),
];

const BEGINNING: &str = "<!-- tried: written by `cargo xtask test` -->\n";
const END: &str = "<!-- /tried -->\n";

/// An empty folder for what is noted, with a file for each file of tests.
pub fn folder(project: &Project) -> Result<PathBuf> {
    let folder = super::folder(project, "tried");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(Error::file(&folder))?;
    }
    fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    Ok(folder)
}

/// Where a file of tests notes what it tries; nothing is there yet, whether or not it ran before.
pub fn note(folder: &Path, tests: &Path) -> PathBuf {
    let note = folder.join(tests.file_name().unwrap_or_default()).with_extension("txt");
    // It fails where nothing was, which is what is wanted.
    let _ = fs::remove_file(&note);
    note
}

/// Prints the table of what is noted in a folder, and fails when the README has another one.
pub fn compare(project: &Project, folder: &Path) -> Result<()> {
    let mut notes = String::new();
    for note in fs::read_dir(folder).map_err(Error::file(folder))?.flatten() {
        notes += &fs::read_to_string(note.path()).map_err(Error::file(folder))?;
    }
    let table = table(&notes);
    println!("\n{table}");
    let path = project.root.join("README.md");
    let readme = fs::read_to_string(&path).map_err(Error::file(&path))?;
    match between(&readme) {
        Some(written) if written == table => Ok(()),
        _ => Err(Error::Unmet(format!(
            "README.md has another table of what was tried; put this one between its marks:\n\n{table}"
        ))),
    }
}

/// The table of the notes, each a word and a number a line.
fn table(notes: &str) -> String {
    let sum = |word: &str| -> usize {
        let numbers = notes.lines().filter_map(|line| line.split_once(' ')).filter(|(noted, _)| *noted == word);
        numbers.filter_map(|(_, number)| number.parse::<usize>().ok()).sum()
    };
    let rows = KINDS.map(|(word, name, grows)| {
        let count = sum(word);
        if grows {
            format!("| over {} | {name} |\n", count.saturating_sub(1) / 100 * 100)
        } else {
            format!("| {count} | {name} |\n")
        }
    });
    format!("| tried | what |\n| ---: | --- |\n{}", rows.concat())
}

/// What stands between the marks.
fn between(readme: &str) -> Option<&str> {
    let (_, rest) = readme.split_once(BEGINNING)?;
    rest.split_once(END).map(|(written, _)| written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_added_up() {
        let table = table("faults 2\nstrings 153\nfaults 1\npages 433\npages 907\nrubbish\n");
        assert!(
            table.contains("| 3 | faults") && table.contains("| 153 | hostile") && table.contains("| over 1300 |"),
            "{table}"
        );
    }

    #[test]
    fn the_readme_has_a_place_for_the_table() {
        let readme = include_str!("../../../README.md");
        assert!(between(readme).is_some_and(|table| table.starts_with("| tried | what |\n")));
        assert_eq!(between("no marks"), None);
    }
}
