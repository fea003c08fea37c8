//! Names of authors: how they are told apart, and how they are read as people paste them, from a paper's
//! first page, from BibTeX, from a list.
use crate::fold::fold;
use crate::text::words::Words;

/// Marks that lead from a name to a footnote.
const FOOTNOTE_MARKS: &str = "*†‡§¶‖#^~+∗⁎⋆★☆✉✝♠♣♥♦◇◆△▲•°¹²³⁰⁴⁵⁶⁷⁸⁹⁺";

/// A name longer than this is more than a name, in characters.
pub const LONGEST_NAME: usize = 50;

/// What belongs to the name before it although a comma stands between them.
const SUFFIXES: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "phd"];

/// What tells authors apart, and names one in an address: the words of the name, folded and joined by
/// hyphens. Names that fold to the same words are of one author, and nothing else is guessed.
#[must_use]
pub fn id(name: &str) -> String {
    let mut id = String::new();
    join(&Words::of(name), &mut id);
    id
}

/// Appends the id of the author whose name has these words.
pub(crate) fn join(name: &Words, ids: &mut String) {
    for (number, word) in name.iter().enumerate() {
        if number > 0 {
            ids.push('-');
        }
        ids.push_str(word);
    }
}

/// The names found in a text, and whether it stops short of naming everyone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The names in their order, none of them empty.
    pub names: Vec<String>,
    /// Whether the text says “et al.”.
    pub and_others: bool,
}

/// Reads names that are separated by commas, semicolons, line ends or “and”, without
/// footnote marks and trailing full stops. `Last, First and Last, First`, as BibTeX has
/// it, is put in reading order.
#[must_use]
pub fn parse(text: &str) -> Names {
    let strong = split_strong(text);
    let inverted: Option<Vec<String>> = if strong.len() > 1 || text.contains(';') {
        strong.iter().map(|part| in_reading_order(part)).collect()
    } else {
        None
    };
    let parts =
        inverted.unwrap_or_else(|| strong.iter().flat_map(|part| part.split([',', '，', '、'])).map(clean).collect());
    let mut found = Names::default();
    for part in parts {
        let key = fold(&part);
        let is_suffix = SUFFIXES.contains(&key.replace('.', "").as_str());
        if part.is_empty() {
            continue;
        }
        match (found.names.last_mut(), key.as_str()) {
            (_, key) if is_others(key) => found.and_others = true,
            (Some(name), _) if is_suffix => {
                name.push(' ');
                name.push_str(&part);
            }
            _ => match key.strip_suffix(" et al").filter(|before| part.is_char_boundary(before.len())) {
                Some(before) => {
                    found.and_others = true;
                    found.names.push(clean(&part[..before.len()]));
                }
                None => found.names.push(part),
            },
        }
    }
    found.names.retain(|name| !name.is_empty());
    found
}

/// As [`parse`], but a name of `whole` is one name wherever the text has it, commas and digits in it or not.
#[must_use]
pub fn parse_around<'a>(text: &str, whole: impl Iterator<Item = &'a str>) -> Names {
    let is_parted = |name: &&str| !matches!(&parse(name).names[..], [one] if one == name);
    let whole: Vec<&str> = whole.filter(is_parted).collect();
    let ends_here = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let first = |text: &str| {
        let places = whole.iter().filter_map(|name| Some((text.find(name)?, *name)));
        places.filter(|(at, name)| ends_here(&text[at + name.len()..])).min()
    };
    let (mut found, mut rest) = (Names::default(), text);
    while let Some((at, name)) = first(rest) {
        found.append(parse(&rest[..at]));
        found.names.push(name.to_owned());
        rest = &rest[at + name.len()..];
    }
    found.append(parse(rest));
    found
}

impl Names {
    fn append(&mut self, other: Self) {
        self.names.extend(other.names);
        self.and_others |= other.and_others;
    }
}

/// Whether a text is no name, and stands for authors who are not named.
#[must_use]
pub fn is_others(text: &str) -> bool {
    matches!(fold(text).as_str(), "et al" | "et. al" | "et al." | "others")
}

/// Splits at what separates authors and nothing else: semicolons, line ends, “and”, “&”.
fn split_strong(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for line in text.split([';', '；', '\n', '\r']) {
        let mut part = String::new();
        for word in line.split_whitespace() {
            if word.eq_ignore_ascii_case("and") || word == "&" {
                parts.push(std::mem::take(&mut part));
            } else {
                if !part.is_empty() {
                    part.push(' ');
                }
                part.push_str(word);
            }
        }
        parts.push(part);
    }
    parts.retain(|part| !part.trim_matches(|character: char| !character.is_alphanumeric()).is_empty());
    parts
}

/// `Last, First` as `First Last`; `None` when the text has another form. A last name of
/// several words is not told from a whole name, and so is not taken: in running text a comma may part two
/// people. What is known to be one name is read by [`family_last`](crate::cite::family_last).
fn in_reading_order(part: &str) -> Option<String> {
    let (last, first) = part.split_once(',')?;
    let (last, first) = (clean(last), clean(first));
    let is_name = |name: &str| name.chars().any(char::is_alphabetic) && !name.contains(',');
    let is_suffix = SUFFIXES.contains(&fold(&first).as_str());
    // The full stop of an initial stays where a name goes on after it.
    let is_initial =
        first.chars().rev().nth(1).is_none_or(char::is_whitespace) && part.trim_end_matches([' ', ',']).ends_with('.');
    let stop = if is_initial { "." } else { "" };
    (is_name(&last) && is_name(&first) && !last.contains(' ') && !is_suffix).then(|| format!("{first}{stop} {last}"))
}

/// A name without what surrounds it: white space, footnote marks and full stops. Digits are footnote marks unless
/// they stand beside a single word, as in the names of groups: `LLM360`, `01. AI`.
fn clean(part: &str) -> String {
    let part: String = part.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    let is_mark = |character: char| FOOTNOTE_MARKS.contains(character);
    let is_noise = |character: char| character.is_whitespace() || is_mark(character) || ".,;:{}\"".contains(character);
    let name = part.trim_matches(|character: char| is_noise(character) || character.is_ascii_digit());
    let is_of_group = !name.is_empty() && !name.contains(char::is_whitespace) && !part.contains(is_mark);
    let name = if is_of_group { part.trim_matches(is_noise) } else { name };
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{id, parse, parse_around};
    use crate::slug::Slug;

    #[test]
    fn names_that_fold_to_the_same_words_are_of_one_author() {
        for (names, expected) in [
            (&["Jae-Joon Kim", "jae joon  KIM"][..], "jae-joon-kim"),
            (&["Yingyan (Celine) Lin", "Yingyan Celine Lin"], "yingyan-celine-lin"),
            (&["Christopher Ré", "Christopher Re"], "christopher-re"),
            (&["Alexander M. Rush", "Alexander M Rush"], "alexander-m-rush"),
            (&["Sinéad O’Brien", "Sinead O'Brien"], "sinead-o-brien"),
        ] {
            names.iter().for_each(|name| assert_eq!(id(name), expected, "{name}"));
            assert_eq!(id(expected), expected);
            assert_eq!(Slug::of(names[0]).map(|slug| slug.to_string()).as_deref(), Some(expected));
        }
        assert_ne!(id("A. Rush"), id("Alexander Rush"));
        assert_eq!([id("北京"), id("…")], ["北-京", ""]);
    }

    #[test]
    fn names_are_read_as_they_are_pasted() {
        for (text, names) in [
            ("Yao Fu, Hao Peng, Litu Ou", "Yao Fu|Hao Peng|Litu Ou"),
            ("Swarnadeep Saha, Peter Hase, and Mohit Bansal", "Swarnadeep Saha|Peter Hase|Mohit Bansal"),
            ("Xuekai Zhu & Biqing Qi", "Xuekai Zhu|Biqing Qi"),
            ("Aliaksei Severyn.  ", "Aliaksei Severyn"),
            ("Yao Fu*, Hao Peng†1,2 , ‡Litu Ou³∗", "Yao Fu|Hao Peng|Litu Ou"),
            ("Yao Fu;Hao Peng;", "Yao Fu|Hao Peng"),
            ("Yao Fu\nHao Peng\r\n\r\nLitu Ou", "Yao Fu|Hao Peng|Litu Ou"),
            ("Fu, Yao and Peng, Hao", "Yao Fu|Hao Peng"),
            ("Fu, Yao; Peng, Hao C.;", "Yao Fu|Hao C. Peng"),
            ("Yao Fu, Hao Peng; Litu Ou, Tushar Khot", "Yao Fu|Hao Peng|Litu Ou|Tushar Khot"),
            ("Alexander M. Rush, J. R. Smith", "Alexander M. Rush|J. R. Smith"),
            ("John Smith, Jr., Ann Lee", "John Smith Jr|Ann Lee"),
            ("Ronan Le Bras,Jean-François Kagy", "Ronan Le Bras|Jean-François Kagy"),
            ("Anders Andersson, Sandy Brand", "Anders Andersson|Sandy Brand"),
            ("北京，上海", "北京|上海"),
            ("LLM360, 01. AI and Hao Peng1", "LLM360|01. AI|Hao Peng"),
            ("Plato*1, Plato1*", "Plato|Plato"),
            ("and and , ;; & 1,2 *", ""),
            ("", ""),
        ] {
            let found = parse(text);
            assert_eq!(found.names.join("|"), names, "{text:?}");
            assert!(!found.and_others, "{text:?}");
        }
    }

    #[test]
    fn names_that_are_known_stay_whole() {
        let whole = ["Llama Team, AI @ Meta", "H. Oak Jr.", "Ann Lee", "Web3,"];
        let read = |text| parse_around(text, whole.into_iter());
        assert_eq!(
            read("Ann Leeds, Llama Team, AI @ Meta, H. Oak Jr.").names,
            ["Ann Leeds", "Llama Team, AI @ Meta", "H. Oak Jr."]
        );
        assert_eq!(read("Llama Team, AI @ Metas").names, ["Llama Team", "AI @ Metas"]);
        assert!(read("Llama Team, AI @ Meta et al.").and_others);
    }

    #[test]
    fn and_others_is_nobody() {
        for text in ["Yao Fu et al.", "Yao Fu, et al.", "Yao Fu and others", "Yao Fu, et al"] {
            let found = parse(text);
            assert_eq!((found.names.join("|").as_str(), found.and_others), ("Yao Fu", true), "{text}");
        }
    }
}
