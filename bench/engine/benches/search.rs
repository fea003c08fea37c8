//! The search natively, for work on its inner loops: `cargo bench -p bench-engine`. What a reader
//! waits for is measured in WebAssembly, by `cargo xtask bench`.
#![allow(clippy::unwrap_used, missing_docs)]

use std::sync::LazyLock;

use bench_generator::Papers;
use catalogue::decode::decode;
use catalogue::search::{Index, completions, search};
use catalogue::{Catalogue, Parts, Query};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

/// The lists are the real one and the longest that `cargo xtask bench` grows.
const LENGTHS: [usize; 2] = [849, 100_000];

fn main() {
    divan::main();
}

fn catalogue(papers: usize) -> Catalogue {
    let real = decode(include_bytes!("../../../public/papers.json")).unwrap();
    let papers = Papers::new(&real, 1).take(papers).collect();
    Catalogue::new(Parts { papers, ..real.parts().clone() }).unwrap()
}

/// The indexes are made once, by the first benchmark that wants them.
fn index(papers: usize) -> &'static Index {
    static INDEXES: [LazyLock<Index>; 2] =
        [LazyLock::new(|| Index::new(&catalogue(LENGTHS[0]))), LazyLock::new(|| Index::new(&catalogue(LENGTHS[1])))];
    &INDEXES[LENGTHS.iter().position(|length| *length == papers).unwrap()]
}

/// Every keystroke of a query; the rate is in keystrokes.
#[divan::bench(
    consts = LENGTHS,
    args = ["speculative decoding", "kv cache compression", "kv cash compresion", "tim dettmers", "llm int8", "low-rank"],
)]
fn typed_out<const PAPERS: usize>(bencher: Bencher<'_, '_>, text: &str) {
    let index = index(PAPERS);
    let queries: Vec<Query> = (1..=text.len()).map(|end| Query::default().with_text(&text[..end])).collect();
    bencher.counter(ItemsCount::new(queries.len())).bench_local(|| {
        for query in &queries {
            black_box(search(index, black_box(query)));
        }
    });
}

/// One query that leans on one part of the engine: a set, a long list, a phrase, a prefix of many
/// words, a word with errors in it, an order, filters.
#[divan::bench(
    consts = LENGTHS,
    args = ["", "q=language", "q=%22the+era+of%22", "q=s", "q=qunatizaton", "q=-quantization", "q=author%3Ali+year%3A2023..2024", "sort=title", "category=quantization&venue=-neurips&has=code"],
)]
fn asked<const PAPERS: usize>(bencher: Bencher<'_, '_>, query: &str) {
    let (index, query) = (index(PAPERS), Query::parse(query));
    bencher.bench_local(|| search(index, black_box(&query)));
}

/// The suggestions under the search box.
#[divan::bench(consts = LENGTHS, args = ["s", "quant", "kv c"])]
fn completed<const PAPERS: usize>(bencher: Bencher<'_, '_>, text: &str) {
    let index = index(PAPERS);
    let query = Query::default().with_text(text);
    let found = search(index, &query).unwrap_or_default();
    bencher.bench_local(|| completions(&|_| None, index, black_box(&query), black_box(&found), 8));
}

/// A list prepared for the search; the rate is in papers.
#[divan::bench(args = LENGTHS, sample_count = 10)]
fn indexed(bencher: Bencher<'_, '_>, papers: usize) {
    let catalogue = catalogue(papers);
    bencher.counter(ItemsCount::new(papers)).bench_local(|| Index::new(&catalogue));
}
