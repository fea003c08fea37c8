//! Making a fact of the fields of each kind of record.
use super::belongings::{figure, link};
use super::fields::{Checked, Fields};
use crate::catalogue::{Category, Collection, Date, Leaderboard, ListInfo, Tool, Update};
use crate::paper::{Line, Paper, PaperId};
use crate::slug::Slug;
use crate::venue::Venue;
use crate::web_address::WebAddress;

/// The fields of a paper.
pub(super) const PAPER_FIELDS: [&str; 11] = [
    "id",
    "title",
    "authors",
    "categories",
    "collection",
    "venue",
    "techniques",
    "recommended",
    "url",
    "links",
    "figure",
];

pub(super) fn list_info(record: &Fields<'_>) -> Checked<ListInfo> {
    Ok(ListInfo {
        title: record.text("title", Line::new)?,
        tagline: record.text("tagline", Line::new)?,
        repository: record.text("repository", WebAddress::new)?,
        about: record.any_text("about")?,
        contributing: record.any_text("contributing")?,
        starred: record.optional_text("starred", day)?,
    })
}

pub(super) fn update(record: &Fields<'_>) -> Checked<Update> {
    Ok(Update { date: record.text("date", day)?, text: record.any_text("text")? })
}

fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| format!("“{text}” is not a day; write it as 2023-09-27"))
}

pub(super) fn category(record: &Fields<'_>) -> Checked<Category> {
    Ok(Category {
        id: record.text("id", Slug::new)?,
        name: record.text("name", Line::new)?,
        schematic: record.text("schematic", Slug::new)?,
        description: record.text("description", Line::new)?,
    })
}

pub(super) fn collection(record: &Fields<'_>) -> Checked<Collection> {
    Ok(Collection {
        id: record.text("id", Slug::new)?,
        name: record.text("name", Line::new)?,
        description: record.text("description", Line::new)?,
    })
}

pub(super) fn tool(record: &Fields<'_>) -> Checked<Tool> {
    Ok(Tool {
        name: record.text("name", Line::new)?,
        url: record.text("url", WebAddress::new)?,
        paper: record.optional_text("paper", WebAddress::new)?,
        collection: record.text("collection", Slug::new)?,
        description: record.text("description", Line::new)?,
    })
}

pub(super) fn leaderboard(record: &Fields<'_>) -> Checked<Leaderboard> {
    Ok(Leaderboard {
        name: record.text("name", Line::new)?,
        url: record.text("url", WebAddress::new)?,
        description: record.text("description", Line::new)?,
    })
}

pub(super) fn paper(record: &Fields<'_>) -> Checked<Paper> {
    Ok(Paper {
        id: record.text("id", PaperId::new)?,
        title: record.text("title", Line::new)?,
        authors: record.texts("authors", Line::new)?,
        categories: record.texts("categories", Slug::new)?,
        collection: record.text("collection", Slug::new)?,
        venue: record.optional_text("venue", Venue::parse)?,
        techniques: record.optional_texts("techniques", Line::new)?,
        recommended: record.flag("recommended")?,
        url: record.optional_text("url", WebAddress::new)?,
        links: record.optional_items("links")?.iter().map(link).collect::<Result<_, _>>()?,
        figure: figure(record)?,
    })
}
