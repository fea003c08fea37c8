//! Reads a row of a table: each cell as what its column means.
use crate::import::words::letters;
use catalogue::venue::Series;

use super::cell_links::read_links;
use super::draft::Draft;
use crate::import::document::block::{Piece, Row, lines, plain_text, push_break, range_of};
use crate::import::fragments::cited;
use crate::import::fragments::known_facts::Facts;
use crate::import::table::column::{Column, is_imprint};
use crate::import::words::fact::{self, Fact, Trust, is_known};
use crate::import::words::link::Target;
use crate::import::words::wording::{clean_title, has_title_words, is_star, stars_in};
use crate::import::words::{date, link, name_list, sign};

/// Reads the cells of a row, each as what its column means. What is in the column of titles is
/// yet to be judged; a venue in it can be of the series that the list declares.
pub(super) fn read(row: &Row, columns: &[Column], width: usize, declared: &[Series]) -> Draft {
    let mut facts = Facts { is_row: true, ..Facts::default() };
    let mut titles: Vec<Piece> = Vec::new();
    let mut nickname = None;
    for (position, cell) in row.cells.iter().enumerate() {
        let column = columns.get(position).copied().unwrap_or(Column::Links);
        let text = plain_text(cell);
        let at = range_of(cell).unwrap_or_else(|| row.range.clone());
        if position >= width && width > 0 {
            extra_cell(cell, &text, &mut titles, &mut facts);
            continue;
        }
        let has_image = cell.iter().any(Piece::is_image);
        match column {
            Column::Title if says_nothing(&text) => {}
            Column::Title if is_venue(cell, columns) => venue_cell(cell, &text_beside_links(cell), &at, &mut facts),
            Column::Title => push_line(&mut titles, cell),
            Column::Nickname => {
                read_links(cell, None, &mut facts);
                nickname = Some((text, at));
            }
            Column::Authors => match cited::with_year(&text) {
                Some((names, year)) => add_citation(cell, names, year, &mut facts),
                None if facts.author_text.is_none() || name_list::read(&text).is_some() => {
                    facts.author_text = Some(text).filter(|text| !text.is_empty());
                }
                None => {}
            },
            Column::SomeAuthors if name_list::read(&text).is_some() => {
                facts.and_others = true;
                let before = facts.author_text.take().filter(|before| *before != text);
                facts.author_text = Some(before.map_or(text.clone(), |before| format!("{before}, {text}")));
            }
            Column::SomeAuthors => {}
            Column::Venue => venue_cell(cell, &text, &at, &mut facts),
            Column::Date => match date::read(without_bracket(&text)).or_else(|| date::before_letters(&text)) {
                Some(date) => facts.add(Fact::Date(date)),
                None if !text.is_empty() && letters::is_digits(&text) => {
                    let message = format!("the column of years says {text}, which is not the year of a paper");
                    facts.warn(date::NO_YEAR, message, "write the four digits of its year", &at);
                }
                None => venue_cell(cell, &text, &at, &mut facts),
            },
            Column::Figure if !has_image => read_links(cell, None, &mut facts),
            Column::Figure => facts.images(cell),
            Column::Links => read_links(cell, None, &mut facts),
            Column::LinksTo(target) => read_links(cell, Some(target), &mut facts),
            Column::Techniques => {
                facts.images(cell);
                let parts = text.split([',', ';', '，', '、']).map(str::trim);
                let parts =
                    parts.filter(|part| part.contains(char::is_alphanumeric) && part.split_whitespace().count() <= 5);
                facts.techniques.extend(parts.map(str::to_owned));
            }
            Column::Rating(most) => facts.recommended |= stars_in(&text) >= most,
            Column::Recommended => {
                let lower = text.trim().to_lowercase();
                facts.recommended |=
                    is_star(&text) || matches!(lower.as_str(), "yes" | "y" | "✓" | "✔" | "✅" | "x" | "true");
            }
            Column::Remark | Column::Nothing => {
                if column == Column::Remark && facts.remark.is_none() {
                    facts.remark = Some(text.clone()).filter(|text| !says_nothing(text));
                }
                links_called_so(cell, &mut facts);
                accepting_venue(&text).into_iter().for_each(|venue| facts.add(venue));
            }
        }
    }
    if nickname.is_some() && is_description(&titles) {
        titles.clear();
    }
    // `<span title="A Title of Words">Oak et al. 2019</span>`
    if let Some((names, year)) = cited::with_year(&plain_text(&titles)) {
        let title = row.notes.iter().find(|note| is_title(note));
        // Without a title, “et al.” is none.
        if title.is_some() || name_list::ends_in_et_al(names) {
            add_citation(&titles, names, year, &mut facts);
            let place = range_of(&titles).unwrap_or_else(|| row.range.clone());
            facts.title = title.map(|title| (clean_title(title), place));
            titles.clear();
        }
    }
    if titles.is_empty()
        && facts.title.is_none()
        && let Some((text, place)) = nickname.filter(|(text, _)| !text.is_empty())
    {
        facts.title = Some((clean_title(&text), place));
    }
    if row.cells.len() < width && (facts.title.is_some() || !titles.is_empty()) {
        let message = format!("the row has {} cells and its table {width} columns", row.cells.len());
        facts.note("missing-cell", message, "add the missing cell, empty if need be", &row.range);
    }
    // Where authors or venues have a column, a cell of one piece is a title and nothing else; so is one that is
    // set off as a whole.
    let has_others = columns.iter().copied().any(Column::is_of_papers);
    let is_one = matches!(&titles[..], [title] if has_others || !title.style.is_plain());
    let mut draft = Draft::new(&titles, facts, declared);
    if is_one {
        draft.expect_title();
    }
    draft
}

/// Adds what a cell says that names a paper by its authors and its year, perhaps as the link to it; a preprint or a
/// venue may stand in place of the names.
fn add_citation(cell: &[Piece], names: &str, year: &str, facts: &mut Facts) {
    // Any words with a year may be a venue.
    let is_sure = |fact: &Fact| match fact {
        Fact::Venue(venue) => is_known(venue.series()) || sign::of(names).0,
        fact => matches!(fact, Fact::Preprint(_)),
    };
    match fact::read(&format!("{names} {year}"), Trust::Sure).filter(is_sure) {
        Some(fact) => facts.add(fact),
        None => facts.author_text = Some(names.to_owned()),
    }
    facts.add(Fact::Date(date::Written { year: year.parse().ok(), ..Default::default() }));
    for piece in cell {
        if let Some((label, url)) = piece.link()
            && label.contains(year)
        {
            facts.title_link(url, &piece.range);
        }
    }
}

/// Whether what a cell shows on demand may be a title, and is no summary.
fn is_title(note: &str) -> bool {
    const MOST_WORDS: usize = 30;
    has_title_words(note) && note.split_whitespace().count() <= MOST_WORDS
}

/// Whether a cell says that it has nothing to say.
fn says_nothing(text: &str) -> bool {
    matches!(text.trim(), "NA" | "N/A" | "n/a" | "None" | "TBD")
}

/// Whether the text in a column of titles is a description: sentences without a link or a year, with the words of several
/// titles.
fn is_description(titles: &[Piece]) -> bool {
    const FEWEST_WORDS: usize = 25;
    let text = plain_text(titles);
    let mut words = text.split(|mark: char| !mark.is_ascii_digit());
    text.trim_end().ends_with('.')
        && text.split_whitespace().count() >= FEWEST_WORDS
        && !titles.iter().any(Piece::is_link)
        && !words.any(date::begins_with_year)
}

/// A text without the bracket at its end: `2023.11(v2)`.
fn without_bracket(text: &str) -> &str {
    let before = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    before.map(|(before, _)| before.trim_end()).filter(|before| date::read(before).is_some()).unwrap_or(text)
}

/// The text of a cell without its links that say what they lead to.
fn text_beside_links(cell: &[Piece]) -> String {
    let is_label = |piece: &&Piece| piece.link().is_some_and(|(label, _)| link::of_label(label).is_some());
    let text = plain_text(&cell.iter().filter(|piece| !is_label(piece)).cloned().collect::<Vec<_>>());
    text.trim_matches(|mark: char| !mark.is_alphanumeric() && mark != ')').to_owned()
}

/// Whether a cell in the column of titles is a venue and no title: one with its year, or a known one where names have a
/// column of their own.
fn is_venue(cell: &[Piece], columns: &[Column]) -> bool {
    const MOST_WORDS: usize = 4;
    let is_linked = |piece: &Piece| piece.link().is_some_and(|(label, _)| link::of_label(label).is_none());
    let text = text_beside_links(cell);
    // `ICLR 2024 [A Title of Words](…)` has both.
    let is_whole = !cell.iter().any(is_linked) || cell.len() == 1;
    if !is_whole || text.contains("://") || text.split_whitespace().count() > MOST_WORDS {
        return false;
    }
    let Some(Fact::Venue(venue)) = fact::read(&text, Trust::SetOff) else { return false };
    let is_series = is_known(venue.series());
    venue.year().is_some() && (is_series || !cell.iter().any(is_linked))
        || is_series && columns.contains(&Column::Nickname)
}

/// Adds a cell as a line of its own.
fn push_line(pieces: &mut Vec<Piece>, cell: &[Piece]) {
    if let Some(first) = cell.first() {
        push_break(pieces, first.range.start);
    }
    pieces.extend(cell.iter().cloned());
}

/// A venue stands in a cell as text, as a badge, or as a link to the paper.
fn venue_cell(cell: &[Piece], text: &str, at: &std::ops::Range<usize>, facts: &mut Facts) {
    // “Source” may be over venues or over code.
    if cell.iter().any(Piece::is_link) && cell.iter().all(is_label) {
        return read_links(cell, None, facts);
    }
    facts.images(cell);
    for piece in cell {
        if let Some((_, url)) = piece.link() {
            facts.link_by_address(None, url, &piece.range);
        }
    }
    // `2014<br>Journal of Lamps<br>4,563 citations`
    let texts = if is_imprint(cell) { lines(cell).map(plain_text).collect() } else { vec![text.to_owned()] };
    for text in texts {
        match fact::read(&text, Trust::Sure) {
            Some(fact) => facts.add(fact),
            None if text.contains(char::is_alphanumeric) => facts.leftover.push((text, at.clone())),
            None => {}
        }
    }
}

/// In a cell of remarks a link counts that says what it leads to: `[Code](…)` in a column of notes.
fn links_called_so(cell: &[Piece], facts: &mut Facts) {
    for piece in cell {
        if let Some((label, url)) = piece.link()
            && let Some(Some(target @ Target::Link(_))) = link::of_label(label)
        {
            facts.link_by_address(Some(target), url, &piece.range);
        }
    }
}

/// The venue of which a remark says that it has accepted the paper: `accepted by LAMPS-25`.
fn accepting_venue(text: &str) -> Option<Fact> {
    let text = text.trim();
    let says_so = ["accepted ", "published "]
        .iter()
        .any(|word| text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)));
    // A known one stands behind any of these words, and another right behind “accepted by”.
    const MOST_WORDS: usize = 3;
    let is_short = || text.split_whitespace().count() <= MOST_WORDS;
    let unknown = || is_short().then(|| fact::read(text, Trust::Sure)).flatten();
    let Some(Fact::Venue(venue)) = says_so.then(|| fact::read(text, Trust::SetOff).or_else(unknown)).flatten() else {
        return None;
    };
    // `accepted as a short paper at LAMPS 2025` is no name.
    let is_name = venue.label().starts_with(|first: char| !first.is_lowercase());
    Some(fact::tidy_venue(&venue, None)).filter(|venue| is_name && venue.year().is_some()).map(Fact::Venue)
}

/// Whether a piece says no more than what a link leads to.
fn is_label(piece: &Piece) -> bool {
    !piece.is_said() && piece.link().is_none_or(|(label, _)| link::of_label(label).is_some())
}

/// What stands behind the last column: notes of the list to itself, and links.
fn extra_cell(cell: &[Piece], text: &str, titles: &mut Vec<Piece>, facts: &mut Facts) {
    if text.trim_start().starts_with("[//]:") || text.is_empty() {
        return;
    }
    let before = facts.link_count();
    if cell.iter().all(is_label) {
        read_links(cell, None, facts);
    } else {
        push_line(titles, cell);
    }
    let range = range_of(cell).unwrap_or_default();
    let what = if facts.link_count() > before { "it was read as links" } else { "it was read as part of the entry" };
    let message = format!("the row has more cells than its table has columns; {what}");
    let help = "write a pipe inside a text as \\|, and further links into the cell of the links";
    facts.note("extra-cell", message, help, &range);
}
