//! The drawing primitives: paths of whole-number coordinates on a canvas of 320 × 180.
//!
//! All shapes of one class go into one path, so a matrix of a hundred cells is three elements.
//! Flat shapes get their round corners from a stroke in their own colour ([`ROUNDING`] wide),
//! which makes a cell cost 16 bytes where a `<rect>` costs 60.

/// How far the stroke of a flat shape reaches beyond its outline. `style/schematic.css` gives
/// flat shapes a stroke of twice this width.
const ROUNDING: i32 = 2;

/// The data of one `<path>`.
#[derive(Default)]
pub struct Path(String);

impl Path {
    /// Writes a path command and its numbers.
    fn command(&mut self, letter: char, numbers: &[i32]) {
        self.0.push(letter);
        for (place, &number) in numbers.iter().enumerate() {
            if number < 0 {
                self.0.push('-');
            } else if place > 0 {
                self.0.push(' ');
            }
            push_number(&mut self.0, number.unsigned_abs());
        }
    }

    /// Starts a stroke at a point.
    pub fn from(&mut self, x: i32, y: i32) -> &mut Self {
        self.command('M', &[x, y]);
        self
    }

    /// Goes on straight to a point.
    pub fn to(&mut self, x: i32, y: i32) -> &mut Self {
        self.command('L', &[x, y]);
        self
    }

    /// Goes on to the last point in a cubic curve that is drawn towards the first two.
    pub fn curve(&mut self, [x1, y1, x2, y2, x, y]: [i32; 6]) -> &mut Self {
        self.command('C', &[x1, y1, x2, y2, x, y]);
        self
    }

    /// A straight line.
    pub fn line(&mut self, x1: i32, y1: i32, x2: i32, y2: i32) {
        self.from(x1, y1).to(x2, y2);
    }

    /// A line that leaves and arrives level, as branches and wires do.
    pub fn wire(&mut self, x1: i32, y1: i32, x2: i32, y2: i32) {
        let middle = (x1 + x2) / 2;
        self.from(x1, y1).curve([middle, y1, middle, y2, x2, y2]);
    }

    /// A level or upright line with an arrow head at its end.
    pub fn arrow(&mut self, x1: i32, y1: i32, x2: i32, y2: i32) {
        let (back_x, back_y) = (4 * (x1 - x2).signum(), 4 * (y1 - y2).signum());
        self.line(x1, y1, x2, y2);
        self.from(x2 + back_x - back_y, y2 + back_y - back_x).to(x2, y2).to(x2 + back_x + back_y, y2 + back_y + back_x);
    }

    /// A flat box with round corners; the numbers are its outer edges.
    pub fn cell(&mut self, x: i32, y: i32, width: i32, height: i32) {
        let (width, height) = (width - 2 * ROUNDING, height - 2 * ROUNDING);
        self.from(x + ROUNDING, y + ROUNDING);
        self.command('h', &[width]);
        self.command('v', &[height]);
        self.command('h', &[-width]);
        self.0.push('z');
    }

    /// A flat round dot; the radius is its outer one.
    pub fn dot(&mut self, x: i32, y: i32, radius: i32) {
        self.ring(x, y, radius - ROUNDING);
    }

    /// A circle to be drawn as a line.
    pub fn ring(&mut self, x: i32, y: i32, radius: i32) {
        self.from(x - radius, y);
        self.command('a', &[radius, radius, 0, 1, 0, 2 * radius, 0]);
        self.command('a', &[radius, radius, 0, 1, 0, -2 * radius, 0]);
        self.0.push('z');
    }

    /// A box with corners of radius `round`, to be drawn as a line.
    pub fn frame(&mut self, x: i32, y: i32, width: i32, height: i32, round: i32) {
        let (across, down) = (width - 2 * round, height - 2 * round);
        self.from(x + round, y);
        for (letter, length, end_x, end_y) in [
            ('h', across, round, round),
            ('v', down, -round, round),
            ('h', -across, -round, -round),
            ('v', -down, round, -round),
        ] {
            self.command(letter, &[length]);
            self.command('a', &[round, round, 0, 0, 1, end_x, end_y]);
        }
        self.0.push('z');
    }
}

/// The figure while it is being drawn.
pub struct Svg(String);

impl Svg {
    /// An empty figure.
    pub fn new() -> Self {
        Self(String::from(r#"<svg class="schematic" viewBox="0 0 320 180" aria-hidden="true" focusable="false">"#))
    }

    /// Adds a path in the look of `class`; one that holds nothing is left out.
    pub fn add(&mut self, class: &str, path: &Path) {
        if !path.0.is_empty() {
            self.push(&["<path class=\"", class, "\" d=\"", &path.0, "\"/>"]);
        }
    }

    /// Adds a short symbol that starts at `x` on the base line `y`.
    pub fn label(&mut self, x: i32, y: i32, text: &str) {
        self.push(&["<text class=\"label\" x=\""]);
        push_number(&mut self.0, x.unsigned_abs());
        self.push(&["\" y=\""]);
        push_number(&mut self.0, y.unsigned_abs());
        self.push(&["\">", text, "</text>"]);
    }

    /// Closes the figure and gives its text.
    pub fn finish(&mut self) -> String {
        self.push(&["</svg>"]);
        std::mem::take(&mut self.0)
    }

    fn push(&mut self, parts: &[&str]) {
        for part in parts {
            self.0.push_str(part);
        }
    }
}

/// Writes a number without the weight of the formatting machinery.
fn push_number(text: &mut String, number: u32) {
    if number > 9 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}
