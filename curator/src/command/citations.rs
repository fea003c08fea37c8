//! `papers citations`: how often the papers of the list are cited.
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use catalogue::citations::{Citations, FILE, SOURCE};
use catalogue::paper::PaperId;

use super::network::{Network, base_address, seconds, stays};
use super::{CLEAN, Outcome, PROBLEMS, prepared_path, read_list, today};
use crate::files::write;
use crate::report::count;
use crate::semantic_scholar::{self, Cited, PaperName};
use crate::web::plan::{self, Step};
use crate::web::progress::Progress;
use crate::web::spacing::Spacing;

/// The largest answer that is read, in bytes: five hundred papers with what they cite take about 2 MB, and Semantic
/// Scholar gives no more than 10.
const BODY_LIMIT: u64 = 12_000_000;

/// Count how often the papers are cited, and by whom of the list, by Semantic Scholar
#[derive(clap::Args, Debug)]
#[command(
    after_help = "Five hundred papers are asked for at once, by their arXiv ids, DOIs or ids in the ACL Anthology. The same
answer says which papers of the list each of them cites. The counts of a run are all of one day: when
it fails, the file of an earlier run stays as it is.

Exit code: 0 when every paper was found, 1 when some are not known, 2 when it could not run to its
end."
)]
pub struct Options {
    /// The list; what papers.toml names, or the papers.json, or else the README.md, of this folder, when not given
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// Where the counts are written; public/citations.json beside the sources when not given, where the site looks for it
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Ask nobody, and print how many requests there would be
    #[arg(long)]
    pub dry_run: bool,
    /// How many papers are in one question
    #[arg(long, default_value = "500", value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=500))]
    pub batch: u16,
    /// Seconds between requests
    #[arg(long, default_value = "1", value_name = "SECONDS", help_heading = "Network", value_parser = seconds)]
    pub interval: Duration,
    /// The base address of Semantic Scholar's interface
    #[arg(long, default_value = "https://api.semanticscholar.org", value_name = "ADDRESS", value_parser = base_address, help_heading = "Network")]
    pub semantic_scholar: String,
    /// Timeouts and retries.
    #[command(flatten)]
    pub network: Network,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written, or Semantic Scholar gives no answer that can be used.
pub fn run(options: &Options) -> Outcome {
    let list = read_list(&options.sources)?.catalogue;
    let output = prepared_path(options.output.as_ref(), &options.sources, FILE)?;
    let named: Vec<PaperName> = list.papers().iter().filter_map(PaperName::of).collect();
    if options.dry_run {
        let step = Step::new(SOURCE, named.len(), options.batch.into(), options.interval);
        plan::print(&mut std::io::stdout().lock(), &[step])?;
        return Ok(ExitCode::from(CLEAN));
    }
    if options.network.offline {
        let before = site::prepared::citations(&output)?;
        let is_counted = |id| before.as_ref().is_some_and(|citations| citations.counts.contains_key(id));
        let unknown = named.iter().map(|named| &named.paper).filter(|id| !is_counted(*id));
        let unknown: Vec<&str> = unknown.map(PaperId::as_str).collect();
        return stays(&output, before.as_ref().map(|citations| citations.date), &unknown);
    }
    let client = options.network.client(BODY_LIMIT);
    let mut spacing = Spacing::new(options.interval, client.pause());
    let progress = Progress::new("papers", named.len());
    let mut cited = Vec::new();
    for (number, batch) in named.chunks(options.batch.into()).enumerate() {
        progress.at(number * usize::from(options.batch));
        spacing.wait();
        cited.extend(semantic_scholar::citations(&client, &options.semantic_scholar, batch)?);
    }
    drop(progress);
    let counted = Citations { date: today(), counts: counts(&cited), cites: within_list(&cited) };
    let known = counted.counts.len();
    let unknown = named.iter().filter(|named| !counted.counts.contains_key(&named.paper));
    let unknown: Vec<String> = unknown.map(|named| named.paper.to_string()).collect();
    write(&output, counted.encode())?;
    let mut out = std::io::stdout().lock();
    let pairs = counted.cites.values().map(BTreeSet::len).sum();
    writeln!(out, "{}: citations of {}", output.display(), count(known, "paper"))?;
    writeln!(out, "of papers of this list by others of it: {}", count(pairs, "citation"))?;
    let others = list.papers().len() - named.len();
    if others > 0 {
        writeln!(out, "with no id that Semantic Scholar knows, and not asked for: {}", count(others, "paper"))?;
    }
    if !unknown.is_empty() {
        writeln!(out, "Semantic Scholar does not know {}", unknown.join(", "))?;
    }
    Ok(ExitCode::from(if unknown.is_empty() { CLEAN } else { PROBLEMS }))
}

fn counts(cited: &[Cited]) -> BTreeMap<PaperId, u32> {
    cited.iter().map(|one| (one.paper.clone(), one.count)).collect()
}

/// Which papers of the list each one cites.
fn within_list(cited: &[Cited]) -> BTreeMap<PaperId, BTreeSet<PaperId>> {
    let named = cited.iter().filter(|one| !one.name.is_empty());
    let papers: HashMap<&str, &PaperId> = named.map(|one| (one.name.as_str(), &one.paper)).collect();
    let within = |one: &Cited| -> BTreeSet<PaperId> {
        let papers = one.references.iter().filter_map(|name| papers.get(name.as_str()).copied());
        papers.filter(|paper| **paper != one.paper).cloned().collect()
    };
    let cites = cited.iter().map(|one| (one.paper.clone(), within(one)));
    cites.filter(|(_, cited)| !cited.is_empty()).collect()
}
