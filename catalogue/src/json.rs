//! Writing JSON.
use std::fmt::{self, Write as _};

/// A value as it is written: over several lines, each level indented by two spaces more.
pub(crate) enum Json {
    /// A value on one line that is JSON already: a number, or a text in its quotes.
    Word(String),
    /// A list.
    List(Vec<Json>),
    /// The fields of a record in their order.
    Record(Vec<(&'static str, Json)>),
}

impl Json {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Word(quote(text))
    }

    fn write(&self, formatter: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let mut separator = "";
        let mut begin_line = |formatter: &mut fmt::Formatter<'_>| {
            formatter.write_str(std::mem::replace(&mut separator, ","))?;
            write!(formatter, "\n{:1$}", "", 2 * (depth + 1))
        };
        match self {
            Self::Word(word) => return formatter.write_str(word),
            Self::List(items) => {
                formatter.write_char('[')?;
                for item in items {
                    begin_line(formatter)?;
                    item.write(formatter, depth + 1)?;
                }
            }
            Self::Record(fields) => {
                formatter.write_char('{')?;
                for (name, value) in fields {
                    begin_line(formatter)?;
                    write!(formatter, "\"{name}\": ")?;
                    value.write(formatter, depth + 1)?;
                }
            }
        }
        let end = if matches!(self, Self::List(_)) { ']' } else { '}' };
        write!(formatter, "\n{:1$}{end}", "", 2 * depth)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(formatter, 0)
    }
}

/// `text` as JSON, in quotes. Other than a whole JSON writer this is short.
pub(crate) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            '\u{8}' => quoted.push_str("\\b"),
            '\u{c}' => quoted.push_str("\\f"),
            control if control < ' ' => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\u{:04x}", u32::from(control));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{Json, quote};

    #[test]
    fn a_text_is_quoted_as_any_json_writer_does() {
        for text in (0..=0x2fff).filter_map(char::from_u32).map(String::from).chain(["“a\\\"b”\r\n🚀".to_owned()])
        {
            assert_eq!(quote(&text), serde_json::to_string(&text).unwrap());
        }
    }

    #[test]
    fn values_are_written_over_several_lines() {
        let value = Json::Record(vec![
            ("a", Json::List(vec![Json::Word("1".to_owned()), Json::text("b")])),
            ("c", Json::Record(vec![("d", Json::text(""))])),
        ]);
        let expected = serde_json::json!({ "a": [1, "b"], "c": { "d": "" } });
        assert_eq!(value.to_string(), format!("{expected:#}"));
    }
}
