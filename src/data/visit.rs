//! What is new since the reader's last visit.
//!
//! The browser keeps the ids of the papers that were there. What was new when a session began stays
//! new for the session.
use catalogue::{Catalogue, PaperId};

use super::library::Library;
use super::library::NewPapers;

/// Begins a visit, or goes on with it on another page.
pub fn begin(library: &mut Library) {
    // A long list is kept by its newest paper: the ids of all of them would not fit.
    let kept = if library.long.is_some() { 1 } else { usize::MAX };
    let ids: Vec<&str> = library.catalogue.papers().iter().take(kept).map(|paper| paper.id.as_str()).collect();
    // Lists under other paths of the same host are others.
    let key = ["awesome-papers.seen", library.base.as_str()].concat();
    let before = crate::browser::swap_once_per_session(&key, &ids.join(" ")).unwrap_or_default();
    library.new_papers = if library.long.is_some() { newer(&before) } else { added(&library.catalogue, &before) };
    if let NewPapers::At(is_new) = &library.new_papers {
        library.index.set_new(is_new);
    }
}

/// The papers of a list that are not among the ids that were there before. Where none of those is
/// known, as on a first visit, nothing is new.
fn added(catalogue: &Catalogue, before: &str) -> NewPapers {
    let mut is_new = vec![true; catalogue.papers().len()];
    let mut is_known = false;
    for id in before.split(' ') {
        if let Some((position, _)) = PaperId::new(id).ok().and_then(|id| catalogue.find(&id)) {
            is_new[position] = false;
            is_known = true;
        }
    }
    if is_known { NewPapers::At(is_new) } else { NewPapers::None }
}

/// The papers of a long list that are newer than the first of the ids that were kept.
fn newer(before: &str) -> NewPapers {
    let newest = before.split(' ').next().and_then(|id| PaperId::new(id).ok());
    newest.map_or(NewPapers::None, NewPapers::After)
}

#[cfg(test)]
mod tests {
    use super::{added, newer};
    use crate::data::library::{Library, NewPapers};
    use crate::tests::{library, small};

    #[test]
    fn what_was_not_there_before_is_new() {
        let is_new_since = |before| {
            let library = Library { new_papers: added(&small(), before), ..library() };
            (0..library.catalogue.papers().len()).map(|position| library.is_new(position)).collect::<Vec<_>>()
        };
        assert_eq!(is_new_since("a-paper-without-arxiv 2301.00774 1999.00001"), [false, true, false]);
        assert_eq!(is_new_since("2301.00774 2405.01234 a-paper-without-arxiv"), [false; 3]);
    }

    #[test]
    fn nothing_is_new_on_a_first_visit_or_when_what_was_kept_is_rubbish() {
        for before in ["", " ", "another-list 1999.00001", "<script>", "2301.007"] {
            assert_eq!(added(&small(), before), NewPapers::None, "{before}");
        }
    }

    #[test]
    fn a_long_list_remembers_its_newest_paper() {
        assert_eq!(newer(""), NewPapers::None);
        assert_eq!(newer("<script>"), NewPapers::None);
        let newest = catalogue::PaperId::new("2301.00774").unwrap();
        assert_eq!(newer("2301.00774 2405.01234"), NewPapers::After(newest));
    }
}
