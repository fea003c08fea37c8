//! What others add to an address to count who follows it.

/// The parameters that sites, mail programs and advertisements add to count who follows a link.
const TRACKERS: &[&str] = &[
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "dclid",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "ref_src",
    "ref_url",
    "srsltid",
    "ttclid",
    "twclid",
    "vero_id",
    "wbraid",
    "wickedid",
    "yclid",
];

/// Those of campaigns begin so.
const CAMPAIGN: &str = "utm_";

/// Whether a parameter tells only who follows a link.
pub(super) fn adds(name: &str) -> bool {
    let is_campaign = name.get(..CAMPAIGN.len()).is_some_and(|start| start.eq_ignore_ascii_case(CAMPAIGN));
    is_campaign || TRACKERS.iter().any(|tracker| name.eq_ignore_ascii_case(tracker))
}
