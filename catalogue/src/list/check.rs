//! What must be true of the records of a catalogue together.
use std::fmt;
use std::sync::Arc;

use super::people::People;
use super::{Catalogue, Category, Collection, Parts};
use crate::nearest::nearest;
use crate::paper::{Line, Paper};
use crate::slug::Slug;
use crate::sorting::first_equals;
use crate::venue::{Series, Venue};

/// The most ids that a message lists.
const MOST_KNOWN: usize = 30;

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
        id: Slug,
        /// The ids in the catalogue, sorted. All errors of a catalogue share them.
        known: Arc<[Slug]>,
    },
    /// The same text is in the field's list twice.
    Repeated {
        /// The text.
        text: String,
    },
    /// The name of an author is joined with others already.
    Joined {
        /// The name.
        name: String,
    },
    /// The list must not be empty.
    Empty,
}

impl CatalogueProblem {
    /// Whether the record must be left out, or can be corrected.
    fn costs_the_record(&self) -> bool {
        matches!(self, Self::Duplicate { .. } | Self::Empty)
    }
}

impl fmt::Display for CatalogueProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duplicate { id, first } => {
                write!(formatter, "“{id}” is already the id of record {}; remove one of the two", first + 1)
            }
            Self::Unknown { id, known } => {
                write!(formatter, "“{id}” is not in the catalogue; ")?;
                if let Some(meant) = nearest(id.as_str(), known.iter().map(Slug::as_str)) {
                    return write!(formatter, "did you mean “{meant}”?");
                }
                if known.is_empty() {
                    return formatter.write_str("add a record for it");
                }
                let known: Vec<&str> = known.iter().map(Slug::as_str).collect();
                let (shown, more) = known.split_at(known.len().min(MOST_KNOWN));
                let more = if more.is_empty() { "" } else { ", …" };
                write!(formatter, "use one of {}{more}", shown.join(", "))
            }
            Self::Repeated { text } => write!(formatter, "“{text}” is there twice; remove one of the two"),
            Self::Joined { name } => {
                write!(formatter, "“{name}” is joined with other names already; join all names of an author at once")
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
    /// in the list, or that is in no category, or a name that is joined with others twice.
    pub fn new(parts: Parts) -> Result<Self, CatalogueError> {
        let (catalogue, errors) = Self::salvage(parts);
        errors.into_iter().next().map_or(Ok(catalogue), Err)
    }

    /// Puts together what fits together, and reports what did not: a record whose id is taken
    /// and a paper in no category are left out, what is named twice is named once, and a
    /// category or collection that is not in the list is put there under its id.
    #[must_use]
    pub fn salvage(mut parts: Parts) -> (Self, Vec<CatalogueError>) {
        let (people, repeated) = People::gather(&mut parts.people);
        let joined = |(position, name)| {
            let problem = CatalogueProblem::Joined { name };
            CatalogueError { list: "people", position, field: "people", problem }
        };
        let mut errors: Vec<CatalogueError> = repeated.into_iter().map(joined).collect();
        let mut categories =
            References::to("categories", parts.categories.iter().map(|category| &category.id), &mut errors);
        let mut collections =
            References::to("collections", parts.collections.iter().map(|collection| &collection.id), &mut errors);
        let mut order = order_of_papers(&parts.papers, &mut errors);
        self::order("venues", "name", parts.venues.len(), &|position| parts.venues[position].id(), &mut errors);
        read_venues(&mut parts.papers, &parts.venues);
        for (position, paper) in parts.papers.iter_mut().enumerate() {
            let error = |field, problem| CatalogueError { list: "papers", position, field, problem };
            // A year that follows from the rest is not stated.
            let derived = paper.derived_year();
            paper.stated_year = paper.stated_year.filter(|year| derived != Some(year.get()));
            if paper.categories.is_empty() {
                errors.push(error("categories", CatalogueProblem::Empty));
            }
            let repeated = [
                ("authors", remove_repeated(&mut paper.authors, Line::as_str)),
                ("categories", remove_repeated(&mut paper.categories, Slug::as_str)),
                ("techniques", remove_repeated(&mut paper.techniques, Line::as_str)),
            ];
            for (field, text) in repeated {
                errors.extend(text.map(|text| error(field, CatalogueProblem::Repeated { text })));
            }
            for category in &paper.categories {
                categories.check("papers", position, "categories", category);
            }
            collections.check("papers", position, "collection", &paper.collection);
        }
        for (position, tool) in parts.tools.iter().enumerate() {
            collections.check("tools", position, "collection", &tool.collection);
        }
        let categories = categories.unknown(&mut errors);
        let collections = collections.unknown(&mut errors);
        parts.categories.extend(categories.into_iter().map(Category::unnamed));
        parts.collections.extend(collections.into_iter().map(Collection::unnamed));

        if errors.iter().any(|error| error.problem.costs_the_record()) {
            remove("categories", &mut parts.categories, &errors);
            remove("collections", &mut parts.collections, &errors);
            remove("papers", &mut parts.papers, &errors);
            remove("venues", &mut parts.venues, &errors);
            order = order_of_papers(&parts.papers, &mut Vec::new());
        }
        (Self { parts, by_id: order, people }, errors)
    }
}

/// Reads the venues of papers anew where a list declares some.
pub(super) fn read_venues(papers: &mut [Paper], declared: &[Series]) {
    if declared.is_empty() {
        return;
    }
    for venue in papers.iter_mut().filter_map(|paper| paper.venue.as_mut()) {
        // What was a label once is one.
        if let Ok(read) = Venue::parse_among(venue.label(), declared) {
            *venue = read;
        }
    }
}

/// The positions of the papers in the order of their ids.
fn order_of_papers(papers: &[Paper], errors: &mut Vec<CatalogueError>) -> Vec<u32> {
    order("papers", "id", papers.len(), &|position| papers[position].id.as_str(), errors)
}

/// The positions of the records of `list` in the order of their ids, which `field` gives; a record
/// whose id an earlier one has is an error.
fn order<'a>(
    list: &'static str,
    field: &'static str,
    length: usize,
    id: &dyn Fn(usize) -> &'a str,
    errors: &mut Vec<CatalogueError>,
) -> Vec<u32> {
    let (order, firsts) = first_equals(length, id);
    for (position, first) in firsts.into_iter().enumerate().filter(|(position, first)| position != first) {
        let problem = CatalogueProblem::Duplicate { id: id(position).to_owned(), first };
        errors.push(CatalogueError { list, position, field, problem });
    }
    order
}

/// Removes what is equal to an earlier item; the first such text.
fn remove_repeated<T>(items: &mut Vec<T>, text: fn(&T) -> &str) -> Option<String> {
    let (_, firsts) = first_equals(items.len(), &|position| text(&items[position]));
    let (repeated, _) = firsts.iter().enumerate().find(|(position, first)| position != *first)?;
    let repeated = text(&items[repeated]).to_owned();
    let mut firsts = firsts.into_iter().enumerate();
    items.retain(|_| firsts.next().is_some_and(|(position, first)| position == first));
    Some(repeated)
}

/// The references of records to the ids of one list.
struct References {
    /// The ids of the list, sorted.
    known: Arc<[Slug]>,
    /// The references to other ids: list, position and field of the record, and the id.
    unknown: Vec<(&'static str, usize, &'static str, Slug)>,
}

impl References {
    /// To the list with these ids; those that are there twice are errors.
    fn to<'a>(list: &'static str, ids: impl Iterator<Item = &'a Slug>, errors: &mut Vec<CatalogueError>) -> Self {
        let ids: Vec<&Slug> = ids.collect();
        let order = order(list, "id", ids.len(), &|position| ids[position].as_str(), errors);
        Self { known: order.into_iter().map(|position| ids[position as usize].clone()).collect(), unknown: Vec::new() }
    }

    fn check(&mut self, list: &'static str, position: usize, field: &'static str, id: &Slug) {
        if self.known.binary_search(id).is_err() {
            self.unknown.push((list, position, field, id.clone()));
        }
    }

    /// The unknown ids, each once. The first reference to each is an error.
    fn unknown(self, errors: &mut Vec<CatalogueError>) -> Vec<Slug> {
        let Self { known, unknown } = self;
        let (_, firsts) = first_equals(unknown.len(), &|number| unknown[number].3.as_str());
        let mut ids = Vec::new();
        for (number, (list, position, field, id)) in unknown.into_iter().enumerate() {
            if firsts[number] == number {
                let problem = CatalogueProblem::Unknown { id: id.clone(), known: Arc::clone(&known) };
                errors.push(CatalogueError { list, position, field, problem });
                ids.push(id);
            }
        }
        ids
    }
}

/// Removes the records that cannot stay.
fn remove<T>(list: &str, records: &mut Vec<T>, errors: &[CatalogueError]) {
    let mut is_lost = vec![false; records.len()];
    for error in errors.iter().filter(|error| error.list == list && error.problem.costs_the_record()) {
        is_lost[error.position] = true;
    }
    let mut lost = is_lost.into_iter();
    records.retain(|_| !lost.next().unwrap_or_default());
}
