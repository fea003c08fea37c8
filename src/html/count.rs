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

/// A number in little room, rounded down: `987`, `1.2k`, `43k`, `1.5M`.
#[must_use]
pub fn short(number: u32) -> String {
    let (unit, name) = match number {
        0..1000 => return number.to_string(),
        1000..1_000_000 => (1000, "k"),
        _ => (1_000_000, "M"),
    };
    let (whole, tenth) = (number / unit, number / (unit / 10) % 10);
    if whole < 10 && tenth > 0 { format!("{whole}.{tenth}{name}") } else { format!("{whole}{name}") }
}

#[cfg(test)]
mod tests {
    use super::{papers, short, thousands};

    #[test]
    fn digits_are_in_groups_of_three() {
        let numbers = [0, 12, 123, 1_234, 123_456, 1_234_567].map(thousands);
        assert_eq!(numbers, ["0", "12", "123", "1,234", "123,456", "1,234,567"]);
        assert_eq!([papers(1), papers(1_000)], ["1 paper", "1,000 papers"]);
    }

    #[test]
    fn a_count_is_short_and_never_more_than_it_is() {
        let counts = [0, 999, 1000, 1049, 1999, 9999, 12_999, 999_999, 1_500_000, u32::MAX].map(short);
        assert_eq!(counts, ["0", "999", "1k", "1k", "1.9k", "9.9k", "12k", "999k", "1.5M", "4294M"]);
    }
}
