//! Marks behind names that say where each works: `Ann Oak (1), Bo Ash (1 and 2) ((1) Elm Lab, (2) University of Elm)`.
use crate::import::words::letters;
use std::ops::Range;

/// A text without such marks and without what they stand for; `None` where there are none.
pub(super) fn without(text: &str) -> Option<String> {
    let marks: Vec<Range<usize>> = text.match_indices('(').filter_map(|(at, _)| mark(text, at)).collect();
    // One number in brackets may be anything, and places are counted from 1.
    let has_first = |mark: &Range<usize>| {
        text[mark.clone()].split(|letter: char| !letter.is_ascii_digit()).any(|number| number == "1")
    };
    if marks.len() < 2 || !marks.iter().any(has_first) {
        return None;
    }
    let places =
        text.find("((1)").map(|start| start..end_of_pair(&text[start..]).map_or(text.len(), |end| start + end));
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for range in marks.into_iter().chain(places.clone()) {
        if range.start < from || places.as_ref().is_some_and(|all| all.contains(&range.start) && *all != range) {
            continue;
        }
        rest.push_str(text[from..range.start].trim_end());
        from = range.end;
    }
    rest.push_str(&text[from..]);
    Some(rest)
}

/// The mark that begins at a bracket, behind a word: numbers of one or two digits.
fn mark(text: &str, at: usize) -> Option<Range<usize>> {
    let inside = text[at + 1..].split_once(')')?.0;
    let is_number = |part: &str| matches!(part.len(), 1 | 2) && letters::is_digits(part);
    let is_behind_word =
        text[..at].ends_with(' ') && text[..at].trim_end().ends_with(|last: char| last.is_alphabetic() || last == '.');
    let end = at + inside.len() + "()".len();
    let ends = text[end..].is_empty() || text[end..].starts_with([',', '.', ';', ' ']);
    let is_it = inside.split([',', ' ']).filter(|part| !part.is_empty() && *part != "and").all(is_number);
    (is_it && !inside.is_empty() && is_behind_word && ends).then_some(at..end)
}

/// Where the bracket closes with which a text begins.
fn end_of_pair(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at + 1),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn names_lose_their_marks() {
        let text = "Ann Oak (1), Bo J. Ash (1 and 2), Cy Elm (2) ((1) Elm Lab, (2) University of Elm) .";
        assert_eq!(without(text).as_deref(), Some("Ann Oak, Bo J. Ash, Cy Elm ."));
        assert_eq!(without("Ann Oak (1), Bo Ash (2).").as_deref(), Some("Ann Oak, Bo Ash."));
        for text in ["Lamps (1) and more", "Lamps (12), Rooms (13)", "Journal 12 (1), 4 (2)"] {
            assert_eq!(without(text), None, "{text}");
        }
    }
}
