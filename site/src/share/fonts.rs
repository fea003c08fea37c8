//! The fonts of the pictures. They come from a crate and never from the machine, so that every
//! machine draws the same: Libertinus Serif, and New Computer Modern Math for the signs that it
//! lacks. What neither has (Chinese, Arabic, emoji…) is written in Latin letters.
use std::sync::Arc;

use deunicode::deunicode_char;
use resvg::usvg::fontdb::{Database, Source};
use skrifa::charmap::Charmap;
use skrifa::metrics::GlyphMetrics;
use skrifa::prelude::{FontRef, LocationRef, Size};
use skrifa::{MetadataProvider as _, string::StringId};

use crate::error::Error;

/// The family of every text.
pub const FAMILY: &str = "Libertinus Serif";

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Most of what is read.
    Regular,
    /// Titles and names of parts.
    Semibold,
    /// Remarks.
    Italic,
}

impl Face {
    /// Its weight and its style, as SVG names them.
    pub const fn style(self) -> (&'static str, &'static str) {
        match self {
            Self::Regular => ("400", "normal"),
            Self::Semibold => ("600", "normal"),
            Self::Italic => ("400", "italic"),
        }
    }
}

/// The fonts, and how wide their letters are.
pub struct Fonts {
    /// The same fonts as the program that draws knows them.
    pub database: Arc<Database>,
    regular: Measures,
    semibold: Measures,
    italic: Measures,
    signs: Measures,
}

impl Fonts {
    /// Opens them.
    ///
    /// # Errors
    /// When one of them is not in the crate that they come from.
    pub fn open() -> Result<Self, Error> {
        let mut database = Database::new();
        let mut open = |name: &'static str| -> Result<Measures, Error> {
            let found = typst_assets::fonts().find_map(|bytes| {
                let font = FontRef::new(bytes).ok()?;
                let names = font.localized_strings(StringId::POSTSCRIPT_NAME);
                (names.english_or_first()?.chars().eq(name.chars())).then_some((bytes, font))
            });
            let (bytes, font) = found.ok_or(Error::Font(name))?;
            database.load_font_source(Source::Binary(Arc::new(bytes)));
            Ok(Measures::of(&font))
        };
        let regular = open("LibertinusSerif-Regular")?;
        let semibold = open("LibertinusSerif-Semibold")?;
        let italic = open("LibertinusSerif-Italic")?;
        let signs = open("NewCMMath-Regular")?;
        Ok(Self { database: Arc::new(database), regular, semibold, italic, signs })
    }

    /// The text as the fonts can show it, with single spaces between words: a letter that they
    /// lack is written in Latin letters, and what is no letter at all is left out.
    pub fn legible(&self, text: &str) -> String {
        let mut shown = String::with_capacity(text.len());
        for character in text.chars() {
            if is_invisible(character) {
                continue;
            } else if character.is_whitespace() {
                shown.push(' ');
            } else if [&self.regular, &self.semibold, &self.italic].iter().all(|face| face.has(character))
                || self.signs.has(character)
            {
                shown.push(character);
            } else {
                let latin = deunicode_char(character).unwrap_or_default();
                let mut letters = latin.chars();
                // Scripts without capitals are written with them where a name may begin.
                if character.is_alphabetic() && (shown.is_empty() || shown.ends_with(' ')) {
                    shown.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                }
                shown.extend(letters);
            }
        }
        shown.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// How wide a text is at a size. Pairs of letters that are set
    /// closer or wider are not looked at, which changes little.
    pub fn width(&self, face: Face, size: f32, text: &str) -> f32 {
        let face = match face {
            Face::Regular => &self.regular,
            Face::Semibold => &self.semibold,
            Face::Italic => &self.italic,
        };
        let widths = text
            .chars()
            .map(|character| face.advance(character).or_else(|| self.signs.advance(character)).unwrap_or_default());
        size * widths.sum::<f32>()
    }
}

/// Whether a character has no form and only says how others are to be set.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// What is known of a font's letters.
struct Measures {
    letters: Charmap<'static>,
    glyphs: GlyphMetrics<'static>,
    units: f32,
}

impl Measures {
    fn of(font: &FontRef<'static>) -> Self {
        let location = LocationRef::default();
        let units = f32::from(font.metrics(Size::unscaled(), location).units_per_em.max(1));
        Self { letters: font.charmap(), glyphs: font.glyph_metrics(Size::unscaled(), location), units }
    }

    fn has(&self, character: char) -> bool {
        self.letters.map(character).is_some()
    }

    /// How far a letter leads, at the size 1.
    fn advance(&self, character: char) -> Option<f32> {
        Some(self.glyphs.advance_width(self.letters.map(character)?)? / self.units)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Face, Fonts};

    #[test]
    fn names_of_the_world_are_legible() {
        let fonts = Fonts::open().unwrap();
        for (name, shown) in [
            ("Łukasz Šumūč-Íñę ß", "Łukasz Šumūč-Íñę ß"),
            ("Ελένη Παπαδοπούλου", "Ελένη Παπαδοπούλου"),
            ("Наталья Ким", "Наталья Ким"),
            ("W4A8 → ∞ ≤ 2× “x” – y’s", "W4A8 → ∞ ≤ 2× “x” – y’s"),
            ("王小明", "Wang Xiao Ming"),
            ("김철수", "Gimceolsu"),
            ("a\u{202e}b\u{200b}c\u{fffe}", "abc"),
            ("🚀", "rocket"),
        ] {
            assert_eq!(fonts.legible(name), shown);
        }
    }

    #[test]
    fn a_wider_text_measures_more() {
        let fonts = Fonts::open().unwrap();
        let width = |face, text| fonts.width(face, 40.0, text);
        assert!(width(Face::Regular, "iiii") < width(Face::Regular, "mmmm"));
        assert!(width(Face::Regular, "title") < width(Face::Semibold, "title"));
        assert!(width(Face::Italic, "∞") > 10.0, "a sign of the other font is measured there");
        assert!((width(Face::Regular, "ab") * 2.0 - fonts.width(Face::Regular, 80.0, "ab")).abs() < 0.01);
    }
}
