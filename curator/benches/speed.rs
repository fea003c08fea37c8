//! How fast lists are read and catalogues checked: `cargo bench -p curator`. Both are measured
//! in records a second, on one core.
#![allow(clippy::unwrap_used, missing_docs)]

use catalogue::decode::decode;
use catalogue::encode::encode;
use catalogue::paper::Line;
use catalogue::{Catalogue, Date, Paper, PaperId, Slug, WebAddress};
use curator::check::suppressions::Suppressions;
use curator::check::{CheckContext, check};
use curator::export::readme;
use curator::import::catalogue::combine;
use curator::import::list::{self, Surrounding};
use curator::source::Source;
use divan::Bencher;
use divan::counter::ItemsCount;

/// The allocator that `curate` has.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The shipped papers again and again, each time under other ids and titles.
fn catalogue(count: usize) -> Catalogue {
    let shipped = decode(include_bytes!("../../public/papers.json")).unwrap();
    let mut parts = shipped.parts().clone();
    parts.papers = (0..count)
        .map(|number| {
            let papers = shipped.papers();
            let paper = &papers[number % papers.len()];
            // The title is made of two, so that papers are no nearer to each other than they are.
            let other = &papers[(number * 7 + number / papers.len() * 31) % papers.len()];
            let half = |paper: &Paper, skip: usize| {
                let words: Vec<&str> = paper.title.as_str().split_whitespace().skip(skip).take(4).collect();
                words.join(" ")
            };
            Paper {
                id: PaperId::new(&format!("2301.{number:05}")).unwrap(),
                title: Line::new(&format!("{} {} {number}", half(paper, 0), half(other, 3))).unwrap(),
                url: None,
                ..paper.clone()
            }
        })
        .collect();
    Catalogue::new(parts).unwrap()
}

fn surrounding() -> Surrounding {
    Surrounding::new(WebAddress::new("https://github.com/owner/list").ok(), Slug::new("efficient-llm").unwrap())
}

fn import(bencher: Bencher<'_, '_>, text: &str) {
    let surrounding = surrounding();
    let read = || {
        let (source, _) = Source::read("README.md", text.as_bytes());
        let list = list::read(&source, &surrounding);
        combine(vec![list], None, surrounding.repository.as_ref(), &surrounding.collection).unwrap()
    };
    let rows = read().count.rows;
    println!("{} kB, {rows} rows", text.len() / 1000);
    bencher.counter(ItemsCount::new(rows)).bench(read);
}

/// A README of a megabyte in the canonical form.
#[divan::bench]
fn import_canonical(bencher: Bencher<'_, '_>) {
    let catalogue = catalogue(2_500);
    let papers: Vec<&Paper> = catalogue.papers().iter().collect();
    import(bencher, &readme::write(&catalogue, &papers));
}

/// A megabyte of entries in the dialects of other lists.
#[divan::bench]
fn import_dialects(bencher: Bencher<'_, '_>) {
    let dialects = [
        include_str!("../tests/fixtures/dialects/bullets.md"),
        include_str!("../tests/fixtures/dialects/tables.md"),
        include_str!("../tests/fixtures/dialects/prose.md"),
        include_str!("../tests/fixtures/dialects/mixed.md"),
    ];
    let mut text = String::new();
    for number in 0.. {
        if text.len() > 1_000_000 {
            break;
        }
        // Other ids each time, so that they are other papers.
        text.push_str(
            &dialects[number % dialects.len()].replace("arxiv.org/abs/2", &format!("arxiv.org/abs/2{}", number % 2)),
        );
    }
    import(bencher, &text);
}

/// Checking a catalogue, from its text.
#[divan::bench(args = [849, 10_000])]
fn check_catalogue(bencher: Bencher<'_, '_>, count: usize) {
    let source = Source::new("papers.json", encode(&catalogue(count)));
    let context = CheckContext { today: Date { year: 2026, month: 1, day: 1 }, size_of: &|_| None, said: None };
    bencher.counter(ItemsCount::new(count)).bench_local(|| check(&source, &mut Suppressions::default(), &context));
}
