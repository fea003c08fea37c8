//! What stands where in a list: the roles that fragments have in the same place of other entries.
//!
//! A list has one habit, so where forty bullets have authors in italics on their second line, so
//! has the forty-first.
use std::collections::HashMap;
use std::sync::Arc;

use super::change::{self, Matrix, WAYS};
use crate::import::fragments::fragment::{Fragment, Fragments};
use crate::import::fragments::role::Role;
use crate::import::words::known_names::KnownNames;
use crate::import::words::name_list::{Order, OrderSign};

/// So many entries say as much as what is known without them.
const PRIOR: f32 = 2.0;

/// The strongest evidence that other entries give.
const STRONGEST: f32 = 2.5;

/// Lines beyond this one are alike.
const LAST_LINE: usize = 3;

/// The number of places: lines, styles, links, whether it is the first, and what surrounds the text.
const PLACES: usize = (LAST_LINE + 1) * 32 * 4;

/// How often each role stands in each place, and follows each other role.
#[derive(Clone, Debug, Default)]
pub(crate) struct Habits {
    places: HashMap<usize, [f32; Role::COUNT]>,
    changes: HashMap<usize, Matrix>,
    /// How many entries there are.
    pub entries: usize,
    /// How many entries have the family name of the first author first, and how many have nothing
    /// but family names.
    orders: (usize, usize),
    /// How many may have it first.
    maybe_family_first: usize,
    /// How many have several family names with initials behind them.
    initials_behind: usize,
    /// How many have two names or the two parts of one.
    pairs: usize,
    /// The words of names, of a file.
    pub names: KnownNames,
    /// How many entries of a file name a university and nobody.
    pub universities: usize,
    /// How many name people, or what may be people.
    pub people: usize,
}

impl Habits {
    /// Adds an entry.
    pub fn add(&mut self, fragments: &Fragments, roles: &[Role], sign: Option<OrderSign>) {
        self.entries += 1;
        match sign {
            Some(OrderSign::Sure(Order::FamilyFirst)) => self.orders.0 += 1,
            Some(OrderSign::Sure(Order::Families)) => self.orders.1 += 1,
            Some(OrderSign::Sure(Order::InitialsBehind)) => self.initials_behind += 1,
            Some(OrderSign::MaybeFamilyFirst) => self.maybe_family_first += 1,
            Some(OrderSign::Pair) => self.pairs += 1,
            None => {}
        }
        // A place counts once in an entry, however many names stand there.
        let mut shares: HashMap<usize, f32> = HashMap::new();
        for fragment in &fragments.list {
            *shares.entry(place(fragment)).or_default() += 1.0;
        }
        let mut before = None;
        for (fragment, role) in fragments.list.iter().zip(roles) {
            let place = place(fragment);
            let share = shares.get(&place).copied().unwrap_or(1.0);
            self.places.entry(place).or_default()[*role as usize] += 1.0 / share;
            if let Some(before) = before.replace(*role) {
                let way = change::way(fragment.gap, fragment.edge);
                self.changes.entry(way).or_default()[before as usize][*role as usize] += 1.0;
            }
        }
    }
}

impl Habits {
    /// Whether nearly all entries name one person, with the family name first: else some had one family name, or three.
    fn are_pairs(&self) -> bool {
        const FEWEST: usize = 5;
        self.pairs >= FEWEST && 5 * self.pairs >= 4 * self.entries
    }

    /// Whether many entries have family names with initials behind them, and more than say otherwise.
    fn have_initials_behind(&self) -> bool {
        const FEWEST: usize = 3;
        let others = self.orders.0 + self.orders.1;
        self.initials_behind >= FEWEST && self.initials_behind > others && 4 * self.initials_behind >= self.entries
    }
}

/// The evidence that the habits of a list give.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// What `Bell, Dorn` is.
    pub order: Order,
    /// Whether two words with a comma between them are family names everywhere in the file.
    are_families: bool,
    /// The words of names in the file.
    pub names: Arc<KnownNames>,
    /// Whether entries of the file say where a paper was written, and not by whom.
    pub names_places: bool,
    places: Vec<[f32; Role::COUNT]>,
    changes: Vec<Matrix>,
}

impl Layout {
    /// The evidence of some habits of a section in a file.
    pub fn of_section(habits: &Habits, file: &Self) -> Self {
        /// What fewer entries say may be a slip.
        const FEWEST: usize = 3;
        let layout = Self::new(habits);
        let says_order = !file.are_families
            && (habits.orders.0 + habits.orders.1 >= FEWEST
                || habits.maybe_family_first >= FEWEST
                || habits.are_pairs());
        let order = if says_order { layout.order } else { file.order };
        let Self { are_families, names_places, .. } = *file;
        Self { order, are_families, names: Arc::clone(&file.names), names_places, ..layout }
    }

    /// The evidence of some habits.
    pub fn new(habits: &Habits) -> Self {
        /// So many entries that may have the family name first have it, and so many that name universities alone.
        const FEWEST: usize = 3;
        let (first, families) = habits.orders;
        let may_be = if habits.maybe_family_first >= FEWEST { habits.maybe_family_first } else { 0 };
        let are_families = first == 0 && habits.names.are_families();
        let is_first = !are_families && (first + may_be > families || habits.are_pairs());
        let order = match habits.have_initials_behind() {
            _ if is_first => Order::FamilyFirst,
            true => Order::InitialsBehind,
            false => Order::Families,
        };
        let names_places = habits.universities >= FEWEST && habits.universities > habits.people;
        let (places, changes) = (vec![Default::default(); PLACES], vec![Default::default(); WAYS]);
        let names = Arc::new(habits.names.clone());
        let mut layout = Self { order, are_families, names, names_places, places, changes };
        for (place, counts) in &habits.places {
            layout.places[*place] = evidence(counts);
        }
        for (way, counts) in &habits.changes {
            layout.changes[*way] = counts.map(|counts| evidence(&counts));
        }
        layout
    }

    /// How well each role fits the place of a fragment; none is better than zero.
    pub fn place(&self, fragment: &Fragment) -> &[f32; Role::COUNT] {
        &self.places[place(fragment)]
    }

    /// How well each role follows each other one before a fragment; none is better than zero.
    pub fn changes(&self, fragment: &Fragment) -> &Matrix {
        &self.changes[change::way(fragment.gap, fragment.edge)]
    }
}

/// The logarithms of how often roles were seen, against the role that was seen most.
fn evidence(counts: &[f32; Role::COUNT]) -> [f32; Role::COUNT] {
    let most = counts.iter().copied().fold(0.0, f32::max);
    counts.map(|count| ((count + PRIOR) / (most + PRIOR)).ln().max(-STRONGEST))
}

/// The number of the place of a fragment.
fn place(fragment: &Fragment) -> usize {
    let style = fragment.style;
    let flags = [style.strong, style.emphasis, style.marked, fragment.link.is_some(), fragment.is_first];
    let flags = flags.iter().fold(0, |number, flag| 2 * number + usize::from(*flag));
    (fragment.line.min(LAST_LINE) * 32 + flags) * 4 + fragment.enclosure as usize
}
