//! Paragraphs that are counted, as the references of a paper are: `[1] Ann Oak. A Title.`, `**[2]** Bo Ash. A Title.`
use crate::import::document::block::{Block, Content, Item, Piece};
use crate::import::words::letters;

/// A document whose paragraphs with numbers in brackets are items of lists.
pub(super) fn as_items(blocks: Vec<Block>) -> Vec<Block> {
    /// Fewer are no list.
    const FEWEST: usize = 3;
    let is_numbered = |block: &&Block| matches!(block, Block::Paragraph { pieces, .. } if length_of_number(pieces) > 0);
    if blocks.iter().filter(is_numbered).count() < FEWEST {
        return blocks;
    }
    let item = |block| match block {
        Block::Paragraph { mut pieces, range, is_quoted: false } if length_of_number(&pieces) > 0 => {
            let length = length_of_number(&pieces);
            if let Some(Piece { content: Content::Text(text), range, .. }) = pieces.first_mut() {
                text.replace_range(..length, "");
                range.start += length;
            }
            if pieces.first().is_some_and(|first| first.content == Content::Text(String::new())) {
                pieces.remove(0);
            }
            Block::List(vec![Item { pieces, children: Vec::new(), range }])
        }
        block => block,
    };
    blocks.into_iter().map(item).collect()
}

/// The length of the number in brackets with which some pieces begin, in bytes; 0 without one.
fn length_of_number(pieces: &[Piece]) -> usize {
    let Some(Piece { content: Content::Text(text), .. }) = pieces.first() else { return 0 };
    let number = text.strip_prefix('[').and_then(|text| text.split_once(']')).map_or("", |(number, _)| number);
    let is_number = (1..=3).contains(&number.len()) && letters::is_digits(number);
    let rest = text.get(number.len() + 2..).unwrap_or_default();
    if is_number { text.len() - rest.trim_start().len() } else { 0 }
}
