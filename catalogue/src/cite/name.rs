//! The parts of a person's name, as reference managers want them.

/// Words that begin a family name when they are in lower case.
const PARTICLES: [&str; 31] = [
    "'t", "af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du",
    "el", "ibn", "la", "le", "op", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
];

/// Those of them that begin a family name in upper case too. The others are more often
/// given names then: “Di”, “Du”, “Da”.
const CAPITALISED_PARTICLES: [&str; 14] =
    ["Al", "Das", "De", "Del", "Della", "Den", "Der", "Dos", "El", "La", "Le", "Mac", "Mc", "Von"];

/// The frequent Vietnamese family names. Before them “Van” is a given name and not the
/// Dutch particle.
const VIETNAMESE: [&str; 17] = [
    "Bui", "Dang", "Do", "Duong", "Ho", "Hoang", "Huynh", "Le", "Luong", "Ly", "Ngo", "Nguyen", "Pham", "Phan", "Tran",
    "Vo", "Vu",
];

/// Words that follow a family name.
const SUFFIXES: [&str; 11] = ["Jr", "Jr.", "jr", "jr.", "Sr", "Sr.", "sr", "sr.", "II", "III", "IV"];

/// Words that stand only in the names of groups, which have neither family nor given name.
const OF_GROUPS: [&str; 21] = [
    "Collaboration",
    "College",
    "Consortium",
    "Corporation",
    "DeepMind",
    "Foundation",
    "GmbH",
    "Group",
    "Inc",
    "Inc.",
    "Institute",
    "Laboratories",
    "Laboratory",
    "LLC",
    "Ltd",
    "Ltd.",
    "Organization",
    "Project",
    "Team",
    "University",
    "Workshop",
];

/// Last words of the names of groups that are persons' names elsewhere.
const LAST_OF_GROUPS: [&str; 7] = ["AI", "Community", "Lab", "Labs", "Research", "Society", "e.V."];

/// Small words that stand in the names of groups, and in no person's.
const SMALL_WORDS: [&str; 5] = ["&", "@", "at", "for", "of"];

/// Names of groups without any such word.
const KNOWN_GROUPS: [&str; 1] = ["Hugging Face"];

/// A person's name in parts, or the name of a group as the family name alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    /// The family name, with its particle: `van der Ouderaa`. Empty only for an empty
    /// name.
    pub family: String,
    /// Everything before it.
    pub given: String,
    /// `Jr.`, `III`, …
    pub suffix: String,
    /// Whether this names a group of people.
    pub is_group: bool,
}

impl Name {
    /// Takes apart a name written as it is spoken, `Family, Given` or `Family, Jr., Given`.
    pub fn parse(text: &str) -> Self {
        let parts: Vec<&str> = text.split(',').map(str::trim).collect();
        if is_group(text) || parts.first().is_some_and(|first| is_group(first)) {
            let family = text.split_whitespace().collect::<Vec<_>>().join(" ");
            return Self { family, is_group: true, ..Self::default() };
        }
        let suffix = |suffix: &str, rest: Self| Self { suffix: suffix.to_owned(), ..rest };
        let inverted =
            |family: &str, given: &str| Self { family: family.to_owned(), given: given.to_owned(), ..Self::default() };
        match parts[..] {
            [name, last] if SUFFIXES.contains(&last) => suffix(last, Self::spoken(name)),
            [family, middle, given] if !family.is_empty() && SUFFIXES.contains(&middle) => {
                suffix(middle, inverted(family, given))
            }
            [family, given, last] if !family.is_empty() && SUFFIXES.contains(&last) => {
                suffix(last, inverted(family, given))
            }
            [family, _, ..] if !family.is_empty() => {
                inverted(family, text.split_once(',').map_or("", |(_, given)| given.trim()))
            }
            _ => Self::spoken(text),
        }
    }

    /// Takes apart a name written as it is spoken.
    fn spoken(text: &str) -> Self {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        let has_suffix = words.len() > 2 && words.last().is_some_and(|last| SUFFIXES.contains(last));
        let suffix = if has_suffix { words.pop() } else { None }.unwrap_or_default();
        let (given, family) = match words[..] {
            // Chinese, Japanese and Korean names in their own script begin with the family.
            [family, given] if is_family_first(family) && is_family_first(given) => (&[given][..], &[family][..]),
            _ => words.split_at(family_start(&words)),
        };
        Self { family: family.join(" "), given: given.join(" "), suffix: suffix.to_owned(), is_group: false }
    }

    /// `Family, Jr., Given`, the form that BibTeX takes apart again.
    pub fn family_first(&self) -> String {
        let parts = [&self.family, &self.suffix, &self.given];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
}

/// One name as bibliographies file it: Yuxian Gu is `Gu, Yuxian`. The name of a group stays as it is.
#[must_use]
pub fn family_first(text: &str) -> String {
    Name::parse(text.trim()).family_first()
}

/// One name as it is spoken: `Gu, Yuxian` is Yuxian Gu. A name without a comma stays as it is, and so does that of a
/// group.
#[must_use]
pub fn family_last(text: &str) -> String {
    let text = text.trim();
    let Name { family, given, suffix, is_group } = Name::parse(text);
    if is_group || !text.contains(',') || given.contains(',') {
        return text.to_owned();
    }
    [given, family, suffix].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a text of several words is the name of a group.
fn is_group(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_end_matches(',')).collect();
    let [_, .., last] = words[..] else { return false };
    let any = |these: &[&str]| words.iter().any(|word| these.contains(word));
    LAST_OF_GROUPS.contains(&last)
        || words.first() == Some(&"The")
        || any(&OF_GROUPS)
        || any(&SMALL_WORDS)
        || KNOWN_GROUPS.contains(&text.trim())
}

/// Whether a word is of Chinese characters, Japanese syllables or Korean letters. Katakana are
/// not among them: they write foreign names, in the order in which those are spoken.
fn is_family_first(word: &str) -> bool {
    let is_one = |letter: char| {
        matches!(letter, '々' | '\u{3041}'..='\u{309f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
    };
    word.chars().all(is_one)
}

/// The position of the word with which the family name begins: its first particle, else
/// the last word. The first word of several is always a given name.
fn family_start(words: &[&str]) -> usize {
    let last = words.len().saturating_sub(1);
    let is_particle = |position: &usize| {
        let (word, next) = (words[*position], words[*position + 1]);
        PARTICLES.contains(&word)
            || CAPITALISED_PARTICLES.contains(&word)
            || (word == "Van" && !VIETNAMESE.contains(&next))
    };
    (1..last).find(is_particle).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::{Name, family_last};

    #[test]
    fn a_name_with_its_family_first_is_turned() {
        for (text, spoken) in [
            ("Gu, Yuxian", "Yuxian Gu"),
            (" van der Berg , Jan ", "Jan van der Berg"),
            ("King, Martin Luther, Jr.", "Martin Luther King Jr."),
            ("King, Jr., Martin Luther", "Martin Luther King Jr."),
            ("Martin Luther King, jr.", "Martin Luther King jr."),
            ("Ford, II, Henry", "Henry Ford II"),
            ("Oak,", "Oak"),
            ("Ann Oak", "Ann Oak"),
            ("王 小明", "王 小明"),
            ("Lamps, Inc.", "Lamps, Inc."),
            ("Lamp & Sons, Ltd", "Lamp & Sons, Ltd"),
            ("Lamps, GmbH", "Lamps, GmbH"),
            ("Llama Team, AI @ Meta", "Llama Team, AI @ Meta"),
            ("Oak, Ann, Ash, Bo", "Oak, Ann, Ash, Bo"),
            ("", ""),
        ] {
            assert_eq!(family_last(text), spoken, "{text:?}");
        }
    }

    #[test]
    fn names_are_taken_apart() {
        for (text, family_first) in [
            ("Elias Frantar", "Frantar, Elias"),
            ("Carlo C Del Mundo", "Del Mundo, Carlo C"),
            ("Tycho F. A. van der Ouderaa", "van der Ouderaa, Tycho F. A."),
            ("Guy Van den Broeck", "Van den Broeck, Guy"),
            ("Chien Van Nguyen", "Nguyen, Chien Van"),
            ("Quoc V. Le", "Le, Quoc V."),
            ("Di He", "He, Di"),
            ("Van Durme", "Durme, Van"),
            ("Hai \"Helen\" Li", "Li, Hai \"Helen\""),
            ("seung-won hwang", "hwang, seung-won"),
            ("Guy L. Steele Jr.", "Steele, Jr., Guy L."),
            ("Guy L. Steele, Jr.", "Steele, Jr., Guy L."),
            ("Robert Tibshirani III", "Tibshirani, III, Robert"),
            ("Ré, Christopher", "Ré, Christopher"),
            ("Madonna", "Madonna"),
            ("Qwen Team", "Qwen Team"),
            ("João Dos Santos", "Dos Santos, João"),
            ("Ann Mc Donald", "Mc Donald, Ann"),
            ("Abhishek Das", "Das, Abhishek"),
            ("Costa, Jr., Paul T.", "Costa, Jr., Paul T."),
            ("Costa, Paul T., Jr.", "Costa, Jr., Paul T."),
            ("van der Berg, Jr., Jan", "van der Berg, Jr., Jan"),
            ("Ford, II, Henry", "Ford, II, Henry"),
            ("王 小明", "王, 小明"),
            ("山田 太郎", "山田, 太郎"),
            ("たなか はなこ", "たなか, はなこ"),
            ("김 민수", "김, 민수"),
            ("ジョン スミス", "スミス, ジョン"),
            ("王小明", "王小明"),
            ("Иван Петров", "Петров, Иван"),
            ("北京", "北京"),
            (", ,", ",, ,"),
            ("", ""),
        ] {
            assert_eq!(Name::parse(text).family_first(), family_first, "{text:?}");
        }
        for group in [
            "Qwen Team",
            "BigScience Workshop",
            "Meta AI",
            "Google DeepMind",
            "Hugging Face",
            "Allen Institute for AI",
            "NVIDIA Research",
            "Mistral AI",
            "Stanford University",
            "LAION e.V.",
            "Llama Team, AI @ Meta",
            "Foo Team, Bar",
            "Gemini Team Google",
            "The BigCode Project",
            "ATLAS Collaboration",
            "Institute of Things, Department of Others",
        ] {
            let name = Name::parse(group);
            assert!(name.is_group && name.given.is_empty() && name.family == group, "{group}: {name:?}");
        }
        for person in ["Team", "Lab, Jane", "Jane Lab Smith", "Ai Wei", "Research, Ann", "Wei Ai", "Ann Workshopper"] {
            assert!(!Name::parse(person).is_group, "{person}");
        }
    }
}
