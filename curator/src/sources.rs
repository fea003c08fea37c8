//! The sources of a site: lists kept in Markdown, bibliographies, or a catalogue. One catalogue comes of them, read anew
//! each time.
mod error;
mod file;
mod lists;
mod places;
mod public;
mod repository;
mod settings_file;

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use catalogue::decode::decode;
use catalogue::{Catalogue, PaperId, Slug, WebAddress};

use toml::Spanned;

use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::import::bibliography;
use crate::import::catalogue::{ImportError, combine};
use crate::import::list::Surrounding;
use crate::settings::{self, Settings};
use crate::source::NOT_TEXT;
pub use error::SourcesError;
use file::{File, Format};
pub use lists::read_lists;
use places::Read;
pub use repository::repository_of;
pub use settings_file::SettingsFile;

/// What is read when nobody names a source: the first of these that is there.
const USUAL: [&str; 4] = [CATALOGUE, "README.md", "readme.md", "Readme.md"];

/// The usual name of a catalogue.
const CATALOGUE: &str = "papers.json";

/// The branch of the files of a repository when nobody names another: whatever GitHub shows first.
const BRANCH: &str = "HEAD";

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The files; what the settings name, or the usual ones, when empty, or when it is a folder: then the settings in
    /// that folder.
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
    /// Where the papers stand in them; those of a `papers.json` have no place here.
    pub places: HashMap<PaperId, Place>,
    /// Authors that are groups by what they say.
    pub groups: BTreeSet<String>,
    /// The folder with files to publish: the one that the settings name, or the usual one, if something was prepared
    /// there.
    pub public: Option<PathBuf>,
    /// Where the site will live, if the settings say so.
    pub url: Option<WebAddress>,
    /// The settings that say how it is read, if there are any.
    pub settings: Option<SettingsFile>,
}

/// Which files would be read, without the parts that they lead to, which only reading tells: the sources and the
/// settings. Does not fail, so that they can be watched for a change while something is wrong with them.
#[must_use]
pub fn files(wanted: &Wanted) -> BTreeSet<PathBuf> {
    let file = SettingsFile::of(wanted).ok().flatten();
    let settings = file.as_ref().map(|file| file.path.clone()).or_else(|| wanted.settings_path());
    let usual = || USUAL.map(|name| wanted.folder().join(name)).to_vec();
    let sources = named(wanted, file.as_ref()).unwrap_or_else(|_| usual());
    // Settings that are not there may come.
    let folder = sources.first().and_then(|file| file.parent()).unwrap_or(Path::new(""));
    let settings = settings.unwrap_or_else(|| folder.join(settings::FILE));
    sources.into_iter().chain([settings]).collect()
}

/// The folder with files to publish, if it is there: the one that the settings name, or the usual one.
#[must_use]
pub fn public(wanted: &Wanted) -> Option<PathBuf> {
    let file = SettingsFile::of(wanted).ok()?;
    match file.as_ref().and_then(SettingsFile::public) {
        Some(named) => named.ok(),
        None => Some(public::usual(wanted, file.as_ref())).filter(|folder| folder.is_dir()),
    }
}

/// Where what is prepared for the site of a list is kept, whether it is there or not: where the site looks for it.
///
/// # Errors
/// When the settings are wrong.
pub fn prepared(wanted: &Wanted) -> Result<PathBuf, SourcesError> {
    let file = SettingsFile::of(wanted)?;
    let named = file.as_ref().and_then(SettingsFile::public_path);
    Ok(named.unwrap_or_else(|| public::usual(wanted, file.as_ref())))
}

/// Reads everything.
///
/// # Errors
/// When there is nothing to read, or a file is none that can be read.
pub fn sources(wanted: &Wanted) -> Result<Sources, SourcesError> {
    let file = SettingsFile::of(wanted)?;
    let paths = named(wanted, file.as_ref())?;
    let files = paths.iter().map(|path| File::read(path)).collect::<Result<Vec<_>, _>>()?;
    let settings = file.as_ref().map(|file| &file.settings);
    let repository = known_repository(wanted, file.as_ref(), &paths);
    let (base, repository) = match catalogue_of(&files)? {
        Some(base) => {
            // It says by itself what its repository is, unless somebody says otherwise.
            let said = wanted.repository.as_ref().or_else(|| settings?.repository.as_ref());
            let base = match said {
                Some(said) => moved(&base, said)?,
                None => base,
            };
            let repository = base.list().repository.clone();
            (Some(base), Some(repository))
        }
        None => (None, repository),
    };
    let surrounding = surrounding_by(settings, base.as_ref(), repository.clone());
    let lists = lists::lists(&files, &surrounding)?;
    let parts = lists.iter().map(|list| PathBuf::from(&list.path)).filter(|part| !paths.contains(part));
    let files: Vec<PathBuf> = paths.iter().cloned().chain(parts).collect();
    let mut diagnostics: Vec<Diagnostic> = unread_beside(wanted, file.as_ref(), &paths).into_iter().collect();
    diagnostics.extend(file.iter().flat_map(|file| file.unmatched(&lists)));
    let read = Read::of(&lists);
    let groups = lists.iter().flat_map(|list| &list.groups).cloned().collect();
    let mut catalogue = match (lists.is_empty(), base) {
        (true, Some(base)) => base,
        (_, base) => {
            let imported = combine(lists, base.as_ref(), repository.as_ref(), &surrounding.collection)?;
            diagnostics.extend(imported.diagnostics);
            if diagnostics.iter().any(is_of_broken_source) {
                return Err(SourcesError::Broken(diagnostics));
            }
            // Programs and rankings alone are no list of papers.
            if imported.catalogue.papers().is_empty() {
                return Err(SourcesError::NoPaper { files, found: diagnostics });
            }
            imported.catalogue
        }
    };
    // The settings may give a paper another title.
    let places = read.places(&catalogue);
    if let Some(SettingsFile { source, settings, .. }) = &file {
        let (with, told) = settings.apply(&catalogue, source).map_err(SourcesError::Settings)?;
        diagnostics.extend(told);
        catalogue = with;
    }
    let url = settings.and_then(|settings| settings.url.clone());
    let public = match file.as_ref().and_then(SettingsFile::public).transpose() {
        Ok(Some(named)) => Some(named),
        Ok(None) => Some(public::usual(wanted, file.as_ref())).filter(|folder| public::is_prepared(folder)),
        Err(missing) => {
            diagnostics.push(missing);
            None
        }
    };
    Ok(Sources { catalogue, diagnostics, files, places, groups, public, url, settings: file })
}

/// Whether a finding says that a source cannot be read as a whole: a catalogue that was made of the rest
/// would lack what is in it.
pub(crate) fn is_of_broken_source(found: &Diagnostic) -> bool {
    [bibliography::SYNTAX, NOT_TEXT].contains(&found.rule)
}

/// A list in another repository.
fn moved(catalogue: &Catalogue, repository: &WebAddress) -> Result<Catalogue, SourcesError> {
    let mut parts = catalogue.parts().clone();
    parts.list.repository = repository.clone();
    Ok(Catalogue::new(parts).map_err(ImportError::Catalogue)?)
}

/// The files that would be read, without the parts that they link to.
///
/// # Errors
/// When there are none, or the settings are wrong.
pub fn paths(wanted: &Wanted) -> Result<Vec<PathBuf>, SourcesError> {
    named(wanted, SettingsFile::of(wanted)?.as_ref())
}

/// The repository of the list as far as it is known.
///
/// # Errors
/// When there is nothing to read, or the settings are wrong.
pub fn repository(wanted: &Wanted) -> Result<Option<WebAddress>, SourcesError> {
    let file = SettingsFile::of(wanted)?;
    let paths = named(wanted, file.as_ref())?;
    Ok(known_repository(wanted, file.as_ref(), &paths))
}

/// How a list is read: by what the settings say.
///
/// # Errors
/// When there is nothing to read, or the settings are wrong.
pub fn surrounding(wanted: &Wanted) -> Result<Surrounding, SourcesError> {
    let file = SettingsFile::of(wanted)?;
    let paths = named(wanted, file.as_ref())?;
    let repository = known_repository(wanted, file.as_ref(), &paths);
    Ok(surrounding_by(file.as_ref().map(|file| &file.settings), None, repository))
}

fn known_repository(wanted: &Wanted, file: Option<&SettingsFile>, paths: &[PathBuf]) -> Option<WebAddress> {
    let said = file.and_then(|file| file.settings.repository.clone());
    let known = wanted.repository.clone().or(said).or_else(|| repository_of(paths.first()?));
    known.or_else(|| wanted.otherwise.clone())
}

/// The catalogue that a list is kept as, among what is read of it; `None` when it is kept otherwise.
///
/// # Errors
/// When there is nothing to read, or the settings are wrong.
pub fn catalogue(wanted: &Wanted) -> Result<Option<PathBuf>, SourcesError> {
    let file = SettingsFile::of(wanted)?;
    for path in named(wanted, file.as_ref())? {
        if is_catalogue(&path)? {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

/// Whether a file is a catalogue, by its name and its text.
///
/// # Errors
/// When it cannot be read, or is in no known format.
pub fn is_catalogue(path: &Path) -> Result<bool, SourcesError> {
    Ok(matches!(File::read(path)?.format, Format::Catalogue))
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

    /// The settings that would be read.
    #[must_use]
    pub fn settings_path(&self) -> Option<PathBuf> {
        self.settings.clone().or_else(|| settings::find(self.folder()))
    }
}

/// The files to read.
fn named(wanted: &Wanted, file: Option<&SettingsFile>) -> Result<Vec<PathBuf>, SourcesError> {
    if !wanted.named().is_empty() {
        return Ok(wanted.named().to_owned());
    }
    if let Some(file) = naming(wanted, file) {
        return file.sources();
    }
    let usual = USUAL.iter().map(|name| wanted.folder().join(name)).find(|path| path.is_file() || path.is_symlink());
    usual.map(|path| vec![path]).ok_or_else(|| SourcesError::nothing(wanted.folder()))
}

/// A note where nobody says which file is the list, and another one may be it.
///
/// # Errors
/// When there is nothing to read, or the settings are wrong.
pub fn second_list(wanted: &Wanted) -> Result<Option<Diagnostic>, SourcesError> {
    let file = SettingsFile::of(wanted)?;
    Ok(unread_beside(wanted, file.as_ref(), &named(wanted, file.as_ref())?))
}

fn unread_beside(wanted: &Wanted, file: Option<&SettingsFile>, read: &[PathBuf]) -> Option<Diagnostic> {
    let are_named = !wanted.named().is_empty() || naming(wanted, file).is_some();
    let [catalogue] = read else { return None };
    let others = || USUAL.iter().filter(|name| **name != CATALOGUE).map(|name| wanted.folder().join(name));
    let other = others().find(|path| path.is_file()).filter(|_| !are_named && catalogue.ends_with(CATALOGUE))?;
    let message = format!("{} is the list; {} beside it was not read", catalogue.display(), other.display());
    let help = "say in papers.toml which one is the list, as in sources = [\"papers.json\"]";
    Some(Diagnostic::new(Severity::Note, "second-list", message).help(help))
}

/// The settings if they name the files to read. Those above a folder that is asked for by its name do not: the list in
/// it is meant.
fn naming<'a>(wanted: &Wanted, file: Option<&'a SettingsFile>) -> Option<&'a SettingsFile> {
    let is_own =
        || wanted.files.is_empty() || wanted.settings.is_some() || wanted.folder().join(settings::FILE).is_file();
    file.filter(|file| !file.settings.sources.is_empty() && is_own())
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

fn surrounding_by(
    settings: Option<&Settings>,
    base: Option<&Catalogue>,
    repository: Option<WebAddress>,
) -> Surrounding {
    let first = base.and_then(|base| base.parts().collections.first()).map(|collection| collection.id.clone());
    let collection = first.unwrap_or_else(usual_collection);
    let usual = Surrounding { branch: BRANCH.to_owned(), ..Surrounding::new(repository, collection) };
    let Some(settings) = settings else { return usual };
    Surrounding {
        branch: settings.branch.clone().unwrap_or(usual.branch),
        without: names(&settings.leave_out),
        papers: names(&settings.read_as_papers),
        columns: settings.columns(),
        venues: settings.venues(),
        ..usual
    }
}

fn names(said: &[Spanned<String>]) -> Vec<String> {
    said.iter().map(|name| name.as_ref().clone()).collect()
}

/// The collection of a list that has no others.
#[expect(clippy::expect_used, reason = "the text is written here and is a slug")]
fn usual_collection() -> Slug {
    Slug::new("papers").expect("“papers” is a slug")
}
