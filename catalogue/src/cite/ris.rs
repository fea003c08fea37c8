//! RIS: the tags of Research Information Systems' format, of the types `CONF`, `JOUR`, `THES`,
//! `RPRT`, `BOOK`, `CHAP`, `UNPB` and `GEN`. Lines end in carriage return and line feed.
use super::name::Name;
use super::publication::Publication;
use super::work::Kind;
use super::{Citation, names};

/// The paper as a RIS record.
#[must_use]
pub fn ris(citation: &Citation<'_>) -> String {
    let Citation { paper, key, keywords, abstract_text, note } = citation;
    let publication = Publication::of(paper);
    let (kind, genre, container) = match &publication {
        Publication::Proceedings(name) => ("CONF", None, Some(("T2", name.as_str()))),
        Publication::Journal(name) => ("JOUR", None, Some(("T2", name.as_str()))),
        Publication::Work(work) => {
            let (kind, genre, tag) = match work.kind {
                Kind::PhdThesis | Kind::MastersThesis => ("THES", Some(work.kind.name()), "PB"),
                Kind::Report => ("RPRT", None, "PB"),
                Kind::Book => ("BOOK", None, "PB"),
                Kind::Chapter => ("CHAP", None, "T2"),
            };
            (kind, genre, Some((tag, work.of.as_str())).filter(|(_, of)| !of.is_empty()))
        }
        Publication::Preprint(_) => ("UNPB", None, Some(("PB", "arXiv"))),
        Publication::Other(name) => ("GEN", None, name.as_deref().map(|name| ("T2", name))),
    };
    let mut lines = vec![("TY", kind.to_owned()), ("ID", key.clone()), ("TI", paper.title.to_string())];
    lines.extend(names(paper).map(|name| ("AU", suffix_last(name))));
    let month = publication.month(paper);
    let facts = [
        genre.map(|genre| ("M3", genre.to_owned())),
        container.map(|(tag, name)| (tag, name.to_owned())),
        publication.preprint().map(|id| ("M1", format!("arXiv:{id}"))),
        publication.doi(paper).map(|doi| ("DO", doi)),
        paper.year().map(|year| ("PY", year.to_string())),
        paper.year().zip(month).map(|(year, month)| ("DA", format!("{year:04}/{month:02}//"))),
        paper.address().map(|address| ("UR", address)),
    ];
    lines.extend(facts.into_iter().flatten());
    lines.extend(keywords.iter().map(|&keyword| ("KW", keyword.to_owned())));
    lines.extend(abstract_text.map(|text| ("AB", text.to_owned())));
    // A field is a line.
    lines.extend(note.map(|note| ("N1", note.lines().collect::<Vec<_>>().join(" "))));
    lines.push(("ER", String::new()));
    lines.iter().map(|(tag, value)| format!("{tag}  - {value}\r\n")).collect()
}

/// `Family, Given, Jr.`, other than in BibTeX.
fn suffix_last(name: Name) -> String {
    let parts = [name.family, name.given, name.suffix];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
