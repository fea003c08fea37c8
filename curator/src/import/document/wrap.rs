//! Lines that end where they are full and not where their text does.

/// The width at which most lines of a file are broken; `None` where lines end by what they say.
pub(super) fn width(text: &str) -> Option<usize> {
    /// Nobody breaks lines at fewer or more characters.
    const WIDTHS: std::ops::RangeInclusive<usize> = 60..=120;
    /// Fewer lines are no habit.
    const FEWEST: usize = 5;
    let mut breaks = Vec::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if let Some(next) = lines.peek().filter(|next| goes_on(line, next)) {
            breaks.push(room(line, next));
        }
    }
    let fits = |width: usize| breaks.iter().filter(|(taken, needed)| *taken <= width && *needed > width).count();
    let width = WIDTHS.max_by_key(|width| (fits(*width), usize::MAX - width))?;
    (fits(width) >= FEWEST && fits(width) * 4 >= breaks.len() * 3).then_some(width)
}

/// Whether a line of a file is broken at a width: the next word had no room in it.
pub(super) fn is_full(text: &str, at: usize, width: usize) -> bool {
    let line = text[..at].rsplit('\n').next().unwrap_or_default();
    let mut rest = text[at..].lines();
    let begins = if text[at..].starts_with(['\n', '\r']) { rest.nth(1) } else { rest.next() };
    room(line, begins.unwrap_or_default()).1 > width
}

/// How many characters a line has, and how many it would have with the first word of the next one.
fn room(line: &str, next: &str) -> (usize, usize) {
    let taken = line.trim_end().chars().count();
    let word = next.split_whitespace().next().unwrap_or_default();
    (taken, taken + 1 + word.chars().count())
}

/// Whether a line may be broken, and the next one go on with its text.
fn goes_on(line: &str, next: &str) -> bool {
    let next = next.trim_start();
    let is_text = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with(['|', '#', '<', '>']);
    let is_item = next.starts_with(['-', '*', '+']) && next[1..].starts_with(' ');
    let rest = next.trim_start_matches(|first: char| first.is_ascii_digit());
    let is_number = rest.len() < next.len() && rest.starts_with(['.', ')']) && rest[1..].starts_with(' ');
    // Two spaces, or a backslash, end a line by intention.
    is_text(line) && is_text(next) && !is_item && !is_number && !line.ends_with("  ") && !line.ends_with('\\')
}
