//! A list of any length on a phone, measured by `tests/scale.mjs`.

use std::path::Path;

use serde_json::Value;

use super::table::Table;
use crate::{
    command,
    error::{Error, Result},
    project::Project,
};

/// The longest stretch that a reader does not notice, in milliseconds.
const NOTICED: f64 = 50.0;

/// Visits `address` some times with a processor four times slower and the network of Lighthouse's
/// mobile settings, types, filters and scrolls.
pub fn measure(project: &Project, chromium: &Path, address: &str, table: &mut Table) -> Result<()> {
    let script = project.npm().join("scale.mjs");
    let text = command::output(project.command("node").arg(&script).arg(address).env("CHROMIUM", chromium))?;
    let report: Value =
        serde_json::from_str(&text).map_err(|error| Error::Unexpected(format!("{}: {error}", script.display())))?;
    let figure = |name: &str| {
        let missing = || Error::Unexpected(format!("{} did not measure “{name}”", script.display()));
        report[name].as_f64().ok_or_else(missing)
    };
    table.fact("first paint", &format!("{:.0} ms", figure("paint")?));
    table.at_most("can be typed into after", figure("typable")? / 1000.0, 3.0, "s");
    table.at_most("longest task of a keystroke (0: none of 50 ms)", figure("keystroke")?, NOTICED, "ms");
    table.at_most("longest task of a filter", figure("filter")?, NOTICED, "ms");
    table.at_most("longest task while scrolling", figure("scrolling")?, NOTICED, "ms");
    table.at_most("95 of 100 frames while scrolling within", figure("frame")?, 17.5, "ms");
    table.at_most("memory of the page's process", figure("memory")? / 1e6, 150.0, "MB");
    table.fact("the same of an empty page", &format!("{:.1} MB", figure("blank")? / 1e6));
    let visits = figure("visits")?;
    for (what, name) in [("keystroke", "keystrokeOnce"), ("filter", "filterOnce")] {
        let what = format!("longest task of a {what}, once in {visits} visits");
        table.fact(&what, &format!("{:.0} ms", figure(name)?));
    }
    Ok(())
}
