//! Where the papers that were read stand among those of the catalogue.
use std::collections::HashMap;

use catalogue::{Paper, Slug};

/// Puts papers in order, each with whether it is new. New ones stand after the last paper of their category; those of a
/// new category at the end.
pub(super) fn in_order(all: Vec<(Paper, bool)>) -> Vec<Paper> {
    let main = |paper: &Paper| paper.categories.first().cloned();
    let mut last_of: HashMap<Option<Slug>, usize> = HashMap::new();
    for (position, (paper, _)) in all.iter().enumerate().filter(|(_, (_, is_new))| !is_new) {
        last_of.insert(main(paper), position);
    }
    let mut after: HashMap<usize, Vec<Paper>> = HashMap::new();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    for (position, (paper, is_new)) in all.into_iter().enumerate() {
        match last_of.get(&main(&paper)) {
            _ if !is_new => old.push((position, paper)),
            Some(last) => after.entry(*last).or_default().push(paper),
            None => new.push(paper),
        }
    }
    let mut papers = Vec::with_capacity(old.len() + new.len());
    for (position, paper) in old {
        papers.push(paper);
        papers.extend(after.remove(&position).unwrap_or_default());
    }
    papers.extend(new);
    papers
}
