//! Rows in the form in which `catalogue::readme` writes them, read back exactly.
//!
//! A row in this form needs no guessing: it is read part by part and written again, and only
//! when that gives the same bytes is it taken. So a README that was exported comes back as it
//! was, with titles and names that would mislead a reader of free text.
use catalogue::authors;
use catalogue::paper::{ET_AL, Line, Link, LinkKind, Year};
use catalogue::readme::{is_file_page, table_row};
use catalogue::{Figure, Paper, PaperId, Slug, Venue, WebAddress};

use crate::import::document::block::{Cell, Content, Piece};
use crate::import::document::latex;
use crate::import::words::badge::{self, Badge};
use crate::import::words::identity;
use crate::repository::file_address;

/// What every record of a row needs and the row does not say.
#[derive(Clone, Debug)]
pub struct RowContext<'a> {
    /// The repository of the list.
    pub repository: &'a WebAddress,
    /// The branch under which its files are found.
    pub branch: &'a str,
    /// The category of the section.
    pub category: &'a Slug,
    /// The collection of the file.
    pub collection: &'a Slug,
}

/// Reads a row in the canonical form. The id of a paper that is not on arXiv is made of its
/// title later; until then it is `x`.
#[must_use]
pub fn read(row: &str, cells: &[Cell], around: &RowContext<'_>) -> Option<Paper> {
    let [about, figure, links] = cells else { return None };
    let paper = record(about, figure, links, around)?;
    // Accents written by hand as LaTeX has them are letters in the record.
    let read = latex::read(row);
    (table_row(&paper, around.repository) == read.as_deref().unwrap_or(row)).then_some(paper)
}

/// The id of a paper whose id is yet to be made of its title.
#[must_use]
pub fn no_id() -> Option<PaperId> {
    PaperId::new("x").ok()
}

/// Whether an id is yet to be made of the title.
#[must_use]
pub fn is_without_id(id: &PaperId) -> bool {
    no_id().as_ref() == Some(id)
}

fn record(about: &Cell, figure: &Cell, links: &Cell, around: &RowContext<'_>) -> Option<Paper> {
    let mut pieces = about.as_slice();
    let (mut venue, mut stated_year, mut techniques) = (None, None, Vec::new());
    while let [Piece { content: Content::Image { url, alt, .. }, .. }, rest @ ..] = pieces {
        match badge::read(url, alt)? {
            Badge::Stars(_) => {}
            Badge::Venue(label) => venue = Some(Venue::parse(&label).ok()?),
            Badge::Text(year) => stated_year = Some(Year::new(year.parse().ok()?).ok()?),
            Badge::Technique(technique) => techniques.push(Line::new(&technique).ok()?),
            _ => return None,
        }
        pieces = rest;
    }
    if let [Piece { content: Content::Break, .. }, rest @ ..] = pieces {
        pieces = rest;
    }
    let text: String = pieces.iter().map_while(Piece::text).collect();
    pieces = &pieces[pieces.iter().map_while(Piece::text).count()..];
    let (recommended, text) = match text.trim().strip_prefix(":star:") {
        Some(text) => (true, text.trim()),
        None => (false, text.trim()),
    };
    let (title, title_url, rest) = match pieces {
        [Piece { content: Content::Link { label, url }, .. }, rest @ ..] if text.is_empty() => {
            (Line::new(label).ok()?, Some(url), rest)
        }
        // A paper without any address.
        rest => (Line::new(text).ok()?, None, rest),
    };
    let (authors, more_authors) = authors_of(rest)?;
    let (figure, remark) = introduction_of(figure, around)?;
    let (address, mut links) = links_of(links)?;
    let (id, url) = match address {
        Some(address) if Some(&address) == title_url => {
            match address.strip_prefix("https://arxiv.org/abs/").and_then(|id| PaperId::new(id).ok()) {
                Some(id) if id.arxiv().is_some() => (id, None),
                // What is wrong with an address is told of other rows.
                _ => {
                    let url = WebAddress::new(&address).ok()?;
                    (no_id().filter(|_| identity::impossible_arxiv_id(&url).is_none())?, Some(url))
                }
            }
        }
        Some(_) => return None,
        None => {
            // The title leads to the first link, and the row has the code first.
            if let Some(title_url) = title_url {
                let first = links.iter().position(|link| link.url.as_str() == title_url)?;
                links[..=first].rotate_right(1);
            }
            (no_id()?, None)
        }
    };
    let categories = vec![around.category.clone()];
    let collection = around.collection.clone();
    Some(Paper {
        id,
        title,
        authors,
        more_authors,
        categories,
        collection,
        venue,
        stated_year,
        techniques,
        recommended,
        url,
        links,
        figure,
        remark,
        added: None,
        citations: None,
        cites: Vec::new(),
    })
}

/// The figure, and the remark below it.
fn introduction_of(cell: &Cell, around: &RowContext<'_>) -> Option<(Option<Figure>, Option<Line>)> {
    let (figure, rest) = match cell.as_slice() {
        [Piece { content: Content::Image { url, .. }, .. }, rest @ ..] => {
            let address = file_address(url, around.repository, around.branch);
            (Some(Figure::from(address.filter(|address| !is_file_page(address))?)), rest)
        }
        rest => (None, rest),
    };
    let text: String = rest.iter().filter(|piece| !piece.is_break()).map(Piece::text).collect::<Option<_>>()?;
    let remark = Some(text.trim()).filter(|text| !text.is_empty()).map(Line::new).transpose().ok()?;
    Some((figure, remark))
}

/// The names after the title, and whether there are more. Only names that are read as one name each are taken: a footnote
/// mark or an “and” is not in the canonical form.
fn authors_of(pieces: &[Piece]) -> Option<(Vec<Line>, bool)> {
    let mut text = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match &piece.content {
            Content::Text(part) => text.push_str(part),
            Content::Break if at <= 1 => {}
            _ => return None,
        }
    }
    let text = text.trim();
    if text.is_empty() {
        return Some((Vec::new(), false));
    }
    let (text, more_authors) = match text.strip_suffix(ET_AL) {
        Some(names) => (names.strip_suffix(", ")?, true),
        None => (text, false),
    };
    let is_one_name = |name: &str| {
        let read = authors::parse(name);
        !read.and_others && read.names.len() == 1 && read.names[0] == name
    };
    let names: Option<Vec<Line>> =
        text.split(", ").map(|name| Line::new(name).ok().filter(|_| is_one_name(name))).collect();
    Some((names?, more_authors))
}

/// The address of the paper, and the other links.
fn links_of(cell: &Cell) -> Option<(Option<String>, Vec<Link>)> {
    let mut address = None;
    let mut links = Vec::new();
    for piece in cell {
        match &piece.content {
            Content::Link { label, url } if label == "Paper" => {
                if address.replace(url.clone()).is_some() {
                    return None;
                }
            }
            Content::Link { label, url } => {
                let kind = match label.as_str() {
                    "Github" => LinkKind::Code,
                    label => LinkKind::ALL.into_iter().find(|kind| kind.label() == label)?,
                };
                links.push(Link::new(kind, WebAddress::new(url).ok()?));
            }
            Content::Break => {}
            Content::Text(text) if text.trim().is_empty() => {}
            _ => return None,
        }
    }
    Some((address, links))
}
