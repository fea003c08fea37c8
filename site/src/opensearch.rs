//! The description by which a browser offers to search the list from its address bar.
use maud::{PreEscaped, html};

use crate::short_title::short;
use crate::site::Site;

/// The file's name.
pub const FILE: &str = "opensearch.xml";

/// The media type of the description.
pub const TYPE: &str = "application/opensearchdescription+xml";

/// The description, as OpenSearch 1.1 has it.
pub fn description(site: &Site) -> String {
    let list = site.library.catalogue.list();
    let search = format!("{}?q={{searchTerms}}", site.whole_file(""));
    let xml = html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
        OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/" {
            ShortName { (short(list.title.as_str())) }
            LongName { (list.title.as_str().chars().take(48).collect::<String>()) }
            Description { (list.tagline.as_str().chars().take(1_024).collect::<String>()) }
            InputEncoding { "UTF-8" }
            Image width="192" height="192" type="image/png" { (site.whole_file("icon-192.png")) }
            Url type="text/html" template=(search) {}
            Url type=(TYPE) rel="self" template=(site.whole_file(FILE)) {}
        }
    };
    xml.into_string()
}
