//! What separates nothing inside the name of a book or a journal that is set off.
use super::fragment::Gap;
use super::token::Token;
use crate::import::document::block::Style;
use crate::import::words::journal::{begins_with_volume, names_venue};
use crate::import::words::wording::is_title_of_words;
use crate::import::words::{date, sign};

/// What separates nothing in a text of some style: a comma or “and” in the name of a journal in italics, with its
/// volume behind it, and “and” in the title of a book. `before` stands before the text, and `rest` after it.
pub(super) fn joined(before: &str, text: &str, style: Style, rest: &[Token<'_>]) -> &'static [Gap] {
    /// `, **11**(1): 438` is so many tokens.
    const MOST: usize = 6;
    // `[J. Lamp. Softw.]`
    let is_in_brackets = before.ends_with('[') && matches!(rest.first(), Some(Token::Close { .. }));
    if (style.emphasis || is_in_brackets) && is_abbreviated(text) {
        return &[Gap::Stop];
    }
    // `(Accepted by Annual Review of Lamps, Rooms, and Light, 2021)`
    if before.ends_with(['(', '[']) && says_accepted(text) {
        return &[Gap::And, Gap::Comma, Gap::By];
    }
    if !style.emphasis {
        return &[];
    }
    let texts = rest.iter().take(MOST).map_while(|token| match token {
        Token::Text { text, .. } | Token::Open { text, .. } | Token::Close { text } => Some(*text),
        Token::Link { .. } | Token::Break => None,
    });
    let after = texts.collect::<String>();
    // `in *Lamps, Rooms and Light* 2019`
    let is_book = before.ends_with("In ") || before.ends_with(" in ");
    // `“A Title.” *Lamps and Light*, May 2024`
    let is_behind_quotation = before.trim_end().ends_with(['"', '”']);
    let is_proceedings = is_behind_quotation && text.starts_with("Proceedings of ");
    match is_book || is_behind_quotation && after.trim_start().starts_with(',') {
        // `*Annual Review of Lamps, Light, and Rooms 2022*`
        _ if is_journal_with_year(text) => &[Gap::And, Gap::Comma, Gap::Stop],
        _ if begins_with_volume(&after) => &[Gap::And, Gap::Comma],
        _ if is_proceedings => &[Gap::And, Gap::Comma],
        true if date::begins_with_year(after.trim_start()) => &[Gap::And, Gap::Comma],
        _ if is_name_of_meeting(text) && is_before_year(&after) => &[Gap::And, Gap::Comma],
        true => &[Gap::And],
        // `*Encyclopedia of Lamps and Light*, 2014`
        false if is_title_with_and(text) => &[Gap::And],
        false => &[],
    }
}

/// Whether a text says where a paper was accepted, with a capital: `Accepted by only LampReview` is no name.
fn says_accepted(text: &str) -> bool {
    let name = ["by ", "at ", "to ", "in "].iter().find_map(|word| text.strip_prefix("Accepted ")?.strip_prefix(word));
    name.is_some_and(|name| name.strip_prefix("the ").unwrap_or(name).starts_with(char::is_uppercase))
}

/// Whether a year follows, perhaps behind an acronym in brackets: `(LAMPS) 2020`.
fn is_before_year(after: &str) -> bool {
    let after = after.trim_start();
    let behind = after.strip_prefix('(').and_then(|inside| inside.split_once(')'));
    date::begins_with_year(behind.map_or(after, |(_, rest)| rest.trim_start()))
}

/// Whether a text begins with what names a conference or a journal, or ends in a word that alone names none:
/// `Conference on Lamps, Rooms and Light`, `Lamps and Rooms Summit and Conference`.
fn is_name_of_meeting(text: &str) -> bool {
    let text = text.trim();
    let mut parts = text.split([',', '&']).flat_map(|part| part.split(" and ")).map(str::trim);
    let first = parts.next().unwrap_or_default();
    let last = parts.last().unwrap_or_default();
    let is_kind = matches!(last, "Conference" | "Symposium" | "Workshop" | "Congress" | "Exhibition");
    let begins = names_venue(first) && first.contains(' ');
    (begins || is_kind) && !text.contains([':', '"', '“']) && !text.contains(". ")
}

/// Whether a text is the name of a journal, all words of which are abbreviated: `J. Lamp. Softw.`, `Lamp Syst. Appl.`
fn is_abbreviated(text: &str) -> bool {
    const SHORTEST: usize = 3;
    let words = || text.trim().split(' ').skip_while(|word| *word == "J.");
    let is_word = |word: &str| {
        let bare = word.strip_suffix('.').unwrap_or(word);
        bare.len() >= SHORTEST
            && bare.starts_with(char::is_uppercase)
            && bare.chars().skip(1).all(char::is_lowercase)
            && (bare.len() < word.len() || bare.len() <= 2 * SHORTEST)
    };
    text.trim().ends_with('.')
        && (2..=5).contains(&words().count())
        && words().filter(|word| word.ends_with('.')).count() >= 2
        && words().all(is_word)
}

/// Whether a text is the name of a journal with its year: `Int. J. Lamps Light. Process. 2023`.
fn is_journal_with_year(text: &str) -> bool {
    let Some((name, year)) = text.trim().rsplit_once(' ') else { return false };
    let is_name =
        |name: &str| sign::of(name).0 || ["Int. J. ", "Phil. Trans. "].iter().any(|start| name.starts_with(start));
    date::is_year(year) && !name.ends_with(',') && is_name(name)
}

/// Whether a text is the name of a book or a journal with “and” in it, and a small word that no list of names has:
/// `Annals of Lamps and Light`.
fn is_title_with_and(text: &str) -> bool {
    const MOST_WORDS: usize = 10;
    let has_small = || text.split(' ').any(|word| matches!(word, "of" | "in" | "for" | "on"));
    [" and ", " & "].iter().any(|and| text.contains(and)) && is_title_of_words(text.trim(), MOST_WORDS) && has_small()
}
