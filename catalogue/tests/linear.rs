//! Decoding a damaged file takes as much memory as the file is long, however it is damaged. What
//! is counted is every byte that is allocated, so this bounds the work of copying, too. The counting allocator slows what
//! it counts, so this is a program of its own.
#![allow(clippy::unwrap_used)]
use std::hint::black_box;

use allocation_counter::measure;
use catalogue::decode::salvage;
use proptest::prelude::*;

const BEFORE: &str = r#"{ "schema": 1, "list": {
    "title": "A list", "tagline": "Of papers.", "repository": "https://a.b/c", "about": "", "contributing": "" },
  "categories": [{ "id": "pruning", "name": "Pruning", "schematic": "pruning", "description": "Less." }],
  "collections": [{ "id": "main", "name": "Main", "description": "All." }],
  "papers": ["#;

/// A way to damage a file: the file with so much of the damage, from what is damaged.
type Damage = fn(usize, &str) -> String;

fn many(count: usize, item: impl Fn(usize) -> String) -> String {
    (0..count).map(item).collect::<Vec<_>>().join(",\n")
}

fn paper(number: usize, field: &str) -> String {
    format!(
        r#"{{ "id": "a-{number}", "title": "A", "authors": ["Ann Lee"], "categories": ["pruning"], "collection": "main", {field} }}"#
    )
}

/// A file of papers that each have the fields of the first with those of `field`.
fn papers(count: usize, field: impl Fn(usize) -> String) -> String {
    format!("{BEFORE}{}]}}", many(count, |number| paper(number, &field(number))))
}

const DAMAGES: [(&str, Damage); 14] = [
    ("every paper in an unknown category", |count, text| {
        papers(count, |number| format!(r#""categories": ["{text}-{number}"]"#)).replacen(
            r#""categories": ["pruning"], "#,
            "",
            count,
        )
    }),
    ("every paper in an unknown collection", |count, text| {
        papers(count, |number| format!(r#""collection": "{text}-{number}""#)).replacen(
            r#""collection": "main", "#,
            "",
            count,
        )
    }),
    ("one paper in many unknown categories", |count, text| {
        let categories = many(count, |number| format!("\"{text}-{number}\""));
        papers(1, |_| format!(r#""categories": [{categories}]"#)).replacen(r#""categories": ["pruning"], "#, "", 1)
    }),
    ("every paper with the same id", |count, text| {
        format!("{BEFORE}{}]}}", many(count, |_| paper(0, &format!(r#""venue": "{text}""#))))
    }),
    ("every record without its fields", |count, text| {
        format!("{BEFORE}{}]}}", many(count, |_| format!("{{\"{text}\": 1}}")))
    }),
    ("every record a number", |count, _| format!("{BEFORE}{}]}}", many(count, |number| number.to_string()))),
    ("a field in every record that is not known", |count, text| {
        papers(count, |number| format!(r#""{text}-{number}": 1"#))
    }),
    ("many fields in one record that are not known", |count, text| {
        papers(1, |_| many(count, |number| format!(r#""{text}-{number}": 1"#)))
    }),
    ("many fields of the file that are not known", |count, text| {
        let unknown = many(count, |number| format!(r#""{text}-{number}": 1"#));
        format!("{}, {unknown} }}", papers(1, |_| r#""venue": null"#.to_owned()).trim_end_matches('}'))
    }),
    ("one author many times", |count, text| {
        papers(1, |_| format!(r#""authors": [{}]"#, many(count, |_| format!("\"{text}\"")))).replacen(
            r#""authors": ["Ann Lee"], "#,
            "",
            1,
        )
    }),
    ("many wrong links", |count, text| {
        papers(1, |_| format!(r#""links": [{}]"#, many(count, |_| format!("\"{text}\""))))
    }),
    ("many categories with one id", |count, text| {
        let category = format!(r#"{{ "id": "{text}", "name": "A", "schematic": "a", "description": "A." }}"#);
        let file = papers(1, |_| r#""venue": null"#.to_owned());
        file.replacen("\"categories\": [{", &format!("\"categories\": [{}, {{", many(count, |_| category.clone())), 1)
    }),
    ("depth", |count, _| papers(1, |_| format!(r#""figure": {}{}"#, "[".repeat(count), "]".repeat(count)))),
    ("a file that is cut off", |count, text| {
        let file = papers(count, |_| format!(r#""venue": "{text}""#));
        file[..file.len() - 2].to_owned()
    }),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn the_memory_for_a_damaged_file_grows_as_the_file(text in "[a-z]{1,12}", count in 400..600_usize) {
        for (name, damage) in DAMAGES {
            let [once, fourfold] = [count, 4 * count].map(|count| {
                let file = damage(count, &text);
                measure(|| drop(black_box(salvage(black_box(file.as_bytes()))))).bytes_total
            });
            prop_assert!(once > 0);
            // Four times as much, and the part of a doubling vector that is still empty.
            prop_assert!(fourfold < 6 * once, "{name}: {once} bytes, then {fourfold}");
        }
    }
}
