//! A file as it was read: its text, and where in it things are.
use std::ops::Range;
use std::path::Path;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::files::{FileError, read_text};
use crate::mojibake;

/// A file that was read, as text.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path or other name by which messages call it.
    pub path: String,
    /// The text: without byte order mark, and with broken encoding repaired.
    pub text: String,
    /// Where each line begins, in bytes.
    lines: Vec<usize>,
}

/// The rule of a file that is no text.
pub const NOT_TEXT: &str = "not-text";

/// Whether bytes are plainly no text, as those of a picture or a program are. Git asks the same.
fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().take(8000).any(|byte| *byte == 0)
}

/// A text whose lines end in a line feed, also where old programs let them end in a carriage return alone. No place
/// in it moves.
fn with_line_feeds(text: &str) -> String {
    let mut rest = text.chars().peekable();
    let mut read = String::with_capacity(text.len());
    while let Some(character) = rest.next() {
        let is_end = character == '\r' && rest.peek() != Some(&'\n');
        read.push(if is_end { '\n' } else { character });
    }
    read
}

impl Source {
    /// Takes a text as it is.
    #[must_use]
    pub fn new(path: &str, text: String) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { path: path.to_owned(), text, lines }
    }

    /// Reads a file of ours, which is in UTF-8; nothing of it is repaired.
    pub(crate) fn of_file(path: &Path) -> Result<Self, FileError> {
        Ok(Self::new(&path.to_string_lossy(), read_text(path)?))
    }

    /// Makes text of the bytes of a file and repairs it; says what was repaired.
    #[must_use]
    pub fn read(path: &str, bytes: &[u8]) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let bom = Encoding::for_bom(bytes).filter(|(encoding, _)| *encoding != UTF_8);
        if bom.is_none() && is_binary(bytes) {
            let message = format!("{path} is not a text file, so it was not read");
            let diagnostic = Diagnostic::new(Severity::Error, NOT_TEXT, message);
            return (Self::new(path, String::new()), vec![diagnostic.help("name a file of text, saved as UTF-8")]);
        }
        let text = match (bom, std::str::from_utf8(bytes)) {
            (Some((encoding, _)), _) => {
                let message = format!("{path} is {} and not UTF-8", encoding.name());
                diagnostics
                    .push(Diagnostic::new(Severity::Warning, "not-utf-8", message).help("save the file as UTF-8"));
                encoding.decode(bytes).0.into_owned()
            }
            (None, Ok(text)) => text.strip_prefix('\u{feff}').unwrap_or(text).to_owned(),
            (None, Err(error)) => {
                let text = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
                let line = 1 + bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
                diagnostics.push(
                    Diagnostic::new(Severity::Warning, "not-utf-8", format!("{path} is not UTF-8: see line {line}"))
                        .help("it was read as Windows-1252; save the file as UTF-8"),
                );
                text
            }
        };
        let text = if text.contains('\r') { with_line_feeds(&text) } else { text };
        // No list means anything by other control characters, and what comes later relies on
        // there being none.
        let is_odd = |character: char| character.is_control() && !matches!(character, '\n' | '\r' | '\t');
        let keeps_meaning = |character: &char| ('\u{80}'..='\u{9f}').contains(character);
        let text = if text.contains(|character| is_odd(character) && !keeps_meaning(&character)) {
            text.replace(|character| is_odd(character) && !keeps_meaning(&character), " ")
        } else {
            text
        };
        let original = Self::new(path, text);
        let repairs = mojibake::find(&original.text);
        if repairs.is_empty() {
            return (original, diagnostics);
        }
        for repair in &repairs {
            let text = mojibake::repair(&repair.text);
            diagnostics.push(
                Diagnostic::new(
                    Severity::Note,
                    "mojibake",
                    format!("the encoding is broken here and was read as “{text}”"),
                )
                .at(original.place(&repair.range))
                .help(format!("write “{text}” and save the file as UTF-8")),
            );
        }
        let text = mojibake::repair(&original.text).replace(is_odd, " ");
        (Self::new(path, text), diagnostics)
    }

    /// The line, from 1, in which a byte stands.
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|start| *start <= at).max(1)
    }

    /// Where a line begins, counted from 1; `None` behind the last.
    #[must_use]
    pub fn start_of_line(&self, line: usize) -> Option<usize> {
        self.lines.get(line.saturating_sub(1)).copied()
    }

    /// A part of the text as a place that a message can show.
    #[must_use]
    pub fn place(&self, range: &Range<usize>) -> Place {
        let line = self.line(range.start);
        let start = self.lines[line - 1];
        let end = self.lines.get(line).map_or(self.text.len(), |next| next - 1);
        let text = self.text[start..end].trim_end_matches('\r');
        let from = floor(text, range.start.saturating_sub(start));
        let to = floor(text, range.end.saturating_sub(start)).max(from);
        Place {
            path: self.path.clone(),
            line,
            column: 1 + text[..from].chars().count(),
            text: text.to_owned(),
            span: from..to,
            range: range.clone(),
        }
    }
}

/// The nearest boundary of a character at or before a byte.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn lines_end_in_a_line_feed() {
        let read = |text: &str| Source::read("a.md", text.as_bytes()).0.text;
        assert_eq!(read("one\rtwo\r\nthree\n\rfour"), "one\ntwo\r\nthree\n\nfour");
    }

    #[test]
    fn a_place_has_its_line_and_column() {
        let source = Source::new("a.md", "é one\r\ntwo\n".to_owned());
        let place = source.place(&(3..6));
        assert_eq!((place.line, place.column, place.text.as_str(), place.span), (1, 3, "é one", 3..6));
        let place = source.place(&(8..100));
        assert_eq!((place.line, place.column, place.text.as_str(), place.span), (2, 1, "two", 0..3));
        assert_eq!(source.place(&(12..12)).line, 3);
    }

    #[test]
    fn any_bytes_are_a_source() {
        let (source, diagnostics) = Source::read("a.md", b"\xef\xbb\xbfa\r\nb");
        assert_eq!((source.text.as_str(), diagnostics.len()), ("a\r\nb", 0));
        let (source, diagnostics) = Source::read("a.md", b"Fran\xe7ois");
        assert_eq!((source.text.as_str(), diagnostics[0].rule), ("François", "not-utf-8"));
        let (source, diagnostics) = Source::read("a.md", "x\nFranÃ§ois".as_bytes());
        assert_eq!((source.text.as_str(), diagnostics[0].rule), ("x\nFrançois", "mojibake"));
        assert_eq!(diagnostics[0].place.as_ref().unwrap().line, 2);
        let (source, diagnostics) = Source::read("a.md", b"\x7fELF\x02\0\xc3\x83\xc2\xa9 \xc3\x83\xc2\xa9");
        let rules: Vec<_> = diagnostics.iter().map(|found| found.rule).collect();
        assert_eq!((source.text.as_str(), rules), ("", vec![super::NOT_TEXT]));
        let (source, diagnostics) = Source::read("a.md", b"\xff\xfeF\0\xe7\0\n\0");
        assert_eq!((source.text.as_str(), diagnostics[0].rule), ("Fç\n", "not-utf-8"));
    }
}
