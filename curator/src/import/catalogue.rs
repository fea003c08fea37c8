//! Makes a catalogue of lists, alone or together with the catalogue that is there.
use std::collections::{HashMap, HashSet};

use catalogue::fold::fold;
use catalogue::paper::Line;
use catalogue::readme::github_repository;
use catalogue::venue::{Discipline, Kind, Series};
use catalogue::{
    Catalogue, CatalogueError, CatalogueProblem, Category, Collection, ListInfo, Paper, Parts, Slug, WebAddress,
};

use crate::diagnostic::Diagnostic;
use crate::import::entries::category::category_id;
use crate::import::list::{Count, List, NamedCategory};
use crate::import::merge::{Change, Papers};
use crate::import::parts;
use crate::import::records::record::Record;
use crate::import::words::wording::one_line;

/// What a list says of contributions that says nothing of them itself.
pub const CONTRIBUTING: &str = "New papers and corrections are welcome, as a pull request or an issue.";

/// Why lists did not become a catalogue.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A new catalogue needs to say where the list lives.
    #[error(
        "where does the list live? Name its repository by --repository https://github.com/owner/name, or in papers.toml as repository = \"https://github.com/owner/name\""
    )]
    NoRepository,
    /// The records do not hold together, which is a mistake of this program.
    #[error("the records do not make a catalogue: {} record {}: {}", .0.list, .0.position + 1, .0.problem)]
    Catalogue(CatalogueError),
}

/// What came of an import.
#[derive(Debug)]
pub struct Imported {
    /// The catalogue with the lists in it.
    pub catalogue: Catalogue,
    /// What it does to the papers that were there.
    pub changes: Vec<Change>,
    /// The names of the categories that are new.
    pub new_categories: Vec<String>,
    /// Everything there is to say, about the files first.
    pub diagnostics: Vec<Diagnostic>,
    /// What became of the rows.
    pub count: Count,
    /// How many rows had a paper that another row had before.
    pub repeated: usize,
    /// What the catalogue has that the lists have not.
    pub missing: Missing,
}

/// What a catalogue has that the lists which are read into it have not: it was removed there, or it is kept elsewhere.
#[derive(Debug, Default)]
pub struct Missing {
    /// The titles of papers.
    pub papers: Vec<String>,
    /// The names of categories of papers that the lists have.
    pub categories: Vec<String>,
}

/// Puts lists together, and into `base` where there is one.
///
/// # Errors
/// When the catalogue would be new and nobody knows where the list lives.
pub fn combine(
    mut lists: Vec<List>,
    base: Option<&Catalogue>,
    repository: Option<&WebAddress>,
    collection: &Slug,
) -> Result<Imported, ImportError> {
    let mut parts = match base {
        Some(base) => base.parts().clone(),
        None => new_parts(&lists, repository.ok_or(ImportError::NoRepository)?, collection)?,
    };
    list_collection(&mut parts, collection);
    let mut papers = Papers::new(std::mem::take(&mut parts.papers));
    let (mut diagnostics, mut count, mut new_categories) = (Vec::new(), Count::default(), Vec::new());
    parts::name_categories(&mut lists);
    diagnostics.extend(parts::missing(&lists));
    let named: HashSet<Slug> = lists.iter().flat_map(|list| &list.categories).map(|known| known.id.clone()).collect();
    let mut known: HashSet<Slug> = HashSet::new();
    for list in lists {
        let ids = categories(&list, &named, &mut parts, &mut new_categories);
        known.extend(list.categories.iter().map(|category| ids(&category.id)));
        diagnostics.extend(list.diagnostics);
        for journal in list.journals.iter().filter_map(declared_journal) {
            if !parts.venues.contains(&journal) {
                parts.venues.push(journal);
            }
        }
        count = count.plus(list.count);
        for (record, place) in list.records {
            match record {
                Record::Paper(paper) => {
                    list_collection(&mut parts, &paper.collection);
                    let categories = paper.categories.iter().map(&ids).collect();
                    papers.take(Paper { categories, ..*paper }, place);
                }
                Record::Tool(tool) if parts.tools.iter().any(|known| known.url == tool.url) => {}
                Record::Tool(tool) => {
                    list_collection(&mut parts, &tool.collection);
                    parts.tools.push(*tool);
                }
                Record::Leaderboard(board) if parts.leaderboards.iter().any(|known| known.url == board.url) => {}
                Record::Leaderboard(board) => parts.leaderboards.push(*board),
            }
        }
        for update in list.updates {
            // A note of a day that has one was written anew by hand.
            if base.is_none() && !parts.updates.contains(&update)
                || !parts.updates.iter().any(|known| known.date == update.date)
            {
                parts.updates.push(update);
            }
        }
    }
    parts.updates.sort_by_key(|update| std::cmp::Reverse(update.date));
    let repeated = papers.repeated;
    let missing = Missing {
        papers: papers.unread(collection).map(|paper| paper.title.to_string()).collect(),
        categories: match base {
            Some(base) => {
                let is_missing = |category: &&Category| !known.contains(&category.id) && papers.has_read(&category.id);
                base.categories().iter().filter(is_missing).map(|category| category.name.to_string()).collect()
            }
            None => Vec::new(),
        },
    };
    let (papers, changes, told) = papers.finish();
    parts.papers = papers;
    diagnostics.extend(told);
    // What a row names twice is named once.
    let (catalogue, errors) = Catalogue::salvage(parts);
    if let Some(error) = errors.into_iter().find(|error| !matches!(error.problem, CatalogueProblem::Repeated { .. })) {
        return Err(ImportError::Catalogue(error));
    }
    Ok(Imported { catalogue, changes, new_categories, diagnostics, count, repeated, missing })
}

/// A journal as a catalogue declares it.
fn declared_journal(series: &Series) -> Option<Series> {
    Series::declared(series.name(), Vec::new(), None, Kind::Journal, Discipline::Other).ok()
}

/// A line of a text that is known to be one.
fn line(text: &str, otherwise: &str) -> Option<Line> {
    Line::new(&one_line(text)).or_else(|_| Line::new(otherwise)).ok()
}

fn new_parts(lists: &[List], repository: &WebAddress, collection: &Slug) -> Result<Parts, ImportError> {
    let title = lists.iter().find_map(|list| list.title.clone());
    // A list whose headings are all sections has the name of its repository.
    let title = title.or_else(|| github_repository(repository).map(|(_, name)| name.replace(['-', '_'], " ")));
    let title = title.unwrap_or_default();
    let tagline = lists.iter().find_map(|list| list.tagline.clone()).unwrap_or_default();
    let contributing = lists.iter().find_map(|list| list.contributing.clone());
    let (Some(title), Some(tagline)) =
        (line(&title, "A list of papers"), line(&tagline, "A curated list of research papers."))
    else {
        return Err(ImportError::NoRepository);
    };
    Ok(Parts {
        list: ListInfo {
            about: tagline.to_string(),
            title,
            tagline,
            language: None,
            repository: repository.clone(),
            contributing: contributing.unwrap_or_else(|| CONTRIBUTING.to_owned()),
            pages: None,
            starred: None,
            cited: None,
        },
        updates: Vec::new(),
        categories: Vec::new(),
        collections: vec![new_collection(collection)],
        tools: Vec::new(),
        leaderboards: Vec::new(),
        synonyms: Vec::new(),
        venues: Vec::new(),
        people: Vec::new(),
        papers: Vec::new(),
    })
}

/// Adds a collection unless it is there.
fn list_collection(parts: &mut Parts, id: &Slug) {
    if !parts.collections.iter().any(|known| known.id == *id) {
        parts.collections.push(new_collection(id));
    }
}

fn new_collection(id: &Slug) -> Collection {
    let words = id.as_str().replace('-', " ");
    let mut name = words.clone();
    if let Some(first) = name.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    // An identifier has letters, so its words are lines.
    let text = |text: &str| line(text, "Papers").unwrap_or_else(unreachable_line);
    Collection { id: id.clone(), name: text(&name), description: None }
}

#[expect(clippy::expect_used, reason = "the text is written here and is a line")]
fn unreachable_line() -> Line {
    Line::new("Papers").expect("“Papers” is a line")
}

/// Adds the categories of a list that are new, and says how its own are called in the catalogue. `named`
/// are those of all lists.
fn categories(
    list: &List,
    named: &HashSet<Slug>,
    parts: &mut Parts,
    new: &mut Vec<String>,
) -> impl Fn(&Slug) -> Slug + use<> {
    // The table of contents gives the order, also of what is kept in other files; but not where it calls some sections
    // otherwise than their headings do.
    let contents: HashSet<String> = list.contents.iter().map(|name| fold(name)).collect();
    let mut own: HashMap<String, &NamedCategory> = HashMap::new();
    for category in &list.categories {
        own.entry(fold(&category.name)).or_insert(category);
    }
    let is_named = |category: &NamedCategory| contents.contains(&fold(&category.name));
    let named_there = list.categories.iter().filter(|category| is_named(category)).count();
    let has_own_order = (1..list.categories.len()).contains(&named_there);
    let mut wanted: Vec<NamedCategory> = if has_own_order { list.categories.clone() } else { Vec::new() };
    for name in &list.contents {
        let known = own.get(&fold(name));
        match (known, category_id(name)) {
            (Some(known), _) => wanted.push((*known).clone()),
            (None, Some(id)) if named.contains(&id) => {
                wanted.push(NamedCategory { id, name: name.clone(), text: None });
            }
            _ => {}
        }
    }
    wanted.extend(list.categories.iter().cloned());
    let mut ids: Vec<(Slug, Slug)> = Vec::new();
    for category in wanted {
        if ids.iter().any(|(own, _)| *own == category.id) {
            continue;
        }
        let folded = fold(&category.name);
        let is_same = |known: &&Category| known.id == category.id || fold(known.name.as_str()) == folded;
        let id = match parts.categories.iter().find(is_same) {
            Some(known) => known.id.clone(),
            None => {
                new.push(category.name.clone());
                if let Some(made) = new_category(&category) {
                    parts.categories.push(made);
                }
                category.id.clone()
            }
        };
        ids.push((category.id, id));
    }
    move |own| ids.iter().find(|(other, _)| other == own).map_or_else(|| own.clone(), |(_, id)| id.clone())
}

/// A text below a heading that has fewer words says nothing of the papers.
const FEWEST_WORDS: usize = 4;

fn new_category(category: &NamedCategory) -> Option<Category> {
    let name = line(&category.name, category.id.as_str())?;
    let description = category.text.as_deref().filter(|text| text.split_whitespace().count() >= FEWEST_WORDS);
    let description = description.and_then(|text| Line::new(&one_line(text)).ok());
    let schematic = schematic(&fold(name.as_str()));
    Some(Category { id: category.id.clone(), name, schematic: Slug::new(schematic).ok()?, hue: None, description })
}

/// The family of drawn figures that suits a category, by words of its folded name.
fn schematic(name: &str) -> &'static str {
    const FAMILIES: [(&str, &[&str]); 14] = [
        ("distillation", &["distill", "student", "teacher", "蒸馏", "증류"]),
        ("pruning", &["prun", "spars", "剪枝", "가지치기"]),
        ("quantization", &["quantiz", "quantis", "low-bit", "量化", "양자화"]),
        ("kv-cache", &["kv cache", "kv-cache", "cache"]),
        ("mixture", &["moe", "mixture", "expert"]),
        ("text-compression", &["text compression", "prompt compression", "context compression", "token reduction"]),
        ("low-rank", &["low-rank", "low rank", "decomposition", "factorization"]),
        ("acceleration", &["inference", "accelerat", "decoding", "speculative", "latency", "推理", "추론"]),
        ("memory-ladder", &["hardware", "system", "serving", "memory", "kernel", "gpu", "compiler"]),
        ("tuning", &["tuning", "adapter", "lora", "peft", "微调"]),
        ("training", &["training", "pretrain", "optimizer", "训练", "학습"]),
        ("architecture", &["architecture", "attention", "transformer", "network", "state space", "backbone"]),
        ("survey", &["survey", "review", "overview", "tutorial", "综述", "서베이"]),
        ("leaderboard", &["leaderboard", "ranking"]),
    ];
    FAMILIES
        .iter()
        .find(|(_, words)| words.iter().any(|word| name.contains(word)))
        .map_or("others", |(family, _)| family)
}
