//! The browser: the only user of `web-sys` and `js-sys`.
//!
//! What can be missing, blocked or refused there is an `Option` or a `Result` here. Nothing in
//! these files is called while pages are rendered natively.

mod clipboard;
mod database;
mod dialog;
mod document;
mod event;
mod export;
mod file;
mod focus;
mod history;
mod keyboard;
mod layout;
mod network;
mod random;
mod refused;
mod scroll;
mod storage;
mod takeover;
mod tasks;
mod theme;
mod time;
mod transition;

pub use clipboard::copy;
pub use database::{StorageError, Tabs, update_text};
pub use dialog::*;
pub use document::*;
pub use event::*;
pub use export::*;
pub use file::chosen_file;
pub use focus::*;
pub use history::*;
pub use keyboard::*;
pub use layout::*;
pub use network::is_offline;
pub use random::random_below;
pub use refused::Refused;
pub use scroll::*;
pub use storage::*;
pub use takeover::replace_static;
pub use tasks::*;
pub use theme::*;
pub use time::*;
pub use transition::view_transition;
pub use web_sys::{Element, HtmlElement, MouseEvent, RequestCache};

/// Whether this is the program in a browser; a static page does not offer what only the program
/// can do.
pub const IS_PROGRAM: bool = cfg!(target_arch = "wasm32");
