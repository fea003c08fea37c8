//! Distinctions that stand alone: `Oral`, `Best Paper`.
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use catalogue::Venue;
use catalogue::venue::Track;

use super::beginning::may_be_venue;
use super::label::is_known;

/// Words of distinctions, in small letters. Most texts have none, and one look for all of them is fast.
static TELLS: LazyLock<AhoCorasick> = LazyLock::new(|| {
    #[rustfmt::skip]
    let words = [
        "oral", "spotlight", "best", "outstanding", "award", "honorable", "findings", "highlight", "distinguished",
        "奖", "獎", "赏", "賞", "提名", "候选", "最佳", "杰出", "傑出", "最優秀", "최우수", "口头", "口頭", "구두", "聚光", "焦点", "焦點",
        "海报", "主会", "포스터",
    ];
    #[expect(clippy::expect_used, reason = "so few words are far below the limits of the automaton")]
    AhoCorasick::new(words).expect("an automaton of a few words")
});

/// A distinction that stands alone.
pub(super) fn track(text: &str, lower: &str) -> Option<String> {
    if !TELLS.is_match(lower) {
        return None;
    }
    // “Lamps in the Best Order” is no award, nor is “Plan for the Best”; “Our Findings” are no track.
    let awards =
        ["paper", "award", "runner", "student", "demo", "poster", "finalist", "candidate", "nomin", "artifact"];
    // “findings from GitHub” and “Findings and Implications” neither.
    let goes_on = |lower: &str| lower.starts_with("findings from") || lower.starts_with("findings and");
    let is_of_authors = lower.contains("findings") && (!lower.starts_with("findings") || goes_on(lower));
    let is_no_award = lower != "best" && lower.contains("best") && !awards.iter().any(|word| lower.contains(word));
    let is_venue = || may_be_venue(text, false) && Venue::parse(text).is_ok_and(|venue| is_known(venue.series()));
    if is_of_authors || is_no_award || is_venue() {
        return None;
    }
    // The track is read from the label of some venue, as it would be there.
    let venue = Venue::parse(&format!("ACL 2023 {text}")).ok()?;
    let is_track = !matches!(venue.track(), Track::Other(_) | Track::Main | Track::Workshop(_));
    is_track.then(|| text.to_owned())
}
