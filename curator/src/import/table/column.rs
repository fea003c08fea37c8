//! What the columns of a table mean: by their headings and by what is in them.
use std::cell::LazyCell;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use catalogue::fold::fold;
use catalogue::paper::LinkKind;

use super::sample::Sample;
use crate::import::document::block::{Cell, Table, plain_text, range_of};
use crate::import::words::link::Target;
use crate::import::words::series;
use crate::import::words::wording::is_pictograph;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The title, and perhaps everything else, too.
    Title,
    /// The short name of a paper, whose title stands in another column.
    Nickname,
    /// The authors.
    Authors,
    /// The first of the authors, or the last.
    SomeAuthors,
    /// Where it was published.
    Venue,
    /// When it was published.
    Date,
    /// Links of any kind.
    Links,
    /// Links to this.
    LinksTo(Target),
    /// A picture.
    Figure,
    /// Techniques.
    Techniques,
    /// Whether it is recommended.
    Recommended,
    /// How good each is, in stars: so many recommend it.
    Rating(usize),
    /// Something that a record has no place for.
    Nothing,
}

/// Words of headings and what they mean, the more particular ones first.
#[rustfmt::skip]
const HEADINGS: &[(Column, &[&str])] = &[
    (
        Column::Title,
        &[
            "title", "titles", "paper title", "paper name", "标题", "题目", "論文タイトル", "论文标题", "论文题目",
            "论文名称", "제목", "논문 제목", "논문명", "タイトル", "題目", "標題", "titel", "titre", "titulo", "titolo", "название", "заголовок",
        ],
    ),
    (Column::SomeAuthors, &["first author", "first authors", "lead author", "last author", "senior author", "corresponding author", "第一作者", "通讯作者"]),
    (Column::Authors, &["author", "authors", "作者", "저자", "著者", "autor", "autoren", "verfasser", "auteur", "auteurs", "autores", "autore", "autori", "автор", "авторы"]),
    (
        Column::Venue,
        &[
            "venue", "conference", "journal", "publication", "published", "pub", "source", "booktitle",
            "accepted", "journal info", "journal name", "published in", "会议", "期刊", "会议/期刊", "发表", "出处", "來源", "来源", "학회", "발표", "게재", "출처", "会議", "学会", "konferenz", "zeitschrift", "tagung", "erschienen in", "revue", "conferencia", "congreso", "revista", "conferenza", "rivista", "конференция", "журнал", "издание",
            "conf",
        ],
    ),
    (
        Column::Date,
        &[
            "date", "year", "month", "time", "submitted", "released", "release", "日期", "时间", "年份", "年",
            "날짜", "연도", "년도", "日付", "発表年", "發表時間", "发布时间", "发表时间", "jahr", "datum", "annee", "ano", "fecha", "anno", "год", "дата",
        ],
    ),
    (
        Column::Figure,
        &[
            "figure", "figures", "image", "picture", "teaser", "overview", "thumbnail", "illustration",
            "图", "图片", "示意图", "그림", "図",
        ],
    ),
    (
        Column::Recommended,
        &["recom", "recommend", "recommended", "recommendation", "rating", "推荐", "추천", "おすすめ", "must read"],
    ),
    (
        Column::Techniques,
        &[
            "technique", "techniques", "type", "types", "category", "categories", "tag", "tags",
            "approach", "keyword", "keywords", "granularity", "类型", "类别", "关键词", "유형", "분류", "키워드",
            "種類", "taxonomy",
        ],
    ),
    (
        Column::LinksTo(Target::Link(LinkKind::Code)),
        &[
            "code", "github", "repo", "repository", "implementation", "代码", "代碼", "코드", "コード", "codigo", "codice", "код", "quelltext",
            "official code", "artifact", "artifacts", "software", "github link", "code link",
        ],
    ),
    (
        Column::LinksTo(Target::Link(LinkKind::Project)),
        &[
            "project", "website", "page", "project page", "homepage", "demo", "主页", "项目", "项目主页",
            "프로젝트", "プロジェクト",
        ],
    ),
    (Column::LinksTo(Target::Link(LinkKind::Blog)), &["blog", "blogs", "博客", "블로그"]),
    (
        Column::LinksTo(Target::Link(LinkKind::Model)),
        &["weights", "checkpoint", "checkpoints", "huggingface", "hugging face", "hf"],
    ),
    (Column::LinksTo(Target::Link(LinkKind::Video)), &["video", "videos", "talk", "视频", "영상", "動画"]),
    (Column::LinksTo(Target::Link(LinkKind::Slides)), &["slides", "slide", "ppt"]),
    (Column::LinksTo(Target::Link(LinkKind::Poster)), &["poster", "posters"]),
    (
        Column::LinksTo(Target::Paper),
        &["pdf", "arxiv", "paper link", "paper url", "论文链接", "논문 링크", "doi", "arxiv id", "arxiv link"],
    ),
    (
        Column::Links,
        &[
            "link", "links", "url", "urls", "resources", "resource", "materials", "链接", "資源", "资源",
            "링크", "リンク", "verweis", "lien", "liens", "enlace", "enlaces", "ссылка", "ссылки", "collegamento", "collegamenti",
        ],
    ),
    (
        Column::Nothing,
        &[
            "abstract", "summary", "description", "note", "notes", "comment", "comments", "tl;dr",
            "tldr", "introduction", "intro", "idea", "key idea", "highlights", "contribution", "contributions",
            "stars", "star", "citation", "citations", "dataset", "datasets", "data", "affiliation",
            "affiliations", "institution", "institute", "organization", "org", "status", "framework",
            "params", "size", "#", "no.", "no", "id", "index", "序号", "번호", "番号",
            "摘要", "简介", "备注", "요약", "비고", "要約", "机构", "单位", "기관", "bib", "bibtex", "license",
            "language",
        ],
    ),
    (
        Column::Nickname,
        &[
            "name", "abbr", "abbreviation", "acronym", "alias", "short name", "名称", "简称", "이름", "약칭",
            "略称", "method", "methods", "model", "models", "system", "algorithm", "方法", "模型", "방법", "모델",
            "手法",
        ],
    ),
];

/// The column of each name.
static NAMED: LazyLock<HashMap<&str, Column>> = LazyLock::new(|| {
    let names = HEADINGS.iter().rev().flat_map(|(column, names)| names.iter().map(|name| (*name, *column)));
    names.collect()
});

/// The column that a name is the heading of.
#[must_use]
pub fn named(name: &str) -> Option<Column> {
    /// The longest heading, in bytes.
    const LONGEST: usize = 40;
    let folded = if name.len() <= LONGEST { fold(name) } else { return None };
    let bare = bare(&folded);
    NAMED.get(bare).copied()
}

/// What a key before a colon says of the value behind it, as far as that is known: `Authors: Ann Oak`. A date has
/// digits; `DATE: A Title` begins with the name of a conference, and so may `DATE: **A Title**`.
pub(crate) fn key(name: &str, value: &str) -> Option<Column> {
    let has_digit = value.contains(|letter: char| letter.is_ascii_digit());
    let is_open = value.trim().is_empty() && !series::is_word(name);
    named(name).filter(|column| *column != Column::Date || has_digit || is_open)
}

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

/// A heading without its decoration.
fn bare(heading: &str) -> &str {
    heading.trim_matches(|character: char| {
        character.is_whitespace() || "*_:：()[].".contains(character) || is_pictograph(character)
    })
}

/// What a heading alone says; `None` for one that is not known.
#[must_use]
pub fn of_heading(heading: &str) -> Option<Column> {
    if let Some(column) = named(heading) {
        return Some(column);
    }
    let folded = fold(heading);
    let bare = bare(&folded);
    // “Highlights (from PDF)” are highlights.
    let before_bracket = bare.split_once('(').map(|(before, _)| before).filter(|before| !before.trim().is_empty());
    before_bracket.and_then(of_words).or_else(|| of_words(bare))
}

/// What the words of a heading say: “Title & Authors”, “Paper / Venue”. The title brings the rest with it.
fn of_words(heading: &str) -> Option<Column> {
    let words: Vec<&str> =
        heading.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let found = HEADINGS.iter().find(|(_, names)| words.iter().any(|word| names.contains(word)));
    found.map(|(column, _)| *column)
}

/// What each column of a table means.
#[must_use]
pub fn of_table(table: &Table) -> Vec<Column> {
    let width = table.header.len().max(table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0));
    let mut columns = Vec::with_capacity(width);
    for position in 0..width {
        let heading = table.header.get(position).map(|cell| plain_text(cell)).unwrap_or_default();
        // Most headings say enough.
        let content = LazyCell::new(|| Sample::of(table.rows.iter().filter_map(|row| row.cells.get(position))));
        columns.push(meaning(&heading, || &*content));
    }
    // A table of papers has titles. Where no heading says so, the column with the longest texts
    // has them.
    if !columns.contains(&Column::Title) {
        let words = |position: usize| {
            /// Under a heading for venues, longer texts are more than that, as in a column of publications.
            const PUBLICATION: usize = 600;
            let sample = Sample::of(table.rows.iter().filter_map(|row| row.cells.get(position)));
            let is_other =
                columns[position] == Column::Venue && (sample.words < PUBLICATION || sample.mostly(sample.venues));
            // No two papers have one title.
            if sample.is_repetitive || is_other { 0 } else { sample.words }
        };
        let may_be =
            |column: Column| !matches!(column, Column::Authors | Column::SomeAuthors | Column::Date | Column::Figure);
        let nickname = columns.iter().position(|column| *column == Column::Nickname);
        let longest = (0..width)
            .filter(|position| may_be(columns[*position]) && columns[*position] != Column::Nothing)
            .filter(|position| columns[*position] != Column::Venue || words(*position) > 0)
            // Under “Link” stand titles, or no more than names of sites.
            .filter(|position| columns[*position] != Column::Links || words(*position) >= SHORTEST_TITLES)
            .max_by_key(|position| (words(*position), usize::MAX - position));
        let title = match (longest, nickname) {
            // Short names are titles as they stand: `o3 / o4-mini`.
            (Some(longest), Some(nickname)) if words(longest) < SHORTEST_TITLES && nickname <= longest => None,
            (Some(longest), Some(_)) if words(longest) < SHORTEST_TITLES => Some(longest),
            (longest, nickname) => longest.or(nickname),
        };
        if let Some(title) = title {
            columns[title] = Column::Title;
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

/// How many marks of recommendation a text has.
pub(crate) fn stars_in(text: &str) -> usize {
    text.chars().filter(|character| "⭐🌟★".contains(*character)).count() + text.matches(":star").count()
}

/// Titles have more words than this on average, a hundred times; `[Nature](…)` says where the paper is.
const SHORTEST_TITLES: usize = 300;

/// What a column means.
fn meaning<'a>(heading: &str, content: impl Fn() -> &'a Sample) -> Column {
    match of_heading(heading) {
        // A column of pictures is one, whatever it is called: “Introduction” in some lists.
        Some(Column::Nothing | Column::Figure) if content().mostly(content().figures) => Column::Figure,
        // “Paper” may be over titles or over links.
        Some(column @ (Column::LinksTo(_) | Column::Links)) => column,
        Some(Column::Title) => Column::Title,
        Some(Column::Venue) if content().mostly(content().resources) => Column::Links,
        // “Source” is over data as well, each of which has a name of its own.
        Some(Column::Venue) if fold(heading) == "source" && content().are_names() => Column::Nickname,
        Some(Column::Nickname) if content().mostly(content().resources) => {
            Column::LinksTo(Target::Link(LinkKind::Model))
        }
        // Under “Dataset” stand links, or names of data.
        Some(Column::Nothing) if fold(heading).starts_with("data") && content().mostly(content().resources) => {
            Column::LinksTo(Target::Link(LinkKind::Dataset))
        }
        Some(column) => column,
        None => {
            let content = content();
            let folded = fold(heading);
            let is_paper = ["paper", "论文", "논문", "論文"].iter().any(|word| folded.contains(word));
            if content.mostly(content.figures) {
                Column::Figure
            } else if content.mostly(content.resources) {
                if is_paper { Column::LinksTo(Target::Paper) } else { Column::Links }
            } else if is_paper && content.mostly(content.links) && content.words < SHORTEST_TITLES {
                Column::LinksTo(Target::Paper)
            } else if is_paper {
                Column::Title
            } else if content.mostly(content.dates) {
                Column::Date
            } else if content.mostly(content.venues + content.dates) {
                Column::Venue
            } else if content.mostly(content.names) {
                Column::Authors
            } else if content.mostly(content.stars) {
                Column::Recommended
            } else if content.words == 0 || heading.is_empty() {
                Column::Links
            } else if content.mostly(content.links) {
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
