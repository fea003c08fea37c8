//! HTTP requests to other servers: limits on time and size, retries with back-off, and respect
//! for rate limits.
pub mod client;
pub mod error;
pub mod message;
pub mod plan;
pub mod progress;
pub mod rate_limit;
pub mod spacing;

pub use client::{Client, Limits, Pause};
pub use error::RequestError;
pub use message::{Request, Response};
