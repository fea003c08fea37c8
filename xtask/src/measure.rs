//! `measure`: what the site weighs and how fast it is, against the budgets.
//!
//! Nothing here fails: a figure depends on the machine and on what else it does. Read the table.

mod figures;
mod lighthouse;
mod scale;
mod table;
mod weight;

use std::{fs, path::Path};

use crate::{
    bench,
    build::{self, Pictures, Site},
    error::{Error, Result},
    project::Project,
    server, setup,
};
use lighthouse::{Lighthouse, Report};
use table::Table;
use weight::Weight;

/// Options of `measure`.
#[derive(clap::Args)]
pub struct Options {
    /// How often Lighthouse visits the first page; the table shows medians
    #[arg(long, default_value_t = 3)]
    runs: usize,
    /// Instead measure the list grown to so many papers, on a slow phone
    #[arg(long, value_name = "NUMBER")]
    papers: Option<usize>,
}

/// Builds, serves, measures, and prints one table.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let chromium = setup::browser(project)?;
    let listener = server::bind(0)?;
    let origin = server::origin(&listener)?;
    let catalogue = options.papers.map(|papers| bench::grown_list(project, papers)).transpose()?;
    let site = Site { origin: origin.clone(), catalogue, ..Site::new(project, project.target.join("site/measure"), "/") };
    let app = build::app(project)?;
    let generator = build::generator(project, Pictures::Drawn)?;
    let pages = build::pages(project, &generator, &app, &site)?;
    server::spawn(listener, server::Site::new(site.dist.clone(), site.base.clone()));

    let mut table = Table::default();
    if let Some(papers) = options.papers {
        println!("A slow phone visits the list of {papers} papers …");
        scale::measure(project, &chromium, &format!("{origin}/"), &mut table)?;
        println!("\n{table}");
        return Ok(());
    }
    weigh(project, &site.dist, &mut table)?;

    let lighthouse = Lighthouse::new(project, &chromium)?;
    let visits = (1..=options.runs.max(1))
        .map(|run| {
            println!("Lighthouse visits / ({run} of {}) …", options.runs.max(1));
            lighthouse.visit(&format!("{origin}/"))
        })
        .collect::<Result<Vec<_>>>()?;
    budgets(&Report::median(visits), &mut table);
    if let Some(paper) = a_paper(&site.dist) {
        println!("Lighthouse visits {paper} …");
        let report = lighthouse.visit(&format!("{origin}{paper}"))?;
        visit(&paper, &report, &mut table);
    }
    figures::measure(project, &app, &generator, &lighthouse, &mut table)?;
    table.at_most("all pages written", pages.as_secs_f64(), 2.0, "s");
    println!("\n{table}");
    Ok(())
}

/// The bytes of each kind of file that a first visit needs.
fn weigh(project: &Project, dist: &Path, table: &mut Table) -> Result<()> {
    let kinds = weight::kinds(dist)?;
    let weights = weight::weigh(project, &kinds)?;
    let mut program = Weight::default();
    for (kind, weight) in kinds.iter().zip(&weights) {
        table.fact(kind.name, &weight.to_string());
        if kind.is_program {
            program.add(weight);
        }
    }
    table.at_most("wasm and its JavaScript, gzip", kilo(program.gzip), 200.0, "kB");
    Ok(())
}

/// The first page against its budgets.
fn budgets(report: &Report, table: &mut Table) {
    table.at_most("first visit to /, figures apart", kilo(report.bytes), 300.0, "kB");
    visit("/", report, table);
    table.at_most("largest contentful paint, /", report.largest_paint / 1000.0, 0.9, "s");
    table.at_most("total blocking time, /", report.blocking, 50.0, "ms");
    table.at_most("layout shift, /", report.shift, 0.0, "");
}

/// The four scores of a page, all of which should be whole.
fn visit(path: &str, report: &Report, table: &mut Table) {
    let scores = report.scores.map(|score| format!("{score:.0}")).join(" · ");
    let whole = report.scores.iter().all(|score| *score >= 100.0);
    table.judged(&format!("Lighthouse mobile, {path}"), &scores, "100 · 100 · 100 · 100", whole);
}

/// The address of one paper's page.
fn a_paper(dist: &Path) -> Option<String> {
    let mut names: Vec<_> = fs::read_dir(dist.join("papers"))
        .map_err(Error::file(dist))
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    Some(format!("/papers/{}/", names.first()?))
}

/// Bytes in thousands, the unit of the budgets.
fn kilo(bytes: u64) -> f64 {
    // A site of more bytes than an f64 counts exactly would miss its budget anyway.
    bytes as f64 / 1000.0
}
