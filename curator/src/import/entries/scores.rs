//! Rows of tables of scores: such a row says how well a method does, most often one whose paper the list has elsewhere.
use std::collections::{HashMap, HashSet};

use catalogue::Paper;
use catalogue::paper::title_key;

use super::outcome::Outcome;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::import::outline::no_record::Other;
use crate::import::outline::structure::{Entry, Form};
use crate::import::records::record::{LEFT_OUT, Record};
use crate::import::words::identity;

/// Takes back the records of such rows that name no paper of their own: one whose name or address another entry has,
/// one whose address stands beside another name as well, and one without an address.
pub(super) fn leave_out(entries: &[Entry], outcomes: &mut [Outcome]) {
    let is_of_scores = |entry: &Entry| matches!(&entry.form, Form::Row(row, ..) if row.is_of_scores);
    let mut known: HashSet<String> = HashSet::new();
    let mut names: HashMap<String, HashSet<String>> = HashMap::new();
    for (entry, outcome) in entries.iter().zip(&*outcomes) {
        let Some(paper) = paper_of(outcome) else { continue };
        if is_of_scores(entry) {
            for key in addresses(paper) {
                names.entry(key).or_default().insert(title_key(paper.title.as_str()));
            }
        } else {
            known.extend(addresses(paper).chain([name_of(paper)]));
        }
    }
    let is_own = |key: &String| names.get(key).is_some_and(|names| names.len() == 1);
    let names_own_paper = |paper: &Paper| {
        let is_known = known.contains(&name_of(paper)) || addresses(paper).any(|key| known.contains(&key));
        !is_known && addresses(paper).next().is_some_and(|key| is_own(&key))
    };
    for (_, outcome) in entries.iter().zip(outcomes).filter(|(entry, _)| is_of_scores(entry)) {
        let is_refused = matches!(outcome, Outcome::Record(Err(_)));
        if is_refused || paper_of(outcome).is_some_and(|paper| !names_own_paper(paper)) {
            *outcome = Outcome::Other(Other::Scores);
        }
    }
}

fn paper_of(outcome: &Outcome) -> Option<&Paper> {
    match outcome {
        Outcome::Record(Ok((Record::Paper(paper), _))) => Some(paper),
        _ => None,
    }
}

/// Where a paper and what is linked beside it stand, the paper first.
fn addresses(paper: &Paper) -> impl Iterator<Item = String> {
    let arxiv = paper.id.arxiv().map(ToString::to_string);
    let url = paper.url.as_ref().map(identity::key);
    let links = paper.links.iter().map(|link| identity::plain_key(&link.url));
    arxiv.into_iter().chain(url).chain(links)
}

/// What a paper is called for short: `LampNet` of “LampNet: A Title”.
fn name_of(paper: &Paper) -> String {
    let title = paper.title.as_str();
    title_key(title.split_once(": ").map_or(title, |(name, _)| name))
}

/// A note on rows that say how well methods do, which are no records.
pub(crate) fn note(places: Vec<Place>) -> Option<Diagnostic> {
    let rows = if places.len() == 1 { "a row".to_owned() } else { format!("{} rows", places.len()) };
    let message = format!("{rows} of tables of scores left out: other entries have the papers, or no paper is named");
    let note = Diagnostic::new(Severity::Note, LEFT_OUT, message).at(places.into_iter().next()?);
    Some(note.help("if one is a paper of its own, link it to that paper, or write its title"))
}
