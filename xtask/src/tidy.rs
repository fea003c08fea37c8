//! `tidy`: the rules of the house that neither the compiler nor clippy checks.
//!
//! Each rule is a function from a file to the lines that break it, so each can be shown to fail.

mod layers;
mod pins;
mod source;
mod style;

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    project::Project,
};

/// Folders that hold nothing of ours; the last two are what a fuzzer found.
const SKIPPED: [&str; 6] = [".git", "target", "dist", "node_modules", "corpus", "artifacts"];

/// A text file of the project.
struct File {
    /// The path from the top of the repository, with forward slashes.
    path: String,
    text: String,
}

impl File {
    fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, after)| after)
    }

    fn is_rust(&self) -> bool {
        self.extension() == "rs"
    }

    /// Whether this is kept byte for byte as something else made it or will read it.
    fn is_fixture(&self) -> bool {
        self.path.contains("/fixtures/")
            || self.path.contains("/seeds/")
            || self.path.contains("/seeds/")
            || self.extension() == "snap"
    }

    /// The lines, counted from one.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.split('\n').enumerate().map(|(index, line)| (index + 1, line))
    }
}

/// A line that breaks a rule.
#[derive(Debug, PartialEq, Eq)]
struct Problem {
    line: usize,
    message: String,
}

impl Problem {
    fn new(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.line, self.message)
    }
}

/// The rules for a single file.
const RULES: [fn(&File) -> Vec<Problem>; 10] = [
    source::opens_with_its_purpose,
    source::brings_no_case_tables,
    source::is_short,
    source::has_a_telling_name,
    source::has_clean_lines,
    layers::imports_point_down,
    layers::catalogue_is_pure,
    layers::browser_has_one_door,
    style::colours_are_tokens,
    pins::versions_are_exact,
];

/// Checks every file and names each line that breaks a rule.
pub fn run(project: &Project) -> Result<()> {
    let files = read(&project.root)?;
    let mut count = 0;
    let mut report = |path: &str, problems: Vec<Problem>| {
        for problem in problems {
            println!("{path}:{problem}");
            count += 1;
        }
    };
    for file in &files {
        for rule in RULES {
            report(&file.path, rule(file));
        }
    }
    if let Some(index) = files.iter().find(|file| file.path == "index.html") {
        let styles: Vec<_> = files.iter().filter_map(|file| file.path.strip_prefix("style/")).collect();
        report(&index.path, style::are_listed_in_order(index, &styles));
    }
    match count {
        0 => {
            println!("{} files are tidy", files.len());
            Ok(())
        }
        1 => Err(Error::Unmet("one line is not as the house wants it".to_owned())),
        _ => Err(Error::Unmet(format!("{count} lines are not as the house wants them"))),
    }
}

/// Every text file below a folder, in order.
fn read(root: &Path) -> Result<Vec<File>> {
    let mut paths = Vec::new();
    walk(root, &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let bytes = fs::read(&path).map_err(Error::file(&path))?;
        // What is not UTF-8 is a picture or the like.
        if let Ok(text) = String::from_utf8(bytes) {
            let names = path.strip_prefix(root).unwrap_or(&path).iter();
            let names: Vec<_> = names.map(|name| name.to_string_lossy()).collect();
            files.push(File { path: names.join("/"), text });
        }
    }
    Ok(files)
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).map_err(Error::file(folder))? {
        let entry = entry.map_err(Error::file(folder))?;
        let kind = entry.file_type().map_err(Error::file(entry.path()))?;
        if kind.is_dir() && !SKIPPED.iter().any(|name| entry.file_name() == *name) {
            walk(&entry.path(), paths)?;
        } else if kind.is_file() {
            paths.push(entry.path());
        }
    }
    Ok(())
}

/// A file for the tests of the rules.
#[cfg(test)]
fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

/// The numbers of the lines a rule finds, for the tests of the rules.
#[cfg(test)]
fn lines(problems: &[Problem]) -> Vec<usize> {
    problems.iter().map(|problem| problem.line).collect()
}
