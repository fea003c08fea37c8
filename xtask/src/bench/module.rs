//! The site's search as a module for node, made as the site's program is.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    command,
    error::{Error, Result},
    project::Project,
    setup,
};

/// Where the module is, from the folder of the benchmark.
const MODULE: &str = "module/engine.js";

/// Builds the module as trunk builds the program: the same profile, the same versions of the tools
/// and the same options of `wasm-opt`. Returns its path.
pub fn optimised(project: &Project) -> Result<PathBuf> {
    let tools = setup::site(project)?;
    let path = bound(project, &tools)?;
    let wasm = path.with_file_name("engine_bg.wasm");
    let page = project.root.join("index.html");
    let text = fs::read_to_string(&page).map_err(Error::file(&page))?;
    let options =
        options(&text).ok_or_else(|| Error::Unexpected(format!("{} names no options of wasm-opt", page.display())))?;
    let mut wasm_opt = tools.command(project, "wasm-opt");
    command::run(wasm_opt.args(options).arg("--output").arg(&wasm).arg(&wasm))?;
    Ok(path)
}

/// Builds the module without the last and longest step, for tests of what it answers.
pub fn plain(project: &Project) -> Result<PathBuf> {
    bound(project, &setup::app(project)?)
}

fn bound(project: &Project, tools: &setup::Tools) -> Result<PathBuf> {
    let target = "wasm32-unknown-unknown";
    let mut cargo = project.cargo();
    command::run(cargo.args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "bench-engine",
        "--lib",
        "--target",
        target,
    ]))?;
    let path = super::folder(project).join(MODULE);
    let mut bindgen = tools.command(project, "wasm-bindgen");
    bindgen.args(["--target", "nodejs", "--no-typescript", "--out-name", "engine", "--out-dir"]);
    bindgen.arg(path.parent().unwrap_or(Path::new(".")));
    command::run(bindgen.arg(project.target.join(target).join("release/bench_engine.wasm")))?;
    Ok(path)
}

/// What `index.html` tells trunk to give to `wasm-opt`.
fn options(page: &str) -> Option<Vec<String>> {
    let attribute = |name: &str| {
        let (_, value) = page.split_once(&format!(" {name}=\""))?;
        value.split_once('"').map(|(value, _)| value)
    };
    let level = format!("-O{}", attribute("data-wasm-opt")?);
    let others = attribute("data-wasm-opt-params").unwrap_or_default();
    Some([level].into_iter().chain(others.split_whitespace().map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use super::options;

    #[test]
    fn the_options_are_those_of_the_page() {
        let page = "<link data-trunk rel=\"rust\" data-wasm-opt=\"z\" data-wasm-opt-params=\"--a --b=1\">";
        assert_eq!(options(page).unwrap(), ["-Oz", "--a", "--b=1"]);
        assert_eq!(options("<link>"), None);
        assert!(options(include_str!("../../../index.html")).is_some());
    }
}
