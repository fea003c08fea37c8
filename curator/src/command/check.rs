//! `papers check`: the catalogue, by every rule.
use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalogue::Date;

use super::{CLEAN, Error, Outcome, PROBLEMS, today};
use crate::check::rule::RULES;
use crate::check::suppressions::Suppressions;
use crate::check::{Checked, Settings, check, fix};
use crate::diagnostic::Diagnostic;
use crate::files::{read, write};
use crate::report::{self, Format, Tally};
use crate::settings;
use crate::source::Source;

/// Check the catalogue
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers check                          the catalogue in public/papers.json
  papers check mine.json --fix          repair what is certain
  papers check --rules                  name every rule
  papers check --format github          as annotations of a pull request
  papers check --against before.json    only what was not found in an earlier state of the catalogue

A finding that is as it must be is silenced in papers.toml, beside the catalogue or in a folder
above it:

  [[silence]]
  rule = \"missing-authors\"
  paper = \"2403.12844\"
  reason = \"The paper names no one.\"

Without a paper, the entry silences its whole rule.

Exit code: 0 when there is nothing to correct, 1 when there are errors or warnings, 2 when it
could not run.")]
pub struct Options {
    /// The catalogue
    #[arg(default_value = "public/papers.json", value_name = "FILE")]
    pub file: PathBuf,
    /// Repair what is certain, and check what is left
    #[arg(long)]
    pub fix: bool,
    /// Name every rule with its severity
    #[arg(long)]
    pub rules: bool,
    /// The file that silences findings; papers.toml when not given
    #[arg(long, value_name = "FILE")]
    pub silences: Option<PathBuf>,
    /// The day after which dates are in the future; today when not given
    #[arg(long, value_name = "DAY")]
    pub today: Option<String>,
    /// An earlier state of the catalogue: what is found there as well is not told
    #[arg(long, value_name = "FILE")]
    pub against: Option<PathBuf>,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Draw every note and warning
    #[arg(long)]
    pub all: bool,
    /// Print data for a program
    #[arg(long)]
    pub json: bool,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(options: &Options) -> Outcome {
    if options.rules {
        return print_rules(options.json);
    }
    let today = match &options.today {
        Some(text) => Date::parse(text)
            .ok_or_else(|| Error::Argument(format!("“{text}” is not a day; write it as 2026-01-31")))?,
        None => today(),
    };
    if options.fix {
        repair(&options.file)?;
    }
    let mut checked = checked(&options.file, options, today)?;
    if let Some(before) = &options.against {
        keep_new(&mut checked.diagnostics, &self::checked(before, options, today)?.diagnostics);
    }
    let tally = Tally::of(&checked.diagnostics);
    print(&checked, tally, options)?;
    Ok(ExitCode::from(if tally.errors + tally.warnings > 0 { PROBLEMS } else { CLEAN }))
}

/// Checks a file, silenced by what stands beside the catalogue.
fn checked(path: &Path, options: &Options, today: Date) -> Result<Checked, Error> {
    let text = String::from_utf8(read(path)?)
        .map_err(|error| Error::Argument(format!("{} is not UTF-8 text: {error}", path.display())))?;
    let source = Source::new(&path.to_string_lossy(), text.trim_start_matches('\u{feff}').to_owned());
    let beside = options.silences.clone().or_else(|| settings::find(options.file.parent()?));
    let suppressed_in = match &beside {
        Some(path) => Some(Source::read(&path.to_string_lossy(), &read(path)?).0),
        None => None,
    };
    let (mut suppressions, wrong) = suppressed_in.as_ref().map(Suppressions::read).unwrap_or_default();
    let root = beside.as_deref().and_then(Path::parent).unwrap_or(Path::new("")).to_owned();
    let size_of = |path: &str| std::fs::metadata(root.join(path)).ok().map(|file| file.len());
    let mut checked = check(&source, &mut suppressions, &Settings { today, size_of: &size_of });
    checked.diagnostics.extend(wrong);
    if let Some(source) = &suppressed_in {
        checked.diagnostics.extend(suppressions.unused(source));
    }
    Ok(checked)
}

/// Leaves out what was found before: the same words about a line of the same text. A line that
/// moved is the same line.
fn keep_new(found: &mut Vec<Diagnostic>, before: &[Diagnostic]) {
    let key = |found: &Diagnostic| (found.rule, found.message.clone(), found.place.as_ref().map(|at| at.text.clone()));
    let mut known: HashMap<_, usize> = HashMap::new();
    for earlier in before {
        *known.entry(key(earlier)).or_default() += 1;
    }
    found.retain(|found| match known.get_mut(&key(found)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
}

fn repair(path: &Path) -> Result<(), Error> {
    let text = String::from_utf8(read(path)?)
        .map_err(|error| Error::Argument(format!("{} is not UTF-8 text: {error}", path.display())))?;
    match fix::fix(&text) {
        Ok(fixed) if fixed != text => {
            let changed = text.lines().zip(fixed.lines()).filter(|(old, new)| old != new).count();
            write(path, &fixed)?;
            eprintln!("{}: repaired, {} lines differ", path.display(), changed.max(1));
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
            "papers": checked.papers,
            "silenced": checked.suppressed,
            "tally": tally,
            "diagnostics": checked.diagnostics,
        });
        writeln!(out, "{report:#}")?;
        return Ok(());
    }
    report::print_as(options.format, &checked.diagnostics, options.all)?;
    writeln!(out, "{} papers: {}, {} silenced", checked.papers, tally.summary(), checked.suppressed)?;
    Ok(())
}

fn print_rules(json: bool) -> Outcome {
    let mut out = std::io::stdout().lock();
    if json {
        let rules: Vec<_> = RULES.iter().map(|rule| serde_json::json!({"name": rule.name, "severity": rule.severity, "fixes": rule.fixes, "about": rule.about})).collect();
        writeln!(out, "{:#}", serde_json::Value::from(rules))?;
    } else {
        for rule in RULES {
            let fixes = if rule.fixes { " (--fix repairs it)" } else { "" };
            writeln!(out, "{:20} {:8} {}{fixes}", rule.name, rule.severity.name(), rule.about)?;
        }
    }
    Ok(ExitCode::from(CLEAN))
}
