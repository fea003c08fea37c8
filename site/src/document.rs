//! The document around every page: its head, its scripts, and the element that the program renders in.
use catalogue::route::Route;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::app::{App, LAZY};
use crate::assets::{Assets, integrity};
use crate::data::Data;
use crate::head;
use crate::pages;
use crate::site::Site;

/// The file of the icon.
pub const ICON: &str = "icon.svg";

/// The document around every page.
pub struct Template<'a> {
    site: &'a Site,
    app: &'a App,
    icon: String,
    /// The icon as an address: it is within the page, so that the first paint waits for no request.
    icon_address: String,
    /// The policy that lets nothing in from elsewhere, and no script but those of the page.
    policy: String,
    /// The addresses of the assets of the release.
    program: String,
    wasm: String,
    lazy: String,
    style: String,
    lightbox: String,
    markdown: String,
    /// Without a service worker there is nothing to start once the program runs.
    offline: Option<String>,
    papers: Option<String>,
    abstracts: Option<String>,
    prose: String,
    /// The folder of the parts of a long list, and the addresses of those that are needed first.
    parts: Option<&'a str>,
    first: Option<String>,
}

impl<'a> Template<'a> {
    /// Adds the app to the assets, and makes the document that names them.
    pub fn new(site: &'a Site, app: &'a App, data: &'a Data, icon: String, assets: &mut Assets) -> Self {
        let scripts = &app.scripts;
        let hashes = [&scripts.start, &scripts.loader].map(|script| format!("'{}'", integrity(script.as_bytes())));
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types default",
            hashes.join(" ")
        );
        let address = |name: &str| site.base.file(name);
        let first = |folder: &str| Data::first_parts().map(|name| address(&format!("{folder}{name}"))).join(" ");
        let mut asset = |stem, extension, content: &[u8]| address(&assets.add(stem, extension, content));
        let lazy = asset("lazy", "wasm", &app.lazy);
        // The script asks for it beside itself.
        let name = lazy.rsplit('/').next().unwrap_or_default();
        let program = app.program.replace(LAZY, name);
        Self {
            site,
            app,
            icon_address: data_address(&icon),
            icon,
            policy,
            program: asset("program", "js", program.as_bytes()),
            wasm: asset("program", "wasm", &app.wasm),
            lazy,
            style: asset("style", "css", app.style.as_bytes()),
            lightbox: asset("lightbox", "js", scripts.lightbox.as_bytes()),
            markdown: asset("markdown", "js", scripts.markdown.as_bytes()),
            offline: site.has_worker.then(|| asset("offline", "js", scripts.offline.as_bytes())),
            papers: data.papers.as_deref().map(address),
            abstracts: data.abstracts.as_deref().map(address),
            prose: address(&data.prose),
            parts: data.parts.as_deref(),
            first: data.parts.as_deref().map(first),
        }
    }

    /// The icon, as it is beside the pages.
    pub fn icon(&self) -> &str {
        &self.icon
    }

    /// The document of a page with this content. It does not name its release yet: see [`of_release`].
    pub fn document(&self, route: &Route, content: &str) -> String {
        self.around(Some(route), &head::head(self.site, route), content)
    }

    /// The document that the program fills, for whatever address it is asked for.
    pub fn shell(&self) -> String {
        self.around(None, &head::shell(self.site), &pages::shell(self.site))
    }

    fn around(&self, route: Option<&Route>, head: &Markup, content: &str) -> String {
        let is_list = matches!(route, Some(Route::Browse(_)));
        let is_static_only = route.is_some_and(|route| self.site.library.is_static_only(route));
        let is_trends = matches!(route, Some(Route::Trends(_))) && !is_static_only;
        let scripts = &self.app.scripts;
        let document = html! {
            (DOCTYPE)
            html lang="en" data-version="" data-list[is_list] data-static-only[is_static_only] data-trends[is_trends] {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(self.policy);
                    link rel="stylesheet" href=(self.style);
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    base href=(self.site.base.as_str());
                    (head)
                    meta name="color-scheme" content="light dark";
                    meta name="theme-color" data-theme="light" media="(prefers-color-scheme: light)" content="#fbfaf8";
                    meta name="theme-color" data-theme="dark" media="(prefers-color-scheme: dark)" content="#14161a";
                    script { (PreEscaped(&scripts.start)) }
                    // A module, so it runs once the page is there.
                    script type="module" { (PreEscaped(&scripts.loader)) }
                    link rel="icon" href=(self.icon_address) type="image/svg+xml";
                    link rel="apple-touch-icon" href="icon-180.png";
                }
                body {
                    (self.failure_notice())
                    div id="notice" {}
                    noscript {
                        p class="notice" {
                            "Search and most filters need JavaScript. Every paper can be reached by the links on this page."
                        }
                    }
                    div id="app" data-program=(self.program) data-wasm=(self.wasm) data-lazy=(self.lazy)
                        data-papers=[&self.papers] data-parts=[self.parts] data-first=[&self.first]
                        data-prose=(self.prose) data-lightbox=(self.lightbox) data-markdown=(self.markdown)
                        data-offline=[&self.offline] data-abstracts=[&self.abstracts] { (PreEscaped(content)) }
                }
            }
        };
        document.into_string()
    }

    /// What the loader shows when the program fails.
    fn failure_notice(&self) -> Markup {
        let repository = self.site.library.catalogue.list().repository.as_str().trim_end_matches('/');
        html! {
            div id="program-failed" class="notice failure" role="alert" hidden {
                p {}
                button type="button" class="button" { "Reload the page" }
                a class="button" href={ (repository) "/issues/new" } target="_blank" rel="external noopener" { "Report it" }
                p class="notice-hint" {
                    "The report is yours to read and to change: nothing is sent before you send it."
                }
            }
        }
    }
}

/// A document as it is in the release with this version.
pub fn of_release(document: &str, version: &str) -> String {
    // Its first tag has it.
    document.replacen(" data-version=\"\"", &format!(" data-version=\"{version}\""), 1)
}

/// A drawing as an address that is the drawing itself, whoever drew it.
fn data_address(svg: &str) -> String {
    // What an address may not have, or what a browser drops from one.
    let escaped = svg.trim().chars().map(|sign| match sign {
        '%' | '"' | '#' | '<' | '>' | '\t' | '\n' | '\r' => format!("%{:02X}", u32::from(sign)),
        _ => sign.to_string(),
    });
    format!("data:image/svg+xml,{}", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::data_address;

    #[test]
    fn a_drawing_is_its_own_address() {
        let svg = "<svg a='1'>\n<path\nd=\"M0 0\" style=\"font-family:'Arial'; width: 50%\" fill=\"#fff\"/></svg>\n";
        assert_eq!(
            data_address(svg),
            "data:image/svg+xml,%3Csvg a='1'%3E%0A%3Cpath%0Ad=%22M0 0%22 style=%22font-family:'Arial'; width: 50%25%22 fill=%22%23fff%22/%3E%3C/svg%3E"
        );
    }
}
