//! The settings beside the sources, and what they say of files and headings.
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use catalogue::fold::fold;
use toml::Spanned;

use super::{SourcesError, Wanted};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::files::is_address;
use crate::import::list::List;
use crate::import::words::field;
use crate::settings::Settings;
use crate::source::Source;

/// The rule of files that the settings name and that are not there.
const MISSING: &str = "missing-file";

/// The rule of what the settings name and the list has not.
const UNMATCHED: &str = "unmatched-setting";

/// The settings with the file that they were read from.
#[derive(Debug)]
pub struct SettingsFile {
    /// The file.
    pub path: PathBuf,
    /// Its text.
    pub source: Source,
    /// What it says.
    pub settings: Settings,
}

impl SettingsFile {
    /// The settings of a list.
    ///
    /// # Errors
    /// When they cannot be read, or are wrong.
    pub fn of(wanted: &Wanted) -> Result<Option<Self>, SourcesError> {
        let Some(path) = wanted.settings_path() else { return Ok(None) };
        let source = Source::of_file(&path)?;
        let settings = Settings::read(&source).map_err(SourcesError::Settings)?;
        Ok(Some(Self { path, source, settings }))
    }

    /// A path that it names.
    fn join(&self, path: &Path) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }

    /// The folder with files to publish that it names, whether it is there or not.
    pub fn public_path(&self) -> Option<PathBuf> {
        Some(self.join(self.settings.public.as_ref()?.as_ref()))
    }

    /// The folder with files to publish, if it is there; a warning if it is not.
    pub fn public(&self) -> Option<Result<PathBuf, Diagnostic>> {
        let named = self.settings.public.as_ref()?;
        let path = self.public_path()?;
        let missing = || {
            let message = format!("there is no folder “{}”, so nothing of it is published", named.as_ref().display());
            let diagnostic = Diagnostic::new(Severity::Warning, MISSING, message).at(self.source.place(&named.span()));
            diagnostic.help("make it, or remove the key; its path is relative to papers.toml")
        };
        Some(if path.is_dir() { Ok(path) } else { Err(missing()) })
    }

    /// The sources that it names.
    pub fn sources(&self) -> Result<Vec<PathBuf>, SourcesError> {
        let missing = self
            .settings
            .sources
            .iter()
            .filter(|source| !is_address(source.as_ref()) && !self.join(source.as_ref()).exists());
        let missing = missing.map(|source| {
            let message = format!("there is no file “{}”", source.as_ref().display());
            let diagnostic = Diagnostic::new(Severity::Error, MISSING, message).at(self.source.place(&source.span()));
            diagnostic.help("correct the path, which is relative to papers.toml")
        });
        let missing: Vec<Diagnostic> = missing.collect();
        if !missing.is_empty() {
            return Err(SourcesError::Settings(missing));
        }
        let path = |source: &Spanned<PathBuf>| match is_address(source.as_ref()) {
            true => source.as_ref().clone(),
            false => self.join(source.as_ref()),
        };
        Ok(self.settings.sources.iter().map(path).collect())
    }

    /// Warnings of headings and columns in the settings that no list has.
    pub fn unmatched(&self, lists: &[List]) -> Vec<Diagnostic> {
        self.unmatched_headings(lists).chain(self.unmatched_columns(lists)).collect()
    }

    fn unmatched_columns(&self, lists: &[List]) -> impl Iterator<Item = Diagnostic> {
        let known: BTreeSet<String> = lists.iter().flat_map(|list| &list.fields).map(|name| field::key(name)).collect();
        let names = self.settings.columns.iter().map(|(name, _)| (name, field::key(name.as_ref())));
        let unmatched: Vec<_> = names.filter(|(_, key)| !known.contains(key)).collect();
        unmatched.into_iter().map(move |(name, key)| {
            let message = format!("no table has a column “{0}”, and no entry a field “{0}”", name.as_ref());
            let written = || "write the name as it stands in the source".to_owned();
            let help = did_you_mean(&key, known.iter().map(String::as_str), written);
            let diagnostic = Diagnostic::new(Severity::Warning, UNMATCHED, message);
            diagnostic.at(self.source.place(&name.span())).help(help)
        })
    }

    fn unmatched_headings<'a>(&'a self, lists: &'a [List]) -> impl Iterator<Item = Diagnostic> {
        let headings: BTreeMap<String, &str> =
            lists.iter().flat_map(|list| &list.headings).map(|heading| (fold(heading), heading.as_str())).collect();
        let names = self.settings.leave_out.iter().chain(&self.settings.read_as_papers);
        let unmatched: Vec<_> = names.filter(|name| !headings.contains_key(&fold(name.as_ref()))).collect();
        unmatched.into_iter().map(move |name| {
            let message = format!("no section is called “{}”", name.as_ref());
            let written = || "write the heading as it is in the list".to_owned();
            let help = did_you_mean(name.as_ref(), headings.values().copied(), written);
            let diagnostic = Diagnostic::new(Severity::Warning, UNMATCHED, message);
            diagnostic.at(self.source.place(&name.span())).help(help)
        })
    }
}
