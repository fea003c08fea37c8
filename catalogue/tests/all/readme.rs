//! Papers as rows and bullets of a README. The rows of the list's own README that are in
//! the canonical form are written byte for byte from the records made of them.

use crate::generators::{plain, shipped};
use catalogue::paper::{Line, Link, LinkKind, Year};
use catalogue::readme::{bullet, github_repository, table_row};
use catalogue::{PaperId, Venue, WebAddress};

/// Rows of the list's README, from every pattern that it has in the canonical form: with
/// and without star, venue and code, with a track, with accents, and with a folder of a
/// repository, which gets no star.
const ROWS: &str = include_str!("readme/rows.md");

fn web(text: &str) -> WebAddress {
    WebAddress::new(text).unwrap()
}

fn lines(texts: &[&str]) -> Vec<Line> {
    texts.iter().map(|text| Line::new(text).unwrap()).collect()
}

fn link(kind: LinkKind, url: &str) -> Link {
    Link::new(kind, web(url))
}

fn list() -> WebAddress {
    web("https://github.com/owner/list")
}

#[test]
fn rows_in_the_canonical_form_are_written_as_they_are() {
    let catalogue = shipped();
    let repository = &catalogue.list().repository;
    let mut count = 0;
    for row in ROWS.lines() {
        let id = row.split("(https://arxiv.org/abs/").nth(1).and_then(|rest| rest.split(')').next()).unwrap();
        let (_, paper) = catalogue.find(&PaperId::new(id).unwrap()).unwrap_or_else(|| panic!("{id} is not there"));
        let mut paper = paper.clone();
        // What the catalogue has learnt since the row was written.
        paper.recommended = false;
        paper.techniques.clear();
        assert_eq!(table_row(&paper, repository), row);
        count += 1;
    }
    assert!(count >= 12, "{count}");
}

#[test]
fn a_row_has_what_the_paper_has() {
    let mut paper = plain("2306.08543", "A Title");
    assert_eq!(
        table_row(&paper, &list()),
        "|[A Title](https://arxiv.org/abs/2306.08543) | |[Paper](https://arxiv.org/abs/2306.08543)|"
    );
    paper.recommended = true;
    paper.authors = lines(&["Ada Réal", "Bo_Li"]);
    paper.techniques = lines(&["Semi-structured", "With quantization"]);
    paper.venue = Some(Venue::parse("TMLR_2025").unwrap());
    paper.links = vec![
        link(LinkKind::Project, "https://a.b/c"),
        link(LinkKind::Code, "https://gitlab.com/a/b"),
        link(LinkKind::UnofficialCode, "https://github.com/c/d"),
    ];
    paper.figure = Some(web("https://raw.githubusercontent.com/owner/list/main/figures/a.png").into());
    insta::assert_snapshot!(table_row(&paper, &list()));
    insta::assert_snapshot!(bullet(&paper));
}

#[test]
fn a_paper_that_is_nowhere_has_no_link() {
    let paper = plain("a-title", "A Title");
    assert_eq!(table_row(&paper, &list()), "|A Title | ||");
    assert_eq!(bullet(&paper), "- A Title.");
    let mut paper = paper;
    paper.links = vec![link(LinkKind::Code, "https://github.com/a/b")];
    assert!(table_row(&paper, &list()).ends_with("|[Github](https://github.com/a/b)|"));
    assert_eq!(bullet(&paper), "- [A Title](https://github.com/a/b). [[Code]](https://github.com/a/b)");
}

#[test]
fn a_year_is_written_where_the_record_states_it() {
    let mut paper = plain("2306.08543", "A Title");
    paper.venue = Some(Venue::parse("Hydrology").unwrap());
    assert!(!table_row(&paper, &list()).contains("Year"), "the arXiv id says it");
    paper.stated_year = Some(Year::new(2021).unwrap());
    let row = table_row(&paper, &list());
    assert!(row.contains("[![Publish](https://img.shields.io/badge/Year-2021-blue)]()<br>[A Title]"), "{row}");
    assert!(bullet(&paper).starts_with("- [A Title](https://arxiv.org/abs/2306.08543). *Hydrology*. 2021. [["));
}

#[test]
fn only_what_was_published_at_a_conference_says_so() {
    let mut paper = plain("a-title", "A Title");
    for (venue, kind) in [
        ("ICML'23", "Conference-ICML"),
        ("TMLR 2025", "Journal-TMLR"),
        ("PhD thesis, MIT 2021", "Publication-PhD%20thesis"),
        ("Book, Springer 2019", "Publication-Book"),
        ("Chapter in Handbook of Lamps 2019", "Publication-Chapter"),
        ("Technical report, Lamp Lab", "Publication-Technical"),
    ] {
        paper.venue = Some(Venue::parse(venue).unwrap());
        let row = table_row(&paper, &list());
        assert!(row.starts_with(&format!("|[![Publish](https://img.shields.io/badge/{kind}")), "{row}");
    }
}

#[test]
fn markup_in_a_paper_is_text_in_the_readme() {
    let mut paper = plain("x", "a|b [c](d) *e* `f` <img> &lt; R&D Q & A \\ \\| $x$ ~~g~~ h_i_");
    paper.url = Some(web("https://a.b/(c)|d`e"));
    paper.authors = lines(&["A | [B]"]);
    paper.figure = Some(web("https://a.b/c|d.png").into());
    paper.venue = Some(Venue::parse("A|B [C] (D) 2024").unwrap());
    insta::assert_snapshot!(table_row(&paper, &list()));
    insta::assert_snapshot!(bullet(&paper));
    let row = table_row(&paper, &list());
    let pipes = row.match_indices('|').filter(|(at, _)| !row[..*at].ends_with('\\')).count();
    assert_eq!(pipes, 4, "a row of three cells: {row}");
}

#[test]
fn only_a_repository_has_stars() {
    for (address, repository) in [
        ("https://github.com/a/b", Some(("a", "b"))),
        ("https://www.github.com/a/b.c/", Some(("a", "b.c"))),
        ("http://github.com/a/b.git", Some(("a", "b"))),
        ("https://github.com/a/b/tree/main/c", None),
        ("https://github.com/a", None),
        ("https://github.com/a/", None),
        ("https://github.com/a/b?tab=readme", None),
        ("https://github.com/a/b#readme", None),
        ("https://github.com/a/)|<", None),
        ("https://github.com.example.org/a/b", None),
        ("https://me@github.com/a/b", None),
        ("https://gitlab.com/a/b", None),
    ] {
        let Ok(address) = WebAddress::new(address) else { continue };
        assert_eq!(github_repository(&address), repository, "{address}");
    }
}

#[test]
fn only_a_file_of_the_list_is_written_by_its_path() {
    let mut paper = plain("x", "x");
    let raw = "https://raw.githubusercontent.com";
    for (figure, src) in [
        (format!("{raw}/owner/list/main/figures/a.png"), "figures/a.png".to_owned()),
        (format!("{raw}/owner/list/master/a.png"), "a.png".to_owned()),
        (format!("{raw}/owner/list/other/a.png"), format!("{raw}/owner/list/other/a.png")),
        (format!("{raw}/owner/lists/main/a.png"), format!("{raw}/owner/lists/main/a.png")),
        (format!("{raw}/owner/list/main//a.png"), format!("{raw}/owner/list/main//a.png")),
        ("https://a.b/c.png".to_owned(), "https://a.b/c.png".to_owned()),
    ] {
        paper.figure = Some(web(&figure).into());
        let row = table_row(&paper, &list());
        assert!(row.contains(&format!("<img width=\"1002\" alt=\"image\" src=\"{src}\"> |")), "{row}");
    }
}
