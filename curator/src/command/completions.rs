//! `papers completions`: what shells complete the commands and options of this program by.
use std::io::Write as _;
use std::process::ExitCode;

use clap_complete::Shell;

use super::{CLEAN, Outcome};

/// Print shell completions for the commands and options of this program
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers completions bash > ~/.local/share/bash-completion/completions/papers
  papers completions zsh > ~/.zfunc/_papers               where ~/.zfunc is in $fpath
  papers completions fish > ~/.config/fish/completions/papers.fish")]
pub struct Options {
    /// The shell
    #[arg(value_name = "SHELL")]
    pub shell: Shell,
}

/// Runs the command for this program.
///
/// # Errors
/// When the output cannot be written.
pub fn run(options: &Options, mut program: clap::Command) -> Outcome {
    let name = program.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut program, name, &mut script);
    std::io::stdout().lock().write_all(&script)?;
    Ok(ExitCode::from(CLEAN))
}
