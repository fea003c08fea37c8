//! Series: a conference, journal or workshop through the years.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::table::{Field, Kind, Row, TABLE};
use super::words::{self, Word};
use super::{VenueError, check_text, track};
use crate::fold::fold;
use crate::slug::Slug;

/// A conference, journal or workshop through the years.
///
/// Two series are the same when their [`id`](Self::id) is; they are in order of their names.
#[derive(Clone)]
pub struct Series(Name);

#[derive(Clone)]
enum Name {
    Known(&'static Row),
    Unknown { name: String, id: String },
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

    /// Every series of the table.
    pub fn known() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|row| Self(Name::Known(row)))
    }

    /// The name readers know it by: `NeurIPS`, `LREC-COLING`, `Scientific Reports`.
    #[must_use]
    pub fn name(&self) -> &str {
        match &self.0 {
            Name::Known(row) => row.name,
            Name::Unknown { name, .. } => name,
        }
    }

    /// Everything that the table calls it: its name, other names and its full name.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name()).chain(self.other_names().iter().copied()).chain(self.full_name())
    }

    /// What the table calls it besides its name and its full name, such as older names.
    #[must_use]
    pub fn other_names(&self) -> &'static [&'static str] {
        match self.0 {
            Name::Known(row) => row.other_names,
            Name::Unknown { .. } => &[],
        }
    }

    /// The name in addresses: `neurips`, `lrec-coling`, `scientific-reports`. It has the letters
    /// a to z, digits and hyphens only, and is never empty.
    #[must_use]
    pub fn id(&self) -> &str {
        match &self.0 {
            Name::Known(row) => row.id,
            Name::Unknown { id, .. } => id,
        }
    }

    /// What it is called in full today; nothing when it is unknown here.
    #[must_use]
    pub fn full_name(&self) -> Option<&'static str> {
        match self.0 {
            Name::Known(row) => row.full_name,
            Name::Unknown { .. } => None,
        }
    }

    /// What it was called in full in a year; nothing when it is unknown here.
    #[must_use]
    pub fn full_name_in(&self, year: u16) -> Option<&'static str> {
        // The one series of the table that changed its full name in the years of this literature.
        if self.id() == "naacl" && year < 2025 {
            return Some("Conference of the North American Chapter of the Association for Computational Linguistics");
        }
        self.full_name()
    }

    /// The field it belongs to.
    #[must_use]
    pub fn field(&self) -> Field {
        match self.0 {
            Name::Known(row) => row.field,
            Name::Unknown { .. } => Field::Other,
        }
    }

    /// What kind of publication it is. For an unknown series its name tells.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let name = match &self.0 {
            Name::Known(row) => return row.kind,
            Name::Unknown { name, .. } => words::split(name),
        };
        let says = |these: &[&str]| name.iter().any(|word| these.contains(&&*word.folded));
        if says(&["workshop", "workshops"]) {
            Kind::Workshop
        } else if says(&["journal", "transactions", "letters", "magazine"]) {
            Kind::Journal
        } else {
            Kind::Conference
        }
    }

    /// A series that is not in the table, from the part of a label that names it.
    pub(super) fn unknown(text: &str) -> Self {
        let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let is_outer = |c: char| c.is_ascii_punctuation() || c.is_whitespace();
        let bare = spaced
            .trim_start_matches(|c| is_outer(c) && c != '(')
            .trim_end_matches(|c| is_outer(c) && !matches!(c, ')' | '+'));
        let name = if bare.is_empty() { &spaced } else { bare }.to_owned();
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
    /// The series.
    pub series: Series,
    /// The words that name it.
    pub words: Range<usize>,
    /// Whether those words say that it is a workshop of the series: `ICLRW`.
    pub names_workshop: bool,
}

/// Finds the series in a label. It stands first, unless the words before it say nothing
/// (`Proc. of the 61st`), name a track (`Findings of`) or are joined to it (`WANT at`).
pub(super) fn find(label: &str, words: &[Word]) -> Option<Found> {
    // Most words begin no name: to find that out costs far less than to try what follows them.
    (0..words.len()).filter(|start| begins_name(&words[*start].folded)).find_map(|start| {
        let (range, (row, names_workshop)) = words::find_at(words, start, row_or_workshop)?;
        let (before, named) = (&words[..start], &words[range.clone()]);
        // Two letters in the middle of a text are too little to know a series by.
        let tells = start == 0 || named.iter().map(|word| word.folded.len()).sum::<usize>() > 2;
        let joined =
            before.last().is_some_and(|last| last.folded == "at" || label[last.end..named[0].start].contains('@'));
        let free = before.iter().all(track::is_noise);
        let fits = joined || free || track::recognise(label, before).is_some();
        (tells && fits).then_some(Found { series: Series(Name::Known(row)), words: range, names_workshop })
    })
}

/// Whether a word names a series of the table, or the workshops of one.
pub(super) fn is_known(key: &str) -> bool {
    row_or_workshop(key).is_some()
}

/// The row of a name, and whether the name has a W for its workshops at the end: `ICLRW`.
fn row_or_workshop(key: &str) -> Option<(&'static Row, bool)> {
    row(key)
        .map(|row| (row, false))
        .or_else(|| row(key.strip_suffix('w')?).filter(|row| row.kind == Kind::Conference).map(|row| (row, true)))
}

/// Whether a word is the beginning of a series' name, perhaps with the W of its workshops.
fn begins_name(word: &str) -> bool {
    let before_w = word.strip_suffix('w').filter(|before| !before.is_empty());
    let begins =
        |name: &str| words::begins_key_of(word, name) || before_w.is_some_and(|before| words::is_key_of(before, name));
    row_with(&begins).is_some()
}

fn row(key: &str) -> Option<&'static Row> {
    row_with(&|name| words::is_key_of(key, name))
}

/// The first row with a name that is as wanted.
fn row_with(is_wanted: &dyn Fn(&str) -> bool) -> Option<&'static Row> {
    TABLE.iter().find(|row| {
        is_wanted(row.name)
            || row.other_names.iter().any(|name| is_wanted(name))
            || row.full_name.is_some_and(is_wanted)
    })
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
