//! One paper in a list.
use std::ops::Range;
use std::slice;

use catalogue::Paper;
use catalogue::cite::coins;
use catalogue::query::{Facet, Query, View};
use catalogue::route::Route;
use catalogue::search::{Excerpt, excerpt, highlights};
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::badge::{badges, by_author, hue_of, new_badge};
use crate::html::citations;
use crate::html::figure::{FigureSize, drawing, figure, prepared};
use crate::html::highlight::{highlighted, marked};
use crate::html::joined::joined;
use crate::html::shelf::shelf_label;
use crate::html::stars::{stars, with_day};

/// How many letters of names stand on a line before “and 12 more”, or “+12” on a phone: as many as fit the
/// narrowest card, so that no name is cut.
const LETTERS: usize = 26;

/// How many there are in the compact view of a wide window.
const LETTERS_IF_WIDE: usize = 72;

/// The name of the buttons that copy something of a card.
pub const COPY: &str = "copy";

/// The name of the button that puts the paper of a card on the shelf.
pub const SHELF: &str = "shelf";

/// What is clicked to unfold the abstract of a card, as a selector; the text follows it.
pub const UNFOLD_ABSTRACT: &str = ".card-abstract > summary";

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
/// link carries along, with the `words` marked that were searched for. The same parts serve cards and the
/// compact view.
#[must_use]
pub fn card(library: &Library, position: usize, query: &Query, words: &str, view: View, rank: usize) -> Markup {
    let Some(paper) = library.paper(position) else {
        // Its record is loading.
        return html! {
            article class="card awaited" aria-busy="true" { @if library.has_texts(query, view) { p class="excerpt" {} } }
        };
    };
    let href = library.href(&Route::Paper { id: paper.id.clone(), within: query.clone() });
    html! {
        article class="card" data-paper=(paper.id.as_str()) data-hue=[hue_of(library, paper)] {
            @if view == View::Cards {
                @if let Some(prepared) = prepared(paper) {
                    (figure(library, paper, prepared, FigureSize::Card(rank), &href))
                } @else if let Some((_, drawing)) = drawing(library, paper) {
                    a class="card-figure" href=(href) tabindex="-1" aria-hidden="true" { (drawing) }
                }
            }
            div class="card-text" {
                (title(paper, &href, words))
                @if library.is_new(position) { (new_badge()) }
                (author_line(library, paper, query, words, view))
                (badges(library, paper, library.shared_category(query)))
                @if library.has_texts(query, view) { (text(library, position, paper, query, words)) }
                (actions(library, paper))
            }
        }
    }
}

/// Two lines of text: of the abstract, where a query asks for it, else what the list says of the paper.
fn text(library: &Library, position: usize, paper: &Paper, query: &Query, words: &str) -> Markup {
    if library.has_excerpts(query) {
        html! { p class="excerpt" dir="auto" { (abstract_excerpt(library, position, query, words)) } }
    } else {
        let remark = paper.remark.as_ref().map_or("", |remark| remark.as_str());
        html! { p class="excerpt card-remark" lang=[library.catalogue.list().lang()] dir="auto" { (remark) } }
    }
}

/// The part of a paper's abstract with the words that were searched for there; nothing where it has none of them.
fn abstract_excerpt(library: &Library, position: usize, query: &Query, words: &str) -> Markup {
    let text = library.abstracts.as_ref().and_then(|abstracts| abstracts.get(position)).unwrap_or_default();
    let found = excerpt(text, words, query);
    html! {
        @if let Some(Excerpt { range, marks }) = &found {
            @if range.start > 0 { "… " }
            (marked(text, range.clone(), marks))
            @if range.end < text.len() { " …" }
        }
    }
}

/// The title, which is read whole where it is cut, and leads to the paper's page; and what reference managers
/// read.
pub(super) fn title(paper: &Paper, href: &str, words: &str) -> Markup {
    let title = &*paper.shown_title();
    html! {
        h2 { a href=(href) title=(title) { (highlighted(title, words)) } }
        span class=(coins::CLASS) title=(coins::coins(paper)) {}
    }
}

/// The first authors, and the rest on demand; where more of the name of one of the rest is searched for, that one. Each
/// name leads to the author's papers. In the compact view `card.css` shows more of them in a wide window.
pub(super) fn author_line(library: &Library, paper: &Paper, query: &Query, words: &str, view: View) -> Markup {
    let names: Vec<&str> = paper.authors.iter().map(|author| author.as_str()).collect();
    // Each name with its words that are searched for.
    let marked_names: Vec<_> = names.iter().map(|name| (*name, highlights(name, words))).collect();
    let link = |(name, marks): &MarkedName| {
        html! { a class="author" href=(by_author(library, name)) { (marked(name, 0..name.len(), marks)) } }
    };
    let linked = |names: &[MarkedName]| joined(&mut names.iter().map(link), ", ");
    let (first, rest) = marked_names.split_at(named(&names, LETTERS));
    let asked_of = |(name, marks): &MarkedName| if is_asked(library, name, query) { usize::MAX } else { marks.len() };
    let most = |names: &[MarkedName]| names.iter().map(asked_of).max().unwrap_or_default();
    let (seen, hidden) = (most(first), most(rest));
    let asked = if hidden > seen { rest.iter().find(|name| asked_of(name) == hidden) } else { None };
    let shown = asked.map_or(first, slice::from_ref);
    let in_wide = if view == View::Compact && asked.is_none() { named(&names, LETTERS_IF_WIDE) } else { shown.len() };
    let more_in_wide = marked_names.get(shown.len()..in_wide).filter(|more| !more.is_empty());
    let rest = names.len() - shown.len();
    let others = if paper.more_authors { " et al." } else { "" };
    html! {
        @if names.is_empty() {
            p class="authors unknown" { "Authors not listed" }
        } @else {
            div class="authors" {
                p {
                    @if asked.is_some() { "… " }
                    (linked(shown))
                    @if let Some(more) = more_in_wide { span class="if-wide" { ", " (linked(more)) } }
                    @if rest == 0 { (others) }
                } " "
                @if rest > 0 {
                    details class=(if in_wide == names.len() { "all-authors if-narrow" } else { "all-authors" }) {
                        summary {
                            span { "and " }
                            @if more_in_wide.is_some() {
                                b class="if-narrow" { (rest) }
                                b class="if-wide" { (names.len() - in_wide) }
                            } @else {
                                (rest)
                            }
                            span { " more" }
                        }
                        p { (linked(&marked_names)) (others) }
                    }
                }
            }
        }
    }
}

/// A name, and the parts of it to mark.
type MarkedName<'a> = (&'a str, Vec<Range<usize>>);

/// Whether a query asks for the papers of an author.
fn is_asked(library: &Library, name: &str, query: &Query) -> bool {
    let id = |name: &str| library.catalogue.author_id(name);
    query.terms(Facet::Author).iter().any(|term| !term.is_excluded() && id(term.value()) == id(name))
}

/// How many of some names a line with room for so many letters names: all, or at least one beside “and 12 more”.
fn named(names: &[&str], letters: usize) -> usize {
    let mut length = 0;
    let ends: Vec<usize> = names
        .iter()
        .map(|name| {
            length += name.chars().count() + ", ".len();
            length - ", ".len()
        })
        .collect();
    let fits = |room: usize| ends.iter().filter(|end| **end <= room).count();
    let all = fits(letters + "+12".len());
    if all == names.len() { all } else { fits(letters).max(1) }
}

/// What can be done with a paper without opening it.
fn actions(library: &Library, paper: &Paper) -> Markup {
    let title = &*paper.shown_title();
    let link = |label: &str, address: &str, counted: Option<String>, count: Markup| {
        html! {
            a class="action" href=(address) rel="external" aria-label=(format!("{label}: {title}")) title=[counted] {
                (label) (count)
            }
        }
    };
    let cited = || citations::with_day(library, paper).map(|counted| format!("Citations: {counted}"));
    html! {
        div class="actions" {
            @if let Some(address) = paper.address() { (link("Paper", &address, cited(), citations::citations(paper))) }
            @if let Some(code) = paper.code() { (link("Code", code.url.as_str(), with_day(library, code), stars(code))) }
            // A card has room for one of the two; the page of the paper has both.
            @if library.has_abstracts() {
                // `components/paper_abstract.rs` fills it.
                details class="card-abstract needs-program" {
                    summary class="action" aria-label=(format!("Abstract: {title}")) { "Abstract" }
                    p dir="auto" aria-live="polite" {}
                }
            } @else {
                (copy_button("Copy link", &format!("Copy link: {title}"), CopiedValue::Link))
            }
            (copy_button("BibTeX", &format!("Copy BibTeX: {title}"), CopiedValue::Bibtex))
            // Its click is heard there too.
            button type="button" class="action shelf-button needs-program" name=(SHELF) { (shelf_label(Some(title))) }
        }
    }
}

/// A button whose click `components/paper_list.rs` hears; `spoken` is its name for those who hear it.
fn copy_button(label: &str, spoken: &str, copied: CopiedValue) -> Markup {
    html! {
        button type="button" class="action needs-program" name=(COPY) value=(copied.value()) aria-label=(spoken) { (label) }
    }
}

#[cfg(test)]
mod tests {
    use catalogue::decode::decode_papers;
    use catalogue::query::Query;

    use super::{LETTERS, LETTERS_IF_WIDE, View, author_line, title};
    use crate::tests::library;

    #[test]
    fn formulas_in_titles_are_signs_and_are_marked_where_they_are_found() {
        let json = r#"{"papers": [{"id": "2406.12045", "title": "$\\tau^2$-Bench for Lamps", "categories": ["pruning"],
            "collection": "papers", "authors": ["Ann Oak"]}]}"#;
        let papers = decode_papers(json.as_bytes()).unwrap();
        let shown = title(&papers[0], "papers/x/", "lamps").into_string();
        assert!(shown.contains("τ²-Bench for <mark>Lamps</mark></a>"), "{shown}");
    }

    #[test]
    fn the_author_who_is_searched_for_is_named() {
        let json = r#"{"papers": [{"id": "2306.14048", "title": "H2O", "categories": ["pruning"], "collection": "papers",
            "authors": ["Zhenyu Zhang", "Ying Sheng", "Tianyi Zhou", "Tianlong Chen", "Beidi Chen"]}]}"#;
        let papers = decode_papers(json.as_bytes()).unwrap();
        let shown = |query: &str| {
            let query = Query::parse(query);
            let line = author_line(&library(), &papers[0], &query, &query.text, View::Cards).into_string();
            let (shown, _) = line.split_once("</p>").unwrap();
            shown.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect::<String>()
        };
        assert_eq!(shown(""), "Zhenyu Zhang, Ying Sheng");
        assert_eq!(shown("q=sheng"), "Zhenyu Zhang, Ying Sheng");
        assert_eq!(shown("q=beidi+chen"), "… Beidi Chen");
        assert_eq!(shown("q=chen"), "… Tianlong Chen");
        assert_eq!(shown("author=Tianyi+Zhou"), "… Tianyi Zhou");
        assert_eq!(shown("author=-Tianyi+Zhou"), "Zhenyu Zhang, Ying Sheng");
    }

    #[test]
    fn as_many_authors_are_named_as_a_line_has_room_for() {
        let four = ["Elias Frantar", "Saleh Ashkboos", "Torsten Hoefler", "Dan Alistarh"];
        let named = |names: &[&str]| super::named(names, LETTERS);
        assert_eq!([named(&four), named(&four[..3]), named(&four[..1]), named(&[])], [1, 1, 1, 0]);
        assert_eq!(named(&["Woomin Song", "Jihoon Tack", "Sangwoo Mo", "Seunghyuk Oh"]), 2);
        assert_eq!(named(&["A", "B", "C", "D"]), 4);
        assert_eq!(named(&["A very long name that no line has any room for", "B"]), 1);
        assert_eq!(super::named(&four, LETTERS_IF_WIDE), 4);
    }
}
