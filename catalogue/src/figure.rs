//! The figure of a paper: where its authors show it, and what is known of it once it was
//! prepared for the site.
//!
//! Every visit loads what is prepared of every figure, so that is one short text, such as
//! `9f86d081 1002x540 fff eefcdefffeeefffdde`: the beginning of the names of its files, its
//! size in pixels, the colour of its border, and the six cells of its placeholder. What follows from
//! these is not written down.
use std::fmt;

use crate::web_address::WebAddress;

/// The folder of the site in which the prepared figures are.
pub const FOLDER: &str = "figures";

/// The columns of a placeholder.
pub const COLUMNS: usize = 3;

/// The rows of a placeholder.
pub const ROWS: usize = 2;

/// The frames for which a figure is prepared, in CSS pixels: that of a card, the same for a
/// screen of twice the density, and a page with the figure as large as it gets. A figure
/// fills its frame in one direction and keeps within it in the other.
pub const FRAMES: [(u16, u16); 3] = [(400, 225), (800, 450), (1536, 1536)];

/// A figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Where it comes from.
    pub source: WebAddress,
    /// What is known of its files in the site, where there are any.
    pub prepared: Option<Prepared>,
}

impl From<WebAddress> for Figure {
    /// A figure of which only the source is known.
    fn from(source: WebAddress) -> Self {
        Self { source, prepared: None }
    }
}

/// A colour of 12 bits, written as CSS does: `#fed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Colour(u16);

impl Colour {
    /// White.
    pub const WHITE: Self = Self(0xfff);

    /// The colour nearest to one of 24 bits.
    #[must_use]
    pub fn nearest([red, green, blue]: [u8; 3]) -> Self {
        // 255 is 17 times 15, so this is division with rounding.
        let digit = |part: u8| (u16::from(part) + 8) / 17;
        Self(digit(red) << 8 | digit(green) << 4 | digit(blue))
    }

    /// The colour of three hexadecimal digits.
    fn parse(digits: &str) -> Option<Self> {
        is_hexadecimal(digits, 3..=3).then(|| u16::from_str_radix(digits, 16).ok().map(Self)).flatten()
    }

    fn digits(self) -> String {
        format!("{:03x}", self.0)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{:03x}", self.0)
    }
}

/// A format in which every prepared figure is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The smallest files.
    Avif,
    /// For browsers without AVIF.
    Jpeg,
}

impl Format {
    /// All of them, the better first.
    pub const ALL: [Self; 2] = [Self::Avif, Self::Jpeg];

    /// The ending of its files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Jpeg => "jpg",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// What is known of a figure whose files are in the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    stem: String,
    width: u16,
    height: u16,
    colour: Colour,
    placeholder: [Colour; COLUMNS * ROWS],
}

/// Why a text does not say what is known of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PreparedError;

impl fmt::Display for PreparedError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(
            "does not say what is prepared of a figure; run `papers figures`, which writes it, or leave the address alone",
        )
    }
}

impl std::error::Error for PreparedError {}

impl Prepared {
    /// What is known of a figure whose files begin with `stem`, 8 to 16 hexadecimal digits.
    ///
    /// # Errors
    /// When the stem is something else, or a side has no pixel.
    pub fn new(
        stem: &str,
        (width, height): (u16, u16),
        colour: Colour,
        placeholder: [Colour; COLUMNS * ROWS],
    ) -> Result<Self, PreparedError> {
        if is_hexadecimal(stem, 8..=16) && width > 0 && height > 0 {
            Ok(Self { stem: stem.to_owned(), width, height, colour, placeholder })
        } else {
            Err(PreparedError)
        }
    }

    /// Reads what [`Prepared`] writes.
    ///
    /// # Errors
    /// When `text` is of another form.
    pub fn parse(text: &str) -> Result<Self, PreparedError> {
        let mut words = text.split(' ');
        let mut word = || words.next().ok_or(PreparedError);
        let (stem, size, colour, cells) = (word()?, word()?, word()?, word()?);
        let (width, height) = size.split_once('x').ok_or(PreparedError)?;
        let side = |text: &str| text.parse().ok().filter(|side: &u16| side.to_string() == text).ok_or(PreparedError);
        let mut placeholder = [Colour(0); COLUMNS * ROWS];
        for (place, cell) in placeholder.iter_mut().enumerate() {
            *cell = cells.get(3 * place..3 * place + 3).and_then(Colour::parse).ok_or(PreparedError)?;
        }
        let colour = Colour::parse(colour).ok_or(PreparedError)?;
        if words.next().is_some() || cells.len() != 3 * placeholder.len() {
            return Err(PreparedError);
        }
        Self::new(stem, (side(width)?, side(height)?), colour, placeholder)
    }

    /// How its files' names begin; it changes with the picture.
    #[must_use]
    pub fn stem(&self) -> &str {
        &self.stem
    }

    /// The width of the whole picture in pixels, without the white border of its source.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// The height that belongs to [`Prepared::width`].
    #[must_use]
    pub const fn height(&self) -> u16 {
        self.height
    }

    /// The colour that most of it has, which is most often that of its paper.
    #[must_use]
    pub const fn colour(&self) -> Colour {
        self.colour
    }

    /// The mean colours of its parts, row by row, to show until it has arrived.
    #[must_use]
    pub const fn placeholder(&self) -> &[Colour; COLUMNS * ROWS] {
        &self.placeholder
    }

    /// The width at which the whole figure fits into a frame, and never more than it has.
    #[must_use]
    pub fn width_within(&self, (width, height): (u16, u16)) -> u16 {
        let by_height = u32::from(height) * u32::from(self.width) / u32::from(self.height);
        let by_height = u16::try_from(by_height).unwrap_or(u16::MAX);
        width.min(by_height).min(self.width).max(1)
    }

    /// The height that belongs to a width.
    #[must_use]
    pub fn height_at(&self, width: u16) -> u16 {
        let (across, down) = (u32::from(self.width), u32::from(self.height));
        let height = (u32::from(width) * down + across / 2) / across;
        u16::try_from(height).unwrap_or(u16::MAX).max(1)
    }

    /// The widths of its files, from the smallest: one for each of the [`FRAMES`], unless two
    /// come to the same.
    #[must_use]
    pub fn widths(&self) -> Vec<u16> {
        let mut widths = FRAMES.map(|frame| self.width_within(frame)).to_vec();
        widths.dedup();
        widths
    }

    /// The path of one of its files, below the base of the site.
    #[must_use]
    pub fn file(&self, width: u16, format: Format) -> String {
        format!("{FOLDER}/{}-{width}.{}", self.stem, format.extension())
    }

    /// Its files of a format as `srcset` lists them, with `base` before each.
    #[must_use]
    pub fn srcset(&self, base: &str, format: Format) -> String {
        let files = self.widths().into_iter().map(|width| format!("{base}{} {width}w", self.file(width, format)));
        files.collect::<Vec<_>>().join(", ")
    }
}

impl fmt::Display for Prepared {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { stem, width, height, colour, placeholder } = self;
        write!(formatter, "{stem} {width}x{height} {} ", colour.digits())?;
        placeholder.iter().try_for_each(|cell| formatter.write_str(&cell.digits()))
    }
}

/// Whether `text` is that many hexadecimal digits, in lower case.
fn is_hexadecimal(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::{Colour, Format, Prepared};

    const TEXT: &str = "9f86d081 1002x540 fff eefcdefffeeefffdde";

    fn of_size(width: u16, height: u16) -> Prepared {
        Prepared::parse(&TEXT.replace("1002x540", &format!("{width}x{height}"))).unwrap()
    }

    #[test]
    fn what_is_prepared_is_read_back() {
        let prepared = Prepared::parse(TEXT).unwrap();
        assert_eq!(prepared.to_string(), TEXT);
        assert_eq!((prepared.width(), prepared.height(), prepared.stem()), (1002, 540, "9f86d081"));
        assert_eq!(prepared.colour().to_string(), "#fff");
        assert_eq!(
            prepared.placeholder().map(|cell| cell.to_string()),
            ["#eef", "#cde", "#fff", "#eee", "#fff", "#dde"]
        );
    }

    #[test]
    fn other_texts_say_nothing() {
        for (part, by) in [
            ("9f86d081", "9f86d08"),
            ("9f86d081", "9F86D081"),
            ("9f86d081", "../../ab"),
            ("1002x540", "1002x0"),
            ("1002x540", "+1002x540"),
            ("1002x540", "01002x540"),
            ("1002x540", "70000x540"),
            ("1002x540", "1002"),
            (" fff", " #ff"),
            (" fff", " ffff"),
            ("dde", "dd"),
            ("dde", "ddee"),
            ("dde", "dd\u{e9}"),
            ("dde", "dde x"),
            ("9f86d081 ", ""),
        ] {
            let other = TEXT.replacen(part, by, 1);
            assert_ne!(other, TEXT);
            assert!(Prepared::parse(&other).is_err(), "{other}");
        }
        assert!(Prepared::parse("").is_err());
    }

    #[test]
    fn a_figure_has_a_file_for_every_frame_and_none_is_larger_than_itself() {
        for ((width, height), widths) in [
            ((2000, 1000), &[400, 800, 1536][..]),
            ((1000, 500), &[400, 800, 1000]),
            ((800, 400), &[400, 800]),
            ((300, 150), &[300]),
            // A tall one is narrow in the frame of a card.
            ((500, 2000), &[56, 112, 384]),
            ((1, 9000), &[1]),
            ((9000, 1), &[400, 800, 1536]),
        ] {
            assert_eq!(of_size(width, height).widths(), widths, "{width}x{height}");
        }
        assert_eq!(of_size(1000, 500).height_at(401), 201);
        assert_eq!(of_size(9000, 1).height_at(400), 1);
    }

    #[test]
    fn the_addresses_of_its_files_are_a_srcset() {
        assert_eq!(
            of_size(500, 300).srcset("/list/", Format::Jpeg),
            "/list/figures/9f86d081-375.jpg 375w, /list/figures/9f86d081-500.jpg 500w"
        );
    }

    #[test]
    fn a_colour_is_rounded_to_the_nearest() {
        for (parts, text) in [([255, 255, 255], "#fff"), ([0, 8, 9], "#001"), ([128, 247, 25], "#8f1")] {
            assert_eq!(Colour::nearest(parts).to_string(), text);
        }
    }
}
