//! Who writes: everyone with several papers in the list, and a page for each of them.
use std::collections::{BTreeMap, HashMap};

use awesome_papers::data::authors::FEWEST_OF_AUTHOR;
use awesome_papers::data::library::Library;
use awesome_papers::html::count::{papers, thousands};
use awesome_papers::html::feed_link::feed_link;
use awesome_papers::html::joined::joined;
use awesome_papers::html::paper_links::paper_list;
use catalogue::cite::family_first;
use catalogue::query::{Facet, Query, Term};
use catalogue::route::{Route, StaticOnly};
use catalogue::search::{Results, search};
use catalogue::{Paper, Slug, authors};
use maud::{Markup, html};
use rayon::prelude::*;

/// Who is on the page of authors, and how the others are found.
const SEVERAL: &str = "Those with two papers or more are here; search for the name above to find ";

/// An author of the list.
struct Author {
    id: String,
    /// The one to show.
    name: String,
    /// The address of the page, or of the list narrowed to the author.
    href: String,
    /// The positions of the papers, from the newest.
    papers: Vec<usize>,
}

/// All authors of a list.
pub struct Authors {
    /// By id.
    authors: BTreeMap<String, Author>,
}

impl Authors {
    /// Gathers the authors.
    pub fn new(library: &Library) -> Self {
        let mut papers_of: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for position in library.index.newest().iter().map(|position| *position as usize) {
            for name in library.paper(position).iter().flat_map(|paper| &paper.authors) {
                let id = library.catalogue.author_id(name.as_str());
                if id.is_empty() {
                    continue;
                }
                let papers = papers_of.entry(id).or_default();
                // A record may name an author twice.
                if papers.last() != Some(&position) {
                    papers.push(position);
                }
            }
        }
        let author = |(id, papers): (String, Vec<usize>)| {
            let name = library.author(&id);
            let href = library.href(&library.author_page(&name));
            (id.clone(), Author { id, name, href, papers })
        };
        Self { authors: papers_of.into_par_iter().map(author).collect() }
    }

    /// The pages of authors; also at the addresses of their other names, where they were before these were joined.
    pub fn routes(&self, library: &Library) -> Vec<Route> {
        let ids = self.frequent().flat_map(|author| {
            let others = library.catalogue.other_names(&author.name).map(authors::id);
            std::iter::once(author.id.clone()).chain(others)
        });
        ids.filter_map(|id| Slug::new(&id).ok()).map(Route::author).collect()
    }

    /// Those with several papers, by id.
    fn frequent(&self) -> impl Iterator<Item = &Author> {
        self.authors.values().filter(|author| author.papers.len() >= FEWEST_OF_AUTHOR)
    }

    /// The page of everyone with several papers.
    pub fn page(&self, library: &Library) -> Markup {
        let mut by_total: BTreeMap<usize, Vec<&Author>> = BTreeMap::new();
        let mut by_letter: BTreeMap<String, Vec<(String, &Author)>> = BTreeMap::new();
        for author in self.frequent() {
            by_total.entry(author.papers.len()).or_default().push(author);
            let name = family_first(&author.name);
            by_letter.entry(letter(&authors::id(&name))).or_default().push((name, author));
        }
        by_letter.values_mut().for_each(|names| names.sort_by_cached_key(|(name, _)| authors::id(name)));
        let here = library.href(&Route::StaticOnly(StaticOnly::Authors));
        let others = self.authors.len() - self.frequent().count();
        html! {
            h1 tabindex="-1" { "Authors" }
            p class="lead" {
                (thousands(self.authors.len())) " names appear on the " (papers(library.index.len())) " in this list. "
                @match others {
                    0 => { "Each has two papers or more." }
                    1 => { (SEVERAL) "the other one." }
                    _ => { (SEVERAL) "the other " (thousands(others)) "." }
                }
            }
            nav class="letters" aria-label="By family name" {
                a href={ (here) "#by-name" } { "By family name" } " "
                @for letter in by_letter.keys() { a href={ (here) "#name-" (letter.to_lowercase()) } { (letter) } " " }
            }
            h2 id="by-papers" { "By number of papers" }
            @for (total, authors) in by_total.iter().rev() { (of_total(*total, authors)) }
            h2 id="by-name" { "By family name" }
            @for (letter, names) in &by_letter { (of_letter(letter, names)) }
            p class="static-note" {
                "Names that differ only in case, accents and punctuation are taken for one author, and other spellings "
                "where the curators know them. People who share a name are not told apart: a name may stand for several."
            }
        }
    }

    /// The page of an author.
    pub fn page_of(&self, library: &Library, id: &Slug) -> Markup {
        let Some(author) = self.authors.get(&library.catalogue.author_id(id.as_str())) else {
            return Markup::default();
        };
        let papers_of: Vec<&Paper> = author.papers.iter().filter_map(|position| library.paper(*position)).collect();
        let own = Query::default().toggled(Facet::Author, &Term::included(&author.id));
        let found = search(&library.index, &own).unwrap_or_default();
        let list = library.href(&Route::Browse(own.clone()));
        let years: Vec<u32> = papers_of.iter().filter_map(|paper| paper.year()).map(u32::from).collect();
        html! {
            nav class="steps" aria-label="Authors" {
                a class="step back" href=(library.href(&Route::StaticOnly(StaticOnly::Authors))) { "← Authors" }
            }
            div class="author-head" {
                h1 tabindex="-1" { (author.name) }
                (feed_link(library, &library.author_page(&author.name)))
            }
            @let others: Vec<&str> = library.catalogue.other_names(&author.name).collect();
            @if !others.is_empty() { p class="byline" { "Also " (others.join(", ")) } }
            p class="lead" {
                a href=(list) { (papers(papers_of.len())) }
                @if let (Some(first), Some(last)) = (years.iter().min(), years.iter().max()) {
                    " in this list, " span class="unbroken" { (first) @if first < last { "–" (last) } }
                } @else { " in this list" }
                ". Several people may share this name."
            }
            div class="author-parts" {
                section aria-labelledby="papers" { h2 id="papers" { "Papers" } (paper_list(library, &papers_of)) }
                div {
                    dl class="facts" {
                        @for (name, facet) in [("Years", Facet::Year), ("Venues", Facet::Venue), ("Categories", Facet::Category)] {
                            (counted(library, &own, &found, name, facet))
                        }
                    }
                    (self.co_authors(library, author, &papers_of))
                }
            }
        }
    }

    /// Everyone who wrote papers with an author, those with most papers together first.
    fn co_authors(&self, library: &Library, author: &Author, papers: &[&Paper]) -> Markup {
        let mut together: HashMap<String, usize> = HashMap::new();
        for paper in papers {
            let mut ids: Vec<String> =
                paper.authors.iter().map(|name| library.catalogue.author_id(name.as_str())).collect();
            ids.sort_unstable();
            ids.dedup();
            ids.into_iter().for_each(|id| *together.entry(id).or_default() += 1);
        }
        together.remove(&author.id);
        let mut others: Vec<(usize, &Author)> =
            together.into_iter().filter_map(|(id, count)| Some((count, self.authors.get(&id)?))).collect();
        others.sort_by_key(|(count, other)| (std::cmp::Reverse(*count), &other.id));
        html! {
            @if !others.is_empty() {
                section aria-labelledby="co-authors" {
                    h2 id="co-authors" { "Co-authors" }
                    p class="byline" { "With the number of papers together" }
                    ul class="names" role="list" { @for (count, other) in others { (named(&other.name, other, count)) } }
                }
            }
        }
    }
}

/// The authors of so many papers.
fn of_total(total: usize, authors: &[&Author]) -> Markup {
    html! {
        section class="name-group" {
            h3 { (papers(total)) }
            ul class="names" role="list" { @for author in authors { li { a href=(author.href) { (author.name) } } } }
        }
    }
}

/// The authors whose family names begin with a letter, as `Family, Given`; it may be linked to.
fn of_letter(letter: &str, names: &[(String, &Author)]) -> Markup {
    html! {
        section class="name-group" {
            h3 id={ "name-" (letter.to_lowercase()) } { (letter) }
            ul class="names" role="list" {
                @for (name, author) in names { (named(name, author, author.papers.len())) }
            }
        }
    }
}

/// A name that leads to its author, and a count.
fn named(name: &str, author: &Author, count: usize) -> Markup {
    html! { li { a href=(author.href) { (name) } " " span class="name-count" { (count) } } }
}

/// The values of a facet that the papers of an author have, each with how many. They are found by the query `own`.
fn counted(library: &Library, own: &Query, found: &Results, name: &str, facet: Facet) -> Markup {
    let values = library.index.facet_values(facet).iter().zip(&found.facets[facet as usize]);
    let mut values: Vec<_> = values.filter(|(_, count)| **count > 0).collect();
    match facet {
        // The newest come first.
        Facet::Year => values.reverse(),
        _ => values.sort_by_key(|(_, count)| std::cmp::Reverse(**count)),
    }
    let links: Vec<Markup> = values
        .iter()
        .map(|(value, count)| {
            let query = own.toggled(facet, &Term::included(&value.id));
            html! { a href=(library.href(&Route::Browse(query))) { (value.label) } "\u{a0}" span class="name-count" { (count) } }
        })
        .collect();
    html! { @if !links.is_empty() { div { dt { (name) } dd { (joined(&mut links.into_iter(), ", ")) } } } }
}

/// The letter under which a name is filed.
fn letter(id: &str) -> String {
    let first = id.chars().next().filter(char::is_ascii_alphabetic);
    first.map_or_else(|| "Other".to_owned(), |letter| letter.to_ascii_uppercase().to_string())
}
