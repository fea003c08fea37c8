//! The steps of `test`.

use crate::{
    bench,
    build::{self, Pictures, Site},
    command,
    error::Result,
    package,
    project::Project,
    setup, tidy,
};

use super::{Options, browser, engines, folder};

/// One step: a name, what it shows, and what it does.
pub struct Step {
    /// What `--only` calls it.
    pub name: &'static str,
    /// What it shows when it passes.
    pub about: &'static str,
    /// The step without whose success it cannot be run.
    pub needs: Option<&'static str>,
    /// Does it.
    pub run: fn(&Project, &Options) -> Result<()>,
}

/// All of them, the quick ones first.
pub const STEPS: &[Step] = &[
    Step {
        name: "setup",
        about: "every tool is there",
        needs: None,
        run: |project, options| setup::run(project, &options.without),
    },
    Step { name: "tidy", about: "the rules for sources hold", needs: None, run: |project, _| tidy::run(project) },
    Step {
        name: "format",
        about: "the code is formatted",
        needs: None,
        run: |project, _| command::run(project.cargo().args(["fmt", "--all", "--check"])),
    },
    Step {
        name: "workflows",
        about: "zizmor and actionlint have nothing to say of .github and action.yml",
        needs: None,
        run: |project, _| workflows(project),
    },
    Step {
        name: "lint",
        about: "clippy has nothing to say, for this machine and for the browser",
        needs: None,
        run: |project, _| lint(project),
    },
    Step {
        name: "unit",
        about: "the tests of every crate",
        needs: None,
        run: |project, options| unit(project, &options.package),
    },
    Step {
        name: "agreement",
        about: "the search answers in WebAssembly as it does natively",
        needs: None,
        run: |project, _| bench::agreement(project),
    },
    Step {
        name: "site",
        about: "the site builds, for a domain and for a path of one",
        needs: None,
        run: |project, _| site(project),
    },
    Step {
        name: "browser",
        about: "the site works in Chromium, whatever is done to it",
        needs: Some("site"),
        run: browser::run,
    },
    Step {
        name: "engines",
        about: "a reader's way through it works in every engine",
        needs: Some("site"),
        run: engines::run,
    },
];

fn workflows(project: &Project) -> Result<()> {
    let [zizmor, actionlint] = setup::workflow_linters(project)?;
    command::run(project.command(zizmor).args(["--offline", "--no-progress", "--quiet", ".github", "action.yml"]))?;
    command::run(project.command(actionlint).arg(".github/workflows/*.yml"))
}

/// The app is linted twice: as the generator uses it, and as the browser does.
fn lint(project: &Project) -> Result<()> {
    setup::lints(project)?;
    clippy(project, &["--workspace", "--all-targets", "--features", "site/pictures"])?;
    let app = ["-p", "awesome-papers", "-p", "catalogue", "--features", "awesome-papers/csr"];
    clippy(project, &[&["--target", setup::TARGET], &app[..]].concat())
}

fn clippy(project: &Project, arguments: &[&str]) -> Result<()> {
    let mut cargo = project.cargo();
    cargo.arg("clippy").args(arguments).args(["--", "-D", "warnings"]);
    command::run(&mut cargo)
}

/// The generator asks for the app with `ssr`, and in one invocation every crate gets the same app.
fn unit(project: &Project, packages: &[String]) -> Result<()> {
    let mut test = project.cargo();
    test.arg("test");
    match packages {
        [] => test.args(["--workspace", "--features", "site/pictures"]),
        _ => test.args(packages.iter().flat_map(|name| ["--package", name])),
    };
    command::run(&mut test)
}

/// One app for every site: it reads where it lives from the page it starts in.
fn site(project: &Project) -> Result<()> {
    let (app, papers) = build::both(project, Pictures::Drawn)?;
    for under_test in browser::SITES {
        let site = Site {
            catalogue: under_test.catalogue.map(|catalogue| catalogue.file(project)).transpose()?,
            more: under_test.public.map(|folder| project.root.join(folder)),
            has_worker: under_test.has_worker,
            has_pictures: under_test.has_pictures,
            ..Site::new(project, folder(project, under_test.name), under_test.base)
        };
        build::pages(project, &papers, &app, &site)?;
    }
    package::for_tests(project, &app, &folder(project, browser::PACKAGE))?;
    Ok(())
}
