//! The random numbers that vary a drawing. They follow from a paper's id and nothing else.

/// A stream of random numbers that is the same for the same text on every platform.
#[derive(Clone, Copy)]
pub struct Random(u64);

/// A set of whole numbers from 0 to 31.
#[derive(Clone, Copy, Default)]
pub struct Set(u32);

impl Random {
    /// Starts the stream of `text` at its 64-bit FNV-1a hash.
    pub fn new(text: &str) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325;
        for byte in text.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(hash)
    }

    /// The next number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        // SplitMix64: a step, then a thorough mix, because the ids of two papers are much alike.
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        low + ((mixed >> 33) as i32) % (high - low + 1).max(1)
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: i32) -> bool {
        self.between(0, 99) < percent
    }

    /// `count` different numbers below `limit`, which is at most 31.
    pub fn pick(&mut self, count: i32, limit: i32) -> Set {
        let mut set = Set::default();
        while set.len() < count.min(limit) {
            set.add(self.between(0, limit - 1));
        }
        set
    }

    /// The stream of one `place`: the same for the same place, however many numbers were drawn
    /// from this stream before.
    pub fn at(self, place: i32) -> Self {
        Self(self.0 ^ (place as u64) << 20)
    }
}

impl Set {
    /// Adds a number.
    pub fn add(&mut self, number: i32) {
        self.0 |= 1 << (number & 31);
    }

    /// Whether a number is in the set; one that is negative or beyond 31 is in none.
    pub fn has(self, number: i32) -> bool {
        (0..32).contains(&number) && self.0 >> number & 1 == 1
    }

    /// How many numbers are in the set.
    pub fn len(self) -> i32 {
        self.0.count_ones() as i32
    }
}
