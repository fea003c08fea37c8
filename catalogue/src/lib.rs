//! The pure domain of awesome-papers: what a catalogue of papers is, how it is
//! read and written, asked, addressed and cited.
//!
//! Nothing here touches a browser, a file, a clock or the network: every function
//! maps values to values, so the same code runs in the page, in the generator, in
//! the curator's tools and in tests.
//!
//! Reading order: [`paper`], [`venue`] and [`figure`] are the facts; [`catalogue`] holds them and
//! guards what must be true of them together; [`decode`] and [`encode`] are its file
//! format; [`query`] is what a reader asks, [`route`] how that is written in an
//! address, [`search`] the answer; [`neighbours`] and [`cite`] serve a paper's page;
//! [`draft`] makes a paper of what a contributor types, and [`readme`] writes it for a
//! list kept in Markdown.
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod catalogue;
pub mod cite;
pub mod decode;
pub mod draft;
pub mod encode;
pub mod feed;
pub mod figure;
mod json;
mod nearest;
pub mod neighbours;
pub mod paper;
pub mod query;
pub mod readme;
pub mod route;
pub mod search;
pub mod slug;
mod sorting;
pub mod stars;
mod text;
pub mod venue;
pub mod web_address;

pub use catalogue::Catalogue;
pub use figure::Figure;
pub use paper::{Paper, PaperId};
pub use query::Query;
pub use route::Route;
pub use slug::Slug;
pub use text::fold;
pub use venue::Venue;
pub use web_address::WebAddress;
