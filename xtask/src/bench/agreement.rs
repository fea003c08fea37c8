//! The step of `test` that asks the native search and the one in WebAssembly the same: every judged
//! query, and some hundred made of the judged ones and of titles.

use std::{fs, process::Command};

use serde_json::json;

use super::{folder, judged, module};
use crate::{
    command,
    error::{Error, Result},
    project::Project,
};

/// What is asked with filters, an order and conditions besides.
const FILTERS: [&str; 8] = [
    "category=quantization",
    "category=-network-pruning&year=2024",
    "venue=neurips&venue=iclr&has=code",
    "year=2023&sort=newest",
    "technique=structural&has=award",
    "sort=title&venue=-arxiv",
    "collection=efficient-plm&sort=venue",
    "category=nowhere&unknown=parameter",
];

/// What no reader means and some type.
const ODD: [&str; 16] = [
    "",
    " ",
    "\"",
    "-",
    ":",
    "author:",
    "-author:\"",
    "year:2030..1990",
    "\u{301}",
    "e\u{301}e",
    "北京 大学",
    "🚀",
    "?!.,;",
    "İ",
    "title:-a -title:b",
    "2301.",
];

/// Builds both, asks both, compares every number.
pub fn run(project: &Project) -> Result<()> {
    let (judged, titles) = judged::read(project)?;
    let judged: Vec<&str> = judged.iter().map(|query| query.text.as_str()).collect();
    let questions = questions(&judged, &titles);
    let folder = folder(project);
    fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    let path = folder.join("questions.json");
    fs::write(&path, json!(questions).to_string()).map_err(Error::file(&path))?;

    let list = project.root.join("public/papers.json");
    let mut native = project.cargo();
    native.args(["run", "--quiet", "--package", "bench-engine", "--bin", "answers", "--"]).arg(&list).arg(&path);
    let mut wasm = project.command("node");
    wasm.arg(project.root.join("bench/run/answers.mjs")).arg(&list).arg(&path);
    wasm.env("BENCH_MODULE", module::plain(project)?);
    let (native, wasm) = (answers(&mut native)?, answers(&mut wasm)?);
    compare(&questions, &native, &wasm)?;
    println!("{} queries have the same answer", questions.len());
    Ok(())
}

fn answers(command: &mut Command) -> Result<Vec<String>> {
    Ok(command::output(command)?.lines().map(str::to_owned).collect())
}

/// Texts with filters. The same list and queries give the same ones.
fn questions(judged: &[&str], titles: &[String]) -> Vec<[String; 2]> {
    let mut texts: Vec<String> = judged.iter().chain(&ODD).map(|text| (*text).to_owned()).collect();
    let titles = titles.iter().map(String::as_str).enumerate();
    let made = judged.iter().copied().enumerate().chain(titles.filter(|(number, _)| number % 4 == 0));
    texts.extend(made.map(|(number, text)| mistyped(text, number)));
    let filtered = |(number, text): (usize, String)| {
        let filters = if number % 3 == 0 { FILTERS[number / 3 % FILTERS.len()] } else { "" };
        [text, filters.to_owned()]
    };
    let plain = judged.iter().map(|text| [(*text).to_owned(), String::new()]);
    plain.chain(texts.into_iter().enumerate().map(filtered)).collect()
}

/// A text as it may come out of hurried fingers: a letter left out, doubled or swapped with the
/// next, the end not yet typed, a word excluded or quoted.
fn mistyped(text: &str, number: usize) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let place = (number * 7 + 2) % letters.len().max(1);
    match number % 6 {
        0 if !letters.is_empty() => {
            letters.remove(place);
        }
        1 if !letters.is_empty() => letters.insert(place, letters[place]),
        2 if place + 1 < letters.len() => letters.swap(place, place + 1),
        3 => letters.truncate(place),
        4 => return text.replacen(' ', " -", 1),
        _ => return format!("\"{text}"),
    }
    letters.into_iter().collect()
}

/// Fails at the first answers that differ.
fn compare(questions: &[[String; 2]], native: &[String], wasm: &[String]) -> Result<()> {
    for (side, answers) in [("natively", native), ("in WebAssembly", wasm)] {
        if answers.len() != questions.len() {
            let (asked, answered) = (questions.len(), answers.len());
            return Err(Error::Unexpected(format!("of {asked} queries {answered} were answered {side}")));
        }
    }
    let differing: Vec<String> = questions
        .iter()
        .zip(native.iter().zip(wasm))
        .filter(|(_, (native, wasm))| native != wasm)
        .map(|([text, filters], (native, wasm))| {
            format!("{text:?} with {filters:?}\n  natively       {native}\n  in WebAssembly {wasm}")
        })
        .collect();
    match differing.len() {
        0 => Ok(()),
        count => {
            println!("{}", differing.iter().take(3).cloned().collect::<Vec<_>>().join("\n"));
            Err(Error::Unmet(format!("{count} queries have another answer in WebAssembly than natively")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_slip_is_made() {
        let made: Vec<String> = (0..6).map(|number| mistyped("kv cache", number)).collect();
        assert_eq!(made, ["kvcache", "kvv cache", "vk cache", "kv cach", "kv -cache", "\"kv cache"]);
        assert!((0..6).all(|number| mistyped("", number).len() <= 1));
    }

    #[test]
    fn judged_queries_are_asked_as_they_are_and_filters_are_used() {
        let titles: Vec<String> = (0..40).map(|number| format!("Title {number}")).collect();
        let questions = questions(&["awq", "song han"], &titles);
        assert_eq!(questions[0], ["awq", ""]);
        assert!(FILTERS[..4].iter().all(|filters| questions.iter().any(|question| question[1] == *filters)));
    }

    #[test]
    fn answers_that_differ_or_are_missing_are_errors() {
        let questions = [["a".to_owned(), String::new()]];
        let one = |text: &str| vec![text.to_owned()];
        assert!(compare(&questions, &one("1"), &one("1")).is_ok());
        assert!(compare(&questions, &one("1"), &one("2")).unwrap_err().to_string().contains("1 queries"));
        assert!(
            compare(&questions, &one("1"), &[]).unwrap_err().to_string().contains("0 were answered in WebAssembly")
        );
    }
}
