//! `screenshot`: pictures of the site, for the eye and for the README.

use crate::{
    build::{self, Site},
    command,
    error::Result,
    project::Project,
    server, setup,
};

/// Options of `screenshot`.
#[derive(clap::Args)]
pub struct Options {
    /// Take only the README's picture, into docs/screenshot.png
    #[arg(long)]
    readme: bool,
}

/// Builds and serves the site and takes the pictures.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let chromium = setup::browser(project)?;
    let listener = server::bind(0)?;
    let origin = server::origin(&listener)?;
    let site = Site::new(project.target.join("site/screenshots"), "/");
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
