//! Semantic Scholar's interface: how often papers are cited, up to five hundred in one answer.
//!
//! <https://api.semanticscholar.org/api-docs/graph>, “paper/batch”.
use catalogue::Paper;
use catalogue::paper::PaperId;
use serde::Deserialize;

use crate::import::identity;
use crate::web::{Client, Request, RequestError};

/// What is asked for of each paper.
const FIELDS: &str = "externalIds,citationCount";

/// A paper by a name that Semantic Scholar knows it by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id in the list.
    pub paper: PaperId,
    /// Such as `ARXIV:2301.00774` or `DOI:10.1145/3297858`.
    name: String,
}

impl Named {
    /// The name of a paper: by its id on arXiv or the DOI in its address; `None` when it has neither.
    #[must_use]
    pub fn of(paper: &Paper) -> Option<Self> {
        let doi = || Some(format!("DOI:{}", identity::doi(paper.url.as_ref()?)?));
        let name = paper.arxiv().map(|id| format!("ARXIV:{id}")).or_else(doi)?;
        Some(Self { paper: paper.id.clone(), name })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Found {
    external_ids: Option<ExternalIds>,
    citation_count: Option<u32>,
}

#[derive(Deserialize)]
struct ExternalIds {
    #[serde(rename = "ArXiv")]
    arxiv: Option<String>,
    #[serde(rename = "DOI")]
    doi: Option<String>,
}

/// Why a question about papers is refused.
#[derive(Deserialize)]
struct Refusal {
    error: String,
}

/// Asks how often papers are cited; those that Semantic Scholar does not know are not in the answer.
///
/// # Errors
/// When it gives no answer that can be used.
pub fn ask(client: &Client, base: &str, papers: &[Named]) -> Result<Vec<(PaperId, u32)>, RequestError> {
    let address = format!("{}/graph/v1/paper/batch?fields={FIELDS}", base.trim_end_matches('/'));
    let names: Vec<&str> = papers.iter().map(|paper| paper.name.as_str()).collect();
    let answer = client.send(&Request::post_json(&address, serde_json::json!({ "ids": names }).to_string()))?;
    // That none of them is known is told as an error.
    let is_none = |refusal: Refusal| refusal.error.starts_with("No valid paper ids");
    if answer.status == 400 && answer.json().is_ok_and(is_none) {
        return Ok(Vec::new());
    }
    // A paper that it does not know is null. One is found by its own ids and not by its place in the answer.
    let found: Vec<Option<Found>> = answer.error_for_status()?.json()?;
    let found = found.into_iter().flatten().filter_map(|found| {
        let ids = found.external_ids?;
        let is_it = |kind: &str, id: &Option<String>, name: &str| {
            id.as_ref().is_some_and(|id| name.strip_prefix(kind).is_some_and(|own| own.eq_ignore_ascii_case(id)))
        };
        let named = |paper: &&Named| is_it("ARXIV:", &ids.arxiv, &paper.name) || is_it("DOI:", &ids.doi, &paper.name);
        Some((papers.iter().find(named)?.paper.clone(), found.citation_count?))
    });
    Ok(found.collect())
}
