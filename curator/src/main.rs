//! `papers`: makes the site of a list of papers, and keeps the list: reads it into a catalogue, checks
//! it, and writes it out again.
//!
//! This file only names the commands and sends each to its module.
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use curator::command::{self, FAILED};
use curator::report::{self, Format};

/// Lists are read into many small pieces of text, which takes longer with the allocator of the
/// system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Turn a list of papers into a site, and keep both.
#[derive(Parser)]
#[command(name = "papers", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Build(command::build::Options),
    Serve(command::serve::Options),
    Init(command::init::Options),
    Schema(command::schema::Options),
    Import(command::import::Options),
    Check(command::check::Options),
    Export(command::export::Options),
    Add(Box<command::add::Options>),
    Abstracts(command::abstracts::Options),
    Refresh(command::refresh::Options),
    Stars(command::stars::Options),
    Citations(command::citations::Options),
    Links(command::links::Options),
    Completions(command::completions::Options),
    #[cfg(feature = "figures")]
    Figures(command::figures::Options),
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Build(options) => command::build::run(&options),
        Command::Serve(options) => command::serve::run(&options),
        Command::Init(options) => command::init::run(&options),
        Command::Schema(options) => command::schema::run(&options),
        Command::Import(options) => command::import::run(&options),
        Command::Check(options) => command::check::run(&options),
        Command::Export(options) => command::export::run(&options),
        Command::Add(options) => command::add::run(&options),
        Command::Abstracts(options) => command::abstracts::run(&options),
        Command::Refresh(options) => command::refresh::run(&options),
        Command::Stars(options) => command::stars::run(&options),
        Command::Citations(options) => command::citations::run(&options),
        Command::Links(options) => command::links::run(&options),
        Command::Completions(options) => command::completions::run(&options, Arguments::command()),
        #[cfg(feature = "figures")]
        Command::Figures(options) => command::figures::run(&options),
    };
    outcome.unwrap_or_else(|error| {
        if let command::Error::Sources(error) = &error {
            // The error below says that something stands above.
            let _ = report::print_as(Format::Text, error.diagnostics(), false);
        }
        // A reader that closed the pipe, as `head` does, has what it wanted.
        if !matches!(&error, command::Error::Output(source) if source.kind() == std::io::ErrorKind::BrokenPipe) {
            eprintln!("error: {error}");
        }
        ExitCode::from(FAILED)
    })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Arguments;

    #[test]
    fn the_documents_name_every_command() {
        let readme = include_str!("../../README.md");
        let (_, list) = include_str!("../../ARCHITECTURE.md").split_once("the program `papers`: ").unwrap_or_default();
        let list: Vec<&str> = list.split([',', '\n']).map(str::trim).collect();
        for command in Arguments::command().get_subcommands().map(clap::Command::get_name) {
            assert!(readme.contains(&format!("papers {command}")), "README.md lacks `papers {command}`");
            assert!(list.contains(&command), "ARCHITECTURE.md lacks `{command}`");
        }
    }
}
