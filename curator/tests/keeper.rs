//! What the keeper of a README does with the program: check, export, add, begin.
#![allow(clippy::unwrap_used)]

mod output;

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use output::{expect, told};
use tempfile::TempDir;

const README: &str = "# My list\n\nPapers on things.\n\n## Things\n\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ada Example, Bo Li. ICML 2023\n- [Another Title of Words](https://arxiv.org/abs/2301.00002), Cy Dorn. Widgetica 2024\n- Something else entirely\n";

/// A folder with these files, in no repository.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn papers(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command
        .current_dir(folder)
        .env_remove("GITHUB_REPOSITORY")
        .env("GIT_CEILING_DIRECTORIES", "/")
        .stdin(Stdio::null());
    // Nobody is asked: nothing listens there.
    if arguments[0] == "add" {
        command.arg("add").args(["--tries", "1", "--arxiv", "http://127.0.0.1:9"]).args(&arguments[1..]);
    } else {
        command.args(arguments);
    }
    command.output().unwrap()
}

/// What an import of a README tells, and the papers that it writes.
fn imported(readme: &str) -> (String, Vec<serde_json::Value>) {
    let folder = folder(&[("README.md", readme)]);
    let repository = "https://github.com/me/list";
    let output = papers(folder.path(), &["import", "README.md", "--into", "papers.json", "--repository", repository]);
    let json = fs::read(folder.path().join("papers.json")).unwrap();
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
    (told(&output), json["papers"].as_array().unwrap().clone())
}

#[test]
fn what_is_lost_of_an_entry_is_told() {
    let (said, papers) = imported(
        "# L\n\n## Things\n\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ann Oak\n\
         - [Quite Another Thing](https://arxiv.org/abs/2301.00001), Bo Ash, 2023\n\
         - [Lamps in the Dark(https://arxiv.org/abs/2301.00003), Ann Oak. ICML 2023\n\
         - https://arxiv.org/abs/2301.00004\n\n\
         | Title | Year |\n|---|---|\n| [Lamps of the Night](https://arxiv.org/abs/2301.00005) | 2203 |\n",
    );
    assert!(said.contains("warning[broken-link]: the link “[Lamps in the Dark” is not closed"), "{said}");
    assert!(said.contains("`papers add 2301.00004` writes such a line"), "{said}");
    assert!(said.contains("the column of years says 2203, which is not the year of a paper"), "{said}");
    let another = papers.iter().find(|paper| paper["title"] == "Quite Another Thing").unwrap();
    assert_eq!(another["year"], 2023, "it lost its id and keeps its year");
    let night = papers.iter().find(|paper| paper["title"] == "Lamps of the Night").unwrap();
    assert!(night.get("venue").is_none(), "{night}");
    assert!(papers[0].get("year").is_none(), "its id says it");
}

#[test]
fn a_fault_of_json_is_told_with_its_line() {
    let folder = folder(&[
        ("a.json", "{\n  \"papers\": [}\n"),
        ("b.json", "{\"papers\": [{\"title\": \"A\"}]}\n"),
        ("c.md", "# C\n"),
    ]);
    for (file, wanted) in [("a.json", "a.json: line 2:"), ("b.json", "“schema” is missing")] {
        let output = papers(folder.path(), &["import", file, "--repository", "https://github.com/me/list"]);
        expect(&output, 2);
        assert!(told(&output).contains(wanted), "{}", told(&output));
    }
    // An annotation of a pull request stands at its line, also where the file is one of several.
    for files in [&["a.json"][..], &["a.json", "c.md"]] {
        let said = told(&papers(folder.path(), &[&["check", "--format", "github"], files].concat()));
        assert!(said.contains("::error file=a.json,line=2,col=14,title=schema::"), "{said}");
    }
}

#[test]
fn a_list_is_told_of_in_its_own_words() {
    let folder = folder(&[("README.md", "# L\n\n## Things\n\n- **A Title of Some Words**, Ann Oak, Bo Li\n")]);
    let said = told(&papers(folder.path(), &["check", "README.md"]));
    assert!(said.contains("link its title to the paper, or add its url"), "{said}");
    assert!(said.contains("add it behind the venue") && !said.contains("the field"), "{said}");
    assert!(said.contains("missing-address") && !said.contains("no-address"), "once: {said}");
}

#[test]
fn a_link_that_is_none_is_told_once_with_what_to_do() {
    let folder =
        folder(&[("README.md", "# L\n\n## Things\n\n- [A Title of Some Words](papers/a.pdf). Ann Oak. 2023\n")]);
    let said = told(&papers(folder.path(), &["check", "README.md"]));
    assert!(said.contains("nor an address: “papers/a.pdf” is not a web address"), "{said}");
    assert!(said.contains("--repository") && !said.contains("link its title"), "{said}");
    assert!(!said.contains("not-a-link"), "once: {said}");
}

#[test]
fn a_name_with_a_typing_error_is_told_with_the_one_that_may_be_meant() {
    let list =
        "# L\n\n## Tools\n\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ann Oak. NeurIPPS 2023\n";
    let folder = folder(&[("README.md", list), ("papers.toml", "leave-out = [\"Tolls\"]\n")]);
    let said = told(&papers(folder.path(), &["check", "README.md"]));
    assert!(said.contains("did you mean “NeurIPS”?"), "{said}");
    assert!(said.contains("did you mean “Tools”?"), "{said}");
    let said = told(&papers(folder.path(), &["import", "README.md", "--without", "Tolls", "--dry-run"]));
    assert!(said.contains("did you mean “Tools”?"), "{said}");
}

#[test]
fn a_title_in_another_script_has_the_same_id_wherever_it_stands() {
    let entry = |title: &str| format!("- **{title}**, Ann Oak, Bo Li. 2023\n");
    let ids = |titles: [&str; 2]| {
        let (_, mut papers) = imported(&format!("# L\n\n## Things\n\n{}{}", entry(titles[0]), entry(titles[1])));
        papers.sort_by_key(|paper| paper["title"].to_string());
        papers.into_iter().map(|paper| paper["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (one, other) = ("大规模语言模型综述研究", "另一篇论文的标题是什么");
    let in_order = ids([one, other]);
    assert_eq!(in_order, ids([other, one]));
    assert!(in_order.len() == 2 && in_order.iter().all(|id| id.len() == "paper-".len() + 8), "{in_order:?}");
}

#[test]
fn a_readme_is_checked_at_its_lines() {
    let folder = folder(&[("README.md", README)]);
    for arguments in [&["check", "--format", "github"][..], &["check", "README.md", "--format", "github"]] {
        let output = papers(folder.path(), arguments);
        expect(&output, 1);
        let said = told(&output);
        assert!(said.contains("::warning file=README.md,line=8,col=1,title=unknown-venue::"), "{said}");
        assert!(said.contains("::warning file=README.md,line=9,col=1,title=not-a-paper::"), "{said}");
        assert!(said.contains("2 papers: 0 errors, 2 warnings"), "{said}");
        assert!(!said.contains("table.rs"), "a keeper edits no Rust: {said}");
    }
    let output = papers(folder.path(), &["check", "--fix"]);
    expect(&output, 2);
    assert!(told(&output).contains("--fix repairs a papers.json"), "{}", told(&output));
    assert_eq!(fs::read_to_string(folder.path().join("README.md")).unwrap(), README);

    // What was there before is not told.
    let more = README.replace(
        "- Something",
        "- [A Third One of Words](https://arxiv.org/abs/2301.00003), Ed Fir. Gadgetica 2024\n- Something",
    );
    fs::write(folder.path().join("README.md"), more).unwrap();
    fs::write(folder.path().join("before.md"), README).unwrap();
    let output = papers(folder.path(), &["check", "--format", "github", "--against", "before.md"]);
    let said = told(&output);
    assert!(said.contains("Gadgetica") && !said.contains("Widgetica"), "{said}");
}

#[test]
fn a_finding_of_reading_is_silenced_for_the_paper_in_whose_entry_it_is() {
    let silence = |file: &str, rule: &str| {
        format!(
            "sources = [\"{file}\"]\n[[silence]]\nrule = \"{rule}\"\npaper = \"2301.00002\"\nreason = \"It is so.\"\n"
        )
    };
    // Two records on one line, each with an address that is none.
    let record = |number: usize| {
        format!(
            "{{\"id\": \"k{number}\", \"type\": \"article\", \"title\": \"Title Number {number} of Lamps\", \"URL\": \"https://arxiv.org/abs/2301.0000{number}\", \"code\": \"lamps {number}\"}}"
        )
    };
    let records = format!("[{},{},{}]", record(1), record(2), record(3));
    let folder = folder(&[("refs.json", &records), ("papers.toml", &silence("refs.json", "not-a-link"))]);
    for _ in 0..4 {
        let said = told(&papers(folder.path(), &["check"]));
        let is_told = [1, 2, 3].map(|number| said.contains(&format!("“lamps {number}” is not a web address")));
        assert_eq!(is_told, [true, false, true], "{said}");
        assert!(!said.contains("unused-silence"), "{said}");
    }
    // The second line of an entry.
    let readme = "# L\n\n## Things\n\n- [The First Title](https://arxiv.org/abs/2301.00001), Ann Oak  \n  [code](lamps one)\n\
        - [The Second Title](https://arxiv.org/abs/2301.00002), Ann Oak  \n  [code](lamps two)\n";
    fs::write(folder.path().join("README.md"), readme).unwrap();
    fs::write(folder.path().join("papers.toml"), "").unwrap();
    let loud = told(&papers(folder.path(), &["check", "README.md"]));
    assert!(loud.contains("README.md:8"), "{loud}");
    fs::write(folder.path().join("papers.toml"), silence("README.md", "left-over")).unwrap();
    let said = told(&papers(folder.path(), &["check"]));
    assert!(said.contains("README.md:6") && !said.contains("README.md:8"), "{said}");
}

#[test]
fn settings_that_are_no_text_are_told_and_not_passed_over() {
    let folder =
        folder(&[("README.md", "# L\n\n## Things\n\n- [A Title](https://arxiv.org/abs/2301.00001), Ann Oak\n")]);
    for bytes in [&b"t\0i\0t\0l\0e\0=\0"[..], b"title = \"Fran\xe7ois\"\n"] {
        fs::write(folder.path().join("papers.toml"), bytes).unwrap();
        let output = papers(folder.path(), &["check"]);
        expect(&output, 2);
        assert!(told(&output).contains("papers.toml"), "{}", told(&output));
    }
}

#[test]
fn what_papers_toml_names_is_checked_and_silenced() {
    let silences = "sources = [\"lists/first.md\"]\n[[silence]]\nrule = \"unknown-venue\"\npaper = \"2301.00002\"\nreason = \"It is spelt so.\"\n\
        [[silence]]\nrule = \"not-a-paper\"\nreason = \"These are links.\"\n";
    let folder = folder(&[("lists/first.md", README), ("papers.toml", silences)]);
    let output = papers(folder.path(), &["check"]);
    expect(&output, 0);
    assert!(told(&output).contains("0 warnings, 2 notes, 2 silenced"), "{}", told(&output));
    let wrong = format!(
        "{silences}[[silence]]\nrule = \"missing-figur\"\nreason = \"x\"\n[[silence]]\nrule = \"nosuch\"\nreason = \"x\"\n"
    );
    fs::write(folder.path().join("papers.toml"), wrong).unwrap();
    let output = papers(folder.path(), &["check"]);
    expect(&output, 1);
    let said = told(&output);
    assert!(
        said.contains("“missing-figur” is not a rule") && said.contains("did you mean “missing-figure”?"),
        "{said}"
    );
    assert!(said.contains("nosuch finds nothing") && said.contains("papers.toml:12"), "{said}");
}

#[test]
fn a_venue_that_the_program_does_not_know_is_declared() {
    let lists = "# Lamps\n\nOn lamps.\n\n## Things\n\n\
        - [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ada Example, Bo Li. *Widgetica*, 2023\n\
        - [Another Title of Words](https://arxiv.org/abs/2301.00002), Cy Dorn, Ed Fir. Journal of Wide Gets, 2024\n\
        - [A Third One of Words](https://arxiv.org/abs/2301.00003), Ed Fir, Bo Li. Glow, 2023\n\
        - [The Fourth and Last](https://arxiv.org/abs/2301.00004), Ed Fir, Bo Li. Light of the Northern Seas, 2022\n";
    let settings = "[venue.Widgetica]\nfull-name = \"Widgetica: Letters on Widgets\"\nother-names = [\"Journal of Wide Gets\"]\n\
        kind = \"journal\"\n[venue.Widgetika]\n[venue.Glow]\n[venue.\"Light of the Northern Seas\"]\n";
    let folder = folder(&[("README.md", lists), ("papers.toml", settings)]);
    let output = papers(folder.path(), &["check"]);
    let said = told(&output);
    assert!(!said.contains("unknown-venue") && !said.contains("left-over"), "{said}");
    assert!(said.contains("no paper of the list appeared in “Widgetika”"), "{said}");
    assert!(said.contains("did you mean “Widgetica”?") && said.contains("papers.toml:5"), "{said}");
    let output = papers(folder.path(), &["export", "--format", "bibtex"]);
    let written = String::from_utf8(output.stdout).unwrap();
    assert_eq!(written.matches("journal = {Widgetica: Letters on Widgets}").count(), 2, "{written}");
    assert!(
        written.contains("booktitle = {Glow 2023}") && written.contains("booktitle = {Light of the Northern Seas}"),
        "{written}"
    );
    fs::write(folder.path().join("papers.toml"), "[venue.ICLamp]\n[venue.iclamp]\n").unwrap();
    let output = papers(folder.path(), &["check"]);
    expect(&output, 2);
    assert!(told(&output).contains("[venue.\"iclamp\"] is declared twice"), "{}", told(&output));
}

#[test]
fn what_writes_no_repository_asks_for_none() {
    let folder = folder(&[("README.md", README)]);
    for format in ["bibtex", "biblatex", "ris", "csl", "csv", "markdown", "jsonl", "readme"] {
        expect(&papers(folder.path(), &["export", "--format", format]), 0);
    }
    // A feed says where the list lives; the option that is named is there.
    let output = papers(folder.path(), &["export", "--format", "atom"]);
    expect(&output, 2);
    assert!(told(&output).contains("--repository https://github.com/owner/name"), "{}", told(&output));
    expect(&papers(folder.path(), &["export", "--format", "atom", "--repository", "https://github.com/me/x"]), 0);
    // What papers.toml says of it is known to the import too.
    expect(&papers(folder.path(), &["import", "README.md", "--into", "papers.json"]), 2);
    fs::write(folder.path().join("papers.toml"), "repository = \"https://github.com/me/x\"\n").unwrap();
    expect(&papers(folder.path(), &["import", "README.md", "--into", "papers.json"]), 0);
    let written = fs::read_to_string(folder.path().join("papers.json")).unwrap();
    assert!(written.contains("\"repository\": \"https://github.com/me/x\""), "{written}");
    // So is how the list is read: an import, and what explains it, agree with a build.
    let settings = "leave-out = [\"Things\"]\nrepository = \"https://github.com/me/x\"\n";
    fs::write(folder.path().join("papers.toml"), settings).unwrap();
    let output = papers(folder.path(), &["import", "README.md"]);
    expect(&output, 1);
    assert!(told(&output).contains("no paper was found"), "{}", told(&output));
    fs::write(folder.path().join("papers.toml"), "[venue.Widgetica]\nkind = \"journal\"\n").unwrap();
    let written = fs::read_to_string(folder.path().join("README.md")).unwrap().replace("Widgetica 2024", "Widgetica");
    fs::write(folder.path().join("README.md"), written).unwrap();
    let output = papers(folder.path(), &["import", "README.md", "--explain", "8"]);
    expect(&output, 0);
    let line = String::from_utf8(output.stdout).unwrap();
    assert!(line.lines().any(|line| line.contains("Widgetica") && line.contains("fact")), "{line}");
}

#[test]
fn what_the_list_says_of_a_new_paper_is_told_without_asking_anybody() {
    let folder = folder(&[("README.md", README)]);
    let add = |arguments: &[&str]| {
        let output = papers(folder.path(), arguments);
        expect(&output, 1);
        told(&output)
    };
    for into in ["README.md", "papers.json"] {
        let said = add(&["add", "https://arxiv.org/abs/2301.00001", "--category", "things"]);
        assert!(said.contains("“A Title of Some Words” is in the list already"), "{said}");
        assert!(said.contains(into), "{said}");
        let said = add(&["add", "2306.08543", "--category", "thing"]);
        assert!(
            said.contains("“thing” is not a category of the list") && said.contains("did you mean “things”?"),
            "{said}"
        );
        // As the program's own README says it; after that, the list is kept as that file.
        let import = ["import", "README.md", "--into", "papers.json", "--repository", "https://github.com/me/x"];
        expect(&papers(folder.path(), &import), 0);
    }
}

#[test]
fn a_list_below_another_is_begun_without_a_second_of_anything() {
    let folder = folder(&[("README.md", README), ("sub/README.md", README)]);
    let (top, sub) = (folder.path().to_owned(), folder.path().join("sub"));
    assert!(Command::new("git").arg("-C").arg(&top).args(["init", "--quiet"]).status().unwrap().success());
    for wrong in ["foo", "a/b/c", "/b@v1", "a/b@", "a b/c"] {
        let output = papers(&top, &["init", "--action", wrong]);
        expect(&output, 2);
        assert!(told(&output).contains("OWNER/NAME@VERSION"), "{}", told(&output));
    }
    assert!(!top.join("papers.toml").exists(), "nothing is written for an action that is none");
    expect(&papers(&top, &["init", "--action", "me/papers"]), 0);
    let workflow = fs::read_to_string(top.join(".github/workflows/papers.yml")).unwrap();
    assert!(workflow.contains("- uses: me/papers@v1\n      - uses: actions/deploy-pages"), "{workflow}");

    let output = papers(&sub, &["init"]);
    expect(&output, 0);
    let said = told(&output);
    assert!(said.contains("2 papers read of ../README.md"), "{said}");
    assert!(
        said.contains("../papers.toml: is there") && said.contains("../.github/workflows/papers.yml: is there"),
        "{said}"
    );
    assert_eq!(fs::read_dir(&sub).unwrap().count(), 1, "nothing is written below");

    // A list of its own in a folder of a repository.
    fs::remove_file(top.join("papers.toml")).unwrap();
    fs::remove_dir_all(top.join(".github")).unwrap();
    let readme = sub.join("README.md");
    expect(&papers(&sub, &["init", readme.to_str().unwrap(), "--action", "me/papers@v2"]), 0);
    let settings = fs::read_to_string(sub.join("papers.toml")).unwrap();
    assert!(settings.contains("sources = [\"README.md\"]\n"), "{settings}");
    let workflow = fs::read_to_string(top.join(".github/workflows/papers.yml")).unwrap();
    assert!(workflow.contains("- uses: me/papers@v2\n        with:\n          source: sub\n"), "{workflow}");
    assert!(!sub.join(".github").exists());
}

#[test]
fn the_workflow_runs_on_the_branch_that_there_is() {
    let folder = folder(&[("README.md", README)]);
    let git = Command::new("git").arg("-C").arg(folder.path()).args(["init", "--quiet", "-b", "trunk"]).status();
    assert!(git.unwrap().success());
    expect(&papers(folder.path(), &["init", "--action", "me/papers"]), 0);
    let workflow = fs::read_to_string(folder.path().join(".github/workflows/papers.yml")).unwrap();
    assert!(workflow.contains("branches: [main, master, trunk]\n"), "{workflow}");
}

#[test]
fn a_repository_that_is_not_recorded_is_asked_for_again() {
    let folder = folder(&[("README.md", README), ("papers.toml", "sources = [\"README.md\"]\n")]);
    let begin = || told(&papers(folder.path(), &["init", "--repository", "https://github.com/me/ropes"]));
    for time in ["first", "second"] {
        let said = begin();
        assert!(said.contains("write `repository = \"https://github.com/me/ropes\"` there"), "{time}: {said}");
        assert!(said.contains("in place of OWNER"), "{time}: {said}");
    }
    let settings = "sources = [\"README.md\"]\nrepository = \"https://github.com/me/ropes\"\n";
    fs::write(folder.path().join("papers.toml"), settings).unwrap();
    assert!(!begin().contains("write `repository"), "{}", begin());
}

#[test]
fn a_source_that_is_not_there_is_not_served() {
    let folder = folder(&[("refs.bib", "")]);
    for (arguments, wanted) in
        [(&["serve"][..], "name the file to read, such as refs.bib"), (&["serve", "nowhere.md"], "nowhere.md")]
    {
        let output = papers(folder.path(), arguments);
        expect(&output, 2);
        assert!(told(&output).contains(wanted), "{}", told(&output));
    }
}

#[test]
fn a_readme_from_the_input_is_not_served() {
    let output = papers(folder(&[]).path(), &["serve", "-"]);
    expect(&output, 2);
    assert!(told(&output).contains("name the file") && told(&output).contains("papers build -"), "{}", told(&output));
}

#[test]
fn what_is_begun_follows_the_readme() {
    let picture = "| Title | Figure |\n| --- | --- |\n| [A Lamp of Some Words](https://arxiv.org/abs/2301.00005) | ![](https://example.org/lamp.png) |\n";
    for (readme, has_figures) in [(README.to_owned(), false), (format!("{README}\n## Lamps\n\n{picture}"), true)] {
        let folder = folder(&[("README.md", &readme)]);
        expect(&papers(folder.path(), &["init", "--repository", "https://github.com/me/x"]), 0);
        let workflow = fs::read_to_string(folder.path().join(".github/workflows/papers.yml")).unwrap();
        assert_eq!(workflow.contains("        with:\n          figures: true\n"), has_figures, "{workflow}");

        let renamed =
            readme.replace("My list", "Our list of 600").replace("Papers on things.", "Papers on all things.");
        fs::write(folder.path().join("README.md"), renamed).unwrap();
        let exported = told(&papers(folder.path(), &["export", "--format", "readme"]));
        assert!(exported.contains("# Our list of 600\n\nPapers on all things."), "{exported}");
    }
}

#[test]
fn every_finding_says_something() {
    let text = "The lamp is bright in every room that the authors have tried, so that it is tested in many of them. It is good.";
    let readme: String = (1..4)
        .map(|number| {
            format!(
                "- [Lamp {number}: a bright lamp](https://arxiv.org/abs/2301.0000{number})\n    - Ann Oak, Bo Ash\n    - Institutions: Concordia University, Mila, University of Toronto, McMaster University\n    - Publisher: arXiv\n    - TLDR: {text}\n    - Summary: {text}\n\n"
            )
        })
        .collect();
    let folder = folder(&[("README.md", &format!("# Lamps\n\nPapers on lamps.\n\n{readme}"))]);
    let output = papers(folder.path(), &["import", "README.md", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let found = json["diagnostics"].as_array().unwrap();
    assert!(found.iter().any(|found| found["rule"] == "description"), "{found:#?}");
    for found in found {
        assert!(found["message"] != "" && found["help"] != "", "{found:#}");
    }
}

#[test]
fn what_to_do_is_said_in_the_words_of_the_file() {
    let bib = "@inproceedings{a, title={Lamps of Many Rooms}, author={Ann Oak and {The Survey of Lamps}}, booktitle={ICML}}\n\
        @misc{b, title={Ropes of Many Strings}, author={Bo Ash and The Team of Ropes}, year=2020}\n";
    let csv = "Title,Authors,Venue\nLamps of Many Rooms,Ann Oak,ICML\n";
    let folder = folder(&[
        ("a.bib", bib),
        ("a.csv", csv),
        ("none.csv", "Colour,Size\nred,3\n"),
        ("README.md", "# L\n\n## Lamps\n\n- [Lamps of Many Rooms](../lamps.pdf), Ann Oak. ICML 2023\n"),
    ]);
    let check =
        |name: &str| told(&papers(folder.path(), &["check", name, "--repository", "https://github.com/me/x", "--all"]));
    for name in ["a.bib", "a.csv"] {
        let said = check(name);
        assert!(said.contains("missing-year") && said.contains("missing-address"), "{said}");
        assert!(said.contains("add the field “year”") && said.contains("add its url or its doi"), "{said}");
        for words in ["link", "ACL'23", "behind"] {
            assert!(!said.contains(words), "{name}: {words}: {said}");
        }
    }
    let said = check("a.bib");
    assert!(
        !said.contains("“The Survey of Lamps”") && said.contains("“The Team of Ropes” reads like a title"),
        "{said}"
    );
    assert!(!check("none.csv").contains("bullet"), "{}", check("none.csv"));
    let said = check("README.md");
    assert!(said.contains("write the whole address") && !said.contains("--repository"), "{said}");
}

#[test]
fn the_site_is_kept_out_of_the_repository() {
    for (ignored, wanted) in [
        (None, None),
        (Some("target"), Some("target\ndist/\n")),
        (Some("/dist\n"), Some("/dist\n")),
        (Some("**/dist/\n*.log\n"), Some("**/dist/\n*.log\n")),
    ] {
        let folder = folder(&[("README.md", README)]);
        let git = Command::new("git").arg("-C").arg(folder.path()).args(["init", "--quiet"]).status();
        assert!(git.unwrap().success());
        let path = folder.path().join(".gitignore");
        if let Some(text) = ignored {
            fs::write(&path, text).unwrap();
        }
        let output = papers(folder.path(), &["init", "--action", "me/papers"]);
        expect(&output, 0);
        assert_eq!(fs::read_to_string(&path).ok().as_deref(), wanted);
        assert_eq!(told(&output).contains("dist/, which is best ignored"), ignored.is_none(), "{}", told(&output));
    }
}
