//! Which papers of the shelf are shown, and in which order: what the address says.
use std::fmt;

use form_urlencoded::Serializer;

use super::State;
use crate::query::Query;

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

    /// The order with this id, in capitals or not.
    #[must_use]
    pub fn of(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.id().eq_ignore_ascii_case(id))
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
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only papers in this state.
    pub state: Option<State>,
    /// In this order.
    pub order: Order,
    /// Only papers that this query finds. It has no order and no view.
    pub query: Query,
}

impl Selection {
    /// Reads a query string. What is neither a state nor an order is of the query; a state, an order or a view that
    /// the shelf does not know is left out.
    #[must_use]
    pub fn parse(search: &str) -> Self {
        let mut selection = Self::default();
        let mut rest = Serializer::new(String::new());
        for (name, value) in form_urlencoded::parse(search.trim_start_matches('?').as_bytes()) {
            match &*name {
                "state" => selection.state = State::of(&value).or(selection.state),
                "sort" => selection.order = Order::of(&value).unwrap_or(selection.order),
                "view" => {}
                _ => {
                    rest.append_pair(&name, &value);
                }
            }
        }
        selection.query = Query::parse(&rest.finish());
        selection
    }
}

/// The query string, without its question mark.
impl fmt::Display for Selection {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state.map(|state| ["state=", state.id()].concat());
        let order = (self.order != Order::default()).then(|| ["sort=", self.order.id()].concat());
        let query = Some(self.query.to_string()).filter(|query| !query.is_empty());
        let parts: Vec<String> = query.into_iter().chain(state).chain(order).collect();
        formatter.write_str(&parts.join("&"))
    }
}
