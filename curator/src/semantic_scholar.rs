//! Semantic Scholar's interface: how often papers are cited, which they cite, and their abstracts, up to five hundred
//! papers in one answer.
//!
//! <https://api.semanticscholar.org/api-docs/graph>, “paper/batch”.
use catalogue::Paper;
use catalogue::paper::PaperId;
use serde::Deserialize;

use crate::import::words::identity;
use crate::web::{Client, Request, RequestError};

/// How many papers it tells of in one answer.
pub const BATCH: usize = 500;

/// A paper by a name that Semantic Scholar knows it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperName {
    /// Its id in the list.
    pub paper: PaperId,
    /// Such as `ARXIV:2301.00774`, `DOI:10.1145/3297858` or `ACL:2023.acl-long.35`.
    name: String,
}

impl PaperName {
    /// The name of a paper: by its id on arXiv, or the DOI or the id of the ACL Anthology in an address of its own; `None` when it
    /// has none of them.
    #[must_use]
    pub fn of(paper: &Paper) -> Option<Self> {
        let doi = || Some(format!("DOI:{}", paper.own_addresses().find_map(identity::doi)?));
        let name = paper.arxiv().map(|id| format!("ARXIV:{id}")).or_else(doi).or_else(|| anthology(paper))?;
        Some(Self { paper: paper.id.clone(), name })
    }
}

/// The name of a paper by its id in the ACL Anthology. Those of before 2020 begin with a capital letter.
fn anthology(paper: &Paper) -> Option<String> {
    let id = paper.own_addresses().find_map(identity::anthology_id)?;
    let is_old = id.starts_with(|first: char| first.is_ascii_alphabetic());
    Some(format!("ACL:{}", if is_old { id.to_ascii_uppercase() } else { id }))
}

/// The abstract of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Its id in the list.
    pub paper: PaperId,
    /// Its title as Semantic Scholar has it.
    pub title: String,
    /// The abstract.
    pub text: String,
}

/// How often a paper is cited, and what it cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// Its id in the list.
    pub paper: PaperId,
    /// How often it is cited.
    pub count: u32,
    /// Semantic Scholar's own name of it.
    pub name: String,
    /// The same of the papers that it cites.
    pub references: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    paper_id: Option<String>,
    /// Nothing where the publisher keeps them to itself.
    references: Option<Vec<Reference>>,
    external_ids: Option<ExternalIds>,
    citation_count: Option<u32>,
    title: Option<String>,
    #[serde(rename = "abstract")]
    abstract_text: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Reference {
    paper_id: Option<String>,
}

#[derive(Deserialize)]
struct ExternalIds {
    #[serde(rename = "ArXiv")]
    arxiv: Option<String>,
    #[serde(rename = "DOI")]
    doi: Option<String>,
    #[serde(rename = "ACL")]
    acl: Option<String>,
}

impl ExternalIds {
    /// Whether they are those of a paper.
    fn is_of(&self, paper: &PaperName) -> bool {
        let kinds = [("ARXIV:", &self.arxiv), ("DOI:", &self.doi), ("ACL:", &self.acl)];
        kinds.into_iter().any(|(kind, id)| {
            let own = paper.name.strip_prefix(kind);
            own.zip(id.as_ref()).is_some_and(|(own, id)| own.eq_ignore_ascii_case(id))
        })
    }
}

/// Why a question about papers is refused.
#[derive(Deserialize)]
struct Refusal {
    error: String,
}

/// Asks how often papers are cited and what they cite; those that Semantic Scholar does not know are not in the answer.
///
/// # Errors
/// When it gives no answer that can be used.
pub fn citations(client: &Client, base: &str, papers: &[PaperName]) -> Result<Vec<Cited>, RequestError> {
    let found = ask(client, base, papers, "externalIds,citationCount,references.paperId")?;
    let cited = |(paper, found): (PaperId, Found)| {
        let references = found.references.into_iter().flatten().filter_map(|reference| reference.paper_id);
        let name = found.paper_id.unwrap_or_default();
        Some(Cited { paper, count: found.citation_count?, name, references: references.collect() })
    };
    Ok(found.into_iter().filter_map(cited).collect())
}

/// Asks for abstracts; those that it does not know, or that their publishers keep to themselves, are not in the answer.
///
/// # Errors
/// When it gives no answer that can be used.
pub fn abstracts(client: &Client, base: &str, papers: &[PaperName]) -> Result<Vec<Summary>, RequestError> {
    let found = ask(client, base, papers, "externalIds,title,abstract")?;
    let summary =
        |(paper, found): (PaperId, Found)| Some(Summary { paper, title: found.title?, text: found.abstract_text? });
    Ok(found.into_iter().filter_map(summary).collect())
}

/// Asks for fields of papers. One is found by its own ids and not by its place in the answer.
fn ask(client: &Client, base: &str, papers: &[PaperName], fields: &str) -> Result<Vec<(PaperId, Found)>, RequestError> {
    let address = format!("{base}/graph/v1/paper/batch?fields={fields}");
    let names: Vec<&str> = papers.iter().map(|paper| paper.name.as_str()).collect();
    let answer = client.send(&Request::post_json(&address, serde_json::json!({ "ids": names }).to_string()))?;
    // That none of them is known is told as an error.
    let is_none = |refusal: Refusal| refusal.error.starts_with("No valid paper ids");
    if answer.status == 400 && answer.json().is_ok_and(is_none) {
        return Ok(Vec::new());
    }
    // A paper that it does not know is null.
    let found: Vec<Option<Found>> = answer.error_for_status()?.json()?;
    let named = |found: Found| {
        let ids = found.external_ids.as_ref()?;
        Some((papers.iter().find(|paper| ids.is_of(paper))?.paper.clone(), found))
    };
    Ok(found.into_iter().flatten().filter_map(named).collect())
}
