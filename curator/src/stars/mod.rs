//! How many stars the repositories of the list have on GitHub.
pub mod file;
pub mod graphql;
pub mod rest;

use std::collections::BTreeMap;

use catalogue::Catalogue;
use catalogue::readme::github_repository;

/// What is known of repositories, by their `owner/name` in lower case, since GitHub does not
/// tell cases apart.
pub type Counts = BTreeMap<String, Count>;

/// What GitHub says of a repository.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Count {
    /// Its stars; `None` when there is no such repository.
    pub stars: Option<u64>,
    /// Its `owner/name` as GitHub writes it now.
    pub name: Option<String>,
}

/// A repository of the list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Repository {
    /// `owner/name` as the list writes it.
    pub name: String,
}

impl Repository {
    /// The name by which it is known.
    #[must_use]
    pub fn key(&self) -> String {
        self.name.to_ascii_lowercase()
    }
}

/// Every repository that the list links to, each spelling once.
#[must_use]
pub fn repositories(catalogue: &Catalogue) -> Vec<Repository> {
    let links = catalogue.papers().iter().flat_map(|paper| &paper.links).map(|link| &link.url);
    let tools = catalogue.parts().tools.iter().map(|tool| &tool.url);
    let mut all: Vec<Repository> = links
        .chain(tools)
        .filter_map(github_repository)
        .map(|(owner, name)| Repository { name: format!("{owner}/{name}") })
        .collect();
    all.sort();
    all.dedup();
    all
}
