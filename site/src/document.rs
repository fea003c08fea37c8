//! The document around every page: `index.html` as trunk built it, with trunk's loader
//! and its many style sheets replaced by ours.
use std::fs;
use std::path::Path;

use awesome_papers::load::long;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use catalogue::route::Route;
use catalogue::search::Index;
use sha2::{Digest as _, Sha256};

use crate::error::PrerenderError;
use crate::head::escape;
use crate::pages::Page;
use crate::worker::OFFLINE;
use crate::{Site, head};

/// Starts the program once the page has been shown. The module's preload in trunk's own
/// loader would compete with the first paint.
const LOADER: &str = include_str!("loader.js");

/// Enlarges figures, once the reader asks for it.
const LIGHTBOX: &str = include_str!("lightbox.js");

/// The file of the icon.
pub const ICON: &str = "icon.svg";

/// How the name of the style sheet of the form begins.
const FORM: &str = "form";

/// How the name of the style sheet of an enlarged figure begins, which comes with its script.
const LIGHTBOX_STYLE: &str = "lightbox";

/// The element that the program draws in, where the document tells the loader which one.
const ROOT: &str = "<div id=\"app\">";

/// The folder of the contribute page, and of its program.
pub const CONTRIBUTE: &str = "contribute/";

/// The files of a program.
pub struct Program {
    script: String,
    wasm: String,
}

impl Program {
    /// Finds the program in a folder that trunk built.
    fn find(folder: &Path) -> Result<Self, PrerenderError> {
        let mut names: Vec<String> = Vec::new();
        for entry in fs::read_dir(folder).map_err(|error| PrerenderError::file(folder, error))? {
            let entry = entry.map_err(|error| PrerenderError::file(folder, error))?;
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
        let find = |ending: &str| {
            names.iter().find(|name| name.starts_with("awesome-papers") && name.ends_with(ending)).cloned()
        };
        let script = find(".js").ok_or(PrerenderError::Template("program (.js)"))?;
        let wasm = find(".wasm").ok_or(PrerenderError::Template("program (.wasm)"))?;
        Ok(Self { script, wasm })
    }

    /// The names of its files.
    pub fn files(&self) -> [&str; 2] {
        [&self.script, &self.wasm]
    }

    /// The root element that names it, where it lives in `folder` of the site, and the folder
    /// of the list's parts, if it has any.
    fn root(&self, site: &Site, folder: &str, parts: Option<&str>) -> String {
        let [script, wasm] = self.files().map(|file| site.base.file(&format!("{folder}{file}")));
        let parts = parts.map(|parts| format!(" data-parts=\"{parts}\"")).unwrap_or_default();
        format!("<div id=\"app\" data-program=\"{script}\" data-wasm=\"{wasm}\"{parts}>")
    }
}

/// The mark of a document's version while the version, which is made of all documents, is
/// not known.
pub const UNVERSIONED: &str = "data-version=\"\"";

/// The document with places for a page's head and content.
pub struct Template {
    before_head: String,
    between: String,
    /// The root element of most pages, and of the contribute page.
    root: String,
    contribute_root: String,
    after_content: String,
    /// The link to the style sheet of the form, and whether every page has it.
    form_link: String,
    has_form: bool,
    /// Files that the document refers to and that must be written beside it.
    pub files: Vec<(String, String)>,
    /// Files of trunk's that nothing refers to any more.
    pub replaced: Vec<String>,
    /// The program of the contribute page.
    pub contribute_program: Program,
    /// The files without which the program does not start.
    pub needed: Vec<String>,
}

impl Template {
    /// Reads the document from the folder that trunk built, and finds the programs in it and in
    /// the one with the form.
    ///
    /// # Errors
    /// When a file cannot be read or the document lacks a mark.
    pub fn read(app: &Path, contribute: &Path, site: &Site, parts: Option<&str>) -> Result<Self, PrerenderError> {
        let path = app.join("index.html");
        let mut document = fs::read_to_string(&path).map_err(|error| PrerenderError::file(&path, error))?;

        let program = Program::find(app)?;
        let contribute_program = Program::find(contribute)?;

        // Trunk's loader is a module script, and its preloads are links; ours is neither.
        remove(&mut document, "<script type=\"module\">", "</script>");
        for link in ["<link rel=\"modulepreload\"", "<link rel=\"preload\""] {
            while remove(&mut document, link, ">") {}
        }
        let sheets = take_style_sheets(&mut document);
        // What only the form or an enlarged figure needs is no part of what every page waits for.
        let apart = |stem: &'static str| sheets.iter().filter(move |sheet| sheet.starts_with(stem));
        let common = sheets.iter().filter(|sheet| ![FORM, LIGHTBOX_STYLE].iter().any(|stem| sheet.starts_with(stem)));
        let style = Sheet::join(app, "style", common)?;
        let form = Sheet::join(app, FORM, apart(FORM))?;
        let lightbox_style = Sheet::join(app, LIGHTBOX_STYLE, apart(LIGHTBOX_STYLE))?;

        let base = document.find("<base").ok_or(PrerenderError::Template("<base> element"))?;
        let base_end = document[base..].find('>').ok_or(PrerenderError::Template("<base> element"))? + base + 1;
        document.replace_range(base..base_end, &format!("<base href=\"{}\">", site.base.as_str()));

        // Within the page, the icon is no request that the first paint shares the line with.
        let icon = app.join(ICON);
        let icon = fs::read_to_string(&icon).map_err(|error| PrerenderError::file(&icon, error))?;
        let mut document =
            document.replacen(&format!("href=\"{ICON}\""), &format!("href=\"{}\"", data_address(&icon)), 1);

        let offline = squeezed(&OFFLINE.replace("/*BASE*/", site.base.as_str()));
        let offline_name = format!("offline-{}.js", short_hash(&offline));
        // Without a worker there is nothing to start once the program runs.
        let offline_file = if site.has_worker { site.base.file(&offline_name) } else { String::new() };
        let style_text = serde_json::Value::from(lightbox_style.text).to_string();
        let lightbox = squeezed(LIGHTBOX).replace("\"STYLE\"", &style_text);
        let lightbox_name = format!("lightbox-{}.js", short_hash(&lightbox));
        let loader = LOADER.replace("OFFLINE", &offline_file).replace("LIGHTBOX", &site.base.file(&lightbox_name));
        let loader = loader
            .replace("\"LIST\"", &format!("\"{}\"", long::LIST))
            .replace("\"HEAD\"", &format!("\"{}\"", Index::HEAD));
        let head_end = document.find("</head>").ok_or(PrerenderError::Template("</head>"))?;
        document.insert_str(head_end, &format!("<script>{loader}</script>\n"));
        let repository = site.library.catalogue.list().repository.as_str().trim_end_matches('/');
        let document = document.replace("REPOSITORY", &escape(repository));
        let document = document.replacen("<html lang=\"en\"", &format!("<html lang=\"en\" {UNVERSIONED}"), 1);
        // Before the scripts are hashed, since this changes them.
        let mut document = squeezed(&document);

        let hashes: Vec<String> = scripts(&document).map(|script| format!("'sha256-{}'", hash(script))).collect();
        let policy = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {}; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; require-trusted-types-for 'script'; trusted-types default",
            hashes.join(" ")
        );
        let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
        let charset = document.find("<meta charset").ok_or(PrerenderError::Template("<meta charset>"))?;
        let after_charset =
            document[charset..].find('>').ok_or(PrerenderError::Template("<meta charset>"))? + charset + 1;
        document.insert_str(after_charset, &format!("\n{policy}{}", style.link(site)));

        let (before_head, rest) =
            document.split_once("<!-- head -->").ok_or(PrerenderError::Template("<!-- head --> mark"))?;
        let (_, rest) = rest.split_once("<!-- /head -->").ok_or(PrerenderError::Template("<!-- /head --> mark"))?;
        let (between, rest) =
            rest.split_once(&format!("{ROOT}<!-- app -->")).ok_or(PrerenderError::Template("<!-- app --> mark"))?;
        let (_, after_content) =
            rest.split_once("<!-- /app -->").ok_or(PrerenderError::Template("<!-- /app --> mark"))?;
        let contribute_root = contribute_program.root(site, CONTRIBUTE, parts);
        // Only that program can show a long list.
        let (root, program_files) = match parts {
            Some(_) => (contribute_root.clone(), contribute_program.files().map(|file| format!("{CONTRIBUTE}{file}"))),
            None => (program.root(site, "", None), program.files().map(str::to_owned)),
        };
        Ok(Self {
            before_head: before_head.to_owned(),
            between: between.to_owned(),
            root,
            contribute_root,
            contribute_program,
            after_content: after_content.to_owned(),
            form_link: form.link(site),
            // The program that shows a long list has the form on every page.
            has_form: parts.is_some(),
            needed: program_files
                .into_iter()
                .chain([style.name.clone(), lightbox_name.clone()])
                .chain(parts.map(|_| form.name.clone()))
                .collect(),
            files: vec![
                (style.name, style.text),
                (form.name, form.text),
                (offline_name, offline),
                (lightbox_name, lightbox),
            ],
            replaced: sheets,
        })
    }

    /// The whole document of a page.
    pub fn fill(&self, site: &Site, page: &Page) -> String {
        let is_contribute = page.route == Route::Contribute;
        let root = if is_contribute { &self.contribute_root } else { &self.root };
        self.within(root, is_contribute, &head::head(site, page), &page.content)
    }

    /// The whole document with this head and this content.
    pub fn around(&self, head: &str, content: &str) -> String {
        self.within(&self.root, false, head, content)
    }

    fn within(&self, root: &str, has_form: bool, head: &str, content: &str) -> String {
        let form = if has_form || self.has_form { &self.form_link } else { "" };
        [&self.before_head, form, head, &self.between, root, content, &self.after_content].concat()
    }
}

/// Style sheets in one file.
struct Sheet {
    name: String,
    text: String,
}

impl Sheet {
    /// Joins sheets that trunk wrote, into a file whose name begins with `stem`.
    fn join<'a>(app: &Path, stem: &str, sheets: impl Iterator<Item = &'a String>) -> Result<Self, PrerenderError> {
        let mut text = String::new();
        for sheet in sheets {
            let path = app.join(sheet);
            text.push_str(&fs::read_to_string(&path).map_err(|error| PrerenderError::file(&path, error))?);
        }
        let text = without_comments(&text);
        Ok(Self { name: format!("{stem}-{}.css", short_hash(&text)), text })
    }

    fn link(&self, site: &Site) -> String {
        format!("<link rel=\"stylesheet\" href=\"{}\">\n", site.base.file(&self.name))
    }
}

/// Removes the first stretch of `document` from `start` to `end`; `false` when there is
/// none.
fn remove(document: &mut String, start: &str, end: &str) -> bool {
    let Some(from) = document.find(start) else { return false };
    let Some(length) = document[from..].find(end) else { return false };
    document.replace_range(from..from + length + end.len(), "");
    true
}

/// Takes the links to style sheets out of the document: the files' names in their order.
fn take_style_sheets(document: &mut String) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(start) = document.find("<link rel=\"stylesheet\"") {
        let Some(length) = document[start..].find('>') else { break };
        let link = document[start..start + length].to_owned();
        let href = link.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        names.push(href.rsplit('/').next().unwrap_or(href).to_owned());
        document.replace_range(start..start + length + 1, "");
    }
    names
}

/// The contents of the scripts that run, in order.
fn scripts(document: &str) -> impl Iterator<Item = &str> {
    document.split("<script>").skip(1).filter_map(|rest| rest.split("</script>").next())
}

fn hash(text: &str) -> String {
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

/// A few characters that change with the text, for the name of a file.
pub fn short_hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A style sheet without its comments and indentation.
fn without_comments(style: &str) -> String {
    let mut kept = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// A drawing as an address that is the drawing itself.
fn data_address(svg: &str) -> String {
    let line = svg.lines().map(str::trim).collect::<String>();
    let escaped = line.replace('"', "'").replace('#', "%23").replace('<', "%3C").replace('>', "%3E");
    format!("data:image/svg+xml,{escaped}")
}

/// The document without blank lines, indentation and the comments of its scripts.
pub fn squeezed(document: &str) -> String {
    let is_kept = |line: &&str| !line.is_empty() && !line.starts_with("//");
    // The comment that explains a script as a whole would otherwise begin in its tag's line.
    let document = document.replace("<script>//", "<script>\n//");
    document.lines().map(str::trim).filter(is_kept).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{data_address, scripts, take_style_sheets, without_comments};

    #[test]
    fn a_drawing_is_its_own_address() {
        let svg = "<svg a=\"1\">\n  <path fill=\"#fff\"/>\n</svg>\n";
        assert_eq!(data_address(svg), "data:image/svg+xml,%3Csvg a='1'%3E%3Cpath fill='%23fff'/%3E%3C/svg%3E");
    }

    #[test]
    fn style_sheets_are_taken_in_their_order() {
        let mut document = "<link rel=\"stylesheet\" href=\"/tokens-1.css\" integrity=\"x\"/> a <link rel=\"stylesheet\" href=\"/base-2.css\">".to_owned();
        assert_eq!(take_style_sheets(&mut document), ["tokens-1.css", "base-2.css"]);
        assert_eq!(document.trim(), "a");
    }

    #[test]
    fn a_style_sheet_loses_only_its_comments() {
        assert_eq!(without_comments("/* a */\na {\n  b: c; /* d */\n}\n"), "a {\nb: c; \n}".replace("; \n", ";\n"));
    }

    #[test]
    fn scripts_are_found() {
        assert_eq!(
            scripts("<script>a</script> <script type=\"x\">b</script><script>c</script>").collect::<Vec<_>>(),
            ["a", "c"]
        );
    }
}
