//! The sources of a site: lists kept in Markdown, bibliographies, or a catalogue. One catalogue comes of them, read anew
//! each time.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use catalogue::decode::decode;
use catalogue::fold::fold;
use catalogue::{Catalogue, CatalogueError, Slug, WebAddress};

use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{FileError, read};
use crate::import::bibliography::{self, Columns};
use crate::import::catalogue::{ImportError, combine};
use crate::import::list::{self, List, Surrounding};
use crate::settings::{self, Checked, Settings};
use crate::source::Source;

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
    /// The files; what the settings name, or the usual ones, when empty.
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
    let settings = beside.as_ref().map(|beside| beside.path.clone()).or_else(|| settings_path(wanted));
    let sources = named(wanted, beside.as_ref()).unwrap_or_else(|_| USUAL.map(PathBuf::from).to_vec());
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
    let files = named(wanted, beside.as_ref())?;
    let paths = files;
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
    let columns = settings.map(|settings| settings.columns()).unwrap_or_default();
    let lists: Vec<List> = files.iter().filter_map(|file| file.list(&surrounding, &columns)).collect();
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
    Ok(Sources { catalogue, diagnostics, files: paths, public, url })
}

/// What a file of a list is.
enum Format {
    Catalogue,
    Markdown,
    Bibliography(bibliography::Format),
}

/// A file of a list with its text.
struct File {
    path: PathBuf,
    bytes: Vec<u8>,
    format: Format,
}

impl File {
    fn read(path: &Path) -> Result<Self, SourcesError> {
        let name = path.to_string_lossy();
        if ["https://", "http://"].iter().any(|scheme| name.starts_with(scheme)) {
            return Err(SourcesError::Address(name.into_owned()));
        }
        let bytes = read(path)?;
        let end = path.extension().map(|end| end.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        let format = match (bibliography::Format::of(path, &bytes), end.as_str()) {
            (Some(format), _) => Format::Bibliography(format),
            (None, "json") => Format::Catalogue,
            (None, "md" | "markdown" | "mdown" | "mkd" | "txt" | "") => Format::Markdown,
            (None, _) => return Err(SourcesError::Format(path.to_owned())),
        };
        Ok(Self { path: path.to_owned(), bytes, format })
    }

    /// Reads it as a list; a catalogue is none.
    fn list(&self, surrounding: &Surrounding, columns: &Columns) -> Option<List> {
        let (source, diagnostics) = Source::read(&self.path.to_string_lossy(), &self.bytes);
        let mut list = match self.format {
            Format::Catalogue => return None,
            Format::Markdown => list::read(&source, surrounding),
            Format::Bibliography(format) => bibliography::read(format, &source, surrounding, columns),
        };
        list.diagnostics.splice(0..0, diagnostics);
        Some(list)
    }
}

/// Reads one list.
///
/// # Errors
/// When it cannot be read, or is none.
pub fn read_list(path: &Path, surrounding: &Surrounding) -> Result<List, SourcesError> {
    let list = File::read(path)?.list(surrounding, &Columns::new());
    list.ok_or_else(|| SourcesError::Format(path.to_owned()))
}

/// The repository on GitHub that a file is in: the one of the workflow that runs, or the one that the
/// folder was cloned from.
#[must_use]
pub fn repository_of(file: &Path) -> Option<WebAddress> {
    if let (Ok(server), Ok(name)) = (std::env::var("GITHUB_SERVER_URL"), std::env::var("GITHUB_REPOSITORY")) {
        return WebAddress::new(&format!("{server}/{name}")).ok();
    }
    let folder = std::path::absolute(file).ok()?.parent()?.to_owned();
    let output = Command::new("git").arg("-C").arg(folder).args(["remote", "get-url", "origin"]).output().ok()?;
    let remote = String::from_utf8(output.stdout).ok().filter(|_| output.status.success())?;
    web_address_of(remote.trim())
}

/// The page of a repository, by the address that it is cloned from.
fn web_address_of(remote: &str) -> Option<WebAddress> {
    let remote = remote.strip_suffix(".git").unwrap_or(remote);
    let path = ["git@github.com:", "ssh://git@github.com/", "git://github.com/"];
    match path.iter().find_map(|start| remote.strip_prefix(start)) {
        Some(path) => WebAddress::new(&format!("https://github.com/{path}")).ok(),
        // Without the name or the token of whoever cloned it.
        None => {
            let rest = remote.strip_prefix("https://")?;
            let host_and_path = rest.split_once('@').map_or(rest, |(_, rest)| rest);
            WebAddress::new(&format!("https://{host_and_path}")).ok()
        }
    }
}

fn settings_path(wanted: &Wanted) -> Option<PathBuf> {
    let folder = wanted.files.first().and_then(|file| file.parent()).unwrap_or(Path::new(""));
    wanted.settings.clone().or_else(|| settings::find(folder))
}

fn beside(wanted: &Wanted) -> Result<Option<Beside>, SourcesError> {
    let Some(path) = settings_path(wanted) else { return Ok(None) };
    let (source, _) = Source::read(&path.to_string_lossy(), &read(&path)?);
    let settings = Settings::read(&source).map_err(|diagnostic| SourcesError::Settings(vec![*diagnostic]))?;
    Ok(Some(Beside { path, source, settings }))
}

/// The files to read.
fn named(wanted: &Wanted, beside: Option<&Beside>) -> Result<Vec<PathBuf>, SourcesError> {
    if !wanted.files.is_empty() {
        return Ok(wanted.files.clone());
    }
    let folder = beside.and_then(|beside| beside.path.parent()).unwrap_or(Path::new(""));
    let said: Vec<PathBuf> =
        beside.iter().flat_map(|beside| &beside.settings.sources).map(|file| folder.join(file)).collect();
    if !said.is_empty() {
        return Ok(said);
    }
    let usual = USUAL.iter().map(|name| folder.join(name)).find(|path| path.is_file());
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
        without: settings.iter().flat_map(|settings| &settings.leave_out).map(|name| name.as_ref().clone()).collect(),
    }
}

/// The collection of a list that has no others.
#[expect(clippy::expect_used, reason = "the text is written here and is a slug")]
fn usual_collection() -> Slug {
    Slug::new("papers").expect("“papers” is a slug")
}

/// Warnings of headings to leave out that no list has.
fn unmatched_headings<'a>(beside: &'a Beside, lists: &[List]) -> impl Iterator<Item = Diagnostic> + use<'a> {
    let headings: BTreeSet<String> =
        lists.iter().flat_map(|list| &list.headings).map(|heading| fold(heading)).collect();
    let names = beside.settings.leave_out.iter();
    names.filter(move |name| !headings.contains(&fold(name.as_ref()))).map(|name| {
        let message = format!("no section is called “{}”", name.as_ref());
        let diagnostic = Diagnostic::new(Severity::Warning, "unmatched-setting", message);
        diagnostic.at(beside.source.place(&name.span())).help("write the heading as it is in the list")
    })
}

#[cfg(test)]
mod tests {
    use super::web_address_of;

    #[test]
    fn a_repository_is_known_by_the_address_that_it_is_cloned_from() {
        for remote in [
            "git@github.com:me/list.git",
            "https://github.com/me/list",
            "https://me:token@github.com/me/list.git",
            "ssh://git@github.com/me/list.git",
        ] {
            assert_eq!(web_address_of(remote).unwrap().as_str(), "https://github.com/me/list", "{remote}");
        }
        assert_eq!(web_address_of("/srv/git/list.git"), None);
    }
}
