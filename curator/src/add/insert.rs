//! Puts a paper in its place in the catalogue.
use catalogue::{Catalogue, CatalogueError, Paper};

/// The catalogue with one paper more, behind the last one of its collection and main category:
/// lists grow at the end of their sections.
///
/// # Errors
/// When the paper does not belong in the catalogue.
pub fn insert(catalogue: &Catalogue, paper: Paper) -> Result<Catalogue, CatalogueError> {
    let mut parts = catalogue.parts().clone();
    let is_near =
        |other: &Paper| other.collection == paper.collection && other.categories.first() == paper.categories.first();
    let at = parts.papers.iter().rposition(is_near).map_or(parts.papers.len(), |at| at + 1);
    parts.papers.insert(at, paper);
    Catalogue::new(parts)
}

/// The catalogue with another paper at a position.
///
/// # Errors
/// When the paper does not belong in the catalogue.
pub fn replace(catalogue: &Catalogue, position: usize, paper: Paper) -> Result<Catalogue, CatalogueError> {
    let mut parts = catalogue.parts().clone();
    if let Some(record) = parts.papers.get_mut(position) {
        *record = paper;
    }
    Catalogue::new(parts)
}
