//! Judges the fragments of an entry: each gets the role that fits best what it says, where it
//! stands, and what other entries of the list have in that place.
//!
//! A linear-chain model whose scores are set by hand, decoded by Viterbi's algorithm: the best
//! sequence of roles is that with the highest sum of the scores of each role for its fragment
//! ([`super::score`]) and of each step from one role to the next. Time is linear in the number
//! of fragments. `docs/import.md` describes the model and where it comes from.
use super::change;
use super::fragment::{Edge, Fragments};
use super::layout::Layout;
use super::role::Role;
use super::score::Score;

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

    fn index(self) -> usize {
        (self.title as usize * 3 + self.authors as usize) * Role::COUNT + self.role as usize
    }

    fn of(index: usize) -> Self {
        const PHASES: [Phase; 3] = [Phase::Before, Phase::Inside, Phase::After];
        let phases = index / Role::COUNT;
        Self { title: PHASES[phases / 3], authors: PHASES[phases % 3], role: Role::ALL[index % Role::COUNT] }
    }

    /// The state after a further fragment of this role, and what the step costs.
    fn step(self, role: Role, has_authors: bool) -> Option<(Self, f32)> {
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
                    Phase::Before if has_authors => AUTHORS_AGAIN,
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

/// The role of a fragment, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Judged {
    /// The role in the best sequence.
    pub role: Role,
    /// The role in the best sequence that gives it another one.
    pub rival: Role,
    /// By how much that sequence is worse.
    pub margin: f32,
}

/// What an entry is judged by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Model<'a> {
    pub fragments: &'a Fragments,
    pub scores: &'a [Score],
    /// Whether a column of its table names its authors.
    pub has_authors: bool,
    pub layout: Option<&'a Layout>,
}

/// A score for each state.
type Totals = [f32; STATES];

impl Model<'_> {
    /// The best roles of the fragments.
    pub fn roles(&self) -> Vec<Role> {
        let (totals, back) = self.forward();
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
        let (totals, _) = self.forward();
        let mut ahead: Totals = std::array::from_fn(ending);
        let mut judged = Vec::with_capacity(totals.len());
        for (at, totals) in totals.iter().enumerate().rev() {
            let mut best = [f32::NEG_INFINITY; Role::COUNT];
            for index in 0..STATES {
                let best = &mut best[State::of(index).role as usize];
                *best = best.max(totals[index] + ahead[index]);
            }
            let mut order = Role::ALL;
            order.sort_by(|one, other| best[*other as usize].total_cmp(&best[*one as usize]));
            let [role, rival, ..] = order;
            judged.push(Judged { role, rival, margin: best[role as usize] - best[rival as usize] });
            ahead = std::array::from_fn(|index| self.behind(at, State::of(index), &ahead));
        }
        judged.reverse();
        judged
    }

    /// The best score of what comes from a fragment on, when a state stands before it.
    fn behind(&self, at: usize, state: State, ahead: &Totals) -> f32 {
        let steps = Role::ALL.into_iter().filter_map(|role| self.step(at, state, role));
        steps.map(|(then, score)| score + ahead[then.index()]).fold(NEVER, f32::max)
    }

    /// The best score of each state after each fragment, and the state before it.
    fn forward(&self) -> (Vec<Totals>, Vec<[u8; STATES]>) {
        let mut totals: Vec<Totals> = Vec::with_capacity(self.scores.len());
        let mut back: Vec<[u8; STATES]> = Vec::with_capacity(self.scores.len());
        let mut before = [NEVER; STATES];
        before[State::START.index()] = 0.0;
        for at in 0..self.scores.len() {
            let mut next = [NEVER; STATES];
            let mut from = [0; STATES];
            for (index, before) in before.iter().enumerate().filter(|(_, before)| **before > NEVER) {
                let steps = Role::ALL.into_iter().filter_map(|role| self.step(at, State::of(index), role));
                for (then, score) in steps {
                    let then = then.index();
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

    /// The state after a fragment of this role, and the score of the fragment and the step.
    fn step(&self, at: usize, state: State, role: Role) -> Option<(State, f32)> {
        let (fragment, score) = (&self.fragments.list[at], &self.scores[at]);
        let (then, cost) = state.step(role, self.has_authors)?;
        let (one, other) = (state.role as usize, role as usize);
        let mut total = score.roles[other] - cost;
        if role == Role::Title && state.title == Phase::Before {
            total += score.start;
        }
        if at > 0 {
            total += change::matrix(change::way(fragment.gap, fragment.edge))[one][other];
            total += match (state.role == Role::Title, role == Role::Title) {
                (true, true) => score.in_title,
                (true, false) if role == Role::Author => score.at_title + score.after_title,
                (true, false) | (false, true) => score.at_title,
                (false, false) => 0.0,
            };
        }
        if let Some(layout) = self.layout {
            // A title that goes on is in the place of its beginning as well.
            let is_inside = fragment.edge == Edge::None && state.role == Role::Title && role == Role::Title;
            total += layout.place(fragment)[other].max(if is_inside { -1.0 } else { f32::NEG_INFINITY });
            total += if at > 0 { layout.changes(fragment)[one][other] } else { 0.0 };
        }
        Some((then, total))
    }
}

/// The score of an entry that ends in a state.
fn ending(index: usize) -> f32 {
    if State::of(index).title == Phase::Before { NO_TITLE } else { 0.0 }
}
