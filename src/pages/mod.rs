//! The pages of the site: each is the main part of a page, composed of components and markup.

pub mod about;
pub mod browse;
pub mod compare;
pub mod contribute;
mod found;
pub mod not_found;
pub mod paper;
pub mod prose;
pub mod shared_set;
pub mod shelf;
pub mod static_only_page;
pub mod trends;
