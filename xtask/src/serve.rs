//! `serve`: the finished site on this machine, as GitHub Pages would serve it.

use std::path::PathBuf;

use crate::{
    build::{self, Site},
    error::Result,
    project::Project,
};

const DEFAULT_PORT: u16 = 8080;

/// Options of `serve`.
#[derive(clap::Args)]
pub struct Options {
    /// The port to listen on [default: the first free one from 8080]
    #[arg(long)]
    port: Option<u16>,
    /// The path the site lives under, such as /repository/
    #[arg(long, value_name = "PATH", default_value = "/")]
    public_url: String,
    /// Serve the site in this folder instead of building one
    #[arg(long, value_name = "FOLDER", conflicts_with = "public_url")]
    site: Option<PathBuf>,
}

/// Builds the site and serves it until interrupted.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    // The port first: nobody wants to hear that it is taken after the build.
    let listener = match options.port {
        Some(port) => server::bind(port)?,
        None => server::bind_from(DEFAULT_PORT)?,
    };
    let origin = server::origin(&listener)?;
    let site = match &options.site {
        Some(folder) => server::Site::of_folder(folder)?,
        None => {
            let site =
                Site { origin: origin.clone(), ..Site::new(project, project.root.join("dist"), &options.public_url) };
            let _lock = project.lock()?;
            build::build(project, &site)?;
            server::Site::new(site.dist, site.base)
        }
    };
    println!("\nServing {origin}{} (stop with Ctrl-C)", site.base());
    Ok(server::serve(listener, site)?)
}
