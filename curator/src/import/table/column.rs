//! What the columns of a table mean: by their headings and by what is in them.
use std::cell::LazyCell;
use std::ops::Range;

use catalogue::fold::fold;
use catalogue::paper::LinkKind;

pub use super::heading::{Column, of_heading};
pub(crate) use super::heading::{key, named};
pub(crate) use super::sample::is_imprint;
use super::sample::{Sample, SampleCell};
use crate::import::document::block::{Cell, Table, plain_text, range_of};
use crate::import::words::link::Target;
use crate::import::words::wording::stars_in;

/// The columns of a table that are not read since nothing says what they mean: their headings, and where these stand.
pub(crate) fn unread<'a>(table: &'a Table, columns: &'a [Column]) -> impl Iterator<Item = (String, Range<usize>)> + 'a {
    let has_text = |position: usize| {
        let mut cells = table.rows.iter().filter_map(move |row| row.cells.get(position));
        cells.any(|cell| plain_text(cell).contains(char::is_alphanumeric))
    };
    table.header.iter().zip(columns).enumerate().filter_map(move |(position, (heading, column))| {
        let name = plain_text(heading);
        let is_unread = *column == Column::Nothing && named(&name).is_none() && has_text(position);
        is_unread.then(|| (name, range_of(heading).unwrap_or_default()))
    })
}

/// What each column of a table means.
#[must_use]
pub fn of_table(table: &Table) -> Vec<Column> {
    let width = table.header.len().max(table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0));
    let mut columns = Vec::with_capacity(width);
    // Most headings say enough.
    let samples: Vec<_> = (0..width)
        .map(|position| LazyCell::new(move || Sample::of(table.rows.iter().filter_map(|row| row.cells.get(position)))))
        .collect();
    let sample = |position: usize| -> &Sample<'_> { &samples[position] };
    for position in 0..width {
        let heading = table.header.get(position).map(|cell| plain_text(cell)).unwrap_or_default();
        columns.push(meaning(&heading, || sample(position)));
    }
    // Beside links to papers that have no titles, the first column names them, whatever it is called.
    let is_named = columns.iter().any(|column| matches!(column, Column::Title | Column::Nickname));
    if !is_named && columns.first() == Some(&Column::Nothing) && columns.contains(&Column::LinksTo(Target::Paper)) {
        let is_unknown = table.header.first().is_some_and(|cell| named(&plain_text(cell)).is_none());
        if is_unknown && sample(0).are_nicknames() {
            columns[0] = Column::Nickname;
        }
    }
    // Behind names that are links, others are what these are about: “Method”, and “Applied Model”.
    let is_name = |column: &Column| *column == Column::Nickname;
    if let Some(first) = columns.iter().position(is_name).filter(|first| sample(*first).mostly(SampleCell::has_link)) {
        for other in (first + 1..width).filter(|other| !sample(*other).mostly(SampleCell::has_link)) {
            columns[other] = Some(columns[other]).filter(|column| !is_name(column)).unwrap_or(Column::Nothing);
        }
    }
    // A table of papers has titles. Where no heading says so, the column with the longest texts
    // has them.
    if !columns.contains(&Column::Title) {
        let words = |position: usize| {
            /// Under a heading for venues, longer texts are more than that, as in a column of publications.
            const PUBLICATION: usize = 600;
            let sample = sample(position);
            let is_other = columns[position] == Column::Venue
                && (sample.words < PUBLICATION || sample.mostly(SampleCell::is_venue));
            // No two papers have one title.
            if sample.is_repetitive() || is_other { 0 } else { sample.words }
        };
        // Techniques are no titles, unless they are what leads to the papers.
        let is_linked = |position: usize| {
            let sample = sample(position);
            sample.mostly(SampleCell::has_link)
        };
        let may_be = |position: usize| match columns[position] {
            Column::Authors
            | Column::SomeAuthors
            | Column::Date
            | Column::Figure
            | Column::Remark
            | Column::Nothing => false,
            Column::Techniques => is_linked(position),
            _ => true,
        };
        let nickname = columns.iter().position(|column| *column == Column::Nickname);
        // Beside names and links to papers stand their titles, whatever that column is called.
        let is_of_papers = nickname.is_some() && columns.contains(&Column::LinksTo(Target::Paper));
        let reads_as_titles = |position: &usize| {
            let is_unknown = table.header.get(*position).is_some_and(|cell| named(&plain_text(cell)).is_none());
            is_of_papers && is_unknown && columns[*position] == Column::Nothing && {
                let sample = sample(*position);
                sample.mostly(SampleCell::is_title) && !sample.is_repetitive()
            }
        };
        let unnamed = (0..width)
            .find(reads_as_titles)
            .filter(|_| (0..width).all(|other| !may_be(other) || words(other) < SHORTEST_TITLES));
        let longest = (0..width)
            .filter(|position| may_be(*position))
            .filter(|position| columns[*position] != Column::Venue || words(*position) > 0)
            // Under “Link” stand titles, or no more than names of sites.
            .filter(|position| columns[*position] != Column::Links || words(*position) >= SHORTEST_TITLES)
            .max_by_key(|position| (words(*position), usize::MAX - position));
        let title = match (longest, nickname) {
            // Short names are titles as they stand: `o3 / o4-mini`.
            (Some(longest), Some(nickname)) if words(longest) < SHORTEST_TITLES => {
                // `[arXiv](…)` is none.
                let sample = sample(longest);
                Some(longest).filter(|longest| *longest < nickname && !sample.mostly(SampleCell::is_resource))
            }
            (longest, nickname) => longest.or(nickname),
        };
        if let Some(title) = unnamed.or(title) {
            columns[title] = Column::Title;
        }
    }
    // Under “Method” stand names, or techniques: several in a cell, or the same in many.
    let has_title = columns.contains(&Column::Title);
    for (position, column) in columns.iter_mut().enumerate().filter(|(_, column)| **column == Column::Nickname) {
        let heading = table.header.get(position).map(|cell| fold(&plain_text(cell))).unwrap_or_default();
        let may_be = has_title && matches!(heading.as_str(), "method" | "methods" | "algorithm" | "方法");
        if may_be && (sample(position).is_repetitive() || sample(position).has_lists()) {
            *column = Column::Techniques;
        }
    }
    for (position, column) in columns.iter_mut().enumerate().filter(|(_, column)| **column == Column::Recommended) {
        let cells: Vec<&Cell> = table.rows.iter().filter_map(|row| row.cells.get(position)).collect();
        *column = rating(&cells).unwrap_or(*column);
    }
    columns
}

/// What a column of stars means in which every row has some: those with the most are recommended,
/// unless they are many.
fn rating(cells: &[&Cell]) -> Option<Column> {
    /// With fewer rows all may be recommended.
    const FEWEST: usize = 4;
    let stars: Vec<usize> = cells.iter().map(|cell| stars_in(&plain_text(cell))).filter(|stars| *stars > 0).collect();
    if stars.len() < FEWEST || stars.len() < cells.len() {
        return None;
    }
    let most = stars.iter().copied().max().unwrap_or_default();
    let best = stars.iter().filter(|stars| **stars == most).count();
    Some(if 2 * best < stars.len() { Column::Rating(most) } else { Column::Nothing })
}

/// Titles have more words than this on average, a hundred times; `[Nature](…)` says where the paper is.
const SHORTEST_TITLES: usize = 300;

/// What a column means.
fn meaning<'a>(heading: &str, content: impl Fn() -> &'a Sample<'a>) -> Column {
    match of_heading(heading) {
        // A column of pictures is one, whatever it is called: “Introduction” in some lists.
        Some(Column::Nothing | Column::Remark | Column::Figure) if content().mostly(SampleCell::is_figure) => {
            Column::Figure
        }
        // “Paper” may be over titles or over links.
        Some(column @ (Column::LinksTo(_) | Column::Links)) => column,
        Some(Column::Title) => Column::Title,
        // Under “Team/Authors” may stand nothing but universities and companies.
        Some(Column::Authors) if content().are_places() => Column::Nothing,
        Some(Column::Techniques) if content().mostly(SampleCell::is_letter) => Column::Nothing,
        Some(Column::Venue) if content().mostly(SampleCell::is_resource) => Column::Links,
        // “Source” is over data as well, each of which has a name of its own.
        Some(Column::Venue) if fold(heading) == "source" && content().are_names() => Column::Nickname,
        // Under “Dataset” stand links, or names of data.
        Some(Column::Nothing) if fold(heading).starts_with("data") && content().mostly(SampleCell::is_resource) => {
            Column::LinksTo(Target::Link(LinkKind::Dataset))
        }
        // Names of data have fewer words than titles.
        Some(Column::Nothing)
            if fold(heading).starts_with("data")
                && content().words > 2 * SHORTEST_TITLES
                && content().mostly(|cell| cell.has_link() && cell.is_title()) =>
        {
            Column::Title
        }
        Some(column) => column,
        None => {
            let content = content();
            let folded = fold(heading);
            let is_paper = ["paper", "论文", "논문", "論文"].iter().any(|word| folded.contains(word));
            if content.mostly(SampleCell::is_figure) {
                Column::Figure
            } else if content.mostly(SampleCell::is_resource) {
                if is_paper { Column::LinksTo(Target::Paper) } else { Column::Links }
            } else if is_paper
                && (content.mostly(SampleCell::has_link) || content.mostly(SampleCell::is_label))
                && content.words < SHORTEST_TITLES
            {
                Column::LinksTo(Target::Paper)
            } else if is_paper {
                Column::Title
            } else if content.are_imprints() {
                Column::Venue
            } else if content.mostly(SampleCell::is_date) {
                Column::Date
            } else if content.mostly(|cell| cell.is_venue() || cell.is_date()) {
                Column::Venue
            } else if content.mostly(SampleCell::is_names) {
                Column::Authors
            } else if content.mostly(SampleCell::is_starred) {
                Column::Recommended
            } else if content.words == 0 || heading.is_empty() {
                Column::Links
            } else if content.mostly(SampleCell::has_link) {
                Column::Title
            } else {
                Column::Nothing
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::block::Block;
    use crate::import::document::markdown;

    fn columns(text: &str) -> Vec<Column> {
        let blocks = markdown::read(text);
        let Some(Block::Table(table)) = blocks.first() else { panic!("{blocks:?}") };
        of_table(table)
    }

    #[test]
    fn headings_say_what_a_column_is() {
        let code = Column::LinksTo(Target::Link(LinkKind::Code));
        let paper = Column::LinksTo(Target::Paper);
        assert_eq!(
            columns(
                "|Date|Title|Paper|Code|Recom|\n|-|-|-|-|-|\n|2023.03|A long title of it|[[pdf]](https://a.b)|x|⭐|\n"
            ),
            [Column::Date, Column::Title, paper, code, Column::Recommended]
        );
        assert_eq!(
            columns("|**Paper**|Venue|\n|-|-|\n|[A long title of it](https://a.b)|ICLR 2024|\n"),
            [Column::Title, Column::Venue]
        );
        assert_eq!(
            columns("|标题|作者|会议|代码|\n|-|-|-|-|\n|x|y|z|w|\n"),
            [Column::Title, Column::Authors, Column::Venue, code]
        );
        assert_eq!(
            columns("|Name|Paper|\n|-|-|\n|GPTQ|[A long title of it](https://a.b)|\n"),
            [Column::Nickname, Column::Title]
        );
    }

    #[test]
    fn headings_are_known_in_many_languages() {
        for heads in [
            "Titel|Autoren|Jahr|Konferenz|Verweis|Code",
            "Titre|Auteurs|Année|Conférence|Lien|Code",
            "Título|Autores|Año|Conferencia|Enlace|Código",
            "Título|Autores|Ano|Conferência|Link|Código",
            "Titolo|Autori|Anno|Conferenza|Collegamento|Codice",
            "Название|Авторы|Год|Конференция|Ссылка|Код",
        ] {
            let code = Column::LinksTo(Target::Link(LinkKind::Code));
            let wanted = [Column::Title, Column::Authors, Column::Date, Column::Venue, Column::Links, code];
            assert_eq!(columns(&format!("|{heads}|\n|-|-|-|-|-|-|\n|a|b|c|d|e|f|\n")), wanted, "{heads}");
        }
    }

    #[test]
    fn content_says_what_a_column_is() {
        assert_eq!(
            columns("|Title & Authors|Introduction|Links|\n|-|-|-|\n|x|<img src=\"a.png\">|[Paper](https://a.b)|\n"),
            [Column::Title, Column::Figure, Column::Links]
        );
        assert_eq!(
            columns(
                "|What|When|Where|Who|\n|-|-|-|-|\n|[Some long title](https://a.b)|2024-05|ICLR 2024|Yao Fu, Hao Peng|\n"
            ),
            [Column::Title, Column::Date, Column::Venue, Column::Authors]
        );
    }
}
