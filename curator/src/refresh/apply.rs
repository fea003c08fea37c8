//! Writes venues where the list has its facts: into a catalogue, or beside a README into `papers.toml`. Nothing else
//! of the file changes.
use std::path::{Path, PathBuf};

use catalogue::Catalogue;
use catalogue::decode::decode;
use catalogue::encode::encode;
use toml_edit::{DocumentMut, Item, Table, value};

use super::{Proposal, is_preprint};
use crate::diagnostic::Diagnostic;
use crate::settings::Settings;
use crate::source::Source;

/// Why venues were not written.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The file is not a catalogue.
    #[error("{path}: {1}", path = .0.display())]
    Decode(PathBuf, Box<catalogue::decode::DecodeError>),
    /// The records with their venues do not hold together.
    #[error("{path}: {1}", path = .0.display())]
    Catalogue(PathBuf, String),
    /// The file is written in another form, so that more would change than the venues.
    #[error(
        "{path} is not written as the program writes it, so that more than the venues would change; \
         `papers check --fix {path}` brings it into that form", path = .0.display()
    )]
    Form(PathBuf),
    /// The settings cannot be read.
    #[error("{path}: {1}; add the venues by hand", path = .0.display())]
    Settings(PathBuf, String),
}

/// The text of a catalogue with the venues of its preprints, and how many there are. A venue that stands there
/// is kept.
///
/// # Errors
/// When it is not a catalogue in its canonical form.
pub fn to_catalogue(path: &Path, text: &str, proposals: &[&Proposal]) -> Result<(String, usize), ApplyError> {
    let catalogue = decode(text.as_bytes()).map_err(|error| ApplyError::Decode(path.to_owned(), Box::new(error)))?;
    if encode(&catalogue) != text {
        return Err(ApplyError::Form(path.to_owned()));
    }
    let mut parts = catalogue.parts().clone();
    let mut count = 0;
    for paper in parts.papers.iter_mut().filter(|paper| is_preprint(paper)) {
        if let Some(proposal) = proposals.iter().find(|proposal| proposal.paper == paper.id) {
            paper.venue = Some(proposal.venue.clone());
            count += 1;
        }
    }
    let changed =
        Catalogue::new(parts).map_err(|error| ApplyError::Catalogue(path.to_owned(), error.problem.to_string()))?;
    Ok((encode(&changed), count))
}

/// The text of a `papers.toml` with the venues of papers, and how many there are. A venue that stands there is
/// kept.
///
/// # Errors
/// When the file cannot be read, or has no place for them.
pub fn to_settings(path: &Path, text: &str, proposals: &[&Proposal]) -> Result<(String, usize), ApplyError> {
    let wrong = |problem: String| ApplyError::Settings(path.to_owned(), problem);
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| wrong(error.to_string()))?;
    let mut papers = Table::new();
    papers.set_implicit(true);
    let papers = document.entry("paper").or_insert(Item::Table(papers));
    let papers = papers.as_table_like_mut().ok_or_else(|| wrong("“paper” is not a table".to_owned()))?;
    let mut count = 0;
    for proposal in proposals {
        let paper = papers.entry(proposal.paper.as_str()).or_insert_with(toml_edit::table);
        let paper = paper.as_table_like_mut().ok_or_else(|| wrong(format!("“{}” is not a table", proposal.paper)))?;
        if !paper.contains_key("venue") {
            paper.insert("venue", value(proposal.venue.label()));
            count += 1;
        }
    }
    let changed = document.to_string();
    let source = Source::new(&path.to_string_lossy(), changed);
    let first =
        |found: Vec<Diagnostic>| wrong(found.into_iter().next().map_or_else(String::new, |found| found.message));
    Settings::read(&source).map_err(first)?;
    Ok((source.text, count))
}
