//! The pages of the site, each composed of components.

pub mod about;
pub mod browse;
#[cfg(feature = "contribute")]
pub mod contribute;
pub mod not_found;
pub mod paper;
