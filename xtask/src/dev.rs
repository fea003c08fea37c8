//! `dev`: trunk's own server, which rebuilds and reloads at every change.

use crate::{command, error::Result, project::Project, setup};

/// Options of `dev`.
#[derive(clap::Args)]
pub struct Options {
    /// Anything else `trunk serve` understands, such as --open or --port 3000
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    trunk: Vec<String>,
}

/// Serves the app as it is being written.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let tools = setup::dev(project)?;
    command::run(tools.trunk(project).arg("serve").args(&options.trunk))
}
