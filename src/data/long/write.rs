//! Writing the files of a long list.
use catalogue::encode::{encode, encode_paper};
use catalogue::search::{File, Index, prepare};
use catalogue::{Catalogue, Paper, Parts};

use super::{FIRST_RECORDS, IDS, LIST, Part, RECORDS, bucket};

/// The files of a long list.
#[must_use]
pub fn files(catalogue: &Catalogue, index: &Index) -> Vec<File> {
    let papers: Vec<_> = index.newest().iter().map(|position| &catalogue.papers()[*position as usize]).collect();
    // Whom a paper cites is of no use without the others.
    let bare = |paper: &Paper| Paper { cites: Vec::new(), ..paper.clone() };
    let first = papers.iter().take(FIRST_RECORDS).map(|paper| bare(paper)).collect();
    // The papers were in a catalogue and are in it again.
    let (list, _) = Catalogue::salvage(Parts { papers: first, ..catalogue.parts().clone() });
    let mut files = prepare(index);
    let mut add = |name: String, content: String| files.push(File { name, content: content.into_bytes() });
    add(LIST.to_owned(), encode(&list));
    for (number, papers) in papers.chunks(RECORDS).enumerate() {
        let records: Vec<String> = papers.iter().map(|paper| encode_paper(&bare(paper))).collect();
        add(Part::Records(number).file(), format!("{{\"papers\":[{}]}}", records.join(",")));
    }
    let mut ids = vec![String::new(); papers.len().div_ceil(IDS)];
    for (position, paper) in papers.iter().enumerate() {
        if let Some(number) = bucket(&paper.id, ids.len()) {
            ids[number].push_str(&format!("{} {position}\n", paper.id));
        }
    }
    ids.into_iter().enumerate().for_each(|(number, lines)| add(Part::Ids(number).file(), lines));
    files
}
