//! The language that a list is written in.
use std::fmt;

/// The tag of a language, by its form (BCP 47): `en`, `pt-BR`, `zh-Hans`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language(String);

impl Language {
    /// The language of the pages around the list's own texts.
    const OF_PAGES: &str = "en";

    /// Reads a tag. Whether a language has it is not known here.
    ///
    /// # Errors
    /// When it has not the form of one.
    pub fn new(tag: &str) -> Result<Self, String> {
        let is_subtag =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        let is_language = (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
        match is_language && parts.all(is_subtag) {
            true => Ok(Self(tag.to_owned())),
            false => Err(format!("“{tag}” is not the tag of a language; write it as en, pt-BR or zh-Hans")),
        }
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the pages around are in another one, so that texts in it must say so. That of a region is no other.
    #[must_use]
    pub fn differs_from_pages(&self) -> bool {
        let language = self.0.split('-').next().unwrap_or_default();
        !language.eq_ignore_ascii_case(Self::OF_PAGES)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn a_tag_has_a_language_and_what_narrows_it() {
        for tag in ["en", "yue", "pt-BR", "zh-Hans", "zh-Hant-HK", "de-CH-1996", "es-419"] {
            assert_eq!(Language::new(tag).map(|language| language.to_string()), Ok(tag.to_owned()));
        }
        for tag in ["", "e", "Chinese", "zh_CN", "zh-", "-zh", "zh Hans", "简体中文", "e1", "zh-Simplified"] {
            assert!(Language::new(tag).unwrap_err().contains("write it as en, pt-BR or zh-Hans"), "{tag}");
        }
    }

    #[test]
    fn texts_in_the_language_of_the_pages_need_not_say_so() {
        let differs = |tag| Language::new(tag).unwrap().differs_from_pages();
        assert_eq!(["en", "EN", "en-GB", "fr", "enm"].map(differs), [false, false, false, true, true]);
    }
}
