//! Reads the entries of a file: cuts each, judges its fragments, alone and then with the others of its section, and
//! makes records of them.
//!
//! It brings the outline, the fragments, the model and the records together.
mod author_text;
pub(crate) mod category;
mod cell_links;
mod draft;
mod habits;
mod leading_names;
mod leading_year;
mod like_others;
pub(crate) mod outcome;
pub(crate) mod own_links;
pub(crate) mod reader;
pub(crate) mod scores;
mod table_row;
mod thing;
mod venue_place;
