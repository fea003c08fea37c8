//! Numbers and texts as bytes: what the parts of a prepared index are written in.
//!
//! A number is written in groups of seven bits, lowest first, of which all but the last have
//! their eighth bit set (LEB128): small numbers, which are most of them, take one byte.
use super::part::CorruptPart;

/// Writes one thing after another.
#[derive(Default)]
pub(super) struct Writer(pub Vec<u8>);

impl Writer {
    /// A number.
    pub fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// A text, after its length.
    pub fn text(&mut self, text: &str) {
        self.number(text.len() as u32);
        self.0.extend_from_slice(text.as_bytes());
    }

    /// Numbers that ascend, after their count, as the gaps between them.
    pub fn ascending(&mut self, numbers: &[usize]) {
        self.number(numbers.len() as u32);
        let mut next = 0;
        for number in numbers {
            self.number((number - next) as u32);
            next = number + 1;
        }
    }
}

/// Reads what was written. The bytes come over a network, so nothing is taken for granted.
pub(super) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// A number.
    pub fn number(&mut self) -> Result<u32, CorruptPart> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let (byte, rest) = self.0.split_first().ok_or(CorruptPart)?;
            self.0 = rest;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(CorruptPart)
    }

    /// The number of things that follow, each of which takes a byte at least.
    pub fn count(&mut self) -> Result<usize, CorruptPart> {
        let count = self.number()? as usize;
        if count <= self.0.len() { Ok(count) } else { Err(CorruptPart) }
    }

    /// So many bytes.
    pub fn bytes(&mut self, count: usize) -> Result<&'a [u8], CorruptPart> {
        let (bytes, rest) = self.0.split_at_checked(count).ok_or(CorruptPart)?;
        self.0 = rest;
        Ok(bytes)
    }

    /// A text.
    pub fn text(&mut self) -> Result<&'a str, CorruptPart> {
        let count = self.count()?;
        std::str::from_utf8(self.bytes(count)?).map_err(|_| CorruptPart)
    }

    /// Numbers that ascend and are below `end`.
    pub fn ascending(&mut self, end: usize, mut act: impl FnMut(usize)) -> Result<(), CorruptPart> {
        let mut next = 0;
        for _ in 0..self.count()? {
            let number = (self.number()? as usize).saturating_add(next);
            if number >= end {
                return Err(CorruptPart);
            }
            act(number);
            next = number + 1;
        }
        Ok(())
    }

    /// Whether everything was read.
    pub fn end(self) -> Result<(), CorruptPart> {
        if self.0.is_empty() { Ok(()) } else { Err(CorruptPart) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Writer};

    #[test]
    fn what_is_written_is_read() {
        let mut writer = Writer::default();
        [0, 127, 128, u32::MAX].into_iter().for_each(|number| writer.number(number));
        writer.text("Ré");
        writer.ascending(&[0, 1, 7, 300]);
        let mut reader = Reader(&writer.0);
        for number in [0, 127, 128, u32::MAX] {
            assert_eq!(reader.number(), Ok(number));
        }
        assert_eq!(reader.text(), Ok("Ré"));
        let mut numbers = Vec::new();
        assert!(reader.ascending(301, |number| numbers.push(number)).is_ok());
        assert_eq!(numbers, [0, 1, 7, 300]);
        assert!(reader.end().is_ok());
    }

    #[test]
    fn what_was_not_written_is_refused() {
        assert!(Reader(&[0x80]).number().is_err());
        assert!(Reader(&[0xff; 9]).number().is_err());
        assert!(Reader(&[200, 1, 1]).count().is_err());
        assert!(Reader(&[1, 0xff]).text().is_err());
        assert!(Reader(&[1, 5]).ascending(5, |_| {}).is_err());
        assert!(Reader(&[0]).end().is_err());
    }
}
