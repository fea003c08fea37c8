//! The site's search as a module for node, made as the site's program is.

use std::path::{Path, PathBuf};

use crate::{build::squeeze, command, error::Result, project::Project, setup};

/// Where the module is, from the folder of the benchmark.
const MODULE: &str = "module/engine.js";

/// Builds the module as the program is built: the same profile, the same versions of the tools and
/// the same options of `wasm-opt`. Returns its path.
pub fn optimised(project: &Project) -> Result<PathBuf> {
    let tools = setup::site(project)?;
    let path = bound(project, &tools)?;
    let wasm = path.with_file_name("engine_bg.wasm");
    squeeze::optimise(project, &tools, &wasm)?;
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
        "--profile",
        "wasm-release",
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
    command::run(bindgen.arg(project.target.join(target).join("wasm-release/bench_engine.wasm")))?;
    Ok(path)
}
