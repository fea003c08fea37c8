//! Bytes of any origin to the pixels of a picture on white paper, or why they are none.
//!
//! The decoders are in safe Rust, and no picture may ask for more memory than [`limits`] grants:
//! what it claims to be is read and judged before any pixel is.
use std::io::Cursor;

use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits, RgbImage};

use super::vector;

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
            Self::Damaged(_) => "look whether a browser shows it; the site draws a schematic until it is mended",
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

/// Makes pixels of bytes.
///
/// # Errors
/// When they are no picture, or one that is too large, damaged or of a kind that is not read.
pub fn decode(bytes: &[u8]) -> Result<RgbImage, Unusable> {
    match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Gif | ImageFormat::WebP)) => {
            raster(bytes, format).map(|picture| on_white(&picture))
        }
        // The decoders of AVIF are in C or, in Rust, mostly unsafe.
        Ok(ImageFormat::Avif) => Err(Unusable::Format("AVIF".to_owned())),
        Ok(format) => Err(Unusable::Format(format!("{format:?}"))),
        Err(_) => match svg(bytes) {
            Some(text) => vector::draw(text),
            None => Err(Unusable::Other(name_of(bytes))),
        },
    }
}

/// Decodes a picture made of pixels; of one that moves, what is shown first.
fn raster(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Unusable> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(told)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    let orientation = decoder.orientation().map_err(told)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(told)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn told(error: image::ImageError) -> Unusable {
    match error {
        image::ImageError::Limits(_) => Unusable::TooLarge("asks for more memory than there is for one".to_owned()),
        image::ImageError::Unsupported(error) => Unusable::Format(format!("a form of {:?}", error.format_hint())),
        error => Unusable::Damaged(error.to_string()),
    }
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

/// The text of a drawing in SVG, when it is one.
fn svg(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let beginning = text.get(..4096).unwrap_or(text).to_ascii_lowercase();
    let is_drawing = beginning.starts_with('<') && beginning.contains("<svg") && !beginning.contains("<html");
    let is_drawing = is_drawing || (beginning.starts_with("<?xml") && text.contains("<svg"));
    is_drawing.then_some(text)
}

/// What bytes are that are no picture.
fn name_of(bytes: &[u8]) -> &'static str {
    let beginning = bytes.get(..512).unwrap_or(bytes).to_ascii_lowercase();
    let beginning = beginning.trim_ascii_start();
    let is_page = [&b"<!doctype html"[..], b"<html", b"<head", b"<body"].iter().any(|mark| beginning.starts_with(mark));
    match beginning {
        [] => "an empty file",
        _ if is_page => "a page of HTML",
        [b'%', b'p', b'd', b'f', ..] => "a PDF",
        [b'v', b'e', b'r', b's', b'i', b'o', b'n', b' ', b'h', b't', b't', b'p', ..] => "a pointer of Git LFS",
        [0x1f, 0x8b, ..] | [b'p', b'k', 3, 4, ..] => "an archive",
        _ if std::str::from_utf8(bytes).is_ok() => "text",
        _ => "a file of an unknown kind",
    }
}
