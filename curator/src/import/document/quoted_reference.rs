//! References that a list quotes below its entries, as BibTeX.
use std::ops::Range;

use biblatex::{Bibliography, ChunksExt as _, Person};

use crate::tex;

/// A reference in a block of code or in `<pre>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotedReference {
    /// The title of the paper; empty where it has none.
    pub title: String,
    /// Its authors, `et al.` for others.
    pub authors: Vec<String>,
    /// Where it stands.
    pub range: Range<usize>,
}

impl QuotedReference {
    /// The reference that is all of a block, which stands at a place; `None` where there is none with authors.
    pub(super) fn read(block: &str, range: Range<usize>) -> Option<Self> {
        // The first line of a fence, or the tag.
        let open = block.find('@')?;
        let is_fence = |word: &str| word.starts_with(['`', '~', '<']) || word.ends_with('>');
        let reference = block[open..].trim_end().trim_end_matches("</pre>").trim_end().trim_end_matches(['`', '~']);
        if !block[..open].split_whitespace().all(is_fence) || !reference.contains('{') {
            return None;
        }
        let bibliography = Bibliography::parse(reference).ok()?;
        let entry = bibliography.iter().next()?;
        let name =
            |person: &Person| if person.name == "others" { "et al.".to_owned() } else { tex::spoken_name(person) };
        let authors: Vec<String> = entry.author().ok()?.iter().map(name).collect();
        let title = entry.title().map(|title| title.format_verbatim()).unwrap_or_default();
        (!authors.is_empty()).then_some(Self { title, authors, range })
    }

    /// The authors as a line of an entry, under their key.
    pub(crate) fn line(&self) -> String {
        format!("Authors: {}", self.authors.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::QuotedReference;

    #[test]
    fn a_reference_is_read_in_a_fence_and_in_pre() {
        let reference = "@inproceedings{oak, author={Oak, Ann B. and van der Ash, Bo and others}, title={Of {Lamps}}}";
        for block in
            [reference.to_owned(), format!("```bibtex\n{reference}\n```\n"), format!("<pre>\n{reference}\n</pre>\n")]
        {
            let read = QuotedReference::read(&block, 0..9).unwrap();
            assert_eq!(read.title, "Of Lamps");
            assert_eq!(read.authors, ["Ann B. Oak", "Bo van der Ash", "et al."]);
        }
        for other in ["@oak and @ash", "@misc{oak, title={Lamps}}", "@misc{oak", "Lamps"] {
            assert_eq!(QuotedReference::read(other, 0..9), None, "{other}");
        }
    }
}
