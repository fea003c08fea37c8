//! What a contributor types, checked against the list.

use crate::generators::{cases, read, shipped, text};
use catalogue::decode::decode;
use catalogue::draft::{Draft, FormField, Severity, Validation, check, issue_address};
use catalogue::encode::encode_paper;
use catalogue::route::Route;
use catalogue::search::Index;
use catalogue::{Catalogue, readme};
use proptest::prelude::*;

struct List {
    catalogue: Catalogue,
    index: Index,
}

fn list() -> List {
    let catalogue = read("../tests/fixtures/small.json");
    List { index: Index::new(&catalogue), catalogue }
}

fn real() -> List {
    let catalogue = shipped();
    List { index: Index::new(&catalogue), catalogue }
}

impl List {
    fn check(&self, draft: &Draft) -> Validation {
        check(draft, &(&self.catalogue, &self.index))
    }

    /// What is said when `text` is in `field` of an otherwise complete draft.
    fn says(&self, field: FormField, text: &str) -> String {
        match self.check(&complete().with(field, text)).message(field) {
            Some(message) => {
                let paper = message.paper.as_ref().map(|paper| format!(" [{paper}]")).unwrap_or_default();
                format!("{:?}: {}{paper}", message.severity, message.text)
            }
            None => String::new(),
        }
    }
}

/// A draft with nothing but what is needed.
fn complete() -> Draft {
    Draft::default()
        .with(FormField::Title, "Sparse Models Without Tears")
        .with(FormField::Address, "arXiv:2501.01234v2")
        .with(FormField::Authors, "Ada Réal*, Bo Li1,2 and Cem Öz.")
        .with(FormField::Category, "pruning")
}

#[test]
fn an_empty_draft_lacks_what_is_needed() {
    let checked = list().check(&Draft::default());
    assert_eq!(checked.next_step(), "Still needed: title, arXiv id or URL, authors and category.");
    assert_eq!((checked.paper, checked.duplicate), (None, None));
    for field in FormField::ALL {
        let is_missing = checked.messages.iter().any(|message| message.field == field);
        assert_eq!(is_missing, field.is_required(), "{field:?}");
    }
}

#[test]
fn a_name_is_written_once() {
    let said = list().says(FormField::Authors, "Ada Réal, Bo Li, Ada Réal");
    assert_eq!(said, "Error: “Ada Réal” is there twice. Write every name once.");
    assert_eq!(list().check(&complete().with(FormField::Authors, "Bo Li and Bo Li")).paper, None);
}

#[test]
fn a_complete_draft_is_a_record() {
    let draft = complete()
        .with(FormField::SecondCategory, "quantization")
        .with(FormField::Venue, " Findings of  ACL 2023 ")
        .with(FormField::Code, "https://github.com/a/b")
        .with(FormField::Figure, "https://github.com/a/b/blob/main/c.png");
    let checked = list().check(&draft);
    assert_eq!(checked.next_step(), "The entry is complete.");
    insta::assert_snapshot!(encode_paper(&checked.paper.unwrap()));
}

#[test]
fn a_paper_that_is_not_on_arxiv_has_an_id_of_its_title() {
    let list = list();
    let id = |title: &str| {
        let draft = complete().with(FormField::Title, title).with(FormField::Address, "https://a.b/c/2025.x-1");
        list.check(&draft).paper.unwrap().id.to_string()
    };
    assert_eq!(id("Sparse: Models, Without Tears"), "sparse-models-without-tears");
    assert_eq!(id("稀疏模型"), "a-b-c-2025-x-1");
    assert_eq!(id(&"Wort ".repeat(60)), "wort-".repeat(15) + "wort");
    assert_eq!(id(&"a".repeat(200)), "a".repeat(80));
    assert_eq!(id("A Paper without arXiv, Again"), "a-paper-without-arxiv-again");
}

#[test]
fn ids_made_of_titles_are_those_of_the_list() {
    let list = real();
    let own = list.catalogue.papers().iter().filter(|paper| paper.id.arxiv().is_none());
    let empty = Catalogue::new(catalogue::Parts { papers: Vec::new(), ..list.catalogue.parts().clone() }).unwrap();
    let index = Index::new(&empty);
    for paper in own {
        let draft = complete()
            .with(FormField::Category, "survey")
            .with(FormField::Title, paper.title.as_str())
            .with(FormField::Address, paper.url.as_ref().unwrap().as_str());
        let made = check(&draft, &(&empty, &index)).paper.unwrap();
        assert_eq!((&made.id, &made.url), (&paper.id, &paper.url));
    }
}

#[test]
fn every_paper_of_the_list_is_known_by_its_title_and_by_its_address() {
    let list = real();
    for paper in list.catalogue.papers() {
        let shouted = paper.title.as_str().to_uppercase().replace(['-', ':'], " ");
        let by_title = list.check(&Draft::default().with(FormField::Title, &shouted));
        assert_eq!(by_title.duplicate.as_ref(), Some(&paper.id), "{}", paper.title);
        let address = paper.address().unwrap();
        let by_address = list.check(&Draft::default().with(FormField::Address, &address));
        assert_eq!(by_address.duplicate.as_ref(), Some(&paper.id), "{address}");
        assert_eq!(by_address.paper, None);
    }
}

#[test]
fn few_papers_of_the_list_are_nearly_the_same() {
    let list = real();
    let like = |title: &str| list.check(&Draft::default().with(FormField::Title, title)).like_in_list();
    let sparse_gpt = ["Sparse-GPT: Massive Language Models Can Be Pruned Accurately in One Shot"];
    for title in sparse_gpt {
        assert_eq!(like(title).first().map(ToString::to_string).as_deref(), Some("2301.00774"), "{title}");
    }
    for title in
        ["", "Language Models", "Efficient Large Language Models", "Pruning", "🚀", "A Theory of Everything Else"]
    {
        assert_eq!(like(title), [], "{title}");
    }
}

#[test]
fn each_field_says_how_it_was_understood_or_what_to_do() {
    let list = list();
    let mut said = String::new();
    for (field, texts) in [
        (
            FormField::Title,
            &[
                "",
                " \t ",
                "Sparse",
                "A PAPER IN CAPITALS",
                "https://a.b/c",
                "arXiv:2501.01234",
                "…!",
                "pruning, in one SHOT!",
                "Four bits are enough: KV cache quantization",
            ][..],
        ),
        (
            FormField::Address,
            &[
                "",
                "2501.01234",
                "https://arxiv.org/pdf/2501.01234v1",
                "arxiv:2301.00774",
                "openreview.net/forum?id=x",
                "https://openreview.net/forum?id=x",
                "https://huggingface.co/papers/2501.01234",
                "https://aclanthology.org/2023.acl-long.1/",
                "10.1145/3297858.3304008",
                "javascript:alert(1)",
                "two words",
                "x",
            ],
        ),
        (
            FormField::Authors,
            &[
                "",
                " , ;",
                "Ada Réal",
                "Ada Réal, Bo Li",
                "Ada Réal et al.",
                "Ada Réal Bo Li Cem Öz Dee Ng Eve Ost Fay Um Gil Orr Hal Ito",
                "Réal, Li",
                "Li, Bo",
                "ada@a.b Ada Réal",
            ],
        ),
        (FormField::Category, &["", "pruning", "no-such", "<script>"]),
        (FormField::SecondCategory, &["", "pruning", "quantization", "no-such"]),
        (
            FormField::Venue,
            &[
                "",
                "ACL23'Findings",
                "NeurIPS'23",
                "ACL",
                "arXiv 2024",
                "Workshop on Trees 2024",
                "ICLR 2024 Oral",
                "2024",
            ],
        ),
        (
            FormField::Code,
            &[
                "",
                "https://github.com/a/b",
                "github.com/a/b",
                "git@github.com:a/b.git",
                "https://github.com/a",
                "https://gitlab.com/a/b",
                "https://arxiv.org/abs/2501.01234",
                "soon",
                "ftp://a.b/c",
            ],
        ),
        (
            FormField::Figure,
            &[
                "",
                "https://a.b/c.png",
                "https://github.com/a/b/blob/main/c.png",
                "https://a.b/c.pdf",
                "figures/c.png",
                "data:image/png;base64,x",
            ],
        ),
    ] {
        for text in texts {
            said.push_str(&format!("{field:?} {text:?}\n  {}\n", list.says(field, text)));
        }
    }
    insta::assert_snapshot!(said);
}

#[test]
fn the_issue_holds_the_record() {
    let list = list();
    let paper = list.check(&complete()).paper.unwrap();
    let address = issue_address(&paper, &list.catalogue.list().repository);
    let (page, query) = address.split_once('?').unwrap();
    assert_eq!(page, "https://github.com/example/small-list/issues/new");
    let fields: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    let body = &fields.iter().find(|(name, _)| name == "body").unwrap().1;
    let json = body.split("```json\n").nth(1).and_then(|rest| rest.split("\n```").next()).unwrap();
    assert_eq!(json, encode_paper(&paper));
    assert_eq!(fields[0], ("title".to_owned(), "Add: Sparse Models Without Tears".to_owned()));
}

#[test]
fn an_issue_with_a_very_long_record_asks_for_it() {
    let list = list();
    let authors: Vec<String> =
        (0..900).map(|number| format!("Ada Réal{}{}", "x".repeat(number % 30), "y".repeat(number / 30))).collect();
    let paper = list.check(&complete().with(FormField::Authors, &authors.join(", "))).paper.unwrap();
    assert_eq!(paper.authors.len(), 900);
    let address = issue_address(&paper, &list.catalogue.list().repository);
    assert!(address.len() < 1000, "{}", address.len());
    assert!(address.contains("paste"));
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let field = prop_oneof![
        3 => text(),
        1 => proptest::sample::select(
            &["", "2501.01234", "https://a.b/c", "pruning", "ACL'23", "a, b; c and d\n e", "Fu, Yao; Li,\u{301}", "et al", "İ et al", "10./", "git@:", "//", "1.."][..],
        ).prop_map(str::to_owned),
    ];
    proptest::collection::vec(field, FormField::ALL.len()).prop_map(|texts| {
        FormField::ALL.into_iter().zip(texts).fold(Draft::default(), |draft, (field, text)| draft.with(field, &text))
    })
}

proptest! {
    #![proptest_config(cases(1000))]

    #[test]
    fn no_draft_breaks_the_check_and_what_it_makes_is_a_paper_of_the_list(draft in any_draft()) {
        let list = list();
        let checked = list.check(&draft);
        prop_assert!(!checked.next_step().is_empty());
        let blocks = checked.messages.iter().any(|message| message.severity >= Severity::Missing);
        prop_assert_eq!(checked.paper.is_none(), blocks);
        for message in &checked.messages {
            prop_assert!(message.text.chars().count() < 200, "{}", message.text);
        }
        if let Some(paper) = checked.paper {
            let _ = (readme::bullet(&paper), Route::paper(&paper.id));
            let row = readme::table_row(&paper, &list.catalogue.list().repository);
            prop_assert!(!row.contains('\n'));
            let mut parts = list.catalogue.parts().clone();
            parts.papers.push(paper);
            let file = catalogue::encode::encode(&Catalogue::new(parts).unwrap());
            prop_assert!(decode(file.as_bytes()).is_ok());
        }
    }
}
