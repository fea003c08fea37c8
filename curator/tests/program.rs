//! The program as a curator runs it: its exit codes, and what it writes where.
#![allow(clippy::unwrap_used)]

use std::path::Path;
use std::process::{Command, Output, Stdio};

fn curate(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_papers")).current_dir(folder).args(arguments).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

const README: &str = "# My list\n\nPapers on things.\n\n## Things\n\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ada Example, Bo Li. ICML 2023\n- Something else entirely\n";

/// Reads the README into a catalogue.
const IMPORT: [&str; 6] =
    ["import", "README.md", "--into", "papers.json", "--repository", "https://github.com/me/my-list"];

#[test]
fn a_list_becomes_a_catalogue_and_a_list_again() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("README.md"), README).unwrap();
    let imported = curate(folder, &IMPORT);
    assert_eq!(code(&imported), 0, "{}", text(&imported.stderr));
    assert!(
        text(&imported.stdout).starts_with("2 rows = 1 paper + 1 not read, see above\n"),
        "{}",
        text(&imported.stdout)
    );
    assert!(text(&imported.stderr).contains("README.md:8:1"));
    let written = std::fs::read(folder.join("papers.json")).unwrap();
    assert_eq!(code(&curate(folder, &IMPORT)), 0);
    assert_eq!(std::fs::read(folder.join("papers.json")).unwrap(), written, "importing again changes nothing");
    assert_eq!(code(&curate(folder, &["check", "papers.json"])), 0);
    let exported = curate(folder, &["export", "papers.json", "--format", "readme"]);
    assert!(text(&exported.stdout).contains("\n## Things\n| Title & Authors | Introduction | Links |\n"));
    let strict = curate(folder, &["import", "README.md", "--strict"]);
    assert_eq!(code(&strict), 1);
    assert!(text(&strict.stdout).contains("nothing was written"));
}

#[test]
fn a_list_is_imported_with_the_files_that_it_goes_on_in() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::create_dir(folder.join("parts")).unwrap();
    let readme = format!("{README}\n## More\n\n- [Lamps](parts/lamps.md)\n- [中文](README_zh.md)\n");
    std::fs::write(folder.join("README.md"), readme).unwrap();
    std::fs::write(folder.join("README_zh.md"), README).unwrap();
    let part = "# Papers\n\n- [Lamps at Night](https://arxiv.org/abs/2401.00001), Ann Oak\n- [Back](../README.md)\n";
    std::fs::write(folder.join("parts/lamps.md"), part).unwrap();
    for files in [&["README.md"][..], &["README.md", "parts/lamps.md"]] {
        let mut import =
            vec!["import", "--into", "papers.json", "--replace", "--repository", "https://github.com/me/x"];
        import.extend(files);
        let imported = curate(folder, &import);
        assert_eq!(code(&imported), 0, "{}", text(&imported.stderr));
        assert!(text(&imported.stderr).contains("which were not read: README_zh.md"), "{}", text(&imported.stderr));
        let written = std::fs::read_to_string(folder.join("papers.json")).unwrap();
        assert_eq!(written.matches("Lamps at Night").count(), 1, "{files:?}");
        assert!(written.contains("\"categories\": [\"lamps\"]"), "{written}");
    }
    let as_list = curate(folder, &["import", "papers.json"]);
    assert_eq!(code(&as_list), 2);
    assert!(text(&as_list.stderr).contains("in no format that is read"), "{}", text(&as_list.stderr));
}

#[test]
fn nothing_is_written_on_a_dry_run() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("README.md"), README).unwrap();
    let output = curate(folder.path(), &["import", "README.md", "--into", "papers.json", "--dry-run"]);
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("+ 2301.00001  A Title of Some Words\n"), "{}", text(&output.stdout));
    assert!(!folder.path().join("papers.json").exists());
}

#[test]
fn problems_and_failures_have_codes_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("README.md"), README).unwrap();
    std::fs::write(folder.join("bad.json"), "{").unwrap();
    assert_eq!(code(&curate(folder, &["check", "bad.json"])), 1);
    for arguments in [
        &["check", "nothing.json"][..],
        &["import", "nothing.md"],
        &["import", "README.md", "--into", "bad.json"],
        &["import", "README.md", "--into", "new.json"],
        &["import", "README.md", "--repository", "x"],
        &["export", "bad.json", "--format", "csv"],
        &["export"],
        &["check", "bad.json", "--today", "tomorrow"],
    ] {
        let output = curate(folder, arguments);
        assert_eq!(code(&output), 2, "{arguments:?}: {}", text(&output.stdout));
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
    let json: serde_json::Value =
        serde_json::from_slice(&curate(folder, &["import", "README.md", "--json"]).stdout).unwrap();
    assert_eq!(json["count"]["rows"], 2);
    assert_eq!(json["catalogue"]["papers"][0]["id"], "2301.00001");
}

#[test]
fn a_change_is_answered_for_what_it_brings() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let catalogue = |papers: &[(&str, &str)]| {
        let papers: Vec<_> = papers
            .iter()
            .map(|(id, title)| {
                serde_json::json!({"id": id, "title": title, "authors": [], "categories": ["x"], "collection": "main"})
            })
            .collect();
        serde_json::json!({"schema": 1,
            "list": {"title": "T", "tagline": "T", "repository": "https://github.com/me/list", "about": "", "contributing": ""},
            "categories": [{"id": "x", "name": "X", "schematic": "x", "description": "X."}],
            "collections": [{"id": "main", "name": "M", "description": "M."}],
            "papers": papers})
    };
    let write = |name: &str, papers: &[(&str, &str)]| {
        std::fs::write(folder.join(name), format!("{:#}", catalogue(papers))).unwrap();
    };
    write("before.json", &[("2301.00001", "One of Them"), ("2301.00002", "Another One")]);
    write("same.json", &[("2301.00002", "Another One"), ("2301.00001", "One of Them")]);
    write("more.json", &[("2301.00003", "A Third One"), ("2301.00001", "One of Them"), ("2301.00002", "Another One")]);
    let check = |name: &str, more: &[&str]| {
        let output = curate(folder, &[&["check", name, "--format", "github"], more].concat());
        (
            code(&output),
            text(&output.stdout).lines().filter(|line| line.starts_with("::")).map(str::to_owned).collect::<Vec<_>>(),
        )
    };
    let (status, all) = check("before.json", &[]);
    assert_eq!(status, 1);
    assert!(!all.is_empty());
    assert_eq!(check("same.json", &["--against", "before.json"]), (0, Vec::new()), "an order is no finding");
    let (status, new) = check("more.json", &["--against", "before.json"]);
    assert_eq!(status, 1);
    let file = std::fs::read_to_string(folder.join("more.json")).unwrap();
    let line = 1 + file.lines().position(|line| line.contains("\"authors\"")).unwrap();
    let expected =
        format!("::warning file=more.json,line={line},col=18,title=missing-authors::“A Third One” has no authors");
    assert!(new.len() == 1 && new[0].starts_with(&expected), "{new:?}");
    assert_eq!(check("more.json", &["--against", "nothing.json"]).0, 2);
}

#[test]
fn a_finding_of_an_entry_that_only_moved_is_no_news() {
    let folder = tempfile::tempdir().unwrap();
    let entry = |authors: &str, venue: &str| {
        format!("- [A Title of Some Words](https://arxiv.org/abs/2301.00001), {authors}. {venue}\n")
    };
    let old = format!("# L\n\n## Things\n\n{}{}", entry("Ann Oak, Bo Li", "ICML 2023"), entry("Ann Oak", "ICML 2023"));
    std::fs::write(folder.path().join("old.md"), &old).unwrap();
    let new = |readme: &str| -> Vec<String> {
        std::fs::write(folder.path().join("README.md"), readme).unwrap();
        let output = curate(folder.path(), &["check", "README.md", "--against", "old.md", "--json"]);
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        report["diagnostics"].as_array().unwrap().iter().map(|found| found["rule"].to_string()).collect()
    };
    let alone = curate(folder.path(), &["check", "old.md"]);
    assert!(text(&alone.stderr).contains("[conflict]") && text(&alone.stderr).contains("[missing-figure]"));
    assert_eq!(new(&old), Vec::<String>::new());
    assert_eq!(new(&old.replace("## Things", "Lamps burn.\n\n## Things")), Vec::<String>::new(), "further down");
    assert_eq!(
        new(&old.replacen("ICML 2023.", "ICML 2023. [[Code]](https://github.com/a/b)", 1)),
        Vec::<String>::new(),
        "otherwise the same entry"
    );
    let worse =
        old.replace("## Things\n\n", "## Things\n\n- [Another Title](https://arxiv.org/abs/2301.00002). ICML 2023\n");
    assert_eq!(new(&worse), ["\"missing-figure\"", "\"missing-authors\""]);
}

#[test]
fn what_is_not_read_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    for name in ["list.pdf", "list.tex", "list.xml", "list.docx"] {
        std::fs::write(folder.join(name), "- [A Title](https://arxiv.org/abs/2301.00001)\n").unwrap();
        let output =
            curate(folder, &["import", name, "--into", "new.json", "--repository", "https://github.com/me/list"]);
        assert_eq!(code(&output), 2, "{name}");
        assert!(
            text(&output.stderr).contains("is in no format that is read; these are: Markdown"),
            "{name}: {}",
            text(&output.stderr)
        );
        assert!(!folder.join("new.json").exists());
    }
    let output = curate(folder, &["import", "https://github.com/me/list"]);
    assert_eq!(code(&output), 2);
    assert!(text(&output.stderr).contains("web address"), "{}", text(&output.stderr));
}

#[test]
fn a_query_for_what_no_paper_has_is_an_error() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("README.md"), "# L\n\n## Lamps\n\n- [A Title](https://arxiv.org/abs/2301.00001)\n")
        .unwrap();
    let repository = ["--repository", "https://github.com/me/list"];
    let imported = curate(folder, &[&["import", "README.md", "--into", "new.json"], &repository[..]].concat());
    assert_eq!(code(&imported), 0, "{}", text(&imported.stderr));
    let export = |query: &str| curate(folder, &["export", "new.json", "--format", "csv", "--query", query]);
    for query in ["category=lamps", "year=2022..2024", "year=-2023-"] {
        assert_eq!(code(&export(query)), 0, "{query}");
    }
    for (query, help) in [
        ("colour=red", "colour=red; use q, category"),
        ("author=Nobody", "no paper is by such an author"),
        ("q=title&in=abstracts", "abstracts are searched on the site alone"),
        ("q=abstract:title", "abstracts are searched on the site alone"),
        ("q=year:soon", "year:soon"),
    ] {
        let wrong = export(query);
        assert_eq!(code(&wrong), 2, "{query}");
        assert!(text(&wrong.stderr).contains(help), "{query}: {}", text(&wrong.stderr));
    }
    let wrong = export("category=nosuch");
    assert_eq!(code(&wrong), 2);
    assert!(text(&wrong.stderr).contains("there are lamps"), "{}", text(&wrong.stderr));
    assert!(wrong.stdout.is_empty());
}

#[test]
fn a_line_is_explained_and_doubts_are_listed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let list = "# L\n\n## Lamps\n\n- **Lamps at Night.** *Ann Oak, Bo Ash.* ICML 2024. [[paper](https://arxiv.org/abs/2301.00001)]\n";
    std::fs::write(folder.join("README.md"), list).unwrap();
    let explained = curate(folder, &["import", "README.md", "--explain", "5"]);
    let explained = text(&explained.stdout);
    for (role, part) in [("title", "Lamps at Night"), ("author", "Bo Ash"), ("fact", "ICML 2024")] {
        assert!(explained.lines().any(|line| line.starts_with(role) && line.contains(part)), "{role}:\n{explained}");
    }
    assert_eq!(code(&curate(folder, &["import", "README.md", "--explain", "99"])), 2);
    // What is told of is explained, and what is no paper is given a reason.
    let list = format!(
        "# L\n\n- 2024-03-01: more lamps\n\nSee [pdf](https://arxiv.org/abs/2301.00009) of old.\n{list}\nSee [pdf](https://arxiv.org/abs/2301.00010) of all lamps that there are.\n"
    );
    std::fs::write(folder.join("README.md"), &list).unwrap();
    let told: serde_json::Value =
        serde_json::from_slice(&curate(folder, &["import", "README.md", "--json"]).stdout).unwrap();
    let told = told["diagnostics"].as_array().unwrap();
    assert!(told.len() > 1, "{told:?}");
    for line in told.iter().filter_map(|told| told["place"]["line"].as_u64()) {
        let explained = curate(folder, &["import", "README.md", "--explain", &line.to_string()]);
        assert_eq!(code(&explained), 0, "{line}: {}", text(&explained.stderr));
    }
    let explained = curate(folder, &["import", "README.md", "--explain", "3"]);
    assert!(text(&explained.stdout).contains("it begins with a date"), "{}", text(&explained.stdout));
}

#[test]
fn a_line_is_explained_in_whichever_of_the_files_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let entry = |title: &str| format!("- [{title}](https://arxiv.org/abs/2301.00001), Ann Oak. ICML 2024\n");
    std::fs::write(folder.join("README.md"), format!("# L\n\n{}\n## Parts\n\n- [More](part.md)\n", entry("Lamps")))
        .unwrap();
    std::fs::write(folder.join("part.md"), format!("# P\n\n{}\n\n{}", entry("Ropes"), entry("Boats"))).unwrap();
    std::fs::write(
        folder.join("refs.bib"),
        "\n\n\n\n\n\n\n@misc{oak,\n  title = {A Title},\n  author = {Oak, Ann}\n}\n",
    )
    .unwrap();
    let explain = |line: &str| {
        let output = curate(folder, &["import", "README.md", "refs.bib", "--explain", line]);
        (code(&output), text(&output.stdout) + &text(&output.stderr))
    };
    let (status, said) = explain("6");
    assert!(status == 0 && said.contains("Boats") && !said.contains("part.md:"), "{said}");
    let (status, said) = explain("3");
    assert!(status == 0 && said.contains("README.md:\n") && said.contains("part.md:\n"), "{said}");
    let (status, said) = explain("part.md:3");
    assert!(status == 0 && said.contains("Ropes") && !said.contains("Lamps"), "{said}");
    assert_eq!(explain("9"), (0, "an entry of fields: nothing of it is guessed\n".to_owned()));
    for (line, why) in
        [("99", "no entry stands on line 99"), ("none.md:3", "none.md is none of the files"), ("x", "write a line as")]
    {
        let (status, said) = explain(line);
        assert!(status == 2 && said.contains(why), "{said}");
    }
}

#[test]
fn findings_are_coloured_where_the_environment_asks_for_it() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("README.md"), README).unwrap();
    let said = |variable: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
        command.current_dir(folder.path()).env_clear().env(variable, "1").args(["check", "README.md"]);
        text(&command.output().unwrap().stderr)
    };
    let (plain, coloured) = (said("NO_COLOR"), said("CLICOLOR_FORCE"));
    assert!(plain.contains("README.md:8:1") && !plain.contains('\u{1b}'), "{plain}");
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
    assert!(coloured.contains('\u{1b}'));
}

#[test]
fn the_list_that_is_named_is_read_and_not_that_of_the_folder_one_stands_in() {
    let folder = tempfile::tempdir().unwrap();
    let place = |path: &str| folder.path().join(path);
    for path in ["lamps/part", "ropes", "lamps/nothing"] {
        std::fs::create_dir_all(place(path)).unwrap();
    }
    let list = |title: &str, id: &str| README.replace("A Title of Some Words", title).replace("2301.00001", id);
    std::fs::write(place("lamps/README.md"), list("Lamps of Many Rooms", "2301.00001")).unwrap();
    std::fs::write(place("lamps/papers.toml"), "sources = [\"README.md\"]\ntitle = \"Awesome Lamps\"\n").unwrap();
    std::fs::write(place("lamps/part/README.md"), list("Parts of Many Lamps", "2301.00002")).unwrap();
    std::fs::write(place("ropes/README.md"), list("Ropes of Many Strings", "2301.00003")).unwrap();
    let whole = place("ropes").display().to_string();
    let exported = |named: &[&str]| {
        let output = curate(&place("lamps"), &[&["export", "--format", "readme"], named].concat());
        assert_eq!(code(&output), 0, "{named:?}: {}", text(&output.stderr));
        text(&output.stdout)
    };
    for named in ["../ropes", "../ropes/README.md", "part/../../ropes", &whole] {
        let exported = exported(&[named, "--repository", "https://github.com/me/x"]);
        assert!(exported.contains("Ropes of Many Strings"), "{named}: {exported}");
        assert!(!exported.contains("Lamps"), "{named}: {exported}");
    }
    for named in ["part", "part/README.md", "../lamps/part"] {
        let exported = exported(&[named, "--repository", "https://github.com/me/x"]);
        assert!(exported.contains("Parts of Many Lamps"), "{named}: {exported}");
        assert!(!exported.contains("Lamps of Many Rooms"), "{named}: {exported}");
    }
    for named in [&[][..], &["."], &["../lamps"], &["part", "--settings", "papers.toml"]] {
        let exported = exported(&[named, &["--repository", "https://github.com/me/x"]].concat());
        assert!(exported.contains("Lamps of Many Rooms"), "{named:?}: {exported}");
    }
    let nothing = curate(&place("lamps"), &["check", "nothing"]);
    assert_eq!(code(&nothing), 2, "{}", text(&nothing.stdout));
    let inside = curate(&place("lamps/nothing"), &["check"]);
    assert!(text(&inside.stdout).contains("1 paper"), "{}", text(&inside.stdout));
}

#[test]
fn a_readme_is_read_from_the_input() {
    use std::io::Write as _;

    let folder = tempfile::tempdir().unwrap();
    for (arguments, wanted) in [
        (&["check", "-", "--all"][..], "-:8:1"),
        (&["import", "-", "--json"], "\"2301.00001\""),
        (&["export", "-", "--format", "bibtex"], "A Title of Some Words"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
        command.current_dir(folder.path()).args(arguments).env_remove("GITHUB_REPOSITORY");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut program = command.spawn().unwrap();
        program.stdin.take().unwrap().write_all(README.as_bytes()).unwrap();
        let output = program.wait_with_output().unwrap();
        let said = text(&output.stdout) + &text(&output.stderr);
        assert_ne!(code(&output), 2, "{arguments:?}: {said}");
        assert!(said.contains(wanted), "{arguments:?}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn an_export_goes_to_the_standard_output_by_any_of_its_names() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("README.md"), README).unwrap();
    for name in ["-", "/dev/stdout", "/dev/fd/1"] {
        let output = curate(folder.path(), &["export", "--format", "bibtex", "--output", name]);
        assert_eq!(code(&output), 0, "{name}: {}", text(&output.stderr));
        assert!(text(&output.stdout).starts_with('@'), "{name}: {}", text(&output.stdout));
        let output = curate(folder.path(), &["export", "--format", "readme", "--output", name]);
        assert!(text(&output.stdout).contains("## Things"), "{name}: {}", text(&output.stderr));
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn shells_complete_every_command() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = curate(folder.path(), &["completions", shell]);
        assert_eq!(code(&output), 0, "{shell}: {}", text(&output.stderr));
        let script = text(&output.stdout);
        assert!(["citations", "fail-on"].iter().all(|word| script.contains(word)), "{shell}: {script}");
    }
}

#[test]
fn a_check_fails_on_what_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let warned = "# L\n\n## Lamps\n\n- [A Lamp of Some Words](https://arxiv.org/abs/2301.00001)\n";
    std::fs::write(folder.join("README.md"), warned).unwrap();
    std::fs::write(folder.join("wrong.md"), format!("{warned}- **A Rope of Some Words**, Ann Oak, Bo Ash\n")).unwrap();
    for (arguments, status) in [
        (&["check", "README.md"][..], 1),
        (&["check", "README.md", "--fail-on", "warning"], 1),
        (&["check", "README.md", "--fail-on", "error"], 0),
        (&["check", "wrong.md", "--fail-on", "error"], 1),
    ] {
        let output = curate(folder, arguments);
        assert_eq!(code(&output), status, "{arguments:?}: {}", text(&output.stdout));
    }
}

#[test]
fn papers_that_are_there_no_more_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let list = |titles: &[&str]| {
        let papers = titles
            .iter()
            .map(|title| format!("- [{title}](https://example.org/{}), Ann Oak. ICML 2023\n", title.replace(' ', "-")));
        format!("# L\n\n## Lamps\n\n{}", papers.collect::<String>())
    };
    let all = [
        "Lamps of Rooms",
        "Ropes of Ships",
        "Boats on Rivers",
        "Sails in the Wind",
        "Nets and Their Knots",
        "Oars of Old Wood",
        "Bells over the Bay",
        "Masts",
    ];
    std::fs::write(folder.join("old.md"), list(&all)).unwrap();
    let against = |titles: &[&str]| {
        std::fs::write(folder.join("README.md"), list(titles)).unwrap();
        let output = curate(folder, &["check", "README.md", "--against", "old.md"]);
        assert_eq!(code(&output), 0, "{}{}", text(&output.stdout), text(&output.stderr));
        text(&output.stderr)
    };
    let reordered: Vec<&str> = all.iter().rev().copied().collect();
    assert!(!against(&reordered).contains("gone"));
    let said = against(&all[1..]);
    assert!(said.contains("note[gone]: 1 paper of old.md is gone: “Lamps of Rooms”"), "{said}");
    let said = against(&all[7..]);
    assert!(
        said.contains("7 papers of old.md are gone: “Lamps of Rooms”") && said.contains("“Nets and Their Knots”, …"),
        "{said}"
    );
}

#[test]
fn a_catalogue_that_is_replaced_is_told_of_what_goes_and_what_changes() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let other = "- [Another Title of Words](https://arxiv.org/abs/2301.00002), Cy Dorn. ICML 2023\n";
    std::fs::write(folder.join("README.md"), format!("{README}{other}")).unwrap();
    let import = |more: &[&str]| {
        let output = curate(folder, &[&IMPORT[..], more].concat());
        assert_eq!(code(&output), 0, "{}", text(&output.stderr));
        text(&output.stdout)
    };
    import(&[]);
    let written = std::fs::read_to_string(folder.join("papers.json")).unwrap();
    let edited = written
        .replace("A Title of Some Words", "A Title by Hand")
        .replace("\"name\": \"Things\"", "\"name\": \"Things by hand\"");
    std::fs::write(folder.join("papers.json"), edited).unwrap();
    let third = "- [Third Title of Words](https://arxiv.org/abs/2301.00003), Cy Dorn. ICML 2023\n";
    std::fs::write(folder.join("README.md"), format!("{README}{third}")).unwrap();

    let said = import(&["--replace", "--dry-run"]);
    let lines = [
        "~ 2301.00001  title\n",
        "- 2301.00002  Another Title of Words\n",
        "+ 2301.00003  Third Title of Words\n",
        "~ categories\n",
        "papers.json was left as it is; it would have 1 paper added, 1 removed, 1 changed, 2 in all\n",
    ];
    for line in lines {
        assert!(said.contains(line), "{line}: {said}");
    }
    // Kept, what the list no longer has is named.
    let said = import(&["--dry-run"]);
    let kept = "not in the lists, and kept: 1 paper, “Another Title of Words”; remove what is no longer wanted\n";
    assert!(said.contains(kept), "{said}");
    let renamed = format!("{README}{other}").replace("## Things", "## Objects");
    std::fs::write(folder.join("README.md"), renamed).unwrap();
    let said = import(&["--dry-run"]);
    assert!(said.contains("no heading of the lists: the category “Things by hand”; if it was renamed"), "{said}");
    assert!(!said.contains("not in the lists"), "{said}");
    assert!(import(&["--replace"]).ends_with("papers.json: 0 papers added, 0 removed, 2 changed, 2 in all\n"));
}

#[test]
fn a_catalogue_beside_the_readme_it_came_of_is_the_list_for_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("README.md"), README).unwrap();
    assert_eq!(code(&curate(folder, &IMPORT)), 0);
    let written = std::fs::read_to_string(folder.join("papers.json")).unwrap();
    std::fs::write(folder.join("papers.json"), written.replace("A Title of Some Words", "A Title by Hand")).unwrap();
    let exported = curate(folder, &["export", "--format", "readme"]);
    assert!(text(&exported.stdout).contains("A Title by Hand"), "{}", text(&exported.stdout));
    let note = "papers.json is the list; README.md beside it was not read";
    assert!(text(&curate(folder, &["check"]).stderr).contains(note));
    assert!(!text(&curate(folder, &["check", "papers.json"]).stderr).contains(note), "whoever names it knows it");
    std::fs::write(folder.join("papers.toml"), "sources = [\"papers.json\"]\n").unwrap();
    assert!(!text(&curate(folder, &["check"]).stderr).contains(note));
}

#[test]
fn a_readme_that_a_person_wrote_is_not_replaced_unasked() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("README.md"), README).unwrap();
    assert_eq!(code(&curate(folder, &IMPORT)), 0);
    for format in ["readme", "markdown"] {
        std::fs::write(folder.join("README.md"), README).unwrap();
        let export = ["export", "papers.json", "--format", format, "--output", "README.md"];
        let refused = curate(folder, &export);
        assert_eq!(code(&refused), 2);
        assert!(text(&refused.stderr).contains("of its 8 lines is not in the catalogue"), "{}", text(&refused.stderr));
        assert_eq!(std::fs::read_to_string(folder.join("README.md")).unwrap(), README);
        assert_eq!(code(&curate(folder, &[&export[..], &["--force"]].concat())), 0);
        // What it wrote itself it may write anew.
        assert_eq!(code(&curate(folder, &export)), 0);
    }
}

#[test]
fn what_is_written_of_a_catalogue_says_what_its_categories_are() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let described = README.replace("## Things\n", "## Things\n\nWhat people read of things.\n");
    std::fs::write(folder.join("README.md"), described).unwrap();
    let repository = ["--repository", "https://github.com/me/my-list"];
    assert_eq!(
        code(&curate(folder, &[&["import", "README.md", "--into", "papers.json"], &repository[..]].concat())),
        0
    );
    let export = ["export", "papers.json", "--format", "readme", "--output", "back.md"];
    assert_eq!(code(&curate(folder, &export)), 0);
    assert!(!std::fs::read_to_string(folder.join("back.md")).unwrap().contains("Contributing"));
    assert_eq!(code(&curate(folder, &[&["import", "back.md", "--into", "again.json"], &repository[..]].concat())), 0);
    let [once, again] = ["papers.json", "again.json"].map(|name| std::fs::read_to_string(folder.join(name)).unwrap());
    assert!(once.contains("\"description\": \"What people read of things.\""), "{once}");
    assert_eq!(once, again);
}

#[test]
fn both_files_of_a_list_have_a_schema() {
    let schema = |of: &[&str]| {
        let output = curate(Path::new("."), &[&["schema"], of].concat());
        assert_eq!(code(&output), 0);
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    assert_eq!(schema(&[]), schema(&["settings"]));
    assert!(schema(&["settings"])["properties"]["sources"].is_object());
    assert!(schema(&["catalogue"])["properties"]["papers"].is_object());
}
