//! How each kind of record is decoded.
use serde_json::value::RawValue;

use super::record::{Decoded, FieldError, Record, parsed_items};
use crate::date::Date;
use crate::figure::{Figure, Prepared};
use crate::list::{Category, Collection, ExtraPage, Hue, Language, Leaderboard, ListInfo, Tool, Update};
use crate::nearest::named;
use crate::paper::{Line, Link, LinkKind, Paper, PaperId, Year};
use crate::slug::Slug;
use crate::venue::{Discipline, Kind, Series, Venue};
use crate::web_address::WebAddress;

/// A kind of record.
pub(super) trait Decode: Sized {
    /// The names of its fields.
    const FIELDS: &[&str];

    /// Decodes a record that has none but these fields.
    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self>;
}

impl Decode for ListInfo {
    const FIELDS: &[&str] =
        &["title", "tagline", "language", "repository", "about", "contributing", "pages", "starred", "cited"];

    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self> {
        Ok(Self {
            title: record.text("title", Line::new)?,
            tagline: record.text("tagline", Line::new)?,
            language: record.optional_text("language", Language::new)?,
            repository: record.text("repository", WebAddress::new)?,
            about: record.any_text("about")?,
            contributing: record.any_text("contributing")?,
            pages: record.optional("pages").map(|_| record.texts("pages", ExtraPage::named)).transpose()?,
            starred: record.optional_text("starred", day)?,
            cited: record.optional_text("cited", day)?,
        })
    }
}

impl Decode for Update {
    const FIELDS: &[&str] = &["date", "text"];

    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self> {
        Ok(Self { date: record.text("date", day)?, text: record.any_text("text")? })
    }
}

impl Decode for Category {
    const FIELDS: &[&str] = &["id", "name", "schematic", "hue", "description"];

    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self> {
        Ok(Self {
            id: record.text("id", Slug::new)?,
            name: record.text("name", Line::new)?,
            schematic: record.text("schematic", Slug::new)?,
            hue: record.optional_text("hue", Hue::named)?,
            description: record.optional_text("description", Line::new)?,
        })
    }
}

impl Decode for Collection {
    const FIELDS: &[&str] = &["id", "name", "description"];

    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self> {
        Ok(Self {
            id: record.text("id", Slug::new)?,
            name: record.text("name", Line::new)?,
            description: record.optional_text("description", Line::new)?,
        })
    }
}

impl Decode for Tool {
    const FIELDS: &[&str] = &["name", "url", "paper", "collection", "description"];

    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self> {
        Ok(Self {
            name: record.text("name", Line::new)?,
            url: record.text("url", WebAddress::new)?,
            paper: record.optional_text("paper", WebAddress::new)?,
            collection: record.text("collection", Slug::new)?,
            description: record.text("description", Line::new)?,
        })
    }
}

impl Decode for Leaderboard {
    const FIELDS: &[&str] = &["name", "url", "description"];

    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self> {
        Ok(Self {
            name: record.text("name", Line::new)?,
            url: record.text("url", WebAddress::new)?,
            description: record.text("description", Line::new)?,
        })
    }
}

impl Decode for Series {
    const FIELDS: &[&str] = &["name", "fullName", "otherNames", "kind", "field"];

    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self> {
        let name = record.text("name", Line::new)?;
        let full_name = record.optional_text("fullName", Line::new)?.map(|name| name.to_string());
        let other_names = record.optional_texts("otherNames", |name| Line::new(name).map(|name| name.to_string()))?;
        let kind = record.optional_text("kind", Kind::named)?.unwrap_or(Kind::Conference);
        let field = record.optional_text("field", Discipline::named)?.unwrap_or(Discipline::Other);
        Self::declared(name.as_str(), other_names, full_name, kind, field).map_err(|error| record.error("name", &error))
    }
}

impl Decode for Paper {
    const FIELDS: &[&str] = &[
        "id",
        "title",
        "authors",
        "moreAuthors",
        "categories",
        "collection",
        "venue",
        "year",
        "techniques",
        "recommended",
        "url",
        "links",
        "figure",
        "added",
        "citations",
        "cites",
    ];

    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self> {
        Ok(Self {
            id: record.text("id", PaperId::new)?,
            title: record.text("title", Line::new)?,
            authors: record.texts("authors", Line::new)?,
            more_authors: record.flag("moreAuthors")?,
            categories: record.texts("categories", Slug::new)?,
            collection: record.text("collection", Slug::new)?,
            venue: record.optional_text("venue", Venue::parse)?,
            stated_year: year(record)?,
            techniques: record.optional_texts("techniques", Line::new)?,
            recommended: record.flag("recommended")?,
            url: record.optional_text("url", WebAddress::new)?,
            links: links(record)?,
            figure: figure(record)?,
            added: record.optional_text("added", day)?,
            citations: record.optional_number("citations")?,
            cites: record.optional_texts("cites", PaperId::new)?,
        })
    }
}

impl Decode for Link {
    const FIELDS: &[&str] = &["kind", "url", "stars"];

    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self> {
        Ok(Self {
            kind: record.text("kind", link_kind)?,
            url: record.text("url", WebAddress::new)?,
            stars: record.optional_number("stars")?,
        })
    }
}

impl Decode for Figure {
    const FIELDS: &[&str] = &["source", "prepared"];

    fn decode<'a>(record: &Record<'a>) -> Decoded<'a, Self> {
        let prepared = record.optional_text("prepared", Prepared::parse)?;
        Ok(Self { source: record.text("source", WebAddress::new)?, prepared })
    }
}

/// Decodes a group of texts of a list: synonyms, or names of one author.
pub(super) fn group<'a>(list: &'static str, group: &'a RawValue) -> Decoded<'a, Vec<Line>> {
    let texts = parsed_items(list, group, &Line::new)?;
    if texts.len() < 2 {
        let example = if list == "people" { r#"["John Smith", "J. Smith"]"# } else { r#"["KV", "key-value"]"# };
        let problem = format!("must have two texts or more, such as {example}; add one, or remove the group");
        return Err(FieldError::new(Some(list), group, problem));
    }
    Ok(texts)
}

fn year<'a>(record: &Record<'a>) -> Decoded<'a, Option<Year>> {
    let year = record.optional_number("year")?.map(Year::new).transpose();
    year.map_err(|error| record.error("year", &error))
}

fn links<'a>(record: &Record<'a>) -> Decoded<'a, Vec<Link>> {
    let link = |(number, value)| {
        let link = Record::with_fields(value, Link::FIELDS).and_then(|record| Link::decode(&record));
        link.map_err(|error| error.within("links", Some(number)))
    };
    record.optional_items("links")?.into_iter().enumerate().map(link).collect()
}

/// A figure is the address of its source, or a record when more is known of it.
fn figure<'a>(record: &Record<'a>) -> Decoded<'a, Option<Figure>> {
    match record.optional("figure") {
        Some(value) if value.get().starts_with('{') => {
            let figure = Record::with_fields(value, Figure::FIELDS).and_then(|record| Figure::decode(&record));
            figure.map(Some).map_err(|error| error.within("figure", None))
        }
        _ => Ok(record.optional_text("figure", WebAddress::new)?.map(Figure::from)),
    }
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("“{text}” is not a day; write it as 2023-09-27"))
}

fn link_kind(text: &str) -> Result<LinkKind, String> {
    named(&LinkKind::ALL, LinkKind::id, "not a kind of link", text)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::decode;

    #[test]
    fn the_schema_has_the_fields_that_are_decoded() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../../public/papers.schema.json")).unwrap();
        let fields_of = |definition: &serde_json::Value| -> BTreeSet<String> {
            definition["properties"].as_object().unwrap().keys().cloned().collect()
        };
        let fields = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<String>>();
        assert_eq!(fields_of(&schema), fields(decode::FIELDS));
        for (name, names) in [
            ("list", ListInfo::FIELDS),
            ("update", Update::FIELDS),
            ("category", Category::FIELDS),
            ("collection", Collection::FIELDS),
            ("tool", Tool::FIELDS),
            ("leaderboard", Leaderboard::FIELDS),
            ("declaredVenue", Series::FIELDS),
            ("paper", Paper::FIELDS),
            ("link", Link::FIELDS),
            ("preparedFigure", Figure::FIELDS),
        ] {
            assert_eq!(fields_of(&schema["$defs"][name]), fields(names), "{name}");
        }
    }
}
