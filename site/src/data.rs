//! The data of the list: what the program loads, and the same for people and tools.
use awesome_papers::data::library::FILE;
use awesome_papers::data::long;
use catalogue::Catalogue;
use catalogue::abstracts::Texts;
use catalogue::encode::encode;
use catalogue::search::Index;

use crate::assets::{Assets, short_hash};
use crate::dist::Dist;
use crate::error::Error;
use crate::site::Site;

/// The names of the data.
pub struct Data {
    /// The papers; of a long list, which is loaded in parts, none.
    pub papers: Option<String>,
    /// The folder of the parts of a long list.
    pub parts: Option<String>,
    /// The abstracts, for a search in them, if the list has any.
    pub abstracts: Option<String>,
    /// The rendered prose.
    pub prose: String,
}

impl Data {
    /// Writes it, and adds to the assets what is needed without a network.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(site: &Site, dist: &Dist, assets: &mut Assets) -> Result<Self, Error> {
        let catalogue = &site.library.catalogue;
        let json = compact(catalogue);
        // For people and tools, also of a long list.
        dist.write(FILE, &json)?;
        let prose = assets.add("prose", "json", site.prose.encode());
        if !site.library.is_long() {
            let papers = assets.add("papers", "json", json);
            let abstracts = site
                .library
                .has_abstracts()
                .then(|| assets.add("abstracts", "txt", Texts::encode(catalogue, &site.abstracts)));
            return Ok(Self { papers: Some(papers), parts: None, abstracts, prose });
        }
        let folder = format!("list-{}/", short_hash(json.as_bytes()));
        for file in long::files(catalogue, &site.library.index) {
            let name = format!("{folder}{}", file.name);
            if Self::first_parts().contains(&file.name.as_str()) {
                assets.add_named(name, file.content);
            } else {
                dist.write(&name, &file.content)?;
            }
        }
        Ok(Self { papers: None, parts: Some(folder), abstracts: None, prose })
    }

    /// The parts with which a long list begins.
    pub fn first_parts() -> [&'static str; 2] {
        [long::LIST, Index::HEAD]
    }
}

/// The file of a catalogue without the line ends and indentation that are for those who edit it.
fn compact(catalogue: &Catalogue) -> String {
    // What was encoded is JSON.
    serde_json::from_str::<serde_json::Value>(&encode(catalogue)).unwrap_or_default().to_string()
}
