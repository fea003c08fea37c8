//! What separates the parts of a text: punctuation, and a venue at its end that nothing separates.
use catalogue::Venue;

use super::block::Style;
use super::date;
use super::fact::{self, Fact, Trust};
use super::fragment::Gap;
use super::name;
use super::token::Token;
use super::{locator, sign};

/// Words whose full stop ends no sentence.
#[rustfmt::skip]
const ABBREVIATIONS: &[&str] = &[
    "vs", "dr", "prof", "st", "jr", "sr", "proc", "conf", "int", "intl", "trans", "symp", "mach", "learn", "sci",
    "nat", "commun", "comput", "vol", "no", "pp", "fig", "univ", "inc", "ltd", "co", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "res", "sep", "sept", "oct", "nov", "dec", "i.e", "e.g", "resp", "approx", "phys", "chem", "biol",
    "appl", "lett", "rev", "soc", "acad", "natl", "eng", "geophys", "ann", "bull", "math", "econ", "psychol", "environ",
    "hydrol", "astron", "astrophys", "exp", "theor",
];

/// Whether the full stop after a text ends no sentence: that of an initial or an abbreviation.
fn is_abbreviation(text: &str) -> bool {
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

/// Whether a full stop stands inside the abbreviated name of a journal with its volume:
/// `Trans. Parallel Lamp. Syst. 31(1): 237-250`.
fn is_inside_journal(before: &str, after: &str) -> bool {
    /// The longest such name, in characters.
    const LONGEST: usize = 80;
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
    // No more is looked at than such a name has, however long the text is.
    let start = before.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(LONGEST).map_or(after.len(), |(at, _)| at);
    let (before, mut rest) = (&before[start..], after[..end].trim_start());
    // `Vo. 12`
    let is_short = before.trim_start().len() < 3;
    if is_short || !is_part(before.rsplit(". ").next().unwrap_or_default().trim_start()) {
        return false;
    }
    while !is_volume(rest) {
        match rest.split_once('.') {
            Some((part, next)) if is_part(part) => rest = next.trim_start_matches([',', ' ']),
            _ => return false,
        }
    }
    true
}

/// Whether a text begins with the name of a journal, which may have a colon in it.
fn names_journal(text: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    let mut words = text.split_whitespace();
    words.clone().count() >= FEWEST_WORDS && words.any(|word| matches!(word, "Journal" | "Transactions"))
}

/// Whether a dash stands between a conference and its workshop, or in the name of one: `ICML - Workshop on Lamps`.
fn names_workshop(before: &str, after: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let conference = before.split(" - ").next().unwrap_or_default();
    let next = after.split([',', '.', ':', '(', ')', '|']).next().unwrap_or_default();
    let is_word = |word| matches!(word, "Workshop" | "Workshops");
    let is_named = next.split_whitespace().take(MOST_WORDS).any(is_word) || before.split(' ').any(is_word);
    is_named && matches!(fact::read(conference.trim(), Trust::Text), Some(Fact::Venue(_)))
}

/// Whether a full stop ends a list of names with initials behind them: `Oak AB, Ash C. A title`, and
/// `Oak, A., & Ash, B. A title of words`. `last` is the fragment before, and `gap` stands behind it.
pub(super) fn ends_names(gap: Gap, last: &str, before: &str, after: &str) -> bool {
    /// So many words that follow are a title.
    const FEWEST_WORDS: usize = 3;
    let is_capital = |first: char| !first.is_lowercase();
    if after.strip_prefix(' ').is_none_or(|after| !after.starts_with(is_capital)) {
        return false;
    }
    let next = after.split([',', '.', ';', '&', ':']).next().unwrap_or_default();
    let words = || next.split(' ').filter(|word| !word.is_empty());
    let is_word = |word: &str| word.starts_with(char::is_lowercase) && !name::is_particle(1, word);
    // “and” may stand between names, where no other word is small.
    let is_of_names = || next.contains(" and ") && !words().any(|word| is_word(word) && word != "and");
    let is_title = || words().count() >= FEWEST_WORDS && !next.contains(" et al") && !is_of_names();
    if name::is_of_medicine(before.trim()) {
        // `Oak A. LC '19`
        let is_venue = || next.trim().rsplit_once(' ').is_some_and(|(_, year)| date::read(year).is_some());
        // `Bo Ash, and Ann B. Oak. 2019.`
        let is_family = || {
            let rest = after[1..].strip_prefix(next.trim_start()).unwrap_or_default();
            let rest = rest.trim_start_matches(['.', ',', ' ']);
            let is_year = |word: &&str| date::begins_with_year(word);
            let is_before_title = date::begins_with_year(rest) || rest.starts_with(['"', '“']);
            words().filter(|word| !is_year(word)).count() == 1
                && (is_before_title || words().any(|word| is_year(&word)) || rest.is_empty() && gap == Gap::And)
        };
        return (name::is_of_medicine(last) || is_title() || is_venue()) && !is_family();
    }
    let is_inverted = gap == Gap::Comma && name::is_initials(before.trim()) && name::score(last) > -2.0;
    // `Oak, A. Lamps and Light, 12(3)`
    let is_journal =
        || after.split_once(',').is_some_and(|(name, rest)| begins_with_volume(rest) && is_title_of_journal(name));
    is_inverted && (is_title() && words().any(is_word) || is_journal())
}

/// What separates nothing in a text of some style: a comma or “and” in the name of a journal in italics, with its
/// volume behind it, and “and” in the title of a book behind “In”. `before` stands before the text, and `rest` after it.
pub(super) fn joined(before: &str, style: Style, rest: &[Token<'_>]) -> &'static [Gap] {
    /// `, **11**(1): 438` is so many tokens.
    const MOST: usize = 6;
    if !style.emphasis {
        return &[];
    }
    let texts = rest.iter().take(MOST).map_while(|token| match token {
        Token::Text { text, .. } | Token::Open { text, .. } | Token::Close { text } => Some(*text),
        Token::Link { .. } | Token::Break => None,
    });
    match style.emphasis {
        true if begins_with_volume(&texts.collect::<String>()) => &[Gap::And, Gap::Comma],
        true if before.ends_with("In ") => &[Gap::And],
        _ => &[],
    }
}

/// Whether a text begins with the number of a volume and what is in it: `, 12(3), 4–15`.
fn begins_with_volume(text: &str) -> bool {
    if locator::behind(text).is_some_and(|locator| locator.start <= 2) {
        return true;
    }
    let text = text.trim_start_matches([',', '.', ' ']);
    let rest = text.trim_start_matches(|first: char| first.is_ascii_digit());
    let digits = text.len() - rest.len();
    // Where a bracket follows, the text ends.
    (1..=3).contains(&digits) && (rest.is_empty() || rest.trim_start().starts_with(['(', ',', ':', '.', '-', '–']))
}

/// Whether a text may be the name of a journal, or a part of one: a few words with capitals.
fn is_title_of_journal(text: &str) -> bool {
    const MOST_WORDS: usize = 6;
    let is_small = |word: &str| matches!(word, "of" | "in" | "the" | "for" | "and" | "&");
    let is_word = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with('.') || is_small(word);
    text.split_whitespace().count() <= MOST_WORDS && text.split_whitespace().all(is_word)
}

/// Whether “and” or a comma stands in the name of a journal or of proceedings, by the volume or the pages behind it:
/// `Lamps and Light, 12(3)`.
fn is_inside_title_of_journal(before: &str, after: &str) -> bool {
    // `In Proceedings of the workshop on lamps, rooms and light, pp. 4-15`
    let names_book = || before.trim_start().starts_with("In ") && sign::of(before).0;
    if let Some(name) = locator::before(after) {
        let is_whole = !name.contains([',', '.']) && is_title_of_journal(name) && is_title_of_journal(before);
        if !name::is_initials(name) && is_whole || !name.contains(". ") && names_book() {
            return true;
        }
    }
    let Some((name, rest)) = after.split_once(',') else { return false };
    let is_titled = || is_title_of_journal(name) && is_title_of_journal(before);
    // `Lamp bulletin & review, 12(3)`
    // Where a bracket follows, the text ends.
    let has_issue = || rest.split('(').next().is_some_and(|volume| volume.trim().parse::<u16>().is_ok());
    let is_small = || !name::is_initials(name) && name.split(' ').count() <= 3;
    begins_with_volume(rest) && (is_titled() || has_issue() && is_small())
}

/// The separator at the beginning of a text: its kind, how many of its bytes belong to the
/// fragment before, and its length in bytes. `before` is that fragment, and `next` the character
/// after the text.
pub(super) fn separator(before: &str, text: &str, next: char) -> Option<(Gap, usize, usize)> {
    let mut characters = text.chars();
    let mark = characters.next()?;
    let after = characters.next().unwrap_or(next);
    let last = before.chars().next_back().unwrap_or(' ');
    let length = mark.len_utf8();
    let is_apart = last.is_whitespace() && after.is_whitespace();
    let names_venue = || {
        let begins =
            ["Conference", "Journal", "Transactions", "Symposium", "Workshop", "Proceedings", "Advances", "Datasets"];
        before.split_whitespace().any(|word| begins.contains(&word))
    };
    let gap = match mark {
        ',' if last.is_ascii_digit() && after.is_ascii_digit() => return None,
        ',' if before.trim_start().starts_with("In ") && is_inside_title_of_journal(before, &text[1..]) => return None,
        ',' | '，' | '、' => Gap::Comma,
        ';' | '；' => Gap::Semicolon,
        '。' => Gap::Stop,
        '.' if after.is_whitespace()
            && !before.ends_with('.')
            && !is_abbreviation(before)
            && !is_inside_journal(before, &text[1..]) =>
        {
            Gap::Stop
        }
        '?' | '!' if after.is_whitespace() => return Some((Gap::Question, length, length)),
        '？' | '！' => return Some((Gap::Question, length, length)),
        // “Journal of Widgets: Series B”
        ':' if names_journal(before) && text[1..].trim_start().starts_with(char::is_uppercase) => return None,
        // `A Title, in: Lamps and Light`
        ':' if before.trim() == "in" => Gap::Stop,
        '：' => Gap::Colon,
        ':' if after.is_whitespace() || before.is_empty() => Gap::Colon,
        // `Ann Oak, Bo Ash:A Title`
        ':' if after.is_uppercase() && before.contains(' ') && name::score(before) > 0.0 => Gap::Stop,
        '-' | '–' | '—' if is_apart && names_workshop(before, &text[length..]) => return None,
        '-' | '–' | '—' if is_apart => Gap::Dash,
        '|' | '·' | '/' if is_apart => Gap::Bar,
        '•' | '●' | '|' => Gap::Bar,
        // `3) Title`
        ')' if after.is_whitespace() && !before.is_empty() && before.bytes().all(|byte| byte.is_ascii_digit()) => {
            Gap::Wide
        }
        mark if mark.is_whitespace() => {
            let rest = text.trim_start();
            let words = [("by ", Gap::By), ("and ", Gap::And), ("& ", Gap::And), ("@", Gap::Space)];
            let found = words.iter().find(|(word, _)| rest.starts_with(word));
            let is_inside = |word: &str| names_venue() || is_inside_title_of_journal(before, &rest[word.len()..]);
            let Some((word, gap)) = found.filter(|(word, gap)| *gap != Gap::And || !is_inside(word)) else {
                let is_wide = after.is_whitespace() && rest.starts_with(char::is_uppercase) && !before.is_empty();
                return is_wide.then_some((Gap::Wide, 0, text.len() - rest.len()));
            };
            let length = text.len() - rest.len() + if *word == "@" { 0 } else { word.len() };
            return Some((*gap, 0, length));
        }
        _ => return None,
    };
    Some((gap, 0, length))
}

/// A text without what is no part of a fragment at its ends, and how many bytes of it stand before that.
pub(super) fn bare(text: &str) -> (usize, &str) {
    let is_noise =
        |character: char| character.is_whitespace() || "*_~`".contains(character) || fact::is_pictograph(character);
    let is_before = |character: char| is_noise(character) || ".,;:\"”’|".contains(character);
    let rest = text.trim_start_matches(is_before);
    (text.len() - rest.len(), rest.trim_end_matches(is_noise))
}

/// The venue and its year with which a text begins, as the name of a file does, and the rest:
/// `23_ICSE_A Title`, `23-ICSE-A Title`.
pub(super) fn head(text: &str) -> Option<(Fact, &str)> {
    /// The longest name of a venue, in bytes.
    const LONGEST: usize = 24;
    /// Fewer capitals are those of a measure: `20-GHz-Lamps`.
    const FEWEST_CAPITALS: usize = 3;
    let text = text.trim_start();
    if let Some(rest) = behind_number(text) {
        return Some((Fact::Nothing, rest));
    }
    let mark = text.trim_start_matches(|first: char| first.is_ascii_digit()).chars().next()?;
    let mut parts = text.splitn(3, Some(mark).filter(|mark| matches!(mark, '_' | '-'))?);
    let (year, venue, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let is_year = matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit());
    let capitals = venue.chars().filter(|letter| letter.is_uppercase()).count();
    let is_known = || Venue::parse(venue).is_ok_and(|venue| fact::is_known(venue.series()));
    if mark == '-' && capitals < FEWEST_CAPITALS && !is_known() {
        return None;
    }
    if !is_year || venue.len() > LONGEST || !venue.starts_with(char::is_uppercase) {
        return None;
    }
    let label = format!("{venue} {}{year}", if year.len() == 2 { "'" } else { "" });
    Some((fact::read(&label, Trust::Sure)?, rest))
}

/// What stands behind the number of an entry and a dash: `12- Oak, A.`, or nothing behind `12-`.
fn behind_number(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|first: char| first.is_ascii_digit());
    let rest = rest.strip_prefix('-').filter(|_| (1..=4).contains(&(text.len() - rest.len())))?.trim_start();
    let (family, _) = rest.split_once(',').unwrap_or((rest, ""));
    let is_name = rest.len() > family.len() && name::score(family) > -2.0;
    (rest.is_empty() || is_name).then_some(rest)
}

/// Whether a text ends in a word behind which a sentence goes on: `A Theory of`.
pub(super) fn goes_on(text: &str) -> bool {
    let last = text.trim_end().rsplit_once(' ').map_or("", |(_, last)| last);
    ["of", "for", "the", "and", "with", "a", "an", "to", "from", "via"].contains(&last)
}

/// Whether a text is nothing but a word between others; “With” is a name as well.
pub(super) fn is_connective(text: &str) -> bool {
    ["in", "at", "on", "from", "via", "and", "by", "with", "In", "At", "On", "From", "By"].contains(&text)
}

/// Whether a text in brackets right behind a title says what kind of work it is: `A Title[J]`.
pub(super) fn is_mark(before: &str, text: &str) -> bool {
    before.ends_with(char::is_alphanumeric)
        && matches!(text, "J" | "C" | "M" | "D" | "R" | "N" | "P" | "J/OL" | "C/OL" | "EB/OL")
}

/// Where the number of a volume begins at the end of a name: `Geophysica 46`.
pub(super) fn volume(text: &str) -> Option<usize> {
    let (name, number) = text.rsplit_once(' ')?;
    let is_number = (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_name = name.contains(char::is_alphabetic) && !name.ends_with(|last: char| last.is_ascii_digit());
    (is_number && is_name).then_some(name.len() + 1)
}

/// Where a text ends in a venue or a year that nothing separates, and what that says.
pub(super) fn tail(text: &str) -> Option<(usize, Fact)> {
    /// A venue at the end of a text has at most so many words.
    const MOST_WORDS: usize = 6;
    let mut starts: Vec<usize> = Vec::with_capacity(MOST_WORDS);
    for (at, _) in text.rmatch_indices(' ').take(MOST_WORDS) {
        starts.push(at + 1);
    }
    for start in starts.into_iter().rev() {
        let word = text[start..].split(' ').next().unwrap_or_default();
        let begins = word.chars().filter(|letter| letter.is_uppercase()).count() >= 2
            || word.get(..5).is_some_and(|word| word.eq_ignore_ascii_case("arxiv"))
            || start + word.len() == text.len() && word.starts_with(['\'', '’'])
            || start + word.len() == text.len()
                && word.len() >= 4
                && word.trim_end_matches(['a', 'b', 'c', 'd']).ends_with(|last: char| last.is_ascii_digit());
        if !begins {
            continue;
        }
        match fact::read(&text[start..], Trust::Text) {
            // “Its lamps are from arXiv:…” names another paper.
            Some(Fact::Arxiv(_)) if text[..start].ends_with(" from ") => return None,
            Some(fact @ (Fact::Venue(_) | Fact::Preprint(_) | Fact::Arxiv(_))) => return Some((start, fact)),
            // `Oak A. '23`
            Some(fact @ Fact::Date(_)) if word.starts_with(['\'', '’']) => {
                return Some((start, fact))
                    .filter(|_| name::is_of_medicine(text[..start].trim_end_matches(['.', ' '])));
            }
            // `Oak, A. 2023`
            Some(fact @ Fact::Date(_))
                if matches!(text[start..].len(), 4 | 5)
                    && (name::score(&text[..start]) > 0.0 || name::is_initials(text[..start].trim())) =>
            {
                let is_acronym = |word: &str| word.len() > 2 && word.chars().all(|letter| letter.is_uppercase());
                return Some((start, fact)).filter(|_| !text.split(' ').any(is_acronym));
            }
            _ => {}
        }
    }
    None
}
