//! Many short lists of numbers in one piece of memory.

/// A list of numbers for each of the positions 0, 1, 2, …
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    /// Where each list ends.
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// Adds the list of the next position.
    pub fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.items.extend(list);
        self.ends.push(self.items.len() as u32);
    }

    /// The list of a position.
    pub fn get(&self, position: usize) -> &[u32] {
        let start = if position == 0 { 0 } else { self.ends[position - 1] as usize };
        &self.items[start..self.ends[position] as usize]
    }

    /// How many items all lists have together.
    pub fn item_count(&self) -> usize {
        self.items.len()
    }

    /// Writes an item, counted through all lists.
    pub fn set_item(&mut self, at: usize, item: u32) {
        self.items[at] = item;
    }
}
