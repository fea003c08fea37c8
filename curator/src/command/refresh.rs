//! `papers refresh`: which preprints of the list have appeared by now.
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use catalogue::Paper;
use catalogue::decode::decode;

use super::network::{Network, base_address, openalex_key, seconds};
use super::{CLEAN, Error, Outcome, PROBLEMS, read_list, today};
use crate::arxiv;
use crate::crossref::Crossref;
use crate::files::{FileError, read, read_text, write};
use crate::openalex::{self, OpenAlex};
use crate::openreview::OpenReview;
use crate::refresh::answers::Answers;
use crate::refresh::ask::Services;
use crate::refresh::report::Report;
use crate::refresh::{Confidence, Proposal, apply, evidence, is_preprint};
use crate::settings::{self, Settings};
use crate::sources::Sources;
use crate::web::plan::{self, Step};

/// The largest answer that is read, in bytes: a hundred papers of arXiv take about 300 kB.
const BODY_LIMIT: u64 = 8_000_000;

/// Find out which preprints of the list have appeared, by arXiv, OpenAlex, Crossref, DBLP and OpenReview
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers refresh                                tell what is known by now
  papers refresh --write --report refresh.md    write what is certain, and a report for a pull request
  papers refresh --mailto me@example.org        tell Crossref whom to write to, as it asks for

arXiv is asked for a hundred papers at once, three seconds apart, for what their authors say of them,
and OpenAlex for a hundred preprints at once; Crossref, DBLP and OpenReview for one preprint after the
other, by its DOI, or by title and author, where the others do not say enough. Answers are kept, so that a run which is interrupted goes on where it was.
Of a service that is down, what was known before is used, and the report says so.

Certain is what is said in plain words of a venue that is known by name. --write puts that into
papers.json or, when the list is a README or a bibliography, into the papers.toml beside it, and
changes nothing else. A venue that is there is kept: `venue = \"arXiv\"` in papers.toml says that a
paper is to stay a preprint.

Exit code: 0 when there is nothing to tell, 1 when something was found or a service was down, 2 when
it could not run.")]
pub struct Options {
    /// The list; what papers.toml names, or the papers.json, or else the README.md, of this folder, when not given
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// Write the certain venues
    #[arg(long)]
    pub write: bool,
    /// Ask nobody, and print how many requests there would be
    #[arg(long)]
    pub dry_run: bool,
    /// Write what came of it to this file, in Markdown
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Print data for a program
    #[arg(long)]
    pub json: bool,
    /// Where answers are kept from run to run
    #[arg(long, default_value = "target/refresh.jsonl", value_name = "FILE")]
    pub cache: PathBuf,
    /// For how many days what was answered need not be asked for again
    #[arg(long, default_value = "6", value_name = "DAYS")]
    pub max_age: u32,
    /// An address at which Crossref can reach whoever asks
    #[arg(long, value_name = "MAIL", help_heading = "Network")]
    pub mailto: Option<String>,
    /// The base address of arXiv's interface
    #[arg(long, default_value = "https://export.arxiv.org", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub arxiv: String,
    /// Seconds between two requests to arXiv, which asks for three
    #[arg(long, default_value = "3", value_name = "SECONDS", help_heading = "Network", value_parser = seconds)]
    pub arxiv_interval: Duration,
    /// The base address of Crossref's interface
    #[arg(long, default_value = "https://api.crossref.org", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub crossref: String,
    /// Seconds between two requests to Crossref, which takes one search a second
    #[arg(long, default_value = "1", value_name = "SECONDS", help_heading = "Network", value_parser = seconds)]
    pub crossref_interval: Duration,
    /// The base address of DBLP's interface
    #[arg(long, default_value = "https://dblp.org", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub dblp: String,
    /// Seconds between two requests to DBLP, which asks for one or two
    #[arg(long, default_value = "2", value_name = "SECONDS", help_heading = "Network", value_parser = seconds)]
    pub dblp_interval: Duration,
    /// The base address of OpenAlex's interface
    #[arg(long, default_value = "https://api.openalex.org", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub openalex: String,
    /// Seconds between two requests to OpenAlex
    #[arg(long, default_value = "1", value_name = "SECONDS", help_heading = "Network", value_parser = seconds)]
    pub openalex_interval: Duration,
    /// The base address of OpenReview's interface
    #[arg(long, default_value = "https://api2.openreview.net", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub openreview: String,
    /// Seconds between two requests to OpenReview
    #[arg(long, default_value = "1", value_name = "SECONDS", help_heading = "Network", value_parser = seconds)]
    pub openreview_interval: Duration,
    /// Timeouts and retries.
    #[command(flatten)]
    pub network: Network,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written.
pub fn run(options: &Options) -> Outcome {
    let list = read_list(&options.sources)?;
    let venues = Venues::of(&list)?;
    let papers: Vec<&Paper> = list.catalogue.papers().iter().collect();
    let is_open = |paper: &&Paper| is_preprint(paper) && !venues.are_said(paper);
    let preprints: Vec<&Paper> = papers.iter().copied().filter(is_open).collect();
    if options.dry_run {
        plan::print(&mut std::io::stdout().lock(), &steps(options, &papers, &preprints))?;
        return Ok(ExitCode::from(CLEAN));
    }
    let today = today();
    let unkept = |source| FileError::Write { path: options.cache.clone(), source };
    let mut answers =
        Answers::read(&options.cache).map_err(|source| FileError::Read { path: options.cache.clone(), source })?;
    let key = openalex_key();
    let services = Services {
        client: options.network.client(BODY_LIMIT),
        arxiv: &options.arxiv,
        arxiv_interval: options.arxiv_interval,
        crossref: Crossref { base: &options.crossref, mail: options.mailto.as_deref() },
        crossref_interval: options.crossref_interval,
        dblp: &options.dblp,
        dblp_interval: options.dblp_interval,
        openalex: OpenAlex { base: &options.openalex, key: key.as_deref() },
        openalex_interval: options.openalex_interval,
        openreview: OpenReview { base: &options.openreview, older: None },
        openreview_interval: options.openreview_interval,
        max_age: options.max_age,
        today,
    };
    let mut outages = Vec::new();
    outages.extend(services.ask_arxiv(&papers, &mut answers).map_err(unkept)?);
    outages.extend(services.ask_openalex(&preprints, &mut answers).map_err(unkept)?);
    outages.extend(services.ask_crossref(&preprints, &mut answers).map_err(unkept)?);
    outages.extend(services.ask_dblp(&preprints, &mut answers).map_err(unkept)?);
    outages.extend(services.ask_openreview(&preprints, &mut answers).map_err(unkept)?);
    answers.tidy(papers.iter().map(|paper| &paper.id)).map_err(unkept)?;

    let known = |paper: &Paper| answers.of(&paper.id).cloned().unwrap_or_default();
    let mut report = Report {
        papers: papers.len(),
        preprints: preprints.len(),
        proposals: preprints.iter().filter_map(|paper| evidence::proposal(paper, &known(paper), today)).collect(),
        findings: papers.iter().flat_map(|paper| evidence::findings(paper, &known(paper))).collect(),
        outages,
        written: None,
    };
    report.findings.sort_by_key(|finding| finding.rule);
    if options.write {
        report.written = venues.write(&report.of(Confidence::Certain).collect::<Vec<_>>())?;
    }
    if let Some(path) = &options.report {
        write(path, report.markdown(list.catalogue.list().title.as_str(), today))?;
    }
    let mut out = std::io::stdout().lock();
    if options.json {
        writeln!(out, "{:#}", serde_json::json!(report))?;
    } else {
        report.print(&mut out)?;
        if let Some(path) = &report.written {
            writeln!(out, "{path}: the certain ones are written")?;
        }
    }
    Ok(ExitCode::from(if report.is_empty() { CLEAN } else { PROBLEMS }))
}

/// What a first run would ask, if no service could spare the next one a question.
fn steps(options: &Options, papers: &[&Paper], preprints: &[&Paper]) -> [Step; 5] {
    let on_arxiv = |papers: &[&Paper]| papers.iter().filter(|paper| paper.id.arxiv().is_some()).count();
    // By DOI, and by title where that is not enough.
    let crossref = Step::new("Crossref", preprints.len(), 1, options.crossref_interval);
    [
        Step::new("arXiv", on_arxiv(papers), arxiv::BATCH, options.arxiv_interval),
        Step::new("OpenAlex", on_arxiv(preprints), openalex::BATCH, options.openalex_interval),
        Step { requests: 2 * crossref.requests, ..crossref },
        Step::new("DBLP", preprints.len(), 1, options.dblp_interval),
        Step::new("OpenReview", preprints.len(), 1, options.openreview_interval),
    ]
}

/// Where the list has its venues.
struct Venues<'a> {
    /// The catalogue, when the list is one and nothing else.
    catalogue: Option<PathBuf>,
    /// What stands beside the list, or may.
    beside: PathBuf,
    settings: Option<&'a Settings>,
}

impl<'a> Venues<'a> {
    fn of(list: &'a Sources) -> Result<Self, Error> {
        let catalogue = match list.files.as_slice() {
            [file] if decode(&read(file)?).is_ok() => Some(file.clone()),
            _ => None,
        };
        let folder = list.files.first().and_then(|file| file.parent()).unwrap_or(Path::new(""));
        // Those by which the list was read, wherever its files are.
        let (beside, settings) = match &list.settings {
            Some(file) => (file.path.clone(), Some(&file.settings)),
            None => (folder.join(settings::FILE), None),
        };
        Ok(Self { catalogue, beside, settings })
    }

    /// Whether the settings say where a paper appeared.
    fn are_said(&self, paper: &Paper) -> bool {
        self.settings.is_some_and(|settings| settings.has_venue(&paper.id))
    }

    /// Writes venues; says where, if there are any.
    fn write(&self, proposals: &[&Proposal]) -> Result<Option<String>, Error> {
        let path = self.catalogue.as_ref().unwrap_or(&self.beside);
        let before = if path.exists() { read_text(path)? } else { String::new() };
        let (after, count) = match self.catalogue {
            Some(_) => apply::to_catalogue(path, &before, proposals)?,
            None => apply::to_settings(path, &before, proposals)?,
        };
        if count == 0 {
            return Ok(None);
        }
        write(path, after)?;
        Ok(Some(path.display().to_string()))
    }
}
