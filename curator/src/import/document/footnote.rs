//! What is no part of the text that it stands in: marks of footnotes in links, comments of templates, and what is said
//! to the program that makes a page of the text.
use std::borrow::Cow;

/// The text with spaces in place of footnote marks at the end of the texts of links, as in
/// `[Title[^1]](…)`: with its mark a link would be none.
pub(super) fn without_marks_in_links(text: &str) -> Cow<'_, str> {
    /// The longest name of a footnote, in bytes.
    const LONGEST: usize = 64;
    let is_mark = |mark: &str| !mark.contains(|character: char| character.is_whitespace() || "[]".contains(character));
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[^") {
        kept.push_str(before);
        let end = after.bytes().take(LONGEST).position(|byte| byte == b']');
        let end = end.filter(|end| is_mark(&after[..*end]) && after[*end..].starts_with("]]("));
        let width = end.map_or(0, |end| end + 1);
        kept.push_str(if end.is_some() { "  " } else { "[^" });
        kept.extend(std::iter::repeat_n(' ', width));
        rest = &after[width..];
    }
    if kept.is_empty() {
        return text.into();
    }
    kept.push_str(rest);
    kept.into()
}

/// The text with spaces in place of what a template hides from readers: `{% comment %}…{% endcomment %}`.
pub(super) fn without_comments(text: &str) -> Cow<'_, str> {
    const BEGIN: &str = "{% comment %}";
    const END: &str = "{% endcomment %}";
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let Some(end) = after.find(END) else { break };
        let hidden = &rest[before.len()..before.len() + BEGIN.len() + end + END.len()];
        kept.push_str(before);
        kept.push_str(&blank(hidden));
        rest = &after[end + END.len()..];
    }
    if kept.is_empty() && rest.len() == text.len() {
        return text.into();
    }
    kept.push_str(rest);
    kept.into()
}

/// The text with spaces in place of its front matter: fields between two lines `---` at its very beginning. Such lines
/// further down are rules, whatever stands below them.
pub(super) fn without_front_matter(text: &str) -> Cow<'_, str> {
    let fields = || {
        let begin = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?.len();
        let (first, _) = text[begin..].lines().next()?.split_once(':')?;
        let is_key = |character: char| character.is_alphanumeric() || "_-".contains(character);
        let is_field = !first.is_empty() && first.chars().all(is_key);
        let mut end = begin;
        let lines = text[begin..].split_inclusive('\n').inspect(|line| end += line.len());
        let last = lines.map(str::trim_end).find(|line| ["---", "..."].contains(line));
        (is_field && last.is_some()).then_some(end)
    };
    fields().map_or(text.into(), |end| [&blank(&text[..end]), &text[end..]].concat().into())
}

/// As many spaces, in the same lines.
fn blank(text: &str) -> String {
    text.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect()
}
