//! Reads the entries of a file: first each alone, then by what the others of its section have in
//! common.
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use catalogue::fold::fold;
use catalogue::venue::Series;
use catalogue::{Paper, Slug, WebAddress};
use rayon::prelude::*;

use super::author_text::Named;
use super::category::category_ids;
use super::draft::Draft;
use super::outcome::Outcome;
use super::venue_place::VenuePlaces;
use super::{habits, leading_year, like_others, scores, table_row, thing};
use crate::import::document::block::{Piece, Row};
use crate::import::fragments::issue::Issue;
use crate::import::fragments::known_facts::Facts;
use crate::import::model::layout::{Habits, Layout};
use crate::import::outline::contents;
use crate::import::outline::form;
use crate::import::outline::no_record::{self, Other};
use crate::import::outline::section::{Purpose, is_of_papers};
use crate::import::outline::structure::{self, Entry, Form, Outline, Section};
use crate::import::outline::subject::names_thing;
use crate::import::records::evidence;
use crate::import::records::record::{self, Context, Record};
use crate::import::table::canonical::{self, RowContext};
use crate::import::table::column::Column;
use crate::import::table::ditto;
use crate::import::words::fact::Fact;
use crate::import::words::field::Columns;
use crate::import::words::name_list;
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
    /// The headings whose sections are left out.
    pub without: Vec<String>,
    /// The headings whose entries are papers, whatever they sound like.
    pub papers: Vec<String>,
    /// What columns and fields mean, by their names.
    pub columns: Columns,
    /// Conferences and journals that the list declares.
    pub venues: Vec<Series>,
}

impl Surrounding {
    /// What surrounds a list of which no more is known than where it is and what its papers belong to.
    #[must_use]
    pub fn new(repository: Option<WebAddress>, collection: Slug) -> Self {
        Self {
            repository,
            branch: "main".to_owned(),
            collection,
            side_lists: Vec::new(),
            without: Vec::new(),
            papers: Vec::new(),
            columns: Columns::default(),
            venues: Vec::new(),
        }
    }
}

/// An entry as far as it can be read alone.
enum Step {
    /// It is no record.
    Other(Other),
    /// A paper whose row is in the canonical form.
    Paper(Box<Paper>),
    /// A program or a ranking.
    Thing(Box<Facts>),
    /// Text and facts whose roles are yet to be judged; whether it is read as a paper, whatever its
    /// section is for.
    Draft(Box<Draft>, bool),
}

/// The layout of a file, and those of its sections with enough entries to have one.
#[derive(Debug)]
struct Layouts {
    file: Layout,
    sections: HashMap<usize, Layout>,
}

impl Layouts {
    fn of(&self, section: usize) -> &Layout {
        self.sections.get(&section).unwrap_or(&self.file)
    }
}

/// What all entries of a file share.
struct Reader<'a> {
    source: &'a Source,
    surrounding: &'a Surrounding,
    outline: &'a Outline,
    /// The identifier of the category of each section.
    categories: Vec<Option<Slug>>,
}

/// What became of each entry of a file. Entries are read on all processors.
pub(crate) fn read(outline: &Outline, source: &Source, surrounding: &Surrounding) -> Vec<Outcome> {
    let reader = Reader::new(outline, source, surrounding);
    let steps = reader.steps();
    let layouts = reader.layouts(&steps);
    let outcome = |(entry, step)| match step {
        Step::Other(other) => Outcome::Other(other),
        step => Outcome::Record(reader.record(entry, step, layouts.of(entry.section))),
    };
    let mut outcomes: Vec<Outcome> = outline.entries.par_iter().zip(steps).map(outcome).collect();
    for at in like_others::find(&outline.entries, &outcomes) {
        let entry = &outline.entries[at];
        let step = Step::Draft(Box::new(reader.paper_by_form(entry)), true);
        let read = reader.record(entry, step, layouts.of(entry.section));
        if matches!(&read, Ok((Record::Paper(paper), _)) if like_others::is_titled(paper)) {
            outcomes[at] = Outcome::Record(read);
        }
    }
    repeat_authors(outline, source, &mut outcomes);
    scores::leave_out(&outline.entries, &mut outcomes);
    outcomes
}

/// Gives papers that have a dash in place of their authors those of the paper above.
fn repeat_authors(outline: &Outline, source: &Source, outcomes: &mut [Outcome]) {
    let mut above = (Vec::new(), false);
    for (entry, outcome) in outline.entries.iter().zip(outcomes) {
        let Outcome::Record(Ok((Record::Paper(paper), _))) = outcome else { continue };
        let text = source.text.get(entry.range.clone()).unwrap_or_default();
        if paper.authors.is_empty() && ditto::repeats_authors(text) {
            (paper.authors, paper.more_authors) = above.clone();
        }
        above = (paper.authors.clone(), paper.more_authors);
    }
}

/// How the entries of a line are read: their fragments, the roles of these, and the scores that
/// decided it.
pub(crate) fn explain(outline: &Outline, source: &Source, surrounding: &Surrounding, line: usize) -> Vec<String> {
    let reader = Reader::new(outline, source, surrounding);
    let steps = reader.steps();
    let layouts = reader.layouts(&steps);
    let stands_there = |entry: &Entry| {
        let (first, last) = (source.line(entry.range.start), source.line(entry.range.end.saturating_sub(1)));
        (first..=last).contains(&line)
    };
    let mut lines = Vec::new();
    for (entry, step) in outline.entries.iter().zip(&steps).filter(|(entry, _)| stands_there(entry)) {
        match step {
            Step::Draft(draft, _) => lines.extend(draft.explain(layouts.of(entry.section))),
            Step::Paper(_) => lines.push("a row in the form that `export` writes, which is read exactly".to_owned()),
            Step::Thing(_) => lines.push("a program or a ranking: its name is the first link".to_owned()),
            Step::Other(other) => lines.push(format!("no paper: {}", other.why())),
        }
    }
    lines
}

impl<'a> Reader<'a> {
    fn new(outline: &'a Outline, source: &'a Source, surrounding: &'a Surrounding) -> Self {
        let categories = category_ids(&structure::category_names(outline));
        Self { source, surrounding, outline, categories }
    }

    fn context(&self, section: usize) -> Option<Context<'_>> {
        let category = self.categories[section].as_ref()?;
        let section = &self.outline.sections[section];
        Some(Context {
            repository: self.surrounding.repository.as_ref(),
            branch: &self.surrounding.branch,
            category,
            collection: section.collection.as_ref().unwrap_or(&self.surrounding.collection),
            year: section.year,
            venue: section.venue.clone(),
            purpose: section.purpose,
        })
    }

    /// Reads every entry as far as it can be read alone.
    fn steps(&self) -> Vec<Step> {
        /// Fewer entries than these are no list.
        const FEWEST: usize = 4;
        // What stands above all sections of papers is about the list.
        let first_section = self.outline.sections.iter().position(|section| !section.path.is_empty()).unwrap_or(0);
        let above = self.outline.entries.iter().filter(|entry| entry.section < first_section).count();
        // Dated entries that are most of a list are no news.
        let is_news = above < FEWEST || 2 * above < self.outline.entries.len();
        let is_list_of_papers = self.outline.title.as_deref().is_some_and(is_of_papers);
        let repository = self.surrounding.repository.as_ref().and_then(|address| address.as_str().rsplit('/').next());
        let begin_with_years = leading_year::is_habit(&self.outline.entries);
        let venue_places = VenuePlaces::of(&self.outline.entries);
        let without: Vec<String> = self.surrounding.without.iter().map(|name| fold(name)).collect();
        let contents = contents::of_headings(self.outline);
        let step = |entry: &Entry| {
            let Section { purpose, path, .. } = &self.outline.sections[entry.section];
            if contents.contains(&entry.range.start) {
                return Step::Other(Other::Contents);
            }
            if path.iter().any(|name| without.contains(&fold(name))) {
                return Step::Other(Other::Text);
            }
            let purpose = *purpose;
            if let Some(other) = no_record::of(entry, purpose, is_news && entry.section < first_section) {
                return Step::Other(other);
            }
            match &entry.form {
                Form::Row(row, columns, width) => match self.canonical_row(row, entry) {
                    Some(paper) => Step::Paper(Box::new(paper)),
                    None => {
                        let draft = Box::new(table_row::read(row, columns, *width, &self.surrounding.venues));
                        let is_of_papers = columns.iter().copied().any(Column::is_of_papers);
                        let is_paper =
                            is_of_papers || leads_to_papers_alone(entry) || form::has_titled_paper(entry.pieces());
                        // Below “Ranking” there may be papers on it.
                        let is_ranked =
                            purpose == Purpose::Leaderboards && is_of_papers && form::has_titled_paper(entry.pieces());
                        Step::Draft(draft, purpose == Purpose::Tools && is_paper || is_ranked)
                    }
                },
                Form::Text(pieces) => {
                    let dated = begin_with_years.then(|| leading_year::take(pieces)).flatten();
                    let (pieces, date) =
                        dated.map_or((Cow::Borrowed(pieces), None), |(rest, date)| (Cow::Owned(rest), Some(date)));
                    let pieces = no_record::title_above_files(&pieces).unwrap_or(&pieces);
                    let mut facts = Facts { says_paper: is_list_of_papers && date.is_some(), ..Facts::default() };
                    date.into_iter().for_each(|date| facts.add(Fact::Date(date)));
                    let without_venue = venue_places.take(pieces, entry.section, &mut facts);
                    let pieces = without_venue.as_deref().unwrap_or(pieces);
                    let draft = Draft::new(pieces, facts, &self.surrounding.venues);
                    let is_of_tools = purpose == Purpose::Tools && (draft.has_authors() || draft.is_published());
                    let is_thing = thing::is_thing(pieces, purpose) && !is_of_tools
                        || thing::is_program(pieces)
                        || entry.is_above_entries && names_thing(pieces);
                    match is_thing.then(|| thing::read_thing(pieces)).flatten() {
                        Some(facts) => Step::Thing(Box::new(facts)),
                        None => Step::Draft(Box::new(draft), !is_thing),
                    }
                }
            }
        };
        let mut steps: Vec<Step> = self.outline.entries.par_iter().map(step).collect();
        let drafts = self.outline.entries.iter().zip(&mut steps).filter_map(|(entry, step)| match step {
            Step::Draft(draft, _) => Some((entry, &mut **draft)),
            _ => None,
        });
        let mut drafts: Vec<habits::Drafted<'_>> = drafts.collect();
        if is_list_of_papers {
            habits::expect_papers(&mut drafts);
        }
        if is_list_of_papers || repository.is_some_and(is_of_papers) {
            habits::expect_bold_titles(&mut drafts);
        }
        habits::expect_papers_below(&mut drafts, |section| {
            let Section { purpose, path, .. } = &self.outline.sections[section];
            *purpose == Purpose::Papers && path.last().is_some_and(|name| is_of_papers(name))
        });
        habits::expect_names(&mut drafts);
        habits::expect_names_between_dashes(&mut drafts);
        habits::expect_names_behind_dash(&mut drafts);
        habits::expect_nicknames(&mut drafts);
        habits::expect_leading_nicknames(&mut drafts);
        habits::expect_subjects(&mut drafts);
        habits::forget_ratings(&mut drafts);
        habits::forget_icons(&mut drafts);
        steps
    }

    /// An entry that is a paper by its form.
    fn paper_by_form(&self, entry: &Entry) -> Draft {
        let mut draft = match &entry.form {
            Form::Row(row, columns, width) => table_row::read(row, columns, *width, &self.surrounding.venues),
            Form::Text(pieces) => {
                let pieces = no_record::title_above_files(pieces).unwrap_or(pieces);
                Draft::new(pieces, Facts::default(), &self.surrounding.venues)
            }
        };
        draft.facts.says_paper = true;
        draft
    }

    fn canonical_row(&self, row: &Row, entry: &Entry) -> Option<Paper> {
        let context = self.context(entry.section)?;
        let context = RowContext {
            repository: context.repository?,
            branch: context.branch,
            category: context.category,
            collection: context.collection,
        };
        canonical::read(self.source.text.get(entry.range.clone())?, &row.cells, &context)
    }

    /// Learns the layouts from what the entries say without them.
    fn layouts(&self, steps: &[Step]) -> Layouts {
        /// A section with fewer entries is read by the layout of the file.
        const FEWEST: usize = 8;
        let mut file = Habits::default();
        let mut sections: HashMap<usize, Habits> = HashMap::new();
        let drafts = self.outline.entries.par_iter().zip(steps).filter_map(|(entry, step)| {
            let Step::Draft(draft, _) = step else { return None };
            let roles = draft.roles();
            let authors = draft.authors(&roles);
            let order = name_list::order(&authors);
            Some((entry.section, draft, roles, authors, order))
        });
        let drafts: Vec<_> = drafts.collect();
        for (_, draft, roles, ..) in &drafts {
            match draft.named(roles) {
                Named::University => file.universities += 1,
                Named::People => file.people += 1,
                Named::Nobody => {}
            }
        }
        drafts.iter().for_each(|(.., authors, _)| file.names.add(authors));
        file.names.learn(drafts.iter().map(|(.., authors, _)| authors.as_str()));
        for (section, draft, roles, _, order) in drafts {
            file.add(&draft.fragments, &roles, order);
            sections.entry(section).or_default().add(&draft.fragments, &roles, order);
        }
        let own = sections.iter().filter(|(_, habits)| habits.entries >= FEWEST);
        let file = Layout::new(&file);
        let sections = own.map(|(section, habits)| (*section, Layout::of_section(habits, &file))).collect();
        Layouts { file, sections }
    }

    fn record(&self, entry: &Entry, step: Step, layout: &Layout) -> Result<(Record, Vec<Issue>), Issue> {
        let range = &entry.range;
        let Some(context) = self.context(entry.section) else { return Err(record::nothing(range)) };
        let (draft, is_paper) = match step {
            Step::Paper(paper) => return Ok((Record::Paper(paper), Vec::new())),
            // A program may stand among papers.
            Step::Thing(facts) => {
                let purpose = if context.purpose == Purpose::Leaderboards { context.purpose } else { Purpose::Tools };
                return record::make(*facts, &Context { purpose, ..context.clone() }, range);
            }
            Step::Draft(draft, is_paper) => (draft, is_paper),
            Step::Other(_) => return Err(record::nothing(range)),
        };
        let facts = draft.state(layout);
        if !is_paper {
            return record::make(facts, &context, range);
        }
        let purpose = if context.purpose == Purpose::Resources { Purpose::Resources } else { Purpose::Papers };
        let of_papers = Context { purpose, ..context.clone() };
        match (record::make(facts, &of_papers, range), &entry.form) {
            (Err(issue), Form::Text(pieces)) if issue.rule == evidence::NO_PAPER && thing::leads_to_code(pieces) => {
                program(pieces, &context, range)
            }
            (read, _) => read,
        }
    }
}

/// Whether an entry has links, and each leads to a paper.
fn leads_to_papers_alone(entry: &Entry) -> bool {
    let mut links = entry.pieces().filter(|piece| form::has_link(piece.alone())).peekable();
    links.peek().is_some() && links.all(form::leads_to_paper)
}

/// An entry among papers that is about a program.
fn program(pieces: &[Piece], context: &Context<'_>, range: &Range<usize>) -> Result<(Record, Vec<Issue>), Issue> {
    let mut facts = thing::read_thing(pieces).unwrap_or_default();
    if let Some((name, at)) = facts.title.clone() {
        let message = format!("“{name}” leads to code and to no paper, so it is read as a program");
        facts.warn("no-paper", message, "link it to its paper, if it is one", &at);
    }
    record::make(facts, &Context { purpose: Purpose::Tools, ..context.clone() }, range)
}
