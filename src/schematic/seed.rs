//! The numbers that vary a drawing: they follow from a paper's id and nothing else.

/// A stream of small numbers that is the same for the same text on every platform.
#[derive(Clone, Copy)]
pub struct Seed(u64);

impl Seed {
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

    /// True in half of all cases.
    pub fn chance(&mut self) -> bool {
        self.between(0, 1) == 1
    }

    /// The stream that belongs to a place: the same at the same place, however often it is asked.
    pub fn at(self, place: i32) -> Self {
        Self(self.0 ^ (place as u64) << 20)
    }

    /// A set of `count` different numbers below `limit` (at most 31), as the bits of a mask.
    pub fn pick(&mut self, count: i32, limit: i32) -> i32 {
        let mut set = 0_i32;
        while (set.count_ones() as i32) < count.min(limit) {
            set |= 1 << (self.between(0, limit - 1) & 31);
        }
        set
    }
}
