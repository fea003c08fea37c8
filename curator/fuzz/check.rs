//! Any bytes are a list: the importer never panics, makes a catalogue of them, and accounts for every row.
//!
//! The fuzz target and the tests of the crate both ask this, so that the tests compile it.

use catalogue::{Slug, WebAddress};
use curator::import::catalogue::combine;
use curator::import::list::{self, Surrounding};
use curator::source::Source;

/// Checks one input.
pub fn check(bytes: &[u8]) {
    let (source, _) = Source::read("README.md", bytes);
    let surrounding =
        Surrounding::new(WebAddress::new("https://github.com/owner/list").ok(), Slug::new("papers").unwrap());
    let list = list::read(&source, &surrounding);
    let imported = combine(vec![list], None, surrounding.repository.as_ref(), &surrounding.collection).unwrap();
    assert!(imported.count.adds_up(), "{:?}", imported.count);
}
