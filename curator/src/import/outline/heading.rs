//! The headings above a place in a document, and the section that they make.
use catalogue::Venue;
use catalogue::venue::Track;

use super::section::{Purpose, is_of_papers, name_of, purpose_of, venue_of};
use super::structure::{Outline, Section};
use crate::import::document::block::{Block, plain_text};
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::letters::capitals;

/// A heading that is in force.
pub(super) struct Heading {
    pub level: u8,
    pub name: String,
    pub purpose: Purpose,
    pub venue: Option<Venue>,
    /// Whether it is the title of the document.
    pub is_title: bool,
    /// How many entries stand before it.
    pub entries: usize,
    /// Whether years stand right below it, though their headings are of its level.
    pub has_years: bool,
}

/// The level of a year with a heading of `level`: it is a part of a subject whose heading is of that level and stands
/// right above it, as it is of the years beside it.
pub(super) fn level_of_year(headings: &mut [Heading], level: u8, outline: &Outline) -> u8 {
    let has_text = outline.sections.last().is_some_and(|section| section.text.is_some());
    let Some(at) = headings.iter().rposition(|heading| heading.level == level) else { return level };
    let is_last = at + 1 == headings.len();
    let subject = &mut headings[at];
    let is_right_above = is_last && subject.entries == outline.entries.len() && !has_text;
    if subject.purpose != Purpose::Papers || subject.is_title || !subject.has_years && !is_right_above {
        return level;
    }
    subject.has_years = true;
    level + 1
}

/// The level of a heading of `level` that says of which kind papers are: “Journals”, right below “2024” or another kind of
/// that year, is a part of the year, though its heading is of that level.
pub(super) fn level_of_kind(headings: &[Heading], level: u8, name: &str) -> u8 {
    const KINDS: [&str; 9] = [
        "conference",
        "conferences",
        "conference papers",
        "journal",
        "journals",
        "journal papers",
        "workshop",
        "workshops",
        "arxiv",
    ];
    let is_of_year =
        headings.iter().any(|heading| heading.level == level && matches!(heading.purpose, Purpose::Year(_)));
    if is_of_year && KINDS.contains(&name.to_lowercase().as_str()) { level + 1 } else { level }
}

/// The year of a venue below a heading that is the same venue without one: “CCS 2024”, below “CCS”.
pub(super) fn year_of_venue(headings: &[Heading], venue: &Venue) -> Option<u16> {
    let around = headings.iter().rev().find_map(|heading| heading.venue.as_ref())?;
    let is_same = around.series() == venue.series() && around.year().is_none() && around.track() == venue.track();
    venue.year().filter(|_| is_same)
}

/// The level of headings right below those of years, if most of them are known venues: then the others are venues, too.
pub(super) fn level_of_venues(blocks: &[Block]) -> Option<u8> {
    /// Fewer show no habit.
    const FEWEST: usize = 8;
    let are_venues = |level: &u8| {
        let (mut venues, mut all, mut is_below_year) = (0, 0, false);
        for block in blocks {
            let Block::Heading { level: own, pieces, .. } = block else { continue };
            let name = name_of(&plain_text(pieces));
            if own < level {
                is_below_year = matches!(purpose_of(&name), Purpose::Year(_));
            } else if own == level && is_below_year {
                (venues, all) = (venues + usize::from(venue_of(&name).is_some()), all + 1);
            }
        }
        venues >= FEWEST && 5 * venues >= 4 * all
    };
    (2..7).find(are_venues)
}

/// The venue that a heading right below one of a year is, where most of its level are venues. A word that is no acronym may
/// be anything.
pub(super) fn venue_among_others(headings: &[Heading], level: u8, name: &str) -> Option<Venue> {
    let is_below_year = headings
        .iter()
        .rev()
        .find(|heading| heading.level < level)
        .is_some_and(|above| matches!(above.purpose, Purpose::Year(_)));
    let first = name.split(' ').next().unwrap_or_default();
    let is_acronym = capitals(first) > 1;
    match fact::read(name, Trust::Sure) {
        Some(Fact::Venue(venue)) if is_below_year && is_acronym => Some(venue),
        _ => None,
    }
}

/// The section under some headings, which begins at a place of the file.
pub(super) fn section(headings: &[Heading], start: usize) -> Section {
    let mut section = Section {
        path: Vec::new(),
        purpose: Purpose::Papers,
        year: None,
        venue: None,
        text: None,
        body: start..usize::MAX,
        collection: None,
    };
    for heading in headings {
        section.venue = heading.venue.clone().or(section.venue.take());
        // “Oral”, below “ICML 2025”
        if let Some(around) = &section.venue
            && *around.track() == Track::Main
            && let Some(Fact::Track(track)) = fact::read(&heading.name, Trust::SetOff)
        {
            section.venue = Venue::parse(&format!("{} {track}", around.canonical_label())).ok().or(section.venue);
        }
        match heading.purpose {
            Purpose::Year(year) => {
                section.year = Some(year);
                leave_contents(&mut section, &heading.name);
            }
            Purpose::Unnamed => leave_contents(&mut section, &heading.name),
            Purpose::Papers if heading.is_title => {}
            // What stands under the news of a list is news, whatever it is called; but many
            // a subject is one level too deep, under the table of contents before it.
            Purpose::Papers => {
                if section.purpose == Purpose::Contents {
                    section.path.clear();
                }
                // The `<summary>` below a heading often repeats it.
                if section.path.last() != Some(&heading.name) {
                    section.path.push(heading.name.clone());
                }
                if matches!(section.purpose, Purpose::Other | Purpose::Contents) {
                    section.purpose = Purpose::Papers;
                }
            }
            purpose => {
                section.path.push(heading.name.clone());
                section.purpose = purpose;
            }
        }
    }
    section
}

/// A part of the table of contents, or of what a list says of itself, is one of papers all the same: years that are one
/// level too deep, or what is called “Papers”.
fn leave_contents(section: &mut Section, name: &str) {
    if section.purpose == Purpose::Contents || section.purpose == Purpose::Other && is_of_papers(name) {
        section.path.clear();
        section.purpose = Purpose::Papers;
    }
}
