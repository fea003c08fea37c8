//! What is shown, as signals: the address, what follows from it, and the little that a
//! page remembers besides.
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

#[cfg(feature = "contribute")]
use catalogue::draft::{Draft, Input, Message, Validation};
use catalogue::query::{Facet, Query, View};
use catalogue::search::{Results, search};
use leptos::prelude::*;
use maud::Markup;

use crate::browser::{self, Element, ListLayout};
use crate::effect::{PAUSE, effect};
use crate::load::Library;
use crate::location::Location;
use crate::prose::Prose;
use crate::region::{Attributes, region};

/// Everything that the page is drawn from. Copies share the same signals.
#[derive(Clone, Copy)]
pub struct State {
    /// The catalogue and its index, which stay as long as the page does.
    pub library: &'static Library,
    /// The address bar.
    pub location: Location,
    /// What is asked of the list: the query of the browse page, or the one whose results
    /// the reader of a paper came from.
    pub query: Memo<Query>,
    /// The answer.
    pub results: Memo<Results>,
    /// The curator's prose, once it is there.
    pub prose: RwSignal<Option<Prose>>,
    /// How far each of [`Facet::ALL`] is unfolded.
    pub folds: [RwSignal<Fold>; Facet::ALL.len()],
    /// The filters of the static page, until the program shows its own.
    pub static_filters: StoredValue<Option<Element>, LocalStorage>,
    /// How the list was laid out when it was last seen.
    pub layouts: RwSignal<Layouts>,
    /// The form of a new entry, which outlives its page.
    #[cfg(feature = "contribute")]
    pub form: RwSignal<Form>,
    /// What was last done, said aloud.
    pub announcement: RwSignal<&'static str>,
}

impl State {
    /// The state of a page that has just been opened.
    #[must_use]
    pub fn new(
        library: &'static Library,
        location: Location,
        prose: Option<Prose>,
        StaticPage { layout, filters }: StaticPage,
    ) -> Self {
        let mut layouts = Layouts::default();
        layouts[View::default() as usize] = layout;
        let query = location.query();
        let answer =
            move |before: Option<&Results>| library.settled(query.with(|query| search(&library.index, query)), before);
        Self {
            library,
            location,
            query,
            // To compare a long answer with the one before would take longer than what it saves.
            results: Memo::new_with_compare(answer, |_, _| true),
            prose: RwSignal::new(prose),
            folds: Facet::ALL.map(|_| RwSignal::new(Fold::default())),
            static_filters: StoredValue::new_local(filters),
            layouts: RwSignal::new(layouts),
            #[cfg(feature = "contribute")]
            form: RwSignal::default(),
            announcement: RwSignal::new(""),
        }
    }

    /// Does each of `draws`, which are of the element that `selector` finds, once another answer is
    /// shown, in tasks of their own, unless yet another has followed by then: what was typed or
    /// clicked does not wait for them. What has the focus keeps it.
    pub fn once_shown(&self, selector: &'static str, draws: Vec<Box<dyn Fn()>>) {
        let Self { query, results, .. } = *self;
        let draws: Rc<[Box<dyn Fn()>]> = draws.into();
        let answers = Rc::new(Cell::new(0_u32));
        effect(move || {
            query.track();
            results.track();
            let number = answers.get() + 1;
            answers.set(number);
            // With the first answer everything is drawn.
            if number == 1 {
                return;
            }
            let (draws, answers) = (Rc::clone(&draws), Rc::clone(&answers));
            let is_last = move || answers.get() == number;
            // The next frame has the page laid out in any case, so that to ask for it costs nothing.
            request_animation_frame(move || {
                let wait = if browser::is_shown(selector) { Duration::ZERO } else { PAUSE };
                draw_in_turn(draws, 0, wait, Rc::new(is_last));
            });
        });
    }

    /// A region drawn from the query and its answer, and from what else `draw` reads.
    pub fn region(
        &self,
        tag: &'static str,
        attributes: Attributes,
        draw: impl Fn(&Library, &Query, &Results) -> Markup + Send + 'static,
    ) -> AnyView {
        let Self { library, query, results, .. } = *self;
        region(tag, attributes, move || query.with(|query| results.with(|results| draw(library, query, results))))
    }
}

/// Does each of `draws` from one on, in tasks of their own, as long as there is no other answer.
fn draw_in_turn(draws: Rc<[Box<dyn Fn()>]>, from: usize, wait: Duration, is_last: Rc<dyn Fn() -> bool>) {
    set_timeout(
        move || {
            if let Some(draw) = draws.get(from).filter(|_| is_last()) {
                let focused = browser::focused_key();
                draw();
                // Where nothing had the focus, nothing lost it.
                if focused.is_some() {
                    browser::restore_focus(focused.as_deref());
                }
                draw_in_turn(draws, from + 1, Duration::ZERO, is_last);
            }
        },
        wait,
    );
}

/// What the program takes over from the static page.
#[derive(Debug, Default)]
pub struct StaticPage {
    /// How its list is laid out.
    pub layout: Option<ListLayout>,
    /// What narrows the list.
    pub filters: Option<Element>,
}

/// The layouts that were measured, one for each view. Kept while the reader is on
/// another page, so that Back draws the right part of the list at once.
pub type Layouts = [Option<ListLayout>; View::ALL.len()];

/// How much of a facet is unfolded, and the part of a name that its values are narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fold {
    /// Whether every value is shown.
    pub is_open: bool,
    /// Part of a value's name.
    pub find: String,
}

/// What was done with the form so far.
#[cfg(feature = "contribute")]
#[derive(Clone, Debug, Default)]
pub struct Form {
    /// What was typed.
    pub draft: Draft,
    /// For each of [`Input::ALL`], whether the focus has left the field once.
    pub left: [bool; Input::ALL.len()],
}

#[cfg(feature = "contribute")]
impl Form {
    /// What to say about a field now: nothing before there is something in it, or it was
    /// left empty.
    #[must_use]
    pub fn due_message<'a>(&self, field: Input, checked: &'a Validation) -> Option<&'a Message> {
        let is_due = self.left[field as usize] || !self.draft.text(field).trim().is_empty();
        checked.message(field).filter(|_| is_due)
    }
}
