//! The abstracts of papers, from the service that knows them best.
//!
//! Papers on arXiv have theirs there. The others are asked for at Semantic Scholar by DOI or the id of the ACL
//! Anthology, then by DOI at OpenAlex, which has some that publishers keep from Semantic Scholar, and at OpenReview by
//! the id of the submission. Crossref is not asked: OpenAlex has what publishers register there.
use catalogue::Paper;
use catalogue::paper::PaperId;

use crate::arxiv;
use crate::check::near;
use crate::import::words::identity;
use crate::openalex::{self, OpenAlex};
use crate::openreview::OpenReview;
use crate::semantic_scholar::{self, PaperName};
use crate::web::{Client, RequestError};

/// A service that tells abstracts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// arXiv.
    Arxiv,
    /// Semantic Scholar.
    SemanticScholar,
    /// OpenAlex.
    OpenAlex,
    /// OpenReview.
    OpenReview,
}

/// Where the services are.
#[derive(Clone, Copy, Debug)]
pub struct Addresses<'a> {
    /// The base address of arXiv's interface.
    pub arxiv: &'a str,
    /// That of Semantic Scholar.
    pub semantic_scholar: &'a str,
    /// OpenAlex, and the key to it.
    pub openalex: OpenAlex<'a>,
    /// OpenReview.
    pub openreview: OpenReview<'a>,
}

/// What a service has told of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceAnswer {
    /// The paper.
    pub paper: PaperId,
    /// The abstract as it came; nothing when it is that of another title, which is given.
    pub text: Result<String, String>,
}

impl Service {
    /// All, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Arxiv, Self::SemanticScholar, Self::OpenAlex, Self::OpenReview];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Arxiv => "arXiv",
            Self::SemanticScholar => "Semantic Scholar",
            Self::OpenAlex => "OpenAlex",
            Self::OpenReview => "OpenReview",
        }
    }

    /// How many papers it tells of in one answer.
    #[must_use]
    pub fn batch(self) -> usize {
        match self {
            Self::Arxiv => arxiv::BATCH,
            Self::SemanticScholar => semantic_scholar::BATCH,
            Self::OpenAlex => openalex::BATCH,
            Self::OpenReview => 1,
        }
    }

    /// Whether it can be asked for a paper: one on arXiv is asked for there alone.
    #[must_use]
    pub fn can_tell(self, paper: &Paper) -> bool {
        match self {
            Self::Arxiv => paper.id.arxiv().is_some(),
            _ if paper.id.arxiv().is_some() => false,
            Self::SemanticScholar => PaperName::of(paper).is_some(),
            Self::OpenAlex => doi(paper).is_some(),
            Self::OpenReview => submission(paper).is_some(),
        }
    }

    /// Asks for papers, at most [`Service::batch`] of those that it can tell of. What it does not know is not in the
    /// answer, and an answer with another title than the list has is refused.
    ///
    /// # Errors
    /// When it gives no answer that can be used.
    pub fn ask(
        self,
        client: &Client,
        at: &Addresses<'_>,
        papers: &[&Paper],
    ) -> Result<Vec<ServiceAnswer>, RequestError> {
        let told = |paper: &Paper, title: String, text: String| {
            let is_it = near::is_like(paper.title.as_str(), &title).is_some();
            ServiceAnswer { paper: paper.id.clone(), text: if is_it { Ok(text) } else { Err(title) } }
        };
        let find = |is_it: &dyn Fn(&Paper) -> bool| papers.iter().copied().find(|paper| is_it(paper));
        match self {
            Self::Arxiv => {
                let ids: Vec<&str> = papers.iter().map(|paper| paper.id.as_str()).collect();
                let entries = arxiv::ask(client, at.arxiv, &ids)?.into_iter();
                // Authors give their papers new titles; the id is arXiv's own.
                let told = entries.filter_map(|entry| {
                    Some(ServiceAnswer { paper: PaperId::new(&entry.id).ok()?, text: Ok(entry.summary) })
                });
                Ok(told.collect())
            }
            Self::SemanticScholar => {
                let named: Vec<PaperName> = papers.iter().filter_map(|paper| PaperName::of(paper)).collect();
                let found = semantic_scholar::abstracts(client, at.semantic_scholar, &named)?.into_iter();
                let told =
                    found.filter_map(|one| Some(told(find(&|paper| paper.id == one.paper)?, one.title, one.text)));
                Ok(told.collect())
            }
            Self::OpenAlex => {
                let dois: Vec<String> = papers.iter().filter_map(|paper| doi(paper)).collect();
                let dois: Vec<&str> = dois.iter().map(String::as_str).collect();
                let found = at.openalex.abstracts(client, &dois)?.into_iter();
                let is_of = |paper: &Paper, named: &str| doi(paper).is_some_and(|doi| doi == named);
                let told =
                    found.filter_map(|one| Some(told(find(&|paper| is_of(paper, &one.doi))?, one.title, one.text)));
                Ok(told.collect())
            }
            Self::OpenReview => {
                let mut all = Vec::new();
                for paper in papers {
                    let Some(id) = submission(paper) else { continue };
                    let found = at.openreview.submission(client, id)?;
                    all.extend(found.map(|found| told(paper, found.title, found.text)));
                }
                Ok(all)
            }
        }
    }
}

/// The DOI of a paper; where its address has only the id of the ACL Anthology, that under which the Association
/// registers its own volumes. It has none of the volumes of others, which are then not found.
fn doi(paper: &Paper) -> Option<String> {
    let of_anthology = |url| identity::anthology_id(url).map(|id| format!("10.18653/v1/{id}"));
    paper
        .own_addresses()
        .find_map(|url| identity::doi(url).or_else(|| of_anthology(url)))
        .filter(|doi| openalex::is_askable(doi))
}

fn submission(paper: &Paper) -> Option<&str> {
    paper.own_addresses().find_map(identity::openreview_id)
}
