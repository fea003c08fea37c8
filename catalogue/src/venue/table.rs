//! The table of the series known by name, and what it says about each.
//!
//! Where the table comes from: it was written by hand for this project. The rows cover the
//! series named by the labels of the list this catalogue began as, those a list on efficient
//! language models is likely to meet next, and those of other fields that twenty lists or more name,
//! or many in several spellings. The full names are the ones organisers and publishers
//! print on proceedings, without the number and the year of a meeting. A series that is not here
//! works all the same: it is its own name and has neither a full name nor a discipline. `IPCA`, of
//! the list's own labels, is one, because which conference it stands for is not certain.

use super::kind::Discipline::{self, *};
use super::kind::Kind::{self, Conference, Journal, Preprint, Workshop};

/// What is known about one series.
pub(super) struct Row {
    /// See [`Series::name`](super::Series::name).
    pub name: &'static str,
    /// See [`Series::id`](super::Series::id); the slug of the name.
    pub id: &'static str,
    /// Other names it goes by. Case, spaces and punctuation do not matter.
    pub other_names: &'static [&'static str],
    /// See [`Series::full_name`](super::Series::full_name); a label may use it, too.
    pub full_name: Option<&'static str>,
    /// What it was called in full before a year.
    pub former_name: Option<(&'static str, u16)>,
    /// Whether its name is of ordinary words, which also stand in the names of others.
    pub is_of_words: bool,
    /// See [`Series::discipline`](super::Series::discipline).
    pub discipline: Discipline,
    /// See [`Series::kind`](super::Series::kind).
    pub kind: Kind,
}

const fn row(
    discipline: Discipline,
    kind: Kind,
    name: &'static str,
    id: &'static str,
    other_names: &'static [&'static str],
    full_name: Option<&'static str>,
) -> Row {
    Row { name, id, other_names, full_name, former_name: None, is_of_words: false, discipline, kind }
}

impl Row {
    /// Every name that a label can call it by.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        let full_names = [self.full_name, self.former_name.map(|(name, _)| name)];
        let full_names = full_names.into_iter().flatten().flat_map(|name| [name, without_publisher(name)]);
        std::iter::once(self.name).chain(self.other_names.iter().copied()).chain(full_names)
    }

    /// The row of a series that had another full name before a year.
    const fn formerly(self, name: &'static str, until: u16) -> Self {
        Self { former_name: Some((name, until)), ..self }
    }

    /// The row of a series whose name is of ordinary words.
    const fn of_words(self) -> Self {
        Self { is_of_words: true, ..self }
    }
}

/// Societies that print proceedings; not everyone writes them before a name.
const PUBLISHERS: [&str; 6] = ["ACM", "CVF", "IEEE", "SIGDA", "SIGPLAN", "USENIX"];

/// A full name without the societies that it begins with.
pub(super) fn without_publisher(name: &str) -> &str {
    match name.split_once(' ') {
        Some((first, rest)) if first.split('/').all(|part| PUBLISHERS.contains(&part)) => without_publisher(rest),
        _ => name,
    }
}

/// Every series known by name. Where two rows could claim a spelling, the first one has it.
#[rustfmt::skip]
pub(super) static TABLE: &[Row] = &[
    row(NaturalLanguage, Conference, "ACL", "acl", &["ACL-IJCNLP"],
        Some("Annual Meeting of the Association for Computational Linguistics")),
    row(NaturalLanguage, Conference, "EMNLP", "emnlp", &["EMNLP-IJCNLP"],
        Some("Conference on Empirical Methods in Natural Language Processing")),
    row(NaturalLanguage, Conference, "NAACL", "naacl", &["NAACL-HLT"],
        Some("Conference of the Nations of the Americas Chapter of the Association for Computational Linguistics"))
        .formerly("Conference of the North American Chapter of the Association for Computational Linguistics", 2025),
    row(NaturalLanguage, Conference, "EACL", "eacl", &[],
        Some("Conference of the European Chapter of the Association for Computational Linguistics")),
    row(NaturalLanguage, Conference, "AACL", "aacl", &["IJCNLP-AACL", "AACL-IJCNLP"],
        Some("Conference of the Asia-Pacific Chapter of the Association for Computational Linguistics")),
    row(NaturalLanguage, Conference, "COLING", "coling", &[],
        Some("International Conference on Computational Linguistics")),
    row(NaturalLanguage, Conference, "LREC", "lrec", &[],
        Some("International Conference on Language Resources and Evaluation")),
    row(NaturalLanguage, Conference, "LREC-COLING", "lrec-coling", &["COLING-LREC"],
        Some("Joint International Conference on Computational Linguistics, Language Resources and Evaluation")),
    row(NaturalLanguage, Conference, "CoNLL", "conll", &[],
        Some("Conference on Computational Natural Language Learning")),
    row(NaturalLanguage, Conference, "COLM", "colm", &[],
        Some("Conference on Language Modeling")),
    row(NaturalLanguage, Journal, "TACL", "tacl", &["Trans. Assoc. Comput. Linguistics"],
        Some("Transactions of the Association for Computational Linguistics")),
    row(NaturalLanguage, Journal, "Computational Linguistics", "computational-linguistics", &["Comput. Linguistics"],
        Some("Computational Linguistics")).of_words(),
    row(NaturalLanguage, Workshop, "SemEval", "semeval", &[],
        Some("International Workshop on Semantic Evaluation")),
    row(NaturalLanguage, Workshop, "UNLP", "unlp", &[],
        Some("Ukrainian Natural Language Processing Workshop")),

    row(MachineLearning, Conference, "NeurIPS", "neurips", &["NIPS", "Neural Information Processing Systems", "Advances in Neural Information Processing Systems"],
        Some("Conference on Neural Information Processing Systems")),
    row(MachineLearning, Conference, "ICML", "icml", &[],
        Some("International Conference on Machine Learning")),
    row(MachineLearning, Conference, "ICLR", "iclr", &[],
        Some("International Conference on Learning Representations")),
    row(MachineLearning, Conference, "AAAI", "aaai", &[],
        Some("AAAI Conference on Artificial Intelligence")),
    row(MachineLearning, Conference, "IJCAI", "ijcai", &[],
        Some("International Joint Conference on Artificial Intelligence")),
    row(MachineLearning, Conference, "AISTATS", "aistats", &[],
        Some("International Conference on Artificial Intelligence and Statistics")),
    row(MachineLearning, Conference, "UAI", "uai", &[],
        Some("Conference on Uncertainty in Artificial Intelligence")),
    row(MachineLearning, Conference, "COLT", "colt", &[],
        Some("Conference on Learning Theory")),
    row(MachineLearning, Conference, "CoLLAs", "collas", &[],
        Some("Conference on Lifelong Learning Agents")),
    row(MachineLearning, Conference, "ICMLA", "icmla", &[],
        Some("International Conference on Machine Learning and Applications")),
    row(MachineLearning, Conference, "IJCNN", "ijcnn", &[],
        Some("International Joint Conference on Neural Networks")),
    row(MachineLearning, Journal, "TMLR", "tmlr", &["Trans. Mach. Learn. Res."],
        Some("Transactions on Machine Learning Research")),
    row(MachineLearning, Journal, "JMLR", "jmlr", &["J. Mach. Learn. Res."],
        Some("Journal of Machine Learning Research")),
    row(MachineLearning, Journal, "TPAMI", "tpami", &["PAMI", "IEEE TPAMI", "IEEE Trans. Pattern Anal. Mach. Intell."],
        Some("IEEE Transactions on Pattern Analysis and Machine Intelligence")),
    row(MachineLearning, Journal, "TNNLS", "tnnls", &["IEEE TNNLS", "IEEE Trans. Neural Networks Learn. Syst.", "IEEE Trans. Neural Netw. Learn. Syst."],
        Some("IEEE Transactions on Neural Networks and Learning Systems")),
    row(MachineLearning, Journal, "JAIR", "jair", &["J. Artif. Intell. Res."],
        Some("Journal of Artificial Intelligence Research")),
    row(MachineLearning, Journal, "Neural Networks", "neural-networks", &[],
        Some("Neural Networks")).of_words(),
    row(MachineLearning, Journal, "Neurocomputing", "neurocomputing", &[],
        Some("Neurocomputing")).of_words(),
    row(MachineLearning, Journal, "Neural Computation", "neural-computation", &[],
        Some("Neural Computation")).of_words(),
    row(MachineLearning, Journal, "Information Fusion", "information-fusion", &[],
        Some("Information Fusion")).of_words(),
    row(MachineLearning, Journal, "TIST", "tist", &["ACM TIST", "ACM Trans. Intell. Syst. Technol."],
        Some("ACM Transactions on Intelligent Systems and Technology")),
    row(MachineLearning, Journal, "RA-L", "ra-l", &["IEEE RA-L", "IEEE Robotics Autom. Lett.", "IEEE Robot. Autom. Lett."],
        Some("IEEE Robotics and Automation Letters")),

    row(Systems, Conference, "MLSys", "mlsys", &["SysML"],
        Some("Conference on Machine Learning and Systems")),
    row(Systems, Conference, "OSDI", "osdi", &[],
        Some("USENIX Symposium on Operating Systems Design and Implementation")),
    row(Systems, Conference, "SOSP", "sosp", &[],
        Some("ACM Symposium on Operating Systems Principles")),
    row(Systems, Conference, "EuroSys", "eurosys", &[],
        Some("European Conference on Computer Systems")),
    row(Systems, Conference, "SIGCOMM", "sigcomm", &[],
        Some("ACM SIGCOMM Conference")),
    row(Systems, Conference, "NSDI", "nsdi", &[],
        Some("USENIX Symposium on Networked Systems Design and Implementation")),
    row(Systems, Conference, "USENIX ATC", "usenix-atc", &["ATC"],
        Some("USENIX Annual Technical Conference")),
    row(Systems, Conference, "PPoPP", "ppopp", &[],
        Some("ACM SIGPLAN Symposium on Principles and Practice of Parallel Programming")),
    row(Systems, Conference, "SC", "sc", &["Supercomputing"],
        Some("International Conference for High Performance Computing, Networking, Storage, and Analysis")),
    row(Systems, Conference, "IPDPS", "ipdps", &[],
        Some("IEEE International Parallel and Distributed Processing Symposium")),
    row(Systems, Journal, "TPDS", "tpds", &["IEEE TPDS", "IEEE Trans. Parallel Distributed Syst.", "IEEE Trans. Parallel Distrib. Syst."],
        Some("IEEE Transactions on Parallel and Distributed Systems")),
    row(Systems, Journal, "TOCS", "tocs", &["ACM TOCS", "ACM Trans. Comput. Syst."],
        Some("ACM Transactions on Computer Systems")),
    row(Systems, Journal, "TMC", "tmc", &["IEEE TMC", "IEEE Trans. Mob. Comput."],
        Some("IEEE Transactions on Mobile Computing")),
    row(Systems, Journal, "PACMPL", "pacmpl", &["Proc. ACM Program. Lang."],
        Some("Proceedings of the ACM on Programming Languages")),
    row(Systems, Journal, "POMACS", "pomacs", &["Proc. ACM Meas. Anal. Comput. Syst."],
        Some("Proceedings of the ACM on Measurement and Analysis of Computing Systems")),
    row(Systems, Journal, "SIGCOMM CCR", "sigcomm-ccr", &["CCR", "Computer Communication Review"],
        Some("ACM SIGCOMM Computer Communication Review")),
    row(Systems, Conference, "INFOCOM", "infocom", &["IEEE International Conference on Computer Communications"],
        Some("IEEE Conference on Computer Communications")),
    row(Systems, Conference, "MobiCom", "mobicom", &[],
        Some("International Conference on Mobile Computing and Networking")),
    row(Systems, Conference, "MobiSys", "mobisys", &[],
        Some("International Conference on Mobile Systems, Applications, and Services")),

    row(Architecture, Conference, "HPCA", "hpca", &[],
        Some("IEEE International Symposium on High-Performance Computer Architecture")),
    row(Architecture, Conference, "ISCA", "isca", &[],
        Some("International Symposium on Computer Architecture")),
    row(Architecture, Conference, "MICRO", "micro", &[],
        Some("IEEE/ACM International Symposium on Microarchitecture")),
    row(Architecture, Journal, "IEEE Micro", "ieee-micro", &[],
        None),
    row(Architecture, Conference, "ASPLOS", "asplos", &[],
        Some("International Conference on Architectural Support for Programming Languages and Operating Systems")),
    row(Architecture, Conference, "DAC", "dac", &[],
        Some("Design Automation Conference")),
    row(Architecture, Conference, "ICCAD", "iccad", &[],
        Some("IEEE/ACM International Conference on Computer-Aided Design")),
    row(Architecture, Conference, "ASP-DAC", "asp-dac", &[],
        Some("Asia and South Pacific Design Automation Conference")),
    row(Architecture, Conference, "FPGA", "fpga", &[],
        Some("ACM/SIGDA International Symposium on Field-Programmable Gate Arrays")),
    row(Architecture, Journal, "TCAD", "tcad", &["IEEE TCAD", "IEEE Trans. Comput. Aided Des. Integr. Circuits Syst."],
        Some("IEEE Transactions on Computer-Aided Design of Integrated Circuits and Systems")),
    row(Architecture, Journal, "TACO", "taco", &["ACM TACO", "ACM Trans. Archit. Code Optim."],
        Some("ACM Transactions on Architecture and Code Optimization")),
    row(Architecture, Journal, "TECS", "tecs", &["ACM TECS", "ACM Trans. Embed. Comput. Syst."],
        Some("ACM Transactions on Embedded Computing Systems")),
    row(Architecture, Journal, "JSSC", "jssc", &["IEEE JSSC", "IEEE J. Solid State Circuits"],
        Some("IEEE Journal of Solid-State Circuits")),
    row(Architecture, Journal, "IEEE TC", "ieee-tc", &["TC"],
        Some("IEEE Transactions on Computers")),

    row(Vision, Conference, "CVPR", "cvpr", &[],
        Some("IEEE/CVF Conference on Computer Vision and Pattern Recognition")),
    row(Vision, Conference, "ICCV", "iccv", &[],
        Some("IEEE/CVF International Conference on Computer Vision")),
    row(Vision, Conference, "ECCV", "eccv", &[],
        Some("European Conference on Computer Vision")),
    row(Vision, Conference, "WACV", "wacv", &[],
        Some("IEEE/CVF Winter Conference on Applications of Computer Vision")),

    row(Vision, Conference, "BMVC", "bmvc", &[],
        Some("British Machine Vision Conference")),
    row(Vision, Conference, "ACCV", "accv", &[],
        Some("Asian Conference on Computer Vision")),
    row(Vision, Conference, "3DV", "3dv", &[],
        Some("International Conference on 3D Vision")),
    row(Vision, Conference, "ICIP", "icip", &[],
        Some("IEEE International Conference on Image Processing")),
    row(Vision, Conference, "ACM MM", "acm-mm", &["ACM Multimedia", "ACM International Conference on Multimedia"],
        None),
    row(Vision, Conference, "MICCAI", "miccai", &["Medical Image Computing and Computer-Assisted Intervention"],
        Some("International Conference on Medical Image Computing and Computer-Assisted Intervention")),
    row(Vision, Journal, "IJCV", "ijcv", &["Int. J. Comput. Vis."],
        Some("International Journal of Computer Vision")),
    row(Vision, Journal, "TIP", "tip", &["IEEE TIP", "IEEE Trans. Image Process."],
        Some("IEEE Transactions on Image Processing")),
    row(Vision, Journal, "Pattern Recognition", "pattern-recognition", &[],
        Some("Pattern Recognition")).of_words(),

    row(Data, Conference, "KDD", "kdd", &["SIGKDD", "ACM SIGKDD", "SIGKDD Conference on Knowledge Discovery & Data Mining",
        "SIGKDD International Conference on Knowledge Discovery and Data Mining",
        "SIGKDD International Conference on Knowledge Discovery & Data Mining",
        "International Conference on Knowledge Discovery and Data Mining",
        "International Conference on Knowledge Discovery & Data Mining"],
        Some("ACM SIGKDD Conference on Knowledge Discovery and Data Mining")),
    row(Data, Conference, "SIGMOD", "sigmod", &["ACM SIGMOD"],
        Some("International Conference on Management of Data")),
    row(Data, Conference, "VLDB", "vldb", &[],
        Some("International Conference on Very Large Data Bases")),
    row(Data, Journal, "PVLDB", "pvldb", &["Proc. VLDB Endow."],
        Some("Proceedings of the VLDB Endowment")),
    row(Data, Journal, "VLDB Journal", "vldb-journal", &["VLDBJ", "VLDB J."],
        Some("The VLDB Journal")),
    row(Data, Journal, "SIGMOD Record", "sigmod-record", &[],
        Some("ACM SIGMOD Record")),
    row(Data, Journal, "PACMMOD", "pacmmod", &["Proc. ACM Manag. Data"],
        Some("Proceedings of the ACM on Management of Data")),
    row(Data, Journal, "TKDE", "tkde", &["IEEE TKDE", "IEEE Trans. Knowl. Data Eng."],
        Some("IEEE Transactions on Knowledge and Data Engineering")),
    row(Data, Journal, "TOIS", "tois", &["ACM TOIS"],
        Some("ACM Transactions on Information Systems")),
    row(Data, Conference, "ICDE", "icde", &[],
        Some("IEEE International Conference on Data Engineering")),
    row(Data, Conference, "ICDM", "icdm", &[],
        Some("IEEE International Conference on Data Mining")),
    row(Data, Conference, "CIKM", "cikm", &["International Conference on Information & Knowledge Management"],
        Some("ACM International Conference on Information and Knowledge Management")),
    row(Data, Conference, "SIGIR", "sigir", &["International ACM SIGIR Conference on Research & Development in Information Retrieval",
        "SIGIR Conference on Research and Development in Information Retrieval",
        "SIGIR Conference on Research & Development in Information Retrieval"],
        Some("International ACM SIGIR Conference on Research and Development in Information Retrieval")),
    row(Data, Conference, "RecSys", "recsys", &[],
        Some("ACM Conference on Recommender Systems")),
    row(Data, Conference, "ECML PKDD", "ecml-pkdd", &["ECML"],
        Some("European Conference on Machine Learning and Principles and Practice of Knowledge Discovery in Databases")),
    row(Data, Conference, "WSDM", "wsdm", &[],
        Some("ACM International Conference on Web Search and Data Mining")),
    row(Data, Conference, "WWW", "www", &["TheWebConf", "The Web Conference", "World Wide Web Conference", "International World Wide Web Conference",
        "International Conference on World Wide Web"],
        Some("ACM Web Conference")),

    row(Speech, Conference, "ICASSP", "icassp", &[],
        Some("IEEE International Conference on Acoustics, Speech and Signal Processing")),
    row(Speech, Conference, "Interspeech", "interspeech", &[],
        Some("Annual Conference of the International Speech Communication Association")),

    row(Speech, Journal, "TASLP", "taslp", &["IEEE TASLP", "IEEE ACM Trans. Audio Speech Lang. Process."],
        Some("IEEE/ACM Transactions on Audio, Speech, and Language Processing")),

    row(Other, Conference, "CCS", "ccs", &["ACM CCS", "SIGSAC Conference on Computer and Communications Security",
        "ACM SIGSAC Conference on Computer and Communications Security"],
        Some("ACM Conference on Computer and Communications Security")),
    row(Other, Conference, "USENIX Security", "usenix-security", &["USENIX Sec"],
        Some("USENIX Security Symposium")),
    row(Other, Conference, "S&P", "s-p", &["IEEE S&P", "IEEE Security and Privacy Symposium"],
        Some("IEEE Symposium on Security and Privacy")),
    row(Other, Conference, "EuroS&P", "euros-p", &["IEEE EuroS&P", "European S&P"],
        Some("IEEE European Symposium on Security and Privacy")),
    row(Other, Conference, "NDSS", "ndss", &[],
        Some("Network and Distributed System Security Symposium")),
    row(Other, Conference, "ICSE", "icse", &[],
        Some("IEEE/ACM International Conference on Software Engineering")),
    row(Other, Conference, "ASE", "ase", &[],
        Some("IEEE/ACM International Conference on Automated Software Engineering")),
    row(Other, Conference, "FSE", "fse", &["ESEC/FSE", "FSE/ESEC",
        "Joint European Software Engineering Conference and Symposium on the Foundations of Software Engineering",
        "ACM Joint European Software Engineering Conference and Symposium on the Foundations of Software Engineering"],
        Some("ACM International Conference on the Foundations of Software Engineering")),
    row(Other, Conference, "ISSTA", "issta", &["ACM SIGSOFT International Symposium on Software Testing and Analysis"],
        Some("International Symposium on Software Testing and Analysis")),
    row(Other, Conference, "PLDI", "pldi", &[],
        Some("ACM SIGPLAN Conference on Programming Language Design and Implementation")),
    row(Other, Conference, "ICRA", "icra", &[],
        Some("IEEE International Conference on Robotics and Automation")),
    row(Other, Conference, "IROS", "iros", &[],
        Some("IEEE/RSJ International Conference on Intelligent Robots and Systems")),
    row(Other, Conference, "CoRL", "corl", &[],
        Some("Conference on Robot Learning")),

    row(Other, Journal, "Nature", "nature", &[],
        Some("Nature")).of_words(),
    row(Other, Journal, "Nature Communications", "nature-communications", &["Nat. Commun."],
        Some("Nature Communications")),
    row(Other, Journal, "Nature Machine Intelligence", "nature-machine-intelligence", &["Nat. Mach. Intell."],
        Some("Nature Machine Intelligence")),
    row(Other, Journal, "PNAS", "pnas", &["Proc. Natl. Acad. Sci."],
        Some("Proceedings of the National Academy of Sciences")),
    row(Other, Journal, "PNAS Nexus", "pnas-nexus", &[],
        Some("PNAS Nexus")),
    row(Other, Journal, "CACM", "cacm", &["Commun. ACM"],
        Some("Communications of the ACM")),
    row(Other, Journal, "CSUR", "csur", &["ACM CSUR", "ACM Comput. Surv."],
        Some("ACM Computing Surveys")),
    row(Other, Journal, "Proceedings of the IEEE", "proceedings-of-the-ieee", &["Proc. IEEE"],
        Some("Proceedings of the IEEE")).of_words(),
    row(Other, Journal, "IEEE Access", "ieee-access", &[],
        Some("IEEE Access")),
    row(Other, Journal, "Scientific Reports", "scientific-reports", &["Nature Scientific Reports", "Sci. Rep."],
        Some("Scientific Reports")),
    row(Other, Conference, "CIS-RAM", "cis-ram", &[],
        Some("IEEE International Conference on Cybernetics and Intelligent Systems and IEEE International Conference on Robotics, Automation and Mechatronics")),
    row(Other, Conference, "IVUS", "ivus", &[],
        Some("International Conference on Information Society and University Studies")),
    row(Other, Preprint, "arXiv", "arxiv", &["arXiv.org", "CoRR", "arXiv preprint"],
        None),
    row(Other, Preprint, "bioRxiv", "biorxiv", &[],
        None),
    row(Other, Preprint, "medRxiv", "medrxiv", &[],
        None),
    row(Other, Preprint, "SSRN", "ssrn", &[],
        None),
    row(Other, Preprint, "Preprint", "preprint", &["Preprints"],
        None),
];
