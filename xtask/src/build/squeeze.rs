//! Making what trunk wrote smaller: the last step before the pages are written.

use std::{fs, path::Path};

use super::assets;
use crate::{
    command,
    error::{Error, Result},
    project::Project,
    setup::Tools,
};

/// What `wasm-opt` is told, besides which features the module has. Each option was tried: those
/// kept make the compressed program smaller, also where the file itself grows.
const OPTIONS: [&str; 7] = [
    "-Oz",
    "--gufa-optimizing",
    "--dealign",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=30",
    "--skip-pass=local-cse",
    "--converge",
];

/// Then its functions are put in an order in which they compress well.
const ORDER: [&str; 2] = ["--reorder-functions-by-name", "--strip-producers"];

/// Names them so.
const NAMES: &str = include_str!("order.mjs");

/// The features of WebAssembly that rustc and wasm-bindgen use. Not `--all-features`, which writes
/// modules that browsers do not read yet.
const FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Writes for `wasm-metadce` which exports of a module (the first argument) a script (the second)
/// names; all else of the module that nothing needs can go.
const EXPORTS: &str = "
    const { readFileSync, writeFileSync } = require('node:fs');
    const [module, script, graph] = process.argv.slice(1);
    const words = new Set(readFileSync(script, 'utf8').match(/[\\w$]+/g));
    const exports = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(module)));
    const named = exports.map(({ name }) => name).filter((name) => words.has(name));
    const nodes = named.map((name) => ({ name, export: name }));
    writeFileSync(graph, JSON.stringify([{ name: 'script', root: true, reaches: named }, ...nodes]));";

/// The program as trunk writes it.
const SCRIPT: &str = "awesome-papers.js";
const MODULE: &str = "awesome-papers_bg.wasm";

/// Makes the script and the module of the program in a folder that trunk wrote smaller, as
/// `program.js` and `program.wasm` of another folder.
pub fn squeeze(project: &Project, tools: &Tools, folder: &Path, to: &Path) -> Result<()> {
    // The pages start the program and use nothing else of the script. What wasm-bindgen writes for
    // the rest (streams, that leptos could send) is bound to this symbol, and then falls away.
    let entry = folder.join("entry.mjs");
    fs::write(&entry, format!("export {{ default }} from './{SCRIPT}';")).map_err(Error::file(&entry))?;
    let script = to.join("program.js");
    let mut esbuild = assets::esbuild(project, tools);
    esbuild.args(["--format=esm", "--define:Symbol.dispose=undefined"]);
    command::run(esbuild.arg(format!("--outfile={}", script.display())).arg(&entry))?;

    let module = to.join("program.wasm");
    let graph = folder.join("graph.json");
    let mut exports = project.command("node");
    command::run(exports.args(["-e", EXPORTS]).arg(folder.join(MODULE)).arg(&script).arg(&graph))?;
    let mut metadce = tools.command(project, "wasm-metadce");
    metadce.args(FEATURES).arg("--graph-file").arg(&graph).arg(folder.join(MODULE)).arg("--output").arg(&module);
    // It prints what it took away.
    command::output(&mut metadce)?;
    optimise(project, tools, &module)
}

/// Makes a module that wasm-bindgen wrote smaller.
pub fn optimise(project: &Project, tools: &Tools, module: &Path) -> Result<()> {
    let wasm_opt = |options: &[&str]| {
        let mut wasm_opt = tools.command(project, "wasm-opt");
        command::run(wasm_opt.args(options).args(FEATURES).arg("--output").arg(module).arg(module))
    };
    wasm_opt(&OPTIONS)?;
    let mut names = project.command("node");
    command::run(names.args(["--input-type=module", "-e", NAMES]).arg(module))?;
    wasm_opt(&ORDER)
}
