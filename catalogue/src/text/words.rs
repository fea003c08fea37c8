//! Cutting a text into the words by which it is found.
//!
//! A text is folded and split at everything that is no letter or digit; in scripts that
//! are written without spaces every sign is a word. Words with no white space between
//! them are a *compound*, which counts both as its parts and as one joined word:
//! `low-rank` is `low`, `rank` and `lowrank`; `LLM.int8()` is `llm`, `int8` and
//! `llmint8`. `W4A16` holds nothing to split at and stays one word, and digits alone are
//! not joined, since `2:4` is not 24.
//!
//! Names may end in signs: a word with `+` or `#` at its end also counts as one with these,
//! `C++` as `c` and as `c++`.
use std::ops::Range;

use super::fold::fold_character;

/// The words of a text, in one buffer that is used again for the next text.
#[derive(Default)]
pub(crate) struct Words {
    /// The folded letters and digits and nothing else, so that a compound joined is
    /// one slice of it.
    letters: String,
    /// The range of each word in `letters`.
    words: Vec<Range<usize>>,
    /// The range of each compound in `words`.
    compounds: Vec<Range<usize>>,
    /// The words that end in signs, with these; each with its number among all words.
    signed: Vec<(usize, String)>,
}

/// Whether the last word and the last compound go on with the next letter.
#[derive(Default)]
struct Reading {
    word: bool,
    compound: bool,
}

/// A run of words with no white space between them.
#[derive(Clone, Copy)]
pub(crate) struct Compound<'a> {
    letters: &'a str,
    words: &'a [Range<usize>],
}

impl Words {
    /// The words of `text`.
    pub fn of(text: &str) -> Self {
        let mut words = Self::default();
        words.read(text);
        words
    }

    /// Replaces these words with those of `text`.
    pub fn read(&mut self, text: &str) {
        self.read_traced(text, |_| ());
    }

    /// Does the same, and tells `trace` for each byte of the folded letters, in order,
    /// which character of `text` it comes from.
    pub fn read_traced(&mut self, text: &str, mut trace: impl FnMut(Range<usize>)) {
        self.letters.clear();
        self.words.clear();
        self.compounds.clear();
        self.signed.clear();
        let mut folded = String::new();
        let mut reading = Reading::default();
        for (at, character) in text.char_indices() {
            let start = self.letters.len();
            let rest = &text[at + character.len_utf8()..];
            if character.is_ascii() {
                // Nearly all are, and fold to one.
                self.push(character.to_ascii_lowercase(), rest, &mut reading);
            } else {
                folded.clear();
                fold_character(character, &mut folded);
                folded.chars().for_each(|part| self.push(part, rest, &mut reading));
            }
            for _ in start..self.letters.len() {
                trace(at..at + character.len_utf8());
            }
        }
    }

    /// Adds a folded character, which `rest` follows, to the word and compound that are being read.
    fn push(&mut self, character: char, rest: &str, reading: &mut Reading) {
        if !character.is_alphanumeric() {
            if reading.word && is_suffix(character) && ends_word(rest) {
                let last = self.words.len() - 1;
                if self.signed.last().is_none_or(|(word, _)| *word != last) {
                    self.signed.push((last, self.letters[self.words[last].clone()].to_owned()));
                }
                self.signed.iter_mut().rev().take(1).for_each(|(_, word)| word.push(character));
                return;
            }
            reading.word = false;
            reading.compound &= !character.is_whitespace();
            return;
        }
        let start = self.letters.len();
        self.letters.push(character);
        let end = self.letters.len();
        let is_sign = is_sign(character);
        match self.words.last_mut() {
            Some(word) if reading.word && !is_sign => word.end = end,
            _ => self.words.push(start..end),
        }
        let word_count = self.words.len();
        match self.compounds.last_mut() {
            Some(compound) if reading.compound => compound.end = word_count,
            _ => self.compounds.push(word_count - 1..word_count),
        }
        *reading = Reading { word: !is_sign, compound: true };
    }

    /// The compounds in their order; a word on its own is a compound of one.
    pub fn compounds(&self) -> impl Iterator<Item = Compound<'_>> {
        self.compounds.iter().map(|range| Compound { letters: &self.letters, words: &self.words[range.clone()] })
    }

    /// The words that end in signs, with these; each with its number among all words.
    pub fn signed(&self) -> &[(usize, String)] {
        &self.signed
    }

    /// The words in their order, without the joined ones.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.letters[word.clone()])
    }
}

impl<'a> Compound<'a> {
    /// Its words, in order.
    pub fn words(self) -> impl ExactSizeIterator<Item = &'a str> {
        self.words.iter().map(move |word| &self.letters[word.clone()])
    }

    /// Its words joined to one; `None` when it has only one, or is a number cut in parts.
    pub fn joined(self) -> Option<&'a str> {
        let joined = &self.letters[self.span()];
        (self.words.len() > 1 && !joined.bytes().all(|byte| byte.is_ascii_digit())).then_some(joined)
    }

    /// The range of each of its words in the folded letters.
    pub fn ranges(self) -> &'a [Range<usize>] {
        self.words
    }

    /// Its range in the folded letters.
    pub fn span(self) -> Range<usize> {
        match self.words {
            [first, .., last] => first.start..last.end,
            [only] => only.clone(),
            [] => 0..0,
        }
    }
}

/// Whether a sign may be the end of a name.
pub(crate) fn is_suffix(character: char) -> bool {
    matches!(character, '+' | '#')
}

/// Whether after a sign and others of its kind no word goes on.
fn ends_word(rest: &str) -> bool {
    !rest.trim_start_matches(['+', '#', '＋', '＃']).starts_with(char::is_alphanumeric)
}

/// Whether a character is a word by itself: the signs of Chinese and Japanese.
fn is_sign(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::Words;

    fn read(text: &str) -> Vec<String> {
        let words = Words::of(text);
        words.compounds().flat_map(|compound| compound.words().chain(compound.joined())).map(str::to_owned).collect()
    }

    #[test]
    fn a_compound_is_its_parts_and_their_join() {
        assert_eq!(read("Low-Rank"), ["low", "rank", "lowrank"]);
        assert_eq!(read("LLM.int8(): W4A16!"), ["llm", "int8", "llmint8", "w4a16"]);
        assert_eq!(read("state-of-the-art"), ["state", "of", "the", "art", "stateoftheart"]);
        assert_eq!(read("2:4"), ["2", "4"]);
    }

    #[test]
    fn a_sign_of_a_script_without_spaces_is_a_word() {
        assert_eq!(read("大模型LLM"), ["大", "模", "型", "llm", "大模型llm"]);
    }

    #[test]
    fn a_name_may_end_in_signs() {
        let signed = |text: &str| {
            let words = Words::of(text);
            words.signed().iter().map(|(number, word)| format!("{number} {word}")).collect::<Vec<_>>()
        };
        assert_eq!(signed("Verified C++ Kernels (in F#)"), ["1 c++", "4 f#"]);
        assert_eq!(signed("SmoothQuant+: 4-bit C++/C#"), ["0 smoothquant+", "3 c++", "4 c#"]);
        assert_eq!(signed("Ｃ＋＋"), ["0 c++"]);
        assert!(signed("C++17 Ｃ＋＋17 LLM+RAG + # -+ #1").is_empty());
        assert_eq!(read("C++"), ["c"]);
    }

    #[test]
    fn white_space_ends_a_compound() {
        assert_eq!(read("KV cache"), ["kv", "cache"]);
        assert_eq!(read("a - b\u{a0}-c"), ["a", "b", "c"]);
    }

    #[test]
    fn a_combining_mark_neither_splits_nor_counts() {
        assert_eq!(read("Re\u{301}e Ørsted"), ["ree", "orsted"]);
        assert_eq!(read("\u{301} … 🚀"), Vec::<String>::new());
    }
}
