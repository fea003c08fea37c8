//! Which sections and entries a document has: what each heading says that stands below it, and which paragraphs,
//! items and rows may be papers.
//!
//! It looks at the form of an entry; what its parts are is for the model to say.
mod bold_title;
mod byline;
mod cited_below;
pub(crate) mod contents;
pub(crate) mod form;
mod heading;
pub(crate) mod line_label;
pub(crate) mod no_record;
mod numbered;
mod paper_heading;
mod passage;
mod remark;
pub mod section;
pub mod structure;
pub(crate) mod subject;
mod titled;
pub(crate) mod walk;
mod years;
