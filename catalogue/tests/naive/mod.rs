//! A matcher that is slow and plainly right: it looks at every word of every paper, one
//! rule after another, as `catalogue::search` tells them.
use catalogue::fold::fold;
use catalogue::{Catalogue, Paper};

// The list of endings is no rule of the search, and not repeated here.
#[path = "../../src/text/stem.rs"]
#[allow(dead_code)]
mod stem;

use stem::stem;

/// The fields of a paper that a condition may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Title,
    Author,
    Technique,
    Venue,
    Category,
    Id,
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
            Some(Field::Id) | None => "",
        };
        let quote = if self.is_quoted { "\"" } else { "" };
        format!("{sign}{field}{quote}{}{quote}", self.text)
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

/// The words of a paper.
fn tokens(catalogue: &Catalogue, paper: &Paper) -> Vec<Token> {
    let mut texts = vec![(Field::Title, paper.title.to_string())];
    texts.extend(paper.authors.iter().map(|author| (Field::Author, author.to_string())));
    texts.extend(paper.techniques.iter().map(|technique| (Field::Technique, technique.to_string())));
    match &paper.venue {
        Some(venue) => {
            texts.push((Field::Venue, venue.label().to_owned()));
            texts.push((Field::Venue, venue.series().name().to_owned()));
            texts.extend(venue.track_label().map(|label| (Field::Venue, label.to_string())));
        }
        None => texts.extend(paper.id.arxiv().map(|_| (Field::Venue, "arXiv preprint".to_owned()))),
    }
    texts.extend(paper.year().map(|year| (Field::Venue, year.to_string())));
    let category = |id: &catalogue::Slug| catalogue.category(id.as_str()).unwrap().name.to_string();
    texts.extend(paper.categories.iter().map(|id| (Field::Category, category(id))));

    let mut tokens = Vec::new();
    let mut place = 0;
    for (field, text) in texts {
        // A colon ends a word and a compound, whether or not it ends a name.
        let text = if field == Field::Title { text.replacen(':', ": ", 1) } else { text };
        for words in compounds(&text) {
            let joined = words.concat();
            if words.len() > 1 && !is_number(&joined) {
                tokens.push(Token { word: joined, place, field });
            }
            for word in words {
                tokens.push(Token { word, place, field });
                place += 1;
            }
        }
        place += 1;
    }
    tokens.extend(paper.id.arxiv().map(|id| Token { word: id.to_owned(), place, field: Field::Id }));
    tokens
}

fn has_three_letters(word: &str) -> bool {
    word.chars().count() >= 3
}

/// Whether a word of a paper is the one typed, or its plural or singular.
fn is_exact(typed: &str, word: &str) -> bool {
    typed == word
        || (has_three_letters(typed) && word.strip_suffix('s') == Some(typed))
        || (has_three_letters(word) && typed.strip_suffix('s') == Some(word))
}

fn is_as_typed(typed: &str, word: &str, is_beginning: bool) -> bool {
    let of = |word| stem(word).map(|(stem, _)| stem);
    let is_form = of(typed).is_some() && of(typed) == of(word);
    is_exact(typed, word) || is_form || (is_beginning && word.starts_with(typed))
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

/// The words that were meant by a typed one, if there are errors in it.
fn meant<'a>(typed: &str, is_beginning: bool, vocabulary: &[&'a str]) -> Vec<&'a str> {
    let most = match typed.chars().count() {
        _ if typed.chars().any(char::is_numeric) => 0,
        ..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    if most == 0 {
        return Vec::new();
    }
    let is_meant = |word: &str| {
        let distances = distances(typed, word);
        let whole = *distances.last().unwrap();
        whole > 0 && (whole <= most || (is_beginning && distances.into_iter().any(|distance| distance <= most)))
    };
    let meant: Vec<&str> = vocabulary.iter().copied().filter(|word| is_meant(word)).collect();
    let first = typed.chars().next();
    let trusted: Vec<&str> = meant.iter().copied().filter(|word| word.chars().next() == first).collect();
    if trusted.is_empty() { meant } else { trusted }
}

/// Whether each paper matches all conditions.
pub fn matches(catalogue: &Catalogue, items: &[Item]) -> Vec<bool> {
    let papers: Vec<Vec<Token>> = catalogue.papers().iter().map(|paper| tokens(catalogue, paper)).collect();
    let vocabulary: Vec<&str> = papers.iter().flatten().map(|token| token.word.as_str()).collect();
    let all = |is_forgiving: bool| -> Vec<bool> {
        let mut all = vec![true; papers.len()];
        for number in 0..items.len() {
            let one = matches_item(&papers, &vocabulary, items, number, is_forgiving);
            for (all, one) in all.iter_mut().zip(one) {
                *all &= one != items[number].is_excluded;
            }
        }
        all
    };
    let strict = all(false);
    if strict.contains(&true) { strict } else { all(true) }
}

fn matches_item(
    papers: &[Vec<Token>],
    vocabulary: &[&str],
    items: &[Item],
    number: usize,
    is_forgiving: bool,
) -> Vec<bool> {
    let item = &items[number];
    let words: Vec<String> = compounds(&item.text).concat();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let joined = words.concat();
    let is_last = number + 1 == items.len();
    let is_beginning = is_last || has_three_letters(&joined);
    let is_in = |token: &Token| item.field.is_none_or(|field| field == token.field);
    let has_word =
        |paper: &[Token], is_it: &dyn Fn(&str) -> bool| paper.iter().any(|token| is_in(token) && is_it(&token.word));
    let has_phrase = |paper: &[Token], words: &[&str], is_last_word: &dyn Fn(&str, &str) -> bool| {
        paper.iter().any(|first| {
            words.iter().enumerate().all(|(at, word)| {
                paper.iter().any(|token| {
                    let is_it =
                        if at + 1 == words.len() { is_last_word(word, &token.word) } else { *word == token.word };
                    token.place == first.place + at && is_in(token) && is_it
                })
            })
        })
    };
    let is_whole = |typed: &str, word: &str| typed == word;
    let is_longer = |typed: &str, word: &str| is_as_typed(typed, word, true);
    let each = |holds: &dyn Fn(&[Token]) -> bool| -> Vec<bool> { papers.iter().map(|paper| holds(paper)).collect() };
    if item.is_quoted {
        return each(&|paper| has_phrase(paper, &words, &is_whole));
    }
    if item.is_excluded {
        return each(&|paper| match words[..] {
            [word] => has_word(paper, &|other| is_exact(word, other)),
            _ => has_phrase(paper, &words, &is_whole),
        });
    }
    let strict = each(&|paper| match words[..] {
        [word] => {
            has_word(paper, &|other| is_as_typed(word, other, is_beginning))
                || (2..word.chars().count().saturating_sub(1)).any(|at| {
                    let left: String = word.chars().take(at).collect();
                    let right: String = word.chars().skip(at).collect();
                    has_phrase(paper, &[&left, &right], if is_last { &is_longer } else { &is_whole })
                })
                || pairs(items, number).iter().any(|joined| has_word(paper, &|other| is_as_typed(joined, other, true)))
        }
        _ => {
            let is_open = is_last || has_three_letters(words[words.len() - 1]);
            (!is_number(&joined) && has_word(paper, &|other| is_as_typed(&joined, other, is_beginning)))
                || has_phrase(paper, &words, if is_open { &is_longer } else { &is_whole })
                || (is_number(&joined)
                    && item.text.contains('.')
                    && has_word(paper, &|other| other.starts_with(&item.text)))
        }
    });
    if strict.contains(&true) && !is_forgiving {
        return strict;
    }
    let meant = meant(&joined, is_beginning, vocabulary);
    let forgiving = each(&|paper| has_word(paper, &|other| meant.contains(&other)));
    strict.into_iter().zip(forgiving).map(|(strict, forgiving)| strict || forgiving).collect()
}

/// A word joined with its neighbours.
fn pairs(items: &[Item], number: usize) -> Vec<String> {
    let plain = |item: &Item| {
        let words = compounds(&item.text).concat();
        let is_plain = words.len() == 1 && !item.is_quoted && !item.is_excluded && item.field.is_none();
        is_plain.then(|| words[0].clone())
    };
    let pair = |left: usize| {
        let joined = format!("{}{}", plain(items.get(left)?)?, plain(items.get(left + 1)?)?);
        (joined.chars().count() > 3 && !is_number(&joined)).then_some(joined)
    };
    [number.checked_sub(1).and_then(pair), pair(number)].into_iter().flatten().collect()
}
