//! Making what trunk wrote smaller: the last step before the pages are written.

use std::{
    fs,
    path::{Path, PathBuf},
};

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

/// Makes the style sheets, the script and the module of the program in `folder` smaller.
pub fn squeeze(project: &Project, tools: &Tools, folder: &Path) -> Result<()> {
    let files = |extension: &str| -> Result<Vec<PathBuf>> {
        let entries = fs::read_dir(folder).map_err(Error::file(folder))?;
        let paths = entries.map(|entry| entry.map(|entry| entry.path()));
        let mut paths: Vec<_> = paths.collect::<std::io::Result<_>>().map_err(Error::file(folder))?;
        paths.retain(|path| path.extension().is_some_and(|other| other == extension));
        paths.sort();
        Ok(paths)
    };
    let esbuild = |arguments: &[&str], files: Vec<PathBuf>| {
        let mut esbuild = tools.command(project, "esbuild");
        esbuild.args(["--minify", "--log-level=warning", "--allow-overwrite", "--charset=utf8"]).args(arguments);
        command::run(esbuild.arg(format!("--outdir={}", folder.display())).args(files))
    };
    esbuild(&[], files("css")?)?;
    let (modules, scripts) = (files("wasm")?, files("js")?);
    let ([module], [script]) = (&modules[..], &scripts[..]) else {
        return Err(Error::Unexpected(format!("{} has not one program", folder.display())));
    };
    // The pages start the program and use nothing else of the script. What wasm-bindgen writes for
    // the rest (streams, that leptos could send) is bound to this symbol, and then falls away.
    let name = script.file_name().unwrap_or_default().to_string_lossy();
    let entry = folder.join("entry.mjs");
    fs::write(&entry, format!("export {{ default }} from './{name}';")).map_err(Error::file(&entry))?;
    let stem = script.file_stem().unwrap_or_default().to_string_lossy();
    let bundle = ["--bundle", "--format=esm", "--define:Symbol.dispose=undefined", &format!("--entry-names={stem}")];
    esbuild(&bundle, vec![entry.clone()])?;
    fs::remove_file(&entry).map_err(Error::file(&entry))?;

    let graph = module.with_extension("graph.json");
    let mut exports = project.command("node");
    command::run(exports.args(["-e", EXPORTS]).arg(module).arg(script).arg(&graph))?;
    let mut metadce = tools.command(project, "wasm-metadce");
    metadce.args(FEATURES).arg("--graph-file").arg(&graph).arg(module).arg("--output").arg(module);
    // It prints what it took away.
    command::output(&mut metadce)?;
    fs::remove_file(&graph).map_err(Error::file(&graph))?;
    optimise(project, tools, module)
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
