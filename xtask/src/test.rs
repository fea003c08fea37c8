//! `test`: every check, one step after the other, with a tally at the end.
//!
//! A failing step does not stop the others, except those that need what it makes.

mod browser;
mod changed;
mod engines;
mod files;
mod read_files;
mod steps;
mod tried;

use std::{
    path::PathBuf,
    process::ExitCode,
    time::{Duration, Instant},
};

use crate::{
    error::{Error, Result},
    grid::Grid,
    project::Project,
    setup::Engine,
};
use steps::{STEPS, Step};

/// Options of `test`.
#[derive(Clone, clap::Args)]
pub struct Options {
    /// Run only this step, and the steps it needs
    #[arg(long, value_name = "STEP")]
    only: Option<String>,
    /// Of the tests in the browser, run only these files, such as `list` for list.test.mjs
    #[arg(long, value_name = "NAME", requires = "only")]
    file: Vec<String>,
    /// Run only what can be broken by what has changed since this branch left another
    #[arg(long, value_name = "BRANCH", num_args = 0..=1, default_missing_value = "main", conflicts_with = "only")]
    changed: Option<String>,
    /// Of the tests of crates, run only those of this package; may be given several times
    #[arg(long, value_name = "NAME", requires = "only")]
    package: Vec<String>,
    /// Leave out an engine that cannot be had; may be given several times
    #[arg(long, value_name = "ENGINE")]
    without: Vec<Engine>,
    /// Name the steps
    #[arg(long)]
    list: bool,
}

/// Runs the steps and ends with the tally, alone on the last line.
pub fn run(project: &Project, options: &Options) -> Result<ExitCode> {
    if options.list {
        for step in STEPS {
            println!("{:9} {}", step.name, step.about);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let (steps, options) = match &options.changed {
        None => (chosen(options.only.as_deref())?, options.clone()),
        Some(base) => {
            let changed::Changed { steps, packages, files } = changed::since(project, base)?;
            (steps, Options { package: packages, file: files, ..options.clone() })
        }
    };
    let results = attempt(&steps, |step| (step.run)(project, &options));
    println!("\n{}", table(&results));
    let failed: Vec<_> = results.iter().filter(|result| !result.passed).collect();
    for Attempt { step, .. } in &failed {
        println!("FAILED {}: again with `cargo xtask test --only {}`", step.name, step.name);
    }
    println!("{} passed, {} failed", results.len() - failed.len(), failed.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What came of a step.
struct Attempt<'a> {
    step: &'a Step,
    passed: bool,
    took: Duration,
}

/// Where the time went.
fn table(results: &[Attempt]) -> Grid {
    let minutes = |took: Duration| format!("{}:{:02}", took.as_secs() / 60, took.as_secs() % 60);
    let mut table = Grid::new(&["step", "", "min:s"]).with_texts(2);
    for Attempt { step, passed, took } in results {
        let passed = if *passed { "passed" } else { "FAILED" };
        table.row(vec![step.name.to_owned(), passed.to_owned(), minutes(*took)]);
    }
    table.row(vec!["in all".to_owned(), String::new(), minutes(results.iter().map(|result| result.took).sum())]);
    table
}

/// The steps to run, in order.
fn chosen(only: Option<&str>) -> Result<Vec<&'static Step>> {
    let Some(name) = only else { return Ok(STEPS.iter().collect()) };
    let step = STEPS
        .iter()
        .find(|step| step.name == name)
        .ok_or_else(|| Error::Unexpected(format!("no step is called `{name}`; --list names them")))?;
    Ok(STEPS.iter().filter(|other| other.name == step.name || step.needs == Some(other.name)).collect())
}

/// Runs each step, unless the one that it needs has failed.
fn attempt<'a>(steps: &[&'a Step], run: impl Fn(&Step) -> Result<()>) -> Vec<Attempt<'a>> {
    let mut results: Vec<Attempt> = Vec::new();
    for step in steps {
        println!("\n── {}: {}", step.name, step.about);
        let start = Instant::now();
        let lacks = step.needs.filter(|need| results.iter().any(|result| result.step.name == *need && !result.passed));
        let passed = match lacks {
            Some(need) => {
                println!("not run, because {need} failed");
                false
            }
            None => run(step).inspect_err(|error| println!("{error}")).is_ok(),
        };
        println!("{} {} ({:.1} s)", if passed { "passed" } else { "FAILED" }, step.name, start.elapsed().as_secs_f64());
        results.push(Attempt { step, passed, took: start.elapsed() });
    }
    results
}

/// Where `site` puts what `browser` looks at.
fn folder(project: &Project, name: &str) -> PathBuf {
    project.target.join("site").join(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_alone_brings_the_step_it_needs() {
        let names = |only| -> Vec<_> {
            let steps = chosen(only).unwrap();
            steps.iter().map(|step| step.name).collect()
        };
        assert_eq!(names(Some("browser")), ["site", "browser"]);
        assert_eq!(names(Some("tidy")), ["tidy"]);
        assert_eq!(names(None).len(), STEPS.len());
        assert!(chosen(Some("nothing")).is_err());
    }

    #[test]
    fn every_need_is_a_step_that_comes_before() {
        for (position, step) in STEPS.iter().enumerate() {
            if let Some(need) = step.needs {
                assert!(STEPS[..position].iter().any(|other| other.name == need));
            }
        }
    }

    #[test]
    fn a_failure_stops_only_the_steps_that_need_it() {
        let steps = chosen(None).unwrap();
        let results = attempt(&steps, |step| match step.name {
            "site" => Err(Error::Unmet("no site".to_owned())),
            _ => Ok(()),
        });
        let failed = results.iter().filter(|result| !result.passed).map(|result| result.step.name);
        assert_eq!(failed.collect::<Vec<_>>(), ["site", "browser", "engines"]);
    }
}
