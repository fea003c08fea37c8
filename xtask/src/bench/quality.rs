//! What each engine finds for the judged queries, and how high it puts what a reader wants.

use std::{collections::BTreeMap, path::Path};

use serde_json::json;

use super::{
    engine::{Engine, Runner},
    judged::{Judged, OF_SYNTAX},
};
use crate::{error::Result, grid::Grid};

/// How far down a result is looked for. Lower down nobody looks.
const TAKEN: usize = 100;

/// What counts of the answer to one query, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// One over the rank of the first of the best answers: those that must stand highest.
    reciprocal_rank: f64,
    /// The share of all answers among the first ten, of which there may be more than ten.
    recall: f64,
    /// Whether one of the best answers is the first result.
    success: f64,
    /// Whether all answers stand as high as they must.
    kept: f64,
}

impl Score {
    /// Judges the positions that an engine gave, the best first.
    pub fn of(query: &Judged, found: &[usize]) -> Self {
        let rank = |position: usize| found.iter().position(|other| *other == position).map(|at| at + 1);
        let best = query.papers.iter().map(|paper| paper.within).min().unwrap_or_default();
        let first =
            query.papers.iter().filter(|paper| paper.within == best).filter_map(|paper| rank(paper.position)).min();
        let is_within = |position: usize, within: usize| rank(position).is_some_and(|rank| rank <= within);
        let possible = query.papers.len().clamp(1, 10);
        let in_ten = query.papers.iter().filter(|paper| is_within(paper.position, 10)).count();
        let high = query.papers.iter().filter(|paper| paper.within < 10);
        let are_high = high.clone().all(|paper| is_within(paper.position, paper.within));
        Self {
            reciprocal_rank: first.map_or(0.0, |rank| 1.0 / rank as f64),
            recall: in_ten as f64 / possible as f64,
            success: f64::from(u8::from(first == Some(1))),
            kept: f64::from(u8::from(are_high && in_ten >= possible)),
        }
    }

    fn figures(self) -> [f64; 4] {
        [self.reciprocal_rank, self.recall, self.success, self.kept]
    }
}

/// The names of [`Score::figures`].
const FIGURES: [&str; 4] = ["MRR", "recall@10", "success@1", "kept"];

/// The answers of one engine.
pub struct Answers {
    /// The engine.
    pub engine: Engine,
    /// For each query, the positions that it gave.
    found: Vec<Vec<usize>>,
    scores: Vec<Score>,
}

/// Asks one engine every query; an engine that did not answer all is nothing to compare with.
pub fn ask(runner: &Runner<'_>, engine: &Engine, list: &Path, queries: &[Judged]) -> Result<Option<Answers>> {
    let texts: Vec<&str> = queries.iter().map(|query| query.text.as_str()).collect();
    let (lines, _) = runner.run("ranks", engine, list, json!({ "texts": texts, "limit": TAKEN }))?;
    let positions = |line: &serde_json::Value| -> Vec<usize> {
        let positions = line.as_array().map(Vec::as_slice).unwrap_or_default().iter();
        positions.filter_map(|position| usize::try_from(position.as_u64()?).ok()).collect()
    };
    let found: Vec<Vec<usize>> = lines.iter().map(positions).collect();
    if found.len() != queries.len() {
        return Ok(None);
    }
    let scores = queries.iter().zip(&found).map(|(query, found)| Score::of(query, found)).collect();
    Ok(Some(Answers { engine: engine.clone(), found, scores }))
}

impl Answers {
    /// The mean of each figure over some queries.
    fn mean(&self, queries: &[Judged], is_counted: &dyn Fn(&Judged) -> bool) -> [f64; 4] {
        let counted = queries.iter().zip(&self.scores).filter(|(query, _)| is_counted(query));
        let figures: Vec<[f64; 4]> = counted.map(|(_, score)| score.figures()).collect();
        std::array::from_fn(|at| figures.iter().map(|figures| figures[at]).sum::<f64>() / figures.len().max(1) as f64)
    }
}

/// All engines over all queries of words that papers have, over those in other words, and over those in the syntax of
/// this site.
pub fn totals(queries: &[Judged], answers: &[Answers]) -> String {
    let table = |is_counted: &dyn Fn(&Judged) -> bool| {
        let head: Vec<&str> = std::iter::once("engine").chain(FIGURES).collect();
        let mut grid = Grid::new(&head).with_texts(1);
        let means: Vec<[f64; 4]> = answers.iter().map(|answers| answers.mean(queries, is_counted)).collect();
        let best: [f64; 4] = std::array::from_fn(|at| means.iter().map(|means| means[at]).fold(0.0, f64::max));
        for (answers, means) in answers.iter().zip(&means) {
            let cells = means.iter().zip(best).map(|(mean, best)| marked(*mean, *mean >= best));
            grid.row(std::iter::once(answers.engine.name.clone()).chain(cells).collect());
        }
        (queries.iter().filter(|query| is_counted(query)).count(), grid)
    };
    let (plain, of_words) = table(&Judged::is_of_words);
    let (meant, of_meaning) = table(&Judged::is_of_meaning);
    let (special, of_syntax) = table(&Judged::is_of_syntax);
    format!(
        "### {plain} judged queries\n\n{of_words}\n### {meant} questions in other words than the titles have\n\n\
         {of_meaning}\n### {special} queries with {}, in the syntax of this site\n\n{of_syntax}",
        OF_SYNTAX.join(", ")
    )
}

/// For each kind of query, ours and the best of all peers in each figure.
pub fn by_kind(queries: &[Judged], answers: &[Answers]) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    queries.iter().for_each(|query| *kinds.entry(&query.kind).or_default() += 1);
    let mut head = vec!["kind".to_owned(), "queries".to_owned()];
    head.extend(FIGURES.iter().flat_map(|figure| [format!("ours {figure}"), "best peer".to_owned()]));
    let mut grid = Grid::new(&head.iter().map(String::as_str).collect::<Vec<_>>()).with_texts(1);
    for (kind, count) in kinds {
        let of_kind = |answers: &Answers| answers.mean(queries, &|query| query.kind == kind);
        let means =
            |is_ours: bool| answers.iter().filter(move |answers| answers.engine.is_ours() == is_ours).map(of_kind);
        let best = |is_ours: bool| -> [f64; 4] {
            std::array::from_fn(|at| means(is_ours).map(|means| means[at]).fold(0.0, f64::max))
        };
        let (ours, peer) = (best(true), best(false));
        let cells = ours.iter().zip(peer).flat_map(|(ours, peer)| [marked(*ours, *ours >= peer), format!("{peer:.3}")]);
        grid.row([kind.to_owned(), count.to_string()].into_iter().chain(cells).collect());
    }
    format!("### By kind of query\n\n{grid}")
}

/// Every query to which our answer is not perfect: what was wanted, what came, who did better.
pub fn explain(queries: &[Judged], titles: &[String], answers: &[Answers]) -> String {
    let Some(ours) = answers.iter().find(|answers| answers.engine.is_ours()) else { return String::new() };
    let mut text = String::new();
    for (at, query) in queries.iter().enumerate() {
        let (score, found) = (ours.scores[at], &ours.found[at]);
        if score.figures().iter().all(|figure| *figure >= 1.0) {
            continue;
        }
        text += &format!("{:?} ({}): {}\n", query.text, query.kind, shown(score));
        for paper in &query.papers {
            let rank = found.iter().position(|position| *position == paper.position).map(|at| at + 1);
            if rank.is_none_or(|rank| rank > paper.within) {
                let came = rank.map_or("not found".to_owned(), |rank| format!("at {rank}"));
                text += &format!("  wanted within {}, {came}: {}\n", paper.within, paper.title);
            }
        }
        for (rank, position) in found.iter().take(5).enumerate() {
            let is_wanted = query.papers.iter().any(|paper| paper.position == *position);
            let mark = if is_wanted { '+' } else { ' ' };
            let title = titles.get(*position).map(String::as_str).unwrap_or_default();
            text += &format!("  {mark} {}. {title}\n", rank + 1);
        }
        let better = answers.iter().filter(|other| {
            let figures = other.scores[at].figures().into_iter().zip(score.figures());
            figures.into_iter().any(|(theirs, ours)| theirs > ours)
        });
        let better: Vec<&str> = better.map(|answers| answers.engine.name.as_str()).collect();
        if !better.is_empty() {
            text += &format!("  better in a figure: {}\n", better.join("; "));
        }
    }
    text
}

fn shown(score: Score) -> String {
    let figures = score.figures().into_iter().zip(FIGURES);
    figures.map(|(figure, name)| format!("{name} {figure:.2}")).collect::<Vec<_>>().join(", ")
}

fn marked(figure: f64, is_best: bool) -> String {
    if is_best { format!("**{figure:.3}**") } else { format!("{figure:.3}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::judged::Wanted;

    fn query(kind: &str, wanted: &[(usize, usize)]) -> Judged {
        let paper = |(within, position): &(usize, usize)| Wanted {
            within: *within,
            position: *position,
            title: format!("paper {position}"),
        };
        Judged { kind: kind.to_owned(), text: "text".to_owned(), papers: wanted.iter().map(paper).collect() }
    }

    fn answers(file: &str, queries: &[Judged], found: Vec<Vec<usize>>) -> Answers {
        let engine = Engine {
            file: file.to_owned(),
            variant: String::new(),
            name: file.to_owned(),
            version: None,
            about: String::new(),
            forgives: true,
            stops: false,
        };
        let scores = queries.iter().zip(&found).map(|(query, found)| Score::of(query, found)).collect();
        Answers { engine, found, scores }
    }

    #[test]
    fn a_score_tells_best_answers_from_others() {
        let query = query("a", &[(1, 7), (3, 8)]);
        assert_eq!(Score::of(&query, &[7, 8]).figures(), [1.0, 1.0, 1.0, 1.0]);
        // The second best first: everything is there, and not where it must be.
        assert_eq!(Score::of(&query, &[8, 7]).figures(), [0.5, 1.0, 0.0, 0.0]);
        assert_eq!(Score::of(&query, &[7, 1, 2, 8]).figures(), [1.0, 1.0, 1.0, 0.0]);
        assert_eq!(Score::of(&query, &[]).figures(), [0.0; 4]);
    }

    #[test]
    fn any_ten_of_more_than_ten_are_perfect() {
        let query = query("a", &(0..12).map(|position| (10, position)).collect::<Vec<_>>());
        assert_eq!(Score::of(&query, &(2..12).collect::<Vec<_>>()).figures(), [1.0; 4]);
        assert_eq!(Score::of(&query, &(3..13).collect::<Vec<_>>()).figures(), [1.0, 0.9, 1.0, 0.0]);
    }

    #[test]
    fn the_best_of_each_figure_is_marked_and_syntax_stands_apart() {
        let queries = [query("a", &[(1, 0)]), query("field", &[(1, 1)])];
        let all =
            [answers("ours", &queries, vec![vec![0], vec![1]]), answers("peer", &queries, vec![vec![5, 0], vec![]])];
        let totals = totals(&queries, &all);
        assert!(totals.contains("### 1 judged queries") && totals.contains("### 1 queries with phrase"), "{totals}");
        assert!(totals.contains("| ours   | **1.000** | **1.000** | **1.000** | **1.000** |"), "{totals}");
        assert!(totals.contains("| peer   |     0.500 | **1.000** |     0.000 |     0.000 |"), "{totals}");
        assert!(by_kind(&queries, &all).contains("| a     |       1 | **1.000** |     0.500 |"));
    }

    #[test]
    fn a_failure_is_explained() {
        let queries = [query("a", &[(1, 0)])];
        let titles = ["paper 0", "paper 1"].map(str::to_owned);
        let all = [answers("ours", &queries, vec![vec![1, 0]]), answers("peer", &queries, vec![vec![0]])];
        let text = explain(&queries, &titles, &all);
        for part in ["wanted within 1, at 2: paper 0", "    1. paper 1", "  + 2. paper 0", "better in a figure: peer"] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert_eq!(explain(&queries, &titles, &[answers("ours", &queries, vec![vec![0]])]), "");
    }
}
