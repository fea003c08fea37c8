//! Numbers as they are read.

/// “1 paper”, “5 papers”.
#[must_use]
pub fn papers(count: usize) -> String {
    format!("{} paper{}", thousands(count), if count == 1 { "" } else { "s" })
}

/// A number with its digits in groups of three: “12,345”.
#[must_use]
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::{papers, thousands};

    #[test]
    fn digits_are_in_groups_of_three() {
        let numbers = [0, 12, 123, 1_234, 123_456, 1_234_567].map(thousands);
        assert_eq!(numbers, ["0", "12", "123", "1,234", "123,456", "1,234,567"]);
        assert_eq!([papers(1), papers(1_000)], ["1 paper", "1,000 papers"]);
    }
}
