//! One spelling for every address of a page, by which a pasted address finds the paper it leads to.
use crate::paper::PaperId;

/// The beginning of every [`key`], with which no word begins.
pub(crate) const MARK: char = '/';

/// The key of the page that an address leads to; `None` for what is no address. Addresses of one
/// page have one key: with and without a scheme, `www.`, a fragment, a version or `.pdf`, at one or
/// the other host of a DOI, at `forum` or `pdf` of OpenReview, anywhere in a repository.
pub(crate) fn key(text: &str) -> Option<String> {
    let text = text.trim_matches(|letter: char| "<>()[]{}\"'“”‘’,;.".contains(letter)).to_ascii_lowercase();
    let address = ["https://", "http://", "doi:"].iter().find_map(|scheme| text.strip_prefix(scheme)).unwrap_or(&text);
    let address = address.split('#').next().unwrap_or_default();
    if let Some(doi) = doi(address) {
        // What the Association for Computational Linguistics registers has its id in the Anthology.
        let id = doi.strip_prefix("10.18653/v1/").map(|id| format!("{MARK}aclanthology.org/{id}"));
        return Some(id.unwrap_or_else(|| format!("{MARK}doi.org/{doi}")));
    }
    let (host, path) = address.split_once('/')?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let (_, domain) = host.rsplit_once('.')?;
    if domain.len() < 2 || !domain.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let (path, parameters) = path.split_once('?').unwrap_or((path, ""));
    let mut segments = path.split('/').filter(|segment| !segment.is_empty());
    let name = match host {
        "github.com" => {
            let (owner, repository) = (segments.next()?, segments.next()?);
            format!("{owner}/{}", repository.strip_suffix(".git").unwrap_or(repository))
        }
        "openreview.net" => parameters.split('&').find_map(|pair| pair.strip_prefix("id="))?.to_owned(),
        "aclanthology.org" | "aclweb.org" => {
            return Some(format!("{MARK}aclanthology.org/{}", without_version(segments.next_back()?)));
        }
        "arxiv.org" => {
            segments.next()?;
            without_version(&segments.collect::<Vec<_>>().join("/")).to_owned()
        }
        _ => {
            let path = segments.collect::<Vec<_>>().join("/");
            if parameters.is_empty() { path } else { format!("{path}?{parameters}") }
        }
    };
    Some(format!("{MARK}{host}/{name}"))
}

/// The name of the repository that a key is of, if it is one.
pub(crate) fn repository(key: &str) -> Option<&str> {
    let path = key.strip_prefix(MARK)?;
    let path = ["github.com/", "gitlab.com/"].iter().find_map(|host| path.strip_prefix(host))?;
    path.split_once('/').map(|(_, name)| name)
}

/// The arXiv id in the path of an address, at whichever site that shows papers of arXiv.
pub(crate) fn arxiv_id(text: &str) -> Option<PaperId> {
    text.contains('/').then(|| text.split(['/', '?', '#']).find_map(PaperId::from_arxiv)).flatten()
}

/// The DOI in an address in lower case: `10.`, four digits or more, a slash and the rest of the path.
fn doi(address: &str) -> Option<&str> {
    let starts = address.match_indices("10.").map(|(start, _)| start);
    let mut starts = starts.filter(|start| *start == 0 || address[..*start].ends_with('/'));
    let doi = starts.find_map(|start| {
        let (registrant, rest) = address[start + 3..].split_once('/')?;
        let is_registrant =
            registrant.len() >= 4 && registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        let rest = rest.split('?').next().unwrap_or_default().trim_end_matches('/');
        (is_registrant && !rest.is_empty()).then(|| &address[start..start + 3 + registrant.len() + 1 + rest.len()])
    })?;
    Some(doi.strip_suffix(".pdf").unwrap_or(doi))
}

/// The last part of a path without `.pdf` and a version: `2023.acl-long.901v2.pdf`.
fn without_version(name: &str) -> &str {
    let name = name.strip_suffix(".pdf").unwrap_or(name);
    match name.rsplit_once('v') {
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
    use super::{arxiv_id, key, repository};

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
            ("/example.org/a?b=1", &["https://www.example.org/a/?b=1#c"]),
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
    fn other_sites_show_papers_of_arxiv() {
        for text in
            ["https://huggingface.co/papers/2401.13001", "alphaxiv.org/abs/2401.13001v2", "https://x.y/2401.13001?a=b"]
        {
            assert_eq!(arxiv_id(text).unwrap().as_str(), "2401.13001", "{text}");
        }
        assert_eq!(arxiv_id("2401.13001"), None);
    }
}
