//! Writing the catalogue's file, `papers.json`: one key a line in a fixed order, lists
//! on their line, so that a change of one fact is a change of one line.
use std::fmt::Write as _;

use crate::decode::SCHEMA;
use crate::figure::Figure;
use crate::list::{Catalogue, Hue, Language};
use crate::paper::{Line, Paper, PaperId};
use crate::venue::{Discipline, Kind, Series};

/// Writes a catalogue in its canonical form; [`crate::decode::decode`] reads it back.
#[must_use]
pub fn encode(catalogue: &Catalogue) -> String {
    let parts = catalogue.parts();
    let list = &parts.list;
    let mut file = format!("{{\n  \"$schema\": \"papers.schema.json\",\n  \"schema\": {SCHEMA},\n  \"list\": ");
    let mut record = Record::default()
        .text("title", list.title.as_str())
        .text("tagline", list.tagline.as_str())
        .optional("language", list.language.as_ref().map(Language::as_str))
        .text("repository", list.repository.as_str())
        .text("about", &list.about)
        .text("contributing", &list.contributing);
    if let Some(pages) = &list.pages {
        record = record.raw("pages", array(pages.iter().map(|page| page.id())));
    }
    record = record
        .optional("starred", list.starred.map(|day| day.to_string()).as_deref())
        .optional("cited", list.cited.map(|day| day.to_string()).as_deref());
    file.push_str(&record.object("  "));
    push_list(&mut file, "updates", &parts.updates, |update| {
        Record::default().text("date", &update.date.to_string()).text("text", &update.text)
    });
    push_list(&mut file, "categories", &parts.categories, |category| {
        Record::default()
            .text("id", category.id.as_str())
            .text("name", category.name.as_str())
            .text("schematic", category.schematic.as_str())
            .optional("hue", category.hue.map(Hue::name))
            .optional("description", category.description.as_ref().map(Line::as_str))
    });
    push_list(&mut file, "collections", &parts.collections, |collection| {
        Record::default()
            .text("id", collection.id.as_str())
            .text("name", collection.name.as_str())
            .optional("description", collection.description.as_ref().map(Line::as_str))
    });
    push_list(&mut file, "tools", &parts.tools, |tool| {
        Record::default()
            .text("name", tool.name.as_str())
            .text("url", tool.url.as_str())
            .optional("paper", tool.paper.as_ref().map(|paper| paper.as_str()))
            .text("collection", tool.collection.as_str())
            .text("description", tool.description.as_str())
    });
    push_list(&mut file, "leaderboards", &parts.leaderboards, |leaderboard| {
        Record::default()
            .text("name", leaderboard.name.as_str())
            .text("url", leaderboard.url.as_str())
            .text("description", leaderboard.description.as_str())
    });
    push_groups(&mut file, "synonyms", &parts.synonyms);
    if !parts.venues.is_empty() {
        push_list(&mut file, "venues", &parts.venues, venue_record);
    }
    push_groups(&mut file, "people", &parts.people);
    push_list(&mut file, "papers", &parts.papers, paper_record);
    file.push_str("\n}\n");
    file
}

/// What is as it is when nothing is said is not said.
fn venue_record(series: &Series) -> Record {
    let mut record = Record::default().text("name", series.name()).optional("fullName", series.full_name());
    let mut other_names = series.other_names().peekable();
    if other_names.peek().is_some() {
        record = record.raw("otherNames", array(other_names));
    }
    let kind = Some(series.kind()).filter(|kind| *kind != Kind::Conference);
    let field = Some(series.discipline()).filter(|field| *field != Discipline::Other);
    record.optional("kind", kind.map(Kind::id)).optional("field", field.map(Discipline::id))
}

/// Writes one paper as it stands in the file, without the indentation of the list.
#[must_use]
pub fn encode_paper(paper: &Paper) -> String {
    paper_record(paper).object("")
}

/// The fields of a record in their order, each with its value as it stands in the file: without
/// what is only written when the site is built, the stars of code and the prepared figure.
#[must_use]
pub fn fields(paper: &Paper) -> Vec<(&'static str, String)> {
    let mut paper = paper.clone();
    for link in &mut paper.links {
        link.stars = None;
    }
    if let Some(figure) = &mut paper.figure {
        figure.prepared = None;
    }
    paper_record(&paper).fields
}

fn paper_record(paper: &Paper) -> Record {
    let links: Vec<String> = paper
        .links
        .iter()
        .map(|link| {
            let stars = link.stars.map(|stars| format!(", \"stars\": {stars}")).unwrap_or_default();
            format!("{{ \"kind\": {}, \"url\": {}{stars} }}", quote(link.kind.id()), quote(link.url.as_str()))
        })
        .collect();
    let mut record = Record::default()
        .text("id", paper.id.as_str())
        .text("title", paper.title.as_str())
        .raw("authors", array(paper.authors.iter().map(Line::as_str)));
    if paper.more_authors {
        record = record.raw("moreAuthors", "true".to_owned());
    }
    record = record
        .raw("categories", array(paper.categories.iter().map(|category| category.as_str())))
        .text("collection", paper.collection.as_str())
        .optional("venue", paper.venue.as_ref().map(|venue| venue.label()));
    if let Some(year) = paper.stated_year.filter(|year| paper.derived_year() != Some(year.get())) {
        record = record.raw("year", year.to_string());
    }
    if !paper.techniques.is_empty() {
        record = record.raw("techniques", array(paper.techniques.iter().map(Line::as_str)));
    }
    if paper.recommended {
        record = record.raw("recommended", "true".to_owned());
    }
    record = record.optional("url", paper.url.as_ref().map(|url| url.as_str()));
    if !links.is_empty() {
        record = record.raw("links", format!("[{}]", links.join(", ")));
    }
    let record = match &paper.figure {
        Some(Figure { source, prepared: Some(prepared) }) => {
            let (source, prepared) = (quote(source.as_str()), quote(&prepared.to_string()));
            record.raw("figure", format!("{{ \"source\": {source}, \"prepared\": {prepared} }}"))
        }
        figure => record.optional("figure", figure.as_ref().map(|figure| figure.source.as_str())),
    };
    let record = record.optional("added", paper.added.map(|day| day.to_string()).as_deref());
    let record = match paper.citations {
        Some(citations) => record.raw("citations", citations.to_string()),
        None => record,
    };
    match &paper.cites[..] {
        [] => record,
        cites => record.raw("cites", array(cites.iter().map(PaperId::as_str))),
    }
}

/// The fields of an object in their order, each with its value already written as JSON.
#[derive(Default)]
struct Record {
    fields: Vec<(&'static str, String)>,
}

impl Record {
    fn raw(mut self, name: &'static str, json: String) -> Self {
        self.fields.push((name, json));
        self
    }

    fn text(self, name: &'static str, text: &str) -> Self {
        self.raw(name, quote(text))
    }

    fn optional(self, name: &'static str, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(name, text),
            None => self,
        }
    }

    /// The object, its fields indented by two spaces more than `indent`.
    fn object(&self, indent: &str) -> String {
        let fields: Vec<String> =
            self.fields.iter().map(|(name, json)| format!("{indent}  \"{name}\": {json}")).collect();
        format!("{{\n{}\n{indent}}}", fields.join(",\n"))
    }
}

fn push_list<T>(file: &mut String, name: &str, records: &[T], write: impl Fn(&T) -> Record) {
    let objects: Vec<String> = records.iter().map(|record| format!("    {}", write(record).object("    "))).collect();
    if objects.is_empty() {
        let _ = write!(file, ",\n  \"{name}\": []");
    } else {
        let _ = write!(file, ",\n  \"{name}\": [\n{}\n  ]", objects.join(",\n"));
    }
}

/// Lists of texts, a list a line; nothing without any.
fn push_groups(file: &mut String, name: &str, groups: &[Vec<Line>]) {
    let lines: Vec<String> =
        groups.iter().map(|group| format!("    {}", array(group.iter().map(Line::as_str)))).collect();
    if !lines.is_empty() {
        let _ = write!(file, ",\n  \"{name}\": [\n{}\n  ]", lines.join(",\n"));
    }
}

fn array<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = texts.map(quote).collect();
    format!("[{}]", quoted.join(", "))
}

/// A text as JSON, in quotes.
pub(crate) fn quote(text: &str) -> String {
    // A text can always be written.
    serde_json::to_string(text).unwrap_or_default()
}
