//! RIS: a tag of two letters, two spaces, a hyphen and a value on each line, from `TY` to `ER`.
use catalogue::cite::family_last;

use super::{Field, Reference};

/// Reads a file. What is no field is not part of any reference.
pub(super) fn read(text: &str) -> Vec<Reference> {
    let mut references = Vec::new();
    let mut current = Reference::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, end) = (at, at + line.trim_end().len());
        at += line.len();
        let Some((tag, value)) = field(line.trim_end()) else { continue };
        if current.fields.is_empty() && current.kind.is_empty() {
            current.range.start = start;
        }
        current.range.end = end;
        match tag {
            "ER" => references.push(std::mem::take(&mut current)),
            "TY" => current.kind = value.to_ascii_lowercase(),
            "AU" | "A1" => current.add("AU", family_last(value)),
            _ => current.add(tag, value.to_owned()),
        }
    }
    // A file that was cut off still has what came before.
    if !current.fields.is_empty() {
        references.push(current);
    }
    references
}

/// The tag and the value of a line.
fn field(line: &str) -> Option<(&str, &str)> {
    let (tag, value) = line.split_once('-')?;
    let tag = tag.trim();
    let is_tag = tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    is_tag.then(|| (tag, value.trim()))
}

impl Reference {
    /// Adds a value to a field.
    fn add(&mut self, name: &str, value: String) {
        match self.fields.iter_mut().find(|field| field.name == name) {
            Some(field) => field.values.push(value),
            // A value stands on a line of its own, so a comma parts none.
            None => self.fields.push(Field::list(name, vec![value])),
        }
    }
}
