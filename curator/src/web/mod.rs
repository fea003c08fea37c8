//! Requests to other people's servers: with limits on time and size, with patience for what
//! passes, and with respect for those who ask to be asked less often.
pub mod client;
pub mod fault;
pub mod limit;
pub mod progress;
pub mod spacing;

pub use client::{Answer, Client, Pause, Request, Settings};
pub use fault::Fault;
