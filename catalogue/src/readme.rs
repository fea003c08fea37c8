//! A paper as a list kept in Markdown shows it: as a row of a table, or as a bullet.
//!
//! # The row
//!
//! Three cells: title and authors, figure and remark, links. In its canonical form a row is, on one
//! line,
//!
//! ```text
//! |BADGES<br>[TITLE](ADDRESS) <br> AUTHORS |<img width="1002" alt="image" src="FIGURE"> <br> REMARK |LINK <br> LINK|
//! ```
//!
//! - `BADGES`, with nothing between them, and without them no `<br>` either:
//!   - `[![Star](https://img.shields.io/github/stars/OWNER/NAME.svg?style=social&label=Star)](https://github.com/OWNER/NAME)`
//!     when the authors' code is a repository on GitHub, and not a folder inside one;
//!   - `[![Publish](https://img.shields.io/badge/Conference-VENUE-blue)]()`, where
//!     `Conference` is `Journal` or `Workshop` for these, and `Publication` for a thesis, a
//!     report, a book or a chapter;
//!   - `[![Publish](https://img.shields.io/badge/Year-YEAR-blue)]()` when the record states a
//!     year, which then follows neither from the venue nor from the arXiv id;
//!   - `[![Type](https://img.shields.io/badge/TECHNIQUE-C2A4A6)]()` for each technique.
//! - `:star: ` stands before the title of a recommended paper.
//! - ` <br> AUTHORS` is left out when nobody knows them; they are separated by commas.
//! - The cell of the figure is one space when there is neither that nor a remark; between the two is ` <br> `.
//!   A figure that is a file of the list's own repository is written by its path in it.
//! - A paper without any address has its title as text.
//! - `LINK` is `[Github](…)` or, elsewhere, `[Code](…)`; then `[Paper](…)`; then the other
//!   links under their names.
//!
//! # What is escaped
//!
//! In text, every character that Markdown could read as markup gets a backslash, as does
//! the pipe, which would end the cell. In addresses the parentheses and the pipe do. In
//! badges, shields.io reads a hyphen and an underscore only when they are doubled, and
//! everything else that an address cannot hold is percent-encoded. So each part can be
//! read back exactly.
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::cite::work::Work;
use crate::paper::{LinkKind, Paper};
use crate::venue::Kind;
use crate::web_address::WebAddress;

/// The head of a table of such rows.
pub const COLUMNS: [&str; 3] = ["Title & Authors", "Introduction", "Links"];

/// What is percent-encoded in the text of a badge.
const BADGE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'\'').remove(b'~').remove(b'/');

/// The branches under which a repository's files are found by raw address.
const BRANCHES: [&str; 3] = ["main", "master", "HEAD"];

/// What separates the lines inside a cell.
const BREAK: &str = " <br> ";

/// The paper as a row of a table, without line end. `repository` is that of the list, by
/// whose paths its own figures are written.
#[must_use]
pub fn table_row(paper: &Paper, repository: &WebAddress) -> String {
    let badges = badges(paper);
    let badges = if badges.is_empty() { badges } else { format!("{badges}<br>") };
    let star = if paper.recommended { ":star: " } else { "" };
    let authors = authors(paper);
    let authors = if authors.is_empty() { authors } else { format!("{BREAK}{authors}") };
    let figure = paper.figure.as_ref().map_or_else(String::new, |figure| {
        let address = own_path(&figure.source, repository).unwrap_or(figure.source.as_str());
        format!("<img width=\"1002\" alt=\"image\" src=\"{}\">", escape_attribute(address))
    });
    let links: Vec<String> = links(paper, true)
        .chain(own_link(paper))
        .chain(links(paper, false))
        .map(|(label, url)| {
            // The row names the host of most code.
            let label =
                if label == LinkKind::Code.label() && url.contains("://github.com/") { "Github" } else { label };
            format!("[{label}]({url})")
        })
        .collect();
    let remark = paper.remark.as_ref().map(|remark| escape_text(remark.as_str())).unwrap_or_default();
    let between = if figure.is_empty() || remark.is_empty() { "" } else { BREAK };
    format!("|{badges}{star}{}{authors} |{figure}{between}{remark} |{}|", title(paper), links.join(BREAK))
}

/// The paper as an item of a list, without line end:
/// `- [Title](address), Authors. *Venue*. Year. [[Paper]](address) [[Code]](address) - Remark`, where the
/// year is one that the record states. `:star: ` stands before the title of a recommended paper.
#[must_use]
pub fn bullet(paper: &Paper) -> String {
    let star = if paper.recommended { ":star: " } else { "" };
    let mut item = format!("- {star}{}", title(paper));
    let authors = authors(paper);
    if !authors.is_empty() {
        item.push_str(", ");
        item.push_str(&authors);
    }
    if !item.ends_with('.') {
        item.push('.');
    }
    if let Some(venue) = &paper.venue {
        item.push_str(&format!(" *{}*.", escape_text(venue.label())));
    }
    if let Some(year) = paper.stated_year {
        item.push_str(&format!(" {}.", year.get()));
    }
    for (label, url) in own_link(paper).into_iter().chain(links(paper, true)).chain(links(paper, false)) {
        item.push_str(&format!(" [[{label}]]({url})"));
    }
    if let Some(remark) = &paper.remark {
        item.push_str(&format!(" - {}", escape_text(remark.as_str())));
    }
    item
}

/// The owner and the name in the address of a repository on GitHub; `None` for any other
/// address, also for one of a folder or a file inside a repository.
#[must_use]
pub fn github_repository(address: &WebAddress) -> Option<(&str, &str)> {
    let (_, rest) = address.as_str().split_once("://")?;
    let (host, path) = rest.split_once('/')?;
    if address.host() != "github.com" || host.contains('@') {
        return None;
    }
    let (owner, name) = path.strip_suffix('/').unwrap_or(path).split_once('/')?;
    let name = name.strip_suffix(".git").unwrap_or(name);
    let is_name = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    (is_name(owner) && is_name(name)).then_some((owner, name))
}

/// Whether an address is that of an account on GitHub, or of GitHub itself, and of nothing in it.
#[must_use]
pub fn is_github_account(address: &WebAddress) -> bool {
    address.host() == "github.com" && address.as_str().trim_end_matches('/').matches('/').count() < 4
}

/// Whether an address is GitHub's page about a file, which is not the file.
#[must_use]
pub fn is_file_page(address: &WebAddress) -> bool {
    address.host() == "github.com" && (address.as_str().contains("/blob/") || address.as_str().contains("/raw/"))
}

/// The address of the file itself for that of GitHub's page about it; `None` for any other address.
#[must_use]
pub fn raw_file(page: &WebAddress) -> Option<WebAddress> {
    let path = page.as_str().split_once("github.com/").filter(|_| is_file_page(page))?.1;
    let path = path.split(['?', '#']).next()?;
    let path = path.replacen("/blob/", "/", 1).replacen("/raw/", "/", 1);
    WebAddress::new(&format!("https://raw.githubusercontent.com/{path}")).ok()
}

/// The title, as a link when there is somewhere to go.
#[must_use]
pub fn title(paper: &Paper) -> String {
    let title = plain_title(paper);
    match paper.address() {
        Some(address) => format!("[{title}]({})", escape_address(&address)),
        None => title,
    }
}

/// The title without a link.
#[must_use]
pub fn plain_title(paper: &Paper) -> String {
    escape_text(paper.title.as_str())
}

/// The authors, separated by commas.
#[must_use]
pub fn authors(paper: &Paper) -> String {
    paper.names().map(escape_text).collect::<Vec<_>>().join(", ")
}

/// The link to the paper itself, for one that has an address of its own.
fn own_link(paper: &Paper) -> Option<(&'static str, String)> {
    let address = paper.address().filter(|_| paper.url.is_some() || paper.id.arxiv().is_some())?;
    Some(("Paper", escape_address(&address)))
}

/// The links of a paper as a list writes them, each with its name and address: the one to itself, which is of no kind,
/// and the others.
#[must_use]
pub fn all_links(paper: &Paper) -> Vec<(Option<LinkKind>, &'static str, String)> {
    let own = own_link(paper).map(|(name, address)| (None, name, address));
    let others = paper.links.iter().map(|link| (Some(link.kind), link.kind.label(), escape_address(link.url.as_str())));
    own.into_iter().chain(others).collect()
}

/// The links to the authors' code, or to everything else.
fn links(paper: &Paper, of_code: bool) -> impl Iterator<Item = (&'static str, String)> {
    let links = paper.links.iter().filter(move |link| (link.kind == LinkKind::Code) == of_code);
    links.map(|link| (link.kind.label(), escape_address(link.url.as_str())))
}

fn badges(paper: &Paper) -> String {
    let mut badges = String::new();
    if let Some((owner, name)) = paper.code().and_then(|code| github_repository(&code.url)) {
        badges.push_str(&format!(
            "[![Star](https://img.shields.io/github/stars/{owner}/{name}.svg?style=social&label=Star)](https://github.com/{owner}/{name})"
        ));
    }
    if let Some(venue) = &paper.venue {
        let kind = match venue.kind() {
            Kind::Journal => "Journal",
            Kind::Workshop => "Workshop",
            _ if Work::of(venue).is_some() => "Publication",
            Kind::Conference | Kind::Preprint | Kind::Other => "Conference",
        };
        badges.push_str(&badge("Publish", &format!("{kind}-{}-blue", escape_badge(venue.label()))));
    }
    if let Some(year) = paper.stated_year {
        badges.push_str(&badge("Publish", &format!("Year-{}-blue", year.get())));
    }
    for technique in &paper.techniques {
        badges.push_str(&badge("Type", &format!("{}-C2A4A6", escape_badge(technique.as_str()))));
    }
    badges
}

fn badge(name: &str, content: &str) -> String {
    format!("[![{name}](https://img.shields.io/badge/{content})]()")
}

fn escape_badge(text: &str) -> String {
    utf8_percent_encode(&text.replace('-', "--").replace('_', "__"), BADGE).to_string()
}

/// The path of a file in the list's own repository, when `figure` is the address of one.
fn own_path<'a>(figure: &'a WebAddress, repository: &WebAddress) -> Option<&'a str> {
    let (owner, name) = github_repository(repository)?;
    let path = figure.as_str().strip_prefix("https://raw.githubusercontent.com/")?;
    let path = path.strip_prefix(owner)?.strip_prefix('/')?.strip_prefix(name)?.strip_prefix('/')?;
    let (branch, path) = path.split_once('/')?;
    // What is no path from the top of the repository is better left in full.
    (BRANCHES.contains(&branch) && !path.is_empty() && !path.starts_with('/')).then_some(path)
}

/// `text` such that Markdown, also in the cell of a table, shows it as it is.
#[must_use]
pub fn escape_text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(character) = rest.next() {
        let is_markup = match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
            // The start of an entity, such as `&lt;`.
            '&' => rest.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#'),
            _ => false,
        };
        if is_markup {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Whether `text` begins with what Markdown and HTML may read as the name of a character:
/// `&copy;`.
fn begins_entity(text: &str) -> bool {
    let name = text.strip_prefix('&').and_then(|rest| rest.split_once(';')).map(|(name, _)| name);
    name.is_some_and(|name| name.trim_start_matches('#').bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

/// `address` such that it stands for itself in an attribute of HTML in a cell.
fn escape_attribute(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len());
    for (at, character) in address.char_indices() {
        match character {
            '|' => escaped.push_str("\\|"),
            '&' if begins_entity(&address[at..]) => escaped.push_str("&amp;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// `address` such that it ends neither its link nor its cell.
#[must_use]
pub fn escape_address(address: &str) -> String {
    let mut escaped = String::with_capacity(address.len());
    for (at, character) in address.char_indices() {
        if matches!(character, '(' | ')' | '|' | '`') || begins_entity(&address[at..]) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
