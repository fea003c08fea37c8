//! `measure`: what the site weighs and how fast it is, against the budgets.
//!
//! Nothing here fails: a figure depends on the machine and on what else it does. Read the table.

mod figures;
mod lighthouse;
mod program;
mod soak;
mod table;
mod visits;

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    bench,
    build::{self, Pictures, Site},
    error::{Error, Result},
    project::Project,
    setup,
};
use lighthouse::Lighthouse;
use table::Table;
use visits::Phone;

/// Options of `measure`.
#[derive(clap::Args)]
pub struct Options {
    /// How often each figure is measured; the table shows medians
    #[arg(long, value_name = "NUMBER", default_value_t = 3)]
    runs: usize,
    /// Measure only these rows; may be given several times
    #[arg(long, value_name = "ROWS")]
    only: Vec<Rows>,
    /// Measure the list grown to so many papers; its interactions, unless --only says otherwise
    #[arg(long, value_name = "NUMBER")]
    papers: Option<usize>,
    /// Measure the site in this folder instead of building one
    #[arg(long, value_name = "FOLDER", conflicts_with = "papers")]
    site: Option<PathBuf>,
    /// How long a tab is used for `--only soak`
    #[arg(long, value_name = "NUMBER", default_value_t = 60)]
    minutes: u32,
}

/// Rows of the table that are measured together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Rows {
    /// The bytes of a first visit
    Weight,
    /// Lighthouse on the first page, a paper and a category
    Lighthouse,
    /// From a key or a click to the next paint; memory
    Interaction,
    /// A shared link with filters
    Link,
    /// A site with figures; needs to be built
    Figures,
    /// How long writing the pages takes; needs to be built
    Pages,
    /// The released program, from a README to its site; only where it is named
    Program,
    /// What a tab holds that is used for long; only where it is named
    Soak,
}

const ALL: [Rows; 6] = [Rows::Weight, Rows::Lighthouse, Rows::Interaction, Rows::Link, Rows::Figures, Rows::Pages];

/// Builds, serves, measures, and prints one table.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let rows = match (&options.only[..], options.papers) {
        ([], Some(_)) => &[Rows::Interaction],
        ([], None) => &ALL[..],
        (only, _) => only,
    };
    if rows == [Rows::Program] {
        let mut table = Table::default();
        program::measure(project, options.runs, &mut table)?;
        println!("\n{table}");
        return Ok(());
    }
    let chromium = setup::browser(project)?;
    let phone = Phone { project, chromium: &chromium, visits: options.runs.max(1) };
    let lighthouse = Lighthouse::new(project, &chromium)?;
    let listener = server::bind(0)?;
    let origin = server::origin(&listener)?;
    let mut table = Table::default();

    let (built, dist) = match &options.site {
        Some(folder) => (None, folder.clone()),
        None => {
            let built = Built::new(project, &origin, options.papers, rows, &mut table)?;
            let dist = built.dist.clone();
            (Some(built), dist)
        }
    };
    let site = server::Site::of_folder(&dist)?;
    let address = format!("{origin}{}", site.base());
    server::spawn(listener, site);
    println!("{address} is served from {}", dist.display());

    if rows.contains(&Rows::Weight) {
        phone.weigh(&address, &mut table)?;
    }
    if rows.contains(&Rows::Lighthouse) {
        let first = |folder: &str| Ok::<_, Error>(format!("{folder}/{}/", first_folder(&dist.join(folder))?));
        for page in [String::new(), first("papers")?, first("category")?] {
            let reports: Result<Vec<_>> = (1..=phone.visits)
                .map(|run| {
                    println!("Lighthouse visits /{page} ({run} of {}) …", phone.visits);
                    lighthouse.visit(&format!("{address}{page}"))
                })
                .collect();
            lighthouse::judge(&format!("/{page}"), &reports?, &mut table);
        }
    }
    if rows.contains(&Rows::Interaction) {
        phone.interact(&address, &mut table)?;
    }
    if rows.contains(&Rows::Link) {
        phone.open_link(&address, &mut table)?;
    }
    if rows.contains(&Rows::Soak) {
        soak::measure(project, &chromium, (&address, &dist.join("papers.json")), options.minutes, &mut table)?;
    }
    if let (Some(built), true) = (&built, rows.contains(&Rows::Figures)) {
        figures::measure(project, &built.app, &built.papers, &lighthouse, &mut table)?;
    }
    println!("\n{table}");
    Ok(())
}

/// A site built to be measured, and what builds others like it.
struct Built {
    app: PathBuf,
    papers: PathBuf,
    dist: PathBuf,
}

impl Built {
    fn new(project: &Project, origin: &str, papers: Option<usize>, rows: &[Rows], table: &mut Table) -> Result<Self> {
        let catalogue = papers.map(|papers| bench::grown_list(project, papers)).transpose()?;
        let site = Site {
            origin: origin.to_owned(),
            catalogue,
            ..Site::new(project, project.target.join("site/measure"), "/")
        };
        let (app, papers) = build::both(project, Pictures::Drawn)?;
        let took = build::pages(project, &papers, &app, &site)?;
        if rows.contains(&Rows::Pages) {
            table.at_most("all pages written", 2.0, took.as_secs_f64(), "s");
        }
        Ok(Self { app, papers, dist: site.dist })
    }
}

/// The first folder in another, by name.
fn first_folder(folder: &Path) -> Result<String> {
    let entries = fs::read_dir(folder).map_err(Error::file(folder))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.min().ok_or_else(|| Error::Unexpected(format!("{} is empty", folder.display())))
}

/// Bytes in thousands, the unit of the budgets.
fn kilo(bytes: u64) -> f64 {
    // A site of more bytes than an f64 counts exactly would miss its budget anyway.
    bytes as f64 / 1000.0
}
