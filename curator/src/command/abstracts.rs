//! `papers abstracts`: the abstracts of the list's papers.
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use catalogue::Paper;
use catalogue::abstracts::{Abstract, Abstracts, FILE, LONGEST};
use site::prepared;

use super::network::{Network, base_address, openalex_key, seconds};
use super::{CLEAN, Error, FAILED, Outcome, PROBLEMS, prepared_path, read_list, today};
use crate::abstracts::{Addresses, Service, ServiceAnswer};
use crate::diagnostic::printable;
use crate::files::write;
use crate::openalex::OpenAlex;
use crate::openreview::OpenReview;
use crate::report::count;
use crate::tex::readable;
use crate::web::RequestError;
use crate::web::plan::{self, Step};
use crate::web::progress::Progress;
use crate::web::spacing::Spacing;

/// The largest answer that is read, in bytes: a hundred papers take about 300 kB.
const BODY_LIMIT: u64 = 8_000_000;

/// Bring the abstracts of all papers into the site
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers abstracts                        what is not there yet
  papers abstracts --refresh              all of them again
  papers abstracts --dry-run              how many requests that would be, and how long they would take

Papers on arXiv are asked for there, a hundred at once and three seconds apart, as arXiv asks. The
others are asked for at Semantic Scholar and OpenAlex, many at once by their DOIs or ids in the ACL
Anthology, and at OpenReview. An answer with another title than the list has is refused. What is
there is not asked for again, so that a run which is interrupted goes on where it was. Abstracts
from a service that is down are missing until the next run.

OpenAlex answers a hundred questions a day to anybody, and more with a key in OPENALEX_API_KEY.

Exit code: 0 when every abstract is there, 1 when no service knows some, 2 when a service gave no
answer.")]
pub struct Options {
    /// The list; what papers.toml names, or the papers.json, or else the README.md, of this folder, when not given
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// Where they are written; public/abstracts.json beside the sources when not given, where the site looks for it
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Ask for every abstract again
    #[arg(long)]
    pub refresh: bool,
    /// Ask nobody, and print how many requests there would be
    #[arg(long)]
    pub dry_run: bool,
    /// How many papers are in one question to arXiv
    #[arg(long, default_value = "100", value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub batch: u16,
    /// Seconds between requests to arXiv
    #[arg(long, default_value = "3", value_name = "SECONDS", help_heading = "Network", value_parser = seconds)]
    pub interval: Duration,
    /// Seconds between requests to one of the other services
    #[arg(long, default_value = "1", value_name = "SECONDS", help_heading = "Network", value_parser = seconds)]
    pub other_interval: Duration,
    /// The base address of arXiv's interface
    #[arg(long, default_value = "https://export.arxiv.org", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub arxiv: String,
    /// The base address of Semantic Scholar's interface
    #[arg(long, default_value = "https://api.semanticscholar.org", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub semantic_scholar: String,
    /// The base address of OpenAlex's interface
    #[arg(long, default_value = "https://api.openalex.org", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub openalex: String,
    /// The base address of OpenReview's interface
    #[arg(long, default_value = "https://api2.openreview.net", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub openreview: String,
    /// The base address of its first version, which has conferences before 2023
    #[arg(long, default_value = "https://api.openreview.net", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub openreview_1: String,
    /// Timeouts and retries.
    #[command(flatten)]
    pub network: Network,
}

impl Options {
    fn batch(&self, service: Service) -> usize {
        if service == Service::Arxiv { self.batch.into() } else { service.batch() }
    }

    fn interval(&self, service: Service) -> Duration {
        if service == Service::Arxiv { self.interval } else { self.other_interval }
    }
}

/// What was learnt besides abstracts.
#[derive(Default)]
struct Problems {
    /// Answers of another title.
    refused: Vec<String>,
    /// Services that gave no answer.
    outages: Vec<(Service, RequestError)>,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(options: &Options) -> Outcome {
    let list = read_list(&options.sources)?.catalogue;
    let output = prepared_path(options.output.as_ref(), &options.sources, FILE)?;
    let mut abstracts = prepared::abstracts(&output)?.unwrap_or_default();
    abstracts.retain(|id| list.find(id).is_some());
    let can_be_told = |paper: &&Paper| Service::ALL.iter().any(|service| service.can_tell(paper));
    let known: Vec<&Paper> = list.papers().iter().filter(can_be_told).collect();
    let is_missing = |paper: &&Paper| options.refresh || abstracts.get(&paper.id).is_none();
    let missing: Vec<&Paper> = known.iter().copied().filter(is_missing).collect();
    if options.dry_run {
        plan::print(&mut std::io::stdout().lock(), &steps(options, &missing))?;
        return Ok(ExitCode::from(CLEAN));
    }
    if missing.len() < known.len() {
        eprintln!("{} of {} abstracts are there", known.len() - missing.len(), known.len());
    }
    // Offline nothing is learnt, so nothing is written.
    let problems = match options.network.offline {
        true => Problems::default(),
        false => {
            let problems = ask(options, &output, missing, &mut abstracts)?;
            write(&output, abstracts.encode())?;
            problems
        }
    };
    tell(options, &output, &abstracts, &known, list.papers().len(), &problems)
}

/// What would be asked. Each service is counted as if none before it knew anything.
fn steps(options: &Options, missing: &[&Paper]) -> Vec<Step> {
    let step = |service: Service| {
        let papers = missing.iter().filter(|paper| service.can_tell(paper)).count();
        let step = Step::new(service.name(), papers, options.batch(service), options.interval(service));
        // Of either version of its interface.
        let times = if service == Service::OpenReview { 2 } else { 1 };
        Step { requests: step.requests * times, ..step }
    };
    Service::ALL.map(step).to_vec()
}

/// Asks one service after the other for what is still missing. What is learnt is kept after every answer.
fn ask(
    options: &Options,
    output: &Path,
    mut missing: Vec<&Paper>,
    abstracts: &mut Abstracts,
) -> Result<Problems, Error> {
    let key = openalex_key();
    let at = Addresses {
        arxiv: &options.arxiv,
        semantic_scholar: &options.semantic_scholar,
        openalex: OpenAlex { base: &options.openalex, key: key.as_deref() },
        openreview: OpenReview { base: &options.openreview, older: Some(&options.openreview_1) },
    };
    let client = options.network.client(BODY_LIMIT);
    let mut problems = Problems::default();
    for service in Service::ALL {
        let wanted: Vec<&Paper> = missing.iter().copied().filter(|paper| service.can_tell(paper)).collect();
        let mut spacing = Spacing::new(options.interval(service), client.pause());
        let (progress, mut done) = (Progress::new(service.name(), wanted.len()), 0);
        for papers in wanted.chunks(options.batch(service)) {
            progress.at(done);
            done += papers.len();
            spacing.wait();
            let told = match service.ask(&client, &at, papers) {
                Ok(told) => told,
                Err(error) => {
                    problems.outages.push((service, error));
                    break;
                }
            };
            for ServiceAnswer { paper, text } in told {
                let text = text.map(|text| readable(&text).chars().take(LONGEST).collect::<String>());
                match text {
                    Ok(text) if text.trim().is_empty() => {}
                    Ok(text) => {
                        missing.retain(|other| other.id != paper);
                        abstracts.insert(paper, Abstract { text, source: service.name().to_owned(), date: today() });
                    }
                    Err(title) => {
                        let title = printable(&title);
                        problems.refused.push(format!("{} has “{title}” for {paper}", service.name()));
                    }
                }
            }
            write(output, abstracts.encode())?;
        }
    }
    Ok(problems)
}

fn tell(
    options: &Options,
    output: &Path,
    abstracts: &Abstracts,
    known: &[&Paper],
    papers: usize,
    problems: &Problems,
) -> Outcome {
    let unknown: Vec<&Paper> = known.iter().copied().filter(|paper| abstracts.get(&paper.id).is_none()).collect();
    let there = known.len() - unknown.len();
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}: {} of {}", output.display(), count(there, "abstract"), count(papers, "paper"))?;
    let sources = Service::ALL.map(|service| {
        let number = abstracts.iter().filter(|(_, found)| found.source == service.name()).count();
        (number > 0).then(|| format!("{number} from {}", service.name()))
    });
    let sources: Vec<String> = sources.into_iter().flatten().collect();
    if !sources.is_empty() {
        writeln!(out, "{}", sources.join(", "))?;
    }
    if papers > known.len() {
        writeln!(out, "with no id that a service knows, and not asked for: {}", count(papers - known.len(), "paper"))?;
    }
    for refused in &problems.refused {
        writeln!(out, "of another title, and refused: {refused}")?;
    }
    for (service, error) in &problems.outages {
        writeln!(out, "{} gave no answer, and is asked again by the next run: {error}", service.name())?;
    }
    let ids: Vec<&str> = unknown.iter().map(|paper| paper.id.as_str()).collect();
    if !ids.is_empty() {
        let what = if options.network.offline { "offline, so not asked for" } else { "without an abstract" };
        writeln!(out, "{what}: {}", ids.join(", "))?;
    }
    Ok(ExitCode::from(match (unknown.is_empty(), problems.outages.is_empty()) {
        (_, false) => FAILED,
        (false, true) => PROBLEMS,
        (true, true) => CLEAN,
    }))
}
