//! A tab that is used for long: whether it holds more and more.

use std::{
    fmt,
    io::{self, BufRead as _, BufReader},
    path::Path,
    process::Stdio,
};

use serde_json::Value;

use super::table::Table;
use crate::{
    error::{Error, Result},
    project::Project,
};

/// The way that the reader goes: always the same, so that two programs can be compared.
const SEED: u32 = 1;

/// How much more a tab may hold at the end than when it had been used for a minute.
const GROWTH: f64 = 1.2;

/// What a tab holds after some minutes.
struct Held {
    minute: f64,
    steps: f64,
    heap: f64,
    nodes: f64,
    listeners: f64,
    /// The memory of the program, which never shrinks.
    program: f64,
    resident: f64,
}

/// Uses the page at `address`, which shows the catalogue in a file, for so many minutes.
pub fn measure(
    project: &Project,
    chromium: &Path,
    (address, catalogue): (&str, &Path),
    minutes: u32,
    table: &mut Table,
) -> Result<()> {
    let script = project.npm().join("measure/soak.mjs");
    let mut node = project.command("node");
    node.arg(&script).arg(address).arg(catalogue).args([minutes.to_string(), SEED.to_string()]);
    node.env("CHROMIUM", chromium).stdout(Stdio::piped());
    let started = |cause| Error::Start { command: format!("node {}", script.display()), cause };
    let mut child = node.spawn().map_err(started)?;
    let lines =
        child.stdout.take().into_iter().flat_map(|output| BufReader::new(output).lines().map_while(io::Result::ok));
    let mut all = Vec::new();
    for held in lines.filter_map(|line| Held::read(&serde_json::from_str(&line).ok()?)) {
        println!("after {} min and {} steps: {held}", held.minute, held.steps);
        all.push(held);
    }
    let status = child.wait().map_err(started)?;
    if !status.success() {
        return Err(Error::Failed { command: format!("node {}", script.display()), status });
    }
    let (Some(first), Some(last)) = (all.first(), all.last()) else {
        return Err(Error::Unexpected("nothing was measured".to_owned()));
    };
    for held in [first, last] {
        table.fact(&format!("a tab used for {} min ({} steps)", held.minute, held.steps), &held.to_string());
    }
    let grown = |figure: fn(&Held) -> f64| figure(last) / figure(first);
    table.at_most("heap at the end, of that after a minute", GROWTH, grown(|held| held.heap), "×");
    table.at_most("nodes and listeners, the same", GROWTH, grown(|held| held.nodes + held.listeners), "×");
    table.at_most("memory of the program, the same", GROWTH, grown(|held| held.program), "×");
    table.at_most("memory of the process, the same", GROWTH, grown(|held| held.resident), "×");
    Ok(())
}

impl Held {
    fn read(line: &Value) -> Option<Self> {
        let figure = |name: &str| line[name].as_f64();
        Some(Self {
            minute: figure("minute")?,
            steps: figure("steps")?,
            heap: figure("heap")?,
            nodes: figure("nodes")?,
            listeners: figure("listeners")?,
            program: figure("program")?,
            resident: figure("resident")?,
        })
    }
}

impl fmt::Display for Held {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { heap, nodes, listeners, program, resident, .. } = self;
        let [heap, program, resident] = [heap / 1e6, program / 1e6, resident / 1e6];
        write!(
            formatter,
            "{heap:.1} MB of heap, {nodes} nodes, {listeners} listeners, {program:.1} MB of the program, {resident:.0} MB in all"
        )
    }
}
