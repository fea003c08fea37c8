//! What is new since the reader's last visit. The browser keeps the ids of the papers that were
//! there, and what was new when a session began stays new for as long as the session.
use catalogue::{Catalogue, Paper, PaperId};

use crate::load::Library;

/// Begins a visit, or goes on with it on another page.
#[cfg(target_arch = "wasm32")]
pub fn begin(library: &mut Library) {
    let ids: Vec<&str> = library.catalogue.papers().iter().map(|paper| paper.id.as_str()).collect();
    // Lists under other paths of the same host are others.
    let key = ["awesome-papers.seen", library.base.as_str()].concat();
    let before = crate::browser::kept_before(&key, &ids.join(" ")).unwrap_or_default();
    library.is_new = added(&library.catalogue, &before);
}

/// Whether a paper was added since the last visit.
#[must_use]
pub fn is_new(library: &Library, paper: &Paper) -> bool {
    let is_new = |position: usize| library.is_new.get(position) == Some(&true);
    !library.is_new.is_empty() && library.catalogue.find(&paper.id).is_some_and(|(position, _)| is_new(position))
}

/// Whether each paper is missing from the ids that were there before. Where none of those is
/// known, as on a first visit, nothing is new.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a browser has visits"))]
fn added(catalogue: &Catalogue, before: &str) -> Vec<bool> {
    let mut is_new = vec![true; catalogue.papers().len()];
    let mut is_known = false;
    for id in before.split(' ') {
        if let Some((position, _)) = PaperId::new(id).ok().and_then(|id| catalogue.find(&id)) {
            is_new[position] = false;
            is_known = true;
        }
    }
    if is_known { is_new } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::{added, is_new};
    use crate::load::Library;
    use crate::tests::{library, small};

    #[test]
    fn what_was_not_there_before_is_new() {
        let is_new_since = |before| {
            let library = Library { is_new: added(&small(), before), ..library() };
            library.catalogue.papers().iter().map(|paper| is_new(&library, paper)).collect::<Vec<_>>()
        };
        assert_eq!(is_new_since("a-paper-without-arxiv 2301.00774 1999.00001"), [false, true, false]);
        assert_eq!(is_new_since("2301.00774 2405.01234 a-paper-without-arxiv"), [false; 3]);
    }

    #[test]
    fn nothing_is_new_on_a_first_visit_or_when_what_was_kept_is_rubbish() {
        for before in ["", " ", "another-list 1999.00001", "<script>", "2301.007"] {
            assert!(added(&small(), before).is_empty(), "{before}");
        }
    }
}
