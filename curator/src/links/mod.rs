//! Whether what the list links to is still there.
//!
//! [`addresses`] names every address and what it is of, [`probe`] asks for one, [`rounds`] asks
//! for many without being a burden to any host, [`cache`] keeps every answer, and [`report`]
//! tells what came of it.
pub mod addresses;
pub mod archive;
pub mod cache;
pub mod probe;
pub mod report;
pub mod rounds;

pub use addresses::{Linked, Use};
pub use cache::{Cache, Probed};
pub use probe::{State, Verdict};
