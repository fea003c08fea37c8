//! The papers near a paper.

use crate::generators;
use crate::generators::small_catalogue;
use catalogue::Catalogue;
use catalogue::citations::References;
use catalogue::neighbours::{Neighbours, neighbours};
use catalogue::search::{Answer, Index};
use proptest::prelude::*;

fn near(catalogue: &Catalogue, position: usize, most: usize) -> Neighbours {
    neighbours(
        &|position| catalogue.papers().get(position),
        &Index::new(catalogue),
        &References::of(catalogue.papers()),
        position,
        most,
    )
    .complete()
    .unwrap()
}

#[test]
fn more_in_its_category_is_recommended_and_near_in_date() {
    let catalogue = small_catalogue(&[
        ("2306.00001", "alpha", &[], "one", "", false),
        ("2201.00001", "beta", &[], "one", "", false),
        ("2307.00001", "gamma", &[], "one", "", false),
        ("2001.00001", "delta", &[], "one", "", true),
        ("2306.00002", "epsilon", &[], "two", "", true),
        ("2305.00001", "zeta", &[], "one", "", false),
    ]);
    // All titles differ, so likeness sees the category alone and takes recommended and
    // newer papers; the category has the rest.
    let near = near(&catalogue, 0, 2);
    assert_eq!(near.similar, [3, 2]);
    assert_eq!(near.category, [5, 1]);
}

#[test]
fn the_same_authors_are_counted_by_folded_names() {
    let catalogue = small_catalogue(&[
        ("2306.00001", "alpha", &["Christopher Ré", "Tri Dao", "Wei Wang"], "one", "", false),
        ("2306.00002", "beta", &["tri dao"], "two", "", false),
        ("2306.00003", "gamma", &["Christopher Re", "Tri Dao"], "two", "", false),
        ("2306.00004", "delta", &["Wei Zhang", "Li Wang"], "two", "", false),
        ("2306.00005", "Wei Wang", &["Wang Wei"], "two", "", false),
    ]);
    assert_eq!(near(&catalogue, 0, 9).authors, [2, 1]);
}

#[test]
fn at_the_same_venue_means_the_series_and_the_same_year_first() {
    let catalogue = small_catalogue(&[
        ("2306.00001", "alpha", &[], "one", "ICML'23", false),
        ("2306.00002", "beta", &[], "two", "ICML'25", true),
        ("2306.00003", "gamma", &[], "two", "ICML 2023 Oral", false),
        ("2306.00004", "delta", &[], "two", "ICML'22", false),
        ("2306.00005", "epsilon", &[], "two", "ICLR'23", false),
        ("2306.00006", "zeta", &[], "two", "", false),
        ("2306.00007", "eta", &[], "two", "", false),
    ]);
    assert_eq!(near(&catalogue, 0, 9).venue, [2, 3, 1]);
    assert!(near(&catalogue, 5, 9).venue.is_empty());
}

#[test]
fn similar_papers_share_the_rare_words_of_their_titles() {
    let catalogue = small_catalogue(&[
        ("2306.00001", "Quantization of large language models", &[], "one", "", false),
        ("2306.00002", "Pruning of large language models", &[], "one", "", false),
        ("2306.00003", "Post-training quantization", &[], "two", "", false),
        ("2306.00004", "Distillation of large language models", &[], "one", "", true),
        ("2306.00005", "Routing of large language models", &[], "two", "", false),
        ("2306.00006", "Adapters of large language models", &[], "two", "", false),
    ]);
    let near = near(&catalogue, 0, 1);
    assert_eq!(near.similar, [2]);
    assert_eq!(near.category, [3]);
}

#[test]
fn a_paper_that_cites_another_one_is_near_it() {
    let catalogue = small_catalogue(&[
        ("2306.00001", "alpha", &[], "one", "", false),
        ("2306.00002", "beta", &[], "two", "", false),
        ("2306.00003", "gamma", &[], "two", "", false),
        ("2306.00004", "delta", &[], "two", "", true),
    ]);
    assert!(near(&catalogue, 0, 2).similar.is_empty());
    let mut parts = catalogue.parts().clone();
    parts.papers[0].cites = vec![parts.papers[2].id.clone()];
    parts.papers[1].cites = vec![parts.papers[2].id.clone()];
    let catalogue = Catalogue::new(parts).unwrap();
    // The one that it cites, and one that cites the same.
    assert_eq!(near(&catalogue, 0, 2).similar, [2, 1]);
}

proptest! {
    #![proptest_config(generators::cases(100))]

    #[test]
    fn neighbours_are_other_papers_each_once(catalogue in generators::catalogue(), most in 0..9_usize) {
        let index = Index::new(&catalogue);
        let count = catalogue.papers().len();
        for position in 0..count {
            let near = neighbours(&|position| catalogue.papers().get(position), &index, &References::of(catalogue.papers()), position, most).complete().unwrap();
            for list in [&near.category, &near.authors, &near.venue, &near.similar] {
                prop_assert!(list.len() <= most);
                prop_assert!(list.iter().all(|other| *other < count && *other != position));
                let mut distinct = list.clone();
                distinct.sort_unstable();
                distinct.dedup();
                prop_assert_eq!(distinct.len(), list.len());
            }
            prop_assert!(!near.similar.iter().any(|other| near.category.contains(other)));
        }
        prop_assert_eq!(neighbours(&|position| catalogue.papers().get(position), &index, &References::default(), count, most), Answer::Complete(Neighbours::default()));
    }
}
