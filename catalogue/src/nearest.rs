//! Suggesting what was meant by a name that is not known.
use postings::Comparison;

/// A name that may be another one with typing errors.
pub(crate) struct Near {
    comparison: Comparison,
    most: usize,
}

impl Near {
    /// One error in a short name, one more for every four further letters.
    pub fn new(name: &str) -> Self {
        Self { comparison: Comparison::new(name), most: (name.chars().count() + 1) / 4 }
    }

    /// By how many errors it differs from another name, if by few.
    fn errors(&mut self, other: &str) -> Option<usize> {
        Some(self.comparison.distance(other, self.most).whole).filter(|errors| *errors <= self.most)
    }

    /// Whether it may be another name.
    pub fn includes(&mut self, other: &str) -> bool {
        self.errors(other).is_some()
    }
}

/// The known name that differs from `name` by the fewest typing errors, if it differs by few; of some such names one
/// of the same letters.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut near = Near::new(name);
    let letters = sorted_letters(name);
    let errors = known.filter_map(|other| Some((near.errors(other)?, other)));
    errors.min_by_key(|(errors, other)| (*errors, sorted_letters(other) != letters)).map(|(_, other)| other)
}

fn sorted_letters(name: &str) -> Vec<char> {
    let mut letters: Vec<char> = name.chars().collect();
    letters.sort_unstable();
    letters
}

/// One of some values by what a file calls it.
///
/// # Errors
/// That it is `none_of_them`, with the names of all.
pub(crate) fn named<T: Copy>(
    all: &[T],
    id: fn(T) -> &'static str,
    none_of_them: &str,
    name: &str,
) -> Result<T, String> {
    all.iter().copied().find(|value| id(*value) == name).ok_or_else(|| {
        let ids: Vec<&str> = all.iter().copied().map(id).collect();
        format!("“{name}” is {none_of_them}; use one of {}", ids.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_name_with_a_typing_error_is_recognised() {
        let known = ["title", "authors", "categories", "url"];
        for (name, meant) in [
            ("titel", Some("title")),
            ("autors", Some("authors")),
            ("catagories", Some("categories")),
            ("urls", Some("url")),
            ("id", None),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(name, known.into_iter()), meant, "{name}");
        }
    }

    #[test]
    fn letters_that_changed_places_are_likelier_than_another_letter() {
        assert_eq!(nearest("ICRL", ["ICML", "ICLR"].into_iter()), Some("ICLR"));
    }
}
