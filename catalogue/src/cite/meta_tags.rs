//! The `citation_…` elements in the head of a paper's page, by Google Scholar's “Inclusion Guidelines for Webmasters”
//! and, for theses, reports and chapters, as Highwire Press named them.
use super::publication::Publication;
use super::work::Kind;
use crate::paper::Paper;

/// The names of the `meta` elements of a paper, with their contents.
#[must_use]
pub fn meta_tags(paper: &Paper) -> Vec<(&'static str, String)> {
    let mut tags = vec![("citation_title", paper.title.to_string())];
    tags.extend(paper.authors.iter().map(|author| ("citation_author", author.to_string())));
    if let Some(date) = paper.date() {
        let month = date.month.map(|month| format!("/{month:02}")).unwrap_or_default();
        tags.push(("citation_publication_date", format!("{}{month}", date.year)));
    }
    tags.extend(container(Publication::of(paper)).filter(|(_, name)| !name.is_empty()));
    if let Some(id) = paper.id.arxiv() {
        tags.push(("citation_arxiv_id", id.to_owned()));
        tags.push(("citation_pdf_url", format!("https://arxiv.org/pdf/{id}")));
    }
    tags.extend(paper.address().map(|address| ("citation_abstract_html_url", address)));
    tags
}

/// What a paper is published in, or by whom. It tells the reader of the tags what the paper is.
fn container(publication: Publication) -> Option<(&'static str, String)> {
    match publication {
        Publication::Proceedings(name) => Some(("citation_conference_title", name)),
        Publication::Journal(name) => Some(("citation_journal_title", name)),
        Publication::Work(work) => {
            let name = match work.kind {
                Kind::PhdThesis | Kind::MastersThesis => "citation_dissertation_institution",
                Kind::Report => "citation_technical_report_institution",
                Kind::Book => "citation_publisher",
                Kind::Chapter => "citation_inbook_title",
            };
            Some((name, work.of))
        }
        Publication::Preprint(_) | Publication::Other(_) => None,
    }
}
