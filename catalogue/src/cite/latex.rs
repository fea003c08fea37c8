//! Writing text so that LaTeX and BibTeX show it as it is.

/// `text` with the characters escaped that LaTeX gives a meaning. Braces are written by
/// name: BibTeX counts even escaped ones.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut escaped, character);
    }
    escaped
}

/// The same for a title, with braces around the words whose capitals must stay:
/// `{SparseGPT}`, `{LLM}`, but not `Low-Rank`.
pub(super) fn title(text: &str) -> String {
    let mut title = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if !first.is_alphanumeric() {
            push(&mut title, first);
            rest = &rest[first.len_utf8()..];
            continue;
        }
        let end = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if has_fixed_capitals(word) {
            title.push('{');
            title.push_str(word);
            title.push('}');
        } else {
            title.push_str(word);
        }
        rest = after;
    }
    title
}

/// Whether a word has a capital that is not just that of a title's word: one after its
/// first character, or a letter on its own other than the article.
fn has_fixed_capitals(word: &str) -> bool {
    let mut characters = word.chars();
    let first = characters.next();
    let is_single = characters.as_str().is_empty();
    characters.any(char::is_uppercase) || (is_single && first.is_some_and(|first| first.is_uppercase() && first != 'A'))
}

/// Appends one character, escaped where it must be.
fn push(escaped: &mut String, character: char) {
    match character {
        '&' | '%' | '$' | '#' | '_' => {
            escaped.push('\\');
            escaped.push(character);
        }
        '{' => escaped.push_str("{\\textbraceleft}"),
        '}' => escaped.push_str("{\\textbraceright}"),
        '~' => escaped.push_str("{\\textasciitilde}"),
        '^' => escaped.push_str("{\\textasciicircum}"),
        '\\' => escaped.push_str("{\\textbackslash}"),
        other => escaped.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, title};

    #[test]
    fn what_latex_reads_as_commands_is_escaped() {
        assert_eq!(
            escape(r"50% & $x_1$ #2 {a} ~ ^ \end Ré"),
            r"50\% \& \$x\_1\$ \#2 {\textbraceleft}a{\textbraceright} {\textasciitilde} {\textasciicircum} {\textbackslash}end Ré"
        );
    }

    #[test]
    fn capitals_that_must_stay_are_protected() {
        assert_eq!(title("SparseGPT: Large Models, Low-Rank"), "{SparseGPT}: Large Models, Low-Rank");
        assert_eq!(title("LLM.int8(): A Q-BERT for 3D & KV"), "{LLM}.int8(): A {Q}-{BERT} for {3D} \\& {KV}");
    }
}
