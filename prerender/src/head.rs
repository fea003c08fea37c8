//! The head of a page: what search engines, reference managers and shared links read.
use awesome_papers::metadata::{description, heading, title};
use catalogue::Paper;
use catalogue::route::Route;

use crate::Site;
use crate::pages::Page;
use crate::share;
use crate::structured_data;

/// Text made safe for HTML and XML, in text and in attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            other => escaped.push(other),
        }
    }
    escaped
}

fn meta(attribute: &str, name: &str, content: &str) -> String {
    format!("<meta {attribute}=\"{name}\" content=\"{}\">\n", escape(content))
}

/// The title, description and everything else that differs from page to page.
pub fn head(site: &Site, page: &Page) -> String {
    let (library, route) = (site.library, &page.route);
    let (heading, description) = (heading(library, route), description(library, route));
    let list = site.library.catalogue.list();
    let mut head = format!("<title>{}</title>\n", escape(&title(library, route)));
    head += &meta("name", "description", &description);
    if matches!(page.route, Route::NotFound { .. }) {
        return head + &meta("name", "robots", "noindex");
    }
    let address = site.whole(&page.route.href(&site.base));
    let paper = match &page.route {
        Route::Paper { id, .. } => site.library.catalogue.find(id).map(|(_, paper)| paper),
        _ => None,
    };
    let (image, shows) = match paper.filter(|_| site.has_pictures) {
        Some(paper) => (share::file(paper), share::described(paper)),
        None => ("share.png".to_owned(), list.tagline.to_string()),
    };
    head += &format!("<link rel=\"canonical\" href=\"{}\">\n", escape(&address));
    head += &format!(
        "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"{}\" href=\"{}\">\n",
        escape(list.title.as_str()),
        site.base.file("feed.xml")
    );
    head += &meta("property", "og:type", if paper.is_some() { "article" } else { "website" });
    head += &meta("property", "og:site_name", list.title.as_str());
    head += &meta("property", "og:title", &heading);
    head += &meta("property", "og:description", &description);
    head += &meta("property", "og:url", &address);
    head += &meta("property", "og:image", &site.whole(&site.base.file(&image)));
    head += &meta("property", "og:image:width", &share::WIDTH.to_string());
    head += &meta("property", "og:image:height", &share::HEIGHT.to_string());
    head += &meta("property", "og:image:alt", &shows);
    // Its title, description and picture are those of Open Graph.
    head += &meta("name", "twitter:card", "summary_large_image");
    if let Some(paper) = paper {
        head += &citation(paper);
        head += &structured_data::scholarly_article(paper, &address);
    }
    head
}

/// The head of the document that the program fills.
pub fn shell(site: &Site) -> String {
    let title = format!("Opening… · {}", site.library.catalogue.list().title);
    format!("<title>{}</title>\n", escape(&title))
        + &meta("name", "description", site.library.catalogue.list().tagline.as_str())
        + &meta("name", "robots", "noindex")
}

/// The tags that reference managers and scholarly search engines read.
fn citation(paper: &Paper) -> String {
    let mut tags = meta("name", "citation_title", paper.title.as_str());
    for author in &paper.authors {
        tags += &meta("name", "citation_author", author.as_str());
    }
    if let Some(date) = paper.date() {
        let month = date.month.map(|month| format!("/{month:02}")).unwrap_or_default();
        let date = format!("{}{month}", date.year);
        tags += &meta("name", "citation_publication_date", &date);
    }
    if let Some(venue) = &paper.venue {
        let name = venue.full_name().unwrap_or_else(|| venue.series().name());
        let tag = match venue.kind() {
            catalogue::venue::Kind::Journal => "citation_journal_title",
            _ => "citation_conference_title",
        };
        tags += &meta("name", tag, name);
    }
    if let Some(id) = paper.id.arxiv() {
        tags += &meta("name", "citation_arxiv_id", id);
        tags += &meta("name", "citation_pdf_url", &format!("https://arxiv.org/pdf/{id}"));
    }
    if let Some(address) = paper.address() {
        tags += &meta("name", "citation_abstract_html_url", &address);
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn no_character_of_markup_is_left() {
        assert_eq!(escape("<a b=\"c\" d='e'>&"), "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;");
    }
}
