//! How fast figures are prepared: `cargo bench -p curator --bench figures`. Everything that follows
//! the bytes of a picture is measured, in pictures a second on one core: reading, trimming, scaling
//! and the six files that a large figure becomes.
#![allow(clippy::unwrap_used, missing_docs, reason = "a benchmark")]

use std::fmt::Write as _;
use std::io::Cursor;

use curator::figures::make;
use divan::Bencher;
use divan::counter::ItemsCount;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, RgbaImage};
use resvg::{tiny_skia, usvg};

fn main() {
    divan::main();
}

/// A diagram as papers have it: boxes, arrows, curves and rows of what looks like words.
fn diagram() -> String {
    let mut svg =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1600 700'><path d='M0 0h1600v700H0z' fill='#fff'/>"
            .to_owned();
    for column in 0..8 {
        for row in 0..4 {
            let (x, y) = (30 + column * 195, 30 + row * 165);
            let hue = (column * 47 + row * 83) % 360;
            let _ = write!(
                svg,
                "<rect x='{x}' y='{y}' width='150' height='110' rx='12' fill='hsl({hue},55%,85%)' stroke='#345' stroke-width='2'/>\
                 <path d='M{} {}h40m-8-6l8 6-8 6' fill='none' stroke='#345' stroke-width='2'/>\
                 <path d='M{x} {}q40-60 75-20t75-30' fill='none' stroke='hsl({hue},70%,40%)' stroke-width='3'/>",
                x + 152,
                y + 55,
                y + 90
            );
            for word in 0..6 {
                let (left, width) = (x + 12 + word % 3 * 44, 20 + (word * 7 + row * 5) % 18);
                let _ = write!(
                    svg,
                    "<path d='M{left} {}h{width}' stroke='#222' stroke-width='5' stroke-dasharray='4 2'/>",
                    y + 16 + word / 3 * 12
                );
            }
        }
    }
    svg + "</svg>"
}

fn drawn() -> DynamicImage {
    let tree = usvg::Tree::from_str(&diagram(), &usvg::Options::default()).unwrap();
    let mut pixels = tiny_skia::Pixmap::new(1600, 700).unwrap();
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixels.as_mut());
    DynamicImage::ImageRgba8(RgbaImage::from_raw(1600, 700, pixels.take()).unwrap()).to_rgb8().into()
}

/// What a camera makes: no two pixels are the same.
fn photograph() -> DynamicImage {
    let mut state = 7_u32;
    DynamicImage::ImageRgb8(RgbImage::from_fn(1600, 900, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (state >> 28) as u8;
        Rgb([(x / 8) as u8 + grain, (y / 5) as u8 + grain, ((x + y) / 12) as u8 + grain])
    }))
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

fn prepare(bencher: Bencher<'_, '_>, bytes: &[u8]) {
    bencher.counter(ItemsCount::new(1_usize)).bench(|| make(bytes, "9f86d081").unwrap());
}

#[divan::bench(args = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP, ImageFormat::Gif], sample_count = 5)]
fn diagrams(bencher: Bencher<'_, '_>, format: ImageFormat) {
    prepare(bencher, &encoded(&drawn(), format));
}

#[divan::bench(sample_count = 5)]
fn vector_diagrams(bencher: Bencher<'_, '_>) {
    prepare(bencher, diagram().as_bytes());
}

#[divan::bench(sample_count = 5)]
fn photographs(bencher: Bencher<'_, '_>) {
    prepare(bencher, &encoded(&photograph(), ImageFormat::Jpeg));
}
