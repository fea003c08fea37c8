//! `bench`: this site's search and others side by side, how fast they are and what they find.
//!
//! Nothing here fails because of a figure. How it is measured stands beside the tables and in
//! `bench/README.md`.

mod agreement;
mod engine;
mod judged;
mod module;
mod quality;
mod speed;

use std::{
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use crate::{
    command,
    error::{Error, Result},
    grid::Grid,
    project::Project,
};
pub use agreement::run as agreement;
use engine::{Engine, Runner};
use judged::Judged;
use speed::Effort;

/// Options of `bench`.
#[derive(clap::Args)]
pub struct Options {
    /// How many papers the lists have; may be given several times. 849, 10 000 and 100 000 if not
    #[arg(long, value_name = "COUNT")]
    papers: Vec<usize>,
    /// Fewer keystrokes, fewer rounds, and no list of 100 000 papers unless asked for
    #[arg(long)]
    quick: bool,
    /// Measure ours and only those peers whose name has this in it; may be given several times
    #[arg(long, value_name = "NAME")]
    peer: Vec<String>,
    /// Measure ours alone
    #[arg(long, conflicts_with = "peer")]
    ours: bool,
    /// Only how fast they are
    #[arg(long, conflicts_with = "quality")]
    speed: bool,
    /// Only what they find
    #[arg(long)]
    quality: bool,
    /// Name every query to which our answer is not perfect
    #[arg(long)]
    explain: bool,
    /// Seconds after which an engine is stopped on one list
    #[arg(long, value_name = "SECONDS", default_value_t = 240)]
    limit: u64,
    /// Write the tables to a file too
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Options {
    fn papers(&self, real: usize) -> Vec<usize> {
        match (self.papers.is_empty(), self.quick) {
            (false, _) => self.papers.clone(),
            (true, true) => vec![real, 10_000],
            (true, false) => vec![real, 10_000, 100_000],
        }
    }

    fn effort(&self) -> Effort {
        match self.quick {
            true => Effort { rounds: 3, budget: Duration::from_secs(3) },
            false => Effort { rounds: 15, budget: Duration::from_secs(20) },
        }
    }

    fn is_chosen(&self, engine: &Engine) -> bool {
        let name = engine.name.to_lowercase();
        let is_named = || self.peer.is_empty() || self.peer.iter().any(|part| name.contains(&part.to_lowercase()));
        engine.is_ours() || engine.is_prepared() || (!self.ours && is_named())
    }
}

/// Builds, generates, measures, and prints the tables.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let (queries, titles) = judged::read(project)?;
    fs::create_dir_all(folder(project)).map_err(Error::file(folder(project)))?;
    println!("Building the search as the site's program is built …");
    let module = module::optimised(project)?;
    let runner = Runner::new(project, &module, Duration::from_secs(options.limit))?;
    let (machine, mut engines) = runner.engines()?;
    engines.retain(|engine| options.is_chosen(engine));

    let mut text = String::new();
    let mut last_line = None;
    if !options.speed {
        text += &compare_answers(project, &runner, &engines, &queries, &titles, options.explain)?;
    }
    if !options.quality {
        let (tables, line) = compare_speed(project, &runner, &engines, (&queries, titles.len()), options)?;
        text += &tables;
        last_line = line;
    }
    text += &settings(&engines, &machine);
    println!("\n{text}");
    if let Some(path) = &options.output {
        let last = last_line.as_deref().map(|line| format!("\n    {line}\n")).unwrap_or_default();
        fs::write(path, format!("{text}{last}")).map_err(Error::file(path))?;
    }
    if let Some(line) = last_line {
        println!("{line}");
    }
    Ok(())
}

/// What the engines find for the judged queries.
fn compare_answers(
    project: &Project,
    runner: &Runner<'_>,
    engines: &[Engine],
    queries: &[Judged],
    titles: &[String],
    is_explained: bool,
) -> Result<String> {
    let list = project.root.join("public/papers.json");
    let mut answers = Vec::new();
    for engine in engines.iter().filter(|engine| !engine.stops && !engine.is_prepared()) {
        println!("{} answers the judged queries …", engine.name);
        match quality::ask(runner, engine, &list, queries)? {
            Some(answer) => answers.push(answer),
            None => println!("  it did not answer all of them"),
        }
    }
    let mut text = format!(
        "## What is found\n\n{}\n{}\n",
        quality::totals(queries, &answers),
        quality::by_kind(queries, &answers)
    );
    if is_explained {
        text += &format!(
            "### Where ours is not perfect\n\n```text\n{}```\n\n",
            quality::explain(queries, titles, &answers)
        );
    }
    text += "MRR: one over the rank of the first of the best answers, on average. recall@10: the share of all answers \
             in the first ten. success@1: how often the first result is a best answer. kept: how often every answer \
             stands as high as it was judged to have to. The best figure is bold.\n\n";
    Ok(text)
}

/// How fast the engines are on lists of several lengths, and the line that sums it up.
fn compare_speed(
    project: &Project,
    runner: &Runner<'_>,
    engines: &[Engine],
    (queries, real): (&[Judged], usize),
    options: &Options,
) -> Result<(String, Option<String>)> {
    let effort = options.effort();
    let typed = judged::to_type(queries, if options.quick { 1 } else { 2 });
    let texts = judged::keystrokes(&typed);
    let mut text = "## How fast\n\n".to_owned();
    let mut last_line = None;
    for papers in options.papers(real) {
        let list = list(project, papers, real)?;
        let mut rows = Vec::new();
        for engine in engines.iter().filter(|engine| !engine.is_prepared() || papers != real) {
            print!("{papers} papers, {}: ", engine.name);
            // The figures come much later than the name.
            std::io::Write::flush(&mut std::io::stdout()).map_err(Error::file("standard output"))?;
            let speed = speed::measure(runner, engine, &list, &texts, &effort)?;
            println!("{}", speed.summary());
            rows.push((engine.clone(), speed));
        }
        let table = speed::Table::new(papers, rows);
        text += &format!("{}\n", table.markdown());
        last_line = Some(table.last_line());
    }
    let queries: Vec<String> = typed.iter().map(|query| format!("`{query}`")).collect();
    text += &format!(
        "Each engine is measured in a process of its own, one after the other. {} queries are typed out, which are {} \
         keystrokes, in up to {} rounds after one to warm up, within {} s; each figure is the median over the rounds. A \
         keystroke ends when the positions of the first 50 papers are there. Ours finds, ranks and counts the values of \
         every facet; the others find and rank, and the one that stops at 50 finds no more than these and is left out of \
         the last line. Index: from the papers as objects to an engine that answers. MB: what it \
         adds to the heap after a collection, for ours to the memory of the module, which never shrinks; in all, with \
         the list. The queries: {}.\n\n",
        typed.len(),
        texts.len(),
        effort.rounds,
        effort.budget.as_secs(),
        queries.join(", ")
    );
    Ok((text, last_line))
}

/// The engines, their releases and how they are set, and the machine.
fn settings(engines: &[Engine], machine: &str) -> String {
    let mut grid = Grid::new(&["engine", "release", "how it is set"]);
    for engine in engines {
        grid.row(vec![engine.name.clone(), engine.version.clone().unwrap_or_default(), engine.about.clone()]);
    }
    format!("## What was measured\n\n{grid}\nOn {machine}.\n")
}

/// The list with a number of papers: itself where it has that many.
fn list(project: &Project, papers: usize, real: usize) -> Result<PathBuf> {
    if papers == real { Ok(project.root.join("public/papers.json")) } else { grown_list(project, papers) }
}

/// The list grown to a number of papers, made if it is not there or is older than what it is made
/// of.
pub fn grown_list(project: &Project, papers: usize) -> Result<PathBuf> {
    let source = project.root.join("public/papers.json");
    fs::create_dir_all(folder(project)).map_err(Error::file(folder(project)))?;
    command::run(project.cargo().args(["build", "--quiet", "--release", "--package", "bench-generator"]))?;
    let generator = project.target.join("release").join(format!("generate{}", std::env::consts::EXE_SUFFIX));
    let list = folder(project).join(format!("papers-{papers}.json"));
    let changed = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    if changed(&list).is_none_or(|made| changed(&source).max(changed(&generator)) > Some(made)) {
        println!("Growing the list to {papers} papers …");
        let mut generate = project.command(&generator);
        generate.args(["--papers", &papers.to_string(), "--output"]).arg(&list);
        command::run(generate.arg("--parts").arg(folder(project).join(format!("papers-{papers}.json.parts"))))?;
    }
    Ok(list)
}

/// Where the benchmark keeps what it makes.
fn folder(project: &Project) -> PathBuf {
    project.target.join("bench")
}
