//! Making a dictionary in several steps, for a page that must answer in between.
use super::authors::Authors;
use super::builder::Builder;
use super::dictionary::Dictionary;

/// A dictionary in the making: the words of the papers are gathered, then sorted, then put in their order.
#[derive(Default)]
pub(super) struct Steps {
    builder: Builder,
    /// Of how many papers the words were gathered.
    gathered: usize,
    /// The order of all words, once they were sorted.
    order: Option<Vec<u32>>,
    /// The words in their order, and who wrote which paper, at the end.
    built: Option<(Dictionary, Authors)>,
}

impl Steps {
    /// Begins without a paper.
    pub fn new(builder: Builder) -> Self {
        Self { builder, ..Self::default() }
    }

    /// Does one step: gathers the words of at most `most` of the papers, of each by its number, or goes on after
    /// all of them. Returns whether another step is left before [`finish`](Self::finish).
    pub fn step(&mut self, most: usize, papers: usize, gather: &mut dyn FnMut(&mut Builder, usize)) -> bool {
        let start = self.gathered;
        if start < papers {
            self.gathered = start.saturating_add(most.max(1)).min(papers);
            for number in start..self.gathered {
                self.builder.begin(number);
                gather(&mut self.builder, number);
            }
        } else if let Some(order) = self.order.take() {
            self.built = Some(std::mem::take(&mut self.builder).build(&order));
        } else if self.built.is_none() {
            self.order = Some(self.builder.order());
        }
        self.built.is_none()
    }

    /// What was made, once no step is left.
    pub fn finish(self) -> (Dictionary, Authors) {
        self.built.unwrap_or_default()
    }
}
