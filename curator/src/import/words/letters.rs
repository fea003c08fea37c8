//! What the letters of a text are.

/// How many capital letters a text has.
pub(crate) fn capitals(text: &str) -> usize {
    text.chars().filter(|letter| letter.is_uppercase()).count()
}

/// Whether a text is nothing but digits.
pub(crate) fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
