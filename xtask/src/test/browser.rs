//! The step that serves the sites and runs the tests of tests/e2e/ against them.

use std::{fs, path::PathBuf};

use crate::{
    command,
    error::{Error, Result},
    project::Project,
    server, setup,
};

use super::folder;

/// A site under test. The tests know it as `SITE_NAME`, its address, and `DIST_NAME`, its folder.
pub struct UnderTest {
    /// What it is called.
    pub name: &'static str,
    /// The path it is served under.
    pub base: &'static str,
    /// A catalogue in place of the project's own, from the top of the repository.
    pub catalogue: Option<&'static str>,
}

/// The real site, for a domain of its own and for a path of one, and a site whose catalogue
/// tries to break out of every field.
pub const SITES: &[UnderTest] = &[
    UnderTest { name: "root", base: "/", catalogue: None },
    UnderTest { name: "repo", base: "/some-repo/", catalogue: None },
    UnderTest { name: "hostile", base: "/", catalogue: Some("tests/e2e/fixtures/hostile.json") },
];

/// Serves each site on a free port and hands the addresses to the tests.
pub fn run(project: &Project) -> Result<()> {
    let chromium = setup::browser(project)?;
    let mut addresses = Vec::new();
    let mut node = project.command("node");
    for UnderTest { name, base, .. } in SITES {
        let dist = folder(project, name);
        let listener = server::bind(0)?;
        let address = format!("{}{base}", server::origin(&listener)?);
        server::spawn(listener, server::Site::new(dist.clone(), (*base).to_owned()));
        let suffix = name.to_uppercase();
        node.env(format!("SITE_{suffix}"), &address);
        node.env(format!("DIST_{suffix}"), dist);
        addresses.push(address);
    }
    node.env("BASE_URLS", addresses.join(" "))
        .env("CHROMIUM", chromium)
        .args(["--test", "--test-reporter=spec"])
        .args(tests(project)?);
    command::run(&mut node)
}

/// Named one by one, since releases of Node differ in what they make of a folder.
fn tests(project: &Project) -> Result<Vec<PathBuf>> {
    let folder = project.npm().join("e2e");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .map_err(Error::file(&folder))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(Error::Unexpected(format!("{} has no file called *.test.mjs", folder.display())));
    }
    Ok(files)
}
