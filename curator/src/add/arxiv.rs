//! arXiv's interface: an Atom feed with what is known of a paper.
use catalogue::WebAddress;
use catalogue::paper::PaperId;
use catalogue::readme::github_repository;
use roxmltree::{Document, Node};

use super::{Facts, Unknown};
use crate::import::one_line;
use crate::web::{Client, Request};

/// Asks for a paper.
///
/// # Errors
/// When arXiv does not know it or gives no answer that can be used.
pub fn ask(client: &Client, base: &str, id: &PaperId) -> Result<Facts, Unknown> {
    let address = format!("{}/api/query?id_list={id}&max_results=1", base.trim_end_matches('/'));
    let answer = client.send(&Request::get(&address))?;
    // An id that cannot be is 400, and one that is not there an empty feed.
    if answer.status == 400 {
        return Err(Unknown::NotThere(id.to_string(), "arXiv"));
    }
    let answer = answer.error_for_status()?;
    let feed = Document::parse(answer.text()?).map_err(|error| answer.invalid(&error))?;
    if feed.root_element().tag_name().name() != "feed" {
        return Err(answer.invalid(&"it is no Atom feed").into());
    }
    let entry = feed.root_element().children().find(|node| node.tag_name().name() == "entry");
    let is_it = |entry: &Node<'_, '_>| PaperId::from_arxiv(&text(*entry, "id")).as_ref() == Some(id);
    let entry = entry.filter(is_it).ok_or_else(|| Unknown::NotThere(id.to_string(), "arXiv"))?;
    Ok(facts(id, entry))
}

fn facts(id: &PaperId, entry: Node<'_, '_>) -> Facts {
    let authors = entry.children().filter(|node| node.tag_name().name() == "author").map(|node| text(node, "name"));
    let (comment, journal, doi) = (text(entry, "comment"), text(entry, "journal_ref"), text(entry, "doi"));
    let mut notes = Vec::new();
    for (name, found) in [("comment", &comment), ("journal", &journal), ("DOI", &doi)] {
        if !found.is_empty() {
            notes.push(format!("arXiv’s {name}: {found}"));
        }
    }
    Facts {
        title: text(entry, "title"),
        address: id.to_string(),
        authors: authors.filter(|name| !name.is_empty()).collect(),
        venue: None,
        code: code(&comment).or_else(|| code(&text(entry, "summary"))),
        notes,
    }
}

/// The text of a child.
fn text(node: Node<'_, '_>, name: &str) -> String {
    let child = node.children().find(|child| child.tag_name().name() == name);
    child
        .map(|child| {
            one_line(&child.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect::<String>())
        })
        .unwrap_or_default()
}

/// The one repository that a text names; with several it is not certain which is the paper's.
fn code(text: &str) -> Option<String> {
    let mut found: Vec<String> = text
        .split(|character: char| character.is_whitespace() || "(){}[]<>,;\"".contains(character))
        .filter_map(|word| word.find("https://github.com/").map(|at| word[at..].trim_end_matches(['.', '/', ':'])))
        .filter(|word| WebAddress::new(word).is_ok_and(|address| github_repository(&address).is_some()))
        .map(str::to_owned)
        .collect();
    found.dedup();
    if found.len() == 1 { found.pop() } else { None }
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn the_code_is_taken_when_it_is_certain() {
        assert_eq!(code("Code at https://github.com/a/b.").as_deref(), Some("https://github.com/a/b"));
        assert_eq!(code(r"\url{https://github.com/a/b}, 12 pages").as_deref(), Some("https://github.com/a/b"));
        assert_eq!(code("https://github.com/a/b and https://github.com/c/d"), None);
        assert_eq!(code("https://github.com/a"), None);
    }
}
