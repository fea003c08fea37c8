//! What is read on the shelf, and of it on other pages.
use catalogue::WebAddress;
use catalogue::route::Route;
use catalogue::shelf::Entry;
use maud::{Markup, html};

use crate::data::library::{Library, Lookup};
use crate::html::paper_links::byline;

/// The inside of a button that puts a paper on the shelf and takes it off. Which of the two it says, the
/// class `shelved` of an element around it decides, so that text of cards need not be rendered anew.
/// `title` is for those who hear many of them.
#[must_use]
pub fn shelf_label(title: Option<&str>) -> Markup {
    html! {
        svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false" {
            path d="M5.5 3h9v14L10 13.2 5.5 17z" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" {}
        }
        span.spoken[title.is_some()] {
            span class="not-shelved" { "Put on shelf" } span class="if-shelved" { "Take off shelf" }
            @if let Some(title) = title { ": " (title) }
        }
    }
}

/// The title and the byline of a paper on the shelf. What the list has lost since is still there.
#[must_use]
pub fn entry_head(library: &Library, entry: &Entry) -> Markup {
    let title = if entry.title.is_empty() { entry.id.as_str() } else { &entry.title };
    let href = library.href(&Route::paper(&entry.id));
    match library.find(&entry.id) {
        Lookup::Found(_, paper) => html! {
            h2 { a href=(href) { (paper.title.as_str()) } }
            p class="byline" { (byline(paper)) }
        },
        Lookup::Pending => html! { h2 { a href=(href) { (title) } } p class="byline" { "Loading…" } },
        Lookup::Absent => html! {
            h2 { (title) }
            p class="byline" {
                "No longer in this list"
                @if let Some(id) = entry.id.arxiv() {
                    " · " a href=(format!("https://arxiv.org/abs/{id}")) rel="external" { "arXiv " (id) }
                }
            }
        },
    }
}

/// A note as it was typed, with its addresses as links.
#[must_use]
pub fn note(text: &str) -> Markup {
    let is_space = |character: char| character.is_ascii_whitespace();
    html! {
        @for word in text.trim_end().split_inclusive(is_space) {
            @let end = word.trim_end_matches(|character| is_space(character) || ".,;:!?)".contains(character));
            @let address = Some(end).filter(|word| word.starts_with("http")).and_then(|word| WebAddress::new(word).ok());
            @if let Some(address) = address {
                a href=(address.as_str()) rel="external noopener" { (end) } (word[end.len()..])
            } @else { (word) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{entry_head, note};
    use crate::tests::library;
    use catalogue::PaperId;
    use catalogue::shelf::Shelf;

    #[test]
    fn a_note_is_text_with_links() {
        assert_eq!(
            note("See <b>\nhttps://example.org/a?b=1&c, httpx and javascript:alert(1).\n\n").into_string(),
            "See &lt;b&gt;\n<a href=\"https://example.org/a?b=1&amp;c\" rel=\"external noopener\">https://example.org/a?b=1&amp;c</a>, httpx and javascript:alert(1)."
        );
        assert_eq!(note("").into_string(), "");
    }

    #[test]
    fn a_paper_that_left_the_list_keeps_its_title_and_says_so() {
        let mut shelf = Shelf::default();
        let ids = ["2301.00774", "1999.00001", "0704.0001"].map(|id| PaperId::new(id));
        for (id, title) in ids.iter().flatten().zip(["Old title", "Never", "A <lost> paper"]) {
            shelf.put(id, title, 1);
        }
        let library = library();
        let head = |id: &str| {
            shelf.entries().find(|entry| entry.id.as_str() == id).map(|entry| entry_head(&library, entry).into_string())
        };
        let listed = head("2301.00774").unwrap();
        assert!(listed.contains("SparseGPT") && !listed.contains("No longer"), "{listed}");
        let lost = head("0704.0001").unwrap();
        assert!(lost.contains("<h2>A &lt;lost&gt; paper</h2>") && lost.contains("No longer in this list"), "{lost}");
        assert!(lost.contains("https://arxiv.org/abs/0704.0001"));
    }
}
