//! Lighthouse, as a phone on a slow network would see the site.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use super::table::Table;
use crate::{
    command,
    error::{Error, Result},
    project::Project,
    setup,
    statistics::median,
};

const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// No window, no sandbox to fail in a container, and nothing that uses the network by itself.
const CHROMIUM_FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic \
    --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/// Where real figures of papers are.
const FIGURES: &str = "/figures/";

/// The program and the browser it drives.
pub struct Lighthouse<'a> {
    project: &'a Project,
    program: PathBuf,
    chromium: &'a Path,
}

/// What one visit showed.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// From 0 to 100, in the order of the categories.
    pub scores: [f64; 4],
    /// Largest contentful paint, in seconds.
    pub largest_paint: f64,
    /// Total blocking time, in milliseconds.
    pub blocking: f64,
    /// Cumulative layout shift.
    pub shift: f64,
    /// How many figures of papers came, and their bytes.
    pub figures: (u32, u64),
}

impl<'a> Lighthouse<'a> {
    /// Finds the program among the npm packages.
    pub fn new(project: &'a Project, chromium: &'a Path) -> Result<Self> {
        let name = command::of_npm("lighthouse");
        Ok(Self { project, program: setup::npm_programs(project)?.join(name), chromium })
    }

    /// Visits an address once, with an empty cache.
    pub fn visit(&self, address: &str) -> Result<Report> {
        let path = self.project.target.join("lighthouse.json");
        let mut lighthouse = self.project.command(&self.program);
        lighthouse
            .arg(address)
            .args(["--quiet", "--output=json"])
            .arg(format!("--output-path={}", path.display()))
            .arg(format!("--only-categories={}", CATEGORIES.join(",")))
            .arg(format!("--chrome-flags={CHROMIUM_FLAGS}"))
            .env("CHROME_PATH", self.chromium);
        command::run(&mut lighthouse)?;
        let text = fs::read(&path).map_err(Error::file(&path))?;
        let value =
            serde_json::from_slice(&text).map_err(|error| Error::Unexpected(format!("{}: {error}", path.display())))?;
        Report::read(&value).ok_or_else(|| Error::Unexpected(format!("{} lacks a figure; it says why", path.display())))
    }
}

impl Report {
    fn read(report: &Value) -> Option<Self> {
        let score = |name: &str| report["categories"][name]["score"].as_f64();
        let figure = |name: &str| report["audits"][name]["numericValue"].as_f64();
        let mut scores = [0.0; 4];
        for (place, name) in scores.iter_mut().zip(CATEGORIES) {
            *place = (score(name)? * 100.0).round();
        }
        let requests = report["audits"]["network-requests"]["details"]["items"].as_array()?;
        let is_figure = |request: &&Value| request["url"].as_str().is_some_and(|url| url.contains(FIGURES));
        let sizes = requests.iter().filter(is_figure).filter_map(|request| request["transferSize"].as_u64());
        Some(Self {
            scores,
            largest_paint: figure("largest-contentful-paint")? / 1000.0,
            blocking: figure("total-blocking-time")?,
            shift: figure("cumulative-layout-shift")?,
            figures: sizes.fold((0, 0), |(count, bytes), size| (count + 1, bytes + size)),
        })
    }
}

/// Puts what the visits to a page showed in the table, against the budgets.
pub fn judge(page: &str, reports: &[Report], table: &mut Table) {
    let all = |figure: fn(&Report) -> f64| reports.iter().map(figure).collect::<Vec<_>>();
    let scores: Vec<_> =
        (0..4).map(|at| median(&reports.iter().map(|report| report.scores[at]).collect::<Vec<_>>())).collect();
    let shown = scores.iter().map(|score| format!("{score:.0}")).collect::<Vec<_>>().join(" · ");
    let are_whole = scores.iter().all(|score| *score >= 100.0);
    table.judged(&format!("Lighthouse mobile, {page}"), "100 · 100 · 100 · 100", &shown, are_whole);
    table.median(&format!("largest contentful paint, {page}"), 0.9, &all(|report| report.largest_paint), "s");
    table.median(&format!("total blocking time, {page}"), 50.0, &all(|report| report.blocking), "ms");
    table.median(&format!("layout shift, {page}"), 0.0, &all(|report| report.shift), "");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Report;

    #[test]
    fn a_report_is_read_and_its_figures_counted() {
        let json = json!({
            "categories": {
                "performance": { "score": 0.99 }, "accessibility": { "score": 1 },
                "best-practices": { "score": 1 }, "seo": { "score": 1 }
            },
            "audits": {
                "largest-contentful-paint": { "numericValue": 640.5 },
                "total-blocking-time": { "numericValue": 12 },
                "cumulative-layout-shift": { "numericValue": 0 },
                "network-requests": { "details": { "items": [
                    { "url": "http://x/", "transferSize": 1000 },
                    { "url": "http://x/figures/a.webp", "transferSize": 5000 },
                    { "url": "http://x/papers.json", "transferSize": 20 }
                ] } }
            }
        });
        let report = Report::read(&json).unwrap();
        assert_eq!(report.scores, [99.0, 100.0, 100.0, 100.0]);
        assert_eq!((report.largest_paint, report.figures), (0.6405, (1, 5000)));
        assert_eq!(Report::read(&json!({})), None);
    }
}
