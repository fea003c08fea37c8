//! Reads one file: every row, item and entry of it becomes a record, or is said to be none.
use catalogue::paper::PaperId;
use catalogue::{Date, Slug, Update, WebAddress};

use super::canonical::{self, Surroundings};
use super::date;
use super::outline::{self, Entry, Form, Outline};
use super::piece::{Content, Piece, plain_text};
use super::reading::{Doubt, Reading};
use super::record::{self, Context, Record};
use super::section::{Purpose, name_of};
use super::{document, entry, role, row};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::Source;

/// What is known of a list besides its files.
#[derive(Clone, Debug)]
pub struct Surrounding {
    /// The repository of the list, by which its own figures are found.
    pub repository: Option<WebAddress>,
    /// The branch under which its files are found.
    pub branch: String,
    /// The collection that the papers belong to.
    pub collection: Slug,
    /// The side lists, by the names that headings give them.
    pub side_lists: Vec<(Slug, String)>,
}

/// How many rows a file has and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    /// Rows of tables, items of lists and paragraphs that may be entries.
    pub rows: usize,
    /// Those read as papers, also when another row has the same one.
    pub papers: usize,
    /// Those read as programs.
    pub tools: usize,
    /// Those read as rankings.
    pub leaderboards: usize,
    /// Those read as dated notes.
    pub updates: usize,
    /// Those of a table of contents.
    pub contents: usize,
    /// Those of sections without papers, such as the licence, and notes of the list to itself.
    pub text: usize,
    /// Those that were not read, each with a diagnostic.
    pub unread: usize,
}

impl Count {
    /// Whether every row is accounted for.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.rows
            == self.papers + self.tools + self.leaderboards + self.updates + self.contents + self.text + self.unread
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            rows: self.rows + other.rows,
            papers: self.papers + other.papers,
            tools: self.tools + other.tools,
            leaderboards: self.leaderboards + other.leaderboards,
            updates: self.updates + other.updates,
            contents: self.contents + other.contents,
            text: self.text + other.text,
            unread: self.unread + other.unread,
        }
    }
}

/// A category as a file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedCategory {
    /// Its identifier.
    pub id: Slug,
    /// Its heading.
    pub name: String,
    /// What stands under its heading, before the papers.
    pub text: Option<String>,
}

/// What was read of a file.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Its title.
    pub title: Option<String>,
    /// Its first paragraph.
    pub tagline: Option<String>,
    /// How to contribute.
    pub contributing: Option<String>,
    /// Its categories that have papers, in order, and others named as such.
    pub categories: Vec<NamedCategory>,
    /// Its records in order, each with the place of its entry.
    pub records: Vec<(Record, Place)>,
    /// The names in its table of contents.
    pub contents: Vec<String>,
    /// The names of all its headings, without decoration.
    pub headings: Vec<String>,
    /// Its dated notes, in its order.
    pub updates: Vec<Update>,
    /// What there is to say.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of its rows.
    pub count: Count,
}

/// Reads a file.
#[must_use]
pub fn read(source: &Source, surrounding: &Surrounding) -> List {
    let mut outline = outline::of(document::read(&source.text));
    name_side_lists(&mut outline, &surrounding.side_lists);
    let names = outline::category_names(&outline);
    let contributing = contributing(&outline, source);
    let mut list =
        List { title: outline.title.clone(), tagline: outline.tagline.clone(), contributing, ..List::default() };
    list.headings = outline.sections.iter().flat_map(|section| section.path.iter().cloned()).collect();
    for found in &outline.entries {
        list.count.rows += 1;
        let section = &outline.sections[found.section];
        match other_than_record(found, section.purpose) {
            Some(Other::Contents) => {
                list.count.contents += 1;
                list.contents.extend(labels(found));
            }
            Some(Other::Text) => list.count.text += 1,
            Some(Other::Update(update)) => {
                list.count.updates += 1;
                list.updates.push(update);
            }
            None => {
                let name = &names[found.section];
                let Some(id) = category_id(name) else { continue };
                let context = Context {
                    repository: surrounding.repository.as_ref(),
                    branch: &surrounding.branch,
                    category: &id,
                    collection: section.collection.as_ref().unwrap_or(&surrounding.collection),
                    year: section.year,
                    purpose: section.purpose,
                };
                let read = read_entry(found, source, &context);
                list.take(read, source, found, || NamedCategory {
                    id: id.clone(),
                    name: name.clone(),
                    text: section.text.clone(),
                });
            }
        }
    }
    list
}

/// The names that an entry of a table of contents links to.
fn labels(found: &Entry) -> Vec<String> {
    let Form::Text(pieces) = &found.form else { return Vec::new() };
    let label = |piece: &Piece| match &piece.content {
        Content::Link { label, .. } => Some(name_of(label)).filter(|name| !name.is_empty()),
        _ => None,
    };
    pieces.iter().filter_map(label).collect()
}

/// The identifier of a category. A heading without a letter of an identifier gets one made of
/// a number that its text gives.
pub(super) fn category_id(name: &str) -> Option<Slug> {
    Slug::of(name).filter(|slug| slug.as_str().len() >= 2 || name.is_ascii()).or_else(|| {
        // As for the names of venues: the same on every machine and in every version.
        let number =
            name.bytes().fold(0x811c_9dc5_u32, |number, byte| (number ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        Slug::new(&format!("section-{number:08x}")).ok()
    })
}

impl List {
    fn take(
        &mut self,
        read: Result<(Record, Vec<Doubt>), Doubt>,
        source: &Source,
        found: &Entry,
        category: impl Fn() -> NamedCategory,
    ) {
        match read {
            Ok((record, doubts)) => {
                match &record {
                    Record::Paper(_) => {
                        self.count.papers += 1;
                        let category = category();
                        if !self.categories.iter().any(|known| known.id == category.id) {
                            self.categories.push(category);
                        }
                    }
                    Record::Tool(_) => self.count.tools += 1,
                    Record::Leaderboard(_) => self.count.leaderboards += 1,
                }
                self.records.push((record, source.place(&found.range)));
                self.diagnostics.extend(doubts.iter().map(|doubt| told(doubt, source, false)));
            }
            Err(doubt) => {
                self.count.unread += 1;
                self.diagnostics.push(told(&doubt, source, true));
            }
        }
    }
}

/// A doubt as a diagnostic.
fn told(doubt: &Doubt, source: &Source, is_unread: bool) -> Diagnostic {
    let severity = if doubt.is_note { Severity::Note } else { Severity::Warning };
    let label = if is_unread { "not read" } else { "" };
    let told = Diagnostic::new(severity, doubt.rule, &doubt.message).at(source.place(&doubt.range)).help(&doubt.help);
    if label.is_empty() { told } else { told.label(label) }
}

/// An entry that is no record.
enum Other {
    Contents,
    Update(Update),
    Text,
}

/// Tells entries of the list about itself from records.
fn other_than_record(found: &Entry, purpose: Purpose) -> Option<Other> {
    let pieces: Vec<&Piece> = match &found.form {
        Form::Row(row, ..) => row.cells.iter().flatten().collect(),
        Form::Text(pieces) => pieces.iter().collect(),
    };
    let mut links = pieces.iter().filter_map(|piece| match &piece.content {
        Content::Link { url, .. } => Some(url.as_str()),
        _ => None,
    });
    let has_link = links.clone().next().is_some();
    if has_link && links.all(|url| url.starts_with('#')) && purpose != Purpose::Updates {
        return Some(Other::Contents);
    }
    match purpose {
        Purpose::Contents if !outline::has_paper_link(&owned(&pieces)) => return Some(Other::Contents),
        Purpose::Updates => return Some(update(&pieces).map_or(Other::Text, Other::Update)),
        Purpose::Contributing | Purpose::Other => return Some(Other::Text),
        _ => {}
    }
    let text: String = pieces
        .iter()
        .map(|piece| match &piece.content {
            Content::Text(text) => text.as_str(),
            _ => "",
        })
        .collect();
    let is_note =
        text.trim_start().starts_with("[//]:") && pieces.iter().all(|piece| matches!(piece.content, Content::Text(_)));
    let is_blank = pieces.iter().all(|piece| match &piece.content {
        Content::Text(text) => !text.contains(char::is_alphanumeric),
        Content::Break => true,
        _ => false,
    });
    (is_note || is_blank).then_some(Other::Text)
}

fn owned(pieces: &[&Piece]) -> Vec<Piece> {
    pieces.iter().map(|piece| (*piece).clone()).collect()
}

/// A dated note: `Sep 27, 2023: Add tag`.
fn update(pieces: &[&Piece]) -> Option<Update> {
    let text = plain_text(&owned(pieces));
    let (date, text) = date::read_start(&text)?;
    let date = format!("{:04}-{:02}-{:02}", date.year?, date.month?, date.day.unwrap_or(1));
    let text = text.trim_start_matches([':', '-', '–', ' ', ',']).trim();
    let date = Date::parse(&date)?;
    (!text.is_empty()).then(|| Update { date, text: text.to_owned() })
}

/// The text of the section on contributing, as it is written.
fn contributing(outline: &Outline, source: &Source) -> Option<String> {
    let section = outline.sections.iter().find(|section| section.purpose == Purpose::Contributing)?;
    let end = section.body.end.min(source.text.len());
    let text = source.text.get(section.body.start..end)?.trim();
    (!text.is_empty()).then(|| text.replace('\r', ""))
}

/// A heading with the name of a side list is no subject: what stands under it is of that list.
fn name_side_lists(outline: &mut Outline, side_lists: &[(Slug, String)]) {
    for section in &mut outline.sections {
        let Some(first) = section.path.first() else { continue };
        let found = side_lists.iter().find(|(_, name)| catalogue::fold::fold(name) == catalogue::fold::fold(first));
        if let Some((id, _)) = found {
            section.path.remove(0);
            section.collection = Some(id.clone());
        }
    }
}

fn read_entry(found: &Entry, source: &Source, context: &Context<'_>) -> Result<(Record, Vec<Doubt>), Doubt> {
    let mut reading = Reading::default();
    match &found.form {
        Form::Row(row, columns, width) => {
            if let Some(repository) = context.repository
                && let Some(text) = source.text.get(found.range.clone())
            {
                let around = Surroundings {
                    repository,
                    branch: context.branch,
                    category: context.category,
                    collection: context.collection,
                };
                if let Some(paper) = canonical::read(text, &row.cells, &around) {
                    return Ok((Record::Paper(Box::new(paper)), Vec::new()));
                }
            }
            row::read(row, columns, *width, &mut reading);
        }
        Form::Text(pieces) if is_thing(pieces, context.purpose) => entry::read_thing(pieces, &mut reading),
        Form::Text(pieces) => {
            entry::read(pieces, &mut reading);
            let of_papers = Context { purpose: Purpose::Papers, ..context.clone() };
            return match record::make(reading, &of_papers, &found.range) {
                Err(doubt) if doubt.rule == record::NO_PAPER && leads_to_code(pieces) => {
                    program(pieces, context, &found.range)
                }
                read => read,
            };
        }
    }
    record::make(reading, context, &found.range)
}

/// An entry among papers that is about a program.
fn program(
    pieces: &[Piece],
    context: &Context<'_>,
    range: &std::ops::Range<usize>,
) -> Result<(Record, Vec<Doubt>), Doubt> {
    let mut reading = Reading::default();
    entry::read_thing(pieces, &mut reading);
    if let Some((name, at)) = reading.title.clone() {
        let message = format!("“{name}” leads to code and to no paper, so it is read as a program");
        reading.doubt("no-paper", message, "link it to its paper, if it is one", &at);
    }
    record::make(reading, &Context { purpose: Purpose::Tools, ..context.clone() }, range)
}

/// Whether the first link of an entry has the name of a thing and leads to its repository.
fn leads_to_code(pieces: &[Piece]) -> bool {
    let first = pieces.iter().find_map(|piece| match &piece.content {
        Content::Link { url, label } => Some((url, label)),
        _ => None,
    });
    let named = first.filter(|(_, label)| role::of_label(label).is_none());
    let address = named.and_then(|(url, _)| WebAddress::new(url).ok());
    address.is_some_and(|address| catalogue::readme::github_repository(&address).is_some())
}

/// Whether an entry is of a program or a ranking, and not of a paper about some: its first link
/// leads to the thing itself.
fn is_thing(pieces: &[Piece], purpose: Purpose) -> bool {
    let mut links = pieces.iter().filter(|piece| matches!(piece.content, Content::Link { .. }));
    let is_of_paper = links.next().is_some_and(|link| outline::has_paper_link(std::slice::from_ref(link)));
    matches!(purpose, Purpose::Tools | Purpose::Leaderboards) && !is_of_paper
}

/// The id that a paper has until it gets one of its title.
#[must_use]
pub fn is_without_id(id: &PaperId) -> bool {
    canonical::no_id().as_ref() == Some(id)
}
