//! `screenshot`: pictures of the site, for the eye and for the README.

use std::{fs, path::Path};

use crate::{
    build::{self, Site},
    command,
    error::{Error, Result},
    project::Project,
    setup,
};

/// Options of `screenshot`.
#[derive(clap::Args)]
pub struct Options {
    /// Take only the README's picture, into docs/screenshot.png
    #[arg(long)]
    readme: bool,
    /// Take only the contact sheet of the drawn figures, in both themes, which is no page of the site
    #[arg(long, conflicts_with = "readme")]
    contact_sheet: bool,
}

/// Builds and serves the site and takes the pictures.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let chromium = setup::browser(project)?;
    if options.contact_sheet {
        return contact_sheet(project, &chromium);
    }
    let listener = server::bind(0)?;
    let origin = server::origin(&listener)?;
    let site = Site::new(project, project.target.join("site/screenshots"), "/");
    build::build(project, &site)?;
    server::spawn(listener, server::Site::new(site.dist, site.base));

    let mut node = project.command("node");
    node.arg(project.npm().join("screenshots.mjs")).arg(origin).env("CHROMIUM", chromium);
    if options.readme {
        node.arg(project.root.join("docs/screenshot.png")).arg("--readme");
    } else {
        node.arg(project.target.join("screenshots"));
    }
    command::run(&mut node)
}

/// Writes the sheet, which needs neither the program for the browser nor a server, and takes its
/// pictures.
fn contact_sheet(project: &Project, chromium: &Path) -> Result<()> {
    let folder = project.target.join("screenshots");
    fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    let sheet = folder.join("contact-sheet.html");
    let mut cargo = project.cargo();
    cargo.args(["run", "--package", "site", "--example", "contact_sheet", "--"]);
    command::run(cargo.arg(project.root.join("public/papers.json")).arg(&sheet))?;
    let mut node = project.command("node");
    node.arg(project.npm().join("screenshots.mjs")).arg(format!("file://{}", sheet.display()));
    command::run(node.arg(&folder).arg("--contact-sheet").env("CHROMIUM", chromium))
}
