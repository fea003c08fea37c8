//! Papers by author.
#![allow(clippy::unwrap_used)]
mod generators;

use catalogue::Query;
use catalogue::search::{Answer, Index, Results, prepare, search};
use generators::small_catalogue;

/// Who wrote the papers with these positions.
fn index() -> Index {
    let paper = |id, authors| (id, "Cache", authors, "one", "ACL'24", false);
    Index::new(&small_catalogue(&[
        paper("a", &["Yu Wang", "Jae-Joon Kim"][..]),
        paper("b", &["Ming Yu Wang"]),
        paper("c", &["Yu Wang Chen", "Song Han"]),
        paper("d", &["Yu", "Wang"]),
        paper("e", &["YU  WÁNG", "Yu Wang", "北京"]),
        paper("f", &[]),
    ]))
}

fn found(index: &Index, query: &str) -> Results {
    search(index, &Query::parse(query)).complete().unwrap()
}

fn papers(index: &Index, query: &str) -> Vec<usize> {
    let mut papers = found(index, query).papers;
    papers.sort_unstable();
    papers
}

#[test]
fn an_author_is_named_by_all_words_of_the_name_and_no_others() {
    let index = index();
    for (query, expected) in [
        ("author=yu-wang", &[0, 4][..]),
        ("author=Yu+W%C3%A1ng", &[0, 4]),
        ("author=jae-joon-kim", &[0]),
        ("author=Jae-joon+Kim", &[0]),
        ("author=ming-yu-wang", &[1]),
        ("author=yu", &[3]),
        ("author=%E5%8C%97%E4%BA%AC", &[4]),
        ("author=yu-wang&author=song-han", &[0, 2, 4]),
        ("author=-yu-wang", &[1, 2, 3, 5]),
        ("author=yu-wang&author=-jae-joon-kim", &[4]),
        ("author=yu-wang&q=author:kim", &[0]),
    ] {
        assert_eq!(papers(&index, query), expected, "{query}");
        assert!(found(&index, query).ignored.is_empty(), "{query}");
    }
    let papers = |id| index.author_papers(id).unwrap().len();
    assert_eq!([papers("yu-wang"), papers("wang-yu"), papers("")], [2, 0, 0]);
}

#[test]
fn an_author_of_no_paper_is_ignored_and_named() {
    let results = found(&index(), "author=nobody&author=-song-han&author=…");
    assert_eq!(results.ignored.iter().map(ToString::to_string).collect::<Vec<_>>(), ["author=nobody", "author=…"]);
    assert_eq!(results.papers.len(), 5);
}

#[test]
fn the_counts_of_other_facets_follow() {
    let index = index();
    assert_eq!(found(&index, "author=yu-wang").facets[0], [2]);
}

#[test]
fn a_prepared_index_also_finds_longer_names() {
    let whole = index();
    let files = prepare(&whole);
    let file = |name: &str| &files.iter().find(|file| file.name == name).unwrap().content;
    let prepared = Index::begin(file(Index::HEAD)).unwrap();
    let query = Query::parse("author=yu-wang");
    let results = loop {
        match search(&prepared, &query) {
            Answer::Complete(results) => break results,
            Answer::Missing(parts) => {
                parts.into_iter().for_each(|part| prepared.put(part, file(&part.file())).unwrap());
            }
        }
    };
    let mut found: Vec<u32> = results.papers.iter().map(|position| whole.newest()[*position]).collect();
    found.sort_unstable();
    assert_eq!(found, [0, 1, 2, 4]);
    assert_eq!(prepared.author_papers("yu-wang"), None);
}
