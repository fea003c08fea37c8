//! `papers.toml`: what the sources of a site cannot say, and the findings that are as they must be.
//!
//! It stands beside the sources, so that they stay as they are. What it says of a paper or a category
//! goes over what was read.
mod read;
mod venue;

use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use catalogue::paper::{ET_AL, Line, Link, LinkKind, PaperId, Year};
use catalogue::{Catalogue, CatalogueError, ExtraPage, Figure, Hue, Language, Parts, Slug, Venue, WebAddress};
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::files::relative;
use crate::import::words::field::{self, Columns, Meaning};
use crate::source::Source;
use read::{Reader, Repository, Table};
pub use venue::{OfVenue, unused_venue};

/// The file's name.
pub const FILE: &str = "papers.toml";

/// The schema of the file, by which editors complete and check it.
pub const SCHEMA: &str = include_str!("../papers.toml.schema.json");

/// Everything that a file may say.
#[derive(Debug, Default)]
pub struct Settings {
    /// The sources, when none are named otherwise; relative to the file.
    pub sources: Vec<Spanned<PathBuf>>,
    /// A folder with files to publish, and with what was prepared; relative to the file.
    pub public: Option<Spanned<PathBuf>>,
    /// The name of the list.
    pub title: Option<Line>,
    /// What it is, in one sentence.
    pub tagline: Option<Line>,
    /// The language of what it says of itself.
    pub language: Option<Language>,
    /// What it holds and how it is kept, in Markdown.
    pub about: Option<String>,
    /// How to add a paper, in Markdown.
    pub contributing: Option<String>,
    /// The repository that takes contributions.
    pub repository: Option<WebAddress>,
    /// The pages that the site has besides the list.
    pub pages: Option<Vec<Spanned<ExtraPage>>>,
    /// The branch on which its files are.
    pub branch: Option<String>,
    /// Where the site will live.
    pub url: Option<WebAddress>,
    /// The headings of sections that are left out.
    pub leave_out: Vec<Spanned<String>>,
    /// The headings of sections whose entries are papers, whatever they sound like.
    pub read_as_papers: Vec<Spanned<String>>,
    /// What the columns of tables and the fields of bibliographies mean, by their names.
    pub columns: Vec<(Spanned<String>, Meaning)>,
    /// What is said of categories, by their ids.
    pub category: Vec<(Spanned<String>, OfCategory)>,
    /// Conferences and journals that are not known, or are other ones here, by their names.
    pub venue: Vec<(Spanned<String>, OfVenue)>,
    /// What is said of papers, by their ids.
    pub paper: Vec<(Spanned<String>, PaperSettings)>,
    /// Names of one author, the one to show first.
    pub people: Vec<Spanned<Vec<Line>>>,
    /// Findings that were looked at and are as they must be.
    pub silence: Vec<Spanned<Silence>>,
}

/// What is said of a category.
#[derive(Debug, Default)]
pub struct OfCategory {
    /// Its name.
    name: Option<Line>,
    /// What it is and what to look for.
    description: Option<Line>,
    /// The family of figures drawn for its papers.
    schematic: Option<Family>,
    /// The hue of its figures and badges.
    hue: Option<Hue>,
}

/// A family of drawn figures that there is.
#[derive(Clone, Debug)]
struct Family(Slug);

/// What is said of a paper.
#[derive(Debug, Default)]
pub struct PaperSettings {
    title: Option<Line>,
    authors: Option<Vec<Spanned<Line>>>,
    venue: Option<Venue>,
    year: Option<Year>,
    categories: Option<Vec<Spanned<Slug>>>,
    url: Option<WebAddress>,
    figure: Option<WebAddress>,
    code: Option<WebAddress>,
    project: Option<WebAddress>,
    recommended: Option<bool>,
}

/// A finding that is not reported.
#[derive(Clone, Debug)]
pub struct Silence {
    /// The rule.
    pub rule: String,
    /// The paper; without one, all findings of the rule are meant.
    pub paper: Option<String>,
    /// Why the finding is as it must be.
    pub reason: String,
}

impl Settings {
    /// Reads a file.
    ///
    /// # Errors
    /// Everything in it that is wrong.
    pub fn read(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        Reader::read(source, |mut table| {
            let settings = Self {
                sources: table.list("sources").unwrap_or_default(),
                public: table.spanned("public"),
                title: table.value("title"),
                tagline: table.value("tagline"),
                language: table.value("language"),
                about: table.value("about"),
                contributing: table.value("contributing"),
                repository: table.value("repository").map(|Repository(address)| address),
                pages: table.list("pages"),
                branch: table.value("branch"),
                url: table.value("url"),
                leave_out: table.list("leave-out").unwrap_or_default(),
                read_as_papers: table.list("read-as-papers").unwrap_or_default(),
                columns: table.map("columns"),
                category: table.tables("category", OfCategory::read),
                venue: table.tables("venue", OfVenue::read),
                paper: table.tables("paper", PaperSettings::read),
                people: table.list("people").unwrap_or_default(),
                silence: table.repeated("silence", Silence::read),
            };
            table.finish();
            settings
        })
    }

    /// What fields mean, by the names as they are compared.
    #[must_use]
    pub fn columns(&self) -> Columns {
        self.columns.iter().map(|(name, meaning)| (field::key(name.as_ref()), *meaning)).collect()
    }

    /// Whether the file says where a paper appeared.
    #[must_use]
    pub fn has_venue(&self, id: &PaperId) -> bool {
        self.paper.iter().any(|(said, of)| said.as_ref() == id.as_str() && of.venue.is_some())
    }

    /// Puts what the file says over what was read; names the papers, categories and authors that are not there.
    ///
    /// # Errors
    /// What does not fit the list: a paper in a category that there is not, say.
    pub fn apply(
        &self,
        catalogue: &Catalogue,
        source: &Source,
    ) -> Result<(Catalogue, Vec<Diagnostic>), Vec<Diagnostic>> {
        let mut parts = catalogue.parts().clone();
        let mut diagnostics = Vec::new();
        let list = &mut parts.list;
        if let Some(title) = &self.title {
            list.title.clone_from(title);
        }
        if let Some(tagline) = &self.tagline {
            // A list that says no more about itself than its tagline still does not.
            if list.about == list.tagline.as_str() {
                list.about = tagline.to_string();
            }
            list.tagline.clone_from(tagline);
        }
        if let Some(language) = &self.language {
            list.language = Some(language.clone());
        }
        if let Some(about) = &self.about {
            list.about.clone_from(about);
        }
        if let Some(contributing) = &self.contributing {
            list.contributing.clone_from(contributing);
        }
        if let Some(pages) = &self.pages {
            list.pages = Some(pages.iter().map(|page| *page.as_ref()).collect());
        }
        for (id, said) in &self.category {
            match parts.categories.iter_mut().find(|category| category.id.as_str() == id.as_ref()) {
                Some(category) => said.apply(category),
                None => {
                    let known = catalogue.categories().iter().map(|category| category.id.as_str());
                    diagnostics.push(unmatched("category", id, known, source));
                }
            }
        }
        for (id, said) in &self.paper {
            match parts.papers.iter_mut().find(|paper| paper.id.to_string() == *id.as_ref()) {
                Some(paper) => said.apply(paper),
                None => {
                    let ids: Vec<String> = catalogue.papers().iter().map(|paper| paper.id.to_string()).collect();
                    diagnostics.push(unmatched("paper", id, ids.iter().map(String::as_str), source));
                }
            }
        }
        parts.people.extend(self.people.iter().map(|names| names.as_ref().clone()));
        let mut wrong = self.unknown_categories(&parts, source);
        let declared = self.declared_venues(source).map_err(|problems| wrong.extend(problems)).unwrap_or_default();
        if !wrong.is_empty() {
            return Err(wrong);
        }
        // What is said here goes over what a papers.json says.
        parts.venues.retain(|venue| !declared.contains(venue));
        parts.venues.extend(declared);
        let applied = Catalogue::new(parts).map_err(|error| vec![self.unfit(&error, catalogue, source)])?;
        diagnostics.extend(self.unknown_names(&applied, catalogue.parts().people.len(), source));
        diagnostics.extend(self.unused_venues(&applied, source));
        Ok((applied, diagnostics))
    }

    /// Errors of papers that are put into categories that there are not.
    fn unknown_categories(&self, parts: &Parts, source: &Source) -> Vec<Diagnostic> {
        let known = || parts.categories.iter().map(|category| category.id.as_str());
        let named = self.paper.iter().flat_map(|(_, said)| said.categories.iter().flatten());
        let unknown = named.filter(|id| !known().any(|known| known == id.as_ref().as_str()));
        let told = unknown.map(|id| {
            let message = format!("no category of the list has the id “{}”", id.as_ref());
            let all = || format!("use one of {}", known().collect::<Vec<_>>().join(", "));
            let help = did_you_mean(id.as_ref().as_str(), known(), all);
            Diagnostic::new(Severity::Error, "unmatched-setting", message).at(source.place(&id.span())).help(help)
        });
        told.collect()
    }

    /// Warnings about names of authors that no paper has, once the file is applied to a list that joined as many
    /// authors `before`.
    fn unknown_names(&self, applied: &Catalogue, before: usize, source: &Source) -> Vec<Diagnostic> {
        let told = applied.unknown_names().into_iter().filter_map(|(position, name)| {
            let place = source.place(&self.people.get(position.checked_sub(before)?)?.span());
            let message = format!("no paper of the list has an author “{name}”");
            let help = "write the name as a paper has it, or remove it";
            Some(Diagnostic::new(Severity::Warning, "unmatched-setting", message).at(place).help(help))
        });
        told.collect()
    }

    /// What does not hold once the file is applied, at the paper or the author that it says something of. It was
    /// applied to `before`.
    fn unfit(&self, error: &CatalogueError, before: &Catalogue, source: &Source) -> Diagnostic {
        let id = before.papers().get(error.position).filter(|_| error.list == "papers").map(|paper| paper.id.as_str());
        let paper = self.paper.iter().find(|(said, _)| Some(said.as_ref().as_str()) == id).map(|(said, _)| said.span());
        let own = error.position.checked_sub(before.parts().people.len()).filter(|_| error.list == "people");
        let names = own.and_then(|own| self.people.get(own)).map(Spanned::span);
        let message = format!("“{}” of {}: {}", error.field, id.unwrap_or(error.list), error.problem);
        let diagnostic = Diagnostic::new(Severity::Error, "unmatched-setting", message);
        match paper.or(names) {
            Some(range) => diagnostic.at(source.place(&range)),
            None => diagnostic,
        }
    }
}

impl OfCategory {
    fn read(mut table: Table<'_>) -> Self {
        let said = Self {
            name: table.value("name"),
            description: table.value("description"),
            schematic: table.value("schematic"),
            hue: table.value("hue"),
        };
        table.finish();
        said
    }

    fn apply(&self, category: &mut catalogue::Category) {
        let Self { name, description, schematic, hue } = self;
        if let Some(name) = name {
            category.name.clone_from(name);
        }
        if let Some(description) = description {
            category.description = Some(description.clone());
        }
        if let Some(Family(schematic)) = schematic {
            category.schematic.clone_from(schematic);
        }
        category.hue = hue.or(category.hue);
    }
}

impl PaperSettings {
    fn read(mut table: Table<'_>) -> Self {
        let said = Self {
            title: table.value("title"),
            authors: table.list("authors"),
            venue: table.value("venue"),
            year: table.value("year"),
            categories: table.list("categories"),
            url: table.value("url"),
            figure: table.value("figure"),
            code: table.value("code"),
            project: table.value("project"),
            recommended: table.value("recommended"),
        };
        table.finish();
        said
    }

    fn apply(&self, paper: &mut catalogue::Paper) {
        let Self { title, authors, venue, year, categories, url, figure, code, project, recommended } = self;
        if let Some(title) = title {
            paper.title.clone_from(title);
        }
        if let Some(authors) = authors {
            let names = authors.iter().map(Spanned::as_ref);
            paper.authors = names.filter(|name| name.as_str() != ET_AL).cloned().collect();
            paper.more_authors = authors.len() > paper.authors.len();
        }
        if let Some(venue) = venue {
            paper.venue = Some(venue.clone());
        }
        if let Some(year) = year {
            paper.stated_year = Some(*year);
        }
        if let Some(categories) = categories {
            paper.categories = categories.iter().map(|category| category.as_ref().clone()).collect();
        }
        if let Some(url) = url {
            paper.url = Some(url.clone());
        }
        if let Some(figure) = figure {
            paper.figure = Some(Figure::from(figure.clone()));
        }
        for (kind, url) in [(LinkKind::Code, code), (LinkKind::Project, project)] {
            if let Some(url) = url {
                paper.links.retain(|link| link.kind != kind);
                paper.links.push(Link::new(kind, url.clone()));
                paper.links.sort_by_key(|link| link.kind);
            }
        }
        if let Some(recommended) = recommended {
            paper.recommended = *recommended;
        }
    }
}

impl Silence {
    fn read(mut table: Table<'_>, range: &Range<usize>) -> Option<Self> {
        let rule = table.required("rule", range);
        let paper = table.value("paper");
        let reason = table.required("reason", range);
        table.finish();
        Some(Self { rule: rule?, paper, reason: reason? })
    }
}

/// A warning about an entry that matches nothing.
fn unmatched<'a>(
    what: &str,
    id: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
    source: &Source,
) -> Diagnostic {
    let help = did_you_mean(id.as_ref(), known, || format!("the id of a {what} is in the address of its page"));
    let message = format!("no {what} of the list has the id “{}”", id.as_ref());
    Diagnostic::new(Severity::Warning, "unmatched-setting", message).at(source.place(&id.span())).help(help)
}

/// The file that stands in a folder, or in the nearest one above it.
#[must_use]
pub fn find(folder: &Path) -> Option<PathBuf> {
    let here = Path::new(".");
    let folder = if folder.as_os_str().is_empty() { here } else { folder };
    // `/a/../b` does not stand in `/a`.
    let leads_up = folder.components().any(|part| part == Component::ParentDir);
    let whole = if leads_up { folder.canonicalize() } else { std::path::absolute(folder) }.ok()?;
    let found = whole.ancestors().map(|folder| folder.join(FILE)).find(|path| path.is_file())?;
    // A path as a person would write it.
    Some(relative(&found, here))
}

#[cfg(test)]
mod tests;
