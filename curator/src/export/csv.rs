//! Comma-separated values as RFC 4180 has them: a header, quotes where they are needed, and
//! lines that end in carriage return and line feed.
use catalogue::Paper;
use catalogue::paper::LinkKind;

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
    let mut table = row(COLUMNS.map(str::to_owned));
    for paper in papers {
        let join = |texts: Vec<&str>| texts.join("; ");
        let links = |kind: LinkKind| {
            join(paper.links.iter().filter(|link| link.kind == kind).map(|link| link.url.as_str()).collect())
        };
        table.push_str(&row([
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
        ]));
    }
    table
}

fn row(cells: [String; COLUMNS.len()]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| quote(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

fn quote(cell: &str) -> String {
    if cell.contains([',', '"', '\r', '\n']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}
