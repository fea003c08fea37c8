//! The paper that a repository on GitHub is about, from its page and its README.
use catalogue::paper::PaperId;

use super::Unknown;
use crate::stars::rest;
use crate::web::{Client, Request};

/// Finds the paper of a repository: its id, and the repository's address of today.
///
/// # Errors
/// When the repository is not there or it is not certain which paper is its own.
pub fn ask(client: &Client, base: &str, token: Option<&str>, name: &str) -> Result<(PaperId, String), Unknown> {
    let found = rest::repository(client, base, token, name)?;
    let found = found.ok_or_else(|| Unknown::NotThere(format!("https://github.com/{name}"), "GitHub"))?;
    let code = format!("https://github.com/{}", found.full_name);
    let said = format!("{} {}", found.homepage.unwrap_or_default(), found.description.unwrap_or_default());
    if let [id] = &papers(&said)[..] {
        return Ok((id.clone(), code));
    }
    let address = format!("{base}/repos/{}/readme", found.full_name);
    let request = Request::get(&address).header("accept", "application/vnd.github.raw+json").token(token);
    let answer = client.send(&request)?;
    let ids = if answer.status == 404 { Vec::new() } else { papers(answer.error_for_status()?.text()?) };
    match &ids[..] {
        [] => Err(Unknown::NoPaper(found.full_name)),
        [id] => Ok((id.clone(), code)),
        several => {
            let papers = several.iter().map(ToString::to_string).collect();
            Err(Unknown::Several { name: found.full_name, papers })
        }
    }
}

/// The papers on arXiv that a text names, each once.
fn papers(text: &str) -> Vec<PaperId> {
    let mut found = Vec::new();
    for word in text.split(|character: char| character.is_whitespace() || "()[]<>{},;\"'".contains(character)) {
        let is_meant = word.to_ascii_lowercase().contains("arxiv");
        if let Some(id) = PaperId::from_arxiv(word).filter(|id| is_meant && !found.contains(id)) {
            found.push(id);
        }
    }
    found
}
