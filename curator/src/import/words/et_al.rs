//! “et al.” as it is written by a slip: `et.al`, `te al`.

/// The slips.
const SLIPS: [&str; 7] = ["et. al", "et.al", "et.a", "te al", "e tal", "at al", "etc al"];

/// A text with “et al” in place of a slip behind a name or a comma; `None` where there is none.
pub(crate) fn without_slips(text: &str) -> Option<String> {
    let (at, slip) = SLIPS.iter().find_map(|slip| find(text, slip).map(|at| (at, slip)))?;
    let read = [&text[..at], "et al", &text[at + slip.len()..]].concat();
    Some(without_slips(&read).unwrap_or(read))
}

/// Where words stand in a text, with neither a letter before nor one behind them.
fn find(text: &str, words: &str) -> Option<usize> {
    let is_apart = |at: &usize| {
        let before = text[..*at].trim_end();
        before.len() < *at && before.ends_with(|last: char| last.is_alphabetic() || matches!(last, '.' | ')'))
            || before.ends_with([',', ';'])
    };
    let ends = |at: &usize| !text[at + words.len()..].starts_with(char::is_alphanumeric);
    text.match_indices(words).map(|(at, _)| at).filter(is_apart).find(ends)
}

#[cfg(test)]
mod tests {
    use super::without_slips;

    #[test]
    fn slips_are_found_behind_names() {
        for (text, expected) in [
            ("Oak et.al, 2020", "Oak et al, 2020"),
            ("Oak, Ash,et.al.", "Oak, Ash,et al."),
            ("Ann Oak;et.al", "Ann Oak;et al"),
            ("Ann Oak, et.a. and Ash te al", "Ann Oak, et al. and Ash et al"),
            ("Oak e tal.", "Oak et al."),
            ("Oak at al. (2019)", "Oak et al. (2019)"),
        ] {
            assert_eq!(without_slips(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["Oak et al.", "Oak at all", "palate al dente", "at al"] {
            assert_eq!(without_slips(text), None, "{text}");
        }
    }
}
