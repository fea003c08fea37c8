//! COinS: the OpenURL of a publication, as it stands in the title of an empty `span` of the class `Z3988`.
//! By “OpenURL COinS: A Convention to Embed Bibliographic Metadata in HTML” (ocoins.info) and the formats
//! `journal`, `book` and `dc` of ANSI/NISO Z39.88-2004.
use form_urlencoded::Serializer;

use super::name::Name;
use super::publication::Publication;
use super::work::Kind;
use crate::paper::Paper;

/// The class of the `span`.
pub const CLASS: &str = "Z3988";

/// The paper as the keys and values of an OpenURL.
#[must_use]
pub fn coins(paper: &Paper) -> String {
    let publication = Publication::of(paper);
    let (format, genre, title, container) = match &publication {
        Publication::Proceedings(name) => ("book", Some("proceeding"), "rft.atitle", Some(("rft.btitle", &name[..]))),
        Publication::Journal(name) => ("journal", Some("article"), "rft.atitle", Some(("rft.jtitle", &name[..]))),
        Publication::Work(work) => {
            let (format, genre, title, of) = match work.kind {
                Kind::PhdThesis | Kind::MastersThesis => ("dissertation", None, "rft.title", "rft.inst"),
                Kind::Report => ("book", Some("report"), "rft.btitle", "rft.pub"),
                Kind::Book => ("book", Some("book"), "rft.btitle", "rft.pub"),
                Kind::Chapter => ("book", Some("bookitem"), "rft.atitle", "rft.btitle"),
            };
            (format, genre, title, Some((of, &work.of[..])).filter(|(_, of)| !of.is_empty()))
        }
        Publication::Preprint(_) => ("journal", Some("preprint"), "rft.atitle", Some(("rft.jtitle", "arXiv"))),
        Publication::Other(name) => ("dc", None, "rft.title", name.as_deref().map(|name| ("rft.source", name))),
    };
    let mut coins = Serializer::new(String::new());
    coins.append_pair("ctx_ver", "Z39.88-2004");
    coins.append_pair("rft_val_fmt", &format!("info:ofi/fmt:kev:mtx:{format}"));
    let doi = publication.doi(paper).map(|doi| ("rft_id", format!("info:doi/{doi}")));
    let address = paper.address().map(|address| ("rft_id", address));
    let year = paper.year().map(|year| ("rft.date", year.to_string()));
    let texts = [genre.map(|genre| ("rft.genre", genre)), Some((title, paper.title.as_str())), container];
    coins.extend_pairs(texts.into_iter().flatten());
    coins.extend_pairs([year, doi, address].into_iter().flatten());
    for (position, author) in paper.authors.iter().enumerate() {
        let name = Name::parse(author.as_str());
        match name.is_group {
            // Zotero puts it before all people.
            true if position == 0 => coins.append_pair("rft.aucorp", &name.family),
            _ => coins.append_pair("rft.au", &two_parts(&name)),
        };
    }
    coins.finish()
}

/// `Family, Given Jr.`: Zotero reads no third part. A name of one part keeps its comma, or it would be taken
/// apart at its last space.
fn two_parts(Name { family, given, suffix, .. }: &Name) -> String {
    let given = [given.as_str(), suffix].join(" ");
    format!("{family}, {}", given.trim()).trim_end().to_owned()
}
