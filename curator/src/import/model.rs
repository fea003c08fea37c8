//! Judges the fragments of an entry: each gets the role that fits best what it says, where it
//! stands, and what other entries of the list have in that place.
//!
//! A linear-chain model whose scores are set by hand, decoded by Viterbi's algorithm: the best
//! sequence of roles is that with the highest sum of the scores of each role for its fragment
//! ([`super::score`]) and of each step from one role to the next. Time is linear in the number
//! of fragments. `docs/import.md` describes the model and where it comes from.
use super::change;
use super::fragment::Fragments;
use super::layout::Layout;
use super::role::Role;
use super::score::Score;

/// What is known of an entry before its text is judged.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Whether a column of its table names its authors.
    pub authors: bool,
}

/// A score that rules a choice out.
const NEVER: f32 = -1e6;

/// An entry without a title, which is better than a bad one only when all are very bad.
const NO_TITLE: f32 = -8.0;

/// The first author.
const AUTHORS_START: f32 = -1.0;

/// Authors in two places, or beside a column of authors.
const AUTHORS_AGAIN: f32 = -4.0;

/// Whether something that stands once is yet to come, here, or over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Before,
    Inside,
    After,
}

/// The number of states: a phase of the title, a phase of the authors, and a role.
const STATES: usize = 9 * Role::COUNT;

/// Where a sequence of roles stands after a fragment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct State {
    title: Phase,
    authors: Phase,
    role: Role,
}

impl State {
    /// Before the first fragment.
    const START: Self = Self { title: Phase::Before, authors: Phase::Before, role: Role::Text };

    fn index(self) -> usize {
        (self.title as usize * 3 + self.authors as usize) * Role::COUNT + self.role as usize
    }

    fn of(index: usize) -> Self {
        const PHASES: [Phase; 3] = [Phase::Before, Phase::Inside, Phase::After];
        let phases = index / Role::COUNT;
        Self { title: PHASES[phases / 3], authors: PHASES[phases % 3], role: Role::ALL[index % Role::COUNT] }
    }

    /// The state after a further fragment of this role, and what the step costs.
    fn step(self, role: Role, known: Known) -> Option<(Self, f32)> {
        let mut cost = 0.0;
        let title = match (role, self.title) {
            (Role::Title, Phase::After) => return None,
            (Role::Title, _) => Phase::Inside,
            (_, Phase::Inside) => Phase::After,
            (_, phase) => phase,
        };
        let authors = match (role, self.authors) {
            (Role::Author, phase) => {
                cost += match phase {
                    Phase::Before if known.authors => AUTHORS_AGAIN,
                    Phase::Before => AUTHORS_START,
                    Phase::Inside => 0.0,
                    Phase::After => AUTHORS_AGAIN,
                };
                Phase::Inside
            }
            (Role::Affiliation, phase) => phase,
            (_, Phase::Inside) => Phase::After,
            (_, phase) => phase,
        };
        Some((Self { title, authors, role }, cost))
    }
}

/// The best roles of an entry's fragments.
pub(super) fn judge(fragments: &Fragments, scores: &[Score], known: Known, layout: Option<&Layout>) -> Vec<Role> {
    // The best score of each state, and the state before it.
    let mut best = [NEVER; STATES];
    let mut back: Vec<[u8; STATES]> = Vec::with_capacity(scores.len());
    for (at, (fragment, score)) in fragments.list.iter().zip(scores).enumerate() {
        let changes = change::matrix(change::way(fragment.gap, fragment.edge));
        let evidence = layout.map(|layout| (layout.place(fragment), layout.changes(fragment)));
        let mut next = [NEVER; STATES];
        let mut from = [0; STATES];
        let mut reach = |index: usize, state: State, before: f32| {
            for role in Role::ALL {
                let Some((then, cost)) = state.step(role, known) else { continue };
                let mut total = before + cost + score.roles[role as usize];
                if role == Role::Title && state.title == Phase::Before {
                    total += score.start;
                }
                if at > 0 {
                    total += changes[state.role as usize][role as usize];
                    total += match (state.role == Role::Title, role == Role::Title) {
                        (true, true) => score.in_title,
                        (true, false) if role == Role::Author => score.at_title + score.after_title,
                        (true, false) | (false, true) => score.at_title,
                        (false, false) => 0.0,
                    };
                }
                if let Some((place, changes)) = evidence {
                    total += place[role as usize];
                    total += if at > 0 { changes[state.role as usize][role as usize] } else { 0.0 };
                }
                let then = then.index();
                if total > next[then] {
                    next[then] = total;
                    // There are fewer states than a byte has values.
                    from[then] = index as u8;
                }
            }
        };
        if at == 0 {
            reach(0, State::START, 0.0);
        } else {
            for (index, before) in best.iter().enumerate().filter(|(_, before)| **before > NEVER) {
                reach(index, State::of(index), *before);
            }
        }
        best = next;
        back.push(from);
    }
    let total = |index: usize| best[index] + if State::of(index).title == Phase::Before { NO_TITLE } else { 0.0 };
    let last = (0..STATES).max_by(|one, other| total(*one).total_cmp(&total(*other)));
    let mut index = last.unwrap_or_default();
    let mut roles: Vec<Role> = Vec::with_capacity(scores.len());
    for from in back.iter().rev() {
        roles.push(State::of(index).role);
        index = from[index].into();
    }
    roles.reverse();
    roles
}
