//! Shelves that are changed at random: all sides agree after merges, and nothing is lost.

use crate::generators::cases;
use catalogue::PaperId;
use catalogue::shelf::{Shelf, Side, State, decode_link, encode_link};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::subsequence;

fn id(text: &str) -> PaperId {
    PaperId::new(text).unwrap()
}

fn note<'a>(shelf: &'a Shelf, text: &str) -> &'a str {
    &shelf.get(&id(text)).unwrap().note.text
}

/// A change of a shelf.
#[derive(Clone, Debug)]
enum Change {
    Put,
    TakeOff,
    State(usize),
    Note(&'static str),
    Beside(usize, Side),
}

const PAPERS: [&str; 4] = ["2306.08543", "a", "b", "c"];

fn change() -> impl Strategy<Value = (usize, Change)> {
    let change = prop_oneof![
        3 => Just(Change::Put),
        1 => Just(Change::TakeOff),
        1 => (0..3_usize).prop_map(Change::State),
        2 => prop::sample::select(vec!["", "x", "x y", "\"<é>\"\n", "z"]).prop_map(Change::Note),
        1 => (0..4_usize, prop::sample::select(vec![Side::Above, Side::Below])).prop_map(|(to, side)| Change::Beside(to, side)),
    ];
    (0..PAPERS.len(), change)
}

/// Some changes, the first at a time, then one every second millisecond: two sides that began at an even and at
/// an odd time never write a note in the same one.
fn changed(shelf: &Shelf, changes: &[(usize, Change)], start: u64) -> Shelf {
    let mut shelf = shelf.clone();
    for (now, (paper, change)) in (start..).step_by(2).zip(changes) {
        let paper = id(PAPERS[*paper]);
        match change {
            Change::Put => shelf.put(&paper, "A title", now),
            Change::TakeOff => shelf.take_off(&paper, now),
            Change::State(state) => shelf.set_state(&paper, State::ALL[*state], now),
            Change::Note(text) => {
                if let Some(seen) = shelf.get(&paper).map(|entry| entry.note.clone()) {
                    shelf.set_note(&paper, &seen, text, now);
                }
            }
            Change::Beside(other, side) => shelf.move_beside(&paper, &id(PAPERS[*other]), *side, now),
        }
    }
    shelf
}

fn merged(one: &Shelf, other: &Shelf) -> Shelf {
    let mut merged = one.clone();
    merged.merge(other);
    merged
}

/// A shelf without what is known of its notes.
fn without_notes(shelf: &Shelf) -> String {
    let file = shelf.encode();
    let before = |line: &str| line.split(", \"note\"").next().unwrap_or_default().to_owned();
    file.lines().map(before).collect()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn a_shelf_survives_its_file(changes in vec(change(), 0..30)) {
        let shelf = changed(&Shelf::default(), &changes, 1);
        prop_assert_eq!(Shelf::decode(&shelf.encode()), Ok(shelf));
    }

    #[test]
    fn all_sides_agree_after_a_merge(
        common in vec(change(), 0..12),
        (here, there) in (vec(change(), 0..12), vec(change(), 0..12)),
        (early, late) in (15..20_u64, 15..20_u64),
    ) {
        let common = changed(&Shelf::default(), &common, 1);
        let (here, there) = (changed(&common, &here, 2 * early), changed(&common, &there, 2 * late + 1));
        let both = merged(&here, &there);
        prop_assert_eq!(&both, &merged(&there, &here));
        // Whatever arrives again changes nothing.
        for known in [&both, &here, &there, &common] {
            prop_assert_eq!(&both, &merged(&both, known));
            prop_assert_eq!(&both, &merged(known, &both));
        }
        // No text that only one side wrote is lost.
        for side in [&here, &there] {
            for entry in side.entries().filter(|entry| both.has(&entry.id)) {
                // Before 30 the sides were one.
                prop_assert!(entry.note.at < 30 || note(&both, entry.id.as_str()).contains(&entry.note.text));
            }
        }
    }

    #[test]
    fn fields_do_not_depend_on_the_order_of_merges(sides in vec(vec(change(), 0..12), 3), starts in vec(1..12_u64, 3)) {
        let sides: Vec<Shelf> = sides.iter().zip(&starts).map(|(side, start)| changed(&Shelf::default(), side, *start)).collect();
        let left = merged(&merged(&sides[0], &sides[1]), &sides[2]);
        let right = merged(&sides[0], &merged(&sides[1], &sides[2]));
        prop_assert_eq!(without_notes(&left), without_notes(&right));
        // Once they meet, notes agree too.
        prop_assert_eq!(merged(&left, &right), merged(&right, &left));
    }

    #[test]
    fn an_id_that_changes_does_so_before_a_merge_or_after_it(
        (here, there) in (vec(change(), 0..12), vec(change(), 0..12)),
        (early, late) in (1..6_u64, 1..6_u64),
    ) {
        let renamed = |shelf: &Shelf| {
            let mut shelf = shelf.clone();
            shelf.rename(&|old| (*old == id("b")).then(|| id("2401.00001")));
            shelf
        };
        let empty = Shelf::default();
        let (here, there) = (changed(&empty, &here, 2 * early), changed(&empty, &there, 2 * late + 1));
        let both = renamed(&merged(&here, &there));
        prop_assert_eq!(&both, &merged(&renamed(&here), &renamed(&there)));
        prop_assert_eq!(&both, &renamed(&merged(&renamed(&here), &there)));
        prop_assert_eq!(&both, &renamed(&both));
    }

    #[test]
    fn papers_put_together_are_as_those_put_one_by_one(
        before in vec(change(), 0..8),
        papers in subsequence(PAPERS.map(id).to_vec(), 0..=PAPERS.len()).prop_shuffle(),
    ) {
        let (mut together, mut alone) = (changed(&Shelf::default(), &before, 1), changed(&Shelf::default(), &before, 1));
        together.put_all(&papers.iter().map(|id| (id, id.as_str())).collect::<Vec<_>>(), 100);
        papers.iter().rev().for_each(|id| alone.put(id, id.as_str(), 100));
        prop_assert_eq!(&together, &alone);
        let order: Vec<&PaperId> = together.by_hand().into_iter().map(|entry| &entry.id).collect();
        // What was never there comes first, in its order.
        let is_new = |id: &&PaperId| before.iter().all(|(paper, _)| PAPERS[*paper] != id.as_str());
        let new: Vec<&PaperId> = papers.iter().filter(is_new).collect();
        prop_assert!(order.iter().filter(|id| new.contains(id)).eq(&new));
    }

    #[test]
    fn a_link_brings_its_papers(months in vec((1_u16..1200, 0_u32..100_000, any::<bool>()), 0..20), slugs in vec("[a-z0-9]{1,9}(-[a-z0-9]{1,20}){0,5}", 0..5)) {
        let arxiv = months.into_iter().map(|(month, number, is_long)| {
            let (year, month) = (month / 12, month % 12 + 1);
            if is_long { format!("{year:02}{month:02}.{number:05}") } else { format!("{year:02}{month:02}.{:04}", number % 10_000) }
        });
        let mut chosen: Vec<PaperId> = Vec::new();
        for id in arxiv.chain(slugs).filter_map(|text| PaperId::new(&text).ok()) {
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
        let shared = decode_link(&encode_link(&chosen, None), None);
        prop_assert!(shared.is_whole);
        prop_assert_eq!(shared.ids, chosen);
    }

    #[test]
    fn no_text_breaks_the_reading(text in ".{0,60}") {
        let _ = Shelf::decode(&text);
        let _ = decode_link(&text, None);
    }
}
