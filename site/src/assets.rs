//! Assets: files whose names have a hash of their content, so that whoever asks for one by its name
//! gets that content or nothing.
use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

use crate::dist::Dist;
use crate::error::Error;

/// The assets of a site by their names. Readers keep them all, so that the site works offline.
#[derive(Default)]
pub struct Assets(BTreeMap<String, Vec<u8>>);

impl Assets {
    /// Adds a file called, say, `style-0123456789abcdef.css`; returns its name.
    pub fn add(&mut self, stem: &str, extension: &str, content: impl Into<Vec<u8>>) -> String {
        let content = content.into();
        let name = format!("{stem}-{}.{extension}", short_hash(&content));
        self.add_named(name.clone(), content);
        name
    }

    /// Adds a file in a folder whose name has the hash.
    pub fn add_named(&mut self, name: String, content: Vec<u8>) {
        self.0.insert(name, content);
    }

    /// Each name, with the hash by which a browser checks the file.
    pub fn integrities(&self) -> impl Iterator<Item = (&str, String)> {
        self.0.iter().map(|(name, content)| (name.as_str(), integrity(content)))
    }

    /// Writes all.
    ///
    /// # Errors
    /// When one cannot be written.
    pub fn write(&self, dist: &Dist) -> Result<(), Error> {
        self.0.iter().try_for_each(|(name, content)| dist.write(name, content))
    }
}

/// Sixteen hexadecimal digits that change with the content.
pub fn short_hash(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of a file as `integrity` attributes and content security policies have it.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}
