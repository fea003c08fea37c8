//! The parts that pages are made of: values in, links and callbacks out.

pub mod action;
pub mod badge;
pub mod card;
pub mod chips;
pub mod facet;
pub mod facet_panel;
pub mod field;
pub mod header;
pub mod help;
pub mod highlight;
pub mod load_failure;
pub mod paper_links;
pub mod paper_list;
pub mod prose_text;
pub mod search_box;
pub mod theme_button;
pub mod toolbar;
