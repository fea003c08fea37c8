//! Reading lists of papers as people keep them.
mod absorb;
pub mod badge;
pub mod canonical;
pub mod catalogue;
pub mod column;
pub mod date;
pub mod document;
pub mod entry;
mod frame;
mod html;
mod line;
pub mod list;
pub mod merge;
pub mod names;
pub mod note;
pub mod outline;
pub mod piece;
pub mod reading;
pub mod record;
pub mod role;
mod row;
mod row_source;
pub mod section;
mod title;
mod token;

pub use html::html_text;
