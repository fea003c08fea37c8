//! What a link of an entry leads to, by its text and by its address.
use super::letters;
use std::collections::HashMap;
use std::sync::LazyLock;

use catalogue::WebAddress;
use catalogue::fold::fold;
use catalogue::paper::LinkKind;

use super::paper_host::{has_doi, is_at_publisher, is_host, is_publisher, path_of};
use super::wording::shortcode;

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The paper.
    Paper,
    /// Something that a record has a place for.
    Link(LinkKind),
    /// Something that a record has no place for, such as a post of a few words.
    Other,
}

impl Target {
    /// Whether it says nothing of whether there is a paper: data, a recording, or what no record has a place for.
    #[must_use]
    pub fn is_aside(self) -> bool {
        matches!(self, Other | Link(LinkKind::Dataset | LinkKind::Video | LinkKind::Slides | LinkKind::Poster))
    }

    /// Whether it is no text that may be the paper or tell of it, but code, weights or one of those.
    #[must_use]
    pub fn is_material(self) -> bool {
        self.is_aside() || matches!(self, Link(LinkKind::Code | LinkKind::UnofficialCode | LinkKind::Model))
    }
}

use Target::{Link, Other, Paper};

/// Words by which links are called. Several words of a label must agree.
#[rustfmt::skip]
const WORDS: &[(Target, &[&str])] = &[
    (
        Paper,
        &[
            "paper", "papers", "pdf", "arxiv", "eprint", "abs", "abstract", "openreview", "anthology", "doi", "html",
            "proceedings", "proceeding", "publication", "letter", "magazine", "publisher", "ieee", "acm", "springer", "cvf",
            "biorxiv", "preprint", "pmc", "manuscript", "thesis", "pub", "论文", "原文", "論文", "논문", "ペーパー",
        ],
    ),
    (
        Link(LinkKind::Code),
        &[
            "code", "codes", "github", "git", "repo", "repository", "implementation", "implement",
            "gitlab", "source", "pytorch", "torch", "tensorflow", "tf", "jax", "keras", "代码", "代碼",
            "源码", "코드", "깃허브", "コード", "software", "library", "artifact",
            "artifacts",
        ],
    ),
    (
        Link(LinkKind::Project),
        &[
            "project", "page", "website", "site", "homepage", "home", "web", "webpage", "demo", "demos",
            "space", "pypi", "npm", "docs", "documentation", "主页", "项目", "项目主页", "官网", "演示", "프로젝트", "데모", "홈페이지", "プロジェクト", "デモ",
        ],
    ),
    (
        Link(LinkKind::Model),
        &[
            "model", "models", "weights", "weight", "checkpoint", "checkpoints", "huggingface", "hf",
            "hub", "hugging", "face", "modelscope", "ckpt", "模型", "权重", "모델", "モデル",
        ],
    ),
    (
        Link(LinkKind::Blog),
        &["blog", "post", "blogpost", "article", "medium", "博客", "블로그", "ブログ", "zhihu", "知乎"],
    ),
    (Link(LinkKind::Dataset), &["data", "dataset", "datasets", "benchmark", "数据", "数据集", "數據集", "데이터", "데이터셋", "データセット"]),
    (
        Link(LinkKind::Video),
        &[
            "video", "videos", "talk", "youtube", "bilibili", "recording", "视频", "視頻", "비디오", "영상", "動画", "动画",
        ],
    ),
    (Link(LinkKind::Slides), &["slides", "slide", "slideshow", "ppt", "pptx", "幻灯片", "슬라이드", "スライド"]),
    (Link(LinkKind::Poster), &["poster", "posters", "海报", "포스터", "ポスター"]),
    (
        Other,
        &[
            "bibtex", "bib", "twitter", "tweet", "x", "supp", "supplementary", "supplement", "appendix",
            "review", "reviews", "note", "notes", "reading", "colab", "notebook", "news", "wechat",
            "media", "podcast", "citation", "cite", "dblp", "semantic", "scholar", "leaderboard",
        ],
    ),
];

/// What code is written in or for. Alone these words are anything: `Caffe: A Title of Words`.
#[rustfmt::skip]
const WRITTEN_IN: [&str; 10] =
    ["c", "caffe", "caffe2", "chainer", "cpp", "julia", "matlab", "mxnet", "python", "r"];

/// Whether a text is the name of a language that programs are written in, with its version or without: `Python3`.
fn is_language(text: &str) -> bool {
    const MORE: [&str; 9] = ["bash", "c++", "fortran", "java", "javascript", "perl", "rust", "scala", "shell"];
    let bare = text.trim().trim_end_matches(|last: char| last.is_ascii_digit() || last == '.');
    let name = bare.to_ascii_lowercase();
    // `CPP2021` is a conference.
    let has_year = text.trim().len() >= bare.len() + "2021".len();
    !has_year && WRITTEN_IN.iter().chain(&MORE).any(|known| *known == name)
}

/// Whether a text is nothing but names of such languages: `Python3`, `C/C++`. A letter alone is anything.
pub(crate) fn are_languages(text: &str) -> bool {
    text.len() > 2 && text.split('/').all(is_language)
}

/// Names of places where models are kept, and data and programs as well: `Hugging Face Dataset`.
const HUBS: [&str; 6] = ["huggingface", "hf", "hub", "hugging", "face", "modelscope"];

/// What each of these words says; the first place of a word counts.
static TARGETS: LazyLock<HashMap<&str, Target>> = LazyLock::new(|| {
    let words = WORDS.iter().rev().flat_map(|(target, words)| words.iter().map(|word| (*word, *target)));
    words.collect()
});

/// Words that say nothing about where a link leads.
#[rustfmt::skip]
const FILLERS: [&str; 39] = [
    "link", "links", "here", "url", "the", "official", "version", "new", "v1", "v2", "v3", "full", "short", "long",
    "extended", "journal", "conference", "click", "star", "stars", "链接", "官方", "링크", "リンク", "latest",
    "original", "public", "overview", "published", "outcome", "other", "gif", "and", "resources", "to", "be", "released", "coming", "soon",
];

/// What a label says that its link leads to. `Some(None)` for a label that says no more than
/// that it is a link.
#[must_use]
pub fn of_label(label: &str) -> Option<Option<Target>> {
    /// More words than this are no label, but a title.
    const MOST_WORDS: usize = 8;
    const MOST_WORDS_THAT_TELL: usize = 4;
    if label.split_whitespace().nth(MOST_WORDS).is_some() {
        return None;
    }
    // `[Reading Note from Oak's Blog](…)`
    let has_from = label.split(' ').any(|word| matches!(word, "from" | "From"));
    let from = || [" from ", " From "].iter().find_map(|word| label.split_once(word));
    let from = has_from.then(from).flatten().filter(|(what, _)| what.contains(' '));
    let label = from.map_or(label, |(what, _)| what);
    // `:octocat:` is a picture, which says nothing, and may stand before a word.
    if let Some(length) = shortcode(label.trim()) {
        let rest = label.trim()[length..].trim_start_matches([':', ' ']);
        return if rest.is_empty() { Some(None) } else { of_label(rest) };
    }
    // `IEEE Access` is a journal.
    let folded = if label.is_ascii() { label.to_ascii_lowercase() } else { fold(label) };
    let folded = if folded.contains("access") { folded.replace("open access ", "") } else { folded };
    // As the program writes it.
    if folded.trim_matches([' ', '[', ']']) == "published version" {
        return Some(Some(Link(LinkKind::Published)));
    }
    // `Paper(s)`
    let folded = if folded.contains("(s)") { folded.replace("(s)", "") } else { folded };
    let words = folded
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty() && *word != "unofficial" && *word != "third" && *word != "party");
    // `[Code (Ann Oak)](…)`
    if let Some((what, _)) = label.trim().strip_suffix([')', ']']).and_then(|label| label.split_once(" ("))
        && !what.contains(|letter: char| letter.is_ascii_digit())
        && let said @ Some(Some(_)) = of_label(what)
    {
        return said;
    }
    let (mut target, mut is_hub) = (None, true);
    for (at, word) in words.enumerate() {
        if at == MOST_WORDS_THAT_TELL {
            return None;
        }
        // `[code1](…), [code2](…)`
        let bare = word.trim_end_matches(|last: char| last.is_ascii_digit());
        let named = TARGETS.get(word).or_else(|| TARGETS.get(bare)).copied();
        let is_filler = FILLERS.contains(&bare) || FILLERS.contains(&word) || letters::is_digits(word);
        match (named, target) {
            (Some(named), None) => target = Some(named),
            (Some(named), Some(_))
                if is_hub && !matches!(word, "page" | "homepage" | "project" | "website" | "web") =>
            {
                target = Some(named);
            }
            // “Project page”, “GitHub repo”, “Hugging Face models” say it in two words;
            // where they disagree, the more particular one counts.
            (Some(named), Some(Paper | Link(LinkKind::Project)))
                if !matches!(named, Paper | Link(LinkKind::Project)) =>
            {
                target = Some(named);
            }
            // “Review paper”
            (Some(Paper), Some(Other)) => target = Some(Paper),
            // “Data & code”
            (Some(code @ Link(LinkKind::Code)), Some(Link(LinkKind::Dataset))) => target = Some(code),
            (Some(_), Some(_)) => {}
            (None, _) if is_filler => {}
            // `official code - c`
            (None, Some(Link(LinkKind::Code))) if WRITTEN_IN.contains(&word) => {}
            (None, _) => return None,
        }
        is_hub &= HUBS.contains(&word);
    }
    let is_unofficial = ["unofficial", "third-party", "非官方"].iter().any(|word| folded.contains(word));
    if is_unofficial && matches!(target, None | Some(Link(LinkKind::Code))) {
        return Some(Some(Link(LinkKind::UnofficialCode)));
    }
    Some(target)
}

/// The address whose page an archive of the web keeps: `https://web.archive.org/web/2025/https://oak.example/lamps`.
fn kept_at_archive(address: &WebAddress) -> Option<WebAddress> {
    let path = path_of(address).strip_prefix("web/").filter(|_| address.host() == "web.archive.org")?;
    let start = path.find("http")?;
    WebAddress::new(&path[start..]).ok()
}

/// Whether an address is of what an archive of a university keeps: a paper, a thesis, or data.
pub(crate) fn is_kept(address: &WebAddress) -> bool {
    address.path().contains("/bitstream")
}

/// What a place where models are kept has at an address: models, or data.
pub(crate) fn of_hub(address: &WebAddress) -> Target {
    of_address(address).filter(|target| *target == Link(LinkKind::Dataset)).unwrap_or(Link(LinkKind::Model))
}

/// What a text leads to that may be an address, as far as it says.
#[must_use]
pub fn of_url(url: &str) -> Option<Target> {
    of_address(&WebAddress::new(url).ok()?)
}

/// What an address leads to, as far as it says; `None` for an address of a site of any kind.
#[must_use]
pub fn of_address(address: &WebAddress) -> Option<Target> {
    if let Some(kept) = kept_at_archive(address) {
        return of_address(&kept);
    }
    let host = address.host().to_ascii_lowercase();
    let path = path_of(address);
    let is_host = |name: &str| is_host(&host, name);
    if is_publisher(&host) {
        return Some(Paper).filter(|_| is_at_publisher(address));
    }
    if is_host("huggingface.co") || host == "hf.co" {
        return Some(match path.split('/').next() {
            Some("papers") => Paper,
            Some("spaces") => Link(LinkKind::Project),
            Some("datasets") => Link(LinkKind::Dataset),
            Some("blog") => Link(LinkKind::Blog),
            _ => Link(LinkKind::Model),
        });
    }
    let is_pdf = address.path().to_ascii_lowercase().ends_with(".pdf") || address.as_str().contains("type=pdf");
    if is_pdf || has_doi(path) {
        return Some(Paper);
    }
    // Another file of some list.
    if is_host("github.com") && [".md", ".txt"].iter().any(|end| address.path().ends_with(end)) {
        return Some(Other);
    }
    if ["github.com", "gitlab.com", "bitbucket.org", "gitee.com", "gist.github.com", "codeberg.org"]
        .into_iter()
        .any(is_host)
        || host.starts_with("gitlab.")
    {
        return Some(Link(LinkKind::Code));
    }
    if ["youtube.com", "youtu.be", "bilibili.com", "vimeo.com", "videolectures.net"].into_iter().any(is_host) {
        return Some(Link(LinkKind::Video));
    }
    if ["slideshare.net", "speakerdeck.com", "slideslive.com"].into_iter().any(is_host) {
        return Some(Link(LinkKind::Slides));
    }
    if [
        "twitter.com",
        "x.com",
        "paperswithcode.com",
        "colab.research.google.com",
        "scholar.google.com",
        "dblp.org",
        "dblp.uni-trier.de",
        "dblp.dagstuhl.de",
        "wikipedia.org",
    ]
    .into_iter()
    .any(is_host)
    {
        return Some(Other);
    }
    const BLOGS: [&str; 8] = [
        "netflixtechblog.com",
        "medium.com",
        "zhihu.com",
        "substack.com",
        "notion.site",
        "towardsdatascience.com",
        "blogspot.com",
        "wordpress.com",
    ];
    let is_post = || path.split('/').any(|part| matches!(part, "blog" | "post" | "posts"));
    // `/2015/05/lamps`
    let number = |part: Option<&str>| part.and_then(|part| part.parse::<u16>().ok());
    let mut parts = path.split('/');
    let is_dated = number(parts.next()).is_some_and(|year| (1990..2100).contains(&year))
        && number(parts.next()).is_some_and(|month| (1..=12).contains(&month));
    if BLOGS.into_iter().any(is_host) || host.starts_with("blog.") || is_post() || is_dated {
        return Some(Link(LinkKind::Blog));
    }
    if is_host("github.io") || is_host("sites.google.com") || is_host("modelscope.cn") {
        return Some(Link(LinkKind::Project));
    }
    // `lab.example/papers/lamps`
    let mut parts =
        path.split('/').skip_while(|part| !matches!(*part, "paper" | "papers" | "publication" | "publications"));
    parts.nth(1).filter(|name| name.contains(char::is_alphabetic)).map(|_| Paper)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_where_links_lead() {
        let code = Link(LinkKind::Code);
        let project = Link(LinkKind::Project);
        for (label, target) in [
            ("Paper", Some(Some(Paper))),
            ("[PDF]", Some(Some(Paper))),
            ("📄 arXiv", Some(Some(Paper))),
            ("Github", Some(Some(code))),
            ("Official Code", Some(Some(code))),
            ("Code (PyTorch)", Some(Some(code))),
            ("unofficial code", Some(Some(Link(LinkKind::UnofficialCode)))),
            ("Project Page", Some(Some(project))),
            ("Reading Notes from Oak", Some(Some(Other))),
            ("HF Models", Some(Some(Link(LinkKind::Model)))),
            ("🤗 Hugging Face Dataset", Some(Some(Link(LinkKind::Dataset)))),
            ("Paper Link", Some(Some(Paper))),
            ("🔗", Some(None)),
            ("link", Some(None)),
            ("논문", Some(Some(Paper))),
            ("代码", Some(Some(code))),
            ("Video", Some(Some(Link(LinkKind::Video)))),
            ("Slides (PDF)", Some(Some(Link(LinkKind::Slides)))),
            ("数据集", Some(Some(Link(LinkKind::Dataset)))),
            ("SparseGPT", None),
            ("Learning to Code with Models of Code", None),
        ] {
            assert_eq!(of_label(label), target, "{label}");
        }
    }

    #[test]
    fn addresses_say_where_they_lead() {
        for (address, target) in [
            ("https://arxiv.org/abs/2306.08543", Some(Paper)),
            ("https://www.arxiv.org/pdf/2306.08543", Some(Paper)),
            ("https://openreview.net/forum?id=x", Some(Paper)),
            ("https://a.b/c.pdf?x", Some(Paper)),
            ("https://github.com/a/b", Some(Link(LinkKind::Code))),
            ("https://gitlab.lamp.example/a/b/-/tree/main", Some(Link(LinkKind::Code))),
            ("https://a.github.io/b", Some(Link(LinkKind::Project))),
            ("https://huggingface.co/a/b", Some(Link(LinkKind::Model))),
            ("https://huggingface.co/papers/2306.08543", Some(Paper)),
            ("https://oak.example/2015/05/17/lamps/", Some(Link(LinkKind::Blog))),
            ("https://web.archive.org/web/20250126/https://blog.oak.example/lamps", Some(Link(LinkKind::Blog))),
            ("https://web.archive.org/web/https://oak.example/lamps.pdf", Some(Paper)),
            ("https://example.org", None),
        ] {
            assert_eq!(of_address(&WebAddress::new(address).unwrap()), target, "{address}");
        }
    }
}
