//! `papers stars`: how many stars the repositories of the list have.
use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalogue::stars::FILE;

use super::network::{Network, base_address, github_token, stays};
use super::{CLEAN, Error, Outcome, PROBLEMS, prepared_path, read_list, today};
use crate::files::write;
use crate::stars::file::{Unfinished, stars};
use crate::stars::{Counts, Repository, graphql, repositories, rest};
use crate::web::Client;
use crate::web::progress::Progress;

/// The largest answer of GitHub that is read, in bytes.
const BODY_LIMIT: u64 = 4_000_000;

/// Take the star counts of all code links from GitHub
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  GITHUB_TOKEN=$(gh auth token) papers stars      all repositories in a few requests
  papers stars                                    without a token: one by one, 60 in an hour

A run that is interrupted, or that GitHub asks to wait, keeps what it has in stars.json.part; the
same command on the same day goes on from there.

Exit code: 0 when every repository was found, 1 when some are gone or unknown, 2 when it
could not run to its end.")]
pub struct Options {
    /// The list; what papers.toml names, or the papers.json, or else the README.md, of this folder, when not given
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// Where the counts are written; public/stars.json beside the sources when not given, where the site looks for it
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// How many repositories are in one question
    #[arg(long, default_value = "100", value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..=100))]
    pub batch: u16,
    /// The base address of GitHub's interface
    #[arg(long, default_value = "https://api.github.com", value_name = "ADDRESS", value_parser = base_address)]
    pub github: String,
    /// Print data for a program
    #[arg(long)]
    pub json: bool,
    /// Timeouts and retries.
    #[command(flatten)]
    pub network: Network,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written, or GitHub gives no answer that can be used.
pub fn run(options: &Options) -> Outcome {
    let repositories = repositories(&read_list(&options.sources)?.catalogue);
    let output = prepared_path(options.output.as_ref(), &options.sources, FILE)?;
    if options.network.offline {
        let before = site::prepared::stars(&output)?;
        let is_counted = |name: &str| before.as_ref().is_some_and(|stars| stars.counts.contains_key(name));
        let names = repositories.iter().map(|repository| repository.name.as_str());
        let unknown: Vec<&str> = names.filter(|name| !is_counted(name)).collect();
        if options.json {
            let none: [&str; 0] = [];
            let report =
                serde_json::json!({"repositories": repositories.len(), "gone": none, "untold": unknown, "moved": none});
            writeln!(std::io::stdout(), "{report:#}")?;
            return Ok(ExitCode::from(if unknown.is_empty() { CLEAN } else { PROBLEMS }));
        }
        return stays(&output, before.as_ref().map(|stars| stars.date), &unknown);
    }
    let date = today();
    let mut unfinished = Unfinished::read(&output, &date.to_string());
    let missing: Vec<String> = repositories
        .iter()
        .map(Repository::key)
        .filter(|key| !unfinished.known.contains_key(key))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    if !unfinished.known.is_empty() {
        eprintln!("going on with {} of {} repositories", missing.len(), repositories.len());
    }
    ask(options, &output, &missing, &mut unfinished)?;
    write(&output, stars(date, &repositories, &unfinished.known).encode())?;
    // Only the finished file matters from here on.
    let _ = std::fs::remove_file(Unfinished::path(&output));
    tell(options, &output, &repositories, &unfinished.known)
}

/// Asks for what is missing; what is learnt is kept after every answer.
fn ask(options: &Options, output: &Path, missing: &[String], unfinished: &mut Unfinished) -> Result<(), Error> {
    let client: Client = options.network.client(BODY_LIMIT);
    let token = github_token();
    let progress = Progress::new("repositories", missing.len());
    let size = if token.is_some() { usize::from(options.batch) } else { 1 };
    for (number, batch) in missing.chunks(size).enumerate() {
        progress.at(number * size);
        let counts = match (&token, batch) {
            (Some(token), _) => graphql::ask(&client, &options.github, token, batch)?,
            (None, names) => names
                .iter()
                .map(|name| Ok((name.clone(), rest::ask(&client, &options.github, name)?)))
                .collect::<Result<_, Error>>()?,
        };
        unfinished.known.extend(counts);
        let text = serde_json::to_string(&unfinished).map_err(|error| Error::Argument(error.to_string()))?;
        write(&Unfinished::path(output), &text)?;
    }
    Ok(())
}

fn tell(options: &Options, output: &Path, repositories: &[Repository], known: &Counts) -> Outcome {
    let of = |repository: &Repository| known.get(&repository.key());
    let names = |wanted: &dyn Fn(&Repository) -> bool| -> Vec<&str> {
        repositories.iter().filter(|repository| wanted(repository)).map(|repository| repository.name.as_str()).collect()
    };
    let gone = names(&|repository| of(repository).is_some_and(|count| count.stars.is_none()));
    let untold = names(&|repository| of(repository).is_none());
    let moved: Vec<(&str, &str)> = repositories
        .iter()
        .filter_map(|repository| Some((repository.name.as_str(), of(repository)?.name.as_deref()?)))
        .filter(|(old, new)| !old.eq_ignore_ascii_case(new))
        .collect();
    let mut out = std::io::stdout().lock();
    if options.json {
        let report = serde_json::json!({
            "repositories": repositories.len(),
            "gone": gone,
            "untold": untold,
            "moved": moved.iter().map(|(from, to)| serde_json::json!({"from": from, "to": to})).collect::<Vec<_>>(),
        });
        writeln!(out, "{report:#}")?;
    } else {
        for (old, new) in &moved {
            writeln!(out, "moved: {old} is now {new}; write the new address in the catalogue")?;
        }
        for name in &gone {
            writeln!(out, "gone: https://github.com/{name}; look for its new place, or remove the link")?;
        }
        for name in &untold {
            writeln!(out, "unknown: GitHub returned nothing for {name}; try again with another token")?;
        }
        let counted = repositories.len() - gone.len() - untold.len();
        writeln!(out, "{}: stars of {counted} of {} repositories", output.display(), repositories.len())?;
    }
    Ok(ExitCode::from(if gone.is_empty() && untold.is_empty() { CLEAN } else { PROBLEMS }))
}
