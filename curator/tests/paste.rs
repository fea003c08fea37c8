//! Papers of lists that only their keeper writes: what is printed to paste, and where it belongs.
#![allow(clippy::unwrap_used, clippy::panic)]

mod output;
mod server;

use std::path::Path;
use std::process::{Command, Output, Stdio};

use output::{expect, told};
use server::{Reply, Server};

/// A server on which arXiv knows one paper.
fn arxiv() -> Server {
    Server::start(|_, _| {
        Reply::ok(
            "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><id>http://arxiv.org/abs/2306.08543v3</id>\
             <title>Large Lamps</title><summary>We light.</summary>\
             <author><name>Yuxian Gu</name></author><author><name>Li Dong</name></author></entry></feed>",
        )
    })
}

fn papers(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.current_dir(folder).env_remove("GITHUB_REPOSITORY").stdin(Stdio::null());
    command.args(arguments).output().unwrap()
}

/// What is said of a paper that is added to lists.
fn added(files: &[(&str, &str)], arguments: &[&str]) -> String {
    let (server, folder) = (arxiv(), tempfile::tempdir().unwrap());
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let add = ["add", "2306.08543", "--category", "x", "--arxiv", &server.base, "--arxiv-interval", "0"];
    let output = papers(folder.path(), &[&add, arguments].concat());
    expect(&output, 0);
    for (name, text) in files {
        assert_eq!(std::fs::read_to_string(folder.path().join(name)).unwrap(), *text, "it is written by its keeper");
    }
    told(&output)
}

#[test]
fn a_paper_of_a_readme_is_a_line_to_paste() {
    let readme =
        "# Lamps\n\n## X\n\n* [The First of All Papers](https://arxiv.org/abs/2301.00001), Ada Example\n\n## Y\n";
    let said = added(&[("README.md", readme)], &[]);
    assert!(said.starts_with("* [Large Lamps](https://arxiv.org/abs/2306.08543), Yuxian Gu, Li Dong."), "{said}");
    assert!(said.contains("README.md: 1 paper, "), "{said}");
    assert!(said.contains("below line 5 of README.md; `papers` never edits a list"), "{said}");
}

#[test]
fn a_paper_of_a_table_is_a_row_to_paste() {
    let readme = "# Lamps\n\n## X\n\n| Date | Title | Authors | Venue | PDF | Code |\n| - | - | - | - | - | - |\n\
        | 2023.01 | The First of All Papers | Ada Example | ICLR 2023 | [PDF](https://arxiv.org/abs/2301.00001) | |\n";
    let said = added(&[("README.md", readme)], &["--code", "https://github.com/ada/lamp"]);
    let line = said.lines().next().unwrap();
    let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    assert_eq!(cells[..3], ["2023.06", "Large Lamps", "Yuxian Gu, Li Dong"], "{line}");
    assert_eq!(
        cells[3..],
        ["arXiv", "[PDF](https://arxiv.org/abs/2306.08543)", "[Code](https://github.com/ada/lamp)"],
        "{line}"
    );
    assert!(said.contains("below line 7 of README.md"), "{said}");
}

#[test]
fn a_list_in_another_form_is_told_with_the_end_of_its_last_entry() {
    let items = "1. **[The First of All Papers](https://arxiv.org/abs/2301.00001)**\n\n   Ada Example, Bo Li. ICLR 2023\n\n\
        2. **[The Second of All Papers](https://arxiv.org/abs/2301.00002)**\n\n   Cy Ash, Bo Li. ICLR 2023\n";
    let said = added(&[("README.md", &format!("# Lamps\n\n## X\n\n{items}\n## Y\n"))], &[]);
    assert!(said.contains("README.md has a form that `papers` does not write"), "{said}");
    assert!(said.contains("ends in line 11"), "{said}");
    let headings = "### [The First of All Papers](https://arxiv.org/abs/2301.00001)\n\nAda Example, Bo Li. ICLR 2023\n\n\
        Lamps burn.\n";
    let said = added(&[("README.md", &format!("# Lamps\n\n## X\n\n{headings}\n## Y\n"))], &[]);
    assert!(said.contains("README.md has a form") && said.contains("ends in line 9"), "{said}");
}

#[test]
fn a_paper_of_a_bibliography_is_a_reference_to_paste() {
    let refs = "@misc{oak, title = {The First of All Papers}, author = {Oak, Ann}, keywords = {x}, eprint = {2301.00001}, archiveprefix = {arXiv}, year = {2023}}\n";
    let settings = |file: &str| format!("sources = [\"{file}\"]\n");
    let said = added(&[("refs.bib", refs), ("papers.toml", &settings("refs.bib"))], &[]);
    assert!(said.starts_with('@') && said.contains("title = {Large Lamps}"), "{said}");
    assert!(said.contains("at the end of refs.bib"), "{said}");
    let table = "title,authors,url,keywords\nThe First of All Papers,Ann Oak,https://arxiv.org/abs/2301.00001,x\n";
    let said = added(&[("refs.csv", table), ("papers.toml", &settings("refs.csv"))], &[]);
    assert!(said.contains("refs.csv has a form that `papers` does not write"), "{said}");
    assert!(said.contains("\"title\": \"Large Lamps\"") && !said.contains("- ["), "{said}");
    let list = r#"[{"id": "oak", "type": "article", "title": "The First of All Papers", "keyword": "x", "author": [{"family": "Oak", "given": "Ann"}], "URL": "https://arxiv.org/abs/2301.00001"}]"#;
    let said = added(&[("refs.json", list), ("papers.toml", &settings("refs.json"))], &[]);
    assert!(
        said.trim_start().starts_with('{') && said.contains("add the record above to the list in refs.json"),
        "{said}"
    );
}

#[test]
fn lines_of_two_files_are_not_compared() {
    let one = "# One\n\n## X\n\n- [The First of All Papers](https://arxiv.org/abs/2301.00001), Ada Example\n\
        - [The Second of All Papers](https://arxiv.org/abs/2301.00002), Ada Example\n";
    let two = "# Two\n\n## X\n- [The Third of All Papers](https://arxiv.org/abs/2301.00003), Ada Example\n";
    let files = [("one.md", one), ("two.md", two), ("papers.toml", "sources = [\"one.md\", \"two.md\"]\n")];
    let said = added(&files, &[]);
    assert!(said.contains("below line 4 of two.md"), "{said}");
}

#[test]
fn a_correction_of_a_readme_is_lines_for_papers_toml() {
    let folder = tempfile::tempdir().unwrap();
    let readme = "# Lamps\n\n## X\n\n- [The First of All Papers](https://arxiv.org/abs/2301.00001), Ada Example\n";
    std::fs::write(folder.path().join("README.md"), readme).unwrap();
    let correct = |change: &str| {
        let issue = format!("```json\n{{\"corrects\": \"2301.00001\", {change}}}\n```\n");
        std::fs::write(folder.path().join("issue.md"), issue).unwrap();
        let output = papers(folder.path(), &["add", "--from-issue", "issue.md"]);
        expect(&output, 0);
        told(&output)
    };
    let venue = r#""from": {"venue": null, "authors": ["Ada Example"]}, "to": {"venue": "ICLR 2024", "authors": ["Ada Example", "Bo Li"]}"#;
    let said = correct(venue);
    let lines = "[paper.\"2301.00001\"]\nauthors = [\"Ada Example\", \"Bo Li\"]\nvenue = \"ICLR 2024\"\n";
    assert!(said.starts_with(lines), "{said}");
    assert!(said.contains("add the lines above to papers.toml, or correct the entry at line 5 of README.md"), "{said}");

    // What is printed does what was asked for.
    std::fs::write(folder.path().join("papers.toml"), lines).unwrap();
    let said = correct(r#""from": {"title": "The First of All Papers"}, "to": {"title": "The First of Them All"}"#);
    assert!(said.starts_with("[paper.\"2301.00001\"]\ntitle = \"The First of Them All\"\n"), "{said}");
    assert!(said.contains("put the lines above into the section of 2301.00001 in papers.toml"), "{said}");

    let links = r#""from": {"venue": "ICLR 2024", "links": null}, "to": {"venue": null, "links": [{"kind": "blog", "url": "https://lamps.example"}]}"#;
    let said = correct(links);
    assert!(said.contains("papers.toml cannot say what becomes of “links”, “venue” of 2301.00001"), "{said}");
    assert!(said.contains("correct the entry at line 5 of README.md"), "{said}");
}
