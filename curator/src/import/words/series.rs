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
    "CCS", "ACM CCS", "NDSS", "USENIX Security", "S&P", "IEEE S&P", "EuroS&P", "European S&P", "ACSAC", "AsiaCCS", "ESORICS", "PETS", "EUROCRYPT", "ASIACRYPT",
    "DSN", "SaTML", "SOUPS", "WOOT", "WiSec", "ACM WiSec", "CNS", "IEEE CNS",
    // Data, search and the web.
    "EDBT", "CIDR", "DASFAA", "SSDBM", "ICDT", "PODS", "RecSys", "ECIR", "SIGIR-AP", "ICTIR", "CHIIR", "The Web Conference", "TheWebConf", "ISWC",
    "ESWC", "PAKDD", "ECML PKDD", "ECML-PKDD", "ECMLPKDD", "ECML", "ASONAM", "LoG", "ICWSM", "IEEE BigData", "JCDL",
    // Programs and software.
    "ICSE", "ASE", "ICST", "FSE", "ESEC/FSE", "ISSTA", "ICSME", "SANER", "ICPC", "PLDI", "POPL", "OOPSLA", "ICFP", "CGO", "ECOOP", "TACAS", "VMCAI", "LICS",
    // Systems, networks and circuits.
    "HotOS", "HotNets", "SoCC", "Middleware", "ICDCS", "ICPP", "HPDC", "INFOCOM", "CoNEXT", "IMC", "SenSys", "IPSN", "MobiHoc", "ISPASS", "IISWC",
    "PACT", "ISLPED", "ISSCC", "GLSVLSI", "FCCM", "FPL", "ISPD", "MLCAD", "RTSS", "RTAS", "VLSI", "MILCOM",
    "SOSR", "APNet", "A-SSCC", "BioCAS",
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
    "T-RO", "TRO", "IJRR", "Science Robotics", "RAL", "IEEE RA-L", "Robotics and Automation Letters",
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
    "Nature Biomedical Engineering", "Cell Systems", "Cell Reports", "Cell Reports Methods", "NAR Genomics and Bioinformatics", "iScience", "Patterns", "Genome Biology", "Genome Research", "eLife",
    "PLOS ONE", "PLoS ONE", "PLOS Computational Biology", "PLoS Computational Biology", "Science Advances", "JAMIA", "NEJM", "The Lancet",
    "Lancet Digital Health", "The Lancet Digital Health", "MedIA", "TMI", "IEEE TMI", "JBHI", "IEEE JBHI", "npj Digital Medicine",
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
    "Computers and Fluids", "Communications in Mathematics and Statistics", "Computers & Graphics", "Computers and Graphics",
    "Data Mining and Knowledge Discovery", "Robotics and Autonomous Systems", "Machine Intelligence Research", "Multimedia Tools and Applications",
    "Systems and Control Letters", "Computers and Electronics in Agriculture", "Neuroscience and Biobehavioral Reviews", "Psychological Review",
    "Psychological Medicine", "Biological Psychiatry", "Pattern Recognition Letters",
    // Teaching.
    "IEEE TLT", "IJAIED",
];

/// Names that are ordinary words or acronyms of other things as well: only what is set off from the
/// text, or has a year, is a venue by these.
#[rustfmt::skip]
const ORDINARY: &[&str] = &[
    "Cell", "Science", "Radiology", "Bioinformatics", "Machine Learning", "Artificial Intelligence", "Signal Processing", "Neuron",
    "SCA", "FG", "CAD", "VIS", "CASE", "DIS", "ASSETS", "TEI", "CUI", "RAID", "CRYPTO", "TCC", "MSR", "CC", "CAV", "FAST", "DATE",
    "ICS", "CLUSTER", "ESA", "CCC", "EC", "KR", "CEC", "ITS", "ATC", "BEA", "HPC", "Chaos", "Intelligence", "Drones", "Sensors", "Electronics", "Entropy",
    "Robotica", "Remote Sensing", "Applied Sciences", "Speech Communication", "Autonomous Robots", "Medical Image Analysis",
    "Information Sciences", "Pattern Recognition", "Neural Networks", "Neural Computation", "Computational Linguistics", "Information Fusion",
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
