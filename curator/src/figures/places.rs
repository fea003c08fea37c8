//! Where figures are named: at the lines of their papers.
use catalogue::decode::decode;
use catalogue::{Catalogue, Paper};

use crate::check::file::File;
use crate::diagnostic::Place;
use crate::files::{FileError, read};
use crate::source::Source;
use crate::sources::Sources;

/// The files of a list, to find figures in.
pub struct FigurePlaces<'a> {
    list: &'a Sources,
    files: Vec<(Source, Option<Catalogue>)>,
}

impl<'a> FigurePlaces<'a> {
    /// Reads the files of a list.
    ///
    /// # Errors
    /// When one cannot be read.
    pub fn of(list: &'a Sources) -> Result<Self, FileError> {
        let files = list.files.iter().map(|path| {
            let bytes = read(path)?;
            Ok((Source::read(&path.to_string_lossy(), &bytes).0, decode(&bytes).ok()))
        });
        Ok(Self { list, files: files.collect::<Result<_, _>>()? })
    }

    /// Where the figure from a source is named: in the entry of the first paper that has it.
    #[must_use]
    pub fn find(&self, figure: &str) -> Option<Place> {
        let has_it = |paper: &&Paper| paper.figure.as_ref().is_some_and(|own| own.source.as_str() == figure);
        let paper = self.list.catalogue.papers().iter().find(has_it)?;
        match self.list.places.get(&paper.id) {
            Some(entry) => Some(self.in_entry(entry, figure).unwrap_or_else(|| entry.clone())),
            None => self.files.iter().find_map(|(source, catalogue)| {
                let (position, _) = catalogue.as_ref()?.find(&paper.id)?;
                Some(source.place(&File::new(&source.text).paper_range(position, Some("figure"))?))
            }),
        }
    }

    /// Where it stands in the entry of a list: by its address or, where that has only its path, by its name.
    fn in_entry(&self, entry: &Place, figure: &str) -> Option<Place> {
        let (source, _) = self.files.iter().find(|(source, _)| source.path == entry.path)?;
        let text = source.text.get(entry.range.clone())?;
        let name = figure.rsplit('/').next().filter(|name| !name.is_empty());
        let (at, written) =
            [Some(figure), name].into_iter().flatten().find_map(|name| Some((text.find(name)?, name)))?;
        let start = entry.range.start + at;
        Some(source.place(&(start..start + written.len())))
    }
}
