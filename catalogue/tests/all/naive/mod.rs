//! A matcher that is slow and plainly right: it looks at every word of every paper, one
//! rule after another, as `catalogue::search` tells them.
use catalogue::fold::fold;
use catalogue::{Catalogue, Paper};

// The lists of endings and of stop words are no rules of the search, and not repeated here.
#[path = "../../../src/text/stem.rs"]
#[allow(dead_code)]
mod stem;
#[path = "../../../src/text/stop_words.rs"]
mod stop_words;

use stem::stem;
use stop_words::is_stop_word;

/// The fields of a paper that a condition may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Title,
    Author,
    Technique,
    Venue,
    Category,
    Alias,
    Abstract,
}

/// A condition on words.
#[derive(Clone, Debug)]
pub struct Item {
    /// A compound, or the words of a phrase.
    pub text: String,
    pub field: Option<Field>,
    pub is_quoted: bool,
    pub is_excluded: bool,
}

impl Item {
    /// As a reader would type it.
    pub fn print(&self) -> String {
        let sign = if self.is_excluded { "-" } else { "" };
        let field = match self.field {
            Some(Field::Title) => "title:",
            Some(Field::Author) => "author:",
            Some(Field::Technique) => "technique:",
            Some(Field::Venue) => "venue:",
            Some(Field::Category) => "category:",
            Some(Field::Abstract) => "abstract:",
            Some(Field::Alias) | None => "",
        };
        let quote = if self.is_quoted { "\"" } else { "" };
        format!("{sign}{field}{quote}{}{quote}", self.text)
    }

    /// Whether it asks for words in any field and spelling.
    fn is_plain(&self) -> bool {
        self.field.is_none() && !self.is_quoted && !self.is_excluded
    }

    /// Its word, if it is a plain one.
    fn plain_word(&self) -> Option<String> {
        let words = compounds(&self.text).concat();
        (self.is_plain() && words.len() == 1).then(|| words[0].clone())
    }

    fn is_stop_word(&self) -> bool {
        self.plain_word().is_some_and(|word| is_stop_word(&word))
    }

    fn is_acronym(&self) -> bool {
        let capitals = self.text.chars().filter(char::is_ascii_uppercase).count();
        capitals > 1 && 2 * capitals > self.text.chars().filter(|letter| letter.is_alphabetic()).count()
    }
}

/// A word of a paper, and where it stands.
struct Token {
    word: String,
    place: usize,
    field: Field,
}

/// The words of each compound of a text.
pub fn compounds(text: &str) -> Vec<Vec<String>> {
    let words = |compound: &str| -> Vec<String> {
        let words = compound.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
        words.flat_map(signs).collect()
    };
    fold(text).split_whitespace().map(words).filter(|words| !words.is_empty()).collect()
}

/// A word, or its signs where each is one.
fn signs(word: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut goes_on = false;
    for character in word.chars() {
        // Kana, and the blocks and planes of Han characters.
        let is_sign = matches!(u32::from(character), 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x2_0000..=0x3_ffff);
        match words.last_mut() {
            Some(last) if goes_on && !is_sign => last.push(character),
            _ => words.push(character.to_string()),
        }
        goes_on = !is_sign;
    }
    words
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The words of a compound that end in signs, with these: the text between two spaces, folded.
fn signed(compound: &str) -> Vec<(String, String)> {
    let mut signed = Vec::new();
    let is_sign = |letter: char| matches!(letter, '+' | '#');
    for (start, _) in compound.char_indices().filter(|(_, letter)| is_sign(*letter)) {
        let (before, rest) = compound.split_at(start);
        let after = rest.trim_start_matches(is_sign);
        if before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric) {
            let word = signs(before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap()).pop().unwrap();
            signed.push((word.clone(), format!("{word}{}", &rest[..rest.len() - after.len()])));
        }
    }
    signed
}

/// The words of a paper.
fn tokens(catalogue: &Catalogue, paper: &Paper) -> Vec<Token> {
    let year = paper.year().map(|year| format!(" {year}")).unwrap_or_default();
    // Each text, with the free places after it.
    let mut texts = vec![(Field::Title, paper.title.to_string(), 1)];
    for author in &paper.authors {
        texts.push((Field::Author, author.to_string(), 2));
        let others = catalogue.other_names(author.as_str());
        texts.extend(others.map(|other| (Field::Author, other.to_owned(), 2)));
    }
    texts.extend(paper.techniques.iter().map(|technique| (Field::Technique, technique.to_string(), 1)));
    match &paper.venue {
        Some(venue) => {
            texts.push((Field::Venue, venue.label().to_owned(), 1));
            let names = venue.series().all_names().enumerate();
            let names = names.filter(|(number, name)| *number == 0 || !name.contains(' '));
            texts.extend(names.map(|(_, name)| (Field::Venue, format!("{name}{year}"), 1)));
            texts.extend(venue.track_label().map(|label| (Field::Venue, label.to_string(), 1)));
        }
        None if paper.id.arxiv().is_some() => texts.push((Field::Venue, format!("arXiv preprint{year}"), 1)),
        None => texts.push((Field::Venue, year, 1)),
    }
    let category = |id: &catalogue::Slug| catalogue.category(id.as_str()).unwrap().name.to_string();
    texts.extend(paper.categories.iter().map(|id| (Field::Category, category(id), 1)));

    let mut tokens = Vec::new();
    let mut place = 0;
    for (field, text, free) in texts {
        // A colon ends a word and a compound, whether or not it ends a name.
        let text = if field == Field::Title { text.replacen(':', ": ", 1) } else { text };
        let start = tokens.len();
        place = add_tokens(&mut tokens, place, field, &text) + free;
        if field == Field::Title {
            let synonyms = synonyms(catalogue, paper.title.as_str());
            let place = |number: usize| tokens[start..].first().map_or(0, |first| first.place) + number;
            let synonyms: Vec<Token> = synonyms
                .into_iter()
                .map(|(number, word)| Token { word, place: place(number), field: Field::Alias })
                .collect();
            tokens.extend(synonyms);
        }
    }
    tokens.extend(paper.id.arxiv().map(|id| Token { word: id.to_owned(), place, field: Field::Alias }));
    tokens
}

/// The words of the description of a category.
fn description(category: &catalogue::Category) -> Vec<Token> {
    let mut tokens = Vec::new();
    add_tokens(&mut tokens, 0, Field::Title, category.description.as_ref().map_or("", |text| text.as_str()));
    tokens
}

/// Adds the words of a text from a place on; returns the place after them.
fn add_tokens(tokens: &mut Vec<Token>, mut place: usize, field: Field, text: &str) -> usize {
    for text in fold(text).split_whitespace() {
        let words = compounds(text).concat();
        let joined = words.concat();
        if words.len() > 1 && !is_number(&joined) {
            tokens.push(Token { word: joined, place, field });
        }
        let signed = signed(text);
        for word in words {
            let with_signs = signed.iter().filter(|(bare, _)| *bare == word);
            tokens.extend(with_signs.map(|(_, word)| Token { word: word.clone(), place, field }));
            tokens.push(Token { word, place, field });
            place += 1;
        }
    }
    place
}

/// The words that could stand in a title as well, each with the number of the word it stands at.
fn synonyms(catalogue: &Catalogue, title: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    // A name before the colon is a text of its own.
    let name = title.split_once(':').filter(|(name, _)| name.split_whitespace().count() <= 3);
    let texts = name.map_or(vec![title], |(name, rest)| vec![name, rest]);
    let mut before = 0;
    for text in texts {
        let words = compounds(text).concat();
        for group in &catalogue.parts().synonyms {
            let group: Vec<Vec<String>> = group.iter().map(|text| compounds(text.as_str()).concat()).collect();
            let group: Vec<&Vec<String>> = group.iter().filter(|member| !member.is_empty()).collect();
            for member in &group {
                for start in 0..(words.len() + 1).saturating_sub(member.len()) {
                    let is_same = |number: usize| {
                        let (word, of_member) = (&words[start + number], &member[number]);
                        word == of_member || *word == format!("{of_member}s")
                    };
                    if (0..member.len()).all(is_same) {
                        for other in group.iter().filter(|other| *other != member) {
                            let start = before + start + member.len() - member.len().min(other.len());
                            found.extend(other.iter().enumerate().map(|(number, word)| (start + number, word.clone())));
                        }
                    }
                }
            }
        }
        before += words.len();
    }
    found
}

fn has_three_letters(word: &str) -> bool {
    word.chars().count() >= 3
}

/// Whether a word of a paper is the one typed or, where it is no name, its plural or singular.
fn is_exact(typed: &str, token: &Token) -> bool {
    let word = token.word.as_str();
    let is_other_number = (has_three_letters(typed) && word.strip_suffix('s') == Some(typed))
        || (has_three_letters(word) && typed.strip_suffix('s') == Some(word));
    typed == word || (token.field != Field::Author && is_other_number)
}

fn is_as_typed(typed: &str, token: &Token, is_beginning: bool) -> bool {
    let of = |word| stem(word).map(|(stem, _)| stem);
    let is_form = token.field != Field::Author && of(typed).is_some() && of(typed) == of(&token.word);
    is_exact(typed, token) || is_form || (is_beginning && token.word.starts_with(typed))
}

/// The textbook's table of the optimal string alignment, whole: its last row.
fn distances(typed: &str, word: &str) -> Vec<usize> {
    let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    let mut table = vec![vec![0; word.len() + 1]; typed.len() + 1];
    for row in 0..=typed.len() {
        for column in 0..=word.len() {
            table[row][column] = if row == 0 || column == 0 {
                row + column
            } else {
                let replaced = table[row - 1][column - 1] + usize::from(typed[row - 1] != word[column - 1]);
                let mut least = replaced.min(table[row - 1][column] + 1).min(table[row][column - 1] + 1);
                if row > 1 && column > 1 && typed[row - 1] == word[column - 2] && typed[row - 2] == word[column - 1] {
                    least = least.min(table[row - 2][column - 2] + 1);
                }
                least
            };
        }
    }
    table.pop().unwrap()
}

/// The words that were meant by a typed one, if there are errors in it, each with whether it may be
/// an author's name.
fn meant<'a>(typed: &str, is_beginning: bool, is_acronym: bool, vocabulary: &[&'a str]) -> Vec<(&'a str, bool)> {
    let length = typed.chars().count();
    let most = match length {
        _ if typed.chars().any(char::is_numeric) => 0,
        ..4 => 0,
        4..=6 if is_acronym => 0,
        4..8 => 1,
        _ => 2,
    };
    if most == 0 || vocabulary.contains(&typed) {
        return Vec::new();
    }
    let certain: String =
        if is_acronym || length <= 4 { typed.chars().take(length / 2).collect() } else { String::new() };
    let is_meant = |word: &str| {
        let distances = distances(typed, word);
        let whole = *distances.last().unwrap();
        let end: Vec<char> = word.chars().skip(length.saturating_sub(2)).take(3).collect();
        let may_begin = is_beginning
            && (length >= 7 || word.chars().count() <= length + 1)
            && end.contains(&typed.chars().last().unwrap());
        let has_same_letters = {
            let [mut typed, mut word] = [typed, word].map(|word| word.chars().collect::<Vec<_>>());
            typed.dedup();
            word.dedup();
            typed == word
        };
        whole > 0
            && (whole <= most
                || has_same_letters
                || (may_begin && distances.into_iter().any(|distance| distance <= most)))
    };
    let meant: Vec<&str> = vocabulary.iter().copied().filter(|word| is_meant(word)).collect();
    let first = typed.chars().next();
    let trusted: Vec<&str> = meant.iter().copied().filter(|word| word.chars().next() == first).collect();
    let is_first_wrong = trusted.is_empty() && length >= 6;
    let mut meant = if is_first_wrong { meant } else { trusted };
    meant.retain(|word| word.starts_with(&certain));
    let is_long = |word: &str| length > 6 || (length == 6 && word.chars().count() != length);
    let may_be_name = |word: &str| !is_acronym && !is_first_wrong && is_long(word);
    meant.into_iter().map(|word| (word, may_be_name(word))).collect()
}

/// What each paper matches.
pub enum Matches {
    /// Whether it matches all conditions.
    All(Vec<bool>),
    /// No paper matches all of them: which of the plain words it matches, if it matches all else.
    Some(Vec<Option<Words>>),
}

/// Which words a paper matches.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// For each word, whether it matches it itself.
    pub own: Vec<bool>,
    /// For each word and each category, whether it is of that category and the description of this matches the word.
    pub of_categories: Vec<bool>,
}

impl Words {
    /// Whether there is any.
    pub fn is_any(&self) -> bool {
        self.own.contains(&true) || self.of_categories.contains(&true)
    }

    /// Whether there are all that another paper has.
    #[allow(dead_code, reason = "not every test compares papers")]
    pub fn has_all(&self, other: &Self) -> bool {
        let has_all = |own: &[bool], other: &[bool]| own.iter().zip(other).all(|(own, other)| *own || !*other);
        has_all(&self.own, &other.own) && has_all(&self.of_categories, &other.of_categories)
    }
}

/// What each paper matches of some conditions.
#[allow(dead_code, reason = "not every test is without abstracts")]
pub fn matches(catalogue: &Catalogue, items: &[Item]) -> Matches {
    matches_with_abstracts(catalogue, &vec![String::new(); catalogue.papers().len()], false, items)
}

/// What each paper matches of some conditions; words may also stand in abstracts, if `in_abstracts`.
pub fn matches_with_abstracts(
    catalogue: &Catalogue,
    abstracts: &[String],
    in_abstracts: bool,
    items: &[Item],
) -> Matches {
    let papers: Vec<Vec<Token>> = catalogue.papers().iter().map(|paper| tokens(catalogue, paper)).collect();
    let of_abstract = |text: &String| {
        let mut tokens = Vec::new();
        add_tokens(&mut tokens, 0, Field::Abstract, text);
        tokens
    };
    let abstracts: Vec<Vec<Token>> = abstracts.iter().map(of_abstract).collect();
    let vocabulary_of =
        |papers: &[Vec<Token>]| papers.iter().flatten().map(|token| token.word.clone()).collect::<Vec<_>>();
    let vocabularies = [&papers, &abstracts].map(|papers| vocabulary_of(papers));
    let [of_records, of_abstracts] = vocabularies.each_ref().map(|words| words.iter().map(String::as_str).collect());
    let (of_records, of_abstracts): (Vec<&str>, Vec<&str>) = (of_records, of_abstracts);
    let one = |number: usize, is_forgiving| {
        let item: &Item = &items[number];
        if item.field == Some(Field::Abstract) {
            return matches_item(&abstracts, &of_abstracts, items, number, is_forgiving);
        }
        if !in_abstracts || item.field.is_some() || item.is_excluded || item.is_stop_word() {
            return matches_item(&papers, &of_records, items, number, is_forgiving);
        }
        let in_abstract = matches_item(&abstracts, &[], items, number, None);
        // What is found in abstracts has no errors in it.
        let is_forgiving = is_forgiving.filter(|is_forgiving| *is_forgiving || !in_abstract.contains(&true));
        let in_record = matches_item(&papers, &of_records, items, number, is_forgiving);
        in_record.into_iter().zip(in_abstract).map(|(record, text)| record || text).collect()
    };
    let (excluded, wanted): (Vec<usize>, Vec<usize>) = (0..items.len()).partition(|item| items[*item].is_excluded);
    let among: Vec<bool> = excluded.iter().fold(vec![true; papers.len()], |among, item| {
        among.into_iter().zip(one(*item, None)).map(|(is_among, is_out)| is_among && !is_out).collect()
    });
    let all = |wanted: &[usize], is_forgiving| -> Vec<bool> {
        wanted.iter().fold(among.clone(), |among, item| {
            among.into_iter().zip(one(*item, is_forgiving)).map(|(is_among, is_in)| is_among && is_in).collect()
        })
    };
    let required: Vec<usize> = wanted.iter().copied().filter(|item| !items[*item].is_stop_word()).collect();
    if required.is_empty() {
        let found = all(&wanted, None);
        if found.contains(&true) {
            return Matches::All(found);
        }
        let words: Vec<Vec<bool>> = wanted.iter().map(|item| one(*item, None)).collect();
        let own = |paper: usize| words.iter().map(|word| word[paper]).collect();
        let of_paper = |paper: usize| among[paper].then(|| Words { own: own(paper), ..Words::default() });
        let of_papers: Vec<Option<Words>> = (0..papers.len()).map(of_paper).collect();
        let has_any = of_papers.iter().flatten().any(Words::is_any);
        return if has_any { Matches::Some(of_papers) } else { Matches::All(among) };
    }
    for is_forgiving in [false, true] {
        let found = all(&required, Some(is_forgiving));
        if found.contains(&true) {
            return Matches::All(found);
        }
    }
    let (plain, others): (Vec<usize>, Vec<usize>) = required.iter().partition(|item| items[**item].is_plain());
    // An error in a short word is only believed where all words match.
    let unless_short = |item: &usize| {
        let is_short = compounds(&items[*item].text).concat().concat().chars().count() <= 5;
        one(*item, (!is_short).then_some(false))
    };
    let words: Vec<Vec<bool>> = plain.iter().map(unless_short).collect();
    let others = others.iter().fold(among.clone(), |among, item| {
        among.into_iter().zip(unless_short(item)).map(|(is_among, is_in)| is_among && is_in).collect()
    });
    let descriptions: Vec<Vec<Token>> = catalogue.categories().iter().map(description).collect();
    let vocabulary = vocabulary_of(&descriptions);
    let vocabulary: Vec<&str> = vocabulary.iter().map(String::as_str).collect();
    let of_categories: Vec<Vec<bool>> =
        plain.iter().map(|item| matches_item(&descriptions, &vocabulary, items, *item, None)).collect();
    let of_paper = |(paper, is_in): (usize, bool)| {
        let is_of = |id: &catalogue::Slug| catalogue.papers()[paper].categories.contains(id);
        let is_of: Vec<bool> = catalogue.categories().iter().map(|category| is_of(&category.id)).collect();
        let of_word = |word: &Vec<bool>| word.iter().zip(&is_of).map(|(has, is_of)| *has && *is_of).collect::<Vec<_>>();
        is_in.then(|| Words {
            own: words.iter().map(|word| word[paper]).collect(),
            of_categories: of_categories.iter().flat_map(of_word).collect(),
        })
    };
    Matches::Some(others.into_iter().enumerate().map(of_paper).collect())
}

/// Whether each paper matches one condition; with what was probably meant where nothing matches, or
/// in any case, or never.
fn matches_item(
    papers: &[Vec<Token>],
    vocabulary: &[&str],
    items: &[Item],
    number: usize,
    is_forgiving: Option<bool>,
) -> Vec<bool> {
    let item = &items[number];
    let words: Vec<String> = compounds(&item.text).concat();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let joined = words.concat();
    let is_last = number + 1 == items.len();
    let is_beginning = is_last || has_three_letters(&joined);
    let is_exact_only = item.is_quoted || item.is_excluded;
    let is_in = |token: &Token| match item.field {
        None => !(is_exact_only && token.field == Field::Alias),
        Some(field) => field == token.field,
    };
    let has_word =
        |paper: &[Token], is_it: &dyn Fn(&Token) -> bool| paper.iter().any(|token| is_in(token) && is_it(token));
    let has_phrase = |paper: &[Token], words: &[&str], is_last_word: &dyn Fn(&str, &Token) -> bool| {
        paper.iter().any(|first| {
            words.iter().enumerate().all(|(at, word)| {
                paper.iter().any(|token| {
                    let is_it = if at + 1 == words.len() { is_last_word(word, token) } else { *word == token.word };
                    token.place == first.place + at && is_in(token) && is_it
                })
            })
        })
    };
    let is_whole = |typed: &str, token: &Token| typed == token.word;
    let is_longer = |typed: &str, token: &Token| is_as_typed(typed, token, true);
    let each = |holds: &dyn Fn(&[Token]) -> bool| -> Vec<bool> { papers.iter().map(|paper| holds(paper)).collect() };
    if item.is_quoted {
        return each(&|paper| has_phrase(paper, &words, &is_whole));
    }
    let with_signs = signed(&fold(&item.text)).pop().filter(|_| words.len() == 1).map(|(_, word)| word);
    if let Some(word) = &with_signs {
        let is_open = is_last && !item.is_excluded;
        let is_bare = |other: &Token| !item.is_excluded && words[0].chars().count() > 1 && is_exact(words[0], other);
        let is_signed = |other: &str| other == word || (is_open && other.starts_with(word.as_str()));
        let is_it = |other: &Token| is_signed(&other.word) || is_bare(other);
        let found = each(&|paper| has_word(paper, &is_it));
        if vocabulary.iter().any(|other| is_signed(other)) {
            return found;
        }
    }
    if item.is_excluded {
        return each(&|paper| match words[..] {
            [word] => has_word(paper, &|other| is_exact(word, other)),
            _ => has_phrase(paper, &words, &is_whole),
        });
    }
    let is_last = is_last && with_signs.is_none();
    let strict = each(&|paper| match words[..] {
        [word] => {
            has_word(paper, &|other| is_as_typed(word, other, is_last || has_three_letters(word)))
                || (1..word.chars().count().saturating_sub(1)).any(|at| {
                    let left: String = word.chars().take(at).collect();
                    let right: String = word.chars().skip(at).collect();
                    let is_open = is_last && has_three_letters(&right);
                    (at > 1 || left.chars().all(|letter| letter.is_ascii_digit()))
                        && has_phrase(paper, &[&left, &right], if is_open { &is_longer } else { &is_whole })
                })
                || pairs(items, number).iter().any(|(joined, is_open)| {
                    has_word(paper, &|other| {
                        if *is_open { is_as_typed(joined, other, true) } else { is_exact(joined, other) }
                    })
                })
                || (is_initial(word) && !is_last && has_initial(paper, items, number, word))
        }
        _ => {
            let is_open = is_last || has_three_letters(words[words.len() - 1]);
            (!is_number(&joined) && has_word(paper, &|other| is_as_typed(&joined, other, is_beginning)))
                || has_phrase(paper, &words, if is_open { &is_longer } else { &is_whole })
                || (is_number(&joined)
                    && item.text.contains('.')
                    && has_word(paper, &|other| other.word.starts_with(&item.text)))
        }
    });
    if is_forgiving.is_none_or(|is_forgiving| !is_forgiving && strict.contains(&true)) {
        return strict;
    }
    let meant = meant(&joined, is_beginning, item.is_acronym(), vocabulary);
    let is_meant = |token: &Token| {
        let may_be = |may_be_name: bool| may_be_name || token.field != Field::Author;
        is_in(token) && meant.iter().any(|(word, may_be_name)| *word == token.word && may_be(*may_be_name))
    };
    let forgiving = each(&|paper| paper.iter().any(is_meant));
    strict.into_iter().zip(forgiving).map(|(strict, forgiving)| strict || forgiving).collect()
}

fn is_initial(word: &str) -> bool {
    word.len() == 1 && word.chars().all(|letter| letter.is_ascii_alphabetic())
}

/// Whether a name of an author begins with a letter and stands near a word that is typed near it.
fn has_initial(paper: &[Token], items: &[Item], number: usize, letter: &str) -> bool {
    if items[number].field.is_some_and(|field| field != Field::Author) {
        return false;
    }
    let authors = || paper.iter().filter(|token| token.field == Field::Author);
    [1_isize, -1].into_iter().any(|direction| {
        for steps in 1..=3 {
            let at = number as isize + direction * steps;
            let item = usize::try_from(at).ok().and_then(|at| items.get(at));
            let Some(word) = item.and_then(Item::plain_word) else { return false };
            if is_initial(&word) {
                continue;
            }
            let is_beginning = at as usize + 1 == items.len() || has_three_letters(&word);
            return authors().filter(|name| is_as_typed(&word, name, is_beginning)).any(|name| {
                (1..=steps).any(|step| {
                    let place = name.place as isize - direction * step;
                    authors().any(|other| other.place as isize == place && other.word.starts_with(letter))
                })
            });
        }
        false
    })
}

/// A word joined with its neighbours, and whether that may be a beginning.
fn pairs(items: &[Item], number: usize) -> Vec<(String, bool)> {
    let pair = |left: usize| {
        let (first, second) = (items.get(left)?.plain_word()?, items.get(left + 1)?.plain_word()?);
        let joined = format!("{first}{second}");
        let is_abbreviated = |item: &Item, word: &str| is_initial(word) && item.text.ends_with('.');
        if is_abbreviated(&items[left], &first) || is_abbreviated(&items[left + 1], &second) {
            return None;
        }
        let is_open = !is_initial(&first) && (!is_initial(&second) || left + 2 == items.len());
        (joined.chars().count() > 3 && !is_number(&joined)).then_some((joined, is_open))
    };
    [number.checked_sub(1).and_then(pair), pair(number)].into_iter().flatten().collect()
}
