//! The table of figures and budgets.

use std::fmt;

use crate::{grid::Grid, statistics::median};

/// Rows of what is measured, what was promised, what came of it, and whether the promise is kept.
#[derive(Default)]
pub struct Table {
    rows: Vec<[String; 4]>,
}

impl Table {
    /// A figure nobody promised anything about.
    pub fn fact(&mut self, what: &str, measured: &str) {
        self.row([what, "", measured, ""]);
    }

    /// A figure with a budget that is an upper limit.
    pub fn at_most(&mut self, what: &str, limit: f64, measured: f64, unit: &str) {
        self.median(what, limit, &[measured], unit);
    }

    /// Figures measured several times: the median counts, and the range is told.
    pub fn median(&mut self, what: &str, limit: f64, measured: &[f64], unit: &str) {
        let shown = |value: f64| format!("{} {unit}", rounded(value)).trim_end().to_owned();
        let budget = if limit == 0.0 { shown(limit) } else { format!("≤ {}", shown(limit)) };
        let middle = median(measured);
        let (least, most) =
            measured.iter().fold((middle, middle), |(least, most), value| (least.min(*value), most.max(*value)));
        let range = if least < most { format!(" ({} … {})", rounded(least), rounded(most)) } else { String::new() };
        self.judged(what, &budget, &(shown(middle) + &range), middle <= limit);
    }

    /// A figure already judged.
    pub fn judged(&mut self, what: &str, budget: &str, measured: &str, met: bool) {
        self.row([what, budget, measured, if met { "yes" } else { "NO" }]);
    }

    fn row(&mut self, cells: [&str; 4]) {
        self.rows.push(cells.map(str::to_owned));
    }
}

/// Three decimals below one, two below ten, one above: as many as anyone compares.
fn rounded(value: f64) -> String {
    let decimals = match value.abs() {
        0.0 => 0,
        value if value < 1.0 => 3,
        value if value < 10.0 => 2,
        _ => 1,
    };
    let text = format!("{value:.decimals$}");
    match text.split_once('.') {
        Some(_) => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        None => text,
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut grid = Grid::new(&["what", "budget", "measured", "met"]);
        self.rows.iter().for_each(|row| grid.row(row.to_vec()));
        write!(formatter, "{grid}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_says_of_each_budget_whether_it_is_met() {
        let mut table = Table::default();
        table.fact("page", "12 bytes");
        table.at_most("paint", 0.9, 0.9, "s");
        table.at_most("program", 200.0, 200.06, "kB");
        table.at_most("shift", 0.0, 0.0, "");
        table.median("a key", 64.0, &[72.0, 48.0, 56.0], "ms");
        assert_eq!(
            table.to_string(),
            "| what    | budget   | measured        | met |\n\
             | ------- | -------- | --------------- | --- |\n\
             | page    |          | 12 bytes        |     |\n\
             | paint   | ≤ 0.9 s  | 0.9 s           | yes |\n\
             | program | ≤ 200 kB | 200.1 kB        | NO  |\n\
             | shift   | 0        | 0               | yes |\n\
             | a key   | ≤ 64 ms  | 56 ms (48 … 72) | yes |\n"
        );
    }
}
