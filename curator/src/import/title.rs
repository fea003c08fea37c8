//! Chooses the title among the spans of an entry.
use std::cell::OnceCell;

use super::absorb::understands;
use super::entry::{Span, has_title_words};
use super::names;
use super::note::{self, Trust, is_pictograph};
use super::reading::Reading;
use super::role;
use catalogue::WebAddress;

/// The most words in bold or in a link before a colon that are only the first part of a title.
const MOST_NICKNAME_WORDS: usize = 4;

/// Where a title may end in running text.
const ENDS: [&str; 13] = [". ", "。", " | ", " - ", " – ", " — ", "; ", " by ", ", ", "，", " · ", "? ", "! "];

/// Takes the title out of the spans; what is left comes back.
pub(super) fn take(mut spans: Vec<Span>, reading: &mut Reading) -> Vec<Span> {
    let Some(at) = choose(&spans) else { return spans };
    let span = spans[at].clone();
    if let Some(url) = &span.url {
        reading.title_link(url, &span.range);
    }
    let is_link_or_set_off = span.url.is_some() || !span.style.is_plain();
    if is_link_or_set_off {
        let mut title = clean(&span.text);
        spans.remove(at);
        // `Name: *the rest of the title*`
        if let Some(before) = at.checked_sub(1).and_then(|before| spans.get_mut(before))
            && before.url.is_none()
            && !span.begins_line
            && before.text.trim_end().ends_with([':', '：'])
            && (1..=MOST_NICKNAME_WORDS).contains(&before.text.split_whitespace().count())
            && before.text.starts_with(char::is_alphabetic)
        {
            title = format!("{} {title}", before.text.trim());
            before.text.clear();
        }
        // `[LLaMA](…): Open and …`, `**LLaMA**: Open and …`: a nickname, and the title goes on.
        let ends_open = span.text.trim_end().ends_with(':');
        if let Some(next) = spans.get(at).filter(|next| !next.begins_line && next.url.is_none()).cloned() {
            let after = next.text.trim_start();
            let goes_on = after.strip_prefix([':', '：']).or(ends_open.then_some(after));
            if let Some(more) = goes_on
                .filter(|_| title.split_whitespace().count() <= MOST_NICKNAME_WORDS || ends_open)
                .filter(|more| !more.trim().is_empty())
            {
                let (more, rest) = split(more);
                let more = clean(&more);
                // Some write the nickname before the whole title, which begins with it.
                let nickname = title.trim_end_matches(':');
                let is_whole = more.to_lowercase().starts_with(&nickname.to_lowercase());
                title = if is_whole { more } else { format!("{nickname}: {more}") };
                spans[at].text = rest;
            }
        }
        set(reading, title, &span);
        return spans;
    }
    let (title, rest) = match quoted(&span.text) {
        Some((title, rest)) => (title, rest),
        None => match authors_first(&span.text) {
            Some((authors, rest)) => {
                reading.authors = authors;
                split(&rest)
            }
            None => split(&span.text),
        },
    };
    set(reading, clean(&title), &span);
    spans[at].text = rest;
    spans
}

fn set(reading: &mut Reading, title: String, span: &Span) {
    if !title.is_empty() {
        reading.title = Some((title, span.range.clone()));
    }
}

/// A span that may have the title. What it is otherwise is asked more than once, and read once.
struct Candidate<'a> {
    span: &'a Span,
    is_note: OnceCell<bool>,
    is_names: OnceCell<bool>,
}

impl std::ops::Deref for Candidate<'_> {
    type Target = Span;

    fn deref(&self) -> &Span {
        self.span
    }
}

impl Candidate<'_> {
    fn is_note(&self) -> bool {
        *self.is_note.get_or_init(|| note::read(&self.text, Trust::SetOff).is_some())
    }

    fn is_names(&self) -> bool {
        *self.is_names.get_or_init(|| names::read(&self.text).is_some())
    }
}

/// The span that has the title.
fn choose(spans: &[Span]) -> Option<usize> {
    let candidate = |span| Candidate { span, is_note: OnceCell::new(), is_names: OnceCell::new() };
    let spans: Vec<Candidate<'_>> = spans.iter().map(candidate).collect();
    let first = |wanted: &dyn Fn(&Candidate<'_>) -> bool| spans.iter().position(wanted);
    let is_paper = |span: &Candidate<'_>| {
        let address = span.url.as_deref().and_then(|url| WebAddress::new(url).ok());
        address.is_some_and(|address| role::of_address(&address) == Some(role::Role::Paper))
    };
    let set_off = |span: &Candidate<'_>| span.url.is_some() || span.style.strong;
    let sure = first(&|span| {
        set_off(span) && has_title_words(&span.text) && !span.is_note() && (span.url.is_some() || !span.is_names())
    });
    if sure.is_some() {
        return sure;
    }
    // A nickname that leads to the paper, or is bold, when a colon joins it to the title.
    let joined = spans.iter().enumerate().position(|(at, span)| {
        let next = spans.get(at + 1).filter(|next| !next.begins_line);
        let colon = span.text.trim_end().ends_with([':', '：'])
            || next.is_some_and(|next| next.text.trim_start().starts_with([':', '：']));
        set_off(span) && colon && next.is_some_and(|next| next.text.split_whitespace().count() >= 3)
    });
    joined
        .or_else(|| first(&|span| is_paper(span) && !span.is_note() && !span.is_names()))
        .or_else(|| first(&|span| span.url.is_none() && quoted(&span.text).is_some()))
        .or_else(|| {
            first(&|span| {
                span.style.emphasis
                    && has_title_words(&span.text)
                    && !span.is_note()
                    && !span.is_names()
                    && !understands(&span.text)
            })
            .filter(|at| !spans[..*at].iter().any(|span| has_title_words(&span.text)))
        })
        .or_else(|| {
            let has_letters = |span: &Candidate<'_>| !span.is_note() && span.text.contains(char::is_alphabetic);
            let short = first(&|span| set_off(span) && has_letters(span));
            let is_title = |span: &Candidate<'_>| span.url.is_none() && !span.is_note() && has_title_words(&span.text);
            let plain = first(&|span| is_title(span) && !span.is_names()).or_else(|| first(&is_title));
            match (short, plain) {
                // One word in bold is a nickname before the title; two are a short title.
                (Some(short), Some(plain)) if short < plain && spans[short].text.trim().contains(' ') => Some(short),
                (short, plain) => plain.or(short),
            }
        })
        .or_else(|| {
            first(&|span| {
                !span.is_note() && span.text.chars().filter(|character| character.is_alphabetic()).count() > 1
            })
        })
}

/// A title in quotation marks, and the text around it.
fn quoted(text: &str) -> Option<(String, String)> {
    for (open, close) in [('“', '”'), ('"', '"'), ('《', '》'), ('「', '」'), ('『', '』'), ('«', '»')] {
        let Some(start) = text.find(open) else { continue };
        let inside = start + open.len_utf8();
        let Some(length) = text[inside..].find(close) else { continue };
        let title = &text[inside..inside + length];
        let around = &text[..start];
        // A title may itself have words in quotation marks.
        let is_whole = has_title_words(title)
            && (around.trim().is_empty()
                || names::read(around.trim_end_matches([' ', ',', '.', ':'])).is_some()
                || understands(around));
        if is_whole {
            let after = &text[inside + length + close.len_utf8()..];
            return Some((title.to_owned(), format!("{} | {}", around.trim_end_matches([' ', ',', '.']), after)));
        }
    }
    None
}

/// Authors before the title, as in a bibliography: `A. Smith, B. Lee, and C. Wu. Title.`
fn authors_first(text: &str) -> Option<(Vec<String>, String)> {
    for (at, _) in text.match_indices(". ").chain(text.match_indices(": ")).take(12) {
        let (before, after) = (&text[..at], &text[at + 2..]);
        if !has_title_words(after) {
            continue;
        }
        if let Some(found) = names::read(before)
            && (found.names.len() >= 3
                || (found.names.len() == 2 && before.contains(" and "))
                || found.and_others
                || names::inverted(before).is_some())
        {
            return Some((found.names, after.to_owned()));
        }
    }
    None
}

/// Cuts a text after the title: where what follows is understood, else at its end.
fn split(text: &str) -> (String, String) {
    let text = text.trim_end();
    let mut ends: Vec<(usize, usize)> =
        ENDS.iter().flat_map(|end| text.match_indices(end).map(|(at, found)| (at, at + found.len()))).collect();
    ends.sort_unstable();
    // Titles are not that long: what is behind many separators is no title.
    for (at, after) in ends.iter().copied().take(24) {
        let keeps_mark = text[at..].starts_with(['?', '!']);
        let (title, rest) = (&text[..at + usize::from(keeps_mark)], &text[after..]);
        let words = title.split_whitespace().count();
        // “Step by Step, Val Wood” is not by Step, and “Faster by Writing Less” by no one.
        let is_by = text[at..].starts_with(" by ");
        let first = rest.split([',', '.', ';', '(']).next().unwrap_or_default();
        let are_many = || names::read(rest).is_none_or(|found| found.names.len() > 1 || found.and_others);
        if is_by && (first.split_whitespace().count() < 2 || !are_many()) {
            continue;
        }
        if (words >= 2 || names::is_east_asian(title)) && understands(rest) {
            return (title.to_owned(), rest.to_owned());
        }
    }
    // A sentence that ends is the title, when more than a remark follows it.
    let sentence = ends.iter().find(|(at, _)| {
        text[*at..].starts_with(". ") && has_title_words(&text[..*at]) && !ends_in_initial(&text[..*at])
    });
    if let Some((at, after)) = sentence {
        return (text[..*at].to_owned(), text[*after..].to_owned());
    }
    let dash = ends.iter().find(|(at, _)| {
        [" - ", " – ", " — ", " | "].iter().any(|dash| text[*at..].starts_with(dash)) && has_title_words(&text[..*at])
    });
    match dash {
        Some((at, after)) => (text[..*at].to_owned(), text[*after..].to_owned()),
        None => (text.to_owned(), String::new()),
    }
}

/// Whether a text ends in one letter, whose full stop ends no sentence, or in “vs”.
pub(super) fn ends_in_initial(text: &str) -> bool {
    let last = text.rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    last.chars().count() == 1 && last.chars().all(char::is_uppercase)
        || matches!(last, "vs" | "al" | "Jr" | "Sr" | "St" | "Dr")
}

/// A title without what surrounds it.
pub(super) fn clean(text: &str) -> String {
    let spaced = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut title = spaced.as_str();
    loop {
        let before = title;
        title = title
            .trim()
            .trim_start_matches(|character: char| is_pictograph(character) || "-–—|•·*,;:.".contains(character))
            .trim_end_matches(|character: char| is_pictograph(character) || "-–—|•·,;:".contains(character))
            .trim();
        let is_stop = title.ends_with('.') && !title.ends_with("..") && !title.ends_with("etc.");
        if is_stop {
            title = &title[..title.len() - 1];
        }
        for (open, close) in [('“', '”'), ('"', '"'), ('《', '》'), ('「', '」')] {
            let inner = title.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
            title = inner.filter(|inner| !inner.contains([open, close])).unwrap_or(title);
        }
        if title == before {
            break;
        }
    }
    title.to_owned()
}
