//! One repository at a time, for those who have no token.
use serde::Deserialize;

use super::Count;
use crate::web::{Client, Request, RequestError};

/// A repository as GitHub's REST interface tells of it.
#[derive(Debug, Deserialize)]
pub struct Repository {
    /// Its `owner/name` as GitHub writes it now.
    pub full_name: String,
    /// How many stars it has.
    pub stargazers_count: u64,
    /// What it says of itself.
    pub description: Option<String>,
    /// The page that it names as its own.
    pub homepage: Option<String>,
}

/// Asks for a repository, `owner/name`; `None` when there is none of that name.
///
/// # Errors
/// When GitHub gives no response that can be used.
pub fn repository(
    client: &Client,
    base: &str,
    token: Option<&str>,
    name: &str,
) -> Result<Option<Repository>, RequestError> {
    let address = format!("{base}/repos/{name}");
    let request = Request::get(&address).header("accept", "application/vnd.github+json").token(token);
    let response = client.send(&request)?;
    // A repository can also be taken away for legal reasons, which is 451.
    if matches!(response.status, 404 | 410 | 451) {
        return Ok(None);
    }
    response.error_for_status()?.json().map(Some)
}

/// Asks how many stars a repository has.
///
/// # Errors
/// When GitHub gives no response that can be used.
pub fn ask(client: &Client, base: &str, name: &str) -> Result<Count, RequestError> {
    Ok(match repository(client, base, None, name)? {
        Some(found) => Count { stars: Some(found.stargazers_count), name: Some(found.full_name) },
        None => Count { stars: None, name: None },
    })
}
