//! The parts of a page that are drawn as text, and how they get into the page.
//!
//! What is read (cards, facts, lists of links) is made by plain functions from values to
//! [`Markup`], which maud escapes and checks when it is compiled. Leptos says when: a region
//! is an element whose content is drawn again whenever a signal that it read has changed.
//! The same page as Leptos elements would be a much larger program.
use leptos::attr::custom::custom_attribute;
use leptos::html::custom;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use maud::Markup;

/// The attributes of an element, which stay as they are.
pub type Attributes<'a> = &'a [(&'static str, &'a str)];

/// An element whose content is what `draw` makes of the state.
pub fn region(tag: &'static str, attributes: Attributes, draw: impl Fn() -> Markup + Send + 'static) -> AnyView {
    // One type for every region, however it is drawn.
    let draw: Box<dyn FnMut() -> String + Send> = Box::new(move || draw().into_string());
    custom(tag).inner_html(draw).add_any_attr(erased(attributes)).into_any()
}

/// An element that is drawn once.
pub fn fixed(tag: &'static str, attributes: Attributes, content: Markup) -> AnyView {
    region(tag, attributes, move || content.clone())
}

/// An element around other views.
pub fn frame(tag: &'static str, attributes: Attributes, children: Vec<AnyView>) -> AnyView {
    custom(tag).child(children).add_any_attr(erased(attributes)).into_any()
}

fn erased(attributes: Attributes) -> Vec<AnyAttribute> {
    attributes.iter().map(|(name, value)| custom_attribute(*name, (*value).to_owned()).into_any_attr()).collect()
}
