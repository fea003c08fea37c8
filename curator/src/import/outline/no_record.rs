//! Tells entries that are no records from those that are: the table of contents, dated notes, and
//! what a list says of itself.
use crate::import::words::letters;
use catalogue::authors::Names;
use catalogue::{Date, Update};

use super::form;
use super::section::{Purpose, name_of};
use super::structure::{Entry, Form};
use crate::import::document::block::{Content, Piece, Row, first_line, links, plain_text};
use crate::import::table::column::Column;
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::wording::has_title_words;
use crate::import::words::{date, link, name_list};
use crate::repository::{is_markdown, is_relative};

/// An entry that is no record.
pub(crate) enum Other {
    /// It leads to other files of the list, by these paths and the texts of the links.
    Files(Vec<(String, String)>),
    /// It says nothing of one paper, or its section is not for papers.
    LeftOut,
    /// A row of scores, whose paper another entry has.
    Scores,
    /// A line of the table of contents.
    Contents,
    /// A dated note.
    Update(Update),
    /// Text of the list about itself.
    Text,
}

impl Other {
    /// Why an entry is no record, and what to do if it is one.
    pub fn why(&self) -> &'static str {
        match self {
            Self::Files(_) => "it links to other files of the list, which are read as parts of it",
            Self::LeftOut => "nothing in it says that it is one; name its authors or its venue, or call its link Paper",
            Self::Scores => "it is a row of scores, and another entry has the paper, or no paper is named",
            Self::Contents => "it is a line of the table of contents, whose links lead to headings",
            Self::Update(_) => "it begins with a date, as an update of the list; write the date behind its title",
            Self::Text => {
                "its section is not for papers; if it is, name its heading as `read-as-papers` in papers.toml, or take it \
                 out of `leave-out`"
            }
        }
    }
}

/// What an entry is that is no record. `is_above` says that it stands above all sections of
/// papers, and so is about the list.
pub(crate) fn of(entry: &Entry, purpose: Purpose, is_above: bool) -> Option<Other> {
    let pieces: Vec<Piece> = entry.pieces().cloned().collect();
    let files = own_files(&pieces);
    let links: Vec<&str> = links(&pieces).map(|(_, url)| url).collect();
    let is_row_of_paper = matches!(&entry.form, Form::Row(row, ..) if row.is_paper);
    if !links.is_empty() && links.iter().all(|url| is_here(url)) && purpose != Purpose::Updates {
        return Some(Other::Contents);
    }
    // An entry with the address of a paper is never prose, whatever its section is called.
    let is_paper = form::has_paper_link(&pieces);
    // `**A Title of a Paper** (2024): what it does [notes](notes/it.md)`
    let has_title = || pieces.iter().any(|piece| piece.style.strong && is_text_of_title(piece));
    // A row with a venue or a date is a paper, and the file a note on it.
    let is_dated_row = || matches!(&entry.form, Form::Row(row, columns, _) if is_dated(row, columns));
    if !links.is_empty()
        && !is_paper
        && files.len() == links.len()
        && !has_title()
        && !is_dated_row()
        && title_above_files(&pieces).is_none()
        && !leads_to_note(pieces.iter())
    {
        return Some(Other::Files(files));
    }
    let update = || update(&pieces);
    match purpose {
        // What was exported is read, whatever its category is called.
        _ if is_row_of_paper => {}
        Purpose::Contents if !is_paper && !is_long(&pieces) && !ends_in_venue(&pieces) => return Some(Other::Contents),
        Purpose::Updates => match update() {
            Some(update) => return Some(Other::Update(update)),
            None if !is_paper => return Some(Other::Text),
            None => {}
        },
        Purpose::Contributing | Purpose::Other if !is_paper && !is_dated_row() => return Some(Other::Text),
        _ if is_above => {
            if let Some(update) = update().filter(|_| !(is_paper && is_citation(&pieces))) {
                return Some(Other::Update(update));
            }
        }
        _ => {}
    }
    if is_row_of_links(&pieces) || is_call(&pieces) {
        return Some(Other::LeftOut);
    }
    let is_blank = |piece: &Piece| piece.is_break() || piece.text().is_some() && !piece.is_said();
    if pieces.iter().all(is_blank)
        || matches!(&entry.form, Form::Row(row, ..) if is_template(row))
        || has_placeholders(&pieces)
    {
        return Some(Other::Text);
    }
    matches!(&entry.form, Form::Row(row, ..) if row.is_text && !row.is_paper).then_some(Other::LeftOut)
}

/// Whether an entry calls for papers or for entries of a challenge: `Special Issue on Lamps. Deadline: May 1, 2023`.
fn is_call(pieces: &[Piece]) -> bool {
    let text = plain_text(pieces);
    // “Before the Deadline: Lamps of Rooms” is a title.
    let is_date =
        |rest: &str| rest.starts_with("none") || date::begins_with_year(rest) || date::read_start(rest).is_some();
    text.split_once("eadline: ").is_some_and(|(_, rest)| is_date(rest))
}

/// Whether a row is yet to be filled: it has no link, and nothing but what links are called.
fn is_template(row: &Row) -> bool {
    let is_label = |cell: &[Piece]| {
        let text = plain_text(cell);
        !text.contains(char::is_alphanumeric) || link::of_label(&text).is_some()
    };
    !row.is_paper && row.cells.iter().all(|cell| links(cell).next().is_none() && is_label(cell))
}

/// Whether an entry shows how one is written: its links lead to words such as `link-to-pdf`.
fn has_placeholders(pieces: &[Piece]) -> bool {
    let is_word = |url: &str| {
        let name = url.rsplit('/').next().unwrap_or_default();
        name.starts_with("link-to-") || name.starts_with("link_to_")
    };
    links(pieces).next().is_some() && links(pieces).all(|(_, url)| is_word(url))
}

/// The first line of an entry that is a title with a venue and its year, and below it nothing but links to files, which are
/// notes on it: `A Title of Words (LAMPS 18)`, and below it `[Ann's notes](notes/it.md)`.
pub(crate) fn title_above_files(pieces: &[Piece]) -> Option<&[Piece]> {
    let files = own_files(pieces).len();
    let first_line = first_line(pieces);
    let text = plain_text(first_line);
    let inside = text.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('('));
    let is_dated = |(title, venue): (&str, &str)| {
        let year = venue.rsplit(' ').next().unwrap_or_default().trim_start_matches('\'');
        has_title_words(title)
            && venue.starts_with(char::is_uppercase)
            && matches!(year.len(), 2 | 4)
            && letters::is_digits(year)
    };
    let is_title = links(first_line).next().is_none() && files > 0 && files == links(pieces).count();
    Some(first_line).filter(|line| line.len() < pieces.len() && is_title && inside.is_some_and(is_dated))
}

/// Whether a row has a title, and a venue or a date.
fn is_dated(row: &Row, columns: &[Column]) -> bool {
    let is_filled = |cell: &[Piece]| plain_text(cell).contains(char::is_alphanumeric);
    let has = |wanted: Column| row.cells.iter().zip(columns).any(|(cell, column)| *column == wanted && is_filled(cell));
    has(Column::Title) && (has(Column::Venue) || has(Column::Date))
}

/// The column of titles of a row with a venue or a date, if they lead to files of the list, which are notes on the papers.
pub(crate) fn column_of_note(entry: &Entry) -> Option<usize> {
    let Form::Row(row, columns, _) = &entry.form else { return None };
    let title = columns.iter().position(|column| *column == Column::Title).filter(|_| is_dated(row, columns))?;
    let leads_to_file = |cell: &[Piece]| links(cell).any(|(_, url)| is_own_file(url));
    let mut with_files = row.cells.iter().enumerate().filter(|(_, cell)| leads_to_file(cell)).map(|(at, _)| at);
    (with_files.next() == Some(title) && with_files.next().is_none()).then_some(title)
}

/// Whether pieces are several links with nothing between them but bars or commas, none of which leads to a paper:
/// `[Ann Oak (14)](…) · [Bo Ash (12)](…)`, `**New to lamps:** [A Book](…), [A Page](…), and [A Site](…)`.
fn is_row_of_links(pieces: &[Piece]) -> bool {
    const FEWEST: usize = 3;
    let is_mark = |mark: char| mark.is_whitespace() || "·•|,.".contains(mark);
    let is_part = |(at, piece): (usize, &Piece)| match &piece.content {
        Content::Text(text) => {
            let is_label = at == 0 && piece.style.strong && text.trim_end().ends_with(':');
            is_label || matches!(text.trim_matches(is_mark), "" | "and" | "or")
        }
        Content::Link { .. } | Content::Break => true,
        Content::Image { .. } => false,
    };
    let count = links(pieces).count();
    // `[pdf](…) | [code](…) | [page](…)` stand below a title.
    let named = links(pieces).filter(|(label, _)| link::of_label(label).is_none()).count();
    let is_row = count >= FEWEST && 2 * named >= count && pieces.iter().enumerate().all(is_part);
    is_row && !form::has_paper_link(pieces)
}

/// Whether an address is that of a heading of the page, or of that of a repository: `https://github.com/oak/lamps#light`.
fn is_here(url: &str) -> bool {
    let repository = url.strip_prefix("https://github.com/").and_then(|path| path.split_once('#'));
    // `oak/lamps`, `oak/lamps/tree/main`
    let is_page = |path: &str| {
        let parts: Vec<&str> = path.trim_end_matches('/').split('/').collect();
        matches!(parts[..], [_, _] | [_, _, "tree" | "blob", _])
    };
    ["#", "./#", "/#"].iter().any(|start| url.starts_with(start)) || repository.is_some_and(|(path, _)| is_page(path))
}

/// Whether pieces say more than the name of a section, without leading there.
fn is_long(pieces: &[Piece]) -> bool {
    const MOST_WORDS: usize = 12;
    links(pieces).next().is_none() && plain_text(pieces).split(' ').count() > MOST_WORDS
}

/// Whether pieces end in a known venue with its year in brackets, as papers do: `A Title (SIGMOD 2020)`.
fn ends_in_venue(pieces: &[Piece]) -> bool {
    let text = plain_text(pieces);
    let last = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map(|(_, inner)| inner);
    let fact = last.and_then(|inner| fact::read(inner, Trust::Text));
    fact.as_ref().is_some_and(Fact::is_dated_venue)
}

/// Whether a piece is a text that may be a title.
fn is_text_of_title(piece: &Piece) -> bool {
    piece.text().is_some_and(has_title_words)
}

/// Whether a paragraph is a few words that lead to other files of the list.
pub(super) fn leads_to_files(pieces: &[Piece]) -> bool {
    const MOST_WORDS: usize = 8;
    let files = own_files(pieces).len();
    files > 0 && files == links(pieces).count() && plain_text(pieces).split_whitespace().count() <= MOST_WORDS
}

/// Whether an entry leads to a note on its paper in the repository: names and a year stand beside the link to the file,
/// as in `[A Title](notes/it.md). Ann Oak, Bo Ash. Widgetica 1972.`
pub(crate) fn leads_to_note<'a>(pieces: impl Iterator<Item = &'a Piece> + Clone) -> bool {
    if !pieces.clone().any(|piece| piece.link().is_some_and(|(_, url)| is_own_file(url))) {
        return false;
    }
    let texts = || pieces.clone().filter_map(Piece::text);
    let has_year = || texts().any(|text| text.split(|mark: char| !mark.is_alphanumeric()).any(date::is_year));
    let is_whole = |names: Names| names.names.iter().any(|name| name.contains(' '));
    let mut parts = texts().flat_map(|text| text.split(['.', '(', ')', ';', ':'])).map(str::trim);
    parts.any(|part| name_list::read(part.trim_matches([',', ' '])).is_some_and(is_whole)) && has_year()
}

/// Whether a link leads to another file of the list in Markdown.
fn is_own_file(url: &str) -> bool {
    is_relative(url) && is_markdown(url)
}

/// The names that an entry of a table of contents links to.
pub(crate) fn labels(entry: &Entry) -> Vec<String> {
    let Form::Text(pieces) = &entry.form else { return Vec::new() };
    links(pieces).map(|(label, _)| name_of(label)).filter(|name| !name.is_empty()).collect()
}

/// The links to other files of the list in Markdown, as paths, and their texts.
fn own_files(pieces: &[Piece]) -> Vec<(String, String)> {
    let path = |url: &str| url.split(['#', '?']).next().unwrap_or_default().to_owned();
    let own = links(pieces).filter(|(_, url)| is_own_file(url));
    own.map(|(label, url)| (path(url), name_of(label))).collect()
}

/// A dated note: `Sep 27, 2023: Add tag`.
fn update(pieces: &[Piece]) -> Option<Update> {
    let text = plain_text(pieces);
    let (date, text) = date::read_start(&text)?;
    let date = format!("{:04}-{:02}-{:02}", date.year?, date.month?, date.day.unwrap_or(1));
    let text = text.trim_start_matches([':', '-', '–', ' ', ',']).trim();
    let date = Date::parse(&date)?;
    (!text.is_empty()).then(|| Update { date, text: text.to_owned() })
}

/// Whether a dated entry is a title that is set off, with names behind it: `2024-03-01: **A Title**. Ann Oak, Bo Ash.`
fn is_citation(pieces: &[Piece]) -> bool {
    /// The names that are looked for end at one of so many marks.
    const MOST_MARKS: usize = 12;
    let is_linked = |label: &str| has_title_words(label) && link::of_label(label).is_none();
    let is_title = |piece: &Piece| {
        !piece.style.is_plain() && is_text_of_title(piece) || piece.link().is_some_and(|(label, _)| is_linked(label))
    };
    let Some(at) = pieces.iter().position(is_title) else { return false };
    let before = plain_text(&pieces[..at]);
    if date::read(before.trim_matches(|mark: char| !mark.is_alphanumeric())).is_none() {
        return false;
    }
    let is_text = |piece: &&Piece| !piece.is_link();
    let after: Vec<Piece> = pieces[at + 1..].iter().take_while(is_text).cloned().collect();
    let after = plain_text(&after);
    let after = after.trim_start_matches([' ', '.', ',', ':', '-', '–', '—', '(']);
    let after = after.strip_prefix("by ").unwrap_or(after);
    let ends = after.match_indices(['.', ',', '(', '[', ')']).map(|(end, _)| end).chain([after.len()]);
    let mut names = ends.take(MOST_MARKS).map(|end| &after[..end]).filter(|names| names.contains(' '));
    after.starts_with(|first: char| !first.is_lowercase()) && names.any(|names| name_list::read(names).is_some())
}

/// Whether an entry is nothing but links to other places of the page.
pub(super) fn leads_inside(entry: &Entry) -> bool {
    let Form::Text(pieces) = &entry.form else { return false };
    form::has_link(pieces) && !form::own_text(pieces).contains(char::is_alphanumeric)
}
