//! What is written is read back: addresses and the catalogue's file.

use crate::generators;
use crate::generators::{cases, query, text, text_of_address};
use catalogue::decode::decode;
use catalogue::encode::encode;
use catalogue::route::{Base, Contribution, StaticOnly};
use catalogue::shelf::Selection;
use catalogue::{PaperId, Query, Route, Slug};
use proptest::prelude::*;
use proptest::sample::select;

fn base() -> impl Strategy<Value = Base> {
    select(&["/", "/repo/", "/a/b/", "/papers/", "/about/", "/a%20b/", "/%C3%A9/"][..])
        .prop_map(|path| Base::new(path).unwrap())
}

fn id() -> impl Strategy<Value = PaperId> {
    prop_oneof!["[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", "[0-9]{2}(0[1-9]|1[0-2])\\.[0-9]{4,5}"]
        .prop_map(|id| PaperId::new(&id).unwrap())
}

fn route() -> impl Strategy<Value = Route> {
    prop_oneof![
        6 => query().prop_map(Route::Browse),
        3 => (id(), query()).prop_map(|(id, within)| Route::Paper { id, within }),
        1 => ("(state=(to-read|reading|read)&)?(sort=(added|title|newest))?", proptest::option::of("[A-Za-z0-9_~-]{0,30}"))
            .prop_map(|(search, shared)| Route::Shelf { selection: Selection::parse(&search), shared }),
        1 => select(vec![Route::About, Route::contribute(), Route::Accessibility]),
        1 => proptest::collection::hash_set(id(), 0..6).prop_map(|ids| Route::Compare(ids.into_iter().collect())),
        1 => id().prop_map(|id| Route::Contribute(Contribution::Correction(id))),
        1 => "[A-Za-z0-9]{1,9}( [a-z&?#%]{1,9}){0,3}".prop_map(|title| Route::Contribute(Contribution::New { title })),
        1 => query().prop_map(Route::Trends),
        1 => select(&[StaticOnly::Start, StaticOnly::Authors][..]).prop_map(Route::StaticOnly),
        1 => "[a-z]{1,5}(-[a-z0-9]{1,5}){0,3}".prop_map(|id| Route::author(Slug::new(&id).unwrap())),
    ]
}

/// Reads an address as a browser hands it over: the path, the query string and the fragment apart.
fn parse(base: &Base, address: &str) -> Route {
    let (address, fragment) = address.split_once('#').unwrap_or((address, ""));
    let (path, search) = address.split_once('?').unwrap_or((address, ""));
    Route::parse(base, path, search).with_fragment(fragment)
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn every_route_is_read_back_from_its_address(base in base(), route in route()) {
        let href = route.href(&base);
        prop_assert!(href.starts_with(base.as_str()) && !href.starts_with("//"), "{}", href);
        let has_fragment = matches!(route, Route::Shelf { shared: Some(_), .. });
        prop_assert_eq!(href.matches('#').count(), usize::from(has_fragment));
        prop_assert!(href.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte)), "{}", href);
        prop_assert_eq!(parse(&base, &href), route);
    }

    #[test]
    fn any_address_is_read_and_what_it_is_read_as_is_read_back(
        base in base(),
        path in text_of_address(),
        search in text_of_address(),
    ) {
        let route = Route::parse(&base, &format!("{}{path}", base.as_str()), &search);
        let href = route.href(&base);
        prop_assert!(href.starts_with(base.as_str()) && !href.starts_with("//"), "{}", href);
        prop_assert_eq!(parse(&base, &href), route);
    }

    #[test]
    fn a_page_is_the_same_with_the_name_of_its_file(base in base(), path in text_of_address(), search in text_of_address()) {
        prop_assume!(!path.contains("index.html"));
        let parse = |end: &str| Route::parse(&base, &format!("{}{path}{end}", base.as_str()), &search);
        let [page, file] = ["/", "/index.html"].map(parse);
        let is_page = !matches!(page, Route::NotFound { .. });
        let agree = if is_page { page == file } else { matches!(file, Route::NotFound { .. }) };
        prop_assert!(agree, "{:?} {:?}", page, file);
    }

    #[test]
    fn any_path_at_all_is_a_route(base in base(), path in text(), search in text()) {
        let _ = Route::parse(&base, &path, &search);
    }

    #[test]
    fn any_query_string_is_read_and_printed_once_and_for_all(search in text_of_address()) {
        let query = Query::parse(&search);
        let printed = query.to_string();
        prop_assert_eq!(&Query::parse(&printed), &query);
        prop_assert_eq!(Query::parse(&printed).to_string(), printed);
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn every_catalogue_is_read_back_from_its_file(catalogue in generators::catalogue()) {
        let file = encode(&catalogue);
        prop_assert_eq!(decode(file.as_bytes()).unwrap(), catalogue);
    }

    #[test]
    fn no_bytes_break_the_reader(bytes in any::<Vec<u8>>(), catalogue in generators::catalogue(), at in any::<prop::sample::Index>()) {
        let _ = decode(&bytes);
        let mut damaged = encode(&catalogue).into_bytes();
        // The last byte is a line break, without which the file is whole.
        let at = at.index(damaged.len() - 1);
        damaged[at] = bytes.first().copied().unwrap_or(b'}');
        let _ = decode(&damaged);
        damaged.truncate(at);
        prop_assert!(decode(&damaged).is_err());
    }
}
