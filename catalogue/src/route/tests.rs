//! Addresses and the pages that they name.
use super::{Base, Route, StaticOnly};
use crate::query::{Facet, Query};

fn base(path: &str) -> Base {
    Base::new(path).unwrap()
}

#[test]
fn every_page_has_its_address() {
    let base = base("/repo/");
    for (address, canonical) in [
        ("/repo/", "/repo/"),
        ("/repo", "/repo/"),
        ("/repo/index.html", "/repo/"),
        ("/repo/index.html?q=a", "/repo/?q=a"),
        ("/repo/about/index.html", "/repo/about/"),
        ("/repo/contribute/index.html/", "/repo/contribute/"),
        ("/repo/category/survey/index.html?sort=title", "/repo/category/survey/?sort=title"),
        ("/repo/venue/iclr/index.html", "/repo/venue/iclr/"),
        ("/repo/papers/2306.08543/index.html?year=2023", "/repo/papers/2306.08543/?year=2023"),
        ("/repo/papers/index.html", "/repo/papers/index.html"),
        ("/repo/noindex.html", "/repo/noindex.html"),
        ("/repo/about//", "/repo/about/"),
        ("/repo/papers/2306.08543///", "/repo/papers/2306.08543/"),
        ("/repo/papers", "/repo/papers"),
        ("/repo/category/?q=a", "/repo/category/"),
        ("/repo/venue/", "/repo/venue/"),
        ("/repo/category/-survey/", "/repo/?category=-survey"),
        ("/repo/category/-/", "/repo/category/-/"),
        ("/repo/venue/--acl/", "/repo/?venue=--acl"),
        ("/repo/papers/Some-Title/", "/repo/papers/some-title/"),
        ("/repo/papers/ARXIV:2306.08543V2/", "/repo/papers/2306.08543/"),
        ("/repo/category/Survey/?category=-survey", "/repo/?category=-survey"),
        ("/repo/?venue=NeurIPS&venue=-neurips", "/repo/?venue=-neurips"),
        ("/repo/?category=survey&fbclid=x&utm_source=y&UTM_Medium=z", "/repo/category/survey/"),
        ("/repo/papers/2306.08543/?gclid=x&colour=blue", "/repo/papers/2306.08543/?colour=blue"),
        ("/repo/?has=-Code&has=award", "/repo/?has=award&has=-code"),
        ("/repo/?has=Code&sort=Title&view=TABLE", "/repo/?has=code&sort=title&view=table"),
        ("/repo/?q=a+b", "/repo/?q=a+b"),
        ("/repo/?category=survey", "/repo/category/survey/"),
        ("/repo/category/survey", "/repo/category/survey/"),
        ("/repo/category/survey/?year=2024", "/repo/?category=survey&year=2024"),
        ("/repo/venue/acl/?view=table", "/repo/venue/acl/?view=table"),
        ("/repo/?venue=-arXiv", "/repo/?venue=-arXiv"),
        ("/repo/papers/2306.08543", "/repo/papers/2306.08543/"),
        ("/repo/papers/2306.08543v2/", "/repo/papers/2306.08543/"),
        ("/repo/papers/2306.08543/?year=2023", "/repo/papers/2306.08543/?year=2023"),
        ("/repo/about/", "/repo/about/"),
        ("/repo/contribute", "/repo/contribute/"),
        ("/repo/contribute/?utm_source=x", "/repo/contribute/"),
        ("/repo/contribute/?paper=2306.08543", "/repo/contribute/?paper=2306.08543"),
        ("/repo/contribute/index.html?utm_source=x&paper=arXiv:2306.08543v2", "/repo/contribute/?paper=2306.08543"),
        ("/repo/contribute/?paper=A-Title", "/repo/contribute/?paper=a-title"),
        ("/repo/contribute/?paper=", "/repo/contribute/"),
        ("/repo/contribute/?title=+All+%26+More+", "/repo/contribute/?title=All+%26+More"),
        ("/repo/contribute/?title=All&paper=2306.08543", "/repo/contribute/?paper=2306.08543"),
        ("/repo/contribute/?title=+", "/repo/contribute/"),
        ("/repo/contribute/?paper=%3Cscript%3E", "/repo/contribute/"),
        ("/repo/accessibility", "/repo/accessibility/"),
        ("/repo/start/index.html", "/repo/start/"),
        ("/repo/trends", "/repo/trends/"),
        ("/repo/authors/?utm_source=x", "/repo/authors/"),
        ("/repo/authors/Song%20Han/", "/repo/authors/song-han/"),
        ("/repo/authors/%E5%8C%97/", "/repo/authors/%E5%8C%97/"),
        ("/repo/?author=song-han", "/repo/?author=song-han"),
        (
            "/repo/?author=-song-han&author=Yu+Wang&category=survey",
            "/repo/?category=survey&author=-song-han&author=Yu+Wang",
        ),
        ("/repo/?debug", "/repo/?debug"),
        ("/repo/category/survey/?debug", "/repo/category/survey/?debug"),
        ("/repo/?q=a&url=https://arxiv.org/abs/2306.08543", "/repo/?q=https%3A%2F%2Farxiv.org%2Fabs%2F2306.08543"),
        ("/repo/shelf", "/repo/shelf/"),
        ("/repo/shelf/index.html?sort=title&state=READ&state=read&utm_source=x", "/repo/shelf/?state=read&sort=title"),
        ("/repo/shelves/", "/repo/shelves/"),
        ("/repo/compare", "/repo/compare/"),
        (
            "/repo/compare/index.html?paper=2306.08543v2&utm_source=x&paper=A-Title&paper=arXiv:2306.08543&paper=%3Cb%3E",
            "/repo/compare/?paper=2306.08543&paper=a-title",
        ),
        ("/repo/no/such%20page", "/repo/no/such%20page"),
    ] {
        let (path, search) = address.split_once('?').unwrap_or((address, ""));
        let route = Route::parse(&base, path, search);
        assert_eq!(route.href(&base), canonical, "{address}");
    }
}

#[test]
fn a_link_to_some_papers_keeps_them_in_its_fragment() {
    let base = base("/repo/");
    let parse = |fragment| Route::parse(&base, "/repo/shelf/", "").with_fragment(fragment);
    assert_eq!(parse("papers=ab~c~").href(&base), "/repo/shelf/#papers=ab~c~");
    assert_eq!((parse("main"), parse("")), (Route::shelf(), Route::shelf()));
    assert_eq!(Route::About.with_fragment("papers=ab~c~"), Route::About);
}

#[test]
fn an_address_outside_the_base_is_not_found() {
    let route = Route::parse(&base("/repo/"), "/other/about/", "");
    assert_eq!(route, Route::NotFound { path: "other/about/".to_owned() });
}

#[test]
fn a_path_that_names_nothing_of_the_list_is_that_of_no_page() {
    let parse = |path: &str, search: &str| {
        Route::parse_known(&Base::default(), path, search, &|facet, id| (facet, id) == (Facet::Category, "survey"))
    };
    assert_eq!(parse("/category/survey/", ""), Route::Browse(Query::parse("category=survey")));
    for path in ["category/surveys/", "category/-surveys/", "venue/survey/", "venue/nope/index.html"] {
        assert_eq!(parse(&format!("/{path}"), "sort=title"), Route::NotFound { path: path.to_owned() });
    }
    assert_eq!(parse("/", "venue=nope"), Route::Browse(Query::parse("venue=nope")));
}

#[test]
fn a_single_category_is_its_page() {
    let route = Route::parse(&Base::default(), "/category/survey/", "sort=title");
    assert_eq!(route, Route::Browse(Query::parse("category=survey&sort=title")));
    assert_eq!(route.href(&Base::default()), "/category/survey/?sort=title");
}

#[test]
fn a_query_is_asked_of_the_shelf_where_the_shelf_is_shown() {
    let parse = |path, search| Route::parse(&Base::default(), path, search);
    let asked = |route: Route| route.asking(Query::parse("q=kv")).href(&Base::default());
    assert_eq!(asked(parse("/shelf/", "state=read&q=cache&sort=title")), "/shelf/?q=kv&state=read&sort=title");
    assert_eq!(asked(parse("/", "q=cache&sort=title")), "/?q=kv");
    assert_eq!(asked(parse("/shelf/", "").with_fragment("papers=ab~c~")), "/?q=kv");
    assert_eq!(parse("/shelf/", "category=survey").query(), Some(&Query::parse("category=survey")));
}

#[test]
fn the_trends_are_those_of_a_query_and_another_is_asked_there() {
    let trends = Route::parse(&Base::default(), "/trends/", "has=code&colour=blue");
    assert_eq!(trends, Route::Trends(Query::parse("has=code&colour=blue")));
    let asked = trends.asking(Query::parse("category=survey")).href(&Base::default());
    assert_eq!(asked, "/trends/?category=survey");
}

#[test]
fn where_a_page_is_not_written_the_program_shows_another() {
    let Route::StaticOnly(author) = Route::parse(&Base::default(), "/authors/song-han/", "") else { panic!() };
    assert_eq!(author.unwritten(), Route::Browse(Query::parse("author=song-han")));
    assert_eq!(StaticOnly::Start.unwritten(), Route::NotFound { path: "start".to_owned() });
}

#[test]
fn a_base_goes_from_slash_to_slash() {
    for bad in ["", "repo", "/repo", "repo/", "//", "/a b/", "/a\"/"] {
        assert!(Base::new(bad).is_err(), "{bad:?}");
    }
}
