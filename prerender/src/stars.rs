//! The stars that `curate stars` counted: they go into the catalogue that the site is drawn
//! from.
use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use catalogue::readme::github_repository;
use catalogue::{Catalogue, Date};
use serde_json::Value;

use crate::error::PrerenderError;

/// The file with the counts, below the app's folder.
const FILE: &str = "stars.json";

/// The version of that file's format.
const SCHEMA: u64 = 1;

/// The catalogue with the stars of its links; `None` when nothing is known of them.
///
/// # Errors
/// When the file with the counts cannot be read.
pub fn merged(app: &Path, catalogue: &Catalogue) -> Result<Option<Catalogue>, PrerenderError> {
    let path = app.join(FILE);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(PrerenderError::file(&path, error)),
    };
    let wrong = |problem: String| PrerenderError::Catalogue(path.clone(), problem);
    let (date, stars) =
        read(&bytes).map_err(|problem| wrong(format!("{problem}; run `curate stars` again, or remove the file")))?;
    let mut parts = catalogue.parts().clone();
    let mut is_any = false;
    for link in parts.papers.iter_mut().flat_map(|paper| &mut paper.links) {
        link.stars = github_repository(&link.url).and_then(|(owner, name)| stars.get(&key(owner, name)).copied());
        is_any |= link.stars.is_some();
    }
    if !is_any {
        return Ok(None);
    }
    parts.list.starred = Some(date);
    // They were a catalogue before, and none of what holds it together was changed.
    Catalogue::new(parts).map(Some).map_err(|error| wrong(error.problem.to_string()))
}

/// The name of a repository, in which GitHub does not tell cases apart.
fn key(owner: &str, name: &str) -> String {
    format!("{owner}/{name}").to_ascii_lowercase()
}

/// Reads the day of the counts and the count of every repository, or says what is wrong.
fn read(bytes: &[u8]) -> Result<(Date, HashMap<String, u32>), String> {
    let file: Value = serde_json::from_slice(bytes).map_err(|error| format!("the file is not JSON: {error}"))?;
    if file["schema"] != SCHEMA {
        return Err(format!("field “schema”: must be {SCHEMA}, not {}", file["schema"]));
    }
    let date = file["date"].as_str().and_then(Date::parse);
    let date = date.ok_or_else(|| format!("field “date”: {} is not a day such as 2026-11-24", file["date"]))?;
    let stars = file["stars"].as_object();
    let stars = stars.ok_or_else(|| format!("field “stars”: must be a record, not {}", file["stars"]))?;
    let count = |(repository, count): (&String, &Value)| {
        let (owner, name) = repository
            .split_once('/')
            .ok_or_else(|| format!("field “stars”: “{repository}” is not a repository, owner/name"))?;
        let stars = count.as_u64().and_then(|count| u32::try_from(count).ok());
        let stars = stars.ok_or_else(|| {
            format!("field “stars”, “{repository}”: must be a whole number up to {}, not {count}", u32::MAX)
        })?;
        Ok((key(owner, name), stars))
    };
    Ok((date, stars.iter().map(count).collect::<Result<_, String>>()?))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use awesome_papers::load::decode_library;
    use catalogue::encode::encode;
    use catalogue::route::Base;
    use serde_json::json;

    use super::{merged, read};

    type Result = std::result::Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn the_stars_of_a_repository_are_found_however_it_is_spelled() -> Result {
        let mut json: serde_json::Value = serde_json::from_str(include_str!("../../tests/fixtures/small.json"))?;
        let addresses =
            ["https://github.com/IST-DASLab/SparseGPT", "http://github.com/a/b.git", "https://github.com/A/b/"]
                .map(|url| json!({ "kind": "code", "url": url }));
        let others = ["https://github.com/a/b/tree/main", "https://example.org/a/b", "https://github.com/c/d"]
            .map(|url| json!({ "kind": "project", "url": url }));
        json["papers"][0]["links"] = addresses.into_iter().chain(others).collect();
        let library =
            decode_library(json.to_string().as_bytes(), Base::default()).map_err(|error| error.to_string())?;
        let app = std::env::temp_dir().join(format!("prerender-stars-{}", std::process::id()));
        fs::create_dir_all(&app)?;
        assert_eq!(merged(&app, &library.catalogue)?, None);

        let file = app.join("stars.json");
        fs::write(&file, r#"{"schema":1,"date":"2026-11-24","stars":{"nobody/nothing":1}}"#)?;
        assert_eq!(merged(&app, &library.catalogue)?, None);

        fs::write(&file, r#"{"schema":1,"date":"2026-11-24","stars":{"ist-daslab/SPARSEGPT":812,"A/B":40123}}"#)?;
        let catalogue = merged(&app, &library.catalogue)?.ok_or("nothing is merged")?;
        let stars: Vec<_> = catalogue.papers()[0].links.iter().map(|link| link.stars).collect();
        assert_eq!(stars, [Some(812), Some(40_123), Some(40_123), None, None, None]);
        assert_eq!(catalogue.list().starred.map(|day| day.to_string()).as_deref(), Some("2026-11-24"));
        assert!(encode(&catalogue).contains(r#"b.git", "stars": 40123 }"#));

        fs::write(&file, "{}")?;
        let told = merged(&app, &library.catalogue).err().ok_or("no error")?.to_string();
        assert!(told.contains("stars.json: field “schema”: must be 1, not null; run"), "{told}");
        fs::remove_dir_all(&app)?;
        Ok(())
    }

    #[test]
    fn a_broken_file_is_told_by_its_field() {
        for (file, told) in [
            ("{", "the file is not JSON"),
            (r#"{"schema":2}"#, "field “schema”: must be 1, not 2"),
            (r#"{"schema":1,"date":"yesterday"}"#, "field “date”: \"yesterday\" is not a day"),
            (r#"{"schema":1,"date":"2026-11-24","stars":[]}"#, "field “stars”: must be a record"),
            (r#"{"schema":1,"date":"2026-11-24","stars":{"a":1}}"#, "“a” is not a repository"),
            (r#"{"schema":1,"date":"2026-11-24","stars":{"a/b":-1}}"#, "“a/b”: must be a whole number"),
            (r#"{"schema":1,"date":"2026-11-24","stars":{"a/b":4294967296}}"#, "up to 4294967295, not 4294967296"),
        ] {
            let problem = read(file.as_bytes()).err().unwrap_or_default();
            assert!(problem.contains(told), "{file}: {problem}");
        }
    }
}
