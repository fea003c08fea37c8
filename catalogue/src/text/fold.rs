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
            'ſ' => folded.push('s'),
            'ﬀ'..='ﬆ' => folded.push_str(LIGATURES[character as usize - 'ﬀ' as usize]),
            mark if is_combining_mark(mark) => {}
            other => folded.push(lower_case(same_letter(other))),
        }
    }
}

/// What the Latin ligatures, from U+FB00 on, are drawn of.
const LIGATURES: [&str; 7] = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

/// The letter or digit that another character is only another form of: one of full width, raised,
/// lowered, of mathematics, or a sign that is a letter; else the character itself.
fn same_letter(character: char) -> char {
    let code = character as u32;
    let of_ascii = |first: char, place: u32| u32::from(first) + place;
    let letter = match code {
        0xff01..=0xff5e => code - 0xfee0,
        0xb2 | 0xb3 => of_ascii('2', code - 0xb2),
        0xb9 | 0x2071 => of_ascii(if code == 0xb9 { '1' } else { 'i' }, 0),
        0x2070..=0x2079 | 0x2080..=0x2089 => of_ascii('0', code & 0xf),
        // Thirteen alphabets of capital and small letters, then five rows of digits.
        0x1d400..=0x1d6a3 => {
            let place = (code - 0x1d400) % 52;
            if place < 26 { of_ascii('a', place) } else { of_ascii('a', place - 26) }
        }
        0x1d7ce..=0x1d7ff => of_ascii('0', (code - 0x1d7ce) % 10),
        // Micro, final sigma, ohm, kelvin, ångström, script l.
        0xb5 => 0x3bc,
        0x3c2 => 0x3c3,
        0x2126 => 0x3c9,
        0x212a => of_ascii('k', 0),
        0x212b => of_ascii('a', 0),
        0x2113 => of_ascii('l', 0),
        _ => code,
    };
    char::from_u32(letter).map_or(character, |letter| letter.to_ascii_lowercase())
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
        0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 0x20,
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
        let scripts = ('\u{370}'..='\u{3cf}').chain('\u{400}'..='\u{556}');
        for character in scripts.filter(|character| !matches!(character, 'Ͱ'..='ͷ' | 'Ϳ' | 'ϴ' | 'Ϗ' | 'Ӏ')) {
            assert_eq!(super::lower_case(character), character.to_lowercase().next().unwrap(), "{character}");
        }
        assert_eq!(fold("Δημήτρης ДМИТРИЙ Ārija Ħal"), fold("δημήτρης дмитрий ārija ħal"));
    }

    #[test]
    fn other_forms_of_a_letter_are_the_letter() {
        let ranges =
            ['\u{ff01}'..='\u{ff5e}', '\u{fb00}'..='\u{fb06}', '\u{1d400}'..='\u{1d6a3}', '\u{1d7ce}'..='\u{1d7ff}'];
        let signs = "²³¹ⁱ⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉µΩKÅℓſ".chars();
        for character in ranges.into_iter().flatten().chain(signs) {
            let whole: String = character.to_string().nfkd().collect();
            // Some places of the alphabets are empty, since their letters are older signs.
            if whole == character.to_string() {
                continue;
            }
            assert_eq!(fold(&character.to_string()), fold(&whole.to_lowercase()), "{character}");
            assert!(fold(&character.to_string()).chars().all(|letter| letter.is_ascii() || "μω".contains(letter)));
        }
        assert_eq!(fold("ＩＣＬＲ　Eﬃcient µTransfer ΜΊΚΡΟΣ"), "iclr　efficient μtransfer μίκροσ");
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
