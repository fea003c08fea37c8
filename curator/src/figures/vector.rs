//! Drawings in SVG, made into pixels. A drawing can load nothing: neither files nor addresses,
//! and of pictures inside it only those that would be taken by themselves.
use std::collections::HashMap;
use std::io::Cursor;
use std::sync::{Arc, OnceLock};

use image::{DynamicImage, ImageReader, RgbImage, RgbaImage};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, ImageKind, Options, Tree, fontdb::Database};
use roxmltree::{Document, Node, NodeId};

use super::pixels::{Unusable, check_size, limits, on_white};

/// The longest side of the picture that is made of a drawing.
const SIDE: f32 = 2048.0;

/// The longest text of a drawing in bytes.
const MOST_TEXT: usize = 8_000_000;

/// The most elements of a drawing, once each that it repeats is counted again.
const MOST_ELEMENTS: u64 = 300_000;

/// How deep elements may repeat others that repeat others.
const DEEPEST: usize = 64;

/// Draws a text in SVG on white paper.
///
/// # Errors
/// When it is no drawing, or one that is too large.
pub fn draw(text: &str) -> Result<RgbImage, Unusable> {
    check(text)?;
    let tree = Tree::from_str(text, &options()).map_err(|error| Unusable::Damaged(error.to_string()))?;
    let size = tree.size();
    let scale = SIDE / size.width().max(size.height());
    // The sides are positive and at most SIDE, up to rounding.
    let side = |length: f32| ((length * scale).round() as u32).max(1);
    let (width, height) = (side(size.width()), side(size.height()));
    check_size(width, height)?;
    let mut canvas = Pixmap::new(width, height).ok_or_else(|| Unusable::too_large(width, height))?;
    canvas.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut canvas.as_mut());
    // On white nothing is transparent, so the colours are not multiplied by anything.
    let pixels = RgbaImage::from_raw(width, height, canvas.take())
        .ok_or_else(|| Unusable::Damaged("it could not be drawn".to_owned()))?;
    Ok(on_white(&DynamicImage::ImageRgba8(pixels)))
}

/// How drawings are read: with the fonts of this machine and nothing else.
fn options() -> Options<'static> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        Arc::new(fonts)
    });
    Options {
        fontdb: Arc::clone(fonts),
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, bytes, _| embedded(&bytes)),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// A picture inside a drawing, when it is one that would be taken by itself.
fn embedded(bytes: &Arc<Vec<u8>>) -> Option<ImageKind> {
    let mut reader = ImageReader::new(Cursor::new(bytes.as_slice())).with_guessed_format().ok()?;
    reader.limits(limits());
    let format = reader.format()?;
    let (width, height) = reader.into_dimensions().ok()?;
    check_size(width, height).ok()?;
    Some(match format {
        image::ImageFormat::Png => ImageKind::PNG(Arc::clone(bytes)),
        image::ImageFormat::Jpeg => ImageKind::JPEG(Arc::clone(bytes)),
        image::ImageFormat::Gif => ImageKind::GIF(Arc::clone(bytes)),
        image::ImageFormat::WebP => ImageKind::WEBP(Arc::clone(bytes)),
        _ => return None,
    })
}

/// Refuses a drawing that grows when it is read: one element can repeat another that repeats
/// others, and a few lines then are millions.
fn check(text: &str) -> Result<(), Unusable> {
    let damaged = |error: roxmltree::Error| Unusable::Damaged(error.to_string());
    let too_large = || Unusable::TooLarge("has more elements than are drawn".to_owned());
    if text.len() > MOST_TEXT {
        return Err(too_large());
    }
    let settings = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: 1_000_000, ..Default::default() };
    let document = Document::parse_with_options(text, settings).map_err(damaged)?;
    let by_id: HashMap<&str, Node<'_, '_>> =
        document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    // Counted from the last element to the first, what an element holds is known before it is;
    // what it repeats may come later or earlier, so they are counted until the counts stand still.
    let nodes: Vec<Node<'_, '_>> = document.descendants().filter(Node::is_element).collect();
    let mut counts: HashMap<NodeId, u64> = HashMap::new();
    for _ in 0..DEEPEST {
        let mut is_changed = false;
        for node in nodes.iter().rev() {
            let repeated = node
                .attributes()
                .filter(|attribute| attribute.name() == "href" && node.tag_name().name() == "use")
                .filter_map(|attribute| by_id.get(attribute.value().strip_prefix('#')?));
            let count = |node: &Node<'_, '_>| counts.get(&node.id()).copied().unwrap_or(0);
            let held: u64 =
                node.children().chain(repeated.copied()).map(|node| count(&node)).fold(1, u64::saturating_add);
            if held > MOST_ELEMENTS {
                return Err(too_large());
            }
            is_changed |= counts.insert(node.id(), held) != Some(held);
        }
        if !is_changed {
            return Ok(());
        }
    }
    Err(too_large())
}
