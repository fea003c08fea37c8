//! The project's own tasks, run as `cargo xtask <task>`.
//!
//! This file only names the tasks and sends each to its module.

// A test that panics says what it found; that is what it is for.
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod bench;
mod build;
mod command;
mod dev;
mod error;
mod grid;
mod hash;
mod measure;
mod package;
mod project;
mod reproduce;
mod screenshot;
mod serve;
mod setup;
mod statistics;
mod test;
mod tidy;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::{error::Result, project::Project};

/// Tasks of this project.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the site and serve it as GitHub Pages would
    Serve(serve::Options),
    /// Run every check: format, lints, tests, and the site in a real browser
    Test(test::Options),
    /// Work on the app: rebuild and reload at every change
    Dev(dev::Options),
    /// Write the finished site to dist/
    Build(build::Options),
    /// Write the program `papers`, with the app in it, as an archive to target/package/
    Package(package::Options),
    /// Install the program `papers`, with the app in it, where cargo keeps programs
    Install,
    /// Build the site twice, in two places, and compare every byte
    Reproduce,
    /// Build the site, weigh it and run Lighthouse, against the budgets
    Measure(measure::Options),
    /// Compare the search with other engines: speed, memory, and what they find
    Bench(bench::Options),
    /// Check the rules of the house that no compiler checks
    Tidy,
    /// Take pictures of the site at three widths in both themes
    Screenshot(screenshot::Options),
    /// Find or install every tool the other tasks need
    Setup,
}

fn main() -> ExitCode {
    run(Arguments::parse().task).unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::FAILURE
    })
}

fn run(task: Task) -> Result<ExitCode> {
    let project = Project::discover();
    // What one of them writes, another would measure or delete.
    let writes = matches!(
        task,
        Task::Test(_)
            | Task::Build(_)
            | Task::Package(_)
            | Task::Install
            | Task::Reproduce
            | Task::Measure(_)
            | Task::Bench(_)
            | Task::Screenshot(_)
    );
    let _lock = writes.then(|| project.lock()).transpose()?;
    match task {
        Task::Serve(options) => serve::run(&project, &options)?,
        Task::Test(options) => return test::run(&project, &options),
        Task::Dev(options) => dev::run(&project, &options)?,
        Task::Build(options) => build::run(&project, &options)?,
        Task::Package(options) => package::run(&project, &options)?,
        Task::Install => package::install(&project)?,
        Task::Reproduce => reproduce::run(&project)?,
        Task::Measure(options) => measure::run(&project, &options)?,
        Task::Bench(options) => bench::run(&project, &options)?,
        Task::Tidy => tidy::run(&project)?,
        Task::Screenshot(options) => screenshot::run(&project, &options)?,
        Task::Setup => setup::run(&project, &[])?,
    }
    Ok(ExitCode::SUCCESS)
}
