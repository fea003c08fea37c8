//! Addresses and numbers of papers that stand in a text as they are.
use std::ops::Range;

use super::known_facts::Facts;
use crate::import::table::column::Column;
use crate::import::words::address::{addresses, label_before};
use crate::import::words::identity;
use crate::import::words::link::Target;

/// Takes addresses and the numbers of papers out of a text, with the label before them.
pub(super) fn take(text: &str, key: Option<Column>, range: &Range<usize>, facts: &mut Facts) -> String {
    let (mut kept, mut from) = (String::with_capacity(text.len()), 0);
    for address in addresses(text) {
        let (before, target) = label_before(&text[from..address.start]);
        let target = target.or(match key {
            Some(Column::LinksTo(target)) => Some(target),
            _ => None,
        });
        facts.link_by_address(target, &text[address.clone()], range);
        kept.push_str(before);
        from = address.end;
    }
    kept.push_str(&text[from..]);
    // More numbers than these are no entry's.
    for _ in 0..8 {
        let Some((number, url)) = identity::number_in(&kept) else { break };
        facts.link_by_address(Some(Target::Paper), &url, range);
        let start = label_before(&kept[..number.start]).0.len();
        kept.replace_range(start..number.end, "");
    }
    kept
}
