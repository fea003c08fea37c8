//! Series that lists of other fields name, by the acronyms and titles that stand in them.
//!
//! The catalogue has its own table, which readers download; this one only tells an importer and a
//! check that a text is a venue.
use std::collections::HashSet;
use std::sync::LazyLock;

/// Conferences, a field a line or two.
#[rustfmt::skip]
const CONFERENCES: &[&str] = &[
    // Vision and graphics.
    "BMVC", "3DV", "ACCV", "ICIP", "ICPR", "SIGGRAPH", "SIGGRAPH Asia", "EGSR", "I3D", "Eurographics", "Pacific Graphics", "SGP", "ACM MM",
    "ACM Multimedia", "ACMMM", "ICME", "ISMAR", "IEEE VR", "IEEE VIS", "EuroVis", "ICMR",
    // Robotics.
    "ICRA", "IROS", "CoRL", "RSS", "HRI", "Humanoids", "WAFR", "L4DC", "CoG",
    // Speech and music.
    "SLT", "ASRU", "ISMIR", "INTERSPEECH", "WASPAA", "DAFx", "EUSIPCO",
    // People and computers.
    "CHI", "UIST", "CSCW", "IUI", "UbiComp", "MobileHCI", "VRST", "PerCom", "ICMI", "NordiCHI",
    // Security.
    "CCS", "ACM CCS", "NDSS", "USENIX Security", "USENIX Sec", "S&P", "IEEE S&P", "ACSAC", "AsiaCCS", "ESORICS", "PETS", "EUROCRYPT", "ASIACRYPT",
    "Eurocrypt", "Asiacrypt", "Latincrypt", "LatinCrypt", "Africacrypt", "Indocrypt",
    "DSN", "SaTML", "SOUPS", "WOOT", "SecureComm", "Security and Privacy in Communication Networks", "WiSec", "ACM WiSec", "CNS", "IEEE CNS",
    // Data, search and the web.
    "EDBT", "CIDR", "DASFAA", "SSDBM", "ICDT", "PODS", "RecSys", "ECIR", "SIGIR-AP", "ICTIR", "CHIIR", "The Web Conference", "TheWebConf", "ISWC",
    "ESWC", "PAKDD", "ECML PKDD", "ECML-PKDD", "ECMLPKDD", "ECML", "ASONAM", "LoG", "ICWSM", "IEEE BigData", "JCDL",
    // Programs and software.
    "ICSE", "ASE", "ICST", "FSE", "ESEC/FSE", "ISSTA", "ICSME", "SANER", "ICPC", "APSEC", "PLDI", "POPL", "OOPSLA", "ICFP", "CGO", "ECOOP", "TACAS", "VMCAI", "LICS",
    // Systems, networks and circuits.
    "HotChips", "Hot Chips", "HotStorage", "SYSTOR", "ICCD", "ASPDAC", "ASSCC", "HotOS", "HotNets", "SoCC", "Middleware", "ICDCS", "ICPP", "HPDC", "INFOCOM", "SIGMETRICS", "CoNEXT", "IMC", "SenSys", "IPSN", "MobiHoc", "ISPASS", "IISWC",
    "PACT", "ISLPED", "ISSCC", "GLSVLSI", "FCCM", "FPL", "ISPD", "MLCAD", "RTSS", "RTAS", "VLSI", "MILCOM",
    "GLOBECOM", "WCNC", "PIMRC", "IWCMC", "TrustCom", "CNSM", "NOMS", "SOSR", "APNet", "A-SSCC", "BioCAS",
    // Theory and statistics.
    "STOC", "FOCS", "SODA", "ITCS", "ICALP", "SoCG", "ISIT", "APPROX", "AAMAS", "ALT",
    // Life and medicine.
    "MICCAI", "MIDL", "CHIL", "ML4H", "MLHC", "ISBI", "IPMI", "RECOMB", "ISMB", "BIBM", "PSB", "AMIA", "MLCB", "ACM BCB",
    // Learning, language and minds.
    "ACML", "ECAI", "ICAPS", "CogSci", "GECCO", "PPSN", "IWSLT", "WMT", "BlackboxNLP", "SIGDIAL", "SIGdial", "INLG", "RANLP", "FAccT", "AIES",
    "AutoML", "IJCNLP", "EACL-IJCNLP", "ACL-IJCNLP", "EMNLP-IJCNLP", "NeurIPS D&B", "DMLR",
    // Teaching.
    "EDM", "LAK", "AIED", "L@S", "SIGCSE", "ITiCSE",
];

/// Journals, likewise.
#[rustfmt::skip]
const JOURNALS: &[&str] = &[
    // Vision and graphics.
    "TOG", "ACM TOG", "CGF", "Computer Graphics Forum", "TVCG", "IEEE TVCG", "TMM", "TCSVT", "CVIU", "CVM", "Computational Visual Media", "The Visual Computer", "Vis Comput", "IEEE TPAMI", "IEEE TIP",
    // Robotics.
    "Robotics: Science and Systems", "T-RO", "TRO", "IJRR", "Science Robotics", "RAL", "IEEE RA-L", "Robotics and Automation Letters",
    // People and computers.
    "IMWUT", "TOCHI",
    // Security.
    "PoPETs", "TDSC", "TIFS", "Computers & Security",
    // Data, search and the web.
    "TKDD",
    // Programs and software.
    "TOSEM", "TSE", "EMSE", "TOPLAS",
    // Systems, networks and circuits.
    "JSAC", "ToN", "TCAS-I", "TCAS-II", "TBioCAS",
    // Theory and statistics.
    "Annals of Statistics", "Biometrika", "JASA", "SIAM Journal on Computing", "JACM",
    // Life and medicine.
    "Nature Methods", "Nature Biotechnology", "Nature Medicine", "Nature Genetics", "Nature Physics", "Nature Climate Change",
    "Nature Biomedical Engineering", "Cell Systems", "Cell Reports", "Cell Reports Methods", "NAR Genomics and Bioinformatics", "iScience", "Genome Biology", "Genome Research", "eLife",
    "PLOS ONE", "PLoS ONE", "PLOS Computational Biology", "PLoS Computational Biology", "Science Advances", "JAMIA", "NEJM", "The Lancet",
    "Lancet Digital Health", "The Lancet Digital Health", "MedIA", "TMI", "IEEE TMI", "JBHI", "IEEE JBHI", "npj Digital Medicine", "NPJ Digital Medicine",
    "Briefings in Bioinformatics", "Nucleic Acids Research", "BMC Bioinformatics", "Journal of Biomedical Informatics", "JCIM",
    "Physical Review Letters", "Science Translational Medicine", "JAMA",
    // Learning, language and minds.
    "MLST", "TNN", "TCYB", "TASE", "TII", "TITS", "JMIR", "Knowledge-Based Systems", "Expert Systems with Applications",
    "Engineering Applications of Artificial Intelligence", "Transactions on Intelligent Transportation Systems",
    "IEEE Transactions on Intelligent Transportation Systems",
    // Journals by their short names, and those with “and” in their names.
    "J. Chem. Inf. Model.", "J. Med. Chem.", "J. Chem. Theory Comput.", "J. Chem. Phys.", "J. Phys. Chem. Lett.", "J. Am. Chem. Soc.",
    "J Cheminform", "Journal of Cheminformatics", "ACS Cent. Sci.", "ACS Central Science", "Chem. Sci.", "Chemical Science", "RSC Advances",
    "Digital Discovery", "npj Comput Mater", "npj Comput. Mater.", "npj Computational Materials", "Nat Commun", "Nat. Commun.", "Nat Med",
    "Nat. Med.", "Nat Methods", "Nat. Methods", "Nat Mach Intell", "Nat. Mach. Intell.", "Nat Biotechnol", "Nat. Biotechnol.", "Nat Biomed Eng",
    "Nat Chem", "Nat. Chem.", "Nat Comput Sci", "Sci Rep", "Sci. Rep.", "Scientific Reports", "Sci Adv", "Sci Data", "Scientific Data",
    "Brief Bioinform", "Cell Rep Med", "J. Comput. Phys.", "Phys. Rev. Lett.", "Phys. Rev. A", "Phys. Rev. B", "Phys. Rev. D", "Phys. Rev. E",
    "Phys. Rev. X", "Front. Pharmacol.", "Behavioral and Brain Sciences", "Trends in Cognitive Sciences",
    "Computer Methods in Applied Mechanics and Engineering", "CMAME", "Computers in Biology and Medicine", "Computers & Fluids",
    "Computers and Fluids", "Computational Statistics & Data Analysis", "Communications in Mathematics and Statistics", "Computers & Graphics", "Computers and Graphics",
    "Data Mining and Knowledge Discovery", "Robotics and Autonomous Systems", "Machine Intelligence Research", "Multimedia Tools and Applications",
    "Systems and Control Letters", "Computers and Electronics in Agriculture", "Neuroscience and Biobehavioral Reviews", "Psychological Review",
    "Psychological Medicine", "Biological Psychiatry", "Pattern Recognition Letters",
    // Cities and traffic.
    "Transportation Research Part A", "Transportation Research Part B", "Transportation Research Part C", "Transportation Research Part D",
    "Transportation Research Part E", "Transportation Research Part A: Policy and Practice", "Transportation Research Part B: Methodological",
    "Transportation Research Part C: Emerging Technologies", "Transportation Research Part D: Transport and Environment",
    "Transportation Research Part E: Logistics and Transportation Review", "Transportation Science", "Transportation Research Record",
    "IET Intelligent Transport Systems", "IET ITS", "Accident Analysis & Prevention", "Accident Analysis and Prevention",
    "Computers, Environment and Urban Systems", "Sustainable Cities and Society", "Landscape and Urban Planning",
    // Networks, systems and software, by their whole names.
    "Pervasive and Mobile Computing", "IEEE Internet of Things Journal", "IEEE Communications Magazine", "IEEE Communications Surveys & Tutorials",
    "IEEE Communications Surveys and Tutorials", "IEEE Wireless Communications", "IEEE Network", "IEEE Micro", "IEEE Software", "Computer Communications",
    "Ad Hoc Networks", "Future Generation Computer Systems", "Journal of Parallel and Distributed Computing", "Information and Software Technology",
    "Concurrency and Computation: Practice and Experience", "Software: Practice and Experience", "Journal of Systems and Software",
    "Science of Computer Programming", "Empirical Software Engineering", "Automated Software Engineering", "Communications of the ACM",
    "ACM Computing Surveys",
    // Learning, language and the web, by their whole names.
    "Applied Intelligence", "Applied Soft Computing", "Artificial Intelligence Review", "AI Magazine", "Neural Processing Letters",
    "Neural Computing and Applications", "Swarm and Evolutionary Computation", "Information Processing & Management",
    "Information Processing and Management", "Decision Support Systems", "Computer Speech & Language", "Computer Speech and Language",
    "Natural Language Engineering", "Language Resources and Evaluation", "User Modeling and User-Adapted Interaction",
    "Machine Learning and Knowledge Extraction", "Journal of Logic, Language and Information",
    // Bodies and brains.
    "Cell Reports Medicine", "Physiological Measurement", "Artificial Intelligence in Medicine", "Computerized Medical Imaging and Graphics",
    "Physics in Medicine & Biology", "Physics in Medicine and Biology", "European Radiology", "Biomedical Signal Processing and Control",
    "Journal of Medical Internet Research", "Journal of Neural Engineering", "Journal of Biomechanics", "Annals of Biomedical Engineering",
    "Gait & Posture", "Human Movement Science", "NeuroImage", "Human Brain Mapping", "Cerebral Cortex", "Nature Neuroscience",
    "Nature Human Behaviour", "Nature Reviews Neuroscience", "Current Biology", "Journal of Neuroscience", "The Journal of Neuroscience",
    "Journal of Neurophysiology", "Frontiers in Neuroscience", "Frontiers in Computational Neuroscience", "Frontiers in Psychology",
    "Frontiers in Neurorobotics", "Psychological Bulletin", "Psychological Science", "Trends in Neurosciences",
    // Molecules, matter and the earth.
    "Molecular Systems Biology", "Molecular Cell", "Journal of Molecular Biology", "Drug Discovery Today", "Journal of Medicinal Chemistry",
    "Journal of Chemical Information and Modeling", "Journal of Chemical Theory and Computation", "The Journal of Chemical Physics",
    "Journal of Chemical Physics", "Angewandte Chemie", "Journal of the American Chemical Society", "Chemistry of Materials", "Advanced Science",
    "Acta Materialia", "Nature Materials", "Nature Photonics", "Nature Electronics", "Nature Chemistry", "Nature Energy", "Nature Geoscience",
    "Physical Review A", "Physical Review B", "Physical Review D", "Physical Review E", "Physical Review X", "Physical Review Research",
    "PRX Quantum", "Quantum Science and Technology", "New Journal of Physics", "Reviews of Modern Physics", "Journal of Computational Physics",
    "Physics of Fluids", "Journal of Fluid Mechanics", "Geophysical Research Letters", "Geoscientific Model Development",
    "Water Resources Research", "Hydrology and Earth System Sciences", "Remote Sensing of Environment",
    "ISPRS Journal of Photogrammetry and Remote Sensing", "Environmental Modelling & Software", "Applied Energy", "Energy and Buildings",
    // Money, decisions and machines.
    "Econometrica", "American Economic Review", "Journal of Econometrics", "Quarterly Journal of Economics", "The Quarterly Journal of Economics",
    "Review of Economic Studies", "Journal of Political Economy", "Journal of Finance", "The Journal of Finance",
    "European Journal of Operational Research", "Computers & Operations Research", "Computers and Operations Research", "Mathematical Programming",
    "Statistics in Medicine", "Journal of Causal Inference", "American Journal of Epidemiology", "Political Analysis", "Automatica",
    "Journal of Field Robotics", "Control Engineering Practice", "Annual Reviews in Control", "Mechanical Systems and Signal Processing",
    "Reliability Engineering & System Safety", "Reliability Engineering and System Safety", "Structural and Multidisciplinary Optimization",
    "Automation in Construction",
    // Others with commas, colons and “and” in their names.
    "Physica A: Statistical Mechanics and its Applications",
    "Digital Communications and Networks", "Wireless Communications and Mobile Computing", "Security and Communication Networks",
    "Computers & Industrial Engineering", "Computers and Industrial Engineering", "Computers & Electrical Engineering",
    "Computers and Electrical Engineering", "Data Science and Engineering", "Data & Knowledge Engineering", "Data and Knowledge Engineering",
    "Complex & Intelligent Systems", "Complex and Intelligent Systems", "Environment, Development and Sustainability",
    "Sustainable Computing: Informatics and Systems", "Statistics and Computing", "Fertility and Sterility",
    "IEEE Transactions on Ultrasonics, Ferroelectrics, and Frequency Control", "Journal of Circuits, Systems and Computers",
    "Database and Expert Systems Applications", "Proceedings of the ACM on Interactive, Mobile, Wearable and Ubiquitous Technologies",
    // People, teaching and machines.
    "Computers & Education", "Computers and Education", "British Journal of Educational Technology", "Computers in Human Behavior",
    "International Journal of Human-Computer Studies", "Big Data & Society", "New Media & Society",
    // Teaching.
    "IEEE TLT", "IJAIED",
];

/// Names that are ordinary words or acronyms of other things as well: only what is set off from the
/// text, or has a year, is a venue by these.
#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "Cell", "Science", "Patterns", "Radiology", "Bioinformatics", "Machine Learning", "Artificial Intelligence", "Signal Processing", "Neuron",
    "SCA", "FG", "CAD", "VIS", "CASE", "DIS", "ASSETS", "TEI", "CUI", "RAID", "CRYPTO", "TCC", "MSR", "CC", "CAV", "FAST", "DATE",
    "ICS", "CLUSTER", "ESA", "CCC", "EC", "KR", "CEC", "ITS", "ATC", "BEA", "HPC", "Chaos", "Intelligence", "Drones", "Sensors", "Electronics", "Entropy",
    "Robotica", "Remote Sensing", "Applied Sciences", "Speech Communication", "Autonomous Robots", "Medical Image Analysis",
    "Information Sciences", "Pattern Recognition", "Neural Networks", "Operations Research", "Management Science", "Evolutionary Computation", "Soft Computing", "Vision Research", "Protein Science", "Medical Physics", "Advanced Materials", "Cognitive Science", "Neural Computation", "Computational Linguistics", "Information Fusion",
];

static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| names().collect());

/// All of the names.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    [CONFERENCES, JOURNALS, ORDINARY].into_iter().flatten().copied()
}

/// One of these by its name in any letters.
pub(crate) fn named(name: &str) -> Option<&'static str> {
    names().find(|known| known.eq_ignore_ascii_case(name))
}

/// The conference of this name in any letters: what numbers its volumes is none.
pub(crate) fn conference(name: &str) -> Option<&'static str> {
    CONFERENCES.iter().copied().find(|known| known.eq_ignore_ascii_case(name))
}

/// The name of a series that is written in small letters, as its key in DBLP is: `ndss`, `uss`.
pub(crate) fn of_key(key: &str) -> Option<&'static str> {
    const KEYS: [(&str, &str); 3] = [("sp", "S&P"), ("uss", "USENIX Security"), ("usenix", "USENIX ATC")];
    let is_key = !key.is_empty() && key.bytes().all(|letter| letter.is_ascii_lowercase());
    let known = KEYS.iter().find(|(known, _)| *known == key).map(|(_, name)| *name);
    known.or_else(|| named(key)).filter(|_| is_key)
}

/// Whether a series is one of these, letter for letter.
pub(crate) fn is_known(name: &str) -> bool {
    KNOWN.contains(name)
}

/// Whether a name can be spoken as a word, so that a method may have it as well.
pub(crate) fn is_word(name: &str) -> bool {
    const WORDS: [&str; 9] = ["SODA", "MICRO", "PACT", "CHI", "DAC", "PETS", "HOST", "SAT", "AutoML"];
    is_ordinary(name) || WORDS.contains(&name)
}

/// Whether a name is an ordinary word as well.
pub(crate) fn is_ordinary(name: &str) -> bool {
    ORDINARY.contains(&name)
}
