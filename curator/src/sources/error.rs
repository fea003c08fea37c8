//! Why no catalogue comes of the sources.
use std::path::{Path, PathBuf};

use crate::diagnostic::Diagnostic;
use crate::files::FileError;
use crate::import::bibliography;
use crate::import::catalogue::ImportError;

/// Why no catalogue comes of the sources.
#[derive(Debug, thiserror::Error)]
pub enum SourcesError {
    /// A file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// There is nothing to read.
    #[error(
        "nothing to read {}, neither a README.md nor a papers.json: {}",
        at(.folder), what_to_name(.other.as_deref())
    )]
    Nothing {
        /// The folder.
        folder: PathBuf,
        /// A bibliography that is there.
        other: Option<PathBuf>,
    },
    /// The source is somewhere on the web.
    #[error("{0} is a web address, and files are read; clone or download it first")]
    Address(String),
    /// The source is in no format that is read.
    #[error(
        "{} is in no format that is read; these are: Markdown (.md), a catalogue (papers.json), BibTeX (.bib), \
         RIS (.ris), CSL-JSON (.json), JSON Lines (.jsonl), YAML (.yaml), separated values (.csv, .tsv)",
        .0.display()
    )]
    Format(PathBuf),
    /// The source is in reStructuredText, though its name says that it is in Markdown.
    #[error("{} is in reStructuredText, which is not read; write it in Markdown, as `pandoc -f rst -t gfm` does", .0.display())]
    Restructured(PathBuf),
    /// The file is not a catalogue.
    #[error("{path}: {cause}", path = path.display())]
    Decode {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: Box<catalogue::decode::DecodeError>,
    },
    /// There are two catalogues.
    #[error("{} and {} are both catalogues; a site has one", .0.display(), .1.display())]
    Catalogues(PathBuf, PathBuf),
    /// `papers.toml` is wrong.
    #[error("the settings are wrong, see above")]
    Settings(Vec<Diagnostic>),
    /// A bibliography cannot be read as a whole.
    #[error("a source is broken, see above")]
    Broken(Vec<Diagnostic>),
    /// No record came of the sources.
    #[error(
        "no paper was found in {}; a paper is {}",
        listed(.files), what_is_a_paper(.files)
    )]
    NoPaper {
        /// What was read.
        files: Vec<PathBuf>,
        /// What there is to say about it.
        found: Vec<Diagnostic>,
    },
    /// The lists do not become a catalogue.
    #[error(transparent)]
    Import(#[from] ImportError),
}

/// A folder in a sentence.
fn at(folder: &Path) -> String {
    if folder.as_os_str().is_empty() { "here".to_owned() } else { format!("in {}", folder.display()) }
}

/// What to do where there is nothing to read but, perhaps, a bibliography.
fn what_to_name(bibliography: Option<&Path>) -> String {
    match bibliography {
        Some(path) => format!("name the file to read, such as {}", path.strip_prefix(".").unwrap_or(path).display()),
        None => "name a README, a papers.json or a bibliography".to_owned(),
    }
}

impl SourcesError {
    /// There is nothing in a folder that is read without its name.
    pub(super) fn nothing(folder: &Path) -> Self {
        let named = |name: &str| name.ends_with(".bib") || name.ends_with(".ris") || name.ends_with(".csv");
        let entries = std::fs::read_dir(Path::new(".").join(folder)).into_iter().flatten().flatten();
        let mut others: Vec<_> = entries.map(|entry| entry.path()).collect();
        others.retain(|path| path.file_name().is_some_and(|name| named(&name.to_string_lossy().to_lowercase())));
        Self::Nothing { folder: folder.to_owned(), other: others.into_iter().min() }
    }

    /// What there is to say about the files, to be printed before the error.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        match self {
            Self::Settings(found) | Self::Broken(found) | Self::NoPaper { found, .. } => found,
            _ => &[],
        }
    }
}

/// How a paper is written in such files.
fn what_is_a_paper(files: &[PathBuf]) -> &'static str {
    if files.iter().all(|path| bibliography::Format::of(path, b"[]").is_some()) {
        return "an entry with a title and an address, or one with a title and authors";
    }
    "a bullet, a row of a table or a paragraph that links to it, such as\n  \
     - [Its title](https://arxiv.org/abs/2301.00001), Ann Oak, Bo Li. ICML 2023"
}

/// The names of files in a sentence.
fn listed(files: &[PathBuf]) -> String {
    files.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}
