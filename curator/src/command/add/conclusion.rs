//! The end of a run: what is written, and what is said of it.
use std::io::Write as _;
use std::process::ExitCode;

use catalogue::Paper;
use catalogue::encode::encode_paper;
use catalogue::paper::PaperId;

use super::Options;
use super::destination::Destination;
use super::pasted::Pasted;
use crate::command::{CLEAN, Error, Outcome, PROBLEMS};
use crate::diagnostic::Diagnostic;
use crate::files::write;
use crate::report::{self, Tally};
use crate::settings;
use crate::sources::Sources;

/// What a run is about to do to the list.
#[derive(Default)]
pub(super) struct Change<'a> {
    /// The papers that are added, or the corrected one.
    pub papers: &'a [Paper],
    /// The id of the record that is corrected, if one is.
    pub corrects: Option<&'a PaperId>,
    /// The text of the catalogue with them, where it can be made.
    pub text: Option<&'a str>,
    /// The lines for `papers.toml` that correct the paper of a list.
    pub settings: Option<&'a str>,
}

/// Writes the catalogue when nothing is wrong, and tells what was done with which papers.
pub(super) fn conclude(
    options: &Options,
    list: &Destination,
    change: &Change<'_>,
    diagnostics: &[Diagnostic],
) -> Outcome {
    let tally = Tally::of(diagnostics);
    let is_good = tally.errors == 0;
    let to = match list {
        Destination::Catalogue { path, .. } => {
            change.text.map(|text| (path, text)).filter(|_| is_good && !options.dry_run)
        }
        Destination::Lists(_) => None,
    };
    if let Some((path, text)) = to {
        write(path, text)?;
    }
    if options.json {
        let papers = change.papers.iter().filter_map(|paper| serde_json::from_str(&encode_paper(paper)).ok());
        let report = serde_json::json!({
            "papers": papers.collect::<Vec<serde_json::Value>>(), "corrects": change.corrects.map(PaperId::as_str),
            "settings": change.settings, "written": to.is_some(), "tally": tally, "diagnostics": diagnostics,
        });
        writeln!(std::io::stdout(), "{report:#}")?;
    } else {
        report::print(diagnostics, true, std::io::stderr())?;
        let done = match list {
            Destination::Lists(list) if is_good => match change.corrects {
                Some(id) => print_settings(list, id, change.settings.unwrap_or_default())?,
                None => print_to_paste(list, change.papers)?,
            },
            _ => print_records(change, is_good, options.dry_run)?.to_owned(),
        };
        let count = report::count(change.papers.len(), "paper");
        writeln!(std::io::stdout(), "{}: {count}, {}: {done}", list.name(), tally.summary())?;
    }
    Ok(ExitCode::from(if is_good { CLEAN } else { PROBLEMS }))
}

/// Prints what belongs in a list; returns what is to be done with it.
fn print_to_paste(list: &Sources, papers: &[Paper]) -> Result<String, Error> {
    let mut advice: Vec<String> = Vec::new();
    for paper in papers {
        let pasted = Pasted::of(list, paper)?;
        writeln!(std::io::stdout(), "{}", pasted.text)?;
        if !advice.contains(&pasted.advice) {
            advice.push(pasted.advice);
        }
    }
    let what = if advice.len() > 1 { "paste what stands above where it belongs".to_owned() } else { advice.concat() };
    Ok(format!("{what}; `papers` never edits a list that is not a papers.json"))
}

/// Prints the lines that correct a paper of a list; returns what is to be done with them.
fn print_settings(list: &Sources, id: &PaperId, lines: &str) -> Result<String, Error> {
    let path = list.settings.as_ref().map_or(settings::FILE.into(), |file| file.path.display().to_string());
    let entry = match list.places.get(id) {
        Some(place) => format!("correct the entry at line {} of {}", place.line, place.path),
        None => "correct its entry".to_owned(),
    };
    if lines.is_empty() {
        return Ok(format!("{entry}; `papers` never edits a list that is not a papers.json"));
    }
    write!(std::io::stdout(), "{lines}")?;
    let is_there = |file: &settings::Settings| file.paper.iter().any(|(said, _)| said.as_ref() == id.as_str());
    let how = match list.settings.as_ref().is_some_and(|file| is_there(&file.settings)) {
        true => format!("put the lines above into the section of {id} in {path}, in place of those of the same names"),
        false => format!("add the lines above to {path}"),
    };
    Ok(format!("{how}, or {entry}"))
}

/// Prints the records; returns what was done with them.
fn print_records(change: &Change<'_>, is_good: bool, is_dry_run: bool) -> Result<&'static str, Error> {
    for paper in change.papers {
        writeln!(std::io::stdout(), "{}", encode_paper(paper))?;
    }
    Ok(match change.corrects {
        _ if !is_good => "nothing was written; correct what is told above",
        _ if is_dry_run => "it was left as it is",
        None => "added to it",
        Some(_) => "corrected",
    })
}
