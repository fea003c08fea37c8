//! What the word that is being typed may become.
use std::ops::Range;

use postings::Fields;

use super::dictionary::Span;
use super::expression::{Clause, Condition, Expression, Source};
use super::index::Index;
use super::results::Results;
use crate::paper::{Line, Paper};
use crate::query::{Facet, Query};
use crate::text::stop_words::is_stop_word;
use crate::text::words::Words;
use crate::venue::Venue;

/// A word that the one being typed may become.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The query's text with the word in place of the one being typed.
    pub text: String,
    /// The word, as a paper that has it spells it; or the name of a venue and a year, which labels join to one.
    pub word: String,
    /// How many of the papers that match now have it.
    pub papers: usize,
}

/// The record of the paper at a position, where it is there.
pub type Records<'a> = dyn Fn(usize) -> Option<&'a Paper> + 'a;

/// The words that the last one of the query begins, at most `most`: those first that most
/// of the `results` have.
///
/// None when the results match most of the words and there are filters: a paper outside the filters may match
/// every word once one is completed, and those that match most of them are then not results any more.
#[must_use]
pub fn completions(
    records: &Records<'_>,
    index: &Index,
    query: &Query,
    results: &Results,
    most: usize,
) -> Vec<Completion> {
    if results.is_partial && query.condition_count() > 0 {
        return Vec::new();
    }
    let text = query.text.as_str();
    let expression = Expression::parse(text);
    let last = expression.clauses.last().filter(|clause| !clause.is_excluded && clause.range.end == text.len());
    let Some((Condition::Words(words), range)) = last.map(|clause| (&clause.condition, &clause.range)) else {
        return Vec::new();
    };
    // The words of records, which are offered, need not stand in an abstract.
    if words.source == Source::Abstract {
        return Vec::new();
    }
    let mut each = words.words.iter();
    let (Some(word), None) = (each.next(), each.next()) else { return Vec::new() };
    let typed = words.words.signed().first().map_or(word, |(_, word)| word);
    // What stands twice is one word, still being typed; with the second one completed, the first
    // would ask for a word of its own.
    let is_same =
        |clause: &Clause| matches!(&clause.condition, Condition::Words(other) if other.words.iter().eq([word]));
    if Expression::parse(&text[..range.start]).clauses.iter().any(is_same) {
        return Vec::new();
    }
    let lookup = index.lookup();
    let mut is_match = vec![false; index.len()];
    results.papers.iter().for_each(|position| is_match[*position] = true);

    let mut best: Vec<(usize, usize, &str)> = Vec::new();
    for span in lookup.range(typed) {
        let Some(list) = lookup.words(span.section) else { continue };
        for number in span.words.clone() {
            let word = list.word(number);
            // Stop words and the word itself complete nothing.
            if word == typed || is_stop_word(word) {
                continue;
            }
            let one = Span { section: span.section, words: number..number + 1 };
            // The first paper that has it in its record: ids and names of repositories complete nothing.
            let (mut first, mut last, mut papers) = (None, None, 0);
            lookup.each_in(&one, words.fields, &mut |posting| {
                let position = index.position(posting.paper());
                if is_match[position] {
                    papers += usize::from(last.replace(position) != Some(position));
                    if first.is_none() && posting.is_in(Fields::WRITTEN) {
                        first = Some(position);
                    }
                }
            });
            // Kept by most papers, then in the order of the words.
            let place = best.iter().position(|(other, ..)| papers > *other).unwrap_or(best.len());
            if let Some(first) = first.filter(|_| place < most) {
                best.insert(place, (papers, first, word));
                best.truncate(most);
            }
        }
    }
    let mut completions: Vec<Completion> = Vec::new();
    for (mut papers, first, word) in best {
        let paper = records(first);
        let spelling = paper.and_then(|paper| spelling(paper, word)).or_else(|| {
            let venue = paper?.venue.as_ref()?;
            let name = venue_and_year(venue, word)?;
            match of_venue_and_year(index, venue, &is_match) {
                // A record may state another year.
                Some(0) => return None,
                Some(found) => papers = found,
                None => {}
            }
            Some(name)
        });
        let word = spelling.unwrap_or_else(|| word.to_owned());
        let mut completed = text.to_owned();
        completed.replace_range(range.clone(), &word);
        // The labels of a conference and of its workshops name one venue.
        if completions.iter().all(|other| other.text != completed) {
            completions.push(Completion { text: completed, word, papers });
        }
    }
    completions.sort_by_key(|completion| std::cmp::Reverse(completion.papers));
    completions
}

/// The name and the year of a venue whose label joins them to a word: `ICLR'24`.
fn venue_and_year(venue: &Venue, word: &str) -> Option<String> {
    let (name, year) = (venue.series().name(), venue.year()?);
    let is_joined = Words::of(venue.label()).compounds().any(|compound| compound.joined() == Some(word));
    let is_word = name.chars().all(char::is_alphanumeric);
    (is_joined && is_word && word.ends_with(&format!("{:02}", year % 100))).then(|| format!("{name} {year}"))
}

/// How many of some papers, by their positions, are of a venue in its year; `None` where that is not loaded.
fn of_venue_and_year(index: &Index, venue: &Venue, is_among: &[bool]) -> Option<usize> {
    let papers = |facet, id: &str| {
        let sets = index.papers_by_value(facet)?;
        Some(index.facet_values(facet).iter().position(|value| value.id == id).and_then(|value| sets.get(value)))
    };
    let of_year = papers(Facet::Year, &venue.year()?.to_string())?;
    let of_venue = papers(Facet::Venue, venue.series().id())?;
    let (Some(of_year), Some(of_venue)) = (of_year, of_venue) else { return Some(0) };
    Some(of_venue.iter().filter(|number| of_year.contains(*number) && is_among[index.position(*number)]).count())
}

/// How a paper spells a folded word.
fn spelling(paper: &Paper, word: &str) -> Option<String> {
    let lines = std::iter::once(&paper.title).chain(&paper.authors).chain(&paper.techniques).map(Line::as_str);
    let mut words = Words::default();
    let mut origins: Vec<Range<usize>> = Vec::new();
    // What a label joins is no word of its own.
    let joined = paper.venue.as_ref().filter(|venue| venue_and_year(venue, word).is_none());
    lines.chain(joined.map(Venue::label)).find_map(|text| {
        origins.clear();
        words.read_traced(text, |origin| origins.push(origin));
        let signs = words.signed().iter().find(|(_, signed)| signed == word);
        let word = signs.map_or(word, |(number, _)| words.iter().nth(*number).unwrap_or(word));
        let signs = signs.map_or(0, |(_, signed)| signed.len() - word.len());
        let mut compounds = words.compounds();
        let range = compounds.find_map(|compound| {
            let mut words = compound.words().zip(compound.ranges());
            let one = words.find(|(other, _)| *other == word).map(|(_, range)| range.clone());
            one.or_else(|| (compound.joined() == Some(word)).then(|| compound.span()))
        })?;
        let end = origins.get(range.end - 1)?.end;
        let end = text[end..].char_indices().nth(signs).map_or(text.len(), |(signs, _)| end + signs);
        let spelling = &text[origins.get(range.start)?.start..end];
        // What has a meaning in a query is not to be put into one.
        (!spelling.contains([':', '"'])).then(|| spelling.to_owned())
    })
}
