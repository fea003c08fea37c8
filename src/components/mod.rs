//! The parts that pages are made of: values in, text of the page out.

pub mod action;
pub mod badge;
pub mod card;
pub mod chips;
pub mod facet;
#[cfg(feature = "contribute")]
pub mod field;
pub mod figure;
pub mod filters;
pub mod header;
pub mod help;
pub mod highlight;
#[cfg(feature = "ssr")]
pub mod legend;
pub mod list_window;
pub mod load_failure;
pub mod paper_links;
pub mod paper_list;
pub mod stars;
pub mod suggestions;
pub mod toolbar;
