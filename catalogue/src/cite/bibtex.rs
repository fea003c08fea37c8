//! BibTeX and BibLaTeX: the same entry, of which they call some parts otherwise.
//!
//! - BibTeX: entry types and fields as in Oren Patashnik's “BibTeXing” (1988), with
//!   `eprint` and `archivePrefix` as arXiv asks for them.
//! - BibLaTeX: entry types and fields as in the manual of the package of that name, which asks for
//!   `date`, `journaltitle` and `eprinttype`, and has `@online` for preprints.
use std::fmt::Write as _;

use super::name::Name;
use super::publication::Publication;
use super::work::Kind;
use super::{Citation, latex};
use crate::date::month_name;

/// The type of an entry, and what its field `type` says where one type has several kinds of works.
type EntryType = (&'static str, Option<&'static str>);

/// What the two call otherwise. A field that one of them has no use for has no name.
struct Names {
    phd_thesis: EntryType,
    masters_thesis: EntryType,
    report: EntryType,
    preprint: EntryType,
    journal: &'static str,
    school: &'static str,
    date: &'static str,
    /// The month, where it is no part of the date.
    month: Option<&'static str>,
    /// The archive of an `eprint`, and what it calls arXiv.
    archive: (&'static str, &'static str),
    /// The id of a preprint, where the standard styles print neither `eprint` nor `doi`.
    preprint_id: Option<&'static str>,
    /// The reader's note, as annotated bibliographies have it: what the styles print as `note` is of the paper itself.
    annotation: &'static str,
}

const BIBTEX: Names = Names {
    phd_thesis: ("phdthesis", None),
    masters_thesis: ("mastersthesis", None),
    report: ("techreport", None),
    preprint: ("misc", None),
    journal: "journal",
    school: "school",
    date: "year",
    month: Some("month"),
    archive: ("archivePrefix", "arXiv"),
    preprint_id: Some("note"),
    annotation: "annote",
};

const BIBLATEX: Names = Names {
    phd_thesis: ("thesis", Some("phdthesis")),
    masters_thesis: ("thesis", Some("mathesis")),
    report: ("report", Some("techreport")),
    preprint: ("online", None),
    journal: "journaltitle",
    school: "institution",
    date: "date",
    month: None,
    archive: ("eprinttype", "arxiv"),
    preprint_id: None,
    annotation: "annotation",
};

/// The paper as a BibTeX entry, with a final line break.
#[must_use]
pub fn bibtex(citation: &Citation<'_>) -> String {
    entry(citation, &BIBTEX)
}

/// The paper as a BibLaTeX entry, with a final line break.
#[must_use]
pub fn biblatex(citation: &Citation<'_>) -> String {
    entry(citation, &BIBLATEX)
}

fn entry(citation: &Citation<'_>, names: &Names) -> String {
    let paper = citation.paper;
    let publication = Publication::of(paper);
    let ((entry, kind), container) = match &publication {
        Publication::Proceedings(name) => (("inproceedings", None), Some(("booktitle", name))),
        Publication::Journal(name) => (("article", None), Some((names.journal, name))),
        Publication::Work(work) => {
            let (entry, field) = match work.kind {
                Kind::PhdThesis => (names.phd_thesis, names.school),
                Kind::MastersThesis => (names.masters_thesis, names.school),
                Kind::Report => (names.report, "institution"),
                Kind::Book => (("book", None), "publisher"),
                Kind::Chapter => (("incollection", None), "booktitle"),
            };
            (entry, Some((field, &work.of)).filter(|(_, of)| !of.is_empty()))
        }
        Publication::Preprint(_) => (names.preprint, None),
        Publication::Other(name) => (("misc", None), name.as_ref().map(|name| ("howpublished", name))),
    };
    let authors = paper.authors.iter().map(|author| whole_name(author.as_str()));
    let authors: Vec<String> = authors.chain(paper.more_authors.then(|| "others".to_owned())).collect();
    let month = publication.month(paper);
    let date = paper.year().map(|year| match month {
        Some(month) if names.month.is_none() => format!("{year:04}-{month:02}"),
        _ => year.to_string(),
    });
    let (archive, arxiv) = names.archive;
    let preprint_id = publication.preprint().map(|id| format!("arXiv:{id}"));
    // A DOI and an address are read as they are, but their braces must not end the field.
    let verbatim = |text: String| text.replace('{', "%7B").replace('}', "%7D");
    let fields = [
        Some(("title", latex::title(paper.title.as_str()))),
        (!paper.authors.is_empty()).then(|| ("author", authors.join(" and "))),
        kind.map(|kind| ("type", kind.to_owned())),
        container.map(|(field, name)| (field, latex::escape(name))),
        date.map(|date| (names.date, date)),
        paper.arxiv().map(|id| ("eprint", id.to_owned())),
        paper.arxiv().map(|_| (archive, arxiv.to_owned())),
        names.preprint_id.zip(preprint_id),
        publication.doi(paper).map(|doi| ("doi", verbatim(doi))),
        paper.address().map(|address| ("url", verbatim(address))),
        names.month.zip(month.map(month_macro)),
        citation.joined_keywords().map(|keywords| ("keywords", latex::escape(&keywords))),
        citation.abstract_text.map(|text| ("abstract", latex::escape(text))),
        citation.note.map(|note| (names.annotation, latex::escape(note))),
    ];
    let mut text = format!("@{entry}{{{}", citation.key);
    for (field, value) in fields.into_iter().flatten() {
        // Writing to a string cannot fail.
        let _ = match field {
            "month" => write!(text, ",\n  {field} = {value}"),
            _ => write!(text, ",\n  {field} = {{{value}}}"),
        };
    }
    text.push_str("\n}\n");
    text
}

/// A month is a name that every style defines, its first three letters, without braces.
fn month_macro(month: u8) -> String {
    month_name(month).chars().take(3).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// A name with the braces that keep it whole where BibTeX would take it apart.
fn whole_name(text: &str) -> String {
    let name = Name::parse(text);
    let written = latex::escape(&name.family_first());
    let splits = text.split_whitespace().any(|word| word.eq_ignore_ascii_case("and"));
    if name.is_group || splits { format!("{{{written}}}") } else { written }
}
