//! What the sections of a list are for, by their headings.
use crate::import::words::letters;
use catalogue::Venue;
use catalogue::fold::fold;

use super::years::{self, Years};
use crate::import::words::date;
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::wording::{is_pictograph, without_shortcodes};

/// What stands in a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Papers.
    Papers,
    /// Papers of a year: a part of the section around it.
    Year(u16),
    /// Papers, under a heading that names no subject: a part of the section around it.
    Unnamed,
    /// Programs.
    Tools,
    /// Rankings.
    Leaderboards,
    /// Books, courses, data sets: papers only where an entry says that it is one.
    Resources,
    /// A table of contents.
    Contents,
    /// Dated notes on what changed.
    Updates,
    /// How to contribute.
    Contributing,
    /// Something else that has no papers: a licence, thanks, other lists.
    Other,
}

/// Headings and what stands under them.
#[rustfmt::skip]
const PURPOSES: &[(Purpose, &[&str])] = &[
    (
        Purpose::Contents,
        &[
            "contents", "content", "table of contents", "table of content", "toc", "outline",
            "catalogue", "catalog", "index", "目录", "目錄", "目次", "목차", "overview of contents", "menu",
            "navigation", "quick links",
        ],
    ),
    (
        Purpose::Updates,
        &[
            "updates", "update", "news", "whats new", "what is new", "changelog", "change log",
            "recent updates", "latest updates", "latest news", "update log", "logs", "log", "history",
            "updates and news", "news and updates", "update history", "version history", "revision history", "更新", "更新日志", "新闻", "最新动态", "动态", "업데이트", "소식",
            "更新履歴", "ニュース", "last update", "last updated", "release notes",
        ],
    ),
    (
        Purpose::Contributing,
        &[
            "contributing", "contribution", "contributions", "contribute", "how to contribute",
            "contributing guidelines", "contribution guidelines", "contribution guide",
            "call for contributions", "贡献", "贡献指南", "如何贡献", "기여", "기여하기", "기여 방법", "貢献",
            "contributing to this list", "pull requests", "submit a paper",
        ],
    ),
    (
        Purpose::Leaderboards,
        &["leaderboard", "leaderboards", "rankings", "ranking", "排行榜", "리더보드", "リーダーボード"],
    ),
    (
        Purpose::Tools,
        &[
            "tools", "tool", "toolkit", "toolkits", "toolbox", "toolboxes", "libraries", "library",
            "software", "frameworks", "open source projects", "opensource projects",
            "open-source projects", "open source", "projects", "repositories", "repos",
            "code repositories", "open source tools", "open-source tools", "tools and libraries",
            "libraries and tools", "工具", "开源项目", "开源工具", "框架", "도구", "라이브러리", "ツール", "packages",
        ],
    ),
    (
        Purpose::Other,
        &[
            "license", "licence", "licensing", "acknowledgement", "acknowledgements", "acknowledgment",
            "acknowledgments", "acknowledge", "citation", "citations", "citing", "cite", "cite us",
            "how to cite", "cite this", "cite our work", "cite this repository", "bibtex",
            "star history", "stars", "contact", "contacts", "contact us", "contributors", "contributor",
            "authors", "maintainers", "maintainer", "support", "sponsor", "sponsors", "disclaimer",
            "about", "about us", "introduction", "intro", "abstract", "motivation", "overview",
            "description", "what is this", "related lists", "related repositories",
            "related awesome lists", "other lists", "other awesome lists", "awesome lists",
            "related awesome", "related resources", "similar lists", "faq", "legend", "notation",
            "notations", "abbreviations", "conventions", "how to use", "usage", "installation",
            "getting started", "join us", "community", "引用", "许可证", "许可", "致谢", "联系", "联系我们", "关于",
            "简介", "介绍", "相关项目", "인용", "라이선스", "감사의 말", "문의", "소개", "ライセンス", "謝辞", "紹介", "はじめに", "to do",
            "todo", "todo list", "to do list", "see also", "statistics", "team", "glossary", "dictionary",
            "selection criteria", "reading strategy", "related conferences", "related conference", "related journals", "related venues",
        ],
    ),
    (
        Purpose::Unnamed,
        &[
            "papers", "paper", "paper list", "papers list", "list of papers", "the list", "the papers",
            "reading list", "all papers", "research papers", "must read papers", "论文", "论文列表", "文献",
            "논문", "논문 목록", "論文", "論文リスト", "publications", "list", "main", "papers and code",
            "publication", "published", "published papers", "accepted papers", "conference", "conferences",
            "conference papers", "journal", "journals", "journal papers", "conferences and journals", "arxiv",
            "arxiv papers", "preprint", "preprints", "recent papers", "selected papers", "full list", "featured papers", "key papers",
        ],
    ),
];

/// The last words of headings over things that are no papers, unless an entry says otherwise.
#[rustfmt::skip]
const RESOURCES: &[&str] = &[
    "books", "book", "courses", "course", "lectures", "lecture", "tutorials", "tutorial", "talks", "talk", "videos",
    "blogs", "blog", "blogroll", "podcasts", "podcast", "sharing", "textbook", "textbooks", "event", "miscellaneous", "misc", "workshops", "meetups", "accounts", "labs", "newsletters", "jobs", "job", "postings", "openings", "websites", "researchers",
    "communities", "societies", "associations", "initiatives", "competitions", "competition", "contests", "contest", "companies", "slides", "datasets", "dataset", "corpora", "benchmarks", "magazines",
    "forums", "repositories", "sources", "书籍", "课程", "教程", "博客", "视频", "数据集", "데이터셋", "강의", "書籍", "講義",
];

/// The same, where nothing stands before them.
const AMBIGUOUS: &[&str] = &["data", "video", "people", "groups", "events", "demos", "products", "データ", "데이터"];

/// How such headings end, in several words or behind another one: “Learning Resources”. What stands under “Resources”
/// alone may be anything.
#[rustfmt::skip]
const ENDS_OF_RESOURCES: &[&str] = &[
    "blog posts", " awesome lists", " resources", " links", " reading lists", "meta lists", "phd programs", "graduate programs", "funding",
    "funding opportunities", "research groups", "research group", "working groups", "research centers", "research centres",
    "research institutes", "institutions", "blog series", "professional groups", "interest groups", "user groups", "study groups",
    "academic conferences", "conferences and symposiums", "academic workshops", " journal list", " journals list", " conference list", " conferences list",
];

/// The last words of headings over programs.
#[rustfmt::skip]
const TOOLS: &[&str] = &[
    "tools", "toolkits", "toolkit", "toolbox", "toolboxes", "libraries", "library", "software", "packages", "plugins",
    "codebases", "codebase", "implementations",
];

/// With which of them a heading may begin, before “and” and anything.
const BEFORE_OTHERS: [&str; 6] = ["blogs", "blog", "books", "talks", "videos", "courses"];

/// A heading without its decoration: pictures, numbers, a link back to the top.
#[must_use]
pub fn name_of(heading: &str) -> String {
    let mut name = heading.to_owned();
    // A digit on a key is one character in three parts.
    while let Some(at) = name.find('\u{20e3}') {
        let before = name[..at].trim_end_matches('\u{fe0f}');
        let start = before.trim_end_matches(|last: char| last.is_ascii_digit() || "#*".contains(last));
        name = format!("{start}{}", &name[at + '\u{20e3}'.len_utf8()..]);
    }
    for back in [
        "back to top",
        "Back to top",
        "Back to Top",
        "[Back to Top]",
        "(click to expand)",
        "(Click to expand)",
        "↑",
        "🔝",
    ] {
        name = name.replace(back, "");
    }
    name = without_shortcodes(&name).into_owned();
    let is_edge =
        |character: char| is_pictograph(character) || character.is_whitespace() || "#*_-–—|:：•·".contains(character);
    let bare = name.trim_matches(is_edge);
    // `1. Title`, `2.3 Title`, `(1) Title`, `A. Title`, `一、Title`
    let number = bare
        .trim_start_matches(['(', '（'])
        .trim_start_matches(|character: char| character.is_ascii_digit() || character == '.');
    let number = number.trim_start_matches([')', '）', '、', '.']);
    let is_numbered = number.len() < bare.len() && number.starts_with(char::is_whitespace)
        || bare.contains('、') && number.len() < bare.len();
    let is_year = date::read(bare).is_some() || date::begins_with_year(bare);
    let bare = if is_numbered && !is_year { number } else { bare };
    let bare = bare.trim_matches(is_edge);
    let bare = bare.strip_suffix("[]").or_else(|| bare.strip_suffix("()")).unwrap_or(bare);
    // `[Lamps of Rooms]`, `(Lamps of Rooms)`
    let inside = bare.strip_prefix(['[', '(']).and_then(|rest| rest.strip_suffix([']', ')']));
    let bare = inside.filter(|inside| !inside.contains(['[', ']', '(', ')'])).unwrap_or(bare);
    let name = without_count(bare).split_whitespace().collect::<Vec<_>>().join(" ");
    without_request(name.trim_matches(is_edge)).to_owned()
}

/// The subject of a heading that says what a click does: `Show all papers on Pruning`. “View Synthesis” is a subject.
fn without_request(heading: &str) -> &str {
    let (verb, rest) = heading.split_once(' ').unwrap_or_default();
    let asks = ["Show", "View", "See", "Expand", "Browse"].contains(&verb);
    let named = ["papers for ", "papers on ", "papers in "].iter().find_map(|words| rest.split_once(words));
    let is_plain =
        |words: &str| words.split_whitespace().all(|word| word == "All" || word.starts_with(char::is_lowercase));
    named.filter(|(before, _)| asks && is_plain(before)).map_or(heading, |(_, name)| name)
}

/// A heading without the number of papers below it: `Pruning (12)`, `Pruning (12 papers)`.
fn without_count(heading: &str) -> &str {
    let count = heading.strip_suffix(')').and_then(|heading| heading.rsplit_once('('));
    let is_count = |count: &str| {
        let count = count.to_lowercase();
        let number = count.strip_suffix(" papers").or_else(|| count.strip_suffix(" paper")).unwrap_or(&count);
        // `(20+)`
        let number = number.trim_end_matches('+');
        (1..=3).contains(&number.len()) && letters::is_digits(number)
    };
    count.filter(|(name, count)| is_count(count) && !name.trim().is_empty()).map_or(heading, |(name, _)| name.trim())
}

/// Whether a heading is of papers by its words.
pub(crate) fn is_of_papers(name: &str) -> bool {
    let name = name.to_lowercase();
    ["paper", "publication", "论文", "논문", "論文"].iter().any(|word| name.contains(word))
}

/// The venue that a heading is, if it is one.
pub(super) fn venue_of(name: &str) -> Option<Venue> {
    let venue = |name| match fact::read(name, Trust::Text) {
        Some(Fact::Venue(venue)) => Some(venue),
        _ => None,
    };
    // “Oakland (S&P)”
    let in_brackets = || name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")).map(|(_, inner)| inner);
    venue(name).or_else(|| venue(in_brackets()?))
}

/// The venue and year of which a list has the papers, by its title: “CVPR-2024-Papers”.
pub(super) fn venue_of_list(title: &str) -> Option<Venue> {
    let words = title.replace(['-', '_'], " ");
    let words = words.trim();
    let name = ["papers", "paper list", "paper"].iter().find_map(|end| {
        let start = words.len().checked_sub(end.len())?;
        words.get(start..).filter(|last| last.eq_ignore_ascii_case(end))?;
        words.get(..start)
    })?;
    venue_of(name.trim()).filter(|venue| venue.year().is_some())
}

/// What stands under a heading of this name.
#[must_use]
pub fn purpose_of(name: &str) -> Purpose {
    /// Of a short name before a year.
    const MOST_LETTERS: usize = 8;
    // “2018 (sessions alone)”
    let year = |name: &str| date::read(name).and_then(|date| date.year);
    // `sec2024`, below “USENIX Security”
    let letters = name.trim_end_matches(|last: char| last.is_ascii_digit());
    let is_short =
        (1..=MOST_LETTERS).contains(&letters.len()) && letters.bytes().all(|letter| letter.is_ascii_lowercase());
    if let Some(year) = year(&name[letters.len()..]).filter(|_| is_short && venue_of(name).is_none()) {
        return Purpose::Year(year);
    }
    if let Some(year) = year(name).or_else(|| year(name.split_once(" (")?.0)) {
        return Purpose::Year(year);
    }
    if let Some(years) = years::of_span(name) {
        return of_years(years);
    }
    let folded = fold(name).replace('&', " and ");
    let words: Vec<&str> = folded
        .split(|character: char| !character.is_alphanumeric() && character != '\'' && character != '’')
        .filter(|word| !word.is_empty())
        .collect();
    let key = words.join(" ").replace(['\'', '’'], "");
    let found = PURPOSES.iter().find(|(_, names)| names.contains(&key.as_str()));
    let found = found.map(|(purpose, _)| *purpose).or_else(|| of_kind(&words, &key));
    // “Research Groups (USA)”
    let of_rest = || name.strip_suffix(')')?.rsplit_once(" (").map(|(rest, _)| purpose_of(rest));
    let is_of_things = |purpose: &Purpose| *purpose == Purpose::Resources;
    found
        .or_else(|| of_rest().filter(is_of_things))
        .unwrap_or_else(|| years::of_years(&words).map_or(Purpose::Papers, of_years))
}

fn of_years(years: Years) -> Purpose {
    match years {
        Years::One(year) => Purpose::Year(year),
        Years::Several => Purpose::Unnamed,
    }
}

/// What stands under a heading that says which kind of thing does.
fn of_kind(words: &[&str], key: &str) -> Option<Purpose> {
    let is_resource = |word: &&str| RESOURCES.contains(word);
    // “Talks/Tutorials/etc”
    let words = words.strip_suffix(&["etc"]).unwrap_or(words);
    let last = words.last()?;
    // “Survey Paper Update Logs”
    if matches!(words, [.., "update" | "change", "log" | "logs"]) {
        return Some(Purpose::Updates);
    }
    // “View All Methods”
    let is_verb = |word: &&str| ["view", "show", "see", "expand", "click", "toggle", "unfold", "browse"].contains(word);
    if matches!(words, [first, "all" | "full" | "more" | "to", ..] if is_verb(first)) {
        return Some(Purpose::Unnamed);
    }
    if words.iter().any(|word| matches!(*word, "leaderboard" | "leaderboards")) {
        return Some(Purpose::Leaderboards);
    }
    // “Top Conference Deadlines”
    if matches!(*last, "deadline" | "deadlines") {
        return Some(Purpose::Other);
    }
    if ENDS_OF_RESOURCES.iter().any(|end| key.ends_with(end)) {
        return Some(Purpose::Resources);
    }
    // “Panel Data” and “Learning from Video” are subjects.
    if AMBIGUOUS.contains(last) && words.len() > 1 {
        return None;
    }
    let is_of_resources = match words {
        // “With Visual Tools”
        ["with" | "using" | "via" | "without", ..] => false,
        _ if is_resource(last) || AMBIGUOUS.contains(last) => true,
        _ if TOOLS.contains(last) => return Some(Purpose::Tools),
        // “Researchers to Follow”
        [first, "to", ..] if is_resource(first) || *first == "people" => true,
        // “Blogs and Other Reading”
        [first, "and", ..] if BEFORE_OTHERS.contains(first) => true,
        // “Libraries in R”
        ["libraries" | "packages" | "software", "in" | "for", ..] => return Some(Purpose::Tools),
        // “Datasets and Package”
        [.., first, "and", _] => is_resource(first),
        _ => false,
    };
    is_of_resources.then_some(Purpose::Resources)
}

#[cfg(test)]
mod tests {
    use super::{Purpose, name_of, purpose_of};

    #[test]
    fn headings_are_freed_of_decoration() {
        for (heading, name) in [
            ("🚀 Updates", "Updates"),
            (":rocket: Quick Start", "Quick Start"),
            ("2.3 KV Cache", "KV Cache"),
            ("1. Pruning", "Pruning"),
            ("(2) Pruning", "Pruning"),
            ("一、量化", "一、量化"),
            ("3D Vision", "3D Vision"),
            ("2024", "2024"),
            ("📖 *Survey* ", "Survey"),
            ("1️⃣0️⃣ Merging", "Merging"),
            ("Efficient: Training", "Efficient: Training"),
            ("Show All papers on Pruning", "Pruning"),
            ("View Synthesis papers on Rooms", "View Synthesis papers on Rooms"),
        ] {
            assert_eq!(name_of(heading), name);
        }
    }

    #[test]
    fn headings_say_what_stands_under_them() {
        for (name, purpose) in [
            ("Table of Contents", Purpose::Contents),
            ("What's New", Purpose::Updates),
            ("목차", Purpose::Contents),
            ("贡献", Purpose::Contributing),
            ("Contributing", Purpose::Contributing),
            ("Leaderboard", Purpose::Leaderboards),
            ("License", Purpose::Other),
            ("Papers", Purpose::Unnamed),
            ("2024", Purpose::Year(2024)),
            ("2024-06-24 – 2024-06-30", Purpose::Year(2024)),
            ("Jun 24 – Jun 30, 2024", Purpose::Year(2024)),
            ("Week 26, 2024", Purpose::Year(2024)),
            ("2019–2021", Purpose::Unnamed),
            ("Text – Image", Purpose::Papers),
            ("Papers in 2023", Purpose::Year(2023)),
            ("2020 Venues", Purpose::Year(2020)),
            ("2018 (Session only)", Purpose::Year(2018)),
            ("2022 and earlier", Purpose::Unnamed),
            ("Pre-1980", Purpose::Unnamed),
            ("Before 2000", Purpose::Unnamed),
            ("The 1990s", Purpose::Unnamed),
            ("Older papers", Purpose::Unnamed),
            ("GPUs", Purpose::Papers),
            ("Quantization", Purpose::Papers),
            ("Contents Safety", Purpose::Papers),
            ("Online Courses", Purpose::Resources),
            ("Job postings", Purpose::Resources),
            ("Other Leaderboards", Purpose::Leaderboards),
            ("Training Tools", Purpose::Tools),
            ("With Visual Tools", Purpose::Papers),
            ("Click to see more", Purpose::Unnamed),
            ("Researchers to Follow-up", Purpose::Resources),
            ("Video to Text", Purpose::Papers),
            ("Top Conference Deadline", Purpose::Other),
            ("Contest", Purpose::Resources),
            ("More Awesome Lists", Purpose::Resources),
        ] {
            assert_eq!(purpose_of(name), purpose, "{name}");
        }
    }
}
