//! Findings that were looked at and are as they must be, each with the reason: the `[[silence]]` of
//! `papers.toml`.
//!
//! They are kept beside the catalogue and not in it: readers download the catalogue, and the
//! reasons are for curators.
use std::ops::Range;

use catalogue::nearest::nearest;

use super::rule;
use crate::diagnostic::{Diagnostic, Severity};
use crate::settings::{Settings, Silence};
use crate::source::Source;

/// A finding that is not reported.
#[derive(Debug)]
struct Suppression {
    rule: String,
    paper: Option<String>,
    range: Range<usize>,
    is_used: bool,
}

/// All silences of a file.
#[derive(Debug, Default)]
pub struct Suppressions {
    silences: Vec<Suppression>,
}

impl Suppressions {
    /// Reads a file; says what is wrong with it.
    #[must_use]
    pub fn read(source: &Source) -> (Self, Vec<Diagnostic>) {
        let mut diagnostics = Vec::new();
        let settings = match Settings::read(source) {
            Ok(settings) => settings,
            Err(found) => return (Self::default(), found),
        };
        let mut silences = Vec::new();
        for entry in settings.silence {
            let range = entry.span();
            let Silence { rule, paper, reason } = entry.into_inner();
            let is_known = rule::find(&rule).is_some();
            let names = rule::all().map(|rule| rule.name);
            let wrong = |message: String, help: String| {
                Diagnostic::new(Severity::Error, "schema", message).at(source.place(&range)).help(help)
            };
            let meant = nearest(&rule, names).filter(|_| !is_known);
            if let Some(meant) = meant {
                diagnostics.push(wrong(format!("“{rule}” is not a rule"), format!("did you mean “{meant}”?")));
            } else if reason.trim().is_empty() {
                let message = format!("the silence of {rule} has no reason");
                diagnostics.push(wrong(message, "say why the finding is as it must be".to_owned()));
            } else {
                silences.push(Suppression { rule, paper, range, is_used: false });
            }
        }
        (Self { silences }, diagnostics)
    }

    /// Whether a finding about a paper is silenced.
    pub fn covers(&mut self, rule: &str, paper: Option<&str>) -> bool {
        let mut covers = false;
        // Without a paper an entry is about every finding of its rule.
        let is_it = |silence: &&mut Suppression| {
            silence.rule == rule && (silence.paper.is_none() || silence.paper.as_deref() == paper)
        };
        for silence in self.silences.iter_mut().filter(is_it) {
            silence.is_used = true;
            covers = true;
        }
        covers
    }

    /// The silences that silenced nothing.
    #[must_use]
    pub fn unused(&self, source: &Source) -> Vec<Diagnostic> {
        let unused = self.silences.iter().filter(|silence| !silence.is_used);
        unused
            .map(|silence| {
                let what = silence.paper.as_deref().map(|paper| format!(" for {paper}")).unwrap_or_default();
                Diagnostic::new(Severity::Warning, "unused-silence", format!("{} finds nothing{what}", silence.rule))
                    .at(source.place(&silence.range))
                    .help(if rule::find(&silence.rule).is_some() {
                        "remove the entry"
                    } else {
                        "remove the entry, or name a rule: `papers check --rules` lists them"
                    })
            })
            .collect()
    }
}
