//! What can be chosen in the palette, and what of it is found by what is typed.
use catalogue::Slug;
use leptos::prelude::*;

use super::commands::{Command, Target, named, papers};
use crate::browser;
use crate::data::library::Library;
use crate::html::palette::{PaletteOption, palette_options};
use crate::reactive::memo;

/// The most options that are shown; who does not find theirs types a letter more.
const MOST: usize = 50;

/// The id of the list of options, with which theirs begin.
pub const OPTIONS: &str = "palette-options";

/// What can be chosen, and what of it was found.
#[derive(Clone, Copy)]
pub struct Choices {
    /// What can be chosen, since the palette was opened.
    pub all: RwSignal<Vec<Command>, LocalStorage>,
    /// What is typed.
    text: RwSignal<String>,
    /// The papers that are found by it, and their authors.
    papers: RwSignal<Vec<Command>, LocalStorage>,
    /// The positions of what the text names, and behind all of these those of the papers.
    found: Memo<Vec<usize>>,
    /// The index of the option that Enter chooses.
    pub active: RwSignal<usize>,
}

impl Choices {
    pub fn new() -> Self {
        let (all, papers) = (RwSignal::new_local(Vec::<Command>::new()), RwSignal::new_local(Vec::<Command>::new()));
        let text = RwSignal::new(String::new());
        let found = memo(move || {
            let mut named = all.with(|all| text.with(|text| named(all, text)));
            named.truncate(MOST);
            let all = all.with(Vec::len);
            named.extend(all..all + papers.with(Vec::len));
            named
        });
        Self { all, text, papers, found, active: RwSignal::new(0) }
    }

    /// Finds what is typed.
    pub fn find(self, library: &Library, text: String) {
        self.papers.set(papers(library, &text));
        self.text.set(text);
        self.active.set(0);
    }

    /// The words that are typed.
    pub fn words(self) -> String {
        self.text.with(|text| text.trim().to_owned())
    }

    /// The name of the last option, by which the words are searched for.
    fn search_name(self) -> Option<String> {
        Some(self.words()).filter(|words| !words.is_empty()).map(|words| format!("Search papers for “{words}”"))
    }

    /// What the option at an index leads to; `None` for that of the search.
    pub fn target(self, index: usize) -> Option<Target> {
        let chosen = self.found.with(|found| found.get(index).copied())?;
        self.with(chosen, |command| command.target.clone())
    }

    /// Asks the command in a position.
    fn with<T>(self, position: usize, ask: impl FnOnce(&Command) -> T) -> Option<T> {
        self.all.with(|all| match position.checked_sub(all.len()) {
            None => all.get(position).map(ask),
            Some(behind) => self.papers.with(|papers| papers.get(behind).map(ask)),
        })
    }

    /// The id of the option at an index. It changes with the command, so that a reader who hears the options hears which
    /// is the first one now.
    pub fn id(self, index: usize) -> String {
        let chosen = self.found.with(|found| found.get(index).copied());
        chosen.map_or_else(|| [OPTIONS, "-search"].concat(), |position| self.option_id(position))
    }

    /// The id of the option of the command in a position.
    fn option_id(self, position: usize) -> String {
        let is_paper = position >= self.all.with(Vec::len);
        let name = self.with(position, |command| command.name.clone()).filter(|_| is_paper).unwrap_or_default();
        let name = Slug::of(&name).map(|slug| slug.to_string()).unwrap_or_default();
        format!("{OPTIONS}-{position}{name}")
    }

    /// Goes so many options on, around either end.
    pub fn go_by(self, step: isize) {
        let count = self.found.with(Vec::len) + usize::from(self.search_name().is_some());
        if count > 0 {
            let next = self.active.get().saturating_add(count).saturating_add_signed(step) % count;
            self.active.set(next);
            let id = self.id(next);
            request_animation_frame(move || browser::reveal(&id));
        }
    }

    /// The options as HTML.
    pub fn options(self) -> String {
        let search_name = self.search_name();
        let option = |position: &usize| {
            self.with(*position, |command| {
                let key = if let Target::Action(action) = &command.target { action.key } else { None };
                (self.option_id(*position), command.name.clone(), command.kind.clone(), key)
            })
        };
        let named: Vec<_> = self.found.with(|found| found.iter().filter_map(option).collect());
        let mut options: Vec<_> =
            named.iter().map(|(id, name, kind, key)| PaletteOption { id: id.clone(), name, kind, key: *key }).collect();
        if let Some(name) = &search_name {
            options.push(PaletteOption { id: self.id(named.len()), name, kind: "Search", key: None });
        }
        palette_options(&options, self.active.get()).into_string()
    }
}
