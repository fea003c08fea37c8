//! Makes a record of what was read of an entry.
use std::ops::Range;

use catalogue::paper::{Line, Link, LinkKind, Year};
use catalogue::readme::raw_file;
use catalogue::venue::Track;
use catalogue::{Figure, Leaderboard, Paper, PaperId, Slug, Tool, Venue, WebAddress};

use super::doubt::{self, LEAST_OF_FAMILY, excerpt};
use super::tool::{leaderboard, tool};
use super::{broken_heading, evidence, remark};
use crate::import::fragments::issue::Issue;
use crate::import::fragments::known_facts::Facts;
use crate::import::outline::section::Purpose;
use crate::import::table::canonical;
use crate::import::words::link::{self, Target};
use crate::import::words::wording::one_line;
use crate::import::words::{date, fact, identity, name_list, one_name, paper_host};
use crate::repository::{self, NAME_IT};

/// The rule of entries that are left out because of their section.
pub(crate) const LEFT_OUT: &str = "left-out";

/// The rule of texts about a paper, which have no place in a record. They are told together.
pub(crate) const DESCRIPTION_LEFT: &str = "description";

/// The rule of volumes and pages, which have no place in a record. They are told together, too.
pub(crate) const VOLUME_LEFT: &str = "volume";

/// A text about a paper, which stands here.
pub(crate) fn text_about_paper(range: &Range<usize>) -> Issue {
    without_place(DESCRIPTION_LEFT, range)
}

/// Something that a record has no place for, of which is told with others of its rule.
fn without_place(rule: &'static str, range: &Range<usize>) -> Issue {
    Issue::note(rule, "", "", range)
}

/// What became of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A paper.
    Paper(Box<Paper>),
    /// A program.
    Tool(Box<Tool>),
    /// A ranking.
    Leaderboard(Box<Leaderboard>),
}

/// What a record needs and its entry does not say.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// The repository of the list, when it is known.
    pub repository: Option<&'a WebAddress>,
    /// The branch under which its files are found.
    pub branch: &'a str,
    /// The category of the section.
    pub category: &'a Slug,
    /// The collection of the file.
    pub collection: &'a Slug,
    /// The year that the headings say.
    pub year: Option<u16>,
    /// The venue that the headings say.
    pub venue: Option<Venue>,
    /// What the section is for.
    pub purpose: Purpose,
}

/// Makes a record, or says why there is none.
///
/// # Errors
/// A [`Issue`] says what the entry lacks.
pub fn make(mut facts: Facts, context: &Context<'_>, range: &Range<usize>) -> Result<(Record, Vec<Issue>), Issue> {
    // Once the repository is named, there is nothing at this path in it that can be read as a paper.
    if context.repository.is_some_and(repository::is_named) {
        for issue in facts.issues.iter_mut().filter(|issue| issue.help == NAME_IT) {
            "write the whole address of the paper, starting with https://".clone_into(&mut issue.help);
        }
    }
    // A year above links is none.
    let Some((title, title_range)) = facts.title.take().filter(|(title, _)| !date::is_year(title)) else {
        return Err(untitled(&facts, range));
    };
    let Ok(title) = Line::new(&title) else {
        return Err(no_title("the title of this entry is empty", range));
    };
    if matches!(context.purpose, Purpose::Tools | Purpose::Leaderboards) {
        facts.addresses.extend(facts.pages.drain(..).map(|(_, page)| page));
    }
    match context.purpose {
        Purpose::Tools => {
            let tool = tool(title, &mut facts, context.collection, range)?;
            return Ok((Record::Tool(Box::new(tool)), facts.issues));
        }
        Purpose::Leaderboards => {
            let leaderboard = leaderboard(title, &mut facts, range)?;
            return Ok((Record::Leaderboard(Box::new(leaderboard)), facts.issues));
        }
        _ => {}
    }
    if context.purpose == Purpose::Resources && !evidence::is_paper_among_others(&facts, context.category.as_str()) {
        let message = format!("“{title}” stands among things that are not papers");
        return Err(Issue::lack(LEFT_OUT, message, "call its link Paper, if it is one", range));
    }
    evidence::check_whole(&title, &facts, range)?;
    let (arxiv, mut url) = place(&mut facts, range);
    if let Some(id) = &arxiv {
        without_month_of_id(&mut facts, id);
    }
    if arxiv.is_none() {
        url = url.or_else(|| evidence::code_of_title(&title, &facts));
        // “ESEC/FSE”, and below it “2026”.
        let venue =
            |(venue, year): (&Venue, u16)| Venue::new(venue.series().clone(), Some(year), venue.track().clone());
        let dated = context.venue.as_ref().zip(context.year).and_then(|venue_of| venue(venue_of).ok());
        let of_section = dated.as_ref().or(context.venue.as_ref());
        evidence::check(&title, url.as_ref(), &mut facts, of_section, (&title_range, range))?;
    }
    doubt::tell(&title, &mut facts, &title_range, range);
    let figure = figure(&mut facts, context).map(Figure::from);
    let years = [facts.year, context.year, facts.dated, url.as_ref().and_then(identity::year)];
    let venue = venue(&mut facts, context);
    let stated_year = stated_year(years, venue.as_ref(), arxiv.as_ref());
    let authors = authors(&mut facts, range);
    if facts.and_others {
        let message = match &authors[..] {
            [] => format!("the authors of “{title}” are not named"),
            [first] => format!("“{first}” is the only author named of “{title}”"),
            [.., last] => format!("the authors of “{title}” are named up to “{last}”"),
        };
        facts.note("partial-authors", message, "name all; until then the record says that there are others", range);
    }
    let mut techniques: Vec<Line> = Vec::new();
    for technique in facts.techniques.iter().filter_map(|name| Line::new(name.trim()).ok()) {
        if !techniques.contains(&technique) {
            techniques.push(technique);
        }
    }
    let id = arxiv
        .or_else(canonical::no_id)
        .ok_or_else(|| Issue::lack("no-title", "no id can be made", "write a title", range))?;
    let links = facts.links.iter().filter(|(_, address)| url.as_ref() != Some(address));
    let links = links.map(|(kind, url)| Link::new(*kind, url.clone())).collect();
    let (recommended, more_authors) = (facts.recommended, facts.and_others && !authors.is_empty());
    let (remark, issues) = remark_and_issues(facts);
    let paper = Paper {
        id,
        title,
        more_authors,
        authors,
        categories: vec![context.category.clone()],
        collection: context.collection.clone(),
        venue,
        stated_year,
        techniques,
        recommended,
        url,
        links,
        figure,
        remark,
        added: None,
        citations: None,
        cites: Vec::new(),
    };
    Ok((Record::Paper(Box::new(paper)), issues))
}

/// Takes off what looks like a year and is the year and month with which an arXiv id begins: `arXiv 2010` of 2010.13070.
fn without_month_of_id(facts: &mut Facts, id: &PaperId) {
    let is_month = |year: u16| id.as_str().split_once('.').is_some_and(|(month, _)| month == year.to_string());
    for year in [&mut facts.year, &mut facts.dated] {
        *year = year.filter(|year| !is_month(*year));
    }
}

/// The year that a record states: the one that is said, the entry's own first, unless the venue or the
/// arXiv id says it. A venue without a year may be later than the preprint, and so is a year that the
/// entry says itself.
fn stated_year(years: [Option<u16>; 4], venue: Option<&Venue>, arxiv: Option<&PaperId>) -> Option<Year> {
    let said = years.into_iter().flatten().next();
    let of_arxiv = arxiv.and_then(PaperId::arxiv_month).map(|month| month.year);
    let is_told = match venue {
        Some(venue) => venue.year().is_some() || said == of_arxiv,
        None => arxiv.is_some() && years[0].is_none_or(|own| of_arxiv.is_none_or(|year| own <= year)),
    };
    // A year that the id says is kept as well: an id that another paper has is taken off.
    let is_of_id = venue.is_none() && said == of_arxiv;
    said.filter(|_| !is_told || is_of_id).and_then(|year| Year::new(year.into()).ok())
}

/// An entry without a title; that of a preprint can be asked for.
fn untitled(facts: &Facts, range: &Range<usize>) -> Issue {
    let id = facts.addresses.iter().find_map(identity::arxiv_id).or_else(|| facts.arxiv.clone());
    let mut issue = nothing(range);
    if let Some(id) = id {
        issue.help = format!("{}; `papers add {id}` writes such a line", issue.help);
    }
    issue
}

/// An entry without anything to read.
pub(crate) fn nothing(range: &Range<usize>) -> Issue {
    no_title("no title was found in this entry", range)
}

fn no_title(message: &str, range: &Range<usize>) -> Issue {
    Issue::lack("no-title", message, "write the title as the text of a link to the paper", range)
}

/// Where the paper is: its arXiv id, else an address of its own.
fn place(facts: &mut Facts, range: &Range<usize>) -> (Option<PaperId>, Option<WebAddress>) {
    // A link that is called “link” may lead to anything: to the paper where nothing else does.
    let mut pages = std::mem::take(&mut facts.pages).into_iter();
    if facts.addresses.is_empty() && facts.arxiv.is_none() {
        facts.addresses.extend(pages.next().map(|(_, page)| page));
    }
    for (kind, page) in pages {
        if !facts.links.iter().any(|(_, address)| *address == page) && !facts.addresses.contains(&page) {
            facts.links.push((kind, page));
        }
    }
    // What is kept in an archive of data is the paper only where nothing else is.
    facts
        .addresses
        .sort_by_key(|address| (link::of_address(address) != Some(Target::Paper), paper_host::is_archived(address)));
    if facts.addresses.first().is_some_and(|first| !paper_host::is_archived(first)) {
        let data = facts.addresses.extract_if(.., |address| paper_host::is_archived(address));
        facts.links.extend(data.map(|data| (LinkKind::Dataset, data)));
    }
    let ids: Vec<PaperId> = facts.addresses.iter().filter_map(identity::arxiv_id).collect();
    let impossible = facts.addresses.iter().chain(&facts.title_address).find_map(identity::impossible_arxiv_id);
    if let Some((id, why)) = impossible {
        let message = format!("“{id}” is not an arXiv id: {why}");
        facts.warn("arxiv-id", message, "look at the link for a typing error", range);
    }
    let arxiv = ids.first().cloned().or_else(|| facts.arxiv.take());
    if let Some(other) = ids.iter().find(|id| Some(*id) != arxiv.as_ref()) {
        let message = format!("two arXiv ids stand here: {} and {other}", ids[0]);
        facts.warn("two-papers", message, "the first was taken; keep one, or make two entries", range);
    }
    let mut pages: Vec<WebAddress> =
        facts.addresses.drain(..).filter(|address| identity::arxiv_id(address).is_none()).collect();
    if let Some(page) = facts.title_address.take() {
        if arxiv.is_none() && pages.is_empty() {
            pages.push(page);
        } else if !facts.links.iter().any(|(_, address)| *address == page) && !pages.contains(&page) {
            let kind = if paper_host::is_published(&page) { LinkKind::Published } else { LinkKind::Project };
            facts.links.push((kind, page));
        }
    }
    // A link that says so is the paper itself where nothing else is.
    if arxiv.is_none() && pages.is_empty() {
        pages.extend(facts.links.extract_if(.., |(kind, _)| *kind == LinkKind::Published).map(|(_, page)| page));
    }
    // Papers kept on GitHub or a project's page are linked by what there is.
    let mut pages = pages.into_iter();
    let own = if arxiv.is_none() { pages.next() } else { None };
    let is_own = |page: &WebAddress| own.as_ref().is_some_and(|own| identity::key(own) == identity::key(page));
    let mut pages: Vec<WebAddress> = pages.filter(|page| !is_own(page)).collect();
    // Where it was published has a place of its own.
    if !facts.links.iter().any(|(kind, _)| *kind == LinkKind::Published) {
        let at = pages.iter().position(paper_host::is_published);
        if let Some(at) = at {
            facts.links.insert(0, (LinkKind::Published, pages.remove(at)));
        }
    }
    if let Some(page) = pages.first() {
        let first = own.as_ref().map_or("on arXiv".to_owned(), |own| format!("at {}", own.host()));
        let message = format!("the paper is {first} and also at {}", page.host());
        facts.note("second-address", message, "a record keeps the first; the other address is left out", range);
    }
    (arxiv, own.map(identity::tidy))
}

fn figure(facts: &mut Facts, context: &Context<'_>) -> Option<WebAddress> {
    let (url, range) = facts.figure.take()?;
    let address = match context.repository {
        Some(repository) => repository::file_address(&url, repository, context.branch),
        None => WebAddress::new(&url).ok(),
    };
    let Some(address) = address else {
        let help = match context.repository {
            Some(_) => "write an address or a path from the top of the repository",
            None => "name the repository with --repository, so that its files can be found",
        };
        facts.warn("figure-path", format!("the figure “{url}” has no address"), help, &range);
        return None;
    };
    raw_file(&address).or(Some(address))
}

fn venue(facts: &mut Facts, context: &Context<'_>) -> Option<Venue> {
    let of_section = context.venue.clone().filter(|_| !facts.is_preprint);
    // A preprint has no venue that nobody knows, without a year: it is an affiliation.
    let is_venue = |venue: &Venue| !facts.is_preprint || venue.year().is_some() || fact::is_known(venue.series());
    let venue = facts.venue.clone().filter(is_venue).or(of_section)?;
    if facts.venue_is_label {
        return Some(venue);
    }
    let year = facts.year.or(context.year);
    let venue = fact::tidy_venue(&venue, year);
    match (venue.track(), facts.track.take()) {
        (Track::Main, Some(track)) => {
            let with_track = Venue::parse(&format!("{} {track}", venue.label())).ok();
            Some(with_track.map(|venue| fact::tidy_venue(&venue, None)).unwrap_or(venue))
        }
        _ => Some(venue),
    }
}

fn authors(facts: &mut Facts, range: &Range<usize>) -> Vec<Line> {
    let names = std::mem::take(&mut facts.authors);
    let mut authors: Vec<Line> = Vec::new();
    for name in names {
        match Line::new(&one_line(&name)) {
            Ok(name) if !authors.contains(&name) => authors.push(name),
            Ok(name) => {
                facts.warn("author-twice", format!("“{name}” is there twice"), "write every author once", range)
            }
            Err(_) => {}
        }
    }
    authors
}

/// What the list says of the paper in its own words, and the issues, with what is left over besides.
fn remark_and_issues(facts: Facts) -> (Option<Line>, Vec<Issue>) {
    /// Fewer words than this are noise: a separator, a label without its link.
    const FEWEST_WORDS: usize = 2;
    /// Names and venues have fewer words than this, or commas between them.
    const DESCRIPTION: usize = 8;
    let mut issues = facts.issues;
    let mut said = facts.remark.filter(|text| remark::may_be(text));
    for (text, range) in facts.leftover {
        let words = text.split_whitespace().count();
        if broken_heading::marks(&text).is_some() {
            continue;
        }
        // One word is told of where it may be a family name.
        if words < FEWEST_WORDS && one_name::score(&text) < LEAST_OF_FAMILY {
            continue;
        }
        let told_once = match () {
            () if text.split_whitespace().all(is_of_volume) => Some(VOLUME_LEFT),
            () if words >= DESCRIPTION && !name_list::is_list(&text) => Some(DESCRIPTION_LEFT),
            () => None,
        };
        if told_once == Some(DESCRIPTION_LEFT) && said.is_none() && remark::is_whole(&text) {
            said = Some(text);
            continue;
        }
        if let Some(rule) = told_once {
            issues.push(without_place(rule, &range));
            continue;
        }
        let message = format!("this text has no place in a record: “{}”", excerpt(&text));
        let help = "if it is the authors or the venue, set it apart with a comma or a line break";
        issues.push(Issue::note("left-over", message, help, &range));
    }
    (said.and_then(|text| Line::new(&one_line(&text)).ok()), issues)
}

/// Whether a word is the number of a volume, its pages, or what names these: `12(3),`, `pp.`, `e4278`.
fn is_of_volume(word: &str) -> bool {
    const LONGEST: usize = 14;
    let bare = word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase();
    let count = |is_it: fn(char) -> bool| bare.chars().filter(|character| is_it(*character)).count();
    let digits = count(|character| character.is_ascii_digit());
    matches!(
        bare.as_str(),
        "vol" | "volume" | "no" | "number" | "issue" | "p" | "pp" | "pages" | "article" | "ed" | "edition" | ""
    ) || ["1st", "2nd", "3rd"].contains(&bare.as_str())
        || bare.len() <= LONGEST && digits > 0 && count(char::is_alphabetic) <= digits.min(4)
}
