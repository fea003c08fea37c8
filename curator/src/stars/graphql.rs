//! Many repositories in one question, for those who have a token.
use std::collections::HashMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::Count;
use crate::web::{Client, Request, RequestError, Response};

#[derive(Deserialize)]
struct Reply {
    data: Option<HashMap<String, Option<Node>>>,
    #[serde(default)]
    errors: Vec<Problem>,
    message: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    stargazer_count: u64,
    name_with_owner: String,
}

#[derive(Deserialize)]
struct Problem {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    path: Vec<serde_json::Value>,
    #[serde(default)]
    message: String,
}

/// Asks for repositories, each `owner/name`. A question that is too much for the server is
/// halved; a repository that GitHub keeps from this token is left out.
///
/// # Errors
/// When GitHub gives no response that can be used.
pub fn ask(client: &Client, base: &str, token: &str, names: &[String]) -> Result<Vec<(String, Count)>, RequestError> {
    let address = format!("{base}/graphql");
    let response = client.send(&Request::post_json(&address, question(names)).token(Some(token)))?;
    if matches!(response.status, 502..=504) && names.len() > 1 {
        let (first, second) = names.split_at(names.len() / 2);
        let mut counts = ask(client, base, token, first)?;
        counts.extend(ask(client, base, token, second)?);
        return Ok(counts);
    }
    read(&response.error_for_status()?, names)
}

/// The question. Names were checked to be letters, digits and `-_.`, so they need no escapes.
fn question(names: &[String]) -> String {
    let mut query = String::from("query {");
    for (position, name) in names.iter().enumerate() {
        let (owner, name) = name.split_once('/').unwrap_or((name, ""));
        // Writing to a string does not fail.
        let _ = write!(
            query,
            " r{position}: repository(owner: \"{owner}\", name: \"{name}\") {{ stargazerCount nameWithOwner }}"
        );
    }
    query.push_str(" }");
    serde_json::json!({ "query": query }).to_string()
}

fn read(response: &Response, names: &[String]) -> Result<Vec<(String, Count)>, RequestError> {
    let reply: Reply = response.json()?;
    if reply.errors.iter().any(|problem| problem.kind.as_deref() == Some("RATE_LIMITED")) {
        return Err(RequestError::RateLimited {
            address: response.address.clone(),
            wait: crate::web::rate_limit::until_reset(response),
        });
    }
    let Some(mut data) = reply.data else {
        let problem = reply.errors.first().map(|error| error.message.clone()).or(reply.message);
        return Err(response.invalid(&problem.unwrap_or_else(|| "it has no data".to_owned())));
    };
    let mut counts = Vec::new();
    for (position, name) in names.iter().enumerate() {
        let alias = format!("r{position}");
        let count = match data.remove(&alias).flatten() {
            Some(node) => Count { stars: Some(node.stargazer_count), name: Some(node.name_with_owner) },
            None => {
                let is_of_it = |problem: &&Problem| problem.path.first().is_some_and(|part| *part == alias.as_str());
                match reply.errors.iter().find(is_of_it) {
                    Some(problem) if problem.kind.as_deref() == Some("NOT_FOUND") => Count { stars: None, name: None },
                    _ => continue,
                }
            }
        };
        counts.push((name.to_ascii_lowercase(), count));
    }
    Ok(counts)
}
