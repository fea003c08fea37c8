//! `papers schema`: what may stand in `papers.toml` and in a catalogue, for editors.
use std::io::Write as _;
use std::process::ExitCode;

use super::{CLEAN, Outcome};
use crate::settings::SCHEMA;

/// The schema of a catalogue, which is published with the site too.
const OF_CATALOGUE: &str = include_str!("../../../public/papers.schema.json");

/// Print the schema of papers.toml or of papers.json, by which editors complete and check it
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers schema > papers.toml.schema.json          and as the first line of papers.toml:
                                                   #:schema ./papers.toml.schema.json
  papers schema catalogue > papers.schema.json     which every papers.json names in its first line

Exit code: 0.")]
pub struct Options {
    /// Whose schema
    #[arg(value_enum, value_name = "FILE", default_value_t = Of::Settings)]
    of: Of,
}

/// What has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Of {
    /// papers.toml
    Settings,
    /// papers.json
    Catalogue,
}

/// Runs the command.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Options) -> Outcome {
    let schema = match options.of {
        Of::Settings => SCHEMA,
        Of::Catalogue => OF_CATALOGUE,
    };
    std::io::stdout().lock().write_all(schema.as_bytes())?;
    Ok(ExitCode::from(CLEAN))
}
