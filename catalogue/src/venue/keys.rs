//! The names of the table in the order of their keys, so that a label is looked up without reading the whole table.
use std::sync::LazyLock;

use super::table::{Row, TABLE};
use super::words;
use crate::sorting::sorted_positions;

/// The key of every name with its row. Of equal keys, that of the first row comes first.
static KEYS: LazyLock<Vec<(String, &'static Row)>> = LazyLock::new(|| {
    let of_row = |row: &'static Row| row.names().map(move |name| (words::key(name), row));
    let keys: Vec<(String, &'static Row)> = TABLE.iter().flat_map(of_row).collect();
    let order = sorted_positions(keys.len(), &|left, right| keys[left].0.cmp(&keys[right].0));
    order.into_iter().map(|position| keys[position as usize].clone()).collect()
});

/// The first key that is not before a text, with its row.
fn from(text: &str) -> Option<&'static (String, &'static Row)> {
    KEYS.get(KEYS.partition_point(|(key, _)| key.as_str() < text))
}

/// The first row with a name of this key.
pub(super) fn row(key: &str) -> Option<&'static Row> {
    from(key).filter(|(found, _)| found == key).map(|(_, row)| *row)
}

/// Whether the key of any name begins with a text; none begins with an empty one.
pub(super) fn begin_with(text: &str) -> bool {
    !text.is_empty() && from(text).is_some_and(|(key, _)| key.starts_with(text))
}

#[cfg(test)]
mod tests {
    use super::super::table::TABLE;
    use super::super::words;
    use super::{begin_with, row};

    #[test]
    fn every_name_is_found_and_the_first_row_that_has_it() {
        for name in TABLE.iter().flat_map(|row| row.names()) {
            let first = TABLE.iter().find(|row| row.names().any(|other| words::is_key_of(&words::key(name), other)));
            assert_eq!(row(&words::key(name)).map(|row| row.id), first.map(|row| row.id), "{name}");
        }
        assert!(row("").is_none() && row("iclrx").is_none() && row("zzz").is_none());
    }

    #[test]
    fn beginnings_are_known() {
        for (text, is_one) in [
            ("iclr", true),
            ("neur", true),
            ("conferenceonempirical", true),
            ("", false),
            ("zzz", false),
            ("iclrx", false),
        ] {
            assert_eq!(begin_with(text), is_one, "{text}");
        }
    }
}
