//! The table of figures and budgets.

use std::fmt;

use crate::grid::Grid;

/// Rows of what was measured, what was promised, and whether the promise is kept.
#[derive(Default)]
pub struct Table {
    rows: Vec<[String; 4]>,
}

impl Table {
    /// A figure nobody promised anything about.
    pub fn fact(&mut self, what: &str, measured: &str) {
        self.row([what, measured, "", ""]);
    }

    /// A figure with a budget that is an upper limit.
    pub fn at_most(&mut self, what: &str, measured: f64, limit: f64, unit: &str) {
        let shown = |value: f64| format!("{} {unit}", rounded(value)).trim_end().to_owned();
        let budget = match limit {
            0.0 => shown(limit),
            _ => format!("≤ {}", shown(limit)),
        };
        self.judged(what, &shown(measured), &budget, measured <= limit);
    }

    /// A figure already judged.
    pub fn judged(&mut self, what: &str, measured: &str, budget: &str, met: bool) {
        self.row([what, measured, budget, if met { "met" } else { "NOT MET" }]);
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
        let mut grid = Grid::new(&["what", "measured", "budget", ""]);
        self.rows.iter().for_each(|row| grid.row(row.to_vec()));
        write!(formatter, "{grid}")
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_table_says_of_each_budget_whether_it_is_met() {
        let mut table = Table::default();
        table.fact("page", "12 bytes");
        table.at_most("paint", 0.9, 0.9, "s");
        table.at_most("program", 200.06, 200.0, "kB");
        table.at_most("shift", 0.0, 0.0, "");
        assert_eq!(
            table.to_string(),
            "| what    | measured | budget   |         |\n\
             | ------- | -------- | -------- | ------- |\n\
             | page    | 12 bytes |          |         |\n\
             | paint   | 0.9 s    | ≤ 0.9 s  | met     |\n\
             | program | 200.1 kB | ≤ 200 kB | NOT MET |\n\
             | shift   | 0        | 0        | met     |\n"
        );
    }
}
