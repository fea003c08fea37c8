//! A set of papers in a link: their ids in the fragment of its address, which no server sees.
//!
//! An id of arXiv is a number of five digits to the base of 64. Another id stands between tildes, cut where
//! its beginning names no other paper of the list. Two digits before all tell a link that was cut off.
use std::collections::HashSet;

use percent_encoding::percent_decode_str;

use crate::list::Catalogue;
use crate::paper::{Month, PaperId};

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// How many digits an id of arXiv takes.
const ARXIV_DIGITS: usize = 5;

/// How much of another id a link holds, in characters: so 50 papers take less than 2,000.
const LONGEST: usize = 32;

/// The most papers that are read from a link: no server limits its length, and the page shows each of them.
pub const MOST_SHARED: usize = 1_000;

/// What a link holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// The papers in their order, each once.
    pub ids: Vec<PaperId>,
    /// Whether these are all that were put into it.
    pub is_whole: bool,
    /// Whether it goes on after [`MOST_SHARED`] papers.
    pub is_too_long: bool,
}

/// The text of a link to some papers. Ids that are long are cut where `list` is given and has no other paper
/// that begins so; it must be whole.
#[must_use]
pub fn encode_link(ids: &[PaperId], list: Option<&Catalogue>) -> String {
    let mut items = String::new();
    for id in ids {
        match arxiv_number(id) {
            Some(number) => push_number(&mut items, number, ARXIV_DIGITS),
            None => {
                items.push('~');
                items.push_str(beginning(id, list));
                items.push('~');
            }
        }
    }
    let mut link = String::new();
    push_number(&mut link, checksum(&items), 2);
    link + &items
}

/// Reads the text of a link. Ids that were cut are completed from the `list`; one that is not there stays as
/// it is. What cannot be read ends it, and so does what comes after [`MOST_SHARED`] papers.
#[must_use]
pub fn decode_link(text: &str, list: Option<&Catalogue>) -> Shared {
    let text = percent_decode_str(text).decode_utf8_lossy();
    let (check, items) = text.split_at_checked(2).unwrap_or_default();
    let mut shared = Shared { is_whole: number(check) == Some(checksum(items)), ..Shared::default() };
    let mut seen = HashSet::new();
    let mut rest = items;
    let mut read = 0;
    while !rest.is_empty() {
        // Also what is there twice is counted, since it takes as long.
        if read == MOST_SHARED {
            shared.is_whole = false;
            shared.is_too_long = true;
            break;
        }
        let next = match rest.strip_prefix('~') {
            Some(slug) => slug.split_once('~').map(|(slug, rest)| (PaperId::new(slug).ok(), rest)),
            None => {
                let digits = rest.split_at_checked(ARXIV_DIGITS);
                digits.map(|(digits, rest)| (number(digits).and_then(arxiv_id), rest))
            }
        };
        let Some((Some(id), after)) = next else {
            shared.is_whole = false;
            break;
        };
        let id = completed(id, list);
        if seen.insert(id.clone()) {
            shared.ids.push(id);
        }
        rest = after;
        read += 1;
    }
    shared
}

/// The beginning of an id that names no other paper, or all of it.
fn beginning<'a>(id: &'a PaperId, list: Option<&Catalogue>) -> &'a str {
    let id = id.as_str();
    let Some(list) = list.filter(|_| id.len() > LONGEST) else { return id };
    let cut = id[..LONGEST].trim_end_matches('-');
    let others = list.papers().iter().filter(|paper| paper.id.as_str().starts_with(cut));
    if others.take(2).map(|paper| paper.id.as_str()).eq([id]) { cut } else { id }
}

fn completed(id: PaperId, list: Option<&Catalogue>) -> PaperId {
    let Some(list) = list.filter(|list| list.find(&id).is_none() && id.arxiv().is_none()) else { return id };
    let mut found = list.papers().iter().filter(|paper| paper.id.as_str().starts_with(id.as_str()));
    match (found.next(), found.next()) {
        (Some(paper), None) => paper.id.clone(),
        _ => id,
    }
}

/// An id of arXiv as a number: its month, how many digits follow, and those.
fn arxiv_number(id: &PaperId) -> Option<u32> {
    let month = id.arxiv_month()?;
    let (_, digits) = id.as_str().split_once('.')?;
    let months = u32::from(month.year.checked_sub(2000)?) * 12 + u32::from(month.month) - 1;
    Some((months * 2 + u32::from(digits.len() == 5)) * 100_000 + digits.parse::<u32>().ok()?)
}

fn arxiv_id(number: u32) -> Option<PaperId> {
    let (head, digits) = (number / 100_000, number % 100_000);
    let (months, width) = (head / 2, if head % 2 == 1 { 5 } else { 4 });
    let month = Month { year: u16::try_from(months / 12).ok()?, month: (months % 12) as u8 + 1 };
    PaperId::new(&format!("{:02}{:02}.{digits:0width$}", month.year, month.month)).ok()
}

/// A number that changes with nearly every change of a text.
fn checksum(text: &str) -> u32 {
    text.bytes().fold(1, |sum, byte| (sum * 31 + u32::from(byte)) % 4093)
}

fn push_number(text: &mut String, number: u32, digits: usize) {
    for digit in (0..digits).rev() {
        text.push(char::from(DIGITS[(number >> (6 * digit)) as usize % 64]));
    }
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().try_fold(0, |number, digit| {
        let value = DIGITS.iter().position(|other| *other == digit)?;
        Some(number << 6 | u32::try_from(value).ok()?)
    })
}
