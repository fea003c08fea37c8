//! Text broken into lines by the measured widths of its words.
use super::fonts::{Face, Fonts};

/// What stands for the rest of a text that is too long.
const ELLIPSIS: char = '…';

/// A text in lines that fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// The size of its letters.
    pub size: f32,
    /// What each line says.
    pub lines: Vec<String>,
}

/// A text that is set in one face within a width.
#[derive(Clone, Copy)]
pub struct Column<'a> {
    /// How wide its letters are.
    pub fonts: &'a Fonts,
    /// How it is set.
    pub face: Face,
    /// The most that a line may measure.
    pub width: f32,
}

impl Column<'_> {
    /// The text at the first of the `sizes` at which it needs no more lines than `most` allows
    /// and no word must be broken; at the last size words are broken and what is too much is cut.
    /// The lines are about equally long.
    pub fn fit(self, text: &str, sizes: &[f32], most: impl Fn(f32) -> usize) -> Lines {
        for size in sizes {
            if let Some(lines) = self.balanced(text, *size).filter(|lines| lines.len() <= most(*size)) {
                return Lines { size: *size, lines };
            }
        }
        let size = sizes.last().copied().unwrap_or_default();
        let most = most(size).max(1);
        let mut lines = self.broken(text, size);
        if lines.len() > most {
            lines.truncate(most);
            if let Some(last) = lines.last_mut() {
                *last = self.shortened(&format!("{last}{ELLIPSIS}"), size);
            }
        }
        Lines { size, lines }
    }

    /// A text in one line, its end cut off where it is too long.
    pub fn one_line(self, text: &str, size: f32) -> String {
        if self.measure(text, size) <= self.width { text.to_owned() } else { self.shortened(text, size) }
    }

    /// The lines of a text whose words all fit; `None` when one does not.
    pub fn filled(self, text: &str, size: f32) -> Option<Vec<String>> {
        let mut lines: Vec<String> = Vec::new();
        // Other spaces hold together what they stand between.
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let is_broken = self.measure(word, size) > self.width;
            for (place, part) in parts(word, is_broken).enumerate() {
                if self.measure(part, size) > self.width {
                    return None;
                }
                let between = if place == 0 { " " } else { "" };
                match lines.last_mut() {
                    Some(line) if self.measure(&format!("{line}{between}{part}"), size) <= self.width => {
                        line.push_str(between);
                        line.push_str(part);
                    }
                    _ => lines.push(part.to_owned()),
                }
            }
        }
        Some(lines)
    }

    /// The same number of lines as narrow as they can be, so that none is much shorter.
    fn balanced(self, text: &str, size: f32) -> Option<Vec<String>> {
        let mut best = self.filled(text, size)?;
        let (mut narrow, mut wide) = (self.width / 2.0, self.width);
        while wide - narrow > 4.0 {
            let width = f32::midpoint(narrow, wide);
            match (Self { width, ..self }).filled(text, size).filter(|lines| lines.len() <= best.len()) {
                Some(lines) => (best, wide) = (lines, width),
                None => narrow = width,
            }
        }
        Some(best)
    }

    /// The lines of any text: a word that does not fit is broken between its letters.
    fn broken(self, text: &str, size: f32) -> Vec<String> {
        let mut breakable = String::with_capacity(text.len());
        for word in text.split(' ').filter(|word| !word.is_empty()) {
            let mut start = breakable.len();
            for character in word.chars() {
                if self.measure(&breakable[start..], size) + self.measure(character.encode_utf8(&mut [0; 4]), size)
                    > self.width
                {
                    breakable.push(' ');
                    start = breakable.len();
                }
                breakable.push(character);
            }
            breakable.push(' ');
        }
        self.filled(&breakable, size).unwrap_or_default()
    }

    /// The beginning of a text with an ellipsis, as much as fits.
    fn shortened(self, text: &str, size: f32) -> String {
        let mut kept = text.trim_end_matches(ELLIPSIS).to_owned();
        loop {
            let end = kept.trim_end_matches(|last: char| !last.is_alphanumeric()).len();
            kept.truncate(end);
            let shortened = format!("{kept}{ELLIPSIS}");
            if kept.is_empty() || self.measure(&shortened, size) <= self.width {
                return shortened;
            }
            kept.pop();
        }
    }

    fn measure(self, text: &str, size: f32) -> f32 {
        self.fonts.width(self.face, size, text)
    }
}

/// The parts of a word between which a line may end: of one that must be broken, after a hyphen, a
/// dash or a slash.
fn parts(word: &str, is_broken: bool) -> impl Iterator<Item = &str> {
    word.split_inclusive(move |character| is_broken && matches!(character, '-' | '–' | '—' | '/'))
}

/// The authors in at most two lines, as many by name as there is room for: `A, B and C`, or
/// `A, B and 12 others`. No name is broken unless it alone is too long.
pub fn authors(column: Column<'_>, names: &[String], size: f32) -> Lines {
    // A space and a hyphen at which no line ends.
    let kept: Vec<String> = names.iter().map(|name| name.replace(' ', "\u{a0}").replace('-', "\u{2011}")).collect();
    for named in (1..=kept.len()).rev() {
        if let Some(lines) = column.filled(&listed(&kept, named), size).filter(|lines| lines.len() <= 2) {
            let lines = lines.iter().map(|line| line.replace('\u{a0}', " ").replace('\u{2011}', "-")).collect();
            return Lines { size, lines };
        }
    }
    column.fit(&listed(names, 1), &[size], |_| 2)
}

/// So many of the names in words, and how many there are besides.
fn listed(names: &[String], named: usize) -> String {
    let (shown, rest) = names.split_at(named.min(names.len()));
    let (last, before) = match (rest.len(), shown) {
        (0, [before @ .., last]) => (last.clone(), before),
        (0, []) => return String::new(),
        (1, _) => ("1 other".to_owned(), shown),
        (others, _) => (format!("{others} others"), shown),
    };
    if before.is_empty() { last } else { format!("{} and {last}", before.join(", ")) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn with_column(check: impl FnOnce(Column<'_>)) {
        let fonts = Fonts::open().unwrap();
        check(Column { fonts: &fonts, face: Face::Regular, width: 400.0 });
    }

    #[test]
    fn a_title_is_as_large_as_it_may_be_and_its_lines_are_even() {
        with_column(|column| {
            let fit = |text: &str| column.fit(text, &[60.0, 40.0, 30.0], |size| if size > 50.0 { 1 } else { 3 });
            assert_eq!(fit("Short"), Lines { size: 60.0, lines: vec!["Short".to_owned()] });
            let even = fit("An even split of the words");
            assert_eq!(
                (even.size, &even.lines[..]),
                (40.0, &["An even split".to_owned(), "of the words".to_owned()][..])
            );
            let hyphened = fit("Quantization-and-Pruning-Aware Training");
            assert!(hyphened.lines[0].ends_with('-'), "{hyphened:?}");
        });
    }

    #[test]
    fn nothing_is_wider_than_the_column() {
        with_column(|column| {
            for text in ["word ".repeat(300), "letter".repeat(300), "m".to_owned(), "–".repeat(90), String::new()] {
                let fitted = column.fit(&text, &[50.0, 30.0], |_| 4);
                assert!(fitted.lines.len() <= 4);
                for line in &fitted.lines {
                    assert!(column.measure(line, fitted.size) <= column.width, "{line}");
                }
                assert_eq!(fitted.lines.last().is_some_and(|line| line.ends_with('…')), text.len() > 600);
                assert!(column.measure(&column.one_line(&text, 30.0), 30.0) <= column.width);
            }
        });
    }

    #[test]
    fn authors_are_named_as_far_as_there_is_room() {
        with_column(|column| {
            let names = |count: usize| (1..=count).map(|n| format!("Ann-Marie Author{n}")).collect::<Vec<_>>();
            let text = |count| authors(column, &names(count), 30.0).lines.join(" ");
            assert_eq!(text(0), "");
            assert_eq!(text(1), "Ann-Marie Author1");
            assert_eq!(text(2), "Ann-Marie Author1 and Ann-Marie Author2");
            assert_eq!(text(9), "Ann-Marie Author1 and 8 others");
            let short: Vec<String> = ["A. B", "C. D", "E. F"].map(str::to_owned).into();
            assert_eq!(authors(column, &short, 30.0).lines, ["A. B, C. D and E. F"]);
            let endless = authors(column, &["x".repeat(500)], 30.0);
            assert_eq!((endless.lines.len(), endless.lines[1].ends_with('…')), (2, true));
        });
    }
}
