//! The citation of a paper in the paragraph below a link to it: `[The first lamp](…)`, and `A Title of Words. Ann Oak and
//! Bo Ash. 2008. LAMPS. 4 pages.`
use crate::import::document::block::{Content, Piece, Style};
use crate::import::words::wording::has_title_words;
use crate::import::words::{date, label, name_list};

/// The pieces of an entry whose link stands alone in a paragraph, and whose citation is the next one: the link has the
/// title that is cited, and the rest follows. `None` where the next one cites nothing.
pub(super) fn cited_below(link: &[Piece], citation: &[Piece]) -> Option<Vec<Piece>> {
    /// What stands behind the year has at most so many parts, and each so many words: the venue and the pages.
    const MOST_PARTS: usize = 2;
    const MOST_WORDS: usize = 8;
    let [Piece { content: Content::Link { url, .. }, .. }] = link else { return None };
    let [Piece { content: Content::Text(text), style, range }] = citation else { return None };
    let (title, rest) = text.split_once(". ").filter(|(title, _)| has_title_words(title))?;
    let parts: Vec<&str> = rest.trim_end().trim_end_matches('.').split(". ").collect();
    let is_year = |part: &&str| part.len() == "2008".len() && date::read(part).is_some_and(|date| date.year.is_some());
    let year = parts.iter().position(is_year)?;
    let (names, behind) = (parts[..year].join(". "), &parts[year + 1..]);
    let are_short = behind.len() <= MOST_PARTS && behind.iter().all(|part| part.split(' ').count() <= MOST_WORDS);
    let are_names = name_list::ends_in_et_al(&names) || name_list::read(&names).is_some();
    let is_cited = *style == Style::default() && are_short && are_names;
    is_cited.then(|| {
        let end = (range.start + title.len()).min(range.end);
        let content = Content::Link { label: title.to_owned(), url: url.clone() };
        let title = Piece { content, style: *style, range: range.start..end };
        // How many pages it has is no part of a record.
        let venue = behind.first().filter(|venue| !label::is_pages(venue)).map(|venue| format!("{venue} "));
        let content = Content::Text(format!(". {names}. {}{}.", venue.unwrap_or_default(), parts[year]));
        vec![title, Piece { content, style: *style, range: end..range.end }]
    })
}
