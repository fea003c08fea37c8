//! Works that stand in no proceedings and no journal: theses, reports, books and their chapters. Such a
//! work's venue is a label of words that this file writes and reads.
use crate::venue::Venue;

/// What a work is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The thesis of a doctor.
    PhdThesis,
    /// The thesis of a master.
    MastersThesis,
    /// A report of an institution.
    Report,
    /// A book.
    Book,
    /// A chapter of a book.
    Chapter,
}

/// The words with which labels begin, in small letters, and what each says. The first of a kind is the one
/// that is written.
const NAMES: [(Kind, &str); 18] = [
    (Kind::PhdThesis, "PhD thesis"),
    (Kind::PhdThesis, "PhD dissertation"),
    (Kind::PhdThesis, "Ph.D. thesis"),
    (Kind::PhdThesis, "Ph.D. dissertation"),
    (Kind::PhdThesis, "Doctoral thesis"),
    (Kind::PhdThesis, "Doctoral dissertation"),
    (Kind::MastersThesis, "Master's thesis"),
    (Kind::MastersThesis, "Master’s thesis"),
    (Kind::MastersThesis, "Masters thesis"),
    (Kind::MastersThesis, "Master thesis"),
    (Kind::MastersThesis, "MSc thesis"),
    (Kind::MastersThesis, "M.Sc. thesis"),
    (Kind::MastersThesis, "MS thesis"),
    (Kind::MastersThesis, "M.S. thesis"),
    (Kind::Report, "Technical report"),
    (Kind::Report, "Tech report"),
    (Kind::Book, "Book"),
    (Kind::Chapter, "Chapter in"),
];

/// A work, and whose it is or what it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What it is.
    pub kind: Kind,
    /// The school of a thesis, the institution of a report, the publisher of a book, the book of a chapter;
    /// empty when it is not known.
    pub of: String,
}

impl Work {
    /// The work that a venue stands for: `PhD thesis, MIT`, `Chapter in Handbook of Lamps`.
    #[must_use]
    pub fn of(venue: &Venue) -> Option<Self> {
        if venue.full_name().is_some() {
            return None;
        }
        let label = venue.series().name();
        NAMES.iter().find_map(|(kind, name)| {
            let start = label.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name))?;
            let rest = &label[start.len()..];
            let of = match kind {
                Kind::Chapter => rest.strip_prefix(' ')?,
                _ if rest.is_empty() => rest,
                _ => rest.strip_prefix(", ")?,
            };
            Some(Self { kind: *kind, of: of.trim().to_owned() })
        })
    }

    /// The label of its venue.
    #[must_use]
    pub fn label(&self) -> String {
        let separator = match self.kind {
            Kind::Chapter => " ",
            _ if self.of.is_empty() => "",
            _ => ", ",
        };
        [self.kind.name(), separator, &self.of].concat()
    }
}

impl Kind {
    /// The words with which its labels begin.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Work};
    use crate::venue::Venue;

    #[test]
    fn a_label_says_what_it_is_and_whose() {
        for kind in [Kind::PhdThesis, Kind::MastersThesis, Kind::Report, Kind::Book, Kind::Chapter] {
            for of in ["MIT", "Handbook of Lamps", "Universität Köln", "Lamp & Sons, Ltd"] {
                let work = Work { kind, of: of.to_owned() };
                for label in [work.label(), format!("{} 2019", work.label())] {
                    assert_eq!(Work::of(&Venue::parse(&label).unwrap()), Some(work.clone()), "{label}");
                }
            }
        }
        for (label, expected) in [
            ("Doctoral dissertation, ETH Zürich 2020", Some((Kind::PhdThesis, "ETH Zürich"))),
            ("technical report", Some((Kind::Report, ""))),
            ("Bookkeeping 2020", None),
            ("Chapter in", None),
            ("ICML'23", None),
        ] {
            let read = Work::of(&Venue::parse(label).unwrap());
            assert_eq!(read.as_ref().map(|work| (work.kind, work.of.as_str())), expected, "{label}");
        }
    }
}
