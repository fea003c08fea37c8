//! A correction that the site's form wrote, applied to the record of today.
use std::collections::{BTreeMap, BTreeSet};

use catalogue::encode::fields;
use catalogue::paper::PaperId;
use catalogue::{Catalogue, Paper};
use serde::Deserialize;
use serde_json::Value;

/// A record as it should be.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The id of the record that is corrected.
    pub id: PaperId,
    /// The corrected record.
    pub paper: Paper,
}

/// Why a correction does not apply.
#[derive(Debug, thiserror::Error)]
pub enum CorrectionError {
    /// It has another form.
    #[error("this is not a correction: {0}")]
    Form(#[from] serde_json::Error),
    /// There is no such record.
    #[error("the list has no record “{0}”")]
    Unknown(String),
    /// The record says something else than it did when the correction was written.
    #[error("the record “{id}” has changed since: “{field}” is {now} there and no longer {from}")]
    Changed {
        /// The id of the record.
        id: PaperId,
        /// The field.
        field: String,
        /// What it says now, as JSON.
        now: String,
        /// What it said, as JSON.
        from: String,
    },
    /// The record says all of it already.
    #[error("the correction changes nothing: the record “{0}” says this already")]
    Nothing(PaperId),
    /// The corrected record is not valid; the message names the field.
    #[error("{0}")]
    Record(String),
}

impl CorrectionError {
    /// What to do, in a few words.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::Form(_) => "copy the correction from the site's form again and paste it whole",
            Self::Unknown(_) => "the record may have been removed, or have got another id: suggest it from its page",
            Self::Changed { .. } => "suggest the correction again from the paper's page of today",
            Self::Nothing(_) => "there is nothing to do",
            Self::Record(_) => "correct the field in the text of the issue",
        }
    }
}

/// What the form writes ([`catalogue::draft::encode_correction`]): the values of the fields that
/// change, before and after; `null` for a field that is not there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    corrects: String,
    from: BTreeMap<String, Value>,
    to: BTreeMap<String, Value>,
}

/// Whether a text is a correction and not a record.
#[must_use]
pub fn is_correction(json: &str) -> bool {
    serde_json::from_str::<BTreeMap<String, Value>>(json).is_ok_and(|fields| fields.contains_key("corrects"))
}

/// Applies a correction to the record that it names; `decode` reads a record.
///
/// # Errors
/// When there is no such record, when what is to change has changed meanwhile, when nothing changes,
/// or when the outcome is no record.
pub fn apply(
    json: &str,
    catalogue: &Catalogue,
    decode: impl Fn(&str) -> Result<Paper, String>,
) -> Result<Correction, CorrectionError> {
    let Form { corrects, from, to } = serde_json::from_str(json)?;
    let found = PaperId::new(&corrects).ok().and_then(|id| catalogue.find(&id));
    let (_, record) = found.ok_or(CorrectionError::Unknown(corrects))?;
    let mut values: BTreeMap<String, Value> = BTreeMap::new();
    for (name, json) in fields(record) {
        values.insert(name.to_owned(), serde_json::from_str(&json)?);
    }
    let mut is_changed = false;
    let names: BTreeSet<&String> = from.keys().chain(to.keys()).collect();
    for name in names {
        let value = |values: &BTreeMap<String, Value>| values.get(name).cloned().unwrap_or_default();
        let (before, after, now) = (value(&from), value(&to), value(&values));
        if after == now {
            continue;
        }
        if before != now {
            let (now, from) = (now.to_string(), before.to_string());
            return Err(CorrectionError::Changed { id: record.id.clone(), field: name.clone(), now, from });
        }
        is_changed = true;
        if after.is_null() {
            values.remove(name);
        } else {
            values.insert(name.clone(), after);
        }
    }
    if !is_changed {
        return Err(CorrectionError::Nothing(record.id.clone()));
    }
    let paper = decode(&serde_json::to_string(&values)?).map_err(CorrectionError::Record)?;
    Ok(Correction { id: record.id.clone(), paper })
}
