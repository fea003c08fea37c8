//! How queries are read and written.
use super::{Facet, Has, Query, Sort, Term, View};

#[test]
fn every_parameter_is_read_and_written() {
    let written = "q=kv+cache&category=pruning&category=-survey&venue=acl&year=2024&technique=structural&collection=efficient-llm&has=code&has=award&sort=title&view=table";
    let query = Query::parse(written);
    assert_eq!(query.text, "kv cache");
    assert_eq!(query.terms(Facet::Category), [Term::included("pruning"), Term::excluded("survey")]);
    assert_eq!(query.has(), [Has::Code, Has::Award]);
    assert_eq!((query.sort, query.view), (Some(Sort::Title), Some(View::Table)));
    assert!(query.unknown().is_empty());
    assert_eq!(query.to_string(), written);
}

#[test]
fn what_papers_must_not_have_is_read_and_written() {
    let query = Query::parse("has=-Code&has=award&has=-figure&has=-cake");
    assert_eq!((query.has(), query.lacks()), (&[Has::Award][..], &[Has::Code, Has::Figure][..]));
    assert_eq!(query.to_string(), "has=award&has=-code&has=-figure&has=-cake");
    assert!(query.is_filtered() && query.condition_count() == 3);
    assert_eq!(Query::parse("has=code&has=-code").to_string(), "has=-code");
    assert_eq!(Query::parse("has=-code").toggled_has(Has::Code).to_string(), "has=code");
    assert_eq!(Query::parse("has=code").toggled_lacks(Has::Code).to_string(), "has=-code");
    assert_eq!(Query::parse("has=-code").toggled_lacks(Has::Code), Query::default());
    assert_eq!(Query::parse("has=-code").without_has(Has::Code), Query::default());
    assert_eq!(Query::parse("venue=acl&has=-code").only_term(), None);
}

#[test]
fn what_is_not_understood_is_kept() {
    let query = Query::parse("?utm=x&sort=sideways&has=cake&category=&year=2024");
    assert_eq!(query.unknown().len(), 4);
    assert_eq!(query.to_string(), "year=2024&utm=x&sort=sideways&has=cake&category=");
}

#[test]
fn what_trackers_add_is_dropped_and_nothing_else() {
    let query = Query::parse("utm_source=x&fbclid=IwAR0&UTM_id=1&_hsenc=p&utm=y&colour=blue&clid=z&utm_=");
    assert_eq!(query.to_string(), "utm=y&colour=blue&clid=z");
}

#[test]
fn a_value_is_included_or_excluded_and_the_last_word_counts() {
    for (written, read) in [
        ("venue=NeurIPS&venue=-neurips", "venue=-neurips"),
        ("venue=-NEURIPS&venue=NeurIPS", "venue=NeurIPS"),
        ("category=survey&category=-survey&category=pruning", "category=-survey&category=pruning"),
        ("technique=Low+rank&technique=low-rank", "technique=low-rank"),
        ("technique=北京&technique=東京", "technique=北京&technique=東京"),
    ] {
        assert_eq!(Query::parse(&Query::parse(written).to_string()), Query::parse(read), "{written}");
    }
}

#[test]
fn what_is_shared_is_searched_for() {
    let shared = Query::parse("q=Look+at+this&url=https%3A%2F%2Farxiv.org%2Fabs%2F2306.08543");
    assert_eq!(shared.text, "https://arxiv.org/abs/2306.08543");
    assert_eq!(Query::parse("q=kv&url=").to_string(), "q=kv");
    assert_eq!(Query::parse("url=nothing").unknown().len(), 1);
}

#[test]
fn words_may_stand_in_abstracts_too() {
    let query = Query::parse("in=Abstracts&q=kv");
    assert!(query.in_abstracts && query.condition_count() == 0);
    assert_eq!(query.to_string(), "q=kv&in=abstracts");
    assert_eq!(query.with_abstracts(false), Query::parse("q=kv"));
    assert_eq!(query.cleared(), Query::default());
    let unknown = Query::parse("in=titles");
    assert!(!unknown.in_abstracts && unknown.unknown().len() == 1);
    assert_eq!(Query::parse("venue=acl&in=abstracts").only_term(), Some((Facet::Venue, "acl")));
}

#[test]
fn a_curator_s_question_is_kept() {
    let query = Query::parse("debug&year=2024");
    assert!(query.debug && query.unknown().is_empty());
    assert_eq!(query.to_string(), "year=2024&debug");
    assert_eq!(query.cleared().to_string(), "debug");
    assert_eq!(Query::parse("debug=1").unknown().len(), 1);
}

#[test]
fn a_term_is_toggled_whatever_its_case() {
    let query = Query::parse("venue=NeurIPS");
    assert_eq!(query.toggled(Facet::Venue, &Term::included("neurips")).to_string(), "");
    assert_eq!(query.toggled(Facet::Venue, &Term::excluded("neurips")).to_string(), "venue=-neurips");
}

#[test]
fn the_natural_order_is_not_written() {
    assert_eq!(Query::parse("sort=title").with_sort(Sort::Newest).to_string(), "");
    assert_eq!(Query::parse("q=a").with_sort(Sort::Newest).to_string(), "q=a&sort=newest");
    assert_eq!(Query::parse("q=a&sort=Added").to_string(), "q=a&sort=newest");
    assert_eq!(Query::parse("q=a").effective_sort(), Sort::Relevance);
}
