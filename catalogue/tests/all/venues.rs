//! Venues: every label in `venues/spellings.rs` is read as it says there, and every venue that can
//! be written is read back.

#[path = "venues/spellings.rs"]
mod spellings;

use std::collections::BTreeSet;

use catalogue::venue::{Discipline, FIRST_YEAR, Kind, LAST_YEAR, LONGEST_LABEL, Series, Track, Venue, VenueError};
use proptest::prelude::*;

use spellings::{OTHERS, Row, SEED};

fn read(label: &str) -> Venue {
    Venue::parse(label).unwrap_or_else(|error| panic!("{label:?}: {error}"))
}

/// What two spellings of a venue have in common.
fn facts(venue: &Venue) -> (&Series, Option<u16>, &Track) {
    (venue.series(), venue.year(), venue.track())
}

fn check(rows: &[Row]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(label, series, year, track, kind)| {
            let venue = read(label);
            assert_eq!(venue.label(), *label, "the label is kept");
            let expected = format!("{series} | {year} | {track} | {kind:?}");
            let found = format!(
                "{} | {} | {} | {:?}",
                venue.series().name(),
                venue.year().unwrap_or(0),
                format!("{:?}", venue.track()).replace('"', ""),
                venue.kind()
            );
            (found != expected).then(|| format!("{label}\n  expected {expected}\n     found {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn each_of_the_81_labels_of_the_seed_is_read() {
    let labels: BTreeSet<&str> = SEED.iter().map(|row| row.0).collect();
    assert_eq!(labels.len(), 81, "each label once");
    check(&SEED);
}

#[test]
fn other_spellings_are_read() {
    check(OTHERS);
}

#[test]
fn every_label_of_the_tables_survives_its_canonical_label() {
    for (label, ..) in SEED.iter().chain(OTHERS) {
        let venue = read(label);
        let canonical = venue.canonical_label();
        let again = read(&canonical);
        assert_eq!(facts(&again), facts(&venue), "{label} -> {canonical}");
        assert_eq!(again.canonical_label(), canonical);
    }
}

#[test]
fn spellings_of_one_venue_have_one_canonical_label() {
    for (labels, canonical) in [
        (&["ICML'23 ES FOMO", "ICML 2023 EsFoMo", "ES-FoMo workshop @ ICML'23"][..], "ICML'23 ES-FoMo"),
        (&["ACL24'Findings", "ACL'24 Findings", "Findings of ACL 2024"], "ACL'24 Findings"),
        (&["ICLRW'24", "ICLR 2024 Workshop"], "ICLR'24 Workshop"),
        (&["MLsys'24", "MLSys 2024"], "MLSys'24"),
        (&["TMLR_2025", "tmlr'25"], "TMLR'25"),
        (&["Nature Scientific Reports", "scientific reports"], "Scientific Reports"),
        (&["Scientific Reports 2024"], "Scientific Reports 2024"),
        (&["TC'22", "IEEE Transactions on Computers 2022"], "IEEE TC 2022"),
        (&["ACL 1965"], "ACL 1965"),
        (&["ACL'23 Outstanding Paper Award"], "ACL'23 Outstanding"),
        (&["CIKM short"], "CIKM Short"),
    ] {
        for label in labels {
            assert_eq!(read(label).canonical_label(), canonical, "{label}");
        }
    }
}

/// The series whose names also stand in the names of others.
const OF_WORDS: [&str; 8] = [
    "Computational Linguistics",
    "Information Fusion",
    "Nature",
    "Neural Computation",
    "Neural Networks",
    "Neurocomputing",
    "Pattern Recognition",
    "Proceedings of the IEEE",
];

#[test]
fn any_series_year_and_track_can_be_written_and_read_back() {
    let mut series: Vec<Series> = Series::known().collect();
    for unknown in ["IPCA", "Nature Communications", "Conference on Games (CoG)", "会议", "🎉"] {
        series.push(Series::new(unknown).unwrap());
    }
    let years = [FIRST_YEAR, 1969, 1970, 1999, 2000, 2024, 2069, 2070, LAST_YEAR].map(Some);
    for series in &series {
        for year in years.into_iter().chain([None]) {
            // Without a year, nothing tells where the name of an unknown series ends, nor one that is
            // made of ordinary words.
            let is_open = series.full_name().is_none() || OF_WORDS.contains(&series.name());
            let tracks = if year.is_none() && is_open { vec![Track::Main] } else { tracks() };
            for track in tracks {
                let venue = Venue::new(series.clone(), year, track.clone()).unwrap();
                assert_eq!(venue.series(), series);
                assert_eq!(venue.year(), year);
                assert_eq!(venue.track(), &track);
                assert_eq!(venue.label(), venue.canonical_label());
                assert_eq!(facts(&read(venue.label())), facts(&venue));
            }
        }
    }
}

fn tracks() -> Vec<Track> {
    let named = |names: &[&str], track: fn(String) -> Track| -> Vec<Track> {
        names.iter().map(|name| track((*name).to_owned())).collect()
    };
    let awards = [
        "Outstanding",
        "Best",
        "Best student",
        "Distinguished",
        "Honorable mention",
        "Runner-up",
        "Test of time",
        "SAC",
        "Award",
    ];
    let workshops = ["ENLSP", "ES-FoMo", "MLNCP", "PrivateNLP", "SRW", "WANT", "BlackboxNLP", "Neural Compression"];
    [
        named(&awards, Track::Award),
        vec![
            Track::Oral,
            Track::Spotlight,
            Track::Main,
            Track::DatasetsAndBenchmarks,
            Track::Short,
            Track::Findings,
            Track::Industry,
            Track::Demo,
            Track::Workshop(None),
        ],
        named(&workshops, |name| Track::Workshop(Some(name))),
        named(&["Tutorial", "Spring Symposium", "Q&A", "🎉"], Track::Other),
    ]
    .concat()
}

#[test]
fn facts_that_no_label_can_say_are_refused() {
    let acl = || Series::new("ACL").unwrap();
    let refuse = |series, year, track| Venue::new(series, year, track).unwrap_err();
    for year in [0, FIRST_YEAR - 1, LAST_YEAR + 1, u16::MAX] {
        assert_eq!(refuse(acl(), Some(year), Track::Main), VenueError::YearOutOfRange { year });
    }
    let label = "ACL'23 Oral".to_owned();
    assert_eq!(refuse(acl(), Some(2023), Track::Other("Oral".to_owned())), VenueError::NotReadBack { label });
    for track in [
        Track::Other(String::new()),
        Track::Other("2024".to_owned()),
        Track::Award("ENLSP".to_owned()),
        Track::Workshop(Some("Oral".to_owned())),
    ] {
        assert!(Venue::new(acl(), None, track.clone()).is_err(), "{track:?}");
    }
    assert!(Venue::new(Series::new("Foo 2024").unwrap(), None, Track::Main).is_err());
    assert!(Venue::new(acl(), None, Track::Other("x".repeat(5_000))).is_err());
}

#[test]
fn hostile_labels_are_read_or_refused_but_never_panic() {
    let refused = |label: &str| Venue::parse(label).unwrap_err();
    for blank in ["", " ", "\u{a0}\u{2003}\u{2028}"] {
        assert_eq!(refused(blank), VenueError::Empty);
        assert_eq!(Series::new(blank).unwrap_err(), VenueError::Empty);
    }
    for (label, character, position) in [("ACL\n'23", '\n', 3), ("é\0", '\0', 1), ("\t", '\t', 0)] {
        assert_eq!(refused(label), VenueError::ControlCharacter { character, position });
    }
    for letter in ["x", "é", "🎉", "'", "ACL'23 "] {
        let characters = letter.chars().count() * 5_000;
        assert_eq!(refused(&letter.repeat(5_000)), VenueError::TooLong { characters });
        read(&letter.repeat(LONGEST_LABEL / letter.chars().count()));
    }
    for label in [
        "🎉",
        "👩‍👩‍👧‍👦'24",
        "NeurIPS'24 🎉",
        "مؤتمر 2024",
        "\u{202e}LCA'23\u{202c}",
        "\u{feff}ACL",
        "\u{301}",
        "!!!",
        "''''",
        "'",
        "’24’",
        "()",
        "((((2024))))",
        "@@ACL@@",
        "-",
        "…",
        "会议 2024",
        "ﬁndings",
        "İ'24",
        "<script>alert(1)</script>",
        "javascript:alert(1)",
        "ACL'٢٣",
        "ACL'²³",
        "ACL+123",
        "ACL'+1",
        "２０２４",
        "w",
        "W'24",
        "24'",
        "2024 2024 2024",
        "of the at",
        "at ACL",
        "@ACL",
        "award",
        "workshop 2024",
    ] {
        let venue = read(label);
        assert_eq!(venue.label(), label);
        let (name, id) = (venue.series().name(), venue.series().id());
        assert!(!name.trim().is_empty(), "{label}");
        assert!(is_address(id), "{label}: {id}");
        assert!(!venue.short().is_empty());
        assert!(venue.track_label().is_none_or(|text| !text.trim().is_empty()), "{label}");
    }
}

#[test]
fn random_labels_never_panic_and_keep_their_text() {
    let pieces = [
        "ACL", "NeurIPS", "ICLRW", "es", "fomo", "Findings", "workshop", "best", "award", "at", "of", "2024", "1899",
        "'", "’", "24", "-", "&", "(", ")", "@", "_", " ", " ", " ", "é", "🎉", "ש", "会", "\u{301}", "61st", "w", "D",
        "B",
    ];
    // A linear congruential generator: the same labels on every run.
    let mut state = 1_u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..20_000 {
        let label: String = (0..next(14)).map(|_| pieces[next(pieces.len())]).collect();
        match Venue::parse(&label) {
            Ok(venue) => {
                assert_eq!(venue.label(), label);
                assert!(is_address(venue.series().id()), "{label:?}");
                // What can be put together again is the same; what cannot be is refused.
                let (series, track) = (venue.series().clone(), venue.track().clone());
                match Venue::new(series, venue.year(), track) {
                    Ok(again) => assert_eq!(facts(&again), facts(&venue), "{label:?}"),
                    Err(error) => {
                        assert!(matches!(error, VenueError::NotReadBack { .. }), "{label:?}")
                    }
                }
            }
            Err(error) => assert_eq!(error, VenueError::Empty, "{label:?}"),
        }
    }
}

fn is_address(id: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !id.is_empty() && id.len() < 255 && id.chars().all(allowed)
}

#[test]
fn a_series_of_the_table_is_found_by_each_of_its_names() {
    let mut ids = BTreeSet::new();
    for series in Series::known() {
        assert!(ids.insert(series.id().to_owned()), "{series} is there twice");
        let slug = catalogue::slug::Slug::of(series.name()).unwrap();
        assert_eq!(series.id(), slug.as_str());
        let names = [Some(series.name()), Some(series.id()), series.full_name()];
        for name in names.into_iter().flatten() {
            assert_eq!(Series::new(name).unwrap(), series, "{name}");
            assert_eq!(read(name).series(), &series, "{name}");
            assert_eq!(read(&name.to_uppercase()).series(), &series, "{name}");
        }
    }
    for (name, id) in
        [("NeurIPS", "neurips"), ("LREC-COLING", "lrec-coling"), ("Scientific Reports", "scientific-reports")]
    {
        let series = Series::new(name).unwrap();
        assert_eq!((series.name(), series.id()), (name, id));
    }
}

#[test]
fn unknown_series_are_told_apart_by_their_id() {
    let id = |name: &str| Series::new(name).unwrap().id().to_owned();
    assert_eq!(id("IPCA"), "ipca");
    assert_eq!(id("Mélange de Fous"), "melange-de-fous");
    assert_eq!(Series::new("FooConf"), Series::new("FOOCONF"));
    assert_ne!(id("会议"), id("研讨"));
    assert_ne!(id("会议 Foo"), id("研讨 Foo"));
    assert_ne!(id("🎉"), id("🎈"));
}

#[test]
fn badges_say_series_year_and_track() {
    for (label, short, track) in [
        ("ACL'23 Outstanding", "ACL 2023", Some("Outstanding paper")),
        ("ACL'24 Findings", "ACL 2024", Some("Findings")),
        ("EMNLP'23 Industry Track", "EMNLP 2023", Some("Industry track")),
        ("NeurIPS'22 Oral", "NeurIPS 2022", Some("Oral")),
        ("NeurIPS'23 ENLSP", "NeurIPS 2023", Some("ENLSP workshop")),
        ("ICML'24 EsFoMo", "ICML 2024", Some("ES-FoMo workshop")),
        ("ICLRW'24", "ICLR 2024", Some("Workshop")),
        ("CIKM short", "CIKM", Some("Short paper")),
        ("ICLR'24 Honorable Mention", "ICLR 2024", Some("Honorable mention")),
        ("ACL'24 SAC Award", "ACL 2024", Some("SAC award")),
        ("ACL'24 Award", "ACL 2024", Some("Award")),
        ("EMNLP'24 Demo", "EMNLP 2024", Some("Demonstration")),
        ("TMLR_2025", "TMLR 2025", None),
        ("NAACL'25 Main", "NAACL 2025", None),
        ("TC'22", "IEEE TC 2022", None),
        ("Nature Scientific Reports", "Scientific Reports", None),
    ] {
        let venue = read(label);
        assert_eq!(venue.short(), short, "{label}");
        assert_eq!(venue.track_label().as_deref(), track, "{label}");
    }
}

#[test]
fn full_names_are_those_of_the_year() {
    assert_eq!(
        read("NAACL'24").full_name(),
        Some("Conference of the North American Chapter of the Association for Computational Linguistics")
    );
    assert_eq!(
        read("NAACL'25").full_name(),
        Some("Conference of the Nations of the Americas Chapter of the Association for Computational Linguistics")
    );
    assert_eq!(read("TC'22").full_name(), Some("IEEE Transactions on Computers"));
    assert_eq!(read("IPCA'24").full_name(), None);
}

#[test]
fn venues_sort_by_series_then_newest_then_distinction() {
    let sorted = [
        "AAAI'24",
        "ACL'24 Outstanding",
        "ACL 2024",
        "ACL'24",
        "ACL'24 Findings",
        "ACL'24 Industry Track",
        "ACL'24 PrivateNLP",
        "ACL'23 Outstanding",
        "ACL'23",
        "ACL",
        "CIKM short",
        "CoLLAs'24",
        "COLT'24",
        "EMNLP'24",
        "NeurIPS'24",
    ];
    let mut venues: Vec<Venue> = sorted.iter().rev().map(|label| read(label)).collect();
    venues.sort();
    let labels: Vec<&str> = venues.iter().map(Venue::label).collect();
    assert_eq!(labels, sorted);
}

#[test]
fn errors_say_what_to_change() {
    let message = |label: &str| Venue::parse(label).unwrap_err().to_string();
    assert_eq!(message(" "), "a venue needs a name");
    assert_eq!(message("ACL\n"), "a venue is one line of text, but character 4 is U+000A");
    assert_eq!(message(&"x".repeat(5_000)), "a venue has at most 160 characters, this one has 5000");
}

/// The names of proceedings of known series, as citations and publishers print them.
#[test]
fn the_names_of_proceedings_are_read_back() {
    for series in Series::known() {
        for year in [1998, 2019, 2023, 2024, 2025] {
            let venue = Venue::new(series.clone(), Some(year), Track::Main).unwrap();
            let (name, full) = (series.name(), venue.full_name().unwrap_or(series.name()));
            let short = format!("{:02}", year % 100);
            let mut labels = vec![
                format!("{full} ({name} {year})"),
                format!("{full} ({name}), {year}"),
                format!("{full} ({name}'{short})"),
                format!("{full}, {year}"),
                format!("{year} {full}"),
                venue.short(),
                venue.canonical_label(),
            ];
            if venue.kind() == Kind::Conference {
                labels.push(format!("{name} '{short}: {full}"));
                labels.push(format!("{name} '{short}: Proceedings of the 30th {full}"));
                labels.push(format!("Proceedings of the {year} {full} ({name})"));
            }
            for label in labels {
                if label.chars().count() <= LONGEST_LABEL {
                    assert_eq!(facts(&read(&label)), facts(&venue), "{label}");
                }
            }
        }
    }
}

#[test]
fn an_award_is_never_read_higher_than_the_words_say() {
    let lesser = ["honorable mention", "Honourable Mention", "runner-up", "Candidate", "finalist", "Nominee"];
    for series in ["ACL 2023", "CVPR'24", "FooConf 2024"] {
        for award in ["Best Paper", "Outstanding Paper", "Best", "Outstanding", "Distinguished Paper Award", "Award"] {
            for lesser in lesser {
                for label in [
                    format!("{series} {award} {lesser}"),
                    format!("{series} ({award}, {lesser})"),
                    format!("{series} {lesser}: {award}"),
                    format!("{series} Oral, {award} ({lesser})"),
                ] {
                    let venue = read(&label);
                    let Track::Award(name) = venue.track() else { panic!("{label}: {:?}", venue.track()) };
                    assert!(
                        ["Honorable mention", "Runner-up", "Award candidate"].contains(&&**name),
                        "{label}: {name}"
                    );
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn the_names_of_series_have_balanced_brackets(
        label in prop_oneof!["[A-Za-z() ,'0-9-]{1,40}", "[A-Z][a-z]{2,8} [(]{0,2}[A-Za-z]{3,5}[)]{0,2} 20[0-9]{2}[)]{0,2}"]
    ) {
        let Ok(venue) = Venue::parse(&label) else { return Ok(()) };
        let mut depth = 0;
        for character in venue.series().name().chars() {
            depth += i32::from(character == '(') - i32::from(character == ')');
            prop_assert!(depth >= 0, "{}", venue.series().name());
        }
        prop_assert_eq!(depth, 0, "{}", venue.series().name());
    }

    #[test]
    fn two_digits_are_a_year_of_now_or_before(name in "[A-Z]{2,6}|ICML|HPCA|TMLR", gap in "[ '’-]?", digits in "[0-9]{2}") {
        let venue = Venue::parse(&format!("{name}{gap}{digits}")).unwrap();
        prop_assert!(venue.year().is_none_or(|year| (1970..2040).contains(&year)), "{:?}", venue);
    }
}

/// A list of lamps declares what it calls by name.
fn declared() -> Vec<Series> {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let full_name = |name: &str| Some(name.to_owned());
    vec![
        Series::declared(
            "ICLamp",
            names(&["Lamp Conf.", "Conférence des lampes"]),
            full_name("IEEE International Conference on Lamps"),
            Kind::Conference,
            Discipline::Vision,
        )
        .unwrap(),
        Series::declared("Lamp Letters", Vec::new(), None, Kind::Journal, Discipline::Other).unwrap(),
        // The table has another one of this name.
        Series::declared("SC", Vec::new(), full_name("Shadow Club"), Kind::Workshop, Discipline::Other).unwrap(),
    ]
}

#[test]
fn a_label_can_name_a_series_that_the_list_declares() {
    let declared = declared();
    for (label, expected) in [
        ("ICLamp 2023", "ICLamp | 2023 | Main | Conference"),
        ("iclamp'23 Oral", "ICLamp | 2023 | Oral | Conference"),
        ("ICLamp24", "ICLamp | 2024 | Main | Conference"),
        ("ICLampW 2023", "ICLamp | 2023 | Workshop(None) | Workshop"),
        ("Lamp Conf. 2022 Best Paper", "ICLamp | 2022 | Award(Best) | Conference"),
        ("CONFERENCE DES LAMPES", "ICLamp | 0 | Main | Conference"),
        ("Proc. of the 3rd International Conference on Lamps (ICLamp 2021)", "ICLamp | 2021 | Main | Conference"),
        ("GLOW@ICLamp 2023", "ICLamp | 2023 | Workshop(Some(GLOW)) | Workshop"),
        ("Lamp Letters 2020", "Lamp Letters | 2020 | Main | Journal"),
        ("IEEE Lamp Letters 2020", "IEEE Lamp Letters | 2020 | Main | Journal"),
        ("SC 2024", "SC | 2024 | Main | Workshop"),
        ("ACL 2023", "ACL | 2023 | Main | Conference"),
    ] {
        let venue = Venue::parse_among(label, &declared).unwrap();
        let track = format!("{:?}", venue.track()).replace('"', "");
        let (series, year) = (venue.series().name(), venue.year().unwrap_or(0));
        assert_eq!(format!("{series} | {year} | {track} | {:?}", venue.kind()), expected, "{label}");
        assert_eq!(venue.label(), label);
    }
    let venue = Venue::parse_among("Lamp Conf. 2022", &declared).unwrap();
    assert_eq!(venue.full_name(), Some("IEEE International Conference on Lamps"));
    assert_eq!(venue.series().discipline(), Discipline::Vision);
    let canonical = Venue::new(venue.series().clone(), Some(2023), Track::Main).unwrap();
    assert_eq!((canonical.label(), canonical.full_name()), ("ICLamp'23", venue.full_name()));
    for wrong in ["", "a\tb", &"x".repeat(LONGEST_LABEL + 1)] {
        assert!(Series::declared(wrong, Vec::new(), None, Kind::Other, Discipline::Other).is_err());
        assert!(Series::declared("a", vec![wrong.to_owned()], None, Kind::Other, Discipline::Other).is_err());
    }
}
