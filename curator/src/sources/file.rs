//! A file of a list.
use std::path::{Path, PathBuf};

use catalogue::decode::decode;

use super::SourcesError;
use crate::files::{is_address, read};
use crate::import::bibliography;
use crate::import::list::{self, List, Surrounding};
use crate::source::Source;

/// What a file of a list is.
pub(super) enum Format {
    Catalogue,
    Markdown,
    Bibliography(bibliography::Format),
}

/// A file of a list with its text.
pub(super) struct File {
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    pub format: Format,
}

impl File {
    /// Reads it.
    ///
    /// # Errors
    /// When it cannot be read, or is in no known format.
    pub fn read(path: &Path) -> Result<Self, SourcesError> {
        if is_address(path) {
            return Err(SourcesError::Address(path.to_string_lossy().into_owned()));
        }
        let bytes = read(path)?;
        let end = path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let format = match (bibliography::Format::of(path, &bytes), end.as_str()) {
            (Some(format), _) => Format::Bibliography(format),
            (None, "json") => Format::Catalogue,
            (None, "md" | "markdown" | "mdown" | "mkd" | "txt" | "") if is_restructured(&bytes) => {
                return Err(SourcesError::Restructured(path.to_owned()));
            }
            (None, "md" | "markdown" | "mdown" | "mkd" | "txt" | "") => Format::Markdown,
            (None, _) => return Err(SourcesError::Format(path.to_owned())),
        };
        Ok(Self { path: path.to_owned(), bytes, format })
    }

    /// Reads it as a list; a catalogue is none.
    pub fn list(&self, surrounding: &Surrounding) -> Option<List> {
        let (source, diagnostics) = Source::read(&self.path.to_string_lossy(), &self.bytes);
        let mut list = match self.format {
            Format::Catalogue => return None,
            Format::Markdown => list::read(&source, surrounding),
            Format::Bibliography(format) => bibliography::read(format, &source, surrounding),
        };
        list.diagnostics.splice(0..0, diagnostics);
        let folder = self.path.parent().unwrap_or(Path::new(""));
        for file in &mut list.files {
            file.is_missing = !folder.join(&file.path).exists();
        }
        Some(list)
    }

    /// Why it is no list, if it is none; what is no catalogue either is told of with its line.
    pub fn why_no_list(&self) -> Option<SourcesError> {
        if !matches!(self.format, Format::Catalogue) {
            return None;
        }
        Some(match decode(&self.bytes) {
            Ok(_) => SourcesError::Format(self.path.clone()),
            Err(cause) => SourcesError::Decode { path: self.path.clone(), cause: Box::new(cause) },
        })
    }
}

/// Whether a text is in reStructuredText, whatever its name says: its links are written so, and more often than those of
/// Markdown, and it has directives or footnotes.
fn is_restructured(text: &[u8]) -> bool {
    /// Fewer links may be quoted from another text.
    const FEWEST: usize = 5;
    let text = String::from_utf8_lossy(text);
    let links = text.matches(">`_").count();
    links >= FEWEST && links > text.matches("](").count() && text.lines().any(|line| line.starts_with(".. "))
}

#[cfg(test)]
mod tests {
    use super::is_restructured;

    #[test]
    fn restructured_text_is_known_by_its_links() {
        let links = "`[PDF] <https://lamps.example/1.pdf>`_\n".repeat(5);
        assert!(is_restructured(format!("Lamps\n^^^^^\n{links}.. [#Oak2019] Ann Oak.\n").as_bytes()));
        assert!(!is_restructured(links.as_bytes()), "no directive");
        let markdown = "[A Title](https://lamps.example/2.pdf)\n".repeat(9);
        assert!(!is_restructured(format!("{markdown}{links}.. note::\n").as_bytes()), "mostly Markdown");
    }
}
