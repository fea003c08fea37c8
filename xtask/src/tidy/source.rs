//! Rules for a file on its own: its first line, its length, its name, its white space.

use super::{File, Problem};

const LENGTH: usize = 400;
const LENGTH_OF_TESTS: usize = 600;

/// Names that say nothing about what is inside.
const EMPTY_NAMES: [&str; 8] = ["utils", "util", "helpers", "helper", "common", "misc", "shared", "stuff"];

/// Checks one file.
pub fn check(file: &File) -> Vec<Problem> {
    let mut problems = Vec::new();
    if file.extension() == "rs" {
        if !file.text.starts_with("//! ") {
            problems.push(Problem::new(1, "the file does not open with `//!` and its purpose"));
        }
        if let Some(name) = file.path.trim_end_matches(".rs").split('/').find(|name| EMPTY_NAMES.contains(name)) {
            problems.push(Problem::new(1, format!("the name `{name}` says nothing about what is inside")));
        }
    }
    let is_source = matches!(file.extension(), "rs" | "css" | "js" | "mjs" | "html");
    let is_test = file.path.ends_with("tests.rs") || file.path.starts_with("tests/") || file.path.contains("/tests/");
    let (count, limit) = (file.text.lines().count(), if is_test { LENGTH_OF_TESTS } else { LENGTH });
    if is_source && count > limit {
        problems.push(Problem::new(limit + 1, format!("{count} lines, over {limit}: make it two files")));
    }
    for (number, line) in (1..).zip(file.text.split('\n')) {
        if line.ends_with([' ', '\t', '\r']) {
            problems.push(Problem::new(number, "the line ends in white space"));
        }
    }
    if !file.text.is_empty() && !file.text.ends_with('\n') {
        problems.push(Problem::new(file.text.lines().count(), "the file does not end in a line break"));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        check(&file(path, text)).iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn a_file_without_a_purpose_is_found() {
        assert_eq!(lines("src/a.rs", "use b;\n"), [1]);
        assert_eq!(lines("src/a.rs", "//! What it is.\n"), [0; 0]);
        assert_eq!(lines("a.md", "# A\n"), [0; 0]);
    }

    #[test]
    fn a_long_file_is_found_and_tests_may_be_longer() {
        let long = format!("//! A.\n{}", "x\n".repeat(400));
        for path in ["src/a.rs", "style/a.css"] {
            assert_eq!(lines(path, &long), [401], "{path}");
        }
        for path in ["catalogue/tests/a.rs", "xtask/src/server/tests.rs", "public/papers.json"] {
            assert_eq!(lines(path, &long), [0; 0], "{path}");
        }
        assert_eq!(lines("tests/a.mjs", &"x\n".repeat(601)), [601]);
    }

    #[test]
    fn a_name_that_says_nothing_is_found() {
        for path in ["src/utils.rs", "src/common/mod.rs", "a/src/helpers.rs", "src/misc.rs"] {
            assert_eq!(lines(path, "//! A.\n"), [1], "{path}");
        }
        assert_eq!(lines("src/venue.rs", "//! A.\n"), [0; 0]);
    }

    #[test]
    fn white_space_at_the_end_of_a_line_is_found() {
        assert_eq!(lines("a.md", "one \ntwo\t\nthree\r\nfour"), [1, 2, 3, 4]);
        assert_eq!(lines("a.md", "one\n\ntwo\n"), [0; 0]);
    }
}
