//! Any bytes are a list: the importer never panics, and accounts for every row.
#![no_main]

use catalogue::{Slug, WebAddress};
use curator::import::catalogue::combine;
use curator::import::list::{self, Surrounding};
use curator::source::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let (source, _) = Source::read("README.md", bytes);
    let surrounding =
        Surrounding::new(WebAddress::new("https://github.com/owner/list").ok(), Slug::new("papers").unwrap());
    let list = list::read(&source, &surrounding);
    let imported = combine(vec![list], None, surrounding.repository.as_ref(), &surrounding.collection).unwrap();
    assert!(imported.count.adds_up(), "{:?}", imported.count);
});
