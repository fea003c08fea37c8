//! Headings that Markdown does not read as such: `##Lamps`.
use super::facts::Issue;

/// The rule of such headings.
const RULE: &str = "broken-heading";

/// How a line begins and ends between which nothing is Markdown.
const VERBATIM: [(&str, &str); 3] = [("```", "```"), ("~~~", "~~~"), ("<!--", "-->")];

/// The headings in the text of a file that lack the space behind their marks. One `#` alone may be a tag or a number.
pub(super) fn find(text: &str) -> Vec<Issue> {
    let mut found = Vec::new();
    let mut verbatim = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim();
        if let Some(end) = verbatim {
            verbatim = Some(end).filter(|end| !bare.contains(end));
            continue;
        }
        if let Some((begin, end)) = VERBATIM.iter().find(|(begin, _)| bare.starts_with(begin)) {
            verbatim = Some(*end).filter(|end| !bare[begin.len()..].contains(end));
            continue;
        }
        if let Some(marks) = marks(line) {
            let message = format!("“{bare}” is no heading: what follows is of the section before");
            let help = format!("a heading needs a space after {marks}");
            let range = start + (line.len() - line.trim_start().len())..start + line.trim_end().len();
            found.push(Issue::lack(RULE, message, &help, &range));
        }
    }
    found
}

/// The marks of a heading that a text begins with, where no space is behind them.
pub(super) fn marks(text: &str) -> Option<&str> {
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
