//! The words of the dictionary that a typed word may stand for.
use super::dictionary::{Lookup, Span};
use super::typing_error::{certain, forgiven, may_be_name, signature};
use crate::text::stem::{is_same_ending, stem};
use postings::{Comparison, Field, Fields};

/// How well a word of the dictionary answers a typed one, in sixteenths: a whole word 16.
pub(crate) type Closeness = u32;

/// The word itself.
pub(crate) const WHOLE: Closeness = 16;
/// The word in the other number, singular or plural.
const OTHER_NUMBER: Closeness = 14;
/// The word in the other spelling, British or American.
const OTHER_SPELLING: Closeness = 14;
/// Two typed words that are one in the text.
pub(crate) const JOINED: Closeness = 14;
/// A letter for a name that begins with it.
pub(crate) const INITIAL: Closeness = 14;
/// One typed word that is two in the text.
pub(crate) const SPLIT: Closeness = 12;
/// A word without the signs at its end.
pub(crate) const WITHOUT_SIGNS: Closeness = 10;
/// Another form of the word.
const OTHER_FORM: Closeness = 10;
/// A longer word that begins with it.
const BEGINNING: Closeness = 8;
/// A word with one or two errors.
const WITH_ERRORS: [Closeness; 3] = [WHOLE, 6, 4];
/// A longer word that begins with it but for one or two errors.
const BEGINNING_WITH_ERRORS: [Closeness; 3] = [BEGINNING, 4, 2];

/// The fewest letters of a word with errors that may be the beginning of any longer one: with fewer,
/// nearly anything begins so.
const SHORTEST_BEGINNING: usize = 7;

/// The fewest letters of a word of which even the first may be wrong.
const SHORTEST_WITHOUT_FIRST: usize = 6;

/// The fewest letters of a word that counts as the beginning of longer ones wherever it
/// stands, and of one that has a plural.
const SHORTEST_STEM: usize = 3;

/// Words that follow each other and are equally close to what was typed.
#[derive(Clone, Debug)]
pub(crate) struct Form {
    pub span: Span,
    pub closeness: Closeness,
    /// Where they count.
    pub fields: Fields,
}

impl Form {
    fn new(span: Span, closeness: Closeness) -> Self {
        Self { span, closeness, fields: Fields::ALL }
    }

    /// A word that is another one as a name: `Haim` is not a form of `Haiming`, nor `Carlo` one of `Carlos`.
    fn of_no_name(span: Span, closeness: Closeness) -> Self {
        Self { span, closeness, fields: Fields::ALL.without(Field::Author) }
    }
}

/// Whether a typed word may be the beginning of a longer one: the last one may, and what
/// has some letters.
pub(crate) fn is_beginning(word: &str, is_open: bool) -> bool {
    is_open || word.chars().nth(SHORTEST_STEM - 1).is_some()
}

/// The word itself.
pub(crate) fn same(lookup: &Lookup<'_>, word: &str) -> Vec<Form> {
    lookup.word(word).map(|span| Form::new(span, WHOLE)).into_iter().collect()
}

/// The words that begin with some letters.
pub(crate) fn beginnings(lookup: &Lookup<'_>, letters: &str) -> Vec<Form> {
    lookup.range(letters).into_iter().map(|span| Form::new(span, BEGINNING)).collect()
}

/// The word itself, and in the other number.
pub(crate) fn exact(lookup: &Lookup<'_>, word: &str) -> Vec<Form> {
    let mut forms = same(lookup, word);
    let mut add = |word: &str| forms.extend(lookup.word(word).map(|span| Form::of_no_name(span, OTHER_NUMBER)));
    if word.chars().nth(SHORTEST_STEM - 1).is_some() {
        add(&format!("{word}s"));
    }
    if let Some(singular) = word.strip_suffix('s')
        && singular.chars().nth(SHORTEST_STEM - 1).is_some()
    {
        add(singular);
    }
    forms
}

/// The word itself, in the other number, in other forms, and longer words that begin with
/// it if `is_beginning`. A word may come twice; its best form counts.
pub(crate) fn as_typed(lookup: &Lookup<'_>, word: &str, is_beginning: bool) -> Vec<Form> {
    let mut forms = exact(lookup, word);
    if let Some((_, ending)) = stem(word) {
        for span in lookup.forms_of(word) {
            let other = lookup.words(span.section).and_then(|list| stem(list.word(span.words.start)));
            let is_same = other.is_some_and(|(_, other)| is_same_ending(ending, other));
            forms.push(Form::of_no_name(span, if is_same { OTHER_SPELLING } else { OTHER_FORM }));
        }
    }
    if is_beginning {
        forms.extend(beginnings(lookup, word));
    }
    forms
}

/// Words that were meant, if there are errors in `word`: those with its first letter or, where there
/// is none and the word is not short, all others but names, of which the first letter is known.
pub(crate) fn with_errors(lookup: &Lookup<'_>, word: &str, is_beginning: bool, is_acronym: bool) -> Vec<Form> {
    let most = forgiven(word, is_acronym);
    let Some(first) = word.chars().next().filter(|_| most > 0) else { return Vec::new() };
    let length = word.chars().count();
    // The longest word that the typed one may be the beginning of.
    let longest = match (is_beginning, length < SHORTEST_BEGINNING) {
        (true, false) => usize::MAX,
        (true, true) => length + 1,
        (false, _) => length + most,
    };
    let (letters, mut comparison) = (signature(word), Comparison::new(word));
    let mut candidates = Vec::new();
    let mut among = |spans: Vec<Span>, may_be_names: bool| {
        let mut forms = Vec::new();
        for Span { section, words } in spans {
            let Some(list) = lookup.words(section) else { continue };
            candidates.clear();
            postings::candidates_by_letters(&list.signatures[words.clone()], letters, most as u32, &mut candidates);
            for number in candidates.iter().map(|candidate| words.start + candidate) {
                let other = list.word(number);
                let other_length = other.chars().count();
                if other_length + most < length || other_length > longest.max(length + most) {
                    continue;
                }
                let distance = comparison.distance(other, most);
                let closeness = match (distance.whole, distance.beginning) {
                    (0, _) => continue,
                    (whole, _) if whole <= most => WITH_ERRORS[whole],
                    _ if single_letters(word).eq(single_letters(other)) => WITH_ERRORS[1],
                    (_, beginning)
                        if beginning <= most && is_beginning && other_length <= longest && ends_alike(word, other) =>
                    {
                        BEGINNING_WITH_ERRORS[beginning]
                    }
                    _ => continue,
                };
                let fields = if may_be_names && may_be_name(length, other_length, is_acronym) {
                    Fields::ALL
                } else {
                    Fields::ALL.without(Field::Author)
                };
                forms.push(Form { span: Span { section, words: number..number + 1 }, closeness, fields });
            }
        }
        forms
    };
    let certain = certain(word, is_acronym);
    if !certain.is_empty() {
        return among(lookup.range(certain), true);
    }
    let forms = among(lookup.range(first.encode_utf8(&mut [0; 4])), true);
    if forms.is_empty() && length >= SHORTEST_WITHOUT_FIRST { among(lookup.range(""), false) } else { forms }
}

/// The letters of a word, with one for each two that are the same: which letter of `llama` is doubled is
/// what people forget.
fn single_letters(word: &str) -> impl Iterator<Item = char> {
    let mut before = None;
    word.chars().filter(move |letter| before.replace(*letter) != Some(*letter))
}

/// Whether the last letter of a typed word is where it would be in a longer one, or next to it. What
/// was typed last with an error in it says little of how a word goes on.
fn ends_alike(typed: &str, longer: &str) -> bool {
    let (length, last) = (typed.chars().count(), typed.chars().next_back());
    longer.chars().skip(length.saturating_sub(2)).take(3).any(|letter| Some(letter) == last)
}
