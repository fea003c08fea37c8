//! The link to the code of a paper, by the name of its repository, which says more than that it is code.
use catalogue::paper::Link;
use maud::{Markup, html};

use crate::data::library::Library;
use crate::html::breakable::breakable;
use crate::html::stars::{stars, with_day};

/// The link, with the stars of the repository where they are known.
#[must_use]
pub fn code_link(library: &Library, code: &Link) -> Markup {
    let name = repository(code.url.as_str()).unwrap_or(code.url.host());
    html! { a href=(code.url.as_str()) rel="external" title=[with_day(library, code)] { (breakable(name)) } (stars(code)) }
}

/// The owner and the name of a repository on GitHub.
fn repository(address: &str) -> Option<&str> {
    let (_, path) = address.split_once("://github.com/")?;
    let end = path.match_indices(['/', '?', '#']).nth(1).map_or(path.len(), |(end, _)| end);
    path.get(..end).filter(|name| name.contains('/'))
}

#[cfg(test)]
mod tests {
    use super::repository;

    #[test]
    fn code_is_named_by_its_repository() {
        for (address, name) in [
            ("https://github.com/microsoft/LMOps/tree/main/minillm", Some("microsoft/LMOps")),
            ("https://github.com/IST-DASLab/sparsegpt", Some("IST-DASLab/sparsegpt")),
            ("https://github.com/a/b#readme", Some("a/b")),
            ("https://github.com/a", None),
            ("https://example.org/github.com/a/b", None),
        ] {
            assert_eq!(repository(address), name, "{address}");
        }
    }
}
