//! `papers export`: the catalogue in the formats that others read.
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use catalogue::abstracts::{Abstracts, FILE};
use site::prepared;

use super::build::ListOptions;
use super::{CLEAN, Error, Outcome};
use crate::export;
use crate::files::{STANDARD, write};
use crate::report::count;
use crate::sources::{prepared as prepared_folder, sources};

/// Write the catalogue, or a part of it, in another format
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers export --format readme --output README.md
  papers export --format bibtex --query 'category=quantization&year=2024'
  papers export --format csv --query 'has=code&sort=venue'
  papers export --format readme --query collection=efficient-plm
  papers export --format ris --abstracts --output papers.ris

A query is what stands after the question mark in an address of the site.

Exit code: 0 when it is done, 2 when it could not run.")]
pub struct Options {
    /// Which list it is
    #[command(flatten)]
    pub list: ListOptions,
    /// The format
    #[arg(long, value_enum)]
    pub format: Format,
    /// Only the papers that this query of the site asks for, in its order
    #[arg(long, value_name = "QUERY")]
    pub query: Option<String>,
    /// With the abstracts of this file, in formats that have a field for them (all but readme, markdown and jsonl);
    /// public/abstracts.json beside the sources when no file is named
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    pub abstracts: Option<Option<PathBuf>>,
    /// The file to write; the terminal when not given, or -
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace a README that `papers export` did not write
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// The list in Markdown, as `import` reads it
    Readme,
    /// BibTeX
    Bibtex,
    /// BibLaTeX
    Biblatex,
    /// RIS, for reference managers
    Ris,
    /// CSL-JSON, for citation processors
    Csl,
    /// A table of comma-separated values
    Csv,
    /// A list in Markdown, one line a paper below its categories
    Markdown,
    /// One record a line
    Jsonl,
    /// A feed of the newest papers
    Atom,
}

/// The abstracts of a file that is named.
fn abstracts(path: &Path) -> Result<Abstracts, Error> {
    let missing = || Error::Argument(format!("there is no {}; `papers abstracts` writes it", path.display()));
    prepared::abstracts(path)?.ok_or_else(missing)
}

/// Refuses to replace a README with more in it than the catalogue has.
fn refuse_what_a_person_wrote(path: &Path) -> Result<(), Error> {
    // A pipe would be waited for.
    let text = Some(path).filter(|path| path.is_file()).and_then(|path| std::fs::read_to_string(path).ok());
    let Some(text) = text else { return Ok(()) };
    if text.trim().is_empty() || text.starts_with(export::readme::MARK) {
        return Ok(());
    }
    Err(Error::Argument(format!(
        "{} is there, and `papers export` did not write it: what of its {} is not in the catalogue would be lost. \
         Write to another file to compare them, or replace it by --force",
        path.display(),
        count(text.lines().count(), "line")
    )))
}

/// Runs the command.
///
/// # Errors
/// When the catalogue cannot be read, the query means nothing or the output cannot be written.
pub fn run(options: &Options) -> Outcome {
    // Only a feed says where the list lives.
    let is_feed = options.format == Format::Atom;
    let wanted = if is_feed { options.list.wanted() } else { options.list.wanted_anyway() };
    let catalogue = sources(&wanted)?.catalogue;
    let papers = export::select(&catalogue, options.query.as_deref()).map_err(Error::Argument)?;
    let abstracts = match &options.abstracts {
        None => Abstracts::default(),
        Some(Some(path)) => abstracts(path)?,
        Some(None) => abstracts(&prepared_folder(&wanted)?.join(FILE))?,
    };
    let write_as = |format| export::write(&catalogue, &papers, format, &abstracts);
    let text = match options.format {
        Format::Readme => export::readme::write(&catalogue, &papers),
        Format::Bibtex => write_as(export::Format::Bibtex),
        Format::Biblatex => write_as(export::Format::Biblatex),
        Format::Ris => write_as(export::Format::Ris),
        Format::Csl => write_as(export::Format::CslJson),
        Format::Csv => write_as(export::Format::Csv),
        Format::Markdown => export::readme::write_bullets(&catalogue, &papers),
        Format::Jsonl => export::jsonl(&catalogue, &papers),
        Format::Atom => export::atom::write(&catalogue, &papers, &abstracts),
    };
    match &options.output {
        Some(path) if path.as_os_str() != STANDARD => {
            if matches!(options.format, Format::Readme | Format::Markdown) && !options.force {
                refuse_what_a_person_wrote(path)?;
            }
            write(path, &text)?;
            eprintln!("{}: {}", path.display(), count(papers.len(), "paper"));
        }
        _ => std::io::stdout().lock().write_all(text.as_bytes())?,
    }
    Ok(ExitCode::from(CLEAN))
}
