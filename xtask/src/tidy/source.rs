//! Rules for a file on its own: its first line, its length, its name, its white space.

use super::{File, Problem};

const LENGTH: usize = 400;
const LENGTH_OF_TESTS: usize = 600;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 8] = ["utils", "util", "helpers", "helper", "common", "misc", "shared", "stuff"];

/// A Rust file says first what it is for.
pub fn opens_with_its_purpose(file: &File) -> Vec<Problem> {
    if !file.is_rust() || file.text.starts_with("//! ") {
        return Vec::new();
    }
    vec![Problem::new(1, "the file does not open with `//!` and its purpose")]
}

/// A file that grows past a few screens is two files.
pub fn is_short(file: &File) -> Vec<Problem> {
    let is_source = matches!(file.extension(), "rs" | "css" | "js" | "mjs" | "html");
    if !is_source || file.is_fixture() {
        return Vec::new();
    }
    let is_test = file.name() == "tests.rs" || file.path.starts_with("tests/") || file.path.contains("/tests/");
    let limit = if is_test { LENGTH_OF_TESTS } else { LENGTH };
    let count = file.text.lines().count();
    if count <= limit {
        return Vec::new();
    }
    let message = format!("{count} lines, over {limit}: make it two files");
    vec![Problem::new(limit + 1, message)]
}

/// A module is named after what it holds.
pub fn has_a_telling_name(file: &File) -> Vec<Problem> {
    if !file.is_rust() {
        return Vec::new();
    }
    file.path
        .split('/')
        .map(|name| name.trim_end_matches(".rs"))
        .filter(|name| EMPTY_NAMES.contains(name))
        .map(|name| Problem::new(1, format!("the name `{name}` says nothing about what is inside")))
        .collect()
}

/// No spaces at the end of a line, no carriage returns, a line break at the end of the file.
pub fn has_clean_lines(file: &File) -> Vec<Problem> {
    if file.is_fixture() {
        return Vec::new();
    }
    let mut problems: Vec<_> = file
        .lines()
        .filter_map(|(number, line)| {
            if line.ends_with('\r') {
                Some(Problem::new(number, "the line ends in a carriage return"))
            } else if line.ends_with([' ', '\t']) {
                Some(Problem::new(number, "the line ends in white space"))
            } else {
                None
            }
        })
        .collect();
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        let last = file.text.split('\n').count();
        problems.push(Problem::new(last, "the file does not end in a line break"));
    }
    problems
}

/// The program that readers download keeps clear of what brings whole tables of Unicode with it,
/// as a single call of these does.
pub fn brings_no_case_tables(file: &File) -> Vec<Problem> {
    let is_of_program = file.path.starts_with("src/") || file.path.starts_with("catalogue/");
    if !is_of_program || !file.is_rust() || file.path.contains("tests") {
        return Vec::new();
    }
    let methods = ["to_lowercase(", "to_uppercase("];
    file.lines()
        .take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
        .filter(|(_, line)| methods.iter().any(|method| line.contains(&format!(".{method}"))))
        .map(|(number, _)| Problem::new(number, "every reader would download tables of cases: fold, or use ASCII's"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{file, lines};

    #[test]
    fn a_file_without_a_purpose_is_found() {
        assert_eq!(lines(&opens_with_its_purpose(&file("src/a.rs", "use b;\n"))), [1]);
        assert!(opens_with_its_purpose(&file("src/a.rs", "//! What it is.\n")).is_empty());
        assert!(opens_with_its_purpose(&file("a.md", "# A\n")).is_empty());
    }

    #[test]
    fn a_long_file_is_found_and_tests_may_be_longer() {
        let long = "x\n".repeat(401);
        assert_eq!(lines(&is_short(&file("src/a.rs", &long))), [401]);
        assert_eq!(lines(&is_short(&file("style/a.css", &long))), [401]);
        assert!(is_short(&file("src/a.rs", &"x\n".repeat(400))).is_empty());
        assert!(is_short(&file("catalogue/tests/a.rs", &long)).is_empty());
        assert!(is_short(&file("xtask/src/server/tests.rs", &long)).is_empty());
        assert!(is_short(&file("public/papers.json", &long)).is_empty());
        assert_eq!(lines(&is_short(&file("tests/a.mjs", &"x\n".repeat(601)))), [601]);
    }

    #[test]
    fn a_name_that_says_nothing_is_found() {
        for path in ["src/utils.rs", "src/common/mod.rs", "a/src/helpers.rs", "src/misc.rs"] {
            assert_eq!(lines(&has_a_telling_name(&file(path, ""))), [1], "{path}");
        }
        assert!(has_a_telling_name(&file("src/venue.rs", "")).is_empty());
    }

    #[test]
    fn white_space_at_the_end_of_a_line_is_found() {
        let problems = has_clean_lines(&file("a.md", "one \ntwo\t\nthree\r\nfour"));
        assert_eq!(lines(&problems), [1, 2, 3, 4]);
        assert!(has_clean_lines(&file("a.md", "one\n\ntwo\n")).is_empty());
        assert!(has_clean_lines(&file("tests/fixtures/a.md", "one \n")).is_empty());
    }

    #[test]
    fn a_call_that_brings_tables_is_found_in_the_program() {
        let text = "//! A.\nlet b = c.to_lowercase();\n#[cfg(test)]\nlet b = c.to_uppercase();\n";
        assert_eq!(lines(&brings_no_case_tables(&file("src/a.rs", text))), [2]);
        assert_eq!(lines(&brings_no_case_tables(&file("catalogue/src/a.rs", text))), [2]);
        assert!(brings_no_case_tables(&file("curator/src/a.rs", text)).is_empty());
        assert!(brings_no_case_tables(&file("src/a.rs", "let b = c.to_ascii_lowercase();")).is_empty());
    }
}
