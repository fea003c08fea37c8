//! Keys of bibliographies: `frantar2023gptq`, `frantar-etal-2023-gptq`, `iclr2024`.
use std::ops::Range;

/// The years that a key may name.
const YEARS: Range<u16> = 1950..2100;

/// What stands in a key for the authors who are not named.
const OTHERS: &str = "etal";

/// Where in `text` the words of a key stand, if it is one: names, a year, and the first words of a title.
pub(super) fn words(text: &str) -> Option<Vec<Range<usize>>> {
    let is_of_key = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    if !text.bytes().all(is_of_key) {
        return None;
    }
    let year = text.find(|letter: char| letter.is_ascii_digit())?;
    let rest = year + 4;
    let number: u16 = text.get(year..rest)?.parse().ok()?;
    let names = between_signs(text, 0..year);
    let is_name = |name: &Range<usize>| !text[name.clone()].contains('.');
    if !YEARS.contains(&number) || names.is_empty() || !names.iter().all(is_name) {
        return None;
    }
    let title = between_signs(text, rest..text.len());
    let is_number = |word: &Range<usize>| text[word.clone()].bytes().all(|byte| byte.is_ascii_digit());
    if title.iter().any(is_number) {
        return None;
    }
    // A letter after the year tells two papers of a year apart.
    let is_word = |word: &Range<usize>| word.len() > 1 && !text[word.clone()].eq_ignore_ascii_case(OTHERS);
    let words: Vec<Range<usize>> =
        names.into_iter().chain(std::iter::once(year..rest)).chain(title).filter(is_word).collect();
    (words.len() > 1).then_some(words)
}

/// What stands between the hyphens of a part of a text.
fn between_signs(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut end = part.start;
    let words = text[part].split(['-', '_']).map(|word| {
        let start = end;
        end += word.len() + 1;
        start..start + word.len()
    });
    words.filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn a_key_has_names_a_year_and_words_of_a_title() {
        for (key, expected) in [
            ("frantar2023gptq", "frantar 2023 gptq"),
            ("Frantar2023a", "Frantar 2023"),
            ("frantar-etal-2023-gptq", "frantar 2023 gptq"),
            ("dao_flash_2022", "dao flash 2022"),
            ("ICLR2024", "ICLR 2024"),
            ("wang20241bit", "wang 2024 1bit"),
            ("liu2024efficient-2403.10799", "liu 2024 efficient 2403.10799"),
        ] {
            let words: Vec<&str> = words(key).unwrap().into_iter().map(|word| &key[word]).collect();
            assert_eq!(words.join(" "), expected);
        }
        for text in [
            "w4a16",
            "llama2",
            "low-rank",
            "2023",
            "gpt-4-2023",
            "x2023",
            "abc12023",
            "abc20231",
            "v.2023",
            "example.org",
            "naïve2023",
            "",
        ] {
            assert_eq!(words(text), None, "{text}");
        }
    }
}
