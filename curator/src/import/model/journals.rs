//! Journals and books by what stands beside them: volumes, pages and years.
use super::family_names::is_comma;
use crate::import::fragments::fragment::{Edge, Fragment, Fragments, Gap};
use crate::import::fragments::look::Look;
use crate::import::fragments::token::Enclosure;
use crate::import::words::date::begins_with_year;
use crate::import::words::fact::Fact;
use crate::import::words::locator::{self, is_volume};
use crate::import::words::wording::{is_in_capitals, is_title_of_words};

/// Volume, number and pages, and then the year.
const MOST_VOLUMES: usize = 4;

const MOST_WORDS: usize = 10;

/// Which fragments are journals or books, and which stand before a volume or a year.
pub(super) fn journals(fragments: &Fragments, looks: &mut [Look<'_>]) {
    for at in 0..looks.len() {
        let place = Place { fragments, looks, at };
        let (before_volume, before_year) = (place.is_before_volume(), place.is_before_year());
        let is_journal = at > 0
            && (place.is_with_locator()
                || place.is_book()
                || place.is_acronym(before_year)
                || place.is_acronym_of_venue(before_year));
        looks[at].before_volume = before_volume;
        looks[at].before_year = before_year;
        looks[at].is_journal |= is_journal;
    }
}

/// A fragment among those beside it.
struct Place<'a> {
    fragments: &'a Fragments,
    looks: &'a [Look<'a>],
    at: usize,
}

impl<'a> Place<'a> {
    fn own(&self) -> (&'a Fragment, &'a Look<'a>) {
        (&self.fragments.list[self.at], &self.looks[self.at])
    }

    fn next(&self) -> Option<&'a Fragment> {
        self.fragments.list.get(self.at + 1)
    }

    /// The text of what follows, as far as a volume, pages and a year go.
    fn after(&self) -> impl Iterator<Item = (&'a Fragment, &'a str)> {
        let text = |next: &'a Fragment| (next, self.fragments.text_of(next));
        self.fragments.list[self.at + 1..].iter().take(MOST_VOLUMES).map(text)
    }

    fn is_locator(&self, fragment: &Fragment) -> bool {
        locator::is_one(self.fragments.text_of(fragment))
    }

    /// Whether a fragment behind it is the number of a volume, and not the end of a title.
    fn is_number(&self, next: &Fragment) -> bool {
        let has_more = self.fragments.list.len() > self.at + 2;
        (has_more || self.own().0.style.emphasis) && is_volume(self.fragments.text_of(next))
    }

    /// Whether a volume or pages follow at once: `*Journal*, 12(3):4–15, 2023`.
    fn is_before_locator(&self) -> bool {
        self.next().is_some_and(|next| self.is_locator(next) || self.is_number(next))
    }

    fn is_before_volume(&self) -> bool {
        let behind_date = || self.fragments.list.get(self.at + 2).is_some_and(|next| self.is_number(next));
        self.is_before_locator() || self.next().is_some_and(is_date) && behind_date()
    }

    fn is_before_year(&self) -> bool {
        let next = self.after().find(|(_, text)| !is_volume(text));
        // `9 (January 24, 2019)`
        let is_dated = |next: &Fragment| next.enclosure == Enclosure::Round && is_date(next);
        next.is_some_and(|(next, text)| is_dated(next) || begins_with_year(text))
    }

    /// `Oak, A. “A Title” Lamp Networks.`
    fn is_behind_quotation(&self) -> bool {
        let (own, look) = self.own();
        let [.., _, title] = &self.looks[..self.at] else { return false };
        title.fragment.enclosure == Enclosure::Quotes
            && (title.words >= 3 || title.is_quoted_in_reference)
            && (matches!(own.gap, Gap::Space | Gap::Comma) || own.gap == Gap::Stop && look.name < 0.0)
    }

    /// Whether it is set apart from what stands before it, and a volume or pages follow, or is behind a quotation.
    fn is_with_locator(&self) -> bool {
        let (own, look) = self.own();
        let is_apart = matches!(own.gap, Gap::Comma | Gap::Colon | Gap::Stop | Gap::Question)
            || matches!(own.edge, Edge::Bracket | Edge::Link) && !matches!(own.gap, Gap::By | Gap::And);
        let is_behind_quotation = self.is_behind_quotation();
        // `Oak, A. “A Title” https://… Current issues in lamps, 17 September 2021`
        let is_before_date = || {
            self.next().is_some_and(|next| next.gap == Gap::Comma && is_date(next))
                && !look.begins_small
                && look.words <= MOST_WORDS
        };
        (self.is_before_locator() && is_apart || is_behind_quotation)
            && own.enclosure == Enclosure::None
            && (is_title_of_words(look.text, MOST_WORDS) || is_behind_quotation && is_before_date())
    }

    /// `In Proceedings of the workshop on lamps, pp. 4-15`, and `Pages 4-15 in Lamps and Light`
    fn is_book(&self) -> bool {
        let (own, look) = self.own();
        let Some(name) = ["In ", "in "].iter().find_map(|start| look.text.strip_prefix(start)) else { return false };
        let last = self.at.checked_sub(1).map(|last| &self.looks[last]);
        let is_behind_locator = last.is_some_and(|last| self.is_locator(last.fragment));
        let is_of_words = name.contains(' ') && is_title_of_words(name, MOST_WORDS) && own.gap > Gap::Space;
        // “In So Kweon” is a name in a list of names.
        let is_name = is_comma(own) && last.is_some_and(Look::names_name) && look.words <= 3;
        self.is_before_locator() || is_behind_locator || is_of_words && !is_name
    }

    /// `**A Title** LMPS, 2019`
    fn is_acronym(&self, is_before_year: bool) -> bool {
        let (own, look) = self.own();
        let is_behind_strong = self.at.checked_sub(1).is_some_and(|last| self.fragments.list[last].style.strong);
        (3..=8).contains(&look.text.len())
            && is_in_capitals(look.text)
            && is_behind_strong
            && own.style.is_plain()
            && own.enclosure == Enclosure::None
            && is_before_year
    }

    /// `Lamp Vision Conf. (LVC), 2024`
    fn is_acronym_of_venue(&self, is_before_year: bool) -> bool {
        let (own, look) = self.own();
        let is_acronym = own.enclosure == Enclosure::Round && look.words == 1 && look.acronyms == 1;
        let last = self.at.checked_sub(1).map(|last| &self.looks[last]);
        is_acronym && last.is_some_and(|last| last.names_venue && (is_before_year || names_meeting(last.text)))
    }
}

fn is_date(fragment: &Fragment) -> bool {
    matches!(fragment.fact, Some(Fact::Date(_)))
}

/// Whether a text is the name of a conference or of its proceedings.
fn names_meeting(text: &str) -> bool {
    const WORDS: [&str; 6] =
        ["Conference on ", "Symposium on ", "Workshop on ", "Transactions on ", "Conf. on ", "Trans. on "];
    WORDS.iter().any(|words| text.contains(words))
        || ["Conference", "Symposium", "Workshop"].iter().any(|word| text.ends_with(word))
}
