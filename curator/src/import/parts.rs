//! The parts of a list that is kept in several files, one of which leads to the others.
use std::path::{Component, Path, PathBuf};

use catalogue::fold::fold;

use crate::diagnostic::{Diagnostic, Severity};
use crate::import::entries::category::category_id;
use crate::import::list::{LinkedFile, List, NamedCategory};
use crate::import::outline::section::{Purpose, purpose_of};
use crate::import::outline::structure::UNNAMED;
use crate::import::records::record::Record;

/// What links say that leads on and names no subject.
const LEADS_ON: [&str; 8] = ["here", "more", "see more", "read more", "link", "this file", "go", "readme"];

/// The papers of a part that stand below no subject of their own are of the category that the link to it
/// names or, where that names none, its title. Of several files the one that is called README is no part.
pub(super) fn name_categories(lists: &mut [List]) {
    let is_readme = |list: &List| {
        Path::new(&list.path).file_stem().is_some_and(|stem| stem.to_string_lossy().eq_ignore_ascii_case("readme"))
    };
    let first = usize::from(lists.first().is_some_and(|list| lists.len() == 1 || is_readme(list)));
    for part in first..lists.len() {
        let (before, rest) = lists.split_at_mut(part);
        let own = lexical(Path::new(&rest[0].path));
        let link = before.iter().find_map(|list| list.files.iter().find(|file| path_of(list, file) == own));
        let names = [link.map(|link| link.label.as_str()), rest[0].title.as_deref()];
        let name = names.into_iter().flatten().find(|name| is_subject(name)).map(str::to_owned);
        if let Some(name) = name {
            rest[0].name_unnamed(&name);
        }
    }
}

/// Notes on the files that lists link to and that were not read, and on links to files that are not there.
pub(super) fn missing(lists: &[List]) -> Vec<Diagnostic> {
    let given: Vec<PathBuf> = lists.iter().map(|list| lexical(Path::new(&list.path))).collect();
    let mut unread: Vec<&LinkedFile> = Vec::new();
    let mut told = Vec::new();
    for list in lists {
        for file in list.files.iter().filter(|file| !given.contains(&path_of(list, file))) {
            if file.is_missing {
                let message = format!("the list leads to “{}”, and there is no such file", file.path);
                let found = Diagnostic::new(Severity::Warning, "missing-file", message).at(file.place.clone());
                told.push(found.help("correct the link, or add the file"));
            } else if !unread.iter().any(|known| known.path == file.path) {
                unread.push(file);
            }
        }
    }
    if let Some(first) = unread.first() {
        let names: Vec<&str> = unread.iter().map(|file| file.path.as_str()).collect();
        let message = format!("the list goes on in other files, which were not read: {}", names.join(", "));
        let found = Diagnostic::new(Severity::Note, "other-files", message).at(first.place.clone());
        told.push(found.help("name them behind this one, if they have papers"));
    }
    told
}

/// The path that a link leads to, from where the path of its list begins.
fn path_of(list: &List, file: &LinkedFile) -> PathBuf {
    lexical(&Path::new(&list.path).parent().unwrap_or(Path::new("")).join(&file.path))
}

/// A path without `.`, and without `..` behind a name.
fn lexical(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(plain.components().next_back(), Some(Component::Normal(_))) => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

/// Whether a text names what papers are about.
fn is_subject(name: &str) -> bool {
    !LEADS_ON.contains(&fold(name).as_str()) && !name.contains(['/', '\\']) && purpose_of(name) == Purpose::Papers
}

impl List {
    /// Gives the category of the papers below no subject a name.
    fn name_unnamed(&mut self, name: &str) {
        let (Some(unnamed), Some(id)) = (category_id(UNNAMED), category_id(name)) else { return };
        for (record, _) in &mut self.records {
            if let Record::Paper(paper) = record {
                paper.categories.iter_mut().filter(|own| **own == unnamed).for_each(|own| *own = id.clone());
            }
        }
        let is_known = self.categories.iter().any(|known| known.id == id);
        if is_known {
            self.categories.retain(|known| known.id != unnamed);
        } else if let Some(known) = self.categories.iter_mut().find(|known| known.id == unnamed) {
            *known = NamedCategory { id, name: name.to_owned(), text: known.text.take() };
        }
    }
}
