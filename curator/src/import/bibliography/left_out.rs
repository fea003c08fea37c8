//! What a reference says and a record has no place for, told once for each file.
use std::collections::BTreeSet;

use catalogue::PaperId;

use super::Reference;
use crate::diagnostic::{Diagnostic, Severity};
use crate::import::words::field;
use crate::report::count;
use crate::source::Source;

/// The rule of such fields.
const RULE: &str = "left-out-fields";

/// The fields by which works are cited or kept, and what the formats call them.
#[rustfmt::skip]
const FIELDS: [(&str, &[&str]); 17] = [
    ("volume", &["volume", "vl"]),
    ("number", &["number", "issue", "is"]),
    ("pages", &["pages", "page", "page range", "sp"]),
    ("month", &["month"]),
    ("publisher", &["publisher", "pb"]),
    ("location", &["location", "publisher place", "event place", "cp"]),
    ("institution", &["institution", "school", "organization"]),
    ("editor", &["editor", "editors", "ed"]),
    ("series", &["series", "collection title"]),
    ("edition", &["edition"]),
    ("howpublished", &["howpublished"]),
    ("note", &["note", "notes", "annote", "annotation", "comment", "comments"]),
    ("abstract", &["abstract", "ab", "n2", "abstractnote"]),
    ("ISBN", &["isbn"]),
    ("ISSN", &["issn"]),
    ("file", &["file"]),
    ("rating", &["rating"]),
];

/// A note on the fields of references that were left out; with each reference, the field that was read all the
/// same.
pub(super) fn note<'a>(
    references: impl Iterator<Item = (&'a Reference, Option<&'a str>)>,
    source: &Source,
) -> Option<Diagnostic> {
    let mut counts = [0; FIELDS.len()];
    let mut first = None;
    for (reference, read) in references {
        let names: BTreeSet<String> = reference
            .fields
            .iter()
            .filter(|field| says(field, reference))
            .map(|field| field::key(&field.name))
            .filter(|name| Some(name.as_str()) != read)
            .collect();
        for (number, (_, of)) in FIELDS.iter().enumerate() {
            if of.iter().any(|name| names.contains(*name)) {
                counts[number] += 1;
                first.get_or_insert(&reference.range);
            }
        }
    }
    let place = source.place(first?);
    let told = FIELDS.iter().zip(counts).filter(|(_, number)| *number > 0).enumerate();
    let told = told.map(|(at, ((name, _), number))| match at {
        0 => format!("{name} of {}", entries(number)),
        _ => format!("{name} of {number}"),
    });
    let message = format!("left out: {}", told.collect::<Vec<_>>().join(", "));
    let help = "a record has no place for them; keep the bibliography to cite from";
    Some(Diagnostic::new(Severity::Note, RULE, message).at(place).help(help))
}

fn entries(number: usize) -> String {
    if number == 1 { count(number, "entry") } else { format!("{number} entries") }
}

/// Whether a field says more than that a paper is on arXiv, and when it came there.
fn says(field: &super::Field, reference: &Reference) -> bool {
    let is_arxiv = |text: &String| {
        text.to_lowercase().contains("arxiv") || PaperId::from_arxiv(text).is_some_and(|id| id.arxiv().is_some())
    };
    let is_of_preprint =
        field::key(&field.name) == "month" && reference.fields.iter().any(|field| field::key(&field.name) == "eprint");
    !is_of_preprint && field.values.iter().any(|text| !text.trim().is_empty() && !is_arxiv(text))
}
