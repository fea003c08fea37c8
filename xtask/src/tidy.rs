//! `tidy`: the rules that neither the compiler nor clippy nor stylelint checks.

mod imports;
mod source;
mod tests_table;

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use crate::{
    command,
    error::{Error, Result},
    project::Project,
    setup,
};

/// Folders that hold nothing of ours, or what is kept byte for byte as something else made it; the
/// last two are what a fuzzer found.
const SKIPPED: [&str; 8] = [".git", "target", "dist", "node_modules", "fixtures", "seeds", "corpus", "artifacts"];

/// A text file of the project.
struct File {
    /// The path from the top of the repository, with forward slashes.
    path: String,
    text: String,
}

impl File {
    fn extension(&self) -> &str {
        Path::new(&self.path).extension().and_then(|extension| extension.to_str()).unwrap_or_default()
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

/// Checks every file and names each line that breaks a rule; then has the style sheets checked.
pub fn run(project: &Project) -> Result<()> {
    let files = read(&project.root)?;
    let of_files = files
        .iter()
        .enumerate()
        .flat_map(|(at, file)| source::check(file).into_iter().map(move |problem| (at, problem)));
    let mut problems: Vec<_> = of_files.chain(imports::check(&files)).chain(tests_table::check(&files)).collect();
    problems.sort_by_key(|(at, problem)| (*at, problem.line));
    for (at, problem) in &problems {
        println!("{}:{problem}", files[*at].path);
    }
    let stylelint = setup::npm_programs(project)?.join(command::of_npm("stylelint"));
    command::run(project.command(stylelint).args(["--config", "tests/stylelint.json", "style/*.css"]))?;
    match problems.len() {
        0 => {
            println!("{} files are tidy", files.len());
            Ok(())
        }
        count => Err(Error::Unmet(format!("{count} places break a rule"))),
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
        } else if kind.is_file() && entry.path().extension().is_none_or(|extension| extension != "snap") {
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
