//! The HTML inside Markdown: tags, as the HTML standard's tokenizer reads them.
//!
//! A tokenizer and not a whole parser, because in a README the tags of one element stand in
//! different events of the Markdown parser, with Markdown between them.
use std::borrow::Cow;

use html5gum::{DefaultEmitter, HtmlString, Spanned, Token, Tokenizer};

/// A tag or a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Html {
    /// The beginning of an element: its name, and the attributes that matter here.
    Start { name: String, attributes: Attributes, at: usize },
    /// The end of an element.
    End { name: String, at: usize },
    /// Text, its references to characters resolved.
    Text { text: String, at: usize },
}

/// The attributes that matter here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    pub href: String,
    pub src: String,
    pub alt: String,
    /// What is shown of it on demand.
    pub title: String,
    /// How many columns a cell takes.
    pub columns: usize,
    /// How many rows a cell takes.
    pub rows: usize,
}

/// Reads tags and text; `offset` is where `html` begins in the file.
pub(super) fn read(html: &str, offset: usize) -> Vec<Html> {
    let html = &*without_open_quotes(html);
    let text = |text: &HtmlString| String::from_utf8_lossy(text).into_owned();
    let mut found = Vec::new();
    // Reading from memory cannot fail, which the type of the error says.
    for Ok(token) in Tokenizer::new_with_emitter(html, DefaultEmitter::<usize>::new_with_span()) {
        match token {
            Token::StartTag(tag) => {
                let attribute = |name: &[u8]| {
                    let value: Option<&Spanned<HtmlString, usize>> = tag.attributes.get(name);
                    value.map(|value| text(&value.value)).unwrap_or_default()
                };
                let span = |name: &[u8]| attribute(name).trim().parse().unwrap_or(1).max(1);
                let attributes = Attributes {
                    href: attribute(b"href"),
                    src: attribute(b"src"),
                    alt: attribute(b"alt"),
                    title: attribute(b"title"),
                    columns: span(b"colspan"),
                    rows: span(b"rowspan"),
                };
                found.push(Html::Start { name: text(&tag.name), attributes, at: offset + tag.span.start });
            }
            Token::EndTag(tag) => found.push(Html::End { name: text(&tag.name), at: offset + tag.span.start }),
            Token::String(string) => {
                found.push(Html::Text { text: text(&string.value), at: offset + string.span.start });
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    found
}

/// HTML with a space in place of each quotation mark around a value that none closes before its tag ends:
/// `<a href='https://…>`. Else the rest of the file would be the value.
fn without_open_quotes(html: &str) -> Cow<'_, str> {
    let mut repaired = Cow::Borrowed(html);
    let (mut at, mut is_in_tag) = (0, false);
    while let Some(found) = html[at..].find(['<', '>', '=']) {
        let mark = at + found;
        at = mark + 1;
        match html.as_bytes()[mark] {
            b'<' => is_in_tag = html[at..].starts_with(|first: char| first.is_ascii_alphabetic()),
            b'>' => is_in_tag = false,
            _ if is_in_tag && html[at..].starts_with(['\'', '"']) => {
                let (quote, value) = html[at..].split_at(1);
                let line = value.split('\n').next().unwrap_or_default();
                match (line.find(quote), line.find('>')) {
                    (close, Some(end)) if close.is_none_or(|close| end < close) => {
                        repaired.to_mut().replace_range(at..=at, " ");
                    }
                    (Some(close), _) => at += close + 2,
                    (None, _) => {}
                }
            }
            _ => {}
        }
    }
    repaired
}

/// The text of a piece of HTML, without its tags.
#[must_use]
pub fn html_text(html: &str) -> String {
    let texts = read(html, 0).into_iter().filter_map(|piece| match piece {
        Html::Text { text, .. } => Some(text),
        Html::Start { .. } | Html::End { .. } => None,
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::{Html, read};

    #[test]
    fn a_quotation_mark_that_is_not_closed_ends_with_its_tag() {
        let href = |html: &str| match &read(html, 0)[0] {
            Html::Start { attributes, .. } => attributes.href.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(href("<a href='https://a.org/b.pdf>It's</a>"), "https://a.org/b.pdf");
        assert_eq!(href("<a title=\"x\" href=\"https://a.org/b\">a='b</a>"), "https://a.org/b");
        // Text is left as it is.
        assert_eq!(super::html_text("a='b>c"), "a='b>c");
    }

    #[test]
    fn tags_are_read_as_browsers_read_them() {
        let found = read("<IMG alt='a &amp; b' src=x.png>t &eacute;</br><a href=\"y", 10);
        assert_eq!(
            found[0],
            Html::Start {
                name: "img".to_owned(),
                attributes: super::Attributes {
                    src: "x.png".to_owned(),
                    alt: "a & b".to_owned(),
                    columns: 1,
                    rows: 1,
                    ..Default::default()
                },
                at: 10
            }
        );
        assert_eq!(found[1], Html::Text { text: "t é".to_owned(), at: 41 });
        assert_eq!(found[2], Html::End { name: "br".to_owned(), at: 51 });
        assert_eq!(found.len(), 3, "an unfinished tag is none: {found:?}");
    }
}
