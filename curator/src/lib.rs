//! The curator's tool: reads lists of papers kept in Markdown, checks the catalogue, and
//! writes it in the formats that others read.
//!
//! Reading order: [`source`] and [`diagnostic`] are what every command speaks; [`import`] reads
//! lists; [`command`] is what the program `curate` does.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod add;
pub mod check;
pub mod command;
pub mod diagnostic;
pub mod export;
pub mod figures;
pub mod files;
pub mod import;
pub mod links;
pub mod mojibake;
pub mod report;
pub mod repository;
pub mod source;
pub mod stars;
pub mod web;
