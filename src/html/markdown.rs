//! The curator's prose: Markdown in, HTML out that holds nothing but text and links.
//!
//! Only where pages are written natively: the parser and its tables are large beside the
//! browser's program, which gets the result in `prose.json`.
use catalogue::WebAddress;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd, html};

/// What of Markdown's extensions is rendered. Quotation marks and apostrophes are curled as in the rest of the site.
const OPTIONS: Options =
    Options::ENABLE_STRIKETHROUGH.union(Options::ENABLE_TABLES).union(Options::ENABLE_SMART_PUNCTUATION);

/// Renders Markdown. Raw HTML is shown as the text it is, an image as a link to it, and
/// a link that is not to the web as its text, so that the prose can neither run a
/// script nor make a request.
#[must_use]
pub fn render(markdown: &str) -> String {
    // Whether each link and image that is open became a link. Within a link an image is its text.
    let mut open = Vec::new();
    let events = Parser::new_ext(markdown, OPTIONS).filter_map(|event| {
        Some(match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            // Raw HTML must not be a paragraph of its own tag's kind, so it is framed as one.
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Start(Tag::Image { dest_url, title, id, .. } | Tag::Link { dest_url, title, id, .. }) => {
                let is_link = is_shown(&dest_url) && !open.contains(&true);
                open.push(is_link);
                let link_type = LinkType::Inline;
                return is_link.then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }));
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                return open.pop().filter(|is_link| *is_link).map(|_| Event::End(TagEnd::Link));
            }
            other => other,
        })
    });
    let mut rendered = String::new();
    html::push_html(&mut rendered, events);
    rendered
}

/// Whether a link leads to the web, or to someone's mail.
fn is_shown(address: &str) -> bool {
    WebAddress::new(address).is_ok() || address.starts_with("mailto:")
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn prose_is_rendered() {
        assert_eq!(
            render("A *list* of [papers](https://arxiv.org/)"),
            "<p>A <em>list</em> of <a href=\"https://arxiv.org/\">papers</a></p>\n"
        );
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        for hostile in ["<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<!-- x -->"] {
            let rendered = render(hostile);
            assert!(
                !rendered.contains("<script") && !rendered.contains("<img") && !rendered.contains("<!--"),
                "{rendered}"
            );
            assert!(rendered.contains("&lt;"), "{rendered}");
        }
    }

    #[test]
    fn a_link_leads_to_the_web_or_nowhere() {
        assert_eq!(render("[a](javascript:alert(1))"), "<p>a</p>\n");
        assert!(!render("[a [b](javascript:1)](data:x)").contains("href"));
        assert_eq!(render("![pic](https://a.b/c.png)"), "<p><a href=\"https://a.b/c.png\">pic</a></p>\n");
        // A badge of a README.
        assert_eq!(
            render("[![stars *now*](https://a.b/c.svg) given](https://a.b/)"),
            "<p><a href=\"https://a.b/\">stars <em>now</em> given</a></p>\n"
        );
        assert_eq!(render("[![pic](https://a.b/c.svg)](data:x)"), "<p><a href=\"https://a.b/c.svg\">pic</a></p>\n");
    }
}
