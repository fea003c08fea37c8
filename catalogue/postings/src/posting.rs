//! One position at which a word stands.

/// The number of bits of a field.
const FIELD_BITS: u32 = 3;

/// The number of bits of a position.
const POSITION_BITS: u32 = 9;

/// The most papers that an index can hold.
pub const MOST_PAPERS: usize = 1 << (u32::BITS - POSITION_BITS - FIELD_BITS);

/// The position of every word that stands beyond the last that can be told apart.
const LAST_POSITION: u32 = (1 << POSITION_BITS) - 1;

/// What of a paper a word belongs to. The order is that of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Field {
    /// The name with which a title begins, all before its first colon, if it is one word.
    Name,
    /// A part of such a name.
    InName,
    /// The rest of the title.
    Title,
    /// The authors.
    Author,
    /// What it is called elsewhere: its id on arXiv, its addresses, the names of its repositories,
    /// and what is synonymous with words of its title.
    Alias,
    /// The techniques.
    Technique,
    /// The venue, and the year.
    Venue,
    /// The names of the categories.
    Category,
}

/// Some fields, one bit each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields(u8);

impl Fields {
    /// Every field.
    pub const ALL: Self = Self(u8::MAX);
    /// The whole title.
    pub const TITLE: Self = Self(1 << Field::Name as u8 | 1 << Field::InName as u8 | 1 << Field::Title as u8);

    /// What is written in the record: all but aliases.
    pub const WRITTEN: Self = Self(!(1 << Field::Alias as u8));

    /// Those that are also in `other`.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// These without one.
    #[must_use]
    pub const fn without(self, field: Field) -> Self {
        Self(self.0 & !(1 << field as u8))
    }

    /// One field.
    pub const fn only(field: Field) -> Self {
        Self(1 << field as u8)
    }
}

/// That a word stands at a position of a paper, in one number: the paper, then the position,
/// then the field, so that the postings of a word ascend through the papers.
///
/// The positions of a paper count on through all its fields, with one left free between
/// them, so that the words of a phrase stand at consecutive positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posting(u32);

impl Posting {
    /// A posting; `paper` is below [`MOST_PAPERS`].
    pub fn new(paper: usize, position: usize, field: Field) -> Self {
        let position = (position as u32).min(LAST_POSITION);
        Self((paper as u32) << (POSITION_BITS + FIELD_BITS) | position << FIELD_BITS | field as u32)
    }

    /// The number of the paper.
    pub fn paper(self) -> usize {
        (self.0 >> (POSITION_BITS + FIELD_BITS)) as usize
    }

    /// The number of the field.
    pub fn field(self) -> usize {
        (self.0 & ((1 << FIELD_BITS) - 1)) as usize
    }

    /// Whether the word stands in one of some fields.
    pub fn is_in(self, fields: Fields) -> bool {
        fields.0 >> self.field() & 1 == 1
    }

    /// The paper and the position, in one number that the next position follows.
    pub fn location(self) -> u32 {
        self.0 >> FIELD_BITS
    }

    /// The location so many positions before or after, in the same paper; none where positions are
    /// not told apart.
    pub fn location_near(self, steps: usize, is_before: bool) -> Option<u32> {
        let position = (self.location() & LAST_POSITION) as usize;
        let near = if is_before { position.checked_sub(steps)? } else { position + steps };
        (steps == 0 || near < LAST_POSITION as usize).then(|| self.location() - position as u32 + near as u32)
    }

    /// One bit for the position; none for positions far on, whose neighbourhood does not count.
    pub fn position_bit(self) -> u64 {
        1_u64.checked_shl(self.location() & LAST_POSITION).unwrap_or(0)
    }

    /// It as a number to store.
    pub fn number(self) -> u32 {
        self.0
    }

    /// The posting of a stored number.
    pub fn from_number(number: u32) -> Self {
        Self(number)
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Fields, MOST_PAPERS, Posting};

    #[test]
    fn what_goes_in_comes_out() {
        let posting = Posting::new(MOST_PAPERS - 1, 510, Field::Category);
        assert_eq!((posting.paper(), posting.field()), (MOST_PAPERS - 1, Field::Category as usize));
        assert_eq!(posting.location_near(1, true), Some(Posting::new(MOST_PAPERS - 1, 509, Field::Name).location()));
        assert_eq!(
            Posting::new(3, 1, Field::Name).location_near(1, true),
            Some(Posting::new(3, 0, Field::Name).location())
        );
        assert_eq!(Posting::new(3, 1, Field::Name).location_near(2, true), None);
        assert_eq!(Posting::new(3, 509, Field::Name).location_near(2, false), None);
        assert!(posting.is_in(Fields::ALL) && !posting.is_in(Fields::TITLE));
        assert_eq!(Posting::new(3, 5, Field::Title).position_bit(), 1 << 5);
        assert_eq!(posting.position_bit(), 0);
    }

    #[test]
    fn beyond_the_last_position_nothing_follows() {
        assert_eq!(Posting::new(0, 4000, Field::Title), Posting::new(0, 511, Field::Title));
        assert_eq!(Posting::new(0, 4000, Field::Title).location_near(1, false), None);
        assert_eq!(Posting::new(0, 510, Field::Title).location_near(1, false), None);
        assert_eq!(Posting::new(1, 0, Field::Title).location_near(1, true), None);
    }
}
