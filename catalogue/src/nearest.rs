//! Suggesting what was meant by a name that is not known.
use postings::Comparison;

/// The known name that differs from `name` by the fewest typing errors, if it differs by few.
pub(crate) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // One error in a short name, one more for every four further letters.
    let most = (name.chars().count() + 1) / 4;
    let mut comparison = Comparison::new(name);
    let distances = known.map(|other| (comparison.distance(other, most).whole, other));
    distances.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, other)| other)
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
}
