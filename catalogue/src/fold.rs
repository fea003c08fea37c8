//! Folding text to the form in which words are compared: lower case, without
//! diacritics.
//!
//! The letters with diacritics that Unicode composes for Latin scripts are in two
//! tables here, made from `UnicodeData.txt` and checked against a full implementation
//! of Unicode normalisation in the tests. A full one would weigh more in the reader's
//! browser than all the rest of this crate. In other scripts only combining marks that
//! stand on their own are dropped.

/// The base letters of U+00C0 to U+024F; `.` for a letter that is none with a mark.
const LATIN: &[u8] = b"\
    aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.yaaaaaaccccccccdd\
    ..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll....nnnnnn...oooooo..rrrrrrssssss\
    sstttt..uuuuuuuuuuuuwwyyyzzzzzz.................................oo.............u\
    u............................aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....\
    aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............................";

/// The base letters of U+1E00 to U+1EFF.
const LATIN_ADDITIONAL: &[u8] = b"\
    aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo\
    oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......\
    aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu\
    uuyyyyyyyy......";

/// Whether `character` is a mark that is drawn on the letter before it.
#[must_use]
pub fn is_combining_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// The base letter of a Latin letter with diacritics.
fn base_letter(character: char) -> Option<char> {
    let code = character as usize;
    let letter = match code {
        0xc0..=0x24f => LATIN.get(code - 0xc0),
        0x1e00..=0x1eff => LATIN_ADDITIONAL.get(code - 0x1e00),
        _ => None,
    };
    letter.filter(|letter| **letter != b'.').map(|letter| char::from(*letter))
}

/// Appends the folded form of `character` to `folded`: lower case, without diacritics,
/// and the few Latin letters that are letters of their own (`ø`, `ł`, `ß`, …) spelt in
/// ASCII. A character may fold to none, one or several.
pub fn fold_character(character: char, folded: &mut String) {
    if character.is_ascii() {
        folded.push(character.to_ascii_lowercase());
    } else if let Some(letter) = base_letter(character) {
        folded.push(letter);
    } else {
        for lower in character.to_lowercase().filter(|lower| !is_combining_mark(*lower)) {
            match lower {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' | 'ð' => folded.push('d'),
                'þ' => folded.push_str("th"),
                'ı' => folded.push('i'),
                other => folded.push(other),
            }
        }
    }
}

/// `text` folded whole: `"Clémentine"` and `"CLEMENTINE"` both become `"clementine"`.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for character in text.chars() {
        fold_character(character, &mut folded);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::{fold, is_combining_mark};
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn case_and_diacritics_do_not_count() {
        assert_eq!(fold("Clémentine RÉ"), "clementine re");
        assert_eq!(fold("Re\u{301}"), "re");
        assert_eq!(fold("Łukasz Straße Ørsted"), "lukasz strasse orsted");
        assert_eq!(fold("北京 İ"), "北京 i");
    }

    #[test]
    fn latin_letters_fold_as_unicode_decomposes_them() {
        for character in ('\u{c0}'..='\u{24f}').chain('\u{1e00}'..='\u{1eff}') {
            let decomposed: String = character
                .to_lowercase()
                .nfd()
                .filter(|part| !unicode_normalization::char::is_combining_mark(*part))
                .collect();
            if decomposed.chars().all(|part| part.is_ascii_alphabetic()) {
                assert_eq!(fold(&character.to_string()), decomposed, "{character}");
            }
        }
    }

    #[test]
    fn only_marks_are_combining_marks() {
        for character in '\u{0}'..='\u{ffff}' {
            if is_combining_mark(character) {
                assert!(
                    unicode_normalization::char::is_combining_mark(character) || !character.is_alphanumeric(),
                    "{character:?}"
                );
            }
        }
    }
}
