//! What is read on the shelf, and of it on other pages.
use catalogue::route::Route;
use catalogue::shelf::{MOST_SHARED, Shared, Shelf};
use catalogue::{PaperId, WebAddress};
use maud::{Markup, html};

use crate::data::library::Library;
use crate::data::presence::Presence;
use crate::html::count::thousands;
use crate::html::paper_links::byline;

/// The outline of a bookmark, in a square of 20.
pub const BOOKMARK: &str = "M5.5 3h9v14L10 13.2 5.5 17z";

/// The inside of a button that puts a paper on the shelf and takes it off. Which of the two it says, the
/// class `shelved` of an element around it decides, so that text of cards need not be rendered anew.
/// `title` is for those who hear many of them.
#[must_use]
pub fn shelf_label(title: Option<&str>) -> Markup {
    html! {
        svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false" {
            path d=(BOOKMARK) stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" {}
        }
        span.spoken[title.is_some()] {
            @let after = if title.is_some() { ": " } else { "" };
            span class="not-shelved" { "Put on shelf" (after) } span class="if-shelved" { "Remove from shelf" (after) }
            (title.unwrap_or_default())
        }
    }
}

/// The title and the byline of a paper. One that the list has lost since has the `title` that is remembered,
/// if any.
#[must_use]
pub fn paper_head(library: &Library, id: &PaperId, title: &str) -> Markup {
    let is_known = !title.is_empty();
    let title = if is_known { title } else { id.as_str() };
    let href = library.href(&Route::paper(id));
    match library.find(id) {
        Presence::Found(_, paper) => html! {
            h2 { a href=(href) { (paper.shown_title()) } }
            p class="byline" { (byline(paper)) }
            @if let Some(address) = paper.address() { p class="byline printed-only" { (address) } }
        },
        Presence::Pending => html! { h2 { a href=(href) { (title) } } p class="byline" { "Loading…" } },
        Presence::Absent => html! {
            h2 { (title) }
            p class="byline" {
                @if is_known { "No longer in this list" } @else { "Not in this list" }
                @if let Some(id) = id.arxiv() {
                    " · " a href=(format!("https://arxiv.org/abs/{id}")) rel="external" { "arXiv " (id) }
                }
            }
        },
    }
}

/// The papers of a link, each with whether it is on the shelf.
#[must_use]
pub fn shared_papers(library: &Library, shared: &Shared, shelf: &Shelf) -> Markup {
    html! {
        @if shared.is_too_long {
            p class="notice" role="note" {
                "This link is cut short here: it names more than " (thousands(MOST_SHARED)) " papers, of which these are the first."
            }
        } @else if !shared.is_whole {
            p class="notice" role="note" {
                "This link was cut short or changed on its way: "
                @if shared.ids.is_empty() { "no paper can be read from it." } @else { "more papers were shared than it names now." }
            }
        }
        ol class="shelf-papers" role="list" aria-label="Papers" {
            @for id in &shared.ids {
                li { article data-paper=(id) {
                    div class="shelf-head" { (paper_head(library, id, "")) }
                    @if shelf.has(id) { p class="byline" { "On your shelf" } }
                } }
            }
        }
    }
}

/// A note as it was typed, with its addresses as links: what is seen until its Markdown is rendered.
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
    use super::{note, paper_head, shared_papers};
    use crate::tests::library;
    use catalogue::PaperId;
    use catalogue::shelf::{Shared, Shelf};

    #[test]
    fn a_note_is_text_with_links() {
        assert_eq!(
            note("See <b>\nhttps://example.org/a?b=1&c, httpx and javascript:alert(1).\n\n").into_string(),
            "See &lt;b&gt;\n<a href=\"https://example.org/a?b=1&amp;c\" rel=\"external noopener\">https://example.org/a?b=1&amp;c</a>, httpx and javascript:alert(1)."
        );
    }

    #[test]
    fn a_paper_that_left_the_list_keeps_its_title_and_says_so() {
        let library = library();
        let head = |id: &str, title: &str| paper_head(&library, &PaperId::new(id).unwrap(), title).into_string();
        let listed = head("2301.00774", "An old title");
        assert!(listed.contains("Pruning in One Shot") && !listed.contains("No longer"), "{listed}");
        let lost = head("0704.0001", "A <lost> paper");
        assert!(lost.contains("<h2>A &lt;lost&gt; paper</h2>") && lost.contains("No longer in this list"), "{lost}");
        assert!(lost.contains("https://arxiv.org/abs/0704.0001"));
        let unknown = head("some-paper", "");
        assert!(unknown.contains("<h2>some-paper</h2>") && unknown.contains("Not in this list"), "{unknown}");
    }

    #[test]
    fn what_a_link_lacks_is_said() {
        let said = |is_whole, is_too_long| {
            let shared = Shared { ids: vec![PaperId::new("2301.00774").unwrap()], is_whole, is_too_long };
            shared_papers(&library(), &shared, &Shelf::default()).into_string()
        };
        assert!(said(false, false).contains("more papers were shared than it names now"));
        assert!(
            said(false, true)
                .contains("cut short here: it names more than 1,000 papers, of which these are the first.")
        );
        assert!(!said(true, false).contains("role=\"note\""));
    }
}
