//! `papers.schema.json` and the decoder agree: every file that is shipped or tested with is valid
//! by both, and both refuse the same.
use std::path::{Path, PathBuf};

use catalogue::decode::{DecodeError, decode};
use catalogue::paper::{Line, PaperId};
use catalogue::venue::Venue;
use catalogue::{Slug, WebAddress};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A file with every field there is.
const FULL: &str = include_str!("schema/full.json");

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn schema() -> Value {
    serde_json::from_slice(&std::fs::read(repository().join("public/papers.schema.json")).unwrap()).unwrap()
}

fn validator(schema: &Value) -> Validator {
    jsonschema::options().should_validate_formats(true).build(schema).unwrap()
}

/// A validator of one kind of value.
fn definition(name: &str) -> Validator {
    let mut schema = schema();
    let root = schema.as_object_mut().unwrap();
    root.retain(|key, _| ["$schema", "$id", "$defs"].contains(&key.as_str()));
    root.insert("$ref".to_owned(), json!(format!("#/$defs/{name}")));
    validator(&schema)
}

/// Why the decoder refuses a file. What is between records is not said by a schema.
fn refusal(file: &Value) -> Option<String> {
    let error = decode(file.to_string().as_bytes()).err()?;
    let is_between_records =
        |problem: &str| ["is not in the catalogue", "is already the id of"].iter().any(|words| problem.contains(words));
    match error {
        DecodeError::Record(error) if is_between_records(&error.problem) => None,
        error => Some(error.to_string()),
    }
}

#[track_caller]
fn assert_agreement(validator: &Validator, file: &Value, what: &str) {
    let refusal = refusal(file);
    let errors: Vec<String> =
        validator.iter_errors(file).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(refusal.is_none(), errors.is_empty(), "{what}: the decoder says {refusal:?}, the schema {errors:?}");
}

#[test]
fn the_schema_is_a_schema() {
    assert!(jsonschema::meta::is_valid(&schema()));
}

#[test]
fn every_catalogue_here_is_valid() {
    let validator = validator(&schema());
    let fixtures = ["tests/fixtures", "tests/e2e/fixtures"].map(|folder| repository().join(folder));
    let files = fixtures.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let files = files.map(|file| file.unwrap().path()).filter(|path| path.extension().is_some_and(|it| it == "json"));
    let mut count = 0;
    for path in files.chain([repository().join("public/papers.json")]) {
        let file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        if let Some(error) = validator.iter_errors(&file).next() {
            panic!("{}{}: {error}", path.display(), error.instance_path());
        }
        assert_eq!(refusal(&file), None, "{}", path.display());
        count += 1;
    }
    assert!(count >= 3, "{count}");
}

#[test]
fn the_examples_of_the_schema_are_valid() {
    fn check(schema: &Value, root: &Value) {
        let mut own = schema.as_object().unwrap().clone();
        own.insert("$defs".to_owned(), root["$defs"].clone());
        let validator = validator(&Value::Object(own));
        for example in schema["examples"].as_array().into_iter().flatten() {
            if let Some(error) = validator.iter_errors(example).next() {
                panic!("{example}: {error}");
            }
        }
        for part in ["properties", "$defs"].iter().filter_map(|key| schema[key].as_object()).flatten() {
            check(part.1, root);
        }
        if schema["items"].is_object() {
            check(&schema["items"], root);
        }
    }
    let schema = schema();
    check(&schema, &schema);
}

#[test]
fn the_schema_and_the_decoder_refuse_the_same() {
    let validator = validator(&schema());
    let full: Value = serde_json::from_str(FULL).unwrap();
    assert_eq!(refusal(&full), None);
    assert_agreement(&validator, &full, "the file itself");
    let values = [
        json!(null),
        json!(true),
        json!(false),
        json!(0),
        json!(1),
        json!(-1),
        json!(2.5),
        json!(1899),
        json!(2100),
        json!(4_294_967_296_u64),
        json!(""),
        json!(" "),
        json!("x"),
        json!("X"),
        json!(" x"),
        json!("x\n"),
        json!("x\ny"),
        json!("a b"),
        json!("a  b"),
        json!("x".repeat(161)),
        json!("2024-05-06"),
        json!("2023-02-29"),
        json!("2301.00774"),
        json!("2301.00774v1"),
        json!("2313.00774"),
        json!("code"),
        json!("https://a.b/c"),
        json!("HTTPS://a.b"),
        json!("https://a.b/c d"),
        json!("https://-/"),
        json!("ftp://a.b"),
        json!([]),
        json!([1]),
        json!(["x"]),
        json!(["x", "x"]),
        json!(["x", null]),
        json!({}),
        json!({ "x": 1 }),
        json!([{}]),
        json!([[]]),
    ];
    let records =
        ["", "/list", "/updates/0", "/categories/0", "/collections/0", "/tools/0", "/leaderboards/0", "/papers/0"];
    let mut count = 0;
    for record in records.into_iter().chain(["/papers/0/links/0", "/papers/1/figure"]) {
        let fields = full.pointer(record).unwrap().as_object().unwrap();
        for field in fields.keys() {
            let mut without = full.clone();
            without.pointer_mut(record).unwrap().as_object_mut().unwrap().remove(field);
            assert_agreement(&validator, &without, &format!("{record} without {field}"));
            for value in values.iter().filter(|_| (record, field.as_str()) != ("", "schema")) {
                let mut with = full.clone();
                with.pointer_mut(record).unwrap()[field] = value.clone();
                assert_agreement(&validator, &with, &format!("{record}/{field} = {value}"));
                count += 1;
            }
        }
        let mut more = full.clone();
        more.pointer_mut(record).unwrap()["more"] = json!(1);
        assert_agreement(&validator, &more, &format!("{record}/more"));
        assert!(refusal(&more).is_some());
    }
    assert!(count > 1500, "{count}");
}

proptest! {
    #[test]
    fn the_patterns_of_the_schema_are_the_rules_of_the_types(
        text in prop_oneof![
            any::<String>(),
            "\\PC{0,6}",
            "[a-z0-9 -]{0,8}",
            "[0-9]{4}\\.[0-9]{3,6}",
            "(https?|HTTP|ftp)://[a-zß。/?#<\" \\\\-]{0,8}",
        ]
    ) {
        thread_local! {
            static DEFINITIONS: [Validator; 5] = ["line", "slug", "arxivId", "address", "venue"].map(definition);
        }
        // A byte order mark is white space for JavaScript and not for Unicode.
        prop_assume!(!text.contains('\u{feff}'));
        let value = json!(text);
        let by_schema = DEFINITIONS.with(|definitions| definitions.each_ref().map(|it| it.is_valid(&value)));
        let by_type = [
            Line::new(&text).is_ok(),
            Slug::new(&text).is_ok(),
            PaperId::new(&text).is_ok_and(|id| id.arxiv().is_some()),
            WebAddress::new(&text).is_ok(),
            Venue::parse(&text).is_ok(),
        ];
        prop_assert_eq!(by_schema, by_type);
    }
}
