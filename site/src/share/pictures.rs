//! The pictures that other sites show where the page of a paper is shared: one for each paper,
//! drawn from its record (`card`), with text set by measured widths (`fonts`, `lines`), and
//! made into a small PNG file (`raster`).
//!
//! What was drawn once is kept under a hash of the drawing and of all that draws it, so the next
//! build only draws what has changed. Files that nothing asks for any more do no harm.
mod card;
mod fonts;
mod lines;
mod raster;
#[cfg(test)]
mod tests;

use std::fmt;
use std::fs;
use std::io::ErrorKind;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use awesome_papers::load::Library;
use catalogue::Paper;
use catalogue::figure::{FRAMES, Format};
use sha2::{Digest as _, Sha256};

use crate::error::PrerenderError;
use crate::pages::with_pages;
use card::Picture;
use fonts::Fonts;

/// The size that the sites which show such pictures ask for.
pub const WIDTH: u32 = 1200;
/// See [`WIDTH`].
pub const HEIGHT: u32 = 630;

/// What a picture depends on besides the drawing: the crates, of which one brings the fonts, and
/// how the file is written.
const DRAWN_BY: [&str; 2] = [include_str!("../../Cargo.lock"), include_str!("share/raster.rs")];

/// The file of a paper's picture, below the base of the site. An id is digits and a full stop, or
/// a slug, so it is the name of a file as it is.
pub fn file(paper: &Paper) -> String {
    format!("share/{}.png", paper.id)
}

/// What the picture of a paper shows, for those who do not see it.
pub fn described(paper: &Paper) -> String {
    let by = paper.short_authors().map(|authors| format!(" by {authors}")).unwrap_or_default();
    let venue = paper.venue.as_ref().map(|venue| format!(", {}", venue.short())).unwrap_or_default();
    format!("“{}”{by}{venue}, beside a figure", paper.title)
}

/// How many pictures were written, and what that took.
pub struct Written {
    pictures: usize,
    from_cache: usize,
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
/// are below `app`, and `cache` keeps what was drawn.
///
/// # Errors
/// When a file cannot be read or written or a picture cannot be drawn; the first of them by the
/// order of the papers.
pub fn write(library: &Library, app: &Path, dist: &Path, cache: &Path) -> Result<Written, PrerenderError> {
    let start = Instant::now();
    let fonts = Fonts::open()?;
    for folder in [cache, &dist.join("share")] {
        fs::create_dir_all(folder).map_err(|error| PrerenderError::file(folder, error))?;
    }
    let papers: Vec<&Paper> = with_pages(library).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        while let Some((place, paper)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, papers.get(n)?)))
        {
            done.push((place, one(&fonts, library, paper, (app, dist, cache))));
        }
        done
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    });
    done.sort_by_key(|(place, _)| *place);

    let mut written = Written { pictures: 0, from_cache: 0, bytes: 0, took: Duration::ZERO, slowest: Duration::ZERO };
    for (_, outcome) in done {
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
    (app, dist, cache): (&Path, &Path, &Path),
) -> Result<(usize, Option<Duration>), PrerenderError> {
    let start = Instant::now();
    let svg = card::card(fonts, library, paper, picture(app, paper)?.as_ref())?;
    let kept = cache.join(format!("{}.png", key(&svg)));
    let (file_bytes, drawn_in) = match fs::read(&kept) {
        Ok(bytes) => (bytes, None),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let bytes =
                raster::png(&svg, fonts).map_err(|problem| PrerenderError::Picture(paper.id.to_string(), problem))?;
            // Under another name first: a build that is stopped leaves no half of a picture.
            let unfinished = cache.join(format!("{}.{}", paper.id, std::process::id()));
            fs::write(&unfinished, &bytes).map_err(|error| PrerenderError::file(&unfinished, error))?;
            fs::rename(&unfinished, &kept).map_err(|error| PrerenderError::file(&kept, error))?;
            (bytes, Some(start.elapsed()))
        }
        Err(error) => return Err(PrerenderError::file(&kept, error)),
    };
    crate::write(dist, &file(paper), &file_bytes)?;
    Ok((file_bytes.len(), drawn_in))
}

/// The authors' figure, when its file is in the site.
fn picture<'a>(app: &Path, paper: &'a Paper) -> Result<Option<Picture<'a>>, PrerenderError> {
    let Some(prepared) = paper.figure.as_ref().and_then(|figure| figure.prepared.as_ref()) else { return Ok(None) };
    let path = app.join(prepared.file(prepared.width_within(FRAMES[1]), Format::Jpeg));
    match fs::read(&path) {
        Ok(file) => Ok(Some(Picture { prepared, file })),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(PrerenderError::file(&path, error)),
    }
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
