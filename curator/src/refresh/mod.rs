//! What open services know by now of the list's preprints: where they have appeared, which of them were
//! withdrawn, and which have another title.
//!
//! Reading order: [`venue_mention`] reads what authors and publishers write, [`evidence`] judges it, [`ask`] brings it,
//! [`answers`] keeps it, [`apply`] writes what is certain, [`report`] tells the rest.
pub mod answers;
pub mod apply;
pub mod ask;
pub mod evidence;
pub mod report;
pub mod venue_mention;

use catalogue::paper::PaperId;
use catalogue::venue::Kind;
use catalogue::{Paper, Venue};
use serde::Serialize;

/// How sure it is that a paper appeared where something says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A person should look.
    Likely,
    /// It is said in plain words, of this paper and of a venue that is known by name, and nothing speaks
    /// against it.
    Certain,
}

/// What says that a paper appeared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Who says it.
    pub source: &'static str,
    /// Its words.
    pub text: String,
    /// Where they stand.
    pub address: String,
    /// The day on which they were read.
    pub date: String,
    /// How sure it is by them alone.
    pub confidence: Confidence,
    /// Where they say that it appeared.
    #[serde(skip)]
    pub venue: Venue,
}

/// A venue for a paper that the list has as a preprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// The id of the paper.
    #[serde(serialize_with = "shown")]
    pub paper: PaperId,
    /// Its title in the list.
    pub title: String,
    /// Where it appeared, in the one way of writing it.
    #[serde(serialize_with = "label")]
    pub venue: Venue,
    /// How sure it is.
    pub confidence: Confidence,
    /// What says so.
    pub evidence: Vec<Evidence>,
}

/// What a person should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Rule {
    /// The paper was withdrawn.
    Withdrawn,
    /// Its newest version has another title.
    Renamed,
    /// The DOI that it names is of another work.
    Foreign,
}

/// Something that was found of a paper, besides where it appeared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What it is.
    pub rule: Rule,
    /// The id of the paper.
    #[serde(serialize_with = "shown")]
    pub paper: PaperId,
    /// Its title in the list.
    pub title: String,
    /// What is said.
    pub text: String,
    /// Where it is said.
    pub address: String,
    /// The day on which it was read.
    pub date: String,
}

/// Papers that a service was not asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outage {
    /// The service.
    pub service: &'static str,
    /// How many papers it was not asked for.
    pub papers: usize,
    /// What went wrong first.
    pub error: String,
}

/// Whether the list has a paper as a preprint: without a venue, or with one that says so.
#[must_use]
pub fn is_preprint(paper: &Paper) -> bool {
    paper.venue.as_ref().is_none_or(|venue| venue.kind() == Kind::Preprint)
}

fn shown<S: serde::Serializer>(id: &PaperId, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

fn label<S: serde::Serializer>(venue: &Venue, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(venue.label())
}
