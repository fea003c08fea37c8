//! Comma-separated values as in RFC 4180, with a header. Written here and not by the crate `csv`, since every
//! reader of the site loads it, and to quote a cell is all there is to do.
use super::{TextOf, Texts, category_names};
use crate::cite::whole;
use crate::list::Category;
use crate::paper::{Line, LinkKind, Paper};

/// The names of the columns. Several values in a cell are separated by a semicolon.
const COLUMNS: [&str; 22] = [
    "id",
    "title",
    "authors",
    "categories",
    "collection",
    "venue",
    "year",
    "techniques",
    "recommended",
    "address",
    "published-version",
    "code",
    "unofficial-code",
    "project",
    "model",
    "dataset",
    "video",
    "slides",
    "poster",
    "blog",
    "figure",
    "added",
];

/// Writes papers as a table, with the names of their `categories`, and a column each for remarks, abstracts and notes
/// where there are any.
#[must_use]
pub fn write(papers: &[&Paper], categories: &[Category], texts: Texts) -> String {
    let further = [("abstract", texts.abstract_of), ("note", texts.note_of)];
    let is_told = |(_, text_of): &(&str, &TextOf)| papers.iter().any(|paper| text_of(paper).is_some());
    let further: Vec<_> = further.into_iter().filter(is_told).collect();
    let has_remarks = papers.iter().any(|paper| paper.remark.is_some());
    let mut table = String::new();
    let mut add = |cells: [String; COLUMNS.len()], further: Vec<&str>| {
        add_row(&mut table, cells.iter().map(String::as_str).chain(further));
    };
    let names = has_remarks.then_some("remark").into_iter().chain(further.iter().map(|(name, _)| *name));
    add(COLUMNS.map(str::to_owned), names.collect());
    for paper in papers {
        let remark = has_remarks.then(|| paper.remark.as_ref().map_or("", Line::as_str));
        let further = further.iter().map(|(_, text_of)| text_of(paper).unwrap_or_default());
        add(cells(paper, categories), remark.into_iter().chain(further).collect());
    }
    table
}

/// The cells of a paper, one for each column.
fn cells(paper: &Paper, categories: &[Category]) -> [String; COLUMNS.len()] {
    let join = |texts: Vec<&str>| whole(&texts);
    let links = |kind: LinkKind| {
        join(paper.links.iter().filter(|link| link.kind == kind).map(|link| link.url.as_str()).collect())
    };
    [
        paper.id.to_string(),
        paper.title.to_string(),
        join(paper.names().collect()),
        join(category_names(paper, categories)),
        paper.collection.to_string(),
        paper.venue.as_ref().map(|venue| venue.label().to_owned()).unwrap_or_default(),
        paper.year().map(|year| year.to_string()).unwrap_or_default(),
        join(paper.techniques.iter().map(|technique| technique.as_str()).collect()),
        if paper.recommended { "yes".to_owned() } else { String::new() },
        paper.address().unwrap_or_default(),
        links(LinkKind::Published),
        links(LinkKind::Code),
        links(LinkKind::UnofficialCode),
        links(LinkKind::Project),
        links(LinkKind::Model),
        links(LinkKind::Dataset),
        links(LinkKind::Video),
        links(LinkKind::Slides),
        links(LinkKind::Poster),
        links(LinkKind::Blog),
        paper.figure.as_ref().map(|figure| figure.source.to_string()).unwrap_or_default(),
        paper.added.map(|day| day.to_string()).unwrap_or_default(),
    ]
}

/// Adds a row. A cell with a comma, a quote or a line end is quoted, and its quotes are doubled.
fn add_row<'a>(table: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (number, cell) in cells.enumerate() {
        if number > 0 {
            table.push(',');
        }
        if cell.contains([',', '"', '\r', '\n']) {
            table.push('"');
            table.push_str(&cell.replace('"', "\"\""));
            table.push('"');
        } else {
            table.push_str(cell);
        }
    }
    table.push_str("\r\n");
}
