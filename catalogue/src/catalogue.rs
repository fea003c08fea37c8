//! The whole list, and what must be true of its records together.
use std::fmt;

mod date;

pub use date::{Date, month_name};

use crate::paper::{Line, Paper, PaperId};
use crate::slug::Slug;
use crate::sorting::sorted_positions;
use crate::web_address::WebAddress;

/// The most papers of a list that is one file, with a page for each. A longer list is loaded in parts,
/// and only its newest papers have pages.
pub const LONGEST_WHOLE: usize = 5_000;

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
    /// The day on which the stars of its links were counted, if they were.
    pub starred: Option<Date>,
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

impl Category {
    /// A category of which no more than its id is known.
    fn unnamed(id: Slug) -> Self {
        let name = Line::from(&id);
        Self { schematic: id.clone(), name: name.clone(), description: name, id }
    }
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

impl Collection {
    /// A collection of which no more than its id is known.
    fn unnamed(id: Slug) -> Self {
        let name = Line::from(&id);
        Self { name: name.clone(), description: name, id }
    }
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
        let (catalogue, errors) = Self::mend(parts);
        errors.into_iter().next().map_or(Ok(catalogue), Err)
    }

    /// Puts together what fits together, and says what did not: a record whose id is taken
    /// and a paper in no category are left out, and a category or collection that is not in
    /// the list is put there under its id.
    #[must_use]
    pub fn mend(mut parts: Parts) -> (Self, Vec<CatalogueError>) {
        let mut errors = Vec::new();
        by_id("categories", &|position| parts.categories[position].id.as_str(), parts.categories.len(), &mut errors);
        by_id("collections", &|position| parts.collections[position].id.as_str(), parts.collections.len(), &mut errors);
        let mut order =
            by_id("papers", &|position| parts.papers[position].id.as_str(), parts.papers.len(), &mut errors);

        let mut categories: Vec<Slug> = parts.categories.iter().map(|category| category.id.clone()).collect();
        let mut collections: Vec<Slug> = parts.collections.iter().map(|collection| collection.id.clone()).collect();
        for (position, paper) in parts.papers.iter().enumerate() {
            let mut check = |field, result: Result<(), CatalogueProblem>| {
                errors.extend(result.err().map(|problem| CatalogueError { list: "papers", position, field, problem }));
            };
            if paper.categories.is_empty() {
                check("categories", Err(CatalogueProblem::Empty));
            }
            for category in &paper.categories {
                check("categories", known(category, &mut categories));
            }
            check("collection", known(&paper.collection, &mut collections));
        }
        for (position, tool) in parts.tools.iter().enumerate() {
            if let Err(problem) = known(&tool.collection, &mut collections) {
                errors.push(CatalogueError { list: "tools", position, field: "collection", problem });
            }
        }

        if !errors.is_empty() {
            parts.categories.extend(categories.drain(parts.categories.len()..).map(Category::unnamed));
            parts.collections.extend(collections.drain(parts.collections.len()..).map(Collection::unnamed));
            remove("categories", &mut parts.categories, &errors);
            remove("collections", &mut parts.collections, &errors);
            remove("papers", &mut parts.papers, &errors);
            order =
                by_id("papers", &|position| parts.papers[position].id.as_str(), parts.papers.len(), &mut Vec::new());
        }
        (Self { parts, by_id: order }, errors)
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

/// The positions of the records of `list` in the order of their ids; a record whose id an
/// earlier one has is an error.
fn by_id<'a>(
    list: &'static str,
    id: &dyn Fn(usize) -> &'a str,
    length: usize,
    errors: &mut Vec<CatalogueError>,
) -> Vec<u32> {
    let order = sorted_positions(length, &|left, right| id(left).cmp(id(right)));
    // Equal ids are neighbours, the earliest record first.
    let mut first = order.first().map_or(0, |position| *position as usize);
    let mut firsts: Vec<usize> = (0..length).collect();
    for position in order.iter().map(|position| *position as usize) {
        if id(position) != id(first) {
            first = position;
        }
        firsts[position] = first;
    }
    for (position, first) in firsts.into_iter().enumerate().filter(|(position, first)| position != first) {
        let problem = CatalogueProblem::Duplicate { id: id(position).to_owned(), first };
        errors.push(CatalogueError { list, position, field: "id", problem });
    }
    order
}

/// Whether `id` is one of `ids`; from now on it is.
fn known(id: &Slug, ids: &mut Vec<Slug>) -> Result<(), CatalogueProblem> {
    if ids.contains(id) {
        return Ok(());
    }
    let order = sorted_positions(ids.len(), &|left, right| ids[left].cmp(&ids[right]));
    let known = order.into_iter().map(|position| ids[position as usize].to_string()).collect();
    ids.push(id.clone());
    Err(CatalogueProblem::Unknown { id: id.to_string(), known })
}

/// Removes the records that cannot stay.
fn remove<T>(list: &str, records: &mut Vec<T>, errors: &[CatalogueError]) {
    let mut is_lost = vec![false; records.len()];
    for error in errors {
        if error.list == list && !matches!(error.problem, CatalogueProblem::Unknown { .. }) {
            is_lost[error.position] = true;
        }
    }
    let mut lost = is_lost.into_iter();
    records.retain(|_| !lost.next().unwrap_or_default());
}
