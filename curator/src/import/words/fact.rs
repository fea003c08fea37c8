//! Short texts beside a title: venues, dates, ids, and remarks that say nothing.
mod reading;
mod respelled;
mod venue;

use catalogue::Venue;
use catalogue::paper::PaperId;
use catalogue::venue::with_stop;

use super::date::Written;
use super::label::{is_dotted_name, without_brackets};
pub use super::label::{is_known, nearest_series, tidy_venue};
use super::wording::{is_pictograph, shortcode};
use super::{link, sign};
use reading::{READINGS, ShortText};
use respelled::respelled;

/// What a short text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// Where the paper was published.
    Venue(Venue),
    /// The paper is a preprint, perhaps of a date.
    Preprint(Option<Written>),
    /// A date.
    Date(Written),
    /// The paper is on arXiv.
    Arxiv(PaperId),
    /// A distinction or track of a venue that is named elsewhere: `Oral`.
    Track(String),
    /// Nothing that a record has a place for.
    Nothing,
}

impl Fact {
    /// Whether it is a venue with its year.
    #[must_use]
    pub fn is_dated_venue(&self) -> bool {
        matches!(self, Self::Venue(venue) if venue.year().is_some())
    }

    /// Whether it is a date that has a year.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        matches!(self, Self::Date(date) if date.year.is_some())
    }
}

/// How sure it is that a text is a venue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trust {
    /// It stands in running text: only a venue that is known by name is one.
    Text,
    /// It is set off, in brackets or in italics: an acronym with a year is one too.
    SetOff,
    /// It stands where venues stand: a badge or a column. Anything is one.
    Sure,
}

/// Reads a short text; `None` when it says something else.
#[must_use]
pub fn read(text: &str, trust: Trust) -> Option<Fact> {
    let text = without_brackets(without_marks(text));
    if text.starts_with("www.") || is_dotted_name(text) {
        return None;
    }
    // `(Python)` and `[C/C++]` say what it is written in.
    if trust > Trust::Text && link::are_languages(text) {
        return Some(Fact::Nothing);
    }
    if let Some(text) = respelled(text, trust) {
        return read(&text, trust);
    }
    if trust < Trust::Sure && goes_on_with_title(text) {
        return None;
    }
    let short = ShortText::new(text, trust)?;
    READINGS.iter().find_map(|reading| reading(&short))
}

/// A text without the marks around it, but with the full stop of an abbreviated name: `Chem. Sci.`
fn without_marks(text: &str) -> &str {
    let text = without_shortcode(text);
    let bare = text.trim_matches(|character: char| {
        character.is_whitespace() || ".,;:|*_~`\"“”@-–—·•/".contains(character) || is_pictograph(character)
    });
    with_stop(text, bare)
}

/// `Lamp Bulletin :mortar_board:` without the name of the emoji at its end.
fn without_shortcode(text: &str) -> &str {
    let start = text.strip_suffix(':').and_then(|text| text.rfind(" :"));
    let code = start.map(|start| &text[start + " ".len()..]).filter(|code| shortcode(code) == Some(code.len()));
    code.map_or(text, |code| text[..text.len() - code.len()].trim_end())
}

/// Whether words of a title follow brackets with which a text begins: `[NeurIPS 2023] Lamps in Rooms`.
fn goes_on_with_title(text: &str) -> bool {
    let Some((_, rest)) = text.strip_prefix(['[', '【']).and_then(|text| text.split_once([']', '】'])) else {
        return false;
    };
    rest.split_whitespace().count() > 2
        && !rest.contains('[')
        && !sign::of(rest).0
        && read(rest, Trust::SetOff).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str, trust: Trust) -> String {
        match read(text, trust) {
            Some(Fact::Venue(venue)) => tidy_venue(&venue, None).label().to_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn venues_are_read_in_running_text() {
        for (text, expected) in [
            ("ICLR 2024", "ICLR'24"),
            ("NeurIPS 2023 (Spotlight)", "NeurIPS'23 Spotlight"),
            ("In EMNLP Findings, 2023.", "EMNLP'23 Findings"),
            ("ICLR, 2024", "ICLR'24"),
            ("Accepted by ACL'24", "ACL'24"),
        ] {
            assert_eq!(label(text, Trust::Text), expected, "{text}");
        }
        assert_eq!(label("ICSE 2024", Trust::Text), "ICSE'24");
        assert_eq!(label("ICXY 2024", Trust::SetOff), "ICXY 2024");
        let workshop = "2024 IEEE VIS Workshop on Data Storytelling in an Era of Lamps";
        assert_eq!(label(workshop, Trust::SetOff), "IEEE VIS Workshop on Data Storytelling in an Era of Lamps 2024");
        assert_eq!(label("Cell", Trust::SetOff), "Cell");
        assert_eq!(label("Some Meeting", Trust::Sure), "Some Meeting");
        for text in
            ["ICXY 2024", "Cell", "Yao Fu", "Pruning of Large Models", "ACL is a benchmark for many things we do"]
        {
            assert_eq!(read(text, Trust::Text), None, "{text}");
        }
    }

    #[test]
    fn preprints_and_remarks_are_no_venues() {
        for text in ["arXiv", "Arxiv 2024", "arXiv preprint", "2024 arXiv", "Preprint", "ArXiv 2024.05"] {
            assert!(
                matches!(read(text, Trust::SetOff), Some(Fact::Preprint(_))),
                "{text}: {:?}",
                read(text, Trust::SetOff)
            );
        }
        for text in ["arXiv:2306.08543", "arXiv preprint arXiv:2306.08543", "[arXiv:2306.08543]"] {
            assert_eq!(read(text, Trust::SetOff), Some(Fact::Arxiv(PaperId::new("2306.08543").unwrap())), "{text}");
        }
        assert!(matches!(read("[14 Jan 2021]", Trust::SetOff), Some(Fact::Date(_))));
        assert_eq!(read("code", Trust::SetOff), Some(Fact::Nothing));
        assert_eq!(read("Oral", Trust::SetOff), Some(Fact::Track("Oral".to_owned())));
        assert_eq!(read(" - 🔥 ", Trust::Text), Some(Fact::Nothing));
    }
}
