//! Reads one file: every row, item and entry of it becomes a record, or is said to be none.
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use catalogue::fold::fold;
use catalogue::venue::Series;
use catalogue::{Paper, Slug, Update};

use crate::diagnostic::{Diagnostic, Place, Severity};
pub use crate::import::count::Count;
use crate::import::document::block::{Block, Cell, Content, Piece, Row, Style, Table, plain_text, range_of};
use crate::import::document::markdown;
use crate::import::entries::outcome::Outcome;
pub use crate::import::entries::reader::Surrounding;
use crate::import::entries::{own_links, reader, scores};
use crate::import::fragments::issue::Issue;
use crate::import::outline::no_record::{Other, labels};
use crate::import::outline::section::Purpose;
use crate::import::outline::structure::{self, Outline};
use crate::import::outline::{line_label, walk};
use crate::import::records::record::{self, Record};
use crate::import::records::{broken_heading, broken_link};
use crate::import::table::column::{self, Column};
use crate::import::words::field::{self, Columns};
use crate::source::Source;

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

/// A link to another file of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedFile {
    /// Its path as the link has it, without what stands behind `#`.
    pub path: String,
    /// The text of the link.
    pub label: String,
    /// Where the link stands.
    pub place: Place,
    /// Whether there is no such file.
    pub is_missing: bool,
}

/// What was read of a file.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// Its path.
    pub path: String,
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
    /// The names of the columns of its tables and of the fields of its entries, as they are written.
    pub fields: BTreeSet<String>,
    /// Authors that it says to be groups.
    pub groups: BTreeSet<String>,
    /// Venues that it says to be journals, and of which nothing else tells it.
    pub journals: BTreeSet<Series>,
    /// The names of all its headings, without decoration.
    pub headings: Vec<String>,
    /// Its dated notes, in its order.
    pub updates: Vec<Update>,
    /// What there is to say.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of its rows.
    pub count: Count,
    /// Other files of the list that it links to.
    pub files: Vec<LinkedFile>,
}

/// Reads a file.
#[must_use]
pub fn read(source: &Source, surrounding: &Surrounding) -> List {
    let mut fields = BTreeSet::new();
    let outline = outline(source, surrounding, &mut fields);
    let names = structure::category_names(&outline);
    let mut list = List {
        path: source.path.clone(),
        title: outline.title.clone(),
        tagline: outline.own_tagline(),
        contributing: contributing(&outline, source),
        fields,
        headings: outline.sections.iter().flat_map(|section| section.path.iter().cloned()).collect(),
        ..List::default()
    };
    let mut left_out: BTreeMap<usize, LeftOut> = BTreeMap::new();
    let (mut descriptions, mut volumes, mut dated, mut of_scores) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (entry, outcome) in outline.entries.iter().zip(reader::read(&outline, source, surrounding)) {
        list.count.rows += 1;
        let mut leave_out = || {
            let place = || source.place(&entry.range);
            left_out.entry(entry.section).or_insert_with(|| LeftOut::at(place())).entries += 1;
        };
        if matches!(outcome, Outcome::Record(_)) {
            let text = source.text.get(entry.range.clone()).unwrap_or_default();
            let broken = broken_link::find(text, entry.range.start);
            list.diagnostics.extend(broken.iter().map(|issue| issue_at(issue, source)));
            list.diagnostics.extend(is_struck(text).then(|| struck().at(source.place(&entry.range))));
        }
        match outcome {
            Outcome::Other(Other::Contents) => {
                list.count.contents += 1;
                list.contents.extend(labels(entry));
            }
            Outcome::Other(Other::Files(files)) => {
                list.count.contents += 1;
                list.contents.extend(labels(entry));
                let linked = |(path, label)| {
                    let place = source.place(&entry.range);
                    LinkedFile { path, label, place, is_missing: false }
                };
                list.files.extend(files.into_iter().map(linked));
            }
            Outcome::Other(Other::Update(update)) => {
                list.count.updates += 1;
                if outline.sections[entry.section].purpose != Purpose::Updates {
                    dated.push(source.place(&entry.range));
                }
                list.updates.push(update);
            }
            Outcome::Other(Other::Text) => list.count.text += 1,
            Outcome::Other(Other::LeftOut) => {
                list.count.text += 1;
                leave_out();
            }
            Outcome::Other(Other::Scores) => {
                list.count.text += 1;
                of_scores.push(source.place(&entry.range));
            }
            Outcome::Record(Err(issue)) if issue.rule == record::LEFT_OUT => {
                list.count.text += 1;
                leave_out();
            }
            Outcome::Record(Err(issue)) => {
                list.count.unread += 1;
                list.diagnostics.push(issue_at(&issue, source).label("not read"));
            }
            Outcome::Record(Ok((record, mut issues))) => {
                match &record {
                    Record::Paper(paper) => {
                        list.count.papers += 1;
                        let text = &outline.sections[entry.section].text;
                        list.name_categories(paper, &names[entry.section], text.as_ref());
                    }
                    Record::Tool(_) => list.count.tools += 1,
                    Record::Leaderboard(_) => list.count.leaderboards += 1,
                }
                list.records.push((record, source.place(&entry.range)));
                let mut take = |rule, places: &mut Vec<Place>| {
                    // An entry counts once, however many it has.
                    let of_rule: Vec<_> = issues.extract_if(.., |issue| issue.rule == rule).collect();
                    places.extend(of_rule.first().map(|issue| source.place(&issue.range)));
                };
                take(record::DESCRIPTION_LEFT, &mut descriptions);
                take(record::VOLUME_LEFT, &mut volumes);
                list.diagnostics.extend(issues.iter().map(|issue| issue_at(issue, source)));
            }
        }
    }
    for (section, range) in &outline.passages {
        list.count.rows += 1;
        list.count.text += 1;
        left_out.entry(*section).or_insert_with(|| LeftOut::at(source.place(range))).texts += 1;
    }
    descriptions.extend(outline.remarks.iter().map(|range| source.place(range)));
    descriptions.sort_by_key(|place: &Place| place.line);
    list.diagnostics.extend(told_once(record::DESCRIPTION_LEFT, "a text about the paper", descriptions));
    list.diagnostics.extend(told_once(record::VOLUME_LEFT, "a volume, a number or pages", volumes));
    list.diagnostics.extend(taken_as_updates(dated));
    list.diagnostics.extend(scores::note(of_scores));
    list.diagnostics.extend(unread_columns(&outline.unread_columns, source));
    list.diagnostics.extend(broken_heading::find(&source.text).iter().map(|issue| issue_at(issue, source)));
    fold_notes(&mut list.diagnostics);
    let papers = list.count.papers;
    fold_rule(&mut list.diagnostics, "partial-authors", papers, "the authors are not all named");
    fold_rule(&mut list.diagnostics, "no-address", papers, "no address was found");
    let name = |section: usize| Some(names[section].as_str()).filter(|_| !outline.sections[section].path.is_empty());
    list.diagnostics.extend(left_out.into_iter().map(|(section, left_out)| left_out.note(name(section))));
    list
}

/// How the entries of a line are read: their fragments, the roles of these, and the scores that
/// decided it.
#[must_use]
pub fn explain(source: &Source, surrounding: &Surrounding, line: usize) -> Vec<String> {
    reader::explain(&outline(source, surrounding, &mut BTreeSet::new()), source, surrounding, line)
}

/// The outline of a file; puts the names of the columns of its tables among the `fields`.
fn outline(source: &Source, surrounding: &Surrounding, fields: &mut BTreeSet<String>) -> Outline {
    let mut blocks = markdown::read(&source.text);
    name_columns(&mut blocks, &surrounding.columns, fields);
    let mut outline = walk::of(blocks);
    let papers: Vec<String> = surrounding.papers.iter().map(|name| fold(name)).collect();
    for section in &mut outline.sections {
        if section.path.last().is_some_and(|name| papers.contains(&fold(name))) {
            section.purpose = Purpose::Papers;
        }
    }
    name_side_lists(&mut outline, &surrounding.side_lists);
    line_label::name_labels(&mut outline);
    if let Some(repository) = &surrounding.repository {
        own_links::name_own_files(&mut outline, repository);
        own_links::resolve_links(&mut outline, repository, &surrounding.branch);
    }
    outline
}

/// The header of a table. Where it has none, it is the first row if that names titles and authors.
fn header_of(table: &mut Table) -> &mut Vec<Cell> {
    let names = |row: &Row, column| row.cells.iter().any(|cell| column::of_heading(&plain_text(cell)) == Some(column));
    let is_header = |row: &Row| names(row, Column::Title) && names(row, Column::Authors);
    if table.header.is_empty() && table.rows.first().is_some_and(is_header) {
        table.header = table.rows.remove(0).cells;
    }
    &mut table.header
}

/// Gives the columns of tables the headings that say what they mean.
fn name_columns(blocks: &mut [Block], columns: &Columns, fields: &mut BTreeSet<String>) {
    let tables = blocks.iter_mut().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
    for cell in tables.flat_map(header_of) {
        let name = plain_text(cell);
        let meaning = columns.get(&field::key(&name));
        fields.insert(name);
        let Some(meaning) = meaning else { continue };
        let range = range_of(cell).unwrap_or_default();
        let content = Content::Text(meaning.heading().to_owned());
        *cell = vec![Piece { content, style: Style::default(), range }];
    }
}

/// What of a section is left out, because nothing says that it is a paper.
struct LeftOut {
    /// How many items and rows.
    entries: usize,
    /// How many paragraphs.
    texts: usize,
    /// The first.
    place: Place,
}

impl LeftOut {
    fn at(place: Place) -> Self {
        Self { entries: 0, texts: 0, place }
    }

    /// A note on it, in a section that may have a heading.
    fn note(self, section: Option<&str>) -> Diagnostic {
        let count = self.entries + self.texts;
        let entries = if count == 1 { "an entry".to_owned() } else { format!("{count} entries") };
        let of = section.map_or("under no heading of a subject".to_owned(), |section| format!("of “{section}”"));
        let message = format!("{entries} {of} left out: nothing says that they are papers");
        // A paragraph is one among others like it, whatever it names.
        let help = match (self.entries, section) {
            (0, None) => "if it is a paper, put it under the heading of its subject, as an item that begins with “- ”",
            (0, Some(_)) => "if it is a paper, write it as an item that begins with “- ”",
            _ => "call the link to a paper Paper, or name its venue",
        };
        Diagnostic::new(Severity::Note, record::LEFT_OUT, message).at(self.place).help(help)
    }
}

/// Whether an entry begins with a text that is struck through.
fn is_struck(entry: &str) -> bool {
    let bare = entry.trim_start_matches(|first: char| first.is_ascii_digit() || "-*+_|.) ".contains(first));
    ["~~", "<s>", "<del>"].iter().any(|mark| bare.starts_with(mark))
}

/// A note on an entry that is struck through.
fn struck() -> Diagnostic {
    let note = Diagnostic::new(Severity::Note, "struck-through", "the entry is struck through and read all the same");
    note.help("remove it, or put it under a heading that `leave-out` of papers.toml names")
}

/// Leaves the first of many notes that say the same, with how many others there are.
fn fold_notes(diagnostics: &mut Vec<Diagnostic>) {
    /// Fewer are told of each.
    const FEWEST: usize = 8;
    let mut counts: HashMap<(&'static str, String), usize> = HashMap::new();
    for note in diagnostics.iter().filter(|note| note.severity == Severity::Note) {
        *counts.entry((note.rule, note.message.clone())).or_default() += 1;
    }
    let mut told: HashSet<(&'static str, String)> = HashSet::new();
    diagnostics.retain_mut(|note| {
        let key = (note.rule, note.message.clone());
        let Some(count) = counts.get(&key).filter(|count| **count >= FEWEST) else { return true };
        note.message = format!("{}, and so it is in {} other entries", note.message, count - 1);
        told.insert(key)
    });
}

/// Leaves the first of what a rule says of most papers of a list, which lacks something throughout.
fn fold_rule(diagnostics: &mut Vec<Diagnostic>, rule: &str, papers: usize, lack: &str) {
    /// In a short list each is told of.
    const FEWEST: usize = 20;
    let count = diagnostics.iter().filter(|diagnostic| diagnostic.rule == rule).count();
    if count < FEWEST || 2 * count < papers {
        return;
    }
    let mut is_told = false;
    diagnostics.retain_mut(|diagnostic| {
        if diagnostic.rule != rule {
            return true;
        }
        diagnostic.message = format!("for {count} of {papers} papers {lack}; the first stands here");
        !std::mem::replace(&mut is_told, true)
    });
}

/// One note on all entries that have something for which a record has no place.
fn told_once(rule: &'static str, what: &str, places: Vec<Place>) -> Option<Diagnostic> {
    let message = match places.len() {
        1 => format!("an entry has {what}, which is left out"),
        count => format!("{count} entries have {what}, which is left out; the first stands here"),
    };
    let note = Diagnostic::new(Severity::Note, rule, message).at(places.into_iter().next()?);
    Some(note.help("a record has no place for it; `--explain LINE` says how an entry is read"))
}

/// A note on the columns of tables that are not read.
fn unread_columns(columns: &[(String, Range<usize>)], source: &Source) -> Option<Diagnostic> {
    let (_, first) = columns.first()?;
    let names: BTreeSet<String> = columns.iter().map(|(name, _)| format!("“{name}”")).collect();
    let names: Vec<String> = names.into_iter().collect();
    let message = match &names[..] {
        [name] => format!("the column {name} is not read: nothing says what it means"),
        names => {
            format!("columns are not read, as nothing says what they mean: {}; the first stands here", names.join(", "))
        }
    };
    let note = Diagnostic::new(Severity::Note, "column", message).at(source.place(first));
    Some(note.help("say what it means under `[columns]` in papers.toml, or that it means nothing"))
}

/// A note on entries that are read as news of the list though no heading calls them so, by where they stand.
fn taken_as_updates(places: Vec<Place>) -> Option<Diagnostic> {
    let message = match places.len() {
        1 => "an entry begins with a date, so it is read as an update of the list and not as a paper".to_owned(),
        count => {
            format!("{count} entries begin with a date, so they are read as updates of the list; the first is here")
        }
    };
    let note = Diagnostic::new(Severity::Note, "update", message).at(places.into_iter().next()?);
    Some(note.help("if it is a paper, write the date behind its title, or put it under the heading of its subject"))
}

impl List {
    /// Adds the categories of a paper that are new.
    fn name_categories(&mut self, paper: &Paper, name: &str, text: Option<&String>) {
        for id in &paper.categories {
            if !self.categories.iter().any(|known| known.id == *id) {
                self.categories.push(NamedCategory { id: id.clone(), name: name.to_owned(), text: text.cloned() });
            }
        }
    }
}

/// An issue as a diagnostic.
pub(super) fn issue_at(issue: &Issue, source: &Source) -> Diagnostic {
    let severity = if issue.is_note { Severity::Note } else { Severity::Warning };
    Diagnostic::new(severity, issue.rule, &issue.message).at(source.place(&issue.range)).help(&issue.help)
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
        let found = side_lists.iter().find(|(_, name)| fold(name) == fold(first));
        if let Some((id, _)) = found {
            section.path.remove(0);
            section.collection = Some(id.clone());
        }
    }
}
