//! What the files beside the catalogue have in common: `stars.json`, `citations.json` and `abstracts.json`.
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

/// The version of a file's format; no other can be read, except those since the `OLDEST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Schema<const VERSION: u32, const OLDEST: u32 = VERSION>;

impl<const VERSION: u32, const OLDEST: u32> Serialize for Schema<VERSION, OLDEST> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(VERSION)
    }
}

impl<'de, const VERSION: u32, const OLDEST: u32> Deserialize<'de> for Schema<VERSION, OLDEST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        match (OLDEST..=VERSION).any(|version| value == version) {
            true => Ok(Self),
            false => Err(wrong("schema", format!("must be {VERSION}, not {value}"))),
        }
    }
}

/// The field `date`, for `#[serde(with = "date")]`.
pub mod date {
    use super::{Deserialize, Deserializer, Serializer, Value, wrong};
    use crate::date::Date;

    /// Writes a day as `2026-11-24`.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(date: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(date)
    }

    /// Reads what [`serialize`] writes.
    ///
    /// # Errors
    /// When it is no such day; the message says what stands there.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let text = value.as_str().map_or_else(|| value.to_string(), |text| format!("“{text}”"));
        let date = value.as_str().and_then(Date::parse);
        date.ok_or_else(|| wrong("date", format!("{text} is not a day such as 2026-11-24")))
    }
}

/// Says what is wrong with a field. Who reads the file names it.
pub(crate) fn wrong<E: Error>(field: &str, problem: String) -> E {
    E::custom(format!("field “{field}”: {problem}"))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::{Schema, date};
    use crate::date::Date;

    #[derive(Debug, Deserialize)]
    struct File {
        #[serde(rename = "schema")]
        _schema: Schema<3>,
        #[serde(with = "date")]
        date: Date,
    }

    #[test]
    fn what_is_wrong_is_told_by_its_field_and_place() {
        let decode =
            |schema, date| serde_json::from_str::<File>(&format!("{{\n\"schema\":{schema},\n\"date\":{date}}}"));
        assert_eq!(decode("3", "\"2024-02-29\"").unwrap().date.to_string(), "2024-02-29");
        for (schema, date, told) in [
            ("2", "0", "field “schema”: must be 3, not 2 at line 2"),
            ("\"3\"", "0", "field “schema”: must be 3, not \"3\" at line 2"),
            ("3", "0", "field “date”: 0 is not a day such as 2026-11-24 at line 3"),
            ("3", "\"2023-02-29\"", "field “date”: “2023-02-29” is not a day such as 2026-11-24 at line 3"),
        ] {
            let error = decode(schema, date).unwrap_err().to_string();
            assert!(error.starts_with(told), "{error}");
        }
    }
}
