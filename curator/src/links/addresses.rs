//! Every address of the catalogue, and what it is of.
use std::collections::BTreeMap;
use std::fmt;

use catalogue::{Catalogue, Paper, WebAddress};
use pulldown_cmark::{Event, Parser, Tag};

use crate::repository::is_named;

/// An address, with everything that it is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The address, without the part of the page that it leads to.
    pub address: WebAddress,
    /// What it is of, in the order of the catalogue.
    pub uses: Vec<Use>,
}

/// What an address is of.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Use {
    /// The name of the field: `code`, `figure`.
    pub field: &'static str,
    /// The id of the paper, when it is one of a paper.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paper: Option<String>,
    /// The title of the paper, or the name of what else it is of.
    pub name: String,
}

impl fmt::Display for Use {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.paper {
            Some(id) => write!(formatter, "{} of {id}, {}", self.field, self.name),
            None => write!(formatter, "{} of {}", self.field, self.name),
        }
    }
}

/// Every address of a catalogue once, in the order of addresses.
#[must_use]
pub fn of(catalogue: &Catalogue) -> Vec<Linked> {
    let mut all = Collected::default();
    let list = catalogue.list();
    let title = list.title.as_str();
    if is_named(&list.repository) {
        all.add(list.repository.as_str(), "repository", title);
    }
    all.add_text(&list.about, "about", title);
    all.add_text(&list.contributing, "contributing", title);
    for update in &catalogue.parts().updates {
        all.add_text(&update.text, "update", &update.date.to_string());
    }
    for tool in &catalogue.parts().tools {
        all.add(tool.url.as_str(), "tool", tool.name.as_str());
        if let Some(paper) = &tool.paper {
            all.add(paper.as_str(), "paper", tool.name.as_str());
        }
    }
    for leaderboard in &catalogue.parts().leaderboards {
        all.add(leaderboard.url.as_str(), "leaderboard", leaderboard.name.as_str());
    }
    for paper in catalogue.papers() {
        all.add_paper(paper);
    }
    all.0.into_iter().map(|(address, uses)| Linked { address, uses }).collect()
}

/// The addresses found so far.
#[derive(Default)]
struct Collected(BTreeMap<WebAddress, Vec<Use>>);

impl Collected {
    fn add(&mut self, address: &str, field: &'static str, name: &str) {
        self.take(address, Use { field, paper: None, name: name.to_owned() });
    }

    fn add_paper(&mut self, paper: &Paper) {
        let of = |field| Use { field, paper: Some(paper.id.to_string()), name: paper.title.to_string() };
        // A paper may have no address but that of a link.
        let is_link = |address: &String| paper.links.iter().any(|link| link.url.as_str() == address);
        if let Some(address) = paper.address().filter(|address| !is_link(address)) {
            self.take(&address, of("paper"));
        }
        for link in &paper.links {
            self.take(link.url.as_str(), of(link.kind.id()));
        }
        if let Some(figure) = &paper.figure {
            self.take(figure.source.as_str(), of("figure"));
        }
    }

    /// The links of a text in Markdown; those within the site are not of the web.
    fn add_text(&mut self, markdown: &str, field: &'static str, name: &str) {
        for event in Parser::new(markdown) {
            if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event {
                self.add(&dest_url, field, name);
            }
        }
    }

    fn take(&mut self, address: &str, of: Use) {
        // The fragment of an address is not sent to the server.
        let page = address.split('#').next().unwrap_or(address);
        if let Ok(address) = WebAddress::new(page) {
            let uses = self.0.entry(address).or_default();
            if !uses.contains(&of) {
                uses.push(of);
            }
        }
    }
}
