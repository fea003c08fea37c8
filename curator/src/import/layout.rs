//! What stands where in a list: the roles that fragments have in the same place of other entries.
//!
//! A list has one habit, so where forty bullets have authors in italics on their second line, so
//! has the forty-first.
use std::collections::HashMap;

use super::fragment::{Edge, Fragment, Fragments, Gap};
use super::role::Role;
use super::token::Enclosure;

/// A place: the line, the style and what surrounds the text.
type Place = (usize, bool, bool, bool, bool, Enclosure);

/// A change of role: the role before, and what stands between.
type Change = (Role, Gap, Edge);

/// How often each role was seen.
type Counts = [f32; Role::COUNT];

/// How often each role stands in each place.
#[derive(Clone, Debug, Default)]
pub(super) struct Layout {
    places: HashMap<Place, Counts>,
    changes: HashMap<Change, Counts>,
}

/// So many entries say as much as what is known without them.
const PRIOR: f32 = 2.0;

/// The strongest evidence that other entries give.
const STRONGEST: f32 = 2.5;

impl Layout {
    /// Adds an entry.
    pub fn add(&mut self, fragments: &Fragments, roles: &[Role]) {
        // A place counts once in an entry, however many names stand there.
        let mut shares: HashMap<Place, f32> = HashMap::new();
        for fragment in &fragments.list {
            *shares.entry(place(fragment)).or_default() += 1.0;
        }
        for (fragment, role) in fragments.list.iter().zip(roles) {
            let place = place(fragment);
            let share = shares.get(&place).copied().unwrap_or(1.0);
            self.places.entry(place).or_default()[*role as usize] += 1.0 / share;
        }
        for (at, role) in roles.iter().enumerate().skip(1) {
            let fragment = &fragments.list[at];
            let change = (roles[at - 1], fragment.gap, fragment.edge);
            self.changes.entry(change).or_default()[*role as usize] += 1.0;
        }
    }

    /// How well a role fits the place of a fragment; none is better than zero.
    pub fn of_place(&self, fragment: &Fragment, role: Role) -> f32 {
        evidence(self.places.get(&place(fragment)), role)
    }

    /// How well a role follows another; none is better than zero.
    pub fn of_change(&self, fragment: &Fragment, before: Role, role: Role) -> f32 {
        evidence(self.changes.get(&(before, fragment.gap, fragment.edge)), role)
    }
}

/// The logarithm of how often a role was seen, against the role that was seen most.
fn evidence(counts: Option<&Counts>, role: Role) -> f32 {
    let Some(counts) = counts else { return 0.0 };
    let most = counts.iter().copied().fold(0.0, f32::max);
    ((counts[role as usize] + PRIOR) / (most + PRIOR)).ln().max(-STRONGEST)
}

fn place(fragment: &Fragment) -> Place {
    /// Lines beyond this one are alike.
    const LAST_LINE: usize = 3;
    let style = fragment.style;
    (
        fragment.line.min(LAST_LINE),
        style.strong,
        style.emphasis,
        style.marked,
        fragment.link.is_some(),
        fragment.enclosure,
    )
}
