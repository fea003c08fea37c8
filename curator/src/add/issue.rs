//! The record or the correction in the body of an issue that the site's form wrote. The text is
//! anybody's, so it is only ever data, and only what the catalogue's own reader takes becomes a paper.
use std::ops::Range;

use catalogue::decode::{DecodeError, decode};
use catalogue::encode::encode;
use catalogue::{Catalogue, Paper};
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use serde_json::value::RawValue;

use super::correction::{self, Correction};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;

/// The longest body that is read, in bytes; GitHub's own limit is not far above.
const LONGEST: usize = 100_000;

/// What an issue asks for.
#[derive(Clone, Debug)]
pub enum Issue {
    /// A new paper.
    New(Box<Paper>),
    /// Another record of a paper that the list has.
    Correction(Box<Correction>),
}

/// Reads the record or the correction of an issue; says where it is wrong and what to do.
///
/// # Errors
/// A finding for the person who wrote the issue.
pub fn read(source: &Source, catalogue: &Catalogue) -> Result<Issue, Box<Diagnostic>> {
    let wrong = |message: String| Diagnostic::new(Severity::Error, "issue", message);
    if source.text.len() > LONGEST {
        return Err(Box::new(wrong(format!("the text has more than {LONGEST} bytes")).help("send the record alone")));
    }
    let (record, range) = fenced(&source.text).ok_or_else(|| {
        wrong("the text has no block that begins with ```json".to_owned())
            .help("paste the record from the site's form, between ```json and ```")
    })?;
    let at = |problem: String, help: &str| {
        Box::new(wrong(problem).help(help).at(source.place(&first_line(&source.text, &range))))
    };
    if correction::is_correction(&record) {
        return correction::apply(&record, catalogue, |record| decode_alone(record, catalogue))
            .map(|correction| Issue::Correction(Box::new(correction)))
            .map_err(|error| at(error.to_string(), error.help()));
    }
    decode_alone(&record, catalogue)
        .map(|paper| Issue::New(Box::new(paper)))
        .map_err(|problem| at(problem, "copy the record from the site's form again and paste it whole"))
}

/// The paper of one record; else what is wrong. The catalogue's reader takes whole files, so the
/// record is read as the only paper of one.
fn decode_alone(record: &str, catalogue: &Catalogue) -> Result<Paper, String> {
    let raw: &RawValue = serde_json::from_str(record).map_err(|error| format!("this is not a record: {error}"))?;
    let mut parts = catalogue.parts().clone();
    parts.papers.clear();
    let file = Catalogue::new(parts).map(|empty| encode(&empty)).unwrap_or_default();
    let mut outline: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&file).unwrap_or_default();
    outline.remove("papers");
    let outline = serde_json::to_string(&outline).unwrap_or_default();
    let alone = format!("{},\"papers\":[{}]}}", outline.strip_suffix('}').unwrap_or("{"), raw.get());
    match decode(alone.as_bytes()) {
        Ok(read) => read.papers().first().cloned().ok_or_else(|| "the block is empty".to_owned()),
        Err(DecodeError::Record(error)) => {
            let field = error.field.map(|field| format!("the field “{field}”: ")).unwrap_or_default();
            Err(format!("{field}{}", error.problem))
        }
        Err(error) => Err(error.to_string()),
    }
}

/// The first block of JSON, and where it stands.
fn fenced(text: &str) -> Option<(String, Range<usize>)> {
    let mut found: Option<(String, Range<usize>)> = None;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(name))) if name.trim() == "json" => {
                found = Some((String::new(), range));
            }
            Event::Text(text) => {
                if let Some((record, _)) = &mut found {
                    record.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) if found.is_some() => break,
            _ => {}
        }
    }
    found
}

/// The first line inside a block.
fn first_line(text: &str, block: &Range<usize>) -> Range<usize> {
    let inside = &text[block.clone()];
    let start = inside.find('\n').map_or(block.start, |at| block.start + at + 1);
    let end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..end
}
