//! Abstracts and titles are written in pieces of TeX. Readers get text.
use std::collections::{BTreeSet, HashMap};

/// Commands whose argument is the text itself.
const PLAIN: [&str; 20] = [
    "textit",
    "textbf",
    "texttt",
    "textsc",
    "textsf",
    "textrm",
    "text",
    "emph",
    "mathrm",
    "mathbf",
    "mathit",
    "mathsf",
    "url",
    "underline",
    "textsl",
    "textup",
    "textmd",
    "textnormal",
    "mbox",
    "enquote",
];

/// Commands that set what follows them in another style.
const STYLES: [&str; 9] = ["\\em", "\\it", "\\bf", "\\sc", "\\sf", "\\rm", "\\tt", "\\itshape", "\\bfseries"];

/// Signs that TeX asks to escape, and what stands for each while the rest is read.
const ESCAPED: [(&str, char, &str); 8] = [
    ("\\\\", '\u{e000}', " "),
    ("\\$", '\u{e001}', "$"),
    ("\\%", '\u{e002}', "%"),
    ("\\&", '\u{e003}', "&"),
    ("\\#", '\u{e004}', "#"),
    ("\\_", '\u{e005}', "_"),
    ("\\{", '\u{e006}', "{"),
    ("\\}", '\u{e007}', "}"),
];

/// The text of an abstract as it reads well: Greek letters and signs in place of their commands, no
/// dollars around formulas. What it does not know stays as it is written.
#[must_use]
pub fn readable(abstract_of: &str) -> String {
    // Nothing turns the direction of what follows it.
    let is_left_out =
        |character| matches!(character, '\u{e000}'..='\u{e007}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut text = abstract_of.replace(is_left_out, "");
    for (escaped, stands, _) in ESCAPED {
        text = text.replace(escaped, stands.encode_utf8(&mut [0; 4]));
    }
    text = without_commands(&text.replace("\\(", "$").replace("\\)", "$"));
    let mut read = String::with_capacity(text.len());
    // Between dollars is a formula; an odd one is a price.
    let parts: Vec<&str> = text.split('$').collect();
    for (number, part) in parts.iter().enumerate() {
        let is_formula = number % 2 == 1 && number + 1 < parts.len();
        match is_formula {
            true => read.push_str(&formula(part)),
            false => {
                if number % 2 == 1 {
                    read.push('$');
                }
                read.push_str(&prose(part));
            }
        }
    }
    for (_, stands, meant) in ESCAPED {
        read = read.replace(stands, meant);
    }
    let read = read.replace(char::is_control, " ");
    read.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text without the commands that say how it is set: `\\emph{word}` and `\\em word` as `word`.
#[must_use]
pub fn without_commands(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    STYLES.iter().fold(without_plain(text), |text, style| text.replace(&format!("{style} "), ""))
}

fn prose(text: &str) -> String {
    let text = text.replace("``", "“").replace("''", "”").replace("---", "—").replace("--", "–").replace('~', " ");
    if text.contains('\\') { unicodeit::replace(&text) } else { text }
}

fn formula(text: &str) -> String {
    let text = text.replace("\\,", " ").replace("\\;", " ").replace("\\!", "");
    let shown = unicodeit::replace(&without_word(&without_word(&text, "\\left"), "\\right"));
    // Braces that only held something together.
    shown.replace(['{', '}'], "")
}

/// A text without a command, though not without one that only begins like it: `\left(` and not `\leftarrow`.
fn without_word(text: &str, command: &str) -> String {
    let mut parts = text.split(command);
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        if part.starts_with(|character: char| character.is_ascii_alphabetic()) {
            read.push_str(command);
        }
        read.push_str(part);
    }
    read
}

/// `\emph{word}` as `word`, wherever the braces are closed, also inside another such command.
fn without_plain(text: &str) -> String {
    let ends = closing_braces(text);
    let mut left_out = BTreeSet::new();
    let mut read = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let command = PLAIN.iter().find_map(|command| {
            let brace = at + 1 + command.len();
            let is_here = text[at..].strip_prefix('\\')?.strip_prefix(command)?.starts_with('{');
            Some((brace, *ends.get(&brace)?)).filter(|_| is_here)
        });
        match command {
            Some((brace, end)) => {
                left_out.insert(end);
                at = brace + 1;
            }
            None => {
                if !left_out.remove(&at) {
                    read.push(character);
                }
                at += character.len_utf8();
            }
        }
    }
    read
}

/// Where each brace is closed that is opened, by its place.
fn closing_braces(text: &str) -> HashMap<usize, usize> {
    let (mut open, mut ends) = (Vec::new(), HashMap::new());
    for (at, character) in text.char_indices() {
        match character {
            '{' => open.push(at),
            '}' => ends.extend(open.pop().map(|start| (start, at))),
            _ => {}
        }
    }
    ends
}

/// The name of someone in BibTeX as it is spoken.
#[must_use]
pub fn spoken_name(person: &biblatex::Person) -> String {
    let parts = [&person.given_name, &person.prefix, &person.name, &person.suffix];
    parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn an_abstract_reads_as_text() {
        for (written, shown) in [
            ("We prune 50\\% of\n  all weights.", "We prune 50% of all weights."),
            ("an $\\alpha$-divergence with $\\beta \\leq 2$", "an α-divergence with β ≤ 2"),
            ("a $2.4\\times$ speedup, $O(n^2)$ before", "a 2.4× speedup, O(n²) before"),
            ("\\emph{Lamps} and \\textbf{\\textit{light}}", "Lamps and light"),
            ("$A \\rightarrow \\left( B \\right)$, $x \\leftrightarrow y$", "A → ( B ), x ↔ y"),
            ("``quoted'' -- and --- so on", "“quoted” – and — so on"),
            ("it costs \\$5, or $5 without", "it costs $5, or $5 without"),
            ("code at \\url{https://github.com/a/b_c}.", "code at https://github.com/a/b_c."),
            ("left \u{202e}to\u{2069} right", "left to right"),
            ("{\\em Lamps} in \\mbox{one} \\textsl{hand}", "{Lamps} in one hand"),
            ("\\emph{a \\emph{b} c} and \\text{d \\text{e}", "a b c and \\text{d e"),
            ("L$_2$ and \\unknown{x}", "L₂ and \\unknown{x}"),
        ] {
            assert_eq!(readable(written), shown);
        }
    }

    #[test]
    fn any_text_is_read_in_time() {
        for text in [
            "$".repeat(10_000),
            "\\emph{".repeat(5_000),
            "{".repeat(50_000),
            "\\".repeat(10_001),
            "\u{202e}\0x".to_owned(),
        ] {
            let shown = readable(&text);
            assert!(shown.len() <= 4 * text.len());
        }
        assert_eq!(readable(&("\\emph{".repeat(5_000) + &"}".repeat(5_000))), "");
    }
}
