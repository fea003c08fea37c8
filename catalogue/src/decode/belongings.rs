//! Reading what belongs to a paper: its figure and its links.
use serde_json::value::RawValue;

use super::fields::{Checked, Fault, Fields};
use crate::figure::{Figure, Prepared};
use crate::paper::{Link, LinkKind};
use crate::web_address::WebAddress;

/// A figure is the address of its source alone, or a record with what is prepared of it.
pub(super) fn figure(record: &Fields<'_>) -> Checked<Option<Figure>> {
    let Some(json) = record.get("figure").filter(|json| json.get().starts_with('{')) else {
        return Ok(record.optional_text("figure", WebAddress::new)?.map(Figure::from));
    };
    let read = || {
        let record = Fields::read(json, &["source", "prepared"])?;
        let prepared = record.optional_text("prepared", Prepared::parse)?;
        Ok(Figure { source: record.text("source", WebAddress::new)?, prepared })
    };
    read().map(Some).map_err(|fault: Box<Fault>| Fault::new(Some("figure"), fault.told()))
}

pub(super) fn link(json: &RawValue) -> Checked<Link> {
    let kind = |text: &str| {
        LinkKind::ALL.into_iter().find(|kind| kind.id() == text).ok_or_else(|| {
            let known = LinkKind::ALL.map(LinkKind::id).join(", ");
            format!("“{text}” is not a kind of link; use one of {known}")
        })
    };
    let read = || {
        let record = Fields::read(json, &["kind", "url", "stars"])?;
        let stars = record.optional_number("stars")?;
        Ok(Link { kind: record.text("kind", kind)?, url: record.text("url", WebAddress::new)?, stars })
    };
    // The error is one of the paper's field and tells of the link's own in words.
    read().map_err(|fault: Box<Fault>| Fault::new(Some("links"), fault.told()))
}
