//! A small catalogue for tests, and every kind of page drawn from it natively and
//! compared with a snapshot. `INSTA_UPDATE=always cargo test` writes snapshots anew; read
//! the difference before you commit it.
use catalogue::decode::{Salvaged, decode, salvage};
use catalogue::paper::Line;
use catalogue::query::{Query, View};
use catalogue::route::Base;
use catalogue::{Catalogue, Paper, PaperId, Parts, readme};
use leptos::prelude::*;

use crate::app::App;
use crate::browser::{COLUMNS, PHONE};
use crate::context;
use crate::data::error::LoadError;
use crate::data::library::Library;
use crate::data::prose::Prose;
use crate::html::card::card;
use crate::html::legend::legend;
use crate::html::markdown::render;
use crate::html::results::problems;
use crate::lazy::lazy;
use crate::location::Location;

/// Two categories, three papers, one of everything else.
pub(crate) fn small() -> Catalogue {
    decode(include_bytes!("../tests/fixtures/small.json")).unwrap()
}

/// The small catalogue, indexed.
pub(crate) fn library() -> Library {
    Library::new(small(), Base::new("/repository/").unwrap())
}

/// The page at an address under `/repository/`, one element a line.
fn page(path: &str, search: &str) -> String {
    page_of(library(), path, search)
}

/// The page of a library at an address under `/repository/`, one element a line.
fn page_of(library: Library, path: &str, search: &str) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        let library = Box::leak(Box::new(library));
        let mut prose = Prose::new(&library.catalogue, "For *all*.", render);
        prose.legend = legend(library).into_string();
        let prose = Some(prose.into());
        let location = Location::fixed(library.base.clone(), library.route(path, search));
        context::provide(library, location, prose, RwSignal::new(Some(lazy())));
        view! { <App/> }.to_html()
    });
    html.replace("<!>", "").replace("><", ">\n<")
}

#[test]
fn a_category_that_every_paper_has_is_shared_whatever_is_asked_for() {
    let small = small();
    let one = small.papers()[0].categories[0].clone();
    let of = |is_shared: bool| {
        let categories = |paper: &Paper| if is_shared { vec![one.clone()] } else { paper.categories.clone() };
        let papers =
            small.papers().iter().map(|paper| Paper { categories: categories(paper), figure: None, ..paper.clone() });
        let parts = Parts { papers: papers.collect(), ..small.parts().clone() };
        Library::new(Catalogue::new(parts).unwrap(), Base::default())
    };
    let (shared, mixed) = (of(true), of(false));
    for query in ["", "q=a", "year=2023"].map(Query::parse) {
        assert_eq!(shared.shared_category(&query), Some(&one), "{query}");
        assert_eq!(mixed.shared_category(&query), None, "{query}");
    }
}

#[test]
fn the_browse_page() {
    insta::assert_snapshot!(page("/repository/", ""));
}

#[test]
fn a_filtered_list_with_something_unknown() {
    insta::assert_snapshot!(page("/repository/", "q=kv&category=quantization&venue=-nowhere&colour=blue&view=compact"));
}

#[test]
fn the_start_up_script_drops_what_trackers_add_as_the_program_does() {
    let script = include_str!("start.js");
    let pattern = script.split_once("/^(utm_.*|").and_then(|(_, rest)| rest.split_once(")$/i")).unwrap().0;
    let source = include_str!("../catalogue/src/query/trackers.rs");
    let known: Vec<_> = source.lines().filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\",")).collect();
    assert_eq!(pattern.split('|').collect::<Vec<_>>(), known);
}

#[test]
fn the_widths_of_windows_are_those_of_the_style_sheets() {
    for (sheet, query) in [(include_str!("../style/card.css"), PHONE), (include_str!("../style/facets.css"), COLUMNS)] {
        assert!(sheet.contains(&format!("@media {query} {{")), "{query}");
    }
}

#[test]
fn a_list_without_results() {
    insta::assert_snapshot!(page("/repository/category/pruning/", "q=nothing"));
}

#[test]
fn a_paper_within_its_results() {
    insta::assert_snapshot!(page("/repository/papers/2301.00774/", "category=pruning"));
}

#[test]
fn a_paper_without_arxiv_and_authors() {
    insta::assert_snapshot!(page("/repository/papers/a-paper-without-arxiv/", ""));
}

/// The small catalogue with figures whose files are in the site: a wide one of every paper.
fn with_figures() -> Library {
    let file = include_str!("../tests/fixtures/small.json").replace(
        "\"collection\": \"main\",\n      \"venue\"",
        "\"figure\": { \"source\": \"https://example.org/figure.png\", \"prepared\": \"9f86d081 1002x540 fff eefcdefffeeefffdde\" },\n      \"collection\": \"main\",\n      \"venue\"",
    );
    Library::new(decode(file.as_bytes()).unwrap(), Base::new("/repository/").unwrap())
}

/// The first link that enlarges a figure.
fn figure_of(page: &str) -> &str {
    let start = page.find("data-figure").and_then(|mark| page[..mark].rfind("<a ")).unwrap();
    &page[start..start + page[start..].find("</a>").unwrap()]
}

#[test]
fn a_figure_whose_files_are_in_the_site_is_shown() {
    let browse = page_of(with_figures(), "/repository/", "");
    insta::assert_snapshot!("the_figure_of_a_card", figure_of(&browse));
    let paper = page_of(with_figures(), "/repository/papers/2301.00774/", "");
    insta::assert_snapshot!("the_figure_of_a_page", figure_of(&paper));
    assert!(paper.contains("The authors’ figure.") && !paper.contains("schematic"), "{paper}");
    assert_eq!(browse.matches("<picture>").count(), 2);
    // The paper of which no files are there shows its schematic.
    assert_eq!(browse.matches("class=\"schematic\"").count(), 1);
    assert!(!browse.contains("style=") && !browse.contains("src=\"http"), "{browse}");
    assert!(!page_of(with_figures(), "/repository/", "view=table").contains("<picture>"));
}

#[test]
fn figures_below_the_first_row_wait() {
    let library = with_figures();
    let of = |rank| card(&library, 0, &Query::default(), "", View::Cards, rank).into_string();
    assert!(!of(3).contains("loading=") && of(4).contains("loading=\"lazy\""), "{}", of(4));
    assert!(of(0).contains("fetchpriority=\"high\"") && !of(1).contains("fetchpriority"));
}

#[test]
fn the_about_page() {
    insta::assert_snapshot!(page("/repository/about/", ""));
}

#[test]
fn the_contribute_page() {
    insta::assert_snapshot!(page("/repository/contribute/", ""));
}

#[test]
fn the_static_page_of_the_shelf_says_what_it_needs() {
    let page = page("/repository/shelf/", "state=reading");
    assert!(page.contains("<h1 tabindex=\"-1\">Shelf</h1>") && page.contains("The shelf needs JavaScript"), "{page}");
}

#[test]
fn the_static_page_of_a_comparison_says_what_it_needs() {
    let page = page("/repository/compare/", "paper=2301.00774");
    assert!(page.contains("<main id=\"main\" class=\"page compare\">") && page.contains("needs JavaScript"), "{page}");
}

#[test]
fn the_trends_are_those_of_what_is_asked_for() {
    let all = page("/repository/trends/", "");
    assert!(all.contains("judging by the 3 papers in this list") && !all.contains("class=\"chips\""), "{all}");
    let asked = page("/repository/trends/", "category=pruning&colour=blue");
    assert!(asked.contains("<h1 tabindex=\"-1\">Trends<span class=\"spoken\">: Pruning</span>"), "{asked}");
    assert!(asked.contains("judging by these papers"), "{asked}");
    for link in ["/repository/trends/?colour=blue", "/repository/?category=pruning&amp;colour=blue"] {
        assert!(asked.contains(&format!("href=\"{link}\"")), "{link} in {asked}");
    }
    assert!(asked.contains("colour “blue”") && !asked.contains("Categories by year"), "{asked}");
    let list = page("/repository/", "category=pruning");
    let link = "href=\"/repository/trends/?category=pruning\" class=\"count-link trends-link needs-program\">Trends";
    assert!(list.contains(link) && !page("/repository/", "").contains("of these papers"), "{list}");
}

#[test]
fn the_accessibility_page() {
    let page = page("/repository/accessibility/", "");
    assert!(page.contains("<h1 tabindex=\"-1\">Accessibility</h1>") && page.contains("For <em>all</em>."), "{page}");
}

#[test]
fn a_curator_is_told_what_was_left_out() {
    let file = include_str!("../tests/fixtures/small.json").replacen("\"authors\"", "\"autors\"", 1);
    let Salvaged { catalogue, problems: found } = salvage(file.as_bytes()).unwrap();
    let mut library = Library::new(catalogue, Base::default());
    library.problems = found;
    let told = problems(&library).into_string();
    assert_eq!(library.catalogue.papers().len() + 1, small().papers().len());
    assert!(told.contains("role=\"note\"") && told.contains("“autors” is not a field"), "{told}");
    assert!(problems(&self::library()).into_string().contains("Every record"));
}

#[test]
fn every_page_of_an_empty_catalogue_is_drawn() {
    let file = include_str!("../tests/fixtures/small.json");
    let (before, _) = file.split_once("\"papers\"").unwrap();
    let catalogue = decode(format!("{before}\"papers\": []}}").as_bytes()).unwrap();
    let library: &Library = Box::leak(Box::new(Library::new(catalogue, Base::default())));
    for address in [
        "/",
        "/about/",
        "/contribute/",
        "/trends/",
        "/category/pruning/",
        "/papers/2301.00774/",
        "/?q=a&sort=title&view=table",
    ] {
        let (path, search) = address.split_once('?').unwrap_or((address, ""));
        let html = Owner::new().with(|| {
            let location = Location::fixed(library.base.clone(), library.route(path, search));
            context::provide(library, location, None, RwSignal::new(Some(lazy())));
            view! { <App/> }.to_html()
        });
        assert!(html.contains("<main") && html.contains("<h1"), "{address}");
    }
}

#[test]
fn a_page_that_is_not_there() {
    insta::assert_snapshot!(page("/repository/no/such/page", ""));
}

#[test]
fn no_markup_of_the_catalogue_is_markup_of_the_page() {
    let html = page("/repository/", "");
    assert!(!html.contains("<b>Quantization"), "a title is text");
    assert!(html.contains("&lt;b>Quantization") || html.contains("&lt;b&gt;Quantization"));
    assert!(!page("/repository/about/", "").contains("<script>alert"));
}

#[test]
fn a_page_holds_no_style_attribute() {
    // The Content-Security-Policy would refuse it.
    for path in ["/repository/", "/repository/papers/2301.00774/", "/repository/about/", "/repository/contribute/"] {
        assert!(!page(path, "").contains("style="), "{path}");
    }
}

#[test]
fn every_failure_to_load_is_worded_for_a_reader() {
    let broken = decode(b"{").unwrap_err();
    let newer = decode(br#"{ "schema": 2 }"#).unwrap_err();
    let failures = [
        LoadError::Offline,
        LoadError::Unreachable,
        LoadError::Status(404),
        LoadError::Status(503),
        LoadError::Corrupt(broken),
        LoadError::Corrupt(newer),
    ];
    let told: Vec<String> =
        failures.iter().map(|failure| format!("{failure}\n  {}", failure.detail().unwrap_or_default())).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn the_static_page_keeps_the_form_for_the_program() {
    let page = page("/repository/contribute/", "");
    assert!(page.contains("<div class=\"entry needs-program\">") && page.contains("<fieldset disabled"), "{page}");
}

#[test]
fn the_form_begins_with_the_title_of_its_address() {
    let page = page("/repository/contribute/", "title=A+New+Paper");
    assert!(page.contains("value=\"A New Paper\""), "{page}");
}

#[test]
fn every_control_has_a_label_and_a_message() {
    let page = page("/repository/contribute/", "");
    for field in catalogue::draft::FormField::ALL {
        let id = format!("draft-{}", field.id());
        for part in [
            format!("<label for=\"{id}\">"),
            format!(" id=\"{id}\""),
            format!("aria-describedby=\"{id}-message\""),
            format!("id=\"{id}-message\""),
        ] {
            assert_eq!(page.matches(&part).count(), 1, "{part}");
        }
    }
}

#[test]
fn what_a_readme_says_is_read_back_as_text() {
    let title = "a|b [c](d) *e* `f` <img> &lt; \\ \\| ~~g~~ h_i_ ](x) [![y]()]";
    let shown = title.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paper = Paper { title: Line::new(title).unwrap(), figure: None, ..small().papers()[1].clone() };
    let link = format!("<a href=\"https://arxiv.org/abs/{}\">{shown}</a>", paper.id);
    let bullet = render(&readme::bullet(&paper));
    assert!(bullet.contains(&link), "{bullet}");
    let row = readme::table_row(&paper, &small().list().repository);
    let table = render(&format!("| A | B | C |\n|:--|:--|:--|\n{row}\n"));
    assert!(table.contains(&link) && table.matches("<td").count() == 3, "{table}");
}

#[test]
fn what_is_known_of_citations_is_shown_with_its_day_and_sorts_papers() {
    use catalogue::citations::Citations;

    let option = "<option value=\"cited\" hidden";
    assert!(page("/repository/", "").contains(option), "without counts there is no order by them");
    let id = small().papers()[1].id.clone();
    let day = small().list().starred.unwrap();
    let citations = Citations { date: day, counts: [(id.clone(), 43_210)].into(), cites: [].into() };
    let cited = || Library::new(citations.merged(small()), Base::new("/repository/").unwrap());
    let list = page_of(cited(), "/repository/", "sort=cited");
    assert!(!list.contains(option), "{list}");
    let counted = "43,210, counted by Semantic Scholar on 24 November 2026";
    assert!(list.contains(&format!("title=\"Citations: {counted}\"")), "{list}");
    assert!(list.contains("<span class=\"citations\" aria-hidden=\"true\">43k"), "{list}");
    let first = list.find("data-paper=").unwrap();
    assert!(list[first..].starts_with(&format!("data-paper=\"{id}\"")), "{list}");
    let paper = page_of(cited(), &format!("/repository/papers/{id}/"), "");
    assert!(paper.contains("<dt>Citations") && paper.contains(counted), "{paper}");
}

#[test]
fn a_paper_s_page_names_whom_of_the_list_it_cites_and_who_cites_it() {
    let before = page("/repository/papers/2301.00774/", "");
    assert!(!before.contains("in this list"), "{before}");
    // One that cites nine others, which are more than are shown at once.
    let template = small().papers()[0].clone();
    let mut parts = small().parts().clone();
    for number in 0..9 {
        let id = PaperId::new(&format!("2401.0000{number}")).unwrap();
        parts.papers.push(Paper {
            id: id.clone(),
            title: Line::new(&format!("Lamp {number}")).unwrap(),
            ..template.clone()
        });
        parts.papers[0].cites.push(id);
    }
    let of = |id: &str| {
        let library = Library::new(Catalogue::new(parts.clone()).unwrap(), Base::new("/repository/").unwrap());
        page_of(library, &format!("/repository/papers/{id}/"), "")
    };
    let citing = of(template.id.as_str());
    let section = citing.split("<h2>Cites in this list</h2>").nth(1).unwrap().split("</section>").next().unwrap();
    let (shown, folded) = section.split_once("<details class=\"more-papers\">\n<summary>3 more</summary>").unwrap();
    assert_eq!((shown.matches("<li").count(), folded.matches("<li").count()), (6, 3), "{section}");
    assert!(!citing.contains("Cited in this list by"), "{citing}");
    let cited = of("2401.00003");
    let section = cited.split("<h2>Cited in this list by</h2>").nth(1).unwrap().split("</section>").next().unwrap();
    let link = format!("<a href=\"/repository/papers/{}/\">{}</a>", template.id, template.title);
    assert!(section.contains(&link) && !section.contains("<details"), "{section}");
    assert!(!cited.contains("Cites in this list"), "{cited}");
}
