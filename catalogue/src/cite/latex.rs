//! Writing text so that LaTeX and BibTeX show it as it is.
use crate::formula::formula;

/// `text` with the characters escaped that LaTeX gives a meaning. Braces are written by
/// name: BibTeX counts even escaped ones.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut escaped, character);
    }
    escaped
}

/// The same for a title, with braces around the words whose capitals must stay (`{SparseGPT}`,
/// `{LLM}`, but not `Low-Rank`), and with mathematics as it stands (`$\ell_0$`).
pub(super) fn title(text: &str) -> String {
    let mut title = String::with_capacity(text.len());
    let name_end = name_before_colon(text).map_or(0, str::len);
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let formula = formula(rest);
        if !first.is_alphanumeric() {
            match formula {
                "" => push(&mut title, first),
                formula => title.push_str(formula),
            }
            rest = &rest[formula.len().max(first.len_utf8())..];
            continue;
        }
        let end = rest.find(|character: char| !character.is_alphanumeric()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if has_fixed_capitals(word) || text.len() - rest.len() < name_end {
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

/// The name that a title gives to its subject before a colon: one word, `Mamba: A Model`.
fn name_before_colon(title: &str) -> Option<&str> {
    let (name, rest) = title.split_once(':')?;
    let is_name = name.chars().next().is_some_and(char::is_uppercase) && name.chars().all(char::is_alphanumeric);
    (is_name && rest.starts_with(' ')).then_some(name)
}

/// Whether a word has a capital that is not just that of a title's word: one after its first
/// character or before a digit, or a letter on its own other than the article.
fn has_fixed_capitals(word: &str) -> bool {
    let mut characters = word.chars();
    let first = characters.next().filter(|first| first.is_uppercase());
    let rest = characters.as_str();
    let before_digit = first.is_some() && rest.starts_with(|second: char| second.is_numeric());
    let is_single = rest.is_empty() && first.is_some_and(|first| first != 'A');
    before_digit || is_single || rest.contains(char::is_uppercase)
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
        assert_eq!(
            title("Scaling T5 on H100 Clusters, A100s and B2"),
            "Scaling {T5} on {H100} Clusters, {A100s} and {B2}"
        );
        assert_eq!(title("Mamba: The Llama in the Mamba"), "{Mamba}: The Llama in the Mamba");
        assert_eq!(title("Two Words: A Title"), "Two Words: A Title");
        assert_eq!(title("LLM.int8(): A Q-BERT for 3D & KV"), "{LLM}.int8(): A {Q}-{BERT} for {3D} \\& {KV}");
    }

    #[test]
    fn formulas_stand_as_they_are_and_money_is_escaped() {
        assert_eq!(title(r"Recovery with $\ell_0$ Constraints"), r"Recovery with $\ell_0$ Constraints");
        assert_eq!(title(r"From $5 to $10 a Month"), r"From \$5 to \$10 a Month");
        assert_eq!(
            title(r"$10\times$ Faster, $2^n$ and $\alpha$-Quant"),
            r"$10\times$ Faster, $2^n$ and $\alpha$-Quant"
        );
        assert_eq!(title(r"From $5 for x_1 to $10"), r"From \$5 for x\_1 to \$10");
        assert_eq!(title(r"$x_{1$ and $LLM$"), r"\$x\_{\textbraceleft}1\$ and \${LLM}\$");
        assert_eq!(title(r"$x_1"), r"\$x\_1");
    }
}
