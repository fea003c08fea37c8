//! Taking JSON apart into values that know where they stand in their text.
//!
//! The parser hands out events. A reader with types of its own, as serde has, would be shorter
//! here and bring the reading and writing of fractions, which no catalogue has, into every
//! reader's download.
use std::borrow::Cow;

use json_event_parser::{JsonEvent, JsonSyntaxError, LowLevelJsonParser};

use crate::json::quote;

/// How deep lists and records may stand in each other: deeper than any catalogue, and so shallow
/// that reading them cannot use up the stack.
const DEEPEST: usize = 32;

/// One value, and all that is in it.
#[derive(Debug)]
pub struct Value<'a> {
    /// The number of bytes of the text up to the end of the value's first token. No token goes
    /// over the end of a line, so this is also on the line where the value begins.
    pub(super) offset: usize,
    pub(super) kind: Kind<'a>,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind<'a> {
    Null,
    Flag(bool),
    /// A number as it is written.
    Number(Cow<'a, str>),
    Text(Cow<'a, str>),
    List(Vec<Value<'a>>),
    /// Fields by their names, in the order in which they stand.
    Record(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// Reads a text that is one value.
    ///
    /// # Errors
    /// What is no JSON about it, with the line and the column.
    pub fn read(text: &'a str) -> Result<Self, String> {
        let mut reader = Reader { text, offset: 0, parser: LowLevelJsonParser::new().with_max_stack_size(DEEPEST) };
        let first = reader.next()?;
        let value = reader.value(first)?;
        reader.next()?;
        Ok(value)
    }

    /// The texts of a list of texts; `None` when it is anything else.
    #[must_use]
    pub fn into_texts(self) -> Option<Vec<String>> {
        let Kind::List(items) = self.kind else { return None };
        let text = |item: Value<'_>| if let Kind::Text(text) = item.kind { Some(text.into_owned()) } else { None };
        items.into_iter().map(text).collect()
    }

    /// What the value is, in words.
    pub(super) fn told(&self) -> &'static str {
        match self.kind {
            Kind::Null => "null",
            Kind::Flag(_) => "true or false",
            Kind::Number(_) => "a number",
            Kind::Text(_) => "text",
            Kind::List(_) => "a list",
            Kind::Record(_) => "a record",
        }
    }

    /// The value as it is written where that is short, else what it is.
    pub(super) fn shown(&self) -> Cow<'_, str> {
        match &self.kind {
            Kind::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
            Kind::Number(number) => Cow::Borrowed(number),
            Kind::Text(text) => Cow::Owned(quote(text)),
            _ => Cow::Borrowed(self.told()),
        }
    }
}

/// The parser and how far it has read.
struct Reader<'a> {
    text: &'a str,
    offset: usize,
    parser: LowLevelJsonParser,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Result<JsonEvent<'a>, String> {
        let rest = self.text.as_bytes().get(self.offset..).unwrap_or_default();
        let result = self.parser.parse_next(rest, true);
        self.offset += result.consumed_bytes;
        result.event.unwrap_or(Ok(JsonEvent::Eof)).map_err(|error| told(&error))
    }

    /// The value that begins with an event.
    fn value(&mut self, event: JsonEvent<'a>) -> Result<Value<'a>, String> {
        let offset = self.offset;
        let kind = match event {
            JsonEvent::Boolean(flag) => Kind::Flag(flag),
            JsonEvent::Number(number) => Kind::Number(number),
            JsonEvent::String(text) => Kind::Text(text),
            JsonEvent::StartArray => {
                let mut items = Vec::new();
                loop {
                    match self.next()? {
                        JsonEvent::EndArray => break Kind::List(items),
                        event => items.push(self.value(event)?),
                    }
                }
            }
            JsonEvent::StartObject => {
                let mut fields = Vec::new();
                while let JsonEvent::ObjectKey(name) = self.next()? {
                    let event = self.next()?;
                    fields.push((name, self.value(event)?));
                }
                Kind::Record(fields)
            }
            // The parser lets nothing else stand in the place of a value.
            JsonEvent::Null | JsonEvent::EndArray | JsonEvent::EndObject | JsonEvent::ObjectKey(_) | JsonEvent::Eof => {
                Kind::Null
            }
        };
        Ok(Value { offset, kind })
    }
}

fn told(error: &JsonSyntaxError) -> String {
    let start = error.location().start;
    format!("{}, at line {} column {}", error.message(), start.line + 1, start.column + 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Kind, Value};

    /// The same value in the types of another reader.
    fn of_serde(value: Value<'_>) -> serde_json::Value {
        match value.kind {
            Kind::Null => serde_json::Value::Null,
            Kind::Flag(flag) => flag.into(),
            Kind::Number(number) => serde_json::from_str(&number).unwrap(),
            Kind::Text(text) => text.into(),
            Kind::List(items) => items.into_iter().map(of_serde).collect(),
            Kind::Record(fields) => {
                let fields = fields.into_iter().map(|(name, value)| (name.into_owned(), of_serde(value)));
                serde_json::Value::Object(fields.collect())
            }
        }
    }

    fn json() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            any::<f32>().prop_map(Into::into),
            any::<String>().prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 64, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
                prop::collection::btree_map(any::<String>(), inner, 0..8)
                    .prop_map(|fields| serde_json::Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn values_are_those_of_another_reader(json in json(), pretty in any::<bool>()) {
            let text = if pretty { format!("{json:#}") } else { json.to_string() };
            prop_assert_eq!(of_serde(Value::read(&text).unwrap()), serde_json::from_str::<serde_json::Value>(&text).unwrap());
        }

        #[test]
        fn what_is_read_of_any_text_is_what_another_reader_reads(text in "[\\[\\]{}:,\"\\\\a-fnu0-9.eE+ \n-]{0,12}") {
            prop_assert_eq!(Value::read(&text).is_ok(), serde_json::from_str::<serde_json::Value>(&text).is_ok());
        }
    }

    #[test]
    fn a_list_of_texts_is_read() {
        let texts = |json| Value::read(json).unwrap().into_texts();
        assert_eq!(texts(r#"["a\n\u00e9\ud83d\ude80", ""]"#), Some(vec!["a\né🚀".to_owned(), String::new()]));
        assert_eq!(texts("[]"), Some(Vec::new()));
        assert_eq!(texts("[1]"), None);
        assert_eq!(texts("{}"), None);
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        let refused = |json: &str| Value::read(json).unwrap_err();
        assert_eq!(refused(""), "Unexpected end of file, a value was expected, at line 1 column 1");
        assert!(refused("{\n  \"a\": 1,\n}").ends_with("at line 3 column 1"));
        assert!(refused("[1] 2").ends_with("at line 1 column 5"));
        assert!(refused("[\"\\ud800 and more\"]").contains("surrogate"));
        for json in
            ["[", "[1", "[1,", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "\"", "\"\\u12", "\"\\ud800\\", "tru", "-", "1e"]
        {
            refused(json);
        }
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
        assert!(Value::read(&nested(20)).is_ok());
        assert!(Value::read(&nested(1_000_000)).is_err());
    }
}
