//! Judges the fragments of an entry: each gets the role that fits best what it says, where it
//! stands, and what other entries of the list have in that place.
//!
//! A linear-chain model whose scores are set by hand, decoded by Viterbi's algorithm: the best
//! sequence of roles is that with the highest sum of the scores of each role for its fragment
//! ([`super::score`]) and of each step from one role to the next. Time is linear in the number
//! of fragments. `docs/import.md` describes the model and where it comes from.
use super::change;
use super::layout::Layout;
use super::score::Score;
use crate::import::fragments::fragment::{Edge, Fragments};
use crate::import::fragments::role::Role;

/// A score that rules a choice out.
const NEVER: f32 = -1e6;

/// An entry without a title, which is better than a bad one only when all are very bad.
const NO_TITLE: f32 = -8.0;

/// What the first author costs.
const AUTHORS_START: f32 = 1.0;

/// What authors in two places cost, or beside a column of authors.
const AUTHORS_AGAIN: f32 = 4.0;

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

    const fn index(self) -> usize {
        (self.title as usize * 3 + self.authors as usize) * Role::COUNT + self.role as usize
    }

    const fn of(index: usize) -> Self {
        const PHASES: [Phase; 3] = [Phase::Before, Phase::Inside, Phase::After];
        let phases = index / Role::COUNT;
        Self { title: PHASES[phases / 3], authors: PHASES[phases % 3], role: Role::ALL[index % Role::COUNT] }
    }

    /// The state after a further fragment of this role, and what the step costs; `None` for a second title.
    const fn step(self, role: Role, has_authors: bool) -> Option<(Self, f32)> {
        let title = match (role, self.title) {
            (Role::Title, Phase::After) => return None,
            (Role::Title, _) => Phase::Inside,
            (_, Phase::Inside) => Phase::After,
            (_, phase) => phase,
        };
        let (authors, cost) = match (role, self.authors) {
            (Role::Author, Phase::Before) if !has_authors => (Phase::Inside, AUTHORS_START),
            (Role::Author, Phase::Inside) => (Phase::Inside, 0.0),
            (Role::Author, _) => (Phase::Inside, AUTHORS_AGAIN),
            (Role::Affiliation, phase) => (phase, 0.0),
            (_, Phase::Inside) => (Phase::After, 0.0),
            (_, phase) => (phase, 0.0),
        };
        Some((Self { title, authors, role }, cost))
    }
}

/// For each state and the role of the fragment behind it, the index of the state after that and what the step costs.
type Steps = [[Option<(u8, f32)>; Role::COUNT]; STATES];

/// All steps, without a column of authors and beside one.
static STEPS: [Steps; 2] = [steps(false), steps(true)];

const fn steps(has_authors: bool) -> Steps {
    let mut steps = [[None; Role::COUNT]; STATES];
    let mut index = 0;
    while index < STATES {
        let mut role = 0;
        while role < Role::COUNT {
            if let Some((then, cost)) = State::of(index).step(Role::ALL[role], has_authors) {
                // There are fewer states than a byte has values.
                steps[index][role] = Some((then.index() as u8, cost));
            }
            role += 1;
        }
        index += 1;
    }
    steps
}

/// The role of a fragment, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Judged {
    /// The role in the best sequence.
    pub role: Role,
    /// The role in the best sequence that gives it another one.
    pub rival: Role,
    /// By how much that sequence is worse.
    pub margin: f32,
}

/// What an entry is judged by.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<'a> {
    pub fragments: &'a Fragments,
    pub scores: &'a [Score],
    /// Whether a column of its table names its authors.
    pub has_authors: bool,
    pub layout: Option<&'a Layout>,
}

/// A score for each state.
type Totals = [f32; STATES];

/// How well a fragment has each role behind each role of the fragment before it.
type Pairs = [[f32; Role::COUNT]; Role::COUNT];

impl Model<'_> {
    /// The best roles of the fragments.
    pub fn roles(&self) -> Vec<Role> {
        let (totals, back) = self.forward(&self.pairs());
        let Some(totals) = totals.last() else { return Vec::new() };
        let total = |index: usize| totals[index] + ending(index);
        let last = (0..STATES).max_by(|one, other| total(*one).total_cmp(&total(*other)));
        let mut index = last.unwrap_or_default();
        let mut roles: Vec<Role> = Vec::with_capacity(back.len());
        for from in back.iter().rev() {
            roles.push(State::of(index).role);
            index = from[index].into();
        }
        roles.reverse();
        roles
    }

    /// The best roles of the fragments, and how sure each is: by how much the whole entry fits
    /// worse when the fragment has another role.
    pub fn judge(&self) -> Vec<Judged> {
        let pairs = self.pairs();
        let (totals, _) = self.forward(&pairs);
        let mut ahead: Totals = std::array::from_fn(ending);
        let mut judged = Vec::with_capacity(totals.len());
        for (pairs, totals) in pairs.iter().zip(&totals).rev() {
            let mut best = [f32::NEG_INFINITY; Role::COUNT];
            for index in 0..STATES {
                let best = &mut best[State::of(index).role as usize];
                *best = best.max(totals[index] + ahead[index]);
            }
            let mut order = Role::ALL;
            order.sort_by(|one, other| best[*other as usize].total_cmp(&best[*one as usize]));
            let [role, rival, ..] = order;
            judged.push(Judged { role, rival, margin: best[role as usize] - best[rival as usize] });
            // The best score of what comes from here on, for each state before it.
            ahead = std::array::from_fn(|index| {
                self.steps(pairs, index).map(|(then, score)| score + ahead[then]).fold(NEVER, f32::max)
            });
        }
        judged.reverse();
        judged
    }

    /// The best score of each state after each fragment, and the state before it.
    fn forward(&self, pairs: &[Pairs]) -> (Vec<Totals>, Vec<[u8; STATES]>) {
        let mut totals: Vec<Totals> = Vec::with_capacity(pairs.len());
        let mut back: Vec<[u8; STATES]> = Vec::with_capacity(pairs.len());
        let mut before = [NEVER; STATES];
        before[State::START.index()] = 0.0;
        for pairs in pairs {
            let mut next = [NEVER; STATES];
            let mut from = [0; STATES];
            for (index, before) in before.iter().enumerate().filter(|(_, before)| **before > NEVER) {
                for (then, score) in self.steps(pairs, index) {
                    if before + score > next[then] {
                        next[then] = before + score;
                        // There are fewer states than a byte has values.
                        from[then] = index as u8;
                    }
                }
            }
            before = next;
            totals.push(next);
            back.push(from);
        }
        (totals, back)
    }

    /// The states that a fragment can lead to from a state, each with the score of the fragment and the step.
    fn steps(&self, pairs: &Pairs, index: usize) -> impl Iterator<Item = (usize, f32)> {
        let steps = &STEPS[usize::from(self.has_authors)][index];
        let step = |(step, pair): (&Option<(u8, f32)>, &f32)| step.map(|(then, cost)| (then.into(), pair - cost));
        steps.iter().zip(&pairs[State::of(index).role as usize]).filter_map(step)
    }

    fn pairs(&self) -> Vec<Pairs> {
        (0..self.scores.len()).map(|at| self.pairs_at(at)).collect()
    }

    fn pairs_at(&self, at: usize) -> Pairs {
        let (fragment, score) = (&self.fragments.list[at], &self.scores[at]);
        let changes = (at > 0).then(|| change::matrix(change::way(fragment.gap, fragment.edge)));
        let layout = self.layout.map(|layout| (layout.place(fragment), (at > 0).then(|| layout.changes(fragment))));
        let pair = |before: Role, role: Role| {
            let (one, other) = (before as usize, role as usize);
            let mut total = score.roles[other];
            // A second title is no step, so that it begins here unless it goes on.
            if role == Role::Title && before != Role::Title {
                total += score.start;
            }
            if let Some(changes) = changes {
                total += changes[one][other];
                total += match (before == Role::Title, role == Role::Title) {
                    (true, true) => score.in_title,
                    (true, false) if role == Role::Author => score.at_title + score.after_title,
                    (true, false) | (false, true) => score.at_title,
                    (false, false) => 0.0,
                };
            }
            if let Some((place, changes)) = layout {
                // A title that goes on is in the place of its beginning as well.
                let is_inside = fragment.edge == Edge::None && before == Role::Title && role == Role::Title;
                total += place[other].max(if is_inside { -1.0 } else { f32::NEG_INFINITY });
                total += changes.map_or(0.0, |changes| changes[one][other]);
            }
            total
        };
        Role::ALL.map(|before| Role::ALL.map(|role| pair(before, role)))
    }
}

/// The score of an entry that ends in a state.
fn ending(index: usize) -> f32 {
    if State::of(index).title == Phase::Before { NO_TITLE } else { 0.0 }
}
