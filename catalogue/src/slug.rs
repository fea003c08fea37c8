//! Short identifiers that are readable in an address: `kv-cache-compression`.
use std::fmt;

use crate::fold::fold_character;

/// A short identifier: lower-case ASCII letters and digits in words joined by single
/// hyphens. Identifies categories, collections and facet values.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Slug(String);

/// Why a text is not a [`Slug`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlugError {
    text: String,
}

impl fmt::Display for SlugError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "“{}” is not an identifier; use lower-case letters, digits and single hyphens, such as “{}”",
            self.text,
            Slug::of(&self.text).map_or_else(|| "low-rank".to_owned(), |slug| slug.0)
        )
    }
}

impl std::error::Error for SlugError {}

impl Slug {
    /// Takes `text` as it is.
    ///
    /// # Errors
    /// When `text` is not already in the form of a slug.
    pub fn new(text: &str) -> Result<Self, SlugError> {
        match Self::of(text) {
            Some(slug) if slug.0 == text => Ok(slug),
            _ => Err(SlugError { text: text.to_owned() }),
        }
    }

    /// The slug of any text, `None` when no letter or digit of it is left:
    /// `"Hardware/System"` becomes `hardware-system`.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let mut slug = String::with_capacity(text.len());
        let mut folded = String::new();
        for character in text.chars() {
            folded.clear();
            fold_character(character, &mut folded);
            for part in folded.chars() {
                if part.is_ascii_alphanumeric() {
                    slug.push(part);
                } else if !slug.is_empty() && !slug.ends_with('-') {
                    slug.push('-');
                }
            }
        }
        while slug.ends_with('-') {
            slug.pop();
        }
        (!slug.is_empty()).then_some(Self(slug))
    }

    /// The identifier as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Slug;

    #[test]
    fn any_text_with_a_letter_has_a_slug() {
        for (text, slug) in [
            ("Hardware/System", "hardware-system"),
            ("  KV Cache  Compression!", "kv-cache-compression"),
            ("w/Quantization", "w-quantization"),
            ("Mélange: Cost", "melange-cost"),
        ] {
            assert_eq!(Slug::of(text).unwrap().as_str(), slug);
        }
        assert_eq!(Slug::of("…!"), None);
    }

    #[test]
    fn only_a_slug_is_taken_as_it_is() {
        assert!(Slug::new("low-rank").is_ok());
        for bad in ["", "Low-Rank", "a--b", "-a", "a-", "a b", "é"] {
            assert!(Slug::new(bad).is_err(), "{bad:?}");
        }
        assert_eq!(
            Slug::new("Low Rank").unwrap_err().to_string(),
            "“Low Rank” is not an identifier; use lower-case letters, digits and single hyphens, such as “low-rank”"
        );
    }
}
