//! What the importer says of odd entries, word for word, and how it merges with what is there.
#![allow(clippy::unwrap_used, clippy::panic)]

mod imported;

use std::fmt::Write as _;

use annotate_snippets::Renderer;
use catalogue::encode::encode;
use catalogue::paper::{Line, LinkKind};
use catalogue::{Catalogue, Paper, PaperId, Slug, WebAddress};
use curator::import::catalogue::{Imported, combine};
use curator::import::list;
use curator::import::merge::Change;
use curator::source::Source;

fn import_into(files: &[&str], base: Option<&Catalogue>) -> Imported {
    let collection = base.map_or_else(|| Slug::new("papers").unwrap(), |base| base.parts().collections[0].id.clone());
    let repository = WebAddress::new("https://github.com/owner/list").unwrap();
    let surrounding = imported::surrounding(&repository, &collection);
    let lists = files.iter().enumerate().map(|(number, text)| {
        let (source, told) = Source::read(&format!("file-{}.md", number + 1), text.as_bytes());
        let mut list = list::read(&source, &surrounding);
        list.diagnostics.splice(0..0, told);
        list
    });
    let imported = combine(lists.collect(), base, Some(&repository), &collection).unwrap();
    assert!(imported.count.adds_up(), "{:?}", imported.count);
    imported
}

fn import(text: &str) -> Imported {
    import_into(&[text], None)
}

/// The only paper of a list that has one entry under a heading.
fn only(entry: &str) -> Paper {
    let imported = import(&format!("# A list\n\n## One\n\n{entry}\n"));
    let papers = imported.catalogue.papers();
    assert_eq!(papers.len(), 1, "{entry}: {:#?}", imported.diagnostics);
    papers[0].clone()
}

fn drawn(imported: &Imported) -> String {
    let renderer = Renderer::plain().term_width(100);
    let mut drawn = String::new();
    for told in &imported.diagnostics {
        let _ = writeln!(drawn, "{}\n", told.draw(&renderer));
    }
    drawn
}

#[test]
fn the_site_says_what_the_list_says_of_itself() {
    let entry = "## One\n\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001)\n";
    let links =
        "<p align=\"center\"><a href=\"#one\">One</a> • <a href=\"#two\">Two</a> • <a href=\"#three\">Three</a></p>";
    let bullet = "- [A Title of Some Words](https://arxiv.org/abs/2301.00001)\n";
    for (text, tagline) in [
        (format!("# A List\n\n{links}\n\nWhat we read of lamps.\n\n{entry}"), "What we read of lamps."),
        (
            format!("# A List\n\n[One](#one) | [Two](#two) | [Three](#three)\n\n> What we read.\n\n{entry}"),
            "What we read.",
        ),
        (
            format!("# 论文合集\n\n> 本仓库收集智能体（Agent）方向的论文。\n\n{entry}"),
            "本仓库收集智能体（Agent）方向的论文。",
        ),
        (format!("# A List\n\nSee [the first](#one) of many lamps.\n\n{entry}"), "See the first of many lamps."),
        // Above the title, and not what is said of one subject.
        (
            format!(
                "This list covers all of the lamps.\n\n# A List\n\n## Wicks\n\nThese are about wicks only.\n\n{bullet}"
            ),
            "This list covers all of the lamps.",
        ),
        (
            format!("# A List\n\n## Wicks\n\nThese are about wicks only.\n\n{bullet}"),
            "A curated list of research papers.",
        ),
        (
            format!("# A List\n\n## What is here\n\nThe papers on lamps that we read.\n\n{entry}"),
            "The papers on lamps that we read.",
        ),
    ] {
        assert_eq!(import(&text).catalogue.parts().list.tagline.as_str(), tagline, "{text}");
    }
}

#[test]
fn a_category_is_described_above_its_papers() {
    let above =
        "## One\n\nLamps for everyone indoors.\n\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001)\n";
    let below =
        "## One\n\n**A Title of Some Words**\n[arXiv](https://arxiv.org/abs/2301.00001)\n> Lamps make a model glow.\n";
    let quoted =
        "## One\n\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001)\n\n> Lamps make a model glow.\n";
    for (text, description) in [(above, Some("Lamps for everyone indoors.")), (below, None), (quoted, None)] {
        let imported = import(&format!("# A List\n\nWhat we read of lamps.\n\n{text}"));
        assert_eq!(
            imported.catalogue.parts().categories[0].description.as_ref().map(Line::as_str),
            description,
            "{text}"
        );
    }
}

#[test]
fn every_finding_says_what_to_do() {
    let table = |row: &str| format!("| Title | Intro | Links |\n|---|---|---|\n{row}");
    for (name, text) in [
        ("mojibake", "## One\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), FranÃ§ois Example, Bo Li\n".to_owned()),
        ("no-title", "## One\n- [Paper](https://arxiv.org/abs/2301.00001)\n".to_owned()),
        ("not-a-paper", "## One\n- Something that is no paper at all\n".to_owned()),
        ("not-a-paper-code", "## One\n- Some Program [code](https://github.com/a/b)\n".to_owned()),
        ("no-paper", "## One\n- [Some Program](https://github.com/a/b): does something\n".to_owned()),
        ("not-a-tool", "## Tools\n- Some program\n".to_owned()),
        ("not-a-leaderboard", "## Leaderboard\n- Some ranking\n".to_owned()),
        ("no-address", "## One\n- **A Title of Some Words.** Ada Example, Bo Li. ACL 2023.\n".to_owned()),
        ("two-papers", "## One\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001) [[Paper]](https://arxiv.org/abs/2301.00002)\n".to_owned()),
        (
            "unsure-author",
            "## One\n- Oak, A. J. Ash, B. A., and Elm, H. (2004). **Lamps by Name**. https://arxiv.org/abs/2301.00001\n".to_owned(),
        ),
        ("unsure-title", format!("## One\n- [{}](https://arxiv.org/abs/2301.00001)\n", "word ".repeat(40).trim())),
        ("arxiv-id", "## One\n- [A Title of Some Words](https://arxiv.org/abs/2413.00007), Ann Oak\n- [Lamps of Many Rooms](https://arxiv.org/pdf/2401.001), Bo Ash\n".to_owned()),
        ("second-address", "## One\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001) [[pdf]](https://oak.example/x.pdf)\n".to_owned()),
        ("no-place", "## One\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001) [[Tweet]](https://x.com/a/status/1)\n".to_owned()),
        ("column", "## One\n| Title | Farbe |\n|---|---|\n| [A Title of Some Words](https://arxiv.org/abs/2301.00001) | a deep red |\n".to_owned()),
        ("figure-path", format!("## One\n{}", table("|[A Title of Some Words](https://arxiv.org/abs/2301.00001)|<img src=\"../x.png\">|[Paper](https://arxiv.org/abs/2301.00001)|\n"))),
        ("left-over", "## One\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001) - this is what it does, in short\n".to_owned()),
        ("missing-cell", format!("## One\n{}", table("|[A Title of Some Words](https://arxiv.org/abs/2301.00001)|\n"))),
        ("extra-cell", format!("## One\n{}", table("|[A Title of Some Words](https://arxiv.org/abs/2301.00001)| | | [Model](https://huggingface.co/a/b) |\n"))),
        ("not-a-link", "## One\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001) [[Code]](github.com/KVQuant/)\n".to_owned()),
        ("author-twice", "## One\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ada Example, Bo Li, Ada Example\n".to_owned()),
        ("conflict", "## One\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ada Example, Bo Li. ACL 2023\n\n## Two\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ada Example, Bo Lee. ICML 2024\n- [A Title of Some Words](https://arxiv.org/abs/2301.00009)\n".to_owned()),
    ] {
        let imported = import(&text);
        let drawn = drawn(&imported);
        assert!(!drawn.is_empty(), "{name}: nothing is said");
        assert!(imported.diagnostics.iter().all(|told| told.help.is_some() && told.place.is_some()), "{name}");
        insta::assert_snapshot!(name, drawn);
    }
}

#[test]
fn bytes_that_are_not_utf_8_are_read_as_windows_1252() {
    let (source, told) = Source::read("a.md", b"# A list\n\nFran\xe7ois");
    assert!(source.text.ends_with("François"));
    insta::assert_snapshot!("not-utf-8", told[0].draw(&Renderer::plain()));
}

#[test]
fn every_way_to_write_a_paper_is_read() {
    let row = |row: &str| format!("| Title & Authors | Introduction | Links |\n|:--|:-:|:-:|\n{row}");
    let shields = "https://img.shields.io";
    for entry in [
        row("|[A Title](https://arxiv.org/abs/2301.00001) <br> Ada Example*, Bo Li<sup>1</sup> et al. |![image](f.png) |[Paper](https://arxiv.org/abs/2301.00001) </br> [Github](https://github.com/a/b)|"),
        row("|[A Title](https://arxiv.org/abs/2301.00001v3)<br>Ada Example, Bo Li|<img src=./f.png>|[paper](https://arxiv.org/pdf/2301.00001) [code](https://github.com/a/b)|[//]: #12/30"),
        row(&format!("|[![Star]({shields}/github/stars/a/b.svg?style=social&label=Star)](https://github.com/a/b)[![Publish]({shields}/badge/Conference-ACL'23-blue)]()<br>**[A Title](https://arxiv.org/abs/2301.00001)** <br> Ada Example and Bo Li |<img src=\"f.png\">| |")),
        "- [A Title](https://arxiv.org/abs/2301.00001), Ada Example, Bo Li, [[Code]](https://github.com/a/b) ![](f.png)".to_owned(),
        "- **A Title**. *Ada Example, Bo Li*. [[Paper]](https://arxiv.org/abs/2301.00001) [[Code]](https://github.com/a/b)\n  ![](f.png)".to_owned(),
        "1. \"A Title\", Ada Example, Bo Li. [arXiv:2301.00001](https://arxiv.org/abs/2301.00001) [code](https://github.com/a/b) <img src=\"f.png\">".to_owned(),
        "| Authors | Paper | Code | Figure |\r\n|---|---|---|---|\r\n| Ada Example; Bo Li | [A Title](https://arxiv.org/abs/2301.00001) | [link](https://github.com/a/b) | ![](f.png) |\r".to_owned(),
    ] {
        let paper = only(&entry);
        assert_eq!(paper.id.as_str(), "2301.00001", "{entry}");
        assert_eq!(paper.title.as_str(), "A Title", "{entry}");
        let authors: Vec<&str> = paper.authors.iter().map(|author| author.as_str()).collect();
        assert_eq!(authors, ["Ada Example", "Bo Li"], "{entry}");
        assert_eq!(paper.code().map(|code| code.url.as_str()), Some("https://github.com/a/b"), "{entry}");
        let figure = paper.figure.map(|figure| figure.source.to_string());
        assert_eq!(figure.as_deref(), Some("https://raw.githubusercontent.com/owner/list/main/f.png"), "{entry}");
    }
}

#[test]
fn a_pipe_in_a_title_is_part_of_it() {
    let table = "| Title | Links |\n|---|---|\n|[A | B: Some Title](https://arxiv.org/abs/2301.00001)|[code](https://github.com/a/b)|\n";
    let paper = only(table);
    assert_eq!(paper.title.as_str(), "A | B: Some Title");
    assert_eq!(paper.links[0].kind, LinkKind::Code);
}

#[test]
fn a_star_recommends_and_a_technique_is_kept() {
    let paper = only(
        "- :star: [A Title of Some Words](https://arxiv.org/abs/2301.00001) ![Type](https://img.shields.io/badge/Semi--structured-C2A4A6)",
    );
    assert!(paper.recommended);
    assert_eq!(paper.techniques[0].as_str(), "Semi-structured");
}

const FIRST: &str =
    "# A list\n\n## One\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ada Example, Bo Li\n";

#[test]
fn the_same_paper_in_two_files_is_one_record() {
    let second = "## Two\n- [A title of some words](https://arxiv.org/abs/2301.00001v2) ACL 2023 [[code]](https://github.com/a/b)\n";
    let imported = import_into(&[FIRST, second], None);
    let [paper] = imported.catalogue.papers() else { panic!("not one paper") };
    assert_eq!(imported.repeated, 1);
    assert_eq!(paper.categories.iter().map(Slug::as_str).collect::<Vec<_>>(), ["one", "two"]);
    assert_eq!(paper.venue.as_ref().map(|venue| venue.label()), Some("ACL'23"));
    assert_eq!((paper.authors.len(), paper.links.len()), (2, 1));
    assert_eq!(imported.diagnostics, []);
}

#[test]
fn authors_who_are_not_named_are_known_to_be_there() {
    let paper = only("- [A title of some words](https://arxiv.org/abs/2301.00001), Ada Example, Bo Li et al. ACL 2023");
    assert_eq!(paper.names().collect::<Vec<_>>(), ["Ada Example", "Bo Li", "et al."]);
    let whole =
        "## Two\n- [A title of some words](https://arxiv.org/abs/2301.00001), Ada Example, Bo Li, Cy Doe. ACL 2023\n";
    let part = "## One\n- [A title of some words](https://arxiv.org/abs/2301.00001), Ada Example et al. ACL 2023\n";
    for files in [[part, whole], [whole, part]] {
        let imported = import_into(&files, None);
        let names = imported.catalogue.papers()[0].names().collect::<Vec<_>>();
        assert_eq!(names, ["Ada Example", "Bo Li", "Cy Doe"], "the entry with all names is taken, wherever it stands");
        assert!(!imported.diagnostics.iter().any(|found| found.rule == "conflict"), "{:#?}", imported.diagnostics);
    }
}

#[test]
fn what_is_written_by_hand_stays() {
    let base = import(FIRST).catalogue;
    let mut parts = base.parts().clone();
    parts.papers[0].recommended = true;
    parts.papers[0].figure = WebAddress::new("https://a.org/hand-made.png").ok().map(Into::into);
    let base = Catalogue::new(parts).unwrap();
    let again = "# Other\n\n## One\n| T | F | L |\n|-|-|-|\n| [Another Title of Words](https://arxiv.org/abs/2301.00001) <br> Ada Example, Bo Li | ![](x.png) | [[Model]](https://huggingface.co/a/b) |\n| [A New Paper Comes In](https://arxiv.org/abs/2301.00002) | | |\n";
    let imported = import_into(&[again], Some(&base));
    let [old, new] = imported.catalogue.papers() else { panic!("not two papers") };
    assert_eq!(old.title.as_str(), "A Title of Some Words");
    assert_eq!(old.figure.as_ref().map(|figure| figure.source.as_str()), Some("https://a.org/hand-made.png"));
    assert!(old.recommended);
    assert_eq!(old.links.len(), 1);
    assert_eq!(new.id.as_str(), "2301.00002");
    assert_eq!(imported.catalogue.list(), base.list());
    assert_eq!(
        imported.changes,
        [
            Change::Filled { id: "2301.00001".to_owned(), facts: vec!["model https://huggingface.co/a/b".to_owned()] },
            Change::Added { id: "2301.00002".to_owned(), title: "A New Paper Comes In".to_owned() },
        ]
    );
    insta::assert_snapshot!("differs", drawn(&imported));
    let twice = import_into(&[again], Some(&imported.catalogue));
    assert_eq!(encode(&twice.catalogue), encode(&imported.catalogue));
    assert_eq!(twice.changes, []);
}

#[test]
fn a_paper_keeps_its_id_also_where_it_is_that_of_papers_without_one() {
    let base = import("## One\n- [First Paper of One](https://a.org/first.pdf)\n").catalogue;
    let mut parts = base.parts().clone();
    parts.papers[0].id = PaperId::new("x").unwrap();
    let base = Catalogue::new(parts).unwrap();
    let imported = import_into(&["## One\n- [Second Paper of One](https://a.org/second.pdf)\n"], Some(&base));
    let ids: Vec<&str> = imported.catalogue.papers().iter().map(|paper| paper.id.as_str()).collect();
    assert_eq!(ids, ["x", "second-paper-of-one"]);
}

#[test]
fn new_papers_stand_beside_those_of_their_category() {
    let base = import("## One\n- [First Paper of One](https://arxiv.org/abs/2301.00001)\n\n## Two\n- [First Paper of Two](https://arxiv.org/abs/2301.00002)\n").catalogue;
    let imported = import_into(&["## One\n- [Second Paper of One](https://arxiv.org/abs/2301.00003)\n"], Some(&base));
    let ids: Vec<&str> = imported.catalogue.papers().iter().map(|paper| paper.id.as_str()).collect();
    assert_eq!(ids, ["2301.00001", "2301.00003", "2301.00002"]);
}

#[test]
fn a_file_made_to_be_deep_or_long_takes_no_longer_than_its_length() {
    for text in [
        "- ".repeat(20_000),
        "[".repeat(20_000),
        "|".repeat(20_000),
        "<table><tr><td>".repeat(5_000),
        format!("## One\n- {}", "a, ".repeat(20_000)),
        format!("## One\n- {}", "(a. b - ".repeat(5_000)),
        format!("| a |\n|---|\n| {} |", "[a | ".repeat(5_000)),
    ] {
        let imported = import(&text);
        assert!(imported.catalogue.find(&PaperId::new("x").unwrap()).is_none());
    }
}

#[test]
fn programs_and_papers_about_programs_are_told_apart() {
    let imported = import(
        "# A list\n\n## Tools\n- [One](https://github.com/a/one): does a thing\n- Two: does another [[Code]](https://github.com/a/two)\n- [Three: A Paper on a Program](https://arxiv.org/abs/2301.00001) [[code]](https://github.com/a/three)\n\n## Things\n- [Four](https://github.com/a/four) - does a fourth\n- [Five, and What Comes of It](https://blog.example.org/five)\n",
    );
    let tools = &imported.catalogue.parts().tools;
    let told: Vec<String> =
        tools.iter().map(|tool| format!("{} {} {}", tool.name, tool.url, tool.description)).collect();
    assert_eq!(
        told,
        [
            "One https://github.com/a/one does a thing",
            "Two https://github.com/a/two does another",
            "Four https://github.com/a/four does a fourth",
        ]
    );
    let titles: Vec<&str> = imported.catalogue.papers().iter().map(|paper| paper.title.as_str()).collect();
    assert_eq!(titles, ["Three: A Paper on a Program", "Five, and What Comes of It"]);
    let rules: Vec<&str> = imported.diagnostics.iter().map(|told| told.rule).collect();
    assert_eq!(rules, ["no-paper", "no-address"], "what is not certain is told");
}

#[test]
fn the_paper_of_a_program_is_kept_where_its_link_has_the_title() {
    let imported = import(
        "# A list\n\n## Tools\n- [Lamper](https://github.com/oak/lamper) - [R] - It lights rooms. [Lamps for Long Rooms](https://doi.org/10.1000/1)\n",
    );
    let [lamper] = &imported.catalogue.parts().tools[..] else { panic!("one program is there") };
    assert_eq!(lamper.paper.as_ref().map(WebAddress::as_str), Some("https://doi.org/10.1000/1"));
    assert_eq!(lamper.description.as_str(), "[R] - It lights rooms. Lamps for Long Rooms");
}

#[test]
fn in_a_repository_of_papers_titles_in_bold_are_papers() {
    let text = "## Great design\n\n- **Lamps: How They Light Long Rooms**\n- **Wicks: How Wide Rooms Burn**\n  - They burn well\n- **Oil: What Old Rooms Need**\n";
    let collection = Slug::new("papers").unwrap();
    let titles = |address: &str| {
        let repository = WebAddress::new(address).unwrap();
        let (source, _) = Source::read("README.md", text.as_bytes());
        let list = list::read(&source, &imported::surrounding(&repository, &collection));
        combine(vec![list], None, Some(&repository), &collection).unwrap().catalogue.papers().len()
    };
    assert_eq!(titles("https://github.com/oak/Lamp-paper-list"), 3);
    assert_eq!(titles("https://github.com/oak/Lamps"), 0);
}

#[test]
fn papers_that_share_a_page_stay_apart() {
    let page = "https://example.org/accepted.html";
    let imported = import(&format!(
        "## One\n- [Sailing Through Training](https://example.org/a) ACL 2023\n- [Sailing Through Training, at Last](https://example.org/a)\n- [Tempo of the Compiled](https://{0})\n- [Mending What Broke Twice](https://{0})\n",
        &page[8..]
    ));
    let titles: Vec<&str> = imported.catalogue.papers().iter().map(|paper| paper.title.as_str()).collect();
    assert_eq!(titles, ["Sailing Through Training", "Tempo of the Compiled", "Mending What Broke Twice"]);
    insta::assert_snapshot!("shared-page", drawn(&imported));
}

#[test]
fn subjects_below_the_table_of_contents_are_subjects() {
    let imported = import(
        "# A list\n\n## 📖 Contents\n* [Caches](#caches)\n\n### 1️⃣ Caches ([back](#contents))\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001)\n",
    );
    let names: Vec<&str> = imported.catalogue.categories().iter().map(|category| category.name.as_str()).collect();
    assert_eq!((names, imported.count.papers, imported.count.contents), (vec!["Caches"], 1, 1));
}

#[test]
fn what_stands_below_no_subject_has_one_of_its_own() {
    let imported = import("# A list\n\nOf lamps.\n\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001)\n");
    let [category] = imported.catalogue.categories() else { panic!("{:?}", imported.catalogue.categories()) };
    assert_eq!(category.name.as_str(), "Papers");
    assert_eq!(category.description, None);
}

#[test]
fn a_dash_in_place_of_authors_repeats_them_and_that_there_are_more() {
    let imported = import(
        "# Papers\n\n## One\n\n- Oak, Ann, Bo Ash, et al. 2011. “A Title of Lamps.” *Journal of Lamps* 12:4–15.\n\
         - ———. 2012. “Another Title of Lamps.” *Journal of Lamps* 13:4–15.\n",
    );
    let papers = imported.catalogue.papers();
    assert_eq!(papers.len(), 2, "{}", drawn(&imported));
    for paper in papers {
        assert_eq!(paper.names().collect::<Vec<_>>(), ["Ann Oak", "Bo Ash", "et al."]);
    }
}

#[test]
fn a_copied_link_makes_no_paper_disappear_however_alike_the_titles_are() {
    let papers = |one: &str, other: &str| {
        let link = "https://arxiv.org/abs/2402.00014";
        let of = |(title, rest): (&str, &str)| format!("- [{title}]({link}), {rest}\n");
        let [one, other] = [one, other].map(|entry| of(entry.split_once(", ").unwrap()));
        let imported = import(&format!("# A list\n\n## One\n\n{one}{other}"));
        let ids = imported.catalogue.papers().iter().map(|paper| paper.id.to_string());
        (ids.collect::<Vec<_>>(), drawn(&imported))
    };
    for (one, other) in [
        ("Efficient Dimming of Large Lamps, Ann Oak. ACL 2024", "Efficient Pruning of Large Lamps, Bo Ash. ICML 2023"),
        ("Layer Dimming for Lamps, Ann Oak, Cy Elm. ACL 2024", "Head Dimming for Lamps, Bo Ash. ACL 2023"),
    ] {
        let (ids, told) = papers(one, other);
        assert_eq!(ids.len(), 2, "{told}");
        assert!(ids[0] == "2402.00014" && told.contains("both are kept, this one without the id"), "{ids:?} {told}");
    }
    for (one, other) in [
        ("Efficient Dimming of Large Lamps, Ann Oak. ACL 2024", "Efficient Dimming of Many Lamps, A. Oak. ICML 2023"),
        ("Efficient Dimming of Large Lamps, Ann Oak. ACL 2024", "Efficient Dimming of Large Lamps, Bo Ash. ICML 2023"),
        ("Efficient Dimming of Large Lamps, Ann Oak. ACL 2024", "Efficient Dimming of Many Lamps, Bo Ash. ACL 2024"),
    ] {
        let (ids, told) = papers(one, other);
        assert_eq!(ids.len(), 1, "{told}");
        assert!(told.contains("or correct the link of one"), "{told}");
    }
}

#[test]
fn a_date_before_a_paper_makes_it_no_update_and_updates_are_told_of() {
    let under = "\n## Theory\n- [Plain](https://arxiv.org/abs/2401.00037), Ann Oak. ICML 2024\n";
    for entry in [
        "2024-03-01: **Knots for Ropes**. Ann Oak, Bo Ash. ACL 2023. [pdf](https://arxiv.org/abs/2301.02001)",
        "2024-03-08: *Ropes and Strings* by Cy Elm, <https://arxiv.org/abs/2301.02001>",
        "- [2024-03-01] [Knots for Ropes](https://doi.org/10.1145/123.456), A. Oak, B. Ash. ACL 2023",
        "- **2024/03** *Knots for Ropes*, Ann Oak and Bo Ash [pdf](https://openreview.net/forum?id=aBcD)",
    ] {
        let imported = import(&format!("# Ropes\n\n{entry}\n{under}"));
        assert_eq!((imported.count.papers, imported.count.updates), (2, 0), "{entry}: {}", drawn(&imported));
        assert!(imported.catalogue.papers().iter().all(|paper| !paper.authors.is_empty()), "{entry}");
    }
    for entry in [
        "- [2024-03-01] [A New Rope](https://arxiv.org/abs/2301.02001) was added.",
        "2024-03-01: **Our survey is out**. Have a look at it: [pdf](https://arxiv.org/abs/2301.02001)",
        "2024-03-01: We put [our survey of ropes](https://arxiv.org/abs/2301.02001) on arXiv.",
        "- 2024-03-01: twenty papers were added",
    ] {
        let imported = import(&format!("# Ropes\n\n{entry}\n{under}"));
        assert_eq!((imported.count.papers, imported.count.updates), (1, 1), "{entry}: {}", drawn(&imported));
        let told = imported.diagnostics.iter().find(|told| told.rule == "update").unwrap();
        assert_eq!(told.place.as_ref().unwrap().line, 3, "{entry}");
    }
    let news = import(&format!("# Ropes\n\n## News\n- 2024-03-01: twenty papers were added\n{under}"));
    assert!(news.diagnostics.iter().all(|told| told.rule != "update"), "its heading says it");
}

#[test]
fn what_is_left_out_is_told_what_it_lacks() {
    let entry = "**Fourth**. Ann Oak. ACL 2023. [pdf](https://arxiv.org/abs/2301.02010)";
    let list = |above: &str| {
        import(&format!(
            "# Ropes\n\n{above}\n\n## T\n\n- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ada Example\n"
        ))
    };
    let imported = list(entry);
    let told = imported.diagnostics.iter().find(|told| told.rule == "left-out").unwrap();
    assert_eq!(told.message, "an entry under no heading of a subject left out: nothing says that they are papers");
    let help = told.help.as_deref().unwrap();
    assert_eq!(help, "if it is a paper, put it under the heading of its subject, as an item that begins with “- ”");
    let followed = list(&format!("## S\n\n- {entry}"));
    assert_eq!(followed.count.papers, 2, "{}", drawn(&followed));
}

#[test]
fn a_heading_without_its_space_is_no_text_about_a_paper() {
    let entry = "- [A Title of Some Words](https://arxiv.org/abs/2301.00001), Ada Example\n";
    for between in ["", "\n"] {
        let imported = import(&format!("# Ropes\n\n## T\n\n{entry}{between}##Missing space\n{entry}"));
        let told = imported.diagnostics.iter().find(|told| told.rule == "broken-heading").unwrap();
        assert_eq!(told.help.as_deref(), Some("a heading needs a space after ##"));
        assert_eq!(told.place.as_ref().unwrap().line, 6 + between.len());
        assert!(imported.diagnostics.iter().all(|told| told.rule != "left-over"), "{}", drawn(&imported));
    }
}

#[test]
fn a_thesis_is_called_by_one_name() {
    for (written, venue) in [
        ("Ph.D. Thesis 2015", "PhD thesis 2015"),
        ("PhD Dissertation, 2014", "PhD thesis 2014"),
        ("Master's thesis", "Master's thesis"),
        ("Masters Thesis 2011", "Master's thesis 2011"),
    ] {
        let paper = only(&format!("- [A Title of Some Words](https://example.org/1). Ann Oak. {written}.\n"));
        assert_eq!(paper.venue.unwrap().label(), venue, "{written}");
    }
}

#[test]
fn what_a_list_says_of_a_paper_in_its_own_words_is_kept() {
    let paper = "[A Title of Some Words](https://arxiv.org/abs/2301.00001)";
    let said = "Shows that wicks burn longer than anybody had thought before.";
    for entry in [
        format!("- {paper}, Ann Oak, ICML 2023. {said}"),
        format!("- {paper}\n  - Ann Oak, Bo Ash\n  - 🏛️ Institutions: Elm Lab, Ash Lab\n  - 📖 TLDR: {said}"),
        format!("| Title | Authors | Notes |\n|---|---|---|\n| {paper} | Ann Oak | {said} |"),
    ] {
        assert_eq!(only(&entry).remark.as_ref().map(Line::as_str), Some(said), "{entry}");
    }
    // What prints the paper, a group, and an abstract are none.
    let long = format!("{}.", "The lamps are lit at night in all of the rooms ".repeat(9).trim());
    for other in [
        format!("- {paper}, Ann Oak. Association for the lamps that are lit at night, New York"),
        format!("| Title | Authors | Notes |\n|---|---|---|\n| {paper} | Ann Oak | Wicks |"),
        format!("- {paper}, Ann Oak. {long}"),
    ] {
        assert_eq!(only(&other).remark, None, "{other}");
    }
}
