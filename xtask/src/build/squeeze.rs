//! Making what the compiler wrote smaller: the last step before the pages are written.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    io::Write as _,
    path::Path,
};

use flate2::{Compression, write::GzEncoder};

use super::assets;
use crate::{
    command,
    error::{Error, Result},
    project::Project,
    setup::Tools,
};

/// What `wasm-opt` is told, besides which features the module has. Each of the options was tried: those
/// kept make the compressed program smaller by half a percent or more, also where the file itself grows.
const OPTIONS: [&str; 5] = ["-Oz", "--converge", "--dealign", "--low-memory-unused", "--skip-pass=local-cse"];

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

/// The program as wasm-bindgen writes it.
const SCRIPT: &str = "awesome-papers.js";
const MODULE: &str = "awesome-papers_bg.wasm";

/// Its lazy part, as the split writes it.
const LAZY: &str = "split_lazy.wasm";

/// Makes the script and the modules of the program in a folder smaller, as `program.js`, `program.wasm` and
/// `split_lazy.wasm` of another folder.
pub fn squeeze(project: &Project, tools: &Tools, folder: &Path, to: &Path) -> Result<()> {
    // The pages start the program and use nothing else of the script. What wasm-bindgen writes for
    // the rest (streams, that leptos could send) is bound to this symbol, and then falls away.
    let entry = folder.join("entry.mjs");
    fs::write(&entry, format!("export {{ default }} from './{SCRIPT}';")).map_err(Error::file(&entry))?;
    let script = to.join("program.js");
    let mut esbuild = assets::esbuild(project, tools);
    esbuild.args(["--format=esm", "--define:Symbol.dispose=undefined"]);
    command::run(esbuild.arg(format!("--outfile={}", script.display())).arg(&entry))?;

    smaller(project, tools, &folder.join(MODULE), &to.join("program.wasm"))?;
    // The script names it so.
    smaller(project, tools, &folder.join(LAZY), &to.join(LAZY))
}

/// Writes a module made smaller.
fn smaller(project: &Project, tools: &Tools, module: &Path, to: &Path) -> Result<()> {
    // What the same tools made smaller before need not be again.
    let version = command::output(tools.command(project, &command::of_npm("wasm-opt")).arg("--version"))?;
    let mut hasher = DefaultHasher::new();
    (fs::read(module).map_err(Error::file(module))?, version, OPTIONS, FEATURES, ORDER, NAMES).hash(&mut hasher);
    let kept = module.with_file_name(format!("{:016x}.wasm", hasher.finish()));
    if !kept.exists() {
        let working = module.with_file_name("working.wasm");
        fs::copy(module, &working).map_err(Error::file(&working))?;
        optimise(project, tools, &working)?;
        let (before, after) = reorder(project, tools, &working)?;
        let name = to.file_name().unwrap_or_default().display();
        println!(
            "{name} has {after} bytes compressed; the order of its functions saves {}",
            before.saturating_sub(after)
        );
        fs::rename(&working, &kept).map_err(Error::file(&kept))?;
    }
    fs::copy(&kept, to).map(|_| ()).map_err(Error::file(to))
}

/// Makes a module that wasm-bindgen wrote smaller.
pub fn optimise(project: &Project, tools: &Tools, module: &Path) -> Result<()> {
    wasm_opt(project, tools, &OPTIONS, module)
}

/// Puts functions that are alike beside each other, where a compressor refers to the one for much of the
/// other; returns the compressed sizes before and after. Without this step everything works.
fn reorder(project: &Project, tools: &Tools, module: &Path) -> Result<(usize, usize)> {
    let before = compressed(module)?;
    let mut names = project.command("node");
    command::run(names.args(["--input-type=module", "-e", NAMES]).arg(module))?;
    wasm_opt(project, tools, &ORDER, module)?;
    Ok((before, compressed(module)?))
}

fn wasm_opt(project: &Project, tools: &Tools, options: &[&str], module: &Path) -> Result<()> {
    let mut wasm_opt = tools.command(project, &command::of_npm("wasm-opt"));
    command::run(wasm_opt.args(options).args(FEATURES).arg("--output").arg(module).arg(module))
}

/// The size of a file as a host sends it.
fn compressed(path: &Path) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let content = fs::read(path).map_err(Error::file(path))?;
    encoder.write_all(&content).and_then(|()| encoder.finish()).map(|bytes| bytes.len()).map_err(Error::file(path))
}
