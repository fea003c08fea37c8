//! The facts of one entry, before it is a record.
use std::ops::Range;

use catalogue::paper::{LinkKind, PaperId};
use catalogue::venue::Kind;
use catalogue::{Venue, WebAddress, authors};

use super::issue::{Doubt, Issue};
use crate::import::document::block::{Content, Piece};
use crate::import::words::address::addresses;
use crate::import::words::badge::{self, Badge};
use crate::import::words::date::Written;
use crate::import::words::fact::{self, Fact, Trust, is_known};
use crate::import::words::identity;
use crate::import::words::letters::capitals;
use crate::import::words::link::{self, Target};
use crate::import::words::wording::{is_pictograph, is_star, stars_in, without_shortcodes};
use crate::import::words::{label, paper_host, venue_year};
use crate::repository::{NAME_IT, is_relative};

/// What an entry says.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Its title and where it stands.
    pub title: Option<(String, Range<usize>)>,
    /// The addresses of the paper itself, in their order.
    pub addresses: Vec<WebAddress>,
    /// Links that may lead to the paper where no other does, and what they are else: those of which neither their texts
    /// nor their hosts say what they lead to, and those at a publisher that are called by something else.
    pub pages: Vec<(LinkKind, WebAddress)>,
    /// Its id on arXiv, where a text says it.
    pub arxiv: Option<PaperId>,
    /// The address behind the title, when it may be anything.
    pub title_address: Option<WebAddress>,
    /// The code to which the title leads.
    pub(crate) title_code: Option<WebAddress>,
    /// Its authors.
    pub authors: Vec<String>,
    /// Its authors as a cell has them, which are yet to be read.
    pub(crate) author_text: Option<String>,
    /// Whether there are others, who are not named.
    pub and_others: bool,
    /// Whether it is said to be a preprint.
    pub is_preprint: bool,
    /// Whether a link or a remark says that this is a paper.
    pub says_paper: bool,
    /// Where it was published.
    pub venue: Option<Venue>,
    /// Where it says that the venue is a badge, whose label is kept as it is.
    pub venue_is_label: bool,
    /// A track that is written apart from its venue.
    pub track: Option<String>,
    /// Its techniques.
    pub techniques: Vec<String>,
    /// Whether it is recommended.
    pub recommended: bool,
    /// How many stars stand in its text.
    pub stars: usize,
    /// Whether it is a row of a table.
    pub is_row: bool,
    /// Its further links.
    pub links: Vec<(LinkKind, WebAddress)>,
    /// The address of its figure, as it is written.
    pub figure: Option<(String, Range<usize>)>,
    /// Its year, where a column or a remark says it.
    pub year: Option<u16>,
    /// The year of a day or a month beside it, which may be that of a preprint.
    pub dated: Option<u16>,
    /// What is least sure of its title and its authors.
    pub(crate) doubt: Option<Doubt>,
    /// What the list says of it in its own words.
    pub remark: Option<String>,
    /// Texts that are no part of a record.
    pub leftover: Vec<(String, Range<usize>)>,
    /// What is odd.
    pub issues: Vec<Issue>,
}

impl Facts {
    /// How many links there are, wherever they lead.
    pub fn link_count(&self) -> usize {
        self.links.len() + self.addresses.len() + self.pages.len()
    }

    /// Takes names, of which one may say that there are others.
    pub fn add_authors(&mut self, names: Vec<String>) {
        let count = names.len();
        self.authors.extend(names.into_iter().filter(|name| !authors::is_others(name)));
        self.and_others |= self.authors.len() < count;
    }

    /// Takes what the pictures say: badges, and the figure.
    pub fn images(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            let Content::Image { url, alt, href } = &piece.content else { continue };
            let range = &piece.range;
            match badge::read(url, alt) {
                Some(Badge::Stars(repository)) => {
                    // The click leads to what the badge counts, perhaps to a part of it.
                    let link = href.as_deref().filter(|href| href.contains("github.com")).unwrap_or(&repository);
                    self.badge_link(link, range);
                }
                Some(Badge::Venue(label)) => self.venue_label(&label, href.as_deref(), range),
                Some(Badge::Technique(technique)) => self.techniques.push(technique),
                Some(Badge::Arxiv(id)) => {
                    self.arxiv.get_or_insert(id);
                    self.linked_badge(Some(Target::Paper), href.as_deref(), range);
                }
                Some(Badge::Link(target, fact)) => {
                    self.linked_badge(Some(target), href.as_deref(), range);
                    if let Some(fact) = fact {
                        self.add(*fact);
                    }
                }
                Some(Badge::Text(text)) => match fact::read(&text, Trust::SetOff) {
                    Some(fact) => {
                        self.add(fact);
                        self.linked_badge(None, href.as_deref(), range);
                    }
                    None => self.linked_badge(None, href.as_deref(), range),
                },
                Some(Badge::Nothing) => {}
                // An icon that is a link: what it leads to, by its name or by the address.
                None if href.as_deref().is_some_and(|href| !is_picture(href)) => {
                    let name = url.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or_default();
                    let target = link::of_label(alt).flatten().or_else(|| link::of_label(name).flatten());
                    self.linked_badge(target, href.as_deref(), range);
                }
                None => {
                    if self.figure.is_none() && !url.is_empty() {
                        self.figure = Some((url.clone(), range.clone()));
                    }
                }
            }
        }
    }

    /// Takes the label of a badge that says where the paper was published.
    pub fn venue_label(&mut self, label: &str, href: Option<&str>, range: &Range<usize>) {
        let year_last = venue_year::with_year_last(label.trim());
        match Venue::parse(year_last.as_deref().unwrap_or(label.trim())) {
            Ok(_) if matches!(fact::read(label, Trust::Sure), Some(Fact::Preprint(_) | Fact::Nothing)) => {}
            Ok(venue) => {
                // `AutoML` may be a subject: the venue that a text names with its year is better.
                self.venue_is_label = venue.year().is_some() || !label::leaves_open(venue.series().name());
                self.venue = Some(venue);
            }
            Err(error) => {
                self.warn("venue", format!("the venue cannot be read: {error}"), "write a name and a year", range)
            }
        }
        self.linked_badge(None, href, range);
    }

    /// Takes the repository that a badge counts the stars of, unless a link leads there already.
    fn badge_link(&mut self, url: &str, range: &Range<usize>) {
        let repository = WebAddress::new(url).ok().and_then(|address| repository_key(&address));
        let is_known = |(_, address): &(LinkKind, WebAddress)| repository_key(address) == repository;
        if repository.is_none() || !self.links.iter().any(is_known) {
            self.link(Target::Link(LinkKind::Code), url, range);
        }
    }

    fn linked_badge(&mut self, target: Option<Target>, href: Option<&str>, range: &Range<usize>) {
        if let Some(href) = href.filter(|href| !href.is_empty() && *href != "#") {
            self.link_by_address(target, href, range);
        }
    }

    /// Takes what a short text says.
    pub fn add(&mut self, fact: Fact) {
        match fact {
            Fact::Venue(venue) => {
                // “International Conference on Widgets (ICW)”: the acronym says it better.
                let is_long = |known: &Venue| known.series().name().split_whitespace().count() >= 4;
                let is_better = |known: &Venue| {
                    label::certainty(&venue) > label::certainty(known)
                        || !is_known(known.series()) && is_long(known) && is_acronym(&venue)
                };
                let known = self.venue.as_ref();
                if known.is_none_or(is_better) && !self.venue_is_label {
                    let year = known.and_then(Venue::year);
                    self.year = self.year.or(year);
                    self.venue = Some(venue);
                } else if known.is_some_and(|known| known.kind() == Kind::Other && known.year().is_none()) {
                    // `PhD thesis, MIT 2021`
                    self.year = self.year.or(venue.year());
                }
            }
            Fact::Arxiv(id) => {
                self.says_paper = true;
                self.arxiv.get_or_insert(id);
            }
            Fact::Track(track) => {
                self.track.get_or_insert(track);
            }
            Fact::Date(Written { year: Some(year), month: None, .. }) => {
                self.year.get_or_insert(year);
            }
            Fact::Date(date) => self.dated = self.dated.or(date.year),
            Fact::Preprint(date) => {
                (self.says_paper, self.is_preprint) = (true, true);
                self.dated = self.dated.or(date.and_then(|date| date.year));
            }
            Fact::Nothing => {}
        }
    }

    /// Takes a link of which it is known what it leads to.
    pub fn link(&mut self, target: Target, url: &str, range: &Range<usize>) {
        let Some(address) = self.address(Some(target), url, range) else { return };
        let is_at_publisher = || paper_host::is_at_publisher(&address);
        let may_be_paper = |kind| match kind {
            LinkKind::Project => link::of_address(&address) == Some(Target::Paper) || link::is_kept(&address),
            _ => is_at_publisher() && !paper_host::is_archived(&address),
        };
        let target = match target {
            // `[Website](https://arxiv.org/…)`: no project has its page at a publisher.
            Target::Link(LinkKind::Project) if is_at_publisher() => Target::Paper,
            // `[HF](https://huggingface.co/datasets/…)`
            Target::Link(LinkKind::Model) => link::of_hub(&address),
            // `Artifact: [source](https://arxiv.org/…)`
            Target::Link(LinkKind::Code) if identity::arxiv_id(&address).is_some() => Target::Paper,
            // `[page](https://lamps.example/lamps.pdf)`, `[Dataset](https://arxiv.org/…)`: the paper, unless another is.
            Target::Link(kind @ (LinkKind::Project | LinkKind::Dataset | LinkKind::Code)) if may_be_paper(kind) => {
                return self.pages.push((if kind == LinkKind::Code { LinkKind::Project } else { kind }, address));
            }
            target => target,
        };
        match target {
            Target::Paper => {
                if !self.addresses.contains(&address) {
                    self.addresses.push(address);
                }
            }
            Target::Link(kind) => {
                let bare =
                    |address: &WebAddress| address.as_str().trim_end_matches('/').trim_end_matches(".git").to_owned();
                match self.links.iter_mut().find(|(_, other)| bare(other).eq_ignore_ascii_case(&bare(&address))) {
                    // What is called the documentation and the code is what its address says.
                    Some((known @ LinkKind::Project, _)) if link::of_address(&address) == Some(target) => *known = kind,
                    Some(_) => {}
                    None => self.links.push((kind, address)),
                }
            }
            Target::Other => {
                let message = format!("a record has no place for this link to {}", address.host());
                self.note("no-place", message, "it is left out; a project page may name it", range);
            }
        }
    }

    /// Takes a link whose address has to say what it leads to, unless `target` does.
    pub fn link_by_address(&mut self, target: Option<Target>, url: &str, range: &Range<usize>) {
        let known = target.or_else(|| link::of_url(url));
        self.says_paper |= known == Some(Target::Paper);
        match known {
            // A page that nobody calls the project's may be all there is of the paper.
            Some(Target::Link(LinkKind::Project)) if target.is_none() && self.title_address.is_none() => {
                self.title_address = self.address(None, url, range);
            }
            None => {
                let page = self.address(None, url, range);
                self.pages.extend(page.map(|page| (LinkKind::Project, page)));
            }
            known => self.link(known.unwrap_or(Target::Paper), url, range),
        }
    }

    /// Takes the link of a title: it leads to the paper, its code or its page.
    pub fn title_link(&mut self, url: &str, range: &Range<usize>) {
        self.says_paper |= url.to_ascii_lowercase().ends_with(".pdf");
        let Some(address) = self.address(None, url, range) else { return };
        match link::of_address(&address) {
            // A page of its own is where the paper is, unless another link leads to it.
            Some(Target::Link(LinkKind::Project)) | None => self.title_address = Some(address),
            // So is a note on it in a repository.
            Some(Target::Other) if address.path().ends_with(".md") => self.title_address = Some(address),
            // No other link says so well where the paper is.
            Some(Target::Paper) => {
                self.says_paper |= !paper_host::is_archived(&address);
                self.addresses.retain(|other| *other != address);
                self.addresses.insert(0, address);
            }
            Some(target) => {
                if target == Target::Link(LinkKind::Code) {
                    self.title_code = Some(address);
                }
                self.link(target, url, range);
            }
        }
    }

    /// The address in a link, or a warning about it.
    fn address(&mut self, target: Option<Target>, url: &str, range: &Range<usize>) -> Option<WebAddress> {
        // `[page](-)` is a place that is kept for a link.
        if !url.contains(char::is_alphanumeric) || url.starts_with('#') || url.eq_ignore_ascii_case("todo") {
            return None;
        }
        match WebAddress::new(url) {
            Ok(address) => Some(address),
            // `[Paper]([https://…](https://…))` is closed or opened once too often, and leads where the link inside does.
            Err(_) if url.starts_with(['[', '(']) && addresses(url).next().is_some() => {
                let inside = addresses(url).last()?;
                self.address(target, &url[inside], range)
            }
            // Other files of the list have no place in a record.
            Err(_) if is_relative(url) && !matches!(target, None | Some(Target::Paper)) => None,
            Err(_) => {
                let host = url.trim_start_matches('/');
                let full = format!("https://{host}");
                let is_host = host
                    .split('/')
                    .next()
                    .is_some_and(|host| host.contains('.') && !host.starts_with('.') && !host.contains(':'));
                let help = match WebAddress::new(&full) {
                    _ if is_relative(url) => NAME_IT.to_owned(),
                    Ok(_) if is_host => format!("write it in full: {full}"),
                    _ => "write the whole address, starting with https://".to_owned(),
                };
                self.warn("not-a-link", format!("“{url}” is not a web address"), help, range);
                None
            }
        }
    }

    /// Adds a warning.
    pub fn warn(
        &mut self,
        rule: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
        range: &Range<usize>,
    ) {
        self.issues.push(Issue::lack(rule, message, help, range));
    }

    /// Adds a note.
    pub fn note(
        &mut self,
        rule: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
        range: &Range<usize>,
    ) {
        self.issues.push(Issue::note(rule, message, help, range));
    }

    /// Takes the marks of recommendation out of a text.
    pub fn take_marks(&mut self, text: &str) -> String {
        let has_star = is_star(text);
        if !has_star && !text.contains(':') && !text.contains(is_pictograph) {
            return text.to_owned();
        }
        self.recommended |= has_star;
        self.stars = self.stars.max(stars_in(text));
        without_shortcodes(text).into_owned()
    }
}

/// Whether a venue is an acronym, and not that of who prints it.
fn is_acronym(venue: &Venue) -> bool {
    let name = venue.series().name();
    capitals(name) > 1 && !name.contains(' ') && !matches!(name, "IEEE" | "ACM" | "MDPI")
}

/// The owner and the name of a repository on GitHub, in small letters.
fn repository_key(address: &WebAddress) -> Option<String> {
    let path = address.as_str().split_once("github.com/")?.1;
    let mut parts = path.split(['/', '?', '#']).filter(|part| !part.is_empty());
    let (owner, name) = (parts.next()?, parts.next()?);
    Some(format!("{owner}/{}", name.trim_end_matches(".git")).to_ascii_lowercase())
}

/// Whether an address is one of a picture.
fn is_picture(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"].iter().any(|end| path.ends_with(end))
}
