//! The categories of a bibliography, and how they are called.
use std::collections::HashMap;

use catalogue::Slug;
use catalogue::fold::fold;

use super::{Reference, Said};
use crate::import::entries::category::category_id;
use crate::import::list::NamedCategory;
use crate::import::words::field::Meaning;
use crate::record_lines::{CATEGORY_NAMES, name_of_id, with_capital};

/// A list with more categories than this has none that a reader can choose from.
const MOST_CATEGORIES: usize = 40;

/// The category of what names none.
const OTHERS: &str = "Other papers";

/// Its id.
pub(in crate::import) const OTHERS_ID: &str = "other-papers";

/// How categories are called, by the records that say so.
pub(super) fn names_of_records(references: &[Reference]) -> HashMap<Slug, String> {
    let named = |reference: &Reference| {
        let names = &reference.fields.iter().find(|field| field.name == CATEGORY_NAMES)?.values;
        let ids = reference.record.as_ref()?.categories.clone();
        Some(ids.into_iter().zip(names.clone()).collect::<Vec<_>>())
    };
    references.iter().filter_map(named).flatten().collect()
}

/// The categories of a file: what its groups, collections and columns say or, where none has any, its
/// keywords.
pub(super) struct Categories {
    /// By what their names fold to.
    known: HashMap<String, NamedCategory>,
    meaning: Meaning,
}

impl Categories {
    /// Those that references name.
    pub fn of(references: &[Said]) -> Self {
        let has_own = references.iter().any(|said| !said.all(Meaning::Categories).is_empty());
        let meaning = if has_own { Meaning::Categories } else { Meaning::Keywords };
        let mut counts: Vec<(String, String, usize)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for name in references.iter().flat_map(|said| said.split(meaning)) {
            let key = fold(&name);
            match places.get(&key) {
                Some(place) => counts[*place].2 += 1,
                None => {
                    places.insert(key.clone(), counts.len());
                    counts.push((key, name, 1));
                }
            }
        }
        // The sort is stable: among names of equal count the first in the file is first.
        counts.sort_by_key(|(_, _, count)| std::cmp::Reverse(*count));
        if counts.len() > MOST_CATEGORIES {
            counts.retain(|(_, _, count)| *count > 1);
            counts.truncate(MOST_CATEGORIES);
        }
        let named = counts.into_iter().filter_map(|(key, name, _)| Some((key, category(&name)?)));
        Self { known: named.collect(), meaning }
    }

    /// The categories of a reference, at least one.
    pub fn of_reference(&self, said: &Said) -> Vec<NamedCategory> {
        let mut own: Vec<NamedCategory> = Vec::new();
        for name in said.split(self.meaning) {
            if let Some(category) = self.known.get(&fold(&name)).filter(|category| !own.contains(category)) {
                own.push(category.clone());
            }
        }
        if own.is_empty() {
            let name = if self.known.is_empty() { "Papers" } else { OTHERS };
            own.extend(category(name));
        }
        own
    }
}

fn category(name: &str) -> Option<NamedCategory> {
    // The export of a table has ids, and a person names.
    let shown = match Slug::new(name) {
        Ok(id) => name_of_id(&id),
        Err(_) => with_capital(name),
    };
    Some(NamedCategory { id: category_id(name)?, name: shown, text: None })
}
