//! What was prepared for the site beside the catalogue: figures, abstracts, and counts of stars and citations. It goes
//! into what the pages are rendered from.
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use catalogue::Catalogue;
use catalogue::abstracts::Abstracts;
use catalogue::citations::{self, Citations};
use catalogue::figure::{FOLDER, Format};
use catalogue::manifest::{self, Manifest};
use catalogue::stars::{self, Stars};

use crate::error::Error;

/// The catalogue with what is below `public` of its figures, its stars and its citations.
///
/// # Errors
/// When a file there cannot be read, or is wrong.
pub(crate) fn merged(public: &Path, catalogue: Catalogue) -> Result<Catalogue, Error> {
    with_citations(public, with_stars(public, with_figures(public, catalogue)?)?)
}

/// With the figures that `papers figures` prepared.
fn with_figures(public: &Path, catalogue: Catalogue) -> Result<Catalogue, Error> {
    let path = public.join(FOLDER).join(manifest::FILE);
    let Some(bytes) = read(&path)? else { return Ok(catalogue) };
    let mut manifest = Manifest::decode(&bytes).map_err(|error| Error::Source { path, problem: error.to_string() })?;
    // A figure of which a file is missing is better drawn than broken.
    manifest.retain(|_, entry| {
        let widths = entry.prepared.widths();
        let is_there = |width: u16, format| public.join(entry.prepared.file(width, format)).is_file();
        widths.into_iter().all(|width| Format::ALL.iter().all(|format| is_there(width, *format)))
    });
    Ok(manifest.merged(catalogue))
}

/// With the stars that `papers stars` counted.
fn with_stars(public: &Path, catalogue: Catalogue) -> Result<Catalogue, Error> {
    Ok(match stars(&public.join(stars::FILE))? {
        Some(stars) => stars.merged(catalogue),
        None => catalogue,
    })
}

/// With the citations that `papers citations` asked for.
fn with_citations(public: &Path, catalogue: Catalogue) -> Result<Catalogue, Error> {
    Ok(match citations(&public.join(citations::FILE))? {
        Some(citations) => citations.merged(catalogue),
        None => catalogue,
    })
}

/// The stars that `papers stars` counted, if the file is there.
///
/// # Errors
/// When it cannot be read, or is wrong.
pub fn stars(path: &Path) -> Result<Option<Stars>, Error> {
    decoded(path, Stars::decode, "run `papers stars` again, or remove the file")
}

/// The citations that `papers citations` asked for, if the file is there.
///
/// # Errors
/// When it cannot be read, or is wrong.
pub fn citations(path: &Path) -> Result<Option<Citations>, Error> {
    decoded(path, Citations::decode, "run `papers citations` again, or remove the file")
}

/// The abstracts that `papers abstracts` brought, if the file is there.
///
/// # Errors
/// When it cannot be read, or is wrong.
pub fn abstracts(path: &Path) -> Result<Option<Abstracts>, Error> {
    // Only what is missing is asked for, so what is there must be right.
    decoded(path, Abstracts::decode, "correct the file, or remove it and run `papers abstracts` again")
}

/// What a file says, if there is one. `remedy` is what to do when it is wrong.
fn decoded<T>(path: &Path, decode: fn(&[u8]) -> serde_json::Result<T>, remedy: &str) -> Result<Option<T>, Error> {
    let Some(bytes) = read(path)? else { return Ok(None) };
    let problem = |error: serde_json::Error| format!("{error}; {remedy}");
    decode(&bytes).map(Some).map_err(|error| Error::Source { path: path.to_owned(), problem: problem(error) })
}

/// The content of a file; `None` when there is no such file.
fn read(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::file(path)(error)),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use catalogue::decode::decode;
    use catalogue::figure::{Format, Prepared};
    use catalogue::manifest::{Entry, Manifest};
    use serde_json::json;

    use super::merged;

    type Result = std::result::Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn a_figure_is_shown_when_all_its_files_are_there() -> Result {
        let mut json: serde_json::Value = serde_json::from_str(include_str!("../../tests/fixtures/small.json"))?;
        json["papers"][0]["figure"] = "https://example.org/a.png".into();
        let catalogue = decode(json.to_string().as_bytes()).map_err(|error| error.to_string())?;
        let public = tempfile::tempdir()?;
        let public = public.path();
        fs::create_dir_all(public.join("figures"))?;
        assert_eq!(merged(public, catalogue.clone())?, catalogue);

        let prepared = Prepared::parse("9f86d081 300x150 fff eefcdefffeeefffdde")?;
        let mut manifest = Manifest::default();
        let entry = Entry { content: "9f86d081".to_owned(), prepared: prepared.clone() };
        manifest.insert("https://example.org/a.png", entry);
        fs::write(public.join("figures/figures.json"), manifest.encode())?;
        fs::write(public.join(prepared.file(300, Format::Avif)), "")?;
        assert_eq!(merged(public, catalogue.clone())?, catalogue);

        fs::write(public.join(prepared.file(300, Format::Jpeg)), "")?;
        let found = merged(public, catalogue.clone())?;
        let figure = found.papers()[0].figure.as_ref().ok_or("no figure")?;
        assert_eq!(figure.prepared.as_ref(), Some(&prepared));

        fs::write(public.join("figures/figures.json"), "{}")?;
        assert!(merged(public, catalogue).is_err());
        Ok(())
    }

    #[test]
    fn stars_are_counted_in_and_a_broken_file_is_named() -> Result {
        let mut json: serde_json::Value = serde_json::from_str(include_str!("../../tests/fixtures/small.json"))?;
        json["papers"][0]["links"] = json!([{ "kind": "code", "url": "https://github.com/a/b" }]);
        let catalogue = decode(json.to_string().as_bytes()).map_err(|error| error.to_string())?;
        let public = tempfile::tempdir()?;
        let public = public.path();
        assert_eq!(merged(public, catalogue.clone())?, catalogue);

        let file = public.join("stars.json");
        fs::write(&file, r#"{"schema":1,"date":"2026-11-24","stars":{"A/B":812}}"#)?;
        assert_eq!(merged(public, catalogue.clone())?.papers()[0].links[0].stars, Some(812));

        fs::write(&file, r#"{"schema":2}"#)?;
        let told = merged(public, catalogue).err().ok_or("no error")?.to_string();
        assert!(told.contains("stars.json: field “schema”: must be 1, not 2"), "{told}");
        assert!(told.contains("run `papers stars` again"), "{told}");
        Ok(())
    }

    #[test]
    fn abstracts_that_are_wrong_are_told_of_and_those_that_are_not_there_are_none() -> Result {
        let public = tempfile::tempdir()?;
        let file = public.path().join("abstracts.json");
        assert!(super::abstracts(&file)?.is_none());
        fs::write(&file, "{}")?;
        let told = super::abstracts(&file).err().ok_or("no error")?.to_string();
        assert!(
            told.contains("abstracts.json: ") && told.contains("remove it and run `papers abstracts` again"),
            "{told}"
        );
        Ok(())
    }

    #[test]
    fn citations_are_counted_in_and_a_broken_file_is_named() -> Result {
        let catalogue = decode(include_bytes!("../../tests/fixtures/small.json")).map_err(|error| error.to_string())?;
        let public = tempfile::tempdir()?;
        let file = public.path().join("citations.json");
        let id = &catalogue.papers()[0].id;
        let counts =
            json!({"schema": 1, "source": "Semantic Scholar", "date": "2026-11-24", "citations": {id.as_str(): 812}});
        fs::write(&file, counts.to_string())?;
        assert_eq!(merged(public.path(), catalogue.clone())?.papers()[0].citations, Some(812));

        fs::write(&file, "{}")?;
        let told = merged(public.path(), catalogue).err().ok_or("no error")?.to_string();
        assert!(told.contains("citations.json: ") && told.contains("run `papers citations` again"), "{told}");
        Ok(())
    }
}
