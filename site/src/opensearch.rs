//! The description by which a browser offers to search the list from its address bar.
use maud::{PreEscaped, html};

use crate::site::Site;

/// The file's name.
pub const FILE: &str = "opensearch.xml";

/// The media type of the description.
pub const TYPE: &str = "application/opensearchdescription+xml";

/// The most letters of a short name, by the specification.
const SHORT: usize = 16;

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

/// The words of a title that fit a short name, without the “Awesome” that such lists begin with.
fn short(title: &str) -> String {
    let own = title.strip_prefix("Awesome ").unwrap_or(title);
    let mut short = String::new();
    for word in own.split_whitespace() {
        let length = short.chars().count() + word.chars().count() + usize::from(!short.is_empty());
        if length > SHORT {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    if short.is_empty() { own.chars().take(SHORT).collect() } else { short }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_short_name_is_of_whole_words() {
        for (title, expected) in [
            ("Awesome Efficient LLM", "Efficient LLM"),
            ("A Small List", "A Small List"),
            ("Papers on everything under the sun", "Papers on"),
            ("Internationalization", "Internationaliza"),
            ("Awesome", "Awesome"),
        ] {
            assert_eq!(short(title), expected);
        }
    }
}
