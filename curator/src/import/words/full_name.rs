//! The full names of series, which citations print: what conference one is, and whether one goes on behind a comma or
//! “and”.
use std::collections::HashMap;
use std::sync::LazyLock;

use catalogue::Venue;
use catalogue::venue::{Series, Track};

use super::series;

/// Conferences that the catalogue does not know in full, by the name that they are known by.
#[rustfmt::skip]
const CONFERENCES: &[(&str, &str)] = &[
    // Vision and graphics.
    ("BMVC", "British Machine Vision Conference"),
    ("ACCV", "Asian Conference on Computer Vision"),
    ("3DV", "International Conference on 3D Vision"),
    ("ICIP", "International Conference on Image Processing"),
    ("ICPR", "International Conference on Pattern Recognition"),
    ("ICME", "International Conference on Multimedia and Expo"),
    ("ICMR", "International Conference on Multimedia Retrieval"),
    ("IGARSS", "International Geoscience and Remote Sensing Symposium"),
    ("ACM MM", "International Conference on Multimedia"),
    ("ISMAR", "International Symposium on Mixed and Augmented Reality"),
    // Robots.
    ("ICRA", "International Conference on Robotics and Automation"),
    ("IROS", "International Conference on Intelligent Robots and Systems"),
    ("CoRL", "Conference on Robot Learning"),
    ("HRI", "International Conference on Human-Robot Interaction"),
    ("L4DC", "Learning for Dynamics and Control Conference"),
    // Speech and music.
    ("ASRU", "Automatic Speech Recognition and Understanding Workshop"),
    ("SLT", "Spoken Language Technology Workshop"),
    ("ISMIR", "International Society for Music Information Retrieval Conference"),
    ("EUSIPCO", "European Signal Processing Conference"),
    // People and computers.
    ("CHI", "Conference on Human Factors in Computing Systems"),
    ("UIST", "Symposium on User Interface Software and Technology"),
    ("CSCW", "Conference on Computer-Supported Cooperative Work and Social Computing"),
    ("IUI", "International Conference on Intelligent User Interfaces"),
    // Security.
    ("CCS", "Conference on Computer and Communications Security"),
    ("NDSS", "Network and Distributed System Security Symposium"),
    ("USENIX Security", "USENIX Security Symposium"),
    ("IEEE S&P", "IEEE Symposium on Security and Privacy"),
    ("ACSAC", "Annual Computer Security Applications Conference"),
    ("DSN", "International Conference on Dependable Systems and Networks"),
    // Data and search.
    ("RecSys", "Conference on Recommender Systems"),
    ("ECIR", "European Conference on Information Retrieval"),
    ("PAKDD", "Pacific-Asia Conference on Knowledge Discovery and Data Mining"),
    ("ECML PKDD", "European Conference on Machine Learning and Knowledge Discovery in Databases"),
    ("ECML PKDD", "European Conference on Machine Learning and Principles and Practice of Knowledge Discovery in Databases"),
    ("ICWSM", "International Conference on Web and Social Media"),
    ("ISWC", "International Semantic Web Conference"),
    ("EDBT", "International Conference on Extending Database Technology"),
    ("DASFAA", "International Conference on Database Systems for Advanced Applications"),
    ("IEEE BigData", "International Conference on Big Data"),
    // Programs and software.
    ("ICSE", "International Conference on Software Engineering"),
    ("ASE", "International Conference on Automated Software Engineering"),
    ("ISSTA", "International Symposium on Software Testing and Analysis"),
    ("ICST", "International Conference on Software Testing, Verification and Validation"),
    ("SANER", "International Conference on Software Analysis, Evolution and Reengineering"),
    ("ICSME", "International Conference on Software Maintenance and Evolution"),
    ("ICPC", "International Conference on Program Comprehension"),
    ("PLDI", "Conference on Programming Language Design and Implementation"),
    ("POPL", "Symposium on Principles of Programming Languages"),
    // Systems and networks.
    ("ICDCS", "International Conference on Distributed Computing Systems"),
    ("SoCC", "Symposium on Cloud Computing"),
    ("GLOBECOM", "Global Communications Conference"),
    ("IMC", "Internet Measurement Conference"),
    ("ICPP", "International Conference on Parallel Processing"),
    ("IPDPS", "International Parallel and Distributed Processing Symposium"),
    ("HPDC", "International Symposium on High-Performance Parallel and Distributed Computing"),
    ("IISWC", "International Symposium on Workload Characterization"),
    ("ISPASS", "International Symposium on Performance Analysis of Systems and Software"),
    ("ICCD", "International Conference on Computer Design"),
    ("HotStorage", "Workshop on Hot Topics in Storage and File Systems"),
    ("HotNets", "Workshop on Hot Topics in Networks"),
    ("SYSTOR", "International Conference on Systems and Storage"),
    // Theory.
    ("STOC", "Symposium on Theory of Computing"),
    ("FOCS", "Symposium on Foundations of Computer Science"),
    ("AAMAS", "International Conference on Autonomous Agents and Multiagent Systems"),
    ("ISIT", "International Symposium on Information Theory"),
    ("AISTATS", "Artificial Intelligence and Statistics"),
    // Medicine.
    ("MICCAI", "International Conference on Medical Image Computing and Computer-Assisted Intervention"),
    ("MIDL", "Medical Imaging with Deep Learning"),
    ("ISBI", "International Symposium on Biomedical Imaging"),
    ("BIBM", "International Conference on Bioinformatics and Biomedicine"),
    ("MLHC", "Machine Learning for Healthcare Conference"),
    // Learning, language and minds.
    ("ACML", "Asian Conference on Machine Learning"),
    ("ECAI", "European Conference on Artificial Intelligence"),
    ("ICAPS", "International Conference on Automated Planning and Scheduling"),
    ("GECCO", "Genetic and Evolutionary Computation Conference"),
    ("FAccT", "Conference on Fairness, Accountability, and Transparency"),
    ("AIES", "Conference on AI, Ethics, and Society"),
];

/// These full names.
pub(super) fn conferences() -> impl Iterator<Item = &'static str> {
    CONFERENCES.iter().map(|(_, full)| *full)
}

/// Words around a full name that say nothing of what the conference is.
#[rustfmt::skip]
const AROUND: [&str; 27] = [
    "a", "acm", "aaai", "annual", "asme", "cvf", "conference", "eth", "ieee", "iapr", "ifip", "in", "intl", "international", "joint", "of", "on",
    "pmlr", "proc", "proceedings", "rsj", "sigchi", "sigplan", "sigsac", "sigsoft", "springer", "usenix",
];

/// The words of a name as they are compared: in small letters, without “and” and “the”.
fn words(text: &str) -> impl DoubleEndedIterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .filter(|word| !matches!(word.as_str(), "and" | "the"))
}

/// The known conference whose full name a text is, whatever society, number and year stand around it; `None` for its
/// workshops.
pub(super) fn conference(text: &str) -> Option<Venue> {
    /// No name is shorter, in bytes.
    const SHORTEST: usize = 25;
    static NAMES: LazyLock<Vec<(&str, Vec<String>)>> =
        LazyLock::new(|| CONFERENCES.iter().map(|(name, full)| (*name, words(full).collect())).collect());
    if text.len() < SHORTEST {
        return None;
    }
    let given: Vec<String> = words(text).collect();
    let is_around = |acronym: &str, word: &str| {
        let is_number = word.starts_with(|first: char| first.is_ascii_digit()) || is_ordinal(word);
        is_number || AROUND.contains(&word) || words(acronym).any(|part| part == word)
    };
    NAMES.iter().find_map(|(acronym, full)| {
        let at = given.windows(full.len()).position(|part| part == full)?;
        let mut around = given[..at].iter().chain(&given[at + full.len()..]);
        if !around.all(|word| is_around(acronym, word)) {
            return None;
        }
        let year = Venue::parse(text).ok().and_then(|venue| venue.year());
        Venue::new(Series::new(acronym).ok()?, year, Track::Main).ok()
    })
}

/// Whether a word numbers a meeting: `thirty`, `sixth`, `twentieth`, `34th`. “Youth” and “health” do not.
fn is_ordinal(word: &str) -> bool {
    #[rustfmt::skip]
    const ENDS: [&str; 18] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "teenth", "tieth", "twenty", "thirty", "forty", "fifty",
    ];
    let is_number = word.starts_with(|first: char| first.is_ascii_digit());
    is_number && word.ends_with("th") || ENDS.iter().any(|end| word.ends_with(end))
}

/// Where names go on, by the word before that place and the one behind it: the number of the name, and of its word.
type Places = HashMap<(String, String), Vec<(usize, usize)>>;

/// Where the names of several words go on.
static PLACES: LazyLock<Places> = LazyLock::new(|| {
    let mut places = Places::new();
    for (number, name) in NAMES_IN_WORDS.iter().enumerate() {
        for at in 1..name.len() {
            places.entry((name[at - 1].clone(), name[at].clone())).or_default().push((number, at));
        }
    }
    places
});

/// All names of several words that are known.
static NAMES_IN_WORDS: LazyLock<Vec<Vec<String>>> = LazyLock::new(|| {
    let known = Series::known().flat_map(|series| series.all_names().map(str::to_owned).collect::<Vec<_>>());
    let own = conferences().chain(series::names()).map(str::to_owned);
    known.chain(own).map(|name| words(&name).collect()).filter(|name: &Vec<String>| name.len() > 1).collect()
});

/// Whether a name that is known stands on both sides of a place in a text: `… on Acoustics` and `, Speech and Signal
/// Processing`.
pub(crate) fn goes_on(before: &str, after: &str) -> bool {
    /// No name that is known is longer, in characters.
    const LONGEST: usize = 120;
    let (Some(last), Some(next)) = (words(before).next_back(), words(after).next()) else { return false };
    let Some(places) = PLACES.get(&(last, next)) else { return false };
    let start = before.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at);
    let end = after.char_indices().nth(LONGEST).map_or(after.len(), |(at, _)| at);
    let (before, after) = (&before[start..], &after[..end]);
    places.iter().any(|(number, at)| {
        let (left, right) = NAMES_IN_WORDS[*number].split_at(*at);
        let ends = || words(before).rev().take(left.len()).eq(left.iter().rev().cloned());
        ends() && words(after).take(right.len()).eq(right.iter().cloned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conferences_are_known_in_full() {
        let label = |text: &str| conference(text).map(|venue| venue.canonical_label());
        for (text, expected) in [
            ("Proceedings of the 12th ACM Conference on Recommender Systems, 2018", Some("RecSys'18")),
            ("Joint European conference on machine learning and knowledge discovery in databases", Some("ECML PKDD")),
            ("2019 IEEE/RSJ International Conference on Intelligent Robots and Systems (IROS)", Some("IROS'19")),
            ("the Thirty-Sixth Conference on AI, Ethics & Society", Some("AIES")),
            ("Workshop on Lamps at the Conference on Recommender Systems", None),
            ("Conference on Lamps", None),
        ] {
            assert_eq!(label(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn names_go_on() {
        assert!(goes_on("IEEE international conference on acoustics", ", speech and signal processing. IEEE"));
        assert!(goes_on("Computers", " & Graphics 12"));
        assert!(!goes_on("Lamps", ", speech and signal processing"));
        assert!(!goes_on("conference on acoustics", ", speech and lamps"));
    }
}
