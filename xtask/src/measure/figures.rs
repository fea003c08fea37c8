//! A site whose papers have figures of real size, and what these add to a first visit.
//!
//! The figures are made as those of any list are: pictures on a server, which `papers figures`
//! brings and prepares. The pictures are those of shared pages: drawings with words, 1200 pixels
//! wide, as the figures of papers are.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::{
    kilo,
    lighthouse::{self, Lighthouse},
    table::Table,
};
use crate::{
    build::{self, Site},
    command,
    error::{Error, Result},
    project::Project,
};

/// How many pictures there are; the papers have them in turn.
const PICTURES: usize = 24;

/// The most bytes of a figure as a card shows it, on the average.
const CARD: f64 = 25.0;

/// Builds the site, visits it, and tells what its figures weigh on the first screen.
pub fn measure(
    project: &Project,
    app: &Path,
    program: &Path,
    lighthouse: &Lighthouse<'_>,
    table: &mut Table,
) -> Result<()> {
    let folder = project.target.join("site/measure-figures");
    fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    let source = project.root.join("public/papers.json");
    let text = fs::read(&source).map_err(Error::file(&source))?;
    let list: Value = serde_json::from_slice(&text).map_err(|error| unexpected(&source, &error))?;
    let papers = list["papers"].as_array().cloned().unwrap_or_default();
    let of = |papers: &[Value]| with(&list, "papers", papers.into());

    println!("Drawing {PICTURES} pictures, and preparing them as figures …");
    let few = &papers[..PICTURES.min(papers.len())];
    let pictures = Site {
        catalogue: Some(write(&folder.join("few.json"), &of(few))?),
        has_pictures: true,
        ..Site::new(project, folder.join("few"), "/")
    };
    build::pages(project, program, app, &pictures)?;
    let pictures = serve(&pictures)?;

    let with_figure = |(number, paper): (usize, &Value)| {
        let id = few[number % few.len()]["id"].as_str().unwrap_or_default();
        with(paper, "figure", format!("{pictures}/share/{id}.png").into())
    };
    let pictured: Vec<Value> = papers.iter().enumerate().map(with_figure).collect();
    let catalogue = write(&folder.join("papers.json"), &of(&pictured))?;
    let figures = folder.join("figures");
    let mut curate = project.cargo();
    curate.args(["curate", "figures"]).arg(&catalogue).arg("--output").arg(&figures);
    command::run(&mut curate)?;
    let public = folder.join("public");
    // The figures of an earlier run would be there beside these.
    if public.exists() {
        fs::remove_dir_all(&public).map_err(Error::file(&public))?;
    }
    copy(&project.root.join("public"), &public)?;
    copy(&figures, &public.join("figures"))?;

    let site = Site { catalogue: Some(catalogue), public, ..Site::new(project, folder.join("site"), "/") };
    build::pages(project, program, app, &site)?;
    let origin = serve(&site)?;
    println!("Lighthouse visits / with figures …");
    let report = lighthouse.visit(&format!("{origin}/"))?;
    let (count, bytes) = report.figures;
    lighthouse::judge("/ with figures", &[report], table);
    table.fact("figures of the first screen", &format!("{count} files, {:.1} kB", kilo(bytes)));
    // No figure at all would be no mean to be proud of.
    let mean = if count == 0 { f64::INFINITY } else { kilo(bytes) / f64::from(count) };
    table.at_most("a figure of the first screen, mean", CARD, mean, "kB");
    Ok(())
}

/// Serves a site that is written; returns its origin.
fn serve(site: &Site) -> Result<String> {
    let listener = server::bind(0)?;
    let origin = server::origin(&listener)?;
    server::spawn(listener, server::Site::new(site.dist.clone(), site.base.clone()));
    Ok(origin)
}

/// Writes a catalogue; returns its path.
fn write(path: &Path, catalogue: &Value) -> Result<PathBuf> {
    fs::write(path, catalogue.to_string()).map_err(Error::file(path))?;
    Ok(path.to_owned())
}

/// Copies the files of a folder, and its folders.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(Error::file(to))?;
    for entry in fs::read_dir(from).map_err(Error::file(from))? {
        let path = entry.map_err(Error::file(from))?.path();
        let copied = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &copied)?;
        } else {
            fs::copy(&path, &copied).map_err(Error::file(&path))?;
        }
    }
    Ok(())
}

fn unexpected(path: &Path, error: &serde_json::Error) -> Error {
    Error::Unexpected(format!("{}: {error}", path.display()))
}

/// A record with another value of a field.
fn with(record: &Value, field: &str, value: Value) -> Value {
    let mut record = record.clone();
    record[field] = value;
    record
}
