//! Days.
use catalogue::Date;

/// The date of today in UTC.
pub(crate) fn today() -> Date {
    let date = jiff::tz::Offset::UTC.to_datetime(jiff::Timestamp::now()).date();
    let part = |part: i8| part.unsigned_abs();
    Date { year: date.year().unsigned_abs(), month: part(date.month()), day: part(date.day()) }
}

/// How many days one date is after another; none when it is not.
fn days_between(from: Date, to: Date) -> u32 {
    let day = |Date { year, month, day }: Date| {
        jiff::civil::Date::new(year.cast_signed(), month.cast_signed(), day.cast_signed()).ok()
    };
    let span = day(from).zip(day(to)).and_then(|(from, to)| from.until(to).ok());
    span.map_or(0, |span| span.get_days().max(0).unsigned_abs())
}

/// Whether what was asked on a day need not be asked again: that is less than so many days ago.
pub(crate) fn is_fresh(asked: Date, today: Date, max_age: u32) -> bool {
    days_between(asked, today) < max_age
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
        assert_eq!(days("2023-03-01", "2024-03-01"), 366);
        // As a file may have it that was written by hand.
        assert_eq!(days("0000-01-01", "0000-01-02"), 1);
    }
}
