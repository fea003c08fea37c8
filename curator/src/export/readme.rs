//! The README back: the list in Markdown, section by section, in the format that the first list
//! had. `papers import` reads it to the same records.
use std::fmt::Write as _;

use catalogue::paper::Line;
use catalogue::readme::{COLUMNS, bullet, escape_address, escape_text, table_row};
use catalogue::{Catalogue, Category, Collection, Leaderboard, Paper, Slug, month_name};

use crate::import::catalogue::CONTRIBUTING;

/// The first line of what is written here, by which it is told from what a person wrote.
pub const MARK: &str = "<!-- Written by `papers export`: edit the catalogue, not this file. -->";

/// What stands below the head of every table.
const ALIGNMENT: &str = "|:----|  :----: | :---:|\n";

/// The letters of a month's name that the first list wrote.
const MONTH_LETTERS: usize = 3;

/// Writes papers as a README.
#[must_use]
pub fn write(catalogue: &Catalogue, papers: &[&Paper]) -> String {
    let parts = catalogue.parts();
    let list = &parts.list;
    let mut readme = format!("{MARK}\n# {}\n\n{}\n", heading(&list.title), heading(&list.tagline));
    let has = |category: &Slug| papers.iter().any(|paper| paper.categories.contains(category));
    let of_leaderboards = category_of_leaderboards(catalogue).map(|category| &category.id);
    let is_written = |category: &&Category| has(&category.id) || of_leaderboards == Some(&category.id);
    for category in parts.categories.iter().filter(is_written) {
        let name = heading(&category.name);
        let _ = writeln!(readme, "  - [{name}](#{})", anchor(category.name.as_str()));
    }
    if !parts.updates.is_empty() {
        readme.push_str("\n#### Updates\n");
        for update in &parts.updates {
            let date = update.date;
            let month: String = month_name(date.month).chars().take(MONTH_LETTERS).collect();
            let text = update.text.split_whitespace().collect::<Vec<_>>().join(" ");
            let _ = writeln!(readme, "* {month} {}, {}: {text}", date.day, date.year);
        }
    }
    if !["", CONTRIBUTING].contains(&list.contributing.trim()) {
        let _ = write!(readme, "\n#### Contributing\n\n{}\n", list.contributing.trim());
    }
    for (number, collection) in parts.collections.iter().enumerate() {
        let own: Vec<&Paper> = papers.iter().copied().filter(|paper| paper.collection == collection.id).collect();
        write_collection(catalogue, collection, &own, number > 0, &mut readme);
    }
    readme
}

/// Writes papers as a plain list in Markdown: a bullet each, in their order below the heading of each of their
/// categories.
#[must_use]
pub fn write_bullets(catalogue: &Catalogue, papers: &[&Paper]) -> String {
    let parts = catalogue.parts();
    let mut list = format!("{MARK}\n# {}\n", heading(&parts.list.title));
    for (number, collection) in parts.collections.iter().enumerate() {
        let of_collection: Vec<&Paper> =
            papers.iter().copied().filter(|paper| paper.collection == collection.id).collect();
        if number > 0 && !of_collection.is_empty() {
            let _ = write!(list, "\n# {}\n", heading(&collection.name));
        }
        for category in &parts.categories {
            let mut own = of_collection.iter().filter(|paper| paper.categories.contains(&category.id)).peekable();
            if own.peek().is_some() {
                let _ = write!(list, "\n## {}\n\n", heading(&category.name));
            }
            for paper in own {
                let _ = writeln!(list, "{}", bullet(paper));
            }
        }
    }
    list
}

fn write_collection(
    catalogue: &Catalogue,
    collection: &Collection,
    papers: &[&Paper],
    is_named: bool,
    readme: &mut String,
) {
    let parts = catalogue.parts();
    let tools: Vec<_> = parts.tools.iter().filter(|tool| tool.collection == collection.id).collect();
    if is_named && (!papers.is_empty() || !tools.is_empty()) {
        // A side list is read back as one by its name.
        let _ = write!(readme, "\n# {}\n", heading(&collection.name));
    }
    let of_leaderboards = category_of_leaderboards(catalogue).filter(|_| !is_named);
    for category in &parts.categories {
        let mut own = papers.iter().filter(|paper| paper.categories.contains(&category.id)).peekable();
        let holds_leaderboards = of_leaderboards.is_some_and(|other| other.id == category.id);
        if own.peek().is_none() && !holds_leaderboards {
            continue;
        }
        let _ = write!(readme, "\n## {}\n", heading(&category.name));
        if let Some(description) = &category.description {
            let _ = write!(readme, "\n{}\n\n", heading(description));
        }
        if own.peek().is_some() {
            let _ = write!(readme, "| {} |\n{ALIGNMENT}", COLUMNS.join(" | "));
        }
        for paper in own {
            readme.push_str(&table_row(paper, &parts.list.repository));
            readme.push('\n');
        }
        if holds_leaderboards {
            write_leaderboards(catalogue, readme);
        }
    }
    if !is_named && of_leaderboards.is_none() && !parts.leaderboards.is_empty() {
        readme.push_str("\n## Leaderboards\n");
        write_leaderboards(catalogue, readme);
    }
    if !tools.is_empty() {
        readme.push_str("\n## Tools\n");
        for tool in tools {
            let (name, url) = (escape_text(tool.name.as_str()), escape_address(tool.url.as_str()));
            let paper = tool.paper.as_ref().map(|paper| format!(" [[Paper]]({})", escape_address(paper.as_str())));
            let paper = paper.unwrap_or_default();
            let _ = writeln!(readme, "- [{name}]({url}) - {}{paper}", escape_text(tool.description.as_str()));
        }
    }
}

/// The category that the leaderboards of a list stand in, if it has any.
fn category_of_leaderboards(catalogue: &Catalogue) -> Option<&Category> {
    let has_any = !catalogue.parts().leaderboards.is_empty();
    catalogue.categories().iter().find(|category| has_any && category.is_of_leaderboards())
}

fn write_leaderboards(catalogue: &Catalogue, readme: &mut String) {
    for Leaderboard { name, url, description } in &catalogue.parts().leaderboards {
        let (name, url) = (escape_text(name.as_str()), escape_address(url.as_str()));
        let _ = writeln!(readme, "- [{name}]({url}) - {}", escape_text(description.as_str()));
    }
}

/// The text of a heading, in which `#` may end it.
fn heading(text: &Line) -> String {
    escape_text(text.as_str()).replace('#', "\\#")
}

/// The anchor that GitHub gives a heading.
fn anchor(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .filter(|character| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_'))
        .map(|character| if character == ' ' { '-' } else { character })
        .collect()
}
