//! Records a line each, as `papers export --format jsonl` writes them and `papers import` reads them: what a line
//! says besides the record.
use catalogue::{Catalogue, Paper, Slug};

/// The field that says how the categories of a record are called, in their order.
pub(crate) const CATEGORY_NAMES: &str = "categoryNames";

/// The papers as lines of JSON, each a record as it stands in the catalogue, with the names of its categories
/// where their ids do not say them.
#[must_use]
pub fn write(catalogue: &Catalogue, papers: &[&Paper]) -> String {
    let mut lines = String::new();
    for paper in papers {
        // A record has one field a line, and no text of it has a line break.
        let record = catalogue::encode::encode_paper(paper);
        let fields: Vec<&str> = record.lines().map(str::trim).collect();
        let mut line = fields.join(" ");
        let name = |id: &Slug| catalogue.categories().iter().find(|known| known.id == *id).map(|known| &known.name);
        let names: Vec<String> = paper.categories.iter().filter_map(name).map(ToString::to_string).collect();
        if names.iter().zip(&paper.categories).any(|(name, id)| *name != name_of_id(id))
            && let Some(fields) = line.strip_suffix(" }")
        {
            line = format!("{fields}, \"{CATEGORY_NAMES}\": {} }}", serde_json::Value::from(names));
        }
        lines.push_str(&line);
        lines.push('\n');
    }
    lines
}

/// The name of a category of which no more than its id is known.
pub(crate) fn name_of_id(id: &Slug) -> String {
    with_capital(&id.as_str().replace('-', " "))
}

/// A name that begins with a capital.
pub(crate) fn with_capital(name: &str) -> String {
    let mut name = name.to_owned();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    name
}
