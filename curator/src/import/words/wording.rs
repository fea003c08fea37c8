//! Texts as records have them.
use super::letters;
use std::ops::Range;

use catalogue::paper::PaperId;

use super::date;
use super::one_name::is_of_east_asia;

/// The text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split(|character: char| character.is_whitespace() || character.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The title of a paper in that of its page at an address: `[2409.14729] A Title`, `A Title | USENIX`, and
/// `owner/name: A Title (github.com)`.
pub(crate) fn title_of_page<'a>(text: &'a str, url: &str) -> &'a str {
    const SITES: [&str; 9] = [
        "USENIX",
        "IEEE Xplore",
        "SpringerLink",
        "OpenReview",
        "ACM Digital Library",
        "NDSS Symposium",
        "arXiv",
        "ScienceDirect",
        "Nature",
    ];
    let is_site = |end: &str| SITES.iter().any(|site| end.ends_with(site)) || end.starts_with("Proceedings of ");
    let text = match text.split_once(" | ") {
        Some((title, end)) if is_site(end.trim()) => title,
        _ => text,
    };
    let text = without_site(text, url);
    let behind_id = text.trim_start().trim_start_matches('[').split_once(']');
    let is_id = |id: &str| PaperId::from_arxiv(id.trim_end_matches('\\')).is_some();
    behind_id.filter(|(id, rest)| is_id(id) && !rest.trim().is_empty()).map_or(text, |(_, rest)| rest.trim_start())
}

/// The title of a page without the host of its address in brackets at the end, and the name of its repository before it.
fn without_site<'a>(text: &'a str, url: &str) -> &'a str {
    let Some((host, path)) = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')) else { return text };
    let behind = text.strip_suffix(')').and_then(|text| text.rsplit_once(" ("));
    let is_host = |name: &str| name.contains('.') && (host == name || host.ends_with(&format!(".{name}")));
    let text = behind.filter(|(_, name)| is_host(name)).map_or(text, |(title, _)| title);
    let before = text.split_once(": ").filter(|(name, _)| name.contains('/') && path.trim_end_matches('/') == *name);
    before.map_or(text, |(_, title)| title)
}

/// A title without what surrounds it.
pub(crate) fn clean_title(text: &str) -> String {
    let spaced = one_line(&text.replace("[ ]", " ").replace("( )", " "));
    let spaced = spaced
        .replace(" : ", ": ")
        .replace("?: ", "? ")
        .replace(":\"", ": \"")
        .replace(": \" ", ": \"")
        .replace(":“", ": “")
        .replace("**", "")
        .replace(['\u{200b}', SOFT_HYPHEN], "");
    let mut title = spaced.as_str();
    loop {
        let before = title;
        title = title
            .trim()
            .trim_start_matches(|character: char| is_pictograph(character) || "-–—|•·*,;:.".contains(character))
            .trim_end_matches(|character: char| is_pictograph(character) || "-–—|•·,;:".contains(character))
            .trim();
        title = without_star(title);
        let is_stop = title.ends_with('.') && !title.ends_with("...") && !title.ends_with("etc.");
        if is_stop {
            title = &title[..title.len() - 1];
        }
        title = unquoted(title);
        // `A Title of Words | Acme`
        let is_long = |text: &str| text.split_whitespace().count() > 2;
        if let Some((before, _)) = title.split_once(" | ").filter(|(before, _)| is_long(before)) {
            title = before;
        }
        // `A Title of Words; (Lamps)`
        if let Some((before, _)) = title.strip_suffix(')').and_then(|title| title.rsplit_once("; (")) {
            title = before;
        }
        if title == before {
            break;
        }
    }
    without_nickname(without_name_at_end(without_remark(without_number(title))))
}

/// A title without the number of its entry, right before it: `12.Lamps of Rooms`. `2.5D Lamps` has its own.
fn without_number(title: &str) -> &str {
    let Some((number, rest)) = title.split_once('.') else { return title };
    let is_number = matches!(number.len(), 1 | 2) && letters::is_digits(number);
    let mut letters = rest.chars();
    let is_word = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(|next| next.is_lowercase() || next == ' ');
    if is_number && is_word { rest } else { title }
}

/// A title in Latin letters without the remark in another script behind a wide colon: `A Title of Words ：关于灯`.
fn without_remark(title: &str) -> &str {
    let remark = title.split_once(" ：").filter(|(before, remark)| {
        has_title_words(before) && !before.contains(is_of_east_asia) && remark.contains(is_of_east_asia)
    });
    remark.map_or(title, |(before, _)| before.trim_end())
}

/// A title without the name in brackets at its end with which it begins: `LampNet: A Title of Words (LampNet)`.
fn without_name_at_end(title: &str) -> &str {
    let behind_title = title.strip_suffix(')').and_then(|title| title.rsplit_once(" ("));
    let begins = |name: &str| behind(title, name).is_some_and(|rest| rest.starts_with(": "));
    behind_title.filter(|(_, name)| !name.is_empty() && begins(name)).map_or(title, |(title, _)| title.trim_end())
}

/// A character that shows where a word may be broken.
const SOFT_HYPHEN: char = '\u{ad}';

/// A title without the stars at its end, which are marks. That of `A*` and `RRT*` is a part of the name.
fn without_star(title: &str) -> &str {
    let bare = title.trim_end_matches('*');
    let last = bare.rsplit([' ', '-']).next().unwrap_or_default();
    let is_name = !last.is_empty() && last.bytes().all(|letter| letter.is_ascii_uppercase());
    if is_name && title.len() == bare.len() + 1 { title } else { bare.trim_end() }
}

/// A text without the quotation marks around all of it.
fn unquoted(text: &str) -> &str {
    for (open, close) in [('“', '”'), ('"', '"'), ('《', '》'), ('「', '」'), ('«', '»'), ('`', '`')] {
        let inner = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner.trim_end_matches([',', '.']);
        }
    }
    text
}

/// `Name: Name: the title` and `Name: “the title”` without what is there twice.
fn without_nickname(title: &str) -> String {
    /// More words before a colon are no nickname.
    const MOST_WORDS: usize = 4;
    let Some((name, rest)) = title.split_once(": ") else { return title.to_owned() };
    let rest = unquoted(rest.trim_start());
    if name.split_whitespace().count() > MOST_WORDS {
        return title.to_owned();
    }
    let begins_with_name =
        // `SpArSe: Sparse Lamps` says it once: an ordinary word goes on in the sentence.
        behind(rest, name).is_some_and(|after| {
            after.starts_with(|next: char| !next.is_alphanumeric() && next != '-')
                && (name.contains(' ') || rest.starts_with(name) || !after.starts_with(' '))
        });
    if begins_with_name { rest.to_owned() } else { format!("{name}: {rest}") }
}

/// What stands behind a name with which a text begins, whatever its spaces, hyphens and capitals are: `LampNet-2` and
/// `Lamp Net 2`.
fn behind<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let is_space = |character: &char| matches!(character, ' ' | '-' | '\u{2010}' | '\u{2011}');
    let mut letters = text.chars();
    for wanted in name.chars().filter(|character| !is_space(character)) {
        let found = letters.find(|character| !is_space(character))?;
        if !found.eq_ignore_ascii_case(&wanted) {
            return None;
        }
    }
    Some(letters.as_str())
}

/// Whether a text has enough words for a title.
pub(crate) fn has_title_words(text: &str) -> bool {
    /// As much is said in so many characters of East Asian scripts, which have no spaces.
    const CHARACTERS: usize = 6;
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() >= 3
        || text.chars().filter(|character| is_of_east_asia(*character)).count() >= CHARACTERS
}

/// Whether a text reads as a title and not as a description: most long words have a capital, and it ends without a stop.
pub(crate) fn reads_as_title(text: &str) -> bool {
    const SHORTEST: usize = 4;
    let is_long = |word: &&str| word.chars().count() >= SHORTEST && word.starts_with(char::is_alphabetic);
    let long: Vec<&str> = text.split_whitespace().filter(is_long).collect();
    let capitals = long.iter().filter(|word| word.contains(char::is_uppercase)).count();
    has_title_words(text) && !text.trim_end().ends_with('.') && 4 * capitals >= 3 * long.len()
}

/// Whether a word may stand in the name of a journal: it has a capital, or is a small one.
pub(crate) fn is_word_of_title(word: &str) -> bool {
    let is_small = matches!(word, "of" | "in" | "the" | "for" | "and" | "&" | "on" | "de");
    is_small || word.starts_with(char::is_uppercase)
}

/// Whether a text is a few words, each of which has a capital or is small: `Annals of Lamps`.
pub(crate) fn is_title_of_words(text: &str, most: usize) -> bool {
    text.split_whitespace().count() <= most
        && text.starts_with(char::is_uppercase)
        && text.split_whitespace().all(is_word_of_title)
        // No word of such a script has a capital.
        && !text.contains(is_of_east_asia)
}

/// Whether a text begins soon with the beginning of another one.
pub(crate) fn is_repeated(rest: &str, text: &str) -> bool {
    /// So many bytes of a nickname are enough.
    const BEGINNING: usize = 4;
    /// How far a title is from its nickname, in bytes.
    const REACH: usize = 80;
    if behind(rest.trim_start_matches(|first: char| !first.is_alphanumeric()), text).is_some() {
        return true;
    }
    let whole = if text.contains(' ') { text.len() } else { BEGINNING };
    let beginning = text.get(..whole).unwrap_or(text).as_bytes();
    let rest = &rest.as_bytes()[..rest.len().min(REACH)];
    rest.windows(beginning.len().max(1)).any(|part| part.eq_ignore_ascii_case(beginning))
}

/// Whether a text has a mark of recommendation. Before a number it says how many stars there are on GitHub, or how many
/// citations: `⭐1144`, `★ (~41)`.
pub(crate) fn is_star(text: &str) -> bool {
    let is_count = |rest: &str| {
        let rest = rest.trim_start_matches([' ', '\u{fe0f}', ':', '(', '~', '≈', '⭐', '🌟', '★']);
        // `⭐ 2024 A Title`
        rest.starts_with(|first: char| first.is_ascii_digit()) && !date::begins_with_year(rest)
    };
    let mut stars = ["⭐", "🌟", "★", ":star"].iter().flat_map(|star| text.rmatch_indices(star));
    stars.any(|(at, star)| {
        let rest =
            text[at + star.len()..].trim_start_matches(|mark: char| mark.is_ascii_alphanumeric() && star == ":star");
        !is_count(rest)
    })
}

/// How many marks of recommendation a text has.
pub(crate) fn stars_in(text: &str) -> usize {
    text.chars().filter(|character| "⭐🌟★".contains(*character)).count() + text.matches(":star").count()
}

/// Whether a text is nothing but capital letters, as most acronyms are: `LAMP`.
pub(crate) fn is_in_capitals(text: &str) -> bool {
    text.bytes().all(|letter| letter.is_ascii_uppercase())
}

/// The length of the name of an emoji at the start of a text: `:star:`, `:page_facing_up:`.
pub(crate) fn shortcode(text: &str) -> Option<usize> {
    let name = text.strip_prefix(':')?;
    let end = name.find(':')?;
    let name = &name[..end];
    // `DOI:https://doi.org/…`
    let is_scheme = text[end + 2..].starts_with("//");
    let is_name = (2..=30).contains(&name.len())
        && !is_scheme
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(&byte))
        && name.bytes().any(|byte| byte.is_ascii_lowercase());
    is_name.then_some(end + 2)
}

/// A text without the names of emoji in it, where a word does not go on on both sides: `:star: A Title`, `Network:fire:`.
pub(crate) fn without_shortcodes(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(':') {
        return text.into();
    }
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(':') {
        let (before, after) = rest.split_at(at);
        let is_start = !before.ends_with(char::is_alphanumeric);
        let ends = |length: &usize| !after[*length..].starts_with(char::is_alphanumeric);
        let length = shortcode(after).filter(|length| is_start || ends(length));
        kept.push_str(if length.is_some() { before } else { &rest[..=at] });
        rest = &after[length.unwrap_or(1)..];
    }
    kept.push_str(rest);
    kept.into()
}

/// Whether a text says in brackets behind stars how many they are: `3/5`, or what they count: `~350`.
pub(crate) fn is_rating(text: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let count = text.trim_start_matches(['~', '≈']).trim_end_matches('+').split(['–', '-']).next().unwrap_or_default();
    text.split_once('/').is_some_and(|(stars, most)| is_number(stars) && is_number(most))
        || is_number(count) && !date::begins_with_year(count)
}

/// Whether a character is a picture, such as an emoji, or a part of one.
pub(crate) fn is_pictograph(character: char) -> bool {
    matches!(character,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0e}' | '\u{fe0f}'
        | '\u{200d}' | '\u{20e3}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}' | '\u{25a0}'..='\u{25ff}')
}

/// Whether a text is the number of a chapter.
pub(crate) fn is_chapter(text: &str) -> bool {
    let rest = text.strip_prefix("Chapter ").or_else(|| text.strip_prefix("Ch. "));
    rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_digit()))
}

/// A part of a text, with what closes its brackets behind it and, where it is long enough for a sentence, its stop.
pub fn with_closing_signs(text: &str, part: Range<usize>) -> &str {
    const FEWEST_WORDS: usize = 8;
    let is_long = text[part.clone()].split(' ').count() >= FEWEST_WORDS;
    let is_open =
        |open: char, close: char| text[part.clone()].matches(open).count() > text[part.clone()].matches(close).count();
    let closes = |sign: &char| match sign {
        ')' => is_open('(', ')'),
        '）' => is_open('（', '）'),
        ']' => is_open('[', ']'),
        _ => is_long && matches!(sign, '.' | '!' | '?' | '。'),
    };
    let behind = text[part.end..].chars().take_while(closes).map(char::len_utf8).sum::<usize>();
    &text[part.start..part.end + behind]
}
