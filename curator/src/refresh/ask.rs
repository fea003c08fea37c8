//! Asks the services for what is not known yet or known for too long. When a service is down, only its facts are
//! missing.
use std::io;
use std::time::Duration;

use catalogue::paper::PaperId;
use catalogue::{Date, Paper};

use super::answers::{Answer, Answers, Known, OPENALEX, OnArxiv};
use super::{Outage, evidence};
use crate::arxiv;
use crate::calendar::is_fresh;
use crate::crossref::Crossref;
use crate::dblp;
use crate::import::words::identity;
use crate::openalex::{self, OpenAlex};
use crate::openreview::OpenReview;
use crate::web::progress::Progress;
use crate::web::spacing::Spacing;
use crate::web::{Client, RequestError};
use crate::work::Work;

/// How many requests in a row fail until a service is taken to be down. The client has tried each several times.
const MOST_FAILURES: u32 = 3;

/// The services, and how they are asked.
pub struct Services<'a> {
    /// Asks them.
    pub client: Client,
    /// The base address of arXiv's interface.
    pub arxiv: &'a str,
    /// The time between two requests to arXiv.
    pub arxiv_interval: Duration,
    /// Crossref.
    pub crossref: Crossref<'a>,
    /// The time between two requests to Crossref.
    pub crossref_interval: Duration,
    /// The base address of DBLP's interface.
    pub dblp: &'a str,
    /// The time between two requests to DBLP.
    pub dblp_interval: Duration,
    /// OpenAlex.
    pub openalex: OpenAlex<'a>,
    /// The time between two requests to OpenAlex.
    pub openalex_interval: Duration,
    /// OpenReview.
    pub openreview: OpenReview<'a>,
    /// The time between two requests to OpenReview.
    pub openreview_interval: Duration,
    /// For how many days an answer need not be asked for again.
    pub max_age: u32,
    /// The day of the run.
    pub today: Date,
}

/// The requests to a service that failed.
#[derive(Default)]
struct Failures {
    in_row: u32,
    papers: usize,
    first: Option<RequestError>,
}

impl Failures {
    fn is_down(&self) -> bool {
        self.in_row >= MOST_FAILURES
    }

    fn add(&mut self, papers: usize, error: RequestError) {
        // Whoever asks to be left alone is left alone.
        let is_limit = matches!(error, RequestError::RateLimited { .. });
        self.in_row = if is_limit { MOST_FAILURES } else { self.in_row + 1 };
        self.papers += papers;
        self.first.get_or_insert(error);
    }

    fn outage(self, service: &'static str) -> Option<Outage> {
        self.first.map(|error| Outage { service, papers: self.papers, error: error.to_string() })
    }
}

impl Services<'_> {
    /// Asks arXiv for papers, many at once, and keeps what it says; tells for how many it says nothing.
    ///
    /// # Errors
    /// When an answer cannot be kept.
    pub fn ask_arxiv(&self, papers: &[&Paper], answers: &mut Answers) -> io::Result<Option<Outage>> {
        let is_wanted = |id: &&PaperId| {
            let date = answers.of(id).and_then(|known| known.arxiv.as_ref()).map(|answer| answer.date);
            id.arxiv().is_some() && !self.is_fresh(date)
        };
        let wanted: Vec<&PaperId> = papers.iter().map(|paper| &paper.id).filter(is_wanted).collect();
        let ask = |ids: &[&PaperId]| {
            let names: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
            let entries = arxiv::ask(&self.client, self.arxiv, &names)?;
            // A feed without any of many papers is how arXiv fails when it is in trouble.
            if entries.is_empty() && ids.len() > 1 {
                let detail = format!("it has none of {} papers", ids.len());
                return Err(RequestError::InvalidResponse { address: self.arxiv.to_owned(), detail });
            }
            let entry = |id: &PaperId| entries.iter().find(|entry| entry.id == id.as_str()).cloned().map(OnArxiv::from);
            Ok(ids.iter().map(|id| ((*id).clone(), Answer::Arxiv(entry(id)))).collect())
        };
        self.ask_many("arXiv", &wanted, arxiv::BATCH, self.arxiv_interval, ask, answers)
    }

    /// Asks Crossref for preprints of which not enough is known, and keeps what it says; tells for how many it
    /// says nothing.
    ///
    /// # Errors
    /// When an answer cannot be kept.
    pub fn ask_crossref(&self, preprints: &[&Paper], answers: &mut Answers) -> io::Result<Option<Outage>> {
        let mut spacing = Spacing::new(self.crossref_interval, self.client.pause());
        let date = |known: &Known| known.crossref.as_ref().map(|answer| answer.date);
        self.ask_each("Crossref", preprints, answers, date, |paper, known| {
            self.works(paper, known, &mut spacing).map(Answer::Crossref)
        })
    }

    /// Asks DBLP in the same way.
    ///
    /// # Errors
    /// When an answer cannot be kept.
    pub fn ask_dblp(&self, preprints: &[&Paper], answers: &mut Answers) -> io::Result<Option<Outage>> {
        let mut spacing = Spacing::new(self.dblp_interval, self.client.pause());
        let date = |known: &Known| known.dblp.as_ref().map(|answer| answer.date);
        self.ask_each("DBLP", preprints, answers, date, |paper, _| {
            spacing.wait();
            dblp::search(&self.client, self.dblp, paper.title.as_str()).map(Answer::Dblp)
        })
    }

    /// Asks OpenReview in the same way.
    ///
    /// # Errors
    /// When an answer cannot be kept.
    pub fn ask_openreview(&self, preprints: &[&Paper], answers: &mut Answers) -> io::Result<Option<Outage>> {
        let mut spacing = Spacing::new(self.openreview_interval, self.client.pause());
        let date = |known: &Known| known.openreview.as_ref().map(|answer| answer.date);
        self.ask_each("OpenReview", preprints, answers, date, |paper, _| {
            spacing.wait();
            self.openreview.accepted(&self.client, paper.title.as_str()).map(Answer::OpenReview)
        })
    }

    /// Asks OpenAlex for preprints of which not enough is known, many at once by the DOIs that arXiv gives them, and
    /// keeps what it says; tells for how many it says nothing.
    ///
    /// # Errors
    /// When an answer cannot be kept.
    pub fn ask_openalex(&self, preprints: &[&Paper], answers: &mut Answers) -> io::Result<Option<Outage>> {
        let doi = |paper: &Paper| paper.id.arxiv().map(|id| format!("10.48550/arxiv.{id}"));
        let is_wanted = |paper: &&Paper| {
            let known = answers.of(&paper.id).cloned().unwrap_or_default();
            let date = known.openalex.as_ref().map(|answer| answer.date);
            !self.is_fresh(date) && !evidence::is_decided(paper, &known, self.today)
        };
        let wanted = preprints.iter().copied().filter(is_wanted);
        let wanted: Vec<(&PaperId, String)> = wanted.filter_map(|paper| Some((&paper.id, doi(paper)?))).collect();
        self.ask_many(
            OPENALEX,
            &wanted,
            openalex::BATCH,
            self.openalex_interval,
            |papers| {
                let dois: Vec<&str> = papers.iter().map(|(_, doi)| doi.as_str()).collect();
                let mut found = self.openalex.works(&self.client, &dois)?;
                let answer = |(id, doi): &(&PaperId, String)| {
                    ((*id).clone(), Answer::OpenAlex(found.remove(doi).unwrap_or_default()))
                };
                Ok(papers.iter().map(answer).collect())
            },
            answers,
        )
    }

    /// Asks a service for many papers at once, and keeps what it answers of each.
    fn ask_many<T>(
        &self,
        service: &'static str,
        wanted: &[T],
        batch: usize,
        interval: Duration,
        mut ask: impl FnMut(&[T]) -> Result<Vec<(PaperId, Answer)>, RequestError>,
        answers: &mut Answers,
    ) -> io::Result<Option<Outage>> {
        let mut spacing = Spacing::new(interval, self.client.pause());
        let (progress, mut done) = (Progress::new(service, wanted.len()), 0);
        let mut failures = Failures::default();
        for papers in wanted.chunks(batch) {
            progress.at(done);
            done += papers.len();
            if failures.is_down() {
                failures.papers += papers.len();
                continue;
            }
            spacing.wait();
            match ask(papers) {
                Ok(found) => {
                    failures.in_row = 0;
                    for (paper, answer) in found {
                        answers.keep(&paper, answer, self.today)?;
                    }
                }
                Err(error) => failures.add(papers.len(), error),
            }
        }
        Ok(failures.outage(service))
    }

    /// Asks a service for one paper after the other. The `date` is that of an answer that is there.
    fn ask_each(
        &self,
        service: &'static str,
        preprints: &[&Paper],
        answers: &mut Answers,
        date: impl Fn(&Known) -> Option<Date>,
        mut ask: impl FnMut(&Paper, &Known) -> Result<Answer, RequestError>,
    ) -> io::Result<Option<Outage>> {
        let known = |paper: &Paper, answers: &Answers| answers.of(&paper.id).cloned().unwrap_or_default();
        let is_wanted = |paper: &&&Paper| {
            let known = known(paper, answers);
            !self.is_fresh(date(&known)) && !evidence::is_decided(paper, &known, self.today)
        };
        let wanted: Vec<&&Paper> = preprints.iter().filter(is_wanted).collect();
        let progress = Progress::new(service, wanted.len());
        let mut failures = Failures::default();
        for (done, paper) in wanted.into_iter().enumerate() {
            progress.at(done);
            if failures.is_down() {
                failures.papers += 1;
                continue;
            }
            match ask(paper, &known(paper, answers)) {
                Ok(answer) => {
                    failures.in_row = 0;
                    answers.keep(&paper.id, answer, self.today)?;
                }
                Err(error) => failures.add(1, error),
            }
        }
        Ok(failures.outage(service))
    }

    /// The works that may be a paper: by the DOI that it names, else by its title and its first author.
    fn works(&self, paper: &Paper, known: &Known, spacing: &mut Spacing) -> Result<Vec<Work>, RequestError> {
        let entry = known.arxiv.as_ref().and_then(|answer| answer.what.as_ref());
        let named = entry.map(|entry| entry.doi.clone()).filter(|doi| !doi.is_empty());
        let named = named.or_else(|| paper.own_addresses().find_map(identity::doi)).filter(|doi| !is_of_arxiv(doi));
        let mut works = Vec::new();
        if let Some(doi) = named {
            spacing.wait();
            // An answer about another work is none.
            let work = self.crossref.work(&self.client, &doi)?;
            works.extend(work.filter(|work| work.doi.eq_ignore_ascii_case(&doi)));
            let crossref = Some(self.dated(works.clone()));
            let found = Known { arxiv: known.arxiv.clone(), crossref, ..Known::default() };
            if evidence::proposal(paper, &found, self.today).is_some() {
                return Ok(works);
            }
        }
        let first = paper.authors.first().map(ToString::to_string);
        let author = first.or_else(|| entry?.authors.first().cloned()).unwrap_or_default();
        spacing.wait();
        works.extend(self.crossref.search(&self.client, paper.title.as_str(), &author)?);
        Ok(works)
    }

    fn dated<T>(&self, what: T) -> super::answers::Dated<T> {
        super::answers::Dated { date: self.today, what }
    }

    fn is_fresh(&self, date: Option<Date>) -> bool {
        date.is_some_and(|date| is_fresh(date, self.today, self.max_age))
    }
}

/// Whether a DOI is one that arXiv gives to the preprint itself.
fn is_of_arxiv(doi: &str) -> bool {
    doi.to_ascii_lowercase().starts_with("10.48550/")
}
