//! Reading what belongs to a paper: its figure and its links.
use super::fields::{Checked, Fault, Fields};
use super::value::{Kind, Value};
use crate::figure::{Figure, Prepared};
use crate::paper::{Link, LinkKind};
use crate::web_address::WebAddress;

/// A figure is the address of its source alone, or a record with what is prepared of it.
pub(super) fn figure(record: &Fields<'_>) -> Checked<Option<Figure>> {
    let Some(value) = record.get("figure").filter(|value| matches!(value.kind, Kind::Record(_))) else {
        return Ok(record.optional_text("figure", WebAddress::new)?.map(Figure::from));
    };
    let read = || {
        let record = Fields::read(value, &["source", "prepared"])?;
        let prepared = record.optional_text("prepared", Prepared::parse)?;
        Ok(Figure { source: record.text("source", WebAddress::new)?, prepared })
    };
    read().map(Some).map_err(|fault: Box<Fault>| Fault::new(Some("figure"), fault.told()))
}

pub(super) fn link(value: &Value<'_>) -> Checked<Link> {
    let kind = |text: &str| {
        LinkKind::ALL.into_iter().find(|kind| kind.id() == text).ok_or_else(|| {
            let known = LinkKind::ALL.map(LinkKind::id).join(", ");
            format!("“{text}” is not a kind of link; use one of {known}")
        })
    };
    let read = || {
        let record = Fields::read(value, &["kind", "url", "stars"])?;
        let stars = record.optional_number("stars")?;
        Ok(Link { kind: record.text("kind", kind)?, url: record.text("url", WebAddress::new)?, stars })
    };
    // The error is one of the paper's field and tells of the link's own in words.
    read().map_err(|fault: Box<Fault>| Fault::new(Some("links"), fault.told()))
}
