//! Comma-separated values as in RFC 4180, with a header.
use catalogue::Paper;
use catalogue::paper::LinkKind;
use csv::{Terminator, WriterBuilder};

/// The names of the columns. Several values in a cell are separated by a semicolon.
const COLUMNS: [&str; 16] = [
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
    "code",
    "unofficial-code",
    "project",
    "model",
    "blog",
    "figure",
];

/// Writes papers as a table.
#[must_use]
pub fn write(papers: &[&Paper]) -> String {
    // Writing to memory fails only when records differ in length, and all have one cell a column.
    table(papers).unwrap_or_default()
}

fn table(papers: &[&Paper]) -> Result<String, csv::Error> {
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    table.write_record(COLUMNS)?;
    for paper in papers {
        let join = |texts: Vec<&str>| texts.join("; ");
        let links = |kind: LinkKind| {
            join(paper.links.iter().filter(|link| link.kind == kind).map(|link| link.url.as_str()).collect())
        };
        table.write_record([
            paper.id.to_string(),
            paper.title.to_string(),
            join(paper.authors.iter().map(|author| author.as_str()).collect()),
            join(paper.categories.iter().map(|category| category.as_str()).collect()),
            paper.collection.to_string(),
            paper.venue.as_ref().map(|venue| venue.label().to_owned()).unwrap_or_default(),
            paper.year().map(|year| year.to_string()).unwrap_or_default(),
            join(paper.techniques.iter().map(|technique| technique.as_str()).collect()),
            if paper.recommended { "yes".to_owned() } else { String::new() },
            paper.address().unwrap_or_default(),
            links(LinkKind::Code),
            links(LinkKind::UnofficialCode),
            links(LinkKind::Project),
            links(LinkKind::Model),
            links(LinkKind::Blog),
            paper.figure.as_ref().map(|figure| figure.source.to_string()).unwrap_or_default(),
        ])?;
    }
    let bytes = table.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
