//! Accents as LaTeX writes them, in a text of Markdown, which takes the backslash before a mark for its own:
//! `Cl{\'e}ment` is there as `Cl{'e}ment`, and `Fran{\c c}ois` whole.
use biblatex::{Bibliography, ChunksExt as _};

/// The marks that stand for an accent before a letter.
const ACCENTS: &str = "'`^\"~=.";

/// The commands for letters, without their backslash.
const LETTERS: [&str; 13] = ["o", "O", "l", "L", "i", "j", "aa", "AA", "ae", "AE", "oe", "OE", "ss"];

/// The commands for accents, which have letters themselves.
const COMMANDS: [&str; 7] = ["c", "v", "u", "H", "k", "r", "d"];

/// A text with letters in place of the commands for them, as BibTeX reads them.
#[must_use]
pub fn read(text: &str) -> Option<String> {
    let mut read = String::with_capacity(text.len());
    let (mut rest, mut is_changed) = (text, false);
    while let Some(at) = rest.find(['{', '\\']) {
        let (before, after) = rest.split_at(at);
        read.push_str(before);
        if let Some((command, length)) = command(after)
            && let Some(letter) = letter(&command)
        {
            (rest, is_changed) = (&after[length..], true);
            read.push_str(&letter);
        } else if let Some(mark) = mark_in_braces(&read, after) {
            (rest, is_changed) = (&after["{-}".len()..], true);
            read.push(mark);
        } else if let Some(word) = word_in_braces(&read, after) {
            (rest, is_changed) = (&after[word.len() + "{}".len()..], true);
            read.push_str(word);
        } else {
            read.push_str(&after[..1]);
            rest = &after[1..];
        }
    }
    read.push_str(rest);
    is_changed.then_some(read)
}

/// The mark between the letters of a name with which a text begins, in braces: `Jean{-}Luc`, `O{'}Connor`.
fn mark_in_braces(before: &str, text: &str) -> Option<char> {
    let mark =
        ['-', '\''].into_iter().find(|mark| text[1..].strip_prefix(*mark).is_some_and(|rest| rest.starts_with('}')))?;
    let is_inside = before.ends_with(char::is_alphabetic) && text["{-}".len()..].starts_with(char::is_uppercase);
    (text.starts_with('{') && is_inside).then_some(mark)
}

/// The capitals that BibTeX is to keep, with which a text begins, in braces: `Proc. {ACM} Lamps`, `{L}amps`.
fn word_in_braces<'a>(before: &str, text: &'a str) -> Option<&'a str> {
    let (word, after) = text.strip_prefix('{')?.split_once('}')?;
    let is_word = word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric);
    let begins = before.chars().next_back().is_none_or(|last| last.is_whitespace() || matches!(last, '-' | '('));
    // `Lamps of {LMPs}ICLR'22` has lost a comma.
    (is_word && begins && !after.starts_with(char::is_uppercase)).then_some(word)
}

/// The command with which a text begins, as BibTeX writes it, and its length.
fn command(text: &str) -> Option<(String, usize)> {
    /// The longest command in braces.
    const LONGEST: usize = 8;
    let inside = text.strip_prefix('{').and_then(|inside| {
        let end = inside.bytes().take(LONGEST).position(|byte| byte == b'}')?;
        // `{\'{e}}`
        let end = if inside[..end].contains('{') && inside[end..].starts_with("}}") { end + 1 } else { end };
        Some((&inside[..end], end + "{}".len()))
    });
    if let Some((inside, length)) = inside {
        let bare = inside.strip_prefix('\\').unwrap_or(inside);
        let mut letters = bare.chars();
        let is_accent = letters.next().is_some_and(|mark| ACCENTS.contains(mark))
            && matches!(letters.as_str().trim_matches(['{', '}', ' ', '\\']).len(), 1 | 2)
            && letters.as_str().starts_with(|next: char| next.is_ascii_alphabetic() || "{\\ ".contains(next));
        // A letter without its dot has none below an accent, either.
        let bare = if is_accent { bare.replace("\\i", "i").replace("\\j", "j") } else { bare.to_owned() };
        return (is_accent || inside.starts_with('\\') && is_named(&bare)).then(|| (format!("{{\\{bare}}}"), length));
    }
    let name = text.strip_prefix('\\')?;
    // `M\"uller`, where Markdown leaves the backslash
    let mut letters = name.chars();
    if let (Some(mark @ ('\'' | '`' | '^' | '"')), Some(letter)) = (letters.next(), letters.next())
        && letter.is_ascii_alphabetic()
        && letters.next().is_some_and(char::is_lowercase)
    {
        return Some((format!("{{\\{mark}{letter}}}"), "\\".len() + "'e".len()));
    }
    // `\c{c}`, `\v{s}`
    let (name, argument) = name.split_once('{')?;
    let letter = argument.get(..1).filter(|letter| letter.chars().all(|letter| letter.is_ascii_alphabetic()))?;
    let is_one = COMMANDS.contains(&name) && argument[1..].starts_with('}');
    is_one.then(|| (format!("\\{name}{{{letter}}}"), "\\{}".len() + name.len() + 1))
}

/// Whether a command in braces, without its backslash, is a letter, or an accent of one: `o`, `c c`, `v{s}`.
fn is_named(command: &str) -> bool {
    let accent = command.split_once(['{', ' ']).filter(|(_, letter)| letter.trim_end_matches('}').len() == 1);
    LETTERS.contains(&command.trim()) || accent.is_some_and(|(name, _)| COMMANDS.contains(&name))
}

/// The letter that a command stands for.
fn letter(command: &str) -> Option<String> {
    let file = Bibliography::parse(&format!("@misc{{a, title = {{{command}}}}}")).ok()?;
    let letter = file.iter().next()?.title().ok()?.format_verbatim();
    (!letter.is_ascii()).then_some(letter)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn accents_are_read_as_in_bibtex() {
        for (text, expected) in [
            ("Cl{'e}ment", "Clément"),
            ("Al{`e}s, C{^o}me", "Alès, Côme"),
            ("L{\"u}bbecke", "Lübbecke"),
            ("Cl{'{e}}ment", "Clément"),
            ("Mart{'\\i}n", "Martín"),
            ("Fran\\c{c}ois, {\\v{S}}ime, {\\c c}", "François, Šime, ç"),
            ("S{\\o}ren {\\L}ukasz", "Søren Łukasz"),
            ("M\\\"uller", "Müller"),
            ("Jean{-}Luc O{'}Connor", "Jean-Luc O'Connor"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["a set {a, b}", "{'", "\\alpha", "{.a.b.c}", "{}", "\\c{cd}", "code{'text'}", "{~}"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
