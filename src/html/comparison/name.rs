//! What a comparison is called.
use catalogue::fold::fold;
use catalogue::{PaperId, is_stop_word};

use crate::data::comparison::MOST;
use crate::data::library::Library;

/// How many letters of a title name its paper, where no method stands before a colon.
const LETTERS: usize = 48;

/// The page's name: “Compare SparseGPT and Wanda”.
#[must_use]
pub fn heading(library: &Library, ids: &[PaperId]) -> String {
    let shown = ids.iter().filter_map(|id| library.find(id).paper()).take(MOST);
    let names: Vec<String> = shown.map(|paper| short_title(&paper.shown_title())).collect();
    match names.split_last() {
        None => "Compare papers".to_owned(),
        Some((only, [])) => format!("Compare {only}"),
        Some((last, others)) => format!("Compare {} and {last}", others.join(", ")),
    }
}

/// What stands before the colon of a title, which is the name of a method; else its first words.
fn short_title(title: &str) -> String {
    let is_short = |text: &str| text.chars().count() <= LETTERS;
    if let Some((name, _)) = title.split_once(": ").filter(|(name, _)| is_short(name)) {
        return name.to_owned();
    }
    if is_short(title) {
        return title.to_owned();
    }
    let end = title.char_indices().nth(LETTERS).map_or(title.len(), |(end, _)| end);
    let mut cut = &title[..end];
    while let Some((before, last)) = cut.rsplit_once(' ') {
        let is_whole = cut.len() < end;
        if is_whole && !is_stop_word(&fold(last)) {
            break;
        }
        cut = before;
    }
    format!("{}…", cut.trim_end_matches(|last: char| !last.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::short_title;

    #[test]
    fn a_title_is_shortened_to_the_name_of_its_method_or_at_a_word() {
        for (title, short) in [
            ("SparseGPT: Massive Language Models", "SparseGPT"),
            ("A Short Title", "A Short Title"),
            ("A Simple and Effective Pruning Approach for Large Language Models", "A Simple and Effective Pruning…"),
            (
                "Ein sehr langes Präfix, das kein Name eines Verfahrens ist: Nichts",
                "Ein sehr langes Präfix, das kein Name eines…",
            ),
            (&"é".repeat(50), &format!("{}…", "é".repeat(48))),
        ] {
            assert_eq!(short_title(title), short);
        }
    }
}
