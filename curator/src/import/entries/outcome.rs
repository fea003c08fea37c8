//! What becomes of the entries of a file.
use crate::import::fragments::issue::Issue;
use crate::import::outline::no_record::Other;
use crate::import::records::record::Record;

/// What became of an entry.
pub(crate) enum Outcome {
    /// It is no record.
    Other(Other),
    /// A record with what is odd about it, or why there is none.
    Record(Result<(Record, Vec<Issue>), Issue>),
}
