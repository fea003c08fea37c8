//! The style sheets and the scripts of the site: each bundled and minified into one file.

use std::{path::Path, process::Command};

use crate::{command, error::Result, project::Project, setup::Tools};

/// The style sheet that imports the others.
const STYLES: [(&str, &str); 1] = [("style", "style/main.css")];

/// The scripts that are run as they are, and are no modules.
const SCRIPTS: [(&str, &str); 4] = [
    ("start", "src/start.js"),
    ("loader", "site/scripts/loader.js"),
    ("worker", "site/scripts/worker.js"),
    ("no_worker", "site/scripts/no_worker.js"),
];

/// The modules that a page imports once it needs them.
const MODULES: [(&str, &str); 3] = [
    ("offline", "site/scripts/offline.js"),
    ("lightbox", "site/scripts/lightbox.js"),
    ("markdown", "site/scripts/markdown.js"),
];

/// Bundles all into a folder.
pub fn bundle(project: &Project, tools: &Tools, to: &Path) -> Result<()> {
    let scripts = "--format=iife";
    // A style sheet that a module imports is a text to it.
    let modules = ["--format=esm", "--loader:.css=text"];
    for (arguments, files) in [(&[][..], &STYLES[..]), (&[scripts], &SCRIPTS), (&modules, &MODULES)] {
        let mut esbuild = esbuild(project, tools);
        esbuild.args(arguments).arg(format!("--outdir={}", to.display()));
        command::run(esbuild.args(files.iter().map(|(name, path)| format!("{name}={path}"))))?;
    }
    Ok(())
}

/// A command that bundles and minifies.
pub fn esbuild(project: &Project, tools: &Tools) -> Command {
    let mut esbuild = tools.command(project, &command::of_npm("esbuild"));
    // What the scripts of the site import is beside the tools.
    esbuild.env("NODE_PATH", project.root.join("tests/node_modules"));
    esbuild.args(["--bundle", "--minify", "--charset=utf8", "--target=es2022", "--log-level=warning"]);
    esbuild
}
