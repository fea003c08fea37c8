//! Making a dictionary of the words of all papers.
use postings::{Field, Posting, sort_by_key};

use super::authors::Authors;
use super::dictionary::{Dictionary, WordList};
use super::synonyms::Synonyms;
use crate::sorting::sorted_positions;
use crate::text::words::Words;

/// The most words of what counts as a name before the colon of a title.
const LONGEST_NAME: usize = 3;

/// Gathers the words of all papers, one paper after another.
#[derive(Default)]
pub(crate) struct Builder {
    letters: String,
    entries: Vec<Entry>,
    words: Words,
    synonyms: Synonyms,
    authors: Authors,
    paper: usize,
    /// The position of the next word of the paper.
    position: usize,
}

/// A word at a position.
struct Entry {
    /// The range of the word in the builder's letters.
    start: u32,
    end: u32,
    posting: Posting,
}

impl Builder {
    /// Begins without a paper.
    pub fn new(synonyms: Synonyms) -> Self {
        Self { synonyms, ..Self::default() }
    }

    /// Goes on to a paper; they come by ascending number.
    pub fn begin(&mut self, paper: usize) {
        (self.paper, self.position) = (paper, 0);
    }

    /// Adds the title of the paper.
    pub fn add_title(&mut self, title: &str) {
        let name = title.split_once(':').filter(|(name, _)| name.split_whitespace().count() <= LONGEST_NAME);
        if let Some((name, rest)) = name {
            self.add(Field::Name, name);
            self.add_beside(Field::Title, rest);
        } else {
            self.add(Field::Title, title);
        }
    }

    /// Adds a text of the paper.
    pub fn add(&mut self, field: Field, text: &str) {
        let mut words = std::mem::take(&mut self.words);
        words.read(text);
        let start = self.position;
        let is_one = words.compounds().count() == 1;
        let part = |is_whole: bool| if field == Field::Name && !is_whole { Field::InName } else { field };
        for compound in words.compounds() {
            if let Some(joined) = compound.joined() {
                self.push(joined, part(is_one));
            }
            let is_whole = is_one && compound.words().len() == 1 && words.signed().is_empty();
            for word in compound.words() {
                self.push(word, part(is_whole));
                self.position += 1;
            }
        }
        let end = self.position;
        for (number, word) in words.signed() {
            self.position = start + number;
            self.push(word, part(end - start == 1));
        }
        self.position = end;
        if matches!(field, Field::Name | Field::Title) {
            self.add_synonyms(&words.iter().collect::<Vec<_>>(), start);
        }
        self.words = words;
        self.position += 1;
    }

    /// Adds an author. Two positions are left free after each, so that words of two authors are
    /// not near each other.
    pub fn add_author(&mut self, name: &str) {
        self.add(Field::Author, name);
        self.authors.add(self.paper, &self.words);
        self.position += 1;
    }

    /// Adds a text, and another that follows it as if both were one.
    pub fn add_both(&mut self, field: Field, text: &str, next: Option<&str>) {
        self.add(field, text);
        next.into_iter().for_each(|next| self.add_beside(field, next));
    }

    /// Adds a text that follows the one before as if both were one.
    fn add_beside(&mut self, field: Field, text: &str) {
        self.position -= 1;
        self.add(field, text);
    }

    /// Adds another name of the paper, which is one word whatever is in it.
    pub fn add_alias(&mut self, alias: &str) {
        if !alias.is_empty() {
            self.push(alias, Field::Alias);
        }
    }

    /// Adds what is synonymous with words of a title, which begin at a position.
    fn add_synonyms(&mut self, words: &[&str], start: usize) {
        let synonyms = std::mem::take(&mut self.synonyms);
        let end = std::mem::replace(&mut self.position, start);
        synonyms.find(words, &mut |synonym| {
            self.position = start + synonym.at;
            self.push(synonym.word, Field::Alias);
        });
        self.position = end;
        self.synonyms = synonyms;
    }

    fn push(&mut self, word: &str, field: Field) {
        let start = self.letters.len() as u32;
        self.letters.push_str(word);
        let end = self.letters.len() as u32;
        self.entries.push(Entry { start, end, posting: Posting::new(self.paper, self.position, field) });
    }

    /// The order of what was gathered: the numbers of the words at their positions, sorted.
    pub fn order(&self) -> Vec<u32> {
        in_order_of_words(self.entries.len(), &|number| self.word(&self.entries[number]))
    }

    fn word(&self, entry: &Entry) -> &str {
        &self.letters[entry.start as usize..entry.end as usize]
    }

    /// Puts what was gathered in its [order](Self::order). The authors are those that were added.
    pub fn build(self, order: &[u32]) -> (Dictionary, Authors) {
        let entries = &self.entries;
        let text = |entry| self.word(entry);
        let mut words = WordList::default();
        let mut postings: Vec<Posting> = Vec::with_capacity(entries.len());
        for (at, number) in order.iter().enumerate() {
            let entry = &entries[*number as usize];
            postings.push(entry.posting);
            let next = order.get(at + 1).map(|number| text(&entries[*number as usize]));
            if next != Some(text(entry)) {
                let start = words.posting_ends.last().map_or(0, |end| *end as usize);
                sort(&mut postings[start..]);
                words.push(text(entry), postings.len());
            }
        }
        (Dictionary::whole(words, postings), self.authors)
    }
}

/// Sorts the postings of a word. They come in the order of the papers, but synonyms come after all
/// words of a title.
fn sort(postings: &mut [Posting]) {
    if !postings.is_sorted() {
        let mut numbers: Vec<(u32, u32)> = postings.iter().map(|posting| (posting.number(), 0)).collect();
        sort_by_key(&mut numbers);
        postings.iter_mut().zip(numbers).for_each(|(posting, (number, _))| *posting = Posting::from_number(number));
    }
}

/// The numbers below `length` in the order of the words that they have; those of one word
/// stay in their order.
///
/// They are sorted by the first bytes of their words, as numbers: by the later half of these and
/// then, as that sort keeps the order of equals, by the first. Only what begins alike is then
/// compared as text.
fn in_order_of_words<'a>(length: usize, word: &dyn Fn(usize) -> &'a str) -> Vec<u32> {
    const HALF: usize = size_of::<u32>();
    let bytes = |number: u32, from: usize| {
        let mut bytes = [0; HALF];
        bytes.iter_mut().zip(word(number as usize).bytes().skip(from)).for_each(|(to, byte)| *to = byte);
        u32::from_be_bytes(bytes)
    };
    let mut keys: Vec<(u32, u32)> = (0..length as u32).map(|number| (0, number)).collect();
    for from in [HALF, 0] {
        keys.iter_mut().for_each(|(key, number)| *key = bytes(*number, from));
        sort_by_key(&mut keys);
    }
    let mut order: Vec<u32> = keys.iter().map(|(_, number)| *number).collect();
    let mut rest = &mut order[..];
    let begin_alike =
        |left: &(u32, u32), right: &(u32, u32)| left.0 == right.0 && bytes(left.1, HALF) == bytes(right.1, HALF);
    for alike in keys.chunk_by(begin_alike) {
        let (group, after) = rest.split_at_mut(alike.len());
        let of = |place: usize| word(alike[place].1 as usize);
        if !(1..alike.len()).all(|place| of(place - 1) <= of(place)) {
            let sorted = sorted_positions(alike.len(), &|left, right| of(left).cmp(of(right)));
            group.iter_mut().zip(sorted).for_each(|(number, place)| *number = alike[place as usize].1);
        }
        rest = after;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::Builder;
    use crate::search::dictionary::Lookup;
    use postings::{Field, Posting};

    #[test]
    fn a_prefix_is_a_range_that_starts_with_the_word_itself() {
        let mut builder = Builder::default();
        builder.begin(0);
        builder.add_title("Low-rank lows: a quantum");
        builder.add_author("Lo Quant");
        builder.begin(1);
        builder.add_title("Quantization quant");
        builder.add_alias("2306.08543");
        let order = builder.order();
        let (dictionary, _) = builder.build(&order);
        let lookup = Lookup::new(&dictionary, 2);
        let words = |prefix| {
            let spans = lookup.range(prefix);
            let of = |span: &super::super::dictionary::Span| {
                let list = lookup.words(span.section).unwrap();
                span.words.clone().map(|number| list.word(number).to_owned()).collect::<Vec<_>>()
            };
            spans.iter().flat_map(of).collect::<Vec<_>>()
        };
        assert_eq!(words("lo"), ["lo", "low", "lowrank", "lows"]);
        assert_eq!(words("quant"), ["quant", "quantization", "quantum"]);
        assert_eq!(words("2306.0"), ["2306.08543"]);
        assert!(words("z").is_empty());

        let postings = |word| {
            let mut postings = Vec::new();
            lookup.each(&lookup.word(word).unwrap(), &mut |piece| postings.extend_from_slice(piece));
            postings
        };
        assert_eq!(postings("quant"), [Posting::new(0, 7, Field::Author), Posting::new(1, 1, Field::Title)]);
        assert_eq!(postings("lowrank"), [Posting::new(0, 0, Field::InName)]);
        assert_eq!(postings("a"), [Posting::new(0, 3, Field::Title)]);
        assert!(lookup.word("quan").is_none());
    }
}
