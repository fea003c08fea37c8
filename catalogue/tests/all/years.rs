//! Years that an address asks for or rules out, one by one and as ranges.

use crate::generators;
use crate::generators::small_catalogue;
use catalogue::query::{Facet, Term};
use catalogue::search::{Index, search};
use catalogue::{Catalogue, Query};
use proptest::prelude::*;

/// A paper of each of these years.
fn of_years(years: &[u16]) -> Catalogue {
    let ids: Vec<String> = years.iter().map(|year| format!("{}06.00001", year - 2000)).collect();
    let rows: Vec<_> = ids.iter().map(|id| (id.as_str(), "alpha", &[][..], "one", "", false)).collect();
    small_catalogue(&rows)
}

fn found(index: &Index, query: &Query) -> Vec<usize> {
    search(index, query).complete().unwrap().papers
}

#[test]
fn years_of_an_address_may_be_a_range() {
    let catalogue = of_years(&[2022, 2023, 2024]);
    let index = Index::new(&catalogue);
    for (query, papers) in [
        ("year=2023..2024&sort=oldest", &[1, 2][..]),
        ("year=2022-2023&sort=oldest", &[0, 1]),
        ("year=-2023..", &[0]),
        ("year=2022&year=>2023&sort=oldest", &[0, 2]),
        ("year=<2023&year=>2023&sort=oldest", &[0, 2]),
        ("year=2022..2024&year=-2023&sort=oldest", &[0, 2]),
        ("year=>9999&sort=oldest", &[0, 1, 2]),
        ("q=year:<2023", &[0]),
        ("q=year:+2022,2024&sort=oldest", &[0, 2]),
    ] {
        assert_eq!(found(&index, &Query::parse(query)), papers, "{query}");
    }
    let label = |text: &str| index.term_label(Facet::Year, &Term::included(text));
    for (text, name) in [
        ("2022..2023", "2022–2023"),
        ("2022", "2022"),
        ("(2022)", "2022"),
        ("2022..", "since 2022"),
        (">2022", "since 2023"),
        ("2022-", "since 2022"),
    ] {
        assert_eq!(label(text).as_deref(), Some(name));
    }
    assert_eq!((label("2030.."), label("soon")), (None, None));
    let value = |text: &str| index.facet_value(Facet::Year, text).map(|value| value.id.as_str());
    assert_eq!(["2023", "2023..2023", "2023/"].map(value), [Some("2023"); 3]);
    assert_eq!([">2023", "2024..", "2022..2024", "2030"].map(value), [None; 4]);
    let ignored = |query: &str| {
        let results = search(&index, &Query::parse(query)).complete().unwrap();
        results.ignored.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(ignored("year=2022..2024&year=-2024-"), [""; 0]);
    assert_eq!(ignored("year=soon&year=2030.."), ["year=soon", "year=2030.."]);
    assert_eq!(ignored("q=year:soon+has:cake+alpha&has=cake"), ["has=cake", "year:soon", "has:cake"]);
}

#[test]
fn terms_that_name_the_same_years_are_one() {
    for (written, read) in [
        ("year=2022..2024&year=2022-2024", "year=2022-2024"),
        ("year=2022..2024&year=-2024..2022", "year=-2024..2022"),
        ("year=2023&year=2023..2023", "year=2023..2023"),
        ("year=>2022&year=2023..", "year=2023.."),
        ("year=2023&year=>2023", "year=2023&year=>2023"),
        ("year=2022..2024&year=2023", "year=2022..2024&year=2023"),
        ("technique=>2022&technique=2022", "technique=2022"),
    ] {
        assert_eq!(Query::parse(written), Query::parse(read), "{written}");
    }
    let query = Query::parse("year=2022..2024&year=-2023&year=2024");
    assert_eq!(query.without(Facet::Year, "2023").to_string(), "year=2022..2024&year=2024");
    assert_eq!(query.without(Facet::Year, "2022-2024").to_string(), "year=-2023&year=2024");
    assert_eq!(query.without(Facet::Year, "2022"), query);
}

#[test]
fn a_year_is_taken_out_of_a_range() {
    let catalogue = of_years(&[2021, 2022, 2023, 2024]);
    let index = Index::new(&catalogue);
    for (query, term, toggled) in [
        ("year=2022..2024&category=one", "2023", "category=one&year=2022&year=2024"),
        ("year=2022-2024", "2022", "year=2023..2024"),
        ("year=2023..", "2023", "year=2024.."),
        ("year=>2022", "2024", "year=2023"),
        ("year=<=2022", "2022", "year=..2021"),
        // No paper is of 2020 or before, nor of 2025 or later.
        ("year=<=2021", "2021", ""),
        ("year=2021,2024..", "2024", "year=2021"),
        ("year=2023", "2023", ""),
        // What names the year twice does not name it any more.
        ("year=2022..2024&year=2023", "2023", "year=2022&year=2024"),
        // Another year is chosen beside the range, which stays as it is written.
        ("year=2022-2024", "2021", "year=2022-2024&year=2021"),
        ("year=2030..", "2021", "year=2030..&year=2021"),
        ("year=-2022..2024", "-2023", "year=-2022&year=-2024"),
        ("year=-2022..2024", "2023", "year=-2022&year=-2024&year=2023"),
        ("year=2022..2024", "-2023", "year=2022&year=2024&year=-2023"),
        ("year=-2022..2024&year=-2022&year=2021", "-2023", "year=-2022&year=-2024&year=2021"),
        ("year=-2022&year=2022..2024", "2023", "year=-2022&year=2024"),
        ("year=2022..2024&year=-2022", "2023", "year=-2022&year=2024"),
        // What was ruled out of the range is in it again.
        ("year=2022..2024&year=-2023", "-2023", "year=2022..2024"),
        // A range is toggled like a year.
        ("year=2022&year=2023", "2022..2023", ""),
        ("year=2022&year=2024", "2022..2023", "year=2024&year=2022..2023"),
    ] {
        let named = term.trim_start_matches('-');
        let term = if named == term { Term::included(named) } else { Term::excluded(named) };
        assert_eq!(index.toggled(&Query::parse(query), Facet::Year, &term).to_string(), toggled, "{query}: {term}");
    }
}

#[test]
fn a_range_takes_the_place_of_the_years_that_are_asked_for() {
    let range = Query::parse("q=kv&year=2021&year=-2022").with_years(Some(2022..=2024));
    assert_eq!(range.to_string(), "q=kv&year=2022..2024&year=-2022");
    assert_eq!(range.with_years(Some(2023..=2023)).to_string(), "q=kv&year=2023&year=-2022");
    assert_eq!(range.with_years(None).to_string(), "q=kv&year=-2022");
}

/// A query with more terms of years, which may name the same ones.
fn with_years() -> impl Strategy<Value = Query> {
    let years = prop::sample::select(&["2021", "2023", "2024", "2022..2024", "..2023", "2022,2024"][..]);
    (generators::query(), prop::collection::vec((years, any::<bool>()), 0..4)).prop_map(|(mut query, years)| {
        for (years, is_excluded) in years {
            query.set(Facet::Year, if is_excluded { Term::excluded(years) } else { Term::included(years) });
        }
        query
    })
}

proptest! {
    #![proptest_config(generators::cases(300))]

    #[test]
    fn what_is_toggled_is_so_and_all_else_as_it_was(
        catalogue in generators::catalogue(),
        query in with_years(),
        choice in any::<prop::sample::Index>(),
        is_excluded in any::<bool>(),
    ) {
        let index = Index::new(&catalogue);
        let values = || Facet::LISTED.into_iter().flat_map(|facet| {
            index.facet_values(facet).iter().map(move |value| (facet, value.id.as_str()))
        });
        let says = |query: &Query, is_excluded: bool, facet: Facet, id: &str| {
            query.terms(facet).iter().any(|term| term.is_excluded() == is_excluded && term.names(facet, id))
        };
        // Whether a value is ruled out; `None` for one that is free. What is ruled out is so even if it is included.
        let state = |query: &Query, facet: Facet, id: &str| {
            let is_excluded = says(query, true, facet, id);
            (is_excluded || says(query, false, facet, id)).then_some(is_excluded)
        };
        let count = values().count();
        prop_assume!(count > 0);
        let (facet, id) = values().nth(choice.index(count)).unwrap();
        let term = if is_excluded { Term::excluded(id) } else { Term::included(id) };
        let toggled = index.toggled(&query, facet, &term);

        for (other_facet, other) in values().filter(|other| *other != (facet, id)) {
            prop_assert_eq!(state(&toggled, other_facet, other), state(&query, other_facet, other));
        }
        let (is_there, is_opposite) = (says(&query, is_excluded, facet, id), says(&query, !is_excluded, facet, id));
        let expected = if is_there { is_opposite.then_some(!is_excluded) } else { Some(is_excluded) };
        prop_assert_eq!(state(&toggled, facet, id), expected);
        prop_assert_eq!(found(&index, &toggled), found(&index, &query.toggled(facet, &term)));
        prop_assert_eq!(&Query::parse(&toggled.to_string()), &toggled);

        // Where it was not the other way round before, it is again as it was. A year that was both included and
        // ruled out may be only the latter now.
        let is_both = |id: &str| [true, false].map(|is_excluded| says(&query, is_excluded, facet, id)) == [true; 2];
        if !is_opposite && !index.facet_values(facet).iter().any(|value| is_both(&value.id)) {
            let twice = index.toggled(&toggled, facet, &term);
            prop_assert_eq!(found(&index, &twice), found(&index, &query));
        }
    }
}
