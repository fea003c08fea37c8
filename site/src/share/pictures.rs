//! Drawing the pictures of shared pages, on every processor.
use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use awesome_papers::data::library::Library;
use catalogue::Paper;
use catalogue::figure::{FRAMES, Format};
use rayon::prelude::*;
use sha2::{Digest as _, Sha256};

use super::card::{self, Picture};
use super::file;
use super::fonts::Fonts;
use super::raster;
use crate::dist::Dist;
use crate::error::Error;
use crate::pages::with_pages;

/// What a picture depends on besides the drawing: the crates, of which one brings the fonts, and
/// how the file is written.
const DRAWN_BY: [&str; 2] = [include_str!("../../../Cargo.lock"), include_str!("raster.rs")];

/// How many pictures were written, and what that took.
#[derive(Clone, Debug)]
pub struct Written {
    pub(super) pictures: usize,
    pub(super) from_cache: usize,
    bytes: usize,
    took: Duration,
    /// The longest that one picture took.
    slowest: Duration,
}

impl fmt::Display for Written {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pictures, from_cache, bytes, took, slowest } = self;
        write!(
            formatter,
            "{pictures} pictures of {} kB in {:.1} s, {from_cache} from the cache, the slowest in {} ms",
            bytes / 1000,
            took.as_secs_f64(),
            slowest.as_millis()
        )
    }
}

/// Writes the picture of every paper that has a page into `dist`, on every processor. The figures
/// are below `public`, and `cache` keeps what was drawn.
///
/// # Errors
/// When a file cannot be read or written or a picture cannot be drawn; the first of them by the
/// order of the papers.
pub fn write(library: &Library, public: &[PathBuf], dist: &Dist, cache: &Path) -> Result<Written, Error> {
    let start = Instant::now();
    let fonts = Fonts::open()?;
    fs::create_dir_all(cache).map_err(Error::file(cache))?;
    let papers: Vec<&Paper> = with_pages(library).collect();
    let done: Vec<_> = papers.into_par_iter().map(|paper| one(&fonts, library, paper, (public, dist, cache))).collect();

    let mut written = Written { pictures: 0, from_cache: 0, bytes: 0, took: Duration::ZERO, slowest: Duration::ZERO };
    for outcome in done {
        let (bytes, drawn_in) = outcome?;
        written.pictures += 1;
        written.bytes += bytes;
        written.from_cache += usize::from(drawn_in.is_none());
        written.slowest = written.slowest.max(drawn_in.unwrap_or_default());
    }
    written.took = start.elapsed();
    Ok(written)
}

/// Writes the picture of one paper; its size in bytes, and how long it took if it had to be drawn.
fn one(
    fonts: &Fonts,
    library: &Library,
    paper: &Paper,
    (public, dist, cache): (&[PathBuf], &Dist, &Path),
) -> Result<(usize, Option<Duration>), Error> {
    let start = Instant::now();
    let svg = card::card(fonts, library, paper, picture(public, paper)?.as_ref())?;
    let kept = cache.join(format!("{}.png", key(&svg)));
    let (file_bytes, drawn_in) = match fs::read(&kept) {
        Ok(bytes) => (bytes, None),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let bytes =
                raster::png(&svg, fonts).map_err(|problem| Error::Picture { paper: paper.id.to_string(), problem })?;
            // Under another name first: a build that is stopped leaves no half of a picture.
            let unfinished = cache.join(format!("{}.{}", paper.id, std::process::id()));
            fs::write(&unfinished, &bytes).map_err(Error::file(&unfinished))?;
            fs::rename(&unfinished, &kept).map_err(Error::file(&kept))?;
            (bytes, Some(start.elapsed()))
        }
        Err(error) => return Err(Error::file(&kept)(error)),
    };
    dist.write(&file(paper), &file_bytes)?;
    Ok((file_bytes.len(), drawn_in))
}

/// The authors' figure, when its file is in the site.
fn picture<'a>(public: &[PathBuf], paper: &'a Paper) -> Result<Option<Picture<'a>>, Error> {
    let Some(prepared) = paper.figure.as_ref().and_then(|figure| figure.prepared.as_ref()) else { return Ok(None) };
    for folder in public {
        let path = folder.join(prepared.file(prepared.width_within(FRAMES[1]), Format::Jpeg));
        match fs::read(&path) {
            Ok(file) => return Ok(Some(Picture { prepared, file })),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(Error::file(&path)(error)),
        }
    }
    Ok(None)
}

/// Names a picture by all that it depends on.
fn key(svg: &str) -> String {
    let mut hash = Sha256::new();
    for part in DRAWN_BY.into_iter().chain([svg]) {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}
