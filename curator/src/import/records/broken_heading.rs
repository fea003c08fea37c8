//! Headings that Markdown does not read as such: `##Lamps`.
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::import::fragments::issue::Issue;

/// The rule of such headings.
const RULE: &str = "broken-heading";

/// The headings in the text of a file that lack the space behind their marks. One `#` alone may be a tag or a number.
pub(crate) fn find(text: &str) -> Vec<Issue> {
    let mut found = Vec::new();
    // Most files have none, and to look for lines is far faster than to parse.
    if !text.lines().any(|line| marks(line).is_some()) {
        return found;
    }
    let mut is_code = false;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(_) if !is_code => found.extend(at(text, range.start)),
            _ => {}
        }
    }
    found
}

/// The one that stands at the beginning of a line, if it does.
fn at(text: &str, start: usize) -> Option<Issue> {
    let before = text[..start].trim_end_matches(' ');
    let line = text[before.len()..].lines().next().filter(|_| before.is_empty() || before.ends_with('\n'))?;
    let marks = marks(line)?;
    let heading = line.trim();
    let message = format!("“{heading}” is not a heading: what follows is part of the section before");
    let help = format!("a heading needs a space after {marks}");
    Some(Issue::lack(RULE, message, &help, &(start..start + heading.len())))
}

/// The marks of a heading that a text begins with, where no space is behind them.
pub(crate) fn marks(text: &str) -> Option<&str> {
    const MOST_SPACES: usize = 3;
    let bare = text.trim_start_matches(' ');
    let rest = bare.trim_start_matches('#');
    let marks = &bare[..bare.len() - rest.len()];
    let is_heading = (2..=6).contains(&marks.len()) && text.len() - bare.len() <= MOST_SPACES;
    (is_heading && rest.starts_with(|first: char| !matches!(first, ' ' | '\t' | '\n' | '\r'))).then_some(marks)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn a_heading_without_its_space_is_told_of() {
        for (text, place) in [
            ("# A\n\n##Lamps\n\n- x\n", Some(5..12)),
            ("  ###灯\r\n", Some(2..8)),
            ("## Lamps\n##\n##\tx\n#tag\n#12\n    ##code\n####### x", None),
            ("```sh\n##x\n```\n<!-- a\n##x\n-->\n~~~\n##x\n~~~\n", None),
            ("<!-- a -->\n##x", Some(11..14)),
        ] {
            let found = find(text);
            assert_eq!(found.first().map(|issue| issue.range.clone()), place, "{text}");
            assert!(
                found.len() <= 1 && found.iter().all(|issue| issue.help.contains("a heading needs a space after ##"))
            );
        }
    }
}
