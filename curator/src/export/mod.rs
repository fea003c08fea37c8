//! Writes the catalogue in the formats that others read.
use catalogue::abstracts::Abstracts;
use catalogue::cite::CitationKeys;
pub use catalogue::export::Format;
use catalogue::export::Texts;
use catalogue::query::Facet;
use catalogue::search::{Index, search};
use catalogue::{Catalogue, Paper, Query};

pub use crate::record_lines::write as jsonl;

pub mod atom;
pub mod readme;

/// The papers that a query asks for, in its order; all papers in theirs without one.
///
/// # Errors
/// Names what of the query means nothing in this catalogue.
pub fn select<'a>(catalogue: &'a Catalogue, query: Option<&str>) -> Result<Vec<&'a Paper>, String> {
    let Some(query) = query else { return Ok(catalogue.papers().iter().collect()) };
    let index = Index::new(catalogue);
    let results = search(&index, &Query::parse(query)).unwrap_or_default();
    if let Some(first) = results.ignored.first() {
        let all: Vec<String> = results.ignored.iter().map(ToString::to_string).collect();
        let help = help_for(&index, &first.parameter);
        return Err(format!("what the query asks for means nothing in this list: {}; {help}", all.join(", ")));
    }
    Ok(results.papers.into_iter().filter_map(|position| catalogue.papers().get(position)).collect())
}

/// What else could be asked of a parameter.
fn help_for(index: &Index, parameter: &str) -> String {
    match Facet::LISTED.into_iter().find(|facet| facet.parameter() == parameter) {
        Some(facet) => {
            let known: Vec<&str> = index.facet_values(facet).iter().map(|value| value.id.as_str()).collect();
            format!("there are {}", known.join(", "))
        }
        None if parameter == Facet::Author.parameter() => "no paper is by such an author".to_owned(),
        None if matches!(parameter, "in" | "abstract") => "abstracts are searched on the site alone".to_owned(),
        None => "use q, category, venue, year, month, technique, collection, author, has and sort".to_owned(),
    }
}

/// The papers in a format that the site offers as well; their keys are those of the whole catalogue.
#[must_use]
pub fn write(catalogue: &Catalogue, papers: &[&Paper], format: Format, abstracts: &Abstracts) -> String {
    let texts = Texts { abstract_of: &|paper| abstracts.text(paper), ..Texts::NONE };
    format.write(papers, &CitationKeys::of(catalogue.papers()), catalogue.categories(), texts)
}
