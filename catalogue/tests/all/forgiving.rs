//! The search forgives: what is typed otherwise than papers are written finds them all the same.

use crate::generators;
use crate::generators::{Row, small_catalogue};
use catalogue::paper::{Line, Link, LinkKind};
use catalogue::search::{Index, Results, search};
use catalogue::venue::Series;
use catalogue::{Catalogue, Query, WebAddress};
use proptest::prelude::*;

fn results(catalogue: &Catalogue, text: &str) -> Results {
    search(&Index::new(catalogue), &Query::default().with_text(text)).complete().unwrap()
}

fn found(catalogue: &Catalogue, text: &str) -> Vec<usize> {
    results(catalogue, text).papers
}

/// Papers of these titles, the last one the newest.
fn titled(titles: &[&str]) -> Catalogue {
    let ids: Vec<String> = (1..=titles.len()).map(|number| format!("2306.{number:05}")).collect();
    let rows: Vec<Row<'_>> = ids.iter().zip(titles).map(|(id, title)| row(id, title, &[])).collect();
    small_catalogue(&rows)
}

fn row<'a>(id: &'a str, title: &'a str, authors: &'a [&'a str]) -> Row<'a> {
    (id, title, authors, "one", "", false)
}

#[test]
fn words_that_ask_need_not_match() {
    let catalogue = titled(&["Pruning without Retraining", "Quantization of Caches", "Survey of Methods"]);
    for text in [
        "papers about pruning",
        "latest pruning",
        "how to do pruning without retraining",
        "pruning w/o retraining",
        "what is the best way of pruning",
        "new pruning methods",
        "pruning in",
    ] {
        let results = results(&catalogue, text);
        assert_eq!((&results.papers[..], results.is_partial), (&[0][..], false), "{text}");
    }
    // Alone they are words, unless no paper has them.
    assert_eq!(found(&catalogue, "methods"), [2]);
    assert_eq!(found(&catalogue, "without"), [0]);
    assert_eq!(found(&catalogue, "latest papers").len(), 3);
    // In quotes, after a field or a minus they are words as well.
    assert_eq!(found(&catalogue, "\"of methods\""), [2]);
    assert_eq!(found(&catalogue, "title:of").len(), 2);
    assert_eq!(found(&catalogue, "-of"), [0]);
}

#[test]
fn another_form_or_beginning_of_a_name_is_another_name() {
    let catalogue = small_catalogue(&[
        row("2306.00001", "Lamps", &["Haim Oak", "Carlos Ash", "Mark Elm"]),
        row("2306.00002", "Ropes", &["Haiming Fir", "Carlo Yew", "Caiming Bay"]),
    ]);
    for (text, papers) in [
        ("author:haiming", &[1][..]),
        ("author:haim", &[1, 0]),
        ("author:carlos", &[0]),
        ("author:carlo", &[1, 0]),
        ("author:marker", &[]),
        // The first letter of a name is known.
        ("author:kaiming", &[]),
        ("kaiming", &[]),
        ("author:caimin", &[1]),
        ("author:haimnig", &[1]),
        ("lamp", &[0]),
    ] {
        let mut found = found(&catalogue, text);
        found.sort_unstable_by(|left, right| right.cmp(left));
        assert_eq!(found, papers, "{text}");
    }
    assert_eq!(results(&catalogue, "kaiming").reading, None);
}

#[test]
fn words_that_ask_are_words_where_there_are_no_others() {
    let catalogue = titled(&["Best Practice of Pruning", "A Position Paper", "Caches", "All You Need"]);
    let results = results(&catalogue, "best paper");
    assert_eq!((results.papers.len(), results.is_partial), (2, true), "{:?}", results.papers);
    assert_eq!(found(&catalogue, "the best practice")[0], 0);
    assert_eq!(found(&catalogue, "caches are all you need"), [2]);
    // After an address they are nothing.
    assert!(found(&catalogue, "show me https://example.org/2").is_empty());
    assert_eq!(found(&catalogue, "show https://arxiv.org/abs/2306.00002"), [1]);
}

#[test]
fn a_text_that_asks_nothing_is_told_from_one_that_does() {
    let catalogue = titled(&["Pruning of Caches", "Quantization"]);
    for text in ["", "((((", "%", "-", "🚀", ", ;", "\"\"", "has:cake", "latest", "who did these"] {
        let results = results(&catalogue, text);
        assert_eq!((results.papers.len(), results.asks_nothing), (2, true), "{text}");
    }
    for text in ["pruning", "of", "zebra", "year:2023", "-zebra", "2306.00001", "latest has:code", "latest pruning"] {
        assert!(!results(&catalogue, text).asks_nothing, "{text}");
    }
}

#[test]
fn commas_and_semicolons_separate_words() {
    let mut parts = titled(&["AWQ and GPTQ kernels", "GPTQ", "Caches at 2,048 tokens"]).parts().clone();
    parts.papers[2].url = Some(WebAddress::new("https://example.org/a,b;c").unwrap());
    let catalogue = Catalogue::new(parts).unwrap();
    for text in ["awq,gptq", "awq;gptq", "awq, gptq", "gptq；awq", "gptq、awq,", ";awq , gptq", "\"awq\",gptq"] {
        let results = results(&catalogue, text);
        assert_eq!((&results.papers[..], results.is_partial), (&[0][..], false), "{text}");
    }
    for separator in [",", ", ", ";", " ", "\n"] {
        let ids = ["2306.00001", "arXiv:2306.00003v2"].join(separator);
        assert_eq!(found(&catalogue, &ids), [2, 0], "{ids}");
        let addresses = ["https://arxiv.org/abs/2306.00001", "https://arxiv.org/pdf/2306.00002"].join(separator);
        assert_eq!(found(&catalogue, &addresses), [1, 0], "{addresses}");
    }
    // One in an address is a part of it, and years have a list of their own.
    assert_eq!(found(&catalogue, "https://example.org/a,b;c"), [2]);
    assert!(results(&catalogue, "year:2022,2023").ignored.is_empty());
    assert_eq!(found(&catalogue, "2,048 tokens"), [2]);
}

#[test]
fn words_of_the_list_and_beginnings_of_short_words_are_right() {
    let catalogue = titled(&["GPTQ kernels", "GPT drafts", "Cache eviction", "Loro quantization", "Latency"]);
    for text in ["gptq -kernels", "gptq -title:kernels", "gptq has:code", "dora", "drat", "kash", "LETANCY"] {
        let results = results(&catalogue, text);
        assert_eq!((results.papers.len(), results.reading), (0, None), "{text}");
    }
    // Both are words, so that neither is taken for the other.
    assert!(results(&catalogue, "gptq drafts").is_partial);
    for (text, reading) in [("cash", "cache"), ("lora", "loro"), ("gptp kernels", "gptq kernels")] {
        assert_eq!(results(&catalogue, text).reading.as_deref(), Some(reading), "{text}");
    }
}

#[test]
fn forms_of_structure_and_binary_find_each_other() {
    let catalogue =
        titled(&["Structural pruning", "Structured pruning", "Binarized caches", "Binary caches", "Generation"]);
    assert_eq!(found(&catalogue, "structured pruning"), [1, 0]);
    assert_eq!(found(&catalogue, "structural pruning"), [0, 1]);
    assert_eq!(found(&catalogue, "structure").len(), 2);
    assert_eq!(found(&catalogue, "binary"), [3, 2]);
    assert!(found(&catalogue, "general").is_empty());
}

#[test]
fn words_that_need_not_match_count_where_they_stand_beside_others() {
    let catalogue = titled(&["Depths and a Mixture", "Mixture of Depths", "A Mixture for Depths"]);
    assert_eq!(found(&catalogue, "mixture of depths")[0], 1);
    let authors = small_catalogue(&[
        row("2306.00001", "alpha", &["An Yu", "Bo Li"]),
        row("2306.00002", "an alpha", &["Bo Yu"]),
        row("2306.00003", "beta", &["Yu Bo"]),
    ]);
    assert_eq!(found(&authors, "an yu")[0], 0);
}

#[test]
fn which_letter_is_doubled_is_one_error() {
    let catalogue = titled(&["LLaMA pruning", "Lambda pruning", "Accommodating caches", "Nothing of it"]);
    assert_eq!(found(&catalogue, "lamma"), [0]);
    assert_eq!(found(&catalogue, "lamma pruning"), [0]);
    assert_eq!(found(&catalogue, "acomodatting"), [2]);
    assert_eq!(results(&catalogue, "lamma").reading.as_deref(), Some("llama"));
}

#[test]
fn where_no_paper_matches_all_words_those_with_most_are_found() {
    let catalogue = titled(&["CPU offloading for caches", "CPU kernels", "Offloading caches", "Nothing of it"]);
    let results = results(&catalogue, "cpu caches zebra");
    assert_eq!((&results.papers[..], results.is_partial), (&[0, 1][..], true));
    let results = self::results(&catalogue, "kernels offloading");
    assert_eq!((results.papers.len(), results.is_partial), (3, true));
    assert!(!self::results(&catalogue, "cpu offloading").is_partial);
    // One word is either found or not, and what is asked for more exactly is never left out.
    for text in ["zebra", "zebra lion", "title:kernels author:offloading", "\"cpu caches\" kernels", "kernels has:code"]
    {
        let results = self::results(&catalogue, text);
        assert_eq!((results.papers.len(), results.is_partial), (0, false), "{text}");
    }
    assert_eq!(found(&catalogue, "kernels offloading title:cpu").len(), 2);
}

#[test]
fn a_question_finds_papers_by_what_their_category_is_about() {
    let mut parts = small_catalogue(&[
        ("2306.00001", "Scissorhands", &[], "one", "", false),
        ("2306.00002", "Tokens that matter", &[], "one", "", false),
        ("2306.00003", "Tokens of draft models", &[], "two", "", false),
        ("2306.00004", "Kernels", &[], "two", "", false),
        ("2306.00005", "Offloading", &[], "two", "", false),
    ])
    .parts()
    .clone();
    parts.categories[0].description = Line::new("Methods that evict what attention remembers.").ok();
    parts.categories[1].description = Line::new("Systems.").ok();
    let catalogue = Catalogue::new(parts).unwrap();
    let results = results(&catalogue, "which tokens should be evicted");
    assert_eq!((&results.papers[..], results.is_partial), (&[1, 2][..], true));
    assert_eq!(found(&catalogue, "what does attention remember"), [1, 0]);
    // Only a question is answered so: not where all words match, a word alone, or what is asked for more exactly.
    assert_eq!(found(&catalogue, "tokens"), [2, 1]);
    for text in
        ["evict", "\"evict\" \"attention\"", "title:evict title:attention", "evict attention -scissorhands -matter"]
    {
        assert!(found(&catalogue, text).is_empty(), "{text}");
    }
}

#[test]
fn acronyms_and_what_they_are_short_for_find_each_other() {
    let plain =
        titled(&["LLM pruning", "Pruning Large Language Models", "PTQ for vision", "Post-Training Quantization"]);
    let line = |text: &str| Line::new(text).unwrap();
    let groups = [["LLM", "large language model"], ["PTQ", "post-training quantization"]];
    let synonyms = groups.map(|group| group.map(line).to_vec()).to_vec();
    let catalogue = Catalogue::new(catalogue::Parts { synonyms, ..plain.parts().clone() }).unwrap();
    assert_eq!(found(&catalogue, "llm pruning"), [0, 1]);
    assert_eq!(found(&catalogue, "LLMs"), [0, 1]);
    assert_eq!(found(&catalogue, "large language model pruning"), [1, 0]);
    assert_eq!(found(&catalogue, "ptq"), [2, 3]);
    assert_eq!(found(&catalogue, "post-training quantization"), [3, 2]);
    assert_eq!(found(&catalogue, "posttraining quantisation"), [3, 2]);
    // What is quoted, ruled out or looked for in the title is what is written.
    assert_eq!(found(&catalogue, "\"llm pruning\""), [0]);
    assert_eq!(found(&catalogue, "pruning -llm"), [1]);
    assert_eq!(found(&catalogue, "title:ptq"), [2]);
    assert!(results(&plain, "llm large pruning").is_partial);
}

#[test]
fn every_name_of_a_venue_finds_its_papers() {
    for series in Series::known() {
        let label = format!("{}'23", series.name());
        let catalogue = small_catalogue(&[
            ("2306.00001", "alpha", &[], "one", &label, false),
            ("2306.00002", "beta", &[], "one", "Other Meeting 2023", false),
        ]);
        let names = series.all_names().filter(|name| !name.contains(' ') || *name == series.name());
        for name in names {
            let is_one_word = name.chars().all(char::is_alphanumeric);
            let mut texts = vec![name.to_owned(), format!("{name} 2023"), format!("alpha {name}")];
            texts.extend(is_one_word.then(|| format!("{name}2023")));
            for text in texts {
                assert_eq!(found(&catalogue, &text), [0], "{text}");
            }
        }
    }
}

#[test]
fn a_name_is_found_by_its_initial_and_in_either_order() {
    let catalogue = small_catalogue(&[
        row("2306.00001", "alpha", &["Sol Kan", "Ann Bee"]),
        row("2306.00002", "beta", &["Bo Skan"]),
        row("2306.00003", "gamma", &["Kan Lee", "Sol Mar"]),
        row("2306.00004", "delta", &["Timo Ulrich Dorn"]),
    ]);
    assert_eq!(found(&catalogue, "S. Kan"), [0]);
    assert_eq!(found(&catalogue, "s. kan alpha"), [0]);
    assert_eq!(found(&catalogue, "Kan S.")[0], 0);
    for text in ["T. Dorn", "T. U. Dorn", "Dorn T.", "Dorn, Timo", "timo u. dorn"] {
        assert_eq!(found(&catalogue, text), [3], "{text}");
    }
    let order = small_catalogue(&[
        row("2306.00001", "alpha", &["Wei Kim"]),
        row("2306.00002", "beta", &["Ann Kim", "Wei Bo"]),
        row("2306.00003", "gamma", &["Kim Bo", "Ann Wei"]),
    ]);
    assert_eq!(found(&order, "Kim Wei")[0], 0);
    assert_eq!(found(&order, "wei kim")[0], 0);
}

#[test]
fn short_words_and_acronyms_are_not_taken_for_names() {
    let catalogue = small_catalogue(&[
        row("2306.00001", "lossless retentive centric caches", &["Kevin Vale", "Ann Carbin", "Bo Fiber", "Cy Hoefler"]),
        row("2306.00002", "optimization", &["Nisha Lee"]),
    ]);
    for text in ["KIVI", "kivi", "vLLM", "vllm", "OPTQ", "optq", "NIPS", "carbon", "fibre", "centre", "lossy", "recant"]
    {
        assert!(found(&catalogue, text).is_empty(), "{text}");
    }
    for text in ["hofler", "hoefle", "cachs", "optimisatoin", "OPTIMIZATOIN"] {
        assert_eq!(found(&catalogue, text).len(), 1, "{text}");
    }
}

#[test]
fn letters_of_other_forms_are_the_same_letters() {
    let catalogue = titled(&["KV Cache at W8A8", "Eﬃcient Fine-Tuning by Proﬁling", "µTransfer with ReLU² and H₂O"]);
    for text in ["ＫＶ　ｃａｃｈｅ", "Ｗ８Ａ８", "\"ＫＶ cache\""] {
        assert_eq!(found(&catalogue, text), [0], "{text}");
    }
    for text in ["efficient", "\"profiling\"", "ﬁne-tuning", "\"fine tuning\""] {
        assert_eq!(found(&catalogue, text), [1], "{text}");
    }
    for text in ["\"μTransfer\"", "\"µtransfer\"", "relu2", "h2o"] {
        let results = results(&catalogue, text);
        assert_eq!((&results.papers[..], results.reading), (&[2][..], None), "{text}");
    }
}

#[test]
fn names_that_end_in_signs_are_found_by_them() {
    let catalogue = titled(&["Verified C++ Kernels", "C Kernels", "Quant: alpha", "Quant+: beta", "F# and more"]);
    assert_eq!(found(&catalogue, "c++"), [0]);
    assert_eq!(found(&catalogue, "c+"), [0]);
    assert_eq!(found(&catalogue, "c++ kernels"), [0]);
    assert_eq!(search(&Index::new(&catalogue), &Query::parse("q=c%2B%2B&sort=newest")).complete().unwrap().papers, [0]);
    assert_eq!(found(&catalogue, "f#"), [4]);
    assert_eq!(found(&catalogue, "c").len(), 2);
    assert_eq!(found(&catalogue, "c#").len(), 2);
    assert_eq!(found(&catalogue, "quant+"), [3, 2]);
    assert_eq!(found(&catalogue, "quant"), [2, 3]);
    assert_eq!(found(&catalogue, "kernels -c++"), [1]);
}

#[test]
fn a_pasted_address_finds_its_paper() {
    let mut parts = titled(&["alpha", "beta", "gamma", "delta", "epsilon"]).parts().clone();
    let url = |text: &str| WebAddress::new(text).unwrap();
    parts.papers[1].url = Some(url("https://aclanthology.org/2023.acl-long.901/"));
    parts.papers[2].url = Some(url("https://openreview.net/forum?id=AbC123"));
    parts.papers[3].url = Some(url("https://doi.org/10.1145/1234567.1234568"));
    let code = |text: &str| Link { kind: LinkKind::Code, url: url(text), stars: None };
    parts.papers[4].links = vec![code("https://github.com/example/Tiny-Net")];
    let catalogue = Catalogue::new(parts).unwrap();
    for (paper, texts) in [
        (0, &["https://huggingface.co/papers/2306.00001", "https://www.alphaxiv.org/abs/2306.00001v2"][..]),
        (
            1,
            &[
                "https://aclanthology.org/2023.acl-long.901",
                "http://aclanthology.org/2023.acl-long.901v2.pdf",
                "https://doi.org/10.18653/v1/2023.acl-long.901",
            ],
        ),
        (2, &["https://openreview.net/pdf?id=AbC123", "openreview.net/forum?id=AbC123&noteId=x"]),
        (
            3,
            &[
                "10.1145/1234567.1234568",
                "https://dl.acm.org/doi/10.1145/1234567.1234568",
                "doi:10.1145/1234567.1234568",
            ],
        ),
        (
            4,
            &[
                "https://github.com/example/Tiny-Net/tree/main",
                "github.com/example/tiny-net.git",
                "tinynet",
                "Tiny-Net",
            ],
        ),
    ] {
        for text in texts {
            assert_eq!(found(&catalogue, text), [paper], "{text}");
            assert_eq!(Query::parse(&format!("url={text}")).text, if text.starts_with("http") { text } else { "" });
        }
    }
    assert_eq!(found(&catalogue, "look at https://github.com/example/tiny-net"), [4]);
    let mut parts = catalogue.parts().clone();
    parts.papers[4].links = vec![code("https://github.com/example/Tiny-Net/tree/main/nets/One-Net")];
    let catalogue = Catalogue::new(parts).unwrap();
    for text in ["onenet", "One-Net", "tinynet", "onenet epsilon"] {
        assert_eq!((&found(&catalogue, text)[..], results(&catalogue, text).reading), (&[4][..], None), "{text}");
    }
    assert!(found(&catalogue, "https://github.com/example/other").is_empty());
}

#[test]
fn ways_out_match_all_of_what_is_left() {
    let catalogue = titled(&["pruning", "kernels"]);
    let index = Index::new(&catalogue);
    let query = Query::default().with_text("pruning kernels title:zebra");
    let ways = catalogue::search::relaxations(&index, &query).complete().unwrap();
    assert!(ways.is_empty(), "{ways:?}");
}

proptest! {
    #![proptest_config(generators::cases(100))]

    #[test]
    fn words_that_ask_never_empty_a_result(catalogue in generators::catalogue(), text in "[a-z ]{0,12}") {
        let before = results(&catalogue, &text).papers;
        let has_words = !text.trim().is_empty();
        for more in ["the", "papers about", "latest", "w/o", "how to"] {
            let after = results(&catalogue, &format!("{more} {text}")).papers;
            prop_assert!(!has_words || before.is_empty() || !after.is_empty(), "{} {:?}", more, text);
        }
    }
}
