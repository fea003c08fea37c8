//! Authors: those who have written much write more, and new people come at a realistic rate.

use std::collections::HashSet;

use crate::growth::{Growth, blend};
use crate::random::Random;

/// How fast new people come up; in the real list the power is 0.86 and falling.
const POWER_OF_PEOPLE: f64 = 0.8;

/// How fast new given names and surnames come up among new people.
const POWER_OF_NAMES: f64 = 0.65;

/// Chooses and makes authors.
#[derive(Debug)]
pub struct Authors {
    people: Vec<String>,
    known: HashSet<String>,
    /// Positions in `people`, each as often as the person wrote a paper.
    written: Vec<u32>,
    growth: Growth,
    given: Names,
    surnames: Names,
}

impl Authors {
    /// Learns from the authors of papers, each as often as they wrote one.
    #[must_use]
    pub fn new<'a>(authors: impl Iterator<Item = &'a str>) -> Self {
        let mut people: Vec<String> = Vec::new();
        let mut written = Vec::new();
        for author in authors {
            let position = people.iter().position(|person| person == author).unwrap_or_else(|| {
                people.push(author.to_owned());
                people.len() - 1
            });
            written.push(position as u32);
        }
        let parts = || people.iter().filter_map(|person| person.rsplit_once(' '));
        let given = Names::new(parts().map(|(given, _)| given));
        let surnames = Names::new(parts().map(|(_, surname)| surname));
        let growth = Growth::through(written.len(), people.len(), POWER_OF_PEOPLE);
        Self { known: people.iter().cloned().collect(), people, written, growth, given, surnames }
    }

    /// The authors of one more paper.
    pub fn authors(&mut self, count: usize, random: &mut Random) -> Vec<String> {
        let mut positions: Vec<u32> = Vec::with_capacity(count);
        while positions.len() < count {
            let position = if self.people.len() < self.growth.at(self.written.len() + positions.len()) {
                self.newcomer(random)
            } else {
                *random.choose(&self.written)
            };
            if !positions.contains(&position) {
                positions.push(position);
            }
        }
        self.written.extend(&positions);
        positions.iter().map(|position| self.people[*position as usize].clone()).collect()
    }

    fn newcomer(&mut self, random: &mut Random) -> u32 {
        loop {
            let name = format!("{} {}", self.given.name(random), self.surnames.name(random));
            if self.known.insert(name.clone()) {
                self.people.push(name);
                return (self.people.len() - 1) as u32;
            }
        }
    }
}

/// The given names or the surnames of all people.
#[derive(Debug)]
struct Names {
    /// Each as often as somebody has it.
    carried: Vec<String>,
    different: HashSet<String>,
    growth: Growth,
}

impl Names {
    fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let carried: Vec<String> = names.map(str::to_owned).collect();
        let different: HashSet<String> = carried.iter().cloned().collect();
        let growth = Growth::through(carried.len(), different.len(), POWER_OF_NAMES);
        Self { carried, different, growth }
    }

    /// A new name when it is time for one, else one in use, the more likely the more carry it.
    fn name(&mut self, random: &mut Random) -> String {
        let mut name = random.choose(&self.carried).clone();
        if self.different.len() < self.growth.at(self.carried.len()) {
            name = blend(&name, random.choose::<String>(&self.carried));
            self.different.insert(name.clone());
        }
        self.carried.push(name.clone());
        name
    }
}
