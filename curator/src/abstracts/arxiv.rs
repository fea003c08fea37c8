//! arXiv's interface: what it knows of up to a hundred papers in one answer.
//!
//! <https://info.arxiv.org/help/api/user-manual.html>, sections 3.1.1 (`id_list`) and 4 (the feed).
use catalogue::paper::PaperId;
use roxmltree::{Document, Node};

use crate::import::one_line;
use crate::web::{Client, Request, RequestError};

/// What arXiv calls itself in the file of abstracts.
pub const NAME: &str = "arXiv";

/// Asks for the abstracts of papers; those that it does not know are not in the answer.
///
/// # Errors
/// When arXiv gives no answer that can be used.
pub fn ask(client: &Client, base: &str, ids: &[&PaperId]) -> Result<Vec<(PaperId, String)>, RequestError> {
    let list: Vec<String> = ids.iter().map(ToString::to_string).collect();
    let (base, list, count) = (base.trim_end_matches('/'), list.join(","), ids.len());
    let address = format!("{base}/api/query?id_list={list}&max_results={count}");
    let answer = client.send(&Request::get(&address))?.error_for_status()?;
    let feed = Document::parse(answer.text()?).map_err(|error| answer.invalid(&error))?;
    if feed.root_element().tag_name().name() != "feed" {
        return Err(answer.invalid(&"it is no Atom feed"));
    }
    let entries = feed.root_element().children().filter(|node| node.tag_name().name() == "entry");
    let found = entries.filter_map(|entry| {
        let id = PaperId::from_arxiv(&text(entry, "id")).filter(|id| ids.contains(&id))?;
        Some((id, text(entry, "summary")))
    });
    Ok(found.filter(|(_, summary)| !summary.is_empty()).collect())
}

/// The text of a child.
fn text(node: Node<'_, '_>, name: &str) -> String {
    let child = node.children().find(|child| child.tag_name().name() == name);
    let texts =
        child.into_iter().flat_map(|child| child.descendants().filter(Node::is_text).filter_map(|node| node.text()));
    one_line(&texts.collect::<String>())
}
