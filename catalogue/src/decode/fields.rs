//! Reading the fields of a record, each as what it must be.
use std::borrow::Cow;
use std::fmt;

use super::value::{Kind, Value};
use super::{DecodeError, not_catalogue};

/// What is wrong inside a record, before it is known where the record is.
pub(super) struct Fault {
    pub field: Option<&'static str>,
    pub problem: String,
}

impl Fault {
    /// Boxed, because it is rare and every result would make room for it.
    pub fn new(field: Option<&'static str>, problem: String) -> Box<Self> {
        Box::new(Self { field, problem })
    }

    /// The fault as one of the file as a whole.
    pub fn in_outline(&self) -> DecodeError {
        not_catalogue(self.told())
    }

    /// The fault in words, with its field.
    pub fn told(&self) -> String {
        match self.field {
            Some(field) => format!("“{field}” {}", self.problem),
            None => self.problem.clone(),
        }
    }
}

/// A part of a record, or what is wrong with it.
pub(super) type Checked<T> = Result<T, Box<Fault>>;

/// The fields of one record in their order.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(&'a [(Cow<'a, str>, Value<'a>)]);

impl<'a> Fields<'a> {
    /// The fields of a value that is a record.
    pub fn of(value: &'a Value<'a>) -> Checked<Self> {
        match &value.kind {
            Kind::Record(fields) => Ok(Self(fields)),
            _ => Err(Fault::new(None, must_be("a record", value))),
        }
    }

    /// The fields of a record which has no others than the `known` ones.
    pub fn read(record: &'a Value<'a>, known: &[&str]) -> Checked<Self> {
        let fields = Self::of(record)?;
        fields.check_names(Some(known))?;
        Ok(fields)
    }

    /// Checks that no field is there twice or not one of the `known` ones.
    pub fn check_names(&self, known: Option<&[&str]>) -> Checked<()> {
        for (number, (name, _)) in self.0.iter().enumerate() {
            let problem = match known {
                _ if self.0[..number].iter().any(|(earlier, _)| earlier == name) => {
                    format!("the field “{name}” is there twice; remove one of the two")
                }
                Some(known) if !known.contains(&&**name) => {
                    format!("“{name}” is not a field of such a record; use one of {}", known.join(", "))
                }
                _ => continue,
            };
            return Err(Fault::new(None, problem));
        }
        Ok(())
    }

    pub fn get(&self, name: &str) -> Option<&'a Value<'a>> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    pub fn needed(&self, name: &'static str) -> Checked<&'a Value<'a>> {
        self.get(name).ok_or_else(|| Fault::new(Some(name), "is missing; add it".to_owned()))
    }

    /// A field of any text at all.
    pub fn any_text(&self, name: &'static str) -> Checked<String> {
        self.text(name, |text| Ok::<_, fmt::Error>(text.to_owned()))
    }

    /// A field of text, made by the constructor of its type.
    pub fn text<T, E: fmt::Display>(&self, name: &'static str, check: impl Fn(&str) -> Result<T, E>) -> Checked<T> {
        checked(name, self.needed(name)?, &check)
    }

    /// The same for a field that may be absent.
    pub fn optional_text<T, E: fmt::Display>(
        &self,
        name: &'static str,
        check: impl Fn(&str) -> Result<T, E>,
    ) -> Checked<Option<T>> {
        let value = self.get(name).filter(|value| !matches!(value.kind, Kind::Null));
        value.map(|value| checked(name, value, &check)).transpose()
    }

    /// A list of texts, each made by the constructor of its type.
    pub fn texts<T, E: fmt::Display>(
        &self,
        name: &'static str,
        check: impl Fn(&str) -> Result<T, E>,
    ) -> Checked<Vec<T>> {
        self.needed(name)?;
        self.optional_texts(name, check)
    }

    /// The same for a list that may be absent.
    pub fn optional_texts<T, E: fmt::Display>(
        &self,
        name: &'static str,
        check: impl Fn(&str) -> Result<T, E>,
    ) -> Checked<Vec<T>> {
        self.optional_items(name)?.iter().map(|value| checked(name, value, &check)).collect()
    }

    /// The items of a list that may be absent.
    pub fn optional_items(&self, name: &'static str) -> Checked<&'a [Value<'a>]> {
        match self.get(name) {
            None => Ok(&[]),
            Some(Value { kind: Kind::List(items), .. }) => Ok(items),
            Some(value) => Err(Fault::new(Some(name), must_be("a list", value))),
        }
    }

    /// A whole number, for a field that may be absent.
    pub fn optional_number(&self, name: &'static str) -> Checked<Option<u32>> {
        let Some(value) = self.get(name) else { return Ok(None) };
        let number = if let Kind::Number(number) = &value.kind { number.parse().ok() } else { None };
        let problem = || Fault::new(Some(name), format!("must be a whole number, not {}", value.shown()));
        number.map(Some).ok_or_else(problem)
    }

    /// A field that is `true` or `false`, and `false` when it is absent.
    pub fn flag(&self, name: &'static str) -> Checked<bool> {
        match self.get(name) {
            None => Ok(false),
            Some(Value { kind: Kind::Flag(flag), .. }) => Ok(*flag),
            Some(value) => Err(Fault::new(Some(name), format!("must be true or false, not {}", value.shown()))),
        }
    }
}

/// Reads a text and makes it what it must be.
fn checked<T, E: fmt::Display>(
    field: &'static str,
    value: &Value<'_>,
    check: &impl Fn(&str) -> Result<T, E>,
) -> Checked<T> {
    let fault = |problem| Fault::new(Some(field), problem);
    check(read_text(value).map_err(fault)?).map_err(|error| fault(error.to_string()))
}

/// Reads a text, or says why it is none.
pub(super) fn read_text<'a>(value: &'a Value<'_>) -> Result<&'a str, String> {
    match &value.kind {
        Kind::Text(text) => Ok(text),
        _ => Err(must_be("text", value)),
    }
}

/// That a value is not what is `wanted`.
fn must_be(wanted: &str, value: &Value<'_>) -> String {
    format!("must be {wanted}, not {}", value.told())
}
