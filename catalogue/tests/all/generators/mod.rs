//! Catalogues, papers and queries for the tests: small ones written down, and others made
//! at random with the texts in them that break things: markup, commands of LaTeX, marks that combine, other scripts and directions.
// Each test uses a part of it.
#![allow(dead_code)]

use std::path::PathBuf;

use catalogue::decode::decode;
use catalogue::figure::{Colour, Prepared};
use catalogue::paper::{Line, Link, LinkKind, Year};
use catalogue::query::{Facet, Has, Sort, Term, View};
use catalogue::venue::{Discipline, Kind, Series};
use catalogue::{
    Catalogue, Category, Collection, Date, ExtraPage, Figure, Hue, Language, Leaderboard, ListInfo, Paper, PaperId,
    Parts, Query, Slug, Tool, Update, Venue, WebAddress,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// How often a property is tried. A failure prints its smallest case, and nothing is
/// written beside the tests.
pub fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Words that meet again in titles, names and queries, so that searches find something.
const VOCABULARY: &[&str] = &[
    "low",
    "rank",
    "low-rank",
    "Lowrank",
    "LLM.int8()",
    "llm",
    "int8",
    "quantization",
    "Quantized",
    "quant",
    "Ré",
    "Re\u{301}",
    "re",
    "W4A16",
    "KV",
    "cache",
    "a",
    "Straße",
    "strasse",
    "北京",
    "2306.08543",
    "23",
    "arXiv",
    "preprint",
    "acl",
    "NeurIPS",
    "Findings",
    "<script>alert(1)</script>",
    "\u{202e}",
    "🚀",
    "&",
    "--",
    "İstanbul",
    "\\end{x}",
    "\"",
    "{",
    "}}",
    "50%",
    "speed-up",
    "speedup",
    "\u{301}",
    "and",
    "van",
    "Jr.",
    "A++",
    "LLM#",
];

const VENUES: &[&str] = &[
    "ACL'23 Outstanding",
    "ACL'23",
    "NeurIPS'24",
    "NeurIPS'23 ENLSP",
    "EMNLP'23 Findings",
    "TMLR",
    "SOSP 2023",
    "arXiv",
    "Neue Tagung für Straßen 2021",
    "ICLRW'24",
    "北京",
    "MLSys'24 Outstanding Paper Award",
    "?!",
];

/// A few words of the vocabulary, apart or joined.
pub fn phrase() -> impl Strategy<Value = String> {
    vec((select(VOCABULARY), select(&[" ", " ", " ", "-", "/", ": ", "\u{a0}"][..])), 0..6)
        .prop_map(|words| words.into_iter().flat_map(|(word, separator)| [word, separator]).collect())
}

/// Any text: a phrase, printable characters of all kinds, or bytes of any kind.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => phrase(), 2 => "\\PC{0,24}", 1 => any::<String>()]
}

/// Any text that is a line.
pub fn line() -> impl Strategy<Value = Line> {
    text().prop_map(|text| {
        let text: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
        Line::new(text.trim()).unwrap_or_else(|_| Line::new("x").unwrap())
    })
}

/// A word or two.
fn synonym() -> impl Strategy<Value = Line> {
    let text = vec(select(VOCABULARY), 1..3).prop_map(|words| words.join(" "));
    text.prop_map(|text| Line::new(&text).unwrap_or_else(|_| Line::new("x").unwrap()))
}

fn address() -> impl Strategy<Value = WebAddress> {
    text().prop_map(|text| {
        let path: String =
            text.chars().filter(|character| WebAddress::new(&format!("https://a.b/{character}")).is_ok()).collect();
        WebAddress::new(&format!("https://example.org/{path}")).unwrap()
    })
}

/// A label of a venue, known, unknown or made of any text.
pub fn venue() -> impl Strategy<Value = Venue> {
    prop_oneof![
        5 => select(VENUES).prop_map(|label| Venue::parse(label).unwrap()),
        1 => line().prop_map(|line| Venue::parse(line.as_str()).unwrap_or_else(|_| Venue::parse("x").unwrap())),
    ]
}

fn figure() -> impl Strategy<Value = Figure> {
    let colour = || any::<[u8; 3]>().prop_map(Colour::nearest);
    let cells = prop::array::uniform6(colour());
    let prepared = ("[0-9a-f]{8,16}", (1..=u16::MAX, 1..=u16::MAX), colour(), cells)
        .prop_map(|(stem, size, colour, cells)| Prepared::new(&stem, size, colour, cells).unwrap());
    (address(), option::of(prepared)).prop_map(|(source, prepared)| Figure { source, prepared })
}

fn link() -> impl Strategy<Value = Link> {
    (select(&LinkKind::ALL[..]), address(), any::<Option<u32>>()).prop_map(|(kind, url, stars)| Link {
        kind,
        url,
        stars,
    })
}

fn date() -> impl Strategy<Value = Date> {
    (1..=9999_u16, 1..=12_u8, 1..=28_u8).prop_map(|(year, month, day)| Date { year, month, day })
}

/// The id of the paper at a position: some on arXiv and some not.
fn paper_id(position: usize, on_arxiv: bool, month: u8) -> PaperId {
    let id = if on_arxiv { format!("23{month:02}.{position:05}") } else { format!("paper-{position}") };
    PaperId::new(&id).unwrap()
}

/// A paper in the categories `c0`, `c1`, … and collections `k0`, … of [`catalogue()`]. Its
/// id is that of the position 0.
pub fn paper() -> impl Strategy<Value = (Paper, bool, u8)> {
    let categories = subsequence((0..4).map(category_id).collect::<Vec<_>>(), 1..=4).prop_shuffle();
    let facts = (line(), vec(line(), 0..4), categories, 0..2_usize, option::of(venue()));
    let more =
        (vec(line(), 0..3), any::<(bool, bool)>(), option::of(address()), vec(link(), 0..3), option::of(figure()));
    let cites = vec((0..12_usize, any::<bool>(), 1..=12_u8).prop_map(|(at, on, month)| paper_id(at, on, month)), 0..3);
    let dates = (option::of(1900..=2099_u32), option::of(date()), any::<Option<u32>>(), cites);
    (facts, more, dates, any::<bool>(), 1..=12_u8).prop_map(
        |(facts, more, (year, added, citations, cites), on_arxiv, month)| {
            let (title, authors, categories, collection, venue) = facts;
            let (techniques, (recommended, more_authors), url, links, figure) = more;
            let collection = collection_id(collection);
            let id = paper_id(0, on_arxiv, month);
            let stated_year = year.map(|year| Year::new(year).unwrap());
            let paper = Paper {
                id,
                title,
                more_authors: more_authors && !authors.is_empty(),
                authors,
                categories,
                collection,
                venue,
                stated_year,
                techniques,
                recommended,
                url,
                links,
                figure,
                added,
                citations,
                cites,
            };
            (paper, on_arxiv, month)
        },
    )
}

fn category_id(number: usize) -> Slug {
    Slug::new(&format!("c{number}")).unwrap()
}

fn collection_id(number: usize) -> Slug {
    Slug::new(&format!("k{number}")).unwrap()
}

/// A catalogue of up to 70 papers, so that their sets reach into a second machine word.
pub fn catalogue() -> impl Strategy<Value = Catalogue> {
    let papers = prop_oneof![4 => vec(paper(), 0..12), 1 => vec(paper(), 60..70)];
    let lists = (
        vec((line(), text()), 0..3),
        vec((line(), option::of(line()), option::of(select(&Hue::NAMES[..]))), 4),
        vec((line(), option::of(line())), 2),
        vec((line(), address(), option::of(address()), line()), 0..3),
        vec((line(), address(), line()), 0..3),
        (vec(vec(synonym(), 2..4), 0..3), 0..3_usize),
        vec((select(&Kind::ALL[..]), select(&Discipline::ALL[..]), option::of(line())), 0..3),
    );
    let list = (
        line(),
        line(),
        address(),
        text(),
        text(),
        (option::of(date()), option::of(date()), option::of(select(&["de", "pt-BR", "zh-Hans"][..]))),
        option::of(subsequence(&ExtraPage::ALL[..], 0..=3)),
    );
    (papers, lists, list).prop_map(|(papers, lists, list)| {
        let (updates, categories, collections, tools, leaderboards, (synonyms, people), venues) = lists;
        let authors: Vec<Line> = papers.iter().flat_map(|(paper, ..)| paper.authors.clone()).collect();
        let (title, tagline, repository, about, contributing, (starred, cited, language), pages) = list;
        let language = language.map(|tag| Language::new(tag).unwrap());
        // What a paper names twice is named once; nothing else is wrong.
        Catalogue::salvage(Parts {
            list: ListInfo { title, tagline, language, repository, about, contributing, pages, starred, cited },
            updates: updates
                .into_iter()
                .enumerate()
                .map(|(number, (_, text))| Update { date: Date { year: 2024, month: 2, day: 29 - number as u8 }, text })
                .collect(),
            categories: categories
                .into_iter()
                .enumerate()
                .map(|(number, (name, description, hue))| Category {
                    id: category_id(number),
                    name,
                    schematic: category_id(number),
                    hue: hue.map(|name| Hue::named(name).unwrap()),
                    description,
                })
                .collect(),
            collections: collections
                .into_iter()
                .enumerate()
                .map(|(number, (name, description))| Collection { id: collection_id(number), name, description })
                .collect(),
            tools: tools
                .into_iter()
                .map(|(name, url, paper, description)| Tool {
                    name,
                    url,
                    paper,
                    collection: collection_id(0),
                    description,
                })
                .collect(),
            leaderboards: leaderboards
                .into_iter()
                .map(|(name, url, description)| Leaderboard { name, url, description })
                .collect(),
            synonyms,
            venues: venues
                .into_iter()
                .zip(["Lamp Letters", "ICLamp", "灯会"])
                .map(|((kind, field, full_name), name)| {
                    let full_name = full_name.map(|name| name.to_string());
                    Series::declared(name, vec![format!("{name} (old)")], full_name, kind, field).unwrap()
                })
                .collect(),
            people: authors.chunks_exact(2).take(people).map(<[_]>::to_vec).collect(),
            papers: papers
                .into_iter()
                .enumerate()
                .map(|(position, (paper, on_arxiv, month))| Paper { id: paper_id(position, on_arxiv, month), ..paper })
                .collect(),
        })
        .0
    })
}

/// The list itself, `public/papers.json`. It is read by its path, as a curator's program reads it.
pub fn shipped() -> Catalogue {
    read("../public/papers.json")
}

/// A catalogue, by its path from this package.
pub fn read(path: &str) -> Catalogue {
    let file = std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    decode(&file).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A paper with nothing but an id and a title.
pub fn plain(id: &str, title: &str) -> Paper {
    Paper {
        id: PaperId::new(id).unwrap(),
        title: Line::new(title).unwrap(),
        authors: Vec::new(),
        categories: vec![Slug::new("pruning").unwrap()],
        collection: Slug::new("main").unwrap(),
        venue: None,
        stated_year: None,
        techniques: Vec::new(),
        more_authors: false,
        recommended: false,
        url: None,
        links: Vec::new(),
        figure: None,
        added: None,
        citations: None,
        cites: Vec::new(),
    }
}

/// A paper of a small catalogue: its id, title, authors, category, venue and whether it
/// is recommended.
pub type Row<'a> = (&'a str, &'a str, &'a [&'a str], &'a str, &'a str, bool);

/// A catalogue of these papers, in the categories `one` and `two`.
pub fn small_catalogue(rows: &[Row<'_>]) -> Catalogue {
    let line = |text: &str| Line::new(text).unwrap();
    let slug = |text: &str| Slug::new(text).unwrap();
    let category = |id: &str| Category {
        id: slug(id),
        name: line(id),
        schematic: slug(id),
        hue: None,
        description: Some(line(id)),
    };
    let paper = |(id, title, authors, category, venue, recommended): &Row<'_>| Paper {
        authors: authors.iter().map(|author| line(author)).collect(),
        categories: vec![slug(category)],
        collection: slug("all"),
        venue: Venue::parse(venue).ok(),
        recommended: *recommended,
        ..plain(id, title)
    };
    Catalogue::new(Parts {
        list: ListInfo {
            title: line("A list"),
            tagline: line("Small."),
            language: None,
            repository: WebAddress::new("https://example.org").unwrap(),
            about: String::new(),
            contributing: String::new(),
            pages: None,
            starred: None,
            cited: None,
        },
        updates: Vec::new(),
        categories: vec![category("one"), category("two")],
        collections: vec![Collection { id: slug("all"), name: line("All"), description: Some(line("All of it.")) }],
        tools: Vec::new(),
        leaderboards: Vec::new(),
        synonyms: Vec::new(),
        venues: Vec::new(),
        people: Vec::new(),
        papers: rows.iter().map(paper).collect(),
    })
    .unwrap()
}

/// The value of a term: one that papers have, in some spelling, or any text.
fn value(facet: Facet) -> BoxedStrategy<String> {
    let known: &[&str] = match facet {
        Facet::Category => &["c0", "c1", "C2", "c3", "c9"],
        Facet::Venue => &["acl", "ACL", "neurips", "NeurIPS", "arxiv", "arXiv", "tmlr", "nowhere"],
        Facet::Year => &["2021", "2023", "2024", "1900", "2022..2024", "2020..2023", "2023..", "..2023"],
        Facet::Month => &["2023-01", "2023-06", "2023-12", "2023-6", "2022-06"],
        Facet::Technique => &["low", "low-rank", "LLM.int8()", "北京", "🚀"],
        Facet::Collection => &["k0", "k1", "k2"],
        Facet::Author => VOCABULARY,
    };
    prop_oneof![6 => select(known).prop_map(str::to_owned), 1 => text()].boxed()
}

/// A query as a reader can make it in the program.
pub fn query() -> impl Strategy<Value = Query> {
    let terms = Facet::ALL.map(|facet| {
        let count = prop_oneof![3 => Just(0..1_usize), 1 => Just(0..3)];
        count.prop_flat_map(move |count| vec((Just(facet), value(facet), any::<bool>()), count)).boxed()
    });
    let has = vec((select(&Has::ALL[..]), any::<bool>()), 0..3);
    let has = prop_oneof![2 => Just(Vec::new()), 1 => has];
    let text = prop_oneof![1 => Just(String::new()), 3 => text()];
    let looks = (option::of(select(&Sort::ALL[..])), option::of(select(&View::ALL[..])));
    let text = (text, prop::bool::weighted(0.2));
    (text, terms, has, looks, vec((prop_oneof![1 => Just("q".to_owned()), 3 => "\\PC{0,6}"], text_of_address()), 0..3))
        .prop_map(|((text, in_abstracts), terms, has, (sort, view), unknown)| {
            let unknown: String = unknown.iter().map(|(name, value)| format!("{name}={value}&")).collect();
            let mut query = Query::parse(&unknown).with_text(&text);
            for (facet, value, excluded) in terms.into_iter().flatten() {
                // A term is not blank, and its value does not begin with the sign that
                // excludes: neither can be said in an address.
                let value = value.trim_start_matches('-');
                if !value.trim().is_empty() {
                    query.set(facet, if excluded { Term::excluded(value) } else { Term::included(value) });
                }
            }
            for (has, is_excluded) in has {
                query = if is_excluded { query.toggled_lacks(has) } else { query.toggled_has(has) };
            }
            (query.sort, query.view) = (sort, view);
            // An address may say so as well.
            query.in_abstracts |= in_abstracts;
            query
        })
}

/// Something that may stand in the query string or path of an address.
pub fn text_of_address() -> impl Strategy<Value = String> {
    let page = "(category|venue|papers|about|x)/-{0,2}[A-Za-z0-9.-]{0,8}/{0,2}(index\\.html)?";
    let parameter =
        "(category|venue|year|has|sort|utm_source|fbclid)=-?[A-Za-z0-9.]{0,6}(&category=-?[A-Za-z]{0,3}){0,3}";
    prop_oneof![text(), "[a-z0-9%+=&?#/.-]{0,16}", page, parameter]
}
