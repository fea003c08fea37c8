//! Rules for what comes from outside: every npm package and every action at one exact version.

use super::{File, Problem};

/// An exact version is the only one that was tested.
pub fn versions_are_exact(file: &File) -> Vec<Problem> {
    if file.name() == "package.json" {
        return packages(file);
    }
    if file.path.starts_with(".github/") && matches!(file.extension(), "yml" | "yaml") {
        return actions(file);
    }
    Vec::new()
}

fn packages(file: &File) -> Vec<Problem> {
    let package: serde_json::Value = match serde_json::from_str(&file.text) {
        Ok(package) => package,
        Err(error) => return vec![Problem::new(error.line(), error.to_string())],
    };
    let line_of = |name: &str| {
        let key = format!("\"{name}\"");
        file.lines().find(|(_, line)| line.trim_start().starts_with(&key)).map_or(1, |(number, _)| number)
    };
    ["dependencies", "devDependencies", "optionalDependencies"]
        .into_iter()
        .filter_map(|group| package.get(group)?.as_object())
        .flatten()
        .filter(|(_, version)| !version.as_str().is_some_and(is_exact))
        .map(|(name, version)| {
            Problem::new(line_of(name), format!("{name} is {version}, which is not one exact version"))
        })
        .collect()
}

fn actions(file: &File) -> Vec<Problem> {
    file.lines()
        .filter_map(|(number, line)| {
            let (_, action) = line.split_once("uses:")?;
            let action = action.split('#').next()?.trim();
            let version = action.split_once('@').map_or("", |(_, version)| version);
            let is_commit = version.len() == 40 && version.chars().all(|character| character.is_ascii_hexdigit());
            let is_release = version.strip_prefix('v').is_some_and(is_exact);
            let pinned = action.starts_with("./") || is_commit || is_release;
            (!pinned).then(|| Problem::new(number, format!("{action} is not one exact version")))
        })
        .collect()
}

/// Whether a version is three numbers and no range.
fn is_exact(version: &str) -> bool {
    let parts: Vec<_> = version.split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| part.parse::<u32>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{file, lines};

    #[test]
    fn a_range_of_npm_versions_is_found() {
        let text = "{\n  \"devDependencies\": {\n    \"a\": \"1.2.3\",\n    \"b\": \"^1.2.3\",\n    \
                    \"c\": \"latest\"\n  }\n}\n";
        assert_eq!(lines(&versions_are_exact(&file("tests/package.json", text))), [4, 5]);
        assert_eq!(lines(&versions_are_exact(&file("tests/package.json", "{"))), [1]);
    }

    #[test]
    fn an_action_that_can_change_is_found() {
        let text = "- uses: actions/checkout@v4\n- uses: actions/cache@main\n- uses: ./local\n\
                    - uses: a/b@v1.2.3\n\
                    - uses: a/b@0123456789012345678901234567890123456789 # v1.2.3\n- uses: a/b\n";
        let problems = versions_are_exact(&file(".github/workflows/ci.yml", text));
        assert_eq!(lines(&problems), [1, 2, 6]);
    }
}
