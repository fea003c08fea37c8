//! `papers schema`: what may stand in `papers.toml`, for editors.
use std::io::Write as _;
use std::process::ExitCode;

use super::{CLEAN, Outcome};
use crate::settings::SCHEMA;

/// Print the schema of papers.toml, by which editors complete and check it
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers schema > papers.schema.json      and as the first line of papers.toml:
                                          #:schema ./papers.schema.json

Exit code: 0.")]
pub struct Options {}

/// Runs the command.
///
/// # Errors
/// When the output cannot be written.
pub fn run(Options {}: &Options) -> Outcome {
    std::io::stdout().lock().write_all(SCHEMA.as_bytes())?;
    Ok(ExitCode::from(CLEAN))
}
