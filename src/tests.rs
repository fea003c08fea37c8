//! A small catalogue for tests, and every kind of page drawn from it natively and
//! compared with a snapshot. `INSTA_UPDATE=always cargo test` writes snapshots anew; read
//! the difference before you commit it.
use catalogue::decode::decode;
use catalogue::paper::Line;
use catalogue::route::{Base, Route};
use catalogue::{Catalogue, Paper, readme};
use leptos::prelude::*;

use crate::app::app;
use crate::load::{Library, LoadError};
use crate::location::Location;
use crate::markdown::render;
use crate::prose::Prose;

/// Two categories, three papers, one of everything else.
pub(crate) fn small() -> Catalogue {
    decode(include_bytes!("../tests/fixtures/small.json")).unwrap()
}

/// The small catalogue, indexed.
pub(crate) fn library() -> Library {
    Library::new(small(), Base::new("/repository/").unwrap())
}

/// The page at an address under `/repository/`, one element a line.
fn page(path: &str, search: &str) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let library = Box::leak(Box::new(library()));
        let prose = Some(Prose::new(&library.catalogue, render));
        let location = Location::fixed(library.base.clone(), Route::parse(&library.base, path, search));
        app(library, location, prose).to_html()
    });
    html.replace("<!>", "").replace("><", ">\n<")
}

#[test]
fn the_browse_page() {
    insta::assert_snapshot!(page("/repository/", ""));
}

#[test]
fn a_filtered_list_with_something_unknown() {
    insta::assert_snapshot!(page("/repository/", "q=kv&category=quantization&venue=-nowhere&colour=blue&view=compact"));
}

#[test]
fn a_list_without_results() {
    insta::assert_snapshot!(page("/repository/category/pruning/", "q=nothing"));
}

#[test]
fn a_paper_within_its_results() {
    insta::assert_snapshot!(page("/repository/papers/2301.00774/", "category=pruning"));
}

#[test]
fn a_paper_without_arxiv_and_authors() {
    insta::assert_snapshot!(page("/repository/papers/a-paper-without-arxiv/", ""));
}

#[test]
fn the_about_page() {
    insta::assert_snapshot!(page("/repository/about/", ""));
}

#[test]
fn the_contribute_page() {
    insta::assert_snapshot!(page("/repository/contribute/", ""));
}

#[test]
fn a_page_that_is_not_there() {
    insta::assert_snapshot!(page("/repository/no/such/page", ""));
}

#[test]
fn no_markup_of_the_catalogue_is_markup_of_the_page() {
    let html = page("/repository/", "");
    assert!(!html.contains("<b>Quantization"), "a title is text");
    assert!(html.contains("&lt;b>Quantization") || html.contains("&lt;b&gt;Quantization"));
    assert!(!page("/repository/about/", "").contains("<script>alert"));
}

#[test]
fn a_page_holds_no_style_attribute() {
    // The Content-Security-Policy would refuse it.
    for path in ["/repository/", "/repository/papers/2301.00774/", "/repository/about/", "/repository/contribute/"] {
        assert!(!page(path, "").contains("style="), "{path}");
    }
}

#[test]
fn every_failure_to_load_is_worded_for_a_reader() {
    let broken = decode(b"{").unwrap_err();
    let newer = decode(br#"{ "schema": 2 }"#).unwrap_err();
    let failures = [
        LoadError::Offline,
        LoadError::Unreachable,
        LoadError::Status(404),
        LoadError::Status(503),
        LoadError::Unreadable(broken),
        LoadError::Unreadable(newer),
    ];
    let told: Vec<String> =
        failures.iter().map(|failure| format!("{failure}\n  {}", failure.detail().unwrap_or_default())).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn the_static_page_keeps_the_form_for_the_program() {
    let page = page("/repository/contribute/", "");
    assert!(page.contains("<div class=\"entry needs-program\">") && page.contains("<fieldset disabled"), "{page}");
}

#[test]
fn every_control_has_a_label_and_a_message() {
    let page = page("/repository/contribute/", "");
    for field in catalogue::draft::Field::ALL {
        let id = format!("draft-{}", field.id());
        for part in [
            format!("<label for=\"{id}\">"),
            format!(" id=\"{id}\""),
            format!("aria-describedby=\"{id}-message\""),
            format!("id=\"{id}-message\""),
        ] {
            assert_eq!(page.matches(&part).count(), 1, "{part}");
        }
    }
}

#[test]
fn what_a_readme_says_is_read_back_as_text() {
    let title = "a|b [c](d) *e* `f` <img> &lt; \\ \\| ~~g~~ h_i_ ](x) [![y]()]";
    let shown = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paper = Paper { title: Line::new(title).unwrap(), figure: None, ..small().papers()[1].clone() };
    let link = format!("<a href=\"https://arxiv.org/abs/{}\">{shown}</a>", paper.id);
    let bullet = render(&readme::bullet(&paper));
    assert!(bullet.contains(&link), "{bullet}");
    let row = readme::table_row(&paper, &small().list().repository);
    let table = render(&format!("| A | B | C |\n|:--|:--|:--|\n{row}\n"));
    assert!(table.contains(&link) && table.matches("<td").count() == 3, "{table}");
}
