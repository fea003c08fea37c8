//! What a change can break: the steps for `--changed`, and the crates whose tests they run.

use std::collections::BTreeSet;

use serde_json::Value;

use super::read_files::{self, ReadFiles};
use super::steps::{STEPS, Step};
use crate::{
    command,
    error::{Error, Result},
    project::Project,
};

/// Which steps look at files below a path, beside those that look at all; the first that matches counts.
const CONCERNS: &[(&str, &[&str])] = &[
    ("docs/", &[]),
    ("README.md", &[]),
    (".github/", &["workflows"]),
    ("xtask/", &["lint", "unit"]),
    ("curator/", &["lint", "unit", "site", "browser"]),
    ("bench/", &["lint", "unit", "agreement"]),
    ("server/", &["lint", "unit", "site", "browser"]),
    ("action", &["workflows", "site", "browser"]),
    ("tests/e2e/", &["site", "browser"]),
    ("tests/engines/", &["site", "engines"]),
    ("tests/measure/", &[]),
    ("style/", &["site", "browser", "engines"]),
    ("site/", &["lint", "unit", "site", "browser", "engines"]),
    ("src/", &["lint", "unit", "site", "browser", "engines"]),
    ("", &["lint", "unit", "agreement", "site", "browser", "engines"]),
];

/// These look at every file, and take no time.
const ALWAYS: [&str; 3] = ["setup", "tidy", "format"];

/// What is to be run.
pub struct Changed {
    /// The steps, in order.
    pub steps: Vec<&'static Step>,
    /// The packages whose tests can fail; empty if all can.
    pub packages: Vec<String>,
    /// The files of tests in the browser, if only such were changed; else empty.
    pub files: Vec<String>,
}

/// What has changed since the commit that `HEAD` and `base` share, and not committed changes.
pub fn since(project: &Project, base: &str) -> Result<Changed> {
    let git = |arguments: &[&str]| command::output(project.command("git").args(arguments));
    let commit = git(&["merge-base", base, "HEAD"])?;
    let paths =
        git(&["diff", "-z", "--name-only", &commit])? + &git(&["ls-files", "-z", "--others", "--exclude-standard"])?;
    let paths: Vec<_> = paths.split_terminator('\0').collect();
    let metadata = command::output(project.cargo().args(["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata =
        serde_json::from_str(&metadata).map_err(|error| Error::Unexpected(format!("cargo metadata: {error}")))?;
    println!("{} files have changed since {commit}", paths.len());
    let sources = git(&["ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.rs"])?;
    let read = read_files::of(project, &sources.split_terminator('\0').collect::<Vec<_>>())?;
    Ok(affected(&paths, &read, &metadata, &project.root.to_string_lossy()))
}

fn affected(paths: &[&str], read: &ReadFiles, metadata: &Value, root: &str) -> Changed {
    let concern = |path: &&&str| CONCERNS.iter().find(|(start, _)| path.starts_with(start)).map(|(_, steps)| *steps);
    let mut names: BTreeSet<_> =
        paths.iter().filter_map(|path| concern(&path)).flatten().copied().chain(ALWAYS).collect();
    // What a crate reads, its tests may be about.
    let readers: Vec<&str> = paths.iter().filter_map(|path| read.get(*path)).flatten().map(String::as_str).collect();
    if !readers.is_empty() {
        names.insert("unit");
    }
    let tests = paths.iter().map(|path| path.strip_prefix("tests/e2e/")?.strip_suffix(".test.mjs").map(str::to_owned));
    Changed {
        steps: STEPS.iter().filter(|step| names.contains(step.name)).collect(),
        packages: packages(&[paths, &readers].concat(), metadata, root),
        files: tests.collect::<Option<_>>().unwrap_or_default(),
    }
}

/// The packages that have one of the files, and all that depend on them.
fn packages(paths: &[&str], metadata: &Value, root: &str) -> Vec<String> {
    let all: Vec<&Value> = metadata["packages"].as_array().into_iter().flatten().collect();
    let name = |package: &Value| package["name"].as_str().unwrap_or_default().to_owned();
    let folder = |package: &Value| {
        let manifest = package["manifest_path"].as_str().unwrap_or_default();
        manifest.trim_start_matches(root).trim_start_matches('/').trim_end_matches("Cargo.toml").to_owned()
    };
    // The package of a file is the one with the longest path; that of the root has the shortest.
    let owner = |path: &&str| {
        all.iter().filter(|package| path.starts_with(&folder(package))).max_by_key(|package| folder(package).len())
    };
    let mut affected: BTreeSet<String> = paths.iter().filter_map(owner).map(|package| name(package)).collect();
    loop {
        let before = affected.len();
        for package in &all {
            let mut dependencies = package["dependencies"].as_array().into_iter().flatten();
            if dependencies.any(|dependency| affected.contains(&name(dependency))) {
                affected.insert(name(package));
            }
        }
        if affected.len() == before {
            return affected.into_iter().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn of(paths: &[&str]) -> (Vec<&'static str>, Vec<String>, Vec<String>) {
        let package = |name: &str, folder: &str, needs: &[&str]| {
            let dependencies: Vec<_> = needs.iter().map(|name| json!({ "name": name })).collect();
            json!({ "name": name, "manifest_path": format!("/here/{folder}Cargo.toml"), "dependencies": dependencies })
        };
        let metadata = json!({ "packages": [
            package("app", "", &["catalogue"]),
            package("catalogue", "catalogue/", &["serde"]),
            package("curator", "curator/", &["catalogue"]),
            package("xtask", "xtask/", &[]),
        ] });
        let readers = ["curator/src/settings/tests.rs".to_owned()].into();
        let read = ReadFiles::from([("docs/settings.md".to_owned(), readers)]);
        let Changed { steps, packages, files } = affected(paths, &read, &metadata, "/here");
        (steps.iter().map(|step| step.name).collect(), packages, files)
    }

    #[test]
    fn a_change_runs_what_it_can_break() {
        assert_eq!(of(&["docs/a.md"]).0, ALWAYS);
        let (steps, packages, _) = of(&["docs/settings.md"]);
        assert!(steps.contains(&"unit") && packages.contains(&"curator".to_owned()), "a test of it reads that");
        let (steps, packages, _) = of(&["xtask/src/main.rs"]);
        assert_eq!((steps, packages), (vec!["setup", "tidy", "format", "lint", "unit"], vec!["xtask".to_owned()]));
        let (steps, packages, files) = of(&["catalogue/src/lib.rs", "tests/e2e/list.test.mjs"]);
        assert_eq!(steps.len() + 1, STEPS.len(), "all but the workflows");
        assert_eq!(packages, ["app", "catalogue", "curator"]);
        assert!(files.is_empty(), "all of them");
    }

    #[test]
    fn changed_tests_alone_are_run_alone() {
        let (steps, _, files) = of(&["tests/e2e/list.test.mjs"]);
        assert_eq!((steps, files), (vec!["setup", "tidy", "format", "site", "browser"], vec!["list".to_owned()]));
    }

    #[test]
    fn every_step_that_is_named_exists() {
        for name in CONCERNS.iter().flat_map(|(_, steps)| *steps).chain(&ALWAYS) {
            assert!(STEPS.iter().any(|step| step.name == *name), "{name}");
        }
    }
}
