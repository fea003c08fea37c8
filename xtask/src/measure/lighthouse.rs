//! Lighthouse, as a phone on a slow network would see the site.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

use crate::{
    command,
    error::{Error, Result},
    project::Project,
    setup,
};

const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// No window, no sandbox to fail in a container, and nothing that uses the network by itself.
const CHROMIUM_FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic \
    --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/// Where real figures of papers are; they are not part of the budget for bytes.
const FIGURES: &str = "/figures/";

/// The program and the browser it drives.
pub struct Lighthouse<'a> {
    project: &'a Project,
    program: PathBuf,
    chromium: &'a Path,
}

/// What one visit showed, or the median of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// From 0 to 100, in the order of the categories.
    pub scores: [f64; 4],
    /// Largest contentful paint, in milliseconds.
    pub largest_paint: f64,
    /// Total blocking time, in milliseconds.
    pub blocking: f64,
    /// Cumulative layout shift.
    pub shift: f64,
    /// What came over the network, figures apart.
    pub bytes: u64,
    /// How many figures came, and their bytes.
    pub figures: (u32, u64),
}

impl<'a> Lighthouse<'a> {
    /// Finds the program among the npm packages.
    pub fn new(project: &'a Project, chromium: &'a Path) -> Result<Self> {
        let name = if cfg!(windows) { "lighthouse.cmd" } else { "lighthouse" };
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
        let (mut bytes, mut figures) = (0, (0, 0));
        for request in requests {
            let size = request["transferSize"].as_u64().unwrap_or_default();
            if request["url"].as_str().unwrap_or_default().contains(FIGURES) {
                figures = (figures.0 + 1, figures.1 + size);
            } else {
                bytes += size;
            }
        }
        Some(Self {
            scores,
            largest_paint: figure("largest-contentful-paint")?,
            blocking: figure("total-blocking-time")?,
            shift: figure("cumulative-layout-shift")?,
            bytes,
            figures,
        })
    }

    /// The median of each figure by itself. There must be at least one report.
    pub fn median(reports: Vec<Self>) -> Self {
        let median = |figure: &dyn Fn(&Self) -> f64| {
            let mut figures: Vec<_> = reports.iter().map(figure).collect();
            figures.sort_by(f64::total_cmp);
            figures[figures.len() / 2]
        };
        let mut bytes: Vec<_> = reports.iter().map(|report| report.bytes).collect();
        bytes.sort_unstable();
        Self {
            scores: std::array::from_fn(|index| median(&|report| report.scores[index])),
            largest_paint: median(&|report| report.largest_paint),
            blocking: median(&|report| report.blocking),
            shift: median(&|report| report.shift),
            bytes: bytes[bytes.len() / 2],
            figures: reports[0].figures,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Report;

    fn report(paint: f64) -> Report {
        Report {
            scores: [paint, 100.0, 100.0, 100.0],
            largest_paint: paint,
            blocking: 0.0,
            shift: 0.0,
            bytes: 10,
            figures: (0, 0),
        }
    }

    #[test]
    fn a_report_is_read_without_the_bytes_of_figures() {
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
        assert_eq!((report.largest_paint, report.bytes, report.figures), (640.5, 1020, (1, 5000)));
        assert_eq!(Report::read(&json!({})), None);
    }

    #[test]
    fn the_median_is_the_middle_one() {
        let reports = [30.0, 10.0, 20.0].map(report).to_vec();
        assert_eq!(Report::median(reports), report(20.0));
    }
}
