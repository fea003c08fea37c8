//! Words that ask for a condition or an order are offered as such.

use crate::generators;
use crate::generators::small_catalogue;
use catalogue::paper::{Link, LinkKind};
use catalogue::query::{Has, Sort};
use catalogue::search::{Asked, Index, offers, search};
use catalogue::{Catalogue, Query, WebAddress};
use proptest::prelude::*;

fn catalogue() -> Catalogue {
    let of = |id, title, venue, is_recommended| (id, title, &[][..], "one", venue, is_recommended);
    let mut parts = small_catalogue(&[
        of("2306.00001", "Pruning caches", "ACL'23 Outstanding", false),
        of("2306.00002", "Pruning of code", "", true),
        of("2306.00003", "Recommended caches", "", true),
        of("2306.00004", "Mixture of caches", "", false),
    ])
    .parts()
    .clone();
    let url = WebAddress::new("https://example.org/").unwrap();
    for number in [0, 3] {
        parts.papers[number].links = vec![Link { kind: LinkKind::Code, url: url.clone(), stars: None }];
    }
    Catalogue::new(parts).unwrap()
}

/// The addresses of what is offered, each with how many papers it finds.
fn offered(query: &str) -> Vec<String> {
    let (index, query) = (Index::new(&catalogue()), Query::parse(query));
    let results = search(&index, &query).complete().unwrap();
    let offers = offers(&index, &query, &results).complete().unwrap();
    offers.into_iter().map(|offer| format!("{} {}", offer.query, offer.papers)).collect()
}

#[test]
fn words_for_what_papers_have_offer_it() {
    assert_eq!(offered("q=award"), ["has=award 1"]);
    assert_eq!(offered("q=best+paper"), ["has=award 1", "has=recommended 2"]);
    assert_eq!(offered("q=good+papers"), ["has=recommended 2"]);
    assert_eq!(offered("q=best+paper+on+pruning"), ["q=pruning&has=award 1", "q=pruning&has=recommended 1"]);
    assert_eq!(offered("q=award-winning+pruning"), ["q=pruning&has=award 1"]);
    assert_eq!(offered("q=papers+with+code"), ["has=code 2"]);
    assert_eq!(offered("q=published+pruning"), ["q=pruning&has=venue 1"]);
    assert_eq!(offered("q=caches+code&has=award"), ["q=caches&has=code&has=award 1"]);
    assert_eq!(offered("q=latest+pruning"), ["q=pruning&sort=newest 2"]);
    // The words of what is left stay as they are.
    assert_eq!(offered("q=mixture+of+caches+github"), ["q=mixture+of+caches&has=code 1"]);
}

#[test]
fn what_finds_no_more_is_not_offered() {
    for query in [
        "q=pruning",
        "q=pruning+code",
        "q=zebra+award",
        "q=award&has=award",
        "q=award&has=-award",
        "q=latest+pruning&sort=newest",
        "q=%22award%22",
        "q=title:award",
        "q=pruning+-award",
        "",
    ] {
        assert!(offered(query).is_empty(), "{query}: {:?}", offered(query));
    }
    // One paper has the word, two are what it may mean.
    assert_eq!(offered("q=recommended"), ["has=recommended 2"]);
}

proptest! {
    #![proptest_config(generators::cases(100))]

    #[test]
    fn what_is_offered_finds_as_many_as_it_says(catalogue in generators::catalogue(), text in "(best|code|award|new|of|a|low|\"|,| ){0,8}") {
        let (index, query) = (Index::new(&catalogue), Query::default().with_text(&text));
        let results = search(&index, &query).complete().unwrap();
        for offer in offers(&index, &query, &results).complete().unwrap() {
            let found = search(&index, &offer.query).complete().unwrap();
            prop_assert!(offer.papers > 0);
            prop_assert_eq!(found.papers.len(), offer.papers);
            match offer.asked {
                Asked::Has(has) => prop_assert!(offer.query.has().contains(&has) && has != Has::New),
                Asked::Sort(sort) => prop_assert!(sort == Sort::Newest && offer.query.effective_sort() == sort),
            }
        }
    }
}
