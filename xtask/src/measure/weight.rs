//! Bytes: as they are, and compressed as web servers do.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
};

use super::kilo;
use crate::{
    command,
    error::{Error, Result},
    project::Project,
};

/// gzip is zlib's own, as web servers use it: Node's is a variant that compresses one percent
/// less. Node has Brotli, so this program need not compile it.
const SCRIPT: &str = "
    const { readFileSync } = require('node:fs');
    const { execFileSync } = require('node:child_process');
    const { brotliCompressSync } = require('node:zlib');
    for (const path of process.argv.slice(1)) {
        const bytes = readFileSync(path);
        const sizes = [bytes, execFileSync('gzip', ['-6', '--stdout', path]), brotliCompressSync(bytes)];
        console.log(sizes.map((size) => size.length).join(' '));
    }";

/// Files that are weighed together.
pub struct Kind {
    /// What the table calls them.
    pub name: &'static str,
    /// Whether they are the compiled app.
    pub is_program: bool,
    files: Vec<PathBuf>,
}

/// The bytes of one or more files.
#[derive(Default)]
pub struct Weight {
    raw: u64,
    /// Compressed as GitHub Pages does.
    pub gzip: u64,
    brotli: u64,
}

impl Weight {
    /// Puts another weight on top.
    pub fn add(&mut self, other: &Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [raw, gzip, brotli] = [self.raw, self.gzip, self.brotli].map(kilo);
        write!(formatter, "{raw:.1} kB · gzip {gzip:.1} · brotli {brotli:.1}")
    }
}

/// The kinds of files at the top of a site.
pub fn kinds(dist: &Path) -> Result<Vec<Kind>> {
    let mut files: Vec<_> =
        fs::read_dir(dist).map_err(Error::file(dist))?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let kind = |name, is_program, ending: &str| Kind {
        name,
        is_program,
        // The program's files carry its name; others of their kind are fetched after it has started.
        files: files
            .iter()
            .filter(|path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                let is_of_program = name.starts_with("program-");
                // Only the contribute page has its program and the style sheet of the form.
                let is_of_contribute = name.starts_with("form-") || name.starts_with("contribute-");
                path.to_string_lossy().ends_with(ending) && is_program == is_of_program && !is_of_contribute
            })
            .cloned()
            .collect(),
    };
    Ok(vec![
        kind("wasm", true, ".wasm"),
        kind("JavaScript", true, ".js"),
        kind("service worker, after the first visit", false, "/sw.js"),
        kind("style sheet", false, ".css"),
        kind("HTML of /", false, "/index.html"),
        kind("papers.json", false, "/papers.json"),
    ])
}

/// Weighs each kind; a file is compressed on its own, as it is sent.
pub fn weigh(project: &Project, kinds: &[Kind]) -> Result<Vec<Weight>> {
    let mut node = project.command("node");
    node.args(["-e", SCRIPT]);
    node.args(kinds.iter().flat_map(|kind| &kind.files));
    let text = command::output(&mut node)?;
    let mut lines = text.lines();
    kinds
        .iter()
        .map(|kind| {
            let mut sum = Weight::default();
            for _ in &kind.files {
                let weight = lines.next().and_then(weight);
                let missing = || Error::Unexpected("Node did not weigh every file".to_owned());
                sum.add(&weight.ok_or_else(missing)?);
            }
            Ok(sum)
        })
        .collect()
}

fn weight(line: &str) -> Option<Weight> {
    let mut sizes = line.split(' ').map_while(|size| size.parse().ok());
    Some(Weight { raw: sizes.next()?, gzip: sizes.next()?, brotli: sizes.next()? })
}
