//! The judged queries of `bench/judged.json` and `bench/meaning.json`.

use std::{collections::HashMap, fs, path::Path};

use serde_json::Value;

use crate::{
    error::{Error, Result},
    project::Project,
};

/// The kinds in the syntax of this site, which other engines have not or otherwise.
pub const OF_SYNTAX: [&str; 3] = ["phrase", "exclusion", "field"];

/// The kind of the questions in other words than the titles have.
const OF_MEANING: &str = "meaning";

/// A query and the papers that answer it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What kind of query it is.
    pub kind: String,
    /// What is typed.
    pub text: String,
    /// The papers that a reader wants.
    pub papers: Vec<Wanted>,
}

/// A paper that a reader wants.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// How high it must stand.
    pub within: usize,
    /// Its position in the list.
    pub position: usize,
    /// Its title.
    pub title: String,
}

impl Judged {
    /// Whether the query is in the syntax of this site.
    pub fn is_of_syntax(&self) -> bool {
        OF_SYNTAX.contains(&self.kind.as_str())
    }

    /// Whether the query is in other words than the titles have.
    pub fn is_of_meaning(&self) -> bool {
        self.kind == OF_MEANING
    }

    /// Whether the query is of words that the papers have, which every engine looks for.
    pub fn is_of_words(&self) -> bool {
        !self.is_of_syntax() && !self.is_of_meaning()
    }
}

/// Reads the queries, and the titles of the papers of the list.
pub fn read(project: &Project) -> Result<(Vec<Judged>, Vec<String>)> {
    let list = json(&project.root.join("public/papers.json"))?;
    let papers = list["papers"].as_array().map(Vec::as_slice).unwrap_or_default();
    let titles = papers.iter().map(|paper| text(&paper["title"])).collect();
    let positions = papers.iter().enumerate().map(|(position, paper)| (text(&paper["id"]), position)).collect();
    let mut all = Vec::new();
    for file in ["bench/judged.json", "bench/meaning.json"] {
        all.extend(queries(file, &json(&project.root.join(file))?, &positions)?);
    }
    Ok((all, titles))
}

fn queries(file: &str, judged: &Value, positions: &HashMap<String, usize>) -> Result<Vec<Judged>> {
    let wanted = |query: &Value, paper: &Value| {
        let id = text(&paper["id"]);
        let position = positions.get(&id).copied();
        let within = paper["within"].as_u64().and_then(|within| usize::try_from(within).ok());
        position
            .zip(within)
            .map(|(position, within)| Wanted { within, position, title: text(&paper["title"]) })
            .ok_or_else(|| {
                Error::Unexpected(format!("{file}: {}: {id} is not in the list, or has no rank", query["text"]))
            })
    };
    let queries = judged.as_array().map(Vec::as_slice).unwrap_or_default();
    queries
        .iter()
        .map(|query| {
            let papers = query["papers"].as_array().map(Vec::as_slice).unwrap_or_default();
            let papers = papers.iter().map(|paper| wanted(query, paper)).collect::<Result<_>>()?;
            Ok(Judged { kind: text(&query["kind"]), text: text(&query["text"]), papers })
        })
        .collect()
}

/// A few queries to type: one of each kind of words that papers have, then a second one of
/// each, and so on, spread evenly over the kind.
pub fn to_type(queries: &[Judged], of_each: usize) -> Vec<&str> {
    let mut kinds: Vec<(&str, Vec<&str>)> = Vec::new();
    for query in queries.iter().filter(|query| query.is_of_words()) {
        match kinds.iter_mut().find(|(kind, _)| *kind == query.kind) {
            Some((_, texts)) => texts.push(&query.text),
            None => kinds.push((&query.kind, vec![&query.text])),
        }
    }
    let chosen =
        |turn: usize| kinds.iter().filter_map(move |(_, texts)| texts.get(turn * texts.len() / of_each).copied());
    let mut texts: Vec<&str> = (0..of_each).flat_map(chosen).collect();
    // A kind of few queries comes round to the same ones.
    let mut seen = std::collections::HashSet::new();
    texts.retain(|text| seen.insert(*text));
    texts
}

/// What the search box holds after each keystroke of some queries.
pub fn keystrokes(queries: &[&str]) -> Vec<String> {
    let typed = |query: &&str| -> Vec<String> {
        let ends = query.char_indices().map(|(start, character)| start + character.len_utf8());
        ends.map(|end| query[..end].to_owned()).collect()
    };
    queries.iter().flat_map(typed).collect()
}

fn json(path: &Path) -> Result<Value> {
    let bytes = fs::read(path).map_err(Error::file(path))?;
    serde_json::from_slice(&bytes).map_err(|error| Error::Unexpected(format!("{}: {error}", path.display())))
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn query(kind: &str, text: &str) -> Judged {
        Judged { kind: kind.to_owned(), text: text.to_owned(), papers: Vec::new() }
    }

    #[test]
    fn every_kind_is_typed_in_turn_and_none_in_our_own_syntax() {
        let queries = [
            query("a", "1"),
            query("b", "2"),
            query("field", "x:y"),
            query("meaning", "z"),
            query("a", "3"),
            query("a", "4"),
        ];
        assert_eq!(to_type(&queries, 1), ["1", "2"]);
        assert_eq!(to_type(&queries, 3), ["1", "2", "3", "4"]);
    }

    #[test]
    fn a_query_is_typed_letter_by_letter() {
        assert_eq!(keystrokes(&["ré", "a b"]), ["r", "ré", "a", "a ", "a b"]);
    }

    #[test]
    fn a_paper_that_is_not_in_the_list_is_an_error() {
        let judged = json!([{ "kind": "a", "text": "b", "papers": [{ "within": 1, "id": "x", "title": "X" }] }]);
        let positions = HashMap::from([("x".to_owned(), 7)]);
        assert_eq!(queries("some.json", &judged, &positions).unwrap()[0].papers[0].position, 7);
        let error = queries("some.json", &judged, &HashMap::new()).unwrap_err().to_string();
        assert!(error.contains("some.json: \"b\": x is not in the list"), "{error}");
    }
}
