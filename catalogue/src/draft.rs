//! A paper as a contributor types it, checked against the list.
//!
//! [`check`] turns a [`Draft`] of raw texts into messages for the person who types and,
//! once nothing is missing or wrong, into the [`Paper`] that would be added. It takes
//! any text and never fails: what cannot be understood becomes a message that names what
//! to do. There is at most one message for a field. [`check_correction`] does the same for
//! the record of a paper that the list has.
mod address;
mod correction;
mod fields;
mod issue;
mod kept;
mod titles;

use crate::figure::Figure;
use crate::list::Catalogue;
use crate::paper::{Line, Link, LinkKind, Paper, PaperId};
use crate::search::{Index, Part};
use crate::slug::Slug;
use crate::venue::Venue;
use crate::web_address::WebAddress;

pub use correction::{Change, check_correction};
use fields::Place;
pub use issue::{correction_issue_address, encode_correction, issue_address};

/// A field of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormField {
    /// The title as printed on the paper.
    Title,
    /// An arXiv id, or the address of the paper.
    Address,
    /// Everyone who wrote it.
    Authors,
    /// The section of the list.
    Category,
    /// A second section, for a paper that belongs to both.
    SecondCategory,
    /// Where the paper was accepted.
    Venue,
    /// The address of the authors' program.
    Code,
    /// The address of a picture that explains the idea.
    Figure,
}

impl FormField {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Address,
        Self::Authors,
        Self::Category,
        Self::SecondCategory,
        Self::Venue,
        Self::Code,
        Self::Figure,
    ];

    /// The name of the field, as its label shows it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Address => "arXiv id or URL",
            Self::Authors => "Authors",
            Self::Category => "Category",
            Self::SecondCategory => "Second category",
            Self::Venue => "Venue",
            Self::Code => "Code",
            Self::Figure => "Figure",
        }
    }

    /// The name of the field in the page.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Address => "address",
            Self::Authors => "authors",
            Self::Category => "category",
            Self::SecondCategory => "second-category",
            Self::Venue => "venue",
            Self::Code => "code",
            Self::Figure => "figure",
        }
    }

    /// The id of its control in the page.
    #[must_use]
    pub fn control_id(self) -> String {
        ["draft-", self.id()].concat()
    }

    /// The name of the field in a sentence.
    fn in_sentence(self) -> &'static str {
        match self {
            Self::Address => "arXiv id or URL",
            Self::SecondCategory => "second category",
            other => other.id(),
        }
    }

    /// Whether there is no paper without it.
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(self, Self::Title | Self::Address | Self::Authors | Self::Category)
    }
}

/// What was typed, as it was typed. Any text is legal in any field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    texts: [String; FormField::ALL.len()],
}

impl Draft {
    /// What was typed into a field.
    #[must_use]
    pub fn text(&self, field: FormField) -> &str {
        &self.texts[field as usize]
    }

    /// Takes what is now in a field.
    pub fn set(&mut self, field: FormField, text: String) {
        self.texts[field as usize] = text;
    }

    /// The same draft with another text in a field.
    #[must_use]
    pub fn with(mut self, field: FormField, text: &str) -> Self {
        self.set(field, text.to_owned());
        self
    }

    /// What was typed, on one line and without surrounding white space.
    fn line(&self, field: FormField) -> String {
        self.text(field)
            .split(|character: char| character.is_whitespace() || character.is_control())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// What a message means for the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// How the text was understood.
    Note,
    /// The text will do, but look again.
    Warning,
    /// The field is needed and empty.
    Missing,
    /// The text will not do.
    Error,
}

/// What there is to say about a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// The field.
    pub field: FormField,
    /// What it means for the draft.
    pub severity: Severity,
    /// What is wrong and what to do, in a sentence; or how the text was understood.
    pub text: String,
    /// The paper of the list that the message is about, to be named after it.
    pub paper: Option<PaperId>,
}

/// What came of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validation {
    /// What there is to say.
    pub messages: Vec<Message>,
    /// The paper, once nothing is missing or wrong.
    pub paper: Option<Paper>,
    /// The paper of the list that this one is.
    pub duplicate: Option<PaperId>,
    /// What a correction changes of its record; `None` for a new paper.
    pub changes: Option<Vec<Change>>,
}

impl Validation {
    /// What there is to say about a field.
    #[must_use]
    pub fn message(&self, field: FormField) -> Option<&Message> {
        self.messages.iter().find(|message| message.field == field)
    }

    /// The papers of the list that some message is about, each once.
    #[must_use]
    pub fn like_in_list(&self) -> Vec<PaperId> {
        let mut papers: Vec<PaperId> = Vec::new();
        for paper in self.messages.iter().filter_map(|message| message.paper.as_ref()) {
            if !papers.contains(paper) {
                papers.push(paper.clone());
            }
        }
        papers
    }

    /// What is still to be done, in a sentence.
    #[must_use]
    pub fn next_step(&self) -> String {
        let names = |severity| -> Vec<&str> {
            let is_it = |field: &FormField| self.message(*field).is_some_and(|message| message.severity == severity);
            FormField::ALL.into_iter().filter(is_it).map(FormField::in_sentence).collect()
        };
        let (missing, wrong) = (names(Severity::Missing), names(Severity::Error));
        if self.duplicate.is_some() {
            match self.changes {
                None => {
                    "This paper is already in the list. To correct it, open its page and follow “Suggest a correction”."
                }
                Some(_) => "The list has this paper in another record.",
            }
            .to_owned()
        } else if !missing.is_empty() {
            format!("Still needed: {}.", enumerate(&missing))
        } else if !wrong.is_empty() {
            format!("Check: {}.", enumerate(&wrong))
        } else if self.paper.is_none() && self.changes.is_some() {
            "Nothing is changed yet.".to_owned()
        } else {
            let what = if self.changes.is_some() { "correction" } else { "entry" };
            let is_doubtful = self.messages.iter().any(|message| message.severity == Severity::Warning);
            let look = if is_doubtful { " Look at the marked fields once more before you send it." } else { "" };
            format!("The {what} is complete.{look}")
        }
    }
}

/// `a, b and c`.
fn enumerate(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Collects messages while the fields are read.
#[derive(Default)]
struct Messages(Vec<Message>);

impl Messages {
    /// Says something about a field, unless something as grave was said before.
    fn say(&mut self, field: FormField, severity: Severity, text: impl Into<String>) {
        self.say_of(field, severity, text.into(), None);
    }

    fn say_of(&mut self, field: FormField, severity: Severity, text: String, paper: Option<PaperId>) {
        match self.0.iter_mut().find(|message| message.field == field) {
            Some(earlier) if earlier.severity >= severity => {}
            Some(earlier) => *earlier = Message { field, severity, text, paper },
            None => self.0.push(Message { field, severity, text, paper }),
        }
    }

    fn block(&self) -> bool {
        self.0.iter().any(|message| message.severity >= Severity::Missing)
    }

    /// The paper of the list that the draft is, by its address or else by its title.
    fn duplicate(&self) -> Option<PaperId> {
        let same = self.0.iter().rev().find(|message| message.severity == Severity::Error && message.paper.is_some());
        same.and_then(|message| message.paper.clone())
    }
}

/// The list that a draft is checked against.
pub trait KnownPapers {
    /// What the list is made of.
    fn catalogue(&self) -> &Catalogue;
    /// What makes it searchable.
    fn index(&self) -> &Index;
    /// The paper at a position.
    fn paper(&self, position: usize) -> Option<&Paper>;
    /// The paper with an id.
    fn find(&self, id: &PaperId) -> Option<&Paper>;
    /// Requests these parts of the index.
    fn request(&self, _parts: &[Part]) {}
}

/// A catalogue with its index.
impl KnownPapers for (&Catalogue, &Index) {
    fn catalogue(&self) -> &Catalogue {
        self.0
    }

    fn index(&self) -> &Index {
        self.1
    }

    fn paper(&self, position: usize) -> Option<&Paper> {
        self.0.papers().get(position)
    }

    fn find(&self, id: &PaperId) -> Option<&Paper> {
        self.0.find(id).map(|(_, paper)| paper)
    }
}

/// What the fields of a draft say, as far as it was understood.
struct Read {
    title: Option<Line>,
    place: Option<Place>,
    authors: Vec<Line>,
    more_authors: bool,
    categories: Vec<Slug>,
    venue: Option<Venue>,
    code: Option<WebAddress>,
    figure: Option<WebAddress>,
}

impl Read {
    /// Reads a draft and compares it with the papers of the list, but for the one that it corrects.
    fn new(draft: &Draft, list: &dyn KnownPapers, corrects: Option<&Paper>, messages: &mut Messages) -> Self {
        let catalogue = list.catalogue();
        let is_own = |id: &PaperId| corrects.is_some_and(|paper| paper.id == *id);
        let title = fields::title(draft, messages);
        if let Some(title) = &title {
            fields::compare_title(title, list, &is_own, messages);
        }
        let place = fields::address(draft, messages);
        let listed = match &place {
            Some(Place::Arxiv(id)) => list.find(id),
            Some(Place::Web(url)) => {
                catalogue.papers().iter().find(|paper| paper.own_addresses().any(|own| own == url))
            }
            None => None,
        };
        if let Some(listed) = listed.filter(|listed| !is_own(&listed.id)) {
            let text = "Already in the list:".to_owned();
            messages.say_of(FormField::Address, Severity::Error, text, Some(listed.id.clone()));
        }
        let (authors, more_authors) = fields::authors(draft, corrects, messages);
        Self {
            title,
            place,
            authors,
            more_authors,
            categories: fields::categories(draft, catalogue, messages),
            venue: fields::venue(draft, catalogue, messages),
            code: fields::code(draft, messages),
            figure: fields::figure(draft, messages),
        }
    }
}

/// Checks a draft against the list. Of a list that is loaded in parts, only what is loaded can
/// be compared.
#[must_use]
pub fn check(draft: &Draft, list: &dyn KnownPapers) -> Validation {
    let mut messages = Messages::default();
    let read = Read::new(draft, list, None, &mut messages);
    let paper = match (read.title, read.place, list.catalogue().parts().collections.first()) {
        (Some(title), Some(place), Some(collection)) if !messages.block() => {
            let (id, url) = match place {
                Place::Arxiv(id) => (Some(id), None),
                Place::Web(url) => (unused_id(&title, &url, list), Some(url)),
            };
            id.map(|id| Paper {
                id,
                title,
                authors: read.authors,
                categories: read.categories,
                // The first collection is the main list; the others are moved into by hand.
                collection: collection.id.clone(),
                venue: read.venue,
                stated_year: None,
                techniques: Vec::new(),
                more_authors: read.more_authors,
                recommended: false,
                url,
                links: read.code.map(|url| Link::new(LinkKind::Code, url)).into_iter().collect(),
                figure: read.figure.map(Figure::from),
                added: None,
                citations: None,
                remark: None,
                cites: Vec::new(),
            })
        }
        _ => None,
    };
    Validation { duplicate: messages.duplicate(), messages: messages.0, paper, changes: None }
}

/// An id for a paper that is not on arXiv.
fn unused_id(title: &Line, url: &WebAddress, list: &dyn KnownPapers) -> Option<PaperId> {
    PaperId::unused(title, Some(url), &|id| list.find(id).is_some())
}
