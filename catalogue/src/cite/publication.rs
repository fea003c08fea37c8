//! How a paper is published.
use super::work::Work;
use crate::WebAddress;
use crate::paper::Paper;
use crate::venue::{Discipline, Kind, Track, Venue};

/// How a paper is published, as far as the formats distinguish it.
#[derive(Clone, Debug)]
pub enum Publication {
    /// In the proceedings with this name.
    Proceedings(String),
    /// In the journal with this name.
    Journal(String),
    /// As a work of its own.
    Work(Work),
    /// On arXiv, with this id.
    Preprint(String),
    /// Somewhere else, with the name of what it is in or of, where that is known.
    Other(Option<String>),
}

impl Publication {
    /// How a paper is published.
    #[must_use]
    pub fn of(paper: &Paper) -> Self {
        let venue = paper.venue.as_ref().filter(|venue| venue.kind() != Kind::Preprint);
        let work = venue.and_then(Work::of).filter(|work| !work.of.is_empty() || paper.arxiv().is_none());
        if let Some(work) = work {
            return Self::Work(work);
        }
        match (venue, paper.arxiv()) {
            (Some(venue), _) if venue.kind() == Kind::Journal => {
                Self::Journal(venue.full_name().unwrap_or_else(|| venue.series().name()).to_owned())
            }
            (Some(venue), None) if venue.kind() == Kind::Other => Self::Other(Some(venue.series().to_string())),
            (Some(venue), _) if paper.stated_year.is_none() && is_bare_name(venue) => {
                Self::Other(Some(venue.label().to_owned()))
            }
            (Some(venue), _) if venue.kind() != Kind::Other => Self::Proceedings(proceedings(venue)),
            (_, Some(id)) => Self::Preprint(id.to_owned()),
            (_, None) => Self::Other(paper.url.as_ref().and_then(archive).map(str::to_owned)),
        }
    }

    /// The id on arXiv of what is published only there.
    #[must_use]
    pub fn preprint(&self) -> Option<&str> {
        match self {
            Self::Preprint(id) => Some(id),
            _ => None,
        }
    }

    /// The paper's DOI: that in an address of its own, else the one that arXiv gives each of its papers.
    #[must_use]
    pub fn doi(&self, paper: &Paper) -> Option<String> {
        let own = paper.own_addresses().find_map(WebAddress::doi);
        own.or_else(|| self.preprint().map(|id| format!("10.48550/arXiv.{id}")))
    }

    /// The month in which a preprint came out, 1 to 12.
    #[must_use]
    pub fn month(&self, paper: &Paper) -> Option<u8> {
        let date = paper.date().filter(|date| self.preprint().is_some() && paper.year() == Some(date.year));
        date.and_then(|date| date.month)
    }
}

/// The archive of preprints that an address leads to.
fn archive(url: &WebAddress) -> Option<&'static str> {
    const ARCHIVES: [(&str, &str); 4] = [
        ("biorxiv.org", "bioRxiv"),
        ("medrxiv.org", "medRxiv"),
        ("chemrxiv.org", "ChemRxiv"),
        ("techrxiv.org", "TechRxiv"),
    ];
    ARCHIVES.iter().find(|(host, _)| *host == url.host()).map(|(_, name)| *name)
}

/// Whether no more is known than a name, which may be that of anything.
fn is_bare_name(venue: &Venue) -> bool {
    let is_known = venue.full_name().is_some();
    let says = |word: &str| venue.label().split_whitespace().any(|other| other.eq_ignore_ascii_case(word));
    let is_meeting = ["conference", "meeting", "proceedings", "symposium", "workshop"].into_iter().any(says);
    venue.kind() == Kind::Conference && !is_known && venue.year().is_none() && !is_meeting
}

/// The name of the proceedings: `International Conference on Machine Learning (ICML
/// 2023)`.
fn proceedings(venue: &Venue) -> String {
    let (short, series) = (venue.short(), venue.series().name());
    let name = match venue.full_name().filter(|full| *full != series) {
        Some(full) => format!("{full} ({short})"),
        // The year has a field of its own; with an acronym it makes a name.
        None if series.contains(' ') => series.to_owned(),
        None => short.clone(),
    };
    match (venue.track(), venue.track_label()) {
        // The one companion volume with a name of its own.
        (Track::Findings, _) if venue.series().discipline() == Discipline::NaturalLanguage => {
            format!("Findings of the Association for Computational Linguistics: {short}")
        }
        (Track::Workshop(_), Some(label)) => {
            let the = if name.contains(" (") { "the " } else { "" };
            format!("{label} at {the}{name}")
        }
        (Track::Findings | Track::Industry | Track::Demo | Track::DatasetsAndBenchmarks, Some(label)) => {
            format!("{name}, {label}")
        }
        _ => name,
    }
}
