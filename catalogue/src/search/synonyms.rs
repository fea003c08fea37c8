//! Words that mean the same, such as acronyms and what they are short for.
use crate::paper::Line;
use crate::text::words::Words;

/// Groups of texts that mean the same, each as its words.
#[derive(Default)]
pub(super) struct Synonyms(Vec<Vec<Vec<String>>>);

/// Where a text could also have another word.
pub(super) struct Synonym<'a> {
    /// The number of the word of the text that it stands at; it may be beyond the last one.
    pub at: usize,
    pub word: &'a str,
}

impl Synonyms {
    /// Of the groups of a catalogue.
    pub fn new(groups: &[Vec<Line>]) -> Self {
        let words = |text: &Line| Words::of(text.as_str()).iter().map(str::to_owned).collect::<Vec<_>>();
        let group = |group: &Vec<Line>| group.iter().map(words).filter(|words| !words.is_empty()).collect();
        Self(groups.iter().map(group).collect())
    }

    /// Calls `add` with every word that could stand in a text of these words as well: those of all
    /// texts of a group of which one is found in it.
    pub fn find<'a>(&'a self, words: &[&str], add: &mut dyn FnMut(Synonym<'a>)) {
        let each = self.0.iter().flat_map(|group| group.iter().map(move |member| (group, member)));
        for (group, member) in each {
            for (start, here) in words.windows(member.len()).enumerate() {
                if !here.iter().zip(member).all(|(word, of_member)| is_same(word, of_member)) {
                    continue;
                }
                for other in group.iter().filter(|other| *other != member) {
                    // The last words stand at one position, so that the same word follows both.
                    let start = start + member.len().saturating_sub(other.len());
                    let words = other.iter().enumerate();
                    words.for_each(|(number, word)| add(Synonym { at: start + number, word }));
                }
            }
        }
    }
}

/// Whether a word of a text is the one of a synonym, or its plural.
fn is_same(word: &str, of_member: &str) -> bool {
    word.strip_prefix(of_member).is_some_and(|ending| matches!(ending, "" | "s"))
}

#[cfg(test)]
mod tests {
    use super::Synonyms;
    use crate::paper::Line;

    #[test]
    fn each_text_of_a_group_stands_for_the_others() {
        let groups = [vec!["LLM", "large language model"], vec!["PTQ", "post-training quantization"]];
        let groups = groups.map(|group| group.into_iter().map(|text| Line::new(text).unwrap()).collect());
        let synonyms = Synonyms::new(&groups);
        let found = |text: &str| {
            let mut found = Vec::new();
            let words: Vec<&str> = text.split(' ').collect();
            synonyms.find(&words, &mut |synonym| found.push(format!("{} {}", synonym.at, synonym.word)));
            found
        };
        assert_eq!(found("pruning llms"), ["1 large", "2 language", "3 model"]);
        assert_eq!(found("large language models first"), ["2 llm"]);
        assert_eq!(found("ptq"), ["0 post", "1 training", "2 quantization"]);
        assert!(found("language model training").is_empty());
    }
}
