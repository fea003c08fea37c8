//! What arXiv knows of a paper.
use catalogue::WebAddress;
use catalogue::readme::github_repository;

use super::{Facts, Unknown};
use crate::arxiv::{self, Entry};
use crate::web::{Client, RequestError};

/// Asks for a paper.
///
/// # Errors
/// When arXiv does not know it or gives no answer that can be used.
pub fn ask(client: &Client, base: &str, id: &str) -> Result<Facts, Unknown> {
    let entries = match arxiv::ask(client, base, &[id]) {
        // An id that cannot be.
        Err(RequestError::Status { status: 400, .. }) => Vec::new(),
        entries => entries?,
    };
    let entry = entries.into_iter().next().ok_or_else(|| Unknown::NotThere(id.to_string(), "arXiv"))?;
    Ok(facts(entry))
}

fn facts(entry: Entry) -> Facts {
    let mut notes = Vec::new();
    for (name, found) in [("comment", &entry.comment), ("journal", &entry.journal), ("DOI", &entry.doi)] {
        if !found.is_empty() {
            notes.push(format!("arXiv’s {name}: {found}"));
        }
    }
    Facts {
        title: entry.title,
        // Those of before April 2007 are no ids of papers of a list.
        address: if entry.id.contains('/') { format!("https://arxiv.org/abs/{}", entry.id) } else { entry.id },
        authors: entry.authors,
        venue: None,
        code: code(&entry.comment).or_else(|| code(&entry.summary)),
        notes,
    }
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
