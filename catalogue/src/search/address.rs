//! One spelling for every address of a page, by which a pasted address finds the paper it leads to.
use crate::paper::PaperId;

/// The key of the page that an address leads to; `None` for what is no address. Addresses of one
/// page have one key: with and without a scheme, `www.`, a fragment, a version or `.pdf`, at one or
/// the other host of a DOI, at `forum` or `pdf` of OpenReview, anywhere in a repository. It
/// begins with a slash, as no word does.
pub(super) fn key(text: &str) -> Option<String> {
    let text = text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_ascii_lowercase();
    let address = text.split_once('#').map_or(&*text, |(address, _)| address);
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    if let Some(doi) = doi(address) {
        // What the Association for Computational Linguistics registers has its id in the Anthology.
        let (host, id) = doi.strip_prefix("10.18653/v1/").map_or(("doi.org", doi), |id| ("aclanthology.org", id));
        return Some(joined(host, id));
    }
    let (host, rest) = address.split_once('/')?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let (_, domain) = rsplit(host, b'.')?;
    if domain.len() < 2 || !domain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let (path, parameters) = rest.split_once('?').unwrap_or((rest, ""));
    let path = path.trim_matches('/');
    let (host, name) = match host {
        "github.com" => {
            let (owner, rest) = path.split_once('/')?;
            let repository = rest.split_once('/').map_or(rest, |(repository, _)| repository);
            let name = &path[..owner.len() + 1 + repository.len()];
            (host, name.strip_suffix(".git").unwrap_or(name))
        }
        "openreview.net" => (host, parameters.split('&').find_map(|pair| pair.strip_prefix("id="))?),
        "aclanthology.org" | "aclweb.org" => {
            ("aclanthology.org", without_version(rsplit(path, b'/').map_or(path, |(_, id)| id)))
        }
        "arxiv.org" => (host, without_version(path.split_once('/')?.1)),
        _ => (host, if parameters.is_empty() { path } else { rest }),
    };
    (!name.is_empty()).then(|| joined(host, name))
}

fn joined(host: &str, name: &str) -> String {
    ["/", host, "/", name].concat()
}

/// The name of the repository that a key is of, if it is one.
pub(super) fn repository(key: &str) -> Option<&str> {
    let path = key.strip_prefix('/')?;
    let path = ["github.com/", "gitlab.com/"].iter().find_map(|host| path.strip_prefix(host))?;
    path.split_once('/').map(|(_, name)| name)
}

/// The name of the folder of a repository that an address leads to, if it does: people publish several papers'
/// code in one repository.
pub(super) fn folder(address: &str) -> Option<&str> {
    let (path, _) = address.split_once(['?', '#']).unwrap_or((address, ""));
    let (_, path) = path.trim_end_matches('/').split_once("/tree/")?;
    // The first part names a branch.
    rsplit(path, b'/').map(|(_, folder)| folder)
}

/// The arXiv id in the path of an address, at whichever site that shows papers of arXiv.
pub(super) fn arxiv_id(text: &str) -> Option<PaperId> {
    text.contains('/').then(|| text.split(['/', '?', '#']).find_map(PaperId::from_arxiv)).flatten()
}

/// The DOI in an address in lower case: `10.`, four digits or more, a slash and the rest of the path.
fn doi(address: &str) -> Option<&str> {
    let address = address.strip_prefix("doi:").unwrap_or(address);
    let start = if address.starts_with("10.") { 0 } else { address.find("/10.")? + 1 };
    let doi = address[start..].split_once('?').map_or(&address[start..], |(doi, _)| doi).trim_end_matches('/');
    let (registrant, name) = doi.split_once('/')?;
    let is_doi = registrant.len() >= 7 && registrant.as_bytes()[3].is_ascii_digit() && !name.is_empty();
    is_doi.then(|| doi.strip_suffix(".pdf").unwrap_or(doi))
}

/// What is before and after the last of a letter. The one of the standard library is made for any pattern,
/// and larger than what uses it here.
fn rsplit(text: &str, letter: u8) -> Option<(&str, &str)> {
    let at = text.bytes().rposition(|byte| byte == letter)?;
    Some((&text[..at], &text[at + 1..]))
}

/// The last part of a path without `.pdf` and a version: `2023.acl-long.901v2.pdf`.
fn without_version(name: &str) -> &str {
    let name = name.strip_suffix(".pdf").unwrap_or(name);
    match rsplit(name, b'v') {
        Some((rest, version))
            if !rest.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()) && !version.is_empty() =>
        {
            rest
        }
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::{arxiv_id, folder, key, repository};

    #[test]
    fn all_addresses_of_a_page_have_one_key() {
        for (key, addresses) in [
            (
                "/aclanthology.org/2023.acl-long.901",
                &[
                    "https://aclanthology.org/2023.acl-long.901/",
                    "aclanthology.org/2023.acl-long.901",
                    "http://www.aclweb.org/anthology/2023.acl-long.901.pdf",
                    "https://aclanthology.org/2023.acl-long.901v2.pdf",
                    "https://doi.org/10.18653/v1/2023.acl-long.901",
                ][..],
            ),
            (
                "/openreview.net/ab12xyz",
                &["https://openreview.net/forum?id=Ab12Xyz&noteId=q", "openreview.net/pdf?id=Ab12Xyz"],
            ),
            (
                "/doi.org/10.1145/1234567.1234568",
                &[
                    "https://doi.org/10.1145/1234567.1234568",
                    "doi:10.1145/1234567.1234568.",
                    "10.1145/1234567.1234568",
                    "https://dl.acm.org/doi/pdf/10.1145/1234567.1234568?download=true",
                ],
            ),
            (
                "/github.com/example/list",
                &[
                    "https://github.com/Example/List",
                    "github.com/example/list.git",
                    "https://github.com/example/list/tree/main#readme",
                ],
            ),
            ("/arxiv.org/cs/0306050", &["https://arxiv.org/abs/cs/0306050v1", "http://arxiv.org/pdf/cs/0306050.pdf"]),
            ("/example.org/a?b=1", &["https://www.example.org/a?b=1#c", "<http://example.org/a?b=1>"]),
            ("/example.org/a/b", &["https://example.org/a/b/", "example.org/a/b#top"]),
        ] {
            for address in addresses {
                assert_eq!(super::key(address).as_deref(), Some(key), "{address}");
            }
        }
    }

    #[test]
    fn what_is_no_address_has_no_key() {
        for text in ["w/o", "low/rank", "10.5/3", "https://", "github.com/", "and/or", "1/2", "", "LLM.int8()/x"] {
            assert_eq!(key(text), None, "{text}");
        }
    }

    #[test]
    fn a_repository_has_a_name() {
        assert_eq!(repository(&key("https://github.com/example/Mini-MA").unwrap()), Some("mini-ma"));
        assert_eq!(repository(&key("https://example.org/example/Mini-MA").unwrap()), None);
    }

    #[test]
    fn a_folder_of_a_repository_has_a_name() {
        for (address, name) in [
            ("https://github.com/example/list/tree/main/Mini-LM", Some("Mini-LM")),
            ("https://gitlab.com/example/list/-/tree/main/research/mpt/?ref=x", Some("mpt")),
            ("https://github.com/example/list/tree/pv-tuning", None),
            ("https://github.com/example/list/blob/main/read.md", None),
            ("https://github.com/example/list", None),
        ] {
            assert_eq!(folder(address), name, "{address}");
        }
    }

    #[test]
    fn other_sites_show_papers_of_arxiv() {
        for text in
            ["https://huggingface.co/papers/2401.13001", "alphaxiv.org/abs/2401.13001v2", "https://x.y/2401.13001?a=b"]
        {
            assert_eq!(arxiv_id(text).unwrap().as_str(), "2401.13001", "{text}");
        }
        assert_eq!(arxiv_id("2401.13001"), None);
    }
}
