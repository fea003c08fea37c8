//! Reading lists of names, and telling them from other texts.
use std::borrow::Cow;

use catalogue::authors::{self, Names};

use super::et_al;
pub use super::inverted::inverted;
use super::inverted::{inverted_and_family, inverted_by_and};
pub use super::name_order::{Order, OrderSign, order};
use super::name_order::{add_stops, ends_in_initial, has_first_inverted, stop_behind, without_suffix};
use super::one_name::{self, are_of_medicine, is_initials, is_of_medicine, of_medicine, score};
use super::sign;

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
const OTHERS: [&str; 16] = [
    "…",
    "(additional authors not shown",
    " and others",
    "et al",
    "et alia",
    "et alii",
    "et. al",
    " etc",
    ",etal",
    " etal",
    " others",
    "等人",
    "等",
    "ほか",
    "他",
    " 외",
];

/// A name has at most so many words.
const MOST_WORDS_OF_NAME: usize = 6;

/// Reads a text that is names and nothing else.
#[must_use]
pub fn read(text: &str) -> Option<Names> {
    read_ordered(text, Order::default())
}

/// Reads a text that is names and nothing else, in a list that writes them in an order.
#[must_use]
pub fn read_ordered(text: &str, order: Order) -> Option<Names> {
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
    if let Some(names) = inverted(text) {
        return Some(names);
    }
    let names = read_in(&without_affiliations(text), order);
    let likely = names.names.iter().filter(|name| score(name) > 0.0).count();
    let fits = match names.names.len() {
        0 => false,
        // A title may read like one long name.
        1 => likely == 1 && names.names[0].split_whitespace().count() <= 4,
        // One odd name of many is more likely a name not thought of than a text that is none.
        count => 10 * likely >= 8 * count,
    };
    fits.then_some(names)
}

/// Whether half of the parts of a text read like names.
#[must_use]
pub fn is_list(text: &str) -> bool {
    let parts = text.split([',', ';', '&']).map(str::trim);
    let (names, all) = parts.fold((0, 0), |(names, all), part| (names + usize::from(score(part) > 0.0), all + 1));
    all > 1 && 2 * names >= all
}

/// A text without what stands in round brackets, such as where an author works.
fn without_affiliations(text: &str) -> Cow<'_, str> {
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

/// Reads the names in a text that is known to be names, in a list that writes them in an order.
#[must_use]
pub fn read_in(text: &str, order: Order) -> Names {
    /// `Ann Oak, … Bo Ash`, `Ann Oak... Bo Ash`
    const MARKS: [&str; 2] = ["…", "..."];
    let mut found = read_all(text, order);
    if found.names.iter().any(|name| MARKS.iter().any(|mark| name.contains(mark))) {
        let parts = found.names.iter().flat_map(|name| name.split("…").flat_map(|part| part.split("...")));
        let names = parts.map(str::trim).filter(|part| part.contains(char::is_alphabetic)).map(str::to_owned);
        (found.names, found.and_others) = (names.collect(), true);
    }
    found
}

/// The same; dots may stand between names for those that are left out.
fn read_all(text: &str, order: Order) -> Names {
    // Marks of italics that were left open, and “Yan (Cleo)Lin”.
    let text = et_al::without_slips(text).unwrap_or_else(|| text.to_owned());
    let text = text.replace('\u{200b}', "").replace(['_', '`'], " ").replace("**", " ").replace(')', ") ");
    let text = with_blanks(&text);
    let text = text.trim().trim_end_matches([',', ';', ' ']);
    // What the page of a publisher has behind the names.
    let text = text.strip_suffix("Authors Info & Claims").unwrap_or(text).trim_end();
    let text = ["By ", "Edited by "].iter().find_map(|start| text.strip_prefix(start)).unwrap_or(text);
    // `Lamp Team: Ann Oak, Bo Ash`
    let is_group = |group: &str| group.split_whitespace().count() <= 3 && !group.contains(',');
    let text = match text.split_once(": ") {
        Some((group, names)) if is_group(group) && names.contains(',') => {
            Cow::Owned(format!("{group}; {names}").replace(',', ";"))
        }
        _ => Cow::Borrowed(text),
    };
    let text = &*text;
    let lower = text.to_lowercase();
    let bare = lower.trim_end_matches(['.', ' ']);
    let end = OTHERS.iter().find_map(|end| bare.strip_suffix(end)).map(str::len);
    let others = end.and_then(|end| text.get(..end)).filter(|before| !before.trim().is_empty());
    let named = others.map_or(text, |before| before.trim_end_matches([',', ';', ' ']));
    if let Some(names) = inverted(named) {
        return Names { and_others: names.and_others || others.is_some(), ..names };
    }
    let is_family_first = order == Order::FamilyFirst;
    let pairs = is_family_first.then(|| inverted_by_and(named, 2)).flatten();
    let cut_off = || others.and_then(|_| inverted_and_family(named, if is_family_first { 1 } else { 2 }));
    if let Some(names) = pairs.or_else(cut_off) {
        return Names { names, and_others: others.is_some() };
    }
    let mut names = authors::parse(named);
    names.and_others |= others.is_some();
    // `Oak et al.: A Title, Oak et al.`
    if names.names.len() == 2 {
        names.names.dedup();
    }
    names.names.iter_mut().for_each(cut_at_bracket);
    without_grades(&mut names.names);
    // Alone, a name with several initials may be a group: Moonshot AI.
    let is_group = |name: &String| name.ends_with(" AI");
    let is_clear =
        names.names.len() > 1 || names.and_others || text.trim_end_matches('.').chars().rev().nth(1) == Some(' ');
    let are_behind = is_clear && !names.names.iter().all(is_group) && are_of_medicine(&names.names);
    let is_habit = order == Order::InitialsBehind;
    for name in &mut names.names {
        if are_behind || is_habit && !is_group(name) && is_of_medicine(name) {
            *name = of_medicine(name);
        }
    }
    let in_reading_order = |pair: &[String]| format!("{}{} {}", pair[1], stop_behind(&pair[1], text), pair[0]);
    if has_first_inverted(&names, text, order) {
        let name = in_reading_order(&names.names[..2]);
        names.names.splice(..2, [name]);
    } else if are_pairs(&names, text) {
        names.names = names.names.chunks(2).map(in_reading_order).collect();
    } else {
        // `Oak, Ann B., Bo Ash`: no whole name ends in an initial.
        for at in (1..names.names.len()).rev() {
            let [family, given] = &names.names[at - 1..=at] else { continue };
            let is_family = !family.contains(' ') && family.contains(char::is_lowercase);
            if is_family && ends_in_initial(given) {
                let name = in_reading_order(&names.names[at - 1..=at]);
                names.names.splice(at - 1..=at, [name]);
            }
        }
    }
    join_initials(&mut names.names);
    join_words(&mut names.names);
    // `Lamp Team, AI @ Acme`
    if let [group, part, ..] = &names.names[..]
        && one_name::is_group(group)
        && is_initials(part)
    {
        names.names.remove(1);
    }
    names.names.retain(|name| name.contains(char::is_alphabetic) && !is_nobody(name));
    add_stops(&mut names.names, text);
    names
}

/// Names with the blank behind initials that was left out: `A.Oak`, `A.B.Oak`.
fn with_blanks(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            spaced.push(' ');
        }
        let initials = word.rsplit_once('.').filter(|(initials, family)| {
            let mut letters = family.chars();
            let is_name =
                letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase);
            is_name && initials.split('.').all(|initial| initial.len() == 1) && is_initials(initials)
        });
        match initials {
            Some((initials, family)) => spaced.extend([initials, ". ", family]),
            None => spaced.push_str(word),
        }
    }
    spaced
}

/// Whether a text stands where names will be or where nobody knows them: `TBD`, `Authors TBA`, `Anonymous`, `Authors not
/// specified`.
pub(crate) fn is_nobody(text: &str) -> bool {
    match text.split_once(' ') {
        None => matches!(text, "TBD" | "TBA" | "TBC" | "N/A" | "Anonymous" | "anonymous"),
        Some((first, _)) => matches!(first, "Authors" | "Author" | "Anonymous"),
    }
}

/// Cuts a name at a bracket that is not closed in it: `Ann Oak (Elm`.
fn cut_at_bracket(name: &mut String) {
    if let Some(open) = name.rfind('(').filter(|open| !name[*open..].contains(')')) {
        name.truncate(open);
        name.truncate(name.trim_end().len());
    }
}

/// Takes out what an engineer is in a society, behind the name: `Ann Oak, Senior Member, IEEE`.
fn without_grades(names: &mut Vec<String>) {
    let is_grade = |name: &String| matches!(name.rsplit(' ').next(), Some("Member" | "Fellow"));
    while let Some(at) = names.iter().skip(1).position(|name| matches!(name.as_str(), "IEEE" | "ACM")) {
        // `at` counts from the second name.
        let start = if at > 0 && is_grade(&names[at]) { at } else { at + 1 };
        names.drain(start..=at + 1);
    }
}

/// Joins initials with the family name behind a comma that is one too many: `Ann Oak, B, Ash`.
fn join_initials(names: &mut Vec<String>) {
    // Where the family name is first, initials belong to the one before them.
    if names.first().is_none_or(|first| !first.contains(' ')) {
        return;
    }
    for at in (1..names.len()).rev() {
        if is_initials(&names[at - 1]) && !names[at].contains(' ') {
            let family = names.remove(at);
            names[at - 1] = format!("{}. {family}", names[at - 1]);
        }
    }
}

/// Joins the two words of a name behind a comma that is one too many among whole names: `Ann Oak, Bo, Ash, Cy Bell`. At the
/// beginning the family name is first.
fn join_words(names: &mut Vec<String>) {
    const FEWEST_OF_OTHERS: usize = 2;
    let mut words = names.iter().enumerate().filter(|(_, name)| !name.contains(' '));
    let (Some((at, first)), Some((next, second)), None) = (words.next(), words.next(), words.next()) else { return };
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) && word.contains(char::is_lowercase) && !sign::is_group(word);
    // Else it may be a title with commas.
    let are_names = || names.iter().filter(|name| name.contains(' ')).all(|name| score(name) > 0.0);
    if next == at + 1 && names.len() >= 2 + FEWEST_OF_OTHERS && is_name(first) && is_name(second) && are_names() {
        let name = if at == 0 { format!("{second} {first}") } else { format!("{first} {second}") };
        names.splice(at..=next, [name]);
    }
}

/// Whether every name has the family name first: `Oak, Ann, Ash Jr., Bo, and Bell, Cy`.
fn are_pairs(names: &Names, text: &str) -> bool {
    let [_, _, .., family, given] = &names.names[..] else { return false };
    let is_word = |pair: &[String]| pair.len() == 2 && !without_suffix(&pair[0]).contains(' ');
    text.contains(&format!("and {family}, {given}")) && names.names.chunks(2).all(is_word)
}

/// Whether “et al.” stands behind names.
pub(crate) fn ends_in_et_al(text: &str) -> bool {
    text.trim_end_matches('.').ends_with(" et al")
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_number_of_a_group_is_its_own() {
        assert_eq!(super::read_in("IC3", super::Order::default()).names, ["IC3"]);
    }

    #[test]
    fn a_family_name_of_two_words_stands_first_where_others_do() {
        let names = read("Osband, Ian and Blundell, Charles and Van Roy, Benjamin").unwrap().names;
        assert_eq!(names, ["Ian Osband", "Charles Blundell", "Benjamin Van Roy"]);
    }

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
