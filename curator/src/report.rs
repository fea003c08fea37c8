//! What a command prints: findings drawn for a person, or data for a program.
use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write as _};

use annotate_snippets::Renderer;
use anstream::stream::RawStream;
use anstream::{AutoStream, ColorChoice};

use crate::diagnostic::{Diagnostic, Severity};

/// The way in which a command is asked to print findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// Drawn with their source lines
    Text,
    /// As annotations of a pull request on GitHub
    Github,
}

/// Prints the findings of a command: to a person all of them, beside the output; to GitHub those that are
/// more than notes.
///
/// # Errors
/// When the output cannot be written.
pub fn print_as(format: Format, diagnostics: &[Diagnostic], all: bool) -> io::Result<()> {
    match format {
        Format::Text => print(diagnostics, all, io::stderr()),
        Format::Github => {
            let worth = by_severity(diagnostics).into_iter().filter(|found| found.severity > Severity::Note);
            worth.into_iter().try_for_each(|found| writeln!(io::stdout(), "{}", found.github()))
        }
    }
}

/// Findings, the gravest last so that they are what a reader sees.
fn by_severity(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut ordered: Vec<&Diagnostic> = diagnostics.iter().collect();
    ordered.sort_by_key(|diagnostic| diagnostic.severity);
    ordered
}

/// Notes and warnings of one rule beyond this many are counted and not drawn.
const MOST_OF_RULE: usize = 8;

/// The width to which lines are cut where there is no terminal to ask.
const WIDTH: usize = 120;

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// Wrong.
    pub errors: usize,
    /// Worth a look.
    pub warnings: usize,
    /// To know.
    pub notes: usize,
}

impl Tally {
    /// Counts findings.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        Self { errors: count(Severity::Error), warnings: count(Severity::Warning), notes: count(Severity::Note) }
    }

    /// The numbers in words: `2 errors, 1 warning`.
    #[must_use]
    pub fn summary(self) -> String {
        [count(self.errors, "error"), count(self.warnings, "warning"), count(self.notes, "note")].join(", ")
    }
}

/// The first of some names in quotation marks, with a sign that there are more.
#[must_use]
pub fn quoted(names: &[&str]) -> String {
    /// More are not named.
    const MOST: usize = 5;
    let first: Vec<String> = names.iter().take(MOST).map(|name| format!("“{name}”")).collect();
    let more = if names.len() > MOST { ", …" } else { "" };
    first.join(", ") + more
}

/// A number of things in words: `1 paper`, `2 papers`.
#[must_use]
pub fn count(number: usize, name: &str) -> String {
    let ending = if number == 1 {
        ""
    } else if name.ends_with('s') {
        "es"
    } else {
        "s"
    };
    format!("{number} {name}{ending}")
}

/// Whether what is written there may be coloured: on a terminal, unless the environment says otherwise
/// (`NO_COLOR`, `CLICOLOR_FORCE`).
#[must_use]
pub fn is_coloured(to: &impl RawStream) -> bool {
    AutoStream::choice(to) != ColorChoice::Never
}

/// Draws findings with their source lines. `all` draws every note and warning.
///
/// # Errors
/// When the output cannot be written.
pub fn print(diagnostics: &[Diagnostic], all: bool, mut to: impl RawStream) -> io::Result<()> {
    let renderer = if is_coloured(&to) { Renderer::styled() } else { Renderer::plain() }.term_width(WIDTH);
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut hidden: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in by_severity(diagnostics) {
        if diagnostic.severity < Severity::Error && !all {
            let count = counts.entry(diagnostic.rule).or_default();
            *count += 1;
            if *count > MOST_OF_RULE {
                *hidden.entry(diagnostic.rule).or_default() += 1;
                continue;
            }
        }
        writeln!(to, "{}\n", diagnostic.draw(&renderer))?;
    }
    if !hidden.is_empty() {
        let each: Vec<String> = hidden.iter().map(|(rule, count)| format!("{count} of {rule}")).collect();
        writeln!(to, "not shown: {}; --all shows them\n", each.join(", "))?;
    }
    Ok(())
}
