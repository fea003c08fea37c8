//! Papers that the query string of an address names.
use crate::paper::PaperId;

/// The parameter that names a paper.
const PARAMETER: &str = "paper";

/// The papers in their order, each once. What is no id names none.
pub(super) fn parse(search: &str) -> Vec<PaperId> {
    let mut ids = Vec::new();
    for (name, value) in form_urlencoded::parse(search.trim_start_matches('?').as_bytes()) {
        if let Some(id) = PaperId::from_address(&value).filter(|id| name == PARAMETER && !ids.contains(id)) {
            ids.push(id);
        }
    }
    ids
}

/// The query string that names these papers. An id needs no escapes.
pub(super) fn write<'a>(ids: impl IntoIterator<Item = &'a PaperId>) -> String {
    let parameters: Vec<String> = ids.into_iter().map(|id| [PARAMETER, "=", id.as_str()].concat()).collect();
    parameters.join("&")
}
