//! Writes the catalogue in the formats that others read.
use catalogue::abstracts::Abstracts;
use catalogue::cite::CitationKeys;
pub use catalogue::export::Format;
use catalogue::export::Texts;
use catalogue::query::{Facet, Term};
use catalogue::search::{Index, search};
use catalogue::{Catalogue, Paper, Query, authors};

pub use crate::record_lines::write as jsonl;

pub mod atom;
pub mod readme;

/// The papers that a query asks for, in its order; all papers in theirs without one.
///
/// # Errors
/// Names the parameters that mean nothing, and the values that no paper has.
pub fn select<'a>(catalogue: &'a Catalogue, query: Option<&str>) -> Result<Vec<&'a Paper>, String> {
    let Some(query) = query else { return Ok(catalogue.papers().iter().collect()) };
    let query = Query::parse(query);
    if !query.unknown().is_empty() {
        let unknown: Vec<String> = query.unknown().iter().map(|(name, value)| format!("{name}={value}")).collect();
        return Err(format!(
            "the query has parameters that mean nothing: {}; use q, category, venue, year, month, technique, collection, author, has and sort",
            unknown.join(", ")
        ));
    }
    let index = Index::new(catalogue);
    let of_facet = |facet: Facet| query.terms(facet).iter().map(move |term| (facet, term));
    let mut terms = Facet::LISTED.into_iter().flat_map(of_facet);
    if let Some((facet, term)) = terms.find(|(facet, term)| !index.is_known(*facet, term)) {
        let known: Vec<&str> = index.facet_values(facet).iter().map(|value| value.id.as_str()).collect();
        return Err(format!("no paper has {}={}; there are {}", facet.parameter(), term.value(), known.join(", ")));
    }
    let is_nobody =
        |term: &&Term| index.author_papers(&authors::id(term.value())).is_some_and(|papers| papers.is_empty());
    if let Some(nobody) = query.terms(Facet::Author).iter().find(is_nobody) {
        return Err(format!("no paper is by author={}", nobody.value()));
    }
    let found = search(&index, &query).unwrap_or_default().papers;
    Ok(found.into_iter().filter_map(|position| catalogue.papers().get(position)).collect())
}

/// The papers in a format that the site offers as well; their keys are those of the whole catalogue.
#[must_use]
pub fn write(catalogue: &Catalogue, papers: &[&Paper], format: Format, abstracts: &Abstracts) -> String {
    let texts = Texts { abstract_of: &|paper| abstracts.text(paper), ..Texts::NONE };
    format.write(papers, &CitationKeys::of(catalogue.papers()), catalogue.categories(), texts)
}
