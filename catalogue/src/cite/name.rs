//! The parts of a person's name, as reference managers want them.

/// Words that begin a family name when they are in lower case.
const PARTICLES: [&str; 31] = [
    "'t", "af", "al", "av", "bin", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du",
    "el", "ibn", "la", "le", "op", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur",
];

/// Those of them that begin a family name in upper case too. The others are more often
/// given names then: “Di”, “Du”, “Da”.
const CAPITALISED_PARTICLES: [&str; 10] = ["Al", "De", "Del", "Della", "Den", "Der", "El", "La", "Le", "Von"];

/// The frequent Vietnamese family names. Before them “Van” is a given name and not the
/// Dutch particle.
const VIETNAMESE: [&str; 17] = [
    "Bui", "Dang", "Do", "Duong", "Ho", "Hoang", "Huynh", "Le", "Luong", "Ly", "Ngo", "Nguyen", "Pham", "Phan", "Tran",
    "Vo", "Vu",
];

/// Words that follow a family name.
const SUFFIXES: [&str; 7] = ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"];

/// Last words of the names of groups, which have neither family nor given name.
const GROUPS: [&str; 7] = ["Collaboration", "Consortium", "Group", "Lab", "Labs", "Project", "Team"];

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
    /// Takes apart a name written as it is spoken, or `Family, Given`.
    pub fn parse(text: &str) -> Self {
        if let Some((family, given)) = text.split_once(',') {
            let (family, given) = (family.trim(), given.trim());
            if SUFFIXES.contains(&given) {
                return Self { suffix: given.to_owned(), ..Self::parse(family) };
            }
            if !family.is_empty() {
                return Self { family: family.to_owned(), given: given.to_owned(), ..Self::default() };
            }
        }
        let mut words: Vec<&str> = text.split_whitespace().collect();
        if let [_, .., last] = words[..]
            && GROUPS.contains(&last)
        {
            return Self { family: words.join(" "), is_group: true, ..Self::default() };
        }
        let has_suffix = words.len() > 2 && words.last().is_some_and(|last| SUFFIXES.contains(last));
        let suffix = if has_suffix { words.pop() } else { None }.unwrap_or_default();
        let (given, family) = words.split_at(family_start(&words));
        Self { family: family.join(" "), given: given.join(" "), suffix: suffix.to_owned(), is_group: false }
    }

    /// `Family, Jr., Given`, the form that BibTeX takes apart again.
    pub fn family_first(&self) -> String {
        let parts = [&self.family, &self.suffix, &self.given];
        let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        parts.join(", ")
    }
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
    use super::Name;

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
            ("北京", "北京"),
            (", ,", ",, ,"),
            ("", ""),
        ] {
            assert_eq!(Name::parse(text).family_first(), family_first, "{text:?}");
        }
        assert!(Name::parse("Qwen Team").is_group);
        assert!(!Name::parse("Team").is_group);
    }
}
