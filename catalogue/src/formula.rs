//! Formulas in titles, as authors write them in TeX: `$\tau^2$-Bench` is read as τ²-Bench.
use std::borrow::Cow;

/// The letters of commands.
#[rustfmt::skip]
const SIGNS: [(&str, &str); 66] = [
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("varepsilon", "ε"), ("zeta", "ζ"),
    ("eta", "η"), ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"), ("xi", "ξ"),
    ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("phi", "φ"), ("varphi", "φ"), ("chi", "χ"), ("psi", "ψ"),
    ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"), ("Xi", "Ξ"), ("Pi", "Π"),
    ("Sigma", "Σ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"), ("ell", "ℓ"), ("infty", "∞"), ("times", "×"), ("cdot", "·"),
    ("pm", "±"), ("sim", "∼"), ("approx", "≈"), ("leq", "≤"), ("le", "≤"), ("geq", "≥"), ("ge", "≥"), ("neq", "≠"),
    ("to", "→"), ("rightarrow", "→"), ("leftarrow", "←"), ("leftrightarrow", "↔"), ("in", "∈"), ("cup", "∪"), ("cap", "∩"),
    ("star", "⋆"), ("ast", "*"), ("circ", "∘"), ("dagger", "†"), ("nabla", "∇"), ("partial", "∂"), ("sqrt", "√"),
    ("log", "log"), ("exp", "exp"), ("max", "max"), ("min", "min"), ("ln", "ln"), ("forall", "∀"),
];

/// Commands that set their argument in another style.
const STYLES: [&str; 13] = [
    "mathrm",
    "mathbf",
    "mathit",
    "mathsf",
    "mathcal",
    "mathbb",
    "mathtt",
    "text",
    "textbf",
    "textit",
    "textrm",
    "bm",
    "boldsymbol",
];

/// Characters that can be raised, and as which.
const RAISED: &str = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻=⁼(⁽)⁾iⁱnⁿ**††⋆⋆∘°";

/// Characters that can be lowered, and as which.
const LOWERED: &str = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋=₌(₍)₎aₐeₑhₕiᵢjⱼkₖlₗmₘnₙoₒpₚrᵣsₛtₜuᵤvᵥxₓ";

/// A longer formula is not read, in bytes: it is a text between two sums of money.
const LONGEST: usize = 200;

/// The formula with which a text begins, its dollars included; empty when there is none. Two
/// dollars are sums of money unless a command, `_` or `^` is between them, and after a digit
/// unless it is a command or `^`.
pub(crate) fn formula(text: &str) -> &str {
    let Some(end) = text.strip_prefix('$').and_then(|inside| inside.find('$')) else { return "" };
    let inside = &text[1..=end];
    let signs: &[char] =
        if inside.starts_with(|first: char| first.is_ascii_digit()) { &['\\', '^'] } else { &['\\', '^', '_'] };
    let is_balanced = {
        let mut depth = 0_i32;
        inside.bytes().all(|byte| {
            depth += i32::from(byte == b'{') - i32::from(byte == b'}');
            depth >= 0
        }) && depth == 0
    };
    if inside.len() <= LONGEST && inside.contains(signs) && is_balanced { &text[..end + 2] } else { "" }
}

/// A title as readers see it. A formula of which a part has no signs of its own stays as it is written.
#[must_use]
pub fn readable(title: &str) -> Cow<'_, str> {
    if !title.contains('$') {
        return Cow::Borrowed(title);
    }
    let (mut read, mut rest) = (String::with_capacity(title.len()), title);
    while let Some(at) = rest.find('$') {
        read.push_str(&rest[..at]);
        let formula = formula(&rest[at..]);
        let length = formula.len().max(1);
        let shown = formula.strip_prefix('$').and_then(|inside| shown(inside.strip_suffix('$')?));
        read.push_str(shown.as_deref().unwrap_or(&rest[at..at + length]));
        rest = &rest[at + length..];
    }
    Cow::Owned(read + rest)
}

/// What is between the dollars, in signs. `None` where there are none for all of it.
fn shown(formula: &str) -> Option<String> {
    let (mut read, mut rest) = (String::new(), formula);
    while let Some(first) = rest.chars().next() {
        let (part, length) = match first {
            '^' | '_' => {
                let (argument, length) = argument(&rest[1..])?;
                let table = if first == '^' { RAISED } else { LOWERED };
                (argument.chars().map(|character| moved(character, table)).collect::<Option<String>>()?, 1 + length)
            }
            '\\' => command(rest)?,
            '{' => group(rest)?,
            '}' => return None,
            _ => (first.to_string(), first.len_utf8()),
        };
        read.push_str(&part);
        rest = &rest[length..];
    }
    Some(read)
}

/// A character raised or lowered, by a table of pairs.
fn moved(character: char, table: &str) -> Option<char> {
    let mut pairs = table.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if from == character {
            return Some(to);
        }
    }
    None
}

/// What stands behind `^` or a command: a group, a command or a character; and its length.
fn argument(text: &str) -> Option<(String, usize)> {
    let blank = text.len() - text.trim_start().len();
    let text = &text[blank..];
    let (argument, length) = match text.chars().next()? {
        '{' => group(text)?,
        '\\' => command(text)?,
        first => (first.to_string(), first.len_utf8()),
    };
    Some((argument, blank + length))
}

/// The group in braces with which a text begins, and its length.
fn group(text: &str) -> Option<(String, usize)> {
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 1 => return Some((shown(&text[1..at])?, at + 1)),
            '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The command with which a text begins, and its length.
fn command(text: &str) -> Option<(String, usize)> {
    let name = &text[1..];
    let end = name.find(|character: char| !character.is_ascii_alphabetic()).unwrap_or(name.len());
    let (name, behind) = name.split_at(end);
    if let Some((_, sign)) = SIGNS.iter().find(|(command, _)| *command == name) {
        return Some(((*sign).to_owned(), 1 + end));
    }
    if STYLES.contains(&name) {
        let (argument, length) = argument(behind)?;
        return Some((argument, 1 + end + length));
    }
    let sign = behind.chars().next().filter(|_| name.is_empty())?;
    match sign {
        '%' | '$' | '&' | '#' | '_' | '{' | '}' => Some((sign.to_string(), 2)),
        ' ' | ',' | ';' => Some((" ".to_owned(), 2)),
        '!' => Some((String::new(), 2)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn formulas_are_read_as_signs() {
        for (title, shown) in [
            (r"$\tau^2$-Bench: A Title", "τ²-Bench: A Title"),
            (r"O$^2$-Searcher and F$^{3}$Loc", "O²-Searcher and F³Loc"),
            (r"$V_kD:$ A Title", "VₖD: A Title"),
            (r"Recovery with $\ell_0$ Constraints in $O(n^{2})$", "Recovery with ℓ₀ Constraints in O(n²)"),
            (r"A 28nm $2.24 \mu\mathrm{J}$/Token Lamp, $10\times$ Faster", "A 28nm 2.24 μJ/Token Lamp, 10× Faster"),
            (r"$\mathcal{D}^2$LV", "D²LV"),
        ] {
            assert_eq!(readable(title), shown);
        }
    }

    #[test]
    fn what_has_no_signs_and_sums_of_money_stay() {
        for title in [
            "From $5 to $10 a Month",
            "With a $100 K Budget",
            r"$x_{AB}$ and $\unknown{x}$",
            r"$x^$ and $\frac{1}{2}$",
            "$",
            "$$",
            r"$\$",
        ] {
            assert_eq!(readable(title), title);
        }
    }

    #[test]
    fn long_formulas_stay() {
        for title in ["$^".repeat(5_000), format!("${}x^2{}$", "{".repeat(9_000), "}".repeat(9_000))] {
            assert_eq!(readable(&title), title);
        }
    }
}
