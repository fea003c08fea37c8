//! The parts of pages that react to the reader. What a control does stands in its file.

pub mod abstracts_failure;
pub mod copy_button;
pub mod export;
pub mod facet;
pub mod field;
pub mod filters;
pub mod header;
pub mod help;
pub mod key_button;
pub mod notice;
pub mod palette;
pub mod paper_abstract;
pub mod paper_list;
pub mod printed_list;
pub mod random_paper;
pub mod search_box;
pub mod share_button;
pub mod shelf_button;
pub mod shelf_entry;
pub mod shelf_moves;
pub mod shelf_note;
pub mod shelf_notice;
pub mod theme_button;
pub mod toolbar;
pub mod virtual_list;
pub mod year_range;
