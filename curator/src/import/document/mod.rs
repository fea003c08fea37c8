//! A file as blocks: headings, paragraphs, lists and tables, written in Markdown, in HTML or in both.
//!
//! Nothing here knows of papers.
pub mod block;
mod footnote;
mod frame;
pub(crate) mod html;
pub mod latex;
mod line_pieces;
pub mod markdown;
pub mod quoted_reference;
mod stack;
mod table_line;
mod wrap;
mod written_link;
