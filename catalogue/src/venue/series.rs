//! Series: a conference, journal or workshop through the years.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::error::{VenueError, check_text};
use super::keys;
use super::kind::{Discipline, Kind};
use super::table::{Row, TABLE, without_publisher};
use super::words;
use crate::fold::fold;
use crate::slug::Slug;
use crate::stable_hash::stable_hash;

/// Words in the names of journals, in full and as they are shortened.
const OF_JOURNALS: [&str; 12] = [
    "annals",
    "bulletin",
    "communications",
    "journal",
    "letters",
    "magazine",
    "newsletter",
    "record",
    "review",
    "surveys",
    "trans",
    "transactions",
];

/// Words with which the names of journals begin.
const FIRST_OF_JOURNALS: [&str; 2] = ["frontiers", "j"];

/// Words in what is neither a conference nor a journal.
const OF_OTHERS: [&str; 9] =
    ["blog", "dissertation", "github", "manuscript", "report", "reports", "thesis", "website", "whitepaper"];

/// A conference, journal or workshop through the years.
///
/// Two series are the same when their [`id`](Self::id) is; they are in order of their names.
#[derive(Clone)]
pub struct Series(Name);

#[derive(Clone)]
enum Name {
    Known(&'static Row),
    Declared(Arc<Declared>),
    Unknown { name: String, id: String },
}

/// What a list says of a series.
struct Declared {
    name: String,
    id: String,
    other_names: Vec<String>,
    full_name: Option<String>,
    /// All of its names as labels are compared with them.
    keys: Vec<String>,
    discipline: Discipline,
    kind: Kind,
}

impl Declared {
    /// Every name that a label can call it by, as those of a [`Row`].
    fn names(&self) -> impl Iterator<Item = &str> {
        let full_names = self.full_name.as_deref().into_iter().flat_map(|name| [name, without_publisher(name)]);
        std::iter::once(&self.name).chain(&self.other_names).map(String::as_str).chain(full_names)
    }
}

impl Series {
    /// The series of this name, in any spelling the table knows, else a series of its own.
    ///
    /// # Errors
    ///
    /// When the name is blank, holds a control character or is longer than a label may be.
    pub fn new(name: &str) -> Result<Self, VenueError> {
        check_text(name)?;
        let key = words::key(name);
        Ok(Self::with_key(&[], &key).unwrap_or_else(|| Self::unknown(name)))
    }

    /// A series that a list declares, because the table does not know it or says something else of it.
    ///
    /// # Errors
    ///
    /// When a name is blank, holds a control character or is longer than a label may be.
    pub fn declared(
        name: &str,
        other_names: Vec<String>,
        full_name: Option<String>,
        kind: Kind,
        discipline: Discipline,
    ) -> Result<Self, VenueError> {
        let (name, id) = (name.to_owned(), slug(name));
        let mut declared = Declared { name, id, other_names, full_name, keys: Vec::new(), discipline, kind };
        declared.names().try_for_each(check_text)?;
        declared.keys = declared.names().map(words::key).collect();
        Ok(Self(Name::Declared(Arc::new(declared))))
    }

    /// The first series with a name of this key: of those that a list declares, then of the table.
    pub(super) fn with_key(declared: &[Self], key: &str) -> Option<Self> {
        let is_called = |series: &&Self| series.declared_keys().iter().any(|own| own == key);
        declared.iter().find(is_called).cloned().or_else(|| keys::row(key).map(|row| Self(Name::Known(row))))
    }

    /// Whether the key of any name begins with a text; none begins with an empty one.
    pub(super) fn begin_with(declared: &[Self], text: &str) -> bool {
        let begins = |series: &Self| series.declared_keys().iter().any(|own| own.starts_with(text));
        keys::begin_with(text) || !text.is_empty() && declared.iter().any(begins)
    }

    /// The keys of a series that a list declares.
    fn declared_keys(&self) -> &[String] {
        if let Name::Declared(declared) = &self.0 { &declared.keys } else { &[] }
    }

    /// Every series of the table.
    pub fn known() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| Self(Name::Known(row)))
    }

    /// The name readers know it by: `NeurIPS`, `LREC-COLING`, `Scientific Reports`.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.0 {
            Name::Known(row) => row.name,
            Name::Declared(declared) => &declared.name,
            Name::Unknown { name, .. } => name,
        }
    }

    /// Everything that it is called: its name, other names and its full name.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        let (row, declared) = match &self.0 {
            Name::Known(row) => (Some(*row), None),
            Name::Declared(declared) => (None, Some(declared)),
            Name::Unknown { .. } => (None, None),
        };
        let of_table = row.into_iter().flat_map(|row| row.names().skip(1)).map(|name| -> &str { name });
        let of_list = declared.into_iter().flat_map(|declared| declared.names().skip(1));
        std::iter::once(self.name()).chain(of_table).chain(of_list)
    }

    /// What it is called besides its name and its full names: older names, say.
    pub fn other_names(&self) -> impl Iterator<Item = &str> {
        let (of_table, of_list): (&[&str], &[String]) = match &self.0 {
            Name::Known(row) => (row.other_names, &[]),
            Name::Declared(declared) => (&[], &declared.other_names),
            Name::Unknown { .. } => (&[], &[]),
        };
        of_table.iter().copied().chain(of_list.iter().map(String::as_str))
    }

    /// Whether more is known of it than its name, by the table or because a list declares it.
    #[must_use]
    pub fn is_known(&self) -> bool {
        !matches!(self.0, Name::Unknown { .. })
    }

    /// The name in addresses: `neurips`, `lrec-coling`, `scientific-reports`. It has the letters
    /// a to z, digits and hyphens only, and is never empty.
    #[must_use]
    pub fn id(&self) -> &str {
        match &self.0 {
            Name::Known(row) => row.id,
            Name::Declared(declared) => &declared.id,
            Name::Unknown { id, .. } => id,
        }
    }

    /// What it is called in full today; nothing when it is unknown here.
    #[must_use]
    pub fn full_name(&self) -> Option<&str> {
        match &self.0 {
            Name::Known(row) => row.full_name,
            Name::Declared(declared) => declared.full_name.as_deref(),
            Name::Unknown { .. } => None,
        }
    }

    /// What it was called in full in a year; nothing when it is unknown here.
    #[must_use]
    pub fn full_name_in(&self, year: u16) -> Option<&str> {
        match self.0 {
            Name::Known(&Row { former_name: Some((name, until)), .. }) if year < until => Some(name),
            _ => self.full_name(),
        }
    }

    /// The part of computer science it belongs to.
    #[must_use]
    pub fn discipline(&self) -> Discipline {
        match &self.0 {
            Name::Known(row) => row.discipline,
            Name::Declared(declared) => declared.discipline,
            Name::Unknown { .. } => Discipline::Other,
        }
    }

    /// What kind of publication it is. That of an unknown series is guessed from its name.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let name = match &self.0 {
            Name::Known(row) => return row.kind,
            Name::Declared(declared) => return declared.kind,
            Name::Unknown { name, .. } => words::split(name, &|_| false),
        };
        let says = |these: &[&str]| name.iter().any(|word| these.contains(&&*word.folded));
        if says(&["workshop", "workshops"]) {
            Kind::Workshop
        } else if says(&OF_JOURNALS) || name.first().is_some_and(|word| FIRST_OF_JOURNALS.contains(&&*word.folded)) {
            Kind::Journal
        } else if says(&OF_OTHERS) {
            Kind::Other
        } else {
            Kind::Conference
        }
    }

    /// Whether its name is of ordinary words, which also stand in the names of others.
    pub(super) fn is_of_words(&self) -> bool {
        match &self.0 {
            Name::Known(row) => row.is_of_words,
            _ => self.name().contains(' '),
        }
    }

    /// The archive of what is not published yet.
    pub(super) fn preprints() -> Self {
        Self::known().find(|series| series.id() == "arxiv").unwrap_or_else(|| Self::unknown("arXiv"))
    }

    /// A series that is not in the table, from the part of a label that names it.
    pub(super) fn unknown(text: &str) -> Self {
        let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_outer = |c: char| c.is_ascii_punctuation() || c.is_whitespace();
        let bare = spaced
            .trim_start_matches(|c| is_outer(c) && c != '(')
            .trim_end_matches(|c| is_outer(c) && !matches!(c, ')' | '+'));
        let bare = with_stop(&spaced, bare);
        let name = balanced(if bare.is_empty() { &spaced } else { bare });
        let id = slug(&name);
        Self(Name::Unknown { name, id })
    }
}

/// A name with the full stop behind it in a text, where it is abbreviated: `Geophys. J. Int.`
#[must_use]
pub fn with_stop<'a>(text: &'a str, name: &'a str) -> &'a str {
    // Most texts have none.
    if !text.contains('.') {
        return name;
    }
    let start = text.find(name).unwrap_or_default();
    let end = start + name.len();
    if text[end..].starts_with('.') && is_abbreviated(name) { &text[start..=end] } else { name }
}

/// Whether a text is an abbreviated name without the last of its full stops: `Geophys. J. Int`.
fn is_abbreviated(name: &str) -> bool {
    const MOST_WORDS: usize = 6;
    /// An abbreviated word is seldom longer.
    const LONGEST_WORD: usize = 10;
    let is_word = |word: &str| {
        let bare = word.trim_end_matches('.');
        bare.len() <= LONGEST_WORD
            && bare.starts_with(char::is_uppercase)
            && bare.chars().all(|letter| letter.is_alphabetic() || letter == '.')
    };
    let mut words = name.split(' ');
    let last = words.next_back().unwrap_or_default();
    let has_stop = words.clone().any(|word| word.len() > "A.".len() && word.ends_with('.'));
    has_stop && is_word(last) && words.clone().count() < MOST_WORDS && words.all(|word| is_word(word) || word == "&")
}

impl PartialEq for Series {
    fn eq(&self, other: &Self) -> bool {
        self.id() == other.id()
    }
}

impl Eq for Series {}

impl Hash for Series {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id().hash(state);
    }
}

// An id starts with the letters of the name and has no case, so its order is the name's.
impl Ord for Series {
    fn cmp(&self, other: &Self) -> Ordering {
        self.id().cmp(other.id())
    }
}

impl PartialOrd for Series {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Series").field(&self.name()).finish()
    }
}

/// A name in which every bracket has its other one.
fn balanced(name: &str) -> String {
    let depth = |name: &str| {
        let step = |depth: i32, character| match character {
            '(' => Some(depth + 1),
            ')' => Some(depth - 1).filter(|depth| *depth >= 0),
            _ => Some(depth),
        };
        name.chars().try_fold(0, step)
    };
    match depth(name) {
        Some(0) => name.to_owned(),
        Some(1) if !name.ends_with('(') => format!("{name})"),
        _ => {
            let bare = name.replace(['(', ')'], " ");
            let bare = bare.split_whitespace().collect::<Vec<_>>().join(" ");
            if bare.is_empty() { "?".to_owned() } else { bare }
        }
    }
}

/// The name of an unknown series in addresses. Where a slug would lose letters, because they are
/// of another script, a number made from the whole name keeps two names apart.
fn slug(name: &str) -> String {
    let folded = fold(name);
    let slug = Slug::of(name);
    if let Some(slug) = &slug
        && folded.is_ascii()
    {
        return slug.to_string();
    }
    let number = stable_hash(&folded);
    match slug {
        Some(slug) => format!("{slug}-{number:08x}"),
        None => format!("{number:08x}"),
    }
}
