//! A drawing made into a small PNG file.
use std::sync::Arc;

use quantette::deps::palette::Srgb;
use quantette::dither::FloydSteinberg;
use quantette::{ImageRef, Pipeline};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::fonts::{FAMILY, Fonts};
use super::{HEIGHT, WIDTH};

/// Draws it. The file has a palette: a drawing has one hue and its shades, and is a fifth of the
/// size that way. Drawings without photographs have so few colours that none is noticeably changed.
///
/// # Errors
/// What the program that failed said.
pub fn png(svg: &str, fonts: &Fonts) -> Result<Vec<u8>, String> {
    let tree = read(svg, fonts)?;
    let mut canvas = Pixmap::new(WIDTH, HEIGHT).ok_or("there is no memory for it")?;
    resvg::render(&tree, Transform::identity(), &mut canvas.as_mut());
    // The background covers everything, so the colours are not multiplied by anything.
    let pixels: Vec<Srgb<u8>> =
        canvas.data().chunks_exact(4).map(|pixel| Srgb::new(pixel[0], pixel[1], pixel[2])).collect();
    let image = ImageRef::new(WIDTH, HEIGHT, &pixels).map_err(|error| error.to_string())?;
    let indexed =
        Pipeline::new().ditherer(None::<FloydSteinberg>).dedup(true).input_image(image).output_srgb8_indexed_image();

    let palette: Vec<u8> =
        indexed.palette().iter().flat_map(|colour| [colour.red, colour.green, colour.blue]).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette);
    // Neighbouring numbers of a palette are not neighbouring colours, so filters only do harm.
    encoder.set_filter(png::Filter::NoFilter);
    encoder.set_deflate_compression(png::DeflateCompression::Level(9));
    let mut writer = encoder.write_header().map_err(|error| error.to_string())?;
    writer.write_image_data(indexed.indices()).map_err(|error| error.to_string())?;
    writer.finish().map_err(|error| error.to_string())?;
    Ok(file)
}

/// Reads a drawing: with our fonts and nothing of this machine.
///
/// # Errors
/// What is wrong with it.
pub fn read(svg: &str, fonts: &Fonts) -> Result<Tree, String> {
    let options = Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::clone(&fonts.database),
        // Figures are inside the drawing; no address is followed.
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..ImageHrefResolver::default()
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| error.to_string())
}
