//! The whole list: its records, and what holds between them.
mod check;
mod extra_page;
mod hue;
mod language;
mod people;

pub use check::{CatalogueError, CatalogueProblem};
pub use extra_page::ExtraPage;
pub use hue::Hue;
pub use language::Language;

use crate::date::Date;
use crate::paper::{Line, Paper, PaperId};
use crate::slug::Slug;
use crate::venue::{Series, Venue, VenueError};
use crate::web_address::WebAddress;
use people::People;

/// What the list says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListInfo {
    /// Its name.
    pub title: Line,
    /// What it is, in one plain sentence.
    pub tagline: Line,
    /// The language of what it says of itself and of its categories, if it is said.
    pub language: Option<Language>,
    /// The repository that takes contributions.
    pub repository: WebAddress,
    /// What it holds and how it is kept, in Markdown.
    pub about: String,
    /// How to add a paper, in Markdown.
    pub contributing: String,
    /// The pages that it has besides the list, those for which there is something to show; `None` for all.
    pub pages: Option<Vec<ExtraPage>>,
    /// The day on which the stars of its links were counted, if they were.
    pub starred: Option<Date>,
    /// The day of which the citations of its papers are, if they are known.
    pub cited: Option<Date>,
}

impl ListInfo {
    /// The attribute `lang` of its own texts in pages, which are in English; `None` where they need none.
    #[must_use]
    pub fn lang(&self) -> Option<&str> {
        self.language.as_ref().filter(|language| language.differs_from_pages()).map(Language::as_str)
    }

    /// Whether the list has a page, if there is something to show on it.
    #[must_use]
    pub fn has_page(&self, page: ExtraPage) -> bool {
        self.pages.as_ref().is_none_or(|pages| pages.contains(&page))
    }
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
    /// The hue of its figures and badges; `None` for that of its place in the list.
    pub hue: Option<Hue>,
    /// What it is and what to look for, in one paragraph, where somebody wrote it.
    pub description: Option<Line>,
}

impl Category {
    /// The families of drawn figures.
    pub const SCHEMATICS: [&str; 15] = [
        "distillation",
        "pruning",
        "quantization",
        "acceleration",
        "mixture",
        "text-compression",
        "low-rank",
        "memory-ladder",
        "kv-cache",
        "architecture",
        "training",
        "tuning",
        "survey",
        "others",
        "leaderboard",
    ];

    /// Whether it is where leaderboards stand, in place of papers, as its drawing says.
    #[must_use]
    pub fn is_of_leaderboards(&self) -> bool {
        self.schematic.as_str() == "leaderboard"
    }

    /// A category of which no more than its id is known.
    fn unnamed(id: Slug) -> Self {
        Self { schematic: id.clone(), hue: None, name: Line::from(&id), description: None, id }
    }
}

/// A part of the list kept beside the others, such as the papers on smaller models.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Its identifier, unique among the collections.
    pub id: Slug,
    /// Its name.
    pub name: Line,
    /// What it holds, in one sentence, where somebody wrote it.
    pub description: Option<Line>,
}

impl Collection {
    /// A collection of which no more than its id is known.
    fn unnamed(id: Slug) -> Self {
        Self { name: Line::from(&id), description: None, id }
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
    /// Groups of texts that mean the same, such as an acronym and what it is short for: who searches
    /// for one also finds the papers whose titles have another.
    pub synonyms: Vec<Vec<Line>>,
    /// Conferences and journals that the list [declares](Series::declared).
    pub venues: Vec<Series>,
    /// Authors whose names are spelled in several ways: all names of each, the one to show first.
    pub people: Vec<Vec<Line>>,
    /// Its papers in their order.
    pub papers: Vec<Paper>,
}

/// A list of papers that holds together: no two records of a kind share an id, every category
/// and collection named by a record is one of the list's, and no paper names an author, a
/// category or a technique twice; nor is an author's name joined with others twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    parts: Parts,
    /// The positions of the papers in the order of their ids.
    by_id: Vec<u32>,
    people: People,
}

impl Catalogue {
    /// Everything in it.
    #[must_use]
    pub fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The catalogue with other facts, such as counts, on which nothing depends that must hold between records.
    pub(crate) fn with_facts(mut self, set: impl FnOnce(&mut Parts)) -> Self {
        set(&mut self.parts);
        self
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

    /// Reads the label of a venue, which can be one that the list declares.
    ///
    /// # Errors
    /// As [`Venue::parse`].
    pub fn parse_venue(&self, label: &str) -> Result<Venue, VenueError> {
        Venue::parse_among(label, &self.parts.venues)
    }

    /// Reads the venues of papers that stand apart from the list, as [`Self::parse_venue`] does.
    pub fn read_venues(&self, papers: &mut [Paper]) {
        check::read_venues(papers, &self.parts.venues);
    }

    /// The venues that the list declares, and no paper appeared in.
    pub fn unused_venues(&self) -> impl Iterator<Item = &Series> {
        let venues = || self.papers().iter().filter_map(|paper| paper.venue.as_ref());
        self.parts.venues.iter().filter(move |declared| !venues().any(|venue| venue.series() == *declared))
    }

    /// The category with this id.
    #[must_use]
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.parts.categories.iter().find(|category| category.id.as_str() == id)
    }

    /// The categories of a paper.
    pub fn categories_of(&self, paper: &Paper) -> impl Iterator<Item = &Category> {
        paper.categories.iter().filter_map(|id| self.category(id.as_str()))
    }

    /// The hue of the category with this id: its own, else that of its place.
    #[must_use]
    pub fn hue(&self, id: &Slug) -> Hue {
        let place = self.category_position(id).unwrap_or(0);
        let own = self.categories().get(place).and_then(|category| category.hue);
        own.unwrap_or_else(|| Hue::of_place(place))
    }

    /// The position of the category with this id.
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
