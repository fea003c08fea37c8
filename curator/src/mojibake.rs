//! Text that was UTF-8, was read as Windows-1252 or Latin-1 and written as UTF-8 again:
//! `FranÃ§ois` for `François`. Found and repaired.
use std::ops::Range;
use std::sync::LazyLock;

use encoding_rs::WINDOWS_1252;

/// How often a text can have been encoded too often before it is beyond repair.
const MOST_ROUNDS: usize = 3;

/// What UTF-8 of Latin letters, of punctuation and of emoji begins with. Words of other scripts are broken letter by
/// letter, so that one broken letter alone is none of theirs: `2×–4×` is as it should be, and not in Hebrew.
const OF_LATIN: [char; 6] = ['Â', 'Ã', 'Ä', 'Å', 'â', 'ð'];

/// Signs that may follow a Scandinavian or German letter: `“Ä”`.
const BEHIND_WORDS: [char; 7] = ['‘', '’', '“', '”', '–', '—', '…'];

/// A place that was repaired.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Where the broken text stands in the text that was given.
    pub range: Range<usize>,
    /// What it was meant to be.
    pub text: String,
}

/// The characters of Windows-1252 for the bytes from 0x80 up. As the WHATWG defines it, a byte
/// without a character of its own is the control character of its number.
static UPPER_HALF: LazyLock<Vec<char>> = LazyLock::new(|| {
    let bytes: Vec<u8> = (0x80..=0xff).collect();
    WINDOWS_1252.decode_without_bom_handling(&bytes).0.chars().collect()
});

/// The byte of this character in Windows-1252 or in Latin-1.
fn byte_of(character: char) -> Option<u8> {
    u8::try_from(u32::from(character)).ok().or_else(|| {
        let at = UPPER_HALF.iter().position(|other| *other == character)?;
        u8::try_from(0x80 + at).ok()
    })
}

/// Every broken place of a text and what it was meant to be, in order. Places that touch
/// are one.
#[must_use]
pub fn find(text: &str) -> Vec<Repair> {
    let mut repairs: Vec<Repair> = Vec::new();
    let mut at = 0;
    // Only a character that stands for the first byte of a sequence can begin a broken place,
    // and all of these are beyond ASCII.
    while let Some(skip) = text[at..].bytes().position(|byte| !byte.is_ascii()) {
        at += skip;
        match meant(&text[at..]) {
            Some((length, character)) => {
                match repairs.last_mut() {
                    Some(last) if last.range.end == at => {
                        last.range.end += length;
                        last.text.push(character);
                    }
                    _ => repairs.push(Repair { range: at..at + length, text: character.to_string() }),
                }
                at += length;
            }
            None => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
    repairs.retain(|repair| repair.text.chars().nth(1).is_some() || is_likely(&text[repair.range.start..]));
    repairs
}

/// Whether one character alone is likelier broken than as it should be.
fn is_likely(text: &str) -> bool {
    let mut characters = text.chars();
    let (first, sign) = (characters.next(), characters.next());
    if !first.is_some_and(|first| OF_LATIN.contains(&first)) {
        return false;
    }
    let can_be_sound = matches!(first, Some('Ä' | 'Å')) && sign.is_some_and(|sign| BEHIND_WORDS.contains(&sign));
    // Behind a closing sign no word goes on, but for its genitive.
    !can_be_sound || (sign != Some('’') && characters.next().is_some_and(char::is_lowercase))
}

/// The text with every broken place repaired, also one broken several times over.
#[must_use]
pub fn repair(text: &str) -> String {
    let mut repaired = text.to_owned();
    for _ in 0..MOST_ROUNDS {
        let repairs = find(&repaired);
        if repairs.is_empty() {
            break;
        }
        repaired = apply(&repaired, &repairs);
    }
    repaired
}

/// The text with these places replaced.
fn apply(text: &str, repairs: &[Repair]) -> String {
    let mut result = String::with_capacity(text.len());
    let mut at = 0;
    for repair in repairs {
        result.push_str(&text[at..repair.range.start]);
        result.push_str(&repair.text);
        at = repair.range.end;
    }
    result.push_str(&text[at..]);
    result
}

/// The character that the first characters of `text` were, and how many bytes of `text` they
/// are; `None` when they can stand for themselves.
fn meant(text: &str) -> Option<(usize, char)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let lead = byte_of(first)?;
    let more = match lead {
        0xc2..=0xdf => 1,
        0xe0..=0xef => 2,
        0xf0..=0xf4 => 3,
        _ => return None,
    };
    let mut bytes = vec![lead];
    let mut length = first.len_utf8();
    for character in characters.take(more) {
        bytes.push(byte_of(character).filter(|byte| (0x80..0xc0).contains(byte))?);
        length += character.len_utf8();
    }
    let decoded = std::str::from_utf8(&bytes).ok()?;
    let character = decoded.chars().next()?;
    // A control character is in no list; two odd characters are likelier. Those of Latin-1 can
    // be a byte of a character that was broken twice.
    let is_byte = ('\u{80}'..='\u{9f}').contains(&character);
    (is_byte || !character.is_control()).then_some((length, character))
}

#[cfg(test)]
mod tests {
    use super::{find, repair};

    /// The text as it looks after it was read as Windows-1252.
    fn broken(text: &str) -> String {
        super::WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn broken_text_is_repaired() {
        for text in [
            "François",
            "Clémentine",
            "🚀 Updates",
            "北京",
            "“quoted” – dash…",
            "Łukasz",
            "à",
            "한국어",
            "Özgür",
            "cœur",
            "Wałęsa",
            "Gabrielės",
            "Привет",
        ] {
            assert_eq!(repair(&broken(text)), text);
            assert_eq!(repair(&broken(&broken(text))), text, "twice");
        }
        assert_eq!(repair("Jean-FranÃ§ois Kagy, ClÃ©mentine"), "Jean-François Kagy, Clémentine");
    }

    #[test]
    fn sound_text_is_left_alone() {
        for text in [
            "",
            "plain",
            "François Étienne Ångström",
            "ÀÉÎ",
            "naïve Ä – “ü”",
            "北京 🚀",
            "Ã",
            "ð",
            "50 €",
            "a 2×–4× speedup",
            "“1.5×”, 4×… and 3×±0.1",
            "“Spaß”",
            "CAFÉ–BAR",
            "“café”…",
            "“Ä”, „Å“, Å’s and A–Å–Ö",
        ] {
            assert_eq!(find(text), [], "{text}");
        }
    }

    #[test]
    fn places_that_touch_are_one() {
        let repairs = find("a Ã©Ã¨ b");
        assert_eq!(repairs.len(), 1);
        assert_eq!((repairs[0].range.clone(), repairs[0].text.as_str()), (2..10, "éè"));
    }
}
