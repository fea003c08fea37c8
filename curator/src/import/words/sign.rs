//! Words that are typical of venues, and of places where people work.
use std::collections::HashMap;
use std::sync::LazyLock;

use super::wording::is_title_of_words;

/// What a word is typical of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    /// A publication.
    Venue,
    /// A place where people work.
    Affiliation,
}

#[rustfmt::skip]
const SIGNS: &[(Sign, &[&str])] = &[
    (
        Sign::Venue,
        &[
            "workshop", "conference", "conf", "symp", "proceedings", "proc", "journal", "transactions", "symposium", "press", "thesis", "dissertation",
            "springer", "elsevier", "wiley", "routledge", "palgrave", "publishers", "publishing", "verlag", "ieee", "acm", "letters", "magazine", "nature", "science", "track", "vol", "volume",
            "pp", "pages", "no", "phys", "rev", "lett",
        ],
    ),
    (
        Sign::Affiliation,
        &[
            "university", "univ", "université", "universität", "universidad", "universidade", "università", "institute", "college", "polytechnic", "polytechnique", "academy", "school", "lab", "labs", "laboratory", "research",
            "inc", "corp", "google", "microsoft", "meta", "deepmind", "openai", "nvidia", "amazon", "apple", "alibaba",
            "tencent", "huawei", "bytedance", "baidu", "intel", "ibm", "anthropic", "deepseek", "mit", "cmu", "ucb", "uiuc", "msft", "ucsd", "ucla", "sjtu", "pku", "ustc", "hkust", "kaist", "umich", "mbzuai",
            "nus", "ntu", "cuhk", "hku", "polyu", "buaa", "snu", "postech",
            "stanford", "berkeley", "carnegie", "tsinghua", "oxford", "cambridge", "eth", "epfl",
        ],
    ),
];

static SIGN_OF: LazyLock<HashMap<&str, Sign>> =
    LazyLock::new(|| SIGNS.iter().flat_map(|(sign, words)| words.iter().map(|word| (*word, *sign))).collect());

/// How the names of places where people work end in Chinese, which are one word: `榆树大学`.
const ENDS_OF_PLACES: [&str; 5] = ["大学", "大學", "学院", "研究院", "研究所"];

/// What a word is typical of, in any letters.
fn sign_of(word: &str) -> Option<Sign> {
    if !word.is_ascii() && ENDS_OF_PLACES.iter().any(|end| word.ends_with(end)) {
        return Some(Sign::Affiliation);
    }
    // Most words are longer than these, or none.
    static LONGEST: LazyLock<usize> = LazyLock::new(|| SIGN_OF.keys().map(|word| word.len()).max().unwrap_or_default());
    (1..=*LONGEST).contains(&word.len()).then(|| SIGN_OF.get(word.to_lowercase().as_str()).copied())?
}

/// How titles of journals begin, and no names of people.
const BEGINNINGS: [&str; 9] = [
    "Annals of ",
    "Annual Review of ",
    "Archives of ",
    "Acta ",
    "Advances in ",
    "Bulletin of ",
    "Current Opinion in ",
    "Frontiers in ",
    "Trends in ",
];

/// With which words titles of journals end.
const ENDS: [&str; 6] = [" Bulletin", " Quarterly", " Reviews", " Reports", " Communications", " Annals"];

/// Whether a text may be the title of a journal: it begins or ends as they do and has capitals, or its words are
/// abbreviated: `Phys. Lamp. Rev.`
fn is_journal(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let is_like = BEGINNINGS.iter().any(|start| text.starts_with(start)) || ENDS.iter().any(|end| text.ends_with(end));
    // An initial has one letter, and a suffix of a name two.
    let is_abbreviated = |word: &&str| word.len() > "Jr.".len() && word.ends_with('.') && !word.starts_with('(');
    let abbreviated = text.split(' ').filter(is_abbreviated).count();
    is_title_of_words(text, MOST_WORDS) && (is_like || abbreviated > 1)
}

/// Whether words of a text are typical of venues, and of places where people work.
pub(crate) fn of(text: &str) -> (bool, bool) {
    let (mut names_venue, mut names_place) = (is_journal(text), is_company(text));
    // “PP-OCR” has no pages.
    for word in text.split(|character: char| !character.is_alphanumeric() && character != '-') {
        match sign_of(word) {
            // “no release” is no number.
            Some(Sign::Venue)
                if word.eq_ignore_ascii_case("no") && !text.contains(|letter: char| letter.is_ascii_digit()) => {}
            Some(Sign::Venue) => names_venue = true,
            Some(Sign::Affiliation) => names_place = true,
            None => {}
        }
    }
    (names_venue, names_place)
}

/// Whether a text names a company or a university, and nothing that is published: `Elm University`, `IBM`.
pub(crate) fn is_institution(text: &str) -> bool {
    /// Words in the names of journals, too.
    const AMBIGUOUS: [&str; 7] = ["research", "lab", "labs", "laboratory", "school", "academy", "institute"];
    let is_named = |word: &str| {
        sign_of(word) == Some(Sign::Affiliation) && !AMBIGUOUS.iter().any(|other| other.eq_ignore_ascii_case(word))
    };
    !of(text).0 && text.split(|mark: char| !mark.is_alphanumeric() && mark != '-').any(is_named)
}

/// Whether a text names a university, at which people work, and which writes nothing itself.
pub(crate) fn is_university(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "University",
        "Univ",
        "Univ.",
        "Université",
        "Universität",
        "Universidad",
        "Universidade",
        "Università",
        "College",
        "Polytechnic",
        "Polytechnique",
        "École",
        "Ecole",
        "ETH",
    ];
    text.starts_with("TU ")
        || text.split(' ').any(|word| WORDS.contains(&word) || word.ends_with("大学") || word.ends_with("大學"))
}

/// Whether a text names who is nobody: a company, a laboratory.
pub(crate) fn is_group(text: &str) -> bool {
    of(text).1
}

/// Whether a text ends as the names of companies do, `Acme AI`, `AcmeAI`, or begins as those of universities:
/// `UT Austin`, `TU Elm`.
fn is_company(text: &str) -> bool {
    const MOST_WORDS: usize = 3;
    if ["UC ", "UT ", "TU "].iter().any(|start| text.starts_with(start)) {
        return true;
    }
    let Some(name) = text.strip_suffix("AI") else { return false };
    name.ends_with(|last: char| last.is_lowercase() || matches!(last, ' ' | '-'))
        && text.split(' ').count() <= MOST_WORDS
}
