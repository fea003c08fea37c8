//! Where the papers of a catalogue stand in the lists that it came from.
use std::collections::HashMap;

use catalogue::paper::title_key;
use catalogue::{Catalogue, Paper, PaperId};

use crate::diagnostic::Place;
use crate::import::list::List;
use crate::import::records::record::Record;

/// Where papers were read, by what tells them apart.
#[derive(Default)]
pub(super) struct Read {
    by_id: HashMap<PaperId, Place>,
    by_title: HashMap<String, Place>,
}

impl Read {
    /// What was read of lists.
    pub fn of(lists: &[List]) -> Self {
        let mut read = Self::default();
        for (record, place) in lists.iter().flat_map(|list| &list.records) {
            if let Record::Paper(paper) = record {
                if paper.id.arxiv().is_some() {
                    read.by_id.entry(paper.id.clone()).or_insert_with(|| place.clone());
                }
                read.by_title.entry(title_key(paper.title.as_str())).or_insert_with(|| place.clone());
            }
        }
        read
    }

    /// The places of the papers that became of them.
    pub fn places(&self, catalogue: &Catalogue) -> HashMap<PaperId, Place> {
        let place = |paper: &Paper| {
            let by_title = || self.by_title.get(&title_key(paper.title.as_str()));
            Some((paper.id.clone(), self.by_id.get(&paper.id).or_else(by_title)?.clone()))
        };
        catalogue.papers().iter().filter_map(place).collect()
    }
}
