//! Writes the catalogue in the formats that others read.
use std::collections::HashMap;

use catalogue::query::Facet;
use catalogue::search::{Index, search};
use catalogue::{Catalogue, Paper, Query, cite};

pub mod atom;
pub mod csv;
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
            "the query has parameters that mean nothing: {}; use q, category, venue, year, technique, collection, has and sort",
            unknown.join(", ")
        ));
    }
    let index = Index::new(catalogue);
    let of_facet = |facet: Facet| query.terms(facet).iter().map(move |term| (facet, term.value()));
    let mut values = Facet::ALL.into_iter().flat_map(of_facet);
    if let Some((facet, value)) = values.find(|(facet, value)| index.facet_value(*facet, value).is_none()) {
        let known: Vec<&str> = index.facet_values(facet).iter().map(|value| value.id.as_str()).collect();
        return Err(format!("no paper has {}={value}; there are {}", facet.parameter(), known.join(", ")));
    }
    let found = search(&index, &query).unwrap_or_default().papers;
    Ok(found.into_iter().filter_map(|position| catalogue.papers().get(position)).collect())
}

/// The key of every paper, each once. Of papers with the same author, year and word, the one
/// with the smallest id has the plain key and the others their id after it, so a key stays
/// when the list grows at its end.
#[must_use]
pub fn citation_keys(catalogue: &Catalogue) -> HashMap<&str, String> {
    let mut papers: Vec<&Paper> = catalogue.papers().iter().collect();
    papers.sort_by(|one, other| one.id.cmp(&other.id));
    let mut taken = HashMap::new();
    let mut keys = HashMap::with_capacity(papers.len());
    for paper in papers {
        let mut key = cite::citation_key(paper);
        if taken.contains_key(&key) {
            key = format!("{key}-{}", paper.id);
        }
        taken.insert(key.clone(), ());
        keys.insert(paper.id.as_str(), key);
    }
    keys
}

/// The papers as BibTeX.
#[must_use]
pub fn bibtex(catalogue: &Catalogue, papers: &[&Paper]) -> String {
    cited(catalogue, papers, |paper, plain, key| {
        cite::bibtex(paper).replacen(&format!("{{{plain},"), &format!("{{{key},"), 1)
    })
    .join("\n")
}

/// The papers as RIS.
#[must_use]
pub fn ris(catalogue: &Catalogue, papers: &[&Paper]) -> String {
    cited(catalogue, papers, |paper, plain, key| {
        cite::ris(paper).replacen(&format!("\r\nID  - {plain}\r\n"), &format!("\r\nID  - {key}\r\n"), 1)
    })
    .concat()
}

/// The papers as CSL-JSON: one list.
#[must_use]
pub fn csl(catalogue: &Catalogue, papers: &[&Paper]) -> String {
    let items = cited(catalogue, papers, |paper, plain, key| {
        let list = cite::csl_json(paper);
        let item = list.trim().trim_start_matches('[').trim_end_matches(']').trim_end();
        item.replacen(&format!("\n    \"id\": \"{plain}\""), &format!("\n    \"id\": \"{key}\""), 1)
    });
    if items.is_empty() { "[]\n".to_owned() } else { format!("[{}\n]\n", items.join(",")) }
}

/// Each paper in a format, with its plain key and the one that it has in this catalogue.
fn cited(catalogue: &Catalogue, papers: &[&Paper], write: impl Fn(&Paper, &str, &str) -> String) -> Vec<String> {
    let keys = citation_keys(catalogue);
    let write = |paper: &&Paper| {
        let plain = cite::citation_key(paper);
        write(paper, &plain, keys.get(paper.id.as_str()).unwrap_or(&plain))
    };
    papers.iter().map(write).collect()
}

/// The papers as lines of JSON, each a record as it stands in the catalogue.
#[must_use]
pub fn jsonl(papers: &[&Paper]) -> String {
    let mut lines = String::new();
    for paper in papers {
        // A record has one field a line, and no text of it has a line break.
        let record = catalogue::encode::encode_paper(paper);
        let fields: Vec<&str> = record.lines().map(str::trim).collect();
        lines.push_str(&fields.join(" "));
        lines.push('\n');
    }
    lines
}
