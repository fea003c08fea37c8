//! `generate`: writes a grown list to a file.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use bench_generator::write;
use catalogue::decode::decode;
use catalogue::search::{Index, prepare};
use clap::Parser;

/// Writes the list of public/papers.json, grown to any size
#[derive(Parser)]
struct Options {
    /// How many papers
    #[arg(long)]
    papers: usize,
    /// Where to
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
    /// Also prepare its index, as the site of a long list has it, in a folder
    #[arg(long, value_name = "FOLDER")]
    parts: Option<PathBuf>,
    /// Another seed gives other papers
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The list to grow
    #[arg(long, value_name = "FILE", default_value = "public/papers.json")]
    list: PathBuf,
}

fn main() -> ExitCode {
    match run(&Options::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(options: &Options) -> io::Result<()> {
    let catalogue = decode(&fs::read(&options.list)?).map_err(io::Error::other)?;
    if let Some(folder) = options.output.parent() {
        fs::create_dir_all(folder)?;
    }
    // In its place last of all: a list that is there is whole, and so are its parts.
    let unfinished = options.output.with_extension("new");
    let mut output = BufWriter::new(File::create(&unfinished)?);
    write(&catalogue, options.seed, options.papers, &mut output)?;
    output.flush()?;
    if let Some(folder) = &options.parts {
        let grown = decode(&fs::read(&unfinished)?).map_err(io::Error::other)?;
        fs::create_dir_all(folder)?;
        for file in prepare(&Index::new(&grown)) {
            fs::write(folder.join(file.name), file.content)?;
        }
    }
    fs::rename(unfinished, &options.output)
}
