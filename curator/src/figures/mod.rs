//! Figures of other people's servers made into files of the site: small, of known size, and
//! safe, whatever was sent.
//!
//! [`fetch`] brings them, with patience and respect; [`picture`] and [`vector`] make pixels of
//! bytes and refuse what is none; [`paper`] takes the white border off and tells the colours;
//! [`encode`] keeps the files small; [`store`] is the folder they are kept in; [`gather`] lets
//! all of them run side by side; [`places`] knows where the list names them.
pub mod encode;
pub mod fetch;
pub mod gather;
pub mod make;
pub mod paper;
pub mod picture;
pub mod pixels;
pub mod places;
pub mod store;
pub mod vector;

pub use make::make;
pub use pixels::Unusable;
