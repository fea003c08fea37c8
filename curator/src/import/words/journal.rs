//! What separates nothing in the names of journals and conferences: full stops of abbreviations, commas, “and”.
use super::wording::{is_title_of_words, is_word_of_title};
use super::{date, locator, one_name, sign};

/// Words in the names of conferences and journals, which may go on with “and”.
#[rustfmt::skip]
const VENUES: [&str; 15] = [
    "Conference", "Congress", "Journal", "Transactions", "Symposium", "Workshop", "Proceedings", "Advances", "Datasets", "Conf.", "Symp.",
    "Trans.", "Proc.", "Int.", "IEEE",
];

/// Words whose full stop ends no sentence.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "vs", "dr", "prof", "st", "jr", "sr", "proc", "conf", "int", "intl", "trans", "symp", "mach", "learn", "sci",
    "nat", "commun", "comput", "vol", "no", "pp", "fig", "univ", "inc", "ltd", "co", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "res", "sep", "sept", "oct", "nov", "dec", "i.e", "e.g", "resp", "approx", "phys", "chem", "biol", "et",
    "appl", "lett", "rev", "soc", "acad", "natl", "eng", "geophys", "ann", "bull", "math", "econ", "psychol", "environ",
    "hydrol", "astron", "astrophys", "exp", "theor",
];

/// Whether the full stop after a text ends no sentence: that of an initial or an abbreviation.
pub(crate) fn is_abbreviation(text: &str) -> bool {
    let word = text
        .rsplit(|character: char| character.is_whitespace() || "(-.,".contains(character))
        .next()
        .unwrap_or_default();
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter.is_uppercase(),
        _ => word.len() <= 9 && ABBREVIATIONS.contains(&word.to_lowercase().as_str()),
    }
}

/// Whether a full stop behind a text ends an abbreviated word of a name, behind another one: `Lamp. Inf.` in
/// `J. Lamp. Inf. Model.`
pub(crate) fn is_behind_abbreviation(text: &str) -> bool {
    const LONGEST_WORD: usize = 8;
    let mut words = text.rsplit([' ', '(']);
    let is_word = |word: &str| word.starts_with(char::is_uppercase) && word.len() <= LONGEST_WORD;
    let is_abbreviated = |word: &str| {
        word.len() > "A.".len() && word.find('.') == Some(word.len() - 1) && word.starts_with(char::is_uppercase)
    };
    words.next().is_some_and(is_word) && words.next().is_some_and(is_abbreviated)
}

/// The longest name of a venue, in characters.
const LONGEST: usize = 120;

/// The end of a text, in which the name of a venue stands: no more is looked at, however long the text is.
fn end_of(text: &str) -> &str {
    let start = text.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at);
    &text[start..]
}

/// Whether a full stop stands inside the abbreviated name of a journal with its volume:
/// `Trans. Parallel Lamp. Syst. 31(1): 237-250`.
pub(crate) fn is_inside_journal(before: &str, after: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let is_part = |part: &str| {
        let last = part.rsplit(' ').next().unwrap_or_default();
        part.split(' ').count() <= MOST_WORDS
            && part.split(' ').all(|word| word.starts_with(char::is_uppercase))
            && last.len() <= 8
            && (!last.ends_with('s') || ABBREVIATIONS.contains(&last.to_lowercase().as_str()))
    };
    let is_volume = |part: &str| {
        let digits = part.len() - part.trim_start_matches(|first: char| first.is_ascii_digit()).len();
        let after = part[digits..].trim_start();
        let is_number = (1..=3).contains(&digits) && (after.is_empty() || after.starts_with(['(', ':', ',']));
        // `Proc. Lamp. Soc. B 12: 4-15`
        is_number || locator::behind(part.trim_start_matches(char::is_uppercase)).is_some()
    };
    let end = after.char_indices().nth(LONGEST).map_or(after.len(), |(at, _)| at);
    let (before, mut rest) = (end_of(before), after[..end].trim_start());
    let is_one_word = !before.trim_start().contains(' ');
    // `Vo. 12`
    let is_short = before.trim_start().len() < 3;
    if is_short || !is_part(before.rsplit(". ").next().unwrap_or_default().trim_start()) {
        return false;
    }
    let mut is_behind_word = false;
    // `Lamp. Neurosci., 2020`, or a bracket follows.
    let is_year = |rest: &str| is_one_word && (rest.is_empty() || date::begins_with_year(rest));
    while !(is_volume(rest) || is_behind_word && is_year(rest)) {
        match rest.split_once('.') {
            Some((part, next)) if is_part(part) => {
                is_behind_word = !part.contains(' ');
                rest = next.trim_start_matches([',', ' ']);
            }
            _ => return false,
        }
    }
    true
}

/// Whether a full stop stands behind an abbreviated word in the name of a venue, by the words up to the next mark:
/// `IEEE Trans. Lamp Netw. Learn. Syst. (LNLS)`.
pub(crate) fn is_abbreviated(before: &str, after: &str) -> bool {
    const MOST_WORDS: usize = 4;
    /// An abbreviated word is seldom longer.
    const LONGEST_WORD: usize = 8;
    let last = before.rsplit(' ').next().unwrap_or_default();
    let next = after.split(['.', ',', ':', ';']).next().unwrap_or_default();
    // `Proc. Lamp Manag. Data 2, 1`
    let next = next.trim_end_matches(|last: char| last.is_ascii_digit());
    last.len() <= LONGEST_WORD
        && names_venue(before)
        && end_of(before).trim_start().split(' ').all(is_word_of_title)
        && (1..=MOST_WORDS).contains(&next.split_whitespace().count())
        && next.split_whitespace().all(is_word_of_title)
}

/// Whether a list of subjects ends in a text, before brackets or a year: ` Rooms and Light` in `Conference on Lamps, Rooms
/// and Light (CLRL)`.
pub(crate) fn ends_list(before: &str, after: &str) -> bool {
    /// With so many words two venues are named.
    const MOST_WORDS: usize = 12;
    let is_list = |text: &str| !text.contains(['.', ':', ';']) && text.contains(" and ");
    let ends_at_year = || {
        let digit = after.find(|letter: char| letter.is_ascii_digit())?;
        let (name, year) = after.split_at(digit);
        let name = name.trim_end_matches([',', ' ']);
        let are_subjects =
            || name.split([',']).flat_map(|part| part.split(" and ")).all(|part| one_name::score(part) < 0.0);
        let words = end_of(before).split_whitespace().chain(name.split_whitespace()).count();
        Some(words <= MOST_WORDS && date::begins_with_year(year) && is_list(name) && are_subjects())
    };
    after.len() <= LONGEST && after.ends_with(' ') && is_list(after) || ends_at_year().unwrap_or_default()
}

/// Whether a text begins with the name of a journal, which may have a colon in it.
pub(crate) fn names_journal(text: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    let mut words = text.split_whitespace();
    words.clone().count() >= FEWEST_WORDS && words.any(|word| matches!(word, "Journal" | "Transactions"))
}

/// Whether a text begins with the number of a volume and what is in it: `, 12(3), 4–15`.
pub(crate) fn begins_with_volume(text: &str) -> bool {
    let text = text.trim_start_matches([',', '.', ' ']);
    let rest = text.trim_start_matches(|first: char| first.is_ascii_digit());
    let digits = text.len() - rest.len();
    (1..=3).contains(&digits) && rest.trim_start().starts_with(['(', ',', ':', '.', '-', '–'])
}

/// Whether a text may be the name of a journal, or a part of one: a few words with capitals.
pub(super) fn is_title_of_journal(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    is_title_of_words(text, MOST_WORDS)
}

/// Whether “and” or a comma stands in the name of a journal or of proceedings, by the volume or the pages behind it:
/// `Lamps and Light, 12(3)`.
pub(crate) fn is_inside_title_of_journal(before: &str, after: &str) -> bool {
    // `In Proceedings of the workshop on lamps, rooms and light, pp. 4-15`
    let names_book = || before.trim_start().starts_with("In ") && sign::of(before).0;
    if let Some(name) = locator::before(after) {
        let is_whole = !name.contains([',', '.']) && is_title_of_journal(name) && is_title_of_journal(before);
        if is_whole || names_book() {
            return true;
        }
    }
    let Some((name, rest)) = after.split_once(',') else { return false };
    // `Lamp bulletin & review, 12(3)`
    // Where a bracket follows, the text ends.
    let has_issue = || rest.split('(').next().is_some_and(|volume| volume.trim().parse::<u16>().is_ok());
    begins_with_volume(rest) && has_issue() && name.split(' ').count() <= 3
}

/// Whether a word of a text is typical of the names of conferences and journals.
pub(crate) fn names_venue(text: &str) -> bool {
    end_of(text).split_whitespace().any(|word| VENUES.contains(&word))
}
