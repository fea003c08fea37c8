//! What a curator reads when the catalogue's file is wrong: the record, the field, the line
//! and what to do.
use catalogue::Date;
use catalogue::decode::{MOST_PROBLEMS, decode, salvage};
use catalogue::encode::encode;
use catalogue::venue::Kind;
use insta::assert_snapshot;

const FILE: &str = r#"{
  "schema": 1,
  "list": {
    "title": "A list", "tagline": "Of papers.", "repository": "https://a.b/c", "about": "", "contributing": ""
  },
  "categories": [{ "id": "pruning", "name": "Pruning", "schematic": "pruning", "description": "Less." }],
  "collections": [{ "id": "main", "name": "Main", "description": "All." }],
  "papers": [
    { "id": "a", "title": "A", "authors": [], "categories": ["pruning"], "collection": "main" },
    {
      "id": "b",
      "title": "B",
      "authors": ["Ann Lee"],
      "categories": ["pruning"],
      "collection": "main",
      "venue": null,
      "links": [{ "kind": "code", "url": "https://a.b/c" }]
    }
  ]
}"#;

#[test]
fn null_is_the_same_as_leaving_an_optional_field_out() {
    let optional = ["\"techniques\"", "\"recommended\"", "\"url\"", "\"figure\""];
    for field in optional {
        let file = FILE.replace("\"title\": \"B\",", &format!("\"title\": \"B\", {field}: null,"));
        assert_eq!(decode(file.as_bytes()), decode(FILE.as_bytes()), "{field}");
    }
    let links = "[{ \"kind\": \"code\", \"url\": \"https://a.b/c\" }]";
    assert_eq!(FILE.matches(links).count(), 1);
    let without = decode(FILE.replace(links, "null").as_bytes()).unwrap();
    assert!(without.papers()[1].links.is_empty());
    let stars = FILE.replace("\"https://a.b/c\" }]", "\"https://a.b/c\", \"stars\": null }]");
    assert_eq!(decode(stars.as_bytes()), decode(FILE.as_bytes()));
    let starred = FILE.replace("\"about\"", "\"starred\": null, \"about\"");
    assert_eq!(decode(starred.as_bytes()), decode(FILE.as_bytes()));
    for list in ["updates", "tools", "leaderboards", "synonyms", "venues", "people"] {
        let file = FILE.replace("\"papers\": [", &format!("\"{list}\": null, \"papers\": ["));
        assert_eq!(decode(file.as_bytes()), decode(FILE.as_bytes()), "{list}");
    }
    for (required, null) in [("\"main\", \"name\": \"Main\"", "\"main\", \"name\": null"), ("[\"Ann Lee\"]", "null")] {
        assert!(said(required, null).contains("not null"));
    }
}

/// What is said of the file with a part of it replaced.
#[track_caller]
fn said(part: &str, by: &str) -> String {
    assert_eq!(FILE.matches(part).count(), 1, "{part}");
    decode(FILE.replace(part, by).as_bytes()).unwrap_err().to_string()
}

#[test]
fn the_file_itself_is_read() {
    let catalogue = decode(FILE.as_bytes()).unwrap();
    assert_eq!((catalogue.papers().len(), catalogue.papers()[1].links.len()), (2, 1));
}

#[test]
fn a_field_of_a_record_is_named_with_its_line() {
    let of_b = |by: &str| said("\"title\": \"B\",", by);
    assert_snapshot!(of_b(""), @r#"line 10: papers record 2 (“b”), field “title”: is missing; add it"#);
    assert_snapshot!(of_b("\"title\": 7,"), @r#"line 12: papers record 2 (“b”), field “title”: must be text, not a number"#);
    assert_snapshot!(of_b("\"title\": \"B\", \"title\": \"C\","), @r#"line 12: papers record 2 (“b”): the field “title” is there twice; remove one of the two"#);
    assert_snapshot!(of_b("\"titel\": \"B\","), @r#"line 12: papers record 2 (“b”): “titel” is not a field of such a record; did you mean “title”?"#);
    assert_snapshot!(of_b("\"title\": \" B\","), @r#"line 12: papers record 2 (“b”), field “title”: begins or ends with white space; remove it"#);
    assert_snapshot!(of_b("\"title\": \"B\", \"recommended\": \"yes\","), @r#"line 12: papers record 2 (“b”), field “recommended”: must be true or false, not "yes""#);
    assert_snapshot!(said("[\"Ann Lee\"]", "\"Ann Lee\""), @r#"line 13: papers record 2 (“b”), field “authors”: must be a list, not text"#);
    assert_snapshot!(said("\"code\", ", "\"cod\", "), @r#"line 17: papers record 2 (“b”), field “links”: item 1: “kind” “cod” is not a kind of link; use one of published-version, code, unofficial-code, project, model, dataset, video, slides, poster, blog"#);
    assert_snapshot!(said(", \"url\": \"https://a.b/c\" }]", " }]"), @r#"line 17: papers record 2 (“b”), field “links”: item 1: “url” is missing; add it"#);
    assert_snapshot!(said("\"links\": [{ \"kind\": \"code\", \"url\": \"https://a.b/c\" }]", "\"links\": [1]"), @r#"line 17: papers record 2 (“b”), field “links”: item 1: must be a record, not a number"#);
    assert_snapshot!(said("\"name\": \"Main\"", "\"name\": [\"Main\"]"), @r#"line 7: collections record 1 (“main”), field “name”: must be text, not a list"#);
    assert_snapshot!(said("\"tagline\": \"Of papers.\", ", ""), @r#"line 3: list (“A list”), field “tagline”: is missing; add it"#);
}

#[test]
fn the_error_of_an_item_is_named_with_its_position_and_line() {
    let links = |second: &str| {
        let first = "[{ \"kind\": \"code\", \"url\": \"https://a.b/c\" }";
        said(&format!("\"links\": {first}]"), &format!("\"links\": {first},\n{second}]"))
    };
    assert_snapshot!(links("{ \"kind\": \"project\",\n\"url\": \"a.b\" }"), @r#"line 19: papers record 2 (“b”), field “links”: item 2: “url” “a.b” is not a web address; write it in full, starting with https:// or http://"#);
    assert_snapshot!(links("{ \"kind\": \"project\",\n\"uri\": \"https://a.b\" }"), @r#"line 19: papers record 2 (“b”), field “links”: item 2: “uri” is not a field of such a record; did you mean “url”?"#);
    assert_snapshot!(links("\n7"), @r#"line 19: papers record 2 (“b”), field “links”: item 2: must be a record, not a number"#);
    assert_snapshot!(said("[\"Ann Lee\"]", "[\"Ann Lee\",\n7]"), @r#"line 14: papers record 2 (“b”), field “authors”: item 2: must be text, not a number"#);
    assert_snapshot!(said("[\"Ann Lee\"]", "[\"Ann Lee\",\n\n\"Bo Li \"]"), @r#"line 15: papers record 2 (“b”), field “authors”: item 2: begins or ends with white space; remove it"#);
}

#[test]
fn depth_without_end_is_refused_and_not_followed() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert!(said("\"title\": \"B\",", &format!("\"title\": {nested},")).contains("must be text, not"));
        assert!(decode(nested.as_bytes()).is_err());
        assert!(decode(open.repeat(100_000).as_bytes()).is_err());
    }
}

#[test]
fn a_record_can_state_its_year_and_the_day_it_was_added() {
    let of_b = |fields: &str| FILE.replace("\"venue\": null", fields);
    let paper = |fields: &str| decode(of_b(fields).as_bytes()).unwrap().papers()[1].clone();
    assert_eq!(paper("\"venue\": \"ICML'23\"").year(), Some(2023));
    assert_eq!(paper("\"venue\": \"ICML'23\", \"year\": 2024").year(), Some(2024));
    assert_eq!(paper("\"venue\": \"TMLR\", \"year\": 2024").year(), Some(2024));
    assert_eq!(paper("\"year\": 1901").year(), Some(1901));
    assert_eq!(paper("\"year\": null, \"added\": null").year(), None);
    assert_eq!(paper("\"added\": \"2024-05-06\"").added, Date::parse("2024-05-06"));
    let said = |fields: &str| decode(of_b(fields).as_bytes()).unwrap_err().to_string();
    assert_snapshot!(said("\"year\": 24"), @r#"line 16: papers record 2 (“b”), field “year”: 24 is not the year of a paper; write one from 1900 to 2099"#);
    assert_snapshot!(said("\"year\": 99999999"), @r#"line 16: papers record 2 (“b”), field “year”: 99999999 is not the year of a paper; write one from 1900 to 2099"#);
    assert_snapshot!(said("\"year\": 2024.5"), @r#"line 16: papers record 2 (“b”), field “year”: must be a whole number, not 2024.5"#);
    assert_snapshot!(said("\"year\": \"2024\""), @r#"line 16: papers record 2 (“b”), field “year”: must be a whole number, not "2024""#);
    assert_snapshot!(said("\"added\": \"6 May 2024\""), @r#"line 16: papers record 2 (“b”), field “added”: “6 May 2024” is not a day; write it as 2023-09-27"#);
}

#[test]
fn a_year_that_follows_from_the_venue_or_the_id_is_not_written() {
    let of_b = |id: &str, fields: &str| {
        FILE.replace("\"id\": \"b\"", &format!("\"id\": \"{id}\"")).replace("\"venue\": null", fields)
    };
    let written = |id: &str, fields: &str| {
        let catalogue = decode(of_b(id, fields).as_bytes()).unwrap();
        assert_eq!(decode(encode(&catalogue).as_bytes()).unwrap(), catalogue);
        encode(&catalogue).lines().filter(|line| line.contains("\"year\"") || line.contains("\"added\"")).count()
    };
    assert_eq!(written("b", "\"venue\": \"ICML'23\", \"year\": 2023"), 0);
    assert_eq!(written("2306.08543", "\"year\": 2023"), 0);
    assert_eq!(written("2306.08543", "\"year\": 2024"), 1);
    assert_eq!(written("2306.08543", "\"venue\": \"ICML'24\", \"year\": 2023, \"added\": \"2024-05-06\""), 2);
    assert_eq!(written("b", "\"year\": 2023"), 1);
}

#[test]
fn a_figure_is_an_address_or_a_record() {
    let of_b = |figure: &str| FILE.replace("\"title\": \"B\",", &format!("\"title\": \"B\", \"figure\": {figure},"));
    let figure = |json: &str| decode(of_b(json).as_bytes()).unwrap().papers()[1].figure.clone();
    let prepared = r#"{"source": "https://a.b/c.png", "prepared": "9f86d081 1002x540 fff eefcdefffeeefffdde"}"#;
    assert_eq!(figure("null"), None);
    assert_eq!(figure(r#""https://a.b/c.png""#).unwrap().prepared, None);
    assert_eq!(figure(r#"{"source": "https://a.b/c.png"}"#), figure(r#""https://a.b/c.png""#));
    assert_eq!(figure(prepared).unwrap().source.as_str(), "https://a.b/c.png");
    assert_eq!(figure(prepared).unwrap().prepared.unwrap().width(), 1002);
    let said = |json: &str| decode(of_b(json).as_bytes()).unwrap_err().to_string();
    assert_snapshot!(said("7"), @r#"line 12: papers record 2 (“b”), field “figure”: must be text, not a number"#);
    assert_snapshot!(said(r#""c.png""#), @r#"line 12: papers record 2 (“b”), field “figure”: “c.png” is not a web address; write it in full, starting with https:// or http://"#);
    assert_snapshot!(said(r#"{"prepared": "x"}"#), @r#"line 12: papers record 2 (“b”), field “figure”: “prepared” does not say what is prepared of a figure; run `papers figures`, which writes it, or leave the address alone"#);
    assert_snapshot!(said(r#"{"prepared": "9f86d081 1002x540 fff eefcdefffeeefffdde"}"#), @r#"line 12: papers record 2 (“b”), field “figure”: “source” is missing; add it"#);
    assert_snapshot!(said(r#"{"source": "https://a.b/c", "width": 7}"#), @r#"line 12: papers record 2 (“b”), field “figure”: “width” is not a field of such a record; use one of source, prepared"#);
}

#[test]
fn records_that_do_not_fit_together_are_named() {
    assert_snapshot!(said("\"id\": \"b\"", "\"id\": \"a\""), @r#"line 11: papers record 2 (“a”), field “id”: “a” is already the id of record 1 on line 9; remove one of the two"#);
    assert_snapshot!(said("\"categories\": [\"pruning\"],\n", "\"categories\": [\"tuning\"],\n"), @r#"line 14: papers record 2 (“b”), field “categories”: “tuning” is not in the catalogue; use one of pruning"#);
}

#[test]
fn what_a_paper_names_twice_is_refused_and_costs_only_the_repetition() {
    for (part, by, repeated) in [
        ("[\"Ann Lee\"]", "[\"Ann Lee\", \"Bo Li\", \"Ann Lee\"]", 13),
        ("\"categories\": [\"pruning\"],\n", "\"categories\": [\"pruning\", \"pruning\"],\n", 14),
        ("\"venue\": null", "\"techniques\": [\"Low rank\", \"Low rank\"]", 16),
    ] {
        let (ids, problems) = left(part, by);
        assert_eq!((ids.len(), problems.len()), (2, 1));
        assert!(problems[0].starts_with(&format!("line {repeated}: papers record 2 (“b”), field ")), "{}", problems[0]);
        assert_eq!(said(part, by), problems[0]);
    }
    assert_snapshot!(said("[\"Ann Lee\"]", "[\"Ann Lee\", \"Bo Li\", \"Ann Lee\"]"), @r#"line 13: papers record 2 (“b”), field “authors”: “Ann Lee” is there twice; remove one of the two"#);
    let salvaged = salvage(FILE.replace("[\"Ann Lee\"]", "[\"Ann Lee\", \"Bo Li\", \"Ann Lee\"]").as_bytes()).unwrap();
    assert_eq!(salvaged.catalogue.papers()[1].authors.len(), 2);
}

#[test]
fn an_unknown_category_is_told_with_what_was_meant() {
    let category = |id: &str| said("\"categories\": [\"pruning\"],\n", &format!("\"categories\": [\"{id}\"],\n"));
    assert_snapshot!(category("prunning"), @r#"line 14: papers record 2 (“b”), field “categories”: “prunning” is not in the catalogue; did you mean “pruning”?"#);
    assert_snapshot!(category("survey"), @r#"line 14: papers record 2 (“b”), field “categories”: “survey” is not in the catalogue; use one of pruning"#);
    let categories =
        "[{ \"id\": \"pruning\", \"name\": \"Pruning\", \"schematic\": \"pruning\", \"description\": \"Less.\" }]";
    assert_snapshot!(said(categories, "[]"), @r#"line 9: papers record 1 (“a”), field “categories”: “pruning” is not in the catalogue; add a record for it"#);
}

#[test]
fn a_file_that_is_no_catalogue_is_called_that() {
    assert_snapshot!(said("\"schema\": 1", "\"schema\": 2, \"schema\": 1"), @r#"the file is of schema 2 and this program reads schema 1; update the older of the two"#);
    assert_snapshot!(said("\"schema\": 1", "\"schema\": \"1\""), @r#"line 2: the file is not a catalogue: “schema” must be a whole number, not "1""#);
    assert_snapshot!(said("  \"schema\": 1,\n", ""), @r#"line 1: the file is not a catalogue: “schema” is missing; add it"#);
    assert_snapshot!(said("\"collections\": [{ \"id\": \"main\", \"name\": \"Main\", \"description\": \"All.\" }],", ""), @r#"line 1: the file is not a catalogue: “collections” is missing; add it"#);
    assert_snapshot!(said("[{ \"id\": \"main\", \"name\": \"Main\", \"description\": \"All.\" }]", "7"), @r#"line 7: the file is not a catalogue: “collections” must be a list, not a number"#);
    assert_snapshot!(said("\"papers\": [", "\"papers\": "), @r#"line 10: the file is not a catalogue: key must be a string (column 5)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": \"\\ud800\","), @r#"line 12: papers record 2 (“b”), field “title”: has an escape that stands for no character; remove it"#);
    assert_snapshot!(decode(b"\xff").unwrap_err(), @r#"line 1: the file is not UTF-8 text: byte 1 is wrong; save it as UTF-8"#);
    assert_snapshot!(decode(b"[]").unwrap_err(), @r#"line 1: the file is not a catalogue: must be a record, not a list"#);
}

#[test]
fn a_file_that_is_not_json_is_called_that_with_its_line_and_remedy() {
    assert_snapshot!(said("\"title\": \"B\",", "“title”: \"B\","), @r#"line 12: the file is not a catalogue: “ is not a quote of JSON; write the straight " in its place (column 7)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": “B”,"), @r#"line 12: the file is not a catalogue: “ is not a quote of JSON; write the straight " in its place (column 16)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title”: \"B\","), @r#"line 12: the file is not a catalogue: perhaps a typographic quote, such as ”, stands here in place of the straight " (column 19)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": 'B',"), @r#"line 12: the file is not a catalogue: ' is not a quote of JSON; write the straight " in its place (column 16)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": NaN,"), @r#"line 12: the file is not a catalogue: NaN is not a value of JSON; write null (column 16)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": -Infinity,"), @r#"line 12: the file is not a catalogue: Infinity is not a value of JSON; write null (column 17)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": undefined,"), @r#"line 12: the file is not a catalogue: undefined is not a value of JSON; write null (column 16)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": nil,"), @r#"line 12: the file is not a catalogue: nil is not a value of JSON; write null (column 17)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": True,"), @r#"line 12: the file is not a catalogue: True is not a value of JSON; write true (column 16)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": \"B\", // a comment"), @r#"line 12: the file is not a catalogue: JSON has no comments; remove this one (column 21)"#);
    assert_snapshot!(said("\"title\": \"B\",", "/* a comment */"), @r#"line 12: the file is not a catalogue: JSON has no comments; remove this one (column 7)"#);
    assert_snapshot!(said("\"title\": \"B\",", "# a comment"), @r#"line 12: the file is not a catalogue: JSON has no comments; remove this one (column 7)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": \"B\"\n"), @r#"line 14: the file is not a catalogue: perhaps the comma before it is missing (column 7)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\": \"B,"), @r#"line 12: the file is not a catalogue: a text does not end on its line; write the " that is missing, or \n in place of the line break (column 18)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\u{a0}\"title\": \"B\","), @r#"line 12: the file is not a catalogue: the invisible character U+00A0 stands here; remove it (column 7)"#);
    assert_snapshot!(said("\"title\": \"B\",", "\"title\" \"B\","), @r#"line 12: the file is not a catalogue: expected `:` (column 15)"#);
    assert_snapshot!(said("[\"Ann Lee\"]", "[\"Ann Lee\",]"), @r#"line 13: the file is not a catalogue: a comma ends the list; remove it (column 29)"#);
    assert_snapshot!(said("\"https://a.b/c\" }]\n", "\"https://a.b/c\" }],\n"), @r#"line 18: the file is not a catalogue: a comma ends the list; remove it (column 5)"#);
    let ours = "<<<<<<< HEAD\n      \"title\": \"B\",\n=======\n      \"title\": \"C\",\n>>>>>>> theirs\n";
    assert_snapshot!(said("\"title\": \"B\",\n", ours), @r#"line 12: the file is not a catalogue: a merge conflict is not resolved; keep one side of it and remove the lines that begin with <<<<<<<, ======= and >>>>>>> (column 7)"#);
    assert_snapshot!(said("\"title\": \"B\",\n", &format!("\n{ours}")), @r#"line 13: the file is not a catalogue: a merge conflict is not resolved; keep one side of it and remove the lines that begin with <<<<<<<, ======= and >>>>>>> (column 1)"#);
    assert_snapshot!(said("\"title\": \"B\",\n", "\"title\": \"B\",\n>>>>>>> theirs\n"), @r#"line 13: the file is not a catalogue: a merge conflict is not resolved; keep one side of it and remove the lines that begin with <<<<<<<, ======= and >>>>>>> (column 1)"#);
    assert_snapshot!(decode(FILE.trim_end_matches('}').as_bytes()).unwrap_err(), @r#"line 20: the file is not a catalogue: the file ends too early; perhaps its end was cut off (column 1)"#);
    assert_snapshot!(decode(b"{").unwrap_err(), @r#"line 1: the file is not a catalogue: the file ends too early; perhaps its end was cut off (column 1)"#);
    assert_snapshot!(decode(b"").unwrap_err(), @r#"line 1: the file is not a catalogue: the file is empty (column 1)"#);
}

/// Wherever a file is cut off, the message says so, and nothing else is blamed for it.
#[test]
fn a_file_that_is_cut_off_is_called_that() {
    let end = FILE.trim_end().len();
    for length in (1..end).filter(|length| FILE.is_char_boundary(*length)) {
        let said = decode(&FILE.as_bytes()[..length]).unwrap_err().to_string();
        assert!(said.contains("the file ends too early"), "{said}\n{}", &FILE[..length]);
    }
}

#[test]
fn a_file_in_another_encoding_is_called_that() {
    let latin1: Vec<u8> = FILE.replace("Ann Lee", "Ann Lé").chars().map(|character| character as u8).collect();
    assert_snapshot!(decode(&latin1).unwrap_err(), @r#"line 13: the file is not UTF-8 text: byte 506 is wrong; save it as UTF-8"#);
    let utf16 = |file: &str, bytes: fn(u16) -> [u8; 2]| file.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let said: Vec<String> = ["\u{feff}", ""]
        .into_iter()
        .flat_map(|mark| [u16::to_le_bytes, u16::to_be_bytes].map(|bytes| utf16(&format!("{mark}{FILE}"), bytes)))
        .map(|bytes| decode(&bytes).unwrap_err().to_string())
        .collect();
    assert_eq!(said, ["the file is UTF-16 text; save it as UTF-8"; 4]);
    assert!(decode(format!("\u{feff}{FILE}").as_bytes()).is_ok());
}

/// The ids of the papers that are left of the file with a part of it replaced, and what is
/// said of the rest.
#[track_caller]
fn left(part: &str, by: &str) -> (Vec<String>, Vec<String>) {
    assert_eq!(FILE.matches(part).count(), 1, "{part}");
    let salvaged = salvage(FILE.replace(part, by).as_bytes()).unwrap();
    let ids = salvaged.catalogue.papers().iter().map(|paper| paper.id.to_string()).collect();
    (ids, salvaged.problems.iter().map(ToString::to_string).collect())
}

#[test]
fn a_wrong_record_costs_that_record() {
    for by in ["7", "null", "\"\"", "[]", "{}", "\"a\\nb\"", "true", "1e999"] {
        let (ids, problems) = left("\"B\"", by);
        assert_eq!((ids, problems.len()), (vec!["a".to_owned()], 1), "{by}");
        assert!(problems[0].starts_with("line 12: papers record 2 (“b”), field “title”: "), "{}", problems[0]);
    }
    let (ids, problems) = left("\"id\": \"b\"", "\"id\": \"a\"");
    assert_eq!(ids, ["a"]);
    assert_eq!(problems, [said("\"id\": \"b\"", "\"id\": \"a\"")]);
}

#[test]
fn a_file_that_is_right_is_read_without_a_problem() {
    let salvaged = salvage(FILE.as_bytes()).unwrap();
    assert_eq!((salvaged.catalogue, salvaged.problems.len()), (decode(FILE.as_bytes()).unwrap(), 0));
}

#[test]
fn a_list_that_is_not_known_is_named_and_costs_nothing_else() {
    let (ids, problems) = left("\"categories\": [{", "\"toolz\": [],\n\"categories\": [{");
    assert_eq!((ids.len(), problems.len()), (2, 1));
    assert_snapshot!(problems[0], @r#"line 6: catalogue: “toolz” is not a field of such a record; did you mean “tools”?"#);
    assert_snapshot!(said("\"categories\": [{", "\"toolz\": [],\n\"categories\": [{"), @r#"line 6: catalogue: “toolz” is not a field of such a record; did you mean “tools”?"#);
    assert_snapshot!(said("\"categories\": [{", "\"benchmarks\": [],\n\"categories\": [{"), @r#"line 6: catalogue: “benchmarks” is not a field of such a record; use one of $schema, schema, list, updates, categories, collections, tools, leaderboards, synonyms, venues, people, papers"#);
    assert_snapshot!(said("\"papers\": [", "\"categories\": [],\n\"papers\": ["), @r#"line 8: catalogue: the field “categories” is there twice; remove one of the two"#);
}

#[test]
fn groups_of_synonyms_have_two_texts_or_more() {
    let with = |groups: &str| format!("\"synonyms\": {groups},\n\"papers\": [");
    let file = FILE.replace("\"papers\": [", &with("[[\"KV\", \"key-value\"]]"));
    let catalogue = decode(file.as_bytes()).unwrap();
    assert_eq!(catalogue.parts().synonyms[0].iter().map(ToString::to_string).collect::<Vec<_>>(), ["KV", "key-value"]);
    assert!(encode(&catalogue).contains("\n  \"synonyms\": [\n    [\"KV\", \"key-value\"]\n  ],\n"));
    assert_snapshot!(said("\"papers\": [", &with("[[\"KV\"]]")), @r#"line 8: synonyms record 1, field “synonyms”: must have two texts or more, such as ["KV", "key-value"]; add one, or remove the group"#);
    assert_snapshot!(said("\"papers\": [", &with("[\"KV\"]")), @r#"line 8: synonyms record 1, field “synonyms”: must be a list, not text"#);
    assert_snapshot!(said("\"papers\": [", &with("[[\"KV\", 7]]")), @r#"line 8: synonyms record 1, field “synonyms”: item 2: must be text, not a number"#);
    let (ids, problems) = left("\"papers\": [", &with("[[], [\"KV\", \"\"], [\"a\", \"b\"]]"));
    assert_eq!((ids.len(), problems.len()), (2, 2));
}

#[test]
fn a_list_declares_venues() {
    let with = |venues: &str| format!("\"venues\": {venues},\n\"papers\": [");
    let lamps = r#"[{ "name": "Lamp Letters", "fullName": "Letters on Lamps", "otherNames": ["LL"], "kind": "journal", "field": "vision" }, { "name": "ICLamp" }]"#;
    let file = FILE.replace("\"papers\": [", &with(lamps)).replace("\"venue\": null", "\"venue\": \"LL 2023\"");
    let catalogue = decode(file.as_bytes()).unwrap();
    let venue = catalogue.papers()[1].venue.as_ref().unwrap();
    assert_eq!((venue.short().as_str(), venue.label()), ("Lamp Letters 2023", "LL 2023"));
    assert_eq!((venue.kind(), venue.full_name()), (Kind::Journal, Some("Letters on Lamps")));
    let encoded = encode(&catalogue);
    assert!(
        encoded.contains("\n  \"venues\": [\n    {\n      \"name\": \"Lamp Letters\",\n      \"fullName\""),
        "{encoded}"
    );
    assert!(encoded.contains("    {\n      \"name\": \"ICLamp\"\n    }\n  ],"), "{encoded}");
    let again = decode(encoded.as_bytes()).unwrap();
    assert_eq!(again.papers()[1].venue.as_ref().unwrap().full_name(), Some("Letters on Lamps"));
    assert_eq!(encode(&again), encoded);
    let said = |venues: &str| said("\"papers\": [", &with(venues));
    assert_snapshot!(said(r#"[{ "name": "" }]"#), @"line 8: venues record 1 (“”), field “name”: is empty; write something or leave the field out");
    assert_snapshot!(said(r#"[{ "name": "A", "kind": "meeting" }]"#), @"line 8: venues record 1 (“A”), field “kind”: “meeting” is not a kind of venue; use one of conference, journal, workshop, preprint, other");
    assert_snapshot!(said(r#"[{ "name": "A", "field": "lamps" }]"#), @"line 8: venues record 1 (“A”), field “field”: “lamps” is not a field of venues; use one of natural-language, machine-learning, systems, architecture, vision, data, speech, other");
    assert_snapshot!(said(r#"[{ "name": "A", "otherNames": "B" }]"#), @"line 8: venues record 1 (“A”), field “otherNames”: must be a list, not text");
    assert_snapshot!(said(r#"[{ "name": "A" }, { "name": "a" }]"#), @"line 8: venues record 2 (“a”), field “name”: “a” is already the id of record 1 on line 8; remove one of the two");
    // A wrong record costs itself, and the venue is then one that is not known.
    let (ids, problems) =
        left("\"papers\": [", &with(r#"[{ "name": "A", "kind": "meeting" }, { "name": "A" }, { "name": "a" }]"#));
    assert_eq!((ids.len(), problems.len()), (2, 2));
}

#[test]
fn a_name_is_joined_with_others_once() {
    let with = |groups: &str| format!("\"people\": {groups},\n\"papers\": [");
    let file = FILE.replace("\"papers\": [", &with("[[\"Ada Lee\", \"A. Lee\"]]"));
    let catalogue = decode(file.as_bytes()).unwrap();
    assert!(encode(&catalogue).contains("\n  \"people\": [\n    [\"Ada Lee\", \"A. Lee\"]\n  ],\n"));
    assert_snapshot!(said("\"papers\": [", &with("[[\"Ada Lee\"]]")), @r#"line 8: people record 1, field “people”: must have two texts or more, such as ["John Smith", "J. Smith"]; add one, or remove the group"#);
    assert_snapshot!(said("\"papers\": [", &with("[[\"Ada Lee\", \"A. Lee\"],\n[\"Bo Ray\", \"A Lee\"]]")), @r#"line 9: people record 2, field “people”: “A Lee” is joined with other names already; join all names of an author at once"#);
}

#[test]
fn papers_outlive_the_record_of_their_category() {
    for by in ["\"description\": 7", "\"beschreibung\": \"Less.\""] {
        let (ids, problems) = left("\"description\": \"Less.\"", by);
        assert_eq!(ids, ["a", "b"]);
        assert_eq!(problems.len(), 2, "the record, and the first paper that names it");
    }
    let file = FILE.replace("\"description\": \"Less.\"", "\"description\": 7");
    let catalogue = salvage(file.as_bytes()).unwrap().catalogue;
    assert_eq!(catalogue.category("pruning").unwrap().name.as_str(), "pruning");
}

#[test]
fn a_file_of_which_no_paper_can_be_read_is_damaged() {
    let file = FILE.replace("\"title\"", "\"titel\"");
    assert!(salvage(file.as_bytes()).is_err());
    let file = FILE.replacen("\"titel\": \"A list\"", "\"title\": \"A list\"", 1);
    assert!(salvage(file.replace("\"authors\"", "\"author\"").as_bytes()).is_err());
}

#[test]
fn an_empty_catalogue_is_a_catalogue() {
    let (before, _) = FILE.split_once("  \"papers\"").unwrap();
    let salvaged = salvage(format!("{before} \"papers\": [] }}").as_bytes()).unwrap();
    assert!(salvaged.catalogue.papers().is_empty() && salvaged.problems.is_empty());
}

#[test]
fn problems_without_end_end() {
    let paper =
        "{ \"id\": \"a\", \"title\": \"A\", \"authors\": [], \"categories\": [\"pruning\"], \"collection\": \"main\" }";
    let (before, _) = FILE.split_once("  \"papers\"").unwrap();
    let again = vec![paper; 5000].join(",\n");
    let salvaged = salvage(format!("{before} \"papers\": [{again}, 1] }}").as_bytes()).unwrap();
    assert_eq!((salvaged.catalogue.papers().len(), salvaged.problems.len()), (1, MOST_PROBLEMS));
}
