//! The drawing primitives: one path for each tone, on a canvas of 320 × 180.
//!
//! All shapes of one tone go into one path, so a matrix of a hundred cells is a few elements,
//! and the tones are painted in one order, so no figure has to think of what covers what.
//! Flat shapes get their round corners from a stroke in their own colour ([`ROUNDING`] wide).

/// How far the stroke of a flat shape reaches beyond its outline. `style/schematic.css` gives
/// flat shapes a stroke of twice this width.
const ROUNDING: i32 = 2;

/// The tones in the order of painting, as classes of `style/schematic.css`: a thin line in the
/// background; a dot where something was; flat shapes that are there, that matter more, that the
/// figure is about; a line that is read; a line that is followed.
pub const TONES: [&str; 7] = ["quiet", "gone", "tint", "mid", "strong", "ink", "trace"];

/// The tones that are no flat shapes, by their places in [`TONES`].
const QUIET: usize = 0;
const GONE: usize = 1;
/// The tone of a line that is read.
pub const INK: usize = 5;

/// The figure while it is being drawn.
#[derive(Default)]
pub struct Canvas {
    paths: [String; TONES.len()],
    labels: String,
}

/// Appends `template` with its `#`s replaced by the numbers, in turn: a writer without the weight
/// of the formatting machinery.
pub fn write(text: &mut String, template: &[u8], numbers: &[i32]) {
    let mut place = 0;
    for &byte in template {
        if byte == b'#' {
            let number = numbers.get(place).copied().unwrap_or(0);
            place += 1;
            if number < 0 {
                text.push('-');
            }
            write_number(text, number.unsigned_abs());
        } else {
            text.push(char::from(byte));
        }
    }
}

fn write_number(text: &mut String, number: u32) {
    if number > 9 {
        write_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

impl Canvas {
    /// Adds path data: `template` with the numbers in place of its `#`s.
    pub fn path(&mut self, tone: usize, template: &[u8], numbers: &[i32]) {
        if let Some(path) = self.paths.get_mut(tone) {
            write(path, template, numbers);
        }
    }

    /// A box whose outer edges these are: flat, or a frame in the tone of a line, or only a dot
    /// in its middle where it is gone.
    pub fn cell(&mut self, tone: usize, x: i32, y: i32, width: i32, height: i32) {
        match tone {
            GONE => self.path(tone, b"M# #h0", &[x + width / 2, y + height / 2]),
            QUIET | INK => {
                let (across, down) = (width - 6, height - 6);
                self.path(
                    tone,
                    b"M# #h#a3 3 0 0 1 3 3v#a3 3 0 0 1-3 3h#a3 3 0 0 1-3-3v#a3 3 0 0 1 3-3z",
                    &[x + 3, y, across, down, -across, -down],
                );
            }
            _ => {
                let (across, down) = (width - 2 * ROUNDING, height - 2 * ROUNDING);
                self.path(tone, b"M# #h#v#h#z", &[x + ROUNDING, y + ROUNDING, across, down, -across]);
            }
        }
    }

    /// An ellipse: a line, or a dot that reaches [`ROUNDING`] further.
    pub fn ring(&mut self, tone: usize, x: i32, y: i32, across: i32, down: i32) {
        self.path(
            tone,
            b"M# #a# # 0 1 0 # 0a# # 0 1 0 # 0z",
            &[x - across, y, across, down, 2 * across, across, down, -2 * across],
        );
    }

    /// A label about `x` on the base line `y`: digits that the title states and, around them,
    /// letters of ours.
    pub fn label(&mut self, x: i32, y: i32, text: &str) {
        write(&mut self.labels, b"<text class=\"label\" x=\"#\" y=\"#\">", &[x, y]);
        self.labels.push_str(text);
        self.labels.push_str("</text>");
    }

    /// Closes the figure and gives its text.
    pub fn finish(&self) -> String {
        let mut svg =
            String::from(r#"<svg class="schematic" viewBox="0 0 320 180" role="img" aria-label="Schematic">"#);
        for (class, path) in TONES.iter().zip(&self.paths) {
            if !path.is_empty() {
                for part in ["<path class=\"", class, "\" d=\"", path, "\"/>"] {
                    svg.push_str(part);
                }
            }
        }
        svg.push_str(&self.labels);
        svg.push_str("</svg>");
        svg
    }
}
