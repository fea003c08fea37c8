//! The web manifest: what a device needs to install the site.
use serde_json::json;

use crate::short_title::short;
use crate::site::Site;

/// The file's name.
pub const FILE: &str = "manifest.webmanifest";

/// The manifest.
pub fn manifest(site: &Site) -> String {
    let list = site.library.catalogue.list();
    let base = site.base.as_str();
    let icon = |file: &str, sizes: &str, mime: &str, purpose: &str| json!({ "src": site.base.file(file), "sizes": sizes, "type": mime, "purpose": purpose });
    let mut manifest = json!({
        "name": list.title.as_str(),
        "short_name": short(list.title.as_str()),
        "description": list.tagline.as_str(),
        "start_url": base,
        "scope": base,
        "id": base,
        "display": "standalone",
        "background_color": "#fbfaf8",
        "theme_color": "#fbfaf8",
        // What another app shares is searched for; the address of a paper finds it.
        "share_target": { "action": base, "method": "GET", "enctype": "application/x-www-form-urlencoded", "params": { "text": "q", "url": "url" } },
        "icons": [
            icon("icon.svg", "any", "image/svg+xml", "any"),
            icon("icon-192.png", "192x192", "image/png", "any"),
            icon("icon-512.png", "512x512", "image/png", "any"),
            icon("icon-maskable-512.png", "512x512", "image/png", "maskable"),
        ],
    });
    if let Some(language) = &list.language {
        manifest["lang"] = json!(language.as_str());
    }
    format!("{manifest:#}\n")
}
