//! The text of an entry, cut where lists set things off: at brackets, links and line ends.
use std::ops::Range;

use super::piece::{Content, Piece, Style};

/// A part of an entry's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Text { text: String, style: Style, range: Range<usize> },
    Link { label: String, url: String, style: Style, range: Range<usize> },
    Open { bracket: char, range: Range<usize> },
    Close { bracket: char, range: Range<usize> },
    Break,
}

/// The bracket that closes one.
fn closing(bracket: char) -> Option<char> {
    Some(match bracket {
        '(' => ')',
        '[' => ']',
        '（' => '）',
        '【' => '】',
        '［' => '］',
        _ => return None,
    })
}

/// Cuts pieces into tokens. Pictures are not among them: what they say was read before.
pub(super) fn cut(pieces: &[Piece]) -> Vec<Token> {
    let mut tokens = Vec::new();
    for piece in pieces {
        let style = piece.style;
        match &piece.content {
            Content::Text(text) => cut_text(text, style, &piece.range, &mut tokens),
            Content::Link { url, label } => {
                let (url, label) = (url.clone(), label.clone());
                tokens.push(Token::Link { label, url, style, range: piece.range.clone() });
            }
            Content::Image { .. } => {}
            Content::Break => tokens.push(Token::Break),
        }
    }
    tokens
}

fn cut_text(text: &str, style: Style, range: &Range<usize>, tokens: &mut Vec<Token>) {
    // Where the file has no escapes, a part of the text is a part of the file.
    let is_exact = range.len() == text.len();
    let place =
        |part: Range<usize>| if is_exact { range.start + part.start..range.start + part.end } else { range.clone() };
    let mut from = 0;
    let push_text = |from: usize, to: usize, tokens: &mut Vec<Token>| {
        if from < to {
            tokens.push(Token::Text { text: text[from..to].to_owned(), style, range: place(from..to) });
        }
    };
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let range = if is_exact { range.start + at..range.start + end } else { range.clone() };
        let token = if closing(character).is_some() {
            Token::Open { bracket: character, range }
        } else if matches!(character, ')' | ']' | '）' | '】' | '］') {
            Token::Close { bracket: character, range }
        } else {
            continue;
        };
        push_text(from, at, tokens);
        tokens.push(token);
        from = end;
    }
    push_text(from, text.len(), tokens);
}

/// The position of the bracket that closes the one at `open`; `None` when it stays open on its
/// line.
pub(super) fn matching(tokens: &[Token], open: usize) -> Option<usize> {
    let mut expected = Vec::new();
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token {
            Token::Open { bracket, .. } => expected.push(closing(*bracket)?),
            Token::Close { bracket, .. } => {
                // A bracket that closes nothing, as in a list `a)`, is a character.
                if expected.last() == Some(bracket) {
                    expected.pop();
                    if expected.is_empty() {
                        return Some(at);
                    }
                }
            }
            Token::Break => return None,
            Token::Text { .. } | Token::Link { .. } => {}
        }
        // Brackets do not hold whole entries.
        if at > open + 24 {
            return None;
        }
    }
    None
}
