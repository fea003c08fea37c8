//! How the entry on a line is read.
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::command::Error;
use crate::files::read;
use crate::import::bibliography::Format;
use crate::import::list::{self, List, Surrounding};
use crate::source::Source;
use crate::sources::read_lists;

/// A line of the files that are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineName {
    /// The file; any of them when not named.
    file: Option<PathBuf>,
    /// The line, from 1.
    line: usize,
}

impl LineName {
    /// Reads `120` or `pruning.md:120`.
    ///
    /// # Errors
    /// Says how to write it.
    pub fn read(text: &str) -> Result<Self, String> {
        let (file, line) = text.rsplit_once(':').map_or((None, text), |(file, line)| (Some(file.into()), line));
        let line = line.parse().map_err(|_| "write a line as 120, or as README.md:120".to_owned())?;
        Ok(Self { file, line })
    }

    fn is_in(&self, path: &Path) -> bool {
        self.file.as_ref().is_none_or(|file| path.ends_with(file))
    }
}

/// Says how the entries on a line of the files, and of those that a list goes on in, are read.
///
/// # Errors
/// When a file cannot be read, or none has an entry there.
pub fn explain(files: &[PathBuf], surrounding: &Surrounding, name: &LineName) -> Result<(), Error> {
    let lists = read_lists(files, surrounding)?;
    let mut found = Vec::new();
    for list in lists.iter().filter(|list| name.is_in(Path::new(&list.path))) {
        let lines = of_list(list, surrounding, name.line)?;
        if !lines.is_empty() {
            found.push((&list.path, lines));
        }
    }
    if found.is_empty() {
        let paths: Vec<&str> =
            lists.iter().map(|list| list.path.as_str()).filter(|path| name.is_in(Path::new(path))).collect();
        let message = match &name.file {
            Some(file) if paths.is_empty() => format!("{} is none of the files that are read", file.display()),
            _ => format!("{}: no entry stands on line {}", paths.join(", "), name.line),
        };
        return Err(Error::Argument(message));
    }
    let mut out = std::io::stdout().lock();
    for (path, lines) in &found {
        if found.len() > 1 {
            writeln!(out, "{path}:")?;
        }
        lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    }
    Ok(())
}

fn of_list(list: &List, surrounding: &Surrounding, line: usize) -> Result<Vec<String>, Error> {
    let path = Path::new(&list.path);
    let bytes = read(path)?;
    let (source, _) = Source::read(&list.path, &bytes);
    let mut lines = match Format::of(path, &bytes) {
        Some(_) => {
            let is_here = |range: &std::ops::Range<usize>| {
                (source.line(range.start)..=source.line(range.end.saturating_sub(1))).contains(&line)
            };
            let entries = list.records.iter().filter(|(_, place)| is_here(&place.range));
            entries.map(|_| "an entry of fields: nothing of it is guessed".to_owned()).collect()
        }
        None => list::explain(&source, surrounding, line),
    };
    if lines.is_empty() {
        // What is no entry may be told of all the same.
        let here = list.diagnostics.iter().filter(|found| found.place.as_ref().is_some_and(|place| place.line == line));
        lines.extend(here.map(|found| format!("no entry: {}", found.message)));
    }
    Ok(lines)
}
