//! The site: what a reader sees of a catalogue.
//!
//! The same code runs twice: in the browser (`csr`), and natively in the generator (`ssr`), which
//! writes every page as HTML.
//!
//! Reading order: [`app`] is the page as a whole, [`lazy`] what the list does not need of it; [`pages`] and
//! [`components`] react to the reader; [`html`] are functions to markup of what is only read; [`context`] is
//! what components share, [`location`] the address, [`shortcuts`] the keys, [`announcer`] what is said aloud, [`reactive`]
//! values that follow others; [`data`] loads the catalogue; [`schematic`] draws figures; [`browser`] is everything that
//! only a browser has; `start` puts it all into the page.
// Views are deep types; with the coverage that fuzzing adds the compiler goes deeper into them.
#![recursion_limit = "256"]
#![cfg_attr(not(test), warn(clippy::disallowed_methods))]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod announcer;
pub mod app;
pub mod browser;
pub mod components;
pub mod context;
pub mod data;
pub mod html;
pub mod lazy;
pub mod location;
pub mod pages;
pub mod reactive;
pub mod schematic;
pub mod shortcuts;
pub mod start;

#[cfg(all(test, feature = "ssr"))]
mod tests;
