//! `figures.json`: the figures that `papers figures` has prepared, for the generator of the site.
use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use crate::encode::quote;
use crate::figure::Prepared;
use crate::list::Catalogue;

/// The name of the file, in the [folder](crate::figure::FOLDER) of the figures.
pub const FILE: &str = "figures.json";

/// The version of the file, and of how the figures' files are named and sized.
pub const SCHEMA: u32 = 1;

/// The prepared figures by the addresses of their sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(BTreeMap<String, Entry>);

/// One prepared figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A hash of the picture's bytes and of how it was prepared, in hexadecimal digits. Its
    /// beginning is the stem of the files.
    pub content: String,
    /// What is known of its files.
    pub prepared: Prepared,
}

/// Why bytes are not a manifest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ManifestError {
    /// They are not JSON of its form.
    Form(String),
    /// They are of another version.
    OtherSchema(u32),
}

impl fmt::Display for ManifestError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(problem) => write!(formatter, "the file does not say which figures are prepared: {problem}")?,
            Self::OtherSchema(found) => {
                write!(formatter, "the figures are prepared as schema {found} says and this program reads {SCHEMA}")?;
            }
        }
        formatter.write_str("; run `papers figures`, or remove the folder to do without figures")
    }
}

impl std::error::Error for ManifestError {}

#[derive(Deserialize)]
struct File {
    schema: u32,
    #[serde(default)]
    figures: BTreeMap<String, Record>,
}

#[derive(Deserialize)]
struct Record {
    content: String,
    prepared: String,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// When the bytes are none, or are of another version.
    pub fn decode(bytes: &[u8]) -> Result<Self, ManifestError> {
        let form = |problem: String| ManifestError::Form(problem);
        let file: File = serde_json::from_slice(bytes).map_err(|error| form(error.to_string()))?;
        if file.schema != SCHEMA {
            return Err(ManifestError::OtherSchema(file.schema));
        }
        let mut entries = BTreeMap::new();
        for (source, Record { content, prepared }) in file.figures {
            let prepared = Prepared::parse(&prepared).map_err(|error| form(format!("“{source}” {error}")))?;
            entries.insert(source, Entry { content, prepared });
        }
        Ok(Self(entries))
    }

    /// Writes the manifest, one figure a line.
    #[must_use]
    pub fn encode(&self) -> String {
        let lines = self.0.iter().map(|(source, Entry { content, prepared })| {
            let (content, prepared) = (quote(content), quote(&prepared.to_string()));
            format!("\n    {}: {{ \"content\": {content}, \"prepared\": {prepared} }}", quote(source))
        });
        let lines = lines.collect::<Vec<_>>().join(",");
        let end = if lines.is_empty() { "" } else { "\n  " };
        format!("{{\n  \"schema\": {SCHEMA},\n  \"figures\": {{{lines}{end}}}\n}}\n")
    }

    /// What is prepared of the figure from a source.
    #[must_use]
    pub fn get(&self, source: &str) -> Option<&Entry> {
        self.0.get(source)
    }

    /// Every prepared figure with its source, in the order of the sources.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.0.iter().map(|(source, entry)| (source.as_str(), entry))
    }

    /// Notes a prepared figure in place of an earlier one from that source.
    pub fn insert(&mut self, source: &str, entry: Entry) {
        self.0.insert(source.to_owned(), entry);
    }

    /// Keeps the figures for which `keep` is true.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &Entry) -> bool) {
        self.0.retain(|source, entry| keep(source, entry));
    }

    /// The catalogue with what is prepared of its figures.
    #[must_use]
    pub fn merged(&self, catalogue: Catalogue) -> Catalogue {
        catalogue.with_facts(|parts| {
            for figure in parts.papers.iter_mut().filter_map(|paper| paper.figure.as_mut()) {
                figure.prepared = self.get(figure.source.as_str()).map(|entry| entry.prepared.clone());
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Manifest, Prepared};

    fn manifest() -> Manifest {
        let mut manifest = Manifest::default();
        let prepared = Prepared::parse("9f86d081 1002x540 fff eefcdefffeeefffdde").unwrap();
        manifest.insert("https://a.b/\"c", Entry { content: "9f86d081884c".to_owned(), prepared });
        manifest
    }

    #[test]
    fn a_manifest_is_read_back() {
        for manifest in [manifest(), Manifest::default()] {
            assert_eq!(Manifest::decode(manifest.encode().as_bytes()), Ok(manifest));
        }
    }

    #[test]
    fn other_files_are_refused_with_what_to_do() {
        let error = |bytes: &str| Manifest::decode(bytes.as_bytes()).unwrap_err().to_string();
        let file = manifest().encode();
        assert!(error("[]").contains("does not say which figures"));
        assert!(error(&file.replace("\"schema\": 1", "\"schema\": 2")).contains("schema 2"));
        assert!(error(&file.replace("1002x540", "1002")).contains("papers figures"));
    }
}
