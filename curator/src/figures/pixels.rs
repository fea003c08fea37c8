//! What all decoders share: errors, limits, and transparency on white.
use image::{DynamicImage, Limits, RgbImage};

/// The longest side of a picture in pixels.
const MOST_SIDE: u32 = 16_000;

/// The most pixels of a picture.
const MOST_PIXELS: u64 = 40_000_000;

/// The most memory for one picture while it is decoded, in bytes.
const MOST_MEMORY: u64 = 400_000_000;

/// Why bytes cannot be shown as a figure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// It is something else.
    #[error("this is {0} and not a picture")]
    Other(&'static str),
    /// It is a picture of a kind that is not read.
    #[error("this is a picture in {0}, which is not read")]
    Format(String),
    /// It would take too much memory.
    #[error("the picture {0}")]
    TooLarge(String),
    /// It ends too early or is broken.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
    /// There is nothing on it.
    #[error("the picture is blank")]
    Blank,
}

impl Unusable {
    /// A picture of more pixels than are taken.
    #[must_use]
    pub fn too_large(width: u32, height: u32) -> Self {
        Self::TooLarge(format!("has {width} × {height} pixels, which is too many"))
    }

    /// The name of the rule that it breaks.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::Other(_) => "figure-not-picture",
            Self::Format(_) => "figure-format",
            Self::TooLarge(_) => "figure-too-large",
            Self::Damaged(_) => "figure-damaged",
            Self::Blank => "figure-blank",
        }
    }

    /// What to do.
    #[must_use]
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Other(_) => "write the address of the picture itself",
            Self::Format(_) => "use one in PNG, JPEG, GIF, WebP or SVG",
            Self::TooLarge(_) => "use a smaller one; 2000 pixels across are plenty",
            Self::Damaged(_) => "check that a browser shows it; the site draws a schematic until it is mended",
            Self::Blank => "use another, or leave the figure out",
        }
    }
}

/// What a decoder may use.
pub(super) fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    limits
}

/// Whether a picture of that size is taken.
pub(super) fn check_size(width: u32, height: u32) -> Result<(), Unusable> {
    let is_small = width <= MOST_SIDE && height <= MOST_SIDE && u64::from(width) * u64::from(height) <= MOST_PIXELS;
    if is_small { Ok(()) } else { Err(Unusable::too_large(width, height)) }
}

/// The picture as it looks on white paper.
pub(super) fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let pixels = picture.to_rgba8();
    let (width, height) = pixels.dimensions();
    let mut flat = Vec::with_capacity(pixels.len() / 4 * 3);
    for pixel in pixels.as_raw().chunks_exact(4) {
        let alpha = u32::from(pixel[3]);
        flat.extend(pixel[..3].iter().map(|part| {
            let mixed = (u32::from(*part) * alpha + 255 * (255 - alpha) + 127) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        }));
    }
    // There are three bytes for each pixel, so this is never the empty picture.
    RgbImage::from_raw(width, height, flat).unwrap_or_default()
}
