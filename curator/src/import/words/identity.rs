//! What the address of a paper identifies: an id on arXiv, a DOI, an id of OpenReview or of the ACL
//! Anthology. One paper has many addresses.
use super::letters;
use std::ops::Range;

use catalogue::WebAddress;
use catalogue::paper::PaperId;

use super::address::address_length;

/// Sites that show papers of arXiv under their ids.
const MIRRORS: [&str; 11] = [
    "arxiv.org",
    "ar5iv.org",
    "alphaxiv.org",
    "arxiv-vanity.com",
    "papers.cool",
    "scirate.com",
    "emergentmind.com",
    "arxivxplorer.com",
    "huggingface.co",
    "hf.co",
    "semanticscholar.org",
];

/// Archives of arXiv before April 2007, whose names are a part of the ids.
#[rustfmt::skip]
const ARCHIVES: [&str; 32] = [
    "acc-phys", "adap-org", "alg-geom", "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph", "cmp-lg",
    "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc", "hep-ex", "hep-lat", "hep-ph", "hep-th", "math",
    "math-ph", "mtrl-th", "nlin", "nucl-ex", "nucl-th", "patt-sol", "physics", "q-alg", "q-bio", "quant-ph", "solv-int",
];

/// The host of an address in small letters, and what follows it without query and fragment.
fn parts(address: &WebAddress) -> (String, &str) {
    let rest = address.as_str().split_once("://").map_or("", |(_, rest)| rest);
    let path = rest.split_once('/').map_or("", |(_, path)| path);
    (address.host().to_ascii_lowercase(), path.split(['?', '#']).next().unwrap_or_default())
}

fn is_host(host: &str, name: &str) -> bool {
    host == name || host.strip_suffix(name).is_some_and(|start| start.ends_with('.'))
}

/// The id on arXiv that an address names, in the form in use since April 2007.
#[must_use]
pub fn arxiv_id(address: &WebAddress) -> Option<PaperId> {
    let (host, path) = parts(address);
    let is_doi = is_host(&host, "doi.org") && path.starts_with("10.48550/");
    let is_mirror = MIRRORS.iter().any(|name| is_host(&host, name));
    // A model or a data set may have a number for a name.
    let is_hub = host.contains("hugging") || host == "hf.co" || host.contains("semanticscholar");
    let is_paper = !is_hub || path.starts_with("papers/") || path.starts_with("arxiv/");
    if !(is_doi || is_mirror && is_paper) {
        return None;
    }
    path.split('/').rev().find_map(|part| {
        // `1706.02275.pdf&quot;&gt;` has more behind it than an address.
        let part = part.split(".pdf").next().unwrap_or(part);
        let part = part.rsplit_once(':').map_or(part, |(_, id)| id);
        let part = part.strip_prefix("arXiv.").or_else(|| part.strip_prefix("arxiv.")).unwrap_or(part);
        PaperId::from_arxiv(part).filter(|id| part.starts_with(id.as_str()))
    })
}

/// An id on arXiv in the form before April 2007, such as `cs/0306050`, and its year.
#[must_use]
pub fn old_arxiv_id(address: &WebAddress) -> Option<(String, u16)> {
    let (host, path) = parts(address);
    let is_known =
        is_host(&host, "doi.org") && path.starts_with("10.48550/") || MIRRORS.iter().any(|name| is_host(&host, name));
    let (before, number) = path.trim_end_matches('/').trim_end_matches(".pdf").rsplit_once('/').filter(|_| is_known)?;
    let digits = number.split(['v', 'V']).next().filter(|digits| digits.len() == 7)?;
    let archive = before.rsplit(['/', ':']).next()?;
    let archive = archive.strip_prefix("arXiv.").unwrap_or(archive);
    let is_archive = ARCHIVES.contains(&archive.split('.').next()?.to_ascii_lowercase().as_str());
    let year: u16 = digits.get(..2)?.parse().ok()?;
    let year = if year > 90 { 1900 + year } else { 2000 + year };
    let is_number = letters::is_digits(digits);
    (is_archive && is_number && year <= 2007).then(|| (format!("{archive}/{digits}"), year))
}

/// What stands in an address on arXiv where an id must, and why it is none: a typing error.
#[must_use]
pub fn impossible_arxiv_id(address: &WebAddress) -> Option<(String, String)> {
    /// What shows a paper, and needs its id.
    const FORMS: [&str; 5] = ["abs", "pdf", "html", "format", "e-print"];
    let (host, path) = parts(address);
    let id = match path.split_once('/')? {
        (form, id) if is_host(&host, "arxiv.org") && FORMS.contains(&form) => id,
        ("10.48550", id) if is_host(&host, "doi.org") => id.get("arXiv.".len()..)?,
        _ => return None,
    };
    if arxiv_id(address).is_some() || old_arxiv_id(address).is_some() {
        return None;
    }
    let id = id.trim_end_matches('/').trim_end_matches(".pdf");
    let is_number = |text: &str| !text.is_empty() && letters::is_digits(text);
    let version = id.rsplit_once('v').filter(|(_, version)| is_number(version));
    let id = version.map_or(id, |(id, _)| id);
    let why = match id.split_once('.').filter(|(date, number)| is_number(date) && is_number(number)) {
        Some((date, number)) if date.len() == 4 && (4..=5).contains(&number.len()) => {
            format!("its month is {}", &date[2..])
        }
        Some((date, _)) if date.len() != 4 => format!("it begins with {} digits and not with 4", date.len()),
        Some((_, number)) => format!("it ends with a number of {} digits and not of 4 or 5", number.len()),
        None => "it is not as in 2306.08543".to_owned(),
    };
    (!id.is_empty()).then(|| (id.to_owned(), why))
}

/// The year that the address of a paper tells.
#[must_use]
pub fn year(address: &WebAddress) -> Option<u16> {
    old_arxiv_id(address).map(|(_, year)| year).or_else(|| anthology_id(address).and_then(|id| year_of_anthology(&id)))
}

/// The id of a paper in the ACL Anthology in small letters, without its version.
#[must_use]
pub fn anthology_id(address: &WebAddress) -> Option<String> {
    let (host, path) = parts(address);
    let is_anthology =
        is_host(&host, "aclanthology.org") || is_host(&host, "aclweb.org") && path.starts_with("anthology/");
    if !is_anthology {
        return None;
    }
    let id = path.trim_end_matches('/').trim_end_matches(".pdf").rsplit('/').next().unwrap_or_default();
    let is_version = |end: &str| !end.is_empty() && letters::is_digits(end);
    let id = id.rsplit_once('v').filter(|(_, end)| is_version(end)).map_or(id, |(id, _)| id);
    id.contains(['-', '.']).then(|| id.to_ascii_lowercase())
}

/// The year in an id of the ACL Anthology: `2023.acl-long.901`, and `P19-1062` before 2020.
fn year_of_anthology(id: &str) -> Option<u16> {
    let digits: String = id.chars().skip_while(char::is_ascii_alphabetic).take_while(char::is_ascii_digit).collect();
    match (digits.len(), digits.parse().ok()?) {
        (4, year) => Some(year),
        (2, year @ 60..) => Some(1900 + year),
        (2, year) => Some(2000 + year),
        _ => None,
    }
}

/// The DOI that an address names, in small letters.
#[must_use]
pub fn doi(address: &WebAddress) -> Option<String> {
    address.doi().map(|doi| doi.to_ascii_lowercase())
}

/// The first number of a paper in a text without addresses, and where it leads: `10.1145/100000.100001`,
/// `cs/0306050`.
#[must_use]
pub(crate) fn number_in(text: &str) -> Option<(Range<usize>, String)> {
    /// How long the name of an archive with its subject is at most, in bytes.
    const LONGEST: usize = 20;
    let is_inside = |before: &str| before.ends_with(|last: char| last.is_alphanumeric() || "/.-_".contains(last));
    let of_doi = |at: usize| {
        let end = at + address_length(&text[at..])?;
        let url = format!("https://doi.org/{}", &text[at..end]);
        doi(&WebAddress::new(&url).ok()?).map(|_| (at..end, url))
    };
    let dois = text.match_indices("10.").filter(|(at, _)| !is_inside(&text[..*at]));
    if let Some(found) = dois.filter_map(|(at, _)| of_doi(at)).next() {
        return Some(found);
    }
    let of_archive = |at: usize| {
        let is_of_name = |last: char| last.is_ascii_alphabetic() || "-.".contains(last);
        let start = text[..at].trim_end_matches(is_of_name).len();
        let end = at + 1 + text[at + 1..].find(|next: char| !next.is_ascii_digit()).unwrap_or(text.len() - at - 1);
        let is_number = end - at == "/0306050".len();
        let name =
            text.get(start..end).filter(|name| is_number && name.len() <= LONGEST && !is_inside(&text[..start]))?;
        let url = format!("https://arxiv.org/abs/{name}");
        old_arxiv_id(&WebAddress::new(&url).ok()?).map(|_| (start..end, url))
    };
    text.match_indices('/').find_map(|(at, _)| of_archive(at))
}

/// The id of a paper on OpenReview, where case matters.
#[must_use]
pub fn openreview_id(address: &WebAddress) -> Option<&str> {
    let (host, _) = parts(address);
    let query = address.as_str().split_once('?').map_or("", |(_, query)| query.split('#').next().unwrap_or(query));
    let id = query.split('&').find_map(|pair| pair.strip_prefix("id="));
    id.filter(|id| is_host(&host, "openreview.net") && !id.is_empty())
}

/// A text that is the same for all addresses of one paper, as far as they say so.
#[must_use]
pub fn key(address: &WebAddress) -> String {
    if let Some(id) = arxiv_id(address) {
        return format!("arxiv:{id}");
    }
    if let Some((id, _)) = old_arxiv_id(address) {
        return format!("arxiv:{}", id.to_ascii_lowercase());
    }
    if let Some(doi) = doi(address) {
        return format!("doi:{doi}");
    }
    if let Some(id) = openreview_id(address) {
        return format!("openreview:{id}");
    }
    if let Some(id) = anthology_id(address) {
        return format!("anthology:{id}");
    }
    plain_key(address)
}

/// An address without what does not matter.
#[must_use]
pub fn plain_key(address: &WebAddress) -> String {
    let text = address.as_str();
    let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
    let rest = rest.trim_start_matches("www.").trim_end_matches(['/', '#']);
    rest.trim_end_matches(".git").trim_end_matches(".pdf").to_ascii_lowercase()
}

/// The address of a paper as the catalogue has it: those of old papers on arXiv in one form.
#[must_use]
pub fn tidy(address: WebAddress) -> WebAddress {
    let old = old_arxiv_id(&address).and_then(|(id, _)| WebAddress::new(&format!("https://arxiv.org/abs/{id}")).ok());
    old.unwrap_or(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> WebAddress {
        WebAddress::new(text).unwrap()
    }

    #[test]
    fn addresses_of_one_paper_have_one_key() {
        for (expected, addresses) in [
            (
                "arxiv:2306.08543",
                &[
                    "https://arxiv.org/abs/2306.08543",
                    "http://www.arxiv.org/pdf/2306.08543v2.pdf",
                    "https://export.arxiv.org/abs/2306.08543?context=cs",
                    "https://arxiv.org/html/2306.08543v1#S3",
                    "https://doi.org/10.48550/arXiv.2306.08543",
                    "https://ar5iv.labs.arxiv.org/html/2306.08543",
                    "https://www.alphaxiv.org/overview/2306.08543v2?utm_source=x",
                    "https://huggingface.co/papers/2306.08543",
                    "https://papers.cool/arxiv/2306.08543",
                    "https://www.semanticscholar.org/arxiv/2306.08543",
                ][..],
            ),
            (
                "arxiv:cs/0306050",
                &[
                    "https://arxiv.org/abs/cs/0306050",
                    "http://arxiv.org/pdf/cs/0306050v2.pdf",
                    "https://arxiv.org/abs/cs/0306050v1",
                ],
            ),
            (
                "doi:10.1145/1234567.1234568",
                &[
                    "https://doi.org/10.1145/1234567.1234568",
                    "http://dx.doi.org/10.1145/1234567.1234568",
                    "https://dl.acm.org/doi/pdf/10.1145/1234567.1234568",
                    "https://dl.acm.org/doi/abs/10.1145/1234567.1234568?download=true",
                ],
            ),
            (
                "doi:10.1038/s41586-021-03819-2",
                &[
                    "https://doi.org/10.1038/s41586-021-03819-2",
                    "https://www.nature.com/articles/s41586-021-03819-2",
                    "https://www.nature.com/articles/s41586-021-03819-2.pdf",
                ],
            ),
            (
                "doi:10.1101/2023.01.01.522222",
                &[
                    "https://doi.org/10.1101/2023.01.01.522222",
                    "https://www.biorxiv.org/content/10.1101/2023.01.01.522222v1.full",
                    "https://www.biorxiv.org/content/10.1101/2023.01.01.522222v2.full.pdf",
                ],
            ),
            (
                "openreview:aBcD3fGh1J",
                &[
                    "https://openreview.net/forum?id=aBcD3fGh1J",
                    "https://openreview.net/pdf?id=aBcD3fGh1J",
                    "https://openreview.net/forum?id=aBcD3fGh1J&noteId=x",
                ],
            ),
            (
                "anthology:2023.acl-long.901",
                &[
                    "https://aclanthology.org/2023.acl-long.901/",
                    "https://aclanthology.org/2023.acl-long.901v2.pdf",
                    "https://www.aclweb.org/anthology/2023.acl-long.901",
                ],
            ),
            ("a.b/c", &["http://a.b/c/", "https://www.a.b/C.pdf"]),
        ] {
            for text in addresses {
                assert_eq!(key(&address(text)), expected, "{text}");
            }
        }
        assert_ne!(
            key(&address("https://openreview.net/forum?id=a")),
            key(&address("https://openreview.net/forum?id=b"))
        );
        assert_eq!(arxiv_id(&address("https://huggingface.co/acme/2306.08543")), None, "a model");
    }

    #[test]
    fn an_id_that_cannot_be_is_told_with_a_reason() {
        for (text, expected) in [
            ("https://arxiv.org/abs/2413.00007", Some("2413.00007: its month is 13")),
            ("https://www.arxiv.org/pdf/2400.00007v2.pdf", Some("2400.00007: its month is 00")),
            ("https://arxiv.org/abs/2401.001", Some("2401.001: it ends with a number of 3 digits and not of 4 or 5")),
            (
                "https://arxiv.org/html/2401.000001",
                Some("2401.000001: it ends with a number of 6 digits and not of 4 or 5"),
            ),
            ("https://arxiv.org/abs/241.00007", Some("241.00007: it begins with 3 digits and not with 4")),
            ("https://arxiv.org/abs/cs/03060", Some("cs/03060: it is not as in 2306.08543")),
            ("https://doi.org/10.48550/arXiv.2413.00007", Some("2413.00007: its month is 13")),
            ("https://arxiv.org/abs/2412.00007v1", None),
            ("https://arxiv.org/abs/cs/0306050", None),
            ("https://arxiv.org/list/cs.CL/2413", None),
            ("https://arxiv.org/abs/", None),
            ("https://arxiv.org/", None),
            ("https://a.b/abs/2413.00007", None),
        ] {
            let found = impossible_arxiv_id(&address(text)).map(|(id, why)| format!("{id}: {why}"));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn old_papers_have_a_year() {
        for (text, id, year) in [
            ("https://arxiv.org/abs/hep-th/9901001v3", "hep-th/9901001", 1999),
            ("https://arxiv.org/pdf/math.GT/0309136", "math.GT/0309136", 2003),
            ("http://arxiv.org/abs/cmp-lg/9711200v1", "cmp-lg/9711200", 1997),
        ] {
            assert_eq!(old_arxiv_id(&address(text)), Some((id.to_owned(), year)), "{text}");
        }
        for (text, expected) in [
            ("https://aclanthology.org/2023.acl-long.901/", Some(2023)),
            ("https://www.aclweb.org/anthology/P19-1062.pdf", Some(2019)),
            ("https://aclanthology.org/J93-2004/", Some(1993)),
            ("https://aclanthology.org/events/acl-2023/", None),
        ] {
            assert_eq!(year(&address(text)), expected, "{text}");
        }
        assert_eq!(tidy(address("http://arxiv.org/abs/cs/0306050v1")).as_str(), "https://arxiv.org/abs/cs/0306050");
        for text in ["https://arxiv.org/abs/2306.08543", "https://arxiv.org/list/cs/0306050x", "https://a.b/cs/0306050"]
        {
            assert_eq!(old_arxiv_id(&address(text)), None, "{text}");
        }
    }
}
