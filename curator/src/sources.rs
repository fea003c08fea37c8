//! The sources of a site: lists kept in Markdown, bibliographies, or a catalogue. One catalogue comes of them, read anew
//! each time.
mod file;
mod repository;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use catalogue::decode::decode;
use catalogue::fold::fold;
use catalogue::{Catalogue, CatalogueError, Slug, WebAddress};

use toml::Spanned;

use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{FileError, read};
use crate::import::bibliography;
use crate::import::catalogue::{ImportError, combine};
use crate::import::list::{List, Surrounding};
use crate::settings::{self, Checked, Settings};
use crate::source::Source;
use file::{File, Format};
pub use repository::repository_of;

/// What is read when nobody names a source: the first of these that is there.
const USUAL: [&str; 4] = ["README.md", "readme.md", "Readme.md", "papers.json"];

/// The branch of the files of a repository when nobody names another: whatever GitHub shows first.
const BRANCH: &str = "HEAD";

/// Why no catalogue comes of the sources.
#[derive(Debug, thiserror::Error)]
pub enum SourcesError {
    /// A file cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// There is nothing to read.
    #[error("nothing to read here: name a README, a papers.json or a bibliography")]
    Nothing,
    /// The source is somewhere on the web.
    #[error("{0} is a web address, and files are read; clone or download it first")]
    Address(String),
    /// The source is in no format that is read.
    #[error(
        "{} is in no format that is read; these are: Markdown (.md), a catalogue (papers.json), BibTeX (.bib), \
         RIS (.ris), CSL-JSON (.json), JSON Lines (.jsonl), YAML (.yaml), separated values (.csv, .tsv)",
        .0.display()
    )]
    Format(PathBuf),
    /// The catalogue is not one.
    #[error("{path}: {cause}", path = path.display())]
    Decode {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        cause: Box<catalogue::decode::DecodeError>,
    },
    /// There are two catalogues.
    #[error("{} and {} are both catalogues; a site has one", .0.display(), .1.display())]
    Catalogues(PathBuf, PathBuf),
    /// `papers.toml` is wrong.
    #[error("the settings are wrong, see above")]
    Settings(Vec<Diagnostic>),
    /// A bibliography cannot be read as a whole.
    #[error("a source is broken, see above")]
    Broken(Vec<Diagnostic>),
    /// No record came of the sources.
    #[error("no paper was found, see above")]
    NoPaper(Vec<Diagnostic>),
    /// The lists do not become a catalogue.
    #[error(transparent)]
    Import(#[from] ImportError),
    /// What `papers.toml` says does not fit the list.
    #[error("{}: {} record {}: {}", path.display(), cause.list, cause.position + 1, cause.problem)]
    Unfit {
        /// The file.
        path: PathBuf,
        /// What does not hold.
        cause: CatalogueError,
    },
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The files; what the settings name, or the usual ones, when empty, or when it is a folder.
    pub files: Vec<PathBuf>,
    /// The settings; `papers.toml` beside the first source or above it when not given.
    pub settings: Option<PathBuf>,
    /// The repository of the list, when it is not the one that the files are in.
    pub repository: Option<WebAddress>,
    /// The repository when it is not known.
    pub otherwise: Option<WebAddress>,
}

/// What was read.
#[derive(Debug)]
pub struct Sources {
    /// The list.
    pub catalogue: Catalogue,
    /// What there is to say about the files.
    pub diagnostics: Vec<Diagnostic>,
    /// The files that were read.
    pub files: Vec<PathBuf>,
    /// The folder with files to publish, if the settings name one.
    pub public: Option<PathBuf>,
    /// Where the site will live, if the settings say so.
    pub url: Option<WebAddress>,
}

/// The settings with the file that they were read from.
struct Beside {
    path: PathBuf,
    source: Source,
    settings: Settings,
}

impl Beside {
    /// The folder with files to publish.
    fn public(&self) -> Option<PathBuf> {
        Some(self.path.parent()?.join(self.settings.public.as_ref()?))
    }
}

/// Which files would be read: the sources and the settings. Does not fail, so that they can be watched
/// for a change while something is wrong with them.
#[must_use]
pub fn files(wanted: &Wanted) -> BTreeSet<PathBuf> {
    let beside = beside(wanted).ok().flatten();
    let settings = beside.as_ref().map(|beside| beside.path.clone()).or_else(|| wanted.settings_path());
    let usual = || USUAL.map(|name| wanted.folder().join(name)).to_vec();
    let read = sources(wanted).map(|sources| sources.files);
    let sources = read.or_else(|_| named(wanted, beside.as_ref())).unwrap_or_else(|_| usual());
    // Settings that are not there may come.
    let folder = sources.first().and_then(|file| file.parent()).unwrap_or(Path::new(""));
    let settings = settings.unwrap_or_else(|| folder.join(settings::FILE));
    sources.into_iter().chain([settings]).collect()
}

/// Reads everything.
///
/// # Errors
/// When there is nothing to read, or a file is none that can be read.
pub fn sources(wanted: &Wanted) -> Result<Sources, SourcesError> {
    let beside = beside(wanted)?;
    let paths = named(wanted, beside.as_ref())?;
    let files = paths.iter().map(|path| File::read(path)).collect::<Result<Vec<_>, _>>()?;
    let settings = beside.as_ref().map(|beside| &beside.settings);
    let said = settings.and_then(|settings| settings.repository.as_ref()).map(|Checked(address)| address.clone());
    let repository = wanted.repository.clone().or(said).or_else(|| repository_of(paths.first()?));
    let repository = repository.or_else(|| wanted.otherwise.clone());
    let (base, repository) = match catalogue_of(&files)? {
        Some(base) => {
            let own = base.list().repository.clone();
            (Some(base), Some(repository.filter(|_| wanted.repository.is_some()).unwrap_or(own)))
        }
        None => (None, repository),
    };
    let surrounding = surrounding(settings, base.as_ref(), repository.clone());
    let lists = lists(&files, &surrounding)?;
    let parts: Vec<PathBuf> = lists.iter().map(|list| PathBuf::from(&list.path)).collect();
    let mut diagnostics = beside.iter().flat_map(|beside| unmatched_headings(beside, &lists)).collect::<Vec<_>>();
    let mut catalogue = match (lists.is_empty(), base) {
        (true, Some(base)) => base,
        (_, base) => {
            let imported = combine(lists, base.as_ref(), repository.as_ref(), &surrounding.collection)?;
            diagnostics.extend(imported.diagnostics);
            if diagnostics.iter().any(|found| found.rule == bibliography::SYNTAX) {
                return Err(SourcesError::Broken(diagnostics));
            }
            if imported.count.papers + imported.count.tools + imported.count.leaderboards == 0 {
                return Err(SourcesError::NoPaper(diagnostics));
            }
            imported.catalogue
        }
    };
    if let Some(Beside { path, source, settings }) = &beside {
        let applied = settings.apply(&catalogue, source);
        let (with, told) = applied.map_err(|cause| SourcesError::Unfit { path: path.clone(), cause })?;
        diagnostics.extend(told);
        catalogue = with;
    }
    let url = settings.and_then(|settings| settings.url.as_ref()).map(|Checked(url)| url.clone());
    let public = beside.as_ref().and_then(Beside::public);
    let parts = parts.into_iter().filter(|part| !paths.contains(part));
    let files = paths.iter().cloned().chain(parts).collect();
    Ok(Sources { catalogue, diagnostics, files, public, url })
}

/// Reads the lists, and the parts that they link to and go on in.
fn lists(files: &[File], surrounding: &Surrounding) -> Result<Vec<List>, SourcesError> {
    let own = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let mut seen: BTreeSet<PathBuf> = files.iter().map(|file| own(&file.path)).collect();
    let mut lists: Vec<List> = files.iter().filter_map(|file| file.list(surrounding)).collect();
    let mut at = 0;
    while let Some(list) = lists.get(at) {
        let folder = Path::new(&list.path).parent().unwrap_or(Path::new(""));
        let linked: Vec<PathBuf> = list.files.iter().map(|(path, _)| folder.join(path)).collect();
        for path in linked.into_iter().filter(|path| is_part(path)) {
            if seen.insert(own(&path)) {
                lists.extend(File::read(&path)?.list(surrounding));
            }
        }
        at += 1;
    }
    Ok(lists)
}

/// Whether a file that a list links to is a part of it, and not the same in another language.
fn is_part(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    path.is_file() && name.ends_with(".md") && !name.starts_with("readme")
}

/// Reads one list.
///
/// # Errors
/// When it cannot be read, or is none.
pub fn read_list(path: &Path, surrounding: &Surrounding) -> Result<List, SourcesError> {
    let list = File::read(path)?.list(surrounding);
    list.ok_or_else(|| SourcesError::Format(path.to_owned()))
}

impl Wanted {
    /// The folder of the list.
    fn folder(&self) -> &Path {
        match self.files.as_slice() {
            [folder] if folder.is_dir() => folder,
            files => files.first().and_then(|file| file.parent()).unwrap_or(Path::new("")),
        }
    }

    /// The files that are named.
    fn named(&self) -> &[PathBuf] {
        if self.files.len() == 1 && self.files[0].is_dir() { &[] } else { &self.files }
    }

    fn settings_path(&self) -> Option<PathBuf> {
        self.settings.clone().or_else(|| settings::find(self.folder()))
    }
}

fn beside(wanted: &Wanted) -> Result<Option<Beside>, SourcesError> {
    let Some(path) = wanted.settings_path() else { return Ok(None) };
    let (source, _) = Source::read(&path.to_string_lossy(), &read(&path)?);
    let settings = Settings::read(&source).map_err(|diagnostic| SourcesError::Settings(vec![*diagnostic]))?;
    Ok(Some(Beside { path, source, settings }))
}

/// The files to read.
fn named(wanted: &Wanted, beside: Option<&Beside>) -> Result<Vec<PathBuf>, SourcesError> {
    if !wanted.named().is_empty() {
        return Ok(wanted.named().to_owned());
    }
    if let Some(Beside { path, settings, .. }) = beside.filter(|beside| !beside.settings.sources.is_empty()) {
        let folder = path.parent().unwrap_or(Path::new(""));
        return Ok(settings.sources.iter().map(|file| folder.join(file)).collect());
    }
    let usual = USUAL.iter().map(|name| wanted.folder().join(name)).find(|path| path.is_file());
    usual.map(|path| vec![path]).ok_or(SourcesError::Nothing)
}

/// The catalogue among the files, if there is one.
fn catalogue_of(files: &[File]) -> Result<Option<Catalogue>, SourcesError> {
    let mut catalogues = files.iter().filter(|file| matches!(file.format, Format::Catalogue));
    let Some(File { path, bytes, .. }) = catalogues.next() else { return Ok(None) };
    if let Some(other) = catalogues.next() {
        return Err(SourcesError::Catalogues(path.clone(), other.path.clone()));
    }
    decode(bytes).map(Some).map_err(|cause| SourcesError::Decode { path: path.clone(), cause: Box::new(cause) })
}

fn surrounding(settings: Option<&Settings>, base: Option<&Catalogue>, repository: Option<WebAddress>) -> Surrounding {
    let first = base.and_then(|base| base.parts().collections.first()).map(|collection| collection.id.clone());
    Surrounding {
        repository,
        branch: settings.and_then(|settings| settings.branch.clone()).unwrap_or_else(|| BRANCH.to_owned()),
        collection: first.unwrap_or_else(usual_collection),
        side_lists: Vec::new(),
        without: names(settings.map(|settings| &settings.leave_out)),
        papers: names(settings.map(|settings| &settings.read_as_papers)),
        columns: settings.map(Settings::columns).unwrap_or_default(),
    }
}

fn names(said: Option<&Vec<Spanned<String>>>) -> Vec<String> {
    said.into_iter().flatten().map(|name| name.as_ref().clone()).collect()
}

/// The collection of a list that has no others.
#[expect(clippy::expect_used, reason = "the text is written here and is a slug")]
fn usual_collection() -> Slug {
    Slug::new("papers").expect("“papers” is a slug")
}

/// Warnings of headings in the settings that no list has.
fn unmatched_headings<'a>(beside: &'a Beside, lists: &[List]) -> impl Iterator<Item = Diagnostic> + use<'a> {
    let headings: BTreeSet<String> =
        lists.iter().flat_map(|list| &list.headings).map(|heading| fold(heading)).collect();
    let names = beside.settings.leave_out.iter().chain(&beside.settings.read_as_papers);
    names.filter(move |name| !headings.contains(&fold(name.as_ref()))).map(|name| {
        let message = format!("no section is called “{}”", name.as_ref());
        let diagnostic = Diagnostic::new(Severity::Warning, "unmatched-setting", message);
        diagnostic.at(beside.source.place(&name.span())).help("write the heading as it is in the list")
    })
}
