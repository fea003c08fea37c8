//! Paragraphs that tell the reader something, and are no entries though they begin as such, or are about one.
use super::form::{has_link, has_titled_paper};
use crate::import::document::block::{Piece, plain_text};
use crate::import::words::date::has_year;
use crate::import::words::name_list::ends_in_et_al;

/// Whether a paragraph without a linked title is a sentence in brackets, or speaks to its reader: `(Some rows come from
/// [Oak et al.](…), thanks.)`, `[Paper (40 pages)](…) will help you find the way, so read it!`
pub(super) fn is_remark(pieces: &[Piece]) -> bool {
    let text = plain_text(pieces);
    let is_named = |piece: &&Piece| piece.link().is_none_or(|(label, _)| !ends_in_et_al(label));
    let is_of_paper = || has_titled_paper(pieces.iter().filter(is_named));
    (is_in_brackets(text.trim()) || speaks_to_reader(&text)) && !is_of_paper()
}

/// Whether a paragraph is a sentence: it has no link and no year, and more of its words are small than not.
pub(super) fn is_sentence(pieces: &[Piece]) -> bool {
    const FEWEST_WORDS: usize = 8;
    let text = plain_text(pieces);
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
    let small = text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    words >= FEWEST_WORDS && 2 * small > words && !has_link(pieces) && !has_year(&text)
}

/// Whether one pair of round brackets holds the whole text.
fn is_in_brackets(text: &str) -> bool {
    let Some(inside) = text.trim_end_matches('.').strip_prefix('(').and_then(|text| text.strip_suffix(')')) else {
        return false;
    };
    let mut depth = 0_i32;
    inside.chars().all(|letter| {
        depth += i32::from(letter == '(') - i32::from(letter == ')');
        depth >= 0
    })
}

/// Whether a text ends in a call and says “you” or “please”.
fn speaks_to_reader(text: &str) -> bool {
    let is_said = |word: &str| ["you", "your", "please"].iter().any(|said| word.eq_ignore_ascii_case(said));
    text.trim_end().ends_with('!') && text.split(|mark: char| !mark.is_alphanumeric()).any(is_said)
}
