//! The curator's prose as the pages show it: rendered once, when the site is built, into
//! `prose.json`, which the program fetches when a page with prose is opened.
use catalogue::Catalogue;
use serde_json::{Map, Value, json};

/// The file of the site that holds the rendered prose.
pub const FILE: &str = "prose.json";

/// Every piece of prose, as HTML that is safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// What the list holds.
    pub about: String,
    /// How to add to it.
    pub contributing: String,
    /// Its updates, in the order of the catalogue's.
    pub updates: Vec<String>,
}

impl Prose {
    /// Makes the prose of a catalogue, each piece of Markdown with `render`.
    #[must_use]
    pub fn new(catalogue: &Catalogue, render: impl Fn(&str) -> String) -> Self {
        let list = catalogue.list();
        Self {
            about: render(&list.about),
            contributing: render(&list.contributing),
            updates: catalogue.parts().updates.iter().map(|update| render(&update.text)).collect(),
        }
    }

    /// The prose as the Markdown it was written in, for a site that was not built to its
    /// end: readable, if plain.
    #[must_use]
    pub fn plain(catalogue: &Catalogue) -> Self {
        Self::new(catalogue, |markdown| {
            let escaped = markdown.replace('&', "&amp;").replace('<', "&lt;");
            format!("<p>{}</p>", escaped.replace("\n\n", "</p><p>"))
        })
    }

    /// The prose as the content of its file.
    #[must_use]
    pub fn encode(&self) -> String {
        json!({ "about": self.about, "contributing": self.contributing, "updates": self.updates }).to_string()
    }

    /// Reads the content of the file; `None` when it is anything else.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut fields: Map<String, Value> = serde_json::from_slice(bytes).ok()?;
        let mut text = |name: &str| match fields.remove(name) {
            Some(Value::String(text)) => Some(text),
            _ => None,
        };
        let (about, contributing) = (text("about")?, text("contributing")?);
        let updates = fields.remove("updates")?;
        let updates =
            updates.as_array()?.iter().map(|update| update.as_str().map(str::to_owned)).collect::<Option<_>>()?;
        Some(Self { about, contributing, updates })
    }
}

#[cfg(test)]
mod tests {
    use super::Prose;
    use crate::tests::small;

    #[test]
    fn prose_survives_its_file() {
        let prose = Prose::new(&small(), |markdown| format!("<p>{markdown}</p>"));
        assert_eq!(Prose::decode(prose.encode().as_bytes()), Some(prose));
        assert_eq!(Prose::decode(b"{\"about\": 1}"), None);
    }

    #[test]
    fn plain_prose_holds_no_markup_of_the_catalogue() {
        assert!(!Prose::plain(&small()).about.contains("<script"));
    }
}
