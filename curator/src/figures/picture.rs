//! Bytes of any origin to the pixels of a picture on white paper, or why they are none.
//!
//! The decoders are in safe Rust, and no picture may ask for more memory than `limits` grants:
//! what it claims to be is read and judged before any pixel is.
use std::io::Cursor;

use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, RgbImage};

use super::pixels::{Unusable, check_size, limits, on_white};
use super::vector;

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
    let mut decoder = reader.into_decoder().map_err(unusable)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    let orientation = decoder.orientation().map_err(unusable)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(unusable)?;
    picture.apply_orientation(orientation);
    Ok(picture)
}

fn unusable(error: image::ImageError) -> Unusable {
    match error {
        image::ImageError::Limits(_) => Unusable::TooLarge("asks for more memory than there is for one".to_owned()),
        image::ImageError::Unsupported(error) => Unusable::Format(format!("a form of {:?}", error.format_hint())),
        error => Unusable::Damaged(error.to_string()),
    }
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
