//! `papers abstracts`: the abstracts of the list's papers.
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use catalogue::abstracts::{Abstract, Abstracts, FILE, LONGEST};
use catalogue::paper::PaperId;

use super::network::{Network, seconds};
use super::{CLEAN, Error, Outcome, PROBLEMS, read_list, today};
use crate::arxiv;
use crate::files::{read, write};
use crate::report::count;
use crate::tex::readable;
use crate::web::RequestError;
use crate::web::progress::Progress;
use crate::web::spacing::Spacing;

/// The largest answer that is read, in bytes: a hundred papers take about 300 kB.
const BODY_LIMIT: u64 = 8_000_000;

/// Bring the abstracts of all papers on arXiv into the site
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers abstracts                        what is not there yet
  papers abstracts --refresh              all of them again

A hundred papers are asked for at once, and requests are three seconds apart, as arXiv asks. What
is there is not asked for again, so that a run which is interrupted goes on where it was.

Exit code: 0 when every abstract is there, 1 when arXiv does not know some, 2 when it could not run
to its end.")]
pub struct Options {
    /// The list; what papers.toml names, or the README.md or papers.json of this folder, when not given
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// Where they are written
    #[arg(long, default_value_os_t = PathBuf::from("public").join(FILE), value_name = "FILE")]
    pub output: PathBuf,
    /// Ask for every abstract again
    #[arg(long)]
    pub refresh: bool,
    /// How many papers are in one question
    #[arg(long, default_value = "100", value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub batch: u16,
    /// Seconds between requests
    #[arg(long, default_value = "3", value_name = "SECONDS", help_heading = "Network", value_parser = seconds)]
    pub interval: Duration,
    /// The base address of arXiv's interface
    #[arg(long, default_value = "https://export.arxiv.org", value_name = "ADDRESS")]
    pub arxiv: String,
    /// Patience with arXiv.
    #[command(flatten)]
    pub network: Network,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written, or arXiv gives no answer that can be used.
pub fn run(options: &Options) -> Outcome {
    let list = read_list(&options.sources)?.catalogue;
    let mut abstracts = before(options)?;
    abstracts.retain(|id| list.find(id).is_some());
    let on_arxiv: Vec<&PaperId> =
        list.papers().iter().map(|paper| &paper.id).filter(|id| id.arxiv().is_some()).collect();
    let missing: Vec<&PaperId> =
        on_arxiv.iter().copied().filter(|id| options.refresh || abstracts.get(id).is_none()).collect();
    if missing.len() < on_arxiv.len() {
        eprintln!("{} of {} abstracts are there", on_arxiv.len() - missing.len(), on_arxiv.len());
    }
    let asked = ask(options, &missing, &mut abstracts);
    // What came before a failure is kept.
    if let Some(folder) = options.output.parent() {
        std::fs::create_dir_all(folder)?;
    }
    write(&options.output, abstracts.encode())?;
    asked?;
    let unknown: Vec<String> =
        on_arxiv.iter().filter(|id| abstracts.get(id).is_none()).map(|id| id.to_string()).collect();
    let mut out = std::io::stdout().lock();
    let there = on_arxiv.len() - unknown.len();
    writeln!(
        out,
        "{}: {} of {} on arXiv",
        options.output.display(),
        count(there, "abstract"),
        count(on_arxiv.len(), "paper")
    )?;
    let others = list.papers().len() - on_arxiv.len();
    if others > 0 {
        writeln!(out, "not on arXiv, and not asked for: {}", count(others, "paper"))?;
    }
    if !unknown.is_empty() {
        writeln!(out, "arXiv does not know {}", unknown.join(", "))?;
    }
    Ok(ExitCode::from(if unknown.is_empty() { CLEAN } else { PROBLEMS }))
}

/// The abstracts that are there.
fn before(options: &Options) -> Result<Abstracts, Error> {
    if !options.output.exists() {
        return Ok(Abstracts::default());
    }
    let decoded = Abstracts::decode(&read(&options.output)?);
    decoded.map_err(|error| {
        Error::Argument(format!("{}: {error}; correct the file, or remove it to begin anew", options.output.display()))
    })
}

fn ask(options: &Options, missing: &[&PaperId], abstracts: &mut Abstracts) -> Result<(), RequestError> {
    let client = options.network.client(BODY_LIMIT);
    let mut spacing = Spacing::new(options.interval, client.pause());
    let progress = Progress::new("abstracts", missing.len());
    let mut done = 0;
    for ids in missing.chunks(options.batch.into()) {
        progress.at(done);
        spacing.wait();
        for entry in arxiv::ask(&client, &options.arxiv, ids)? {
            let text: String = readable(&entry.summary).chars().take(LONGEST).collect();
            if !text.trim().is_empty() {
                abstracts.insert(entry.id, Abstract { text, source: "arXiv".to_owned(), date: today() });
            }
        }
        done += ids.len();
    }
    progress.at(done);
    Ok(())
}
