//! `answers LIST QUESTIONS`: everything that the native search answers to each question, a line
//! each, to be compared with what the module for node answers.

use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};

use catalogue::Query;
use catalogue::decode::decode;
use catalogue::search::{Index, search};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let (Some(list), Some(questions)) = (arguments.next(), arguments.next()) else {
        return Err("two files are needed: the list and the questions".into());
    };
    let index = Index::new(&decode(&fs::read(list)?)?);
    let questions: Vec<[String; 2]> = serde_json::from_slice(&fs::read(questions)?)?;
    let mut output = BufWriter::new(io::stdout().lock());
    for [text, filters] in questions {
        writeln!(output, "{:?}", search(&index, &Query::parse(&filters).with_text(&text)).unwrap_or_default())?;
    }
    Ok(output.flush()?)
}
