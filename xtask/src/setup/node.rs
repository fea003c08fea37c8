//! Node and its packages: those of tests/ bring wasm-opt, esbuild, Playwright, axe and Lighthouse,
//! those of bench/ the other search engines.

use std::{fs, path::PathBuf};

use super::announce;
use crate::{
    command,
    error::{Error, Result},
    project::Project,
};

const OLDEST_NODE: u32 = 20;

/// The folder of the programs the npm packages bring, installed if the lock file has changed.
pub fn programs(project: &Project) -> Result<PathBuf> {
    Ok(packages(project, "tests")?.join(".bin"))
}

/// The npm packages that the lock file in a folder names, installed if it has changed.
pub fn packages(project: &Project, folder: &str) -> Result<PathBuf> {
    let what = format!("the npm packages of {folder}/");
    let folder = project.root.join(folder);
    let modules = folder.join("node_modules");
    let lock = folder.join("package-lock.json");
    // A copy of the lock file, written last, says that everything in it was installed.
    let stamp = modules.join(".installed-lock.json");

    let wanted = fs::read(&lock).map_err(Error::file(&lock))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(modules);
    }

    require_node()?;
    announce(&what, "half a minute");
    let npm = command::of_npm("npm");
    let mut install = project.command(npm);
    install.current_dir(&folder).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    command::run_long(&format!("{what} are being installed"), &mut install).map_err(|cause| Error::Install {
        tool: what,
        cause: Box::new(cause),
        remedy: "see npm's message above; it needs the npm registry once".to_owned(),
    })?;
    fs::write(&stamp, wanted).map_err(Error::file(&stamp))?;
    Ok(modules)
}

fn require_node() -> Result<()> {
    let what = match command::version("node") {
        Some(version) if major(&version).is_some_and(|major| major >= OLDEST_NODE) => return Ok(()),
        Some(version) => {
            format!("Node {OLDEST_NODE} or newer is needed, and this one is {version}")
        }
        None => format!("Node {OLDEST_NODE} or newer is needed, and there is no `node` on PATH"),
    };
    Err(Error::Missing { what, remedy: "install Node with npm from https://nodejs.org or with your package manager" })
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_is_what_stands_before_the_first_dot() {
        assert_eq!(major("v20.11.1"), Some(20));
        assert_eq!(major("unknown"), None);
    }
}
