//! A README that was exported is read back to the same records, and exported again to the same
//! bytes: for the catalogue that is shipped and for catalogues made at random.
#![allow(clippy::unwrap_used, clippy::panic)]

mod imported;

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use catalogue::authors;
use catalogue::decode::decode;
use catalogue::paper::title_key;
use catalogue::paper::{Line, Link, LinkKind, Year};
use catalogue::{Catalogue, Category, Collection, ListInfo, Paper, PaperId, Parts, Slug, Venue, WebAddress};
use curator::diagnostic::Severity;
use curator::export;
use curator::import::catalogue::{Imported, combine};
use curator::import::document::latex;
use curator::import::list::{self, Surrounding};
use curator::mojibake;
use curator::source::Source;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn readme(catalogue: &Catalogue) -> String {
    let papers: Vec<&Paper> = catalogue.papers().iter().collect();
    export::readme::write(catalogue, &papers)
}

/// Reads a README as that of a catalogue's list, into nothing.
fn import(readme: &str, of: &Catalogue) -> Imported {
    let repository = of.list().repository.clone();
    let collections = &of.parts().collections;
    let (main, side) = collections.split_first().unwrap();
    let side_lists = side.iter().map(|other| (other.id.clone(), other.name.to_string())).collect();
    let surrounding = Surrounding { side_lists, ..imported::surrounding(&repository, &main.id) };
    let (source, _) = Source::read("README.md", readme.as_bytes());
    let mut imported = combine(vec![list::read(&source, &surrounding)], None, Some(&repository), &main.id).unwrap();
    // A list says no more of a side list than its name.
    let mut parts = imported.catalogue.parts().clone();
    parts.collections.clone_from(collections);
    parts.categories.clone_from(&of.parts().categories);
    parts.tools.clear();
    parts.leaderboards.clear();
    imported.catalogue = Catalogue::new(parts).unwrap();
    imported
}

/// What a list of bullets says of each paper and what is read by no model, by its arXiv id or its title. Figures and
/// techniques have no place in it.
type OfBullet = (BTreeSet<String>, String, bool, Option<String>, Vec<String>);

fn told_by_bullets(catalogue: &Catalogue) -> BTreeMap<String, OfBullet> {
    let facts = |paper: &Paper| {
        let (_, _, _, categories, collection, ..) = told(paper);
        // A link to where the paper itself is read is that link.
        let others = links(paper).into_iter().filter(|link| Some(&link.url) != paper.url.as_ref());
        let others = others.map(|link| format!("{:?} {}", link.kind, link.url)).collect();
        (categories, collection, paper.recommended, paper.url.as_ref().map(ToString::to_string), others)
    };
    let key = |paper: &Paper| paper.id.arxiv().map_or_else(|| title_key(paper.title.as_str()), str::to_owned);
    catalogue.papers().iter().map(|paper| (key(paper), facts(paper))).collect()
}

#[test]
fn the_bullets_of_the_shipped_list_are_read_back_with_their_categories() {
    let shipped = decode(include_bytes!("../../public/papers.json")).unwrap();
    let papers: Vec<&Paper> = shipped.papers().iter().collect();
    let imported = import(&export::readme::write_bullets(&shipped, &papers), &shipped);
    assert_eq!((imported.count.unread, imported.catalogue.papers().len()), (0, papers.len()));
    let (wanted, found) = (told_by_bullets(&shipped), told_by_bullets(&imported.catalogue));
    for (paper, told) in &wanted {
        assert_eq!(found.get(paper), Some(told), "{paper}");
    }
}

/// What a README says of a paper: arXiv id, title, authors, categories, collection, venue, year, and
/// the rest in one text.
type Told = (Option<String>, String, Vec<String>, BTreeSet<String>, String, (Option<String>, Option<u16>), String);

/// A paper as far as a README says it: the order of its categories is that of the sections,
/// and an id that is not of arXiv is made of the title.
fn told(paper: &Paper) -> Told {
    (
        paper.id.arxiv().map(str::to_owned),
        paper.title.to_string(),
        paper.authors.iter().map(ToString::to_string).collect(),
        paper.categories.iter().map(ToString::to_string).collect(),
        paper.collection.to_string(),
        (paper.venue.as_ref().map(|venue| venue.label().to_owned()), paper.year()),
        // The code stands first in a row, and the other links in their order after it.
        format!("{:?} {} {:?} {:?} {:?}", paper.techniques, paper.recommended, paper.url, links(paper), paper.figure),
    )
}

fn links(paper: &Paper) -> Vec<&Link> {
    let is_code = |link: &&Link| link.kind == LinkKind::Code;
    paper.links.iter().filter(is_code).chain(paper.links.iter().filter(|link| !is_code(link))).collect()
}

#[test]
fn the_shipped_catalogue_survives_its_readme() {
    let catalogue = decode(include_bytes!("../../public/papers.json")).unwrap();
    let written = readme(&catalogue);
    let imported = import(&written, &catalogue);
    assert!(imported.count.adds_up());
    assert_eq!(imported.count.unread, 0);
    assert_eq!((imported.count.tools, imported.count.leaderboards, imported.count.updates), (13, 8, 3));
    let worse: Vec<_> = imported.diagnostics.iter().filter(|told| told.severity > Severity::Note).collect();
    assert!(worse.is_empty(), "{worse:#?}");
    assert_eq!(imported.catalogue.papers().len(), catalogue.papers().len());
    for paper in catalogue.papers() {
        let same = |other: &&Paper| title_key(other.title.as_str()) == title_key(paper.title.as_str());
        let found = imported.catalogue.papers().iter().find(same).unwrap_or_else(|| panic!("{} is lost", paper.title));
        assert_eq!(told(found), told(paper));
        assert_eq!(found.id, paper.id);
    }
    let rows =
        |readme: &str| readme.lines().filter(|line| line.starts_with('|')).map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(rows(&readme(&imported.catalogue)), rows(&written));
}

#[test]
fn leaderboards_survive_whatever_their_category_is_called_and_without_one() {
    let shipped = decode(include_bytes!("../../public/papers.json")).unwrap();
    for has_category in [true, false] {
        let mut parts = shipped.parts().clone();
        for category in parts.categories.iter_mut().filter(|category| category.is_of_leaderboards()) {
            category.id = Slug::new("rankings").unwrap();
            category.name = Line::new("Rankings").unwrap();
        }
        parts.categories.retain(|category| has_category || !category.is_of_leaderboards());
        let written = readme(&Catalogue::new(parts).unwrap());
        assert_eq!(import(&written, &shipped).count.leaderboards, 8, "has a category: {has_category}");
        assert_eq!(written.contains("\n## Leaderboards\n"), !has_category);
    }
}

/// Words that break things: markup, other scripts and directions, marks that combine.
const WORDS: &[&str] = &[
    "low",
    "Rank",
    "a|b",
    "|",
    "[x]",
    "](y",
    "`code`",
    "``",
    "*bold*",
    "__init__",
    "<script>",
    "</br>",
    "&amp;",
    "&copy",
    "\\",
    "\\|",
    "$x$",
    "~~no~~",
    ":star:",
    ":",
    "🚀",
    "👩‍🔬",
    "ש\u{5dc}ום",
    "\u{202e}rtl",
    "Re\u{301}",
    "北京",
    "한국어",
    "#1",
    "1.",
    "-",
    "https://a.b",
    "http://x",
    "!",
    "![i]",
    "50%",
    "and",
    "et",
    "“q”",
    "\"",
    "'",
    "{",
    "}",
    "^",
    "=",
    "2306.08543",
];

fn phrase() -> impl Strategy<Value = String> {
    let word = prop_oneof![4 => select(WORDS).prop_map(str::to_owned), 1 => "\\PC{1,8}", 1 => "[A-Za-z]{1,8}"];
    vec(word, 1..7).prop_map(|words| words.join(" ").split_whitespace().collect::<Vec<_>>().join(" "))
}

fn line() -> impl Strategy<Value = Line> {
    phrase().prop_filter_map("not a line", |text| Line::new(&text).ok())
}

/// A name that is read as one name; a comma between two parts of a name is two names in a row.
fn name() -> impl Strategy<Value = Line> {
    line().prop_filter("not one name", |name| {
        let read = authors::parse(name.as_str());
        read.names.len() == 1 && read.names[0] == name.as_str() && !read.and_others
    })
}

fn address() -> impl Strategy<Value = WebAddress> {
    let end = prop_oneof![
        select(&["x", "a_(b)", "c|d", "e`f", "q?a=1&b=2", "%20", "*x*", "_y_", "ü", "北", "~z", "a&copy;b", "#h"][..])
            .prop_map(str::to_owned),
        "[a-z0-9/._-]{1,12}"
    ];
    end.prop_filter_map("not an address", |end| WebAddress::new(&format!("https://example.org/{end}")).ok())
}

fn venue() -> impl Strategy<Value = Venue> {
    let label = prop_oneof![
        select(&["ACL'23 Outstanding", "NeurIPS'24", "TMLR_2025", "NeurIPS'23 ES-FoMo", "SOSP 2023", "ICLR"][..])
            .prop_map(str::to_owned),
        select(&["PhD thesis, MIT 2021", "Book, A & B", "Chapter in A-B 2019", "Technical report", "press"][..])
            .prop_map(str::to_owned),
        phrase()
    ];
    // A hyphen at the start of a label is taken for the end of the badge's first part.
    label.prop_filter_map("not a venue", |label| {
        Venue::parse(&label).ok().filter(|venue| !venue.label().starts_with('-'))
    })
}

fn technique() -> impl Strategy<Value = Line> {
    line().prop_filter("a hyphen ends a part of a badge", |line| !line.as_str().starts_with('-'))
}

fn paper() -> impl Strategy<Value = Paper> {
    let year = option::of((1900..2050_u32).prop_map(|year| Year::new(year).unwrap()));
    let venue = (option::of(venue()), year);
    let facts = (line(), vec(name(), 0..4), venue, vec(technique(), 0..3), any::<(bool, bool)>());
    let link = (select(&LinkKind::ALL[..]), address()).prop_map(|(kind, url)| Link::new(kind, url));
    let more = (option::of(address()), vec(link, 0..4), option::of(address()), vec(0..3_usize, 1..3), 0..2_usize);
    (facts, more).prop_map(
        |(
            (title, mut authors, (venue, stated_year), mut techniques, (recommended, more_authors)),
            (url, mut links, figure, places, list),
        )| {
            let mut seen = BTreeSet::new();
            links.retain(|link| seen.insert(link.url.to_string()));
            // A paper names each author and each technique once.
            for names in [&mut authors, &mut techniques] {
                let mut seen = BTreeSet::new();
                names.retain(|name| seen.insert(name.as_str().to_owned()));
            }
            let places: BTreeSet<usize> = places.into_iter().collect();
            Paper {
                id: PaperId::new("x").unwrap(),
                title,
                more_authors: more_authors && !authors.is_empty(),
                authors,
                categories: places.into_iter().map(|place| Slug::new(&format!("section-{place}")).unwrap()).collect(),
                collection: Slug::new(["main", "side"][list]).unwrap(),
                venue,
                stated_year,
                // A README has no place for these.
                added: None,
                citations: None,
                cites: Vec::new(),
                techniques,
                recommended,
                url,
                links,
                figure: figure.map(Into::into),
            }
        },
    )
}

fn catalogue() -> impl Strategy<Value = Catalogue> {
    vec((paper(), any::<bool>()), 0..6).prop_map(|papers| {
        let line = |text: &str| Line::new(text).unwrap();
        let slug = |text: &str| Slug::new(text).unwrap();
        let mut titles = BTreeSet::new();
        let mut addresses = BTreeSet::new();
        let mut kept = Vec::new();
        for (number, (mut paper, on_arxiv)) in papers.into_iter().enumerate() {
            // The same title or address twice is one paper.
            let is_new = titles.insert(title_key(paper.title.as_str()))
                && paper.url.as_ref().is_none_or(|url| addresses.insert(url.to_string()));
            // A title that is no link and begins as a recommendation does is read as one.
            let is_starred = paper.title.as_str().starts_with(":star:");
            let is_blank = !paper.title.as_str().contains(char::is_alphanumeric);
            if !is_new || is_starred || is_blank || title_key(paper.title.as_str()).is_empty() {
                continue;
            }
            paper.id =
                PaperId::new(&if on_arxiv { format!("2401.{number:05}") } else { format!("p-{number}") }).unwrap();
            paper.url = paper.url.filter(|_| !on_arxiv);
            let url = paper.url.clone();
            paper.links.retain(|link| Some(&link.url) != url.as_ref());
            kept.push(paper);
        }
        Catalogue::new(Parts {
            list: ListInfo {
                title: line("A list"),
                tagline: line("Small and complete."),
                language: None,
                repository: WebAddress::new("https://github.com/owner/list").unwrap(),
                about: "About.".to_owned(),
                contributing: "Send it.".to_owned(),
                pages: None,
                starred: None,
                cited: None,
            },
            updates: Vec::new(),
            categories: (0..3)
                .map(|number| Category {
                    id: slug(&format!("section-{number}")),
                    name: line(&format!("Section {number}")),
                    schematic: slug("others"),
                    hue: None,
                    description: Some(line("One.")),
                })
                .collect(),
            collections: ["main", "side"]
                .map(|id| Collection { id: slug(id), name: line(id), description: Some(line("All.")) })
                .to_vec(),
            tools: Vec::new(),
            leaderboards: Vec::new(),
            synonyms: Vec::new(),
            venues: Vec::new(),
            people: Vec::new(),
            papers: kept,
        })
        .unwrap()
    })
}

/// Headings below which most lists have no papers.
const HEADINGS: &[&str] = &[
    "Groundwater",
    "Tools",
    "Leaderboard",
    "Datasets",
    "Contents",
    "News",
    "Contributing",
    "License",
    "2024",
    "Papers",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_catalogue_survives_its_readme(catalogue in catalogue()) {
        let written = readme(&catalogue);
        prop_assume!(!is_repaired(&catalogue, &written));
        let imported = import(&written, &catalogue);
        prop_assert_eq!(imported.count.unread, 0, "{}", written);
        let mut found: Vec<_> = imported.catalogue.papers().iter().map(told).collect();
        let mut wanted: Vec<_> = catalogue.papers().iter().map(told).collect();
        found.sort();
        wanted.sort();
        prop_assert_eq!(found, wanted, "{}", written);
        let rows = |readme: &str| readme.lines().filter(|line| line.starts_with('|')).map(str::to_owned).collect::<BTreeSet<_>>();
        prop_assert_eq!(rows(&readme(&imported.catalogue)), rows(&written));
    }

    #[test]
    fn what_has_no_link_survives_under_any_heading(heading in select(HEADINGS), mut catalogue in catalogue()) {
        let mut parts = catalogue.parts().clone();
        parts.categories[0].name = Line::new(heading).unwrap();
        for paper in &mut parts.papers {
            paper.links.clear();
            paper.url = None;
            paper.figure = None;
        }
        catalogue = Catalogue::new(parts).unwrap();
        let written = readme(&catalogue);
        prop_assume!(!is_repaired(&catalogue, &written));
        let (source, _) = Source::read("README.md", written.as_bytes());
        let surrounding = imported::surrounding(&catalogue.list().repository, &catalogue.parts().collections[0].id);
        let read = list::read(&source, &surrounding);
        let rows = written.lines().filter(|line| line.starts_with('|') && !line.starts_with("| Title") && !line.starts_with("|:-"));
        prop_assert_eq!(read.count.papers, rows.count(), "{}", written);
        let found: Vec<_> = read.diagnostics.iter().map(|told| told.rule).collect();
        prop_assert_eq!(found, Vec::<&str>::new(), "{}", written);
    }

    #[test]
    fn any_text_is_read_and_every_row_is_counted(text in "(\\PC|[\\n|\\-*#\\[\\]()<>!`:1. ]){0,200}") {
        let catalogue = Catalogue::new(decode(include_bytes!("../../public/papers.json")).unwrap().parts().clone()).unwrap();
        let imported = import_any(&text, &catalogue);
        prop_assert!(imported.count.adds_up(), "{:?}", imported.count);
    }
}

/// Whether a text made at random looks like broken encoding or an accent of LaTeX, which the import repairs.
fn is_repaired(catalogue: &Catalogue, readme: &str) -> bool {
    let lines = catalogue.papers().iter().flat_map(|paper| iter::once(&paper.title).chain(&paper.authors));
    let mut texts = lines.map(Line::as_str).chain([readme]);
    !mojibake::find(readme).is_empty() || texts.any(|text| latex::read(text).is_some())
}

fn import_any(text: &str, of: &Catalogue) -> Imported {
    let (source, _) = Source::read("README.md", text.as_bytes());
    let (repository, collection) = (&of.list().repository, Slug::new("papers").unwrap());
    let surrounding = imported::surrounding(repository, &collection);
    combine(vec![list::read(&source, &surrounding)], None, Some(repository), &collection).unwrap()
}
