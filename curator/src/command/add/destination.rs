//! Where papers are added: the file of a catalogue, or lists that only their keeper writes; and what speaks against it.
use std::path::PathBuf;

use catalogue::{Catalogue, WebAddress};

use super::Options;
use crate::add::{PaperReference, listed};
use crate::arxiv::old_id;
use crate::check::suppressions::Suppressions;
use crate::check::{CheckContext, check};
use crate::command::{Error, nowhere, read_catalogue, today};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::settings::Settings;
use crate::source::Source;
use crate::sources::{self, Sources, Wanted};

/// Where papers are added.
pub(super) enum Destination {
    /// In the file of a catalogue, which is written.
    Catalogue {
        /// The file.
        path: PathBuf,
        /// The settings of the list, if there are any.
        settings: Option<PathBuf>,
    },
    /// In lists and bibliographies, which only their keeper writes.
    Lists(Box<Sources>),
}

impl Destination {
    /// The list that is meant.
    ///
    /// # Errors
    /// When there is none, or it cannot be read.
    pub fn of(options: &Options) -> Result<Self, Error> {
        let wanted =
            Wanted { files: options.into.iter().cloned().collect(), otherwise: nowhere(), ..Wanted::default() };
        Ok(match sources::catalogue(&wanted)? {
            Some(path) => Self::Catalogue { path, settings: wanted.settings_path() },
            None => Self::Lists(Box::new(sources::sources(&wanted)?)),
        })
    }

    /// Its papers.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn catalogue(&self) -> Result<Catalogue, Error> {
        match self {
            Self::Catalogue { path, .. } => read_catalogue(path),
            Self::Lists(read) => Ok(read.catalogue.clone()),
        }
    }

    /// What messages call it.
    pub fn name(&self) -> String {
        let names =
            |paths: &[PathBuf]| paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ");
        match self {
            Self::Catalogue { path, .. } => path.display().to_string(),
            Self::Lists(read) => names(&read.files),
        }
    }

    /// What the rules of `check` find in the text of the catalogue.
    ///
    /// # Errors
    /// When the silences cannot be read.
    pub fn findings(&self, text: &str) -> Result<Vec<Diagnostic>, Error> {
        let Self::Catalogue { path, settings } = self else { return Ok(Vec::new()) };
        let source = Source::new(&path.to_string_lossy(), text.to_owned());
        let beside = settings.as_deref().map(Source::of_file).transpose()?;
        let (mut suppressions, wrong) = beside.as_ref().map(Suppressions::read).unwrap_or_default();
        let said = beside.as_ref().and_then(|source| Some((Settings::read(source).ok()?, source)));
        let said = said.as_ref().map(|(settings, source)| (settings, *source));
        let context = CheckContext { today: today(), size_of: &|_| None, said };
        let mut found = check(&source, &mut suppressions, &context).diagnostics;
        found.extend(wrong);
        Ok(found)
    }
}

/// Why papers cannot be added, as far as the list itself says it: they are in it, or a category is not.
///
/// # Errors
/// When the collection is none of the list.
pub(super) fn refusals(
    options: &Options,
    names: &[PaperReference],
    catalogue: &Catalogue,
) -> Result<Vec<Diagnostic>, Error> {
    if let Some(id) = &options.collection
        && !catalogue.parts().collections.iter().any(|known| known.id.as_str() == id)
    {
        let ids = listed(catalogue.parts().collections.iter().map(|collection| collection.id.clone()));
        return Err(Error::Argument(format!("“{id}” is not a collection of the list; use one of: {ids}")));
    }
    if options.categories.len() > 2 {
        let message = "a paper is added with one category or two; write further ones into its record";
        return Err(Error::Argument(message.to_owned()));
    }
    let error = |message: String| Diagnostic::new(Severity::Error, "draft", message);
    let mut refused = Vec::new();
    let ids = || catalogue.categories().iter().map(|category| category.id.as_str());
    for id in options.categories.iter().filter(|id| !ids().any(|known| known == id.as_str())) {
        let all = || format!("give --category with one of: {}", ids().collect::<Vec<_>>().join(", "));
        let help = did_you_mean(id, ids(), all);
        refused.push(error(format!("“{id}” is not a category of the list")).help(help));
    }
    for named in names {
        let known = match named {
            PaperReference::Arxiv(id) => catalogue.find(id).map(|(_, paper)| paper),
            PaperReference::OldArxiv(id) => catalogue
                .papers()
                .iter()
                .find(|paper| paper.url.as_ref().and_then(old_id).is_some_and(|own| own == *id)),
            PaperReference::Doi(doi) => catalogue.papers().iter().find(|paper| {
                paper.own_addresses().filter_map(WebAddress::doi).any(|own| own.eq_ignore_ascii_case(doi))
            }),
            // A repository may have the code of several papers.
            PaperReference::GitHub(_) => None,
        };
        if let Some(paper) = known {
            let message = format!("“{}” is in the list already, as {}", paper.title, paper.id);
            refused.push(error(message).help("correct its record, if something of it is wrong"));
        }
    }
    Ok(refused)
}
