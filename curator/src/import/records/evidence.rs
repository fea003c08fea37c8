//! Whether anything says that an entry is a paper: an address, authors, a venue, a year.
use std::ops::Range;

use catalogue::paper::{Line, LinkKind};
use catalogue::{Venue, WebAddress};

use crate::import::fragments::issue::Issue;
use crate::import::fragments::known_facts::Facts;
use crate::import::words::link::Target;
use crate::import::words::{date, label, sign};

/// How names of journals begin, and few titles.
const JOURNALS: [&str; 4] =
    ["IEEE Transactions on ", "ACM Transactions on ", "IEEE/ACM Transactions on ", "International Journal of "];

/// The rule that an entry breaks which leads to no paper.
pub(crate) const NO_PAPER: &str = "not-a-paper";

fn count_words(title: &Line) -> usize {
    title.as_str().split_whitespace().count()
}

/// Whether an address is that of a whole site, which is no page of a project.
fn is_site(address: &WebAddress) -> bool {
    matches!(address.path().trim_matches('/'), "" | "index.html")
        && !address.as_str().contains(['?', '#'])
        && !address.host().ends_with(".github.io")
}

/// Whether a title is the name of a workshop: `Second Workshop on Lamps`, `LAMP 2018: Workshop on Lamps`.
fn is_workshop(title: &str) -> bool {
    let name = title.split_once(": ").map_or(title, |(_, name)| name);
    let is_number =
        |word: &str| word.ends_with("th") || word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd");
    let name =
        name.split_once(' ').filter(|(word, _)| is_number(word) || *word == "The").map_or(name, |(_, name)| name);
    name.starts_with("Workshop on ")
}

/// Whether a title is what the acronym of its venue, which has no year, is short for: `Light and Many Pictures (LAMP)`.
fn is_named_in_full(title: &str, venue: Option<&Venue>) -> bool {
    let Some(acronym) = venue.filter(|venue| venue.year().is_none()).map(|venue| venue.series().name()) else {
        return false;
    };
    // `Object-oriented`
    let of_word = |word: &str| {
        let first = word.chars().next().filter(|first| first.is_uppercase());
        let second =
            word.split_once('-').and_then(|(_, rest)| rest.chars().next()).map(|second| second.to_ascii_uppercase());
        first.into_iter().chain(first.and(second)).collect::<Vec<_>>()
    };
    let mut initials = title.split(' ').flat_map(of_word);
    let begins = title.chars().next() == acronym.chars().next();
    // Each of its letters begins a word, in their order.
    begins && acronym.len() > 2 && acronym.chars().all(|letter| initials.any(|initial| initial == letter))
}

/// Whether an address is that of a conference, or of all that it published.
fn is_of_venue(url: &WebAddress) -> bool {
    let begins = |starts: &[&str]| starts.iter().any(|start| url.path().starts_with(start));
    match url.host() {
        "aclanthology.org" => begins(&["/venues/", "/volumes/", "/events/"]),
        "conf.researchr.org" => begins(&["/series/", "/home/"]),
        _ => false,
    }
}

/// The code to which the title of a row in a table of papers leads, where nothing but code is named.
pub(super) fn code_of_title(title: &Line, facts: &Facts) -> Option<WebAddress> {
    let is_code = |(kind, _): &(LinkKind, WebAddress)| *kind == LinkKind::Code;
    let is_title = facts.is_row && count_words(title) >= 4 && facts.links.iter().all(is_code);
    facts.title_code.clone().filter(|_| is_title)
}

/// Whether an entry says that it is a paper, in a section of other things that is this category.
pub(super) fn is_paper_among_others(facts: &Facts, category: &str) -> bool {
    let is_of = |words: &[&str]| words.iter().any(|word| category.ends_with(word));
    // The venue of a workshop is where it is held.
    let is_meeting = is_of(&["workshops", "workshop"]) && facts.authors.is_empty() && facts.addresses.is_empty();
    // Where a page leads somewhere, what nobody knows as a venue is who made it.
    let has_link = facts.link_count() > 0 || facts.title_address.is_some();
    let is_venue = |venue: &Venue| !has_link || label::is_known(venue.series()) || sign::of(venue.series().name()).0;
    let is_published = facts.venue.as_ref().is_some_and(is_venue) && !is_meeting;
    // A set of data is by nobody, the paper on it by its authors.
    let is_of_data = is_of(&["benchmark", "benchmarks", "dataset", "datasets"]);
    let is_by_several = is_of_data && facts.authors.iter().filter(|name| name.contains(' ')).count() > 1;
    facts.says_paper || facts.and_others || is_published || is_by_several
}

/// Refuses what is no title but a part of a sentence, which goes on in a link or came from one: `Mends a fault of
/// [LampNet](…)`, `…we light lamps`.
pub(super) fn check_whole(title: &Line, facts: &Facts, range: &Range<usize>) -> Result<(), Issue> {
    /// Words in which no title ends.
    const SMALL: [&str; 9] = ["at", "by", "for", "from", "in", "of", "on", "the", "to"];
    let message = || format!("“{title}” is a part of a sentence");
    let title = title.as_str();
    let goes_on = title.contains(' ') && title.rsplit(' ').next().is_some_and(|last| SMALL.contains(&last));
    let is_title = facts.title_address.is_some() || facts.is_row || title.contains(": ");
    let is_alone = facts.authors.is_empty() && facts.venue.is_none();
    let is_part = goes_on && !is_title || title.trim_start_matches('“').starts_with('…');
    let lack = || Issue::lack(NO_PAPER, message(), "write its title, if it is a paper", range);
    if is_alone && is_part { Err(lack()) } else { Ok(()) }
}

/// Whether anything says that an entry without an arXiv id is a paper, in a section that may be of a venue; says
/// what is missing.
pub(crate) fn check(
    title: &Line,
    url: Option<&WebAddress>,
    facts: &mut Facts,
    of_section: Option<&Venue>,
    (at, range): (&Range<usize>, &Range<usize>),
) -> Result<(), Issue> {
    /// The name of a site has at most so many words.
    const MOST_WORDS_OF_SITE: usize = 4;
    /// That of a subject, at most so many.
    const MOST_WORDS_OF_SUBJECT: usize = 5;
    let words = count_words(title);
    let knows_more = !facts.authors.is_empty() || facts.venue.is_some();
    // `[LampKit](https://github.com/…) | Acme`
    let has_people = facts.authors.iter().any(|name| !sign::is_group(name)) || facts.and_others;
    if date::month(title.as_str()).is_some() {
        return Err(Issue::lack(NO_PAPER, format!("“{title}” is a month"), "write its title, if it is a paper", range));
    }
    // `lampy.example.org` is the name of a site, and no title of a page there.
    let is_host = url.is_some_and(|url| url.host().trim_start_matches("www.").eq_ignore_ascii_case(title.as_str()));
    if is_host {
        return Err(Issue::lack(NO_PAPER, format!("“{title}” is a site"), "write its title, if it is a paper", range));
    }
    // `Contributed by [Ann Oak](…)`
    if ["Contributed", "Maintained", "Curated", "Created", "Compiled", "Collected"].contains(&title.as_str()) {
        return Err(Issue::lack(NO_PAPER, format!("“{title}” is not a title"), "leave it if it is not a paper", range));
    }
    // “2023 Workshop”
    let is_dated = words == 2 && title.as_str().contains(|letter: char| letter.is_ascii_digit());
    let last = title.as_str().rsplit(' ').next().unwrap_or_default();
    let is_meeting = || {
        matches!(last, "Symposium" | "Conference" | "Journal")
            || title.as_str().to_lowercase().contains("international conference on ")
            || ["Conference on ", "Conference of the ", "Symposium on ", "International Workshop on "]
                .iter()
                .any(|words| title.as_str().contains(words))
            || is_dated && ["Workshop", "Conference", "Symposium"].iter().any(|word| title.as_str().contains(word))
            || is_workshop(title.as_str())
            || is_named_in_full(title.as_str(), facts.venue.as_ref())
            || url.is_some_and(is_of_venue)
    };
    // The name of a journal and nothing else.
    let name = title.as_str().split_once(": ").map_or(title.as_str(), |(_, name)| name.trim_start_matches("The "));
    let is_of_journal = JOURNALS.iter().any(|start| title.as_str().starts_with(start) || name.starts_with(start));
    let is_journal = || {
        is_of_journal && !facts.is_row
            || words > 1
                && Venue::parse(title.as_str()).is_ok_and(|venue| {
                    let mut names = venue.series().all_names();
                    label::is_known(venue.series()) && names.any(|name| name.eq_ignore_ascii_case(title.as_str()))
                })
    };
    if facts.authors.is_empty() && (is_meeting() || is_journal()) {
        let message = format!("“{title}” names a conference or a journal");
        return Err(Issue::lack(NO_PAPER, message, "name its authors, if it is a paper", range));
    }
    if url.is_some() {
        // `[WIQA](https://…) - a dataset`
        let is_dated = facts.year.is_some() || facts.dated.is_some();
        let is_short = words <= if url.is_some_and(is_site) { MOST_WORDS_OF_SITE } else { 2 };
        let is_document = url.is_some_and(|url| url.host() == "docs.google.com");
        let is_thing = (is_short || is_document) && !knows_more && !is_dated;
        if is_thing && !facts.says_paper && !facts.is_row {
            let message = format!("“{title}” has a link and nothing of a paper");
            return Err(Issue::lack(NO_PAPER, message, "name its authors or its venue, if it is one", range));
        }
    } else if facts.links.iter().all(|(kind, _)| Target::Link(*kind).is_aside()) {
        // `Register Lamps, 2022, ISCA`
        let is_published = facts.venue.as_ref().is_some_and(|venue| label::is_known(venue.series()));
        let is_of_venue = of_section.is_some_and(|venue| venue.year().is_some());
        let is_of_meeting = is_published && facts.venue.as_ref().is_some_and(|venue| venue.year().is_some());
        let fewest_words = match (facts.is_row || is_published || is_of_venue, is_of_meeting) {
            (_, true) => 2,
            (true, false) => 3,
            (false, false) => 4,
        };
        // A list of what a conference accepted names it once.
        let mut venues = facts.venue.iter().chain(of_section);
        let is_dated = facts.year.is_some() || facts.dated.is_some() || venues.any(|venue| venue.year().is_some());
        // “Lamps of Rooms (LAMP)” may be a subject.
        let is_placed = is_dated || is_published && (words > MOST_WORDS_OF_SUBJECT || title.as_str().contains(": "));
        // A few words that name arXiv in passing are no paper.
        let says_paper = facts.says_paper && (is_dated || !facts.is_preprint || words > MOST_WORDS_OF_SUBJECT);
        if facts.authors.is_empty() && !says_paper && !(is_placed && words >= fewest_words) {
            let message = format!("“{title}” has neither an address nor authors, so it is not read as a paper");
            return Err(Issue::lack(NO_PAPER, message, "link it to the paper, or leave it if it is none", range));
        }
        facts.warn("no-address", format!("no address was found for “{title}”"), "link it to the paper", at);
    } else {
        let message = format!("no address of the paper itself was found for “{title}”, only other links");
        // A post or a page of its own may be what the entry is about; code alone is a program.
        let is_code = |kind: &LinkKind| matches!(kind, LinkKind::Code | LinkKind::UnofficialCode);
        let is_about =
            words > 2 && facts.links.iter().any(|(kind, _)| !is_code(kind) && !Target::Link(*kind).is_aside());
        // `A Title of Words (arXiv 2021) [Code](…)`
        let says_paper = facts.says_paper && words > 2 || facts.is_row && words > 3;
        // `[LampKit](https://github.com/oak/LampKit) by [Ann Oak](…)`
        let is_repository = |(kind, address): &(LinkKind, WebAddress)| {
            is_code(kind) && address.path().trim_end_matches('/').ends_with(&format!("/{title}"))
        };
        let is_program = facts.venue.is_none() && facts.links.iter().any(is_repository);
        if !(has_people && !is_program || facts.venue.is_some() || is_about || says_paper) {
            return Err(Issue::lack(
                NO_PAPER,
                message,
                "link it to the paper, or move it to a section called Tools",
                range,
            ));
        }
        facts.warn("no-address", message, "add a link called Paper", at);
    }
    Ok(())
}
