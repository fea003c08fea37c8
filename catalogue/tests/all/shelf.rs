//! The shelf: what its changes do, and how it is merged, written, read and shared.
use catalogue::shelf::{
    MOST_SHARED, Merged, Note, Order, Selection, Shelf, ShelfError, Side, State, decode_link, encode_link,
};
use catalogue::{Catalogue, PaperId};

const LIST: &str = include_str!("../../../public/papers.json");

fn id(text: &str) -> PaperId {
    PaperId::new(text).unwrap()
}

fn ids(texts: &[&str]) -> Vec<PaperId> {
    texts.iter().map(|text| id(text)).collect()
}

fn list() -> Catalogue {
    catalogue::decode::decode(LIST.as_bytes()).unwrap()
}

/// A shelf with these papers, the first on top, put there at 1, 2, …
fn shelf(texts: &[&str]) -> Shelf {
    let mut shelf = Shelf::default();
    for (now, text) in (1..).zip(texts.iter().rev()) {
        shelf.put(&id(text), &format!("Title of {text}"), now);
    }
    shelf
}

fn order(shelf: &Shelf) -> Vec<&str> {
    shelf.by_hand().iter().map(|entry| entry.id.as_str()).collect()
}

fn note<'a>(shelf: &'a Shelf, text: &str) -> &'a str {
    &shelf.get(&id(text)).unwrap().note.text
}

/// Writes a note as a reader does who sees the one there is.
fn write_note(shelf: &mut Shelf, of: &str, text: &str, now: u64) {
    let seen: Note = shelf.get(&id(of)).unwrap().note.clone();
    shelf.set_note(&id(of), &seen, text, now);
}

#[test]
fn what_is_put_last_stands_first() {
    let mut shelf = shelf(&["b", "a"]);
    assert_eq!(order(&shelf), ["b", "a"]);
    shelf.put(&id("2306.08543"), "MiniLLM", 9);
    shelf.put(&id("a"), "Not put again", 10);
    assert_eq!(order(&shelf), ["2306.08543", "b", "a"]);
    assert_eq!(shelf.len(), 3);
    assert_eq!(shelf.get(&id("a")).unwrap().title, "Title of a");
    assert_eq!(shelf.get(&id("2306.08543")).unwrap().state.value, State::ToRead);
}

#[test]
fn a_paper_that_is_there_under_an_old_id_and_a_new_one_is_merged() {
    let mut shelf = shelf(&["a-title", "2306.08543"]);
    write_note(&mut shelf, "a-title", "Chapter 2", 6);
    shelf.set_state(&id("2306.08543"), State::Reading, 7);
    shelf.rename(&|old| (old.as_str() == "a-title").then(|| id("2306.08543")));
    assert_eq!(order(&shelf), ["2306.08543"]);
    assert_eq!(note(&shelf, "2306.08543"), "Chapter 2");
    assert_eq!(shelf.get(&id("2306.08543")).unwrap().state.value, State::Reading);
}

#[test]
fn what_comes_back_is_as_it_was() {
    let mut shelf = shelf(&["a", "b"]);
    shelf.set_state(&id("b"), State::Reading, 5);
    write_note(&mut shelf, "b", "Chapter 2", 6);
    shelf.take_off(&id("b"), 7);
    assert!(!shelf.has(&id("b")) && shelf.len() == 1);
    shelf.put(&id("b"), "B", 8);
    assert_eq!((note(&shelf, "b"), shelf.get(&id("b")).unwrap().state.value), ("Chapter 2", State::Reading));
    assert_eq!(order(&shelf), ["a", "b"]);
}

#[test]
fn a_selection_is_by_state_and_in_its_order() {
    let mut shelf = Shelf::default();
    for (now, (paper, title)) in (1..).zip([("2306.08543", "über"), ("2405.00001", "Zeta"), ("b", "alpha")]) {
        shelf.put(&id(paper), title, now);
    }
    shelf.set_state(&id("b"), State::Read, 9);
    shelf.move_beside(&id("b"), &id("2405.00001"), Side::Below, 10);
    let date = |id: &PaperId| id.arxiv_month().map(Into::into);
    let shown = |search: &str| {
        let entries = shelf.selected(&Selection::parse(search), &date);
        entries.iter().map(|entry| entry.title.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(shown(""), ["Zeta", "alpha", "über"]);
    assert_eq!(shown("sort=added"), ["alpha", "Zeta", "über"]);
    assert_eq!(shown("sort=title"), ["alpha", "über", "Zeta"]);
    assert_eq!(shown("sort=newest"), ["Zeta", "über", "alpha"]);
    assert_eq!(shown("state=to-read&sort=added"), ["Zeta", "über"]);
    assert_eq!(shown("state=reading"), [""; 0]);
}

#[test]
fn what_was_taken_off_long_ago_is_forgotten() {
    let mut shelf = shelf(&["a", "b", "c"]);
    write_note(&mut shelf, "a", "secret", 5);
    write_note(&mut shelf, "b", "also", 5);
    shelf.take_off(&id("a"), 10);
    shelf.take_off(&id("b"), 20);
    shelf.forget_taken_off(20);
    let file = shelf.encode();
    assert!(!file.contains("secret") && !file.contains("Title of a"), "{file}");
    assert!(file.contains("also") && file.contains("Title of c"), "{file}");
    // It still takes the paper off elsewhere.
    let mut other = self::shelf(&["a"]);
    other.merge(&shelf);
    assert_eq!(order(&other), ["c"]);
    other.take_off(&id("c"), 30);
    assert!(other.is_empty());
    other.put_back(&id("c"), 31);
    assert_eq!((order(&other), other.len()), (vec!["c"], 1));
}

#[test]
fn papers_are_moved_next_to_others() {
    let mut shelf = shelf(&["a", "b", "c", "d"]);
    let mut moved = |what: &str, to: &str, side| {
        shelf.move_beside(&id(what), &id(to), side, 9);
        order(&shelf).concat()
    };
    assert_eq!(moved("d", "c", Side::Above), "abdc");
    assert_eq!(moved("d", "a", Side::Above), "dabc");
    assert_eq!(moved("d", "c", Side::Below), "abcd");
    assert_eq!(moved("b", "b", Side::Below), "abcd");
    assert_eq!(moved("b", "nothing", Side::Below), "abcd");
    // Far more often than there are places between two.
    for _ in 0..100 {
        assert_eq!(moved("c", "b", Side::Above), "acbd");
        assert_eq!(moved("b", "c", Side::Above), "abcd");
    }
}

#[test]
fn of_each_field_the_newest_change_is_taken() {
    let mut here = shelf(&["a", "b"]);
    let mut there = here.clone();
    here.set_state(&id("a"), State::Read, 10);
    there.set_state(&id("a"), State::Reading, 20);
    here.move_beside(&id("b"), &id("a"), Side::Above, 20);
    there.take_off(&id("b"), 15);
    there.put(&id("c"), "C", 16);
    let mut merged = here.clone();
    assert_eq!(merged.merge(&there), Merged { added: 1, changed: 2, joined: 0 });
    assert_eq!(merged.get(&id("a")).unwrap().state.value, State::Reading);
    assert_eq!(order(&merged), ["c", "a"]);
    assert_eq!(merged.merge(&there), Merged::default());
}

#[test]
fn both_notes_are_kept_when_both_changed_and_only_then() {
    let mut here = shelf(&["a"]);
    write_note(&mut here, "a", "first", 10);
    let mut there = here.clone();
    write_note(&mut there, "a", "second", 20);
    // Made from the other: it takes its place, whichever is merged into which.
    let (mut one, mut other) = (here.clone(), there.clone());
    assert_eq!((one.merge(&there).joined, other.merge(&here).joined), (0, 0));
    assert_eq!((note(&one, "a"), note(&other, "a")), ("second", "second"));
    // Changed on both sides.
    write_note(&mut here, "a", "third", 30);
    let (mut one, mut other) = (here.clone(), there.clone());
    assert_eq!((one.merge(&there).joined, other.merge(&here).joined), (1, 1));
    assert_eq!(note(&one, "a"), "second\n\nthird");
    assert_eq!(one, other);
    // A joined note was made from both.
    assert_eq!((one.merge(&there), one.merge(&here)), (Merged::default(), Merged::default()));
    // What holds the other text already is enough.
    write_note(&mut here, "a", "about first and last", 40);
    write_note(&mut there, "a", "first", 50);
    assert_eq!(here.merge(&there).joined, 0);
    assert_eq!(note(&here, "a"), "about first and last");
}

#[test]
fn a_note_that_changed_while_it_was_written_is_kept() {
    let mut shelf = shelf(&["a"]);
    let seen = shelf.get(&id("a")).unwrap().note.clone();
    write_note(&mut shelf, "a", "from the other tab", 5);
    shelf.set_note(&id("a"), &seen, "from this tab", 6);
    assert_eq!(note(&shelf, "a"), "from the other tab\n\nfrom this tab");
    let seen = shelf.get(&id("a")).unwrap().note.clone();
    shelf.set_note(&id("a"), &seen, "", 1);
    assert_eq!(note(&shelf, "a"), "");
}

#[test]
fn a_clock_that_is_late_does_not_undo_changes() {
    let mut shelf = shelf(&["a"]);
    shelf.set_state(&id("a"), State::Reading, 1_000);
    let before = shelf.clone();
    shelf.set_state(&id("a"), State::Read, 10);
    shelf.merge(&before);
    assert_eq!(shelf.get(&id("a")).unwrap().state.value, State::Read);
}

#[test]
fn ten_thousand_papers_are_merged_written_and_read() {
    let many = |numbers: std::ops::Range<u32>, now: u64| {
        let mut file = String::from("{\"shelf\":1,\"papers\":[");
        for number in numbers.rev() {
            file += &format!(
                "{{\"id\":\"2306.{number:05}\",\"title\":\"T\",\"on\":true,\"on_at\":{now},\"note\":\"n {now}\",\"note_at\":{now}}},"
            );
        }
        Shelf::decode(&(file.trim_end_matches(',').to_owned() + "]}")).unwrap()
    };
    let mut shelf = many(0..7_500, 1_000);
    let merged = shelf.merge(&many(2_500..10_000, 2_000));
    assert_eq!(merged, Merged { added: 2_500, changed: 5_000, joined: 5_000 });
    assert_eq!(shelf.len(), 10_000);
    assert_eq!(note(&shelf, "2306.05000"), "n 1000\n\nn 2000");
    assert_eq!(Shelf::decode(&shelf.encode()).unwrap(), shelf);
    assert_eq!(shelf.by_hand().len(), 10_000);
}

#[test]
fn other_texts_are_refused_with_what_is_wrong() {
    let error = |text: &str| Shelf::decode(text).unwrap_err().to_string();
    assert!(error("").contains("not the file of a shelf"));
    assert!(error("<!doctype html>").contains("line 1 column 1"));
    assert!(error("[]").contains("not the file of a shelf"));
    assert!(error("{\"papers\": []}").contains("does not say “shelf”"));
    assert!(error("{\"shelf\": 1, \"paper\": []}").contains("did you mean “papers”?"));
    let newer = "{\"shelf\": 2, \"papers\": {\"2306.08543\": true}}";
    assert_eq!(Shelf::decode(newer), Err(ShelfError::Version(2)));
    assert!(error(newer).contains("version 2, and this page knows version 1"));
    let paper = |fields: &str| {
        let good = "{\"id\": \"a\", \"on\": true, \"on_at\": 1}";
        error(&format!("{{\"shelf\": 1, \"papers\": [{good}, {{{fields}}}]}}"))
    };
    assert!(
        paper("\"id\": \"A b\", \"on\": true, \"on_at\": 1")
            .starts_with("paper 2 in it cannot be read: “id” “A b” is not")
    );
    assert!(
        paper("\"id\": \"b\", \"on\": true, \"on_at\": 1, \"state\": \"skimmed\"").contains("“state” is not a state")
    );
    assert!(paper("\"id\": \"b\", \"on\": true, \"on_at\": 99999999999999999").contains("“on_at” must be a time"));
    assert!(paper("\"on\": true").contains("“id” is missing"));
}

#[test]
fn a_file_may_name_a_paper_twice_and_begin_with_a_mark() {
    let record = |at: u64, state: &str| {
        format!("{{\"id\": \"a\", \"on\": true, \"on_at\": 1, \"state\": \"{state}\", \"state_at\": {at}}}")
    };
    let file = format!("\u{feff}{{\"shelf\": 1, \"papers\": [{}, {}]}}", record(5, "read"), record(4, "reading"));
    let shelf = Shelf::decode(&file).unwrap();
    assert_eq!((shelf.len(), shelf.get(&id("a")).unwrap().state.value), (1, State::Read));
}

#[test]
fn fifty_papers_of_the_list_make_a_link_of_less_than_2000_characters() {
    let list = list();
    let mut all: Vec<PaperId> = list.papers().iter().map(|paper| paper.id.clone()).collect();
    // Those whose ids are longest.
    all.sort_by_key(|id| std::cmp::Reverse(id.as_str().len()));
    let chosen = &all[..50];
    let link = encode_link(chosen, Some(&list));
    let address = format!("https://a-long-user-name.github.io/a-long-repository-name/shelf/#papers={link}");
    assert!(address.len() < 2_000, "{}", address.len());
    let shared = decode_link(&link, Some(&list));
    assert_eq!((&shared.ids[..], shared.is_whole), (chosen, true));
    // All of them, without the list that completes what was cut.
    let shared = decode_link(&encode_link(&all, None), None);
    assert_eq!((shared.ids, shared.is_whole), (all, true));
}

#[test]
fn a_link_that_was_cut_off_or_changed_says_so() {
    let chosen = ids(&["2306.08543", "a-slug", "0704.0001", "1412.9999", "1501.00001"]);
    let link = encode_link(&chosen, None);
    assert_eq!(link.len(), 2 + 4 * 5 + "~a-slug~".len());
    for end in 0..link.len() {
        let shared = decode_link(&link[..end], None);
        assert!(!shared.is_whole && chosen.starts_with(&shared.ids), "{}", &link[..end]);
    }
    let escaped = link.replace('~', "%7E");
    assert_eq!(decode_link(&escaped, None).ids, chosen);
    for rubbish in ["", "é", "aé", "12345", "AA~<script>~", "AA!!!!!", "AA~~", "AA_____"] {
        let shared = decode_link(rubbish, None);
        assert!(!shared.is_whole && shared.ids.is_empty(), "{rubbish}: {shared:?}");
    }
}

#[test]
fn a_link_is_read_up_to_a_thousand_papers() {
    let many: Vec<PaperId> = (0..=MOST_SHARED).map(|number| id(&format!("2301.{number:05}"))).collect();
    let shared = decode_link(&encode_link(&many[..MOST_SHARED], None), None);
    assert_eq!((&shared.ids[..], shared.is_whole, shared.is_too_long), (&many[..MOST_SHARED], true, false));
    let shared = decode_link(&encode_link(&many, None), None);
    assert_eq!((&shared.ids[..], shared.is_whole, shared.is_too_long), (&many[..MOST_SHARED], false, true));
    // One paper again and again takes as long to read as so many papers.
    let again = vec![id("a-slug"); MOST_SHARED];
    let shared = decode_link(&encode_link(&again, None), None);
    assert_eq!((&shared.ids[..], shared.is_whole), (&again[..1], true));
    assert!(decode_link(&encode_link(&[again, many].concat(), None), None).is_too_long);
}

#[test]
fn the_address_says_what_is_shown() {
    for (search, canonical) in [
        ("", ""),
        ("?state=reading", "state=reading"),
        ("state=to-read&sort=title", "state=to-read&sort=title"),
        ("sort=added&state=read&utm_source=x", "state=read&sort=added"),
        ("sort=hand&state=skimmed", ""),
        ("sort=TITLE&sort=stars&state=Read&state=skimmed", "state=read&sort=title"),
        (
            "sort=title&q=kv+cache&has=code&state=read&category=-survey",
            "q=kv+cache&category=-survey&has=code&state=read&sort=title",
        ),
        ("view=table&colour=blue&sort=stars", "colour=blue"),
    ] {
        assert_eq!(Selection::parse(search).to_string(), canonical, "{search}");
    }
    assert_eq!(Selection::parse("sort=newest").order, Order::Newest);
}
