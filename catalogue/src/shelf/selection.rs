//! Which papers of the shelf are shown, and in which order: what the address says.
use std::fmt;

use super::State;

/// The order of a shelf.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As the reader has arranged it.
    #[default]
    Hand,
    /// What was put there last comes first.
    Added,
    /// By title.
    Title,
    /// The newest paper first.
    Newest,
}

impl Order {
    /// Every order.
    pub const ALL: [Self; 4] = [Self::Hand, Self::Added, Self::Title, Self::Newest];

    /// The order in an address.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Added => "added",
            Self::Title => "title",
            Self::Newest => "newest",
        }
    }

    /// The order for a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Hand => "My order",
            Self::Added => "Recently added",
            Self::Title => "Title",
            Self::Newest => "Newest paper",
        }
    }
}

/// What is shown of a shelf.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only papers in this state.
    pub state: Option<State>,
    /// In this order.
    pub order: Order,
}

impl Selection {
    /// Reads a query string. What it does not understand it leaves out.
    #[must_use]
    pub fn parse(search: &str) -> Self {
        let mut selection = Self::default();
        for (name, value) in form_urlencoded::parse(search.trim_start_matches('?').as_bytes()) {
            match &*name {
                "state" => selection.state = State::of(&value),
                "sort" => {
                    selection.order = Order::ALL.into_iter().find(|order| order.id() == value).unwrap_or_default();
                }
                _ => {}
            }
        }
        selection
    }
}

/// The query string, without its question mark.
impl fmt::Display for Selection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state.map(|state| ["state=", state.id()].concat());
        let order = (self.order != Order::default()).then(|| ["sort=", self.order.id()].concat());
        let parts: Vec<String> = state.into_iter().chain(order).collect();
        formatter.write_str(&parts.join("&"))
    }
}
