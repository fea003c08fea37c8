//! The picture of one paper, as a drawing: what it is about, its title, who wrote it and where it
//! appeared on the left, its figure in the hue of its category on the right.
use awesome_papers::data::library::Library;
use awesome_papers::html::badge::hue_of;
use awesome_papers::schematic::{self, standalone};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use catalogue::Paper;
use catalogue::figure::Prepared;
use catalogue::venue::Track;
use maud::{Markup, PreEscaped, html};

use super::fonts::{FAMILY, Face, Fonts};
use super::lines::{Column, authors};
use super::{HEIGHT, WIDTH};
use crate::error::Error;

/// The site's own mark, at the foot of each picture.
const ICON: &str = include_str!("../../public/icon.svg");

/// The space at the left edge.
pub const MARGIN: f32 = 72.0;
/// Where the part with the figure begins.
pub const PANEL: f32 = 672.0;
/// The most that a line of text measures.
pub const COLUMN: f32 = PANEL - MARGIN - 48.0;
/// The space around a figure in its part.
const PANEL_MARGIN: f32 = 40.0;
/// The line that the name of the list stands on.
const FOOT: f32 = 566.0;
/// Where the title begins, and where all that belongs to the paper ends.
const TITLE_TOP: f32 = 140.0;
const PAPER_END: f32 = 506.0;

/// The sizes of a title, from that of the shortest.
const TITLES: [f32; 9] = [72.0, 66.0, 60.0, 54.0, 50.0, 46.0, 42.0, 38.0, 34.0];
/// The distance of a title's lines, by their size.
const TITLE_LEADING: f32 = 1.12;
/// The size of all other text, and the distance of its lines.
const TEXT: f32 = 27.0;
const LEADING: f32 = 36.0;
/// The space on both sides of the dot before a track.
const DOT: f32 = 13.0;
/// The size of what is said beside.
const NOTE: f32 = 23.0;

/// A figure whose file is in the site.
pub struct Picture<'a> {
    /// What is known of it.
    pub prepared: &'a Prepared,
    /// The JPEG file.
    pub file: Vec<u8>,
}

/// Draws the picture of a paper.
///
/// # Errors
/// When the style sheet of the site lacks a colour.
pub fn card(fonts: &Fonts, library: &Library, paper: &Paper, picture: Option<&Picture<'_>>) -> Result<String, Error> {
    let hue = hue_of(library, paper).unwrap_or(0);
    let colour =
        |token: &'static str| standalone::colour(token, hue, standalone::Theme::Light).ok_or(Error::Token(token));
    let (ink, soft, strong) = (colour("--ink")?, colour("--ink-soft")?, colour("--figure-strong")?);
    let category = library.catalogue.categories_of(paper).next();
    let column = |face, width| Column { fonts, face, width };
    let one_line = |face, width, text: &str, size| column(face, width).one_line(&fonts.legible(text), size);

    let names: Vec<String> = paper.names().map(|name| fonts.legible(name)).collect();
    let authors = authors(column(Face::Regular, COLUMN), &names, TEXT);
    let venue = one_line(Face::Semibold, COLUMN, &published(paper), TEXT);
    let venue_width = fonts.width(Face::Semibold, TEXT, &venue);
    let track_at = venue_width + 2.0 * DOT;
    // A remark of less room would be cut to nothing.
    let track = paper.venue.as_ref().and_then(|venue| venue.track_label()).filter(|_| track_at + 90.0 < COLUMN);
    let track = track.map(|label| one_line(Face::Regular, COLUMN - track_at, &label, TEXT));
    let is_award = paper.venue.as_ref().is_some_and(|venue| matches!(venue.track(), Track::Award(_)));

    let title_height = PAPER_END - TITLE_TOP - LEADING * count(authors.lines.len() + 1) - 22.0;
    // A positive number of at most ten lines.
    let most = |size: f32| (title_height / (size * TITLE_LEADING)) as usize;
    let title = column(Face::Semibold, COLUMN).fit(&fonts.legible(&paper.shown_title()), &TITLES, most);
    let leading = title.size * TITLE_LEADING;
    let title_line = |line| TITLE_TOP + title.size * 0.78 + count(line) * leading;
    let after_title = TITLE_TOP + count(title.lines.len()) * leading + 22.0 + TEXT * 0.78;
    let venue_line = after_title + count(authors.lines.len()) * LEADING + 8.0;

    let name = category.map(|category| one_line(Face::Semibold, COLUMN - 30.0, category.name.as_str(), TEXT));
    let list = one_line(Face::Regular, COLUMN - 46.0, library.catalogue.list().title.as_str(), NOTE);
    let drawing = html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(HEIGHT) viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } font-family=(FAMILY) {
            rect width=(WIDTH) height=(HEIGHT) fill=(colour("--paper")?) {}
            rect x=(PANEL) width=(WIDTH) height=(HEIGHT) fill=(colour("--figure-faint")?) {}
            @match picture {
                Some(picture) => (figure(picture, &colour("--figure-tint")?)),
                None => {
                    (schematic_of(category.map_or("others", |category| category.schematic.as_str()), paper, hue))
                    (text(Face::Italic, NOTE, (1160.0, FOOT), &colour("--figure-ink")?, html! { "Schematic" }, "end"))
                }
            }
            @if let Some(name) = name {
                rect x=(MARGIN) y="85" width="18" height="18" rx="4" fill=(strong) {}
                (text(Face::Semibold, TEXT, (MARGIN + 30.0, 103.0), &colour("--badge-ink")?, html! { (name) }, "start"))
            }
            @for (place, line) in title.lines.iter().enumerate() {
                (text(Face::Semibold, title.size, (MARGIN, title_line(place)), &ink, html! { (line) }, "start"))
            }
            @for (place, line) in authors.lines.iter().enumerate() {
                (text(Face::Regular, TEXT, (MARGIN, after_title + count(place) * LEADING), &soft, html! { (line) }, "start"))
            }
            (text(Face::Semibold, TEXT, (MARGIN, venue_line), &ink, html! { (venue) }, "start"))
            @if let Some(track) = track {
                @let fill = if is_award { colour("--award")? } else { soft.clone() };
                (text(Face::Regular, TEXT, (MARGIN + track_at, venue_line), &fill, html! { (track) }, "start"))
                circle cx=(MARGIN + venue_width + DOT) cy=(venue_line - 8.0) r="2.5" fill=(soft) {}
            }
            g transform=(format!("translate({MARGIN} {}) scale(0.5)", FOOT - 24.5)) { (PreEscaped(ICON.replacen("<svg ", "<svg width=\"64\" height=\"64\" ", 1))) }
            (text(Face::Regular, NOTE, (MARGIN + 44.0, FOOT), &soft, html! { (list) }, "start"))
        }
    };
    Ok(drawing.into_string())
}

/// Where and when a paper appeared.
fn published(paper: &Paper) -> String {
    match (&paper.venue, paper.date()) {
        (Some(venue), _) => venue.short(),
        (None, Some(date)) if paper.id.arxiv().is_some() => format!("arXiv {}", date.year),
        (None, Some(date)) => date.year.to_string(),
        (None, None) => String::new(),
    }
}

/// A line of text from a point on, or up to one.
fn text(face: Face, size: f32, (x, y): (f32, f32), fill: &str, content: Markup, anchor: &str) -> Markup {
    let (weight, style) = face.style();
    html! {
        text x=(x) y=(y) font-size=(size) font-weight=(weight) font-style=(style) fill=(fill) text-anchor=(anchor) { (content) }
    }
}

/// The drawn figure in the middle of its part.
fn schematic_of(family: &str, paper: &Paper, hue: usize) -> Markup {
    let drawing = standalone::standalone(&schematic::draw(family, paper), hue, standalone::Theme::Light);
    html! { g transform="translate(712 189) scale(1.4)" { (PreEscaped(drawing)) } }
}

/// A figure of the authors' on a sheet of its own paper, in the middle of its part.
fn figure(picture: &Picture<'_>, edge: &str) -> Markup {
    /// What is left around the figure on its sheet.
    const BORDER: f32 = 20.0;
    let (width, height) = (f32::from(picture.prepared.width()), f32::from(picture.prepared.height()));
    let whole = (count(WIDTH as usize) - PANEL, count(HEIGHT as usize));
    let room = (whole.0 - 2.0 * (PANEL_MARGIN + BORDER), whole.1 - 2.0 * (MARGIN + BORDER));
    let scale = (room.0 / width).min(room.1 / height);
    let (width, height) = (width * scale, height * scale);
    let (x, y) = (PANEL + (whole.0 - width) / 2.0, (whole.1 - height) / 2.0);
    html! {
        rect x=(x - BORDER) y=(y - BORDER) width=(width + 2.0 * BORDER) height=(height + 2.0 * BORDER) rx="12" fill=(picture.prepared.colour()) stroke=(edge) {}
        image x=(x) y=(y) width=(width) height=(height) preserveAspectRatio="none" href={ "data:image/jpeg;base64," (STANDARD.encode(&picture.file)) } {}
    }
}

/// A small number of things as a length.
fn count(things: usize) -> f32 {
    f32::from(u16::try_from(things).unwrap_or(u16::MAX))
}
