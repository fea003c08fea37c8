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
        match character {
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'þ' | 'Þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            mark if is_combining_mark(mark) => {}
            other => folded.push(lower_case(other)),
        }
    }
}

/// The lower case of a letter in the scripts in which authors write their names with two
/// cases: the rest of Latin, Greek, Cyrillic and Armenian.
///
/// The standard library's table knows every script, and is a good part of what each
/// reader would download. A letter that is not known here is left as it is, on both sides of
/// every comparison.
fn lower_case(character: char) -> char {
    let code = character as u32;
    let is_even = code.is_multiple_of(2);
    let lower = match code {
        0x100..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ef | 0x1f8..=0x21f | 0x222..=0x233 | 0x246..=0x24f if is_even => {
            code + 1
        }
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc if !is_even => code + 1,
        0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f | 0xff21..=0xff3a => code + 0x20,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 0x25,
        0x38c => 0x3cc,
        0x38e..=0x38f => code + 0x3f,
        0x400..=0x40f => code + 0x50,
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f if is_even => code + 1,
        0x4c1..=0x4ce if !is_even => code + 1,
        0x531..=0x556 => code + 0x30,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(character)
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
    fn the_scripts_of_names_lose_their_case() {
        let scripts = ('\u{370}'..='\u{3cf}').chain('\u{400}'..='\u{556}').chain('\u{ff21}'..='\u{ff3a}');
        for character in scripts.filter(|character| !matches!(character, 'Ͱ'..='ͷ' | 'Ϳ' | 'ϴ' | 'Ϗ' | 'Ӏ')) {
            assert_eq!(super::lower_case(character), character.to_lowercase().next().unwrap(), "{character}");
        }
        assert_eq!(fold("Δημήτρης ДМИТРИЙ Ārija Ħal"), fold("δημήτρης дмитрий ārija ħal"));
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
