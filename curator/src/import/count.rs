//! What became of the rows of a file.

/// How many rows a file has and what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    /// Rows of tables, items of lists and paragraphs that may be entries.
    pub rows: usize,
    /// Those read as papers, also when another row has the same one.
    pub papers: usize,
    /// Those read as programs.
    pub tools: usize,
    /// Those read as rankings.
    pub leaderboards: usize,
    /// Those read as dated notes.
    pub updates: usize,
    /// Those of a table of contents.
    pub contents: usize,
    /// Those of sections without papers, such as the licence, and notes of the list to itself.
    pub text: usize,
    /// Those that were not read, each with a diagnostic.
    pub unread: usize,
}

impl Count {
    /// Whether every row is accounted for.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.rows
            == self.papers + self.tools + self.leaderboards + self.updates + self.contents + self.text + self.unread
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            rows: self.rows + other.rows,
            papers: self.papers + other.papers,
            tools: self.tools + other.tools,
            leaderboards: self.leaderboards + other.leaderboards,
            updates: self.updates + other.updates,
            contents: self.contents + other.contents,
            text: self.text + other.text,
            unread: self.unread + other.unread,
        }
    }
}
