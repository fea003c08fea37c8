//! The hues of categories.
use crate::nearest::named;

/// A hue in which the figures and badges of a category are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hue(usize);

impl Hue {
    /// What files call them, in the order in which categories have them. `style/tokens.css` says what each looks like.
    pub const NAMES: [&str; 16] = [
        "red", "green", "blue", "orange", "purple", "cyan", "olive", "pink", "indigo", "teal", "lime", "magenta",
        "azure", "amber", "rose", "mint",
    ];

    /// The hue of the category at a place of the list that says none.
    #[must_use]
    pub fn of_place(place: usize) -> Self {
        Self(place % Self::NAMES.len())
    }

    /// The hue that a file calls so.
    ///
    /// # Errors
    /// When there is none; the message names all.
    pub fn named(name: &str) -> Result<Self, String> {
        let all: Vec<Self> = (0..Self::NAMES.len()).map(Self).collect();
        named(&all, Self::name, "not a hue", name)
    }

    /// What files call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES[self.0]
    }

    /// Its place among all of them, as the attribute `data-hue` names it.
    #[must_use]
    pub fn number(self) -> usize {
        self.0
    }
}
