//! What separates the parts of a text: punctuation, and the ends of lines.
use super::fragment::Gap;
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::journal::{
    begins_with_volume, ends_list, is_abbreviated, is_abbreviation, is_behind_abbreviation, is_inside_journal,
    is_inside_title_of_journal, names_journal, names_venue,
};
use crate::import::words::letters;
use crate::import::words::letters::capitals;
use crate::import::words::wording::{is_title_of_words, reads_as_title};
use crate::import::words::{date, full_name, link, locator, name_list, one_name, sign};

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
    // `Ann Oak, and Bo Ash.Widgetica 2016`
    let are_whole = || matches!(gap, Gap::Comma | Gap::And) && is_whole_name(before.trim()) && is_whole_name(last);
    if after.starts_with(char::is_uppercase) && are_whole() && !is_abbreviation(before) {
        return true;
    }
    // `Oak A, Ash B. rLamp: a kit for lamps`
    let has_capital =
        |word: &str| word.starts_with(|first: char| !first.is_lowercase()) || word.contains(char::is_uppercase);
    let begins = |after: &str| {
        after.split(' ').next().is_some_and(has_capital)
            || is_written_as_thing(after.split(':').next().unwrap_or_default())
    };
    if !after.strip_prefix(' ').is_some_and(begins) {
        return false;
    }
    // `Ann Oak, Bo A. Ash | LNET | …`
    let next = after.split([',', '.', ';', '&', ':', '|']).next().unwrap_or_default();
    // `by Ann Oak, James A. Ash and Cy Bell - What it is`, `… Bell (Elm University, 2020)`
    let is_behind_whole = matches!(gap, Gap::Comma | Gap::And) && is_whole_name(last);
    let next = if is_behind_whole || gap == Gap::By { before_dash_or_bracket(next) } else { next };
    let words = || next.split(' ').filter(|word| !word.is_empty());
    let is_word = |word: &str| word.starts_with(char::is_lowercase);
    // “and” may stand between names, where no other word is small.
    let is_of_names = || next.contains(" and ") && !words().any(|word| is_word(word) && word != "and");
    let is_title = || words().count() >= FEWEST_WORDS && !next.contains(" et al") && !is_of_names();
    // `Oak A. LC '19`, `Oak, A. LC '19`
    let is_venue = || next.trim().rsplit_once(' ').is_some_and(|(_, year)| date::read(year).is_some());
    if one_name::is_of_medicine(before.trim()) {
        // `Oak A. LampKit: a kit for lamps`
        let is_thing = |name: &str| {
            name.contains(|letter: char| letter.is_ascii_digit() || letter == '-') || is_written_as_thing(name.trim())
        };
        let behind = || after[" ".len() + next.trim_start().len()..].strip_prefix(": ");
        // `Oak A. Lampo: a kit for lamps`; but `Ann B. Oak: Kits for Lamps`
        let is_described = |rest: &str| !next.trim().contains(' ') && rest.starts_with(char::is_lowercase);
        let has_colon = || behind().is_some_and(|rest| is_thing(next) || is_described(rest));
        return one_name::is_of_medicine(last) || is_title() || is_venue() || has_colon();
    }
    let is_inverted = gap == Gap::Comma && one_name::is_initials(before.trim()) && one_name::score(last) > -2.0;
    // `Oak, A. Lamps and Light, 12(3)`
    let is_journal = || after.split_once(',').is_some_and(|(_, rest)| begins_with_volume(rest));
    is_inverted && (is_title() && words().any(is_word) || is_journal() || !last.contains(' ') && is_venue())
}

/// Whether a text is a word that is written as names of programs are, with small letters among capitals: `LampKit`, `RLamp`.
/// `McOak` is a name.
fn is_written_as_thing(text: &str) -> bool {
    const OF_NAMES: [&str; 7] = ["Mc", "Mac", "De", "Di", "La", "Le", "Van"];
    let rest_of_name = || OF_NAMES.iter().find_map(|start| text.strip_prefix(start));
    let letters = text.as_bytes();
    let begins_in_capitals = letters.iter().take_while(|letter| letter.is_ascii_uppercase()).count() > 1
        && text.contains(char::is_lowercase);
    let has_inner = || letters.windows(2).any(|pair| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase());
    !text.contains(' ')
        && (begins_in_capitals || has_inner())
        && !rest_of_name().is_some_and(|rest| rest.starts_with(char::is_uppercase))
}

/// Whether a text is a name as people say it, and none with its initials behind it.
fn is_whole_name(text: &str) -> bool {
    text.contains(' ') && one_name::score(text) > 1.0 && !one_name::is_of_medicine(text)
}

/// What stands before the first bracket, or dash with spaces around it.
fn before_dash_or_bracket(text: &str) -> &str {
    [" (", " - ", " – ", " — "].iter().fold(text, |text, dash| text.split(dash).next().unwrap_or(text))
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
    let gap = match mark {
        ',' if last.is_ascii_digit() && after.is_ascii_digit() => return None,
        ',' if before.trim_start().starts_with("In ") && is_inside_title_of_journal(before, &text[1..]) => return None,
        ',' if names_venue(before) && ends_list(before, &text[1..]) => return None,
        ',' if full_name::goes_on(before, text) || date::is_inside(before, &text[1..]) => return None,
        ',' | '，' | '、' => Gap::Comma,
        ';' | '；' => Gap::Semicolon,
        '。' => Gap::Stop,
        // `Ann Oak et al.arXiv`, `Ann Oak et al.2019 Conference on Lamps`
        '.' if before.ends_with("et al") && (after.is_alphanumeric() || after.is_whitespace()) => Gap::Stop,
        '.' if after.is_whitespace()
            && !before.ends_with('.')
            && !is_abbreviation(before)
            && !is_behind_abbreviation(before)
            && !is_abbreviated(before, &text[1..])
            && !is_inside_journal(before, &text[1..])
            && !is_at_part(before, &text[1..]) =>
        {
            Gap::Stop
        }
        // `Ann Oak, Bo Ash.arXiv:…`
        '.' if last.is_lowercase() && text[1..].starts_with("arXiv") => Gap::Stop,
        // `Ann Oak, Bo Ash.2018`, `Oak B.April 10, 2018`
        '.' if is_before_year(before, &text[1..]) => Gap::Stop,
        '?' | '!' if after.is_whitespace() => return Some((Gap::Question, length, length)),
        '？' | '！' => return Some((Gap::Question, length, length)),
        // “Journal of Widgets: Series B”
        ':' if names_journal(before) || full_name::goes_on(before, text) => return None,
        // `Findings of ACL: EMNLP 2020`
        ':' if names_findings(before) => return None,
        // `A Title, in: Lamps and Light`
        ':' if before.trim() == "in" => Gap::Stop,
        '：' => Gap::Colon,
        ':' if after.is_whitespace() || before.is_empty() => Gap::Colon,
        // `Ann Oak, Bo Ash:A Title`
        ':' if after.is_uppercase() && one_name::score(before) > 0.0 => Gap::Stop,
        '-' | '–' | '—' if is_apart && names_workshop(before, &text[length..]) => return None,
        '-' | '–' | '—' if is_apart => Gap::Dash,
        // `[Paper](…) -- what it is about`
        '-' if last.is_whitespace() && text.starts_with("-- ") && !text.starts_with("-- Part") => {
            return Some((Gap::Dash, 0, "--".len()));
        }
        // `[A Title](…) -Ann Q. Oak, Bo Ash`
        '-' | '–' | '—' if before.trim().is_empty() && after.is_uppercase() && begins_with_name(&text[length..]) => {
            Gap::Dash
        }
        '|' | '·' | '/' if is_apart => Gap::Bar,
        '•' | '●' | '|' | '｜' => Gap::Bar,
        // `3) Title`
        ')' if after.is_whitespace() && letters::is_digits(before) => Gap::Wide,
        // `Oak et al A Title of Words`
        mark if mark.is_whitespace() && before.ends_with(" et al") && begins_title(text) => Gap::Stop,
        mark if mark.is_whitespace() => {
            let rest = text.trim_start();
            // “by” stands there twice by a slip.
            let words = [
                ("by by ", Gap::By),
                ("by ", Gap::By),
                ("and ", Gap::And),
                ("& ", Gap::And),
                ("@", Gap::Space),
                ("By ", Gap::By),
            ];
            let is_there = |word: &str| {
                rest.starts_with(word) && (word != "By " || before.is_empty() && begins_with_name(&rest[3..]))
            };
            let found = words.iter().find(|(word, _)| is_there(word));
            let is_inside = |word: &str| {
                let after = &rest[word.len()..];
                names_venue(before)
                    // “… of Lamps: Findings and Implications”
                    || before == "Findings"
                    || is_inside_title_of_journal(before, after)
                    || full_name::goes_on(before, after)
                    || is_inside_journal_of_year(before, after)
            };
            let Some((word, gap)) = found.filter(|(word, gap)| *gap != Gap::And || !is_inside(word)) else {
                let is_wide = after.is_whitespace() && rest.starts_with(char::is_uppercase) && !before.is_empty();
                let is_one = |rest| is_one_name(before, rest) || is_title_in_capitals(before, rest);
                let is_wide = is_wide && (text.len() - rest.len() > 2 || !is_one(rest));
                return is_wide.then_some((Gap::Wide, 0, text.len() - rest.len()));
            };
            let length = text.len() - rest.len() + if *word == "@" { 0 } else { word.len() };
            return Some((*gap, 0, length));
        }
        _ => return None,
    };
    Some((gap, 0, length))
}

/// Whether a text begins with a capital, and has as many words as a title.
fn begins_title(text: &str) -> bool {
    const FEWEST_WORDS: usize = 4;
    let text = text.trim_start();
    let words = text.split(['.', ',', '(']).next().unwrap_or_default().split_whitespace();
    text.starts_with(char::is_uppercase) && words.count() >= FEWEST_WORDS
}

/// Whether a text is the Findings of a society, behind which the conference is named.
fn names_findings(text: &str) -> bool {
    let text = text.trim_start();
    let society = text.strip_prefix("In ").unwrap_or(text).strip_prefix("Findings of ");
    society.is_some_and(|name| {
        matches!(name.strip_prefix("the ").unwrap_or(name), "ACL" | "Association for Computational Linguistics")
    })
}

/// Whether a full stop with a year or a month right behind it ends a text of words.
fn is_before_year(before: &str, after: &str) -> bool {
    let goes_on = |next: char| next.is_alphanumeric() || matches!(next, '-' | '/');
    let ends = |rest: &str| !rest.strip_prefix('.').unwrap_or(rest).starts_with(goes_on);
    let is_word = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let is_month = || {
        let (month, rest) = after.split_once(' ').unwrap_or_default();
        date::month(month).is_some() && rest.starts_with(|first: char| first.is_ascii_digit())
    };
    let last = before.rsplit(' ').next().unwrap_or_default();
    // `ICLR.2018` is a venue.
    let are_words = before.trim_start().contains(' ') || last.contains(char::is_lowercase);
    let is_date = date::begins_with_year(after) && ends(&after["2018".len()..]) || is_month();
    is_date && are_words && is_word(last)
}

/// Whether a full stop stands before or behind the number of a part in a title: `Lamps and light. II. Rooms`. A
/// single letter is the initial of a name.
fn is_at_part(before: &str, after: &str) -> bool {
    let is_number = |word: &str| word.len() > 1 && word.bytes().all(|letter| b"IVX".contains(&letter));
    let next = after.trim_start();
    let stands_before = next.split_once(". ").is_some_and(|(word, _)| is_number(word));
    let is_behind = || before.rsplit_once(". ").is_some_and(|(_, word)| is_number(word));
    stands_before || is_behind()
}

/// Whether two spaces between two texts stand in one name: `Ann  Oak, Bo  Ash`.
fn is_one_name(before: &str, rest: &str) -> bool {
    let is_word = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word.contains(char::is_lowercase)
            && word.chars().all(|character| character.is_alphabetic() || "'’-".contains(character))
    };
    let last = &rest[..rest.find([',', ';', '.']).unwrap_or(rest.len())];
    is_word(before.trim()) && is_word(last.trim())
}

/// Whether two spaces between two texts stand in one title that is all in capitals: `BRIGHT LAMPS OF  ROOMS`.
fn is_title_in_capitals(before: &str, rest: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    let is_small = |text: &str| text.contains(char::is_lowercase);
    let next = rest.split(['(', '[', ',', '.', ':']).next().unwrap_or_default();
    before.split_whitespace().count() >= FEWEST_WORDS
        && !is_small(before)
        && !is_small(next)
        && !next.contains(|letter: char| letter.is_ascii_digit())
        && capitals(next) > 3
}

/// Whether “and” stands in the name of a journal that has a small word in it, and a volume or a year behind it.
fn is_inside_journal_of_year(before: &str, after: &str) -> bool {
    const MOST_WORDS: usize = 6;
    // `Lamps and Light 11.18`
    let ends = |(at, mark): &(usize, char)| match mark {
        '.' => !after[at + 1..].starts_with(|next: char| next.is_ascii_digit()),
        mark => ",(;:".contains(*mark),
    };
    let end = after.char_indices().find(ends).map_or(after.len(), |(at, _)| at);
    let (name, rest) = (after[..end].trim_end(), &after[end..]);
    let whole = name;
    let name = name.trim_end_matches(|last: char| last.is_ascii_digit() || matches!(last, ' ' | '.'));
    // `Lamps and Light 119 (December 2025)`: a bracket ends the text.
    let ends_in_volume = || rest.is_empty() && name.len() < whole.len();
    let ends_in_year = || whole.get(name.len()..).is_some_and(|year| date::begins_with_year(year.trim_start()));
    let is_year = || date::begins_with_year(rest.trim_start_matches([',', ' ', '('])) || ends_in_year();
    let has_small = || before.split_whitespace().any(|word| matches!(word, "in" | "of" | "for" | "on"));
    let are_titles = || [before, name].iter().all(|part| is_title_of_words(part.trim(), MOST_WORDS));
    // `Lamp Science and Engineering 2023`: neither side is anybody's name, nor where one works.
    let are_subjects = || {
        let first = before.trim().trim_start_matches(|first: char| first.is_ascii_digit()).trim_start_matches("th ");
        let is_subject = |part, most| {
            let (names_venue, names_place) = sign::of(part);
            is_title_of_words(part, MOST_WORDS) && !names_place && (names_venue || one_name::score(part) < most)
        };
        let are_words = !first.contains(' ') && !name.contains(' ');
        is_subject(first, if are_words { NO_NAME } else { 0.0 }) && is_subject(name, NO_NAME)
    };
    // `Lamps & Light, 2021, 82: 4-15`
    let has_volume = || locator::behind(rest.get(year_end(rest)..).unwrap_or_default()).is_some();
    // `Bright and dim lamps (2017)`: no name is small.
    let is_small = || {
        let is_word = |word: &str| word.chars().all(char::is_lowercase) && !NOT_IN_JOURNALS.contains(&word);
        let words = name.split_whitespace();
        (1..=MOST_WORDS).contains(&words.clone().count()) && words.clone().all(is_word) && is_title_of_beginning(before)
    };
    // Brackets end the text.
    is_year() && (has_small() && are_titles() || are_subjects() || has_volume())
        || ends_in_volume() && are_titles()
        || (is_year() || rest.is_empty()) && is_small()
}

/// What reads less like a name than this is none, though it be one word.
const NO_NAME: f32 = -1.5;

/// Words behind “and” in a list of names, or before a name.
const NOT_IN_JOURNALS: [&str; 7] = ["others", "colleagues", "coworkers", "al", "de", "van", "von"];

/// Whether a text may be the beginning of the name of a journal: a capital, and few words.
fn is_title_of_beginning(text: &str) -> bool {
    const MOST_WORDS: usize = 3;
    let text = text.trim();
    text.starts_with(char::is_uppercase) && text.split(' ').count() <= MOST_WORDS
}

/// Where the year ends with which a text begins, behind punctuation.
fn year_end(text: &str) -> usize {
    text.len() - text.trim_start_matches([',', ' ', '(']).len() + "2021".len()
}

/// Whether a text begins with a name, up to a mark or “and”.
fn begins_with_name(text: &str) -> bool {
    let end = text.find([',', ';', '(', ':']).unwrap_or(text.len());
    let name = text[..end].split(" and ").next().unwrap_or_default();
    name.contains(' ') && one_name::score(name.trim_end_matches(['.', ' '])) > 1.0
}

/// Whether a text ends in a word behind which a sentence goes on: `A Theory of`.
pub(crate) fn goes_on(text: &str) -> bool {
    let last = text.trim_end().rsplit_once(' ').map_or("", |(_, last)| last);
    ["of", "for", "the", "and", "with", "a", "an", "to", "from", "via", "in"].contains(&last)
}

/// Whether a line ends between the two words of a name: `Ann Oak, Bo` and `Ash, Cy Bell`.
pub(super) fn breaks_name(gap: Gap, before: &str, next: &str) -> bool {
    let next = next.trim();
    let is_word = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    let (after, rest) = next.split_at(next.find(|mark: char| !mark.is_alphabetic()).unwrap_or(next.len()));
    let is_next = match gap {
        Gap::Comma | Gap::And => rest.starts_with(','),
        // `by Ann` and `Oak.`, `Oak on lamps`
        Gap::By => {
            let goes_on = |rest: &str| rest.starts_with(char::is_lowercase);
            after.contains(char::is_lowercase)
                && (rest.starts_with([',', '.']) || rest.strip_prefix(' ').is_some_and(goes_on))
        }
        _ => false,
    };
    is_next && is_word(before.trim()) && is_word(after)
}

/// Whether a line ends inside a title: the next one begins with a small word that joins it or, in bold, with any.
pub(super) fn breaks_title(before: &str, next: &str, is_bold: bool) -> bool {
    const FEWEST_WORDS: usize = 3;
    #[rustfmt::skip]
    const JOINING: [&str; 13] = [
        "with", "for", "and", "of", "via", "using", "to", "through", "without", "under", "towards", "toward", "based",
    ];
    let next = next.trim();
    let first = next.split(' ').next().unwrap_or_default();
    // `old title: …`
    let is_bold = is_bold && !next.contains(':');
    // The last word of a title, before its links.
    let is_last = next.len() > 3 && next.chars().all(char::is_lowercase) && link::of_label(next).is_none();
    let goes_on = JOINING.contains(&first)
        || is_last
        || is_bold && next.starts_with(char::is_lowercase)
        || ends_title_before_address(next);
    goes_on && before.split_whitespace().count() >= FEWEST_WORDS
}

/// Whether a line is the end of a title and the address of its paper: `Events: A Review https://…`
fn ends_title_before_address(line: &str) -> bool {
    let Some((end, address)) = line.rsplit_once(' ') else { return false };
    let (names_venue, names_place) = sign::of(end);
    address.contains("://") && reads_as_title(end) && !names_venue && !names_place && name_list::read(end).is_none()
}

/// Whether a text is nothing but a word between others; “With” is a name as well.
pub(super) fn is_connective(text: &str) -> bool {
    ["in", "at", "on", "from", "via", "and", "by", "with", "In", "At", "From", "By"].contains(&text)
}

/// Whether a text in brackets right behind a title says what kind of work it is: `A Title[J]`.
pub(super) fn is_mark(before: &str, text: &str) -> bool {
    before.trim_end().ends_with(|last: char| last.is_alphanumeric() || matches!(last, '?' | '!' | ')'))
        && matches!(text, "J" | "C" | "M" | "D" | "R" | "N" | "P" | "J/OL" | "C/OL" | "EB/OL")
}
