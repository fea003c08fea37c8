//! `papers build` as a keeper of a list runs it: a README in, its site out.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

const REPOSITORY: &str = "repository = \"https://github.com/Me/my-list\"\n";

const README: &str = "# My list\n\nPapers on things.\n\n## Things\n\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ada Example, Bo Li. ICML 2023\n- [Another Title](https://arxiv.org/abs/2301.00002), Cy Dorn\n\n## Books\n\n- [A Book of Some Words](https://arxiv.org/abs/2301.00003), Ada Example\n";

/// A folder with a list, and an app of placeholders in another.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    let app = folder.path().join("app");
    fs::create_dir_all(&app).unwrap();
    for name in site::App::FILES {
        fs::write(app.join(name), name).unwrap();
    }
    fs::create_dir(folder.path().join("list")).unwrap();
    for (name, content) in files {
        fs::write(folder.path().join("list").join(name), content).unwrap();
    }
    folder
}

fn build(folder: &TempDir, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.env_remove("GITHUB_REPOSITORY").current_dir(folder.path().join("list"));
    command.args(["build", "--app", "../app"]).args(arguments).output().unwrap()
}

/// What a build that must do well wrote, with what it said.
fn built(folder: &TempDir, arguments: &[&str]) -> String {
    let output = build(folder, arguments);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    said(&output)
}

fn said(output: &Output) -> String {
    [&output.stdout[..], &output.stderr].map(String::from_utf8_lossy).concat()
}

fn page(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join("list/dist").join(name)).unwrap()
}

/// The titles of the papers of the site.
fn titles(folder: &TempDir) -> Vec<String> {
    let json: serde_json::Value = serde_json::from_str(&page(folder, "papers.json")).unwrap();
    json["papers"].as_array().unwrap().iter().map(|paper| paper["title"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_readme_becomes_a_site_and_every_build_reads_it_anew() {
    let folder = folder(&[("README.md", README), ("papers.toml", REPOSITORY)]);
    let told = built(&folder, &[]);
    assert!(told.contains("3 papers; 0 errors"), "{told}");
    assert!(told.contains("for https://me.github.io/my-list/ in"), "{told}");
    let first = page(&folder, "index.html");
    assert!(first.contains("<base href=\"/my-list/\">") && first.contains("My list"), "{first}");
    assert_eq!(titles(&folder), ["A Title of Some Words", "Another Title", "A Book of Some Words"]);

    let shorter: String =
        README.lines().filter(|line| !line.contains("Another")).map(|line| format!("{line}\n")).collect();
    fs::write(folder.path().join("list/README.md"), shorter).unwrap();
    built(&folder, &[]);
    assert_eq!(titles(&folder), ["A Title of Some Words", "A Book of Some Words"]);
    assert!(!folder.path().join("list/dist/papers/2301.00002").exists(), "what the README dropped is gone");
}

#[test]
fn what_a_readme_cannot_say_stands_beside_it() {
    let settings = "title = \"Lamps\"\ntagline = \"Of light.\"\nurl = \"https://lamps.example/\"\nleave-out = [\"Books\"]\n\n\
        [category.things]\nname = \"All things\"\ndescription = \"What there is.\"\n\n\
        [paper.\"2301.00002\"]\nvenue = \"ICLR 2024\"\nauthors = [\"Cy Dorn\", \"Di Elm\"]\ncode = \"https://github.com/a/b\"\nrecommended = true\n";
    let folder = folder(&[("README.md", README), ("papers.toml", &[REPOSITORY, settings].concat())]);
    let told = built(&folder, &["--strict"]);
    assert!(told.contains("2 papers; 0 errors, 0 warnings"), "{told}");
    assert!(told.contains("for https://lamps.example/ in"), "{told}");
    let json: serde_json::Value = serde_json::from_str(&page(&folder, "papers.json")).unwrap();
    assert_eq!(json["list"]["title"], "Lamps");
    assert_eq!(json["categories"][0]["name"], "All things");
    let paper = &json["papers"][1];
    assert_eq!((&paper["venue"], &paper["authors"][1]), (&"ICLR 2024".into(), &"Di Elm".into()));
    assert_eq!((&paper["links"][0]["url"], &paper["recommended"]), (&"https://github.com/a/b".into(), &true.into()));
}

#[test]
fn a_setting_that_is_wrong_or_matches_nothing_is_named_with_its_line() {
    let folder = folder(&[("README.md", README)]);
    for (settings, code, place, words) in [
        ("titel = \"x\"\n", 2, "papers.toml:2:1", "“titel” is not a key of papers.toml"),
        ("[paper.\"2301.00002\"]\nyear = \"x\"\n", 2, "papers.toml:3:8", "“year” is a year, and this is a text"),
        ("[paper.\"2301.00002\"]\nurl = \"x\"\n", 2, "papers.toml:3:7", "“x”"),
        ("[paper.\"2301.00002\"]\ncategories = [\"x\"]\n", 2, "papers.toml:3:15", "use one of things, books"),
        ("titel = \"x\"\nfoo = 1\n", 2, "papers.toml:3:1", "“foo” is not a key of papers.toml"),
        ("[paper.2301.00002]\nyear = 2020\n", 2, "papers.toml:2:13", "write [paper.\"2301.00002\"]"),
        ("sources = [\"READNE.md\"]\n", 2, "papers.toml:2:12", "there is no file “READNE.md”"),
        ("public = \"pubic\"\n", 0, "papers.toml:2:10", "there is no folder “pubic”"),
        ("[category.things]\nschematic = \"nosuch\"\n", 2, "papers.toml:3:13", "use one of distillation, pruning"),
        ("[category.things]\nhue = \"greenish\"\n", 2, "papers.toml:3:7", "use one of red, green, blue"),
        ("[paper.\"2301.00009\"]\nyear = 2020\n", 0, "papers.toml:2:8", "did you mean “2301.0000"),
        ("people = [[\"Bo Li\", \"B. Lee\"]]\n", 0, "papers.toml:2:11", "no paper of the list has an author “B. Lee”"),
        (
            "people = [[\"Bo Li\", \"Cy Dorn\"], [\"Ada Example\", \"Bo Li\"]]\n",
            2,
            "papers.toml:2:33",
            "“Bo Li” is joined with other names already",
        ),
        ("pages = [\"trend\"]\n", 2, "papers.toml:2:10", "use one of start, authors, trends"),
        ("leave-out = [\"Boooks\"]\n", 0, "papers.toml:2:14", "no section is called “Boooks”"),
        (
            "[columns]\nHeadline = \"title\"\n",
            0,
            "papers.toml:3:1",
            "no table has a column “Headline”, and no entry a field",
        ),
        ("language = \"Chinese\"\n", 2, "papers.toml:2:12", "write it as en, pt-BR or zh-Hans"),
    ] {
        fs::write(folder.path().join("list/papers.toml"), [REPOSITORY, settings].concat()).unwrap();
        let output = build(&folder, &[]);
        let told = said(&output);
        assert_eq!(output.status.code(), Some(code), "{settings}{told}");
        assert!(told.contains(place) && told.contains(words), "{settings}{told}");
        let strict = build(&folder, &["--strict"]).status.code();
        assert_eq!(strict, Some(code.max(1)), "{settings}");
    }
}

#[test]
fn nothing_is_written_over_a_site_by_a_source_that_is_wrong() {
    let folder = folder(&[("README.md", README), ("papers.toml", REPOSITORY), ("other.md", "# Nothing\n\nHere.\n")]);
    built(&folder, &[]);
    let before = page(&folder, "papers.json");
    fs::write(folder.path().join("list/picture.md"), b"\x89PNG\r\n\x1a\n\0\0\xc3\x83\xc2\xa9 \xc3\x83\xc2\xa9")
        .unwrap();
    fs::write(folder.path().join("list/empty.md"), "").unwrap();
    for (arguments, code, words) in [
        (&["other.md"][..], 1, "no paper was found in other.md; a paper is a bullet"),
        (&["empty.md"], 1, "no paper was found in empty.md; a paper is a bullet"),
        (&["picture.md"], 2, "picture.md is not a text file, so it was not read"),
        (&["nothing.md"], 2, "nothing.md"),
        (&["https://github.com/me/list"], 2, "web address"),
        (&["README.md", "--url", "nonsense"], 2, "--url"),
        (&["README.md", "--public", "nowhere"], 2, "nowhere"),
    ] {
        let output = build(&folder, arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {}", said(&output));
        assert!(said(&output).contains(words), "{arguments:?}: {}", said(&output));
        assert_eq!(page(&folder, "papers.json"), before, "{arguments:?}");
    }
    let left = |path: &Path| fs::read_dir(path).unwrap().count();
    assert_eq!(left(&folder.path().join("list")), 6, "nothing else is left");
    let output = build(&folder, &["--out", "."]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("is not empty, and no site is in it"), "{}", said(&output));
    assert!(folder.path().join("list/README.md").is_file());
}

#[test]
fn a_catalogue_is_a_source_too_and_there_is_one() {
    let small = include_str!("../../tests/fixtures/small.json");
    let folder = folder(&[("papers.json", small), ("more.md", README), ("other.json", small)]);
    built(&folder, &[]);
    let alone = titles(&folder);
    built(&folder, &["papers.json", "more.md"]);
    assert_eq!(titles(&folder).len(), alone.len() + 3);
    let output = build(&folder, &["papers.json", "other.json"]);
    assert!(said(&output).contains("papers.json and other.json are both catalogues"), "{}", said(&output));
    fs::write(folder.path().join("list/other.json"), "{").unwrap();
    let output = build(&folder, &["other.json"]);
    assert!(output.status.code() == Some(2) && said(&output).contains("other.json: "), "{}", said(&output));
}

#[test]
fn a_readme_that_goes_on_in_other_files_is_followed() {
    let readme = "# L\n\n## Contents\n\n- [Lamps](lamps.md)\n- [Light](parts/light.md)\n- [Gone](gone.md)\n- [中文](README_zh.md)\n";
    let part = |title: &str, number: u8| {
        format!(
            "# {title}\n\n## {title}\n\n- [{title} at Night](https://arxiv.org/abs/2401.0000{number}), Ann Oak\n- [Back](README.md)\n"
        )
    };
    let folder = folder(&[
        ("README.md", readme),
        ("papers.toml", REPOSITORY),
        ("lamps.md", &part("Lamps", 1)),
        ("README_zh.md", &part("Deng", 3)),
    ]);
    fs::create_dir(folder.path().join("list/parts")).unwrap();
    fs::write(folder.path().join("list/parts/light.md"), part("Light", 2)).unwrap();
    let told = built(&folder, &[]);
    assert_eq!(titles(&folder), ["Lamps at Night", "Light at Night"]);
    assert!(told.contains("the list leads to “gone.md”, and there is no such file"), "{told}");
    assert!(told.contains("which were not read: README_zh.md"), "{told}");
}

#[test]
fn papers_of_another_file_are_of_the_category_that_the_link_or_its_title_names() {
    let readme = "# L\n\n- [Lamps](./lists/lamps.md#top)\n- [here](lists/light.md)\n- [2023](lists/2023.md)\n- [Gone](gone.md)\n\n## Surveys\n\n- [All Lamps So Far](https://arxiv.org/abs/2401.00009), Ann Oak\n";
    let part = |title: &str, number: u8| {
        format!(
            "# {title}\n\nBack to [the list](../README.md)\n\n- [A Thing in {title}](https://arxiv.org/abs/2401.0000{number}), Ann Oak\n"
        )
    };
    let folder = folder(&[("README.md", readme), ("papers.toml", REPOSITORY)]);
    fs::create_dir(folder.path().join("list/lists")).unwrap();
    for (name, title, number) in [("lamps", "Papers about Lamps", 1), ("light", "Light", 2), ("2023", "2023", 3)] {
        fs::write(folder.path().join(format!("list/lists/{name}.md")), part(title, number)).unwrap();
    }
    built(&folder, &[]);
    let json: serde_json::Value = serde_json::from_str(&page(&folder, "papers.json")).unwrap();
    let of = |id: &str| {
        let papers = json["papers"].as_array().unwrap();
        papers.iter().find(|paper| paper["id"] == id).unwrap()["categories"][0].as_str().unwrap().to_owned()
    };
    assert_eq!(
        ["2401.00001", "2401.00002", "2401.00003", "2401.00009"].map(of),
        ["lamps", "light", "papers", "surveys"]
    );
    let names: Vec<&str> =
        json["categories"].as_array().unwrap().iter().map(|category| category["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["Lamps", "Surveys", "Light", "Papers"], "in the order of the contents, and none is empty");
}

#[test]
fn sections_and_columns_mean_what_the_settings_say() {
    let readme = "# L\n\n## Books\n\n- [Lamps at Night of Many Words](https://example.org/lamps)\n\n## Lamps\n\n| Was | Wer | Wo |\n| --- | --- | --- |\n| Licht bei Nacht | Ann Oak | [here](https://arxiv.org/abs/2401.00001) |\n";
    let settings = "read-as-papers = [\"Books\"]\n[columns]\nWas = \"title\"\nWer = \"author\"\nWo = \"url\"\n";
    let folder = folder(&[("README.md", readme), ("papers.toml", &[REPOSITORY, settings].concat())]);
    let json = |folder: &TempDir| -> serde_json::Value { serde_json::from_str(&page(folder, "papers.json")).unwrap() };
    assert!(!built(&folder, &[]).contains("papers.toml:"), "every setting matches");
    let with = json(&folder);
    assert_eq!(with["papers"][0]["title"], "Lamps at Night of Many Words");
    assert_eq!(with["papers"][1]["authors"][0], "Ann Oak");
    fs::write(folder.path().join("list/papers.toml"), REPOSITORY).unwrap();
    assert_eq!(build(&folder, &[]).status.code(), Some(1), "without the settings nothing of it is a paper");
}

#[test]
fn a_folder_is_what_it_holds() {
    let folder = folder(&[("README.md", README), ("papers.toml", REPOSITORY)]);
    built(&folder, &["."]);
    assert_eq!(titles(&folder).len(), 3);
    fs::create_dir(folder.path().join("list/empty")).unwrap();
    let output = build(&folder, &["empty"]);
    assert!(said(&output).contains("nothing to read in empty"), "{}", said(&output));
}

#[test]
fn a_folder_that_cannot_be_written_or_published_is_named() {
    let folder = folder(&[("README.md", README), ("papers.toml", REPOSITORY), ("file", "")]);
    let output = build(&folder, &["--out", "file/dist"]);
    assert!(output.status.code() == Some(2) && said(&output).contains("file"), "{}", said(&output));
    let output = build(&folder, &["--out", "file"]);
    assert!(output.status.code() == Some(2) && said(&output).contains("file"), "{}", said(&output));
    let public = folder.path().join("list/public");
    fs::create_dir(&public).unwrap();
    #[cfg(unix)]
    for (name, target) in [("itself", "../public"), ("nowhere", "nothing")] {
        std::os::unix::fs::symlink(target, public.join(name)).unwrap();
        let output = build(&folder, &["--public", "public"]);
        assert!(output.status.code() == Some(2) && said(&output).contains(name), "{}", said(&output));
        fs::remove_file(public.join(name)).unwrap();
    }
    built(&folder, &["--public", "public"]);
}

#[cfg(unix)]
#[test]
fn a_readme_that_is_a_broken_link_is_named() {
    for target in ["README.md", "nowhere.md"] {
        let folder = folder(&[("papers.toml", REPOSITORY)]);
        std::os::unix::fs::symlink(target, folder.path().join("list/README.md")).unwrap();
        let output = build(&folder, &[]);
        assert!(output.status.code() == Some(2) && said(&output).contains("README.md: "), "{}", said(&output));
    }
}

#[test]
fn a_list_lives_in_a_repository() {
    let folder = folder(&[("README.md", README)]);
    let output = build(&folder, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("--repository https://github.com/owner/name"), "{}", said(&output));
    let list = folder.path().join("list");
    for arguments in [&["init", "--quiet"][..], &["remote", "add", "origin", "git@github.com:me/cloned.git"]] {
        assert!(Command::new("git").current_dir(&list).args(arguments).status().unwrap().success());
    }
    let told = built(&folder, &[]);
    assert!(told.contains("for https://me.github.io/cloned/ in"), "{told}");
    let told = built(&folder, &["--repository", "https://codeberg.org/me/list"]);
    assert!(told.contains("where the site will live is not known"), "{told}");
}

#[test]
fn a_bibliography_is_a_source_and_its_columns_can_be_explained() {
    let bib = "@article{a, title = {Lamps at Night}, author = {Oak, Ann}, eprint = {2401.00001}, keywords = {Lamps}}\n";
    let tsv = "Titel\tAutor\tarXiv\nLicht bei Nacht\tBo Li\t2401.00002\n";
    let settings =
        [REPOSITORY, "sources = [\"a.bib\", \"b.tsv\"]\n[columns]\nTitel = \"title\"\nautor = \"authors\"\n"].concat();
    let folder = folder(&[("a.bib", bib), ("b.tsv", tsv), ("papers.toml", &settings)]);
    let told = built(&folder, &[]);
    assert!(!told.contains("no table has a column"), "{told}");
    assert_eq!(titles(&folder), ["Lamps at Night", "Licht bei Nacht"]);
    let misspelt = settings.replace("autor =", "autot =");
    fs::write(folder.path().join("list/papers.toml"), misspelt).unwrap();
    let told = built(&folder, &[]);
    assert!(told.contains("papers.toml:5:1") && told.contains("did you mean “autor”?"), "{told}");
    fs::write(folder.path().join("list/papers.toml"), &settings).unwrap();
    assert!(page(&folder, "category/lamps/index.html").contains("Lamps at Night"));

    fs::write(folder.path().join("list/b.tsv"), "Titel\n\"").unwrap();
    fs::write(folder.path().join("list/a.bib"), "@article{a, title = {Lamps").unwrap();
    let before = page(&folder, "papers.json");
    let output = build(&folder, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("a.bib:1:") && said(&output).contains("a source is broken"), "{}", said(&output));
    assert_eq!(page(&folder, "papers.json"), before);

    let wrong = [REPOSITORY, "[columns]\nTitel = \"titles\"\n"].concat();
    fs::write(folder.path().join("list/papers.toml"), wrong).unwrap();
    let output = build(&folder, &["a.bib"]);
    assert!(
        said(&output).contains("papers.toml:3:9") && said(&output).contains("“titles” is none of title, author"),
        "{}",
        said(&output)
    );
}

#[test]
fn what_is_exported_is_read_back() {
    let folder = folder(&[("papers.json", include_str!("../../public/papers.json")), ("papers.toml", REPOSITORY)]);
    let records = |folder: &TempDir| -> Vec<serde_json::Value> {
        let json: serde_json::Value = serde_json::from_str(&page(folder, "papers.json")).unwrap();
        json["papers"].as_array().unwrap().clone()
    };
    built(&folder, &[]);
    let before = records(&folder);
    let of_citations = ["id", "title", "authors", "url"];
    let of_records = [
        "id",
        "title",
        "authors",
        "url",
        "categories",
        "collection",
        "links",
        "techniques",
        "recommended",
        "figure",
        "added",
    ];
    for (format, file, fields) in [
        ("bibtex", "a.bib", &of_citations[..]),
        ("biblatex", "b.bib", &of_citations),
        ("ris", "c.ris", &of_citations),
        ("csl", "d.json", &of_citations),
        ("csv", "e.csv", &of_records),
        ("jsonl", "f.jsonl", &of_records),
    ] {
        let mut export = Command::new(env!("CARGO_BIN_EXE_papers"));
        let list = folder.path().join("list");
        let output = export.current_dir(&list).args(["export", "papers.json", "--format", format]).output().unwrap();
        fs::write(list.join(file), output.stdout).unwrap();
        built(&folder, &[file]);
        let after = records(&folder);
        assert_eq!(after.len(), before.len(), "{format}");
        for (before, after) in before.iter().zip(&after) {
            for field in fields {
                // The address of the record of a blog post is its link to the blog too.
                if before["url"] != before["links"][1]["url"] || before["url"].is_null() {
                    assert_eq!(before[field], after[field], "{format}: {field} of {}", before["id"]);
                }
            }
        }
    }
}

#[test]
fn what_was_prepared_beside_the_sources_is_published() {
    let folder = folder(&[("README.md", README), ("papers.toml", REPOSITORY)]);
    let list = folder.path().join("list");
    fs::create_dir(list.join("public")).unwrap();
    fs::write(list.join("public/note.txt"), "of another program").unwrap();
    built(&folder, &[]);
    assert!(!list.join("dist/note.txt").exists(), "nothing is prepared there");

    fs::write(list.join("public/abstracts.json"), "{").unwrap();
    let broken = build(&folder, &[]);
    assert_eq!(broken.status.code(), Some(2));
    assert!(said(&broken).contains("public/abstracts.json"), "{}", said(&broken));

    let prepare = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
        command.env_remove("GITHUB_REPOSITORY").current_dir(folder.path()).args(arguments);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    };
    fs::remove_file(list.join("public/abstracts.json")).unwrap();
    prepare(&["stars", "list/README.md"]);
    assert!(list.join("public/stars.json").is_file() && !folder.path().join("public").exists());
    built(&folder, &[]);
    assert!(list.join("dist/note.txt").is_file() && list.join("dist/stars.json").is_file());

    fs::write(list.join("public/index.html"), "the site of another program").unwrap();
    built(&folder, &[]);
    assert!(!list.join("dist/note.txt").exists(), "a site is none of the sources");

    // Where the settings name a folder, that is the one.
    fs::write(list.join("papers.toml"), [REPOSITORY, "public = \"kept/files\"\n"].concat()).unwrap();
    prepare(&["stars", "list"]);
    built(&folder, &["--strict"]);
    assert!(list.join("kept/files/stars.json").is_file() && list.join("dist/stars.json").is_file());
    assert!(!list.join("dist/note.txt").exists());
}

#[test]
fn a_list_of_programs_alone_replaces_no_site() {
    let folder = folder(&[("README.md", README), ("papers.toml", REPOSITORY)]);
    built(&folder, &[]);
    let list = folder.path().join("list");
    fs::write(
        list.join("README.md"),
        "# L\n\n## Tools\n\n- [Lamp kit](https://github.com/a/lamp-kit): a kit of lamps\n",
    )
    .unwrap();
    let output = build(&folder, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert_eq!(titles(&folder).len(), 3, "the site before stays");
    let mut check = Command::new(env!("CARGO_BIN_EXE_papers"));
    let check = check.env_remove("GITHUB_REPOSITORY").current_dir(&list).arg("check").output().unwrap();
    assert_eq!(check.status.code(), Some(1), "{}", said(&check));
    for output in [output, check] {
        assert!(said(&output).contains("no paper was found in README.md"), "{}", said(&output));
    }
}
