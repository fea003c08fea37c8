//! The part of an abstract in which the words of a query stand.
use std::ops::Range;

use super::highlight::abstract_highlights;
use crate::query::Query;

/// About how many bytes of an abstract are read at a glance.
const GLANCE: usize = 120;

/// The most bytes before the first word that is marked.
const LEAD: usize = 48;

/// The most bytes of an excerpt. What does not fit a card is cut there.
const LONGEST: usize = 400;

/// A part of an abstract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// Where it is in the abstract.
    pub range: Range<usize>,
    /// What of the abstract is marked, within the range.
    pub marks: Vec<Range<usize>>,
}

/// The part of an abstract that has most of the words that a query asks for there; `None` where it has none.
/// It begins with a sentence, if one begins shortly before. `query_text` is what was read for the query's text.
#[must_use]
pub fn excerpt(text: &str, query_text: &str, query: &Query) -> Option<Excerpt> {
    let marks = abstract_highlights(text, query_text, query);
    let near = |mark: &Range<usize>| {
        marks.iter().filter(|other| (mark.start..mark.start + GLANCE).contains(&other.start)).count()
    };
    // Of several, the first.
    let first = marks.iter().rev().max_by_key(|mark| near(mark))?.start;
    let earliest = (first.saturating_sub(LEAD)..=first).find(|at| text.is_char_boundary(*at))?;
    let lead = &text[earliest..first];
    let sentence = lead.rfind(". ").map(|end| end + 2).or((earliest == 0).then_some(0));
    let start = earliest + sentence.or_else(|| lead.find(' ').map(|end| end + 1)).unwrap_or_default();
    let start = start + (text[start..first].len() - text[start..first].trim_start().len());
    let end = (start..=(start + LONGEST).min(text.len())).rev().find(|at| text.is_char_boundary(*at))?;
    // Not within a word, unless there is but one.
    let is_cut = end < text.len();
    let end = text[first..end].rfind(' ').filter(|_| is_cut).map_or(end, |space| first + space);
    let marks = marks.into_iter().filter(|mark| mark.start >= start && mark.end <= end).collect();
    Some(Excerpt { range: start..end, marks })
}

#[cfg(test)]
mod tests {
    use super::excerpt;
    use crate::query::Query;

    fn shown(text: &str, query: &str) -> Option<(String, Vec<String>)> {
        let query = Query::parse(query);
        let excerpt = excerpt(text, &query.text, &query)?;
        let marked = excerpt.marks.iter().map(|mark| text[mark.clone()].to_owned()).collect();
        Some((text[excerpt.range].to_owned(), marked))
    }

    #[test]
    fn it_begins_with_the_sentence_of_the_word() {
        let text = "Large models are slow. We prune them with care. Pruning helps.";
        let (shown, marked) = shown(text, "q=abstract:prune").unwrap();
        assert_eq!(
            (shown.as_str(), &marked[..]),
            ("We prune them with care. Pruning helps.", &["prune".to_owned(), "Pruning".to_owned()][..])
        );
        assert_eq!(super::tests::shown(text, "q=models&in=abstracts").unwrap().0, text);
    }

    #[test]
    fn it_begins_with_a_word_where_the_sentence_is_long() {
        let text = format!("{} sparse {}", "aaa ".repeat(40), "ßßß ".repeat(300));
        let (shown, marked) = shown(&text, "q=sparse&in=abstracts").unwrap();
        assert!(shown.starts_with("aaa ") && shown.len() <= super::LONGEST && marked == ["sparse"], "{shown}");
        let text = format!("{}sparse", "北".repeat(400));
        assert!(super::tests::shown(&text, "q=sparse&in=abstracts").unwrap().0.ends_with("sparse"));
    }

    #[test]
    fn most_words_count_and_those_of_other_fields_do_not() {
        let text = format!("A cache. {} The kv cache.", "Nothing is here. ".repeat(20));
        assert_eq!(shown(&text, "q=kv+cache&in=abstracts").unwrap().0, "The kv cache.");
        assert_eq!(shown("By hand.", "q=author:han+abstract:x"), None);
        assert_eq!(shown("By hand.", "q=by+hand"), None);
        assert_eq!(shown("By hand.", "q=-hand&in=abstracts"), None);
    }
}
