//! How long a figure takes to draw: all figures of the shipped list, each as a page draws it.
//!
//! `cargo bench -p awesome-papers --features ssr --bench schematic`; the budget is 0.2 ms each.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use awesome_papers::schematic;
use catalogue::decode::decode;
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

#[divan::bench]
fn every_figure_of_the_list(bencher: Bencher) {
    let catalogue = decode(include_bytes!("../public/papers.json")).unwrap();
    let papers: Vec<_> = catalogue
        .papers()
        .iter()
        .map(|paper| (catalogue.category(paper.categories[0].as_str()).unwrap().schematic.as_str(), paper))
        .collect();
    bencher
        .counter(ItemsCount::new(papers.len()))
        .bench(|| papers.iter().map(|(family, paper)| schematic::draw(family, paper).len()).sum::<usize>());
}
