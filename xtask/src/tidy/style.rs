//! Rules for the style sheets.

use super::{File, Problem};

/// What the cascade begins with.
const FIRST: [&str; 3] = ["tokens.css", "base.css", "layout.css"];

const COLOUR_FUNCTIONS: [&str; 11] =
    ["rgb(", "rgba(", "hsl(", "hsla(", "hwb(", "lab(", "lch(", "oklab(", "oklch(", "color(", "device-cmyk("];

/// A colour has a name, and the name is given in one file.
pub fn colours_are_tokens(file: &File) -> Vec<Problem> {
    if !file.path.starts_with("style/") || file.name() == "tokens.css" {
        return Vec::new();
    }
    let css = without_comments(&file.text);
    let function = COLOUR_FUNCTIONS
        .iter()
        .flat_map(|name| css.match_indices(name))
        .map(|(at, _)| at)
        .filter(|at| !css[..*at].ends_with(|before: char| before.is_alphanumeric() || before == '-'));
    let hexadecimal = css.match_indices('#').map(|(at, _)| at).filter(|at| is_hexadecimal_colour(&css, *at));
    let mut places: Vec<_> = function.chain(hexadecimal).collect();
    places.sort_unstable();
    places
        .into_iter()
        .map(|at| {
            let line = css[..at].matches('\n').count() + 1;
            Problem::new(line, "a raw colour: give it a name in style/tokens.css")
        })
        .collect()
}

/// Whether the `#` here begins a colour, rather than a selector or the end of an address.
fn is_hexadecimal_colour(css: &str, at: usize) -> bool {
    let after = &css[at + 1..];
    let name = after
        .find(|character: char| !character.is_alphanumeric() && !matches!(character, '-' | '_'))
        .map_or(after, |end| &after[..end]);
    let is_colour = matches!(name.len(), 3 | 4 | 6 | 8) && name.chars().all(|character| character.is_ascii_hexdigit());
    let is_selector = after.find(['{', '}', ';']).is_some_and(|end| after[end..].starts_with('{'));
    is_colour && !is_selector && !["url(", "\"", "'"].iter().any(|opening| css[..at].ends_with(opening))
}

/// The same text with comments blanked out, so that every place keeps its line.
fn without_comments(css: &str) -> String {
    let mut text = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        let (comment, after) = comment.split_once("*/").unwrap_or((comment, ""));
        text += before;
        text.extend(comment.chars().filter(|character| *character == '\n'));
        rest = after;
    }
    text + rest
}

/// Every style sheet is in the page, once, and the cascade begins as it should.
pub fn are_listed_in_order(index: &File, styles: &[&str]) -> Vec<Problem> {
    let listed: Vec<(usize, &str)> = index
        .lines()
        .filter_map(|(number, line)| {
            let (_, after) = line.split_once("href=\"style/")?;
            Some((number, after.split('"').next()?))
        })
        .collect();
    let mut problems = Vec::new();
    for style in styles {
        match listed.iter().filter(|(_, name)| name == style).count() {
            1 => {}
            0 => problems.push(Problem::new(1, format!("style/{style} is not listed"))),
            _ => problems.push(Problem::new(1, format!("style/{style} is listed twice"))),
        }
    }
    for (number, name) in &listed {
        if !styles.contains(name) {
            problems.push(Problem::new(*number, format!("there is no style/{name}")));
        }
    }
    for (expected, (number, name)) in FIRST.iter().zip(&listed) {
        if name != expected {
            problems.push(Problem::new(*number, format!("style/{expected} belongs here")));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::{file, lines};

    #[test]
    fn a_raw_colour_is_found() {
        let css = "a { color: #fff; }\nb { background:\n  linear-gradient(#a1b2c3, red);\n}\n\
                   c { color: oklch(50% 0 0); }\nd { color: rgb(0 0 0); }\n";
        let problems = colours_are_tokens(&file("style/card.css", css));
        assert_eq!(lines(&problems), [1, 3, 5, 6]);
    }

    #[test]
    fn a_token_is_no_raw_colour_and_neither_is_a_selector_an_address_or_a_comment() {
        let css = "/* #fff\n rgb( */\n#add, #app { color: var(--ink); }\n\
                   b { mask: url(#abc); --x: color-mix(in oklab, var(--a), var(--b)); }\n";
        assert!(colours_are_tokens(&file("style/card.css", css)).is_empty());
        assert!(colours_are_tokens(&file("style/tokens.css", "a { color: #fff; }")).is_empty());
    }

    #[test]
    fn the_line_of_a_colour_is_right_after_a_comment_of_several() {
        let css = "/* one\ntwo */\na { color: #fff; }\n";
        assert_eq!(lines(&colours_are_tokens(&file("style/a.css", css))), [3]);
    }

    fn index(names: &[&str]) -> File {
        let links = names.iter().map(|name| format!("<link data-trunk rel=\"css\" href=\"style/{name}\">\n"));
        file("index.html", &links.collect::<String>())
    }

    #[test]
    fn a_style_sheet_that_is_missing_twice_there_or_out_of_order_is_found() {
        let styles = ["tokens.css", "base.css", "layout.css", "card.css"];
        let check = |names: &[&str]| lines(&are_listed_in_order(&index(names), &styles));
        assert!(check(&styles).is_empty());
        assert_eq!(check(&["tokens.css", "base.css", "layout.css"]), [1]);
        assert_eq!(check(&["base.css", "tokens.css", "layout.css", "card.css"]), [1, 2]);
        assert_eq!(check(&["tokens.css", "base.css", "layout.css", "card.css", "card.css"]), [1]);
        assert_eq!(check(&["tokens.css", "base.css", "layout.css", "card.css", "old.css"]), [5]);
    }
}
