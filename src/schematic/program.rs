//! The small language in which figures are written, and its compiler, which runs when this
//! program is compiled: a mistake in a figure is an error of the build.
//!
//! Some fifty figures as Rust would be among the largest parts of what a reader downloads; as
//! bytes for the [`pen`](super::pen) they are a fraction. A program is a list of
//!
//! - assignments, `n = between(3, 5)`, to variables of one letter;
//! - `for i n { … }`, which counts `i` from zero, and `if condition { … }`;
//! - shapes: `cell(tone, x, y, width, height)`, `ring(tone, x, y, radius, radius)`,
//!   `line(tone, x1, y1, x2, y2)`, `wire` with the same, which leaves and arrives level,
//!   `arrow(x1, x2, y)`, `path(tone, 'M# #h#', …)` with numbers for the `#`s, `label(x, y, which)`;
//! - `grid(x, y, columns, rows, across, down) tone`: cells about a place, where the tone is asked
//!   anew for every column `c` and row `r`.
//!
//! Numbers are whole. `a ? b : c` works out both; `&` and `|` work on bits, and `set @ n` is
//! whether `n` is in a set of bits. `between(a, b)`, `chance(percent)`, `pick(count, limit)` (a set)
//! and `shade` (a tone) take the next of the paper's own numbers; `noise(place, a, b)` is the one
//! that belongs to a place. `v` is the variant of the figure.

#![allow(clippy::panic, reason = "a mistake in a figure stops the build")]

use super::canvas::TONES;

/// The words after the tones, and how many arguments each has.
const WORDS: [(&str, u8); 20] = [
    ("cell", 5),
    ("ring", 5),
    ("line", 5),
    ("wire", 5),
    ("arrow", 3),
    ("label", 3),
    ("path", 2),
    ("grid", 6),
    ("between", 2),
    ("chance", 1),
    ("pick", 2),
    ("shade", 0),
    ("noise", 3),
    ("min", 2),
    ("max", 2),
    ("bit", 1),
    ("widths", 0),
    ("width", 1),
    ("kept", 0),
    ("group", 0),
];

/// How many arguments each word has.
pub const ARGUMENTS: [u8; WORDS.len()] = {
    let mut arguments = [0; WORDS.len()];
    let mut word = 0;
    while word < WORDS.len() {
        arguments[word] = WORDS[word].1;
        word += 1;
    }
    arguments
};

/// The codes of the words, in the order of [`WORDS`]. Arguments follow without commas and with the closing bracket only;
/// a small letter reads a variable and a capital one writes it; `[` is `for`, `!` is `if`, `~` is the
/// minus of one number; all else is as it was written.
#[rustfmt::skip]
pub mod code {
    pub const CELL: u8 = 0; pub const RING: u8 = 1; pub const LINE: u8 = 2; pub const WIRE: u8 = 3;
    pub const ARROW: u8 = 4; pub const LABEL: u8 = 5; pub const PATH: u8 = 6; pub const GRID: u8 = 7;
    pub const BETWEEN: u8 = 8; pub const CHANCE: u8 = 9; pub const PICK: u8 = 10; pub const SHADE: u8 = 11;
    pub const NOISE: u8 = 12; pub const MIN: u8 = 13; pub const MAX: u8 = 14; pub const BIT: u8 = 15;
    pub const WIDTHS: u8 = 16; pub const WIDTH: u8 = 17; pub const KEPT: u8 = 18; pub const GROUP: u8 = 19;
    /// The number zero; those up to 125 follow.
    pub const ZERO: u8 = 128;
    /// The next byte is a number beyond those; with a one more, 128 beyond.
    pub const BEYOND: u8 = 254;
}

/// What stands behind every program.
pub const END: u8 = 127;

/// The operators from those that bind least; `?` stands with the first.
const OPERATORS: [&[u8]; 5] = [b"&|", b"<>=", b"+-", b"*/%", b"@"];

/// A program while it is being compiled.
struct Program<'s> {
    source: &'s [u8],
    at: usize,
    code: [u8; 1024],
    length: usize,
}

/// Compiles programs, each with [`END`] behind it; gives the code, as long as it is asked for, and
/// how long it is.
pub const fn compile<const N: usize>(sources: &[&str]) -> ([u8; N], usize) {
    let mut code = [0; N];
    let mut length = 0;
    let mut place = 0;
    while place < sources.len() {
        let mut program = Program { source: sources[place].as_bytes(), at: 0, code: [0; 1024], length: 0 };
        program.statements();
        assert!(program.at == program.source.len(), "a brace too many");
        program.emit(END);
        let mut at = 0;
        while at < program.length {
            if length < N {
                code[length] = program.code[at];
            }
            length += 1;
            at += 1;
        }
        place += 1;
    }
    (code, length)
}

impl Program<'_> {
    const fn emit(&mut self, byte: u8) {
        self.code[self.length] = byte;
        self.length += 1;
    }

    /// A number as one byte or two, none of them ASCII.
    const fn number(&mut self, number: usize) {
        assert!(number < 382, "a number beyond 381");
        let limit = (code::BEYOND - code::ZERO) as usize;
        if number < limit {
            self.emit(code::ZERO + number as u8);
        } else {
            self.emit(code::BEYOND + ((number - limit) / 128) as u8);
            self.emit(code::ZERO + ((number - limit) % 128) as u8);
        }
    }

    /// The next character that is not a space, or zero.
    const fn peek(&mut self) -> u8 {
        while self.at < self.source.len() && self.source[self.at] == b' ' {
            self.at += 1;
        }
        if self.at < self.source.len() { self.source[self.at] } else { 0 }
    }

    const fn expect(&mut self, byte: u8) {
        assert!(self.peek() == byte, "another character is expected");
        self.at += 1;
    }

    /// The place of the next letters.
    const fn word(&mut self) -> (usize, usize) {
        self.peek();
        let start = self.at;
        while self.at < self.source.len() && self.source[self.at].is_ascii_lowercase() {
            self.at += 1;
        }
        assert!(self.at > start, "a word is expected");
        (start, self.at)
    }

    const fn is(&self, (from, to): (usize, usize), word: &str) -> bool {
        let word = word.as_bytes();
        let mut at = 0;
        while at < word.len() && from + at < to && self.source[from + at] == word[at] {
            at += 1;
        }
        at == word.len() && from + at == to
    }

    const fn statements(&mut self) {
        while self.peek() != 0 && self.peek() != b'}' {
            let word = self.word();
            if word.1 - word.0 == 1 {
                self.expect(b'=');
                self.emit(self.source[word.0].to_ascii_uppercase());
                self.expression(0);
            } else if self.is(word, "for") {
                let counter = self.word();
                self.emit(b'[');
                self.emit(self.source[counter.0]);
                self.expression(0);
                self.block();
            } else if self.is(word, "if") {
                self.emit(b'!');
                self.expression(0);
                self.block();
            } else {
                self.call(word);
            }
        }
    }

    /// Statements in braces.
    const fn block(&mut self) {
        self.expect(b'{');
        self.emit(b'{');
        self.statements();
        self.expect(b'}');
        self.emit(b'}');
    }

    /// An expression of operators that bind at least as much as `level`.
    const fn expression(&mut self, level: usize) {
        if level == OPERATORS.len() {
            return self.operand();
        }
        self.expression(level + 1);
        loop {
            let operator = self.peek();
            if level == 0 && operator == b'?' {
                self.at += 1;
                self.emit(b'?');
                self.expression(0);
                self.expect(b':');
                return self.expression(0);
            }
            let mut known = 0;
            while known < OPERATORS[level].len() && OPERATORS[level][known] != operator {
                known += 1;
            }
            if known == OPERATORS[level].len() {
                return;
            }
            self.at += 1;
            self.emit(operator);
            self.expression(level + 1);
        }
    }

    /// A number, a variable, a call, or an expression in brackets.
    const fn operand(&mut self) {
        match self.peek() {
            b'-' => {
                self.at += 1;
                self.emit(b'~');
                self.operand();
            }
            b'(' => {
                self.at += 1;
                self.emit(b'(');
                self.expression(0);
                self.expect(b')');
                self.emit(b')');
            }
            b'0'..=b'9' => {
                let mut number = 0;
                while self.at < self.source.len() && self.source[self.at].is_ascii_digit() {
                    number = 10 * number + (self.source[self.at] - b'0') as usize;
                    self.at += 1;
                }
                self.number(number);
            }
            _ => {
                let word = self.word();
                if word.1 - word.0 == 1 { self.emit(self.source[word.0]) } else { self.call(word) }
            }
        }
    }

    /// A word with its arguments in brackets.
    const fn call(&mut self, word: (usize, usize)) {
        let mut known = 0;
        while known < TONES.len() {
            if self.is(word, TONES[known]) {
                return self.number(known);
            }
            known += 1;
        }
        known = 0;
        while !self.is(word, WORDS[known].0) {
            known += 1;
            assert!(known < WORDS.len(), "no such word");
        }
        self.emit(known as u8);
        let mut wanted = WORDS[known].1 as usize;
        if wanted > 0 {
            self.expect(b'(');
            while wanted > 0 {
                if self.peek() == b'\'' {
                    // The numbers of a path are as many as its template has places.
                    wanted += self.template();
                } else {
                    self.expression(0);
                }
                wanted -= 1;
                if wanted > 0 {
                    self.expect(b',');
                }
            }
            self.expect(b')');
            self.emit(b')');
        }
        if known == code::GRID as usize {
            self.expression(0);
        }
    }

    /// The template of a path; gives the number of its places.
    const fn template(&mut self) -> usize {
        self.expect(b'\'');
        self.emit(b'\'');
        let mut places = 0;
        while self.source[self.at] != b'\'' {
            places += (self.source[self.at] == b'#') as usize;
            self.emit(self.source[self.at]);
            self.at += 1;
        }
        self.at += 1;
        self.emit(b'\'');
        places
    }
}
