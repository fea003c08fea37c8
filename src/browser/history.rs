//! The address bar and the history behind it.
use js_sys::Array;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Url;

use super::{Refused, scroll_position};

/// The folder of the document's base URL, such as `/` or `/repository/`.
#[must_use]
pub fn base_path() -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    Url::new_with_base(".", &base).map_or_else(|_| "/".to_owned(), |folder| folder.pathname())
}

/// The path and the query string of the address bar.
#[must_use]
pub fn address() -> (String, String) {
    let location = window().location();
    (location.pathname().unwrap_or_default(), location.search().unwrap_or_default())
}

/// The fragment of the address bar, without its number sign.
#[must_use]
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').map(str::to_owned).unwrap_or_default()
}

/// All that the address bar says.
#[must_use]
pub fn current_address() -> String {
    window().location().href().unwrap_or_default()
}

/// The address bar up to the path, such as `https://example.org`.
#[must_use]
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// An address of the site as others can open it: `https://example.org/list/`.
#[must_use]
pub fn whole_address(href: &str) -> String {
    [&origin(), href].concat()
}

/// What an entry of the history remembers besides its address.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Entry {
    /// How far the page was scrolled, in CSS pixels; `None` for an entry that was never left, such as a
    /// link within the page.
    pub scroll: Option<f64>,
    /// How many entries ago the list was shown from which the reader came to this paper; 0 if they came
    /// from elsewhere.
    pub since_list: i32,
    /// What added the entry.
    pub added_by: AddedBy,
    /// How many entries of the program's own are before it; written with the entry, whatever it says.
    pub number: i32,
}

/// What added an entry to the history.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum AddedBy {
    /// A link, a control, or the browser.
    #[default]
    Visit,
    /// The first letter of a search: those that follow change the same entry.
    Typing,
    /// A sheet that was opened over the page: Back closes it, and a choice made in it takes the entry.
    Sheet,
    /// The key that opens a random paper, which no reader saw in the list.
    Random,
    /// The first move of a slider: those that follow change the same entry.
    Slider,
}

impl Entry {
    /// The current entry.
    #[must_use]
    pub fn current() -> Self {
        let state = window().history().and_then(|history| history.state()).unwrap_or(JsValue::NULL);
        let Some(state) = state.dyn_ref::<Array>() else { return Self::default() };
        // Written by `state`, so these are small whole numbers.
        let number = |at| state.get(at).as_f64().unwrap_or_default() as i32;
        let added_by = [AddedBy::Typing, AddedBy::Sheet, AddedBy::Random, AddedBy::Slider];
        let added_by = added_by.into_iter().find(|by| state.get(2) == by.state()).unwrap_or_default();
        Self { scroll: state.get(0).as_f64(), since_list: number(1), added_by, number: number(3) }
    }

    /// Whether this entry is of a paper that the reader opened in the list of another one.
    #[must_use]
    pub fn was_opened_from(self, list: Self) -> bool {
        let is_list = self.since_list > 0 && list.number == self.number - self.since_list;
        is_list && self.added_by != AddedBy::Random
    }

    fn state(self) -> Array {
        let scroll = self.scroll.map_or(JsValue::NULL, JsValue::from_f64);
        let number = |number: i32| JsValue::from_f64(number.into());
        Array::of4(&scroll, &number(self.since_list), &self.added_by.state(), &number(self.number))
    }
}

impl AddedBy {
    fn state(self) -> JsValue {
        JsValue::from_f64(f64::from(self as u8))
    }
}

/// Adds an entry to the history.
///
/// # Errors
/// When the browser refuses: Safari does after a hundred changes of the address within half a minute.
pub fn push_address(href: &str, entry: Entry) -> Result<(), Refused> {
    let entry = Entry { number: Entry::current().number + 1, ..entry };
    Ok(window().history()?.push_state_with_url(&entry.state(), "", Some(href))?)
}

/// Goes back by so many entries of the history.
pub fn go_back(entries: i32) {
    if let Ok(history) = window().history() {
        let _ = history.go_with_delta(-entries);
    }
}

/// Puts another entry in the place of the current one.
///
/// # Errors
/// As [`push_address`].
pub fn replace_address(href: &str, entry: Entry) -> Result<(), Refused> {
    let entry = Entry { number: Entry::current().number, ..entry };
    Ok(window().history()?.replace_state_with_url(&entry.state(), "", Some(href))?)
}

/// Keeps in the current entry of the history how far the page is scrolled.
pub fn remember_scroll() {
    if let Ok(history) = window().history() {
        let entry = Entry { scroll: Some(scroll_position()), ..Entry::current() };
        let _ = history.replace_state(&entry.state(), "");
    }
}

/// Takes over from the browser to restore the scroll position of history entries, which it would do
/// before the list has its length.
pub fn restore_scroll_ourselves() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
    }
}

/// Loads the document anew.
pub fn reload() {
    // It can only fail where the browser forbids to navigate at all.
    let _ = window().location().reload();
}

/// Loads another document of the site.
pub fn load(href: &str) {
    let _ = window().location().assign(href);
}
