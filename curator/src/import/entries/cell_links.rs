//! The links of a cell that stands for links.
use crate::import::document::block::Piece;
use crate::import::fragments::known_facts::Facts;
use crate::import::fragments::token::{Token, tokens};
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::link::{self, Target};

/// Reads links that stand in a cell for links; `expected` is what the heading says.
pub(super) fn read_links(pieces: &[Piece], expected: Option<Target>, facts: &mut Facts) {
    facts.images(pieces);
    for token in tokens(pieces) {
        match token {
            Token::Link { label, url, range, .. } => {
                let said = link::of_label(label);
                let target = match fact::read(label, Trust::SetOff) {
                    Some(fact @ (Fact::Venue(_) | Fact::Arxiv(_))) => {
                        facts.add(fact);
                        Some(Target::Paper)
                    }
                    _ => said.flatten().or(expected),
                };
                facts.link_by_address(target, url, &range);
            }
            Token::Text { text, range, .. } => {
                for word in text.split_whitespace() {
                    let word = word.trim_matches([',', ';', '<', '>', '(', ')']);
                    if word.starts_with("https://") || word.starts_with("http://") {
                        facts.link_by_address(expected, word, &range);
                    } else if matches!(expected, Some(Target::Paper) | None)
                        && let Some(Fact::Arxiv(id)) = fact::read(word, Trust::SetOff)
                    {
                        facts.arxiv.get_or_insert(id);
                    }
                }
            }
            Token::Open { .. } | Token::Close { .. } | Token::Break => {}
        }
    }
}
