//! What services have answered, kept from run to run.
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use catalogue::Date;
use catalogue::paper::PaperId;
use serde::{Deserialize, Serialize};

use crate::arxiv::Entry;
use crate::json_lines::JsonLines;
use crate::work::Work;

/// What arXiv says of a paper, as far as it matters here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnArxiv {
    /// The title of the newest version.
    pub title: String,
    /// The authors in their order.
    pub authors: Vec<String>,
    /// What the authors say of it.
    pub comment: String,
    /// Where it was published, as the authors say.
    pub journal: String,
    /// The DOI of what was published.
    pub doi: String,
    /// The beginning of the abstract, where it is said that a paper was withdrawn.
    pub summary: String,
}

/// How much of an abstract is kept, in characters.
const SUMMARY: usize = 200;

impl From<Entry> for OnArxiv {
    fn from(entry: Entry) -> Self {
        let Entry { title, authors, comment, journal, doi, summary, .. } = entry;
        Self { title, authors, comment, journal, doi, summary: summary.chars().take(SUMMARY).collect() }
    }
}

/// What a service has answered about a paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase", tag = "service", content = "answer")]
pub enum Answer {
    /// What arXiv says of it; nothing when it does not know it.
    Arxiv(Option<OnArxiv>),
    /// Works of Crossref that may be it.
    Crossref(Vec<Work>),
    /// Works of DBLP that may be it.
    Dblp(Vec<Work>),
    /// Where OpenAlex has it published.
    OpenAlex(Vec<Work>),
    /// Submissions of OpenReview that were accepted and may be it.
    OpenReview(Vec<Work>),
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Line {
    paper: String,
    #[serde(with = "catalogue::serde_date")]
    asked: Date,
    #[serde(flatten)]
    answer: Answer,
}

/// What was answered on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated<T> {
    /// The day.
    pub date: Date,
    /// What was answered.
    pub what: T,
}

/// What is known of a paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// What arXiv says of it.
    pub arxiv: Option<Dated<Option<OnArxiv>>>,
    /// Works of Crossref that may be it.
    pub crossref: Option<Dated<Vec<Work>>>,
    /// Works of DBLP that may be it.
    pub dblp: Option<Dated<Vec<Work>>>,
    /// Where OpenAlex has it published.
    pub openalex: Option<Dated<Vec<Work>>>,
    /// Submissions of OpenReview that were accepted and may be it.
    pub openreview: Option<Dated<Vec<Work>>>,
}

/// The name by which OpenAlex is told.
pub const OPENALEX: &str = "OpenAlex";

impl Known {
    /// The works that may be the paper, each with the service that knows it and the day.
    pub fn works(&self) -> impl Iterator<Item = (&'static str, Date, &Work)> {
        let services = [
            ("Crossref", &self.crossref),
            ("DBLP", &self.dblp),
            (OPENALEX, &self.openalex),
            ("OpenReview", &self.openreview),
        ];
        let answers = services.into_iter().filter_map(|(service, answer)| Some((service, answer.as_ref()?)));
        answers.flat_map(|(service, answer)| answer.what.iter().map(move |work| (service, answer.date, work)))
    }

    /// The lines that say it.
    fn lines(&self, paper: &PaperId) -> impl Iterator<Item = Line> + use<> {
        let Self { arxiv, crossref, dblp, openalex, openreview } = self.clone();
        let answers = [
            arxiv.map(|Dated { date, what }| (date, Answer::Arxiv(what))),
            crossref.map(|Dated { date, what }| (date, Answer::Crossref(what))),
            dblp.map(|Dated { date, what }| (date, Answer::Dblp(what))),
            openalex.map(|Dated { date, what }| (date, Answer::OpenAlex(what))),
            openreview.map(|Dated { date, what }| (date, Answer::OpenReview(what))),
        ];
        let paper = paper.to_string();
        let line = move |(date, answer): (Date, Answer)| Line { paper: paper.clone(), asked: date, answer };
        answers.into_iter().flatten().map(line)
    }
}

/// The file with the answers.
#[derive(Debug)]
pub struct Answers {
    file: JsonLines,
    known: BTreeMap<String, Known>,
}

impl Answers {
    /// Reads a file, as [`JsonLines::read`] does.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        let (file, lines) = JsonLines::read::<Line>(path)?;
        let mut answers = Self { file, known: BTreeMap::new() };
        for Line { paper, asked, answer } in lines {
            answers.take(paper, answer, asked);
        }
        Ok(answers)
    }

    /// What is known of a paper.
    #[must_use]
    pub fn of(&self, paper: &PaperId) -> Option<&Known> {
        self.known.get(paper.as_str())
    }

    /// Keeps an answer.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep(&mut self, paper: &PaperId, answer: Answer, today: Date) -> io::Result<()> {
        let line = Line { paper: paper.to_string(), asked: today, answer };
        self.file.append(&line)?;
        self.take(line.paper, line.answer, today);
        Ok(())
    }

    fn take(&mut self, paper: String, answer: Answer, date: Date) {
        let known = self.known.entry(paper).or_default();
        match answer {
            Answer::Arxiv(what) => known.arxiv = Some(Dated { date, what }),
            Answer::Crossref(what) => known.crossref = Some(Dated { date, what }),
            Answer::Dblp(what) => known.dblp = Some(Dated { date, what }),
            Answer::OpenAlex(what) => known.openalex = Some(Dated { date, what }),
            Answer::OpenReview(what) => known.openreview = Some(Dated { date, what }),
        }
    }

    /// Writes the file anew with the answers about these papers and no others, if some were kept since it was
    /// read.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn tidy<'a>(&mut self, papers: impl Iterator<Item = &'a PaperId>) -> io::Result<()> {
        let known = papers.filter_map(|paper| Some((paper, self.known.get(paper.as_str())?)));
        self.file.tidy(known.flat_map(|(paper, known)| known.lines(paper)))
    }
}
