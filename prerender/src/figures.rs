//! The figures that `curate figures` prepared: what is known of them goes into the catalogue
//! that the site is drawn from.
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use catalogue::Catalogue;
use catalogue::figure::{FOLDER, Format};
use catalogue::manifest::{FILE, Manifest};

use crate::error::PrerenderError;

/// The catalogue with what is prepared of its figures, whose files are below `app`; `None`
/// when nothing is.
///
/// # Errors
/// When the manifest cannot be read.
pub fn merged(app: &Path, catalogue: &Catalogue) -> Result<Option<Catalogue>, PrerenderError> {
    let path = app.join(FOLDER).join(FILE);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(PrerenderError::file(&path, error)),
    };
    let mut manifest =
        Manifest::decode(&bytes).map_err(|error| PrerenderError::Catalogue(path.clone(), error.to_string()))?;
    // A figure of which a file is missing is better drawn than broken.
    manifest.retain(|_, entry| {
        let widths = entry.prepared.widths();
        let is_there = |width: u16, format| app.join(entry.prepared.file(width, format)).is_file();
        widths.into_iter().all(|width| Format::ALL.iter().all(|format| is_there(width, *format)))
    });
    let merged = manifest.merged(catalogue);
    Ok((merged != *catalogue).then_some(merged))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use awesome_papers::load::decode_library;
    use catalogue::figure::{Format, Prepared};
    use catalogue::manifest::{Entry, Manifest};
    use catalogue::route::Base;

    use super::merged;

    #[test]
    fn a_figure_is_shown_when_all_its_files_are_there() -> Result<(), Box<dyn std::error::Error>> {
        let file = include_str!("../../tests/fixtures/small.json");
        let mut json: serde_json::Value = serde_json::from_str(file)?;
        json["papers"][0]["figure"] = "https://example.org/a.png".into();
        let library =
            decode_library(json.to_string().as_bytes(), Base::default()).map_err(|error| error.to_string())?;
        let app = std::env::temp_dir().join(format!("prerender-figures-{}", std::process::id()));
        fs::create_dir_all(app.join("figures"))?;
        assert_eq!(merged(&app, &library.catalogue)?, None);

        let prepared = Prepared::parse("9f86d081 300x150 fff eefcdefffeeefffdde")?;
        let mut manifest = Manifest::default();
        let entry = Entry { content: "9f86d081".to_owned(), prepared: prepared.clone() };
        manifest.insert("https://example.org/a.png", entry);
        fs::write(app.join("figures/figures.json"), manifest.encode())?;
        fs::write(app.join(prepared.file(300, Format::Avif)), "")?;
        assert_eq!(merged(&app, &library.catalogue)?, None);

        fs::write(app.join(prepared.file(300, Format::Jpeg)), "")?;
        let catalogue = merged(&app, &library.catalogue)?.ok_or("nothing is merged")?;
        let figure = catalogue.papers()[0].figure.as_ref().ok_or("no figure")?;
        assert_eq!(figure.prepared.as_ref(), Some(&prepared));

        fs::write(app.join("figures/figures.json"), "{}")?;
        assert!(merged(&app, &library.catalogue).is_err());
        fs::remove_dir_all(&app)?;
        Ok(())
    }
}
