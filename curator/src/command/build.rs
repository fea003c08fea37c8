//! `papers build`: the sources in, the site out.
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use catalogue::readme::github_repository;
use catalogue::route::Base;
use catalogue::{Catalogue, WebAddress};

use super::{CLEAN, Error, Outcome, PROBLEMS, nowhere, refused};
use crate::app::app;
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::write;
use crate::report::{self, Format, Tally, count};
use crate::repository::repository_address;
use crate::sources::{Sources, SourcesError, Wanted, sources};

/// Where a site is looked at on this machine, when nobody says where it will live.
const LOCAL: &str = "http://localhost:8080/";

/// The folder of the site, when nobody names another.
pub(super) const SITE: &str = "dist";

/// Write the site of a list
#[derive(clap::Args, Clone, Debug)]
#[command(after_help = "Examples:
  papers build                           the papers.json, or else the README.md, of this folder
  papers build README.md pruning.md      a list in several files
  papers build --out public_html --url https://me.github.io/my-list/

What the sources cannot say stands beside them in papers.toml; `papers init` writes one. The folder
is replaced as a whole, or left as it was; hidden files in it, such as .git, stay.

Exit code: 0 when the site is written, 1 when no paper was found (with --strict: also when there are
findings), 2 when it could not be written.")]
pub struct Options {
    /// What the site is made of
    #[command(flatten)]
    pub source: SourceOptions,
    /// The folder to write; a site that is in it is replaced
    #[arg(long, short, visible_alias = "output", value_name = "FOLDER", default_value = SITE)]
    pub out: PathBuf,
    /// Where the site will live; the address of its repository on GitHub Pages when not given
    #[arg(long, value_name = "ADDRESS")]
    pub url: Option<String>,
    /// Draw a picture of each paper for where its page is shared; the folder keeps what was drawn
    #[arg(long, value_name = "FOLDER")]
    pub pictures: Option<PathBuf>,
    /// Take away the service worker, also from readers who have it
    #[arg(long)]
    pub without_worker: bool,
    /// Count findings as problems
    #[arg(long)]
    pub strict: bool,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// Show every note and warning
    #[arg(long)]
    pub all: bool,
    /// For a look on this machine: nothing is kept by a browser, the repository may be unknown, and who asks for it
    /// deletes the site that was there before
    #[arg(long, hide = true)]
    pub preview: bool,
    /// Where to write which files were read, for who waits for them to change
    #[arg(long, hide = true, value_name = "FILE")]
    pub files: Option<PathBuf>,
}

/// Which list it is.
#[derive(clap::Args, Clone, Debug)]
pub struct ListOptions {
    /// READMEs, bibliographies, or a papers.json, or their folder; - reads a README from the input; what papers.toml
    /// names, or the papers.json, or else the README.md, of this folder, when not given
    #[arg(value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// The settings; papers.toml beside the first source or in a folder above it when not given
    #[arg(long, value_name = "FILE")]
    pub settings: Option<PathBuf>,
    /// The repository of the list; the one that the files are in when not given
    #[arg(long, value_name = "ADDRESS", value_parser = repository_address)]
    pub repository: Option<WebAddress>,
}

/// What a site is made of, for the commands that make one.
#[derive(clap::Args, Clone, Debug)]
pub struct SourceOptions {
    /// Which list it is
    #[command(flatten)]
    pub list: ListOptions,
    /// A folder with files to publish as they are, in place of those that every site has (icon.svg,
    /// share.png), and with the figures and stars that were prepared; may be repeated
    #[arg(long, value_name = "FOLDER")]
    pub public: Vec<PathBuf>,
    /// The folder of the compiled app, in place of the one in this program
    #[arg(long, value_name = "FOLDER")]
    pub app: Option<PathBuf>,
}

impl ListOptions {
    /// What is asked for.
    #[must_use]
    pub fn wanted(&self) -> Wanted {
        let Self { sources, settings, repository } = self.clone();
        Wanted { files: sources, settings, repository, otherwise: None }
    }

    /// The same, with a list whose repository is not known as one of a repository that there is not: to look
    /// at it, or to ask for the repository later.
    #[must_use]
    pub fn wanted_anyway(&self) -> Wanted {
        Wanted { otherwise: nowhere(), ..self.wanted() }
    }
}

impl Options {
    /// Writes down which files were read, if somebody asks.
    fn tell_files(&self, files: &[PathBuf]) -> Result<(), Error> {
        let Some(path) = &self.files else { return Ok(()) };
        let names: Vec<_> = files.iter().map(|file| file.to_string_lossy()).collect();
        Ok(write(path, serde_json::json!(names).to_string())?)
    }
}

/// Runs the command.
///
/// # Errors
/// When the sources cannot be read or the site cannot be written.
pub fn run(options: &Options) -> Outcome {
    let start = Instant::now();
    let app = app(options.source.app.as_deref())?;
    let list = &options.source.list;
    let wanted = if options.preview { list.wanted_anyway() } else { list.wanted() };
    let read = match sources(&wanted) {
        Ok(read) => read,
        Err(error) => {
            if let SourcesError::NoPaper { files, .. } = &error {
                options.tell_files(files)?;
            }
            return refused(&error, options.format, options.all);
        }
    };
    options.tell_files(&read.files)?;
    let Sources { catalogue, mut diagnostics, public, url, .. } = read;
    let address = address(options, url, &catalogue, &mut diagnostics)?;
    let papers = catalogue.papers().len();
    report::print_as(options.format, &diagnostics, options.all)?;
    let written = site::generate(site::Options {
        app: &app,
        catalogue,
        public: public.into_iter().chain(options.source.public.clone()).collect(),
        dist: options.out.clone(),
        base: address.base,
        origin: address.origin.clone(),
        has_worker: !options.without_worker && !options.preview,
        keeps_before: options.preview,
        pictures: options.pictures.clone(),
    })?;
    let tally = Tally::of(&diagnostics);
    writeln!(
        std::io::stdout().lock(),
        "{}; {}\n{}: {written} for {} in {:.2} s",
        count(papers, "paper"),
        tally.summary(),
        options.out.display(),
        address.whole,
        start.elapsed().as_secs_f64()
    )?;
    let is_bad = options.strict && tally.errors + tally.warnings > 0;
    Ok(ExitCode::from(if is_bad { PROBLEMS } else { CLEAN }))
}

/// Where a site lives.
struct Address {
    whole: String,
    origin: String,
    base: Base,
}

/// Where the site will live: as asked for, as the settings say, or on the Pages of its repository.
fn address(
    options: &Options,
    said: Option<WebAddress>,
    catalogue: &Catalogue,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Address, Error> {
    let given = options.url.as_deref().map(WebAddress::new).transpose();
    let given = given.map_err(|error| Error::Argument(format!("--url {error}")))?;
    let of_pages = || pages_address(&catalogue.list().repository);
    let whole = given.or(said).map(|address| address.to_string()).or_else(of_pages).unwrap_or_else(|| {
        let message = format!("where the site will live is not known; its feed and its sitemap say {LOCAL}");
        let diagnostic = Diagnostic::new(Severity::Warning, "no-address", message);
        diagnostics.push(diagnostic.help("say it by --url, or as `url` in papers.toml"));
        LOCAL.to_owned()
    });
    let after_scheme = whole.find("://").map_or(0, |at| at + 3);
    let path = whole[after_scheme..].find('/').map_or(whole.len(), |at| after_scheme + at);
    let base = match whole[path..].trim_matches('/') {
        "" => Base::default(),
        path => Base::new(&format!("/{path}/")).map_err(|error| Error::Argument(format!("{whole}: {error}")))?,
    };
    let origin = whole[..path].to_owned();
    Ok(Address { whole: format!("{origin}{}", base.as_str()), origin, base })
}

/// The address of a repository on GitHub Pages.
pub(super) fn pages_address(repository: &WebAddress) -> Option<String> {
    let (owner, name) = github_repository(repository)?;
    let host = format!("{}.github.io", owner.to_ascii_lowercase());
    let path = if name.eq_ignore_ascii_case(&host) { String::new() } else { format!("{name}/") };
    Some(format!("https://{host}/{path}"))
}

#[cfg(test)]
mod tests {
    use catalogue::WebAddress;

    use super::pages_address;

    #[test]
    fn a_repository_has_an_address_on_pages() {
        let of = |address: &str| pages_address(&WebAddress::new(address).unwrap());
        assert_eq!(of("https://github.com/Me/My-List").unwrap(), "https://me.github.io/My-List/");
        assert_eq!(of("https://github.com/me/me.github.io").unwrap(), "https://me.github.io/");
        assert_eq!(of("https://example.org/list"), None);
    }
}
