//! What words and short texts say, wherever they stand: a date, a name, a venue, what a link leads to.
//!
//! Nothing here knows of documents or entries; everything above is built on it.
pub(crate) mod address;
pub mod badge;
mod beginning;
pub mod date;
pub(crate) mod et_al;
pub mod fact;
pub mod field;
pub(crate) mod full_name;
pub mod identity;
mod inverted;
pub(crate) mod journal;
pub(crate) mod known_names;
pub(crate) mod label;
pub(crate) mod letters;
pub mod link;
pub(crate) mod locator;
pub mod name_list;
mod name_order;
pub mod one_name;
pub(crate) mod paper_host;
mod preprint;
pub(crate) mod series;
pub(crate) mod sign;
mod track;
pub(crate) mod venue_year;
pub(crate) mod wording;
