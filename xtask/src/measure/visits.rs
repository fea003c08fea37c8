//! What a phone brings and how it feels there: the scripts of `tests/measure`.

use std::path::Path;

use serde_json::Value;

use super::table::Table;
use crate::{
    command,
    error::{Error, Result},
    project::Project,
    statistics::median,
};

/// More papers than this are not loaded as a whole, and have budgets of their own.
const LONG: f64 = 5_000.0;

/// The shared link that is opened.
const LINK: &str = "?category=quantization&year=2024";

/// The browser and how often it visits.
pub struct Phone<'a> {
    /// Where the scripts are.
    pub project: &'a Project,
    /// The browser.
    pub chromium: &'a Path,
    /// How often each page is visited.
    pub visits: usize,
}

impl Phone<'_> {
    /// Weighs what the first visit to `address` brings.
    pub fn weigh(&self, address: &str, table: &mut Table) -> Result<()> {
        let report = self.run("weight.mjs", address)?;
        // Every visit brings these; only what is of no kind may be nothing.
        let mut kinds = Vec::new();
        for kind in ["wasm", "JavaScript", "style", "HTML", "data"] {
            kinds.push((kind, report.one(kind)? / 1000.0));
        }
        kinds.push(("other", report.one("other").unwrap_or_default() / 1000.0));
        for (kind, bytes) in &kinds {
            table.fact(&format!("{kind} of a first visit, gzip"), &format!("{bytes:.1} kB"));
        }
        let lazy = report.one("lazy")? / 1000.0;
        table.fact("lazy part of the program, once the list is shown, gzip", &format!("{lazy:.1} kB"));
        let program =
            kinds.iter().filter(|(kind, _)| ["wasm", "JavaScript"].contains(kind)).map(|(_, bytes)| bytes).sum();
        table.at_most("wasm and JavaScript of the list, gzip", 250.0, program, "kB");
        table.at_most("the list at /, figures apart, gzip", 360.0, kinds.iter().map(|(_, bytes)| bytes).sum(), "kB");
        Ok(())
    }

    /// Types and filters at `address`, and looks at the memory.
    pub fn interact(&self, address: &str, table: &mut Table) -> Result<()> {
        let report = self.run("interactions.mjs", address)?;
        let papers = report.one("papers")?;
        let (keys, clicks) = if papers > LONG { (100.0, 100.0) } else { (64.0, 80.0) };
        let what = |what: &str| format!("{what} to next paint, p98, {papers} papers, 4× slower");
        table.median(&what("keystroke"), keys, &report.all("keys")?, "ms");
        table.median(&what("filter"), clicks, &report.all("clicks")?, "ms");
        table.fact("can be typed into after, mobile network", &format!("{:.2} s", report.one("typable")? / 1000.0));
        let [memory, blank] = [report.one("memory")? / 1e6, report.one("blank")? / 1e6];
        table.fact("memory of the page's process", &format!("{memory:.1} MB (an empty page: {blank:.1})"));
        Ok(())
    }

    /// Opens a link with filters at `address`.
    pub fn open_link(&self, address: &str, table: &mut Table) -> Result<()> {
        let report = self.run("link.mjs", &format!("{address}{LINK}"))?;
        let seconds =
            |name: &str| Ok::<_, Error>(report.all(name)?.iter().map(|time| time / 1000.0).collect::<Vec<_>>());
        let what = |what: &str| format!("shared link, slow 3G, 4× slower: {what}");
        let paint = seconds("paint")?;
        // One frame later is as good: the paint is timed when it is shown, the words when it begins.
        table.median(&what("words about what is coming"), median(&paint) + 0.1, &seconds("words")?, "s");
        table.median(&what("first result"), 7.0, &seconds("result")?, "s");
        Ok(())
    }

    fn run(&self, script: &str, address: &str) -> Result<Report> {
        println!("A slow phone visits {address} ({} times) …", self.visits);
        let script = self.project.npm().join("measure").join(script);
        let mut node = self.project.command("node");
        node.arg(&script).arg(address).arg(self.visits.to_string()).env("CHROMIUM", self.chromium);
        let text = command::output(&mut node)?;
        let named = |error| Error::Unexpected(format!("{}: {error}", script.display()));
        Ok(Report(serde_json::from_str(&text).map_err(named)?))
    }
}

/// What a script has measured, by name.
struct Report(Value);

impl Report {
    /// A figure of all visits together.
    fn one(&self, name: &str) -> Result<f64> {
        self.0[name].as_f64().ok_or_else(|| Error::Unexpected(format!("“{name}” was not measured")))
    }

    /// A figure of each visit.
    fn all(&self, name: &str) -> Result<Vec<f64>> {
        let figures = self.0[name].as_array().map(Vec::as_slice).unwrap_or_default();
        let figures: Vec<_> = figures.iter().filter_map(Value::as_f64).collect();
        if figures.is_empty() { Err(Error::Unexpected(format!("“{name}” was not measured"))) } else { Ok(figures) }
    }
}
