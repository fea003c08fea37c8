//! A drawn figure with its colours in it, for programs that know no style sheet of the site and
//! neither custom properties nor `oklch()`: the preview image of a paper, for one.
//!
//! There is no second set of colours: they are read from `style/tokens.css` and the looks of the
//! tones from `style/schematic.css`.

const TOKENS: &str = include_str!("../../style/tokens.css");
const STYLE: &str = include_str!("../../style/schematic.css");

/// The colour schemes of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Ink on paper.
    Light,
    /// The other way round.
    Dark,
}

/// A whole SVG document of a figure that [`draw`](super::draw) made, in the hue that the
/// attribute `data-hue` names. Its labels are in the font family that the reader of the document
/// takes for none.
#[must_use]
pub fn standalone(drawing: &str, hue: usize, theme: Theme) -> String {
    let looks = STYLE.split("/* On a page").next().unwrap_or_default();
    let mut style = String::new();
    for (place, part) in looks.split("var(").enumerate() {
        match part.split_once(')') {
            Some((name, rest)) if place > 0 => {
                style.push_str(&colour(name, hue, theme).unwrap_or_default());
                style.push_str(rest);
            }
            _ => style.push_str(part),
        }
    }
    let opening = r#"<svg xmlns="http://www.w3.org/2000/svg" width="320" height="180" "#;
    let drawing = drawing.replacen("<svg ", opening, 1);
    drawing.replacen('>', &format!("><style>{style}</style>"), 1)
}

/// The colour of a token such as `--figure-faint`, as `#rrggbb`, in its own hue or, where that is
/// `var(--hue)`, in the one that is asked for; none if `style/tokens.css` does not define it as a
/// pair of `oklch()`.
#[must_use]
pub fn colour(token: &str, hue: usize, theme: Theme) -> Option<String> {
    let (_, definition) = TOKENS.split_once(&format!("{token}: light-dark("))?;
    let place = if theme == Theme::Light { 1 } else { 2 };
    let numbers = definition.lines().next()?.split("oklch(").nth(place)?;
    let mut numbers = numbers.split([' ', '%', ')']).filter(|number| !number.is_empty());
    let (lightness, chroma) = (numbers.next()?.parse::<f64>().ok()? / 100.0, numbers.next()?.parse::<f64>().ok()?);
    let degrees: f64 = if let Ok(own) = numbers.next()?.parse() {
        own
    } else {
        let (_, degrees) = TOKENS.split_once(&format!("[data-hue=\"{hue}\"] {{ --hue: "))?;
        degrees.split(';').next()?.parse().ok()?
    };
    let [red, green, blue] = srgb(lightness, chroma, degrees.to_radians());
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

/// From OKLCH to the bytes of sRGB, by the matrices of the CSS Color specification.
fn srgb(lightness: f64, chroma: f64, hue: f64) -> [u8; 3] {
    let (a, b) = (chroma * hue.cos(), chroma * hue.sin());
    let cubed = |a_part: f64, b_part: f64| (lightness + a_part * a + b_part * b).powi(3);
    let long = cubed(0.396_337_777_4, 0.215_803_757_3);
    let medium = cubed(-0.105_561_345_8, -0.063_854_172_8);
    let short = cubed(-0.089_484_177_5, -1.291_485_548_0);
    [
        [4.076_741_662_1, -3.307_711_591_3, 0.230_969_929_2],
        [-1.268_438_004_6, 2.609_757_401_1, -0.341_319_396_5],
        [-0.004_196_086_3, -0.703_418_614_7, 1.707_614_701_0],
    ]
    .map(|[by_long, by_medium, by_short]| {
        let linear = (by_long * long + by_medium * medium + by_short * short).clamp(0.0, 1.0);
        let encoded = if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
        // Between 0 and 255 after the clamp above.
        (encoded * 255.0).round() as u8
    })
}
