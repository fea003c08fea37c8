//! The feeds: of the whole list, and of each category, venue and author.
use awesome_papers::html::metadata::{heading, summary};
use catalogue::Paper;
use catalogue::feed::{Entry, Feed};
use catalogue::query::{Facet, Query, Sort, Term};
use catalogue::route::{Route, StaticOnly};
use catalogue::search::search;
use rayon::prelude::*;

use crate::pages::Page;
use crate::site::Site;

/// How many papers a feed names.
const LENGTH: usize = 50;

/// The file of the feed of the whole list.
pub const FILE: &str = "feed.xml";

/// A feed of what a page lists.
pub struct Address {
    /// What it is called.
    pub title: String,
    /// Where it is, from the slash of its host on.
    pub href: String,
}

/// The feeds of a page: of the whole list, and of what the page lists of it.
pub fn of_page(site: &Site, route: &Route) -> Vec<Address> {
    let list = site.library.catalogue.list().title.to_string();
    let own = site.library.feed(route);
    let own = own.map(|href| Address { title: format!("{} · {list}", heading(site.library, route)), href });
    own.into_iter().chain([Address { href: site.base.file(FILE), title: list }]).collect()
}

/// Every feed, with the file it is written to.
pub fn all(site: &Site, pages: &[Page]) -> Vec<(String, String)> {
    let of_list = (FILE.to_owned(), feed(site, &Route::Browse(Query::default())));
    let others = pages.par_iter().filter(|page| site.library.feed(&page.route).is_some());
    let others = others.map(|page| (page.file.replace("index.html", FILE), feed(site, &page.route)));
    rayon::iter::once(of_list).chain(others).collect()
}

/// The newest papers of a page as an Atom feed.
fn feed(site: &Site, route: &Route) -> String {
    let catalogue = &site.library.catalogue;
    let query = match route {
        Route::Browse(query) => query.clone(),
        Route::StaticOnly(StaticOnly::Author(id)) => {
            Query::default().toggled(Facet::Author, &Term::included(id.as_str()))
        }
        _ => Query::default(),
    };
    let newest = search(&site.library.index, &query.with_sort(Sort::Newest)).unwrap_or_default();
    let papers = newest.papers.iter().take(LENGTH).filter_map(|position| catalogue.papers().get(*position));
    let entry = |paper: &'static Paper| {
        let address = site.whole(&Route::paper(&paper.id).href(&site.base));
        Entry {
            paper,
            id: address.clone(),
            link: address,
            summary: Some(match &paper.remark {
                Some(remark) => format!("{} {remark}", summary(site.library, paper)),
                None => summary(site.library, paper),
            }),
            abstract_text: site.abstract_of(&paper.id),
        }
    };
    let address = of_page(site, route).swap_remove(0);
    Feed {
        title: &address.title,
        subtitle: catalogue.list().tagline.as_str(),
        language: catalogue.list().language.as_ref(),
        home: &site.whole(&route.href(&site.base)),
        own: Some(&site.whole(&address.href)),
        entries: papers.map(entry).collect(),
    }
    .write()
}
