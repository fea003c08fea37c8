//! Citations: one paper of each kind as a whole, and papers made to break the formats.

use crate::generators;
use catalogue::cite::{Citation, CitationKeys};
use catalogue::decode::decode;
use catalogue::paper::{Line, Year};
use catalogue::{Paper, PaperId, Venue, WebAddress, cite};
use insta::assert_snapshot;
use proptest::prelude::*;

fn paper(id: &str, title: &str, authors: &[&str], venue: Option<&str>) -> Paper {
    Paper {
        authors: authors.iter().map(|author| Line::new(author).unwrap()).collect(),
        venue: venue.map(|venue| Venue::parse(venue).unwrap()),
        ..generators::plain(id, title)
    }
}

fn all(paper: &Paper) -> String {
    let key = cite::citation_key(paper);
    let ris = cite::ris(&Citation::new(paper, &key));
    assert!(ris.ends_with("ER  - \r\n"), "a record ends with this line, its last space included");
    let ris = ris.replace(" \r\n", "\n").replace("\r\n", "\n");
    format!("{}\n{ris}\n{}", cite::bibtex(&Citation::new(paper, &key)), cite::csl_json(&[Citation::new(paper, &key)]))
}

#[test]
fn every_kind_of_publication_has_an_openurl() {
    let authors = ["Martin Luther King Jr.", "Ada Lovelace", "The LLM Team", "Plato"];
    let kinds = [("2301.00774", Some("ICML'23")), ("2302.00001", None), ("tmlr-2024", Some("TMLR'24")), ("note", None)];
    let urls = kinds.map(|(id, venue)| cite::coins::coins(&paper(id, "A & B: 50% of C++", &authors, venue)));
    assert_snapshot!(urls.join("\n").replace('&', "\n  "));
}

#[test]
fn the_tags_of_a_page_say_what_kind_of_publication_it_is() {
    for (venue, expected) in [
        ("ICML'23", Some(("citation_conference_title", "International Conference on Machine Learning (ICML 2023)"))),
        ("TMLR'24", Some(("citation_journal_title", "Transactions on Machine Learning Research"))),
        ("PhD thesis, ETH Zürich 2020", Some(("citation_dissertation_institution", "ETH Zürich"))),
        ("Technical report, Lamp Labs", Some(("citation_technical_report_institution", "Lamp Labs"))),
        ("Book, Widget Press", Some(("citation_publisher", "Widget Press"))),
        ("Chapter in Handbook of Lamps", Some(("citation_inbook_title", "Handbook of Lamps"))),
        ("Book", None),
        ("bioRxiv 2023", None),
    ] {
        let tags = cite::meta_tags(&paper("widgets", "On Widgets", &["Ann Oak"], Some(venue)));
        let containers = ["_title", "_institution", "_publisher"];
        let mut found = tags
            .iter()
            .filter(|(name, _)| *name != "citation_title" && containers.iter().any(|end| name.ends_with(end)));
        assert_eq!(found.next().map(|(name, value)| (*name, value.as_str())), expected, "{venue}");
        assert_eq!(found.next(), None, "{venue}");
    }
}

#[test]
fn a_conference_paper_is_in_proceedings() {
    let title = "SparseGPT: Massive Language Models Can Be Accurately Pruned in One-Shot";
    let paper = paper("2301.00774", title, &["Elias Frantar", "Dan Alistarh"], Some("ICML'23"));
    assert_snapshot!(all(&paper), @r##"
    @inproceedings{frantar2023sparsegpt,
      title = {{SparseGPT}: Massive Language Models Can Be Accurately Pruned in One-Shot},
      author = {Frantar, Elias and Alistarh, Dan},
      booktitle = {International Conference on Machine Learning (ICML 2023)},
      year = {2023},
      eprint = {2301.00774},
      archivePrefix = {arXiv},
      url = {https://arxiv.org/abs/2301.00774}
    }

    TY  - CONF
    ID  - frantar2023sparsegpt
    TI  - SparseGPT: Massive Language Models Can Be Accurately Pruned in One-Shot
    AU  - Frantar, Elias
    AU  - Alistarh, Dan
    T2  - International Conference on Machine Learning (ICML 2023)
    PY  - 2023
    UR  - https://arxiv.org/abs/2301.00774
    ER  -

    [
      {
        "URL": "https://arxiv.org/abs/2301.00774",
        "author": [
          {
            "family": "Frantar",
            "given": "Elias"
          },
          {
            "family": "Alistarh",
            "given": "Dan"
          }
        ],
        "container-title": "International Conference on Machine Learning (ICML 2023)",
        "id": "frantar2023sparsegpt",
        "issued": {
          "date-parts": [
            [
              2023
            ]
          ]
        },
        "title": "SparseGPT: Massive Language Models Can Be Accurately Pruned in One-Shot",
        "type": "paper-conference"
      }
    ]
    "##);
}

#[test]
fn a_preprint_is_on_arxiv() {
    let paper = paper("2306.08543", "A 50% & Low-Rank $LLM$", &["Tycho F. A. van der Ouderaa", "Qwen Team"], None);
    assert_snapshot!(all(&paper), @r##"
    @misc{vanderouderaa2023lowrank,
      title = {A 50\% \& Low-Rank \${LLM}\$},
      author = {van der Ouderaa, Tycho F. A. and {Qwen Team}},
      year = {2023},
      eprint = {2306.08543},
      archivePrefix = {arXiv},
      note = {arXiv:2306.08543},
      doi = {10.48550/arXiv.2306.08543},
      url = {https://arxiv.org/abs/2306.08543},
      month = jun
    }

    TY  - UNPB
    ID  - vanderouderaa2023lowrank
    TI  - A 50% & Low-Rank $LLM$
    AU  - van der Ouderaa, Tycho F. A.
    AU  - Qwen Team
    PB  - arXiv
    M1  - arXiv:2306.08543
    DO  - 10.48550/arXiv.2306.08543
    PY  - 2023
    DA  - 2023/06//
    UR  - https://arxiv.org/abs/2306.08543
    ER  -

    [
      {
        "DOI": "10.48550/arXiv.2306.08543",
        "URL": "https://arxiv.org/abs/2306.08543",
        "author": [
          {
            "family": "van der Ouderaa",
            "given": "Tycho F. A."
          },
          {
            "literal": "Qwen Team"
          }
        ],
        "id": "vanderouderaa2023lowrank",
        "issued": {
          "date-parts": [
            [
              2023,
              6
            ]
          ]
        },
        "number": "arXiv:2306.08543",
        "publisher": "arXiv",
        "title": "A 50% & Low-Rank $LLM$",
        "type": "article"
      }
    ]
    "##);
}

#[test]
fn an_article_is_in_a_journal() {
    let paper = paper("2402.01035", "Étude of KV_Cache", &["Ré, Christopher", "Guy L. Steele Jr."], Some("TMLR'24"));
    assert_snapshot!(all(&paper), @r##"
    @article{re2024etude,
      title = {Étude of {KV}\_Cache},
      author = {Ré, Christopher and Steele, Jr., Guy L.},
      journal = {Transactions on Machine Learning Research},
      year = {2024},
      eprint = {2402.01035},
      archivePrefix = {arXiv},
      url = {https://arxiv.org/abs/2402.01035}
    }

    TY  - JOUR
    ID  - re2024etude
    TI  - Étude of KV_Cache
    AU  - Ré, Christopher
    AU  - Steele, Guy L., Jr.
    T2  - Transactions on Machine Learning Research
    PY  - 2024
    UR  - https://arxiv.org/abs/2402.01035
    ER  -

    [
      {
        "URL": "https://arxiv.org/abs/2402.01035",
        "author": [
          {
            "family": "Ré",
            "given": "Christopher"
          },
          {
            "family": "Steele",
            "given": "Guy L.",
            "suffix": "Jr."
          }
        ],
        "container-title": "Transactions on Machine Learning Research",
        "id": "re2024etude",
        "issued": {
          "date-parts": [
            [
              2024
            ]
          ]
        },
        "title": "Étude of KV_Cache",
        "type": "article-journal"
      }
    ]
    "##);
}

#[test]
fn a_paper_elsewhere_has_only_its_address() {
    let mut paper = paper("a-talk", "The 北京 talk", &[], None);
    paper.url = Some(WebAddress::new("https://example.org/talk_{1}%20").unwrap());
    assert_snapshot!(all(&paper), @r##"
    @misc{talk,
      title = {The 北京 talk},
      url = {https://example.org/talk_%7B1%7D%20}
    }

    TY  - GEN
    ID  - talk
    TI  - The 北京 talk
    UR  - https://example.org/talk_{1}%20
    ER  -

    [
      {
        "URL": "https://example.org/talk_{1}%20",
        "id": "talk",
        "title": "The 北京 talk",
        "type": "article"
      }
    ]
    "##);
}

#[test]
fn proceedings_are_called_by_their_names() {
    for (venue, name) in [
        ("EMNLP'23 Findings", "Findings of the Association for Computational Linguistics: EMNLP 2023"),
        (
            "NeurIPS'23 ENLSP",
            "ENLSP workshop at the Conference on Neural Information Processing Systems (NeurIPS 2023)",
        ),
        ("ICLRW'24", "Workshop at the International Conference on Learning Representations (ICLR 2024)"),
        ("ACL'23 Outstanding", "Annual Meeting of the Association for Computational Linguistics (ACL 2023)"),
        ("Smalltalk Days 2024", "Smalltalk Days"),
        ("IPCA'24", "IPCA 2024"),
    ] {
        let ris = cite::ris(&Citation::new(&paper("x", "X", &[], Some(venue)), "x"));
        assert!(ris.contains(&format!("T2  - {name}\r\n")), "{ris}");
    }
}

#[test]
fn a_key_is_made_of_name_year_and_word() {
    for (id, title, author, key) in [
        ("2301.00774", "SparseGPT: Massive Models", "Elias Frantar", "frantar2023sparsegpt"),
        ("2208.07339", "LLM.int8(): 8-bit", "Tim Dettmers", "dettmers2022llmint8"),
        ("2306.00001", "On the Low-Rank", "Christopher Ré", "re2023lowrank"),
        ("2306.00001", "How to do it", "Tim van Erven", "vanerven2023"),
        ("2306.00001", "北京", "北京", "2306.00001"),
    ] {
        assert_eq!(cite::citation_key(&paper(id, title, &[author], None)), key);
    }
}

#[test]
fn papers_with_the_same_key_have_their_ids_after_it() {
    let titles = [("2402.13116", "A Survey"), ("2401.08092", "Survey of Things"), ("2402.00001", "Other Things")];
    let papers = titles.map(|(id, title)| paper(id, title, &["Wei Wang"], None));
    let keys = ["wang2024survey-2402.13116", "wang2024survey-2401.08092", "wang2024other"];
    let of_papers = CitationKeys::of(&papers);
    assert_eq!(papers.each_ref().map(|paper| of_papers.key(paper)), keys);
    // Each key is the same whatever the order, and when others are added.
    let mut more = papers.to_vec();
    more.reverse();
    more.push(paper("2301.00001", "A Survey", &["Wei Wang"], None));
    let of_more = CitationKeys::of(&more);
    for (paper, key) in papers.iter().zip(keys) {
        assert_eq!(of_more.key(paper), key);
    }
}

/// The record of a paper in the fixture, in each format.
fn fixture(id: &str) -> (String, String, serde_json::Value) {
    let catalogue = decode(include_bytes!("cite/open.json")).unwrap();
    let (_, paper) = catalogue.find(&PaperId::new(id).unwrap()).unwrap();
    let csl: serde_json::Value = serde_json::from_str(&cite::csl_json(&[Citation::new(paper, "key")])).unwrap();
    (cite::bibtex(&Citation::new(paper, "key")), cite::ris(&Citation::new(paper, "key")), csl[0].clone())
}

#[test]
fn groups_are_authors_as_a_whole() {
    let (bibtex, ris, csl) = fixture("2211.11001");
    assert!(bibtex.contains("author = {{BigScience Workshop} and {Meta AI}}"), "{bibtex}");
    assert!(ris.contains("AU  - BigScience Workshop\r\n"), "{ris}");
    assert_eq!(csl["author"], serde_json::json!([{ "literal": "BigScience Workshop" }, { "literal": "Meta AI" }]));
}

#[test]
fn authors_that_the_list_does_not_name_are_others() {
    let mut paper = paper("2306.08543", "A Title", &["Ada Réal", "Bo Li"], None);
    paper.more_authors = true;
    assert!(cite::bibtex(&Citation::new(&paper, "key")).contains("author = {Réal, Ada and Li, Bo and others}"));
    assert!(cite::ris(&Citation::new(&paper, "key")).contains("AU  - Li, Bo\r\nAU  - et al.\r\n"));
    assert!(cite::csl_json(&[Citation::new(&paper, "key")]).contains("\"literal\": \"et al.\""));
    assert_eq!(paper.short_authors().as_deref(), Some("Ada Réal et al."));
    paper.authors.truncate(1);
    assert_eq!(paper.short_authors().as_deref(), Some("Ada Réal et al."));
    paper.authors.clear();
    assert_eq!((paper.short_authors(), paper.names().next()), (None, None));
    assert!(!cite::bibtex(&Citation::new(&paper, "key")).contains("author"));
}

#[test]
fn a_work_of_its_own_is_what_it_was() {
    for (venue, bibtex, biblatex, ris, csl) in [
        (
            "PhD thesis, MIT 2021",
            ["@phdthesis{", "school = {MIT}"],
            ["@thesis{", "type = {phdthesis},\n  institution = {MIT}"],
            "TY  - THES",
            ("thesis", "publisher", "MIT"),
        ),
        (
            "Master's thesis, Universität Köln 2021",
            ["@mastersthesis{", "school = {Universität Köln}"],
            ["@thesis{", "type = {mathesis},\n  institution = {Universität Köln}"],
            "TY  - THES",
            ("thesis", "genre", "Master's thesis"),
        ),
        (
            "Technical report, OpenAI 2021",
            ["@techreport{", "institution = {OpenAI}"],
            ["@report{", "type = {techreport},\n  institution = {OpenAI}"],
            "TY  - RPRT",
            ("report", "publisher", "OpenAI"),
        ),
        (
            "Book, Springer 2021",
            ["@book{", "publisher = {Springer}"],
            ["@book{", "publisher = {Springer}"],
            "TY  - BOOK",
            ("book", "publisher", "Springer"),
        ),
        (
            "Chapter in Handbook of Lamps 2021",
            ["@incollection{", "booktitle = {Handbook of Lamps}"],
            ["@incollection{", "booktitle = {Handbook of Lamps}"],
            "TY  - CHAP",
            ("chapter", "container-title", "Handbook of Lamps"),
        ),
    ] {
        let paper = paper("2101.00001", "On Lamps", &["Ada Réal"], Some(venue));
        let citation = Citation::new(&paper, "key");
        for (text, parts) in [(cite::bibtex(&citation), bibtex), (cite::biblatex(&citation), biblatex)] {
            assert!(text.starts_with(parts[0]) && text.contains(parts[1]), "{text}");
            assert!(text.contains("2021") && text.matches("2021").count() == 1, "{text}");
        }
        assert!(cite::ris(&citation).starts_with(&format!("{ris}\r\n")), "{}", cite::ris(&citation));
        let items: serde_json::Value = serde_json::from_str(&cite::csl_json(&[citation])).unwrap();
        let (kind, field, value) = csl;
        assert_eq!((items[0]["type"].as_str(), items[0][field].as_str()), (Some(kind), Some(value)));
    }
}

#[test]
fn a_doi_is_written_once_and_without_its_address() {
    for (id, doi) in [
        ("doors-and-dividers", "10.1145/1234567.1234568"),
        ("hinges-and-handles", "10.1016/S0004-3702(97)00043-X"),
        ("knobs-and-keys", "10.1145/7654321.7654322"),
    ] {
        let (bibtex, ris, csl) = fixture(id);
        assert_eq!(bibtex.matches(&format!("\n  doi = {{{doi}}}")).count(), 1, "{bibtex}");
        assert_eq!(ris.matches(&format!("\r\nDO  - {doi}\r\n")).count(), 1, "{ris}");
        assert_eq!(csl["DOI"], doi);
    }
}

#[test]
fn a_preprint_elsewhere_names_its_archive_and_has_its_doi() {
    for (address, archive) in [
        ("https://www.biorxiv.org/content/10.1101/2023.01.01.522222v2.full.pdf", "bioRxiv"),
        ("https://medrxiv.org/content/10.1101/2023.01.01.522222v1", "medRxiv"),
    ] {
        let mut paper = paper("a-fold", "Folding of Widgets", &["Ada Réal"], None);
        paper.url = Some(WebAddress::new(address).unwrap());
        let citation = Citation::new(&paper, "key");
        let bibtex = cite::bibtex(&citation);
        assert!(bibtex.contains(&format!("howpublished = {{{archive}}}")), "{bibtex}");
        assert!(bibtex.contains("doi = {10.1101/2023.01.01.522222}"), "{bibtex}");
        let ris = cite::ris(&citation);
        assert!(ris.contains(archive) && ris.contains("DO  - 10.1101/2023.01.01.522222\r\n"), "{ris}");
    }
}

#[test]
fn the_name_of_proceedings_is_whole_where_the_year_stands_within_it() {
    for (label, name, kind, year) in [
        (
            "Proceedings of the 2015 ACM SIGLAMP Lamp Days",
            "Proceedings of the ACM SIGLAMP Lamp Days",
            "inproceedings",
            Some(2015),
        ),
        (
            "Proceedings of the 2007 Workshop on Lamps and Wicks",
            "Proceedings of the Workshop on Lamps and Wicks",
            "inproceedings",
            Some(2007),
        ),
        (
            "Papers from the 2014 Lamp Days (Lamp Days 2014)",
            "Papers from the Lamp Days (Lamp Days)",
            "inproceedings",
            Some(2014),
        ),
        ("Technical report, University of Lamps TR-2006-06", "University of Lamps TR-2006-06", "techreport", None),
    ] {
        let paper = paper("on-lamps", "On Lamps", &["Ann Oak"], Some(label));
        let venue = paper.venue.as_ref().unwrap();
        assert_eq!(venue.year(), year, "{label}");
        assert_eq!(Venue::parse(&venue.canonical_label()).unwrap().series(), venue.series(), "{label}");
        let bibtex = cite::bibtex(&Citation::new(&paper, "key"));
        assert!(bibtex.starts_with(&format!("@{kind}{{key")), "{bibtex}");
        assert!(bibtex.contains(&format!("= {{{name}}}")), "{bibtex}");
    }
}

#[test]
fn a_venue_with_its_year_beside_it_is_one_as_with_its_year_in_it() {
    let mut paper = paper("on-lamps", "On Lamps", &["Ann Oak"], Some("LAMPSI"));
    assert!(cite::bibtex(&Citation::new(&paper, "key")).starts_with("@misc"));
    paper.stated_year = Year::new(2012).ok();
    let bibtex = cite::bibtex(&Citation::new(&paper, "key"));
    assert!(bibtex.starts_with("@inproceedings") && bibtex.contains("booktitle = {LAMPSI}"), "{bibtex}");
}

#[test]
fn titles_keep_capitals_before_digits_and_mathematics() {
    let (bibtex, _, _) = fixture("2305.11003");
    assert!(bibtex.contains("title = {Scaling {T5} on {H100} Clusters}"), "{bibtex}");
    let (bibtex, ris, csl) = fixture("2305.11004");
    assert!(
        bibtex.contains(r"title = {Sparse Recovery with $\ell_0$ Constraints from \$5 to \$10 a Month}"),
        "{bibtex}"
    );
    let title = r"Sparse Recovery with $\ell_0$ Constraints from $5 to $10 a Month";
    assert!(ris.contains(&format!("TI  - {title}\r\n")), "{ris}");
    assert_eq!(csl["title"], title);
}

#[test]
fn names_are_written_by_their_parts() {
    let (bibtex, _, csl) = fixture("2305.11005");
    assert!(bibtex.contains("author = {王, 小明 and 山田, 太郎}"), "{bibtex}");
    assert_eq!(csl["author"][0], serde_json::json!({ "family": "王", "given": "小明" }));
    let (bibtex, ris, csl) = fixture("2305.11006");
    assert!(bibtex.contains("author = {Costa, Jr., Paul T. and Steele, Jr., Guy L.}"), "{bibtex}");
    assert!(ris.contains("AU  - Costa, Paul T., Jr.\r\nAU  - Steele, Guy L., Jr.\r\n"), "{ris}");
    assert_eq!(csl["author"][0], serde_json::json!({ "family": "Costa", "given": "Paul T.", "suffix": "Jr." }));
}

#[test]
fn an_old_id_of_arxiv_is_one() {
    let (bibtex, ris, csl) = fixture("counting-what-nobody-counted");
    for field in [
        "eprint = {cs/0306050}",
        "archivePrefix = {arXiv}",
        "year = {2003}",
        "doi = {10.48550/arXiv.cs/0306050}",
        "month = jun",
    ] {
        assert!(bibtex.contains(field), "{bibtex}");
    }
    assert!(ris.starts_with("TY  - UNPB\r\n") && ris.contains("PY  - 2003\r\n"), "{ris}");
    assert_eq!((&csl["number"], &csl["DOI"]), (&"arXiv:cs/0306050".into(), &"10.48550/arXiv.cs/0306050".into()));
}

proptest! {
    #![proptest_config(generators::cases(500))]

    #[test]
    fn no_text_breaks_a_format((paper, _, _) in generators::paper()) {
        let key = cite::citation_key(&paper);
        prop_assert!(key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte)) && !key.is_empty());

        let bibtex = cite::bibtex(&Citation::new(&paper, &key));
        let mut depth = 0;
        for (at, byte) in bibtex.bytes().enumerate() {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            prop_assert!(depth > 0 || at < bibtex.find('{').unwrap() || at + 2 >= bibtex.len(), "{}", bibtex);
        }
        prop_assert_eq!(depth, 0);
        prop_assert!(bibtex.ends_with("\n}\n"), "{}", bibtex);

        let ris = cite::ris(&Citation::new(&paper, &key));
        for line in ris.strip_suffix("\r\n").unwrap().split("\r\n") {
            let (tag, value) = line.split_once("  - ").unwrap();
            prop_assert!(tag.len() == 2 && !value.chars().any(char::is_control), "{}", line);
        }
        prop_assert_eq!(ris.matches("AU  - ").count(), paper.names().count());

        let items: Vec<serde_json::Value> = serde_json::from_str(&cite::csl_json(&[Citation::new(&paper, &key)])).unwrap();
        prop_assert_eq!(items.len(), 1);
        prop_assert_eq!(items[0]["title"].as_str(), Some(paper.title.as_str()));
    }
}
