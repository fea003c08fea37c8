//! `papers links`: whether what the list links to is still there.
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;

use catalogue::{Date, WebAddress};

use super::network::{Network, base_address, seconds};
use super::{CLEAN, Error, Outcome, PROBLEMS, read_list, today};
use crate::files::{FileError, write};
use crate::links::probe::Probe;
use crate::links::report::{self, Finding};
use crate::links::rounds::{self, Limits};
use crate::links::{Cache, Linked, State, Verdict, addresses, archive};
use crate::report::count;
use crate::web::progress::Progress;

/// Check whether every address of the catalogue still leads somewhere
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers links                              ask for every address that was not found in the last week
  papers links --report links.md            write what came of it in Markdown, as for an issue
  papers links --max-age 0                  ask for all of them
  papers links --skip https://arxiv.org/    leave out what begins like this; may be repeated
  papers links --per-host 1 --interval 3    be gentler still

Every answer is kept in the cache at once, so a run that is interrupted goes on where it was.
An address is dead (nothing is there), failing (its server is in trouble), slow, blocked (its server
turns programs away), moved for good, or alive; for what is dead or failing a copy is looked for in
the Internet Archive.

Exit code: 0 when nothing is dead, 1 when something is or, with --offline, is not known, 2 when it
could not run.")]
pub struct Options {
    /// The list; what papers.toml names, or the papers.json, or else the README.md, of this folder, when not given
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// Where answers are kept from run to run
    #[arg(long, default_value = "target/links.jsonl", value_name = "FILE")]
    pub cache: PathBuf,
    /// For how many days what was found need not be asked for again
    #[arg(long, default_value = "7", value_name = "DAYS")]
    pub max_age: u32,
    /// Leave out addresses that begin like this
    #[arg(long, value_name = "ADDRESS")]
    pub skip: Vec<String>,
    /// Write what came of it to this file, in Markdown
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// The base address of the Internet Archive's interface
    #[arg(long, default_value = "https://archive.org", value_name = "ADDRESS", value_parser = base_address)]
    pub archive: String,
    /// Look for no copies
    #[arg(long)]
    pub no_archive: bool,
    /// Print data for a program
    #[arg(long)]
    pub json: bool,
    /// How many requests are made at once
    #[arg(long, default_value = "16", value_name = "NUMBER", help_heading = "Network", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub concurrency: u16,
    /// How many requests are made at once to one host
    #[arg(long, default_value = "2", value_name = "NUMBER", help_heading = "Network", value_parser = clap::value_parser!(u16).range(1..=64))]
    pub per_host: u16,
    /// Seconds between requests to one host
    #[arg(long, default_value = "0.5", value_name = "SECONDS", help_heading = "Network", value_parser = seconds)]
    pub interval: Duration,
    /// Timeouts and retries.
    #[command(flatten)]
    pub network: Network,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written, or there is no connection.
pub fn run(options: &Options) -> Outcome {
    let catalogue = read_list(&options.sources)?.catalogue;
    let (skipped, linked): (Vec<Linked>, Vec<Linked>) = addresses::of(&catalogue)
        .into_iter()
        .partition(|linked| options.skip.iter().any(|start| linked.address.as_str().starts_with(start)));
    let today = today();
    let mut cache =
        Cache::read(&options.cache).map_err(|source| FileError::Read { path: options.cache.clone(), source })?;
    let left: Vec<&WebAddress> = linked
        .iter()
        .map(|linked| &linked.address)
        .filter(|address| !cache.is_fresh(address, today, options.max_age))
        .collect();
    let left = if options.network.offline { Vec::new() } else { left };
    ask(options, &left, &mut cache, today)?;
    if !options.no_archive && !options.network.offline {
        look_for_copies(options, &linked, &mut cache, today)?;
    }
    let unknown = linked.iter().filter(|linked| cache.of(&linked.address).is_none()).count();
    // What is known of an address that is skipped this time is kept.
    let addresses = linked.iter().chain(&skipped).map(|linked| &linked.address);
    cache.tidy(addresses).map_err(|source| unkept(&options.cache, source))?;
    let tally = report::tally(&linked, &cache);
    let findings = report::findings(&linked, &cache);
    if let Some(path) = &options.report {
        write(path, report::markdown(catalogue.list().title.as_str(), today, &tally, &findings))?;
    }
    let mut out = std::io::stdout().lock();
    if options.json {
        let data = serde_json::json!({
            "addresses": linked.len(), "asked": left.len(), "unknown": unknown, "tally": tally, "findings": findings,
        });
        writeln!(out, "{data:#}")?;
    } else {
        for finding in &findings {
            tell(&mut out, finding)?;
        }
        if options.network.offline && unknown > 0 {
            writeln!(out, "offline, and not known from an earlier run: {}", count(unknown, "address"))?;
        }
        let all = count(linked.len(), "address");
        writeln!(out, "{all}, {} asked for now: {}", left.len(), report::summary(&tally))?;
    }
    let is_unknown = options.network.offline && unknown > 0;
    Ok(ExitCode::from(if tally.contains_key(&State::Dead) || is_unknown { PROBLEMS } else { CLEAN }))
}

fn unkept(path: &Path, source: std::io::Error) -> FileError {
    FileError::Write { path: path.to_owned(), source }
}

/// Asks for what is left. Verdicts are held back until some server has answered: without a
/// connection every address would be dead.
fn ask(options: &Options, left: &[&WebAddress], cache: &mut Cache, today: Date) -> Result<(), Error> {
    let probe = Probe::new(options.network.client(Probe::BODY_LIMIT));
    let limits = Limits {
        concurrency: usize::from(options.concurrency),
        per_host: usize::from(options.per_host),
        interval: options.interval,
    };
    let progress = Progress::new("addresses", left.len());
    let mut held: Vec<(WebAddress, Verdict)> = Vec::new();
    let mut is_connected = false;
    std::thread::scope(|scope| {
        let (sender, verdicts) = mpsc::channel();
        scope.spawn(move || rounds::run(left, &probe, limits, &sender));
        for (done, (address, verdict)) in verdicts.into_iter().enumerate() {
            progress.at(done);
            is_connected |= verdict.is_answered();
            held.push((address, verdict));
            if is_connected {
                for (address, verdict) in held.drain(..) {
                    cache.keep(&address, verdict, today).map_err(|source| unkept(&options.cache, source))?;
                }
            }
        }
        Ok::<(), Error>(())
    })?;
    let hosts: std::collections::BTreeSet<&str> = held.iter().map(|(address, _)| address.host()).collect();
    if hosts.len() > 1 {
        let message = "no server answers at all; look at the connection. Nothing was kept";
        return Err(Error::Argument(message.to_owned()));
    }
    for (address, verdict) in held {
        cache.keep(&address, verdict, today).map_err(|source| unkept(&options.cache, source))?;
    }
    Ok(())
}

/// Looks for copies of what is not there, once for each. When the archive does not answer, the
/// next run looks again.
fn look_for_copies(options: &Options, linked: &[Linked], cache: &mut Cache, today: Date) -> Result<(), Error> {
    const BODY_LIMIT: u64 = 100_000;
    let is_sought = |address: &&WebAddress| {
        let known = cache.of(address);
        known.is_some_and(|known| matches!(known.verdict.state, State::Dead | State::Failing) && known.copy.is_none())
    };
    let sought: Vec<&WebAddress> = linked.iter().map(|linked| &linked.address).filter(is_sought).collect();
    let client = options.network.client(BODY_LIMIT);
    let progress = Progress::new("copies", sought.len());
    let mut spacing = crate::web::spacing::Spacing::new(options.interval, client.pause());
    for (done, address) in sought.into_iter().enumerate() {
        progress.at(done);
        spacing.wait();
        match archive::copy_of(&client, &options.archive, address.as_str(), &today.to_string()) {
            Ok(copy) => cache.keep_copy(address, copy).map_err(|source| unkept(&options.cache, source))?,
            Err(error) => {
                eprintln!("no more copies are looked for in this run: {error}");
                break;
            }
        }
    }
    Ok(())
}

fn tell(out: &mut impl std::io::Write, finding: &Finding<'_>) -> Result<(), Error> {
    let known = finding.known;
    let why = [known.verdict.why.as_str(), known.verdict.now_at.as_deref().unwrap_or_default()];
    let why = why.into_iter().find(|why| !why.is_empty()).unwrap_or_default();
    let since = if known.since == known.asked { String::new() } else { format!(", since {}", known.since) };
    writeln!(out, "{}: {}\n  {why}{since}", known.verdict.state.name(), known.address)?;
    for of in finding.uses {
        writeln!(out, "  {of}")?;
    }
    if let Some(copy) = known.copy.as_deref().filter(|copy| !copy.is_empty()) {
        writeln!(out, "  a copy: {copy}")?;
    }
    writeln!(out)?;
    Ok(())
}
