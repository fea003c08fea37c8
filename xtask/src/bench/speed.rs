//! How fast each engine is prepared and answers each keystroke, and what it weighs.

use std::{path::Path, time::Duration};

use serde_json::{Value, json};

use super::engine::{End, Engine, Runner};
use crate::{
    error::Result,
    grid::Grid,
    statistics::{median, percentile, shown},
};

/// How many of the papers found are taken out of an engine: a screen of them.
const TAKEN: usize = 50;

/// How much is measured.
pub struct Effort {
    /// How often every query is typed.
    pub rounds: usize,
    /// How long one engine may type.
    pub budget: Duration,
}

/// What was measured of one engine on one list; what is missing was not reached.
#[derive(Debug, Default, PartialEq)]
pub struct Speed {
    /// Milliseconds from what was read to an index.
    index: Option<f64>,
    /// Megabytes that the index added.
    weight: Option<f64>,
    /// Megabytes of the list and the index.
    whole: Option<f64>,
    /// Milliseconds of a keystroke.
    keystroke: Option<Keystroke>,
    /// What to know about the row.
    note: String,
}

/// Milliseconds of a keystroke: the median over the rounds of what is found in each.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Keystroke {
    middle: f64,
    p95: f64,
    most: f64,
}

/// Measures one engine.
pub fn measure(runner: &Runner<'_>, engine: &Engine, list: &Path, texts: &[String], effort: &Effort) -> Result<Speed> {
    let budget = u64::try_from(effort.budget.as_millis()).unwrap_or(u64::MAX);
    let request = json!({ "texts": texts, "limit": TAKEN, "rounds": effort.rounds, "budget": budget });
    let (lines, end) = runner.run("speed", engine, list, request)?;
    Ok(Speed::read(&lines, end, texts.len(), runner.limit))
}

impl Speed {
    fn read(lines: &[Value], end: End, texts: usize, limit: Duration) -> Self {
        let stage = |name: &str| lines.iter().find(|line| line["stage"] == name);
        let figure = |stage: Option<&Value>, name: &str| stage.and_then(|stage| stage[name].as_f64());
        let megabytes = |bytes: f64| bytes / 1e6;
        let index = stage("index");
        let typed = stage("typed");
        let rounds: Vec<Vec<f64>> = typed
            .and_then(|typed| typed["rounds"].as_array())
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .map(|round| {
                round.as_array().map(Vec::as_slice).unwrap_or_default().iter().filter_map(Value::as_f64).collect()
            })
            .collect();
        let over_rounds =
            |figure: &dyn Fn(&[f64]) -> f64| median(&rounds.iter().map(|round| figure(round)).collect::<Vec<_>>());
        let keystroke = typed.map(|_| Keystroke {
            middle: over_rounds(&|round| percentile(round, 0.5)),
            p95: over_rounds(&|round| percentile(round, 0.95)),
            most: over_rounds(&|round| percentile(round, 1.0)),
        });
        let doing = match (index, stage("read")) {
            (Some(_), _) => "while typing",
            (None, Some(_)) => "while indexing",
            (None, None) => "while reading",
        };
        let first = rounds.first().map_or(0, Vec::len);
        let note = match (end, typed) {
            (End::Crashed, None) => format!("crashed {doing}"),
            (End::TimedOut, None) => format!("over {} s {doing}", limit.as_secs()),
            (_, Some(_)) if first < texts => format!("the first {first} of {texts} keystrokes, once"),
            (_, Some(typed)) if typed["warm"] == false => "one round, not warmed up".to_owned(),
            (_, Some(_)) => format!("{} rounds", rounds.len()),
            (End::Done, None) => "wrote nothing".to_owned(),
        };
        Self {
            index: figure(index, "ms"),
            weight: figure(index, "bytes").map(megabytes),
            whole: figure(index, "whole").map(megabytes),
            keystroke,
            note,
        }
    }

    /// In a line, for those who wait.
    pub fn summary(&self) -> String {
        let figure = |value: Option<f64>| value.map_or("–".to_owned(), shown);
        let p95 = self.keystroke.map(|keystroke| keystroke.p95);
        format!("index {} ms, p95 {} ms, {}", figure(self.index), figure(p95), self.note)
    }
}

/// What was measured on one list.
pub struct Table {
    papers: usize,
    rows: Vec<(Engine, Speed)>,
}

impl Table {
    /// A table of a list of `papers` papers, ours first.
    pub fn new(papers: usize, rows: Vec<(Engine, Speed)>) -> Self {
        Self { papers, rows }
    }

    fn best(&self, is_counted: &dyn Fn(&Engine) -> bool) -> Option<f64> {
        let counted = self.rows.iter().filter(|(engine, _)| is_counted(engine));
        counted.filter_map(|(_, speed)| Some(speed.keystroke?.p95)).min_by(f64::total_cmp)
    }

    /// As aligned Markdown.
    pub fn markdown(&self) -> String {
        let ours = self.best(&Engine::is_ours);
        let head =
            ["engine", "index ms", "index MB", "in all MB", "p50 ms", "p95 ms", "max ms", "p95 to ours", "measured"];
        let mut grid = Grid::new(&head).with_texts(1);
        for (engine, speed) in &self.rows {
            let figure = |value: Option<f64>| value.map(shown).unwrap_or_default();
            // Less than nothing is what a collection gave back of something else.
            let megabytes =
                |value: Option<f64>| value.map(|value| format!("{:.1}", value.max(0.0))).unwrap_or_default();
            let keystroke = speed.keystroke;
            let ratio = keystroke.zip(ours).map(|(keystroke, ours)| format!("{} ×", shown(keystroke.p95 / ours)));
            grid.row(vec![
                engine.name.clone(),
                figure(speed.index),
                megabytes(speed.weight),
                megabytes(speed.whole),
                figure(keystroke.map(|keystroke| keystroke.middle)),
                figure(keystroke.map(|keystroke| keystroke.p95)),
                figure(keystroke.map(|keystroke| keystroke.most)),
                ratio.unwrap_or_default(),
                speed.note.clone(),
            ]);
        }
        format!("### {} papers\n\n{grid}", self.papers)
    }

    /// The line that ends the output. A peer that stops at the first papers is in the table only:
    /// this page says how many papers match.
    pub fn last_line(&self) -> String {
        let figure = |value: Option<f64>| value.map_or("none".to_owned(), shown);
        let ours = self.best(&Engine::is_ours);
        let is_peer = |engine: &Engine| !engine.is_ours() && !engine.is_prepared() && !engine.stops;
        let peer = self.best(&is_peer);
        let typo_peer = self.best(&|engine| is_peer(engine) && engine.forgives);
        let ratio = peer.zip(ours).map(|(peer, ours)| peer / ours);
        format!(
            "search: N={} ours_p95_ms={} best_peer_p95_ms={} best_typo_peer_p95_ms={} ratio={}",
            self.papers,
            figure(ours),
            figure(peer),
            figure(typo_peer),
            figure(ratio)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn engine(name: &str, forgives: bool) -> Engine {
        Engine {
            file: name.to_owned(),
            variant: String::new(),
            name: name.to_owned(),
            version: None,
            about: String::new(),
            forgives,
            stops: name == "hasty",
        }
    }

    fn speed(lines: &[Value], end: End) -> Speed {
        Speed::read(lines, end, 2, Duration::from_secs(9))
    }

    fn typed(rounds: &Value) -> Speed {
        let index = json!({ "stage": "index", "ms": 12.5, "bytes": 2e6, "whole": 3e6 });
        speed(&[index, json!({ "stage": "typed", "rounds": rounds, "warm": true })], End::Done)
    }

    #[test]
    fn figures_are_medians_over_the_rounds() {
        let speed = typed(&json!([[1.0, 5.0], [2.0, 9.0], [0.5, 6.0]]));
        assert_eq!(speed.keystroke, Some(Keystroke { middle: 1.0, p95: 6.0, most: 6.0 }));
        assert_eq!((speed.index, speed.weight, speed.whole), (Some(12.5), Some(2.0), Some(3.0)));
        assert_eq!(speed.note, "3 rounds");
    }

    #[test]
    fn an_engine_that_did_not_end_says_where_it_was() {
        let read = json!({ "stage": "read", "ms": 1.0 });
        let index = json!({ "stage": "index", "ms": 1.0 });
        assert_eq!(speed(&[], End::Crashed).note, "crashed while reading");
        assert_eq!(speed(std::slice::from_ref(&read), End::TimedOut).note, "over 9 s while indexing");
        assert_eq!(speed(&[read, index], End::Crashed).note, "crashed while typing");
        assert_eq!(typed(&json!([[1.0]])).note, "the first 1 of 2 keystrokes, once");
    }

    #[test]
    fn the_last_line_compares_with_the_best_peer_and_the_best_that_forgives() {
        let rows = vec![
            (engine("ours", true), typed(&json!([[0.5, 0.5]]))),
            (engine("fast", false), typed(&json!([[4.0, 4.0]]))),
            (engine("kind", true), typed(&json!([[10.0, 10.0]]))),
            (engine("hasty", false), typed(&json!([[0.1, 0.1]]))),
            (engine("lost", true), speed(&[], End::Crashed)),
        ];
        let table = Table::new(100_000, rows);
        assert_eq!(
            table.last_line(),
            "search: N=100000 ours_p95_ms=0.500 best_peer_p95_ms=4.00 best_typo_peer_p95_ms=10.0 ratio=8.00"
        );
        let markdown = table.markdown();
        assert!(markdown.contains("8.00 ×") && markdown.contains("crashed while reading"), "{markdown}");
    }
}
