//! BibTeX and BibLaTeX, by the crate `biblatex`, which knows their names, accents and abbreviations.
use std::collections::HashMap;

use biblatex::{Bibliography, ChunksExt as _, Entry, Person, RawBibliography};

use super::{Broken, Reference};

/// Reads a file.
pub(super) fn read(text: &str) -> Result<Vec<Reference>, Broken> {
    let broken = |error: biblatex::ParseError| Broken { message: error.kind.to_string(), range: error.span };
    let raw = RawBibliography::parse(text).map_err(broken)?;
    let ranges: HashMap<String, _> =
        raw.entries.iter().map(|entry| (entry.v.key.v.to_owned(), entry.span.clone())).collect();
    let bibliography = Bibliography::from_raw(raw).map_err(broken)?;
    let references = bibliography
        .iter()
        .map(|entry| Reference { fields: fields(entry), range: ranges.get(&entry.key).cloned().unwrap_or_default() });
    Ok(references.collect())
}

fn fields(entry: &Entry) -> Vec<(String, Vec<String>)> {
    let fields = entry.fields.iter().filter(|(name, _)| *name != "author");
    let texts = fields.map(|(name, chunks)| (name.clone(), vec![chunks.format_verbatim()]));
    let authors = entry.author().unwrap_or_default().iter().map(name).collect();
    texts.chain([("author".to_owned(), authors)]).collect()
}

/// A name as it is spoken.
fn name(person: &Person) -> String {
    let parts = [&person.given_name, &person.prefix, &person.name, &person.suffix];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}
