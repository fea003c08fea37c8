//! “et al.” as it is written by a slip: `et.al`, `te al`.

/// The slips.
const SLIPS: [&str; 7] = ["et. al", "et.al", "et.a", "te al", "e tal", "at al", "etc al"];

/// A text with “et al” in place of a slip behind a name or a comma, and of an ellipsis between two: `Ann Oak, ..., Bo
/// Ash`; `None` where there is none.
pub(crate) fn without_slips(text: &str) -> Option<String> {
    if let Some(read) = without_ellipsis(text) {
        return Some(without_slips(&read).unwrap_or(read));
    }
    let (at, slip) = SLIPS.iter().find_map(|slip| find(text, slip).map(|at| (at, slip)))?;
    let read = [&text[..at], "et al", &text[at + slip.len()..]].concat();
    Some(without_slips(&read).unwrap_or(read))
}

fn without_ellipsis(text: &str) -> Option<String> {
    let (at, ellipsis) = [", ...,", ", …,"].iter().find_map(|mark| text.find(mark).map(|at| (at, mark)))?;
    let (before, behind) = (&text[..at], &text[at + ellipsis.len()..]);
    let name = behind.trim_start().trim_start_matches("and ").trim_start_matches("& ");
    let is_between = before.ends_with(char::is_alphabetic) && name.starts_with(char::is_uppercase);
    is_between.then(|| format!("{before}, et al.,{behind}"))
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
            ("Ann Oak, Bo Ash, ..., and Cy Elm", "Ann Oak, Bo Ash, et al., and Cy Elm"),
        ] {
            assert_eq!(without_slips(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["Oak et al.", "Oak at all", "palate al dente", "at al", "lamps, ..., and rooms"] {
            assert_eq!(without_slips(text), None, "{text}");
        }
    }
}
