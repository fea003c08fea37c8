//! The names of the authors in the fragments of an entry.
use std::ops::Range;

use crate::import::fragments::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::fragments::role::Role;
use crate::import::words::{one_name, sign};

/// Whom an entry names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Nobody,
    People,
    /// A university, beside which may stand what is not known as a group: `Elm University & Acme`.
    University,
}

/// Whom an entry names, when its fragments have these roles.
pub(super) fn named(fragments: &Fragments, roles: &[Role]) -> Named {
    let each = || fragments.list.iter().zip(roles).map(|(fragment, role)| (fragments.text_of(fragment), *role));
    let authors = || each().filter(|(_, role)| *role == Role::Author);
    let is_place =
        |(text, role): (&str, Role)| matches!(role, Role::Author | Role::Affiliation) && sign::is_university(text);
    if each().any(is_place) && !authors().any(|(text, _)| is_whole_name(text)) {
        Named::University
    } else if authors().next().is_some() {
        Named::People
    } else {
        Named::Nobody
    }
}

/// Whether a text is the whole name of someone.
fn is_whole_name(text: &str) -> bool {
    const LEAST: f32 = 1.0;
    text.contains(' ') && !sign::is_group(text) && one_name::score(text) > LEAST
}

/// The places where people work are the authors where nobody else is named, and only there; in a list that names them in
/// most entries (`names_places`) they never are.
pub(super) fn name_groups(fragments: &Fragments, roles: &mut [Role], names_places: bool) {
    let text = |fragment: &Fragment| fragments.text_of(fragment);
    let authors = || fragments.list.iter().zip(roles.iter()).filter(|(_, role)| **role == Role::Author);
    let has_people = authors().any(|(fragment, _)| !sign::is_group(text(fragment)));
    if names_places && !authors().any(|(fragment, _)| is_whole_name(text(fragment))) {
        roles.iter_mut().filter(|role| **role == Role::Author).for_each(|role| *role = Role::Affiliation);
        return;
    }
    // `Elm University, Lamp Laboratory` is one place.
    let has_university = fragments.list.iter().zip(roles.iter()).any(|(fragment, role)| {
        matches!(role, Role::Author | Role::Affiliation) && sign::is_university(text(fragment))
    });
    // A slash stands between two names as well.
    let is_bar = |fragment: &Fragment| {
        fragment.gap == Gap::Bar && fragments.text[..fragment.span.start].trim_end().ends_with(['|', '｜'])
    };
    let last_column = fragments.list.iter().rposition(is_bar).filter(|bar| *bar > 0);
    for (at, fragment) in fragments.list.iter().enumerate() {
        // `Stanford, M. S.`
        let is_family = || fragments.list.get(at + 1).is_some_and(|next| one_name::is_initials(text(next)));
        if !matches!(roles[at], Role::Author | Role::Affiliation) || !sign::is_group(text(fragment)) || is_family() {
            continue;
        }
        let is_in_last_column = last_column.is_some_and(|bar| bar <= at);
        match roles[at] {
            Role::Author if has_people && one_name::score(text(fragment)) < 0.0 => roles[at] = Role::Affiliation,
            // `[A Title](…) | Elm University` says where it was written.
            Role::Author if is_in_last_column || has_university => roles[at] = Role::Affiliation,
            _ => {}
        }
    }
}

/// Takes what stands behind “et al.” for a remark, or for where it was published: `Oak et al., Widgetica, 2025`.
pub(super) fn end_names(fragments: &Fragments, roles: &mut [Role]) {
    let is_end = |fragment: &Fragment| fragments.text_of(fragment).trim_end_matches('.').ends_with("et al");
    let Some(end) = fragments.list.iter().position(is_end) else { return };
    if let [venue, date, ..] = &fragments.list[end + 1..]
        && venue.gap == Gap::Comma
        && roles[end + 1] == Role::Author
        && date.is_dated()
    {
        roles[end + 1] = Role::Fact;
    }
    if fragments.list.get(end + 1).is_some_and(|next| matches!(next.gap, Gap::Semicolon | Gap::Stop)) {
        let names = roles.iter_mut().skip(end + 1).filter(|role| **role == Role::Author);
        names.for_each(|role| *role = Role::Text);
    }
}

/// The names of all authors in an entry, as one text.
pub(super) fn text_of_authors(fragments: &Fragments, roles: &[Role]) -> String {
    let runs = runs(roles).into_iter().filter(|(role, _)| *role == Role::Author);
    let runs: Vec<String> = runs.map(|(_, run)| names_of(&fragments.text, &fragments.list[run])).collect();
    // `Oak, Ann and Ash, Bo | Oak et al.` names the first one twice.
    let is_again = |names: &&String| {
        let family = names.trim_end_matches('.').strip_suffix(" et al").filter(|family| !family.contains([' ', ',']));
        family.is_some_and(|family| {
            runs.iter().any(|all| all.starts_with(&format!("{family}, ")) && all.contains(" and "))
        })
    };
    runs.iter().filter(|names| !is_again(names)).cloned().collect::<Vec<_>>().join(", ")
}

/// The names in some fragments, with commas where a line or a style ends between them.
fn names_of(text: &str, list: &[Fragment]) -> String {
    let mut names = String::new();
    for (fragment, next) in list.iter().zip(list.iter().skip(1).map(Some).chain([None])) {
        let end = next.map_or(fragment.span.end, |next| next.span.start);
        // `Ann Oak / Bo Ash`, or a name in the next line.
        let is_apart =
            next.is_some_and(|next| next.gap == Gap::Bar || next.gap == Gap::Space && next.edge == Edge::Break);
        if is_apart {
            names.push_str(&text[fragment.span.clone()]);
            names.push_str(", ");
        } else {
            names.push_str(&text[fragment.span.start..end]);
        }
    }
    names
}

/// Fragments of one role beside each other.
pub(super) fn runs(roles: &[Role]) -> Vec<(Role, Range<usize>)> {
    let mut runs: Vec<(Role, Range<usize>)> = Vec::new();
    for (at, role) in roles.iter().enumerate() {
        match runs.last_mut() {
            Some((last, run)) if last == role => run.end = at + 1,
            _ => runs.push((*role, at..at + 1)),
        }
    }
    runs
}
