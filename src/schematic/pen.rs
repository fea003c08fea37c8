//! The pen: what a figure is drawn with, on a canvas of 320 × 180.
//!
//! All shapes of one [`Tone`] go into one path, so a matrix of a hundred cells is a few elements.
//! Coordinates are whole numbers; x runs to the right and y runs down. A figure keeps a margin of
//! 20 at the sides and of 14 at the top, and leaves the lowest 24 to the word in its corner.

use super::random::{Random, Set};

/// How a shape looks. `style/schematic.css` has one class for each; a later tone is painted over
/// an earlier one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A thin line in the background.
    Quiet,
    /// A dot where something was removed.
    Gone,
    /// A flat shape that is there.
    Tint,
    /// A flat shape that matters more.
    Mid,
    /// A flat shape that the figure is about.
    Strong,
    /// A line that is read.
    Ink,
    /// A line that the eye follows.
    Trace,
}

/// The classes of the tones in the style sheet.
const CLASSES: [&str; 7] = ["quiet", "gone", "tint", "mid", "strong", "ink", "trace"];

/// How far the stroke of a flat shape reaches beyond its outline: a flat shape gets its round
/// corners from a stroke of its own colour, which is twice as wide in `style/schematic.css`.
const ROUNDING: i32 = 2;

/// The space between two cells of a grid.
const GAP: i32 = 3;

/// Draws one figure. Its methods take whole numbers and are not generic, because every reader
/// downloads them.
pub struct Pen {
    paths: [String; CLASSES.len()],
    labels: String,
    /// The next random numbers.
    random: Random,
    /// The random numbers that belong to places.
    places: Random,
}

impl Pen {
    /// A pen for a figure with these random numbers.
    pub fn new(random: Random) -> Self {
        Self { paths: Default::default(), labels: String::new(), random, places: random }
    }

    /// Adds SVG path data. Each `#` of the template stands for the next of the numbers.
    pub fn path(&mut self, tone: Tone, template: &str, numbers: &[i32]) {
        write(&mut self.paths[tone as usize], template, numbers);
    }

    /// A box with these outer edges: flat, or a frame in the tone of a line, or a dot in its middle
    /// if it is gone.
    pub fn cell(&mut self, tone: Tone, x: i32, y: i32, width: i32, height: i32) {
        match tone {
            Tone::Gone => self.path(tone, "M# #h0", &[x + width / 2, y + height / 2]),
            Tone::Quiet | Tone::Ink => {
                let (across, down) = (width - 6, height - 6);
                let frame = "M# #h#a3 3 0 0 1 3 3v#a3 3 0 0 1-3 3h#a3 3 0 0 1-3-3v#a3 3 0 0 1 3-3z";
                self.path(tone, frame, &[x + 3, y, across, down, -across, -down]);
            }
            _ => {
                let (across, down) = (width - 2 * ROUNDING, height - 2 * ROUNDING);
                self.path(tone, "M# #h#v#h#z", &[x + ROUNDING, y + ROUNDING, across, down, -across]);
            }
        }
    }

    /// An ellipse with these half axes, as a line. A flat one reaches [`ROUNDING`] further.
    pub fn ring(&mut self, tone: Tone, x: i32, y: i32, across: i32, down: i32) {
        let numbers = [x - across, y, across, down, 2 * across, across, down, -2 * across];
        self.path(tone, "M# #a# # 0 1 0 # 0a# # 0 1 0 # 0z", &numbers);
    }

    /// A straight line.
    pub fn line(&mut self, tone: Tone, from_x: i32, from_y: i32, to_x: i32, to_y: i32) {
        self.path(tone, "M# #L# #", &[from_x, from_y, to_x, to_y]);
    }

    /// A curve between two places that leaves and arrives level.
    pub fn wire(&mut self, tone: Tone, from_x: i32, from_y: i32, to_x: i32, to_y: i32) {
        let middle = (from_x + to_x) / 2;
        self.path(tone, "M# #C# # # # # #", &[from_x, from_y, middle, from_y, middle, to_y, to_x, to_y]);
    }

    /// A curve between two places that leaves and arrives upright.
    pub fn wire_down(&mut self, tone: Tone, from_x: i32, from_y: i32, to_x: i32, to_y: i32) {
        let middle = (from_y + to_y) / 2;
        self.path(tone, "M# #C# # # # # #", &[from_x, from_y, from_x, middle, to_x, middle, to_x, to_y]);
    }

    /// A level arrow to the right.
    pub fn arrow(&mut self, from_x: i32, to_x: i32, y: i32) {
        self.path(Tone::Ink, "M# #L# #m-4-4l4 4l-4 4", &[from_x, y, to_x, y]);
    }

    /// A text centred about `x` on the base line `y`: a number of the title with its unit.
    pub fn label(&mut self, x: i32, y: i32, text: &str) {
        write(&mut self.labels, "<text class=\"label\" x=\"#\" y=\"#\">", &[x, y]);
        self.labels.push_str(text);
        self.labels.push_str("</text>");
    }

    /// A grid of cells about the place `(x, y)`: `(columns, rows)` many, from one to the next
    /// `(across, down)`. `tone` gives the tone of the cell in a column and a row.
    pub fn grid(
        &mut self,
        (x, y): (i32, i32),
        (columns, rows): (i32, i32),
        (across, down): (i32, i32),
        tone: &mut dyn FnMut(&mut Self, i32, i32) -> Tone,
    ) {
        let (left, top) = (x - (columns * across - GAP) / 2, y - (rows * down - GAP) / 2);
        for row in 0..rows {
            for column in 0..columns {
                let tone = tone(self, column, row);
                self.cell(tone, left + column * across, top + row * down, across - GAP, down - GAP);
            }
        }
    }

    /// A grid whose cells all have one tone; see [`Pen::grid`].
    pub fn block(&mut self, tone: Tone, middle: (i32, i32), cells: (i32, i32), pitch: (i32, i32)) {
        self.grid(middle, cells, pitch, &mut |_, _, _| tone);
    }

    /// The next random number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        self.random.between(low, high)
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: i32) -> bool {
        self.random.chance(percent)
    }

    /// `count` different random numbers below `limit`.
    pub fn pick(&mut self, count: i32, limit: i32) -> Set {
        self.random.pick(count, limit)
    }

    /// The tone of a random weight. Most weights are small.
    pub fn shade(&mut self) -> Tone {
        match self.between(1, 4) {
            3 => Tone::Mid,
            4 => Tone::Strong,
            _ => Tone::Tint,
        }
    }

    /// The random number from `low` to `high` that belongs to a place: the same whenever it is read.
    pub fn noise(&self, place: i32, low: i32, high: i32) -> i32 {
        self.places.at(place).between(low, high)
    }

    /// The finished figure, an `<svg>` element.
    pub fn finish(self) -> String {
        let mut svg =
            String::from(r#"<svg class="schematic" viewBox="0 0 320 180" role="img" aria-label="Schematic">"#);
        for (class, path) in CLASSES.iter().zip(&self.paths) {
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

/// Appends `template` with each `#` replaced by the next of the numbers. The formatting machinery
/// of the standard library would weigh more than all figures.
pub fn write(text: &mut String, template: &str, numbers: &[i32]) {
    let mut numbers = numbers.iter();
    for letter in template.chars() {
        if letter == '#' {
            write_number(text, numbers.next().copied().unwrap_or_default());
        } else {
            text.push(letter);
        }
    }
}

fn write_number(text: &mut String, number: i32) {
    if number < 0 {
        text.push('-');
    }
    let number = number.unsigned_abs();
    if number > 9 {
        write_number(text, (number / 10) as i32);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}
