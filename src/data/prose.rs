//! The curator's prose as the pages show it: rendered once, when the site is built, into
//! `prose.json`, which the program fetches when a page with prose is opened.
use catalogue::Catalogue;
use maud::html;

/// The file of the site that holds the rendered prose.
pub const FILE: &str = "prose.json";

/// Every piece of prose, as HTML that is safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// What the list holds.
    pub about: String,
    /// How to add to it.
    pub contributing: String,
    /// For whom the site works.
    pub accessibility: String,
    /// What the badges mean; drawn, and not written by the curator.
    pub legend: String,
    /// Its updates, in the order of the catalogue's.
    pub updates: Vec<String>,
}

impl Prose {
    /// Makes the prose of a catalogue, each piece of Markdown with `render`, and so that of
    /// the page on accessibility.
    #[must_use]
    pub fn new(catalogue: &Catalogue, accessibility: &str, render: impl Fn(&str) -> String) -> Self {
        let list = catalogue.list();
        Self {
            about: render(&list.about),
            contributing: render(&list.contributing),
            accessibility: render(accessibility),
            legend: String::new(),
            updates: catalogue.parts().updates.iter().map(|update| render(&update.text)).collect(),
        }
    }

    /// The prose as the Markdown it was written in, where the rendered one could not be loaded: readable, if
    /// plain.
    #[must_use]
    pub fn plain(catalogue: &Catalogue) -> Self {
        let missing = "This text could not be loaded. The repository of the list has it.";
        Self::new(catalogue, missing, |markdown| html! { p class="plain" { (markdown) } }.into_string())
    }

    /// The prose as the content of its file: a list of texts, of which those after the
    /// first four are the updates.
    #[cfg(feature = "ssr")]
    #[must_use]
    pub fn encode(&self) -> String {
        let texts =
            [&self.about, &self.contributing, &self.accessibility, &self.legend].into_iter().chain(&self.updates);
        serde_json::Value::from_iter(texts.map(String::as_str)).to_string()
    }

    /// Reads the content of the file; `None` when it is anything else.
    #[must_use]
    pub fn decode(file: &str) -> Option<Self> {
        let mut texts = serde_json::from_str::<Vec<String>>(file).ok()?.into_iter();
        let mut next = || texts.next();
        let (about, contributing, accessibility, legend) = (next()?, next()?, next()?, next()?);
        Some(Self { about, contributing, accessibility, legend, updates: texts.collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::Prose;
    use crate::tests::small;

    #[test]
    fn prose_survives_its_file() {
        let mut prose = Prose::new(&small(), "For all.", |markdown| format!("<p>{markdown}</p>"));
        prose.legend = "<dl></dl>".to_owned();
        assert_eq!(Prose::decode(&prose.encode()), Some(prose));
        assert_eq!(Prose::decode("[1]"), None);
    }

    #[test]
    fn plain_prose_holds_no_markup_of_the_catalogue() {
        assert!(!Prose::plain(&small()).about.contains("<script"));
    }
}
