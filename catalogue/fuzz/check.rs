//! Any text is a query of any list: the search never panics, finds only what there is, and answers soon.
//!
//! The first line of the input is what is typed, the second the query string of the address, and every other a paper:
//! its title, authors, techniques and venue with a bar between them. Seeds can be written by hand.
//!
//! The fuzz target and the tests of the crate both ask this, so that the tests compile it.

use std::collections::BTreeSet;

use catalogue::paper::Line;
use catalogue::query::Facet;
use catalogue::search::{Index, completions, highlights, relaxations, search};
use catalogue::{Catalogue, Category, Collection, ListInfo, Paper, PaperId, Parts, Query, Slug, Venue, WebAddress};

/// Checks one input.
pub fn check(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let mut lines = input.split('\n');
    let text = lines.next().unwrap_or_default();
    let query = Query::parse(lines.next().unwrap_or_default()).with_text(text);
    let catalogue = catalogue(lines);
    let index = Index::new(&catalogue);

    let results = search(&index, &query).complete().unwrap();
    let found: BTreeSet<usize> = results.papers.iter().copied().collect();
    assert_eq!(found.len(), results.papers.len(), "a paper is found twice");
    assert!(found.iter().all(|position| *position < catalogue.papers().len()));
    for facet in Facet::ALL {
        let values = index.facet_values(facet);
        let counts = &results.facets[facet as usize];
        assert_eq!(values.len(), counts.len());
        assert!(values.iter().zip(counts).all(|(value, count)| *count <= value.total));
    }

    for completion in completions(&|position| catalogue.papers().get(position), &index, &query, &results, 8) {
        assert!((1..=results.papers.len()).contains(&completion.papers), "{completion:?}");
    }
    for relaxation in relaxations(&index, &query).complete().unwrap() {
        assert_eq!(search(&index, &relaxation.query).complete().unwrap().papers.len(), relaxation.papers);
    }
    for paper in catalogue.papers() {
        let mut end = 0;
        for range in highlights(paper.title.as_str(), text) {
            assert!(range.start >= end && paper.title.as_str().get(range.clone()).is_some(), "{range:?}");
            end = range.end;
        }
    }
}

/// A list of the papers in some lines; a line without a title is none.
fn catalogue<'a>(lines: impl Iterator<Item = &'a str>) -> Catalogue {
    let line = |text: &str| Line::new(text.trim()).ok();
    let name = line("All").unwrap();
    let slug = Slug::new("all").unwrap();
    let papers = lines.filter_map(|text| {
        let mut fields = text.split('|');
        let title = line(fields.next()?)?;
        let mut list = || fields.next().unwrap_or_default().split(',').filter_map(line).collect::<Vec<_>>();
        let (authors, techniques) = (list(), list());
        Some((title, authors, techniques, fields.next().and_then(|label| Venue::parse(label.trim()).ok())))
    });
    let papers = papers.take(100).enumerate().map(|(number, (title, authors, techniques, venue))| Paper {
        // Some papers are on arXiv and some not.
        id: PaperId::new(&if number % 3 == 0 { format!("paper-{number}") } else { format!("2301.{number:05}") })
            .unwrap(),
        title,
        authors,
        categories: vec![slug.clone()],
        collection: slug.clone(),
        venue,
        stated_year: None,
        techniques,
        more_authors: number % 7 == 0,
        recommended: number % 5 == 0,
        url: None,
        links: Vec::new(),
        figure: None,
        added: None,
        citations: None,
        cites: Vec::new(),
    });
    Catalogue::new(Parts {
        list: ListInfo {
            title: name.clone(),
            language: None,
            tagline: name.clone(),
            repository: WebAddress::new("https://example.org").unwrap(),
            about: String::new(),
            contributing: String::new(),
            pages: None,
            starred: None,
            cited: None,
        },
        updates: Vec::new(),
        categories: vec![Category {
            id: slug.clone(),
            name: name.clone(),
            schematic: slug.clone(),
            hue: None,
            description: Some(name.clone()),
        }],
        collections: vec![Collection { id: slug.clone(), name: name.clone(), description: Some(name) }],
        tools: Vec::new(),
        leaderboards: Vec::new(),
        venues: Vec::new(),
        synonyms: vec![vec![Line::new("LLM").unwrap(), Line::new("large language model").unwrap()]],
        people: Vec::new(),
        papers: papers.collect(),
    })
    .unwrap()
}
