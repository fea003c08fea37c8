//! Distinctions that stand alone: `Oral`, `Best Paper`.
use catalogue::Venue;
use catalogue::venue::Track;

use super::beginning::may_be_venue;
use super::label::is_known;
use super::one_name::is_of_east_asia;

/// A distinction that stands alone.
pub(super) fn track(text: &str, lower: &str) -> Option<String> {
    // The track is read from the label of some venue, as it would be there.
    let tells =
        ["oral", "spotlight", "best", "outstanding", "award", "honorable", "findings", "highlight", "distinguished"];
    if !lower.contains(is_of_east_asia) && !tells.iter().any(|word| lower.contains(word)) {
        return None;
    }
    // “Lamps in the Best Order” is no award, nor is “Plan for the Best”; “Our Findings” are no track.
    let awards =
        ["paper", "award", "runner", "student", "demo", "poster", "finalist", "candidate", "nomin", "artifact"];
    // “findings from GitHub” neither.
    let is_of_authors =
        lower.contains("findings") && (!lower.starts_with("findings") || lower.starts_with("findings from"));
    let is_no_award = lower != "best" && lower.contains("best") && !awards.iter().any(|word| lower.contains(word));
    let is_venue = || may_be_venue(text, false) && Venue::parse(text).is_ok_and(|venue| is_known(venue.series()));
    if is_of_authors || is_no_award || is_venue() {
        return None;
    }
    let venue = Venue::parse(&format!("ACL 2023 {text}")).ok()?;
    let is_track = !matches!(venue.track(), Track::Other(_) | Track::Main | Track::Workshop(_));
    is_track.then(|| text.to_owned())
}
