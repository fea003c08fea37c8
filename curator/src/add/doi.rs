//! What is known of a DOI: by Crossref, else by whoever registered it, through doi.org.
use catalogue::Venue;
use catalogue::venue::Series;

use super::{Facts, Unknown};
use crate::crossref::{self, Crossref};
use crate::web::{Client, Request};
use crate::work::Work;

/// The form in which doi.org is asked to answer.
const CSL: &str = "application/vnd.citationstyles.csl+json";

/// Asks for a work by its DOI.
///
/// # Errors
/// When nobody knows it, or there is no answer that can be used.
pub fn ask(client: &Client, crossref: &str, resolver: &str, doi: &str) -> Result<Facts, Unknown> {
    let known = Crossref { base: crossref, mail: None }.work(client, doi)?;
    let work = match known {
        Some(work) => work,
        None => {
            let address = format!("{resolver}/{}", crossref::in_path(doi));
            let answer = client.send(&Request::get(&address).header("accept", CSL))?;
            if answer.status == 404 {
                return Err(Unknown::NotThere(doi.to_owned(), "Crossref or doi.org"));
            }
            crossref::read_csl(&answer.error_for_status()?)?
        }
    };
    Ok(facts(doi, work))
}

fn facts(doi: &str, work: Work) -> Facts {
    let container = work.containers.into_iter().next().unwrap_or_default();
    let label = work.year.map_or_else(|| container.clone(), |year| format!("{container} {year}"));
    let venue = Venue::parse(&label).ok().filter(|venue| Series::known().any(|known| known == *venue.series()));
    let notes = match (&venue, container.is_empty()) {
        (None, false) => vec![format!("published in: {label}; give its short name with --venue")],
        _ => Vec::new(),
    };
    Facts {
        title: work.title,
        address: format!("https://doi.org/{doi}"),
        authors: work.authors,
        venue: venue.map(|venue| venue.canonical_label()),
        code: None,
        notes,
    }
}
