//! A set of papers, one bit each.

/// A set of positions below a fixed length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bitmap {
    words: Vec<u64>,
}

impl Bitmap {
    /// The set of none of `length` positions.
    pub fn empty(length: usize) -> Self {
        Self { words: vec![0; length.div_ceil(64)] }
    }

    /// The set of all of `length` positions.
    pub fn full(length: usize) -> Self {
        let mut words = vec![u64::MAX; length.div_ceil(64)];
        if let Some(last) = words.last_mut()
            && !length.is_multiple_of(64)
        {
            *last = (1 << (length % 64)) - 1;
        }
        Self { words }
    }

    /// The set of the positions below `length` that `is_in` chooses.
    pub fn of(length: usize, is_in: &mut dyn FnMut(usize) -> bool) -> Self {
        let mut set = Self::empty(length);
        (0..length).filter(|position| is_in(*position)).for_each(|position| set.insert(position));
        set
    }

    /// The set of the positions at which a byte is not zero.
    #[inline(never)]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        let mut set = Self::empty(bytes.len());
        let (eights, rest) = bytes.as_chunks();
        for (place, eight) in eights.iter().enumerate() {
            let mut bits = u64::from_le_bytes(*eight);
            if bits != 0 {
                // The lowest bit of each byte becomes whether there is any, then they are put together.
                bits |= bits >> 4;
                bits |= bits >> 2;
                bits |= bits >> 1;
                bits = (bits & 0x0101_0101_0101_0101).wrapping_mul(0x0102_0408_1020_4080) >> 56;
                set.words[place / 8] |= bits << (place % 8 * 8);
            }
        }
        let start = bytes.len() - rest.len();
        let others = rest.iter().enumerate().filter(|(_, byte)| **byte != 0);
        others.for_each(|(place, _)| set.insert(start + place));
        set
    }

    /// Adds a position.
    pub fn insert(&mut self, position: usize) {
        self.words[position / 64] |= 1 << (position % 64);
    }

    /// Whether a position is in the set.
    pub fn contains(&self, position: usize) -> bool {
        self.words[position / 64] & (1 << (position % 64)) != 0
    }

    /// Keeps only what is also in `other`.
    #[inline(never)]
    pub fn intersect(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Keeps only what is in `other`, or only what is not.
    pub fn keep(&mut self, other: &Self, is_in: bool) {
        if is_in { self.intersect(other) } else { self.subtract(other) }
    }

    /// Whether nothing is in the set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Adds what is in `other`.
    #[inline(never)]
    pub fn unite(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Takes away what is in `other`.
    #[inline(never)]
    pub fn subtract(&mut self, other: &Self) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    /// How many positions are in the set.
    #[inline(never)]
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many positions are in both sets.
    #[inline(never)]
    pub fn count_common(&self, other: &Self) -> usize {
        self.words.iter().zip(&other.words).map(|(word, other)| (word & other).count_ones() as usize).sum()
    }

    /// How many positions of the set come before each of its words, for [`Bitmap::rank`], and in all.
    pub fn ranks(&self) -> (Vec<u32>, usize) {
        let mut count = 0;
        let before = |word: &u64| {
            count += word.count_ones();
            count - word.count_ones()
        };
        let ranks = self.words.iter().map(before).collect();
        (ranks, count as usize)
    }

    /// How many positions of the set come before one that is in it.
    pub fn rank(&self, ranks: &[u32], position: usize) -> Option<usize> {
        let (word, bit) = (self.words[position / 64], 1 << (position % 64));
        (word & bit != 0).then(|| (ranks[position / 64] + (word & (bit - 1)).count_ones()) as usize)
    }

    /// The set as a list, where that is quicker to compare with other sets than bit by bit.
    pub fn to_sparse(&self) -> Option<Vec<usize>> {
        (self.count() < self.words.len()).then(|| self.to_vec())
    }

    /// Calls `act` with the positions in the set, ascending.
    pub fn for_each(&self, mut act: impl FnMut(usize)) {
        for (index, word) in self.words.iter().enumerate() {
            let mut rest = *word;
            while rest != 0 {
                act(index * 64 + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
    }

    /// The positions in the set as a list, ascending.
    #[inline(never)]
    pub fn to_vec(&self) -> Vec<usize> {
        let mut positions = Vec::with_capacity(self.count());
        self.for_each(|position| positions.push(position));
        positions
    }

    /// How many of some positions are in the set.
    #[inline(never)]
    pub fn count_of(&self, positions: &[usize]) -> usize {
        positions.iter().filter(|position| self.contains(**position)).count()
    }

    /// The positions in the set, ascending.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = (rest != 0).then(|| rest.trailing_zeros() as usize)?;
                rest &= rest - 1;
                Some(index * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Bitmap;

    #[test]
    fn a_full_set_ends_where_its_length_does() {
        for length in [0, 1, 63, 64, 65, 849] {
            let full = Bitmap::full(length);
            assert_eq!(full.count(), length);
            assert!(full.iter().eq(0..length));
        }
    }

    #[test]
    fn a_position_has_a_rank() {
        let mut bytes = [0; 130];
        [0, 3, 63, 64, 129].into_iter().for_each(|position| bytes[position] = 1 + position as u8);
        let set = Bitmap::of_bytes(&bytes);
        assert_eq!(set.to_vec(), [0, 3, 63, 64, 129]);
        let (ranks, count) = set.ranks();
        assert_eq!((ranks.as_slice(), count), (&[0, 3, 4][..], 5));
        assert_eq!([0, 3, 63, 64, 129].map(|position| set.rank(&ranks, position)), [0, 1, 2, 3, 4].map(Some));
        assert_eq!(set.rank(&ranks, 65), None);
    }

    #[test]
    fn sets_are_combined_bit_by_bit() {
        let set = |positions: &[usize]| {
            let mut set = Bitmap::empty(130);
            positions.iter().for_each(|position| set.insert(*position));
            set
        };
        let (left, right) = (set(&[0, 63, 64, 129]), set(&[63, 64, 100]));
        assert_eq!(left.count_common(&right), 2);
        let combined = |combine: fn(&mut Bitmap, &Bitmap)| {
            let mut result = left.clone();
            combine(&mut result, &right);
            result.iter().collect::<Vec<_>>()
        };
        assert_eq!(combined(Bitmap::intersect), [63, 64]);
        assert_eq!(combined(Bitmap::unite), [0, 63, 64, 100, 129]);
        assert_eq!(combined(Bitmap::subtract), [0, 129]);
        assert!(left.contains(129) && !left.contains(128));
    }
}
