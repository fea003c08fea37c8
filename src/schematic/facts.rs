//! The numbers that a title states: how many bits, and how many of how many.

use super::pen::write;

/// A number of bits as a title states it: `W4`, `FP8`, `2-bit`, `1.58 bits`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width {
    /// What has this width: `W`, `A`, `KV`, `INT`, `FP` or nothing.
    pub of: &'static str,
    /// The bits, in hundredths.
    pub hundredths: i32,
}

/// What a title states in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The widths in their order, three at most.
    pub widths: Vec<Width>,
    /// `2:4`: two of four.
    pub pattern: Option<(i32, i32)>,
}

/// The letters before a number that say what has the width.
const BEFORE: [&str; 5] = ["KV", "FP", "INT", "W", "A"];

impl Facts {
    /// Reads a title in lower case, with spaces for hyphens and around it.
    pub fn read(title: &[u8]) -> Self {
        let mut facts = Self::default();
        let mut at = 0;
        while at < title.len() {
            let start = at;
            let whole = number(title, &mut at);
            if at == start {
                at += 1;
                continue;
            }
            let mut hundredths = 100 * whole;
            if stands(title, at, b".") {
                let mut end = at + 1;
                let fraction = number(title, &mut end);
                if end > at + 1 {
                    hundredths += if fraction < 10 { 10 * fraction } else { fraction };
                    at = end;
                }
            }
            let end = at;
            if stands(title, end, b":") {
                at += 1;
                let group = number(title, &mut at);
                if 0 < whole && whole < group && group <= 16 {
                    facts.pattern = Some((whole, group));
                }
            } else if stands(title, end, b" bit") || stands(title, end, b"bit") {
                let of = if stands(title, end, b" bit act") { "A" } else { "" };
                // "Sub-4-bit" states a bound and no width.
                if !stands(title, start.wrapping_sub(4), b"sub ") {
                    facts.add(Width { of, hundredths });
                }
            } else {
                for of in BEFORE {
                    let first = start.wrapping_sub(of.len());
                    if title.get(first..start).is_some_and(|letters| letters.eq_ignore_ascii_case(of.as_bytes())) {
                        // "W4" is a word of its own or follows a number; "AMXFP4" ends in what it is.
                        if of == "FP" || !title.get(first.wrapping_sub(1)).is_some_and(u8::is_ascii_alphabetic) {
                            facts.add(Width { of, hundredths });
                        }
                        break;
                    }
                }
            }
        }
        facts
    }

    /// Keeps a width; "1-bit … in 1.58 bits" is made more exact, and no width stands twice.
    fn add(&mut self, width: Width) {
        let is_whole = width.hundredths % 100 == 0;
        if width.hundredths < 100 || width.hundredths > 1600 || !is_whole && !width.of.is_empty() {
            return;
        }
        for kept in &mut self.widths {
            if kept.of == width.of {
                if !is_whole {
                    *kept = width;
                }
                return;
            }
        }
        if self.widths.len() < 3 {
            self.widths.push(width);
        }
    }

    /// The label of the pattern, such as `2:4`, if there is one.
    pub fn pattern_label(&self) -> Option<String> {
        let (kept, group) = self.pattern?;
        let mut text = String::new();
        write(&mut text, "#:#", &[kept, group]);
        Some(text)
    }
}

impl Width {
    /// The width as a label: `W4`, `2-bit`, `1.58-bit`.
    pub fn label(self) -> String {
        let mut text = String::from(self.of);
        let part = self.hundredths % 100;
        write(&mut text, if part > 0 { "#.#" } else { "#" }, &[self.hundredths / 100, part]);
        if self.of.is_empty() {
            text.push_str("-bit");
        }
        text
    }
}

/// Whether these letters stand at a place of a text.
fn stands(text: &[u8], at: usize, letters: &[u8]) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with(letters))
}

/// The number that starts `at` a place of a text; moves `at` behind it.
fn number(text: &[u8], at: &mut usize) -> i32 {
    let mut value = 0_i32;
    while let Some(digit @ b'0'..=b'9') = text.get(*at) {
        value = (10 * value + i32::from(digit - b'0')).min(99_999);
        *at += 1;
    }
    value
}
