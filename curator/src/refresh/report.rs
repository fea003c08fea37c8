//! What came of a refresh, for people: on a terminal, and in Markdown as the text of a pull request.
use std::fmt::Write as _;
use std::io::{self, Write};

use catalogue::Date;

use super::{Confidence, Evidence, Finding, Outage, Proposal, Rule};
use crate::diagnostic::printable;
use crate::markdown::{LONGEST, address, text};
use crate::report::count as numbered;

/// What came of a refresh.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Report {
    /// How many papers the list has.
    pub papers: usize,
    /// How many of them are preprints.
    pub preprints: usize,
    /// Where preprints have appeared.
    pub proposals: Vec<Proposal>,
    /// What else a person should look at.
    pub findings: Vec<Finding>,
    /// What was not asked.
    pub outages: Vec<Outage>,
    /// The file that the certain venues were written to, if they were.
    pub written: Option<String>,
}

impl Report {
    /// Whether there is nothing to tell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.proposals.is_empty() && self.findings.is_empty() && self.outages.is_empty()
    }

    /// The proposals of a confidence.
    pub fn of(&self, confidence: Confidence) -> impl Iterator<Item = &Proposal> {
        self.proposals.iter().filter(move |proposal| proposal.confidence == confidence)
    }

    /// The numbers in words.
    #[must_use]
    pub fn summary(&self) -> String {
        let [certain, likely] = [Confidence::Certain, Confidence::Likely].map(|confidence| self.of(confidence).count());
        let count = |rule| self.findings.iter().filter(|finding| finding.rule == rule).count();
        let Self { papers, preprints, .. } = self;
        format!(
            "{preprints} of {} without a venue: {certain} certainly appeared, {likely} likely; {} withdrawn, {} \
             renamed, {} with the DOI of another work",
            numbered(*papers, "paper"),
            count(Rule::Withdrawn),
            count(Rule::Renamed),
            count(Rule::Foreign)
        )
    }

    /// Prints it for a person.
    ///
    /// # Errors
    /// When the output cannot be written.
    pub fn print(&self, out: &mut impl Write) -> io::Result<()> {
        for confidence in [Confidence::Likely, Confidence::Certain] {
            for Proposal { paper, title, venue, evidence, .. } in self.of(confidence) {
                writeln!(out, "{}: {paper} {}\n  {}", certainty(confidence), printable(title), venue.label())?;
                for Evidence { source, text, address, date, .. } in evidence {
                    writeln!(out, "  {source} on {date}: “{}”\n    {address}", printable(text))?;
                }
                writeln!(out)?;
            }
        }
        for Finding { rule, paper, title, text, address, date } in &self.findings {
            let (name, _, _) = words(*rule);
            writeln!(out, "{name}: {paper} {}\n  on {date}: “{}”\n    {address}\n", printable(title), printable(text))?;
        }
        for outage in &self.outages {
            writeln!(out, "{}", told(outage))?;
        }
        writeln!(out, "{}", self.summary())
    }

    /// The report in Markdown. What is too much for a pull request is counted at its end.
    #[must_use]
    pub fn markdown(&self, list: &str, today: Date) -> String {
        let mut report = format!("*{}* on {today}: {}.\n", text(list), self.summary());
        for outage in &self.outages {
            let _ = write!(report, "\n> [!WARNING]\n> {}\n", text(&told(outage)));
        }
        let mut left_out = 0;
        let mut section = |heading: &str, advice: &str, head: &str, rows: Vec<String>| {
            if rows.is_empty() {
                return;
            }
            // Writing to a string does not fail.
            let _ = write!(report, "\n## {heading}\n\n{advice}\n\n{head}");
            for row in rows {
                match report.len() + row.len() > LONGEST {
                    true => left_out += 1,
                    false => report.push_str(&row),
                }
            }
        };
        for confidence in [Confidence::Certain, Confidence::Likely] {
            let advice = match (confidence, &self.written) {
                (Confidence::Certain, Some(_)) => "These are written; check that each is right.",
                (Confidence::Certain, None) => "`papers refresh --write` writes these.",
                (Confidence::Likely, _) => "Decide on these yourself, and write what is right by hand.",
            };
            let heading = match confidence {
                Confidence::Certain => "Appeared",
                Confidence::Likely => "Likely appeared",
            };
            let head = "| paper | venue | evidence |\n| --- | --- | --- |\n";
            section(heading, advice, head, self.of(confidence).map(proposal_row).collect());
        }
        for rule in [Rule::Withdrawn, Rule::Renamed, Rule::Foreign] {
            let (_, heading, advice) = words(rule);
            let rows = self.findings.iter().filter(|finding| finding.rule == rule).map(finding_row).collect();
            section(heading, advice, "| paper | what is said |\n| --- | --- |\n", rows);
        }
        if left_out > 0 {
            let _ = write!(report, "\n{left_out} more are not shown here; `papers refresh` names them all.\n");
        }
        report
    }
}

/// What a finding is called, its heading, and what to do about it.
fn words(rule: Rule) -> (&'static str, &'static str, &'static str) {
    match rule {
        Rule::Withdrawn => {
            ("withdrawn", "Withdrawn", "Its authors have withdrawn it. Remove it, or say so in the list.")
        }
        Rule::Renamed => {
            ("renamed", "Renamed", "arXiv has another title than the list. Use it, unless yours is shorter on purpose.")
        }
        Rule::Foreign => (
            "another work’s DOI",
            "With the DOI of another work",
            "arXiv names a DOI that is of another work. Look whether the id in the list is right.",
        ),
    }
}

fn certainty(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "certain",
        Confidence::Likely => "likely",
    }
}

fn told(Outage { service, papers, error }: &Outage) -> String {
    format!("{service}: no answer for {}: {}", numbered(*papers, "paper"), printable(error))
}

fn proposal_row(Proposal { paper, title, venue, evidence, .. }: &Proposal) -> String {
    let evidence = evidence.iter().map(|Evidence { source, text: said, address: at, date, .. }| {
        format!("{source} on {date}: {} {}", text(said), address(at))
    });
    let evidence: Vec<String> = evidence.collect();
    format!("| {} {paper} | {} | {} |\n", text(title), text(venue.label()), evidence.join("<br>"))
}

fn finding_row(Finding { paper, title, text: said, address: at, date, .. }: &Finding) -> String {
    format!("| {} {paper} | on {date}: {} {} |\n", text(title), text(said), address(at))
}
