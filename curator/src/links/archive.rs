//! Copies that the Internet Archive has of pages that are gone.
use catalogue::web_address::percent_encode;
use serde::Deserialize;

use crate::web::{Client, Request, RequestError};

#[derive(Deserialize)]
struct Reply {
    #[serde(default)]
    archived_snapshots: Snapshots,
}

#[derive(Default, Deserialize)]
struct Snapshots {
    closest: Option<Snapshot>,
}

#[derive(Deserialize)]
struct Snapshot {
    available: bool,
    #[serde(default)]
    status: String,
    url: String,
}

/// Asks for the last copy of an address before a day, `2026-01-31`; `None` when there is none of
/// a page that was there.
///
/// # Errors
/// When the archive gives no response that can be used.
pub fn copy_of(client: &Client, base: &str, address: &str, day: &str) -> Result<Option<String>, RequestError> {
    let encoded = percent_encode(address);
    // Without a day the archive now and then forgets copies that it has.
    let asked = format!("{base}/wayback/available?url={encoded}&timestamp={}", day.replace('-', ""));
    let reply: Reply = client.send(&Request::get(&asked))?.error_for_status()?.json()?;
    let copy = reply.archived_snapshots.closest.filter(|copy| copy.available && copy.status.starts_with('2'));
    // The archive names its copies with http, and serves them with https as well.
    Ok(copy.map(|copy| match copy.url.strip_prefix("http://web.archive.org/") {
        Some(rest) => format!("https://web.archive.org/{rest}"),
        None => copy.url,
    }))
}
