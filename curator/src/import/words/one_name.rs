//! Telling whether a text is one name.
use crate::import::words::letters::capitals;
use std::collections::HashSet;
use std::sync::LazyLock;

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
    "computing", "course", "tutorial", "book", "blog", "website", "library", "toolbox", "software", "dataset", "challenge",
    "abstract", "introduce", "propose", "jointly", "and", "or", "europe",
];

/// Words of groups and places where people work, which are in nobody's name.
const OF_GROUPS: [&str; 10] = [
    "carnegie",
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

/// Words of titles that are names as well, when their first letter alone is a capital, and they stand beside one other
/// word or between two: Jiaqi An, You Wu, Kwang In Kim.
const ALSO_NAMES: [&str; 8] = ["an", "you", "in", "on", "to", "as", "we", "ai"];

/// A name longer than this is none, in characters.
const LONGEST_NAME: usize = 45;

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
    // `Oak+ 2020` cites.
    let text = if text.contains(' ') { text.trim_end_matches('+') } else { text };
    let lower = text.to_lowercase();
    let bare = lower.trim_end_matches(['.', ' ', ')']);
    if bare.ends_with("authors not shown") || bare == "etal" {
        return 5.0;
    }
    if let Some(before) =
        ["et al", "et alia", "et alii", "et. al", "and others", "others"].iter().find_map(|end| bare.strip_suffix(end))
    {
        // Some name the first author alone, and some nobody else but the others.
        let head = text.get(..before.len()).unwrap_or_default().trim_end_matches([' ', ',', ';']);
        // `AnnOak et al.` has lost a space.
        let is_word = !head.is_empty() && head.chars().all(char::is_alphabetic);
        return if head.is_empty() || is_word || score(head) > -2.0 { 5.0 } else { score(head) };
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
    // `支持 QEMU`, but `Oak 等`
    if text.trim_end_matches(['等', '人']).contains(is_of_east_asia)
        && text.contains(|letter: char| letter.is_ascii_alphabetic())
    {
        return -2.0;
    }
    if is_group(text) {
        return 1.2;
    }
    let odd = |character: char| character.is_ascii_digit() || ":?!\"/[]@#%=<>+&“”;|$\\^".contains(character);
    let is_open = text.matches('(').count() != text.matches(')').count() || text.find('(') > text.find(')');
    if text.contains(odd) || is_open || text.chars().count() > LONGEST_NAME {
        return -4.0;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    // Initials beside each other are one word, and particles belong to the word after them.
    let initials = words.iter().filter(|word| is_initial(word)).count();
    let is_joined = |(at, word): &(usize, &&str)| is_particle_of(*at, word, &words) && !is_initial(word);
    let particles = words.iter().enumerate().filter(is_joined).count();
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

/// The length of what stands in brackets or quotation marks between the words of a name, with which `text` begins:
/// `Ann (Annie) Oak`, `Bo "Bob" Ash`. `before` stands before it.
pub(crate) fn length_of_call_name(before: &str, text: &str) -> Option<usize> {
    const MOST_WORDS: usize = 3;
    let is_separator = |character: char| ",;&".contains(character);
    let (open, close) = [('(', ')'), ('"', '"'), ('“', '”')].into_iter().find(|(open, _)| text.starts_with(*open))?;
    let inside = &text[open.len_utf8()..];
    let (inside, rest) = inside.split_once(close)?;
    let is_capital = |word: &str| word.starts_with(char::is_uppercase);
    // `(T-K)` is short for `Tae-Kyun`.
    let is_short = is_initials(inside) && inside.contains(['-', '.']);
    let is_word = is_short || inside.len() > 1 && is_capital(inside) && inside.chars().skip(1).all(char::is_lowercase);
    // `Bo (Bob) Ash (2006)`, `Bo (Bob) Ash. A Title`
    let ends = |mark: char| is_separator(mark) || ".(:\"“".contains(mark);
    let family = rest.strip_prefix(' ').filter(|_| is_word)?.split(ends).next()?.split(" and ").next()?;
    let given = before.rsplit(is_separator).next()?.rsplit(" and ").next()?;
    let is_part = |part: &str| {
        (1..=MOST_WORDS).contains(&part.split_whitespace().count()) && part.split_whitespace().all(is_capital)
    };
    let is_listed = before.contains(is_separator) || rest.contains(is_separator);
    (is_listed && is_part(given) && is_part(family)).then_some(text.len() - rest.len())
}

/// Whether a text is the name of a group: `The Lamp Consortium`.
pub(crate) fn is_group(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let is_of_some = (2..=5).contains(&words.clone().count()) && !text.contains([':', ',', '"']);
    is_of_some && words.next_back().is_some_and(|last| GROUPS.contains(&last)) && text.starts_with(char::is_uppercase)
}

/// Whether a word of a name belongs to the next one. With a capital the first one is a name: Di Fir.
pub(super) fn is_particle(at: usize, word: &str) -> bool {
    let is_name = at == 0 && word.starts_with(char::is_uppercase);
    !is_name && PARTICLES.contains(&word.to_lowercase().trim_matches(|character: char| !character.is_alphanumeric()))
}

/// The same in all words of a name. The last one is none with a capital: Kuo Du.
fn is_particle_of(at: usize, word: &str, words: &[&str]) -> bool {
    let is_last_name = at + 1 == words.len() && word.starts_with(char::is_uppercase);
    !is_last_name && is_particle(at, word)
}

/// Whether a word of a name is an initial, or two.
fn is_initial(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    (1..=2).contains(&letters)
        && word.chars().all(|letter| !letter.is_alphabetic() || letter.is_uppercase())
        && (word.contains('.') || letters == 1)
}

fn score_of_word(at: usize, word: &str, words: &[&str]) -> f32 {
    let lower = word.to_lowercase();
    let lower = lower.trim_matches(|character: char| !character.is_alphanumeric());
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let capitals = capitals(word);
    if letters == 0 {
        return -1.0;
    }
    // `A.`, `J.-P.`, and “A” between two names.
    if is_initial(word) {
        return if at == 0 && letters == 1 && !word.contains('.') && words.len() > 2 { -1.0 } else { 0.8 };
    }
    if is_particle_of(at, word, words) {
        return if words.len() > 1 { 0.2 } else { -3.0 };
    }
    if OF_GROUPS.contains(&lower) {
        return -6.0;
    }
    if OF_TITLES.contains(lower) {
        let may_be_name = ALSO_NAMES.contains(&lower) && capitals == 1 && word.starts_with(char::is_uppercase);
        match (words.len(), at) {
            (2, _) if may_be_name => {}
            (3, 1) if may_be_name => return -1.5,
            _ => return -3.5,
        }
    }
    if capitals == 0 && word.chars().all(|letter| !letter.is_alphabetic() || letter.is_lowercase()) {
        return if word.contains('-') && at == 0 && words.len() > 1 { -0.7 } else { -4.0 };
    }
    let is_gerund = lower.ends_with("ing") && !is_pinyin(word);
    if is_gerund {
        return -1.2;
    }
    if ENDS_OF_OTHERS.iter().any(|end| lower.ends_with(end)) {
        return -2.5;
    }
    if capitals == letters {
        // Family names in capitals stand beside a given name that is not.
        let has_given_name = words.iter().any(|other| other.contains(char::is_lowercase));
        return if letters <= 3 || has_given_name { -0.2 } else { -1.0 };
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
    let most = if text.contains('.') {
        5
    } else if text.contains([' ', '-']) {
        4
    } else {
        2
    };
    // `R-LMP` is none either.
    let are_short = text.contains('.') || text.split([' ', '-']).all(|part| part.len() <= 2);
    (1..=most).contains(&letters) && are_short && text.chars().all(is_part)
}

/// Whether a text is a family name with initials behind it, as in medicine: `Oak AB`, `de Oak A B`.
#[must_use]
pub fn is_of_medicine(text: &str) -> bool {
    /// What a family name has at least, as a score: also `Ashing`.
    const LEAST: f32 = -1.3;
    const MOST_INITIALS: usize = 3;
    let is_name = |word: &str| word.contains(char::is_lowercase) && score_of_word(1, word, &["", word]) > LEAST;
    let (family, initials) = parts_of_medicine(text);
    let count = capitals(&initials);
    count <= MOST_INITIALS && has_form_of_medicine(text) && family.split(' ').all(is_name)
}

/// Whether a text is up to three words and initials, whatever the words are: also `Oak A B C D`.
fn has_form_of_medicine(text: &str) -> bool {
    const MOST_INITIALS: usize = 4;
    let (family, initials) = parts_of_medicine(text);
    let is_other = |letter: char| letter.is_ascii_digit() || ":;()[]".contains(letter);
    let is_word = |word: &str| word.contains(char::is_lowercase) && !word.contains(is_other);
    (1..=MOST_INITIALS).contains(&capitals(&initials))
        && family.split(' ').count() <= 3
        && family.split(' ').all(is_word)
}

/// Whether names have their initials behind them, as in medicine. Among others that are known as such, a family name may be
/// a word: `Doering DT`.
pub(super) fn are_of_medicine(names: &[String]) -> bool {
    let known = names.iter().filter(|name| is_of_medicine(name)).count();
    names.iter().all(|name| has_form_of_medicine(name)) && known > 0 && 2 * known >= names.len()
}

/// The family name and the initials of a name of medicine: `Oak AB` or `Oak A B`.
fn parts_of_medicine(name: &str) -> (&str, String) {
    let (mut family, mut initials) = (name, String::new());
    // `Oak A-B`, but `Oak III`
    let are_initials = |last: &str| {
        let are_capitals = last.split('-').all(|part| !part.is_empty() && part.chars().all(char::is_uppercase));
        are_capitals && !matches!(last, "II" | "III" | "IV")
    };
    while let Some((before, last)) = family.rsplit_once(' ').filter(|(_, last)| are_initials(last)) {
        initials.insert_str(0, last);
        family = before;
    }
    (family, initials)
}

/// A name of medicine in reading order: `A. B. Oak`.
pub(super) fn of_medicine(name: &str) -> String {
    let (family, initials) = parts_of_medicine(name);
    let initials: Vec<String> = initials.chars().map(|initial| format!("{initial}.")).collect();
    format!("{} {family}", initials.join(" ").replace(" -. ", "-"))
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
        // Most begin with another letter.
        for last in FINALS.iter().filter(|last| rest.first() == last.first() && rest.starts_with(last)) {
            ends[from + initial + last.len()] = true;
        }
    }
    ends[length]
}

/// Whether a text is in a script without capitals and, most often, without spaces.
#[must_use]
pub fn is_east_asian(text: &str) -> bool {
    let is_it = is_of_east_asia;
    text.chars().any(is_it) && text.chars().all(|character| is_it(character) || matches!(character, ' ' | '·' | '・'))
}

/// Whether a character is of such a script, or a mark between its names.
pub(crate) fn is_of_east_asia(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}')
}
