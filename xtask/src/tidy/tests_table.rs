//! The table in `tests/README.md` has a row for each file of tests in `tests/e2e`, and no other.

use super::{File, Problem};

/// The document with the table.
const README: &str = "tests/README.md";

/// The head of the table.
const HEAD: &str = "| file | holds to |";

const FOLDER: &str = "tests/e2e/";
const END: &str = ".test.mjs";

/// The end of the names of files that run the tests of another one again. They have one row together.
const MOTION: &str = ".motion";

/// Checks the table; returns each problem with the position of the file that has it.
pub fn check(files: &[File]) -> Vec<(usize, Problem)> {
    let Some(at) = files.iter().position(|file| file.path == README) else { return Vec::new() };
    let lines = (1..).zip(files[at].text.lines());
    let mut table = lines.skip_while(|(_, line)| *line != HEAD).take_while(|(_, line)| line.starts_with('|'));
    let Some((head, _)) = table.next() else {
        return vec![(at, Problem::new(1, format!("there is no table with the head `{HEAD}`")))];
    };
    // Only the line below the head begins with no name.
    let rows: Vec<(usize, &str)> =
        table.filter_map(|(line, row)| Some((line, row.strip_prefix("| `")?.split_once('`')?.0))).collect();
    let tested: Vec<String> = files.iter().filter_map(|file| row_of(&file.path)).collect();
    let without_row = tested.iter().filter(|name| rows.iter().all(|(_, row)| row != name));
    let without_row = without_row.map(|name| Problem::new(head, format!("the table has no row for `{name}`")));
    let without_file = rows.iter().filter(|(_, row)| tested.iter().all(|name| name != row));
    let without_file =
        without_file.map(|(line, row)| Problem::new(*line, format!("`{FOLDER}{row}{END}` is not there")));
    without_row.chain(without_file).map(|problem| (at, problem)).collect()
}

/// The row of a file, if it is one of tests.
fn row_of(path: &str) -> Option<String> {
    let name = path.strip_prefix(FOLDER)?.strip_suffix(END)?;
    Some(if name.ends_with(MOTION) { format!("*{MOTION}") } else { name.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::file;

    const TABLE: &str =
        "# Tests\n\n| file | holds to |\n| --- | --- |\n| `shelf` | it |\n| `*.motion` | it |\n\nText.\n";
    const SHELF: &str = "tests/e2e/shelf.test.mjs";
    const MOVED: &str = "tests/e2e/shelf.motion.test.mjs";

    fn problems(readme: &str, paths: &[&str]) -> Vec<String> {
        let mut files = vec![file(README, readme)];
        files.extend(paths.iter().map(|path| file(path, "")));
        check(&files).iter().map(|(at, problem)| format!("{at}:{problem}")).collect()
    }

    #[test]
    fn the_table_has_each_file_of_tests() {
        let none: [&str; 0] = [];
        assert_eq!(problems(TABLE, &[SHELF, MOVED, "tests/e2e/site.js", "tests/e2e/host.mjs"]), none);
        assert_eq!(
            problems(TABLE, &[SHELF, MOVED, "tests/e2e/sheet.test.mjs"]),
            ["0:3: the table has no row for `sheet`"]
        );
        let [unmoved, renamed] = [TABLE.replace("| `*.motion` | it |\n", ""), TABLE.replace("shelf", "shelves")];
        assert_eq!(problems(&unmoved, &[SHELF, MOVED]), ["0:3: the table has no row for `*.motion`"]);
        assert_eq!(
            problems(&renamed, &[SHELF, MOVED]),
            ["0:3: the table has no row for `shelf`", "0:5: `tests/e2e/shelves.test.mjs` is not there"]
        );
    }

    #[test]
    fn a_table_that_is_gone_is_found() {
        assert_eq!(problems("# Tests\n", &[SHELF]), ["0:1: there is no table with the head `| file | holds to |`"]);
    }
}
