//! Papers by author.

use crate::generators::small_catalogue;
use catalogue::citations::References;
use catalogue::neighbours::neighbours;
use catalogue::paper::Line;
use catalogue::search::{Answer, Index, Results, prepare, search};
use catalogue::{Catalogue, CatalogueProblem, Parts, Query};

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

/// The positions of what the index finds once it was written in parts and loaded again.
fn prepared(whole: &Index, query: &str) -> Vec<u32> {
    let files = prepare(whole);
    let file = |name: &str| &files.iter().find(|file| file.name == name).unwrap().content;
    let prepared = Index::begin(file(Index::HEAD)).unwrap();
    assert_eq!(prepared.author_papers("yu-wang"), None);
    let results = loop {
        match search(&prepared, &Query::parse(query)) {
            Answer::Complete(results) => break results,
            Answer::Missing(parts) => {
                parts.into_iter().for_each(|part| prepared.put(part, file(&part.file())).unwrap());
            }
        }
    };
    let mut found: Vec<u32> = results.papers.iter().map(|position| whole.newest()[*position]).collect();
    found.sort_unstable();
    found
}

#[test]
fn a_prepared_index_also_finds_longer_names() {
    assert_eq!(prepared(&index(), "author=yu-wang"), [0, 1, 2, 4]);
}

/// A catalogue that joins names, and what is wrong with them.
fn joined(people: &[&[&str]]) -> (Catalogue, Vec<CatalogueProblem>) {
    let paper = |id, authors| (id, "Cache", authors, "one", "ACL'24", false);
    let plain = small_catalogue(&[
        paper("a", &["Yu Wang", "Song Han"][..]),
        paper("b", &["Y. Wang"]),
        paper("c", &["Yü  Wang", "Y Wang"]),
        paper("d", &["Yuna Wang"]),
    ]);
    let people = people.iter().map(|names| names.iter().map(|name| Line::new(name).unwrap()).collect()).collect();
    let (catalogue, errors) = Catalogue::salvage(Parts { people, ..plain.parts().clone() });
    (catalogue, errors.into_iter().map(|error| error.problem).collect())
}

#[test]
fn names_that_are_joined_are_of_one_author() {
    let (catalogue, errors) = joined(&[&["Yu Wang", "Y. Wang", "Wang the Elder"]]);
    assert!(errors.is_empty());
    let index = Index::new(&catalogue);
    for query in ["author=yu-wang", "author=Y.+Wang", "author=wang-the-elder", "author=yu-wang&author=y-wang"] {
        assert_eq!(papers(&index, query), [0, 1, 2], "{query}");
    }
    // Also by words, in the whole index and in one that is loaded in parts.
    assert_eq!(papers(&index, "q=author:\"yu wang\""), [0, 1, 2]);
    assert_eq!(prepared(&index, "author=y-wang"), [0, 1, 2]);
    assert_eq!(index.author_papers("y-wang").unwrap().len(), 3);
    let near = neighbours(&|position| catalogue.papers().get(position), &index, &References::default(), 1, 9)
        .complete()
        .unwrap();
    assert_eq!(near.authors, [2, 0]);
    assert_eq!(
        ["Y. Wáng", "yu-wang", "Song Han"].map(|name| catalogue.author_id(name)),
        ["yu-wang", "yu-wang", "song-han"]
    );
    assert_eq!(catalogue.joined_names("y-wang")[0].as_str(), "Yu Wang");
    assert!(catalogue.joined_names("song-han").is_empty());
    assert_eq!(catalogue.other_names("y wang").collect::<Vec<_>>(), ["Yu Wang", "Wang the Elder"]);
    assert_eq!(catalogue.unknown_names(), [(0, "Wang the Elder")]);
}

#[test]
fn a_name_is_joined_once() {
    let (catalogue, errors) =
        joined(&[&["Yu Wang", "Y. Wang"], &["Yuna Wang", "Y Wang"], &["Song Han", "S. Han", "song han"]]);
    let problem = |name: &str| CatalogueProblem::Joined { name: name.to_owned() };
    assert_eq!(errors, [problem("Y Wang"), problem("song han")]);
    let names = |group: &Vec<Line>| group.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let kept: Vec<String> = catalogue.parts().people.iter().map(names).collect();
    assert_eq!(kept, ["Yu Wang, Y. Wang", "Song Han, S. Han"]);
    assert_eq!(["S Han", "Yuna Wang"].map(|name| catalogue.author_id(name)), ["song-han", "yuna-wang"]);
}
