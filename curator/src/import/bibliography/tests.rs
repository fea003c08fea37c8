//! Small files in each format, and what is read of them.
use std::collections::HashMap;
use std::path::Path;

use catalogue::cite::Citation;
use catalogue::export::{Format as Written, Texts};
use catalogue::paper::LinkKind;
use catalogue::{Paper, Slug, WebAddress};

use super::{Format, read};
use crate::import::catalogue::combine;
use crate::import::list::{List, Surrounding};
use crate::import::records::record::Record;
use crate::import::words::field::{Columns, Meaning, key};
use crate::source::Source;

/// What `papers export` writes that is read back, each under a name of its kind.
pub(super) const EXPORTS: [(Written, &str); 5] = [
    (Written::Bibtex, "a.bib"),
    (Written::Biblatex, "a.bib"),
    (Written::Ris, "a.ris"),
    (Written::CslJson, "a.json"),
    (Written::Csv, "a.csv"),
];

pub(super) fn list(name: &str, text: &str, columns: &Columns) -> List {
    let collection = Slug::new("papers").unwrap();
    let surrounding = Surrounding { columns: columns.clone(), ..Surrounding::new(None, collection) };
    let format = Format::of(Path::new(name), text.as_bytes()).unwrap();
    read(format, &Source::new(name, text.to_owned()), &surrounding)
}

fn papers(name: &str, text: &str) -> Vec<Paper> {
    let list = list(name, text, &HashMap::new());
    assert_eq!(list.count.unread, 0, "{:#?}", list.diagnostics);
    let papers = list.records.into_iter().filter_map(|(record, _)| match record {
        Record::Paper(paper) => Some(*paper),
        _ => None,
    });
    papers.collect()
}

/// A paper in a line.
fn line(paper: &Paper) -> String {
    let authors: Vec<&str> = paper.authors.iter().map(|author| author.as_str()).collect();
    let categories: Vec<&str> = paper.categories.iter().map(Slug::as_str).collect();
    let venue = paper.venue.as_ref().map_or("-", |venue| venue.label());
    let year = paper.year().map_or_else(|| "-".to_owned(), |year| year.to_string());
    let id = paper.id.arxiv().unwrap_or("-");
    let url = paper.url.as_ref().map_or("-", |url| url.as_str());
    format!("{id} | {} | {} | {venue} | {year} | {url} | {}", paper.title, authors.join(", "), categories.join(", "))
}

fn lines(name: &str, text: &str) -> Vec<String> {
    papers(name, text).iter().map(line).collect()
}

const BIB: &str = r#"
% My library
@string{nips = {Advances in Neural Information Processing Systems}}

@inproceedings{frantar2023,
  title = {{SparseGPT}: Massive Language Models Can Be Accurately Pruned in One-Shot},
  author = {Frantar, Elias and Alistarh, Dan and {van der Berg}, J{\"u}rgen and others},
  booktitle = {International Conference on Machine Learning (ICML 2023)},
  year = 2023,
  eprint = {2301.00774},
  archivePrefix = {arXiv},
  keywords = {Pruning, Sparsity}
}

@article{old,
  title = "An Article on the {T}op of {\'E}tude",
  author = "Ada Example",
  journal = nips,
  year = "2019",
  doi = {10.1145/3297858},
  keywords = {Pruning}
}

@misc{pre, title = {A Preprint}, author = {Li, Bo}, year = {2024}, howpublished = {arXiv}, doi = {10.48550/arXiv.2401.00001}}
"#;

#[test]
fn bibtex_is_read() {
    assert_eq!(
        lines("a.bib", BIB),
        [
            "2301.00774 | SparseGPT: Massive Language Models Can Be Accurately Pruned in One-Shot | Elias Frantar, Dan Alistarh, Jürgen van der Berg | ICML'23 | 2023 | - | pruning, sparsity",
            "- | An Article on the Top of Étude | Ada Example | NeurIPS'19 | 2019 | https://doi.org/10.1145/3297858 | pruning",
            "2401.00001 | A Preprint | Bo Li | - | 2024 | - | other-papers",
        ]
    );
    let told = list("a.bib", BIB, &HashMap::new());
    let place = &told.records[1].1;
    assert_eq!((place.line, place.text.as_str()), (15, "@article{old,"));
    assert!(told.diagnostics.iter().any(|found| found.rule == "partial-authors"), "{:#?}", told.diagnostics);
}

#[test]
fn csl_json_is_read_as_zotero_writes_it() {
    let csl = r#"[
  {"id":"http://zotero.org/groups/1/items/A","type":"paper-conference","title":"On <i>Lamps</i> &amp; Light","container-title":"Proceedings of the 2024 Conference on Empirical Methods in Natural Language Processing","DOI":"10.18653/v1/2024.emnlp-main.1","URL":"https://aclanthology.org/2024.emnlp-main.1","author":[{"family":"Oak","given":"Ann"},{"family":"Berg","given":"Jo","non-dropping-particle":"van der"},{"literal":"The Lamp Team"}],"issued":{"date-parts":[["2024",11]]},"keyword":"lamps, light"},
  {"id":"b","type":"article","title":"A Preprint of Few Words","number":"arXiv:2401.00001","publisher":"arXiv","URL":"http://arxiv.org/abs/2401.00001","author":[{"family":"Li","given":"Bo"}],"issued":{"date-parts":[[2024,1,1]]},"keyword":"lamps"}
]"#;
    assert_eq!(
        lines("library.json", csl),
        [
            "- | On Lamps & Light | Ann Oak, Jo van der Berg, The Lamp Team | EMNLP'24 | 2024 | https://doi.org/10.18653/v1/2024.emnlp-main.1 | lamps, light",
            "2401.00001 | A Preprint of Few Words | Bo Li | - | 2024 | - | lamps",
        ]
    );
    assert_eq!(Format::of(Path::new("papers.json"), b"{\"schema\": 1, \"papers\": []}"), None, "a catalogue is none");
    assert_eq!(Format::of(Path::new("x.json"), b"{\"items\": []}"), Some(Format::Json));
}

#[test]
fn pages_of_an_article_are_no_link_and_what_has_no_place_is_named() {
    let csl = r#"[{"type":"article-journal","title":"On Lamps of Some Kind","container-title":"The Auk","page":"436-444","ISSN":"0004-8038","author":[{"family":"Oak","given":"Ann"}],"issued":{"date-parts":[[2018]]},"URL":"https://example.org/lamps"}]"#;
    let told = list("library.json", csl, &HashMap::new());
    let said: Vec<_> = told.diagnostics.iter().map(|found| (found.rule, found.message.as_str())).collect();
    assert_eq!(said, [("left-out-fields", "left out: pages of 1 entry, ISSN of 1")]);
}

#[test]
fn what_an_article_is_in_is_a_journal() {
    let bib = "@article{a, title={On Lamps and Birds}, author={Oak, Ann}, journal={The Auk}, year={2018}, url={https://example.org/1}}
@article{b, title={On Lamps and Talks}, author={Oak, Ann}, journal={Conference on Lamps}, year={2018}, url={https://example.org/2}}
@inproceedings{c, title={On Lamps and Days}, author={Oak, Ann}, booktitle={Lamp Days}, year={2018}, url={https://example.org/3}}
@article{d, title={On Lamps and Learning}, author={Oak, Ann}, journal={NeurIPS}, year={2018}, url={https://example.org/4}}";
    let told = list("a.bib", bib, &HashMap::new());
    let journals: Vec<_> = told.journals.iter().map(|series| series.name().to_owned()).collect();
    assert_eq!(journals, ["The Auk"], "a conference is one by its name, or by the table");
    let repository = WebAddress::new("https://github.com/a/b").unwrap();
    let collection = Slug::new("papers").unwrap();
    let combined = combine(vec![told], None, Some(&repository), &collection).unwrap().catalogue;
    let cited = catalogue::cite::bibtex(&Citation::new(&combined.papers()[0], "key"));
    assert!(cited.starts_with("@article{key") && cited.contains("journal = {The Auk}"), "{cited}");
}

#[test]
fn a_copy_without_keywords_adds_no_category() {
    let bib = "@misc{a, title={On Lamps of Some Kind}, author={Oak, Ann}, year={2018}, url={https://example.org/1}, keywords={wicks}}
@misc{b, title={On Lamps of Some Kind}, author={Oak, Ann}, year={2018}, url={https://example.org/1}}
@misc{c, title={On Candles of Some Kind}, author={Oak, Ann}, year={2018}, url={https://example.org/2}}
@misc{d, title={On Candles of Some Kind}, author={Oak, Ann}, year={2018}, url={https://example.org/2}, keywords={wicks}}";
    let told = list("a.bib", bib, &HashMap::new());
    let repository = WebAddress::new("https://github.com/a/b").unwrap();
    let combined = combine(vec![told], None, Some(&repository), &Slug::new("papers").unwrap()).unwrap().catalogue;
    let categories =
        combined.papers().iter().map(|paper| paper.categories.iter().map(Slug::as_str).collect::<Vec<_>>());
    assert_eq!(categories.collect::<Vec<_>>(), [["wicks"], ["wicks"]]);
}

#[test]
fn ris_is_read_also_when_it_is_cut_off() {
    let ris = "TY  - CONF\r\nTI  - A Title of Some Words\r\nAU  - Oak, Ann\r\nAU  - Li, Bo\r\nT2  - ICML\r\nPY  - 2023/07//\r\nUR  - https://openreview.net/forum?id=abc\r\nKW  - Lamps\r\nKW  - Light\r\nER  - \r\n\r\nTY  - UNPB\r\nT1  - Another Title\r\nA1  - Dorn, Cy\r\nM1  - arXiv:2301.00002\r\nY1  - 2023\r\n";
    assert_eq!(
        lines("a.ris", ris),
        [
            "- | A Title of Some Words | Ann Oak, Bo Li | ICML'23 | 2023 | https://openreview.net/forum?id=abc | lamps, light",
            "2301.00002 | Another Title | Cy Dorn | - | 2023 | - | other-papers",
        ]
    );
}

#[test]
fn tables_and_lists_of_records_are_read_by_the_names_of_their_columns() {
    let csv = "Title,Authors,Year,Venue,Paper Link,Code,Topic\n\"Lamps, at Night\",Ann Oak; Bo Li,2024,ICLR,https://arxiv.org/abs/2401.00001,https://github.com/a/b,Lamps\nOf Light,\"Cy Dorn, Di Elm and Ed Fir\",2022,,https://example.org/light.pdf,,Light\n,,,,,,\n";
    let expected = [
        "2401.00001 | Lamps, at Night | Ann Oak, Bo Li | ICLR'24 | 2024 | - | lamps",
        "- | Of Light | Cy Dorn, Di Elm, Ed Fir | - | 2022 | https://example.org/light.pdf | light",
    ];
    assert_eq!(lines("a.csv", csv), expected);
    let code = &papers("a.csv", csv)[0].links[0];
    assert_eq!((code.kind, code.url.as_str()), (LinkKind::Code, "https://github.com/a/b"));
    let yaml = "- title: Lamps, at Night\n  authors: [Ann Oak, Bo Li]\n  year: 2024\n  venue: ICLR\n  url: https://arxiv.org/abs/2401.00001\n  tags: [Lamps]\n- title: Of Light\n  author: Cy Dorn, Di Elm and Ed Fir\n  date: 2022-03-01\n  pdf: https://example.org/light.pdf\n  tags: Light\n";
    assert_eq!(lines("a.yaml", yaml), expected);
    assert_eq!(lines("b.yml", &format!("papers:\n{yaml}")), expected, "the only list of a record");
    let jsonl = "{\"title\":\"Lamps, at Night\",\"authors\":[\"Ann Oak\",\"Bo Li\"],\"id\":\"2401.00001\",\"venue\":\"ICLR'24\",\"categories\":[\"lamps\"]}\n\n{\"title\":\"Of Light\",\"authors\":[\"Cy Dorn\",\"Di Elm\",\"Ed Fir\"],\"year\":2022,\"url\":\"https://example.org/light.pdf\",\"categories\":[\"light\"],\"links\":[{\"kind\":\"code\",\"url\":\"https://github.com/a/b\"}]}\n";
    assert_eq!(lines("a.jsonl", jsonl), expected);
    assert_eq!(papers("a.jsonl", jsonl)[1].links[0].kind, LinkKind::Code);
}

const WORKS: &str = "
@phdthesis{bell2021, title={My Thesis on Lamps}, author={Ann Bell}, school={MIT}, year={2021}, url={https://dspace.mit.edu/1}}
@mastersthesis{bell2, title={A Smaller Thesis on Lamps}, author={Ann Bell}, school={Universit{\\\"a}t K{\\\"o}ln}, year={2018}, url={https://example.org/2}}
@techreport{bell3, title={A Report on Lamps}, author={Ann Bell}, institution={Lamp Lab}, number={7}, year={2017}, url={https://example.org/3}}
@book{bell4, title={A Book on Lamps}, author={Ann Bell}, publisher={Springer}, volume={2}, year={2016}, url={https://example.org/4}}
@incollection{bell19, title={A Chapter on Lamps}, author={Ann Bell}, crossref={h}, pages={1--9}, url={https://example.org/5}}
@article{bell18, title={A Journal Paper on Lamps}, author={Ann Bell}, journal={Journal of Lamps}, volume={3}, number={2}, pages={10--20}, year={2018}, month=mar, doi={10.1000/lamps.3.2}}
@misc{bell6, title={A Post on Lamps of Some Words}, author={Ann Bell}, howpublished={Lamp blog}, year={2015}, url={https://example.org/6}}
@collection{h, title={Handbook of Lamps}, booktitle={Handbook of Lamps}, publisher={MIT Press}, year={2019}}
";

#[test]
fn a_work_comes_back_as_what_it_was() {
    let told = list("t.bib", WORKS, &HashMap::new());
    assert_eq!((told.count.rows, told.count.papers), (7, 7), "what holds another is none: {:#?}", told.diagnostics);
    let venues: Vec<String> =
        papers("t.bib", WORKS).iter().map(|it| it.venue.as_ref().unwrap().label().to_owned()).collect();
    assert_eq!(
        venues,
        [
            "PhD thesis, MIT 2021",
            "Master's thesis, Universität Köln 2018",
            "Technical report, Lamp Lab 2017",
            "Book, Springer 2016",
            "Chapter in Handbook of Lamps 2019",
            "Journal of Lamps 2018",
            "Lamp blog 2015",
        ]
    );
    let left: Vec<_> = told.diagnostics.iter().filter(|found| found.rule == "left-out-fields").collect();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].message, "left out: volume of 2 entries, number of 2, pages of 2, month of 1, publisher of 1");
    // Every format says what it is, and is read back as the same.
    let read = papers("t.bib", WORKS);
    let all: Vec<&Paper> = read.iter().collect();
    let keys = catalogue::cite::CitationKeys::of(&read);
    // A table says no kind.
    for (format, name) in EXPORTS.into_iter().filter(|(format, _)| *format != Written::Csv) {
        let written = format.write(&all, &keys, &[], Texts::NONE);
        let again: Vec<String> =
            papers(name, &written).iter().map(|it| it.venue.as_ref().unwrap().label().to_owned()).collect();
        assert_eq!(again, venues, "{written}");
    }
    let bibtex = Written::Bibtex.write(&all, &keys, &[], Texts::NONE);
    for entry in ["@phdthesis{", "@mastersthesis{", "@techreport{", "@book{", "@incollection{", "@article{"] {
        assert_eq!(bibtex.matches(entry).count(), 1, "{entry} {bibtex}");
    }
    assert!(bibtex.contains("booktitle = {Handbook of Lamps},"), "{bibtex}");
}

#[test]
fn what_a_record_says_comes_back_whole() {
    let paper = r#"{"id": "2301.00001", "title": "Lamps, at Night", "authors": ["Ann Oak", "Bo Li"], "moreAuthors": true, "categories": ["lamps"], "collection": "side", "venue": "ICLR'24", "techniques": ["Bulbs, Wires"], "recommended": true, "links": [{"kind": "code", "url": "https://github.com/a/b"}], "added": "2024-02-03"}"#;
    let wanted = catalogue::decode::decode_papers(format!("{{\"papers\": [{paper}]}}").as_bytes()).unwrap();
    let told = list("a.jsonl", &format!("{paper}\n"), &HashMap::new());
    assert!(told.diagnostics.is_empty(), "{:#?}", told.diagnostics);
    assert_eq!(papers("a.jsonl", paper), wanted);
    // A record of other fields has what is known of it, and a note where it stands.
    let other = "{\"title\": \"Of Light\", \"authors\": [\"Cy Dorn\"], \"moreAuthors\": true, \"url\": \"https://example.org/a\", \"tags\": [\"Reasoning, Acting\"], \"colour\": 1}";
    let told = list("a.jsonl", &format!("{paper}\n{other}\n"), &HashMap::new());
    let note = told.diagnostics.iter().find(|found| found.rule == "unknown-field").unwrap();
    assert_eq!((note.place.as_ref().unwrap().line, note.message.ends_with(": colour")), (2, true), "{note:#?}");
    let read = &papers("a.jsonl", other)[0];
    assert!(read.more_authors && read.authors.len() == 1);
    assert_eq!(told.categories.last().unwrap().name, "Other papers", "the first has categories of its own");
}

#[test]
fn a_comma_in_a_name_and_others_come_back_from_every_format() {
    let category = catalogue::Category {
        id: Slug::new("reasoning-acting").unwrap(),
        name: catalogue::paper::Line::new("Reasoning, Acting").unwrap(),
        schematic: Slug::new("others").unwrap(),
        hue: None,
        description: catalogue::paper::Line::new("Both.").ok(),
    };
    let record = r#"{"id": "2301.00001", "title": "Lamps at Night", "authors": ["Ann Oak"], "moreAuthors": true, "categories": ["reasoning-acting"], "collection": "papers"}"#;
    let read = catalogue::decode::decode_papers(format!("{{\"papers\": [{record}]}}").as_bytes()).unwrap();
    let keys = catalogue::cite::CitationKeys::of(&read);
    for (format, name) in EXPORTS {
        let written = format.write(&[&read[0]], &keys, std::slice::from_ref(&category), Texts::NONE);
        let told = list(name, &written, &HashMap::new());
        let names: Vec<&str> = told.categories.iter().map(|category| category.name.as_str()).collect();
        assert_eq!(names, ["Reasoning, Acting"], "{written}");
        let again = &papers(name, &written)[0];
        assert!(again.more_authors && again.authors.len() == 1, "{written}");
    }
}

#[test]
fn a_column_that_nobody_knows_is_named_and_can_be_explained() {
    let tsv = "Titel\tWer\tarXiv\nLampen bei Nacht\tAnn Oak\t2401.00001\n";
    let told = list("a.tsv", tsv, &HashMap::new());
    assert_eq!(told.count.unread, 1);
    let note = told.diagnostics.iter().find(|found| found.rule == "unknown-field").unwrap();
    assert!(note.message.ends_with("Titel, Wer"), "{}", note.message);
    let columns = HashMap::from([(key("Titel"), Meaning::Title), (key("Wer"), Meaning::Authors)]);
    let explained = list("a.tsv", tsv, &columns);
    assert!(explained.diagnostics.is_empty() && explained.count.papers == 1, "{:#?}", explained.diagnostics);
}

#[test]
fn what_is_broken_is_named_with_its_line_and_nothing_of_it_is_read() {
    for (name, text, at) in [
        ("a.bib", "@article{a, title = {One}}\n@article{b, title = {Two\n", 2),
        ("a.bib", "@article{a, title = {One}}\n@article{a, title = {Two}}\n", 2),
        ("a.json", "[\n {\"title\": \"One\"},\n {\"title\" \"Two\"}\n]", 3),
        ("a.jsonl", "{\"title\": \"One\"}\n{\"title\": \n", 2),
        ("a.yaml", "- title: One\n- title: [Two\n- x\n", 2),
    ] {
        let told = list(name, text, &HashMap::new());
        let errors: Vec<_> = told.diagnostics.iter().filter(|found| found.rule == super::SYNTAX).collect();
        assert_eq!((errors.len(), told.records.len()), (1, 0), "{name}: {:#?}", told.diagnostics);
        assert!(errors[0].place.as_ref().unwrap().line >= at, "{:#?}", errors[0]);
    }
}

/// The rule, message, help and place of each finding.
fn findings(name: &str, text: &str) -> Vec<(&'static str, String, String, (usize, usize))> {
    let told = list(name, text, &HashMap::new()).diagnostics.into_iter();
    told.map(|found| {
        let place = found.place.unwrap();
        (found.rule, found.message, found.help.unwrap_or_default(), (place.line, place.column))
    })
    .collect()
}

#[test]
fn names_are_in_the_order_in_which_they_are_spoken() {
    let csv = "Title,Authors,Url\nLamps at Night,\"Oak, Ann; Ash, Bo; Lamps, Inc.\",https://example.org/a\nLight at Night,\"Oak, Ann;\",https://example.org/b\n";
    let json = r#"[{"title": "Lamps at Night", "url": "https://example.org/a", "authors": ["Oak, Ann", "Bo Ash", {"literal": "Lamp Lab, Inc."}]}]"#;
    let yaml = "- title: Lamps at Night\n  url: https://example.org/a\n  authors: [\"Oak, Ann\", \"Bo Ash\"]\n";
    for (name, text, wanted) in [
        ("a.csv", csv, &["Ann Oak", "Bo Ash", "Lamps, Inc."][..]),
        ("a.json", json, &["Ann Oak", "Bo Ash", "Lamp Lab, Inc."]),
        ("a.yaml", yaml, &["Ann Oak", "Bo Ash"]),
    ] {
        let authors: Vec<String> = papers(name, text)[0].authors.iter().map(ToString::to_string).collect();
        assert_eq!(authors, wanted, "{name}");
    }
    assert_eq!(papers("a.csv", csv)[1].authors[0].as_str(), "Ann Oak");
}

#[test]
fn a_doi_is_read_however_it_is_written() {
    for doi in ["10.1000/abc", "doi:10.1000/abc", "DOI: 10.1000/abc", "https://dx.doi.org/10.1000/abc"] {
        let read = &papers("a.csv", &format!("Title,DOI\nLamps at Night,{doi}\n"))[0];
        assert_eq!(read.url.as_ref().unwrap().as_str(), "https://doi.org/10.1000/abc", "{doi}");
    }
}

#[test]
fn what_is_no_year_and_no_address_is_told_once_at_its_entry() {
    let csv = "Title,Year,Url,Notes\nLamps at Night,20x1,https://example.org/a,hello\nLight,in press,https://example.org/b,\n";
    let told = findings("a.csv", csv);
    assert_eq!(
        told.iter().map(|(rule, message, _, place)| (*rule, message.as_str(), place.0)).collect::<Vec<_>>(),
        [("left-out-fields", "left out: note of 1 entry", 2), ("not-a-year", "“20x1” is not the year of a paper", 2),]
    );
    let ris = "TY  - JOUR\nTI  - Lamps at Night\nAU  - Oak, Ann\nPY  - 2222\nUR  - not a url\nER  - \n";
    let told = findings("a.ris", ris);
    let rules: Vec<_> = told.iter().map(|(rule, ..)| *rule).collect();
    assert_eq!(rules, ["not-a-year", "not-a-link", "no-address"], "{told:#?}");
    assert_eq!(told[1].1, "“not a url” is not a web address");
    assert!(!told[1].2.contains("--repository") && told[1].2.contains("leave the field out"), "{}", told[1].2);
    assert_eq!(told[2].2, "add its url or its doi");
    // An address among words is taken, and a host without a scheme is told of with it.
    let read = &papers("a.csv", "Title,Url\nLamps at Night,https://example.org/a;https://example.org/b\n")[0];
    assert_eq!(read.url.as_ref().unwrap().as_str(), "https://example.org/a");
}

#[test]
fn an_entry_of_json_is_told_of_where_it_stands() {
    let csl = "[{\"title\": \"Lamps at Night\", \"DOI\": \"10.1000/a\"},\n {\"title\": \"Light\", \"DOI\": \"10.1000/b\"},\n {\"type\": \"article-journal\"}]";
    let wrapped = format!("{{\"version\": 1, \"items\": {csl}}}");
    for text in [csl, &wrapped] {
        let told = findings("a.json", text);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert_eq!((told[0].0, told[0].2.as_str(), told[0].3), ("no-title", "add its title", (3, 2)));
    }
}

#[test]
fn a_title_has_no_commands_of_tex() {
    let bib = r"@misc{a, author={Ann Oak}, title={What is \emph{Light}? {\em Lamps} at \textsl{\textbf{Night}}}, url={https://example.org/a_b}}";
    assert_eq!(papers("a.bib", bib)[0].title.as_str(), "What is Light? Lamps at Night");
}

#[test]
fn a_brace_that_is_left_open_is_told_of_at_its_entry() {
    let bib = "@article{a, title = {One}}\n\n@article{b, author = {Ann Oak, title={Two}, year=2020\n@article{c, title={Three}}\n@book{d, title={Four}}\n";
    let told = findings("a.bib", bib);
    assert_eq!(told[0].1, "a brace of “@article{b” is not closed");
    assert_eq!(told[0].3, (3, 1));
    // What is closed is not blamed for another fault.
    let told = findings("a.bib", "@article{a, title = {One}}\n@article{b, title = , year = 2020}\n");
    assert!(!told[0].1.contains("brace of"), "{}", told[0].1);
}

#[test]
fn categories_are_those_that_a_reader_can_choose_from() {
    let many: String =
        (0..60).map(|n| format!("@misc{{k{n}, title={{Paper number {n} of all}}, author={{Ann Oak}}, eprint={{2301.{n:05}}}, keywords={{Only {n}, Shared}}}}\n")).collect();
    let told = list("a.bib", &many, &HashMap::new());
    let names: Vec<&str> = told.categories.iter().map(|category| category.name.as_str()).collect();
    assert_eq!(names, ["Shared"]);
}

#[test]
fn any_text_is_a_bibliography_or_broken() {
    let pieces = [
        "",
        "[",
        "]",
        "{",
        "}",
        "@",
        "@a{",
        "TY  - ",
        "ER  - \n",
        "- a: b\n",
        ",",
        "\"",
        "\n",
        "title",
        "é",
        "{\"title\":[1,{}]}",
        "null",
        "\u{0}",
    ];
    for name in ["a.bib", "a.ris", "a.jsonl", "a.yaml", "a.csv", "a.tsv"] {
        for first in pieces {
            for second in pieces {
                let _ = list(name, &format!("{first}{second}{first}"), &HashMap::new());
            }
        }
    }
    let _ = list(
        "a.json",
        "[null, 1, {}, {\"title\": null}, {\"author\": [[]]}, {\"issued\": {\"date-parts\": []}}]",
        &HashMap::new(),
    );
}

#[test]
fn the_city_of_a_conference_is_no_address() {
    let fields = "title={Lamps at Night}, author={Oak, Ann}, booktitle={ACL}, year=2024, url={https://example.org/a}";
    for name in ["address", "location"] {
        let bib = format!("@inproceedings{{a, {fields}, {name}={{Bangkok, Thailand}}}}");
        let told = findings("a.bib", &bib);
        let told: Vec<_> = told.iter().map(|(rule, message, ..)| (*rule, message.as_str())).collect();
        assert_eq!(told, [("left-out-fields", "left out: location of 1 entry")], "{name}");
    }
    for (name, text) in [
        ("a.bib", "@misc{a, title={Lamps at Night}, author={Oak, Ann}, address={https://example.org/a}}"),
        ("a.csv", "Title,Authors,Address\nLamps at Night,Ann Oak,https://example.org/a\n"),
    ] {
        assert_eq!(papers(name, text)[0].url.as_ref().unwrap().as_str(), "https://example.org/a", "{name}");
    }
}

#[test]
fn a_table_of_a_country_with_commas_in_its_numbers_has_semicolons() {
    for csv in [
        "Title;Authors;Year\nLamps at Night;Ann Oak, Bo Ash;2020\n",
        "\"Title\";\"Authors, all\";\"Year\"\n\"Lamps at Night\";\"Ann Oak, Bo Ash\";\"2020\"\n",
    ] {
        let columns = HashMap::from([(key("Authors, all"), Meaning::Authors)]);
        let list = list("a.csv", csv, &columns);
        let Some((Record::Paper(paper), _)) = list.records.first() else { panic!("{:#?}", list.diagnostics) };
        assert_eq!(paper.title.as_str(), "Lamps at Night", "{csv}");
        assert_eq!((paper.authors.len(), paper.year()), (2, Some(2020)), "{csv}");
    }
    let commas = papers("a.csv", "Title,\"Note; of all\",Authors\nLamps at Night,x,Ann Oak; Bo Ash\n");
    assert_eq!(commas[0].authors.len(), 2);
}
