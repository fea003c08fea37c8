//! The issue by which a draft is sent, with its record or its correction in a fenced block of JSON,
//! from which a program can read it.
use std::fmt::Write as _;

use super::address::excerpt;
use crate::encode::{encode_paper, fields, quote};
use crate::paper::Paper;
use crate::web_address::{WebAddress, percent_encode};

/// The longest address that GitHub takes, with some room left, in bytes.
const LONGEST_ADDRESS: usize = 7500;

/// The address of a page of the list's repository on which the paper can be suggested.
#[must_use]
pub fn issue_address(paper: &Paper, repository: &WebAddress) -> String {
    let title = format!("Add: {}", excerpt(paper.title.as_str()));
    address(&title, "I suggest this paper for the list.", &encode_paper(paper), repository)
}

/// The address of a page of the list's repository on which a correction of a record can be
/// suggested.
#[must_use]
pub fn correction_issue_address(record: &Paper, corrected: &Paper, repository: &WebAddress) -> String {
    let title = format!("Correct: {}", excerpt(record.title.as_str()));
    address(&title, "I suggest this correction of a record.", &encode_correction(record, corrected), repository)
}

fn address(title: &str, opening: &str, json: &str, repository: &WebAddress) -> String {
    let address = |json: &str| {
        let repository = repository.as_str().trim_end_matches('/');
        let body = format!("{opening}\n\n```json\n{json}\n```\n");
        format!("{repository}/issues/new?title={}&body={}", percent_encode(title), percent_encode(&body))
    };
    let full = address(json);
    if full.len() <= LONGEST_ADDRESS {
        full
    } else {
        address("The record is too long to be sent along. Please copy it from the form and paste it here.")
    }
}

/// What a correction changes, as JSON: the id of the record and, for each field that changes, what
/// the record says (`from`) and what it should say (`to`); `null` for nothing. What is only written
/// when the site is built is no part of it.
#[must_use]
pub fn encode_correction(record: &Paper, corrected: &Paper) -> String {
    let (old, new) = (fields(record), fields(corrected));
    let value = |fields: &[(&'static str, String)], name: &str| {
        fields.iter().find(|(other, _)| *other == name).map_or("null".to_owned(), |(_, json)| json.clone())
    };
    let (mut from, mut to) = (String::new(), String::new());
    let added = new.iter().filter(|(name, _)| old.iter().all(|(other, _)| other != name));
    for (name, _) in old.iter().chain(added) {
        let (before, after) = (value(&old, name), value(&new, name));
        if before != after {
            for (side, json) in [(&mut from, before), (&mut to, after)] {
                let comma = if side.is_empty() { "" } else { "," };
                // To write into a text does not fail.
                let _ = write!(side, "{comma}\n    \"{name}\": {json}");
            }
        }
    }
    let id = quote(record.id.as_str());
    format!("{{\n  \"corrects\": {id},\n  \"from\": {{{from}\n  }},\n  \"to\": {{{to}\n  }}\n}}")
}
