//! Rules for what may import what: the layers of ARCHITECTURE.md, top to bottom.

use super::{File, Problem};

/// Each part of the app and the modules above it, which it must not know.
const ABOVE: [(&str, &[&str]); 10] = [
    ("commands", &["app"]),
    ("pages", &["app", "commands"]),
    ("components", &["app", "commands", "pages"]),
    ("state", &["app", "commands", "pages", "components"]),
    ("region", &["app", "commands", "pages", "components", "state"]),
    ("effect", &["app", "commands", "pages", "components", "state"]),
    ("visit", &["app", "commands", "pages", "components", "state"]),
    ("location", &["app", "commands", "pages", "components", "state"]),
    ("load", &["app", "commands", "pages", "components", "state"]),
    ("browser", &["app", "commands", "pages", "components", "state", "location", "load"]),
];

/// What the catalogue must not touch: the page, the disk, the network, the clock.
const IMPURE: [&str; 8] =
    ["leptos", "web_sys", "js_sys", "wasm_bindgen", "awesome_papers", "std::fs", "std::net", "std::time"];

/// In the app an import points only down.
pub fn imports_point_down(file: &File) -> Vec<Problem> {
    let Some(part) = part_of_the_app(file) else {
        return Vec::new();
    };
    let Some((_, above)) = ABOVE.iter().find(|(name, _)| *name == part) else {
        return Vec::new();
    };
    find(file, |code| {
        let module = above.iter().find(|module| imports(code, module))?;
        Some(format!("{part} must not know {module}, which is above it"))
    })
}

/// The catalogue computes; it does no input or output of any kind.
pub fn catalogue_is_pure(file: &File) -> Vec<Problem> {
    let is_ours = ["catalogue/src/", "catalogue/postings/src/"].iter().any(|folder| file.path.starts_with(folder));
    if !is_ours || !file.is_rust() {
        return Vec::new();
    }
    find(file, |code| {
        let name = IMPURE.iter().find(|name| mentions(code, name))?;
        Some(format!("the catalogue must not use {name}"))
    })
}

/// Only one module of the app talks to the browser, and the program that starts it.
pub fn browser_has_one_door(file: &File) -> Vec<Problem> {
    match part_of_the_app(file) {
        None | Some("browser" | "main") => Vec::new(),
        Some(_) => find(file, |code| {
            let name = ["web_sys", "js_sys", "wasm_bindgen"].into_iter().find(|name| code.contains(name))?;
            Some(format!("{name} belongs in browser.rs"))
        }),
    }
}

/// The top module of the app a file belongs to: `src/pages/about.rs` is of `pages`.
fn part_of_the_app(file: &File) -> Option<&str> {
    let path = file.path.strip_prefix("src/")?.strip_suffix(".rs")?;
    path.split('/').next()
}

/// The lines about whose code a rule has something to say; comments are not code.
fn find(file: &File, rule: impl Fn(&str) -> Option<String>) -> Vec<Problem> {
    file.lines()
        .filter_map(|(number, line)| {
            let code = line.split("//").next().unwrap_or_default();
            Some(Problem::new(number, rule(code)?))
        })
        .collect()
}

/// Whether a line names a module of this crate, alone or in a group.
fn imports(code: &str, module: &str) -> bool {
    ["crate::", "super::", "awesome_papers::"]
        .into_iter()
        .any(|start| mentions(code, &format!("{start}{module}")) || groups(code, start, module))
}

/// Whether a line names a path, and not merely one that begins or ends alike; `std::{fs, io}`
/// names `std::fs`.
fn mentions(code: &str, path: &str) -> bool {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let whole = code
        .match_indices(path)
        .any(|(at, _)| !code[..at].ends_with(is_name) && !code[at + path.len()..].starts_with(is_name));
    whole || path.rsplit_once("::").is_some_and(|(start, name)| groups(code, &format!("{start}::"), name))
}

/// Whether a line has `start{…}` with this name at the top of the group.
fn groups(code: &str, start: &str, name: &str) -> bool {
    let Some((_, group)) = code.split_once(&format!("{start}{{")) else {
        return false;
    };
    let mut depth = 0_u32;
    let top: String = group
        .chars()
        .filter(|character| {
            match character {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })
        .collect();
    top.split(',').any(|item| {
        let first = item.trim().split([':', ' ', '}', ';']).next();
        first == Some(name)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{file, lines};

    #[test]
    fn an_import_that_points_up_is_found() {
        for (path, line) in [
            ("src/components/card.rs", "use crate::pages::browse::Browse;"),
            ("src/components/card.rs", "use crate::{app::App, browser};"),
            ("src/components/card.rs", "let page = super::super::pages::about;"),
            ("src/pages/about.rs", "use crate::app;"),
            ("src/browser.rs", "use crate::location::go;"),
            ("src/load.rs", "use crate::components;"),
        ] {
            assert_eq!(lines(&imports_point_down(&file(path, line))), [1], "{line}");
        }
    }

    #[test]
    fn an_import_that_points_down_is_fine() {
        for (path, line) in [
            ("src/app.rs", "use crate::pages::about::About;"),
            ("src/pages/about.rs", "use crate::{components::card::Card, load::Load};"),
            ("src/components/card.rs", "use crate::{browser, components::app_bar};"),
            ("src/components/card.rs", "// Unlike crate::pages, this knows no address."),
            ("src/components/card.rs", "use crate::pagesize;"),
            ("site/src/pages.rs", "use awesome_papers::app::App;"),
        ] {
            assert!(imports_point_down(&file(path, line)).is_empty(), "{line}");
        }
    }

    #[test]
    fn input_and_output_in_the_catalogue_is_found() {
        for line in [
            "use leptos::prelude::*;",
            "use std::fs;",
            "use std::{collections::HashMap, fs::File};",
            "let now = std::time::Instant::now();",
            "use web_sys::Url;",
        ] {
            let problems = catalogue_is_pure(&file("catalogue/src/query.rs", line));
            assert_eq!(lines(&problems), [1], "{line}");
        }
        for line in ["use std::fmt;", "use std::{collections::{BTreeMap, fs}, fmt};", "std::fstab"] {
            assert!(catalogue_is_pure(&file("catalogue/src/query.rs", line)).is_empty());
        }
        let test = file("catalogue/tests/real.rs", "use std::fs;");
        assert!(catalogue_is_pure(&test).is_empty());
    }

    #[test]
    fn talking_to_the_browser_elsewhere_is_found() {
        let line = "let window = web_sys::window();";
        for path in ["src/components/card.rs", "src/load.rs", "src/lib.rs"] {
            assert_eq!(lines(&browser_has_one_door(&file(path, line))), [1], "{path}");
        }
        for path in ["src/browser.rs", "src/browser/storage.rs", "src/main.rs", "xtask/src/main.rs"] {
            assert!(browser_has_one_door(&file(path, line)).is_empty(), "{path}");
        }
    }
}
