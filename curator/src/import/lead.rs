//! Names at the beginning of entries, before their titles: `Oak, A Title`, `Oak & Ash - A Title`.
//!
//! A family name alone is a word like others. It is a name where most entries of its section begin so.
use super::doubt::LEAST_OF_FAMILY;
use super::fragment::{Edge, Fragment, Fragments, Gap};
use super::name;

/// The names at the beginning of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lead {
    /// How many fragments they are.
    pub count: usize,
    /// What stands behind them.
    gap: Gap,
    certainty: Certainty,
}

/// How sure it is that words at the beginning of an entry are names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Certainty {
    /// A word that may be a nickname, or the first of a title with commas.
    Word,
    /// Two words with “and” between them.
    Pair,
    /// They end in “et al.”.
    EtAl,
}

impl Lead {
    /// The names at the beginning of an entry, if it has any.
    pub fn of(fragments: &Fragments) -> Option<Self> {
        /// Of more than these, others are left out.
        const MOST: usize = 4;
        let list = &fragments.list;
        let is_others = |fragment: &Fragment| fragments.text_of(fragment).trim_end_matches('.').ends_with("et al");
        let is_name = |fragment: &Fragment| {
            let text = fragments.text_of(fragment);
            let is_word = || !text.contains(' ') && text.contains(char::is_lowercase) && !text.contains('-');
            fragment.fact.is_none() && (is_others(fragment) || is_word() && name::score(text) > LEAST_OF_FAMILY)
        };
        let is_inside = |fragment: &Fragment| fragment.edge == Edge::None && fragment.line == 0;
        let goes_on = |(at, fragment): &(usize, &Fragment)| {
            *at == 0 || is_inside(fragment) && matches!(fragment.gap, Gap::Comma | Gap::And)
        };
        let names = list.iter().enumerate().take(MOST).take_while(goes_on);
        let count = names.take_while(|(_, fragment)| is_name(fragment)).count();
        // `Oak, Light and Its Walls`
        let has_gap = |at: usize, gap: Gap| list.get(at).is_some_and(|fragment| fragment.gap == gap);
        let count = if count == 2 && has_gap(1, Gap::Comma) && has_gap(2, Gap::And) { 1 } else { count };
        let (names, next) = (&list[..count], list.get(count)?);
        let title = fragments.text_of(next);
        let goes_on = || title.contains(' ') || has_gap(count + 1, Gap::And);
        let is_title = is_inside(next) && next.fact.is_none() && goes_on() && title.starts_with(char::is_uppercase);
        let certainty = match names {
            _ if !is_title || !matches!(next.gap, Gap::Comma | Gap::Dash | Gap::Colon) => return None,
            [.., last] if is_others(last) => Certainty::EtAl,
            [_, .., last] if last.gap == Gap::And => Certainty::Pair,
            [_] => Certainty::Word,
            _ => return None,
        };
        Some(Self { count, gap: next.gap, certainty })
    }

    /// Whether these are names where the entries of a section begin so, or have no such beginning.
    pub fn are_names(self, section: &[Option<Self>]) -> bool {
        /// Fewer entries show no habit.
        const FEWEST: usize = 3;
        if self.certainty == Certainty::EtAl {
            return true;
        }
        let alike = section.iter().flatten().filter(|other| other.gap == self.gap);
        // What stands before a dash or a colon may be a nickname, unless a pair stands there, too.
        let is_clear = self.gap == Gap::Comma || alike.clone().any(|other| other.certainty > Certainty::Word);
        let count = alike.count();
        is_clear && count >= FEWEST && 3 * count >= 2 * section.len()
    }
}
