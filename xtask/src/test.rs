//! `test`: every check, one step after the other, with a tally at the end.
//!
//! A failing step does not stop the others, except those that need what it makes.

mod browser;
mod steps;
mod tried;

use std::{path::PathBuf, process::ExitCode, time::Instant};

use crate::{
    error::{Error, Result},
    project::Project,
};
use steps::{STEPS, Step};

/// Options of `test`.
#[derive(clap::Args)]
pub struct Options {
    /// Run only this step, and the steps it needs
    #[arg(long, value_name = "STEP")]
    only: Option<String>,
    /// Of the tests in the browser, run only these files, such as `list` for list.test.mjs
    #[arg(long, value_name = "NAME", requires = "only")]
    file: Vec<String>,
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
    let steps = chosen(options.only.as_deref())?;
    let failed = attempt(&steps, |step| match step.name {
        "browser" => browser::run(project, &options.file),
        _ => (step.run)(project),
    });
    println!();
    for name in &failed {
        println!("FAILED {name}: again with `cargo xtask test --only {name}`");
    }
    println!("{} passed, {} failed", steps.len() - failed.len(), failed.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The steps to run, in order.
fn chosen(only: Option<&str>) -> Result<Vec<&'static Step>> {
    let Some(name) = only else {
        return Ok(STEPS.iter().collect());
    };
    let step = STEPS
        .iter()
        .find(|step| step.name == name)
        .ok_or_else(|| Error::Unexpected(format!("no step is called `{name}`; --list names them")))?;
    Ok(STEPS.iter().filter(|other| other.name == step.name || step.needs == Some(other.name)).collect())
}

/// Runs each step and returns the names of those that failed or could not be run.
fn attempt(steps: &[&Step], run: impl Fn(&Step) -> Result<()>) -> Vec<&'static str> {
    let mut failed = Vec::new();
    for step in steps {
        println!("\n── {}: {}", step.name, step.about);
        if let Some(need) = step.needs
            && failed.contains(&need)
        {
            println!("not run, because {need} failed");
            failed.push(step.name);
            continue;
        }
        let start = Instant::now();
        let outcome = match run(step) {
            Ok(()) => "passed",
            Err(error) => {
                println!("{error}");
                failed.push(step.name);
                "FAILED"
            }
        };
        println!("{outcome} {} ({:.1} s)", step.name, start.elapsed().as_secs_f64());
    }
    failed
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
        let failed = attempt(&steps, |step| match step.name {
            "site" => Err(Error::Unmet("no site".to_owned())),
            _ => Ok(()),
        });
        assert_eq!(failed, ["site", "browser"]);
    }
}
