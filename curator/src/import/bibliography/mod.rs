//! Reading bibliographies and tables: whatever the format, a reference is fields with values, and the
//! names of the fields say what they mean.
mod bibtex;
mod categories;
mod json;
mod left_out;
mod reference;
mod ris;
mod separated;
mod work;

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use catalogue::cite::family_last;
use catalogue::cite::work::Work;
use catalogue::paper::{ET_AL, LinkKind, Year};
use catalogue::{Date, PaperId, Slug, Venue};

use crate::diagnostic::{Diagnostic, Severity};
use crate::import::entries::reader::Surrounding;
use crate::import::fragments::issue::Issue;
use crate::import::fragments::known_facts::Facts;
use crate::import::list::{List, issue_at};
use crate::import::outline::section::Purpose;
use crate::import::records::evidence;
use crate::import::records::record::{self, Context, Record};
use crate::import::words::date::NO_YEAR;
use crate::import::words::fact::{self, Fact, Trust};
use crate::import::words::field::{self, Columns, Meaning};
use crate::import::words::link::Target;
use crate::import::words::name_list::{self, Order};
use crate::import::{html_text, one_line};
use crate::source::Source;
pub(super) use categories::OTHERS_ID;
use categories::{Categories, names_of_records};
use reference::{Field, Reference};

/// A format in which references are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// BibTeX or BibLaTeX.
    Bibtex,
    /// What reference managers exchange.
    Ris,
    /// CSL-JSON, as Zotero writes it, or any other list of records in JSON.
    Json,
    /// A record in JSON on each line.
    JsonLines,
    /// A list of records in YAML.
    Yaml,
    /// A table whose cells this character separates.
    Separated(char),
}

impl Format {
    /// The format of a file, by the end of its name; of one in JSON by its text too, since a catalogue is
    /// one as well.
    #[must_use]
    pub fn of(path: &Path, text: &[u8]) -> Option<Self> {
        let end = path.extension()?.to_str()?.to_ascii_lowercase();
        Some(match end.as_str() {
            "bib" | "bibtex" => Self::Bibtex,
            "ris" => Self::Ris,
            "jsonl" | "ndjson" => Self::JsonLines,
            "yaml" | "yml" => Self::Yaml,
            "csv" => Self::Separated(','),
            "tsv" | "tab" => Self::Separated('\t'),
            "json" if json::is_list(text) => Self::Json,
            _ => return None,
        })
    }
}

/// What is wrong with a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Broken {
    message: String,
    range: Range<usize>,
}

/// The rule of a file that cannot be read as a whole.
pub const SYNTAX: &str = "syntax";

/// The field by which a catalogue's record says that there are other authors.
const MORE_AUTHORS: &str = "moreAuthors";

/// Reads a file.
#[must_use]
pub fn read(format: Format, source: &Source, surrounding: &Surrounding) -> List {
    let columns = &surrounding.columns;
    let references = match format {
        Format::Bibtex => bibtex::read(&source.text),
        Format::Ris => Ok(ris::read(&source.text)),
        Format::Json => json::read(&source.text),
        Format::JsonLines => json::read_lines(&source.text),
        Format::Yaml => json::read_yaml(&source.text),
        Format::Separated(separator) => separated::read(&source.text, separator),
    };
    let mut list = List { path: source.path.clone(), ..List::default() };
    let references = match references {
        Ok(references) => references,
        Err(Broken { message, range }) => {
            let diagnostic = Diagnostic::new(Severity::Error, SYNTAX, message).at(source.place(&range));
            list.diagnostics.push(diagnostic.help("correct it; nothing of the file was read"));
            return list;
        }
    };
    list.fields = references.iter().flat_map(|reference| &reference.fields).map(|field| field.name.clone()).collect();
    list.groups = references.iter().flat_map(|reference| &reference.groups).cloned().collect();
    let said: Vec<Said> = references.iter().map(|reference| Said::of(reference, columns)).collect();
    list.diagnostics.extend(unknown_fields(&references, columns, source));
    let read = references.iter().zip(&said).filter(|(reference, _)| reference.record.is_none());
    let read = read.map(|(reference, said)| (reference, said.place.as_deref()));
    list.diagnostics.extend(left_out::note(read, source));
    let categories = Categories::of(&said);
    let names = names_of_records(&references);
    for (said, reference) in said.into_iter().zip(&references) {
        list.count.rows += 1;
        let own = categories.of_reference(&said);
        let context = Context {
            repository: surrounding.repository.as_ref(),
            branch: &surrounding.branch,
            category: &own[0].id,
            collection: &surrounding.collection,
            year: None,
            venue: None,
            purpose: Purpose::Papers,
        };
        let made = match &reference.record {
            Some(paper) => Ok((Record::Paper(Box::new(paper.clone())), Vec::new())),
            None => record::make(said.facts(&reference.range), &context, &reference.range),
        };
        match made {
            Ok((Record::Paper(mut paper), issues)) => {
                list.count.papers += 1;
                if let Some(collection) = reference.exported("collection").and_then(|id| Slug::new(id).ok()) {
                    paper.collection = collection;
                }
                list.journals.extend(work::journal(reference, &paper));
                paper.added = paper.added.or_else(|| Date::parse(reference.exported("added")?));
                paper.categories = own.iter().map(|category| category.id.clone()).collect();
                for mut category in own {
                    if let Some(name) = names.get(&category.id) {
                        category.name.clone_from(name);
                    }
                    if !list.categories.contains(&category) {
                        list.categories.push(category);
                    }
                }
                list.records.push((Record::Paper(paper), source.place(&reference.range)));
                list.diagnostics.extend(issues.into_iter().map(|issue| issue_at(&in_words_of_fields(issue), source)));
            }
            Ok(_) => {}
            Err(issue) => {
                list.count.unread += 1;
                list.diagnostics.push(issue_at(&in_words_of_fields(issue), source).label("not read"));
            }
        }
    }
    list
}

/// What is odd about a reference, with what to do in a file of fields.
fn in_words_of_fields(issue: Issue) -> Issue {
    let help = match issue.rule {
        "no-address" => "add its url or its doi",
        "no-title" => "add its title",
        evidence::NO_PAPER => "add its authors, its url or its doi",
        "left-over" | "venue" => "write the name of the journal or the conference alone, and the year in its own field",
        "unsure-title" => "write the title alone, without markup and addresses",
        "unsure-author" => "write its family name as well, and “and” or a semicolon between the names",
        _ => return issue,
    };
    Issue { help: help.to_owned(), ..issue }
}

/// A note on the fields that nobody knows, where the first of them stands.
fn unknown_fields(references: &[Reference], columns: &Columns, source: &Source) -> Option<Diagnostic> {
    let mut names: Vec<&str> = Vec::new();
    let mut first = None;
    for reference in references.iter().filter(|reference| reference.record.is_none()) {
        for field in &reference.fields {
            let is_known = field::meaning(&field.name, columns).is_some() || field.name == MORE_AUTHORS;
            if !is_known && !names.contains(&field.name.as_str()) {
                names.push(&field.name);
                first.get_or_insert(&reference.range);
            }
        }
    }
    let message = format!("unknown fields were not read: {}", names.join(", "));
    let diagnostic = Diagnostic::new(Severity::Note, "unknown-field", message).at(source.place(first?));
    Some(diagnostic.help("say what they mean under [columns] in papers.toml, if they belong to a record"))
}

/// What the fields of a reference say.
#[derive(Debug, Default)]
struct Said {
    values: BTreeMap<Meaning, Values>,
    /// The work that it is.
    work: Option<Work>,
    /// The field that says where it appeared, when none of those with this meaning does.
    place: Option<String>,
}

/// The values of fields with one meaning.
#[derive(Debug, Default)]
struct Values {
    texts: Vec<String>,
    /// Whether a comma parts nothing in them.
    are_whole: bool,
}

impl Said {
    fn of(reference: &Reference, columns: &Columns) -> Self {
        let mut said = Self::default();
        if let Some((work, name)) = work::read(reference) {
            (said.work, said.place) = (Some(work), Some(field::key(name)));
        } else if let Some((name, text)) = work::elsewhere(reference) {
            said.values.entry(Meaning::Venue).or_default().texts.push(text);
            said.place = Some(field::key(name));
        }
        for Field { name, values, is_list } in &reference.fields {
            // In CSL-JSON those of the article, in the tables of others that of the project.
            let are_pages = field::key(name) == "page" && !values.iter().any(|value| value.contains("://"));
            let values = values.iter().map(|value| one_line(value)).filter(|value| !value.is_empty() && !are_pages);
            if let Some(meaning) = field::meaning(name, columns) {
                let known = said.values.entry(meaning).or_default();
                known.texts.extend(values);
                known.are_whole |= is_list;
            }
        }
        if reference.fields.iter().any(|field| field.name == MORE_AUTHORS && field.values == ["yes"]) {
            said.values.entry(Meaning::Authors).or_default().texts.push(ET_AL.to_owned());
        }
        said
    }

    fn all(&self, meaning: Meaning) -> &[String] {
        self.values.get(&meaning).map(|values| values.texts.as_slice()).unwrap_or_default()
    }

    fn first(&self, meaning: Meaning) -> Option<&str> {
        self.all(meaning).first().map(String::as_str)
    }

    /// Values of which a text may hold several.
    fn split(&self, meaning: Meaning) -> Vec<String> {
        let values = self.all(meaning);
        let are_whole = self.values.get(&meaning).is_some_and(|values| values.are_whole);
        let separator = if are_whole || values.iter().any(|value| value.contains(';')) { ';' } else { ',' };
        let parts = values.iter().flat_map(|value| value.split(separator));
        parts.map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// Addresses, of which a text may hold several. One without any is told of as a whole.
    fn addresses(&self, meaning: Meaning, facts: &mut Facts, range: &Range<usize>) -> Vec<&str> {
        let mut found = Vec::new();
        for text in self.all(meaning) {
            let parts = || text.split([' ', ';']).filter(|part| !part.is_empty());
            // `www.example.org/a` is told of with the address that it lacks.
            if parts().any(|part| part.contains(['.', '/', '#'])) {
                found.extend(parts());
            } else if text.contains(char::is_alphanumeric) {
                let help = "write the whole address, starting with https://, or leave the field out";
                facts.warn("not-a-link", format!("“{text}” is not a web address"), help, range);
            }
        }
        found
    }

    /// What an entry of a list would say with the same.
    fn facts(&self, range: &Range<usize>) -> Facts {
        let title = self.first(Meaning::Title).map(|title| (one_line(&html_text(title)), range.clone()));
        let mut facts = Facts::default();
        (facts.title, facts.says_paper) = (title, true);
        match self.all(Meaning::Authors) {
            [text] if text.contains(';') => {
                let names = self.split(Meaning::Authors);
                facts.add_authors(names.iter().map(|name| family_last(name)).collect());
            }
            [text] => {
                let read = name_list::read_ordered(text, Order::FamilyFirst);
                facts.and_others = read.as_ref().is_some_and(|names| names.and_others);
                facts.authors = read.map_or_else(|| vec![text.clone()], |names| names.names);
            }
            names => {
                facts.add_authors(names.to_vec());
            }
        }
        let said = self.first(Meaning::Year);
        let year = said.and_then(year);
        // “in press” says that there is none.
        if let Some(text) = said.filter(|text| year.is_none() && text.contains(|it: char| it.is_ascii_digit())) {
            facts.warn(NO_YEAR, format!("“{text}” is not the year of a paper"), "write its four digits", range);
        }
        let work = self.work.as_ref().and_then(|work| Venue::parse(&work.label()).ok());
        let venues = if work.is_some() { &[] } else { self.all(Meaning::Venue) };
        facts.venue = work;
        for venue in venues {
            let text = venue_text(venue);
            // A report is one also where nobody says whose; in a list that means no more than “not reviewed”.
            let work = Venue::parse(&text).ok().filter(|venue| Work::of(venue).is_some());
            match work.map(Fact::Venue).or_else(|| fact::read(&text, Trust::Sure)) {
                Some(fact) => facts.add(fact),
                None => facts.leftover.push((venue.clone(), range.clone())),
            }
        }
        match facts.venue {
            Some(_) => facts.year = facts.year.or(year),
            None => facts.dated = facts.dated.or(year),
        }
        for text in self.all(Meaning::Number) {
            if let Some(fact @ Fact::Arxiv(_)) = fact::read(text.split(" [").next().unwrap_or(text), Trust::Sure) {
                facts.add(fact);
            }
        }
        for doi in self.all(Meaning::Doi) {
            // `doi:10.1000/a`, or an address
            let doi = doi.find("10.").map_or(doi.as_str(), |at| &doi[at..]);
            let arxiv = doi.to_ascii_lowercase().strip_prefix("10.48550/arxiv.").and_then(PaperId::from_arxiv);
            match arxiv {
                Some(id) => facts.add(Fact::Arxiv(id)),
                None => facts.link(Target::Paper, &format!("https://doi.org/{doi}"), range),
            }
        }
        for address in self.addresses(Meaning::Address, &mut facts, range) {
            facts.link_by_address(Some(Target::Paper), address, range);
        }
        for kind in LinkKind::ALL {
            let addresses = self.addresses(Meaning::Link(kind), &mut facts, range);
            addresses.into_iter().for_each(|url| facts.link(Target::Link(kind), url, range));
        }
        // The address of a preprint leads to arXiv; that of its venue, to where it was published at last.
        facts.addresses.sort_by_key(|address| crate::import::words::identity::arxiv_id(address).is_none());
        if facts.arxiv.is_some() {
            facts.addresses.clear();
        }
        facts.techniques = self.split(Meaning::Techniques);
        facts.remark = self.first(Meaning::Remark).map(str::to_owned);
        facts.figure = self.first(Meaning::Figure).map(|figure| (figure.to_owned(), range.clone()));
        let yes = ["yes", "true", "1", "x", "★", "⭐"];
        facts.recommended =
            self.first(Meaning::Recommended).is_some_and(|text| yes.contains(&text.to_lowercase().as_str()));
        facts
    }
}

/// The year in a date.
fn year(date: &str) -> Option<u16> {
    let numbers = date.split(|character: char| !character.is_ascii_digit());
    let years = numbers.filter(|number| number.len() == 4).filter_map(|number| Year::new(number.parse().ok()?).ok());
    years.map(Year::get).next()
}

/// A venue without the braces of BibTeX and what is after its acronym: `International Conference on Machine
/// Learning (ICML 2023)` names it twice.
fn venue_text(text: &str) -> String {
    text.replace(['{', '}'], "")
}

#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod tests;
