//! What the form for contributions may know of the list.
use catalogue::draft::KnownPapers;
use catalogue::search::{Index, Part};
use catalogue::{Catalogue, Paper, PaperId};

use super::library::Library;

impl KnownPapers for Library {
    fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    fn index(&self) -> &Index {
        &self.index
    }

    fn paper(&self, position: usize) -> Option<&Paper> {
        self.paper(position)
    }

    fn find(&self, id: &PaperId) -> Option<&Paper> {
        self.find(id).paper()
    }

    fn request(&self, parts: &[Part]) {
        self.request_index(parts);
    }
}
