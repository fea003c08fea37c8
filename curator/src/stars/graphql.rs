//! Many repositories in one question, for those who have a token.
use std::collections::HashMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::Count;
use crate::web::{Answer, Client, Fault, Request};

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
/// When GitHub gives no answer that can be used.
pub fn ask(client: &Client, base: &str, token: &str, names: &[String]) -> Result<Vec<(String, Count)>, Fault> {
    let address = format!("{}/graphql", base.trim_end_matches('/'));
    let answer = client.send(&Request::ask(&address, question(names)).token(Some(token)))?;
    if matches!(answer.status, 502..=504) && names.len() > 1 {
        let (first, second) = names.split_at(names.len() / 2);
        let mut counts = ask(client, base, token, first)?;
        counts.extend(ask(client, base, token, second)?);
        return Ok(counts);
    }
    read(&answer.accepted()?, names)
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

fn read(answer: &Answer, names: &[String]) -> Result<Vec<(String, Count)>, Fault> {
    let reply: Reply = answer.json()?;
    if reply.errors.iter().any(|problem| problem.kind.as_deref() == Some("RATE_LIMITED")) {
        return Err(Fault::Limited { address: answer.address.clone(), wait: crate::web::limit::until_reset(answer) });
    }
    let Some(mut data) = reply.data else {
        let told = reply.errors.first().map(|problem| problem.message.clone()).or(reply.message);
        return Err(answer.broken(&told.unwrap_or_else(|| "it has no data".to_owned())));
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
