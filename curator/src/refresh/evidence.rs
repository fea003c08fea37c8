//! Judges what services say of a paper.
//!
//! Evidence is certain when authors or publishers say in plain words that this paper appeared at a venue that is
//! known by name, with a year that fits. A venue is certain when one evidence is or two services agree, and no
//! evidence names another venue.
use std::collections::BTreeSet;

use catalogue::fold::fold;
use catalogue::paper::title_key;
use catalogue::venue::{Kind, Series, Track};
use catalogue::{Date, Paper, Venue};

use super::answers::{Dated, Known, OPENALEX, OnArxiv};
use super::venue_mention::{self, VenueMention};
use super::{Confidence, Evidence, Finding, Proposal, Rule, is_preprint};
use crate::check::near;
use crate::import::words::fact;
use crate::tex::readable;
use crate::work::{self, Work};

/// How many years after its preprint a paper appears at most, as far as it is certain to be the same.
const LONGEST_WAY: u16 = 4;

/// The longest words of evidence that are shown, in characters.
const LONGEST: usize = 300;

/// What arXiv says of a paper in two places is said by one service.
const ARXIV: [&str; 2] = ["arXiv’s comment", "arXiv’s journal reference"];

/// Where a preprint appeared, by what is known of it.
#[must_use]
pub fn proposal(paper: &Paper, known: &Known, today: Date) -> Option<Proposal> {
    if !is_preprint(paper) || on_arxiv(known).is_some_and(|entry| withdrawal(entry).is_some()) {
        return None;
    }
    let evidence = all(paper, known, today);
    let best =
        evidence.iter().max_by_key(|one| (one.confidence, is_special(&one.venue), one.venue.year().is_some()))?;
    let is_alike = |other: &Evidence| {
        let (one, other) = (&best.venue, &other.venue);
        let years = [one.year(), other.year()];
        let is_same_year = years[0] == years[1] || years.contains(&None);
        let is_same_track = one.track() == other.track() || !is_special(one) || !is_special(other);
        one.series() == other.series() && is_same_year && is_same_track
    };
    let alike: Vec<&Evidence> = evidence.iter().filter(|other| is_alike(other)).collect();
    // That a paper was at a workshop says nothing against a conference.
    let is_other = |other: &&Evidence| !is_alike(other) && other.venue.kind() != Kind::Workshop;
    let is_disputed = evidence.iter().any(|other| is_other(&other));
    let service = |one: &&Evidence| if ARXIV.contains(&one.source) { "arXiv" } else { one.source };
    let services: BTreeSet<&str> = alike.iter().map(service).collect();
    let is_known = fact::is_known(best.venue.series()) && has_year(&best.venue) && best.venue.kind() != Kind::Workshop;
    let is_certain = best.confidence == Confidence::Certain || (services.len() > 1 && is_known);
    let confidence = if is_certain && !is_disputed { Confidence::Certain } else { Confidence::Likely };
    // The track that one names and the year that another one does.
    let special = alike.iter().find(|one| is_special(&one.venue)).unwrap_or(&best);
    let year = alike.iter().find_map(|one| one.venue.year());
    let venue = fact::tidy_venue(&special.venue, year);
    Some(Proposal { paper: paper.id.clone(), title: paper.title.to_string(), venue, confidence, evidence })
}

/// What else a person should know of a paper.
#[must_use]
pub fn findings(paper: &Paper, known: &Known) -> Vec<Finding> {
    let finding = |rule, text: &str, address: String, date: Date| Finding {
        rule,
        paper: paper.id.clone(),
        title: paper.title.to_string(),
        text: shortened(text),
        address,
        date: date.to_string(),
    };
    let mut findings = Vec::new();
    let Some(Dated { date, what: Some(entry) }) = &known.arxiv else { return findings };
    let address = arxiv_address(paper);
    if let Some(words) = withdrawal(entry) {
        findings.push(finding(Rule::Withdrawn, words, address.clone(), *date));
    }
    let title = readable(&entry.title);
    if title_key(&title) != title_key(paper.title.as_str()) {
        findings.push(finding(Rule::Renamed, &title, address, *date));
    }
    let is_foreign = |work: &Work| is_doi(work, &entry.doi) && likeness(paper, known, work).is_none();
    if let Some((_, date, work)) = known.works().find(|(_, _, work)| is_foreign(work)) {
        let text = format!("arXiv names the DOI of “{}”", work.title);
        findings.push(finding(Rule::Foreign, &text, work.address.clone(), date));
    }
    findings
}

/// Whether what is known of a paper decides where it appeared, so that nobody else need be asked.
#[must_use]
pub fn is_decided(paper: &Paper, known: &Known, today: Date) -> bool {
    let withdrawn = on_arxiv(known).is_some_and(|entry| withdrawal(entry).is_some());
    withdrawn || proposal(paper, known, today).is_some_and(|proposal| proposal.confidence == Confidence::Certain)
}

fn on_arxiv(known: &Known) -> Option<&OnArxiv> {
    known.arxiv.as_ref()?.what.as_ref()
}

/// Everything that says where a paper appeared.
fn all(paper: &Paper, known: &Known, today: Date) -> Vec<Evidence> {
    let mut all = Vec::new();
    if let Some(Dated { date, what: Some(entry) }) = &known.arxiv {
        // An id with a slip in it is that of another paper.
        let is_it = near::is_like(paper.title.as_str(), &readable(&entry.title)).is_some();
        let said = [
            (&entry.comment, venue_mention::comment(&readable(&entry.comment), today)),
            (&entry.journal, venue_mention::reference(&readable(&entry.journal), None, today)),
        ];
        for (source, (text, said)) in ARXIV.into_iter().zip(said) {
            if let Some(VenueMention { venue, is_plain }) = said {
                let confidence = judged(paper, &venue, is_plain && is_it, today);
                let (text, address) = (shortened(text), arxiv_address(paper));
                all.push(Evidence { source, text, address, date: date.to_string(), confidence, venue });
            }
        }
    }
    for (source, date, work) in known.works().filter(|(_, _, work)| work.kind != work::Kind::Other) {
        let Some(is_same) = likeness(paper, known, work) else { continue };
        // OpenAlex makes one work of a preprint and what is published, sometimes wrongly, with the year of either.
        let is_derived = source == OPENALEX;
        let Some(VenueMention { venue, is_plain }) = appeared(work, !is_derived, today) else { continue };
        let confidence = judged(paper, &venue, is_plain && is_same && !is_derived, today);
        let text = [work.title.as_str()].into_iter().chain(work.containers.iter().map(String::as_str));
        let year = work.year.map(|year| year.to_string());
        let text: Vec<&str> = text.chain(year.as_deref()).collect();
        let (text, address) = (shortened(&text.join(". ")), work.address.clone());
        all.push(Evidence { source, text, address, date: date.to_string(), confidence, venue });
    }
    all
}

/// Where a work appeared, as its publisher registered it; in its year only where that is the one of the venue.
fn appeared(work: &Work, has_year: bool, today: Date) -> Option<VenueMention> {
    let year = work.event_year.or(work.year).filter(|_| has_year);
    let texts = || work.containers.iter().chain([&work.event]).filter(|text| !text.is_empty());
    if let Some(said) = texts().find_map(|text| venue_mention::reference(text, year, today)) {
        return Some(said);
    }
    // A journal that is not known by name, for a person to look at.
    let container = work.containers.first().filter(|_| work.kind == work::Kind::Journal)?;
    let venue = Venue::new(Series::new(container).ok()?, year, Track::Main).ok()?;
    Some(VenueMention { venue, is_plain: false })
}

fn judged(paper: &Paper, venue: &Venue, is_plain: bool, today: Date) -> Confidence {
    let posted = paper.arxiv_month().map(|month| month.year);
    let fits = match (posted, venue.year()) {
        (Some(posted), Some(year)) => (posted.saturating_sub(1)..=posted + LONGEST_WAY).contains(&year),
        _ => true,
    };
    let is_over = venue.year().is_none_or(|year| year <= today.year + 1);
    let is_known = fact::is_known(venue.series()) && has_year(venue);
    if is_plain && fits && is_over && is_known { Confidence::Certain } else { Confidence::Likely }
}

/// Whether a venue has the year that it needs: a conference is one of a year.
fn has_year(venue: &Venue) -> bool {
    venue.year().is_some() || venue.kind() == Kind::Journal
}

/// Whether a venue has a track of its own.
fn is_special(venue: &Venue) -> bool {
    *venue.track() != Track::Main
}

/// Whether a work is the paper: with some certainty, or only likely. `None` when it is another one.
fn likeness(paper: &Paper, known: &Known, work: &Work) -> Option<bool> {
    let entry = on_arxiv(known);
    let titles = [Some(paper.title.to_string()), entry.map(|entry| readable(&entry.title))];
    let is_same_title = titles.iter().flatten().filter_map(|title| near::is_like(title, &work.title)).max()?;
    let listed: Vec<String> = paper.authors.iter().map(|author| family(author.as_str())).collect();
    let ours = match entry {
        Some(entry) if listed.is_empty() => entry.authors.iter().map(|author| family(author)).collect(),
        _ => listed,
    };
    let theirs: Vec<String> = work.authors.iter().map(|author| family(author)).collect();
    let shared = ours.iter().filter(|name| theirs.contains(name)).count();
    let fewest = ours.len().min(theirs.len());
    if fewest > 0 && shared == 0 {
        return None;
    }
    Some(is_same_title && fewest > 0 && 2 * shared >= fewest)
}

/// The last word of a name, folded.
fn family(name: &str) -> String {
    let folded = fold(name);
    let mut words = folded.split(|character: char| character.is_whitespace() || character == '.');
    words
        .rfind(|word| word.chars().count() > 1 && !matches!(*word, "jr" | "sr" | "ii" | "iii"))
        .unwrap_or_default()
        .to_owned()
}

/// The words by which a paper is withdrawn from arXiv.
fn withdrawal(entry: &OnArxiv) -> Option<&str> {
    [&entry.comment, &entry.summary].into_iter().map(String::as_str).find(|text| {
        let folded = fold(text);
        let says = |words: &str| folded.contains(words);
        let is_withdrawn = ["been withdrawn", "is withdrawn", "was withdrawn", "withdrawn by", "withdrawn due"];
        // An author may also withdraw a paper from a conference.
        is_withdrawn.into_iter().any(says) && !says("withdrawn from") || folded.trim_matches('.') == "withdrawn"
    })
}

fn is_doi(work: &Work, doi: &str) -> bool {
    !doi.is_empty() && work.doi.eq_ignore_ascii_case(doi)
}

fn arxiv_address(paper: &Paper) -> String {
    format!("https://arxiv.org/abs/{}", paper.id)
}

/// Words as they are shown.
fn shortened(text: &str) -> String {
    let text = readable(text);
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}
