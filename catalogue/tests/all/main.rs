//! The tests that look at the crate from outside: one program, which is compiled and linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod abstracts;
mod authors;
mod cite;
mod correction;
mod decode;
mod draft;
mod export;
mod forgiving;
mod fuzzed;
mod generators;
mod judged;
mod naive;
mod neighbours;
mod offers;
mod prepared;
mod readme;
mod real_catalogue;
mod round_trip;
mod schema;
mod search;
mod shelf;
mod shelf_properties;
mod trends;
mod typed;
mod venues;
mod years;
