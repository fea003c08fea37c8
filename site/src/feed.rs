//! The feed of the newest papers.
use awesome_papers::html::metadata::description;
use catalogue::Paper;
use catalogue::feed::{Entry, Feed};
use catalogue::query::{Query, Sort};
use catalogue::route::Route;
use catalogue::search::search;

use crate::site::Site;

/// How many papers the feed names.
const LENGTH: usize = 50;

/// The newest papers as an Atom feed.
pub fn feed(site: &Site) -> String {
    let catalogue = &site.library.catalogue;
    let newest = search(&site.library.index, &Query::default().with_sort(Sort::Newest)).unwrap_or_default();
    let papers = newest.papers.iter().take(LENGTH).filter_map(|position| catalogue.papers().get(*position));
    let entry = |paper: &'static Paper| {
        let route = Route::paper(&paper.id);
        let address = site.whole(&route.href(&site.base));
        Entry { paper, id: address.clone(), link: address, summary: Some(description(site.library, &route)) }
    };
    Feed {
        title: catalogue.list().title.as_str(),
        subtitle: catalogue.list().tagline.as_str(),
        home: &site.whole(&Route::Browse(Query::default()).href(&site.base)),
        own: Some(&site.whole_file("feed.xml")),
        entries: papers.map(entry).collect(),
    }
    .write()
}
