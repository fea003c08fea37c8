//! Addresses at which papers are published.
use catalogue::WebAddress;

/// Hosts of papers.
#[rustfmt::skip]
const PAPER_HOSTS: &[&str] = &[
    "arxiv.org", "openreview.net", "aclanthology.org", "aclweb.org", "proceedings.mlr.press", "papers.nips.cc",
    "proceedings.neurips.cc", "papers.neurips.cc", "openaccess.thecvf.com", "ieeexplore.ieee.org", "dl.acm.org",
    "doi.org", "dx.doi.org", "link.springer.com", "sciencedirect.com", "nature.com", "science.org", "ojs.aaai.org",
    "aaai.org", "ijcai.org", "semanticscholar.org", "biorxiv.org", "medrxiv.org", "ssrn.com", "jmlr.org",
    "usenix.org", "mlsys.org", "proceedings.mlsys.org", "isca-speech.org", "isca-archive.org", "ecva.net",
    "eprint.iacr.org", "vldb.org", "hal.science", "alphaxiv.org", "mdpi.com", "onlinelibrary.wiley.com",
    "academic.oup.com", "pnas.org", "frontiersin.org", "researchgate.net", "computer.org", "tandfonline.com",
    "cell.com", "plos.org", "direct.mit.edu", "iclr.cc", "icml.cc", "neurips.cc", "techrxiv.org", "preprints.org",
    "osf.io", "ar5iv.org", "chemrxiv.org", "amazon.science", "papers.cool", "scirate.com", "papers.ssrn.com",
    "royalsocietypublishing.org", "journals.aps.org", "iopscience.iop.org", "asmedigitalcollection.asme.org", "arxiv-vanity.com",
    "jair.org", "bmvc2022.mpi-inf.mpg.de", "bmva-archive.org.uk", "roboticsproceedings.org", "cidrdb.org", "ndss-symposium.org",
    "emergentmind.com", "ncbi.nlm.nih.gov", "sciencemag.org", "jneurosci.org", "cambridge.org", "jstor.org", "pubs.acs.org",
    "quantum-journal.org", "annualreviews.org", "pubs.aip.org", "journals.sagepub.com", "elifesciences.org", "hal.inria.fr",
    "biomedcentral.com", "projecteuclid.org", "epubs.siam.org", "intechopen.com", "research.google", "hindawi.com", "worldscientific.com",
];

/// What stands behind the host of an address.
pub(super) fn path_of(address: &WebAddress) -> &str {
    address.as_str().split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path)
}

/// Whether a DOI stands in the path of an address, at any house: `/article/10.1007/s11390-020-0001-2`.
pub(super) fn has_doi(path: &str) -> bool {
    let is_prefix = |part: &str| {
        part.strip_prefix("10.")
            .is_some_and(|rest| (4..=5).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_digit()))
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
    let is_data = host.starts_with("ftp.") || page.ends_with("/files") || page.ends_with("/download");
    // What else stands there are pages of projects.
    let is_project = is_host(&host, "research.google") && !path.starts_with("pubs/");
    is_known && path.contains(char::is_alphanumeric) && !path.starts_with("list/") && !is_data && !is_project
}

/// Whether an address is that of an archive of data and programs, whatever has a DOI there.
pub(crate) fn is_archived(address: &WebAddress) -> bool {
    let url = address.as_str().to_ascii_lowercase();
    ["zenodo", "figshare", "dryad", "osf.io", "ieee-dataport"].iter().any(|name| url.contains(name))
}

/// Whether an address is at a house that publishes papers, whatever stands there.
pub(super) fn is_publisher(host: &str) -> bool {
    PAPER_HOSTS.iter().any(|name| is_host(host, name))
}
