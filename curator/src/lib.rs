//! The program for those who keep a list of papers: reads lists kept in Markdown, checks the
//! catalogue, writes it in the formats that others read, and makes the site of it.
//!
//! Reading order: [`source`] and [`diagnostic`] are what every command speaks; [`import`] reads
//! lists; [`command`] is what the program `papers` does.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod abstracts;
pub mod add;
pub mod app;
pub mod arxiv;
pub mod calendar;
pub mod check;
pub mod command;
pub mod crossref;
pub mod dblp;
pub mod diagnostic;
pub mod export;
#[cfg(feature = "figures")]
pub mod figures;
pub mod files;
pub mod import;
pub mod json_lines;
pub mod links;
pub mod markdown;
pub mod mojibake;
pub mod openalex;
pub mod openreview;
mod record_lines;
pub mod refresh;
pub mod report;
pub mod repository;
pub mod semantic_scholar;
pub mod settings;
pub mod source;
pub mod sources;
pub mod stars;
pub mod tex;
pub mod web;
pub mod work;
