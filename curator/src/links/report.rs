//! What came of asking, for people: in Markdown, as the text of an issue.
use std::collections::BTreeMap;
use std::fmt::Write as _;

use catalogue::Date;

use super::addresses::Linked;
use super::cache::{Cache, Probed};
use super::probe::State;
use crate::markdown::{LONGEST, address, text};

/// How many uses of an address are named.
const MOST_USES: usize = 3;

/// An address that a person has to look at.
#[derive(Debug, serde::Serialize)]
pub struct Finding<'a> {
    /// What is known of it.
    #[serde(flatten)]
    pub known: &'a Probed,
    /// What it is of.
    pub uses: &'a [super::Use],
}

/// How many addresses there are in each state.
pub type Tally = BTreeMap<State, usize>;

/// Counts the addresses in each state.
#[must_use]
pub fn tally(linked: &[Linked], cache: &Cache) -> Tally {
    let mut tally = Tally::new();
    for known in linked.iter().filter_map(|linked| cache.of(&linked.address)) {
        *tally.entry(known.verdict.state).or_default() += 1;
    }
    tally
}

/// The addresses that are not simply there, the gravest first.
#[must_use]
pub fn findings<'a>(linked: &'a [Linked], cache: &'a Cache) -> Vec<Finding<'a>> {
    let known = linked
        .iter()
        .filter_map(|linked| Some(Finding { known: cache.of(&linked.address)?, uses: &linked.uses }))
        .filter(|finding| finding.known.verdict.state != State::Alive);
    let mut findings: Vec<Finding<'_>> = known.collect();
    findings.sort_by_key(|finding| finding.known.verdict.state);
    findings
}

/// The numbers in words: `2 dead, 1 moved, 840 alive`.
#[must_use]
pub fn summary(tally: &Tally) -> String {
    let parts: Vec<String> = tally.iter().map(|(state, count)| format!("{count} {}", state.name())).collect();
    if parts.is_empty() { "none was asked for".to_owned() } else { parts.join(", ") }
}

/// The report. What is too much for an issue is counted at its end.
#[must_use]
pub fn markdown(list: &str, today: Date, tally: &Tally, findings: &[Finding<'_>]) -> String {
    let count: usize = tally.values().sum();
    let mut report = format!("The {count} addresses of *{}* on {today}: {}.\n", text(list), summary(tally));
    if findings.is_empty() {
        report.push_str("\nEvery address leads somewhere.\n");
    }
    let mut left_out = 0;
    for state in State::ALL {
        let mut found = findings.iter().filter(|finding| finding.known.verdict.state == state).peekable();
        if found.peek().is_none() {
            continue;
        }
        let (heading, advice) = words(state);
        // Writing to a string does not fail.
        let _ = write!(
            report,
            "\n## {heading}\n\n{advice}\n\n| address | of | {} |\n| --- | --- | --- |\n",
            if state == State::Moved { "now at" } else { "what is known" }
        );
        for finding in found {
            let row = row(finding);
            if report.len() + row.len() > LONGEST {
                left_out += 1;
            } else {
                report.push_str(&row);
            }
        }
    }
    if left_out > 0 {
        let _ = write!(report, "\n{left_out} more are not shown here; `papers links` names them all.\n");
    }
    report
}

/// The heading of a state, and what to do about it.
fn words(state: State) -> (&'static str, &'static str) {
    match state {
        State::Dead => {
            ("Dead", "Nothing is there any more. Look for its new place, link to the copy, or remove the link.")
        }
        State::Failing => {
            ("Failing", "The server is in trouble or cannot be reached. If it stays so, treat it as dead.")
        }
        State::Slow => ("Slow", "No whole answer came in time. It may be there; try it in a browser."),
        State::Blocked => ("Blocked", "The server turns programs away. It is most likely there; try it in a browser."),
        State::Waiting => ("Not asked for", "The host asks to be left alone for now; the next run asks again."),
        State::Moved => ("Moved for good", "It is there, at a new address. Write that one in the catalogue."),
        State::Alive => ("Alive", ""),
    }
}

fn row(finding: &Finding<'_>) -> String {
    let known = finding.known;
    let mut uses: Vec<String> = finding.uses.iter().take(MOST_USES).map(|of| text(&of.to_string())).collect();
    if finding.uses.len() > MOST_USES {
        uses.push(format!("and {} more", finding.uses.len() - MOST_USES));
    }
    let mut facts = Vec::new();
    if let Some(now_at) = &known.verdict.now_at {
        facts.push(address(now_at));
    }
    if !known.verdict.why.is_empty() {
        facts.push(text(&known.verdict.why));
    }
    if known.since != known.asked {
        facts.push(format!("since {}", known.since));
    }
    if let Some(copy) = known.copy.as_deref().filter(|copy| !copy.is_empty()) {
        facts.push(format!("[a copy]({})", address(copy)));
    }
    format!("| {} | {} | {} |\n", address(&known.address), uses.join("<br>"), facts.join("; "))
}
