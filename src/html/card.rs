//! One paper in a list.
use catalogue::Paper;
use catalogue::paper::Link;
use catalogue::query::{Query, View};
use catalogue::route::Route;
use maud::{Markup, PreEscaped, html};

use crate::data::library::Library;
use crate::html::badge::{badges, by_author, hue_of, new_badge};
use crate::html::figure::{Place, figure, prepared};
use crate::html::highlight::highlighted;
use crate::html::stars::{counted, stars};
use crate::schematic;

/// How many authors a card names before it folds the rest.
const AUTHORS: usize = 3;

/// The name of the buttons that copy something of a card.
pub const COPY: &str = "copy";

/// What a button of a card copies, by the value of the button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopiedValue {
    /// The address of the paper.
    Link,
    /// The citation.
    Bibtex,
}

impl CopiedValue {
    /// What the value of a button says.
    #[must_use]
    pub fn parse(value: &str) -> Option<Self> {
        [Self::Link, Self::Bibtex].into_iter().find(|copied| copied.value() == value)
    }

    fn value(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Bibtex => "bibtex",
        }
    }
}

/// The paper at a position of the list as a card with this rank among the results of `query`, which its
/// link carries along, with the `words` marked that were searched for. The same parts serve every view; the style sheet sets them as a card, two lines
/// or a row.
#[must_use]
pub fn card(library: &Library, position: usize, query: &Query, words: &str, rank: usize) -> Markup {
    let Some(paper) = library.paper(position) else {
        // Its record is loading.
        return html! { article class="card awaited" aria-busy="true" {} };
    };
    let href = library.href(&Route::Paper { id: paper.id.clone(), within: query.clone() });
    let family = library.categories_of(paper).next().map(|category| category.schematic.as_str());
    html! {
        article class="card" data-paper=(paper.id.as_str()) data-hue=[hue_of(library, paper)] {
            @if query.view != View::Cards {
            } @else if let Some(prepared) = prepared(paper) {
                (figure(library, paper, prepared, Place::Card(rank), &href))
            } @else if let Some(family) = family {
                a class="card-figure" href=(href) tabindex="-1" aria-hidden="true" {
                    (PreEscaped(schematic::draw(family, paper)))
                }
            }
            div class="card-text" {
                h2 { a href=(href) { (highlighted(paper.title.as_str(), words)) } }
                @if library.is_new(position) { (new_badge()) }
                (authors(library, paper, words))
                span class="card-year" { @if let Some(year) = paper.year() { (year) } }
                (badges(library, paper))
                (actions(library, paper))
            }
        }
    }
}

/// The first authors, and the rest on demand. Each name leads to the author's papers.
fn authors(library: &Library, paper: &Paper, words: &str) -> Markup {
    let names: Vec<&str> = paper.authors.iter().map(|author| author.as_str()).collect();
    let linked = |names: &[&str]| {
        html! {
            @for (place, name) in names.iter().enumerate() {
                @if place > 0 { ", " }
                a class="author" href=(by_author(library, name)) { (highlighted(name, words)) }
            }
        }
    };
    let shown = if names.len() <= AUTHORS + 1 { names.len() } else { AUTHORS };
    let (first, rest) = names.split_at(shown);
    html! {
        @if names.is_empty() {
            p class="authors unknown" { "Authors not listed" }
        } @else {
            div class="authors" {
                p { (linked(first)) }
                @if !rest.is_empty() {
                    details class="all-authors" {
                        summary { "and " (rest.len()) " more" }
                        p { (linked(&names)) }
                    }
                }
            }
        }
    }
}

/// What can be done with a paper without opening it.
fn actions(library: &Library, paper: &Paper) -> Markup {
    let title = paper.title.as_str();
    let link = |label: &str, address: &str, code: Option<&Link>| {
        html! {
            a class="action" href=(address) rel="external" aria-label=(format!("{label}: {title}"))
                title=[code.and_then(|code| counted(library, code))] { (label) @if let Some(code) = code { (stars(code)) } }
        }
    };
    html! {
        div class="actions" {
            @if let Some(address) = paper.address() { (link("Paper", &address, None)) }
            @if let Some(code) = paper.code() { (link("Code", code.url.as_str(), Some(code))) }
            (copy_button("Copy link", &format!("Copy link: {title}"), CopiedValue::Link))
            (copy_button("BibTeX", &format!("Copy BibTeX: {title}"), CopiedValue::Bibtex))
        }
    }
}

/// A button whose click `components/paper_list.rs` hears; `spoken` is its name for those who hear it.
fn copy_button(label: &str, spoken: &str, copied: CopiedValue) -> Markup {
    html! {
        button type="button" class="action needs-program" name=(COPY) value=(copied.value()) aria-label=(spoken) { (label) }
    }
}
