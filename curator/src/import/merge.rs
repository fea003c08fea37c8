//! Puts lists together, and into the catalogue that is there: the same paper is one record, and
//! what is written by hand stays.
use std::collections::{HashMap, HashSet};

use catalogue::paper::title_key;
use catalogue::paper::{Line, Link, LinkKind};
use catalogue::{Paper, PaperId, Slug, Venue, WebAddress};

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::import::bibliography::OTHERS_ID;
use crate::import::order::in_order;
use crate::import::same_paper::{
    agree, are_same_people, are_two_works, fuller_names, has_words_of, is_elsewhere, is_of_names, is_same,
    is_short_for, name_key,
};
use crate::import::table::canonical::{is_without_id, no_id};
use crate::import::words::{identity, paper_host};

/// What an import does to the papers of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase", tag = "change")]
pub enum Change {
    /// A paper is new.
    Added {
        /// Its id.
        id: String,
        /// Its title.
        title: String,
    },
    /// A paper that was there learnt something.
    Filled {
        /// Its id.
        id: String,
        /// What is new in it, such as `venue ICLR'24`.
        facts: Vec<String>,
    },
}

/// A paper and where it comes from.
struct Held {
    paper: Paper,
    /// Where it was read; `None` for one of the catalogue.
    place: Option<Place>,
    /// Whether an entry of the lists has it.
    is_read: bool,
    facts: Vec<String>,
}

impl Held {
    /// Whether it has no id yet; one of the catalogue has what it says, whatever that is.
    fn lacks_id(&self) -> bool {
        self.place.is_some() && is_without_id(&self.paper.id)
    }
}

/// Papers by everything that tells them apart.
pub(super) struct Papers {
    held: Vec<Held>,
    by_id: HashMap<PaperId, usize>,
    by_title: HashMap<String, usize>,
    by_address: HashMap<String, usize>,
    /// What there is to say.
    pub diagnostics: Vec<Diagnostic>,
    /// How many entries were a paper that was read before.
    pub repeated: usize,
}

impl Papers {
    /// Begins with the papers of a catalogue.
    pub fn new(papers: Vec<Paper>) -> Self {
        let mut all = Self {
            held: Vec::with_capacity(papers.len()),
            by_id: HashMap::new(),
            by_title: HashMap::new(),
            by_address: HashMap::new(),
            diagnostics: Vec::new(),
            repeated: 0,
        };
        for paper in papers {
            all.push(paper, None);
        }
        all
    }

    fn push(&mut self, paper: Paper, place: Option<Place>) {
        let position = self.held.len();
        self.by_title.entry(title_key(paper.title.as_str())).or_insert(position);
        if let Some(url) = &paper.url {
            self.by_address.entry(identity::key(url)).or_insert(position);
        }
        let held = Held { is_read: place.is_some(), paper, place, facts: Vec::new() };
        if !held.lacks_id() {
            self.by_id.entry(held.paper.id.clone()).or_insert(position);
        }
        self.held.push(held);
    }

    /// Takes a paper that was read: as a new one, or as more about one that is there.
    pub fn take(&mut self, mut paper: Paper, place: Place) {
        self.check_id(&mut paper, &place);
        match self.find(&paper, &place) {
            Some(position) => {
                if self.held[position].is_read {
                    self.repeated += 1;
                }
                self.held[position].is_read = true;
                self.join(position, &paper, &place);
            }
            None => self.push(paper, Some(place)),
        }
    }

    /// Takes the id off a paper when another paper of the lists has it: one of the two is wrong.
    fn check_id(&mut self, paper: &mut Paper, place: &Place) {
        let Some(known) = self.by_id.get(&paper.id).and_then(|position| self.held.get(*position)) else { return };
        let is_short = is_short_for(&known.paper, paper) || is_short_for(paper, &known.paper);
        if known.place.is_none() || is_short || is_same(&known.paper, paper) {
            return;
        }
        let message = format!(
            "“{}” has the arXiv id {} of “{}” {}",
            paper.title,
            paper.id,
            known.paper.title,
            place_name(known.place.as_ref())
        );
        let diagnostic = Diagnostic::new(Severity::Warning, "conflict", message).at(place.clone());
        self.diagnostics
            .push(diagnostic.help("both are kept, this one without the id; correct the link that is wrong"));
        no_id().into_iter().for_each(|id| paper.id = id);
    }

    /// The position of the same paper.
    fn find(&mut self, paper: &Paper, place: &Place) -> Option<usize> {
        if !is_without_id(&paper.id)
            && let Some(position) = self.by_id.get(&paper.id)
        {
            return Some(*position);
        }
        let by_address = paper.url.as_ref().and_then(|url| self.by_address.get(&identity::key(url)));
        if let Some(position) = by_address {
            let known = &self.held[*position];
            let is_short = is_short_for(&known.paper, paper) || is_short_for(paper, &known.paper);
            if is_short || is_same(&known.paper, paper) && has_words_of(&known.paper, paper) {
                return Some(*position);
            }
            // The page of a conference names many papers.
            let message = format!(
                "“{}” has the address of “{}” {}",
                paper.title,
                known.paper.title,
                place_name(known.place.as_ref())
            );
            let diagnostic = Diagnostic::new(Severity::Warning, "conflict", message);
            self.diagnostics.push(diagnostic.at(place.clone()).help("both are kept; link each to a page of its own"));
        }
        let key = title_key(paper.title.as_str());
        let position = *self.by_title.get(&key).filter(|_| !key.is_empty())?;
        let known = &self.held[position];
        // `Oak et al` are the names of many papers.
        if is_elsewhere(&known.paper, paper) && is_of_names(&paper.title) {
            return None;
        }
        // Two ids on arXiv are two papers, however alike their titles are.
        if let (Some(other), Some(id)) = (known.paper.id.arxiv(), paper.id.arxiv())
            && other != id
        {
            let message = format!(
                "“{}” has the arXiv id {id} here and {other} {}",
                paper.title,
                place_name(known.place.as_ref())
            );
            let diagnostic = Diagnostic::new(Severity::Warning, "conflict", message);
            self.diagnostics.push(diagnostic.at(place.clone()).help("both are kept; remove the one that is wrong"));
            return None;
        }
        if known.place.is_some() && are_two_works(&known.paper, paper) {
            let message =
                format!("“{}” is also the title of a paper {}", paper.title, place_name(known.place.as_ref()));
            let diagnostic = Diagnostic::new(Severity::Warning, "conflict", message).at(place.clone());
            self.diagnostics.push(diagnostic.help("both are kept, as their authors or their addresses differ"));
            return None;
        }
        Some(position)
    }

    /// Adds what is new about a paper; what differs is told and not taken.
    fn join(&mut self, position: usize, paper: &Paper, place: &Place) {
        let held = &mut self.held[position];
        let is_base = held.place.is_none();
        let known = &mut held.paper;
        let facts = &mut held.facts;
        let mut conflicts: Vec<(&str, String, String)> = Vec::new();
        let mut second = None;
        if known.id.arxiv().is_none() && paper.id.arxiv().is_some() {
            if is_base {
                conflicts.push(("arXiv id", paper.id.to_string(), format!("none, but the id “{}”", known.id)));
            } else {
                known.id = paper.id.clone();
                self.by_id.insert(paper.id.clone(), position);
                second = known.url.take();
            }
        } else if known.url.is_none() && known.id.arxiv().is_none() {
            fill(&mut known.url, paper.url.as_ref(), "url", WebAddress::as_str, facts);
        } else if let Some(other) = &paper.url
            && !is_base
            && known.own_addresses().all(|own| identity::key(own) != identity::key(other))
        {
            second = Some(other.clone());
        }
        if let Some(second) = second {
            let is_published = |link: &Link| link.kind == LinkKind::Published;
            if paper_host::is_published(&second) && !known.links.iter().chain(&paper.links).any(is_published) {
                known.links.insert(0, Link::new(LinkKind::Published, second));
            } else {
                let first = known.url.as_ref().map_or("on arXiv".to_owned(), |url| format!("at {}", url.host()));
                let message = format!("the paper is {first} and, in another entry, at {}", second.host());
                let note = Diagnostic::new(Severity::Note, "second-address", message).at(place.clone());
                self.diagnostics.push(note.help("the first was taken; a record has one address of the paper"));
            }
        }
        // `LampNet` and `LampNet: A Title of Words`
        let begins = |short: &Line, long: &Line| {
            const MOST_WORDS_OF_NAME: usize = 2;
            let is_name = short.as_str().split(' ').count() <= MOST_WORDS_OF_NAME;
            let rest = long.as_str().strip_prefix(short.as_str()).and_then(|rest| rest.strip_prefix(": "));
            is_name && rest.is_some_and(|rest| rest.starts_with(char::is_uppercase))
        };
        if !is_base && (begins(&known.title, &paper.title) || is_short_for(known, paper)) {
            known.title = paper.title.clone();
            self.by_title.entry(title_key(known.title.as_str())).or_insert(position);
        } else if is_short_for(paper, known) {
            // The fuller one has the title.
        } else if title_key(known.title.as_str()) != title_key(paper.title.as_str())
            && !begins(&paper.title, &known.title)
        {
            conflicts.push(("title", format!("“{}”", paper.title), format!("“{}”", known.title)));
        }
        let (here, held_names) = (name_key(&paper.authors), name_key(&known.authors));
        let is_more = held_names.is_empty() || known.more_authors && here.starts_with(&held_names);
        let is_part = here.is_empty() || paper.more_authors && held_names.starts_with(&here);
        let are_same = are_same_people(known, paper);
        // The names of a catalogue were chosen.
        if are_same && !is_base {
            known.more_authors &= paper.more_authors || paper.authors.len() < known.authors.len();
            known.authors = fuller_names(&known.authors, &paper.authors);
        } else if is_more && !is_part {
            known.authors.clone_from(&paper.authors);
            known.more_authors = paper.more_authors;
            facts.push(format!("{} authors", paper.authors.len()));
        } else if !is_part && !are_same && here != held_names {
            conflicts.push(("list of authors", names(&paper.authors), names(&known.authors)));
        }
        match (&known.venue, &paper.venue) {
            (Some(venue), Some(other)) if !agree(venue, other) => {
                conflicts.push(("venue", other.label().to_owned(), venue.label().to_owned()));
            }
            _ => fill(&mut known.venue, paper.venue.as_ref(), "venue", Venue::label, facts),
        }
        if known.year().is_none()
            && let Some(year) = paper.stated_year
        {
            facts.push(format!("year {}", year.get()));
            known.stated_year = Some(year);
        }
        fill(&mut known.figure, paper.figure.as_ref(), "figure", |figure| figure.source.as_str(), facts);
        // Where one of two says what a paper is about, it is no other paper.
        let is_of_others = |category: &Slug| category.as_str() == OTHERS_ID;
        if !is_base && !paper.categories.iter().all(is_of_others) {
            known.categories.retain(|category| !is_of_others(category));
        }
        let are_known = !known.categories.is_empty();
        fill(&mut known.remark, paper.remark.as_ref(), "remark", Line::as_str, facts);
        for category in paper.categories.iter().filter(|category| !(are_known && is_of_others(category))) {
            add(&mut known.categories, category, "category", Slug::as_str, facts);
        }
        for technique in &paper.techniques {
            add(&mut known.techniques, technique, "technique", Line::as_str, facts);
        }
        for link in &paper.links {
            let is_there = |other: &Link| identity::plain_key(&other.url) == identity::plain_key(&link.url);
            // A second address of the same kind, where one was chosen by hand, is most often its
            // older self.
            let is_chosen = |other: &Link| is_base && other.kind == link.kind;
            if !known.links.iter().any(|other| is_there(other) || is_chosen(other)) {
                known.links.push(link.clone());
                facts.push(format!("{} {}", link.kind.id(), link.url));
            }
        }
        if paper.recommended && !known.recommended {
            known.recommended = true;
            facts.push("recommended".to_owned());
        }
        let id = if is_without_id(&known.id) { format!("“{}”", known.title) } else { known.id.to_string() };
        let (severity, rule, help) = if is_base {
            (Severity::Note, "differs", "what the catalogue has was kept; change it there if this is right")
        } else {
            (
                Severity::Warning,
                "conflict",
                "the first was kept; make the two entries agree, or correct the link of one if they are two papers",
            )
        };
        let where_else = place_name(held.place.as_ref());
        for (what, here, there) in conflicts {
            let message = format!("the {what} of {id} is {here} here and {there} {where_else}");
            self.diagnostics.push(Diagnostic::new(severity, rule, message).at(place.clone()).help(help));
        }
    }

    /// The papers of the catalogue in a collection that no entry of the lists has.
    pub fn unread<'a>(&'a self, collection: &'a Slug) -> impl Iterator<Item = &'a Paper> {
        let papers = self.held.iter().filter(|held| !held.is_read).map(|held| &held.paper);
        papers.filter(move |paper| paper.collection == *collection)
    }

    /// Whether an entry of the lists has a paper of a category.
    pub fn has_read(&self, category: &Slug) -> bool {
        self.held.iter().any(|held| held.is_read && held.paper.categories.contains(category))
    }

    /// All papers, each with its id, the new ones beside those of their category; and what
    /// became of them.
    pub fn finish(mut self) -> (Vec<Paper>, Vec<Change>, Vec<Diagnostic>) {
        let mut taken: HashSet<PaperId> =
            self.held.iter().filter(|held| !held.lacks_id()).map(|held| held.paper.id.clone()).collect();
        let mut changes = Vec::new();
        for held in &mut self.held {
            if held.lacks_id()
                && let Some(id) = PaperId::unused(&held.paper.title, held.paper.url.as_ref(), &|id| taken.contains(id))
            {
                taken.insert(id.clone());
                held.paper.id = id;
            }
            let id = held.paper.id.to_string();
            match held.place {
                Some(_) => changes.push(Change::Added { id, title: held.paper.title.to_string() }),
                None if held.facts.is_empty() => {}
                None => changes.push(Change::Filled { id, facts: std::mem::take(&mut held.facts) }),
            }
        }
        let papers = self.held.into_iter().map(|held| (held.paper, held.place.is_some()));
        (in_order(papers.collect()), changes, self.diagnostics)
    }
}

/// Takes a fact that was missing.
fn fill<T: Clone>(
    known: &mut Option<T>,
    new: Option<&T>,
    name: &str,
    text: impl Fn(&T) -> &str,
    facts: &mut Vec<String>,
) {
    if known.is_none()
        && let Some(new) = new
    {
        facts.push(format!("{name} {}", text(new)));
        *known = Some(new.clone());
    }
}

/// Adds a value that is not there yet.
fn add<T: Clone + PartialEq>(
    known: &mut Vec<T>,
    new: &T,
    name: &str,
    text: impl Fn(&T) -> &str,
    facts: &mut Vec<String>,
) {
    if !known.contains(new) {
        facts.push(format!("{name} {}", text(new)));
        known.push(new.clone());
    }
}

fn names(names: &[Line]) -> String {
    match names {
        [] => "empty".to_owned(),
        [one] => one.to_string(),
        [one, two] => format!("{one} and {two}"),
        [first, .., last] => format!("of {} names from {first} to {last}", names.len()),
    }
}

fn place_name(place: Option<&Place>) -> String {
    match place {
        Some(place) => format!("in {} line {}", place.path, place.line),
        None => "in the catalogue".to_owned(),
    }
}
