//! The files that programs read: sitemap, feed, robots and the web manifest.
use std::fmt::Write as _;

use catalogue::Paper;
use catalogue::query::{Query, Sort};
use catalogue::route::Route;
use catalogue::search::search;
use serde_json::json;

use crate::Site;
use crate::head::escape;
use crate::pages::Page;

/// The file that a device reads to install the site.
pub const MANIFEST: &str = "manifest.webmanifest";

/// How many papers the feed names.
const FEED: usize = 50;

/// The addresses of every page, for search engines.
pub fn sitemap(site: &Site, pages: &[Page]) -> String {
    let mut xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
            .to_owned();
    for page in pages.iter().filter(|page| !matches!(page.route, Route::NotFound { .. })) {
        let _ = writeln!(xml, "<url><loc>{}</loc></url>", escape(&site.whole(&page.route.href(&site.base))));
    }
    xml + "</urlset>\n"
}

/// The newest papers as an Atom feed (RFC 4287).
pub fn atom(site: &Site) -> String {
    let list = site.library.catalogue.list();
    let newest = search(&site.library.index, &Query::default().with_sort(Sort::Newest));
    let papers: Vec<&Paper> =
        newest.papers.iter().take(FEED).filter_map(|position| site.library.catalogue.papers().get(*position)).collect();
    // The catalogue knows months, so a feed made twice from one catalogue is the same.
    let stamp = |paper: Option<&&Paper>| {
        let month = paper.and_then(|paper| paper.date());
        month.map_or("1970-01-01T00:00:00Z".to_owned(), |month| {
            format!("{:04}-{:02}-01T00:00:00Z", month.year, month.month.unwrap_or(1))
        })
    };
    let home = site.whole(&Route::Browse(Query::default()).href(&site.base));
    let own = site.whole(&site.base.file("feed.xml"));
    let mut xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>{}</title>\n<subtitle>{}</subtitle>\n<id>{home}</id>\n<link href=\"{home}\"/>\n<link rel=\"self\" href=\"{own}\"/>\n<updated>{}</updated>\n<author><name>{}</name></author>\n",
        escape(list.title.as_str()),
        escape(list.tagline.as_str()),
        stamp(papers.first()),
        escape(list.title.as_str()),
    );
    for paper in papers {
        let address = escape(&site.whole(&Route::paper(&paper.id).href(&site.base)));
        let _ = write!(
            xml,
            "<entry>\n<title>{}</title>\n<id>{address}</id>\n<link href=\"{address}\"/>\n<updated>{}</updated>\n",
            escape(paper.title.as_str()),
            stamp(Some(&paper)),
        );
        for author in &paper.authors {
            let _ = writeln!(xml, "<author><name>{}</name></author>", escape(author.as_str()));
        }
        for category in &paper.categories {
            let _ = writeln!(xml, "<category term=\"{category}\"/>");
        }
        let description = awesome_papers::metadata::description(site.library, &Route::paper(&paper.id));
        let _ = write!(xml, "<summary>{}</summary>\n</entry>\n", escape(&description));
    }
    xml + "</feed>\n"
}

/// Everything may be read by everyone.
pub fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.whole(&site.base.file("sitemap.xml")))
}

/// What a device needs to install the site.
pub fn manifest(site: &Site) -> String {
    let list = site.library.catalogue.list();
    let base = site.base.as_str();
    let icon = |file: &str, sizes: &str, mime: &str, purpose: &str| json!({ "src": site.base.file(file), "sizes": sizes, "type": mime, "purpose": purpose });
    let manifest = json!({
        "name": list.title.as_str(),
        "short_name": "Papers",
        "description": list.tagline.as_str(),
        "start_url": base,
        "scope": base,
        "id": base,
        "display": "standalone",
        "background_color": "#fbfaf8",
        "theme_color": "#fbfaf8",
        // What another program shares is searched for; the address of a paper finds it.
        "share_target": { "action": base, "method": "GET", "enctype": "application/x-www-form-urlencoded", "params": { "text": "q", "url": "url" } },
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable-512.png", "512x512", "image/png", "maskable"),
        ],
    });
    format!("{manifest:#}\n")
}
