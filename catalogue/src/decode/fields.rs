//! Reading the fields of a record, each as what it must be.
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

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

/// The fields of one record in their order, each still as it stands in the file.
#[derive(Default)]
pub(super) struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Fields<'a> {
    /// Takes a record apart, which has no fields but the `known` ones.
    pub fn read(record: &'a RawValue, known: &[&str]) -> Checked<Self> {
        let fields: Self =
            serde_json::from_str(record.get()).map_err(|_| Fault::new(None, must_be("a record", record)))?;
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
                Some(known) if !known.contains(&name.as_str()) => {
                    format!("“{name}” is not a field of such a record; use one of {}", known.join(", "))
                }
                _ => continue,
            };
            return Err(Fault::new(None, problem));
        }
        Ok(())
    }

    pub fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, json)| *json)
    }

    pub fn needed(&self, name: &'static str) -> Checked<&'a RawValue> {
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
        let json = self.get(name).filter(|json| json.get() != "null");
        json.map(|json| checked(name, json, &check)).transpose()
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
        self.optional_items(name)?.into_iter().map(|json| checked(name, json, &check)).collect()
    }

    /// The items of a list that may be absent.
    pub fn optional_items(&self, name: &'static str) -> Checked<Vec<&'a RawValue>> {
        let Some(json) = self.get(name) else { return Ok(Vec::new()) };
        serde_json::from_str(json.get()).map_err(|_| Fault::new(Some(name), must_be("a list", json)))
    }

    /// A whole number, for a field that may be absent.
    pub fn optional_number(&self, name: &'static str) -> Checked<Option<u32>> {
        let Some(json) = self.get(name) else { return Ok(None) };
        let number = json.get().parse().ok();
        number.map(Some).ok_or_else(|| Fault::new(Some(name), format!("must be a whole number, not {json}")))
    }

    /// A field that is `true` or `false`, and `false` when it is absent.
    pub fn flag(&self, name: &'static str) -> Checked<bool> {
        match self.get(name).map(RawValue::get) {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(json) => Err(Fault::new(Some(name), format!("must be true or false, not {json}"))),
        }
    }
}

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Fields<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a record")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// Reads a text and makes it what it must be.
fn checked<T, E: fmt::Display>(
    field: &'static str,
    json: &RawValue,
    check: &impl Fn(&str) -> Result<T, E>,
) -> Checked<T> {
    let fault = |problem| Fault::new(Some(field), problem);
    check(&read_text(json).map_err(fault)?).map_err(|error| fault(error.to_string()))
}

/// Reads a text, or says why it is none.
pub(super) fn read_text(json: &RawValue) -> Result<String, String> {
    serde_json::from_str(json.get()).map_err(|_| must_be("text", json))
}

/// That `json` is not what is `wanted`.
fn must_be(wanted: &str, json: &RawValue) -> String {
    let is = match json.get().as_bytes() {
        [b'"', ..] if wanted == "text" => return "has an escape that stands for no character; remove it".to_owned(),
        [b'"', ..] => "text",
        [b'[', ..] => "a list",
        [b'{', ..] => "a record",
        [b'n', ..] => "null",
        [b't' | b'f', ..] => "true or false",
        _ => "a number",
    };
    format!("must be {wanted}, not {is}")
}
