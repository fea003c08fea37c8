//! Finds the series that a label names.

use std::ops::Range;

use super::kind::Kind;
use super::series::Series;
use super::track;
use super::words::{self, Word};

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
            // `International Conference on Software Engineering and Knowledge Engineering` is another one.
            let goes_on = |next: &Word| named.len() > 2 && (next.folded == "and" || gap(next).contains('&'));
            if next.is_some_and(|next| OF_ANOTHER.contains(&&*next.folded) || goes_on(next)) {
                return None;
            }
            let fits = if series.is_of_words() {
                before.iter().all(|word| LEADS.contains(&&*word.folded))
                    && next.is_none_or(|next| {
                        // `Proceedings of the IEEE/ACM …` is not of the IEEE alone, nor is `Proceedings of the IEEE
                        // Conference on …`.
                        let ends_here = next.is_number() || track::is_nothing_else(after);
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
        let series = |key: &str| Series::with_key(self.declared, key);
        let of_workshop = || series(key.strip_suffix('w')?).filter(|series| series.kind() == Kind::Conference);
        series(key).map(|series| (series, false)).or_else(|| of_workshop().map(|series| (series, true)))
    }

    /// Whether names begin with this word, perhaps with the W of workshops.
    fn begin_with(self, word: &str) -> bool {
        let before_w = || word.strip_suffix('w').filter(|key| !key.is_empty());
        Series::begin_with(self.declared, word)
            || before_w().is_some_and(|key| Series::with_key(self.declared, key).is_some())
    }
}

/// Whether the words before a name say that what they name was there: `WANT at the ICML`, `WANT@ICML`.
fn is_joined(label: &str, before: &[Word], name: usize) -> bool {
    let last = before.iter().rev().find(|word| word.folded != "the");
    let is_at = |word: &Word| word.folded == "at" || label[word.end..name].contains('@');
    last.is_some_and(is_at)
}
