//! Lists of names with the family name first, in the styles that say so by their marks.
use catalogue::authors::Names;

use super::one_name::{is_group, is_initials, is_of_medicine, of_medicine, score};

/// Names with the family name first and semicolons between them: `Zhou, A.; Bell, Bo`.
fn inverted_by_semicolons(text: &str) -> Option<Vec<String>> {
    let name = |part: &str| {
        let part = part.trim().trim_start_matches("& ").trim_start_matches("and ");
        let (family, given) = part.split_once(',').map(|(family, given)| (family.trim(), given.trim()))?;
        let is_one = !given.contains(',') && !given.is_empty() && score(family) > -2.0 && !is_initials(family);
        // The full stop of the last initial may be that of the sentence.
        let stop = if is_initials(given) && !given.ends_with('.') { "." } else { "" };
        is_one.then(|| format!("{given}{stop} {family}"))
    };
    text.split(';').filter(|part| !part.trim().is_empty()).map(name).collect()
}

/// The parts of a text with “and” or `&` between them.
pub(super) fn by_and(text: &str) -> impl Iterator<Item = &str> {
    text.split(" and ").flat_map(|part| part.split(" & "))
}

/// Names with the family name first and “and” between them, so many at least: `Oak, Ann and Ash, Bo & Van Fir, Cy`. Two,
/// `Oak, Ann and Ash, Bo`, may be four family names.
///
/// Where most are words with a comma, one may be as people say it: `Oak, Ann and Ash, Bo and Cy Bell`.
pub(super) fn inverted_by_and(text: &str, fewest: usize) -> Option<Vec<String>> {
    const FEWEST_BESIDE_WHOLE: usize = 2;
    let is_pair = |part: &&str| part.split_once(", ").is_some_and(|(family, _)| !family.trim().contains(' '));
    let (pairs, count) = (by_and(text).filter(is_pair).count(), by_and(text).count());
    let may_be_whole = pairs >= FEWEST_BESIDE_WHOLE && pairs + 1 == count;
    let name = |part: &str| {
        if may_be_whole && !part.contains(',') && part.trim().contains(' ') && score(part) > 1.0 {
            return Some(part.trim().to_owned());
        }
        let (family, given) = part.split_once(", ")?;
        let given = given.trim();
        // The full stop of an initial is a part of the name: `Oak, Ann B.`
        let bare = given.trim_end_matches('.');
        let has_stop = bare.len() < given.len() && bare.rsplit([' ', '.']).next().is_some_and(is_initials);
        let given = if has_stop { &given[..=bare.len()] } else { bare };
        let is_one = !given.contains(',') && !given.is_empty() && score(family) > -2.0;
        is_one.then(|| format!("{given} {}", family.trim()))
    };
    by_and(text).map(name).collect::<Option<Vec<_>>>().filter(|names| names.len() >= fewest)
}

/// The same before a family name alone, behind which others are left out: `Oak, Ann and Ash, Bo and Bell, et al.`
pub(super) fn inverted_and_family(text: &str, fewest: usize) -> Option<Vec<String>> {
    let (before, family) = text.rsplit_once(" and ").filter(|(_, family)| !family.trim().contains([' ', ',']))?;
    let mut names = inverted_by_and(before, fewest)?;
    names.push(family.trim().to_owned());
    Some(names)
}

/// Names as bibliographies in the style of the APA have them: `Zhou, A., Bell, B. C., ... & Ash, D.`
#[must_use]
pub fn inverted(text: &str) -> Option<Names> {
    /// Two names may be four family names.
    const FEWEST_BY_AND: usize = 3;
    if text.contains(';') {
        return inverted_by_semicolons(text).map(|names| Names { names, and_others: false });
    }
    if let Some(names) = inverted_by_and(text, FEWEST_BY_AND) {
        return Some(Names { names, and_others: false });
    }
    let parts = text.split(',').flat_map(by_and);
    let parts = parts.map(|part| part.trim().trim_start_matches("& ").trim_start_matches("and ").trim());
    let mut parts = parts.filter(|part| !part.is_empty()).peekable();
    let mut found = Names::default();
    let mut pairs = 0;
    // `Oak, A.. LAMPS 1999`
    let in_order = |family: &str, initials: &str| format!("{}. {family}", initials.trim_end_matches('.'));
    while let Some(part) = parts.next() {
        // `… Oak, A.`, and `... Oak, A.`
        let named = part.trim_start_matches(['.', '…', ' ']);
        found.and_others |= named.len() < part.len();
        let part = if named.is_empty() { part } else { named };
        if part.chars().all(|character| matches!(character, '.' | '…' | ' ')) {
            found.and_others = true;
        } else if let Some(initials) = parts.next_if(|next| is_initials(next) && !is_group(part)) {
            found.names.push(in_order(part, initials));
            pairs += 1;
        } else if is_of_medicine(part.trim_end_matches('.')) {
            found.names.push(of_medicine(part.trim_end_matches('.')));
        } else {
            // A comma was forgotten: `Oak A.B., Ash, C.`
            let (family, initials) = part.split_once(' ').filter(|(family, _)| !family.contains('.'))?;
            if !is_initials(initials) || !initials.contains('.') {
                return None;
            }
            found.names.push(in_order(family, initials));
        }
    }
    (pairs > 0).then_some(found)
}
