//! `papers figures`: the figures of the list as files of the site.
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalogue::figure::{FOLDER, Format as FigureFormat};
use catalogue::{Catalogue, WebAddress};

use super::network::{Network, base_address};
use super::{CLEAN, Outcome, PROBLEMS, prepared_path, read_list};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::figures::gather::{FigureError, Finding, GatherOptions, gather};
use crate::figures::places::FigurePlaces;
use crate::figures::store::Store;
use crate::report::{self, Format};
use crate::sources::Sources;

/// The largest picture that is read, in bytes.
const BODY_LIMIT: u64 = 20_000_000;

/// Bring the figures of all papers into the site, small and of known size
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers figures                                  what is not there yet
  papers figures --repository ../list             the list's own figures from a copy of it
  papers figures --refresh                        whether the pictures have changed

Each figure becomes AVIF and JPEG at the widths of a card and of a page, without its white border.
What is there is not asked for again, so a run that is interrupted goes on where it was; pictures
with the same bytes are prepared once. A figure that cannot be brought keeps what was prepared of
it before, and the site draws a schematic for a paper that has nothing.

Exit code: 0 when every figure is there, 1 when some are not, 2 when it could not run.")]
pub struct Options {
    /// The list; what papers.toml names, or the papers.json, or else the README.md, of this folder, when not given
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// The folder of the figures; public/figures beside the sources when not given, where the site looks for them
    #[arg(long, short, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// A copy of the list's repository, from which its own figures are taken
    #[arg(long, value_name = "FOLDER")]
    pub repository: Option<PathBuf>,
    /// Ask for every figure again
    #[arg(long)]
    pub refresh: bool,
    /// How many figures are brought at once
    #[arg(long, default_value = "8", value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=64))]
    pub at_once: u16,
    /// How many of them from one server
    #[arg(long, default_value = "3", value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=64))]
    pub per_host: u16,
    /// How many figures are prepared at once [default: as many as there are processors]
    #[arg(long, value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub threads: Option<u16>,
    /// A server that is asked for ADDRESS/host/path in place of each host itself
    #[arg(long, value_name = "ADDRESS", value_parser = base_address)]
    pub base_url: Option<String>,
    /// How findings are printed
    #[arg(long, value_enum, default_value = "text", value_name = "FORM")]
    pub format: Format,
    /// Print data for a program
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
    /// Timeouts and retries.
    #[command(flatten)]
    pub network: Network,
}

/// Runs the command.
///
/// # Errors
/// When the catalogue cannot be read or the folder cannot be written.
pub fn run(options: &Options) -> Outcome {
    let list = read_list(&options.sources)?;
    let catalogue = &list.catalogue;
    let sources = sources(catalogue);
    let output = prepared_path(options.output.as_ref(), &options.sources, FOLDER)?;
    let store = Store::open(&output)?;
    let missing: Vec<&WebAddress> =
        sources.iter().copied().filter(|source| options.refresh || !store.has(source.as_str())).collect();
    if missing.len() < sources.len() {
        eprintln!("{} of {} figures are there", sources.len() - missing.len(), sources.len());
    }
    let threads = options.threads.map(usize::from);
    let how = GatherOptions {
        client: options.network.client(BODY_LIMIT),
        base_url: options.base_url.clone(),
        checkout: options.repository.clone().map(|folder| (folder, catalogue.list().repository.clone())),
        at_once: options.at_once.into(),
        per_host: options.per_host.into(),
        threads: threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from)),
    };
    let findings = gather(&missing, &store, &how)?;
    store.tidy(&sources.iter().map(|source| source.as_str()).collect())?;
    store.save()?;
    tell(options, &output, &list, &sources, &store, &findings)
}

/// Where the figures are, each once, in the order of the papers.
fn sources(catalogue: &Catalogue) -> Vec<&WebAddress> {
    let mut seen = BTreeSet::new();
    let figures = catalogue.papers().iter().filter_map(|paper| paper.figure.as_ref());
    figures.map(|figure| &figure.source).filter(|source| seen.insert(source.as_str())).collect()
}

fn tell(
    options: &Options,
    output: &Path,
    list: &Sources,
    sources: &[&WebAddress],
    store: &Store,
    findings: &[Finding],
) -> Outcome {
    let places = if findings.is_empty() { None } else { Some(FigurePlaces::of(list)?) };
    let place = |finding: &Finding| places.as_ref().and_then(|places| places.find(&finding.source));
    let diagnostics: Vec<Diagnostic> = findings.iter().map(|finding| diagnostic(finding, place(finding))).collect();
    let there = sources.iter().filter(|source| store.has(source.as_str())).count();
    let bytes = FigureFormat::ALL.map(|format| store.card_bytes(format));
    let median = bytes.each_ref().map(|bytes| bytes.get(bytes.len() / 2).copied().unwrap_or(0));
    let largest = bytes.each_ref().map(|bytes| bytes.last().copied().unwrap_or(0));
    let mut out = std::io::stdout().lock();
    if options.json {
        let of = |numbers: [u64; 2]| serde_json::json!({ "avif": numbers[0], "jpeg": numbers[1] });
        let report = serde_json::json!({
            "figures": sources.len(),
            "prepared": there,
            "median": of(median),
            "largest": of(largest),
            "diagnostics": diagnostics,
        });
        writeln!(out, "{report:#}")?;
    } else {
        report::print_as(options.format, &diagnostics, true)?;
        writeln!(out, "{}: {there} of {} figures", output.display(), sources.len())?;
        if there > 0 {
            writeln!(
                out,
                "a card's figure in AVIF: {} median, {} at most; in JPEG: {} and {}",
                kilo(median[0]),
                kilo(largest[0]),
                kilo(median[1]),
                kilo(largest[1])
            )?;
        }
    }
    Ok(ExitCode::from(if diagnostics.is_empty() && there == sources.len() { CLEAN } else { PROBLEMS }))
}

/// Says what is wrong with a figure at the line that names it.
fn diagnostic(finding: &Finding, place: Option<Place>) -> Diagnostic {
    let (rule, help) = match &finding.error {
        FigureError::Web { .. } => {
            ("figure-unreachable", "look at the address in a browser, or run the command again later")
        }
        FigureError::File { .. } => {
            ("figure-missing", "look at the path, or bring the copy of the repository up to date")
        }
        FigureError::Picture(unusable) => (unusable.rule(), unusable.help()),
    };
    let diagnostic = Diagnostic::new(Severity::Warning, rule, finding.error.to_string()).help(help);
    match place {
        Some(place) => diagnostic.at(place),
        None => diagnostic.label(&finding.source),
    }
}

/// A number of bytes in thousands.
fn kilo(bytes: u64) -> String {
    format!("{}.{} kB", bytes / 1000, bytes % 1000 / 100)
}
