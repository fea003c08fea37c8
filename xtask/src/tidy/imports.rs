//! What may import what: the layers of the app, and no cycles between the modules of a folder.
//!
//! Between crates Cargo refuses an import that points up, so only modules are checked here. What is
//! read are tokens: comments and strings do not count, the insides of macros do. Tests may import
//! what they like.

use std::{collections::BTreeMap, iter::Peekable};

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree, token_stream::IntoIter};

use super::{File, Problem};

/// The modules of the app, top to bottom; those of one row do not import each other.
const LAYERS: &[&[&str]] = &[
    &["start"],
    &["app", "lazy"],
    &["pages"],
    &["components"],
    &["html", "context"],
    &["location", "data", "announcer", "shortcuts", "reactive"],
    &["schematic"],
    &["browser"],
];

/// The crates that only the app's module `browser` uses.
const BINDINGS: [&str; 3] = ["js_sys", "wasm_bindgen", "web_sys"];

/// The names from the top of a crate to a module or to an item in it.
type Path = Vec<String>;
type Tokens = Peekable<IntoIter>;

/// A module in a file of its own.
#[derive(Default)]
struct Module {
    /// The position of its file.
    file: usize,
    path: Path,
    /// Every path that it names, and in which line.
    named: Vec<(usize, Path)>,
    /// What it imports, by the last name: others may reach it through this module.
    imports: BTreeMap<String, Path>,
    /// The lines that name one of the crates above.
    bindings: Vec<usize>,
}

/// Checks every crate; returns each problem with the position of its file.
pub fn check(files: &[File]) -> Vec<(usize, Problem)> {
    let mut crates: BTreeMap<&str, BTreeMap<Path, Module>> = BTreeMap::new();
    let mut problems = Vec::new();
    for (file, (root, path)) in files.iter().enumerate().filter_map(|(file, of)| Some((file, place(&of.path)?))) {
        let mut module = Module { file, path: path.clone(), ..Module::default() };
        match files[file].text.parse::<TokenStream>() {
            Ok(tokens) => module.read(&path, tokens),
            Err(error) => problems.push((file, Problem::new(error.span().start().line, error.to_string()))),
        }
        crates.entry(root).or_default().insert(path, module);
    }
    for (root, modules) in &crates {
        let mut folders: BTreeMap<Path, Vec<Edge>> = BTreeMap::new();
        for module in modules.values() {
            for (line, name) in &module.named {
                if let Some((folder, from, to)) = siblings(&module.path, &resolve(modules, name)) {
                    folders.entry(folder).or_default().push(Edge { file: module.file, line: *line, from, to });
                }
            }
            if *root == "src" && !matches!(module.path.first().map(String::as_str), Some("browser" | "main")) {
                let message = "web-sys and its kin belong in src/browser";
                problems.extend(module.bindings.iter().map(|line| (module.file, Problem::new(*line, message))));
            }
        }
        for (folder, edges) in folders {
            if *root == "src" && folder.is_empty() {
                problems.extend(edges.iter().filter_map(Edge::points_up));
            }
            let folder = [&[(*root).to_owned()], &folder[..]].concat().join("/");
            problems.extend(cycle(&edges).map(|(edge, names)| {
                edge.problem(format!("modules of {folder} import each other in a circle: {names}"))
            }));
        }
    }
    problems
}

/// The crate that a file belongs to and its module there; nothing for what is not a module.
fn place(file: &str) -> Option<(&str, Path)> {
    let (root, module) = match file.split_once("/src/") {
        Some((root, module)) => (&file[..root.len() + 4], module),
        None => ("src", file.strip_prefix("src/")?),
    };
    let mut path: Path = module.strip_suffix(".rs")?.split('/').map(str::to_owned).collect();
    if path.last().is_some_and(|last| last == "tests") || path.first().is_some_and(|first| first == "bin") {
        return None;
    }
    if path.last().is_some_and(|last| last == "mod" || last == "lib") {
        path.pop();
    }
    Some((root, path))
}

impl Module {
    /// Reads what stands in the module at `at`: this one, or one inside it that has no file.
    fn read(&mut self, at: &Path, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        let mut is_import = false;
        while let Some(token) = tokens.next() {
            let ident = match token {
                TokenTree::Group(group) => {
                    self.read(at, group.stream());
                    continue;
                }
                TokenTree::Ident(ident) => ident,
                _ => continue,
            };
            match ident.to_string().as_str() {
                "mod" => self.read_inner(at, &mut tokens),
                "use" => is_import = true,
                "crate" | "super" | "self" => self.follow(start(at, &ident), &ident, &mut tokens, is_import),
                name if BINDINGS.contains(&name) => self.bindings.push(ident.span().start().line),
                _ if is_import => self.follow([&at[..], &[ident.to_string()]].concat(), &ident, &mut tokens, true),
                _ => {}
            }
            is_import = is_import && ident == "use";
        }
    }

    /// Reads a module that stands inside another, unless it is one of tests.
    fn read_inner(&mut self, at: &Path, tokens: &mut Tokens) {
        let Some(TokenTree::Ident(name)) = tokens.next() else { return };
        if let Some(TokenTree::Group(group)) = tokens.next_if(|next| matches!(next, TokenTree::Group(_)))
            && name != "tests"
        {
            self.read(&[&at[..], &[name.to_string()]].concat(), group.stream());
        }
    }

    /// Follows a path, and each path of a group, to its end.
    fn follow(&mut self, mut path: Path, last: &Ident, tokens: &mut Tokens, is_import: bool) {
        let mut last = last.clone();
        let is_colon = |next: &TokenTree| matches!(next, TokenTree::Punct(punct) if punct.as_char() == ':');
        while tokens.next_if(is_colon).is_some() && tokens.next_if(is_colon).is_some() {
            match tokens.next() {
                Some(TokenTree::Ident(ident)) => {
                    path = if ident == "super" {
                        start(&path, &ident)
                    } else {
                        [&path[..], &[ident.to_string()]].concat()
                    };
                    last = ident;
                }
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let mut tokens = group.stream().into_iter().peekable();
                    while let Some(token) = tokens.next() {
                        if let TokenTree::Ident(ident) = token {
                            let inner =
                                if ident == "self" { path.clone() } else { [&path[..], &[ident.to_string()]].concat() };
                            self.follow(inner, &ident, &mut tokens, is_import);
                        }
                    }
                    return;
                }
                _ => break,
            }
        }
        if is_import {
            self.imports.insert(last.to_string(), path.clone());
        }
        self.named.push((last.span().start().line, path));
    }
}

/// Where a path that begins with `crate`, `super` or `self` begins, in the module at `at`.
fn start(at: &Path, keyword: &Ident) -> Path {
    match keyword.to_string().as_str() {
        "crate" => Path::new(),
        "super" => at[..at.len().saturating_sub(1)].to_vec(),
        _ => at.clone(),
    }
}

/// The module that a path leads to, also through the imports of another.
fn resolve(modules: &BTreeMap<Path, Module>, path: &Path) -> Path {
    let mut path = path.clone();
    // No honest path is imported through more modules than that.
    for _ in 0..8 {
        let length = (0..=path.len()).rev().find(|length| modules.contains_key(&path[..*length])).unwrap_or(0);
        let (module, rest) = path.split_at(length);
        let import = rest.first().and_then(|name| modules.get(module)?.imports.get(name));
        match import {
            Some(import) if !import.starts_with(&path) => path = [import, &rest[1..]].concat(),
            _ => return module.to_vec(),
        }
    }
    path
}

/// The folder that holds both modules, and the two of its own that they are or are in.
fn siblings(from: &Path, to: &Path) -> Option<(Path, String, String)> {
    let shared = from.iter().zip(to).take_while(|(one, other)| one == other).count();
    Some((from[..shared].to_vec(), from.get(shared)?.clone(), to.get(shared)?.clone()))
}

/// An import of one module of a folder by another.
struct Edge {
    file: usize,
    line: usize,
    from: String,
    to: String,
}

impl Edge {
    fn problem(&self, message: String) -> (usize, Problem) {
        (self.file, Problem::new(self.line, message))
    }

    /// The problem of an import in the app that does not lead to a row further down.
    fn points_up(&self) -> Option<(usize, Problem)> {
        let row = |module: &str| LAYERS.iter().position(|row| row.contains(&module));
        let (from, to) = (&self.from, &self.to);
        match (row(from), row(to)) {
            _ if from == "main" => None,
            (Some(above), Some(below)) if above < below => None,
            (Some(_), Some(_)) => Some(self.problem(format!("{from} must not import {to}, which is not below it"))),
            _ => Some(self.problem(format!("{from} or {to} is in none of the LAYERS"))),
        }
    }
}

/// Modules that import each other in a circle, if there are any, and the first of these imports.
fn cycle(edges: &[Edge]) -> Option<(&Edge, String)> {
    let mut left: Vec<_> = edges.iter().collect();
    // What imports nothing that is left is part of no circle.
    loop {
        let before = left.len();
        let from: Vec<_> = left.iter().map(|edge| &edge.from).collect();
        left.retain(|edge| from.contains(&&edge.to));
        if left.len() == before {
            break;
        }
    }
    let mut walk = vec![*left.first()?];
    loop {
        let last = walk.last()?;
        if let Some(first) = walk.iter().position(|edge| edge.from == last.to) {
            let names: Vec<_> = walk[first..].iter().map(|edge| edge.from.as_str()).collect();
            return Some((walk[first], format!("{} → {}", names.join(" → "), last.to)));
        }
        walk.push(left.iter().find(|edge| edge.from == last.to)?);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    /// The messages about files, each a path and a text.
    fn messages(files: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<_> = files.iter().map(|(path, text)| file(path, text)).collect();
        check(&files).into_iter().map(|(at, problem)| format!("{}:{problem}", files[at].path)).collect()
    }

    #[test]
    fn an_import_that_points_up_is_found() {
        for (path, text) in [
            ("src/components/card.rs", "use crate::pages::browse::Browse;"),
            ("src/components/card.rs", "use crate::{pages::{browse}, browser};"),
            ("src/components/card.rs", "fn f() { let page = super::super::pages::about(); }"),
            ("src/components/card.rs", "fn f() { view! { <crate::pages::About/> } }"),
            ("src/pages/about.rs", "use crate::app;"),
            ("src/browser.rs", "use crate::location::go;"),
        ] {
            let above = [("src/pages/mod.rs", ""), ("src/app.rs", ""), ("src/location.rs", "")];
            let messages = messages(&[&above[..], &[(path, text)]].concat());
            assert_eq!(messages.len(), 1, "{text}: {messages:?}");
            assert!(messages[0].contains("must not import"), "{messages:?}");
        }
    }

    #[test]
    fn an_import_that_points_down_is_fine() {
        let below = [("src/lib.rs", "pub use browser::Window;"), ("src/browser.rs", ""), ("src/components/mod.rs", "")];
        for (path, text) in [
            ("src/app.rs", "use crate::components::card;"),
            ("src/components/card.rs", "use crate::{browser, Window};"),
            ("src/components/card.rs", "// Unlike crate::app, this knows no address.\nconst A: &str = \"crate::app\";"),
            ("src/components/card.rs", "#[cfg(test)] mod tests { use crate::app::App; }"),
            ("site/src/lib.rs", "use awesome_papers::app::App;"),
        ] {
            assert_eq!(messages(&[&below[..], &[(path, text)]].concat()), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_module_in_no_layer_is_found() {
        let messages = messages(&[("src/odd.rs", "use crate::browser;"), ("src/browser.rs", "")]);
        assert_eq!(messages, ["src/odd.rs:1: odd or browser is in none of the LAYERS"]);
    }

    #[test]
    fn a_circle_is_found_also_through_a_name_that_the_folder_imports() {
        let found = messages(&[
            ("site/src/lib.rs", "pub use venue::Venue; mod venue; mod paper; mod date;"),
            ("site/src/venue.rs", "use crate::paper::Paper;"),
            ("site/src/paper.rs", "use super::date;\nuse crate::Venue;"),
            ("site/src/date.rs", ""),
        ]);
        assert_eq!(found.len(), 1);
        assert!(
            found[0].ends_with("modules of site/src import each other in a circle: paper → venue → paper"),
            "{found:?}"
        );
    }

    #[test]
    fn a_module_may_use_what_its_folder_defines() {
        let of_folder = [("catalogue/src/search/mod.rs", "mod index; use index::Index; pub struct Rank;")];
        let found = messages(&[&of_folder[..], &[("catalogue/src/search/index.rs", "use super::Rank;")]].concat());
        assert_eq!(found, [""; 0]);
    }

    #[test]
    fn talking_to_the_browser_elsewhere_is_found() {
        let text = "fn f() { let window = web_sys::window(); }";
        for path in ["src/components/card.rs", "src/load.rs", "src/lib.rs"] {
            assert_eq!(messages(&[(path, text)]).len(), 1, "{path}");
        }
        for path in ["src/browser.rs", "src/browser/storage.rs", "src/main.rs", "xtask/src/main.rs"] {
            assert_eq!(messages(&[(path, text)]), [""; 0], "{path}");
        }
    }
}
