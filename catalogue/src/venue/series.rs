//! Series: a conference, journal or workshop through the years.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use super::error::{VenueError, check_text};
use super::table::{Discipline, Kind, Row, TABLE, without_publisher};
use super::track;
use super::words::{self, Word};
use crate::fold::fold;
use crate::slug::Slug;

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

/// Words that make the name of a series that of another publication: `KDD Cup`, `SIGMOD Record`.
const OF_ANOTHER: [&str; 10] = [
    "bulletin",
    "cup",
    "explorations",
    "journal",
    "letters",
    "magazine",
    "newsletter",
    "record",
    "review",
    "transactions",
];

/// Words that say that a paper is in a journal.
const LEADS: [&str; 8] = ["accepted", "appear", "appears", "by", "in", "published", "the", "to"];

/// Series that number their meetings: `MICRO-56`.
const NUMBERED: [&str; 3] = ["hpca", "isca", "micro"];

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

impl Series {
    /// The series of this name, in any spelling the table knows, else a series of its own.
    ///
    /// # Errors
    ///
    /// When the name is blank, holds a control character or is longer than a label may be.
    pub fn new(name: &str) -> Result<Self, VenueError> {
        check_text(name)?;
        Ok(match row(&words::key(name)) {
            Some(row) => Self(Name::Known(row)),
            None => Self::unknown(name),
        })
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
        let all = || std::iter::once(name).chain(other_names.iter().chain(&full_name).map(String::as_str));
        all().try_for_each(check_text)?;
        let keys = all().chain(full_name.as_deref().map(without_publisher)).map(words::key).collect();
        let (name, id) = (name.to_owned(), slug(name));
        Ok(Self(Name::Declared(Arc::new(Declared { name, id, other_names, full_name, keys, discipline, kind }))))
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
        let former_name = match &self.0 {
            Name::Known(row) => row.former_name.map(|(name, _)| name),
            _ => None,
        };
        let full_names = [self.full_name(), former_name].into_iter().flatten();
        let full_names = full_names.flat_map(|name| [name, without_publisher(name)]);
        std::iter::once(self.name()).chain(self.other_names()).chain(full_names)
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
    fn is_of_words(&self) -> bool {
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
        let name = balanced(if bare.is_empty() { &spaced } else { bare });
        let id = slug(&name);
        Self(Name::Unknown { name, id })
    }
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

/// A series found among the words of a label.
pub(super) struct Found {
    pub series: Series,
    /// The words that name it.
    words: Range<usize>,
    /// Whether those words say that it is a workshop of the series: `ICLRW`.
    pub names_workshop: bool,
}

/// The series that a label can name: those that a list declares, and after them those of the table.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub declared: &'a [Series],
}

impl Names<'_> {
    /// Finds the series in a label. It stands first, unless the words before it say nothing
    /// (`Proc. of the 61st`), name a track (`Findings of`) or are joined to it (`WANT at`).
    pub fn find(self, label: &str, words: &[Word]) -> Option<Found> {
        // The Findings are named after a series and are of another one: `Findings of the ACL: EMNLP`.
        let skipped = track::length_of_findings(words);
        self.find_from(skipped, label, words).or_else(|| self.find_from(0, label, words))
    }

    fn find_from(self, first: usize, label: &str, words: &[Word]) -> Option<Found> {
        // Most words begin no name: to find that out costs far less than to try what follows them.
        (first..words.len()).filter(|start| self.begin_with(&words[*start].folded)).find_map(|start| {
            let (range, (series, names_workshop)) = words::find_at(words, start, |key| self.series_or_workshop(key))?;
            let (before, named, after) = (&words[..start], &words[range.clone()], &words[range.end..]);
            let parts = |character: char| character.is_ascii_digit() || ",;:()[].\"".contains(character);
            let gap = |next: &Word| &label[words[range.end - 1].end..next.start];
            let next = after.first().filter(|next| !gap(next).contains(parts));
            if next.is_some_and(|next| OF_ANOTHER.contains(&&*next.folded)) {
                return None;
            }
            let fits = if series.is_of_words() {
                before.iter().all(|word| LEADS.contains(&&*word.folded))
                    && next.is_none_or(|next| {
                        // `Proceedings of the IEEE/ACM …` is not of the IEEE alone.
                        let ends_here = next.is_number() || track::is_nothing_else(std::slice::from_ref(next));
                        ends_here && !gap(next).contains('/')
                    })
            } else {
                // Two letters in the middle of a text are too little to know a series by.
                let tells = start == 0 || named.iter().map(|word| word.folded.len()).sum::<usize>() > 2;
                let joined = is_joined(label, before, named[0].start);
                tells && (joined || track::is_nothing_else(before) || track::names_workshop(label, before))
            };
            fits.then_some(Found { series, words: range, names_workshop })
        })
    }

    /// Takes the names of a series that was found out of the words, wherever they stand, and the two
    /// digits of a year behind one. The position where the first name stood, and that year.
    pub fn take(self, found: &Found, words: &mut Vec<Word>) -> (usize, Option<u16>) {
        let is_glued = found.series.kind() == Kind::Journal || NUMBERED.contains(&found.series.id());
        let mut year = None;
        let mut names = Some(found.words.clone());
        while let Some(name) = names {
            let (at, end) = (name.start, words[name.end - 1].end);
            words.drain(name);
            // After a journal and after a series that numbers its meetings, two digits are a year
            // only where nothing parts them from the name.
            let is_year = |word: &&Word| word.start == end || !is_glued;
            if let Some(found) = words.get(at).filter(is_year).and_then(Word::two_digit_year)
                && year.is_none()
            {
                year = Some(found);
                words.remove(at);
            }
            let same = |key: &str| self.series_or_workshop(key).filter(|(series, _)| *series == found.series);
            names = words::find(words, same).map(|(range, _)| range);
        }
        (found.words.start, year)
    }

    /// Whether a word names a series, or the workshops of one.
    pub fn contain(self, key: &str) -> bool {
        self.series_or_workshop(key).is_some()
    }

    /// The series of a name, and whether the name has a W for its workshops at the end: `ICLRW`.
    fn series_or_workshop(self, key: &str) -> Option<(Series, bool)> {
        let series = |key: &str| self.series_with(&|name| words::is_key_of(key, name));
        let of_workshop = || series(key.strip_suffix('w')?).filter(|series| series.kind() == Kind::Conference);
        series(key).map(|series| (series, false)).or_else(|| of_workshop().map(|series| (series, true)))
    }

    /// Whether names begin with this word, perhaps with the W of workshops.
    fn begin_with(self, word: &str) -> bool {
        let before_w = word.strip_suffix('w').filter(|before| !before.is_empty());
        let begins = |name: &str| {
            words::begins_key_of(word, name) || before_w.is_some_and(|before| words::is_key_of(before, name))
        };
        self.series_with(&begins).is_some()
    }

    /// The first series with a name that `is_it`.
    fn series_with(self, is_it: &dyn Fn(&str) -> bool) -> Option<Series> {
        let is_called = |series: &&Series| match &series.0 {
            Name::Declared(declared) => declared.keys.iter().any(|key| is_it(key)),
            _ => false,
        };
        self.declared.iter().find(is_called).cloned().or_else(|| row_with(is_it).map(|row| Series(Name::Known(row))))
    }
}

/// Whether the words before a name say that what they name was there: `WANT at the ICML`, `WANT@ICML`.
fn is_joined(label: &str, before: &[Word], name: usize) -> bool {
    let last = before.iter().rev().find(|word| word.folded != "the");
    let is_at = |word: &Word| word.folded == "at" || label[word.end..name].contains('@');
    last.is_some_and(is_at)
}

fn row(key: &str) -> Option<&'static Row> {
    row_with(&|name| words::is_key_of(key, name))
}

/// The first row with a name that `is_it`.
fn row_with(is_it: &dyn Fn(&str) -> bool) -> Option<&'static Row> {
    TABLE.iter().find(|row| row.names().any(is_it))
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
    // FNV-1a, 32 bits: short, and the same on every machine and in every version.
    let number =
        folded.bytes().fold(0x811c_9dc5_u32, |number, byte| (number ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    match slug {
        Some(slug) => format!("{slug}-{number:08x}"),
        None => format!("{number:08x}"),
    }
}
