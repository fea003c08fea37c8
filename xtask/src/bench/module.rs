//! The site's search as a module for node, made as the site's program is.

use std::path::PathBuf;

use crate::{
    build::{squeeze, wasm},
    error::Result,
    project::Project,
    setup,
};

/// Builds the module as the program is built: the same profile, the same versions of the tools and
/// the same options of `wasm-opt`. Returns its path.
pub fn optimised(project: &Project) -> Result<PathBuf> {
    let tools = setup::site(project)?;
    let path = bound(project, &tools, "module")?;
    let wasm = path.with_file_name("bench_engine_bg.wasm");
    squeeze::optimise(project, &tools, &wasm)?;
    Ok(path)
}

/// Builds the module without the last and longest step, for tests of what it answers. It takes the place of no module
/// that is measured.
pub fn plain(project: &Project) -> Result<PathBuf> {
    bound(project, &setup::bindings(project)?, "module-plain")
}

fn bound(project: &Project, tools: &setup::Tools, name: &str) -> Result<PathBuf> {
    let module = wasm::compile(project, &["--package", "bench-engine", "--lib"], &[], "bench_engine")?;
    let folder = super::folder(project).join(name);
    wasm::bind(project, tools, &module, "nodejs", &folder)?;
    Ok(folder.join("bench_engine.js"))
}
