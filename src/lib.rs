//! The site: what a reader sees of a catalogue.
//!
//! The same code is run twice: in the browser (`csr`), and natively by the generator
//! (`ssr`), which writes every page out as HTML.
//!
//! Reading order: [`app`] puts the page together and starts it; [`state`] is what it is
//! drawn from, as signals; [`pages`] compose [`components`], which [`region`] puts into the
//! page; [`commands`] are what buttons and keys do; [`location`] is the address, [`load`]
//! the data; [`metadata`] is what a page says of itself in its head; [`visit`] is what is new; [`prose`] is what the
//! curator wrote; [`schematic`] draws the figures; [`browser`] is everything that only a
//! browser has.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod app;
pub mod browser;
pub mod commands;
pub mod components;
pub mod effect;
pub mod load;
pub mod location;
#[cfg(feature = "ssr")]
pub mod markdown;
pub mod metadata;
pub mod pages;
pub mod prose;
pub mod region;
pub mod schematic;
pub mod state;
pub mod visit;

#[cfg(all(test, feature = "ssr"))]
mod tests;
