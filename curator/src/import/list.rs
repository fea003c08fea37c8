//! Reads one file: every row, item and entry of it becomes a record, or is said to be none.
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use catalogue::catalogue::{Date, Update};
use catalogue::{Paper, Slug, WebAddress};

use super::block::{Content, Piece, Row, plain_text};
use super::canonical::{self, Surroundings};
use super::date;
use super::entry::Draft;
use super::fact::{self, Fact, Trust};
use super::facts::{Facts, Issue};
use super::layout::{Habits, Layout};
use super::outline::{self, Entry, Form, Outline, Section};
use super::record::{self, Context, Record};
use super::section::{Purpose, name_of};
use super::{document, entry, link, row};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::repository::{file_page, is_relative};
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
    /// The names of all its headings, without decoration.
    pub headings: Vec<String>,
    /// Its dated notes, in its order.
    pub updates: Vec<Update>,
    /// What there is to say.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of its rows.
    pub count: Count,
    /// How many entries of each section are left out because of what it is for, and the first.
    left_out: BTreeMap<usize, (usize, Place)>,
    /// Other files of the list that it links to, by their paths, and where.
    pub files: Vec<(String, Place)>,
}

/// Reads a file.
#[must_use]
pub fn read(source: &Source, surrounding: &Surrounding) -> List {
    let mut outline = outline::of(document::read(&source.text));
    name_side_lists(&mut outline, &surrounding.side_lists);
    if let Some(repository) = &surrounding.repository {
        resolve_links(&mut outline, repository, &surrounding.branch);
    }
    let names = outline::category_names(&outline);
    let contributing = contributing(&outline, source);
    let mut list = List {
        path: source.path.clone(),
        title: outline.title.clone(),
        tagline: outline.tagline.clone(),
        contributing,
        ..List::default()
    };
    list.headings = outline.sections.iter().flat_map(|section| section.path.iter().cloned()).collect();
    let mut drafts = drafts(&outline, source, surrounding);
    let layouts = layouts(&outline, &drafts);
    for (found, draft) in outline.entries.iter().zip(&mut drafts) {
        list.count.rows += 1;
        let section = &outline.sections[found.section];
        match draft {
            Step::Other(Other::Contents) => {
                list.count.contents += 1;
                list.contents.extend(labels(found));
            }
            Step::Other(Other::Text) => list.count.text += 1,
            Step::Other(Other::File) => {
                list.count.contents += 1;
                list.contents.extend(labels(found));
                let pieces: Vec<&Piece> = pieces_of(found);
                let place = source.place(&found.range);
                list.files.extend(own_files(&pieces).into_iter().map(|path| (path, place.clone())));
            }
            Step::Other(Other::LeftOut) => list.leave_out(found, source),
            Step::Other(Other::Update(update)) => {
                list.count.updates += 1;
                list.updates.push(update.clone());
            }
            step => {
                let name = &names[found.section];
                let Some(id) = category_id(name) else { continue };
                let context = context(section, &id, surrounding);
                let read = record_of(std::mem::take(step), found, &context, &layouts);
                list.take(read, source, found, || NamedCategory {
                    id: id.clone(),
                    name: name.clone(),
                    text: section.text.clone(),
                });
            }
        }
    }
    for (section, (count, place)) in std::mem::take(&mut list.left_out) {
        let entries = if count == 1 { "an entry".to_owned() } else { format!("{count} entries") };
        let message = format!("{entries} of “{}” left out: nothing says that they are papers", names[section]);
        let diagnostic = Diagnostic::new(Severity::Note, record::LEFT_OUT, message).at(place);
        list.diagnostics.push(diagnostic.help("call the link to a paper Paper, or name its venue"));
    }
    list
}

/// Makes links to files of the list's own repository whole addresses.
fn resolve_links(outline: &mut Outline, repository: &WebAddress, branch: &str) {
    for entry in &mut outline.entries {
        let pieces: Vec<&mut Piece> = match &mut entry.form {
            Form::Row(row, ..) => row.cells.iter_mut().flatten().collect(),
            Form::Text(pieces) => pieces.iter_mut().collect(),
        };
        for piece in pieces {
            if let Content::Link { url, .. } | Content::Image { href: Some(url), .. } = &mut piece.content
                && let Some(address) = file_page(url, repository, branch)
            {
                *url = address.to_string();
            }
        }
    }
}

/// How the entries of a line are read: their fragments, the roles of these and the scores that
/// decided it.
#[must_use]
pub fn explain(source: &Source, surrounding: &Surrounding, line: usize) -> Vec<String> {
    let mut outline = outline::of(document::read(&source.text));
    if let Some(repository) = &surrounding.repository {
        resolve_links(&mut outline, repository, &surrounding.branch);
    }
    let drafts = drafts(&outline, source, surrounding);
    let layouts = layouts(&outline, &drafts);
    let mut lines = Vec::new();
    for (found, step) in outline.entries.iter().zip(&drafts) {
        let (first, last) = (source.line(found.range.start), source.line(found.range.end.saturating_sub(1)));
        if !(first..=last).contains(&line) {
            continue;
        }
        match step {
            Step::Draft(draft, _) => {
                let layout = layouts.sections.get(&found.section).unwrap_or(&layouts.file);
                lines.extend(draft.explain(&draft.judge(Some(layout)), Some(layout)));
            }
            Step::Paper(_) => lines.push("a row in the form that `export` writes, which is read exactly".to_owned()),
            Step::Thing(_) => lines.push("a program or a ranking: its name is the first link".to_owned()),
            Step::Other(_) => lines.push("no paper: its section or its form says so".to_owned()),
        }
    }
    lines
}

fn context<'a>(section: &'a Section, category: &'a Slug, surrounding: &'a Surrounding) -> Context<'a> {
    Context {
        repository: surrounding.repository.as_ref(),
        branch: &surrounding.branch,
        category,
        collection: section.collection.as_ref().unwrap_or(&surrounding.collection),
        year: section.year,
        venue: section.path.iter().rev().find_map(|name| match fact::read(name, Trust::Text) {
            Some(Fact::Venue(venue)) => Some(venue),
            _ => None,
        }),
        purpose: section.purpose,
    }
}

/// An entry on its way to a record.
enum Step {
    /// It is none.
    Other(Other),
    /// A paper whose row is in the canonical form.
    Paper(Box<Paper>),
    /// A program or a ranking.
    Thing(Facts),
    /// Text and facts whose roles are yet to be judged; whether it is read as a paper, whatever its
    /// section is for.
    Draft(Draft, bool),
}

impl Default for Step {
    fn default() -> Self {
        Self::Draft(Draft::default(), false)
    }
}

/// Reads every entry as far as it can be read alone.
fn drafts(outline: &Outline, source: &Source, surrounding: &Surrounding) -> Vec<Step> {
    let names = outline::category_names(outline);
    // What stands above all sections of papers is about the list.
    let first_section = outline.sections.iter().position(|section| !section.path.is_empty()).unwrap_or(0);
    let step = |found: &Entry| {
        let section = &outline.sections[found.section];
        if let Some(other) = other_than_record(found, section.purpose, found.section < first_section) {
            return Step::Other(other);
        }
        match &found.form {
            Form::Row(row, columns, width) => {
                let id = category_id(&names[found.section]);
                let context = id.as_ref().map(|id| context(section, id, surrounding));
                let canonical = context.and_then(|context| canonical_row(row, found, source, &context));
                match canonical {
                    Some(paper) => Step::Paper(Box::new(paper)),
                    None => Step::Draft(row::read(row, columns, *width), false),
                }
            }
            Form::Text(pieces) => {
                let draft = Draft::new(pieces, Facts::default());
                let is_of_tools = section.purpose == Purpose::Tools && draft.has_authors();
                let is_thing = is_thing(pieces, section.purpose) && !is_of_tools;
                match is_thing.then(|| entry::read_thing(pieces)).flatten() {
                    Some(facts) => Step::Thing(facts),
                    None => Step::Draft(draft, !is_thing),
                }
            }
        }
    };
    outline.entries.iter().map(step).collect()
}

fn canonical_row(row: &Row, found: &Entry, source: &Source, context: &Context<'_>) -> Option<Paper> {
    let surroundings = Surroundings {
        repository: context.repository?,
        branch: context.branch,
        category: context.category,
        collection: context.collection,
    };
    canonical::read(source.text.get(found.range.clone())?, &row.cells, &surroundings)
}

/// The layout of the file, and those of its sections with enough entries to have one.
struct Layouts {
    file: Layout,
    sections: HashMap<usize, Layout>,
}

/// Learns the layout from what the entries say without it.
fn layouts(outline: &Outline, drafts: &[Step]) -> Layouts {
    /// A section with fewer entries is read by the layout of the file.
    const FEWEST: usize = 8;
    let mut file = Habits::default();
    let mut sections: HashMap<usize, Habits> = HashMap::new();
    for (found, step) in outline.entries.iter().zip(drafts) {
        if let Step::Draft(draft, _) = step {
            let roles = draft.judge(None);
            file.add(&draft.fragments, &roles);
            sections.entry(found.section).or_default().add(&draft.fragments, &roles);
        }
    }
    let own = sections.iter().filter(|(_, habits)| habits.entries >= FEWEST);
    Layouts {
        file: Layout::new(&file),
        sections: own.map(|(section, habits)| (*section, Layout::new(habits))).collect(),
    }
}

fn record_of(
    step: Step,
    found: &Entry,
    context: &Context<'_>,
    layouts: &Layouts,
) -> Result<(Record, Vec<Issue>), Issue> {
    match step {
        Step::Paper(paper) => Ok((Record::Paper(paper), Vec::new())),
        Step::Thing(facts) => record::make(facts, context, &found.range),
        Step::Draft(draft, is_paper) => {
            let layout = layouts.sections.get(&found.section).unwrap_or(&layouts.file);
            let roles = draft.judge(Some(layout));
            let facts = draft.state(&roles);
            let Form::Text(pieces) = &found.form else { return record::make(facts, context, &found.range) };
            if !is_paper {
                return record::make(facts, context, &found.range);
            }
            let purpose = if context.purpose == Purpose::Resources { Purpose::Resources } else { Purpose::Papers };
            let of_papers = Context { purpose, ..context.clone() };
            match record::make(facts, &of_papers, &found.range) {
                Err(issue) if issue.rule == record::NO_PAPER && leads_to_code(pieces) => {
                    program(pieces, context, &found.range)
                }
                read => read,
            }
        }
        Step::Other(_) => Err(record::nothing(&found.range)),
    }
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
    /// Counts an entry that its section says is no paper.
    fn leave_out(&mut self, found: &Entry, source: &Source) {
        self.count.text += 1;
        let left_out = self.left_out.entry(found.section).or_insert((0, source.place(&found.range)));
        left_out.0 += 1;
    }

    fn take(
        &mut self,
        read: Result<(Record, Vec<Issue>), Issue>,
        source: &Source,
        found: &Entry,
        category: impl Fn() -> NamedCategory,
    ) {
        match read {
            Ok((record, issues)) => {
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
                self.diagnostics.extend(issues.iter().map(|issue| diagnostic(issue, source, false)));
            }
            Err(issue) if issue.rule == record::LEFT_OUT => self.leave_out(found, source),
            Err(issue) => {
                self.count.unread += 1;
                self.diagnostics.push(diagnostic(&issue, source, true));
            }
        }
    }
}

/// A issue as a diagnostic.
fn diagnostic(issue: &Issue, source: &Source, is_unread: bool) -> Diagnostic {
    let severity = if issue.is_note { Severity::Note } else { Severity::Warning };
    let label = if is_unread { "not read" } else { "" };
    let diagnostic =
        Diagnostic::new(severity, issue.rule, &issue.message).at(source.place(&issue.range)).help(&issue.help);
    if label.is_empty() { diagnostic } else { diagnostic.label(label) }
}

/// An entry that is no record.
enum Other {
    /// It leads to another file of the list.
    File,
    /// It says nothing of one paper, or its section is not for papers.
    LeftOut,
    Contents,
    Update(Update),
    Text,
}

/// Tells entries of the list about itself from records.
fn other_than_record(found: &Entry, purpose: Purpose, is_above: bool) -> Option<Other> {
    let pieces = pieces_of(found);
    let mut links = links_of(&pieces);
    let has_link = links.clone().next().is_some();
    let is_here = |url: &str| url.starts_with('#') || url.starts_with("./#") || url.starts_with("/#");
    if has_link && links.all(is_here) && purpose != Purpose::Updates {
        return Some(Other::Contents);
    }
    // An entry with the address of a paper is never prose, whatever its section is called.
    let is_paper = outline::has_paper_link(&owned(&pieces));
    if has_link && !is_paper && own_files(&pieces).len() == links_of(&pieces).count() {
        return Some(Other::File);
    }
    match purpose {
        Purpose::Contents if !is_paper => return Some(Other::Contents),
        Purpose::Updates => match update(&pieces) {
            Some(update) => return Some(Other::Update(update)),
            None if !is_paper => return Some(Other::Text),
            None => {}
        },
        Purpose::Contributing | Purpose::Other if !is_paper => return Some(Other::Text),
        _ if is_above => {
            if let Some(update) = update(&pieces) {
                return Some(Other::Update(update));
            }
        }
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
    if matches!(&found.form, Form::Row(row, ..) if row.is_text) && !is_blank {
        return Some(Other::LeftOut);
    }
    (is_note || is_blank).then_some(Other::Text)
}

fn pieces_of(found: &Entry) -> Vec<&Piece> {
    match &found.form {
        Form::Row(row, ..) => row.cells.iter().flatten().collect(),
        Form::Text(pieces) => pieces.iter().collect(),
    }
}

fn links_of<'a>(pieces: &'a [&Piece]) -> impl Iterator<Item = &'a str> + Clone {
    pieces.iter().filter_map(|piece| match &piece.content {
        Content::Link { url, .. } => Some(url.as_str()),
        _ => None,
    })
}

/// The links to other files of the list in Markdown, as paths.
fn own_files(pieces: &[&Piece]) -> Vec<String> {
    let path = |url: &str| url.split(['#', '?']).next().unwrap_or_default().to_owned();
    links_of(pieces).filter(|url| is_relative(url)).map(path).filter(|path| path.ends_with(".md")).collect()
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

/// An entry among papers that is about a program.
fn program(pieces: &[Piece], context: &Context<'_>, range: &Range<usize>) -> Result<(Record, Vec<Issue>), Issue> {
    let mut facts = entry::read_thing(pieces).unwrap_or_default();
    if let Some((name, at)) = facts.title.clone() {
        let message = format!("“{name}” leads to code and to no paper, so it is read as a program");
        facts.warn("no-paper", message, "link it to its paper, if it is one", &at);
    }
    record::make(facts, &Context { purpose: Purpose::Tools, ..context.clone() }, range)
}

/// Whether the first link of an entry has the name of a thing and leads to its repository.
fn leads_to_code(pieces: &[Piece]) -> bool {
    let first = pieces.iter().find_map(|piece| match &piece.content {
        Content::Link { url, label } => Some((url, label)),
        _ => None,
    });
    let named = first.filter(|(_, label)| link::of_label(label).is_none());
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
