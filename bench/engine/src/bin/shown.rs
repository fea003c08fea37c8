//! `shown LIST BASE`: what a page has to show at an address. Each line of the input is an address, a
//! path and what follows it; each line of the output is JSON: `matches` and `first` (ids) where there
//! is a list, `matches` for its trends, `paper` (its title) where there is one, else nothing.

use std::error::Error;
use std::fs;
use std::io::{self, BufRead, Write};

use catalogue::decode::decode;
use catalogue::query::Facet;
use catalogue::route::Base;
use catalogue::search::{Index, search};
use catalogue::{Catalogue, Query, Route};
use serde_json::json;

/// How many papers are named.
const FIRST: usize = 6;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(list), Some(base)) = (arguments.next(), arguments.next()) else {
        return Err("a list and the path of a site are needed".into());
    };
    let catalogue = decode(&fs::read(list)?)?;
    let (index, base) = (Index::new(&catalogue), Base::new(&base)?);
    let mut output = io::stdout().lock();
    for address in io::stdin().lock().lines() {
        let address = address?;
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let shown = match Route::parse(&base, path, query) {
            Route::Browse(query) if is_of_leaderboards(&catalogue, &query) => json!({}),
            Route::Browse(query) => {
                let results = search(&index, &query).unwrap_or_default();
                let papers = results.papers.iter().take(FIRST).filter_map(|position| catalogue.papers().get(*position));
                let first: Vec<_> = papers.map(|paper| paper.id.to_string()).collect();
                json!({ "matches": results.papers.len(), "first": first })
            }
            Route::Trends(query) => {
                json!({ "matches": search(&index, &query).unwrap_or_default().papers.len(), "first": [] })
            }
            Route::Paper { id, .. } => {
                let paper = catalogue.papers().iter().find(|paper| paper.id == id);
                json!({ "paper": paper.map(|paper| paper.title.as_str()) })
            }
            _ => json!({}),
        };
        writeln!(output, "{shown}")?;
        output.flush()?;
    }
    Ok(())
}

/// Whether a query is for a category that holds leaderboards in place of papers.
fn is_of_leaderboards(catalogue: &Catalogue, query: &Query) -> bool {
    let Some((Facet::Category, id)) = query.only_term() else { return false };
    let category = catalogue.category(id).filter(|category| category.is_of_leaderboards());
    category.is_some_and(|category| !catalogue.papers().iter().any(|paper| paper.categories.contains(&category.id)))
}
