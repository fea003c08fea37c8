//! The white paper of a figure: its border is trimmed, and its colours are found.
use catalogue::figure::{COLUMNS, Colour, ROWS};
use image::imageops::FilterType;
use image::{DynamicImage, RgbImage};

/// From here on a part of a colour is as white as paper; scans and JPEG are never quite white.
const WHITE: u8 = 244;

/// The side of the small picture whose colours are counted.
const SAMPLE: u32 = 64;

/// The picture without its white border; `None` when there is nothing else.
#[must_use]
pub fn trimmed(picture: RgbImage) -> Option<RgbImage> {
    let (width, height) = picture.dimensions();
    let line = usize::try_from(width).ok()? * 3;
    let rows: Vec<&[u8]> = picture.as_raw().chunks_exact(line.max(1)).collect();
    let has_ink = |row: &&[u8]| row.iter().any(|part| *part < WHITE);
    let top = rows.iter().position(has_ink)?;
    let bottom = rows.iter().rposition(has_ink)?;
    // How far the white reaches from either side in the rows that are left.
    let (mut left, mut right) = (line, line);
    for row in &rows[top..=bottom] {
        let before = row[..left].iter().position(|part| *part < WHITE);
        let after = row[line - right..].iter().rev().position(|part| *part < WHITE);
        left = before.unwrap_or(left);
        right = after.unwrap_or(right);
    }
    let pixels = |parts: usize| u32::try_from(parts / 3).unwrap_or_default();
    let rows = |number: usize| u32::try_from(number).unwrap_or_default();
    let (left, right) = (pixels(left), pixels(right));
    let (top, bottom) = (rows(top), rows(bottom));
    if (left, right, top, bottom) == (0, 0, 0, height - 1) {
        return Some(picture);
    }
    let picture = DynamicImage::ImageRgb8(picture);
    Some(picture.crop_imm(left, top, width - left - right, bottom - top + 1).into_rgb8())
}

/// The colour that most of the picture's edge has: that of the paper which the figure lies on.
#[must_use]
pub fn border_colour(picture: &RgbImage) -> Colour {
    let sample = scaled(picture, SAMPLE, SAMPLE);
    let is_edge = |place: u32| place == 0 || place == SAMPLE - 1;
    let edge = sample.enumerate_pixels().filter(|(x, y, _)| is_edge(*x) || is_edge(*y));
    let mut colours: Vec<Colour> = edge.map(|(_, _, pixel)| Colour::nearest(pixel.0)).collect();
    colours.sort_unstable();
    let most = colours.chunk_by(|one, other| one == other).max_by_key(|same| same.len());
    most.and_then(|same| same.first().copied()).unwrap_or(Colour::WHITE)
}

/// The mean colours of the parts of the picture, row by row.
#[must_use]
pub fn cells(picture: &RgbImage) -> [Colour; COLUMNS * ROWS] {
    // Both numbers are far below the limit.
    let small = scaled(picture, COLUMNS as u32, ROWS as u32);
    let mut cells = [Colour::WHITE; COLUMNS * ROWS];
    for (cell, pixel) in cells.iter_mut().zip(small.pixels()) {
        *cell = Colour::nearest(pixel.0);
    }
    cells
}

fn scaled(picture: &RgbImage, width: u32, height: u32) -> RgbImage {
    DynamicImage::ImageRgb8(picture.clone()).resize_exact(width, height, FilterType::Triangle).into_rgb8()
}

#[cfg(test)]
mod tests {
    use super::{border_colour, cells, trimmed};
    use image::{Rgb, RgbImage};

    /// A picture with ink in a rectangle and nearly white paper around it.
    fn inked(size: (u32, u32), (left, top, right, bottom): (u32, u32, u32, u32)) -> RgbImage {
        RgbImage::from_fn(size.0, size.1, |x, y| {
            let is_ink = (left..right).contains(&x) && (top..bottom).contains(&y);
            if is_ink { Rgb([20, 40, 200]) } else { Rgb([250, 252, 255]) }
        })
    }

    #[test]
    fn only_the_white_border_is_taken_off() {
        for ink in
            [(10, 5, 60, 30), (0, 0, 100, 50), (99, 49, 100, 50), (0, 0, 1, 1), (0, 20, 100, 21), (50, 0, 51, 50)]
        {
            let left = trimmed(inked((100, 50), ink)).unwrap();
            assert_eq!(left.dimensions(), (ink.2 - ink.0, ink.3 - ink.1), "{ink:?}");
            assert!(left.pixels().all(|pixel| pixel.0 == [20, 40, 200]));
        }
        assert_eq!(trimmed(inked((100, 50), (0, 0, 0, 0))), None);
    }

    #[test]
    fn white_inside_a_figure_stays() {
        let frame = RgbImage::from_fn(9, 9, |x, y| Rgb([if x % 8 == 0 || y % 8 == 0 { 0 } else { 255 }; 3]));
        assert_eq!(trimmed(frame.clone()).unwrap(), frame);
    }

    #[test]
    fn a_white_figure_with_a_large_panel_lies_on_white() {
        assert_eq!(border_colour(&inked((100, 50), (4, 4, 96, 46))).to_string(), "#fff");
    }

    #[test]
    fn a_figure_without_a_border_lies_on_what_most_of_its_edge_is() {
        assert_eq!(border_colour(&inked((100, 50), (0, 0, 60, 50))).to_string(), "#12c");
        assert_eq!(border_colour(&inked((100, 50), (0, 0, 40, 50))).to_string(), "#fff");
        let hollow = RgbImage::from_fn(64, 64, |x, y| {
            let is_inside = (8..56).contains(&x) && (8..56).contains(&y);
            if is_inside { Rgb([255; 3]) } else { Rgb([34, 34, 34]) }
        });
        assert_eq!(border_colour(&hollow).to_string(), "#222");
    }

    #[test]
    fn cells_go_from_left_to_right_and_from_top_to_bottom() {
        let halves = inked((300, 200), (200, 100, 300, 200));
        let cells = cells(&halves).map(|cell| cell.to_string());
        assert_eq!((cells[0].as_str(), cells[3].as_str()), ("#fff", "#fff"), "{cells:?}");
        // Cells run into each other a little, as what is blurred does.
        let blue = u16::from_str_radix(&cells[5][1..], 16).unwrap();
        assert!(blue >> 8 < 6 && blue & 15 > 11, "{cells:?}");
    }
}
