//! The pure domain of awesome-papers: what a catalogue of papers is, how it is decoded and
//! encoded, searched, addressed and cited.
//!
//! Nothing here touches a browser, a file, a clock or the network: every function
//! maps values to values, so the same code runs in the page, in the generator, in
//! the curator's tools and in tests.
//!
//! Reading order: [`paper`], [`venue`] and [`figure`] are the facts; [`Catalogue`] holds them and
//! guards what must be true of them together; [`decode`] and [`encode`] are its file
//! format; [`query`] is what a reader searches for, [`route`] how that is written in an
//! address, [`search`] gives the results; [`neighbours`] and [`cite`] serve a paper's page, [`trends`] count,
//! [`export`] serves those who take papers along, and [`shelf`] those who keep some; [`abstracts`], [`citations`],
//! [`stars`] and [`manifest`] are the files beside the catalogue, [`feed`] is for readers of news;
//! [`draft`] makes a paper of what a contributor types, and [`readme`] writes it for a
//! list kept in Markdown.
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod abstracts;
pub mod authors;
mod beside;
pub mod citations;
pub mod cite;
mod date;
pub mod decode;
pub mod draft;
pub mod encode;
pub mod export;
pub mod feed;
pub mod figure;
mod formula;
mod list;
pub mod manifest;
pub mod nearest;
pub mod neighbours;
pub mod paper;
pub mod query;
pub mod readme;
pub mod route;
pub mod search;
pub mod shelf;
pub mod slug;
mod sorting;
pub mod stable_hash;
pub mod stars;
mod text;
pub mod trends;
pub mod venue;
pub mod web_address;

pub use beside::date as serde_date;
pub use date::{Date, month_name};
pub use figure::Figure;
pub use list::{
    Catalogue, CatalogueError, CatalogueProblem, Category, Collection, ExtraPage, Hue, Language, Leaderboard, ListInfo,
    Parts, Tool, Update,
};
pub use paper::{Paper, PaperId};
pub use query::Query;
pub use route::Route;
pub use slug::Slug;
pub use text::fold;
pub use text::stop_words::is_stop_word;
pub use venue::Venue;
pub use web_address::WebAddress;
