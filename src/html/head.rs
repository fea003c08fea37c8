//! What the head of a paper's page says for reference managers and scholarly search engines. The generator
//! writes it there with much else (`site/src/head.rs`); the program, when it shows another page.
use catalogue::Paper;
use catalogue::venue::Kind;

/// The names of `meta` elements with their contents.
#[must_use]
pub fn citation(paper: &Paper) -> Vec<(&'static str, String)> {
    let mut tags = vec![("citation_title", paper.title.to_string())];
    tags.extend(paper.authors.iter().map(|author| ("citation_author", author.to_string())));
    if let Some(date) = paper.date() {
        let month = date.month.map(|month| format!("/{month:02}")).unwrap_or_default();
        tags.push(("citation_publication_date", format!("{}{month}", date.year)));
    }
    if let Some(venue) = &paper.venue {
        let kind = match venue.kind() {
            Kind::Journal => "citation_journal_title",
            _ => "citation_conference_title",
        };
        tags.push((kind, venue.full_name().unwrap_or_else(|| venue.series().name()).to_owned()));
    }
    if let Some(id) = paper.id.arxiv() {
        tags.push(("citation_arxiv_id", id.to_owned()));
        tags.push(("citation_pdf_url", format!("https://arxiv.org/pdf/{id}")));
    }
    tags.extend(paper.address().map(|address| ("citation_abstract_html_url", address)));
    tags
}
