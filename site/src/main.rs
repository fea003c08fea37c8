//! Writes the site of a catalogue as static files.
use std::path::PathBuf;
use std::process::ExitCode;

use catalogue::route::Base;
use clap::Parser;
use site::{Error, Options, generate};

/// Writes the site of a catalogue as static files.
#[derive(Parser)]
struct Arguments {
    /// The folder with the compiled app.
    #[arg(long)]
    app: PathBuf,
    /// The folder with the files that are published as they are.
    #[arg(long)]
    public: PathBuf,
    /// The folder to write the site to; what was in it is removed.
    #[arg(long)]
    dist: PathBuf,
    /// The path under which the site will live, from slash to slash.
    #[arg(long, default_value = "/")]
    base: String,
    /// The scheme and host under which the site will live, for the addresses that must be whole
    /// (canonical links, feed, sitemap).
    #[arg(long, default_value = "http://localhost:8080")]
    origin: String,
    /// A catalogue to use in place of that of the public folder.
    #[arg(long)]
    catalogue: Option<PathBuf>,
    /// Take away the service worker, also from readers who have it.
    #[arg(long)]
    without_worker: bool,
    /// Write only this page, which shows every drawn figure in both themes.
    #[arg(long, value_name = "FILE")]
    contact_sheet: Option<PathBuf>,
    /// Draw a picture of each paper for where its page is shared; this folder keeps what was drawn.
    #[cfg(feature = "pictures")]
    #[arg(long, value_name = "FOLDER")]
    pictures: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(report) => {
            println!("site: {report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("site: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Does it; says how much was written.
fn run(arguments: Arguments) -> Result<String, Error> {
    let options = Options {
        app: arguments.app,
        public: arguments.public,
        dist: arguments.dist,
        base: Base::new(&arguments.base)?,
        origin: arguments.origin,
        catalogue: arguments.catalogue,
        has_worker: !arguments.without_worker,
        #[cfg(feature = "pictures")]
        pictures: arguments.pictures,
    };
    match arguments.contact_sheet {
        Some(path) => Ok(format!("{} figures", site::contact_sheet(&options, &path)?)),
        None => Ok(generate(&options)?.to_string()),
    }
}
