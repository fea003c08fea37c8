//! A number for a text.

/// The number of a text: short, and the same on every machine and in every version. It is FNV-1a with 32 bits
/// (<http://www.isthe.com/chongo/tech/comp/fnv/>), which spreads short texts well and keeps nobody from finding another text
/// with the same number.
#[must_use]
pub fn stable_hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::stable_hash;

    #[test]
    fn a_text_has_the_number_that_the_authors_of_the_function_give() {
        assert_eq!([stable_hash(""), stable_hash("a"), stable_hash("foobar")], [0x811c_9dc5, 0xe40c_292c, 0xbf9c_f968]);
    }
}
