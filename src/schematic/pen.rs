//! The pen: draws what a program says. [`program`](super::program) explains the language.

use super::canvas::{Canvas, INK};
use super::program::{ARGUMENTS, code};
use super::seed::Seed;
use super::stated::Stated;

/// The space between two cells of a grid.
const GAP: i32 = 3;

/// Draws programs.
pub struct Pen<'p> {
    /// What was drawn so far.
    pub canvas: Canvas,
    seed: Seed,
    /// The numbers that belong to places.
    places: Seed,
    stated: &'p Stated,
    code: &'p [u8],
    at: usize,
    /// The variables from `a` to `z`, to a power of two.
    values: [i32; 32],
}

impl<'p> Pen<'p> {
    /// A pen for one variant of a figure.
    pub fn new(code: &'p [u8], variant: i32, seed: Seed, stated: &'p Stated) -> Self {
        let mut pen = Self { canvas: Canvas::default(), seed, places: seed, stated, code, at: 0, values: [0; 32] };
        *pen.variable(b'v') = variant;
        pen
    }

    fn variable(&mut self, letter: u8) -> &mut i32 {
        &mut self.values[usize::from(letter) % 32]
    }

    /// The next byte; a brace at the end.
    fn peek(&self) -> u8 {
        self.code.get(self.at).copied().unwrap_or(b'}')
    }

    fn next(&mut self) -> u8 {
        let byte = self.peek();
        self.at += 1;
        byte
    }

    /// Runs statements up to the closing brace.
    pub fn run(&mut self) {
        loop {
            match self.next() {
                b'}' => return,
                b'[' => {
                    let counter = self.next();
                    let count = self.expression(0);
                    self.repeat(counter, count);
                }
                b'!' => {
                    // A condition counts a variable that has no letter, at most once.
                    let holds = self.expression(0) != 0;
                    self.repeat(0, i32::from(holds));
                }
                letter @ b'A'..=b'Z' => *self.variable(letter) = self.expression(0),
                _ => {
                    self.at -= 1;
                    self.operand();
                }
            }
        }
    }

    /// Runs the block that follows so many times.
    fn repeat(&mut self, counter: u8, count: i32) {
        self.at += 1;
        let start = self.at;
        for turn in 0..count {
            self.at = start;
            *self.variable(counter) = turn;
            self.run();
        }
        if count < 1 {
            let mut depth = 1;
            while depth > 0 {
                depth += match self.next() {
                    b'{' => 1,
                    b'}' => -1,
                    _ => 0,
                };
            }
        }
    }

    /// The value of an expression of operators that bind more than `level`.
    fn expression(&mut self, level: usize) -> i32 {
        let mut left = self.operand();
        loop {
            let operator = self.peek();
            let binding = match operator {
                b'?' => 1,
                b'&' | b'|' => 2,
                b'<'..=b'>' => 3,
                b'+' | b'-' => 4,
                b'*' | b'/' | b'%' => 5,
                b'@' => 6,
                _ => 0,
            };
            if binding <= level {
                return left;
            }
            self.at += 1;
            if operator == b'?' {
                let values = [self.expression(0), self.expression(0)];
                return values[usize::from(left == 0)];
            }
            let right = self.expression(binding);
            left = match operator {
                b'&' => left & right,
                b'|' => left | right,
                b'<' => i32::from(left < right),
                b'>' => i32::from(left > right),
                b'=' => i32::from(left == right),
                b'+' => left.wrapping_add(right),
                b'-' => left.wrapping_sub(right),
                b'*' => left.wrapping_mul(right),
                b'/' => left.checked_div(right).unwrap_or(0),
                b'%' => left.checked_rem(right).unwrap_or(0),
                _ => i32::from((0..32).contains(&right) && left & bit(right) != 0),
            };
        }
    }

    /// A number, a variable, an expression in brackets, or a word that does something.
    fn operand(&mut self) -> i32 {
        match self.next() {
            b'~' => -self.operand(),
            b'(' => {
                let value = self.expression(0);
                self.at += 1;
                value
            }
            letter @ b'a'..=b'z' => *self.variable(letter),
            large @ code::BEYOND.. => {
                let limit = i32::from(code::BEYOND - code::ZERO) + 128 * i32::from(large - code::BEYOND);
                limit + i32::from(self.next() - code::ZERO)
            }
            number @ code::ZERO.. => i32::from(number - code::ZERO),
            word => self.call(word),
        }
    }

    /// Does what a word says to the arguments behind it.
    fn call(&mut self, word: u8) -> i32 {
        let mut a = [0; 6];
        let wanted = ARGUMENTS.get(usize::from(word)).copied().unwrap_or(0);
        for argument in a.iter_mut().take(usize::from(wanted)) {
            if self.peek() == b'\'' {
                break;
            }
            *argument = self.expression(0);
        }
        if wanted > 0 && word != code::PATH {
            self.at += 1;
        }
        let tone = a[0] as usize;
        match word {
            code::CELL => self.canvas.cell(tone, a[1], a[2], a[3], a[4]),
            code::RING => self.canvas.ring(tone, a[1], a[2], a[3], a[4]),
            code::LINE => self.canvas.path(tone, b"M# #L# #", &a[1..]),
            code::WIRE => {
                let middle = (a[1] + a[3]) / 2;
                self.canvas.path(tone, b"M# #C# # # # # #", &[a[1], a[2], middle, a[2], middle, a[4], a[3], a[4]]);
            }
            code::ARROW => self.canvas.path(INK, b"M# #L# #m-4-4l4 4l-4 4", &[a[0], a[2], a[1], a[2]]),
            code::LABEL => self.canvas.label(a[0], a[1], &self.stated.label(a[2] as usize)),
            code::PATH => self.path(tone),
            code::GRID => self.grid(a),
            code::BETWEEN => return self.seed.between(a[0], a[1]),
            code::CHANCE => return i32::from(self.seed.between(0, 99) < a[0]),
            code::PICK => return self.seed.pick(a[0], a[1]),
            // Most weights are small.
            code::SHADE => return self.seed.between(1, 4).max(2),
            code::NOISE => return self.places.at(a[0]).between(a[1], a[2]),
            code::MIN => return a[0].min(a[1]),
            code::MAX => return a[0].max(a[1]),
            code::BIT => return bit(a[0]),
            code::WIDTHS => return self.stated.count(),
            code::WIDTH => return self.stated.widths.get(tone).map_or(0, |width| width.hundredths),
            code::KEPT => return self.stated.pattern[0],
            code::GROUP => return self.stated.pattern[1],
            _ => {}
        }
        0
    }

    /// Path data: the template that follows, with the numbers behind it for its `#`s.
    fn path(&mut self, tone: usize) {
        self.at += 1;
        let rest = self.code.get(self.at..).unwrap_or_default();
        let template = rest.split(|byte| *byte == b'\'').next().unwrap_or_default();
        self.at += template.len() + 1;
        let mut numbers = [0; 10];
        let places = template.iter().filter(|byte| **byte == b'#').count();
        for number in numbers.iter_mut().take(places) {
            *number = self.expression(0);
        }
        self.at += 1;
        self.canvas.path(tone, template, &numbers);
    }

    /// Cells about a place, each in the tone of the expression that follows.
    fn grid(&mut self, [x, y, columns, rows, across, down]: [i32; 6]) {
        let (left, top) = (x - (columns * across - GAP) / 2, y - (rows * down - GAP) / 2);
        let start = self.at;
        for cell in 0..rows * columns {
            let (column, row) = (cell % columns, cell / columns);
            self.at = start;
            *self.variable(b'c') = column;
            *self.variable(b'r') = row;
            let tone = self.expression(0) as usize;
            self.canvas.cell(tone, left + column * across, top + row * down, across - GAP, down - GAP);
        }
    }
}

/// The set that holds one number.
fn bit(number: i32) -> i32 {
    1_i32.wrapping_shl(number as u32)
}
