//! Makes the files of one figure.
use catalogue::figure::{FRAMES, Format, Prepared};
use image::RgbImage;
use image::imageops::FilterType;
use sha2::{Digest as _, Sha256};

use super::pixels::Unusable;
use super::{encode, paper, picture};

/// How pictures are prepared. With another number, `papers figures --refresh` prepares every figure anew; what is there
/// is used until then.
const VERSION: u8 = 2;

/// A figure, prepared.
#[derive(Clone, Debug)]
pub struct Made {
    /// What is known of it.
    pub prepared: Prepared,
    /// Its files: their paths below the site, and their bytes.
    pub files: Vec<(String, Vec<u8>)>,
}

/// A hash of a picture's bytes and of how it is prepared, in hexadecimal digits.
#[must_use]
pub fn content(bytes: &[u8]) -> String {
    let hash = Sha256::new().chain_update([VERSION]).chain_update(bytes).finalize();
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes the files of a picture, whose names begin with `stem`.
///
/// # Errors
/// When the bytes are no picture that can be shown.
pub fn make(bytes: &[u8], stem: &str) -> Result<Made, Unusable> {
    let picture = picture::decode(bytes)?;
    // Before what is white of it is trimmed.
    let colour = paper::border_colour(&picture);
    let picture = paper::trimmed(picture).ok_or(Unusable::Blank)?;
    let size = |side: u32| u16::try_from(side).map_err(|_| Unusable::too_large(picture.width(), picture.height()));
    let (width, height) = (size(picture.width())?, size(picture.height())?);
    let cells = paper::cells(&picture);
    let prepared =
        Prepared::new(stem, (width, height), colour, cells).map_err(|error| Unusable::Damaged(error.to_string()))?;
    let picture = image::DynamicImage::ImageRgb8(picture);
    let mut files = Vec::new();
    for width in prepared.widths() {
        let sized: RgbImage = if width == prepared.width() {
            picture.to_rgb8()
        } else {
            let height = prepared.height_at(width);
            picture.resize_exact(width.into(), height.into(), FilterType::Lanczos3).into_rgb8()
        };
        let budget = budget(&prepared, width);
        for format in Format::ALL {
            let bytes = encode::within(budget, format, &sized).map_err(Unusable::Damaged)?;
            files.push((prepared.file(width, format), bytes));
        }
    }
    Ok(Made { prepared, files })
}

/// The most bytes of a file: those of the smallest frame that its width fills.
fn budget(prepared: &Prepared, width: u16) -> usize {
    let frame = FRAMES.iter().position(|frame| prepared.width_within(*frame) >= width);
    encode::BUDGETS[frame.unwrap_or(FRAMES.len() - 1)]
}
