//! Links that Markdown does not read as such, and that were meant as one.
use crate::import::fragments::issue::Issue;

/// The rule of such links.
const RULE: &str = "broken-link";

/// What is wrong with the links in the text of an entry, which begins somewhere in a file.
pub(crate) fn find(text: &str, start: usize) -> Vec<Issue> {
    let issue = |from: usize, to: usize, message: String, help: &str| {
        Issue::lack(RULE, message, help, &(start + from..start + to))
    };
    let mut found = Vec::new();
    for (at, _) in text.match_indices("](http") {
        let address = &text[at + 2..];
        let Some(end) = address.find(')') else {
            found.push(issue(
                at,
                text.trim_end().len(),
                "a link is not closed".to_owned(),
                "add “)” behind its address",
            ));
            continue;
        };
        // `[a](https://example.org "its title")` is one.
        let rest = address[..end].split_once(char::is_whitespace).map_or("", |(_, rest)| rest.trim_start());
        if !rest.is_empty() && !rest.starts_with(['"', '\'', '(']) {
            let message = format!("the address “{}” has a space in it, so it is not a link", &address[..end]);
            found.push(issue(at + 2, at + 2 + end, message, "write %20 for the space"));
        }
    }
    for (at, _) in text.match_indices("(http") {
        let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |end| at + end);
        let Some(open) = text[line..at].rfind('[').map(|open| line + open) else { continue };
        if !text[open..end].contains(']') && !text[..open].ends_with('\\') {
            let message = format!("the link “{}” is not closed", &text[open..at]);
            found.push(issue(open, at, message, "write it as [title](address)"));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn what_was_meant_as_a_link_is_told_of() {
        for (text, told) in [
            (
                "- [Lamps](https://a.b/c d), Ann Oak",
                Some("the address “https://a.b/c d” has a space in it, so it is not a link"),
            ),
            ("- [Lamps(https://a.b/c), Ann Oak", Some("the link “[Lamps” is not closed")),
            ("- [Lamps](https://a.b/c, Ann Oak", Some("a link is not closed")),
            ("- [Lamps](https://a.b/c), [pdf](https://a.b/d_(e)) [x](https://a.b \"Its title\")", None),
            ("- Lamps [see (https://a.b/c)] (https://a.b/d)", None),
            ("- \\[Lamps (https://a.b/c)", None),
            ("- [Lamps]( https://a.b/c ) (http", None),
        ] {
            let found = find(text, 7);
            assert_eq!(found.first().map(|issue| issue.message.as_str()), told, "{text}");
            assert!(found.len() <= 1 && found.iter().all(|issue| issue.range.start >= 7), "{found:?}");
        }
    }
}
