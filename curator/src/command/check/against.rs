//! What is new since an earlier state of the list, and what is gone.
use std::collections::{BTreeSet, HashMap, HashSet};

use catalogue::PaperId;
use catalogue::fold::fold;

use super::State;
use crate::check::entries::Entries;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{count, quoted};

/// Leaves out what was found before: the same about the same paper or, where it is about none, about a line of the same
/// text. A line that moved is the same line.
pub(super) fn keep_new(now: &mut State, before: &State) {
    let paths: BTreeSet<String> = [&*now, before].into_iter().flat_map(State::paths).map(str::to_owned).collect();
    let mut known: HashMap<_, usize> = HashMap::new();
    for key in keys(before, &paths) {
        *known.entry(key).or_default() += 1;
    }
    let mut keys = keys(now, &paths).into_iter();
    now.checked.diagnostics.retain(|_| match keys.next().and_then(|key| known.get_mut(&key)) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    });
}

/// What makes a finding the one that it is: its rule, its words, and what it is about.
type Key = (&'static str, String, Option<String>);

fn keys(state: &State, paths: &BTreeSet<String>) -> Vec<Key> {
    let entries = Entries::of(&state.places);
    let key = |found: &Diagnostic| {
        let paper = found.place.as_ref().and_then(|place| entries.papers(place).first().map(ToString::to_string));
        let about = paper.or_else(|| found.place.as_ref().map(|place| place.text.clone()));
        (found.rule, words(&found.message, paths), about)
    };
    state.checked.diagnostics.iter().map(key).collect()
}

/// The words of a message without what another state of the same list has otherwise: names of files, line numbers and
/// other numbers that stand alone. What is quoted stays as it is.
fn words(message: &str, paths: &BTreeSet<String>) -> String {
    // Longer ones first: one may be a part of another.
    let mut paths: Vec<&String> = paths.iter().filter(|path| !path.is_empty()).collect();
    paths.sort_by_key(|path| std::cmp::Reverse(path.len()));
    let message = paths.into_iter().fold(message.to_owned(), |message, path| message.replace(path.as_str(), "FILE"));
    let mut is_quoted = false;
    let words = message.split(' ').map(|word| {
        let bare = word.trim_matches(|sign: char| sign.is_ascii_punctuation());
        let is_number = !bare.is_empty() && bare.bytes().all(|byte| byte.is_ascii_digit());
        let said = if is_number && !is_quoted { "NUMBER" } else { word };
        // A quotation inside another is rare, and only makes a finding new.
        let ends = [word.rfind('“'), word.rfind('”')];
        is_quoted = if ends == [None, None] { is_quoted } else { ends[0] > ends[1] };
        said
    });
    words.collect::<Vec<_>>().join(" ")
}

/// A note on papers of an earlier state that are in the list no more. One whose title was corrected is still there by
/// its id, and one whose id changed by its title.
pub(super) fn gone(name: &str, before: &[(PaperId, String)], now: &[(PaperId, String)]) -> Option<Diagnostic> {
    let ids: HashSet<&PaperId> = now.iter().map(|(id, _)| id).collect();
    let titles: HashSet<String> = now.iter().map(|(_, title)| fold(title)).collect();
    let is_gone = |(id, title): &&(PaperId, String)| !ids.contains(id) && !titles.contains(&fold(title));
    let gone: Vec<&str> = before.iter().filter(is_gone).map(|(_, title)| title.as_str()).collect();
    let are = if gone.len() == 1 { "is" } else { "are" };
    let message = format!("{} of {name} {are} gone: {}", count(gone.len(), "paper"), quoted(&gone));
    let note = Diagnostic::new(Severity::Note, "gone", message);
    (!gone.is_empty()).then(|| note.help("nothing to do if this was intended"))
}
