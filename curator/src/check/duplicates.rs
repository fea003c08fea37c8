//! Rules for papers together: duplicates, and what one record knows and another does not.
use std::collections::HashMap;

use catalogue::paper::Line;
use catalogue::paper::title_key;
use catalogue::venue::Kind;
use catalogue::{Catalogue, Paper};

use super::findings::Findings;
use super::near;
use crate::import::words::identity;

pub(super) fn check(catalogue: &Catalogue, findings: &mut Findings<'_>) {
    let papers = catalogue.papers();
    let mut say = |rule, position: usize, field: &str, message: String, help: &str| {
        if let Some(paper) = papers.get(position) {
            findings.of_paper(rule, position, &paper.id, field, (message, help.to_owned()));
        }
    };
    let mut titles: HashMap<String, usize> = HashMap::new();
    let mut addresses: HashMap<String, usize> = HashMap::new();
    let mut dois: HashMap<String, usize> = HashMap::new();
    let mut codes: HashMap<String, usize> = HashMap::new();
    let name = |position: usize| papers.get(position).map(|paper: &Paper| paper.id.to_string()).unwrap_or_default();
    for (position, paper) in papers.iter().enumerate() {
        let key = title_key(paper.title.as_str());
        if !key.is_empty()
            && let Some(first) = titles.insert(key, position)
        {
            let message = format!("{} has the same title", name(first));
            say("duplicate-title", position, "title", message, "make the two one record, with both categories");
        }
        for url in paper.own_addresses() {
            let field = if paper.url.as_ref() == Some(url) { "url" } else { "links" };
            if let Some(first) = addresses.insert(identity::key(url), position) {
                let message = if first == position {
                    "the record has this address twice".to_owned()
                } else {
                    format!("{} has the same address", name(first))
                };
                let help = if first == position { "remove one of the two" } else { "make the two one record" };
                say("duplicate-address", position, field, message, help);
            }
        }
        if let Some(code) = paper.code() {
            let first = *codes.entry(identity::key(&code.url)).or_insert(position);
            if are_by_others(catalogue, &papers[first], paper) {
                let message = format!("{} by others has the same code", name(first));
                say("shared-code", position, "links", message, "make sure that the link is of this paper");
            }
        }
        let own = paper.url.iter().map(|url| ("url", url));
        let all = own.chain(paper.links.iter().map(|link| ("links", &link.url)));
        for (field, url) in all {
            if let Some(doi) = identity::doi(url)
                && let Some(first) = dois.insert(doi.clone(), position)
                && first != position
            {
                say(
                    "duplicate-doi",
                    position,
                    field,
                    format!("{} names the DOI {doi}, too", name(first)),
                    "make the two one record",
                );
            }
            if let Some(id) = identity::arxiv_id(url)
                && id != paper.id
                && let Some((_, other)) = catalogue.find(&id)
            {
                let message = format!("this is the address of “{}”, which is in the list", other.title);
                say("duplicate-address", position, field, message, "make the two one record, or remove the link");
            }
        }
    }
    for (first, second) in near::pairs(papers.iter().map(|paper| paper.title.as_str())) {
        let (one, other) = (&papers[first], &papers[second]);
        if are_by_others(catalogue, one, other) {
            continue;
        }
        let is_same = title_key(one.title.as_str()) == title_key(other.title.as_str());
        if !is_same {
            let message = format!("“{}” is very like “{}” ({})", other.title, one.title, one.id);
            say("near-title", second, "title", message, "if they are one paper, make them one record");
        }
        let published = |paper: &Paper| paper.venue.as_ref().filter(|venue| venue.kind() != Kind::Preprint).cloned();
        let known = match (published(one), published(other)) {
            (Some(venue), None) => Some((second, first, venue)),
            (None, Some(venue)) => Some((first, second, venue)),
            _ => None,
        };
        if let Some((without, with, venue)) = known {
            let message = format!("{} is of {} and this, its preprint perhaps, of none", name(with), venue.short());
            say("preprint-published", without, "title", message, "if they are one paper, make them one record");
        }
    }
}

/// Whether two papers have authors and none in common: then they are two papers, and surveys of
/// one subject have titles that are much alike.
fn are_by_others(catalogue: &Catalogue, one: &Paper, other: &Paper) -> bool {
    let id = |author: &Line| catalogue.author_id(author.as_str());
    let is_of_both = |author: &Line| other.authors.iter().any(|name| id(name) == id(author));
    !one.authors.is_empty() && !other.authors.is_empty() && !one.authors.iter().any(is_of_both)
}
