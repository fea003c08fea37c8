//! The record that the facts of an entry make, whether anything says that it is a paper, and what is odd about it.
//!
//! Nothing here reads a text of the list but to tell of what was left open in it.
pub(crate) mod broken_heading;
pub(crate) mod broken_link;
pub mod doubt;
pub(crate) mod evidence;
pub mod record;
mod remark;
mod tool;
