//! What the headings of columns say, and keys before a colon.
use std::collections::HashMap;
use std::sync::LazyLock;

use catalogue::fold::fold;
use catalogue::paper::LinkKind;

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
    /// What the list says of it in its own words.
    Remark,
    /// Something that a record has no place for.
    Nothing,
}

impl Column {
    /// Whether it has sentences about a paper, and nothing by which it is known.
    #[must_use]
    pub fn is_prose(self) -> bool {
        matches!(self, Self::Remark | Self::Nothing)
    }

    /// Whether it says who wrote a paper or where it appeared, so that its table is one of papers.
    #[must_use]
    pub fn is_of_papers(self) -> bool {
        matches!(self, Self::Authors | Self::SomeAuthors | Self::Venue)
    }
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
    (Column::LinksTo(Target::Link(LinkKind::Published)), &["published version"]),
    (Column::LinksTo(Target::Link(LinkKind::Blog)), &["blog", "blogs", "博客", "블로그"]),
    (
        Column::LinksTo(Target::Link(LinkKind::Model)),
        &["weights", "checkpoint", "checkpoints", "huggingface", "hugging face", "hf"],
    ),
    (Column::LinksTo(Target::Link(LinkKind::Dataset)), &["db", "dataset link", "dataset links", "data link", "data links"]),
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
            "link", "links", "additional links", "other links", "url", "urls", "resources", "resource", "materials", "链接", "資源", "资源",
            "링크", "リンク", "verweis", "lien", "liens", "enlace", "enlaces", "ссылка", "ссылки", "collegamento", "collegamenti",
        ],
    ),
    (
        Column::Remark,
        &[
            "summary", "description", "remark", "remarks", "note", "notes", "comment", "comments", "tl;dr", "tldr", "idea", "key idea",
            "highlights", "contribution", "contributions", "简介", "备注", "요약", "비고", "要約",
        ],
    ),
    (
        Column::Nothing,
        &[
            "venue type", "abstract", "introduction", "intro", "stars", "star", "citation", "citations", "dataset", "datasets", "data", "affiliation",
            "affiliations", "institution", "institutions", "institute", "institutes", "organization", "organizations", "org", "status", "framework",
            "params", "size", "#", "no.", "no", "id", "index", "序号", "번호", "番号",
            "摘要", "机构", "单位", "기관", "bib", "bibtex", "license",
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
    // `Author(s)`
    let folded = folded.replace("(s)", "s");
    NAMED.get(bare(&folded)).copied()
}

/// What a key before a colon says of the value behind it, as far as that is known: `Authors: Ann Oak`. A date has
/// digits; `DATE: A Title` begins with the name of a conference, and so may `DATE: **A Title**`.
pub(crate) fn key(name: &str, value: &str) -> Option<Column> {
    let has_digit = value.contains(|letter: char| letter.is_ascii_digit());
    let is_open = value.trim().is_empty() && !series::is_word(name);
    // In a table, what is called so may be the name of each row.
    if matches!(fold(name).as_str(), "dataset" | "datasets" | "data") {
        return Some(Column::LinksTo(Target::Link(LinkKind::Dataset)));
    }
    named(name).filter(|column| *column != Column::Date || has_digit || is_open)
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
