//! The whole list, and what must be true of its records together.
use std::fmt;

use crate::paper::{Line, Paper, PaperId};
use crate::slug::Slug;
use crate::sorting::sorted_positions;
use crate::web_address::WebAddress;

/// What the list says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListInfo {
    /// Its name.
    pub title: Line,
    /// What it is, in one plain sentence.
    pub tagline: Line,
    /// The repository that takes contributions.
    pub repository: WebAddress,
    /// What it holds and how it is kept, in Markdown.
    pub about: String,
    /// How to add a paper, in Markdown.
    pub contributing: String,
}

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// Reads `2023-09-27`; `None` when `text` is no day in that form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let mut number = |length: usize| -> Option<u16> {
            let part = parts.next()?;
            (part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.parse().ok())?
        };
        let year = number(4)?;
        let month = u8::try_from(number(2)?).ok()?;
        let day = u8::try_from(number(2)?).ok()?;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            2 => 28 + u8::from(leap),
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(Self { year, month, day })
    }

    /// The day as a reader says it: `27 September 2023`.
    #[must_use]
    pub fn long(self) -> String {
        format!("{} {} {}", self.day, month_name(self.month), self.year)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The English name of a month, 1 to 12; empty for any other number.
#[must_use]
pub fn month_name(month: u8) -> &'static str {
    const NAMES: [&str; 13] = [
        "",
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES.get(usize::from(month)).copied().unwrap_or_default()
}

/// A dated note on what changed in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Update {
    /// The day of the change.
    pub date: Date,
    /// What changed, in Markdown.
    pub text: String,
}

/// A section of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// Its identifier, unique among the categories.
    pub id: Slug,
    /// Its name.
    pub name: Line,
    /// The family of figures drawn for its papers that have no figure of their own.
    pub schematic: Slug,
    /// What it is and what to look for, in one paragraph.
    pub description: Line,
}

/// A part of the list kept beside the others, such as the papers on smaller models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Its identifier, unique among the collections.
    pub id: Slug,
    /// Its name.
    pub name: Line,
    /// What it holds, in one sentence.
    pub description: Line,
}

/// A program or project that the list names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tool {
    /// Its name.
    pub name: Line,
    /// Its address.
    pub url: WebAddress,
    /// The address of the paper about it.
    pub paper: Option<WebAddress>,
    /// The id of the collection that it belongs to.
    pub collection: Slug,
    /// What it is, in one line.
    pub description: Line,
}

/// A leaderboard that the list names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaderboard {
    /// Its name.
    pub name: Line,
    /// Its address.
    pub url: WebAddress,
    /// What it measures, in one line.
    pub description: Line,
}

/// Everything a catalogue is made of, before it is known to hold together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parts {
    /// What the list says of itself.
    pub list: ListInfo,
    /// Its updates, newest first.
    pub updates: Vec<Update>,
    /// Its sections in their order.
    pub categories: Vec<Category>,
    /// Its collections in their order.
    pub collections: Vec<Collection>,
    /// The programs that it names.
    pub tools: Vec<Tool>,
    /// The leaderboards that it names.
    pub leaderboards: Vec<Leaderboard>,
    /// Its papers in their order.
    pub papers: Vec<Paper>,
}

/// A list of papers that holds together: no two records of a kind share an id, and
/// every category and collection named by a record is one of the list's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    parts: Parts,
    /// The positions of the papers in the order of their ids.
    by_id: Vec<u32>,
}

/// Why some parts are not a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueError {
    /// The list of the catalogue in which the record is: `papers`, `tools`, …
    pub list: &'static str,
    /// The position of the record in that list, from 0.
    pub position: usize,
    /// The field that is wrong.
    pub field: &'static str,
    /// What is wrong with it.
    pub problem: CatalogueProblem,
}

/// What can be wrong between the records of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueProblem {
    /// An earlier record of the list has the same id.
    Duplicate {
        /// The id.
        id: String,
        /// The position of the earlier record, from 0.
        first: usize,
    },
    /// The id names nothing in the catalogue.
    Unknown {
        /// The id.
        id: String,
        /// The ids that would do.
        known: Vec<String>,
    },
    /// The list must not be empty.
    Empty,
}

impl fmt::Display for CatalogueProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duplicate { id, first } => {
                write!(formatter, "“{id}” is already the id of record {}; remove one of the two", first + 1)
            }
            Self::Unknown { id, known } => {
                write!(formatter, "“{id}” is not in the catalogue; use one of {}", known.join(", "))
            }
            Self::Empty => formatter.write_str("is empty; name at least one"),
        }
    }
}

impl Catalogue {
    /// Puts the parts together.
    ///
    /// # Errors
    /// Names the first record whose id is taken, whose category or collection is not
    /// in the list, or that is in no category.
    pub fn new(parts: Parts) -> Result<Self, CatalogueError> {
        by_id("categories", &|position| parts.categories[position].id.as_str(), parts.categories.len())?;
        by_id("collections", &|position| parts.collections[position].id.as_str(), parts.collections.len())?;
        let by_id = by_id("papers", &|position| parts.papers[position].id.as_str(), parts.papers.len())?;

        let categories: Vec<&Slug> = parts.categories.iter().map(|category| &category.id).collect();
        let collections: Vec<&Slug> = parts.collections.iter().map(|collection| &collection.id).collect();
        let known = |id: &Slug, ids: &[&Slug]| {
            if ids.contains(&id) {
                return Ok(());
            }
            let order = sorted_positions(ids.len(), &|left, right| ids[left].cmp(ids[right]));
            let known = order.into_iter().map(|position| ids[position as usize].to_string()).collect();
            Err(CatalogueProblem::Unknown { id: id.to_string(), known })
        };
        for (position, paper) in parts.papers.iter().enumerate() {
            let error = |field| move |problem| CatalogueError { list: "papers", position, field, problem };
            if paper.categories.is_empty() {
                return Err(error("categories")(CatalogueProblem::Empty));
            }
            for category in &paper.categories {
                known(category, &categories).map_err(error("categories"))?;
            }
            known(&paper.collection, &collections).map_err(error("collection"))?;
        }
        for (position, tool) in parts.tools.iter().enumerate() {
            known(&tool.collection, &collections).map_err(|problem| CatalogueError {
                list: "tools",
                position,
                field: "collection",
                problem,
            })?;
        }

        Ok(Self { parts, by_id })
    }

    /// Everything in it.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// What the list says of itself.
    #[must_use]
    pub fn list(&self) -> &ListInfo {
        &self.parts.list
    }

    /// Its papers in their order. A paper's position here identifies it in an index
    /// and in results.
    #[must_use]
    pub fn papers(&self) -> &[Paper] {
        &self.parts.papers
    }

    /// Its sections in their order.
    #[must_use]
    pub fn categories(&self) -> &[Category] {
        &self.parts.categories
    }

    /// The position and the paper with this id.
    #[must_use]
    pub fn find(&self, id: &PaperId) -> Option<(usize, &Paper)> {
        let papers = self.papers();
        let place = self.by_id.binary_search_by(|position| papers[*position as usize].id.cmp(id)).ok()?;
        let position = self.by_id[place] as usize;
        Some((position, &papers[position]))
    }

    /// The category with this id.
    #[must_use]
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.parts.categories.iter().find(|category| category.id.as_str() == id)
    }

    /// The position of the category with this id, which also gives it its colour.
    #[must_use]
    pub fn category_position(&self, id: &Slug) -> Option<usize> {
        self.parts.categories.iter().position(|category| category.id == *id)
    }

    /// The collection with this id.
    #[must_use]
    pub fn collection(&self, id: &Slug) -> Option<&Collection> {
        self.parts.collections.iter().find(|collection| collection.id == *id)
    }
}

/// The positions of the records of `list` in the order of their ids, of which no two are
/// the same.
fn by_id<'a>(list: &'static str, id: &dyn Fn(usize) -> &'a str, length: usize) -> Result<Vec<u32>, CatalogueError> {
    let order = sorted_positions(length, &|left, right| id(left).cmp(id(right)));
    // Equal ids are neighbours, the earlier record first. The first record to say again
    // what was said before is the one that is wrong.
    let pairs = order.windows(2).map(|pair| (pair[1] as usize, pair[0] as usize));
    match pairs.filter(|(again, first)| id(*again) == id(*first)).min() {
        Some((position, first)) => {
            let problem = CatalogueProblem::Duplicate { id: id(position).to_owned(), first };
            Err(CatalogueError { list, position, field: "id", problem })
        }
        None => Ok(order),
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!(Date::parse("2023-09-27").unwrap().long(), "27 September 2023");
        assert_eq!(Date::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
        for bad in ["2023-02-29", "2023-13-01", "2023-9-27", "2023-09-27T", "", "2023-09", "+023-01-01"] {
            assert_eq!(Date::parse(bad), None, "{bad}");
        }
    }
}
