//! `papers init`: the settings of a list and the workflow that publishes its site.
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use catalogue::WebAddress;

use super::build::{ListOptions, SITE, pages_address};
use super::{CLEAN, Error, Outcome};
use crate::files::{relative, write};
use crate::report::count;
use crate::settings::FILE;
use crate::sources::{self, Sources, Wanted};

/// The usual names of a default branch.
const USUAL_BRANCHES: [&str; 2] = ["main", "master"];

/// The workflow, from the top of the repository.
const WORKFLOW: &str = ".github/workflows/papers.yml";

/// The action that the workflow uses: that of the repository whose release workflow compiled this
/// program.
const ACTION: Option<&str> = option_env!("PAPERS_REPOSITORY");

/// What stands for the action while nobody knows whose it is.
const PLACEHOLDER: &str = "OWNER/awesome-papers@v1";

/// The version of an action that is named without one.
const VERSION: &str = "v1";

/// Write the settings of a list, and the workflow that publishes its site on GitHub Pages
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers init                            for the papers.json, or else the README.md, of this folder
  papers init README.md pruning.md       for a list in several files

Writes papers.toml, with what was read of the sources as comments, and .github/workflows/papers.yml at
the top of the repository, which brings figures where the list has some. dist/ is added to a .gitignore that lacks it. A file that is there is left as it is, also a papers.toml in a folder above.
Then choose “GitHub Actions” as the source of the repository's Pages, and push.

Exit code: 0 when it is done, 2 when it could not run.")]
pub struct Options {
    /// Which list it is
    #[command(flatten)]
    pub list: ListOptions,
    /// The repository of the action, with its version
    #[arg(long, value_name = "OWNER/NAME@VERSION")]
    pub action: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// When the sources cannot be read or the files cannot be written.
pub fn run(options: &Options) -> Outcome {
    let action = options.action.as_deref().map(action).transpose()?;
    let wanted = options.list.wanted_anyway();
    let read = sources::sources(&wanted)?;
    let repository = sources::repository(&options.list.wanted())?;
    // What is known without what was said just now.
    let recorded = sources::repository(&Wanted { repository: None, ..options.list.wanted() })?;
    let mut out = std::io::stdout().lock();
    let here = Path::new("");
    let names: Vec<String> = read.files.iter().map(|path| relative(path, here).display().to_string()).collect();
    writeln!(out, "{} read of {}", count(read.catalogue.papers().len(), "paper"), names.join(", "))?;
    // Settings in a folder above are those of this folder, and a workflow runs from the top of a repository.
    let beside = wanted.settings_path().unwrap_or_else(|| FILE.into());
    let top = top_of_repository();
    let workflow_path = relative(&top.join(WORKFLOW), here);
    let is_kept = beside.exists();
    let has_figures = read.catalogue.papers().iter().any(|paper| paper.figure.is_some());
    let folder = slashed(&relative(beside.parent().unwrap_or(here), &top));
    if !is_plain(&folder) {
        writeln!(
            out,
            "The workflow cannot name the folder “{folder}”: rename it, or move {FILE} to {}.",
            top.display()
        )?;
    }
    for (path, text) in [
        (&beside, settings(&read, repository.as_ref())),
        (&workflow_path, workflow(action.as_deref(), own_branch().as_deref(), &folder, has_figures)),
    ] {
        if path.exists() {
            writeln!(out, "{}: is there, and was left as it is", path.display())?;
            continue;
        }
        write(path, text)?;
        writeln!(out, "{}: written", path.display())?;
    }
    ignore_site(&mut out, &top)?;
    match &repository {
        None => {
            writeln!(out, "The repository of the list is not known: say it as `repository` in {}.", beside.display())?;
        }
        Some(said) if is_kept && repository != recorded => {
            writeln!(out, "The repository is not in {} yet: write `repository = \"{said}\"` there.", beside.display())?;
        }
        Some(_) => {}
    }
    if std::fs::read_to_string(&workflow_path).is_ok_and(|text| text.contains(PLACEHOLDER)) {
        writeln!(out, "Write the owner of the action in place of OWNER into {}.", workflow_path.display())?;
    }
    writeln!(out, "`papers serve` shows the site; `papers check` lists what was hard to read.")?;
    Ok(ExitCode::from(CLEAN))
}

/// Keeps the site that `papers build` writes out of the repository: by its .gitignore, if it has one, and else by a
/// word to its keeper.
fn ignore_site(out: &mut impl std::io::Write, top: &Path) -> Result<(), Error> {
    if !top.join(".git").exists() {
        return Ok(());
    }
    let path = relative(&top.join(".gitignore"), Path::new(""));
    let Ok(text) = std::fs::read_to_string(&path) else {
        writeln!(
            out,
            "`papers build` writes to {SITE}/, which is best ignored: `echo {SITE}/ >> {}`.",
            path.display()
        )?;
        return Ok(());
    };
    let is_site = |line: &str| line.trim().trim_matches('/').trim_start_matches("**/") == SITE;
    if !text.lines().any(is_site) {
        let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
        write(&path, format!("{text}{end}{SITE}/\n"))?;
        writeln!(out, "{}: {SITE}/ is ignored from now on, where `papers build` writes the site", path.display())?;
    }
    Ok(())
}

/// The settings, with what was guessed.
fn settings(read: &Sources, repository: Option<&WebAddress>) -> String {
    let list = read.catalogue.list();
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let files: Vec<String> = read.files.iter().map(|path| quoted(&slashed(&relative(path, Path::new(""))))).collect();
    let repository_line = match repository {
        Some(address) => format!("repository = {}", quoted(address.as_str())),
        None => "# repository = \"https://github.com/owner/name\"".to_owned(),
    };
    let url = repository.and_then(pages_address);
    let url_line = format!("# url = {}", quoted(url.as_deref().unwrap_or("https://owner.github.io/name/")));
    let category = read.catalogue.categories().first();
    let category_id = category.map_or("pruning", |category| category.id.as_str());
    let paper = read.catalogue.papers().first().map_or_else(|| "2301.00774".to_owned(), |paper| paper.id.to_string());
    format!(
        "# What the sources cannot say. Every key may be left out.\n\
        sources = [{}]\n\
        {repository_line}\n\n\
        # As they are read; what is written here stands in their place:\n\
        # title = {}\n\
        # tagline = {}\n\n\
        # Where the site will live, when it is not the repository's own address on GitHub Pages:\n\
        {url_line}\n\
        # Sections of the README that are left out, by their headings:\n\
        # leave-out = [\"Books\"]\n\
        # A folder with files to publish (icon.svg, share.png), and with prepared figures and stars. One that is called\n\
        # public and has prepared ones is found without this:\n\
        # public = \"public\"\n\
        # What the columns of a table mean (title, author, year, url, code, category …):\n\
        # [columns]\n\
        # Headline = \"title\"\n\
        # More about a category, by its id in the address of its page:\n\
        # [category.{category_id}]\n\
        # description = \"What it is, and what to look for.\"\n\
        # More about a paper, by its id:\n\
        # [paper.{}]\n\
        # figure = \"https://example.org/figure.png\"\n\
        # code = \"https://github.com/owner/name\"\n",
        files.join(", "),
        quoted(list.title.as_str()),
        quoted(list.tagline.as_str()),
        quoted(&paper),
    )
}

/// A path with slashes, whatever the system: the workflow runs on another one.
fn slashed(path: &Path) -> String {
    path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// The action that is named, with its version.
fn action(text: &str) -> Result<String, Error> {
    let is_name = |part: &str| {
        !part.is_empty() && part.chars().all(|character| character.is_ascii_alphanumeric() || "-_.".contains(character))
    };
    let (path, version) = text.split_once('@').unwrap_or((text, VERSION));
    let is_repository = path.split_once('/').is_some_and(|(owner, name)| is_name(owner) && is_name(name));
    if is_repository && version.split('/').all(is_name) {
        return Ok(format!("{path}@{version}"));
    }
    let message = format!(
        "--action “{text}” is not an action; write OWNER/NAME or OWNER/NAME@VERSION, as in me/awesome-papers@{VERSION}"
    );
    Err(Error::Argument(message))
}

/// The folder of the repository that this one is in; this one when it is in none.
fn top_of_repository() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    here.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&here).to_owned()
}

/// The branch that is published: the one that GitHub shows, or the one that this is, if it is called otherwise than usual.
fn own_branch() -> Option<String> {
    let of = |reference: &str| {
        let output = Command::new("git").args(["symbolic-ref", "--short", reference]).output().ok()?;
        let name = String::from_utf8(output.stdout).ok().filter(|_| output.status.success())?;
        Some(name.trim().to_owned())
    };
    let shown = of("refs/remotes/origin/HEAD").and_then(|name| Some(name.strip_prefix("origin/")?.to_owned()));
    shown.or_else(|| of("HEAD")).filter(|name| is_plain(name) && !USUAL_BRANCHES.contains(&name.as_str()))
}

/// Whether a name can stand in a workflow as it is, and in a list of names that spaces part.
fn is_plain(name: &str) -> bool {
    name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte))
}

/// The workflow that publishes the site of the list in a folder of the repository.
fn workflow(action: Option<&str>, branch: Option<&str>, folder: &str, has_figures: bool) -> String {
    let action = action.or(ACTION).unwrap_or(PLACEHOLDER);
    let source = (!folder.is_empty() && is_plain(folder)).then(|| format!("          source: {folder}\n"));
    let figures = has_figures.then(|| "          figures: true\n".to_owned());
    let inputs: String = source.into_iter().chain(figures).collect();
    let with = if inputs.is_empty() { String::new() } else { format!("        with:\n{inputs}") };
    let branches = USUAL_BRANCHES.into_iter().chain(branch).collect::<Vec<_>>().join(", ");
    format!(
        "name: Papers\n\
        on:\n  push:\n    branches: [{branches}]\n  workflow_dispatch:\n\
        permissions:\n  contents: read\n  pages: write\n  id-token: write\n\
        jobs:\n  site:\n    runs-on: ubuntu-latest\n    environment: github-pages\n    steps:\n      \
        - uses: actions/checkout@v5\n      \
        - uses: {action}\n{with}      \
        - uses: actions/deploy-pages@v5\n"
    )
}
