//! A correction: a draft that begins as the record of a paper of the list.
use super::fields::Place;
use super::{Draft, FormField, KnownPapers, Messages, Read, Severity, Validation, unused_id};
use crate::figure::Figure;
use crate::paper::{Link, LinkKind, Paper};

/// A field that a correction changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The field.
    pub field: FormField,
    /// What the record says; empty when it says nothing.
    pub old: String,
    /// What it should say: as it was understood or, where that is wrong, as it was typed.
    pub new: String,
}

impl Draft {
    /// The facts of a record, as they would be typed.
    #[must_use]
    pub fn of(paper: &Paper) -> Self {
        let address = paper.url.as_ref().map(|url| url.as_str()).or_else(|| paper.id.arxiv());
        let authors: Vec<&str> = paper.names().collect();
        let category = |number: usize| paper.categories.get(number).map(|id| id.as_str());
        let mut draft = Self::default().with(FormField::Authors, &authors.join(", "));
        for (field, text) in [
            (FormField::Title, Some(paper.title.as_str())),
            (FormField::Address, address),
            (FormField::Category, category(0)),
            (FormField::SecondCategory, category(1)),
            (FormField::Venue, paper.venue.as_ref().map(|venue| venue.label())),
            (FormField::Code, paper.code().map(|code| code.url.as_str())),
            (FormField::Figure, paper.figure.as_ref().map(|figure| figure.source.as_str())),
        ] {
            draft.set(field, text.unwrap_or_default().to_owned());
        }
        draft
    }
}

/// Checks a draft that began as [`Draft::of`] the record of a paper of the list, and makes of it
/// the record as it should be. What the form has no field for stays as it is, and so does every
/// field whose text is the same, of which nothing is said either: it is no fault of who corrects.
#[must_use]
pub fn check_correction(draft: &Draft, record: &Paper, list: &dyn KnownPapers) -> Validation {
    let original = Draft::of(record);
    let differs = |field| draft.line(field) != original.line(field);
    let category_differs = differs(FormField::Category) || differs(FormField::SecondCategory);
    let is_changed = |field| match field {
        FormField::Category | FormField::SecondCategory => category_differs,
        other => differs(other),
    };
    let mut messages = Messages::default();
    let read = Read::new(draft, list, Some(record), &mut messages);
    messages.0.retain(|message| is_changed(message.field));

    let mut corrected = record.clone();
    if let Some(title) = read.title.filter(|_| is_changed(FormField::Title)) {
        corrected.title = title;
    }
    match read.place.filter(|_| is_changed(FormField::Address)) {
        Some(Place::Arxiv(id)) => (corrected.id, corrected.url) = (id, None),
        Some(Place::Web(url)) => {
            // The arXiv id was the address, and is wrong.
            if let (None, Some(_)) = (&record.url, record.id.arxiv()) {
                corrected.id = unused_id(&corrected.title, &url, list).unwrap_or(corrected.id);
            }
            corrected.url = Some(url);
        }
        None => {}
    }
    if is_changed(FormField::Authors) {
        (corrected.authors, corrected.more_authors) = (read.authors, read.more_authors);
    }
    if category_differs {
        let further = record.categories.iter().skip(2).filter(|id| !read.categories.contains(id)).cloned();
        corrected.categories = read.categories.iter().cloned().chain(further).collect();
    }
    if is_changed(FormField::Venue) {
        corrected.venue = read.venue;
    }
    if is_changed(FormField::Code) {
        let at = corrected.links.iter().position(|link| link.kind == LinkKind::Code);
        if let Some(at) = at {
            corrected.links.remove(at);
        }
        if let Some(url) = read.code {
            corrected.links.insert(at.unwrap_or(0), Link::new(LinkKind::Code, url));
        }
    }
    if is_changed(FormField::Figure) {
        corrected.figure = read.figure.map(Figure::from);
    }

    let understood = Draft::of(&corrected);
    let is_wrong =
        |field| messages.0.iter().any(|message| message.field == field && message.severity >= Severity::Missing);
    let changes: Vec<Change> = FormField::ALL
        .into_iter()
        .filter(|field| differs(*field))
        .map(|field| {
            let new = if is_wrong(field) { draft } else { &understood };
            Change { field, old: original.line(field), new: new.line(field) }
        })
        .filter(|change| change.old != change.new)
        .collect();
    Validation {
        duplicate: messages.duplicate(),
        paper: Some(corrected).filter(|_| !messages.block() && !changes.is_empty()),
        messages: messages.0,
        changes: Some(changes),
    }
}
