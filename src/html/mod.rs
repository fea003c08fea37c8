//! What is only read: functions from values to markup, written with maud, which escapes every value.
//! They are the same in the browser, in the generator and in a test, and have no signals of their own. What they ask a
//! long list for may not be loaded yet: the library requests it, and what renders them runs again when it is there.

pub mod about;
pub mod badge;
pub mod bibliography;
pub mod breakable;
pub mod card;
pub mod chips;
pub mod citations;
pub mod code_link;
pub mod comparison;
pub mod count;
pub mod draft;
pub mod failure;
pub mod feed_link;
pub mod figure;
pub mod footer;
pub mod highlight;
pub mod joined;
#[cfg(feature = "ssr")]
pub mod legend;
#[cfg(feature = "ssr")]
pub mod markdown;
pub mod metadata;
pub mod not_found;
pub mod palette;
pub mod paper;
pub mod paper_links;
pub mod results;
pub mod shelf;
pub mod stars;
pub mod suggestions;
pub mod table;
pub mod trends;
pub mod year_bars;
