//! The identifiers of categories, by the headings that name them.
use std::collections::HashMap;

use catalogue::Slug;
use catalogue::fold::fold;
use catalogue::stable_hash::stable_hash;

/// The identifier of a category. A heading without a letter of an identifier is written in Latin letters, `模型压缩` as
/// `mo-xing-ya-suo`; where nothing is left, it gets an identifier made of a number that its text gives.
pub(crate) fn category_id(name: &str) -> Option<Slug> {
    of_own_letters(name).or_else(|| in_latin_letters(name)).or_else(|| {
        // As for the names of venues.
        Slug::new(&format!("section-{:08x}", stable_hash(name))).ok()
    })
}

fn of_own_letters(name: &str) -> Option<Slug> {
    Slug::of(name).filter(|slug| slug.as_str().len() >= 2 || name.is_ascii())
}

fn in_latin_letters(name: &str) -> Option<Slug> {
    /// An identifier is in an address, which is not as long as a sentence.
    const LONGEST: usize = 80;
    let slug = Slug::of(&deunicode::deunicode_with_tofu(name, " "))?;
    Some(slug).filter(|slug| (2..=LONGEST).contains(&slug.as_str().len()))
}

/// The identifiers of categories. Where two would have one, as their names differ in letters that an identifier has
/// not, the second gets a number that its name gives. A name that has no such letters is that of both.
pub(super) fn category_ids(names: &[String]) -> Vec<Option<Slug>> {
    let mut letters: HashMap<Slug, (String, bool)> = HashMap::new();
    let id = |name: &String| {
        let id = category_id(name)?;
        let own: String = fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect();
        let has_letters = of_own_letters(name).is_some();
        let (known, had_letters) = letters.entry(id.clone()).or_insert_with(|| (own.clone(), has_letters));
        let may_be_both = has_letters && *had_letters && (known.is_ascii() || own.is_ascii());
        if *known == own || may_be_both { Some(id) } else { Slug::new(&format!("{id}-{:08x}", stable_hash(&own))).ok() }
    };
    names.iter().map(id).collect()
}

#[cfg(test)]
mod tests {
    use super::{category_id, category_ids};

    fn ids(names: &[&str]) -> Vec<String> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        category_ids(&names).iter().map(|id| id.as_ref().unwrap().to_string()).collect()
    }

    #[test]
    fn headings_in_other_scripts_are_written_in_latin_letters() {
        for (name, id) in [
            ("模型压缩", "mo-xing-ya-suo"),
            ("모델 압축", "model-abcug"),
            ("Сжатие", "szhatie"),
            ("KV Cache", "kv-cache"),
            ("量化 Quantization", "quantization"),
            ("C", "c"),
        ] {
            assert_eq!(category_id(name).unwrap().as_str(), id, "{name}");
        }
        assert!(category_id("——").unwrap().as_str().starts_with("section-"));
        assert!(category_id(&"灯".repeat(60)).unwrap().as_str().starts_with("section-"));
    }

    #[test]
    fn two_headings_with_one_identifier_are_told_apart() {
        let [first, second, third] = &ids(&["模型", "魔性", "Mo Xing"])[..] else { panic!() };
        assert_eq!(first, "mo-xing");
        assert!(second.starts_with("mo-xing-") && third.starts_with("mo-xing-") && second != third);
        assert_eq!(ids(&["模型", "模型", "Lamps", "灯 Lamps"]), ["mo-xing", "mo-xing", "lamps", "lamps"]);
    }
}
