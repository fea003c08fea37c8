//! What was read of one entry so far, before it is a record.
use std::ops::Range;

use catalogue::paper::{LinkKind, PaperId};
use catalogue::{Venue, WebAddress};

use super::badge::{self, Badge};
use super::column;
use super::date::Written;
use super::note::{self, Note, Trust};
use super::piece::{Content, Piece};
use super::role::{self, Role};

/// Something odd about an entry that is told to the curator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The name of the rule.
    pub rule: &'static str,
    /// What is odd.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where.
    pub range: Range<usize>,
    /// Whether it is no more than a remark.
    pub is_note: bool,
}

/// What was read of an entry.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its title and where it stands.
    pub title: Option<(String, Range<usize>)>,
    /// The addresses of the paper itself, in their order.
    pub addresses: Vec<WebAddress>,
    /// Its id on arXiv, where a text says it.
    pub arxiv: Option<PaperId>,
    /// The address behind the title, when it may be anything.
    pub title_address: Option<WebAddress>,
    /// Its authors.
    pub authors: Vec<String>,
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
    /// Its further links.
    pub links: Vec<(LinkKind, WebAddress)>,
    /// The address of its figure, as it is written.
    pub figure: Option<(String, Range<usize>)>,
    /// Its year, where a column or a remark says it.
    pub year: Option<u16>,
    /// Texts that are no part of a record.
    pub leftover: Vec<(String, Range<usize>)>,
    /// What is odd.
    pub doubts: Vec<Doubt>,
}

impl Reading {
    /// Takes what the pictures say: badges, and the figure.
    pub fn images(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            let Content::Image { url, alt, href } = &piece.content else { continue };
            let range = &piece.range;
            match badge::read(url, alt) {
                Some(Badge::Stars(repository)) => {
                    // The click leads to what the badge counts, perhaps to a part of it.
                    let link = href.as_deref().filter(|href| href.contains("github.com")).unwrap_or(&repository);
                    self.link(Role::Link(LinkKind::Code), link, range);
                }
                Some(Badge::Venue(label)) => self.venue_label(&label, href.as_deref(), range),
                Some(Badge::Technique(technique)) => self.techniques.push(technique),
                Some(Badge::Arxiv(id)) => {
                    self.arxiv.get_or_insert(id);
                    self.linked_badge(Some(Role::Paper), href.as_deref(), range);
                }
                Some(Badge::Link(role)) => self.linked_badge(Some(role), href.as_deref(), range),
                Some(Badge::Text(text)) => match note::read(&text, Trust::SetOff) {
                    Some(note) => {
                        self.note(note);
                        self.linked_badge(None, href.as_deref(), range);
                    }
                    None => self.linked_badge(None, href.as_deref(), range),
                },
                Some(Badge::Nothing) => {}
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
        match Venue::parse(label.trim()) {
            Ok(_) if matches!(note::read(label, Trust::Sure), Some(Note::Preprint(_) | Note::Nothing)) => {}
            Ok(venue) => {
                self.venue = Some(venue);
                self.venue_is_label = true;
            }
            Err(error) => {
                self.doubt("venue", format!("the venue cannot be read: {error}"), "write a name and a year", range)
            }
        }
        self.linked_badge(None, href, range);
    }

    fn linked_badge(&mut self, role: Option<Role>, href: Option<&str>, range: &Range<usize>) {
        if let Some(href) = href.filter(|href| !href.is_empty() && *href != "#") {
            self.link_by_address(role, href, range);
        }
    }

    /// Takes what a short text says.
    pub fn note(&mut self, note: Note) {
        match note {
            Note::Venue(venue) => {
                self.venue.get_or_insert(venue);
            }
            Note::Arxiv(id) => {
                self.arxiv.get_or_insert(id);
            }
            Note::Track(track) => {
                self.track.get_or_insert(track);
            }
            Note::Date(Written { year: Some(year), month: None, .. }) => {
                self.year.get_or_insert(year);
            }
            Note::Date(_) | Note::Preprint(_) | Note::Nothing => {}
        }
    }

    /// Takes a link of which it is known what it leads to.
    pub fn link(&mut self, role: Role, url: &str, range: &Range<usize>) {
        let Some(address) = self.address(url, range) else { return };
        match role {
            Role::Paper => {
                if !self.addresses.contains(&address) {
                    self.addresses.push(address);
                }
            }
            Role::Link(kind) => {
                let key = |address: &WebAddress| {
                    address.as_str().trim_end_matches('/').trim_end_matches(".git").to_ascii_lowercase()
                };
                if !self.links.iter().any(|(_, other)| key(other) == key(&address)) {
                    self.links.push((kind, address));
                }
            }
            Role::Other => self.doubts.push(Doubt {
                rule: "no-place",
                message: format!("a record has no place for this link to {}", address.host()),
                help: "it is left out; a project page may name it".to_owned(),
                range: range.clone(),
                is_note: true,
            }),
        }
    }

    /// Takes a link whose address has to say what it leads to, unless `role` does.
    pub fn link_by_address(&mut self, role: Option<Role>, url: &str, range: &Range<usize>) {
        let role = role.or_else(|| role::of_address(&WebAddress::new(url).ok()?)).unwrap_or(Role::Paper);
        self.link(role, url, range);
    }

    /// Takes the link of a title: it leads to the paper, its code or its page.
    pub fn title_link(&mut self, url: &str, range: &Range<usize>) {
        let Some(address) = self.address(url, range) else { return };
        match role::of_address(&address) {
            Some(role) => self.link(role, url, range),
            None => self.title_address = Some(address),
        }
    }

    /// The address in a link, or a doubt about it.
    fn address(&mut self, url: &str, range: &Range<usize>) -> Option<WebAddress> {
        if url.is_empty() || url == "#" || url.eq_ignore_ascii_case("todo") {
            return None;
        }
        match WebAddress::new(url) {
            Ok(address) => Some(address),
            Err(_) => {
                let host = url.trim_start_matches('/');
                let full = format!("https://{host}");
                let is_host = host
                    .split('/')
                    .next()
                    .is_some_and(|host| host.contains('.') && !host.starts_with('.') && !host.contains(':'));
                let help = match WebAddress::new(&full) {
                    Ok(_) if is_host => format!("write it in full: {full}"),
                    _ => "write the whole address, starting with https://".to_owned(),
                };
                self.doubt("not-a-link", format!("“{url}” is not a web address"), help, range);
                None
            }
        }
    }

    /// Tells the curator of something odd.
    pub fn doubt(
        &mut self,
        rule: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
        range: &Range<usize>,
    ) {
        let (message, help) = (message.into(), help.into());
        self.doubts.push(Doubt { rule, message, help, range: range.clone(), is_note: false });
    }

    /// Takes the marks of recommendation out of a text.
    pub fn take_marks(&mut self, text: &str) -> String {
        let has_star = column::is_star(text);
        if !has_star && !text.contains(':') && !text.contains(note::is_pictograph) {
            return text.to_owned();
        }
        self.recommended |= has_star;
        let mut kept = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(':') {
            let (before, after) = rest.split_at(at);
            let is_start = !before.ends_with(|character: char| character.is_alphanumeric());
            match shortcode(after).filter(|_| is_start) {
                Some(length) => {
                    kept.push_str(before);
                    rest = &after[length..];
                }
                None => {
                    kept.push_str(before);
                    kept.push(':');
                    rest = &after[1..];
                }
            }
        }
        kept.push_str(rest);
        kept
    }
}

/// The length of the name of an emoji at the start of a text: `:star:`, `:page_facing_up:`.
fn shortcode(text: &str) -> Option<usize> {
    let name = text.strip_prefix(':')?;
    let end = name.find(':')?;
    let name = &name[..end];
    let is_name = (2..=30).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_+-".contains(&byte))
        && name.bytes().any(|byte| byte.is_ascii_lowercase());
    is_name.then_some(end + 2)
}
