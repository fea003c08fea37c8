//! Papers side by side: a table with a column for each paper and a row for each fact.
use catalogue::paper::Line;
use catalogue::route::Route;
use catalogue::search::PREPRINTS;
use catalogue::{Paper, PaperId};
use maud::{Markup, html};

mod name;

use crate::data::comparison::Compared;
use crate::data::library::Library;
use crate::html::badge::{at_venue, category_badge, hue_of, recommended, technique_badge};
use crate::html::code_link::code_link;
use crate::html::count::thousands;
use crate::html::figure::{FigureSize, drawing, figure, prepared};
use crate::html::joined::joined;
use crate::html::paper_links::paper_list_to;

pub use name::heading;

/// How many authors of a paper are named.
const AUTHORS: usize = 6;

/// What is not shown of an address, and why.
#[must_use]
pub fn left_out(library: &Library, ids: &[PaperId], compared: &Compared) -> Markup {
    let rest: Vec<_> = papers(library, &compared.rest).map(|paper| link(library, paper)).collect();
    html! {
        @if !compared.absent.is_empty() {
            p class="notice" role="note" {
                "Not in this list: "
                (joined(&mut compared.absent.iter().map(|id| html! { code { (id) } }), ", "))
                ". "
                @let others: Vec<_> = ids.iter().filter(|id| !compared.absent.contains(id)).cloned().collect();
                a href=(library.href(&Route::Compare(others))) { "Continue without " @if compared.absent.len() == 1 { "it" } @else { "them" } }
            }
        }
        @if !rest.is_empty() {
            p class="notice" role="note" {
                "You can compare up to four papers. Not shown: " (joined(&mut rest.into_iter(), ", "))
                ". Remove one to see the next."
            }
        }
    }
}

/// The heads of the columns: the figure and the title of each paper, and the way to take it out.
#[must_use]
pub fn head(library: &Library, ids: &[PaperId], compared: &Compared) -> Markup {
    html! {
        tr role="row" {
            td role="cell" {}
            @for (rank, paper) in papers(library, &compared.shown).enumerate() {
                th scope="col" role="columnheader" data-paper=(paper.id) data-hue=[hue_of(library, paper)] {
                    (picture(library, paper, rank))
                    div class="compared-title" { (link(library, paper)) }
                    @if paper.recommended { (recommended(library)) }
                    @let others: Vec<_> = ids.iter().filter(|id| **id != paper.id).cloned().collect();
                    a class="action" href=(library.href(&Route::Compare(others)))
                        aria-label=(format!("Remove: {}", paper.shown_title())) { "Remove" }
                }
            }
        }
    }
}

/// The facts of the papers, a row each. One that no paper has is left out; one that is the same of all is said
/// once.
#[must_use]
pub fn facts(library: &Library, compared: &Compared) -> Markup {
    let papers: Vec<&Paper> = papers(library, &compared.shown).collect();
    let cells = |fact: fn(&Library, &Paper) -> Markup| papers.iter().map(|paper| fact(library, paper)).collect();
    let counted = html! {
        @if let Some(day) = library.catalogue.list().cited {
            span class="compared-note" { (catalogue::citations::SOURCE) ", " (day.long()) }
        }
    };
    html! {
        (row(&html! { "Authors" }, cells(authors)))
        (row(&html! { "Venue" }, cells(venue)))
        (row(&html! { "Year" }, cells(|_, paper| html! { @if let Some(year) = paper.year() { (year) } })))
        (row(&html! { "Category" }, cells(categories)))
        (row(&html! { "Technique" }, cells(techniques)))
        (row(&html! { "Code" }, cells(code)))
        (row(&html! { "Citations " (counted) }, cells(|_, paper| html! {
            @if let Some(citations) = paper.citations { (thousands(citations as usize)) }
        })))
        (row(&html! { "The list says" }, cells(|library, paper| html! {
            @if let Some(remark) = &paper.remark { span lang=[library.catalogue.list().lang()] dir="auto" { (remark) } }
        })))
        (row(&html! { "Added" }, cells(|_, paper| html! { @if let Some(day) = paper.added { (day.long()) } })))
        (row(&html! { "Read" }, cells(|_, paper| html! {
            @if let Some(address) = paper.address() {
                a href=(address) rel="external" {
                    @if let (None, Some(id)) = (&paper.url, paper.id.arxiv()) { "arXiv " (id) } @else { "The paper" }
                }
            }
        })))
    }
}

/// The abstracts of the papers, as far as they are known by now.
#[must_use]
pub fn abstracts(library: &Library, compared: &Compared, known: &[(PaperId, String)]) -> Markup {
    let text = |paper: &Paper| known.iter().find(|(id, _)| *id == paper.id).map(|(_, text)| text);
    let cell = |paper| html! { @if let Some(text) = text(paper) { p class="compared-abstract" dir="auto" { (text) } } };
    row(&html! { "Abstract" }, papers(library, &compared.shown).map(cell).collect())
}

/// A row with a cell for each paper.
fn row(name: &Markup, cells: Vec<Markup>) -> Markup {
    let is_empty = |cell: &Markup| cell.0.is_empty();
    let Some(first) = cells.first().filter(|_| !cells.iter().all(is_empty)) else { return Markup::default() };
    let all = match cells.len() {
        2 => "both",
        3 => "all three",
        _ => "all four",
    };
    let is_shared = cells.len() > 1 && cells.iter().all(|cell| cell.0 == first.0);
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { span { (name) } }
            @if is_shared {
                td role="cell" class="shared" colspan=(cells.len()) {
                    span { (first) " " span class="compared-note" { "in " (all) } }
                }
            } @else {
                @for cell in &cells {
                    td role="cell" {
                        @if is_empty(cell) { span aria-hidden="true" { "—" } span class="spoken" { "not known" } } @else { (cell) }
                    }
                }
            }
        }
    }
}

/// Papers that may be added, each as a link to the comparison with it; nothing when there are none.
#[must_use]
pub fn offers(library: &Library, title: &str, ids: &[PaperId], offered: &[&Paper]) -> Markup {
    let with = |paper: &Paper| Route::Compare(ids.iter().chain([&paper.id]).cloned().collect());
    html! {
        @if !offered.is_empty() {
            section class="paper-links" {
                h3 { (title) }
                (paper_list_to(library, offered, &with))
            }
        }
    }
}

fn papers<'a>(library: &'a Library, positions: &'a [usize]) -> impl Iterator<Item = &'a Paper> {
    positions.iter().filter_map(|position| library.paper(*position))
}

fn link(library: &Library, paper: &Paper) -> Markup {
    html! { a href=(library.href(&Route::paper(&paper.id))) { (paper.shown_title()) } }
}

/// The authors' figure or, without one, the drawing of the paper's category.
fn picture(library: &Library, paper: &Paper, rank: usize) -> Markup {
    let href = library.href(&Route::paper(&paper.id));
    html! {
        @if let Some(prepared) = prepared(paper) {
            (figure(library, paper, prepared, FigureSize::Card(rank), &href))
        } @else if let Some((_, drawing)) = drawing(library, paper) {
            div class="card-figure" aria-hidden="true" { (drawing) }
        }
    }
}

fn authors(library: &Library, paper: &Paper) -> Markup {
    let link = |name: &Line| html! { a href=(library.href(&library.author_page(name.as_str()))) { (name) } };
    let (first, rest) = paper.authors.split_at(paper.authors.len().min(AUTHORS));
    let others = if paper.more_authors && !paper.authors.is_empty() { " and others" } else { "" };
    html! {
        (joined(&mut first.iter().map(link), ", "))
        @if rest.is_empty() {
            (others)
        } @else {
            details class="more-authors" {
                summary { "and " (rest.len()) " more" }
                (joined(&mut rest.iter().map(link), ", ")) (others)
            }
        }
    }
}

fn venue(library: &Library, paper: &Paper) -> Markup {
    html! {
        @if let Some(venue) = &paper.venue {
            a href=(library.href(&at_venue(venue))) { (venue.short()) }
            @if let Some(track) = venue.track_label() { " · " (track) }
        } @else if paper.id.arxiv().is_some() {
            a href=(library.href(&Route::venue(PREPRINTS))) { "arXiv" }
        }
    }
}

fn categories(library: &Library, paper: &Paper) -> Markup {
    joined(&mut library.catalogue.categories_of(paper).map(|category| category_badge(library, category)), " ")
}

fn techniques(library: &Library, paper: &Paper) -> Markup {
    joined(&mut paper.techniques.iter().map(|name| technique_badge(library, name.as_str())), " ")
}

fn code(library: &Library, paper: &Paper) -> Markup {
    html! { @if let Some(code) = paper.code() { (code_link(library, code)) } }
}

#[cfg(test)]
mod tests {
    use super::{abstracts, facts, head, heading, left_out};
    use crate::data::comparison::Compared;
    use crate::tests::library;
    use catalogue::PaperId;
    use catalogue::decode::decode_papers;

    fn ids(ids: &[&str]) -> Vec<PaperId> {
        ids.iter().map(|id| PaperId::new(id).unwrap()).collect()
    }

    #[test]
    fn a_fact_that_all_papers_share_is_said_once_and_one_that_none_has_is_not() {
        let library = library();
        let papers: Vec<PaperId> = library.catalogue.papers().iter().map(|paper| paper.id.clone()).collect();
        let compared = Compared::of(&library, &papers);
        assert_eq!(compared.shown, [0, 1, 2]);
        let facts = facts(&library, &compared).into_string();
        assert!(!facts.contains("Citations"), "{facts}");
        let alone = super::facts(&library, &Compared::of(&library, &papers[..1])).into_string();
        assert!(!alone.contains("colspan"), "{alone}");
        let doubled = Compared { shown: vec![0, 0], ..Compared::default() };
        let shared = super::facts(&library, &doubled).into_string();
        assert!(shared.contains("colspan=\"2\"") && shared.contains("in both"), "{shared}");
        let known = [(papers[0].clone(), "An <abstract>.".to_owned())];
        let row = abstracts(&library, &compared, &known).into_string();
        assert!(row.contains("An &lt;abstract&gt;.") && row.matches("not known").count() == 2, "{row}");
        assert_eq!(abstracts(&library, &compared, &[]).into_string(), "");
    }

    #[test]
    fn every_author_can_be_read() {
        let library = library();
        let names: Vec<String> = (1..=8).map(|number| format!("\"Ann Oak {number}\"")).collect();
        let json = format!(
            r#"{{"papers": [{{"id": "2306.14048", "title": "H2O", "categories": ["pruning"], "collection": "papers",
            "authors": [{}]}}]}}"#,
            names.join(", ")
        );
        let papers = decode_papers(json.as_bytes()).unwrap();
        let text = super::authors(&library, &papers[0]).into_string();
        assert_eq!(text.matches("<a ").count(), 8, "{text}");
        let (_, folded) = text.split_once("<summary>and 2 more</summary>").unwrap();
        assert!(folded.contains("Ann Oak 7") && folded.contains("Ann Oak 8"), "{text}");
    }

    #[test]
    fn what_cannot_be_shown_is_named_and_can_be_left_out() {
        let library = library();
        let asked = ids(&["2301.00774", "0704.0001", "a-paper-without-arxiv"]);
        let compared = Compared::of(&library, &asked);
        let notice = left_out(&library, &asked, &compared).into_string();
        let without = "/repository/compare/?paper=2301.00774&amp;paper=a-paper-without-arxiv";
        assert!(notice.contains("<code>0704.0001</code>") && notice.contains(without), "{notice}");
        let columns = head(&library, &asked, &compared).into_string();
        assert_eq!(columns.matches("columnheader").count(), 2);
        // Taken out, the paper leaves the others in the address.
        assert!(
            columns.contains("href=\"/repository/compare/?paper=0704.0001&amp;paper=a-paper-without-arxiv\""),
            "{columns}"
        );
        assert!(heading(&library, &asked).starts_with("Compare "));
        assert_eq!(heading(&library, &ids(&["0704.0001"])), "Compare papers");
    }
}
