//! Chance: a random paper of the results.
use catalogue::Paper;
use catalogue::route::Route;
use leptos::prelude::*;

use crate::browser;
use crate::context::{use_library, use_location, use_search};
use crate::shortcuts::shortcut;

/// Opens a random paper of the results by `r`, in the list and on the page of a paper, and not the same paper twice in a
/// row while there are others. Of a list that is loaded in parts it is one that has loaded.
pub fn listen() {
    let (library, location, search) = (use_library(), use_location(), use_search());
    let last = StoredValue::new(None::<usize>);
    shortcut("r", move || {
        let shown = location.route().get_untracked();
        // Elsewhere there are no results, and a form or a comparison that would be left.
        if !matches!(shown, Route::Browse(_) | Route::Paper { .. }) {
            return false;
        }
        let is_other = |(_, paper): &(usize, &Paper)| !matches!(&shown, Route::Paper { id, .. } if *id == paper.id);
        let results = search.results.get_untracked();
        let loaded =
            results.found.papers.iter().filter_map(|position| Some((*position, library.loaded_paper(*position)?)));
        let mut choices: Vec<_> = loaded.filter(is_other).collect();
        if choices.len() > 1 {
            choices.retain(|(position, _)| last.get_value() != Some(*position));
        }
        let Some((position, paper)) = choices.get(browser::random_below(choices.len())) else { return false };
        last.set_value(Some(*position));
        location.go_at_random(&Route::Paper { id: paper.id.clone(), within: search.query.get_untracked() });
        true
    });
}
