//! What the names of fields and columns mean.
use std::collections::HashMap;

use catalogue::fold::fold;
use catalogue::paper::LinkKind;

/// The names that the settings give fields and columns, as [`key`] makes them.
pub type Columns = HashMap<String, Meaning>;

/// What a field says of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// Its title.
    Title,
    /// Its authors.
    Authors,
    /// Where it was published.
    Venue,
    /// When.
    Year,
    /// Where it is read.
    Address,
    /// Its DOI.
    Doi,
    /// A number, which may be its id on arXiv.
    Number,
    /// Another address.
    Link(LinkKind),
    /// Its categories.
    Categories,
    /// What it is about; its categories where no field is for these.
    Keywords,
    /// Its techniques.
    Techniques,
    /// Whether it is recommended.
    Recommended,
    /// A figure that shows its idea.
    Figure,
    /// What the list says of it in its own words.
    Remark,
    /// Nothing that a record has a place for.
    Nothing,
}

impl Meaning {
    /// The meaning that one of the known names has.
    ///
    /// # Errors
    /// When no field is called so; names some that are known.
    pub fn of(name: &str) -> Result<Self, String> {
        let first = |(_, names): &(Self, &[&'static str])| names.first().copied();
        let known = || NAMES.iter().filter_map(first).collect::<Vec<_>>().join(", ");
        meaning(name, &Columns::new()).ok_or_else(|| format!("“{name}” is none of {}", known()))
    }

    /// A heading that the column of a list's table has with this meaning.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Authors => "authors",
            Self::Venue => "venue",
            Self::Year => "year",
            Self::Address | Self::Doi | Self::Number => "pdf",
            Self::Link(LinkKind::Published) => "published version",
            Self::Link(LinkKind::Code | LinkKind::UnofficialCode) => "code",
            Self::Link(LinkKind::Project) => "project",
            Self::Link(LinkKind::Model) => "weights",
            Self::Link(LinkKind::Dataset) => "dataset",
            Self::Link(LinkKind::Video) => "video",
            Self::Link(LinkKind::Slides) => "slides",
            Self::Link(LinkKind::Poster) => "poster",
            Self::Link(LinkKind::Blog) => "blog",
            Self::Techniques | Self::Keywords | Self::Categories => "techniques",
            Self::Recommended => "recommended",
            Self::Figure => "figure",
            Self::Remark => "remark",
            Self::Nothing => "abstract",
        }
    }
}

/// The names that fields have in bibliographies and in the tables of known lists.
#[rustfmt::skip]
const NAMES: &[(Meaning, &[&str])] = &[
    (Meaning::Title, &["title", "ti", "t1", "paper title", "name", "paper name"]),
    (Meaning::Authors, &["author", "authors", "au", "a1", "author names"]),
    (Meaning::Venue, &[
        "venue", "booktitle", "journal", "journaltitle", "container title", "conference", "publication", "publication title", "t2", "jo", "jf",
        "event", "event title", "published in", "where", "source", "proceedings",
    ]),
    (Meaning::Year, &["year", "date", "issued", "py", "y1", "publication year", "published", "publish date"]),
    (Meaning::Address, &["url", "address", "link", "links", "ur", "pdf", "paper", "paper url", "paper link", "pdf url", "arxiv url", "l1"]),
    (Meaning::Doi, &["doi", "do"]),
    (Meaning::Number, &["eprint", "arxiv", "arxiv id", "arxivid", "number", "m1", "id", "an"]),
    (Meaning::Link(LinkKind::Published), &["published version"]),
    (Meaning::Link(LinkKind::Code), &["code", "github", "repo", "repository", "code url", "code link", "github url"]),
    (Meaning::Link(LinkKind::UnofficialCode), &["unofficial code"]),
    (Meaning::Link(LinkKind::Project), &["project", "project page", "project url", "website", "homepage", "page"]),
    (Meaning::Link(LinkKind::Model), &["model", "models", "weights", "huggingface", "model url"]),
    (Meaning::Link(LinkKind::Dataset), &["dataset", "datasets", "data url", "dataset url"]),
    (Meaning::Link(LinkKind::Video), &["video", "talk", "video url"]),
    (Meaning::Link(LinkKind::Slides), &["slides", "slides url"]),
    (Meaning::Link(LinkKind::Poster), &["poster", "poster url"]),
    (Meaning::Link(LinkKind::Blog), &["blog", "blog post"]),
    (Meaning::Categories, &[
        "category", "categories", "groups", "group", "collections", "topic", "topics", "section", "area", "subject",
    ]),
    (Meaning::Keywords, &["keyword", "keywords", "tags", "tag", "kw", "mendeley groups", "mendeley tags"]),
    (Meaning::Techniques, &["technique", "techniques", "method", "methods"]),
    (Meaning::Remark, &["remark", "remarks"]),
    (Meaning::Recommended, &["recommended", "starred", "favorite", "favourite"]),
    (Meaning::Figure, &["figure", "image", "thumbnail", "teaser", "img"]),
    (Meaning::Nothing, &[
        "collection",        "abstract", "ab", "n2", "abstractnote", "note", "notes", "annote", "annotation", "comment", "comments", "file", "publisher", "pb", "pages",
        "page range", "sp", "ep", "volume", "vl", "volume title", "issue", "is", "series", "collection title", "edition", "editor", "editors", "ed", "isbn",
        "issn", "sn", "language", "langid", "la", "month", "da", "day", "ty", "type", "itemtype", "item type", "er", "key", "citation key", "citekey", "cp",
        "publisher place", "event place", "location", "ids", "institution", "school", "organization", "howpublished", "eprinttype", "archiveprefix",
        "archive", "eprintclass", "primaryclass", "primary class", "urldate", "accessed", "y2", "copyright", "rights", "shorttitle", "title short", "st",
        "timestamp", "bibsource", "biburl", "call number", "cn", "source app", "db", "journal abbreviation", "container title short", "j2", "pmid", "pmcid", "numpages",
        "articleno", "keywords plus", "jabref groups", "added", "date added", "date modified", "library catalog", "extra", "rating", "read", "bibtex", "citations", "stars",
        "version", "genre", "medium", "journalsubtitle", "subtitle", "chapter", "crossref", "options", "related", "translator", "c1", "c2", "c3", "ad",
    ]),
];

/// What a field means, by what the settings say and else by its name; `None` when nobody knows.
pub fn meaning(name: &str, columns: &Columns) -> Option<Meaning> {
    let name = key(name);
    let known = || NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(meaning, _)| *meaning);
    columns.get(&name).copied().or_else(known)
}

/// The name of a field without what people write differently.
pub fn key(name: &str) -> String {
    fold(name)
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
