//! Parsing addresses as people paste them, and saying how to correct what is none.
use crate::paper::PaperId;
use crate::web_address::WebAddress;

/// The longest piece of a typed text that a message repeats, in characters.
const LONGEST_EXCERPT: usize = 60;

/// The beginning of a text, for a message.
pub(super) fn excerpt(text: &str) -> String {
    let mut excerpt: String = text.chars().take(LONGEST_EXCERPT).collect();
    if excerpt.len() < text.len() {
        excerpt.push('…');
    }
    excerpt
}

/// Reads an address, or says in a sentence what to write instead. `example` is an address
/// of the kind that is expected.
pub(super) fn read(text: &str, example: &str) -> Result<WebAddress, String> {
    if let Ok(address) = WebAddress::new(text) {
        return Ok(address);
    }
    Err(match suggestion(text) {
        Some(full) => format!("Enter the full URL: {}", excerpt(&full)),
        None if text.split_whitespace().count() > 1 => "Enter a single URL, with no spaces.".to_owned(),
        None => format!("Enter a URL, such as {example}"),
    })
}

/// The address that is most likely meant by a text that is none.
fn suggestion(text: &str) -> Option<String> {
    let full = if let Some((host, path)) = text.strip_prefix("git@").and_then(|rest| rest.split_once(':')) {
        format!("https://{host}/{}", path.strip_suffix(".git").unwrap_or(path))
    } else if text.starts_with("10.") && text.contains('/') {
        format!("https://doi.org/{text}")
    } else {
        format!("https://{}", text.trim_start_matches('/'))
    };
    let address = WebAddress::new(&full).ok()?;
    let host = address.host();
    let (name, end) = host.rsplit_once('.')?;
    let is_host = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte));
    let has_end = end.len() > 1 && end.bytes().all(|byte| byte.is_ascii_alphabetic());
    (is_host && has_end && !name.is_empty() && !name.ends_with('.')).then_some(full)
}

/// An arXiv id at the end of a path of another site that shows arXiv's papers.
pub(super) fn arxiv_id_elsewhere(address: &WebAddress) -> Option<PaperId> {
    let path = address.as_str().split(['?', '#']).next()?;
    let last = path.trim_end_matches('/').rsplit('/').next()?;
    PaperId::from_arxiv(last.strip_suffix(".pdf").unwrap_or(last))
}

#[cfg(test)]
mod tests {
    use super::{arxiv_id_elsewhere, excerpt, read};
    use crate::web_address::WebAddress;

    #[test]
    fn a_message_says_what_to_write_instead() {
        for (text, message) in [
            ("github.com/a/b", "Enter the full URL: https://github.com/a/b"),
            ("//github.com/a/b", "Enter the full URL: https://github.com/a/b"),
            ("git@github.com:a/b.git", "Enter the full URL: https://github.com/a/b"),
            ("10.1145/3297858", "Enter the full URL: https://doi.org/10.1145/3297858"),
            ("javascript:alert(1)", "Enter a URL, such as E"),
            ("javascript:alert(1.5)", "Enter a URL, such as E"),
            ("ftp://a.b/c", "Enter a URL, such as E"),
            ("a b", "Enter a single URL, with no spaces."),
            ("h", "Enter a URL, such as E"),
            ("2.5", "Enter a URL, such as E"),
            ("https://", "Enter a URL, such as E"),
        ] {
            assert_eq!(read(text, "E").unwrap_err(), message, "{text}");
        }
    }

    #[test]
    fn pages_about_a_thing_are_told_from_the_thing() {
        let address = |text: &str| WebAddress::new(text).unwrap();
        let found = arxiv_id_elsewhere(&address("https://huggingface.co/papers/2306.08543?x=1"));
        assert_eq!(found.unwrap().as_str(), "2306.08543");
        assert_eq!(arxiv_id_elsewhere(&address("https://a.b/2024.acl-long.1")), None);
    }

    #[test]
    fn an_excerpt_is_short() {
        assert_eq!(excerpt("é"), "é");
        assert_eq!(excerpt(&"é".repeat(100)).chars().count(), 61);
    }
}
