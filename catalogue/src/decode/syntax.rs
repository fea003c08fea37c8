//! What to do about bytes that are not UTF-8 and text that is not JSON.
use super::error::DecodeError;

/// What stands at the beginning of the lines that version control leaves in a file.
const CONFLICT_MARKERS: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Words that other languages have for values.
const WORDS: [(&str, &str); 7] = [
    ("NaN", "null"),
    ("Infinity", "null"),
    ("undefined", "null"),
    ("None", "null"),
    ("nil", "null"),
    ("True", "true"),
    ("False", "false"),
];

/// The text of a file, without the mark that says that it is UTF-8.
pub(super) fn text(bytes: &[u8]) -> Result<&str, DecodeError> {
    // JSON begins with an ASCII character, of which UTF-16 makes two bytes, one of them zero.
    let is_utf16 = matches!(bytes, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, _, ..] | [_, 0, ..]);
    let not_text = |offset: usize| DecodeError::NotText { line: line_of(bytes, offset), offset, is_utf16 };
    if is_utf16 {
        return Err(not_text(0));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_text(error.valid_up_to()))?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The line of a byte, from 1.
pub(super) fn line_of(bytes: &[u8], offset: usize) -> usize {
    1 + bytes.iter().take(offset).filter(|byte| **byte == b'\n').count()
}

/// Says what is wrong with a text that is not JSON, and what to do.
pub(super) fn error(text: &str, error: &serde_json::Error) -> DecodeError {
    let start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    let column = error.column().max(1);
    let (before, at) = text.split_at_checked(start + column - 1).unwrap_or((text, ""));
    let line = text[start..].lines().next().unwrap_or_default();
    let message = error.to_string();
    let message = message.rsplit_once(" at line ").map_or(&*message, |(message, _)| message);
    let message = remedy(before, at, line, message).unwrap_or_else(|| message.to_owned());
    DecodeError::NotCatalogue { line: Some(error.line()), message: format!("{message} (column {column})") }
}

/// The mistakes that people make, by what stands before and at the error and on its line, and by
/// what the parser says.
fn remedy(before: &str, at: &str, line: &str, message: &str) -> Option<String> {
    let next = at.chars().next();
    let is_letter = |character: char| character.is_ascii_alphabetic();
    let word = &before[before.trim_end_matches(is_letter).len()..];
    let word = format!("{word}{}", &at[..at.len() - at.trim_start_matches(is_letter).len()]);
    let is_typographic = |character: char| "“”„‟«»‘’‚′″`´".contains(character);
    Some(match next {
        _ if CONFLICT_MARKERS.iter().any(|marker| line.trim_start().starts_with(marker)) => {
            "a merge conflict is not resolved; keep one side of it and remove the lines that begin with <<<<<<<, ======= and >>>>>>>".to_owned()
        }
        None if before.is_empty() => "the file is empty".to_owned(),
        // The parser's place is that of the last character or the one after it.
        _ if message.starts_with("EOF") && !line.contains(is_typographic) => {
            "the file ends too early; perhaps its end was cut off".to_owned()
        }
        Some(quote) if is_typographic(quote) || quote == '\'' => {
            format!("{quote} is not a quote of JSON; write the straight \" in its place")
        }
        Some('/' | '#') => "JSON has no comments; remove this one".to_owned(),
        Some(']' | '}') if before.trim_end().ends_with(',') => "a comma ends the list; remove it".to_owned(),
        _ if message.starts_with("control character") => {
            "a text does not end on its line; write the \" that is missing, or \\n in place of the line break".to_owned()
        }
        Some(space) if space.is_whitespace() || matches!(space, '\u{200b}'..='\u{200f}' | '\u{feff}') => {
            format!("the invisible character U+{:04X} stands here; remove it", u32::from(space))
        }
        _ if let Some((_, value)) = WORDS.iter().find(|(other, _)| *other == word) => {
            format!("{word} is not a value of JSON; write {value}")
        }
        // A text that began with a straight quote and was to end with another one.
        _ if line.contains(is_typographic) => {
            "perhaps a typographic quote, such as ”, stands here in place of the straight \"".to_owned()
        }
        Some('"' | '{' | '[') if message.starts_with("expected `,`") => {
            "perhaps the comma before it is missing".to_owned()
        }
        _ => return None,
    })
}
