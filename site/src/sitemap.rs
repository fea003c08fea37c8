//! The files that search engines read: the sitemap and `robots.txt`.
use catalogue::route::Route;
use maud::{PreEscaped, html};

use crate::pages::Page;
use crate::site::Site;

/// The file with the addresses of all pages. The service worker, too, learns from it which pages a
/// release has.
pub const FILE: &str = "sitemap.xml";

/// The addresses of every page.
pub fn sitemap(site: &Site, pages: &[Page]) -> String {
    let listed = pages.iter().filter(|page| !matches!(page.route, Route::NotFound { .. }));
    let xml = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for page in listed { (PreEscaped("\n")) url { loc { (site.whole(&page.route.href(&site.base))) } } }
        }
    };
    xml.into_string()
}

/// Everything may be read by everyone.
pub fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.whole_file(FILE))
}
