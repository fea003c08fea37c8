//! Addresses at which papers are published.
use super::letters;
use catalogue::WebAddress;

/// Hosts of conferences, journals and publishers.
#[rustfmt::skip]
const PUBLISHERS: &[&str] = &[
    "openreview.net", "aclanthology.org", "aclweb.org", "proceedings.mlr.press", "papers.nips.cc",
    "proceedings.neurips.cc", "papers.neurips.cc", "openaccess.thecvf.com", "ieeexplore.ieee.org", "dl.acm.org",
    "doi.org", "dx.doi.org", "link.springer.com", "sciencedirect.com", "nature.com", "science.org", "ojs.aaai.org",
    "aaai.org", "ijcai.org", "jmlr.org", "usenix.org", "mlsys.org", "proceedings.mlsys.org", "isca-speech.org",
    "isca-archive.org", "ecva.net", "vldb.org", "mdpi.com", "onlinelibrary.wiley.com", "academic.oup.com", "pnas.org",
    "frontiersin.org", "computer.org", "tandfonline.com", "cell.com", "plos.org", "direct.mit.edu", "iclr.cc",
    "icml.cc", "neurips.cc", "royalsocietypublishing.org", "journals.aps.org", "iopscience.iop.org",
    "asmedigitalcollection.asme.org", "jair.org", "bmvc2022.mpi-inf.mpg.de", "bmva-archive.org.uk",
    "roboticsproceedings.org", "cidrdb.org", "ndss-symposium.org", "ncbi.nlm.nih.gov", "sciencemag.org",
    "jneurosci.org", "cambridge.org", "jstor.org", "pubs.acs.org", "quantum-journal.org", "annualreviews.org",
    "pubs.aip.org", "journals.sagepub.com", "elifesciences.org", "biomedcentral.com", "projecteuclid.org",
    "epubs.siam.org", "intechopen.com", "hindawi.com", "worldscientific.com", "jmir.org", "cshlp.org", "journals.asm.org",
    "bmj.com", "thelancet.com", "nejm.org", "jamanetwork.com", "ahajournals.org",
];

/// Hosts of preprints, and of copies of papers that others published.
#[rustfmt::skip]
const ARCHIVES: &[&str] = &[
    "arxiv.org", "ar5iv.org", "alphaxiv.org", "arxiv-vanity.com", "biorxiv.org", "medrxiv.org", "chemrxiv.org",
    "techrxiv.org", "preprints.org", "osf.io", "ssrn.com", "papers.ssrn.com", "hal.science", "hal.inria.fr",
    "eprint.iacr.org", "researchgate.net", "semanticscholar.org", "papers.cool", "scirate.com", "emergentmind.com",
    "research.google", "amazon.science",
];

/// How the DOIs of preprints begin.
const PREPRINT_DOIS: [&str; 7] =
    ["10.1101/", "10.2139/", "10.20944/", "10.21203/", "10.26434/", "10.36227/", "10.48550/"];

/// Whether a DOI is that of a preprint.
pub(crate) fn is_of_preprint(doi: &str) -> bool {
    PREPRINT_DOIS.iter().any(|start| doi.starts_with(start))
}

/// What stands behind the host of an address.
pub(super) fn path_of(address: &WebAddress) -> &str {
    address.as_str().split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path)
}

/// Whether a DOI stands in the path of an address, at any house: `/article/10.1007/s11390-020-0001-2`.
pub(super) fn has_doi(path: &str) -> bool {
    let is_prefix = |part: &str| {
        part.strip_prefix("10.").is_some_and(|rest| (4..=5).contains(&rest.len()) && letters::is_digits(rest))
    };
    path.split('/').any(is_prefix)
}

/// Whether a host is this one or a part of it.
pub(super) fn is_host(host: &str, name: &str) -> bool {
    host == name || host.strip_suffix(name).is_some_and(|start| start.ends_with('.'))
}

/// Whether an address is that of a paper at a publisher or an archive, and not that of its house or of a subject there.
#[must_use]
pub(crate) fn is_at_publisher(address: &WebAddress) -> bool {
    let (host, path) = (address.host().to_ascii_lowercase(), path_of(address));
    let is_known = is_publisher(&host);
    let page = address.path().trim_end_matches('/');
    let is_data =
        host.starts_with("ftp.") || ["/files", "/download", ".gz", ".zip"].iter().any(|end| page.ends_with(end));
    // What else stands there are pages of projects.
    let is_project = is_host(&host, "research.google") && !path.starts_with("pubs/");
    is_known && path.contains(char::is_alphanumeric) && !path.starts_with("list/") && !is_data && !is_project
}

/// Whether an address is that of a paper where it was published, and not of a preprint or a copy.
pub(crate) fn is_published(address: &WebAddress) -> bool {
    let host = address.host().to_ascii_lowercase();
    let is_archive = ARCHIVES.iter().any(|name| is_host(&host, name));
    is_at_publisher(address) && !is_archive && address.doi().is_none_or(|doi| !is_of_preprint(&doi))
}

/// Whether an address is that of an archive of data and programs, whatever has a DOI there.
pub(crate) fn is_archived(address: &WebAddress) -> bool {
    let url = address.as_str().to_ascii_lowercase();
    ["zenodo", "figshare", "dryad", "osf.io", "ieee-dataport"].iter().any(|name| url.contains(name))
}

/// Whether an address is at a house that publishes papers, whatever stands there.
pub(super) fn is_publisher(host: &str) -> bool {
    PUBLISHERS.iter().chain(ARCHIVES).any(|name| is_host(host, name))
}
