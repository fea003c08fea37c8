//! `papers.toml`: what the sources of a site cannot say, and the findings that are as they must be.
//!
//! It stands beside the sources, so that they stay as they are. What it says of a paper or a category
//! goes over what was read.
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use catalogue::nearest::nearest;
use catalogue::paper::{ET_AL, Line, Link, LinkKind, PaperId, Year};
use catalogue::{Catalogue, CatalogueError, Figure, Slug, Venue, WebAddress};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::diagnostic::{Diagnostic, Severity};
use crate::import::field::{self, Columns, Meaning};
use crate::source::Source;

/// The file's name.
pub const FILE: &str = "papers.toml";

/// The schema of the file, by which editors complete and check it.
pub const SCHEMA: &str = include_str!("../papers.toml.schema.json");

/// Everything that a file may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Settings {
    /// The sources, when none are named otherwise; relative to the file.
    pub sources: Vec<PathBuf>,
    /// A folder with files to publish, and with what was prepared; relative to the file.
    pub public: Option<PathBuf>,
    /// The name of the list.
    pub title: Option<Checked<Line>>,
    /// What it is, in one sentence.
    pub tagline: Option<Checked<Line>>,
    /// What it holds and how it is kept, in Markdown.
    pub about: Option<String>,
    /// How to add a paper, in Markdown.
    pub contributing: Option<String>,
    /// The repository that takes contributions.
    pub repository: Option<Checked<WebAddress>>,
    /// The branch on which its files are.
    pub branch: Option<String>,
    /// Where the site will live.
    pub url: Option<Checked<WebAddress>>,
    /// The headings of sections that are left out.
    pub leave_out: Vec<Spanned<String>>,
    /// The headings of sections whose entries are papers, whatever they sound like.
    pub read_as_papers: Vec<Spanned<String>>,
    /// What the columns of tables and the fields of bibliographies mean, by their names.
    pub columns: BTreeMap<String, Meaning>,
    /// What is said of categories, by their ids.
    pub category: BTreeMap<Spanned<String>, OfCategory>,
    /// What is said of papers, by their ids.
    pub paper: BTreeMap<Spanned<String>, OfPaper>,
    /// Findings that were looked at and are as they must be.
    pub silence: Vec<Spanned<Silence>>,
}

/// What is said of a category.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OfCategory {
    /// Its name.
    name: Option<Checked<Line>>,
    /// What it is and what to look for.
    description: Option<Checked<Line>>,
    /// The family of figures drawn for its papers, which gives their colour too.
    schematic: Option<Checked<Slug>>,
}

/// What is said of a paper.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct OfPaper {
    title: Option<Checked<Line>>,
    authors: Option<Vec<Checked<Line>>>,
    venue: Option<Checked<Venue>>,
    year: Option<Checked<Year>>,
    categories: Option<Vec<Checked<Slug>>>,
    url: Option<Checked<WebAddress>>,
    figure: Option<Checked<WebAddress>>,
    code: Option<Checked<WebAddress>>,
    project: Option<Checked<WebAddress>>,
    recommended: Option<bool>,
}

/// A finding that is not reported.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// The rule.
    pub rule: String,
    /// The paper; without one, all findings of the rule are meant.
    pub paper: Option<String>,
    /// Why the finding is as it must be.
    pub reason: String,
}

/// A value that is checked where it is read, so that what is wrong has its place in the file.
#[derive(Clone, Debug)]
pub struct Checked<T>(pub T);

impl<'de, T: Value> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Self)
    }
}

/// What can stand in the file.
pub trait Value: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// When it is not what it must be.
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Values that are written as texts, each with what reads it.
macro_rules! texts {
    ($($value:ty: $read:path),* $(,)?) => {
        $(impl Value for $value {
            fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                $read(&text).map_err(|error| D::Error::custom(format!("“{text}” {error}")))
            }
        })*
    };
}

texts!(Line: Line::new, WebAddress: WebAddress::new, Slug: Slug::new, Venue: Venue::parse);

impl Value for Year {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let year = u32::deserialize(deserializer)?;
        Self::new(year).map_err(D::Error::custom)
    }
}

impl Settings {
    /// Reads a file.
    ///
    /// # Errors
    /// The first thing in it that is wrong.
    pub fn read(source: &Source) -> Result<Self, Box<Diagnostic>> {
        toml::from_str(&source.text).map_err(|error: toml::de::Error| {
            let place = source.place(&error.span().unwrap_or_default());
            let diagnostic = Diagnostic::new(Severity::Error, "schema", error.message().to_owned()).at(place);
            Box::new(diagnostic.help("docs/settings.md in the project explains every key by an example"))
        })
    }

    /// What fields mean, by the names as they are compared.
    #[must_use]
    pub fn columns(&self) -> Columns {
        self.columns.iter().map(|(name, meaning)| (field::key(name), *meaning)).collect()
    }

    /// Whether the file says where a paper appeared.
    #[must_use]
    pub fn has_venue(&self, id: &PaperId) -> bool {
        self.paper.iter().any(|(said, of)| said.as_ref() == id.as_str() && of.venue.is_some())
    }

    /// Puts what the file says over what was read; names the papers and categories that are not there.
    ///
    /// # Errors
    /// When the catalogue does not hold together any more: a paper in a category that there is not, say.
    pub fn apply(
        &self,
        catalogue: &Catalogue,
        source: &Source,
    ) -> Result<(Catalogue, Vec<Diagnostic>), CatalogueError> {
        let mut parts = catalogue.parts().clone();
        let mut diagnostics = Vec::new();
        let list = &mut parts.list;
        if let Some(Checked(title)) = &self.title {
            list.title.clone_from(title);
        }
        if let Some(Checked(tagline)) = &self.tagline {
            list.about = tagline.to_string();
            list.tagline.clone_from(tagline);
        }
        if let Some(about) = &self.about {
            list.about.clone_from(about);
        }
        if let Some(contributing) = &self.contributing {
            list.contributing.clone_from(contributing);
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
        Ok((Catalogue::new(parts)?, diagnostics))
    }
}

impl OfCategory {
    fn apply(&self, category: &mut catalogue::Category) {
        let Self { name, description, schematic } = self;
        if let Some(Checked(name)) = name {
            category.name.clone_from(name);
        }
        if let Some(Checked(description)) = description {
            category.description.clone_from(description);
        }
        if let Some(Checked(schematic)) = schematic {
            category.schematic.clone_from(schematic);
        }
    }
}

impl OfPaper {
    fn apply(&self, paper: &mut catalogue::Paper) {
        let Self { title, authors, venue, year, categories, url, figure, code, project, recommended } = self;
        if let Some(Checked(title)) = title {
            paper.title.clone_from(title);
        }
        if let Some(authors) = authors {
            let is_name = |Checked(author): &&Checked<Line>| author.as_str() != ET_AL;
            paper.authors = authors.iter().filter(is_name).map(|Checked(author)| author.clone()).collect();
            paper.more_authors = authors.len() > paper.authors.len();
        }
        if let Some(Checked(venue)) = venue {
            paper.venue = Some(venue.clone());
        }
        if let Some(Checked(year)) = year {
            paper.stated_year = Some(*year);
        }
        if let Some(categories) = categories {
            paper.categories = categories.iter().map(|Checked(category)| category.clone()).collect();
        }
        if let Some(Checked(url)) = url {
            paper.url = Some(url.clone());
        }
        if let Some(Checked(figure)) = figure {
            paper.figure = Some(Figure::from(figure.clone()));
        }
        for (kind, url) in [(LinkKind::Code, code), (LinkKind::Project, project)] {
            if let Some(Checked(url)) = url {
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

/// A warning about an entry that matches nothing.
fn unmatched<'a>(
    what: &str,
    id: &Spanned<String>,
    known: impl Iterator<Item = &'a str>,
    source: &Source,
) -> Diagnostic {
    let help = match nearest(id.as_ref(), known) {
        Some(near) => format!("did you mean “{near}”?"),
        None => format!("the id of a {what} is in the address of its page"),
    };
    let message = format!("no {what} of the list has the id “{}”", id.as_ref());
    Diagnostic::new(Severity::Warning, "unmatched-setting", message).at(source.place(&id.span())).help(help)
}

/// The file that stands in a folder, or in the nearest one above it.
#[must_use]
pub fn find(folder: &Path) -> Option<PathBuf> {
    let here = Path::new(".");
    let absolute = std::path::absolute(if folder.as_os_str().is_empty() { here } else { folder }).ok()?;
    let found = absolute.ancestors().map(|folder| folder.join(FILE)).find(|path| path.is_file())?;
    // A path as a person would write it.
    let here = std::env::current_dir().ok();
    let short = here.and_then(|here| found.strip_prefix(here).ok().map(Path::to_owned));
    Some(short.unwrap_or(found))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::{OfCategory, OfPaper, SCHEMA, Settings, Silence};
    use crate::source::Source;

    #[test]
    fn the_documentation_has_an_example_of_every_key() {
        let page = include_str!("../../docs/settings.md");
        let (_, rest) = page.split_once("```toml\n").unwrap();
        let (example, _) = rest.split_once("```").unwrap();
        let settings = Settings::read(&Source::new("papers.toml", example.to_owned())).unwrap();
        assert_eq!((settings.category.len(), settings.paper.len(), settings.columns.len()), (1, 1, 2));
        let schema: Value = serde_json::from_str(SCHEMA).unwrap();
        let properties = &schema["properties"];
        // The parser names all keys when it meets one that it does not know.
        let keys = [
            (toml::from_str::<Settings>("x = 1").unwrap_err(), properties),
            (
                toml::from_str::<OfCategory>("x = 1").unwrap_err(),
                &properties["category"]["additionalProperties"]["properties"],
            ),
            (
                toml::from_str::<OfPaper>("x = 1").unwrap_err(),
                &properties["paper"]["additionalProperties"]["properties"],
            ),
            (toml::from_str::<Silence>("x = 1").unwrap_err(), &properties["silence"]["items"]["properties"]),
        ];
        for (error, described) in keys {
            let message = error.to_string();
            let (_, expected) = message.split_once("expected").unwrap();
            let names: BTreeSet<&str> = expected.split('`').skip(1).step_by(2).collect();
            let described: BTreeSet<&str> = described.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(names, described, "papers.toml.schema.json describes the keys");
            for key in names {
                let is_there = example.contains(&format!("\n{key} = ")) || example.contains(&format!("[{key}"));
                assert!(is_there || example.starts_with(key), "{key} has no example");
            }
        }
    }
}
