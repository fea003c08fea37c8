//! `papers import`: lists in, the catalogue out.
mod explain;
mod replaced;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use catalogue::encode::encode;
use catalogue::fold::fold;
use catalogue::{Slug, WebAddress};

use super::{CLEAN, Error, Outcome, PROBLEMS, nowhere, read_catalogue};
use crate::diagnostic::did_you_mean;
use crate::files::write;
use crate::import::catalogue::{Imported, Missing, combine};
use crate::import::list::{List, Surrounding};
use crate::import::merge::Change;
use crate::import::records::doubt;
use crate::report::{self, Tally};
use crate::repository::repository_address;
use crate::sources::{self, Wanted, read_lists};
use explain::LineName;
use replaced::Replaced;

/// Read lists of papers, kept in Markdown or as a bibliography, into the catalogue
///
/// How they are read is said by papers.toml, and the files that a list goes on in are read with it, as for `build`
/// and `check`.
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers import README.md                                  what would be read of a list
  papers import README.md --into public/papers.json        read it into the catalogue
  papers import README.md pruning.md --into public/papers.json --dry-run
  papers import plm.md --into public/papers.json --collection efficient-plm
  papers import README.md --into mine.json --repository https://github.com/me/my-list
  papers import README.md --without Books --without 'Job postings'
  papers import README.md --explain 120                    why line 120 is read as it is

Exit code: 0 when it is done, 1 when something must be corrected by hand first (with --strict:
also when there are warnings) or when no paper was found, 2 when it could not run.")]
pub struct Options {
    /// Files to read; - reads a README from the input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The catalogue to read them into, which is made if there is none; papers that it has stay
    #[arg(long, short = 'o', visible_alias = "output", value_name = "FILE")]
    pub into: Option<PathBuf>,
    /// Rebuild the catalogue: papers that are not in the lists are removed
    #[arg(long, requires = "into")]
    pub replace: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The repository of the list, by which its own figures are found; what papers.toml says, or the one that the files are in, when not given
    #[arg(long, value_name = "ADDRESS", value_parser = repository_address)]
    pub repository: Option<WebAddress>,
    /// The branch on which the files of the repository are; what papers.toml says, or the one that GitHub shows, when not given
    #[arg(long)]
    pub branch: Option<String>,
    /// The collection that the papers belong to; the first of the catalogue when not given
    #[arg(long, value_name = "ID")]
    pub collection: Option<String>,
    /// Leave out what stands under this heading
    #[arg(long, value_name = "HEADING")]
    pub without: Vec<String>,
    /// Say of the entry on this line what each part of it was read as, and why; FILE:LINE names one of several files
    #[arg(long, value_name = "LINE", conflicts_with_all = ["into", "json"], value_parser = LineName::read)]
    pub explain: Option<LineName>,
    /// Count warnings as problems
    #[arg(long)]
    pub strict: bool,
    /// Show every note and warning
    #[arg(long)]
    pub all: bool,
    /// Print data for a program
    #[arg(long)]
    pub json: bool,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written, or the catalogue is not one.
pub fn run(options: &Options) -> Outcome {
    let argument = |error: &dyn std::fmt::Display| Error::Argument(error.to_string());
    let base = match &options.into {
        Some(path) if path.exists() && !sources::is_catalogue(path)? => {
            return Err(argument(&format!(
                "{} is not a catalogue; --into names a papers.json, which is made when it is not there",
                path.display()
            )));
        }
        Some(path) if path.exists() => Some(read_catalogue(path)?),
        _ => None,
    };
    let known = options.repository.clone().or_else(|| base.as_ref().map(|base| base.list().repository.clone()));
    let said = sources::surrounding(&Wanted { files: options.files.clone(), repository: known, ..Wanted::default() })?;
    let collection = match (&options.collection, &base) {
        (Some(id), _) => Slug::new(id).map_err(|error| argument(&error))?,
        (None, Some(base)) if !base.parts().collections.is_empty() => base.parts().collections[0].id.clone(),
        _ => Slug::new("papers").map_err(|error| argument(&error))?,
    };
    let others = base.iter().flat_map(|base| &base.parts().collections).filter(|other| other.id != collection);
    let side_lists = others.map(|other| (other.id.clone(), other.name.to_string())).collect();
    let surrounding = Surrounding {
        branch: options.branch.clone().unwrap_or(said.branch),
        side_lists,
        without: said.without.iter().chain(&options.without).cloned().collect(),
        collection,
        ..said
    };
    if let Some(line) = &options.explain {
        explain::explain(&options.files, &surrounding, line)?;
        return Ok(ExitCode::from(CLEAN));
    }
    let lists = read_lists(&options.files, &surrounding)?;
    check_headings(&options.without, &lists)?;
    // Nothing is written without a catalogue to write to, so it may live anywhere.
    let nowhere = nowhere().filter(|_| options.into.is_none() || options.dry_run);
    let kept = base.as_ref().filter(|_| !options.replace);
    let repository = surrounding.repository.as_ref().or(nowhere.as_ref());
    let imported = combine(lists, kept, repository, &surrounding.collection)?;
    let replaced = base.as_ref().filter(|_| options.replace).map(|base| Replaced::of(base, &imported.catalogue));
    let replaced = replaced.transpose()?;
    let tally = Tally::of(&imported.diagnostics);
    let count = imported.count;
    let is_empty = count.papers == 0;
    let refusal = match is_empty {
        true => Some("no paper was found"),
        false => imported.diagnostics.iter().any(sources::is_of_broken_source).then_some("a source is broken"),
    };
    if let Some(path) = options.into.as_ref().filter(|_| !options.dry_run && refusal.is_none()) {
        write(path, encode(&imported.catalogue))?;
    }
    if options.json {
        print_json(&imported, tally)?;
    } else {
        report::print(&imported.diagnostics, options.all, std::io::stderr())?;
        print(&imported, replaced.as_ref(), tally, refusal, options)?;
    }
    if let Some(reason) = refusal {
        eprintln!("{reason}, so nothing was written");
    }
    let is_bad = is_empty || tally.errors > 0 || (options.strict && tally.warnings > 0);
    Ok(ExitCode::from(if is_bad { PROBLEMS } else { CLEAN }))
}

/// Makes sure that what is to be left out is there.
fn check_headings(without: &[String], lists: &[List]) -> Result<(), Error> {
    let is_there =
        |name: &String| lists.iter().any(|list| list.headings.iter().any(|heading| fold(heading) == fold(name)));
    match without.iter().find(|name| !is_there(name)) {
        Some(name) => {
            let headings = lists.iter().flat_map(|list| &list.headings).map(String::as_str);
            let help = did_you_mean(name, headings, || "write the heading as it is in the list".to_owned());
            Err(Error::Argument(format!("no heading is called “{name}”; {help}")))
        }
        None => Ok(()),
    }
}

/// The sum: every row is accounted for.
fn print(
    imported: &Imported,
    replaced: Option<&Replaced>,
    tally: Tally,
    refusal: Option<&str>,
    options: &Options,
) -> Result<(), Error> {
    let mut out = std::io::stdout().lock();
    if let Some(replaced) = replaced.filter(|_| options.dry_run) {
        for line in &replaced.lines {
            writeln!(out, "{line}")?;
        }
        writeln!(out)?;
    } else if options.dry_run {
        for name in &imported.new_categories {
            writeln!(out, "+ category {name}")?;
        }
        for change in &imported.changes {
            match change {
                Change::Added { id, title } => writeln!(out, "+ {id}  {title}")?,
                Change::Filled { id, facts } => writeln!(out, "~ {id}  {}", facts.join(", "))?,
            }
        }
        writeln!(out)?;
    }
    let count = imported.count;
    let sum: Vec<String> = [
        (count.papers - imported.repeated, "paper", ""),
        (imported.repeated, "repeated row", ""),
        (count.tools, "tool", ""),
        (count.leaderboards, "leaderboard", ""),
        (count.updates, "update", ""),
        (count.contents, "line", " of contents"),
        (count.text, "row", " of other sections"),
    ]
    .into_iter()
    .filter(|(number, name, _)| *number > 0 || *name == "paper")
    .map(|(number, name, rest)| report::count(number, name) + rest)
    .chain((count.unread > 0).then(|| format!("{} not read, see above", count.unread)))
    .collect();
    writeln!(out, "{} = {}", report::count(count.rows, "row"), sum.join(" + "))?;
    writeln!(out, "{}", tally.summary())?;
    if let Some(doubts) = doubts(imported) {
        writeln!(out, "{doubts}")?;
    }
    let added = imported.changes.iter().filter(|change| matches!(change, Change::Added { .. })).count();
    let filled = imported.changes.len() - added;
    let changes = match replaced {
        Some(Replaced { added, removed, changed, .. }) => {
            format!("{} added, {removed} removed, {changed} changed", report::count(*added, "paper"))
        }
        None => format!("{} added, {filled} filled in", report::count(added, "paper")),
    };
    match (&options.into, options.dry_run) {
        // Why not is told elsewhere.
        _ if refusal.is_some() => {}
        (Some(path), is_dry) => {
            if let Some(missing) = missing(&imported.missing) {
                writeln!(out, "{missing}")?;
            }
            let (path, all) = (path.display(), imported.catalogue.papers().len());
            match is_dry {
                false => writeln!(out, "{path}: {changes}, {all} in all")?,
                true => writeln!(out, "{path} was left as it is; it would have {changes}, {all} in all")?,
            }
        }
        (None, _) => writeln!(out, "nothing was written; --into FILE reads the list into a catalogue")?,
    }
    Ok(())
}

/// What the catalogue has and the lists have not, and what to do; `None` where they have all.
fn missing(missing: &Missing) -> Option<String> {
    let named = |names: &[String]| report::quoted(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let papers = (!missing.papers.is_empty()).then(|| {
        format!(
            "not in the lists, and kept: {}, {}; remove what is no longer wanted",
            report::count(missing.papers.len(), "paper"),
            named(&missing.papers)
        )
    });
    let categories = (!missing.categories.is_empty()).then(|| {
        format!(
            "no heading of the lists: the category {}; if it was renamed, rename it in the catalogue first",
            named(&missing.categories)
        )
    });
    let told: Vec<String> = papers.into_iter().chain(categories).collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

/// The entries that are least sure, and what to do; `None` when all are sure.
fn doubts(imported: &Imported) -> Option<String> {
    /// More lines than these are not named.
    const MOST: usize = 12;
    let doubts = imported.diagnostics.iter().filter(|told| told.rule == doubt::UNSURE);
    let places: Vec<String> =
        doubts.filter_map(|told| told.place.as_ref()).map(|place| format!("{}:{}", place.path, place.line)).collect();
    let named = places.get(..MOST.min(places.len()))?.join(", ");
    let more = if places.len() > MOST { " …" } else { "" };
    (!places.is_empty()).then(|| {
        format!(
            "may be read wrongly: {} of the entries, at {named}{more}\n  --explain LINE says why; --without HEADING leaves out a section that has no papers",
            places.len()
        )
    })
}

fn print_json(imported: &Imported, tally: Tally) -> Result<(), Error> {
    let catalogue: serde_json::Value =
        serde_json::from_str(&encode(&imported.catalogue)).map_err(|error| Error::Argument(error.to_string()))?;
    let report = serde_json::json!({
        "count": imported.count,
        "repeated": imported.repeated,
        "tally": tally,
        "changes": imported.changes,
        "diagnostics": imported.diagnostics,
        "catalogue": catalogue,
    });
    writeln!(std::io::stdout(), "{report:#}")?;
    Ok(())
}
