//! Links to files of the list's own repository.
use catalogue::WebAddress;

use crate::import::document::block::{Content, Piece};
use crate::import::outline::no_record;
use crate::import::outline::structure::{Form, Outline};
use crate::repository::{file_page, page_of_file, path_of_markdown};

/// Makes the addresses of Markdown files of the list's own repository paths from its top, as other lists write them.
pub(crate) fn name_own_files(outline: &mut Outline, repository: &WebAddress) {
    let path = |piece: &Piece| piece.link().map(|(_, url)| path_of_markdown(url, repository));
    for entry in &mut outline.entries {
        // A note on a paper stands beside other links, or names it.
        if !entry.pieces().filter_map(path).all(|path| path.is_some()) {
            continue;
        }
        for piece in entry.pieces_mut() {
            if let Some(path) = path(piece).flatten()
                && let Content::Link { url, .. } = &mut piece.content
            {
                *url = path;
            }
        }
    }
}

/// Makes links to files of the list's own repository whole addresses.
pub(crate) fn resolve_links(outline: &mut Outline, repository: &WebAddress, branch: &str) {
    for entry in &mut outline.entries {
        // A note on a paper in the repository is where it is.
        let page = if no_record::leads_to_note(entry.pieces()) { page_of_file } else { file_page };
        let title = no_record::column_of_note(entry);
        if let (Form::Row(row, ..), Some(title)) = (&mut entry.form, title) {
            row.cells[title].iter_mut().for_each(|piece| resolve(piece, page_of_file, repository, branch));
        }
        for piece in entry.pieces_mut() {
            resolve(piece, page, repository, branch);
        }
    }
}

/// Makes a link whole.
fn resolve(
    piece: &mut Piece,
    page: fn(&str, &WebAddress, &str) -> Option<WebAddress>,
    repository: &WebAddress,
    branch: &str,
) {
    if let Content::Link { url, .. } | Content::Image { href: Some(url), .. } = &mut piece.content
        && url.contains(char::is_alphanumeric)
        && let Some(address) = page(url, repository, branch)
    {
        *url = address.to_string();
    }
}
