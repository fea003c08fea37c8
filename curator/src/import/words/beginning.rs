//! How the names of conferences and journals begin.
use std::collections::HashMap;
use std::sync::LazyLock;

use catalogue::fold::fold;
use catalogue::venue::Series;

use super::{full_name, series};

/// How names of series go on after their first word, by that word, folded: not at all, which is
/// an empty text here, or with these second words.
static BEGINNINGS: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut beginnings: HashMap<String, Vec<String>> = HashMap::new();
    let known: Vec<String> =
        Series::known().flat_map(|series| series.all_names().map(fold).collect::<Vec<_>>()).collect();
    for name in known.into_iter().chain(series::names().chain(full_name::conferences()).map(fold)) {
        let mut words = words_of(&name);
        let first = words.next().unwrap_or_default().to_owned();
        beginnings.entry(first).or_default().push(words.next().unwrap_or_default().to_owned());
    }
    beginnings
});

/// The words of a folded text without digits at their ends: `cvpr` of `cvpr2024`.
fn words_of(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|character: char| !character.is_alphanumeric());
    words.map(|word| word.trim_end_matches(|last: char| last.is_ascii_digit())).filter(|word| !word.is_empty())
}

/// Whether a text may name a series: it has the beginning of a name, or what may be a year. To
/// look is far faster than to read a label, and most texts are none. A year counts where the text `is_set_off`.
pub(super) fn may_be_venue(text: &str, is_set_off: bool) -> bool {
    let ends_in_year = |word: &str| {
        let digits = word.len() - word.trim_end_matches(|last: char| last.is_ascii_digit()).len();
        matches!(digits, 2 | 4)
    };
    if is_set_off && text.split(|character: char| !character.is_alphanumeric()).any(ends_in_year) {
        return true;
    }
    let folded = fold(text);
    let mut words = words_of(&folded).peekable();
    while let Some(word) = words.next() {
        let next = words.peek().copied().unwrap_or_default();
        let begins = |word: &str, next: &str| {
            BEGINNINGS.get(word).is_some_and(|seconds| seconds.iter().any(|second| second.is_empty() || second == next))
        };
        // The W of a workshop stands behind the one word of a name.
        if begins(word, next) || word.strip_suffix('w').is_some_and(|word| begins(word, "")) {
            return true;
        }
    }
    false
}
