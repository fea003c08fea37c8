//! Telling names from other texts.
use std::collections::HashSet;
use std::sync::LazyLock;

use catalogue::draft::authors::{self, Names};

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
    "ai", "lab", "labs", "research", "inc", "corp", "technologies", "technology", "cloud", "security", "series", "lectures",
    "course", "tutorial", "book", "blog", "website", "library", "toolbox", "software", "dataset", "challenge",
];

/// Words of groups and places where people work, which are in nobody's name.
const OF_GROUPS: [&str; 9] = [
    "university",
    "institute",
    "college",
    "academy",
    "laboratory",
    "school",
    "department",
    "corporation",
    "foundation",
];

/// The same words, to be looked up.
static OF_TITLES: LazyLock<HashSet<&str>> = LazyLock::new(|| NOT_IN_NAMES.iter().copied().collect());

/// The last words of names of groups.
const GROUPS: [&str; 7] = ["Team", "Consortium", "Collaboration", "Group", "Initiative", "Authors", "Contributors"];

/// How family names in China, Korea and Japan begin.
const FAMILIES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡\
    贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鐘汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔\
    김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국\
    佐鈴渡伊山加吉松井斎藤";

/// How words of titles end, and names do not.
#[rustfmt::skip]
const ENDS_OF_OTHERS: &[&str] = &[
    "ation", "ition", "ution", "ction", "ility", "ities", "ments", "ness", "izing", "ising", "ating", "ering", "ology",
    "graphy", "icity", "-wise", "-level", "-aware", "-based", "-free", "-driven", "-sized", "-guided", "-time", "-step",
];

/// Marks that lead from a name to a footnote.
const FOOTNOTE_MARKS: &str = "*†‡§¶∗⁎✉¹²³⁰⁴⁵⁶⁷⁸⁹.,";

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

/// How a text says that it does not name everyone, in small letters.
const OTHERS: [&str; 10] = [" and others", "et al", "et. al", " et.al", " others", "等人", "等", "ほか", "他", " 외"];

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
    let likely = names.names.iter().filter(|name| score(name) > 0.0).count();
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
    // Marks of italics that were left open, and “Yan (Cleo)Lin”.
    let text = text.replace(['_', '`'], " ").replace("**", " ").replace(')', ") ");
    let text = text.trim().trim_end_matches([',', ';', ' ']);
    let lower = text.to_lowercase();
    let bare = lower.trim_end_matches(['.', ' ']);
    let end = OTHERS.iter().find_map(|end| bare.strip_suffix(end)).map(str::len);
    let others = end.and_then(|end| text.get(..end)).filter(|before| !before.trim().is_empty());
    if let Some(names) = inverted(text) {
        return Names { names, and_others: false };
    }
    let mut names = match others {
        Some(before) => Names { and_others: true, ..authors::read(before.trim_end_matches([',', ';', ' '])) },
        None => authors::read(text),
    };
    // In lists of East Asian names the marks between them are those of the script.
    if names.names.iter().any(|name| name.contains('、')) {
        names.names = names.names.iter().flat_map(|name| name.split('、')).map(str::to_owned).collect();
    }
    if (names.names.len() > 1 || names.and_others) && names.names.iter().all(|name| is_of_medicine(name)) {
        names.names = names.names.iter().map(|name| of_medicine(name)).collect();
    }
    put_first_in_order(&mut names, text);
    for name in &mut names.names {
        // The full stop of a suffix is a part of it.
        let has_suffix = [" Jr", " Sr"].iter().any(|suffix| name.ends_with(suffix));
        if has_suffix && text.contains(&format!("{name}.")) {
            name.push('.');
        }
    }
    names
}

/// Puts the first name in reading order where it alone has the family name first, as in
/// `Buesing, Lars, Theophane Weber, and Nicolas Heess`.
fn put_first_in_order(names: &mut Names, text: &str) {
    let is_whole = |name: &String| name.contains(' ');
    let is_plain = |name: &str| {
        !is_east_asian(name) && name.chars().skip(1).all(|letter| !letter.is_uppercase() && !letter.is_ascii_digit())
    };
    let is_listed = names.and_others || text.contains(" and ") || text.contains("& ") || names.names.len() == 2;
    let [family, given, rest @ ..] = &names.names[..] else { return };
    let fits = match rest {
        [] => !is_whole(family) && !is_whole(given) && text.contains(','),
        rest => !is_whole(family) && rest.iter().all(is_whole),
    };
    if fits && is_listed && is_plain(family) && is_plain(given.split(' ').next().unwrap_or_default()) {
        let name = format!("{given} {family}");
        names.names.splice(..2, [name]);
    }
}

/// Names as bibliographies in the style of the APA have them: `Zhou, A., & Bell, B. C.`
#[must_use]
pub fn inverted(text: &str) -> Option<Vec<String>> {
    let parts: Vec<&str> =
        text.split(',').map(|part| part.trim().trim_start_matches("& ").trim_start_matches("and ").trim()).collect();
    if parts.len() < 2 || parts.len() % 2 == 1 {
        return None;
    }
    parts
        .chunks(2)
        .map(|pair| {
            let [family, initials] = pair else { return None };
            let stop = if initials.ends_with('.') { "" } else { "." };
            (is_initials(initials) && score(family) > -2.0 && !is_initials(family))
                .then(|| format!("{initials}{stop} {family}"))
        })
        .collect()
}

/// How much a text reads like one name, as a score of the model: above zero it does. A text
/// that ends in “et al.” is certain.
#[must_use]
pub fn score(text: &str) -> f32 {
    let is_mark = |character: char| character.is_whitespace() || FOOTNOTE_MARKS.contains(character);
    let text = text.trim_matches(is_mark);
    let text = if text.contains(char::is_alphabetic) {
        text.trim_matches(|character: char| character.is_ascii_digit() || is_mark(character))
    } else {
        text
    };
    let lower = text.to_lowercase();
    let bare = lower.trim_end_matches(['.', ' ', ')']);
    if let Some(before) = ["et al", "et. al", "and others", "others"].iter().find_map(|end| bare.strip_suffix(end)) {
        // Some name the first author alone, and some nobody else but the others.
        let head = text.get(..before.len()).unwrap_or_default().trim_end_matches([' ', ',', ';']);
        return if head.is_empty() || score(head) > -2.0 { 5.0 } else { score(head) };
    }
    if is_east_asian(text) {
        let is_family = text.starts_with(|first| FAMILIES.contains(first));
        return match text.chars().count() {
            2..=4 if is_family => 1.5,
            2..=10 if text.contains([' ', '·', '・']) => 1.0,
            2..=5 => -0.5,
            _ => -3.0,
        };
    }
    let odd = |character: char| character.is_ascii_digit() || ":?!\"/[]@#%=<>+&“”;|$\\^".contains(character);
    let is_open = text.matches('(').count() != text.matches(')').count() || text.find('(') > text.find(')');
    if text.contains(odd) || is_open || text.chars().count() > LONGEST_NAME {
        return -4.0;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_group = words.last().is_some_and(|last| GROUPS.contains(last)) && (2..=5).contains(&words.len());
    if is_group && text.starts_with(|first: char| first.is_uppercase()) {
        return 1.2;
    }
    // Initials beside each other are one word, and particles belong to the word after them.
    let initials = words.iter().filter(|word| is_initial(word)).count();
    let particles = words.iter().enumerate().filter(|(at, word)| is_particle(*at, word)).count();
    let of_count = match words.len() - initials - particles + initials.min(1) {
        0 => -4.0,
        1 => -1.3,
        2 => 1.5,
        3 => 1.2,
        4 => 0.4,
        5 => -0.5,
        _ => -3.0,
    };
    let sum: f32 = words.iter().enumerate().map(|(at, word)| score_of_word(at, word, &words)).sum();
    // “ACM MM”; but “LI WEI” and “J K Rowling” are people.
    let is_acronym = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    let has_no_vowel = |word: &&str| !word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    let is_venue = words.len() > 1 && words.iter().all(is_acronym) && words.iter().any(has_no_vowel);
    let is_chinese = words.len() > 1 && words.iter().all(|word| is_pinyin(word));
    of_count + sum - if is_venue { 3.0 } else { 0.0 } + if is_chinese { 0.5 } else { 0.0 }
}

/// Whether a word of a name belongs to the next one. With a capital the first one is a name: Di Fir.
fn is_particle(at: usize, word: &str) -> bool {
    let is_name = at == 0 && word.starts_with(char::is_uppercase);
    !is_name && PARTICLES.contains(&word.to_lowercase().trim_matches(|character: char| !character.is_alphanumeric()))
}

/// Whether a word of a name is an initial, or two.
fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    (1..=2).contains(&letters)
        && word.chars().all(|letter| !letter.is_alphabetic() || letter.is_uppercase())
        && (word.contains('.') || letters == 1)
        && !is_east_asian(word)
}

fn score_of_word(at: usize, word: &str, words: &[&str]) -> f32 {
    let lower = word.to_lowercase();
    let lower = lower.trim_matches(|character: char| !character.is_alphanumeric());
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    if letters == 0 {
        return -1.0;
    }
    // `A.`, `J.-P.`, and “A” between two names.
    if is_initial(word) {
        return if at == 0 && letters == 1 && !word.contains('.') && words.len() > 2 { -1.0 } else { 0.8 };
    }
    if is_particle(at, word) {
        return if words.len() > 1 { 0.2 } else { -3.0 };
    }
    let is_also_name = words.len() == 2 && ALSO_NAMES.contains(&lower) && capitals > 0;
    if OF_GROUPS.contains(&lower) {
        return -6.0;
    }
    if OF_TITLES.contains(lower) && !is_also_name {
        return -3.5;
    }
    if capitals == 0 && word.chars().all(|letter| !letter.is_alphabetic() || letter.is_lowercase()) {
        return if word.contains('-') && at == 0 { -0.7 } else { -4.0 };
    }
    let is_gerund = lower.ends_with("ing") && lower.len() >= 6 && !is_pinyin(word);
    if is_gerund {
        return -1.2;
    }
    if ENDS_OF_OTHERS.iter().any(|end| lower.ends_with(end)) {
        return -2.5;
    }
    if capitals == letters {
        // Family names in capitals stand beside a given name that is not.
        let has_given_name = words.iter().any(|other| other.contains(char::is_lowercase));
        return if letters <= 3 || has_given_name && letters <= 14 { -0.2 } else { -1.0 };
    }
    let has_inner_capital = capitals > 1 && !word.contains(['-', '\'', '’', '.']);
    if has_inner_capital {
        let prefix = ["Mc", "Mac", "De", "Le", "La", "Di", "Van", "Du", "Del", "Da", "Fitz", "O"];
        return if capitals == 2 && prefix.iter().any(|prefix| word.starts_with(prefix)) { 0.2 } else { -2.0 };
    }
    let has_accent = !word.is_ascii();
    0.2 + if has_accent { 0.3 } else { 0.0 }
}

/// Whether a text is nothing but initials: `J.`, `B. C.`, `J.-P.`
#[must_use]
pub fn is_initials(text: &str) -> bool {
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    let is_part = |character: char| character.is_uppercase() || matches!(character, '.' | ' ' | '-');
    // `EDM` is more likely a conference.
    let most = if text.contains(['.', ' ', '-']) { 4 } else { 2 };
    (1..=most).contains(&letters) && text.chars().all(is_part)
}

/// Whether a text is a family name with initials behind it, as in medicine: `Oak AB`.
#[must_use]
pub fn is_of_medicine(text: &str) -> bool {
    let Some((family, initials)) = text.rsplit_once(' ') else { return false };
    let is_initials = (1..=3).contains(&initials.len()) && initials.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_name = |word: &str| word.contains(char::is_lowercase) && score_of_word(1, word, &["", word]) > -1.0;
    is_initials && family.split(' ').count() <= 3 && family.split(' ').all(is_name)
}

/// A name of medicine in reading order: `A. B. Oak`.
fn of_medicine(name: &str) -> String {
    let (family, initials) = name.rsplit_once(' ').unwrap_or((name, ""));
    let initials: Vec<String> = initials.chars().map(|initial| format!("{initial}.")).collect();
    format!("{} {family}", initials.join(" "))
}

/// Whether a word can be a Chinese name in Latin letters: syllables of pinyin, perhaps hyphenated.
fn is_pinyin(word: &str) -> bool {
    #[rustfmt::skip]
    const FINALS: [&[u8]; 36] = [
        b"a", b"o", b"e", b"i", b"u", b"v", b"ai", b"ei", b"ui", b"ao", b"ou", b"iu", b"ie", b"ue", b"er", b"an", b"en",
        b"in", b"un", b"ang", b"eng", b"ing", b"ong", b"ia", b"ian", b"iang", b"iao", b"iong", b"ua", b"uai", b"uan",
        b"uang", b"uo", b"ve", b"van", b"io",
    ];
    /// The longest word that is looked at, in bytes.
    const LONGEST: usize = 16;
    let mut letters = [0_u8; LONGEST];
    let mut length = 0;
    for byte in word.bytes().filter(|byte| *byte != b'-') {
        if length == LONGEST || !byte.is_ascii_alphabetic() {
            return false;
        }
        letters[length] = byte.to_ascii_lowercase();
        length += 1;
    }
    let letters = &letters[..length];
    if !letters.last().is_some_and(|last| b"aoeiuvngr".contains(last)) {
        return false;
    }
    // Where syllables can end, from the beginning on.
    let mut ends = [false; LONGEST + 1];
    ends[0] = true;
    for from in 0..length {
        if !ends[from] {
            continue;
        }
        let rest = &letters[from..];
        let initial = match rest {
            [b'z' | b'c' | b's', b'h', ..] => 2,
            [b'a' | b'o' | b'e' | b'i' | b'u' | b'v', ..] => 0,
            _ => 1,
        };
        let rest = &rest[initial..];
        for last in FINALS.iter().filter(|last| rest.starts_with(last)) {
            ends[from + initial + last.len()] = true;
        }
    }
    length > 0 && ends[length]
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
