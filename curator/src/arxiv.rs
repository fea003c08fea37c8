//! arXiv's interface: an Atom feed with what is known of papers, up to a hundred in one answer.
//!
//! <https://info.arxiv.org/help/api/user-manual.html>, sections 3.1.1 (`id_list`) and 4 (the feed).
use catalogue::WebAddress;
use roxmltree::{Document, Node};

use crate::import::one_line;
use crate::import::words::identity;
use crate::web::{Client, Request, RequestError};

/// How many papers it tells of in one answer, with answers of a size that it gives quickly.
pub const BATCH: usize = 100;

/// What arXiv knows of a paper. A text that it does not give is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The id, without its version: `2306.08543`, or of before April 2007 `math/0309136`.
    pub id: String,
    /// The title.
    pub title: String,
    /// The authors in their order.
    pub authors: Vec<String>,
    /// The abstract, as it was written.
    pub summary: String,
    /// What the authors say of it, such as where it was accepted.
    pub comment: String,
    /// Where it was published, when its authors have said so.
    pub journal: String,
    /// The DOI of what was published.
    pub doi: String,
}

/// Asks for papers; those that arXiv does not know are not in the answer.
///
/// # Errors
/// When arXiv gives no answer that can be used. An id that cannot be is the status 400.
pub fn ask(client: &Client, base: &str, ids: &[&str]) -> Result<Vec<Entry>, RequestError> {
    let (list, count) = (ids.join(","), ids.len());
    let address = format!("{base}/api/query?id_list={list}&max_results={count}");
    let answer = client.send(&Request::get(&address))?.error_for_status()?;
    let feed = Document::parse(answer.text()?).map_err(|error| answer.invalid(&error))?;
    if feed.root_element().tag_name().name() != "feed" {
        return Err(answer.invalid(&"it is not an Atom feed"));
    }
    let entries = children(feed.root_element(), "entry").filter_map(entry);
    Ok(entries.filter(|entry| ids.contains(&entry.id.as_str())).collect())
}

fn entry(node: Node<'_, '_>) -> Option<Entry> {
    let authors = children(node, "author").map(|author| text(author, "name"));
    Some(Entry {
        id: id(&text(node, "id"))?,
        title: text(node, "title"),
        authors: authors.filter(|name| !name.is_empty()).collect(),
        summary: text(node, "summary"),
        comment: text(node, "comment"),
        journal: text(node, "journal_ref"),
        doi: text(node, "doi"),
    })
}

/// The id that an address of arXiv's names.
fn id(address: &str) -> Option<String> {
    let address = WebAddress::new(address).ok()?;
    identity::arxiv_id(&address).map(|id| id.to_string()).or_else(|| old_id(&address))
}

/// The id of before April 2007 that an address names, as arXiv's own answers have it: without the subject class that
/// may stand behind the archive, as in `math.GT/0309136`.
#[must_use]
pub fn old_id(address: &WebAddress) -> Option<String> {
    let (id, _) = identity::old_arxiv_id(address)?;
    let (archive, number) = id.split_once('/')?;
    Some(format!("{}/{number}", archive.split('.').next()?.to_ascii_lowercase()))
}

fn children<'a, 'input>(node: Node<'a, 'input>, name: &str) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

/// The text of a child.
fn text(node: Node<'_, '_>, name: &str) -> String {
    let nodes = children(node, name).take(1).flat_map(|child| child.descendants());
    one_line(&nodes.filter(Node::is_text).filter_map(|node| node.text()).collect::<String>())
}
