//! What texts of queries mean.
use super::{Condition, Expression};

/// The conditions of a text in a short form.
fn read(text: &str) -> Vec<String> {
    let expression = Expression::parse(text);
    let mut read: Vec<String> = Vec::new();
    for clause in &expression.clauses {
        let sign = match (clause.is_excluded, clause.is_alternative) {
            (true, _) => "-",
            (false, true) => "|",
            (false, false) => "",
        };
        read.push(match &clause.condition {
            Condition::Words(term) => {
                let words: Vec<&str> = term.words.iter().collect();
                let words = words.join(if term.is_quoted { " " } else { "-" });
                let quotes = if term.is_quoted { "\"" } else { "" };
                format!("{sign}{quotes}{words}{quotes}{}", if term.is_open { "*" } else { "" })
            }
            Condition::Years(years) => {
                format!("{sign}{}", years.written().collect::<Vec<_>>().join(","))
            }
            Condition::Has(has) => format!("{sign}has {}", has.id()),
        });
    }
    read.extend(expression.ignored.iter().map(|(field, text)| format!("{field}:{text}!")));
    read.extend(expression.unknown_fields.iter().map(|name| format!("{name}?")));
    read
}

#[test]
fn words_and_compounds() {
    assert_eq!(read("KV low-rank cache"), ["kv", "low-rank", "cache*"]);
    assert_eq!(read("LLM.int8(): W4A16!"), ["llm-int8", "w4a16*"]);
    assert_eq!(read("cache kv cache"), ["kv", "cache*"]);
    assert_eq!(read(" - ?! \u{301} "), Vec::<String>::new());
}

#[test]
fn a_key_of_a_bibliography_is_its_words() {
    assert_eq!(read("frantar2023gptq"), ["frantar", "2023", "gptq*"]);
    assert_eq!(read("frantar-etal-2023-gptq awq"), ["frantar", "2023", "gptq", "awq*"]);
    assert_eq!(read("-frantar2023gptq \"frantar2023gptq\""), ["-frantar2023gptq", "\"frantar2023gptq\""]);
}

#[test]
fn phrases_and_what_is_ruled_out() {
    assert_eq!(read("\"in a flash\" llm -survey"), ["\"in a flash\"", "llm", "-survey"]);
    assert_eq!(read("“in a fl"), ["\"in a fl\"*"]);
    assert_eq!(read("-\"in a flash\" -"), ["-\"in a flash\""]);
    assert_eq!(read("a-b -c-d"), ["a-b", "-c-d"]);
}

#[test]
fn alternatives() {
    assert_eq!(read("kv gptq OR awq | \"in a flash\" llm"), ["kv", "gptq", "|awq", "|\"in a flash\"", "llm*"]);
    assert_eq!(read("year:2023 OR has:code pruning NOT survey"), ["2023", "|has code", "pruning", "-survey"]);
    // Words, where there is nothing to choose between or to be ruled out.
    assert_eq!(read("OR gptq OR"), ["gptq", "or*"]);
    assert_eq!(read("NOT all heads"), ["not", "all", "heads*"]);
    assert_eq!(read("to prune or not to prune"), ["or", "not", "to", "prune*"]);
    // What cannot be an alternative is one more condition.
    assert_eq!(read("gptq OR -awq pruning OR has:code"), ["gptq", "or", "-awq", "pruning", "has code"]);
    assert_eq!(read("kv gptq OR awq OR h2o gptq"), ["kv", "awq", "|h2o", "gptq*"], "the last of the same is kept");
}

#[test]
fn fields() {
    assert_eq!(read("author:han title:\"kv cache\" has:code"), ["han", "\"kv cache\"", "has code"]);
    assert_eq!(read("year:2023 year:2022..2024 -year:2023.. year:..2020"), ["2023", "2022..2024", "-2023..", "..2020"]);
    assert_eq!(read("year:20 has:cake author:"), ["year:20!", "has:cake!"]);
    assert_eq!(read("autor:han"), ["autor", "han*", "autor?"]);
    assert_eq!(
        read("SparseGPT: Massive https://arxiv.org/abs/2306.08543"),
        ["sparsegpt", "massive", "https-arxiv-org-abs-2306-08543*"]
    );
    assert_eq!(read("2:4"), ["2-4*"]);
}

#[test]
fn a_condition_is_applied_or_named() {
    assert_eq!(read("year:>2022 year:2021,2023-2024"), ["2023..", "2021,2023..2024"]);
    assert_eq!(read("has:cake pruning"), ["pruning*", "has:cake!"]);
    assert_eq!(read("pruning has:cake"), ["pruning", "has:cake!"]);
    assert_eq!(read("pruning -has:github"), ["pruning", "has:github!"]);
    assert_eq!(read("year:23 pruning year:20234"), ["pruning", "year:23!", "year:20234!"]);
    assert_eq!(read("author: han has: Code"), ["han", "has code"]);
    // What may still become a condition is not complained of.
    for text in ["year:", "year:20", "year:>20", "year:2022..2", "has:", "has:co"] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(read("year:20 "), ["year:20!"]);
}

#[test]
fn stop_words_and_acronyms_are_told() {
    let told = |text: &str| {
        let told = Expression::parse(text).clauses.into_iter().map(|clause| match clause.condition {
            Condition::Words(term) => (clause.is_stop_word, term.is_acronym),
            _ => (false, false),
        });
        told.collect::<Vec<_>>()
    };
    let (plain, stop, acronym) = ((false, false), (true, false), (false, true));
    assert_eq!(told("papers about pruning w/o LLM vLLM"), [stop, stop, plain, stop, acronym, acronym]);
    assert_eq!(told("\"the\" -the title:the SparseGTP A 4K"), [plain, plain, plain, plain, stop, plain]);
}
