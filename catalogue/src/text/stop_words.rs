//! Words that say nothing about what a text is about.

/// Function words of English: many titles begin with them, and they say nothing about the paper.
pub(crate) const FUNCTION_WORDS: [&str; 30] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "can", "do", "does", "for", "from", "how", "in", "into", "is",
    "it", "of", "on", "or", "the", "to", "toward", "towards", "via", "what", "when", "why", "with",
];

/// Words besides with which a query is put as a question or a request, or speaks of papers as such.
const QUERY_WORDS: &[&str] = &[
    "about",
    // Of “et al.”, as papers are cited.
    "al",
    "all",
    "any",
    "approach",
    "approaches",
    "article",
    "articles",
    "best",
    "could",
    "did",
    "et",
    "find",
    "give",
    "good",
    "has",
    "have",
    "i",
    "latest",
    "list",
    "make",
    "makes",
    "making",
    "me",
    "method",
    "methods",
    "my",
    "need",
    "needs",
    "new",
    "newest",
    "our",
    "paper",
    "papers",
    "please",
    "publication",
    "publications",
    "recent",
    "related",
    "research",
    "should",
    "show",
    "some",
    "studies",
    "study",
    "technique",
    "techniques",
    "that",
    "there",
    "these",
    "this",
    "top",
    "use",
    "used",
    "using",
    "w",
    "was",
    "way",
    "ways",
    "we",
    "were",
    "where",
    "which",
    "who",
    "will",
    "without",
    "wo",
    "work",
    "works",
    "would",
    "you",
    "your",
];

/// Whether a folded word is a function word.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

/// Whether a folded word of a query need not be in a paper that is searched for: it is a function
/// word, asks, or speaks of papers as such.
pub fn is_stop_word(word: &str) -> bool {
    is_function_word(word) || QUERY_WORDS.contains(&word)
}
