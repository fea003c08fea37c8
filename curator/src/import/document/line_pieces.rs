//! Collects the pieces of one line, cell, item or paragraph, from Markdown and from HTML
//! alike.
use crate::import::words::address::without_redirect;
use std::ops::Range;

use super::block::{Content, Piece, Style};
use super::{latex, written_link};

/// A link that is open.
#[derive(Debug)]
struct OpenLink {
    url: String,
    /// Its text.
    pieces: Vec<Piece>,
    start: usize,
    style: Style,
    had_image: bool,
}

/// The pieces of what is being read.
#[derive(Debug, Default)]
pub(super) struct Line {
    pieces: Vec<Piece>,
    link: Option<OpenLink>,
    strong: u32,
    emphasis: u32,
    marked: u32,
    /// The text in place of the picture that is being read, and how deep in pictures this is.
    alt: Option<(String, String, usize)>,
}

/// A way to set text off that has a beginning and an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Marked,
}

impl Line {
    fn style(&self) -> Style {
        Style { strong: self.strong > 0, emphasis: self.emphasis > 0, marked: self.marked > 0 }
    }

    pub fn text(&mut self, text: &str, range: Range<usize>) {
        let style = self.style();
        // A tab is a space.
        let text = &text.replace('\t', " ");
        if let Some((_, alt, _)) = &mut self.alt {
            alt.push_str(text);
        } else if let Some(link) = &mut self.link {
            push_text(&mut link.pieces, text, style, range);
        } else {
            push_text(&mut self.pieces, text, style, range);
        }
    }

    /// Adds a text in HTML. Links and pictures as Markdown has them are meant as such, though no browser shows them so.
    pub fn html_text(&mut self, text: &str, range: Range<usize>) {
        // With references to characters in it, the text is shorter than its place in the file.
        let is_exact = text.len() == range.len();
        let place = |part: &Range<usize>| {
            if is_exact { range.start + part.start..range.start + part.end } else { range.clone() }
        };
        let mut from = 0;
        while let Some(found) = written_link::first(&text[from..], self.link.is_none()) {
            let at = from + found.range.start..from + found.range.end;
            if from < at.start {
                self.text(&text[from..at.start], place(&(from..at.start)));
            }
            from = at.end;
            let (at, inside) = (place(&at), if is_exact { 1 } else { 0 });
            if found.is_picture {
                self.image(found.url, found.label, at);
            } else {
                self.begin_link(found.url, at.start);
                // The text of a link may be a picture.
                let label = at.start + inside..if is_exact { at.start + inside + found.label.len() } else { at.end };
                self.html_text(found.label, label);
                self.end_link(at.end);
            }
        }
        if from < text.len() {
            self.text(&text[from..], place(&(from..text.len())));
        }
    }

    pub fn line_break(&mut self, range: Range<usize>) {
        if let Some((_, alt, _)) = &mut self.alt {
            alt.push(' ');
            return;
        }
        let pieces = self.link.as_mut().map_or(&mut self.pieces, |link| &mut link.pieces);
        if !matches!(pieces.last(), None | Some(Piece { content: Content::Break, .. })) {
            pieces.push(Piece { content: Content::Break, style: Style::default(), range });
        }
    }

    pub fn begin(&mut self, mark: Mark) {
        *self.count(mark) += 1;
    }

    pub fn end(&mut self, mark: Mark) {
        let count = self.count(mark);
        *count = count.saturating_sub(1);
    }

    /// Whether text here is bold or italic.
    pub fn is_marked(&self) -> bool {
        self.strong > 0 || self.emphasis > 0
    }

    fn count(&mut self, mark: Mark) -> &mut u32 {
        match mark {
            Mark::Strong => &mut self.strong,
            Mark::Emphasis => &mut self.emphasis,
            Mark::Marked => &mut self.marked,
        }
    }

    pub fn begin_link(&mut self, url: &str, start: usize) {
        self.end_link(start);
        let (url, style) = (clean_address(&without_redirect(url)), self.style());
        self.link = Some(OpenLink { url, pieces: Vec::new(), start, style, had_image: false });
    }

    pub fn end_link(&mut self, end: usize) {
        let Some(OpenLink { url, pieces, start, style, had_image }) = self.link.take() else { return };
        let (title, rest) = title_of_link(pieces);
        let label = text_of(&title);
        let style = style_of(&title).unwrap_or(style);
        // A link around a picture alone was told with the picture, and an anchor leads nowhere.
        if !(label.trim().is_empty() && (had_image || url.is_empty())) {
            self.pieces.push(Piece { content: Content::Link { url, label }, style, range: start..end });
        }
        self.pieces.extend(rest);
    }

    pub fn begin_image(&mut self, url: &str, start: usize) {
        // A browser asks for a space as `%20`.
        let url = url.split_whitespace().collect::<Vec<_>>().join("%20");
        self.alt = Some((url, String::new(), start));
    }

    /// Adds a whole picture.
    pub fn image(&mut self, url: &str, alt: &str, range: Range<usize>) {
        self.begin_image(url, range.start);
        self.text(alt, range.clone());
        self.end_image(range.end);
    }

    pub fn end_image(&mut self, end: usize) {
        if let Some((url, alt, start)) = self.alt.take() {
            let style = self.style();
            let href = self.link.as_mut().map(|link| {
                link.had_image = true;
                link.url.clone()
            });
            let href = href.filter(|href| !href.is_empty());
            self.pieces.push(Piece { content: Content::Image { url, alt, href }, style, range: start..end });
        }
    }

    /// Everything that was read; an open link ends here.
    pub fn finish(mut self, end: usize) -> Vec<Piece> {
        self.end_image(end);
        self.end_link(end);
        while matches!(self.pieces.last(), Some(Piece { content: Content::Break, .. })) {
            self.pieces.pop();
        }
        for piece in &mut self.pieces {
            if let Content::Text(text) | Content::Link { label: text, .. } = &mut piece.content
                && text.contains("[^")
            {
                *text = without_footnotes(text);
            }
            if let Content::Text(text) | Content::Link { label: text, .. } = &mut piece.content
                && text.contains(['{', '\\'])
            {
                *text = latex::read(text).unwrap_or_else(|| std::mem::take(text));
            }
        }
        self.pieces
    }
}

/// Adds a text to the last piece, or as one of its own where that is set off in another way.
fn push_text(pieces: &mut Vec<Piece>, text: &str, style: Style, range: Range<usize>) {
    match pieces.last_mut() {
        Some(Piece { content: Content::Text(before), style: last, range: before_range }) if *last == style => {
            before.push_str(text);
            before_range.end = range.end;
        }
        _ => pieces.push(Piece { content: Content::Text(text.to_owned()), style, range }),
    }
}

/// The text of some pieces, with a space for the end of a line.
fn text_of(pieces: &[Piece]) -> String {
    let texts = pieces.iter().map(|piece| if let Content::Text(text) = &piece.content { text } else { " " });
    texts.collect()
}

/// The text of a link, and what stands in other lines of it: `[**A Title** (2024) <br> *Ann Oak*](…)` is a title in bold
/// with a byline. Most are one text.
fn title_of_link(mut pieces: Vec<Piece>) -> (Vec<Piece>, Vec<Piece>) {
    let line = pieces.iter().position(Piece::is_break).unwrap_or(pieces.len());
    let bold = pieces[..line].iter().take_while(|piece| piece.style.strong).count();
    let is_byline = |piece: &Piece| piece.style.emphasis && !piece.style.strong;
    if bold == 0 || !pieces[line..].iter().any(is_byline) {
        return (pieces, Vec::new());
    }
    let rest = pieces.split_off(bold);
    (pieces, rest)
}

/// How the text of a link is set off: as its first words are, and as most of it is. A remark may stand in it: `[Ann Oak. A
/// Title (**best paper**)](…)`.
fn style_of(pieces: &[Piece]) -> Option<Style> {
    let length = |piece: &Piece| match &piece.content {
        Content::Text(text) => text.trim().len(),
        _ => 0,
    };
    let whole: usize = pieces.iter().map(length).sum();
    let first = pieces.iter().find(|piece| length(piece) > 0)?.style;
    let is_mostly = |is: fn(Style) -> bool| {
        is(first) || 2 * pieces.iter().filter(|piece| is(piece.style)).map(length).sum::<usize>() >= whole
    };
    Some(Style {
        strong: is_mostly(|style| style.strong),
        emphasis: is_mostly(|style| style.emphasis),
        marked: first.marked,
    })
}

/// A text without the marks of footnotes, `[^name]`.
fn without_footnotes(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[^") {
        kept.push_str(before);
        match after.split_once(']').filter(|(name, _)| !name.is_empty() && !name.contains([' ', '['])) {
            Some((_, after)) => rest = after,
            None => {
                kept.push_str("[^");
                rest = after;
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// An address without white space around it or in it, and with the escapes that a browser writes.
fn clean_address(url: &str) -> String {
    url.split_whitespace().collect::<String>().replace('<', "%3C").replace('>', "%3E")
}
