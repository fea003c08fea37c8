//! All that a page is rendered from besides its address.
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use catalogue::citations::References;
use catalogue::cite::CitationKeys;
use catalogue::decode::{RecordError, decode_papers};
use catalogue::export::{Format, Texts};
use catalogue::neighbours::{Neighbours, neighbours};
use catalogue::query::{Facet, Has, Query, Sort, Term};
use catalogue::route::{Base, Route};
use catalogue::search::{
    CorruptPart, Index, Offer, Part, Relaxation, Results, missing_title, offers, relaxations, search_among,
};
use catalogue::slug::Slug;
use catalogue::{Catalogue, Paper, PaperId, authors};

use super::abstracts::ListAbstracts;
use super::error::LoadError;
use super::long::{self, FIRST_RECORDS, Long, Position};
use super::presence::Presence;
use super::results::PageResults;
use crate::browser::IS_PROGRAM;

/// The file of the site that holds the catalogue.
pub const FILE: &str = "papers.json";

/// The most papers of a list that is loaded as a whole.
pub const LONGEST_WHOLE: usize = 5_000;

/// The catalogue, its index, and what is known of them. This is the one seam behind which a long list
/// is loaded in parts: what returns an `Option` or a [`Presence`] here may still be loading, and whoever
/// asked runs again once it has loaded.
#[derive(Debug)]
pub struct Library {
    /// The list; of a long one only its newest papers.
    pub catalogue: Catalogue,
    /// What makes it searchable.
    pub index: Index,
    /// The folder of the site.
    pub base: Base,
    /// What of the catalogue's file could not be decoded.
    pub problems: Vec<RecordError>,
    /// What is new since the reader's last visit.
    pub new_papers: NewPapers,
    /// Whether the stars of any code are known.
    pub has_stars: bool,
    /// Whether the list says something of most papers in its own words.
    pub has_remarks: bool,
    /// What is loaded of a list that is too long to be loaded as a whole.
    pub long: Option<Long>,
    /// The abstracts that a search or an export may ask for; `None` where the list has none.
    pub abstracts: Option<ListAbstracts>,
    /// The keys of citations, once one was asked for.
    pub(super) citation_keys: OnceLock<CitationKeys>,
    /// Who of the list cites whom, once it was asked for.
    pub(super) references: OnceLock<References>,
    /// The ids of papers by those that they had before, once one was asked for.
    pub(super) former_ids: OnceLock<HashMap<PaperId, PaperId>>,
}

/// Which papers are new to the reader.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NewPapers {
    /// None, as on a first visit.
    #[default]
    None,
    /// For each position of the list, whether that paper is.
    At(Vec<bool>),
    /// Of a long list, all that are newer than this one, which was the newest then.
    After(PaperId),
}

impl Library {
    /// Indexes a catalogue whose site is under `base`.
    #[must_use]
    pub fn new(catalogue: Catalogue, base: Base) -> Self {
        let index = Index::new(&catalogue);
        Self::with_index(catalogue, index, base)
    }

    /// A catalogue that is indexed already.
    #[must_use]
    pub fn with_index(catalogue: Catalogue, index: Index, base: Base) -> Self {
        let has_stars = catalogue.papers().iter().filter_map(Paper::code).any(|code| code.stars.is_some());
        // Of a long list no more is loaded than its newest papers.
        let newest = index.newest().iter().take(FIRST_RECORDS).filter_map(|at| catalogue.papers().get(*at as usize));
        let (with_remarks, without): (Vec<&Paper>, Vec<&Paper>) = newest.partition(|paper| paper.remark.is_some());
        let has_remarks = with_remarks.len() > without.len();
        Self {
            catalogue,
            index,
            base,
            problems: Vec::new(),
            new_papers: NewPapers::None,
            has_stars,
            has_remarks,
            long: None,
            abstracts: None,
            citation_keys: OnceLock::new(),
            references: OnceLock::new(),
            former_ids: OnceLock::new(),
        }
    }

    /// Whether it is known how often any paper is cited.
    #[must_use]
    pub fn has_citations(&self) -> bool {
        self.catalogue.list().cited.is_some()
    }

    /// Whether the list is too long to be loaded as a whole.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.index.len() > LONGEST_WHOLE
    }

    /// The address of a page.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        route.href(&self.base)
    }

    /// What an address of the site shows.
    #[must_use]
    pub fn route(&self, path: &str, search: &str) -> Route {
        // A category may hold no papers, such as one of leaderboards.
        let is_known = |facet, id: &str| {
            self.index.facet_value(facet, id).is_some()
                || facet == Facet::Category && self.catalogue.category(id).is_some()
        };
        match Route::parse_known(&self.base, path, search, &is_known) {
            Route::Paper { id, within } => Route::Paper { id: self.current_id(&id).unwrap_or(id), within },
            other => other,
        }
    }

    /// The address of a file of the site.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        self.base.file(name)
    }

    /// What a term of a facet names, as a reader sees it; `None` when it names nothing of the list.
    #[must_use]
    pub fn label(&self, facet: Facet, term: &Term) -> Option<String> {
        match facet {
            Facet::Author => {
                let id = authors::id(term.value());
                let is_nobody = self.index.author_papers(&id).is_some_and(|papers| papers.is_empty());
                (!is_nobody).then(|| self.author(&id))
            }
            _ => self.index.term_label(facet, term),
        }
    }

    /// The category that all results of a query have, or all papers of the list, where the list shows no figures of
    /// authors: one drawing like the next says little, so that they are small there.
    #[must_use]
    pub fn shared_category(&self, query: &Query) -> Option<&Slug> {
        if self.index.has_total(Has::Figure) > 0 {
            return None;
        }
        let value = match self.index.facet_values(Facet::Category) {
            [only] if only.total == self.index.len() => only,
            _ => {
                let mut included = query.terms(Facet::Category).iter().filter(|term| !term.is_excluded());
                let term = included.next().filter(|_| included.next().is_none())?;
                self.index.facet_value(Facet::Category, term.value())?
            }
        };
        self.catalogue.category(&value.id).map(|category| &category.id)
    }

    /// Writes papers in a format. No other paper of the list has their keys; of a long list, no other that
    /// is loaded.
    #[must_use]
    pub fn export(&self, format: Format, papers: &[&Paper], texts: Texts) -> String {
        format.write(papers, self.citation_keys(), self.catalogue.categories(), texts)
    }

    /// The abstract of a paper, if it is loaded.
    #[must_use]
    pub fn abstract_of(&self, paper: &Paper) -> Option<&str> {
        let (position, _) = self.catalogue.find(&paper.id)?;
        self.abstracts.as_ref()?.get(position)
    }

    /// The keys of citations.
    pub fn citation_keys(&self) -> &CitationKeys {
        self.citation_keys.get_or_init(|| CitationKeys::of(self.catalogue.papers()))
    }

    /// The paper at a position; `None` while its record is loading.
    #[must_use]
    pub fn paper(&self, position: usize) -> Option<&Paper> {
        let loaded = self.loaded_paper(position);
        if let (None, Some(long)) = (loaded, self.long.as_ref().filter(|_| position < self.index.len())) {
            long.request_record(position);
        }
        loaded
    }

    /// The paper at a position, if its record is loaded; if not, it is not requested.
    #[must_use]
    pub fn loaded_paper(&self, position: usize) -> Option<&Paper> {
        self.catalogue.papers().get(position).or_else(|| self.long.as_ref()?.record(position))
    }

    /// The paper with an id.
    #[must_use]
    pub fn find(&self, id: &PaperId) -> Presence<'_> {
        if let Some((position, paper)) = self.catalogue.find(id) {
            return Presence::Found(position, paper);
        }
        let Some(long) = &self.long else {
            let found = self.current_id(id).and_then(|id| self.catalogue.find(&id));
            return found.map_or(Presence::Absent, |(position, paper)| Presence::Found(position, paper));
        };
        match long.position(id) {
            Position::At(position) => {
                self.paper(position).map_or(Presence::Pending, |paper| Presence::Found(position, paper))
            }
            Position::Pending => Presence::Pending,
            Position::Absent => Presence::Absent,
        }
    }

    /// The id that a paper has now, where it had this one before it was on arXiv; of a list that is loaded as a whole.
    #[must_use]
    pub fn current_id(&self, id: &PaperId) -> Option<PaperId> {
        if self.is_long() || self.catalogue.find(id).is_some() {
            return None;
        }
        let former = || {
            // Of two papers with one title, the first had the id without a number.
            let papers = self.catalogue.papers().iter().rev();
            papers.filter_map(|paper| Some((paper.former_id()?, paper.id.clone()))).collect()
        };
        self.former_ids.get_or_init(former).get(id).cloned()
    }

    /// The results of a query or, while parts of the index or the abstracts are loading, those of the one before.
    /// Where the abstracts did not arrive, what asks for them is left out of account.
    #[must_use]
    pub fn search(&self, query: &Query, before: Option<&Arc<PageResults>>) -> Arc<PageResults> {
        self.search_among(query, None, before)
    }

    /// The same `among` some papers only, by their positions.
    #[must_use]
    pub fn search_among(
        &self,
        query: &Query,
        among: Option<&[bool]>,
        before: Option<&Arc<PageResults>>,
    ) -> Arc<PageResults> {
        // That nothing matched the query before says nothing of this one.
        let meanwhile = || match before.filter(|before| !before.found.papers.is_empty()) {
            Some(before) => Arc::clone(before),
            None => Arc::new(PageResults::pending()),
        };
        if self.awaits_abstracts(query) {
            return meanwhile();
        }
        let answer = search_among(&self.index, query, among);
        if let Some(long) = &self.long {
            long.request_for_search(answer.missing());
        }
        match answer.complete() {
            Some(found) => Arc::new(PageResults { found, is_pending: false }),
            None => meanwhile(),
        }
    }

    /// Whether an order tells some results of a query from others: without words there is nothing to be relevant
    /// to.
    #[must_use]
    pub fn has_order(&self, query: &Query, sort: Sort) -> bool {
        match sort {
            Sort::Relevance => !query.text.trim().is_empty(),
            Sort::Stars => self.has_stars,
            Sort::Cited => self.has_citations(),
            _ => true,
        }
    }

    /// The order of the results of a query. One that tells none from another leaves them in that of their days.
    #[must_use]
    pub fn effective_sort(&self, query: &Query) -> Sort {
        let sort = query.effective_sort();
        if self.has_order(query, sort) { sort } else { Sort::Newest }
    }

    /// Whether the paper at a position was added since the last visit; not, while that is loading.
    #[must_use]
    pub fn is_new(&self, position: usize) -> bool {
        match &self.new_papers {
            NewPapers::None => false,
            NewPapers::At(is_new) => is_new.get(position) == Some(&true),
            NewPapers::After(id) => {
                let newest_before = self.long.as_ref().map(|long| long.position(id));
                matches!(newest_before, Some(Position::At(newest_before)) if position < newest_before)
            }
        }
    }

    /// Who of the list cites whom. Of a long list it is not told: most of its papers are not there.
    #[must_use]
    pub fn references(&self) -> &References {
        let papers = if self.is_long() { &[][..] } else { self.catalogue.papers() };
        self.references.get_or_init(|| References::of(papers))
    }

    /// What is near a paper; what is still loading is left out.
    #[must_use]
    pub fn neighbours(&self, position: usize, most: usize) -> Neighbours {
        // A static page of a long list would need the whole index.
        if self.is_long() && !IS_PROGRAM {
            return Neighbours::default();
        }
        let near = neighbours(&|position| self.loaded_paper(position), &self.index, self.references(), position, most);
        self.request_index(near.missing());
        near.unwrap_or_default()
    }

    /// Queries that ask for less and find something; those that are still loading are left out.
    #[must_use]
    pub fn relaxations(&self, query: &Query) -> Vec<Relaxation> {
        let relaxations = relaxations(&self.index, query);
        self.request_index(relaxations.missing());
        relaxations.unwrap_or_default()
    }

    /// The conditions that some papers meet, but for being new, which depends on the reader.
    #[must_use]
    pub fn conditions(&self) -> Vec<Has> {
        Has::ALL.into_iter().filter(|has| *has != Has::New && self.index.has_total(*has) > 0).collect()
    }

    /// Queries with a condition or an order in place of words; none while one is loading.
    #[must_use]
    pub fn offers(&self, query: &Query, results: &Results) -> Vec<Offer> {
        let offers = offers(&self.index, query, results);
        self.request_index(offers.missing());
        offers.unwrap_or_default()
    }

    /// The text of a query, where it is a title that none of the papers that were found has.
    #[must_use]
    pub fn missing_title<'a>(&self, query: &'a Query, results: &Results) -> Option<&'a str> {
        missing_title(&|position| self.loaded_paper(position), query, results)
    }

    pub(super) fn request_index(&self, parts: &[Part]) {
        if let Some(long) = &self.long {
            long.request_index(parts);
        }
    }
}

impl Library {
    /// Begins a long list with its first two files.
    ///
    /// # Errors
    /// When they are not what they should be.
    pub fn begin_long(list: &[u8], head: &[u8], base: Base) -> Result<Self, LoadError> {
        let catalogue = catalogue::decode::decode(list).map_err(LoadError::Corrupt)?;
        let index = Index::begin(head).map_err(corrupt)?;
        let long = Some(Long::new(index.len()));
        Ok(Self { long, ..Self::with_index(catalogue, index, base) })
    }

    /// Adds a part of a long list.
    ///
    /// # Errors
    /// When the bytes are not that part.
    pub fn add_part(&self, part: long::Part, bytes: &[u8]) -> Result<(), LoadError> {
        let Some(long) = &self.long else { return Ok(()) };
        match part {
            long::Part::Index(part) => self.index.put(part, bytes).map_err(corrupt)?,
            long::Part::Records(number) => {
                let mut papers = decode_papers(bytes).map_err(LoadError::Corrupt)?;
                self.catalogue.read_venues(&mut papers);
                long.add_records(number, papers).ok_or(CorruptPart).map_err(corrupt)?;
            }
            long::Part::Ids(number) => {
                let lines = String::from_utf8(bytes.to_vec()).map_err(|_| corrupt(CorruptPart))?;
                long.add_ids(number, lines).ok_or(CorruptPart).map_err(corrupt)?;
            }
        }
        Ok(())
    }
}

fn corrupt(error: CorruptPart) -> LoadError {
    LoadError::CorruptPart(error.to_string())
}
