//! The pictures of every paper, and of papers made up to be difficult.
#![allow(clippy::unwrap_used)]

use std::fs;

use awesome_papers::data::library::Library;
use awesome_papers::schematic::standalone::{Theme, colour};
use catalogue::decode::salvage;
use catalogue::figure::Prepared;
use catalogue::route::Base;
use resvg::usvg::{Group, Node};

use super::card::{self, COLUMN, MARGIN, PANEL, Picture};
use super::fonts::Fonts;
use super::pictures::write;
use super::{HEIGHT, WIDTH, raster};
use crate::dist::Dist;

fn library(bytes: &[u8]) -> Library {
    Library::new(salvage(bytes).unwrap().catalogue, Base::default())
}

/// A library with the small catalogue's papers renamed.
fn renamed(change: impl Fn(&mut serde_json::Value)) -> Library {
    let mut json: serde_json::Value = serde_json::from_str(include_str!("../../../tests/fixtures/small.json")).unwrap();
    json["papers"].as_array_mut().unwrap().iter_mut().for_each(change);
    library(json.to_string().as_bytes())
}

/// Where each text of a drawing is, as left, top, right, bottom.
fn texts(group: &Group, found: &mut Vec<(String, [f32; 4])>) {
    for node in group.children() {
        match node {
            Node::Group(group) => texts(group, found),
            Node::Text(text) => {
                let says = text.chunks().iter().map(|chunk| chunk.text().to_owned()).collect::<String>();
                let place = text.abs_bounding_box();
                found.push((says, [place.left(), place.top(), place.right(), place.bottom()]));
            }
            _ => {}
        }
    }
}

/// Checks every text of every picture; how many there are.
fn check(library: &Library) -> usize {
    let fonts = Fonts::open().unwrap();
    let mut checked = 0;
    for paper in library.catalogue.papers() {
        let svg = card::card(&fonts, library, paper, None).unwrap();
        let tree = raster::read(&svg, &fonts).unwrap();
        let mut found = Vec::new();
        texts(tree.root(), &mut found);
        let own: Vec<_> = found.iter().filter(|(_, [left, ..])| *left < PANEL).collect();
        for (place, (says, [left, top, right, bottom])) in own.iter().enumerate() {
            // The pairs of some letters stand a little wider than the letters one by one.
            let inside = *left >= MARGIN - 4.0 && *right <= MARGIN + 1.01 * COLUMN;
            assert!(
                inside && *top >= 40.0 && *bottom <= 600.0,
                "{}: {says} at {left} {top} {right} {bottom}",
                paper.id
            );
            // Lines follow each other: the tops of letters may reach into the line before.
            if let Some((_, [.., before])) = place.checked_sub(1).and_then(|before| own.get(before)) {
                assert!(*top > before - 36.0, "{}: {says} is over what is before it", paper.id);
            }
            checked += 1;
        }
    }
    checked
}

#[test]
fn no_text_of_any_paper_leaves_its_column() {
    let library = library(include_bytes!("../../../public/papers.json"));
    assert!(check(&library) > 5 * library.catalogue.papers().len());
}

#[test]
fn no_text_however_odd_leaves_its_column() {
    check(&library(include_bytes!("../../../tests/e2e/fixtures/hostile.json")));
    for text in ["endless".repeat(90), "many words ".repeat(90).trim().to_owned(), "W".repeat(60), "漢字".repeat(40)]
    {
        let checked = check(&renamed(|paper| {
            paper["title"] = text.as_str().into();
            paper["authors"] = vec![text.as_str(); 30].into();
            paper["venue"] = text.chars().take(80).collect::<String>().trim().into();
        }));
        assert!(checked > 0);
    }
}

#[test]
fn a_picture_has_the_colours_of_the_site() {
    for token in ["--paper", "--ink", "--ink-soft", "--award", "--badge-ink", "--figure-faint", "--figure-strong"] {
        assert!(colour(token, 3, Theme::Light).is_some(), "{token}");
    }
    // As browsers compute them.
    assert_eq!(colour("--paper", 3, Theme::Light).unwrap(), "#fcfaf7");
    assert_eq!(colour("--ink", 3, Theme::Light), colour("--ink", 4, Theme::Light), "ink has a hue of its own");
    assert_ne!(colour("--badge-ink", 3, Theme::Light), colour("--badge-ink", 4, Theme::Light));

    let library = renamed(|_| ());
    let fonts = Fonts::open().unwrap();
    let paper = &library.catalogue.papers()[0];
    let svg = card::card(&fonts, &library, paper, None).unwrap();
    assert!(svg.contains(&colour("--paper", 0, Theme::Light).unwrap()) && svg.contains(">Schematic<"));
}

#[test]
fn the_authors_figure_is_shown_where_there_is_one() {
    let library = renamed(|_| ());
    let fonts = Fonts::open().unwrap();
    for (size, file) in [("300x150", &b"\xff\xd8"[..]), ("10x9000", b""), ("9000x10", b"")] {
        let prepared = Prepared::parse(&format!("9f86d081 {size} fed eefcdefffeeefffdde")).unwrap();
        let picture = Picture { prepared: &prepared, file: file.to_vec() };
        let svg = card::card(&fonts, &library, &library.catalogue.papers()[0], Some(&picture)).unwrap();
        assert!(svg.contains("data:image/jpeg;base64,") && svg.contains("#fed"));
        assert!(!svg.contains("Schematic"), "it is not a schematic");
        raster::read(&svg, &fonts).unwrap();
    }
}

#[test]
fn pictures_are_written_once_and_then_kept() {
    let library = renamed(|_| ());
    let folder = tempfile::tempdir().unwrap();
    let [public, dist, cache] = ["public", "dist", "cache"].map(|name| folder.path().join(name));
    let draw = |library: &Library| {
        let written = Dist::create(&dist).unwrap();
        // The mark of a site, which the next one may replace.
        written.write("index.html", " data-version=\"\"").unwrap();
        let drawn = write(library, std::slice::from_ref(&public), &written, &cache).unwrap();
        written.finish(false).unwrap();
        drawn
    };
    let first = draw(&library);
    let papers = library.catalogue.papers();
    assert_eq!((first.pictures, first.from_cache), (papers.len(), 0));
    let file = fs::read(dist.join(super::file(&papers[0]))).unwrap();
    assert!(file.len() < 60_000, "{} bytes", file.len());
    let reader = png::Decoder::new(std::io::Cursor::new(&file)).read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (WIDTH, HEIGHT));

    let second = draw(&library);
    assert_eq!((second.pictures, second.from_cache), (papers.len(), papers.len()));
    assert_eq!(fs::read(dist.join(super::file(&papers[0]))).unwrap(), file);
    assert!(second.to_string().contains("from the cache"));

    let changed = renamed(|paper| paper["authors"] = vec!["Somebody Else"].into());
    assert_eq!(draw(&changed).from_cache, 0);
}
