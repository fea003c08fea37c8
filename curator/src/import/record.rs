//! Makes a record of what was read of an entry.
use std::ops::Range;

use catalogue::paper::{Line, Link, LinkKind};
use catalogue::venue::Track;
use catalogue::{Figure, Leaderboard, Paper, PaperId, Slug, Tool, Venue, WebAddress};

use super::canonical;
use super::note;
use super::reading::{Doubt, Reading};
use super::role;
use super::section::Purpose;
use crate::repository::{self, is_file_page, raw_file};

/// The rule that an entry breaks which leads to no paper.
pub(super) const NO_PAPER: &str = "not-a-paper";

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
    /// What the section is for.
    pub purpose: Purpose,
}

/// Makes a record, or says why there is none.
///
/// # Errors
/// A [`Doubt`] says what the entry lacks.
pub fn make(mut reading: Reading, context: &Context<'_>, range: &Range<usize>) -> Result<(Record, Vec<Doubt>), Doubt> {
    let Some((title, title_range)) = reading.title.take() else {
        return Err(lacks(
            "no-title",
            "no title was found in this entry",
            "write the title as the text of a link to the paper",
            range,
        ));
    };
    let Ok(title) = Line::new(&title) else {
        return Err(lacks(
            "no-title",
            "the title of this entry is empty",
            "write the title as the text of a link to the paper",
            range,
        ));
    };
    match context.purpose {
        Purpose::Tools => return tool(title, reading, context, range),
        Purpose::Leaderboards => return leaderboard(title, reading, range),
        _ => {}
    }
    let (arxiv, url) = place(&mut reading, range);
    let knows_more = !reading.authors.is_empty() || reading.venue.is_some();
    if arxiv.is_none() && url.is_none() && reading.links.is_empty() {
        if !knows_more {
            let message = format!("“{title}” has neither an address nor authors, so it is not read as a paper");
            return Err(lacks("not-a-paper", message, "link it to the paper, or leave it if it is none", range));
        }
        reading.doubt(
            "no-address",
            format!("no address was found for “{title}”"),
            "link it to the paper",
            &title_range,
        );
    } else if arxiv.is_none() && url.is_none() {
        let message = format!("no address of the paper itself was found for “{title}”, only other links");
        // A post or a page of its own may be what the entry is about; code alone is a program.
        let is_about = title.as_str().split_whitespace().count() > 2
            && reading.links.iter().any(|(kind, _)| !matches!(kind, LinkKind::Code | LinkKind::UnofficialCode));
        if !knows_more && !is_about {
            return Err(lacks(NO_PAPER, message, "link it to the paper, or move it to a section called Tools", range));
        }
        reading.doubt("no-address", message, "add a link called Paper", &title_range);
    }
    doubt_title(&title, &mut reading, &title_range);
    let figure = figure(&mut reading, context).map(Figure::from);
    let venue = venue(&mut reading, context);
    let authors = authors(&mut reading, range);
    let techniques = std::mem::take(&mut reading.techniques);
    let mut techniques: Vec<Line> = techniques.iter().filter_map(|name| Line::new(name.trim()).ok()).collect();
    let mut seen = Vec::new();
    techniques.retain(|technique| {
        !seen.contains(technique) && {
            seen.push(technique.clone());
            true
        }
    });
    let id = arxiv
        .or_else(canonical::no_id)
        .ok_or_else(|| lacks("no-title", "no id can be made", "write a title", range))?;
    let links = reading.links.iter().filter(|(_, address)| url.as_ref() != Some(address));
    let links = links.map(|(kind, url)| Link::new(*kind, url.clone())).collect();
    let paper = Paper {
        id,
        title,
        authors,
        categories: vec![context.category.clone()],
        collection: context.collection.clone(),
        venue,
        stated_year: None,
        techniques,
        recommended: reading.recommended,
        url,
        links,
        figure,
        added: None,
    };
    Ok((Record::Paper(Box::new(paper)), finish(reading)))
}

fn lacks(rule: &'static str, message: impl Into<String>, help: &str, range: &Range<usize>) -> Doubt {
    Doubt { rule, message: message.into(), help: help.to_owned(), range: range.clone(), is_note: false }
}

/// Where the paper is: its arXiv id, else an address of its own.
fn place(reading: &mut Reading, range: &Range<usize>) -> (Option<PaperId>, Option<WebAddress>) {
    let ids: Vec<PaperId> = reading.addresses.iter().filter_map(role::arxiv_id).collect();
    let arxiv = ids.first().cloned().or_else(|| reading.arxiv.take());
    if let Some(other) = ids.iter().find(|id| Some(*id) != arxiv.as_ref()) {
        let message = format!("two arXiv ids stand here: {} and {other}", ids[0]);
        reading.doubt("two-papers", message, "the first was taken; keep one, or make two entries", range);
    }
    let mut pages: Vec<WebAddress> =
        reading.addresses.drain(..).filter(|address| role::arxiv_id(address).is_none()).collect();
    if let Some(page) = reading.title_address.take() {
        if arxiv.is_none() && pages.is_empty() {
            pages.push(page);
        } else if !reading.links.iter().any(|(_, address)| *address == page) && !pages.contains(&page) {
            reading.links.push((LinkKind::Project, page));
        }
    }
    // Papers kept on GitHub or a project's page are linked by what there is.
    if arxiv.is_some() {
        if let Some(page) = pages.first() {
            reading.doubts.push(Doubt {
                rule: "second-address",
                message: format!("the paper is on arXiv and also at {}", page.host()),
                help: "a record keeps the arXiv id; the other address is left out".to_owned(),
                range: range.clone(),
                is_note: true,
            });
        }
        return (arxiv, None);
    }
    let mut pages = pages.into_iter();
    (None, pages.next())
}

/// Says where a title is odd.
fn doubt_title(title: &Line, reading: &mut Reading, range: &Range<usize>) {
    const MOST_WORDS: usize = 35;
    let words = title.as_str().split_whitespace().count();
    if words > MOST_WORDS {
        reading.doubt(
            "unsure-title",
            format!("the title has {words} words"),
            "make sure that nothing else was read as a part of it",
            range,
        );
    } else if title.as_str().contains("](") || title.as_str().contains("http://") || title.as_str().contains("https://")
    {
        reading.doubt(
            "unsure-title",
            "the title has markup or an address in it",
            "check the brackets of its link",
            range,
        );
    }
}

fn figure(reading: &mut Reading, context: &Context<'_>) -> Option<WebAddress> {
    let (url, range) = reading.figure.take()?;
    let address = match context.repository {
        Some(repository) => repository::file_address(&url, repository, context.branch),
        None => WebAddress::new(&url).ok(),
    };
    let Some(address) = address else {
        let help = match context.repository {
            Some(_) => "write an address or a path from the top of the repository",
            None => "name the repository with --repository, so that its files can be found",
        };
        reading.doubt("figure-path", format!("the figure “{url}” has no address"), help, &range);
        return None;
    };
    if is_file_page(&address) {
        return raw_file(&address);
    }
    Some(address)
}

fn venue(reading: &mut Reading, context: &Context<'_>) -> Option<Venue> {
    let venue = reading.venue.take()?;
    if reading.venue_is_label {
        return Some(venue);
    }
    let year = reading.year.or(context.year);
    let venue = note::tidy_venue(&venue, year);
    match (venue.track(), reading.track.take()) {
        (Track::Main, Some(track)) => {
            let with_track = Venue::parse(&format!("{} {track}", venue.label())).ok();
            Some(with_track.map(|venue| note::tidy_venue(&venue, None)).unwrap_or(venue))
        }
        _ => Some(venue),
    }
}

fn authors(reading: &mut Reading, range: &Range<usize>) -> Vec<Line> {
    let names = std::mem::take(&mut reading.authors);
    let mut authors: Vec<Line> = Vec::new();
    for name in names {
        match Line::new(&name) {
            Ok(name) if !authors.contains(&name) => authors.push(name),
            Ok(name) => {
                reading.doubt("author-twice", format!("“{name}” stands there twice"), "write every author once", range)
            }
            Err(_) => {}
        }
    }
    authors
}

/// The doubts, and what was left over as a remark.
fn finish(reading: Reading) -> Vec<Doubt> {
    /// Fewer words than this are noise: a separator, a label without its link.
    const FEWEST_WORDS: usize = 2;
    let mut doubts = reading.doubts;
    for (text, range) in reading.leftover {
        if text.split_whitespace().count() < FEWEST_WORDS {
            continue;
        }
        doubts.push(Doubt {
            rule: "left-over",
            message: format!("this text is no part of a record: “{}”", excerpt(&text)),
            help: "if it is the authors or the venue, set it apart with a comma or a line break".to_owned(),
            range,
            is_note: true,
        });
    }
    doubts
}

/// The beginning of a text.
fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut excerpt: String = text.chars().take(LONGEST).collect();
    if excerpt.len() < text.len() {
        excerpt.push('…');
    }
    excerpt
}

fn tool(
    name: Line,
    mut reading: Reading,
    context: &Context<'_>,
    range: &Range<usize>,
) -> Result<(Record, Vec<Doubt>), Doubt> {
    let paper = reading.addresses.first().cloned();
    let own = reading.title_address.take().or_else(|| reading.links.first().map(|(_, address)| address.clone()));
    let Some(url) = own.or_else(|| paper.clone()) else {
        return Err(lacks("not-a-tool", format!("“{name}” has no address"), "link it to its page", range));
    };
    let paper = paper.filter(|paper| *paper != url);
    let description = description(&mut reading, &name);
    let tool = Tool { name, url, paper, collection: context.collection.clone(), description };
    Ok((Record::Tool(Box::new(tool)), reading.doubts))
}

fn leaderboard(name: Line, mut reading: Reading, range: &Range<usize>) -> Result<(Record, Vec<Doubt>), Doubt> {
    let own = reading.title_address.take().or_else(|| reading.links.first().map(|(_, address)| address.clone()));
    let Some(url) = own.or_else(|| reading.addresses.first().cloned()) else {
        return Err(lacks("not-a-leaderboard", format!("“{name}” has no address"), "link it to its page", range));
    };
    let description = description(&mut reading, &name);
    Ok((Record::Leaderboard(Box::new(Leaderboard { name, url, description })), reading.doubts))
}

/// What an entry says of a thing, else its name.
fn description(reading: &mut Reading, name: &Line) -> Line {
    let text = reading.leftover.drain(..).map(|(text, _)| text).collect::<Vec<_>>().join(" ");
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Line::new(text.trim_matches(|character: char| "-–—:|,; ".contains(character))).unwrap_or_else(|_| name.clone())
}
