//! A feed: the papers, the newest first.
use catalogue::abstracts::Abstracts;
use catalogue::feed::{Entry, Feed};
use catalogue::{Catalogue, Paper};

/// The most entries in a feed; readers of feeds want what is new.
const MAX_ENTRIES: usize = 100;

/// Writes the newest of some papers as a feed.
#[must_use]
pub fn write(catalogue: &Catalogue, papers: &[&Paper], abstracts: &Abstracts) -> String {
    let mut newest: Vec<&Paper> = papers.to_vec();
    newest.sort_by(|one, other| other.recency().cmp(&one.recency()).then_with(|| other.id.cmp(&one.id)));
    let repository = catalogue.list().repository.as_str();
    let entry = |paper| Entry {
        paper,
        id: format!("{repository}#{}", paper.id),
        link: paper.address().unwrap_or_else(|| repository.to_owned()),
        summary: paper.venue.as_ref().map(|venue| venue.label().to_owned()),
        abstract_text: abstracts.get(&paper.id).map(|known| &*known.text),
    };
    Feed {
        title: catalogue.list().title.as_str(),
        subtitle: catalogue.list().tagline.as_str(),
        language: catalogue.list().language.as_ref(),
        home: repository,
        own: None,
        entries: newest.into_iter().take(MAX_ENTRIES).map(entry).collect(),
    }
    .write()
}
