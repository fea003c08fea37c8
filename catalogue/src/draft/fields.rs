//! Reading one field of a draft: its value, and what is to be said about it.
use super::address::{self, excerpt};
use super::titles::{self, Known};
use super::{Draft, FormField, KnownPapers, Messages, Severity};
use crate::authors;
use crate::list::Catalogue;
use crate::paper::{Line, Paper, PaperId};
use crate::readme::{github_repository, is_github_account, raw_file};
use crate::slug::Slug;
use crate::sorting::first_equals;
use crate::venue::{Kind, Venue};
use crate::web_address::WebAddress;

/// A title longer than this has something pasted with it, in characters.
const LONGEST_TITLE: usize = 300;

/// Where a paper is.
pub(super) enum Place {
    Arxiv(PaperId),
    Web(WebAddress),
}

pub(super) fn title(draft: &Draft, messages: &mut Messages) -> Option<Line> {
    let text = draft.line(FormField::Title);
    let mut say = |severity, text: &str| messages.say(FormField::Title, severity, text);
    let title = match Line::new(&text) {
        Ok(title) => title,
        Err(_) => {
            say(Severity::Missing, "Enter the title as printed on the paper.");
            return None;
        }
    };
    if WebAddress::new(&text).is_ok() || (text.len() <= 16 && PaperId::from_arxiv(&text).is_some()) {
        say(Severity::Error, "This is a URL. It goes into the next field; enter the title here.");
    } else if !text.chars().any(char::is_alphanumeric) {
        say(Severity::Error, "A title has letters or digits.");
    } else if text.chars().count() > LONGEST_TITLE {
        say(Severity::Warning, "This is long for a title. Make sure that nothing else was pasted with it.");
    } else if text.contains(' ') && text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase) {
        say(Severity::Warning, "All capitals. Enter it as in a bibliography, with capitals only where they belong.");
    }
    Some(title)
}

/// Says which paper of the list has this title or nearly so, those apart that `is_own`.
pub(super) fn compare_title(
    title: &Line,
    list: &dyn KnownPapers,
    is_own: &dyn Fn(&PaperId) -> bool,
    messages: &mut Messages,
) {
    let Some(known) = titles::find(title.as_str(), list, is_own) else { return };
    let (severity, text, position) = match known {
        Known::Same(position) => (Severity::Error, "Already in the list:", position),
        Known::Near(position) => (Severity::Warning, "Very like this one in the list:", position),
    };
    if let Some(paper) = list.paper(position) {
        messages.say_of(FormField::Title, severity, text.to_owned(), Some(paper.id.clone()));
    }
}

pub(super) fn address(draft: &Draft, messages: &mut Messages) -> Option<Place> {
    let text = draft.line(FormField::Address);
    if text.is_empty() {
        messages.say(FormField::Address, Severity::Missing, "Enter the arXiv id, or the URL of the paper’s page.");
        return None;
    }
    if let Some(id) = PaperId::from_arxiv(&text) {
        if let Some(month) = id.arxiv_month() {
            let text = format!("arXiv {id}, of {}.", month.long());
            messages.say(FormField::Address, Severity::Note, text);
        }
        return Some(Place::Arxiv(id));
    }
    match address::read(&text, "https://openreview.net/forum?id=… or an arXiv id, such as 2306.08543") {
        Ok(url) => {
            match address::arxiv_id_elsewhere(&url) {
                Some(id) => messages.say(
                    FormField::Address,
                    Severity::Warning,
                    format!("If the paper is on arXiv, enter only its id: {id}"),
                ),
                None => messages.say(
                    FormField::Address,
                    Severity::Note,
                    format!("Not on arXiv; a page at {}.", excerpt(url.host())),
                ),
            }
            Some(Place::Web(url))
        }
        Err(problem) => {
            messages.say(FormField::Address, Severity::Error, problem);
            None
        }
    }
}

/// The authors, and whether there are more who are not named. Whom the paper has that is corrected, a correction of
/// the others leaves as they are.
pub(super) fn authors(draft: &Draft, corrects: Option<&Paper>, messages: &mut Messages) -> (Vec<Line>, bool) {
    let known = corrects.into_iter().flat_map(Paper::names);
    let found = authors::parse_around(draft.text(FormField::Authors), known);
    let mut say = |severity, text: String| messages.say(FormField::Authors, severity, text);
    let odd = |name: &&String| name.chars().count() > authors::LONGEST_NAME || name.contains(['@', '/', '(', ')']);
    let one_word = |name: &&String| name.is_ascii() && !name.contains(' ');
    let (_, firsts) = first_equals(found.names.len(), &|number| &found.names[number]);
    let is_repeated = |(number, _): &(usize, &String)| firsts[*number] != *number;
    if let Some((_, name)) = found.names.iter().enumerate().find(is_repeated) {
        say(Severity::Error, format!("“{}” is there twice. Write every name once.", excerpt(name)));
    } else if found.names.is_empty() {
        say(Severity::Missing, "Enter all authors in the order of the paper, separated by commas.".to_owned());
    } else if found.and_others {
        say(Severity::Warning, "Name everyone in place of “et al.”.".to_owned());
    } else if let Some(name) = found.names.iter().find(odd) {
        say(Severity::Warning, format!("“{}” does not look like one name. Put commas between names.", excerpt(name)));
    } else if let Some(name) = found.names.iter().find(one_word) {
        say(Severity::Warning, format!("“{}” is only one word. Write first and last name.", excerpt(name)));
    }
    let text = match &found.names[..] {
        [] => String::new(),
        [one] => format!("One author: {}.", excerpt(one)),
        [first, .., last] => {
            format!("{} authors, from {} to {}.", found.names.len(), excerpt(first), excerpt(last))
        }
    };
    say(Severity::Note, text);
    (found.names.iter().filter_map(|name| Line::new(name).ok()).collect(), found.and_others)
}

pub(super) fn categories(draft: &Draft, catalogue: &Catalogue, messages: &mut Messages) -> Vec<Slug> {
    let mut categories: Vec<Slug> = Vec::new();
    for field in [FormField::Category, FormField::SecondCategory] {
        let id = draft.text(field);
        match catalogue.category(id) {
            Some(category) if categories.contains(&category.id) => {
                messages.say(field, Severity::Error, "The same category twice. Choose another one, or none.");
            }
            Some(category) => categories.push(category.id.clone()),
            None if !id.is_empty() => messages.say(field, Severity::Error, "Choose one of the list’s categories."),
            None if field.is_required() => {
                messages.say(field, Severity::Missing, "Choose the section of the list that fits best.");
            }
            None => {}
        }
    }
    if catalogue.parts().collections.is_empty() {
        messages.say(
            FormField::Category,
            Severity::Error,
            "The list has no collection for papers yet. Please tell its maintainers.",
        );
    }
    categories
}

pub(super) fn venue(draft: &Draft, catalogue: &Catalogue, messages: &mut Messages) -> Option<Venue> {
    let text = draft.line(FormField::Venue);
    if text.is_empty() {
        return None;
    }
    let mut say = |severity, text: String| messages.say(FormField::Venue, severity, text);
    let venue = match catalogue.parse_venue(&text) {
        Ok(venue) => venue,
        Err(error) => {
            say(Severity::Error, format!("Enter a name such as “NeurIPS'23” or “ACL'24 Findings”: {error}."));
            return None;
        }
    };
    let is_known = venue.series().is_known();
    let track = venue.track_label().map(|track| format!(" · {track}")).unwrap_or_default();
    let understood = excerpt(&format!("{}{track}", venue.short()));
    if venue.kind() == Kind::Preprint {
        say(Severity::Error, "A preprint has no venue yet. Leave this empty.".to_owned());
    } else if venue.year().is_none() {
        say(Severity::Warning, format!("{understood}. Add the year, as in “ACL'23”."));
    } else if is_known {
        say(Severity::Note, format!("{understood}."));
    } else {
        say(Severity::Note, format!("{understood}, which is new to the list."));
    }
    // A known venue is written in the one way; the name of an unknown one is left alone.
    let canonical = Venue::new(venue.series().clone(), venue.year(), venue.track().clone());
    Some(canonical.ok().filter(|_| is_known).unwrap_or(venue))
}

pub(super) fn code(draft: &Draft, messages: &mut Messages) -> Option<WebAddress> {
    let code = optional(draft, FormField::Code, "https://github.com/owner/name", messages)?;
    let is_paper = PaperId::from_arxiv(code.as_str()).is_some_and(|_| code.host().ends_with("arxiv.org"));
    match github_repository(&code) {
        Some((owner, name)) => {
            let text = format!("On GitHub: {}/{}.", excerpt(owner), excerpt(name));
            messages.say(FormField::Code, Severity::Note, text);
        }
        None if is_paper => {
            messages.say(FormField::Code, Severity::Warning, "This leads to the paper and not to its code.")
        }
        None if is_github_account(&code) => {
            messages.say(
                FormField::Code,
                Severity::Warning,
                "This names an account on GitHub. Add the repository to it.",
            );
        }
        None => messages.say(FormField::Code, Severity::Note, format!("At {}.", excerpt(code.host()))),
    }
    Some(code)
}

pub(super) fn figure(draft: &Draft, messages: &mut Messages) -> Option<WebAddress> {
    let figure = optional(draft, FormField::Figure, "https://example.org/figure.png", messages)?;
    match raw_file(&figure) {
        Some(raw) => {
            messages.say(
                FormField::Figure,
                Severity::Note,
                "GitHub’s page about a picture; the picture itself is taken.",
            );
            Some(raw)
        }
        None => {
            if figure.as_str().to_ascii_lowercase().ends_with(".pdf") {
                messages.say(
                    FormField::Figure,
                    Severity::Warning,
                    "A PDF is not shown as a picture. Use PNG, JPEG, WebP or SVG.",
                );
            } else {
                messages.say(FormField::Figure, Severity::Note, format!("At {}.", excerpt(figure.host())));
            }
            Some(figure)
        }
    }
}

/// The address in a field that may be empty.
fn optional(draft: &Draft, field: FormField, example: &str, messages: &mut Messages) -> Option<WebAddress> {
    let text = draft.line(field);
    if text.is_empty() {
        return None;
    }
    address::read(&text, example).map_err(|problem| messages.say(field, Severity::Error, problem)).ok()
}
