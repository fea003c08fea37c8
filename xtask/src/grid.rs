//! A table of texts, aligned for a terminal and valid as Markdown.

use std::fmt;

/// A head and rows of as many cells.
pub struct Grid {
    rows: Vec<Vec<String>>,
    /// How many columns are of texts; those after them are of figures, which end flush.
    texts: usize,
}

impl Grid {
    /// A table of texts.
    pub fn new(head: &[&str]) -> Self {
        Self { rows: vec![head.iter().map(|cell| (*cell).to_owned()).collect()], texts: head.len() }
    }

    /// The same with figures in all columns but the first ones.
    pub fn with_texts(self, texts: usize) -> Self {
        Self { texts, ..self }
    }

    /// Adds a row; cells that are missing are empty.
    pub fn row(&mut self, mut cells: Vec<String>) {
        cells.resize(self.rows[0].len(), String::new());
        self.rows.push(cells);
    }
}

impl fmt::Display for Grid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Three is the least of dashes that Markdown reads as a rule.
        let width = |column: usize| self.rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0).max(3);
        let widths: Vec<usize> = (0..self.rows[0].len()).map(width).collect();
        for (number, row) in self.rows.iter().enumerate() {
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                if column < self.texts {
                    write!(formatter, "| {cell:width$} ")?;
                } else {
                    write!(formatter, "| {cell:>width$} ")?;
                }
            }
            writeln!(formatter, "|")?;
            if number == 0 {
                for (column, width) in widths.iter().enumerate() {
                    let (dashes, end) = if column < self.texts { (*width, "") } else { (width - 1, ":") };
                    write!(formatter, "| {}{end} ", "-".repeat(dashes))?;
                }
                writeln!(formatter, "|")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Grid;

    #[test]
    fn figures_end_flush_and_short_rows_are_filled() {
        let mut grid = Grid::new(&["engine", "p95", "ms"]).with_texts(1);
        grid.row(vec!["ours".to_owned(), "0.1".to_owned(), "12345".to_owned()]);
        grid.row(vec!["a loop".to_owned()]);
        assert_eq!(
            grid.to_string(),
            "| engine | p95 |    ms |\n\
             | ------ | --: | ----: |\n\
             | ours   | 0.1 | 12345 |\n\
             | a loop |     |       |\n"
        );
    }
}
