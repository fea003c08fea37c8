//! Authors whose names are spelled in several ways, as the curator joined them.
use super::Catalogue;
use crate::authors;
use crate::paper::Line;

/// Whose a joined name is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct People {
    /// Each name by the id that it makes ([`authors::id`]), in their order, with the position of its group in
    /// [`Parts::people`](super::Parts::people).
    names: Vec<(String, usize)>,
}

impl People {
    /// Gathers the names; also those that are there twice, with the positions of their groups. Such a name stays where
    /// it was first, and a group that then joins nothing goes.
    pub fn gather(groups: &mut Vec<Vec<Line>>) -> (Self, Vec<(usize, String)>) {
        let (mut people, mut repeated) = (Self::default(), Vec::new());
        let mut kept: Vec<Vec<Line>> = Vec::new();
        for (position, mut group) in std::mem::take(groups).into_iter().enumerate() {
            group.retain(|name| {
                let id = authors::id(name.as_str());
                let place = people.place(&id);
                if let Err(place) = place {
                    people.names.insert(place, (id, kept.len()));
                } else {
                    repeated.push((position, name.to_string()));
                }
                place.is_err()
            });
            if group.len() < 2 {
                people.names.retain(|(_, of)| *of != kept.len());
            } else {
                kept.push(group);
            }
        }
        *groups = kept;
        (people, repeated)
    }

    /// The place of the name with an id or, if it is none of them, where it would be.
    fn place(&self, id: &str) -> Result<usize, usize> {
        self.names.binary_search_by(|(other, _)| other.as_str().cmp(id))
    }
}

impl Catalogue {
    /// All names of the author with an id ([`authors::id`]) that the curator has joined with another, the one to show
    /// first; of any other author none.
    #[must_use]
    pub fn joined_names(&self, id: &str) -> &[Line] {
        let place = self.people.place(id).ok();
        place.map_or(&[], |place| &self.parts.people[self.people.names[place].1])
    }

    /// The id of the author who has a name: that of the name to show, where it is joined with others.
    #[must_use]
    pub fn author_id(&self, name: &str) -> String {
        let id = authors::id(name);
        match self.joined_names(&id) {
            [shown, ..] => authors::id(shown.as_str()),
            [] => id,
        }
    }

    /// The other names of the author who has a name.
    pub fn other_names(&self, name: &str) -> impl Iterator<Item = &str> {
        // Few lists join any.
        let id = if self.parts.people.is_empty() { String::new() } else { authors::id(name) };
        self.joined_names(&id).iter().map(Line::as_str).filter(move |other| authors::id(other) != id)
    }
    /// The joined names that no paper has, each with the position of its group.
    #[must_use]
    pub fn unknown_names(&self) -> Vec<(usize, &str)> {
        let mut known = vec![false; self.people.names.len()];
        for name in self.papers().iter().flat_map(|paper| &paper.authors) {
            if let Ok(place) = self.people.place(&authors::id(name.as_str())) {
                known[place] = true;
            }
        }
        let groups = self.parts.people.iter().enumerate();
        let names = groups.flat_map(|(position, group)| group.iter().map(move |name| (position, name.as_str())));
        names.filter(|(_, name)| self.people.place(&authors::id(name)).is_ok_and(|place| !known[place])).collect()
    }
}
