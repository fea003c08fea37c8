//! `papers add`: one paper more, from what the public interfaces know of it, or from an issue, which may
//! correct a record in its place.
mod conclusion;
mod destination;
mod pasted;
mod row;

use std::io::{BufRead as _, IsTerminal as _, Write as _};
use std::ops::Range;
use std::path::PathBuf;
use std::time::Duration;

use catalogue::draft::{self, Draft, FormField, Severity as Weight};
use catalogue::encode::{encode, encode_paper};
use catalogue::paper::Line;
use catalogue::search::Index;
use catalogue::{Catalogue, CatalogueError, Paper, Slug};

use super::network::{Network, base_address, github_token, seconds};
use super::{Error, Outcome};
use crate::add::correction::Correction;
use crate::add::insert::{insert, replace};
use crate::add::issue::Issue;
use crate::add::settings_lines::SettingsLines;
use crate::add::splice::splice;
use crate::add::{Facts, PaperReference, arxiv, doi, github, issue, listed};
use crate::check::file::File;
use crate::check::papers::without_stop;
use crate::diagnostic::{Diagnostic, Severity};
use crate::files::{FileError, read, read_text};
use crate::source::Source;
use crate::web::spacing::Spacing;
use conclusion::{Change, conclude};
use destination::{Destination, refusals};

/// The largest answer that is read, in bytes.
const BODY_LIMIT: u64 = 4_000_000;

/// Add papers by arXiv id, DOI or GitHub address, or apply the issue of the site's form
#[derive(clap::Args, Debug)]
#[command(after_help = "Examples:
  papers add 2306.08543 --category knowledge-distillation
  papers add hep-th/9711200              an id of before April 2007
  papers add 10.1145/3620666.3651329 --category quantization --venue \"ASPLOS'24\"
  papers add https://github.com/locuslab/wanda --category network-pruning --dry-run
  gh issue view 12 --json body --jq .body | papers add --from-issue -

The paper is added to the papers.json that the list is kept as. Of a list that is kept as a README or a
bibliography, what to paste is printed: a row of the table, a bullet or a reference, as the papers of its
category stand; of a correction, the lines for papers.toml. What is missing is asked for on a terminal.

Exit code: 0 when it is added, 1 when something must be corrected first, 2 when it could not run.")]
pub struct Options {
    /// arXiv ids, DOIs or addresses of repositories
    #[arg(value_name = "PAPER", required_unless_present = "from_issue", conflicts_with = "from_issue")]
    pub papers: Vec<String>,
    /// Read the record, or the correction of one, from the text of an issue that the site's form wrote; - reads the input
    #[arg(long, value_name = "FILE")]
    pub from_issue: Option<PathBuf>,
    /// The catalogue to add to; the papers.json that papers.toml names, or that of this folder, when not given
    #[arg(long, value_name = "FILE")]
    pub into: Option<PathBuf>,
    /// The id of a category; a second one may follow
    #[arg(long = "category", value_name = "ID", conflicts_with = "from_issue")]
    pub categories: Vec<String>,
    /// The id of the collection; the first of the catalogue when not given
    #[arg(long, value_name = "ID", conflicts_with = "from_issue")]
    pub collection: Option<String>,
    /// Where it was published, such as ICLR'24
    #[arg(long, value_name = "VENUE", conflicts_with = "from_issue")]
    pub venue: Option<String>,
    /// The address of its code
    #[arg(long, value_name = "ADDRESS", conflicts_with = "from_issue")]
    pub code: Option<String>,
    /// The address of a figure that shows its idea
    #[arg(long, value_name = "ADDRESS", conflicts_with = "from_issue")]
    pub figure: Option<String>,
    /// Show the record, and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print data for a program
    #[arg(long)]
    pub json: bool,
    /// The base address of arXiv's interface
    #[arg(long, default_value = "https://export.arxiv.org", value_name = "ADDRESS", value_parser = base_address)]
    pub arxiv: String,
    /// Seconds between two requests to arXiv, which asks for three
    #[arg(long, default_value = "3", value_name = "SECONDS", value_parser = seconds)]
    pub arxiv_interval: Duration,
    /// The base address of Crossref's interface
    #[arg(long, default_value = "https://api.crossref.org", value_name = "ADDRESS", value_parser = base_address)]
    pub crossref: String,
    /// The base address of the resolver of DOIs
    #[arg(long, default_value = "https://doi.org", value_name = "ADDRESS", value_parser = base_address)]
    pub doi: String,
    /// The base address of GitHub's interface
    #[arg(long, default_value = "https://api.github.com", value_name = "ADDRESS", value_parser = base_address)]
    pub github: String,
    /// Timeouts and retries.
    #[command(flatten)]
    pub network: Network,
}

/// Runs the command.
///
/// # Errors
/// When a file cannot be read or written, or a paper cannot be asked for.
pub fn run(options: &Options) -> Outcome {
    let list = Destination::of(options)?;
    let mut catalogue = list.catalogue()?;
    let mut diagnostics = Vec::new();
    let mut added = Vec::new();
    if let Some(path) = &options.from_issue {
        let (source, found) = Source::read(&path.to_string_lossy(), &read(path)?);
        diagnostics.extend(found);
        match issue::read(&source, &catalogue) {
            Ok(Issue::New(paper)) => added.push(*paper),
            Ok(Issue::Correction(correction)) => return correct(options, &list, &correction, diagnostics),
            Err(error) => diagnostics.push(*error),
        }
    }
    let names = options.papers.iter().map(|text| {
        PaperReference::read(text).ok_or_else(|| {
            Error::Argument(format!("“{text}” is neither an arXiv id, a DOI nor the address of a repository on GitHub"))
        })
    });
    let names: Vec<PaperReference> = names.collect::<Result<_, _>>()?;
    // What the list itself says is told before anybody is asked.
    let refused = refusals(options, &names, &catalogue)?;
    if !refused.is_empty() {
        return conclude(options, &list, &Change::default(), &refused);
    }
    let client = options.network.client(BODY_LIMIT);
    let mut spacing = Spacing::new(options.arxiv_interval, client.pause());
    for named in &names {
        let facts = ask(options, &client, &mut spacing, named)?;
        diagnostics.extend(facts.notes.iter().map(|note| Diagnostic::new(Severity::Note, "known", note.clone())));
        if let Some(paper) = paper(options, facts, &catalogue, &mut diagnostics)? {
            // The next paper is compared with this one too.
            if let Ok(more) = insert(&catalogue, paper.clone()) {
                catalogue = more;
            }
            added.push(paper);
        }
    }
    finish(options, &list, &added, diagnostics)
}

/// Asks whoever knows the paper.
fn ask(
    options: &Options,
    client: &crate::web::Client,
    spacing: &mut Spacing,
    named: &PaperReference,
) -> Result<Facts, Error> {
    let mut of_arxiv = |id: &str| {
        spacing.wait();
        arxiv::ask(client, &options.arxiv, id)
    };
    Ok(match named {
        PaperReference::Arxiv(id) => of_arxiv(id.as_str())?,
        PaperReference::OldArxiv(id) => of_arxiv(id)?,
        PaperReference::Doi(name) => doi::ask(client, &options.crossref, &options.doi, name)?,
        PaperReference::GitHub(name) => {
            let (id, code) = github::ask(client, &options.github, github_token().as_deref(), name)?;
            Facts { code: Some(code), ..of_arxiv(id.as_str())? }
        }
    })
}

/// Makes a record of what is known, what the curator gave, and what the curator answers.
fn paper(
    options: &Options,
    facts: Facts,
    catalogue: &Catalogue,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<Option<Paper>, Error> {
    let given = |option: &Option<String>, known: Option<String>| option.clone().or(known).unwrap_or_default();
    let mut draft = Draft::default()
        .with(FormField::Title, without_stop(&facts.title).unwrap_or(&facts.title))
        .with(FormField::Address, &facts.address)
        .with(FormField::Authors, &facts.authors.join("\n"))
        .with(FormField::Venue, &given(&options.venue, facts.venue))
        .with(FormField::Code, &given(&options.code, facts.code))
        .with(FormField::Figure, options.figure.as_deref().unwrap_or_default());
    for (field, id) in [FormField::Category, FormField::SecondCategory].into_iter().zip(&options.categories) {
        draft.set(field, id.clone());
    }
    let index = Index::new(catalogue);
    let mut checked = draft::check(&draft, &(catalogue, &index));
    if std::io::stdin().is_terminal() && !options.json {
        for field in FormField::ALL {
            if checked.message(field).is_some_and(|message| message.severity == Weight::Missing) {
                draft.set(field, answer(field, &facts.address, catalogue)?);
            }
        }
        checked = draft::check(&draft, &(catalogue, &index));
    }
    for message in checked.messages.iter().filter(|message| message.severity > Weight::Note) {
        let severity = if message.severity >= Weight::Missing { Severity::Error } else { Severity::Warning };
        let which = message.paper.as_ref().map(|id| format!(" {id}")).unwrap_or_default();
        let text = format!("{}: {}: {}{which}", facts.address, message.field.label(), message.text);
        let diagnostic = Diagnostic::new(severity, "draft", text);
        diagnostics.push(match message.field {
            FormField::Category | FormField::SecondCategory => {
                let ids = listed(catalogue.categories().iter().map(|category| category.id.clone()));
                diagnostic.help(format!("give --category with one of: {ids}"))
            }
            _ => diagnostic,
        });
    }
    let Some(mut paper) = checked.paper else { return Ok(None) };
    // Who is asked names each author apart; only what the curator types is read as a text.
    if !facts.authors.is_empty() {
        paper.authors = facts.authors.iter().filter_map(|name| Line::new(name).ok()).collect();
    }
    if let Some(id) = options.collection.as_deref().and_then(|id| Slug::new(id).ok()) {
        paper.collection = id;
    }
    Ok(Some(paper))
}

/// Asks the curator for a field.
fn answer(field: FormField, of: &str, catalogue: &Catalogue) -> Result<String, Error> {
    let mut terminal = std::io::stderr().lock();
    if field == FormField::Category {
        for category in catalogue.categories() {
            writeln!(terminal, "  {:28} {}", category.id.as_str(), category.name)?;
        }
    }
    write!(terminal, "{} of {of}: ", field.label())?;
    terminal.flush()?;
    let mut line = String::new();
    let input = std::io::stdin().lock().read_line(&mut line);
    input.map_err(|source| FileError::Read { path: "-".into(), source })?;
    Ok(line.trim().to_owned())
}

/// Puts the papers in the catalogue, and writes it when nothing is wrong.
fn finish(options: &Options, list: &Destination, added: &[Paper], mut diagnostics: Vec<Diagnostic>) -> Outcome {
    let mut catalogue = list.catalogue()?;
    for paper in added {
        match insert(&catalogue, paper.clone()) {
            Ok(more) => catalogue = more,
            Err(error) => diagnostics.push(contradiction(paper, &error)),
        }
    }
    let text = encode(&catalogue);
    let (file, source) = (File::new(&text), Source::new("", text.clone()));
    let lines = added.iter().filter_map(|paper| {
        let (position, _) = catalogue.find(&paper.id)?;
        let start = source.line(file.paper_range(position, Some("id"))?.start);
        Some(start..start + encode_paper(paper).lines().count())
    });
    let lines: Vec<Range<usize>> = lines.collect();
    let is_of_them = |found: &Diagnostic| {
        found.place.as_ref().is_some_and(|place| lines.iter().any(|lines| lines.contains(&place.line)))
    };
    diagnostics.extend(list.findings(&text)?.into_iter().filter(is_of_them));
    conclude(options, list, &Change { papers: added, text: Some(&text), ..Change::default() }, &diagnostics)
}

/// Puts a corrected record in the place of the one before, and writes the file when nothing is wrong.
fn correct(
    options: &Options,
    list: &Destination,
    correction: &Correction,
    mut diagnostics: Vec<Diagnostic>,
) -> Outcome {
    let Correction { id, paper } = correction;
    let (papers, corrects) = (std::slice::from_ref(paper), Some(id));
    let catalogue = list.catalogue()?;
    let Destination::Catalogue { path: file, .. } = list else {
        let SettingsLines { text, unsaid } = SettingsLines::of(&catalogue, id, paper);
        if !unsaid.is_empty() {
            let fields: Vec<String> = unsaid.iter().map(|field| format!("“{field}”")).collect();
            let message = format!("papers.toml cannot say what becomes of {} of {id}", fields.join(", "));
            let diagnostic = Diagnostic::new(Severity::Warning, "catalogue", message);
            diagnostics.push(diagnostic.help("correct that in the entry of the list"));
        }
        let change = Change { papers, corrects, settings: Some(&text), ..Change::default() };
        return conclude(options, list, &change, &diagnostics);
    };
    let before = read_text(file)?;
    let mut text = before.clone();
    if let Some((position, record)) = catalogue.find(id) {
        match replace(&catalogue, position, paper.clone()) {
            Ok(_) => {
                match splice(&before, position, record, paper) {
                    Some(spliced) => text = spliced,
                    None => {
                        let message =
                            format!("the record of {id} cannot be changed without the rest of {}", list.name());
                        let help = "`papers check --fix` brings the file into the form that the program writes";
                        diagnostics.push(Diagnostic::new(Severity::Error, "catalogue", message).help(help));
                    }
                }
                // What was found before is no fault of the correction.
                let known = list.findings(&before)?;
                let is_known = |found: &Diagnostic| {
                    known.iter().any(|known| (known.rule, &known.message) == (found.rule, &found.message))
                };
                diagnostics.extend(list.findings(&text)?.into_iter().filter(|found| !is_known(found)));
            }
            Err(error) => diagnostics.push(contradiction(paper, &error)),
        }
    }
    if paper.id != *id {
        let told = format!("the record gets the id {} in place of {id}: old links to its page find nothing", paper.id);
        diagnostics.push(Diagnostic::new(Severity::Warning, "catalogue", told));
    }
    conclude(options, list, &Change { papers, corrects, text: Some(&text), ..Change::default() }, &diagnostics)
}

/// A paper that contradicts the rest of the catalogue.
fn contradiction(paper: &Paper, error: &CatalogueError) -> Diagnostic {
    let text = format!("{}: the field “{}”: {}", paper.id, error.field, error.problem);
    Diagnostic::new(Severity::Error, "catalogue", text)
}
