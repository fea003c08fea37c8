//! Pixels into files no larger than they may be: what does not fit loses quality, and is never
//! left out.
use catalogue::figure::{FRAMES, Format};
use image::RgbImage;
use jpeg_encoder::{ColorType, SamplingFactor};
use ravif::{BitDepth, Encoder, Img, RGB8};

/// The most bytes of a file for each of the [`FRAMES`].
pub const BUDGETS: [usize; FRAMES.len()] = [25_000, 70_000, 220_000];

/// The qualities that are tried, the best first. Drawings with letters, which most figures are,
/// look sharp at the first; noise is what the last are for.
const QUALITIES: [Quality; 6] = [
    Quality { avif: 60.0, jpeg: 78, chroma: SamplingFactor::R_4_4_4 },
    Quality { avif: 50.0, jpeg: 66, chroma: SamplingFactor::R_4_2_0 },
    Quality { avif: 40.0, jpeg: 50, chroma: SamplingFactor::R_4_2_0 },
    Quality { avif: 28.0, jpeg: 34, chroma: SamplingFactor::R_4_2_0 },
    Quality { avif: 16.0, jpeg: 18, chroma: SamplingFactor::R_4_2_0 },
    Quality { avif: 4.0, jpeg: 6, chroma: SamplingFactor::R_4_2_0 },
];

/// How hard the encoder of AVIF tries, from 1 to 10. Of 6, 8 and 9, measured on drawings and
/// screenshots, 8 writes files as small as 6 in two thirds of the time; those of 9 are a third
/// larger.
const SPEED: u8 = 8;

struct Quality {
    avif: f32,
    jpeg: u8,
    chroma: SamplingFactor,
}

/// Encodes a picture in the best quality in which it has at most `budget` bytes; in the lowest
/// when there is none.
///
/// # Errors
/// What the encoder says.
pub fn within(budget: usize, format: Format, picture: &RgbImage) -> Result<Vec<u8>, String> {
    let mut next = 0;
    loop {
        let bytes = encode(format, &QUALITIES[next], picture)?;
        if bytes.len() <= budget || next + 1 == QUALITIES.len() {
            return Ok(bytes);
        }
        // A file of three times the budget needs no try of the next quality.
        next = (next + 1 + usize::from(bytes.len() > budget * 3)).min(QUALITIES.len() - 1);
    }
}

fn encode(format: Format, quality: &Quality, picture: &RgbImage) -> Result<Vec<u8>, String> {
    match format {
        Format::Avif => avif(quality, picture),
        Format::Jpeg => jpeg(quality, picture),
    }
}

fn avif(quality: &Quality, picture: &RgbImage) -> Result<Vec<u8>, String> {
    let pixels: Vec<RGB8> =
        picture.as_raw().chunks_exact(3).map(|pixel| RGB8::new(pixel[0], pixel[1], pixel[2])).collect();
    let width = usize::try_from(picture.width()).map_err(|error| error.to_string())?;
    let height = usize::try_from(picture.height()).map_err(|error| error.to_string())?;
    // Several pictures are encoded at once, so that each needs one thread.
    let encoder = Encoder::new()
        .with_quality(quality.avif)
        .with_speed(SPEED)
        .with_bit_depth(BitDepth::Eight)
        .with_num_threads(Some(1));
    let encoded = encoder.encode_rgb(Img::new(pixels.as_slice(), width, height));
    encoded.map(|encoded| encoded.avif_file).map_err(|error| error.to_string())
}

fn jpeg(quality: &Quality, picture: &RgbImage) -> Result<Vec<u8>, String> {
    let side = |side: u32| u16::try_from(side).map_err(|error| error.to_string());
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality.jpeg);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    encoder.set_sampling_factor(quality.chroma);
    encoder
        .encode(picture.as_raw(), side(picture.width())?, side(picture.height())?, ColorType::Rgb)
        .map_err(|error| error.to_string())?;
    Ok(bytes)
}
