//! A new paper from what the public interfaces know of it, or a paper or a correction from an issue.
pub mod arxiv;
pub mod correction;
pub mod doi;
pub mod github;
pub mod insert;
pub mod issue;
pub mod settings_lines;
pub mod splice;

use catalogue::paper::PaperId;
use catalogue::readme::github_repository;
use catalogue::{Slug, WebAddress};

use crate::arxiv::old_id;
use crate::web::RequestError;

/// What a curator names a paper by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperReference {
    /// Its id on arXiv.
    Arxiv(PaperId),
    /// Its id on arXiv of before April 2007, such as `hep-th/9711200`.
    OldArxiv(String),
    /// Its DOI, such as `10.1145/3297858`.
    Doi(String),
    /// The `owner/name` of its code on GitHub.
    GitHub(String),
}

/// The DOIs that arXiv gives its papers begin like this.
const ARXIV_DOI: &str = "10.48550/arxiv.";

impl PaperReference {
    /// Reads what people paste: an id, a DOI or an address of either, a repository.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let without = |start: &str| {
            text.get(..start.len()).filter(|begin| begin.eq_ignore_ascii_case(start)).map(|_| &text[start.len()..])
        };
        let starts = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/"];
        let doi = starts.into_iter().find_map(without).or_else(|| without("doi:").map(str::trim_start)).unwrap_or(text);
        let is_doi = doi.strip_prefix("10.").and_then(|rest| rest.split_once('/')).is_some_and(|(number, rest)| {
            number.len() >= 4
                && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
                && !rest.is_empty()
                && !rest.contains(|character: char| character.is_whitespace() || character.is_control())
        });
        if is_doi {
            let arxiv = doi.get(..ARXIV_DOI.len()).filter(|start| start.eq_ignore_ascii_case(ARXIV_DOI));
            let of_arxiv = arxiv.and_then(|_| Self::of_arxiv(&doi[ARXIV_DOI.len()..]));
            return Some(of_arxiv.unwrap_or_else(|| Self::Doi(doi.to_owned())));
        }
        let full = if text.starts_with("github.com/") { format!("https://{text}") } else { text.to_owned() };
        if let Some((owner, name)) = WebAddress::new(&full).ok().as_ref().and_then(github_repository) {
            return Some(Self::GitHub(format!("{owner}/{name}")));
        }
        Self::of_arxiv(without("arxiv:").map_or(text, str::trim_start))
    }

    /// Reads an id on arXiv or its address.
    fn of_arxiv(text: &str) -> Option<Self> {
        let start = if text.contains("://") {
            ""
        } else if text.contains("arxiv.org/") {
            "https://"
        } else {
            "https://arxiv.org/abs/"
        };
        let old = || old_id(&WebAddress::new(&format!("{start}{text}")).ok()?).map(Self::OldArxiv);
        PaperId::from_arxiv(text).map(Self::Arxiv).or_else(old)
    }
}

/// What is known of a paper, as texts for the fields of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The title.
    pub title: String,
    /// The arXiv id or the address.
    pub address: String,
    /// The authors in their order.
    pub authors: Vec<String>,
    /// Where it was published, when that is certain.
    pub venue: Option<String>,
    /// The address of its code, when that is certain.
    pub code: Option<String>,
    /// What else is known, for the curator to judge.
    pub notes: Vec<String>,
}

/// Why nothing is known of a paper.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unknown {
    /// A server gives no answer that can be used.
    #[error(transparent)]
    Web(#[from] RequestError),
    /// There is no such paper.
    #[error("{0} is not known to {1}; check the spelling")]
    NotThere(String, &'static str),
    /// A repository names no paper.
    #[error(
        "https://github.com/{0} names no paper on arXiv; give its arXiv id or DOI, with --code https://github.com/{0}"
    )]
    NoPaper(String),
    /// A repository names several papers.
    #[error(
        "https://github.com/{name} names several papers ({}); give the id of its own, with --code https://github.com/{name}",
        papers.join(", ")
    )]
    Several {
        /// The repository.
        name: String,
        /// The papers.
        papers: Vec<String>,
    },
}

/// The ids of categories, for messages.
pub(crate) fn listed(ids: impl Iterator<Item = Slug>) -> String {
    ids.map(|id| id.to_string()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::PaperReference;

    #[test]
    fn papers_are_named_as_people_paste_them() {
        for (text, named) in [
            ("2306.08543", "Arxiv(PaperId(\"2306.08543\"))"),
            ("https://arxiv.org/abs/2306.08543v2", "Arxiv(PaperId(\"2306.08543\"))"),
            ("https://doi.org/10.48550/arXiv.2306.08543", "Arxiv(PaperId(\"2306.08543\"))"),
            ("hep-th/9711200", "OldArxiv(\"hep-th/9711200\")"),
            ("arXiv:math.GT/0309136v2", "OldArxiv(\"math/0309136\")"),
            ("https://arxiv.org/pdf/math/0211159v1", "OldArxiv(\"math/0211159\")"),
            ("arxiv.org/abs/cs/0306050", "OldArxiv(\"cs/0306050\")"),
            ("10.48550/arXiv.hep-th/9711200", "OldArxiv(\"hep-th/9711200\")"),
            ("10.1145/3297858.3304011", "Doi(\"10.1145/3297858.3304011\")"),
            ("doi: 10.1145/3297858", "Doi(\"10.1145/3297858\")"),
            ("HTTPS://DOI.ORG/10.1145/3297858", "Doi(\"10.1145/3297858\")"),
            ("https://github.com/me/my.code.git", "GitHub(\"me/my.code\")"),
            ("github.com/me/code/", "GitHub(\"me/code\")"),
        ] {
            assert_eq!(format!("{:?}", PaperReference::read(text).unwrap()), named, "{text}");
        }
        for text in
            ["", "a title", "10.1/", "10.1145/", "https://example.org/x", "https://github.com/me", "me/9711200", "é"]
        {
            assert_eq!(PaperReference::read(text), None, "{text}");
        }
    }
}
