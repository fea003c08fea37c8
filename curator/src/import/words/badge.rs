//! Badges: small pictures whose address says something, most of them made by shields.io.
use catalogue::Venue;
use catalogue::paper::PaperId;
use percent_encoding::percent_decode_str;

use super::date;
use super::fact::{self, Fact, Trust};
use super::field::{self, Columns};
use super::link::{self, Target};

/// What a badge says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Badge {
    /// How many stars a repository has; its address.
    Stars(String),
    /// Where a paper was published, as its label.
    Venue(String),
    /// A technique.
    Technique(String),
    /// The paper is on arXiv.
    Arxiv(PaperId),
    /// The picture is the text of a link, and perhaps names a venue beside.
    Link(Target, Option<Box<Fact>>),
    /// A text that may be anything: a venue, most likely.
    Text(String),
    /// Nothing about the paper.
    Nothing,
}

/// Reads the address of a picture; `None` when it is no badge. `alt` is the text in place of
/// the picture.
#[must_use]
pub fn read(url: &str, alt: &str) -> Option<Badge> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (host, path) = rest.split_once('/')?;
    if !matches!(host, "img.shields.io" | "shields.io" | "badgen.net" | "flat.badgen.net") {
        let is_badge =
            path.ends_with("badge.svg") || host.contains("badge") || host.contains("hits.") || host == "awesome.re";
        return is_badge.then_some(Badge::Nothing);
    }
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let path = path.strip_suffix(".svg").or_else(|| path.strip_suffix(".png")).unwrap_or(path);
    if let Some(repository) = path.strip_prefix("github/stars/") {
        return Some(Badge::Stars(format!("https://github.com/{}", repository.trim_matches('/'))));
    }
    let (label, message) = if let Some(content) = path.strip_prefix("badge/") {
        let content = percent_decode_str(content).decode_utf8_lossy();
        let parts = match host.ends_with("badgen.net") {
            true => content.replace('_', " ").split('/').map(str::to_owned).collect(),
            false => parts(&content),
        };
        match &parts[..] {
            [message] | [message, _] => (String::new(), message.clone()),
            [label, message, ..] => (label.clone(), message.clone()),
            [] => return Some(Badge::Nothing),
        }
    } else if path == "static/v1" {
        (parameter(query, "label"), parameter(query, "message"))
    } else {
        return Some(Badge::Nothing);
    };
    Some(meaning(alt, &label, &message))
}

/// What the two texts on a badge mean.
fn meaning(alt: &str, label: &str, message: &str) -> Badge {
    let key = label.trim().to_lowercase();
    match key.as_str() {
        "conference" | "journal" | "workshop" | "venue" | "publish" | "published" | "publication" | "accepted"
        | "conf" => {
            return Badge::Venue(message.to_owned());
        }
        "year" => return Badge::Text(message.to_owned()),
        "type" | "technique" | "method" | "task" | "tag" => return Badge::Technique(message.to_owned()),
        "arxiv" | "paper" => {
            if let Some(id) = PaperId::from_arxiv(message) {
                return Badge::Arxiv(id);
            }
        }
        _ => {}
    }
    if alt.eq_ignore_ascii_case("type") && label.is_empty() {
        return Badge::Technique(message.to_owned());
    }
    if alt.eq_ignore_ascii_case("publish") && label.is_empty() {
        return Badge::Venue(message.to_owned());
    }
    let text = format!("{label} {message}");
    // `NeurIPS-2024-blue`
    if date::read(message).is_some() && fact::read(&text, Trust::SetOff).is_some() {
        return Badge::Text(text.trim().to_owned());
    }
    if may_be_venue(label) && date::is_year(message) {
        return Badge::Venue(text);
    }
    // What stands in place of the picture says it best: `![Dataset](…Hugging_Face-blue)`.
    let named = link::of_label(alt).flatten();
    // `Paper-ICLR_2024-blue` says both what it leads to and where that was published.
    for (one, other) in [(label, message), (message, label)] {
        if let Some(target) = link::of_label(one).flatten() {
            let target = named.unwrap_or(target);
            // `Paper-Lamp_Med_2018-blue`
            let is_name = other.starts_with(char::is_uppercase) && date::ends_in_year(other);
            let named = || Venue::parse(other).ok().filter(|_| is_name && target == Target::Paper).map(Fact::Venue);
            // `Arxiv_2024-blue`
            let is_dated = |fact: &Fact| matches!(fact, Fact::Preprint(Some(_)));
            let fact = match other.is_empty() {
                true => fact::read(one, Trust::SetOff).filter(is_dated),
                false => fact::read(other, Trust::SetOff).or_else(named),
            };
            let fact = fact.filter(|fact| matches!(fact, Fact::Venue(_) | Fact::Date(_) | Fact::Preprint(_)));
            return Badge::Link(target, fact.map(Box::new));
        }
    }
    let is_venue = label.is_empty() && message.starts_with(char::is_uppercase) && date::ends_in_year(message);
    match named {
        _ if text.trim().is_empty() => Badge::Nothing,
        // `Lamp_Review_Letters_2023-blue`
        None if is_venue && fact::read(message, Trust::SetOff).is_none() => Badge::Venue(message.to_owned()),
        Some(target) if fact::read(text.trim(), Trust::SetOff).is_none() => Badge::Link(target, None),
        _ => Badge::Text(text.trim().to_owned()),
    }
}

/// Whether the text before a year on a badge may name a venue, as on `Quantum-2021`, and says nothing else.
fn may_be_venue(label: &str) -> bool {
    const OTHERS: [&str; 8] =
        ["updated", "update", "last updated", "survey", "copyright", "since", "created", "citations"];
    label.contains(char::is_uppercase)
        && !OTHERS.contains(&label.to_lowercase().as_str())
        && link::of_label(label).is_none()
        && field::meaning(label, &Columns::new()).is_none()
}

/// The parts of a badge's text. A single hyphen separates them, two are one; an underscore is
/// a space, and two are one.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let doubled = matches!(character, '-' | '_') && characters.next_if_eq(&character).is_some();
        match (character, parts.last_mut()) {
            ('-', _) if !doubled => parts.push(String::new()),
            ('_', Some(part)) if !doubled => part.push(' '),
            (_, Some(part)) => part.push(character),
            (_, None) => {}
        }
    }
    parts
}

fn parameter(query: &str, name: &str) -> String {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| percent_decode_str(&value.replace('+', " ")).decode_utf8_lossy().into_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn badges_are_read() {
        let shields = "https://img.shields.io";
        for (path, alt, badge) in [
            ("badge/Conference-ACL'23%20Outstanding-blue", "Publish", Badge::Venue("ACL'23 Outstanding".to_owned())),
            ("badge/Conference-NeurIPS'23 Oral-blue", "Publish", Badge::Venue("NeurIPS'23 Oral".to_owned())),
            ("badge/Journal-TMLR__2025-blue", "Publish", Badge::Venue("TMLR_2025".to_owned())),
            ("badge/Workshop-ES--FoMo-blue", "Publish", Badge::Venue("ES-FoMo".to_owned())),
            ("badge/w/Quantization-C2A4A6", "Type", Badge::Technique("w/Quantization".to_owned())),
            ("badge/Semi--structured-C2A4A6", "Type", Badge::Technique("Semi-structured".to_owned())),
            ("badge/arXiv-2310.12345-b31b1b.svg?style=flat", "", Badge::Arxiv(PaperId::new("2310.12345").unwrap())),
            ("badge/Year-2023-blue", "Publish", Badge::Text("2023".to_owned())),
            ("badge/Publication-Book, Springer 2019-blue", "Publish", Badge::Venue("Book, Springer 2019".to_owned())),
            ("badge/ICLR-2024-blue", "", Badge::Text("ICLR 2024".to_owned())),
            ("badge/npj Lamps-2024-blue", "", Badge::Venue("npj Lamps 2024".to_owned())),
            ("badge/Updated-2024-blue", "", Badge::Text("Updated 2024".to_owned())),
            ("badge/Project-Page-green", "", Badge::Link(Target::Link(catalogue::paper::LinkKind::Project), None)),
            ("badge/arXiv-paper-red", "", Badge::Link(Target::Paper, None)),
            ("github/stars/a/b.svg?style=social&label=Star", "Star", Badge::Stars("https://github.com/a/b".to_owned())),
            ("github/last-commit/a/b", "", Badge::Nothing),
            ("static/v1?label=venue&message=ICML+2024", "", Badge::Venue("ICML 2024".to_owned())),
        ] {
            assert_eq!(read(&format!("{shields}/{path}"), alt), Some(badge), "{path}");
        }
        let venue = fact::read("ICLR 2024", Trust::SetOff).map(Box::new);
        let badgen = read("https://badgen.net/badge/PDF/ICLR_2024/green", "");
        assert_eq!(badgen, Some(Badge::Link(Target::Paper, venue)));
        assert_eq!(read("https://awesome.re/badge.svg", "Awesome"), Some(Badge::Nothing));
        assert_eq!(read("figures/a.png", "image"), None);
    }
}
