//! What is listed beside papers: programs and leaderboards.
use std::ops::Range;

use catalogue::paper::Line;
use catalogue::{Leaderboard, Slug, Tool};

use crate::import::fragments::issue::Issue;
use crate::import::fragments::known_facts::Facts;

/// The program that an entry names.
pub(super) fn tool(name: Line, facts: &mut Facts, collection: &Slug, range: &Range<usize>) -> Result<Tool, Issue> {
    // `NA`, `/`
    if name.as_str() == "NA" || name.as_str() == "N/A" || !name.as_str().contains(char::is_alphanumeric) {
        return Err(Issue::lack("not-a-tool", format!("“{name}” is not a name"), "write its name as a link", range));
    }
    let paper = facts.addresses.first().cloned();
    let own = facts.title_address.take().or_else(|| facts.links.first().map(|(_, address)| address.clone()));
    let Some(url) = own.or_else(|| paper.clone()) else {
        return Err(Issue::lack("not-a-tool", format!("“{name}” has no address"), "link it to its page", range));
    };
    let paper = paper.filter(|paper| *paper != url);
    let description = description(facts, &name);
    Ok(Tool { name, url, paper, collection: collection.clone(), description })
}

/// The leaderboard that an entry names.
pub(super) fn leaderboard(name: Line, facts: &mut Facts, range: &Range<usize>) -> Result<Leaderboard, Issue> {
    let own = facts.title_address.take().or_else(|| facts.links.first().map(|(_, address)| address.clone()));
    let Some(url) = own.or_else(|| facts.addresses.first().cloned()) else {
        return Err(Issue::lack("not-a-leaderboard", format!("“{name}” has no address"), "link it to its page", range));
    };
    let description = description(facts, &name);
    Ok(Leaderboard { name, url, description })
}

/// What an entry says of a thing, else its name.
fn description(facts: &mut Facts, name: &Line) -> Line {
    let text = facts.leftover.drain(..).map(|(text, _)| text).collect::<Vec<_>>().join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Line::new(text.trim_matches(|character: char| "-–—:|,; ".contains(character))).unwrap_or_else(|_| name.clone())
}
