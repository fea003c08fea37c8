//! The text of an entry, cut into parts with one role each, and what is known of the entry on the way: links that say
//! what they lead to, badges, marks.
//!
//! The parts are not judged here.
mod addresses;
pub(crate) mod cited;
pub(crate) mod cut;
mod ends;
pub(crate) mod fragment;
pub mod issue;
mod joined;
pub mod known_facts;
pub(crate) mod look;
mod name_marks;
mod parted;
pub(crate) mod role;
pub(crate) mod separator;
pub(crate) mod token;
