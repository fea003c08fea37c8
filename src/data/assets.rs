//! The names of the files of data that a page names, for [`asset`](crate::browser::asset).

/// The catalogue.
pub const PAPERS: &str = "papers";

/// The folder of a list that is loaded in parts.
pub const PARTS: &str = "parts";

/// The abstracts of all papers.
pub const ABSTRACTS: &str = "abstracts";

/// The curator's prose.
pub const PROSE: &str = "prose";

/// The lazy part of the program.
pub const LAZY: &str = "lazy";
