//! Telling names from other texts.
use std::collections::HashSet;
use std::sync::LazyLock;

use catalogue::authors::{self, Names};

/// Words in lower case that belong to names.
const PARTICLES: [&str; 24] = [
    "de", "da", "di", "del", "della", "der", "den", "des", "do", "dos", "du", "el", "la", "le", "van", "von", "vom",
    "bin", "ibn", "al", "ter", "ten", "zu", "y",
];

/// Words of titles and descriptions that are in nobody's name, in lower case.
#[rustfmt::skip]
const NOT_IN_NAMES: &[&str] = &[
    "a", "an", "the", "of", "for", "with", "in", "on", "to", "via", "using", "towards", "toward", "is", "are",
    "from", "by", "as", "at", "into", "beyond", "we", "our", "this", "that", "not", "you", "all", "model", "models",
    "modeling", "language", "learning", "network", "networks", "neural", "training", "trained", "large", "data",
    "dataset", "datasets", "efficient", "transformer", "transformers", "attention", "survey", "review", "pruning",
    "quantization", "distillation", "inference", "generation", "vision", "visual", "image", "images", "video",
    "text", "reasoning", "agent", "agents", "benchmark", "benchmarks", "evaluation", "framework", "method",
    "methods", "analysis", "study", "based", "deep", "knowledge", "retrieval", "compression", "optimization",
    "prompt", "prompts", "tuning", "memory", "cache", "parallel", "sparse", "sparsity", "diffusion",
    "reinforcement", "paper", "papers", "code", "project", "conference", "workshop", "journal", "proceedings",
    "arxiv", "preprint", "task", "tasks", "system", "systems", "multimodal", "multi-modal", "low-rank", "fast",
    "scaling", "open", "foundation", "pre-training", "few-shot", "zero-shot", "search", "graph", "representation",
    "representations", "alignment", "translation", "understanding", "llm", "llms",
    "ai", "university", "institute", "college", "academy", "lab", "labs", "laboratory", "research", "inc", "corp",
    "technologies", "technology", "cloud",
];

/// The same words, to be looked up.
static OF_TITLES: LazyLock<HashSet<&str>> = LazyLock::new(|| NOT_IN_NAMES.iter().copied().collect());

/// How words of titles end, and names do not.
const ENDS_OF_OTHERS: [&str; 12] = [
    "ation", "ition", "ution", "ction", "-wise", "-level", "-aware", "-based", "-free", "-driven", "-sized", "-guided",
];

/// Words of titles that are names as well, when they have a capital and one other word beside
/// them: Jiaqi An, You Wu.
const ALSO_NAMES: [&str; 7] = ["an", "you", "in", "on", "to", "as", "we"];

/// Words that introduce authors.
const INTRODUCTIONS: [&str; 10] =
    ["by ", "authors:", "author:", "author(s):", "作者：", "作者:", "저자:", "저자：", "著者:", "著者："];

/// The longest of the above, in characters.
const LONGEST_INTRODUCTION: usize = 10;

/// One name with “et al.”, where its owner works and what introduces it has at most so many words.
const MOST_WORDS_OF_ONE: usize = 20;

/// As many without brackets and without what introduces it.
const MOST_WORDS_OF_ONE_ALONE: usize = MOST_WORDS_OF_NAME + 3;

/// A name has at most so many words.
const MOST_WORDS_OF_NAME: usize = 6;

/// A name longer than this is none, in characters.
const LONGEST_NAME: usize = 45;

/// Reads a text that is names and nothing else.
#[must_use]
pub fn read(text: &str) -> Option<Names> {
    let text = text.trim();
    let is_separator = |character: char| matches!(character, ',' | ';' | '，' | '；' | '、' | '&' | '\n');
    let has_many = text.contains(is_separator) || text.contains(" and ");
    if !has_many {
        let words = text.split_whitespace();
        let in_letters = words.clone().filter(|word| word.contains(char::is_alphabetic)).count();
        let is_alone = !text.contains(['(', ':', '：']);
        if words.count() > MOST_WORDS_OF_ONE || is_alone && in_letters > MOST_WORDS_OF_ONE_ALONE {
            return None;
        }
    }
    let lower: String = text.chars().take(LONGEST_INTRODUCTION).flat_map(char::to_lowercase).collect();
    let introduction = INTRODUCTIONS.iter().find(|start| lower.starts_with(*start));
    let text = introduction.and_then(|start| text.get(start.len()..)).unwrap_or(text);
    let is_year = |word: &str| word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    if text.split(|character: char| !character.is_alphanumeric()).any(is_year) {
        return None;
    }
    if let Some(names) = inverted(text) {
        return Some(Names { names, and_others: false });
    }
    let names = read_all(&without_affiliations(text));
    let likely = names.names.iter().filter(|name| is_name(name)).count();
    let fits = match names.names.len() {
        0 => false,
        1 => {
            let words = names.names[0].split_whitespace().count();
            likely == 1
                && (names.and_others
                    || introduction.is_some()
                    || (2..=4).contains(&words)
                    || is_east_asian(&names.names[0]))
        }
        // One odd name of many is more likely a name not thought of than a text that is none.
        count => 10 * likely >= 8 * count,
    };
    fits.then_some(names)
}

/// A text without what stands in round brackets, such as where an author works.
fn without_affiliations(text: &str) -> std::borrow::Cow<'_, str> {
    let Some((before, _)) = text.split_once('(').filter(|(before, _)| !before.trim().is_empty()) else {
        return text.into();
    };
    let mut kept = before.to_owned();
    let mut depth = 0_u32;
    for character in text[before.len()..].chars() {
        match character {
            '(' => depth += 1,
            ')' if depth == 0 => return text.into(),
            ')' => depth -= 1,
            _ if depth == 0 => kept.push(character),
            _ => {}
        }
    }
    if depth == 0 { kept.into() } else { text.into() }
}

/// Reads the names in a text that is known to be names.
#[must_use]
pub fn read_all(text: &str) -> Names {
    let text = text.trim();
    let others = ["等人", "等", "ほか", "他", " 외"].iter().find_map(|end| text.strip_suffix(end));
    let mut names = match others.filter(|before| !before.is_empty()) {
        Some(before) => Names { and_others: true, ..authors::parse(before) },
        None => authors::parse(text),
    };
    // In lists of East Asian names the marks between them are those of the script.
    if names.names.iter().any(|name| name.contains('、')) {
        names.names = names.names.iter().flat_map(|name| name.split('、')).map(str::to_owned).collect();
    }
    names
}

/// Names as bibliographies in the style of the APA have them: `Zhou, A., & Bell, B. C.`
#[must_use]
pub fn inverted(text: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> =
        text.split(',').map(|part| part.trim().trim_start_matches("& ").trim_start_matches("and ").trim()).collect();
    if parts.len() < 2 || parts.len() % 2 == 1 {
        return None;
    }
    let is_initials = |part: &str| {
        let letters = part.chars().filter(|character| character.is_alphabetic()).count();
        (1..=4).contains(&letters)
            && part.chars().all(|character| character.is_uppercase() || matches!(character, '.' | ' ' | '-'))
    };
    parts
        .chunks(2)
        .map(|pair| {
            let [family, initials] = pair else { return None };
            let stop = if initials.ends_with('.') { "" } else { "." };
            (is_initials(initials) && is_name(family) && !is_initials(family))
                .then(|| format!("{initials}{stop} {family}"))
        })
        .collect()
}

/// Whether a text can be the name of a person, or of a group.
fn is_name(name: &str) -> bool {
    let odd = |character: char| character.is_ascii_digit() || ":?!\"/()[]@#%=<>+&“”;|".contains(character);
    let length = name.chars().count();
    if !(2..=LONGEST_NAME).contains(&length) || name.contains(odd) {
        return false;
    }
    if is_east_asian(name) {
        return length <= 10;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > MOST_WORDS_OF_NAME
        || !words.iter().any(|word| word.starts_with(|first: char| first.is_uppercase() || !first.is_ascii()))
    {
        return false;
    }
    let capitals = |word: &str| word.chars().filter(|character| character.is_uppercase()).count();
    let is_all_capitals = |word: &str| word.chars().all(char::is_uppercase);
    // “ACM MM”; but “LI WEI” and “J K Rowling” are people.
    let are_acronyms = words.iter().all(|word| is_all_capitals(word) && capitals(word) > 1);
    let is_venue =
        words.len() > 1 && are_acronyms && words.iter().any(|word| !word.contains(['A', 'E', 'I', 'O', 'U', 'Y']));
    let is_word_of_name = |(at, word): (usize, &&str)| {
        let lower = word.to_lowercase();
        // “A” may be an initial, between the first name and the last.
        let is_initial = at > 0 && at + 1 < words.len() && length > 4;
        let is_also_name = words.len() == 2 && ALSO_NAMES.contains(&lower.as_str());
        let is_acronym = is_all_capitals(word) && capitals(word) > 3;
        let may_begin_so =
            at == 0 || word.starts_with(|first: char| !first.is_lowercase()) || PARTICLES.contains(&lower.as_str());
        may_begin_so
            && !is_acronym
            && (!OF_TITLES.contains(lower.as_str()) || (lower == "a" && is_initial) || is_also_name)
            && !ENDS_OF_OTHERS.iter().any(|end| lower.ends_with(end))
    };
    !is_venue && words.iter().enumerate().all(is_word_of_name)
}

/// Whether a text is in a script without capitals and, most often, without spaces.
#[must_use]
pub fn is_east_asian(text: &str) -> bool {
    let is_it = |character: char| matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}');
    text.chars().any(is_it) && text.chars().all(|character| is_it(character) || matches!(character, ' ' | '·' | '・'))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn names_are_told_from_titles() {
        for text in [
            "Yao Fu, Hao Peng, Litu Ou",
            "Swarnadeep Saha, Peter Hase, and Mohit Bansal",
            "Elias Frantar et al.",
            "Jean-François Kagy",
            "Tycho F. A. van der Ouderaa, Markus Nagel",
            "by Ada Lovelace",
            "Authors: X. Li; Y. Zhang",
            "张三, 李四",
            "김철수, 이영희",
            "seung-won hwang, Jane Roe, Bo Li, Ann Lee, Yao Fu",
            "Alexander M. Rush",
            "Charles A Smith, Bo Li",
            "Xiaoyu Ye, Jiaqi An",
            "You Wu, Haoyi Wu, Kewei Tu",
            "LI WEI, MA YUN",
            "Yao Fu (UEdin), Hao Peng (UIUC (NLP)) et al.",
        ] {
            assert!(read(text).is_some(), "{text}");
        }
        for text in [
            "Large Language Models",
            "A Survey of Things",
            "ICLR 2024",
            "SparseGPT: Massive Language Models",
            "code",
            "",
            "Efficient Training, Fast Inference",
            "GPTQ",
            "this is a description of what it does",
            "Moonshot AI",
            "ACM MM",
            "Asynchronous Dequantization",
            "Step-Level Length Control",
            "Data Flow | Stanford",
            "Models (Language), Data (Sets)",
            "Yao Fu)(, Hao Peng",
        ] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
