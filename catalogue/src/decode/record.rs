//! One JSON object of the file. Its values stay slices of the file until they are decoded, so
//! that every error knows the line it is on.
use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::nearest::nearest;

/// The longest value that a message repeats, in bytes.
const LONGEST_PREVIEW: usize = 60;

/// What is wrong with a record.
pub(crate) struct FieldError<'a> {
    /// The field, when the error is in one.
    pub field: Option<&'static str>,
    /// The position in the field's list, from 0, when the error is in an item of it.
    pub item: Option<usize>,
    /// The value that is wrong; the record itself when a field is missing.
    pub value: &'a RawValue,
    /// What is wrong and what to do.
    pub problem: String,
}

/// A decoded part of a record. The error is boxed because it is rare and large.
pub(crate) type Decoded<'a, T> = Result<T, Box<FieldError<'a>>>;

impl<'a> FieldError<'a> {
    pub fn new(field: Option<&'static str>, value: &'a RawValue, problem: String) -> Box<Self> {
        Box::new(Self { field, item: None, value, problem })
    }

    fn wrong_type(field: Option<&'static str>, value: &'a RawValue, expected: &str) -> Box<Self> {
        Self::new(field, value, format!("must be {expected}, not {}", type_name(value)))
    }

    /// This error of a record as one of the field that the record stands in.
    pub fn within(mut self: Box<Self>, field: &'static str, item: Option<usize>) -> Box<Self> {
        self.problem = self.to_string();
        self.field = Some(field);
        self.item = item;
        self
    }

    fn at(mut self: Box<Self>, item: usize) -> Box<Self> {
        self.item = Some(item);
        self
    }
}

/// The error with its field.
impl fmt::Display for FieldError<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(field) = self.field {
            write!(formatter, "“{field}” ")?;
        }
        formatter.write_str(&self.problem)
    }
}

/// A JSON object with its fields in their order.
pub(crate) struct Record<'a> {
    /// The object itself.
    pub value: &'a RawValue,
    fields: Vec<(Cow<'a, str>, &'a RawValue)>,
}

impl<'a> Record<'a> {
    /// Takes an object apart.
    pub fn new(value: &'a RawValue) -> Decoded<'a, Self> {
        match serde_json::from_str(value.get()) {
            Ok(Fields(fields)) => Ok(Self { value, fields }),
            Err(_) if value.get().starts_with('{') => {
                Err(FieldError::new(None, value, "has a field whose name cannot be read; write it again".to_owned()))
            }
            Err(_) => Err(FieldError::wrong_type(None, value, "a record")),
        }
    }

    /// Takes an object apart that has no other fields than the `known` ones, each once.
    pub fn with_fields(value: &'a RawValue, known: &[&str]) -> Decoded<'a, Self> {
        let record = Self::new(value)?;
        record.check_fields(known).map(|()| record)
    }

    /// Checks that there are no other fields than the `known` ones, each once.
    pub fn check_fields(&self, known: &[&str]) -> Decoded<'a, ()> {
        for (number, (name, value)) in self.fields.iter().enumerate() {
            let problem = if self.fields[..number].iter().any(|(earlier, _)| earlier == name) {
                format!("the field “{name}” is there twice; remove one of the two")
            } else if known.contains(&&**name) {
                continue;
            } else {
                let remedy = match nearest(name, known.iter().copied()) {
                    Some(meant) => format!("did you mean “{meant}”?"),
                    None => format!("use one of {}", known.join(", ")),
                };
                format!("“{name}” is not a field of such a record; {remedy}")
            };
            return Err(FieldError::new(None, value, problem));
        }
        Ok(())
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.fields.iter().find(|(other, _)| other == name).map(|(_, value)| *value)
    }

    /// The value of a field that must be there.
    pub fn required(&self, name: &'static str) -> Decoded<'a, &'a RawValue> {
        self.get(name).ok_or_else(|| FieldError::new(Some(name), self.value, "is missing; add it".to_owned()))
    }

    /// The value of a field that may be left out. `null` is the same as leaving it out.
    pub fn optional(&self, name: &str) -> Option<&'a RawValue> {
        self.get(name).filter(|value| value.get() != "null")
    }

    /// A field of any text.
    pub fn any_text(&self, name: &'static str) -> Decoded<'a, String> {
        text(name, self.required(name)?).map(Cow::into_owned)
    }

    /// A text that `parse` makes a value of.
    pub fn text<T, E: fmt::Display>(&self, name: &'static str, parse: impl Fn(&str) -> Result<T, E>) -> Decoded<'a, T> {
        parsed(name, self.required(name)?, &parse)
    }

    /// The same for a field that may be left out.
    pub fn optional_text<T, E: fmt::Display>(
        &self,
        name: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Decoded<'a, Option<T>> {
        self.optional(name).map(|value| parsed(name, value, &parse)).transpose()
    }

    /// A list of texts.
    pub fn texts<T, E: fmt::Display>(
        &self,
        name: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Decoded<'a, Vec<T>> {
        self.required(name).and_then(|value| parsed_items(name, value, &parse))
    }

    /// A list of texts that may be left out.
    pub fn optional_texts<T, E: fmt::Display>(
        &self,
        name: &'static str,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Decoded<'a, Vec<T>> {
        self.optional(name).map_or(Ok(Vec::new()), |value| parsed_items(name, value, &parse))
    }

    /// The items of a list that may be left out.
    pub fn optional_items(&self, name: &'static str) -> Decoded<'a, Vec<&'a RawValue>> {
        self.optional(name).map_or(Ok(Vec::new()), |value| items(name, value))
    }

    /// A whole number that may be left out.
    pub fn optional_number(&self, name: &'static str) -> Decoded<'a, Option<u32>> {
        let Some(value) = self.optional(name) else { return Ok(None) };
        let error = |_| FieldError::new(Some(name), value, format!("must be a whole number, not {}", preview(value)));
        value.get().parse().map(Some).map_err(error)
    }

    /// What is wrong with the value of a field.
    pub fn error(&self, name: &'static str, problem: &dyn fmt::Display) -> Box<FieldError<'a>> {
        FieldError::new(Some(name), self.get(name).unwrap_or(self.value), problem.to_string())
    }

    /// A field that is `true` or `false`, and `false` when it is left out.
    pub fn flag(&self, name: &'static str) -> Decoded<'a, bool> {
        let Some(value) = self.optional(name) else { return Ok(false) };
        match value.get() {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(FieldError::new(Some(name), value, format!("must be true or false, not {}", preview(value)))),
        }
    }
}

fn parsed<'a, T, E: fmt::Display>(
    field: &'static str,
    value: &'a RawValue,
    parse: &impl Fn(&str) -> Result<T, E>,
) -> Decoded<'a, T> {
    parse(&text(field, value)?).map_err(|error| FieldError::new(Some(field), value, error.to_string()))
}

/// The items of a list of texts, each of which `parse` makes a value of.
pub(crate) fn parsed_items<'a, T, E: fmt::Display>(
    field: &'static str,
    value: &'a RawValue,
    parse: &impl Fn(&str) -> Result<T, E>,
) -> Decoded<'a, Vec<T>> {
    let parsed = |(number, item)| parsed(field, item, parse).map_err(|error| error.at(number));
    items(field, value)?.into_iter().enumerate().map(parsed).collect()
}

/// The items of a list.
pub(crate) fn items<'a>(field: &'static str, value: &'a RawValue) -> Decoded<'a, Vec<&'a RawValue>> {
    serde_json::from_str(value.get()).map_err(|_| FieldError::wrong_type(Some(field), value, "a list"))
}

/// A text without its quotes and escapes.
fn text<'a>(field: &'static str, value: &'a RawValue) -> Decoded<'a, Cow<'a, str>> {
    read_text(value).ok_or_else(|| {
        if value.get().starts_with('"') {
            let problem = "has an escape that stands for no character; remove it";
            FieldError::new(Some(field), value, problem.to_owned())
        } else {
            FieldError::wrong_type(Some(field), value, "text")
        }
    })
}

/// A text without its quotes and escapes; `None` when the value is none.
pub(crate) fn read_text(value: &RawValue) -> Option<Cow<'_, str>> {
    serde_json::from_str(value.get()).ok().map(|Text(text)| text)
}

/// What kind of value this is, in words.
fn type_name(value: &RawValue) -> &'static str {
    match value.get().as_bytes() {
        [b'"', ..] => "text",
        [b'[', ..] => "a list",
        [b'{', ..] => "a record",
        [b'n', ..] => "null",
        [b't' | b'f', ..] => "true or false",
        _ => "a number",
    }
}

/// The value as it is written where that is short and on one line, else what kind it is.
fn preview(value: &RawValue) -> &str {
    let is_short = value.get().len() <= LONGEST_PREVIEW && !value.get().starts_with(['[', '{']);
    if is_short { value.get() } else { type_name(value) }
}

/// The fields of an object. Unlike a map these are in order, and a name may be there twice.
struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FieldsVisitor;
        impl<'de> Visitor<'de> for FieldsVisitor {
            type Value = Fields<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut fields = Vec::new();
                while let Some((Text(name), value)) = map.next_entry()? {
                    fields.push((name, value));
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(FieldsVisitor)
    }
}

/// A text that is a slice of the file unless it has escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
