//! Chance.

/// A random whole number from 0 to below `end`; 0 when `end` is 0.
#[must_use]
pub fn random_below(end: usize) -> usize {
    // Below `end`, since the random number is below 1.
    (js_sys::Math::random() * end as f64) as usize
}
