//! The foot of every page.
use maud::{Markup, html};

use crate::data::library::{FILE, Library};
use crate::html::metadata::heading;

/// The list's tagline, and links to what is about the list as a whole.
#[must_use]
pub fn footer(library: &Library) -> Markup {
    let list = library.catalogue.list();
    html! {
        p lang=[list.lang()] { (list.tagline.as_str()) }
        p {
            @for page in library.pages_about() { a href=(library.href(&page)) { (heading(library, &page)) } " " }
            a href=(library.file(FILE)) rel="external" { "Data" } " "
            a href=(library.file("feed.xml")) rel="external" { "Feed" } " "
            a href=(list.repository.as_str()) rel="external" { "Repository" } " "
        }
    }
}
