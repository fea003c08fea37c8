//! Addresses that may be put in a link.
use std::fmt;

use percent_encoding::percent_decode_str;

/// An absolute `http` or `https` address, so that a link made of it can neither run
/// a script nor leave the web.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WebAddress(String);

/// What publishers write behind a DOI in an address.
const FORMS: [&str; 8] = ["abstract", "epdf", "full", "fulltext", "html", "meta", "pdf", "references"];

/// Why a text is not a [`WebAddress`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddressError {
    address: String,
}

impl fmt::Display for WebAddressError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "“{}” is not a web address; write it in full, starting with https:// or http://",
            self.address
        )
    }
}

impl std::error::Error for WebAddressError {}

impl WebAddress {
    /// Checks `address`: an `http` or `https` scheme, a host, and neither white space
    /// nor control characters nor the characters that end an address in running text
    /// (`"`, `<`, `>`).
    ///
    /// # Errors
    /// When `address` is anything else.
    pub fn new(address: &str) -> Result<Self, WebAddressError> {
        let rest = ["https://", "http://"].iter().find_map(|scheme| {
            let start = address.get(..scheme.len())?;
            start.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
        });
        let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        let has_host = host.is_some_and(|host| host.chars().any(char::is_alphanumeric));
        let is_clean = !address
            .chars()
            .any(|character| character.is_whitespace() || character.is_control() || "\"<>\\".contains(character));
        if has_host && is_clean {
            Ok(Self(address.to_owned()))
        } else {
            Err(WebAddressError { address: address.to_owned() })
        }
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host and what follows it.
    fn after_scheme(&self) -> &str {
        // No scheme has a colon in it.
        self.0.find(':').and_then(|colon| self.0.get(colon + "://".len()..)).unwrap_or_default()
    }

    /// The path from its slash on, without query and fragment; empty when there is none.
    #[must_use]
    pub fn path(&self) -> &str {
        let after_scheme = self.after_scheme();
        let end = after_scheme.find(['?', '#']).unwrap_or(after_scheme.len());
        let start = after_scheme.find('/').unwrap_or(end).min(end);
        &after_scheme[start..end]
    }

    /// The DOI in the address, as the pages of DOIs and of many publishers have it.
    #[must_use]
    pub fn doi(&self) -> Option<String> {
        let path = percent_decode_str(self.path()).decode_utf8().ok()?;
        if let Some(article) = path.strip_prefix("/articles/").filter(|_| self.host() == "nature.com") {
            return Some(format!("10.1038/{}", article.trim_end_matches('/').trim_end_matches(".pdf")));
        }
        let registrant_length = |doi: &str| doi[3..].bytes().take_while(u8::is_ascii_digit).count();
        let is_doi = |doi: &&str| {
            let digits = registrant_length(doi);
            (4..=9).contains(&digits) && doi[3 + digits..].starts_with('/') && doi.len() > 4 + digits
        };
        let doi = path.match_indices("/10.").map(|(at, _)| &path[at + 1..]).find(is_doi)?;
        let doi = doi.trim_end_matches('/');
        // Behind it, some publishers name the form in which they show the text.
        let form = doi.rsplit_once('/').filter(|(before, form)| before.contains('/') && FORMS.contains(form));
        let doi = form.map_or(doi, |(before, _)| before);
        let doi = doi.strip_suffix(".pdf").unwrap_or(doi);
        let doi = without_version(doi);
        let is_clean = !doi.chars().any(|character| character.is_whitespace() || character.is_control());
        is_clean.then(|| doi.to_owned())
    }

    /// The host without `www.`, as a reader would name the site: `github.com`.
    #[must_use]
    pub fn host(&self) -> &str {
        let host = self.after_scheme().split(['/', '?', '#']).next().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host)
    }
}

/// A DOI of bioRxiv or medRxiv without the version and the form that their addresses have behind
/// it: `10.1101/2023.01.01.522222v1.full`. Such a DOI ends in a number.
fn without_version(doi: &str) -> &str {
    const REGISTRANTS: [&str; 2] = ["10.1101/", "10.64898/"];
    let Some(own) = REGISTRANTS.iter().find_map(|registrant| doi.strip_prefix(registrant)) else { return doi };
    let number = own.trim_start_matches(|character: char| character.is_ascii_digit() || character == '.').len();
    let (number, rest) = own.split_at(own.len() - number);
    let is_form = rest.starts_with('v') || number.ends_with('.');
    if is_form && !number.is_empty() { doi[..doi.len() - rest.len()].trim_end_matches('.') } else { doi }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// `text` with everything but ASCII letters and digits percent-encoded, for a value in the query
/// of an address or the data of a `data:` address.
#[must_use]
pub fn percent_encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::WebAddress;

    #[test]
    fn only_http_addresses_with_a_host_are_taken() {
        for good in ["https://arxiv.org/abs/2301.00774", "http://a.b", "HTTPS://a.b/c?d=(e)#f"] {
            assert!(WebAddress::new(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "github.com/KVQuant/",
            "javascript:alert(1)",
            "https://",
            "https:///a",
            "ftp://a.b",
            "https://a.b/c d",
            "https://a.b/\u{7}",
            "data:text/html,x",
            "https://?x",
            "//a.b",
        ] {
            assert!(WebAddress::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_doi_is_found_in_the_addresses_of_publishers() {
        for (address, doi) in [
            ("https://doi.org/10.1145/1234567.1234568", "10.1145/1234567.1234568"),
            ("http://dx.doi.org/10.1016/S0004-3702(97)00043-X", "10.1016/S0004-3702(97)00043-X"),
            ("https://dl.acm.org/doi/abs/10.1145/7654321.7654322", "10.1145/7654321.7654322"),
            ("https://dl.acm.org/doi/pdf/10.1145/7654321.7654322?download=true", "10.1145/7654321.7654322"),
            ("https://doi.org/10.1145/1?x=10.1145/2#10.1145/3", "10.1145/1"),
            ("https://doi.org/10.1007%2F978-3-031-1_2/", "10.1007/978-3-031-1_2"),
            ("https://link.springer.com/content/pdf/10.1007/978-3-031-1_2.pdf", "10.1007/978-3-031-1_2"),
            ("https://onlinelibrary.wiley.com/doi/full/10.1002/cpe.6570", "10.1002/cpe.6570"),
            ("https://onlinelibrary.wiley.com/doi/10.1002/cpe.6570/abstract", "10.1002/cpe.6570"),
            ("https://iopscience.iop.org/article/10.1088/1742-6596/1/2/003/meta", "10.1088/1742-6596/1/2/003"),
            ("https://www.nature.com/articles/s41598-024-12345-6", "10.1038/s41598-024-12345-6"),
            ("https://doi.org/10.48550/arXiv.2306.08543", "10.48550/arXiv.2306.08543"),
            ("https://www.biorxiv.org/content/10.1101/2023.01.01.522222v1", "10.1101/2023.01.01.522222"),
            ("https://www.biorxiv.org/content/10.1101/2023.01.01.522222v2.full.pdf", "10.1101/2023.01.01.522222"),
            ("https://www.biorxiv.org/content/biorxiv/early/10.1101/123456.full", "10.1101/123456"),
            (
                "https://www.medrxiv.org/content/10.64898/2026.01.02.12345678v12.full-text",
                "10.64898/2026.01.02.12345678",
            ),
            ("https://doi.org/10.1101/2023.01.01.522222", "10.1101/2023.01.01.522222"),
            ("https://genome.cshlp.org/content/doi/10.1101/gr.275193.120", "10.1101/gr.275193.120"),
        ] {
            assert_eq!(WebAddress::new(address).unwrap().doi().as_deref(), Some(doi), "{address}");
        }
        for address in [
            "https://arxiv.org/abs/2306.08543",
            "https://doi.org/10.1145/",
            "https://doi.org/10.11/x",
            "https://doi.org/",
            "https://example.org/v10.1234/x",
            "https://example.org?x=/10.1234/5",
            "https://example.org/10.1234/a%0Ab",
            "https://example.org/10.1234/%ff",
        ] {
            assert_eq!(WebAddress::new(address).unwrap().doi(), None, "{address}");
        }
    }

    #[test]
    fn the_host_is_named_without_www() {
        assert_eq!(WebAddress::new("https://www.github.com/a").unwrap().host(), "github.com");
    }
}
