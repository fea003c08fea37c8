//! The title of a list where there is little room: below an icon, in the address bar.

/// The most letters of a short name, by the specification of OpenSearch; a phone shows fewer.
const SHORT: usize = 16;

/// The words of a title that fit a short name, without the “Awesome” that such lists begin with.
pub fn short(title: &str) -> String {
    let own = title.strip_prefix("Awesome ").unwrap_or(title);
    let mut short = String::new();
    for word in own.split_whitespace() {
        let length = short.chars().count() + word.chars().count() + usize::from(!short.is_empty());
        if length > SHORT {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() { own.chars().take(SHORT).collect() } else { short }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_short_name_is_of_whole_words() {
        for (title, expected) in [
            ("Awesome Efficient LLM", "Efficient LLM"),
            ("A Small List", "A Small List"),
            ("Papers on everything under the sun", "Papers on"),
            ("Internationalization", "Internationaliza"),
            ("Awesome", "Awesome"),
        ] {
            assert_eq!(short(title), expected);
        }
    }
}
