//! Rules for one paper: its dates, venue, addresses and figure.
use catalogue::cite::work::Work;
use catalogue::paper::LinkKind;
use catalogue::readme::{github_repository, is_file_page, is_github_account};
use catalogue::venue::Kind;
use catalogue::{Catalogue, Date, Paper, WebAddress};

use super::findings::{CheckContext, Findings};
use crate::import::words::fact;
use crate::import::words::identity;
use crate::import::words::link::{self, Target};
use crate::repository::path_in;
use crate::settings;

/// The largest figure that is no burden on a reader, in bytes.
const LARGEST_FIGURE: u64 = 500_000;

/// Checks the venues that the file declares. Those of papers.toml are told when it is applied.
pub fn check_declared(catalogue: &Catalogue, findings: &mut Findings<'_>) {
    for series in catalogue.unused_venues() {
        if let Some(range) = findings.file.venue_range(series.name()) {
            findings.of_file("unused-venue", Some(range), settings::unused_venue(catalogue, series.name()));
        }
    }
}

/// Checks a paper on its own.
pub fn check(
    position: usize,
    paper: &Paper,
    catalogue: &Catalogue,
    findings: &mut Findings<'_>,
    context: &CheckContext<'_>,
) {
    let in_fields = findings.is_of_fields(&paper.id);
    // A README has no fields.
    let in_list = findings.places.is_some_and(|places| places.contains_key(&paper.id));
    let mut say = |rule, field: &str, message: String, help: &str| {
        findings.of_paper(rule, position, &paper.id, field, (message, help.to_owned()));
    };
    if let Some(venue) = &paper.venue {
        if venue.kind() == Kind::Preprint {
            say(
                "preprint-venue",
                "venue",
                format!("“{}” is not a venue", venue.label()),
                "leave the venue out until the paper is accepted",
            );
        } else if !fact::is_known(venue.series()) && Work::of(venue).is_none() {
            let name = venue.series().name();
            let meant = fact::nearest_series(name)
                .map_or("check the spelling".to_owned(), |meant| format!("did you mean “{meant}”?"));
            say(
                "unknown-venue",
                "venue",
                format!("the series “{name}” is not known by name"),
                &format!("{meant}; if it is right, papers.toml can say what it is: [venue.\"{name}\"]"),
            );
        }
    }
    match (paper.year(), &paper.venue) {
        (None, _) => say(
            "missing-year",
            "venue",
            "the paper has no year".to_owned(),
            match in_list {
                _ if in_fields => "add the field “year”",
                true => "add it behind the venue, as in “ACL'23”, or by itself",
                false => "add it to the venue, as in “ACL'23”, or as the field “year”",
            },
        ),
        (Some(_), Some(venue))
            if venue.year().is_none() && venue.kind() == Kind::Conference && paper.stated_year.is_none() =>
        {
            let help = if in_fields { "add the field “year”" } else { "add it, as in “ACL'23”" };
            say("missing-year", "venue", format!("“{}” has no year", venue.label()), help);
        }
        _ => {}
    }
    dates(paper, context.today, &mut say);
    if paper.id.arxiv().is_none() && paper.url.is_none() {
        let help = match in_list {
            _ if in_fields => "add its url or its doi",
            true => "link its title to the paper, or add its url",
            false => "add its “url”",
        };
        say("missing-address", "id", "the paper has neither an arXiv id nor an address".to_owned(), help);
    }
    if let Some(url) = &paper.url {
        if let Some(id) = identity::arxiv_id(url) {
            let message = format!("the address is that of arXiv {id}");
            say("duplicate-address", "url", message, "make the arXiv id the id of the record and remove the url");
        }
        // Of a list it was told when it was read.
        if let Some((id, why)) = identity::impossible_arxiv_id(url).filter(|_| !in_list) {
            say(
                "arxiv-id",
                "url",
                format!("“{id}” is not an arXiv id: {why}"),
                "look at the address for a typing error",
            );
        }
        if !is_host(url) {
            say("not-a-link", "url", format!("{url} has no host that can be reached"), "write the whole address");
        }
    }
    links(paper, &mut say);
    figure(paper, catalogue, context, &mut say);
}

/// Says that a paper breaks a rule: its name, the field, what is wrong, what to do.
type Say<'a> = &'a mut dyn FnMut(&'static str, &str, String, &str);

fn dates(paper: &Paper, today: Date, say: Say<'_>) {
    let month = paper.id.arxiv_month();
    if let Some(month) = month
        && (month.year, month.month) > (today.year, today.month)
    {
        let message = format!("the arXiv id is of {}-{:02}, which is after today", month.year, month.month);
        say("future-date", "id", message, "look at the digits of the id");
    }
    if let Some(year) = paper.stated_year.filter(|year| year.get() > today.year + 1) {
        say("future-date", "year", format!("the year is {year}"), "look at the year");
    }
    if let Some(added) = paper.added.filter(|added| *added > today) {
        say("future-date", "added", format!("{added} is after today"), "look at the day");
    }
    let Some(year) = paper.venue.as_ref().and_then(|venue| venue.year()) else { return };
    if year > today.year + 1 {
        say("future-date", "venue", format!("the venue is of {year}"), "look at the year");
    }
    // Papers may reach arXiv long after their conference, but seldom by years.
    if month.is_some_and(|month| month.year > year + 1) {
        let message = format!("the venue is of {year} and the arXiv id of {}", month.map_or(0, |month| month.year));
        say("venue-before-paper", "venue", message, "check that both belong to this paper");
    }
}

/// Whether the host of an address is one of the public network.
fn is_host(address: &WebAddress) -> bool {
    let host = address.host().split(':').next().unwrap_or_default();
    host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
}

fn links(paper: &Paper, say: Say<'_>) {
    for (at, link) in paper.links.iter().enumerate() {
        if !is_host(&link.url) {
            say(
                "not-a-link",
                "links",
                format!("{} has no host that can be reached", link.url),
                "write the whole address",
            );
            continue;
        }
        if paper.links[..at].iter().any(|other| other.url == link.url) || paper.url.as_ref() == Some(&link.url) {
            say("duplicate-link", "links", format!("{} is there twice", link.url), "remove one of the two");
        }
        if has_version(&link.url) {
            say("arxiv-version", "links", format!("{} names a version", link.url), "write it without the version");
        }
        let is_code = matches!(link.kind, LinkKind::Code | LinkKind::UnofficialCode);
        if is_code && is_github_account(&link.url) {
            let message = format!("{} is an account and not a repository", link.url);
            say("link-target", "links", message, "add the name of the repository, or remove the link");
        } else if is_code
            && link::of_address(&link.url) == Some(Target::Paper)
            && github_repository(&link.url).is_none()
        {
            say(
                "link-target",
                "links",
                format!("{} leads to a paper and not to code", link.url),
                "link the code, or remove the link",
            );
        }
    }
    if let Some(url) = paper.url.as_ref().filter(|url| has_version(url)) {
        say("arxiv-version", "url", format!("{url} names a version"), "write it without the version");
    }
}

/// Whether an address is that of one version of a paper on arXiv.
#[must_use]
pub fn has_version(address: &WebAddress) -> bool {
    without_version(address).is_some()
}

/// A title without the full stop that ends it; `None` where nothing is to go, as behind “etc.” and an ellipsis.
#[must_use]
pub fn without_stop(title: &str) -> Option<&str> {
    let bare = title.strip_suffix('.')?.trim_end();
    (!bare.ends_with('.') && !title.ends_with("etc.")).then_some(bare)
}

/// The address without the version that it names.
#[must_use]
pub fn without_version(address: &WebAddress) -> Option<WebAddress> {
    if !address.host().ends_with("arxiv.org") {
        return None;
    }
    let id = identity::arxiv_id(address)?;
    let text = address.as_str();
    let end = text.find(id.as_str())? + id.as_str().len();
    let version = text[end..].strip_prefix('v')?;
    let digits = version.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return None;
    }
    WebAddress::new(&format!("{}{}", &text[..end], &version[digits..])).ok()
}

fn figure(paper: &Paper, catalogue: &Catalogue, context: &CheckContext<'_>, say: Say<'_>) {
    let Some(figure) = &paper.figure else {
        say(
            "missing-figure",
            "id",
            format!("“{}” has no figure", paper.title),
            "add the address of one; the site draws one until then",
        );
        return;
    };
    if is_file_page(&figure.source) {
        say(
            "figure-page",
            "figure",
            "this is GitHub's page about a picture".to_owned(),
            "write the address of the picture itself",
        );
    }
    if let Some(path) = path_in(&figure.source, &catalogue.list().repository)
        && let Some(size) = (context.size_of)(path)
        && size > LARGEST_FIGURE
    {
        let message = format!("the figure has {} kB, more than {}", size / 1000, LARGEST_FIGURE / 1000);
        say("oversized-figure", "figure", message, "make it smaller, 1000 pixels wide at most");
    }
}
