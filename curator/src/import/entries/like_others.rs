//! Entries that have nothing of a paper but their form: where nearly all of a section are papers of that form, so are they.
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use catalogue::Paper;
use catalogue::paper::LinkKind;

use super::outcome::Outcome;
use crate::import::document::block::{Piece, Row, plain_text};
use crate::import::outline::form;
use crate::import::outline::structure::{Entry, Form};
use crate::import::records::evidence::NO_PAPER;
use crate::import::records::record::{LEFT_OUT, Record};
use crate::import::table::column::{self, Column};
use crate::import::words::link::{self, Target};
use crate::import::words::wording::has_title_words;

/// What an entry looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Look {
    /// None where its form is so rare elsewhere that the whole file tells what it is.
    section: Option<usize>,
    /// The table that it is a row of, by where its columns are kept.
    table: Option<usize>,
    begins: Beginning,
    leads: Leads,
}

/// With what an entry begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Beginning {
    Text,
    Bold,
    Link,
}

/// Where the links of an entry lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Leads {
    Nowhere,
    /// From a title to an address that is yet to be written: `[A Title]()`.
    ToBeWritten,
    ToPaper,
    /// To code, and perhaps elsewhere.
    ToCode,
    Elsewhere,
}

fn leads_to_code(piece: &Piece) -> bool {
    piece.link().and_then(|(_, url)| link::of_url(url)) == Some(Target::Link(LinkKind::Code))
}

/// Whether a piece is a title that is linked to no address yet.
fn is_to_be_written(piece: &Piece) -> bool {
    piece.link().is_some_and(|(label, url)| url.is_empty() && has_title_words(label))
}

fn look(entry: &Entry) -> Look {
    let pieces: Vec<Piece> = entry.pieces().cloned().collect();
    let says_something =
        |piece: &&Piece| piece.is_link() || piece.text().is_some_and(|text| text.contains(char::is_alphabetic));
    let begins = match (&entry.form, pieces.iter().find(says_something)) {
        // The first cell may be empty.
        (Form::Row(..), _) | (_, None) => Beginning::Text,
        (_, Some(piece)) if piece.is_link() => Beginning::Link,
        (_, Some(piece)) if piece.style.strong => Beginning::Bold,
        _ => Beginning::Text,
    };
    let leads = match () {
        () if pieces.iter().any(is_to_be_written) => Leads::ToBeWritten,
        () if form::has_paper_link(&pieces) => Leads::ToPaper,
        () if pieces.iter().any(leads_to_code) => Leads::ToCode,
        () if form::has_link(&pieces) => Leads::Elsewhere,
        () => Leads::Nowhere,
    };
    let table = match &entry.form {
        Form::Row(_, columns, _) => Some(Arc::as_ptr(columns) as usize),
        Form::Text(_) => None,
    };
    let section = (leads != Leads::ToBeWritten).then_some(entry.section);
    Look { section, table, begins, leads }
}

/// Whether what a paper is called has the words of a title: three, or two beside its venue. A remark begins small.
pub(super) fn is_titled(paper: &Paper) -> bool {
    if paper.title.as_str().starts_with(char::is_lowercase) {
        return false;
    }
    let words = paper.title.as_str().split(|mark: char| !mark.is_alphanumeric());
    let words = words.filter(|word| word.contains(char::is_alphabetic)).count();
    words >= 3 || words == 2 && paper.venue.is_some() || has_title_words(paper.title.as_str())
}

/// Whether a row has no more than a name of some others, or repeats the head of its table.
fn is_head(row: &Row) -> bool {
    let texts = || row.cells.iter().map(|cell| plain_text(cell)).filter(|text| text.contains(char::is_alphanumeric));
    texts().count() < 2 || texts().any(|text| column::named(&text) == Some(Column::Title))
}

/// Whether an entry of this look may be a paper by its form alone. What leads to code may be the code, unless a title without a
/// link stands before it, or the row has authors.
fn may_be_paper(entry: &Entry, look: Look) -> bool {
    let is_title = |piece: &Piece| piece.text().is_some_and(has_title_words);
    match (&entry.form, look.leads) {
        (Form::Row(row, ..), _) if is_head(row) => false,
        (_, Leads::Nowhere | Leads::ToBeWritten | Leads::ToPaper) => true,
        (Form::Row(_, columns, _), _) => columns.contains(&Column::Title) && columns.contains(&Column::Authors),
        (Form::Text(_), Leads::Elsewhere) => false,
        (Form::Text(_), Leads::ToCode) => look.begins != Beginning::Link && entry.pieces().next().is_some_and(is_title),
    }
}

/// The entries that were refused for want of evidence, in sections nearly all of which are papers of their form.
pub(super) fn find(entries: &[Entry], outcomes: &[Outcome]) -> Vec<usize> {
    /// Fewer papers show no form.
    const FEWEST: usize = 4;
    /// To each that is refused there are so many papers.
    const SHARE: usize = 3;
    let mut refused: HashMap<Look, Vec<usize>> = HashMap::new();
    for (at, (entry, outcome)) in entries.iter().zip(outcomes).enumerate() {
        let Outcome::Record(Err(issue)) = outcome else { continue };
        if [NO_PAPER, LEFT_OUT].contains(&issue.rule)
            && let look = look(entry)
            && may_be_paper(entry, look)
            // A section of other things stays one.
            && (look.section.is_some() || issue.rule == NO_PAPER)
        {
            refused.entry(look).or_default().push(at);
        }
    }
    let sections: HashSet<Option<usize>> = refused.keys().map(|look| look.section).collect();
    let is_asked = |entry: &Entry| sections.contains(&Some(entry.section)) || sections.contains(&None);
    let mut counts: HashMap<Look, usize> = HashMap::new();
    for (entry, outcome) in entries.iter().zip(outcomes).filter(|(entry, _)| is_asked(entry)) {
        let Outcome::Record(Ok((Record::Paper(paper), _))) = outcome else { continue };
        let look = look(entry);
        // What says who wrote it says more than its form.
        let is_bare = paper.authors.is_empty() || look.leads != Leads::Nowhere || look.begins == Beginning::Bold;
        *counts.entry(look).or_default() += usize::from(is_bare || look.table.is_some());
    }
    // A row may lead elsewhere than the others of its table.
    let papers = |look: &Look| match look.table {
        Some(_) => counts.iter().filter(|(other, _)| other.table == look.table).map(|(_, count)| count).sum(),
        None => counts.get(look).copied().unwrap_or_default(),
    };
    let is_form = |(look, refused): &(Look, Vec<usize>)| papers(look) >= FEWEST.max(SHARE * refused.len());
    refused.into_iter().filter(is_form).flat_map(|(_, refused)| refused).collect()
}
