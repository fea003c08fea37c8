//! Counting days.
use catalogue::Date;

/// How many days one date is after another; none when it is not.
#[must_use]
pub fn days_between(from: Date, to: Date) -> u32 {
    // The days since a first of March, so that leap days come last.
    let number = |date: Date| {
        let (year, month) = (u32::from(date.year), u32::from(date.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + u32::from(date.day)
    };
    number(to).saturating_sub(number(from))
}

#[cfg(test)]
mod tests {
    use catalogue::Date;

    use super::days_between;

    #[test]
    fn days_are_counted_over_months_and_years() {
        let days = |from: &str, to: &str| days_between(Date::parse(from).unwrap(), Date::parse(to).unwrap());
        assert_eq!(days("2026-11-24", "2026-11-24"), 0);
        assert_eq!(days("2026-11-24", "2026-11-20"), 0);
        assert_eq!(days("2026-02-27", "2026-03-02"), 3);
        assert_eq!(days("2024-02-27", "2024-03-02"), 4);
        assert_eq!(days("2025-12-31", "2026-01-01"), 1);
    }
}
