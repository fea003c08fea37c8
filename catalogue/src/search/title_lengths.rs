//! How long each title is, by which the likeness of two titles is measured.
use postings::{Bitmap, Fields};

use super::dictionary::{Dictionary, Lookup, Span};
use super::idf::idf;
use crate::text::stop_words::is_function_word;

/// What the forms of a word weigh in a title: the square of their inverse document frequency.
pub(crate) fn weight(lookup: &Lookup, forms: &[Span]) -> u32 {
    idf(lookup.papers, forms.iter().map(|form| lookup.posting_count(form)).sum()).pow(2)
}

/// The square of the length of each title: the weights of all its words but function words.
pub(super) fn title_lengths(dictionary: &Dictionary, papers: usize) -> Vec<u32> {
    let lookup = Lookup::new(dictionary, papers);
    let mut lengths = vec![0; papers];
    for Span { section, words } in lookup.range("") {
        let Some(list) = lookup.words(section) else { continue };
        for number in words.filter(|number| list.is_first_form(*number) && !is_function_word(list.word(*number))) {
            let forms = lookup.forms_of(list.word(number));
            let weight = weight(&lookup, &forms);
            let mut titles = Bitmap::empty(papers);
            for form in &forms {
                lookup.each_in(form, Fields::TITLE, &mut |posting| titles.insert(posting.paper()));
            }
            titles.for_each(|paper| lengths[paper] += weight);
        }
    }
    lengths
}
