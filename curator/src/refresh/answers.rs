//! What services have answered, kept from run to run.
//!
//! Every answer is a line of JSON that is appended as soon as it is there, so that an interrupted run goes on
//! where it was. A later line overrules an earlier one.
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use catalogue::Date;
use catalogue::paper::PaperId;
use serde::{Deserialize, Serialize};

use crate::arxiv::Entry;
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
}

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Line {
    paper: String,
    asked: String,
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
}

impl Known {
    /// The works that may be the paper, each with the service that knows it and the day.
    pub fn works(&self) -> impl Iterator<Item = (&'static str, Date, &Work)> {
        let services = [("Crossref", &self.crossref), ("DBLP", &self.dblp)];
        let answers = services.into_iter().filter_map(|(service, answer)| Some((service, answer.as_ref()?)));
        answers.flat_map(|(service, answer)| answer.what.iter().map(move |work| (service, answer.date, work)))
    }
}

/// The file with the answers.
#[derive(Debug)]
pub struct Answers {
    path: PathBuf,
    known: BTreeMap<String, Known>,
    file: Option<File>,
}

impl Answers {
    /// Reads a file; one that is not there is empty, and a line that cannot be read, such as the last one of an
    /// interrupted run, is left out.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn read(path: &Path) -> io::Result<Self> {
        let text = match std::fs::read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error),
        };
        let mut answers = Self { path: path.to_owned(), known: BTreeMap::new(), file: None };
        for Line { paper, asked, answer } in text.lines().filter_map(|line| serde_json::from_str(line).ok()) {
            if let Some(date) = Date::parse(&asked) {
                answers.take(paper, answer, date);
            }
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
        let line = Line { paper: paper.to_string(), asked: today.to_string(), answer };
        let text = serde_json::to_string(&line)?;
        let file = match &mut self.file {
            Some(file) => file,
            None => {
                if let Some(folder) = self.path.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                let mut file = OpenOptions::new().create(true).append(true).open(&self.path)?;
                // The last line of an interrupted run may be without its end.
                file.write_all(b"\n")?;
                self.file.insert(file)
            }
        };
        file.write_all(format!("{text}\n").as_bytes())?;
        self.take(line.paper, line.answer, today);
        Ok(())
    }

    fn take(&mut self, paper: String, answer: Answer, date: Date) {
        let known = self.known.entry(paper).or_default();
        match answer {
            Answer::Arxiv(what) => known.arxiv = Some(Dated { date, what }),
            Answer::Crossref(what) => known.crossref = Some(Dated { date, what }),
            Answer::Dblp(what) => known.dblp = Some(Dated { date, what }),
        }
    }

    /// Writes the file anew with the answers about these papers and no others.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn tidy<'a>(&mut self, papers: impl Iterator<Item = &'a PaperId>) -> io::Result<()> {
        let mut text = String::new();
        let mut add = |paper: &PaperId, date: Date, answer: Answer| {
            let line = Line { paper: paper.to_string(), asked: date.to_string(), answer };
            serde_json::to_string(&line).map(|line| text.push_str(&(line + "\n")))
        };
        for paper in papers {
            let Some(Known { arxiv, crossref, dblp }) = self.known.get(paper.as_str()) else { continue };
            if let Some(Dated { date, what }) = arxiv {
                add(paper, *date, Answer::Arxiv(what.clone()))?;
            }
            if let Some(Dated { date, what }) = crossref {
                add(paper, *date, Answer::Crossref(what.clone()))?;
            }
            if let Some(Dated { date, what }) = dblp {
                add(paper, *date, Answer::Dblp(what.clone()))?;
            }
        }
        if self.file.take().is_none() {
            return Ok(());
        }
        let beside = self.path.with_extension("new");
        std::fs::write(&beside, text)?;
        std::fs::rename(&beside, &self.path)
    }
}
