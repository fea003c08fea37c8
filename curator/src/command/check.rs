//! `papers check`: a list, by every rule.
mod against;

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalogue::{Date, PaperId};

use super::build::ListOptions;
use super::{CLEAN, Error, Outcome, PROBLEMS, refused, today};
use crate::check::entries::Entries;
use crate::check::rule::{FIGURES, READING, RULES, Rule};
use crate::check::suppressions::Suppressions;
use crate::check::{CheckContext, Checked, check, check_lists, fix};
use crate::diagnostic::{Diagnostic, Place};
use crate::files::{read_text, write};
use crate::report::{self, Format, Tally, count};
use crate::settings;
use crate::source::Source;
use crate::sources::{self, SourcesError, Wanted};
use against::{gone, keep_new};

/// Check a list: how it was read, and its papers by every rule
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers check                          what papers.toml names, or the papers.json, or else the README.md, of this folder
  papers check README.md                what is hard to read, and what of its papers breaks a rule
  papers check papers.json --fix        repair what is certain
  papers check --rules                  name every rule
  papers check --format github          as annotations of a pull request
  papers check --against before.json    only what was not found in an earlier state of the list
  git show HEAD~:README.md | papers check -

A finding that is as it must be is silenced in papers.toml, beside the list or in a folder above it:

  [[silence]]
  rule = \"missing-authors\"
  paper = \"2403.12844\"
  reason = \"The paper names no one.\"

Without a paper, the entry silences its whole rule.

Exit code: 0 when there is nothing to correct, 1 when there are errors or warnings (with
--fail-on error: only when there are errors), 2 when it could not run.")]
pub struct Options {
    /// Which list it is
    #[command(flatten)]
    pub list: ListOptions,
    /// Repair what is certain, and check what is left
    #[arg(long)]
    pub fix: bool,
    /// Name every rule with its severity
    #[arg(long)]
    pub rules: bool,
    /// The day after which dates are in the future; today when not given
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// An earlier state of the list: findings that it has too are not reported, and papers that were removed since are
    /// named
    #[arg(long, value_name = "FILE")]
    pub against: Option<PathBuf>,
    /// The least grave findings that are problems
    #[arg(long, value_enum, default_value_t = Least::Warning, value_name = "SEVERITY")]
    pub fail_on: Least,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Show every note and warning
    #[arg(long)]
    pub all: bool,
    /// Print data for a program
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

/// A list as it was checked.
struct State {
    checked: Checked,
    /// Where its papers stand, as far as they were read of lists.
    places: HashMap<PaperId, Place>,
    /// The files that were named.
    files: Vec<PathBuf>,
}

impl State {
    /// The names of its files, as messages have them.
    fn paths(&self) -> impl Iterator<Item = &str> {
        let named = self.files.iter().filter_map(|path| path.to_str());
        named.chain(self.places.values().map(|place| place.path.as_str()))
    }
}

/// How grave a finding is that makes a check fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Least {
    /// Only errors
    Error,
    /// Errors and warnings
    Warning,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(options: &Options) -> Outcome {
    match attempt(options) {
        Err(Error::Sources(error)) if !options.json => refused(&error, options.format, options.all),
        outcome => outcome,
    }
}

fn attempt(options: &Options) -> Outcome {
    if options.rules {
        return print_rules(options.json);
    }
    let today = match &options.today {
        Some(text) => Date::parse(text)
            .ok_or_else(|| Error::Argument(format!("“{text}” is not a day; write it as 2026-01-31")))?,
        None => today(),
    };
    let wanted = options.list.wanted_anyway();
    let files = sources::paths(&wanted)?;
    if options.fix {
        match the_catalogue(&files)? {
            Some(path) => repair(path, wanted.settings_path().as_deref())?,
            None => {
                let names: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
                let message =
                    "is corrected by hand, at the lines that `papers check` tells; --fix repairs a papers.json";
                return Err(Error::Argument(format!("{} {message}", names.join(", "))));
            }
        }
    }
    let settings = wanted.settings_path();
    let mut now = checked(files, settings.as_deref(), &wanted, today)?;
    if let Some(before) = &options.against {
        let name = before.display().to_string();
        let before = checked(vec![before.clone()], settings.as_deref(), &wanted, today)?;
        keep_new(&mut now, &before);
        let gone = gone(&name, &before.checked.titles, &now.checked.titles);
        now.checked.diagnostics.extend(gone);
    }
    let mut checked = now.checked;
    checked.diagnostics.splice(0..0, sources::second_list(&wanted)?);
    let tally = Tally::of(&checked.diagnostics);
    print(&checked, tally, options)?;
    let problems = match options.fail_on {
        Least::Error => tally.errors,
        Least::Warning => tally.errors + tally.warnings,
    };
    Ok(ExitCode::from(if problems > 0 { PROBLEMS } else { CLEAN }))
}

/// The file, when it is the one of a catalogue.
fn the_catalogue(files: &[PathBuf]) -> Result<Option<&Path>, Error> {
    Ok(match files {
        [file] if sources::is_catalogue(file)? => Some(file),
        _ => None,
    })
}

/// Checks a list, silenced by what stands beside it.
fn checked(files: Vec<PathBuf>, beside: Option<&Path>, wanted: &Wanted, today: Date) -> Result<State, Error> {
    let named = files.clone();
    let silences = silences(beside)?;
    let root = beside.and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
    let size_of = |path: &str| std::fs::metadata(root.join(path)).ok().map(|file| file.len());
    let context = CheckContext { today, size_of: &size_of, said: None };
    let (mut suppressions, wrong) = silences.as_ref().map(Suppressions::read).unwrap_or_default();
    let mut places = HashMap::new();
    let mut checked = match the_catalogue(&files)? {
        Some(path) => {
            let source = Source::of_file(path)?;
            let said = silences.as_ref().map(settings::Settings::read).transpose().map_err(SourcesError::Settings)?;
            let said = said.as_ref().zip(silences.as_ref());
            check(&source, &mut suppressions, &CheckContext { said, ..context })
        }
        None => {
            let settings_file = beside.map(Path::to_owned);
            let read = sources::sources(&Wanted { files, settings: settings_file, ..wanted.clone() })?;
            let mut checked = check_lists(&read.catalogue, (&read.places, &read.groups), &mut suppressions, &context);
            let before = read.diagnostics.len();
            let entries = Entries::of(&read.places);
            let mut told: Vec<_> = read
                .diagnostics
                .iter()
                .filter(|found| !silenced(found, &entries, &mut suppressions))
                .cloned()
                .collect();
            checked.suppressed += before - told.len();
            told.retain(|found| !tells_with_it(&mut checked.diagnostics, found));
            checked.diagnostics.splice(0..0, told);
            checked.diagnostics.sort_by_key(|found| found.place.as_ref().map(|place| (place.path.clone(), place.line)));
            places = read.places;
            checked
        }
    };
    checked.diagnostics.extend(wrong);
    if let Some(source) = &silences {
        checked.diagnostics.extend(suppressions.unused(source));
    }
    Ok(State { checked, places, files: named })
}

/// Whether what was said of the reading of an entry is said by the check as well, that the entry leads nowhere; of a
/// link that is none, the check says what to do then.
fn tells_with_it(found: &mut [Diagnostic], told: &Diagnostic) -> bool {
    let line = |found: &Diagnostic| found.place.as_ref().map(|place| (place.path.clone(), place.line));
    let lacks = |found: &&mut Diagnostic| found.rule == "missing-address" && line(found) == line(told);
    let Some(lacking) = found.iter_mut().find(lacks) else { return false };
    if told.rule == "not-a-link" {
        lacking.message = format!("{}: {}", lacking.message, told.message);
        lacking.help.clone_from(&told.help);
    }
    matches!(told.rule, "not-a-link" | "no-address")
}

/// Whether a finding about the text of a list is silenced: its rule, or its rule for the paper in whose entry it is.
fn silenced(found: &Diagnostic, entries: &Entries<'_>, suppressions: &mut Suppressions) -> bool {
    let papers = found.place.as_ref().map(|place| entries.papers(place)).unwrap_or_default();
    let of_paper = papers.iter().any(|paper| suppressions.covers(found.rule, Some(paper.as_str())));
    of_paper || suppressions.covers(found.rule, None)
}

/// The silences that stand beside a list.
fn silences(beside: Option<&Path>) -> Result<Option<Source>, Error> {
    Ok(beside.map(Source::of_file).transpose()?)
}

fn repair(path: &Path, beside: Option<&Path>) -> Result<(), Error> {
    let text = read_text(path)?;
    // What is wrong with the silences is told by the check.
    let mut silences = silences(beside)?.map(|source| Suppressions::read(&source).0).unwrap_or_default();
    match fix::fix(&text, &mut silences) {
        Ok(fixed) if fixed != text => {
            write(path, &fixed)?;
            eprintln!("{}: repaired", path.display());
        }
        Ok(_) => eprintln!("{}: nothing to repair", path.display()),
        // What cannot be repaired is found again by the check, with its place.
        Err(error) => eprintln!("{}: not repaired: {error}", path.display()),
    }
    Ok(())
}

fn print(checked: &Checked, tally: Tally, options: &Options) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    if options.json {
        let report = serde_json::json!({
            "papers": checked.titles.len(),
            "silenced": checked.suppressed,
            "tally": tally,
            "diagnostics": checked.diagnostics,
        });
        writeln!(out, "{report:#}")?;
        return Ok(());
    }
    report::print_as(options.format, &checked.diagnostics, options.all)?;
    writeln!(out, "{}: {}, {} silenced", count(checked.titles.len(), "paper"), tally.summary(), checked.suppressed)?;
    Ok(())
}

fn print_rules(json: bool) -> Outcome {
    let mut out = std::io::stdout().lock();
    if json {
        let data = |of: &'static str| move |rule: &Rule| serde_json::json!({"name": rule.name, "severity": rule.severity, "fixes": rule.fixes, "about": rule.about, "of": of});
        let rules: Vec<_> = [(RULES, "papers"), (READING, "reading"), (FIGURES, "figures")]
            .into_iter()
            .flat_map(|(rules, of)| rules.iter().map(data(of)))
            .collect();
        writeln!(out, "{:#}", serde_json::Value::from(rules))?;
        return Ok(ExitCode::from(CLEAN));
    }
    for (rules, of) in [
        (RULES, "The list and its papers:"),
        (READING, "\nHow sources are read:"),
        (FIGURES, "\nFigures, by `papers figures`:"),
    ] {
        writeln!(out, "{of}")?;
        for rule in rules {
            let fixes = if rule.fixes { " (--fix repairs it)" } else { "" };
            writeln!(out, "{:20} {:8} {}{fixes}", rule.name, rule.severity.name(), rule.about)?;
        }
    }
    Ok(ExitCode::from(CLEAN))
}
