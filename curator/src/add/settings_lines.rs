//! A corrected paper of a list that only its keeper writes, as lines for `papers.toml`.
use std::collections::BTreeMap;

use catalogue::encode::fields;
use catalogue::paper::{LinkKind, PaperId};
use catalogue::{Catalogue, Paper, WebAddress};
use toml_edit::{Array, DocumentMut, Item, Table, value};

use crate::settings::Settings;
use crate::source::Source;

/// What `papers.toml` can say of a correction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsLines {
    /// The lines; empty when it can say nothing of it.
    pub text: String,
    /// The fields of the record that are corrected in the list itself.
    pub unsaid: Vec<&'static str>,
}

impl SettingsLines {
    /// The lines by which a paper of the catalogue becomes the corrected one.
    #[must_use]
    pub fn of(catalogue: &Catalogue, id: &PaperId, corrected: &Paper) -> Self {
        let Some((_, paper)) = catalogue.find(id) else { return Self::default() };
        let text = lines(paper, corrected);
        let applied = applied(catalogue, id, &text).unwrap_or_else(|| paper.clone());
        let (said, wanted): (BTreeMap<_, _>, BTreeMap<_, _>) =
            (fields(&applied).into_iter().collect(), fields(corrected).into_iter().collect());
        let names = fields(&applied).into_iter().chain(fields(corrected)).map(|(name, _)| name);
        let mut unsaid: Vec<&str> = names.filter(|name| said.get(name) != wanted.get(name)).collect();
        unsaid.sort_unstable();
        unsaid.dedup();
        Self { text, unsaid }
    }
}

/// What differs, in the words of the file.
fn lines(paper: &Paper, corrected: &Paper) -> String {
    let array = |texts: &mut dyn Iterator<Item = &str>| value(texts.collect::<Array>());
    let mut table = Table::new();
    if paper.title != corrected.title {
        table.insert("title", value(corrected.title.as_str()));
    }
    if !paper.names().eq(corrected.names()) {
        table.insert("authors", array(&mut corrected.names()));
    }
    if let Some(venue) = corrected.venue.as_ref().filter(|venue| paper.venue.as_ref() != Some(venue)) {
        table.insert("venue", value(venue.label()));
    }
    if let Some(year) = corrected.stated_year.filter(|year| paper.stated_year != Some(*year)) {
        table.insert("year", value(i64::from(year.get())));
    }
    if paper.categories != corrected.categories {
        table.insert("categories", array(&mut corrected.categories.iter().map(|id| id.as_str())));
    }
    let of_kind = |paper: &Paper, kind| -> Option<String> {
        paper.links.iter().find(|link| link.kind == kind).map(|link| link.url.to_string())
    };
    let address = |url: Option<&WebAddress>| url.map(ToString::to_string);
    let figure = |paper: &Paper| address(paper.figure.as_ref().map(|figure| &figure.source));
    let remark = |paper: &Paper| paper.remark.as_ref().map(ToString::to_string);
    for (name, before, after) in [
        ("remark", remark(paper), remark(corrected)),
        ("url", address(paper.url.as_ref()), address(corrected.url.as_ref())),
        ("figure", figure(paper), figure(corrected)),
        ("code", of_kind(paper, LinkKind::Code), of_kind(corrected, LinkKind::Code)),
        ("project", of_kind(paper, LinkKind::Project), of_kind(corrected, LinkKind::Project)),
    ] {
        if let Some(after) = after.filter(|after| before.as_ref() != Some(after)) {
            table.insert(name, value(after));
        }
    }
    if paper.recommended != corrected.recommended {
        table.insert("recommended", value(corrected.recommended));
    }
    if table.is_empty() {
        return String::new();
    }
    let mut papers = Table::new();
    papers.set_implicit(true);
    papers.insert(paper.id.as_str(), Item::Table(table));
    let mut document = DocumentMut::new();
    document.insert("paper", Item::Table(papers));
    document.to_string()
}

/// The paper as it is with these lines.
fn applied(catalogue: &Catalogue, id: &PaperId, text: &str) -> Option<Paper> {
    let source = Source::new("", text.to_owned());
    let (applied, _) = Settings::read(&source).ok()?.apply(catalogue, &source).ok()?;
    applied.find(id).map(|(_, paper)| paper.clone())
}
