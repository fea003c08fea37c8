//! Figures of every format and fault, from a server on this machine.
#![allow(clippy::unwrap_used, clippy::panic)]

mod output;
mod server;

use std::io::Cursor;
use std::path::Path;
use std::process::{Command, Output};

use catalogue::figure::{Format, Prepared};
use catalogue::manifest::Manifest;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use output::told;
use server::{Asked, Reply, Server};

/// A drawing of 300 × 120 pixels with a white border of 20.
fn drawing() -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(300, 120, |x, y| {
        let is_border = x < 20 || y < 20 || x >= 280 || y >= 100;
        if is_border {
            Rgb([255; 3])
        } else {
            Rgb([(x / 2) as u8, 40, if (x / 8 + y / 8) % 2 == 0 { 200 } else { 90 }])
        }
    }))
}

/// What no encoder makes small.
fn noise(width: u32, height: u32) -> DynamicImage {
    let mut state = 7_u32;
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        Rgb([(state >> 24) as u8, (state >> 16) as u8, (state >> 8) as u8])
    }))
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A picture in PNG that claims a size and holds nothing of it.
fn claim(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded(&DynamicImage::ImageRgb8(RgbImage::new(1, 1)), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = bytes[12..29].iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 })
    });
    bytes[29..33].copy_from_slice(&(!sum).to_be_bytes());
    bytes
}

fn svg(inside: &str) -> Reply {
    Reply::ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 200 100\">{inside}</svg>"
    ))
}

/// A drawing of ten lines that is a thousand million elements once it is drawn.
fn laughs() -> Reply {
    let levels: String = (1..10)
        .map(|level| {
            let uses = format!("<use xlink:href=\"#a{}\"/>", level - 1).repeat(10);
            format!("<g id=\"a{level}\">{uses}</g>")
        })
        .collect();
    svg(&format!("<rect id=\"a0\" width=\"9\" height=\"9\"/>{levels}"))
}

fn reply(asked: &Asked) -> Reply {
    let of = |format| Reply::Bytes(encoded(&drawing(), format));
    let name = asked.path.rsplit('/').next().unwrap();
    match name {
        "a.png" | "same.png" => of(ImageFormat::Png),
        "a.jpg" => of(ImageFormat::Jpeg),
        "a.gif" => of(ImageFormat::Gif),
        "a.webp" => of(ImageFormat::WebP),
        "a.svg" => svg("<script>x</script><rect x=\"20\" y=\"20\" width=\"100\" height=\"50\" fill=\"teal\"/>"),
        "noise.png" => Reply::Bytes(encoded(&noise(240, 130), ImageFormat::Png)),
        "loads.svg" => svg(&format!(
            "<image width=\"200\" height=\"100\" href=\"http://{}/never.png\"/><rect width=\"9\" height=\"9\"/>",
            asked.header("host").unwrap()
        )),
        "laughs.svg" => laughs(),
        "circle.svg" => svg("<g id=\"a\"><use xlink:href=\"#a\"/></g>"),
        "bomb.png" => Reply::Bytes(claim(15_000, 15_000)),
        "wide.png" => Reply::Bytes(claim(20_000, 10)),
        "cut.png" => Reply::Bytes(encoded(&noise(60, 60), ImageFormat::Png)[..4000].to_vec()),
        "cut.jpg" => Reply::Bytes(encoded(&drawing(), ImageFormat::Jpeg)[..200].to_vec()),
        "page.png" => Reply::ok("<!DOCTYPE html><html><p>Not here</p></html>"),
        "paper.png" => Reply::ok("%PDF-1.7"),
        "empty.png" => Reply::ok(""),
        "blank.png" => {
            Reply::Bytes(encoded(&DynamicImage::ImageRgb8(RgbImage::from_pixel(9, 9, Rgb([255; 3]))), ImageFormat::Png))
        }
        "a.avif" => Reply::Bytes(b"\0\0\0\x20ftypavif\0\0\0\0avifmif1miafMA1B".to_vec()),
        "circles.png" => Reply::redirect(302, asked.path.clone()),
        "slow.png" => Reply::Hang,
        "broken.png" => Reply::Break,
        _ => Reply::status(404),
    }
}

fn catalogue(figures: &[&str]) -> String {
    let papers: Vec<_> = figures
        .iter()
        .enumerate()
        .map(|(number, figure)| {
            serde_json::json!({"id": format!("2301.{number:05}"), "title": format!("Paper {number}"), "authors": ["A B"],
                "categories": ["x"], "collection": "main", "figure": figure})
        })
        .collect();
    serde_json::json!({"schema": 1,
        "list": {"title": "T", "tagline": "T", "repository": "https://github.com/me/list", "about": "", "contributing": ""},
        "categories": [{"id": "x", "name": "X", "schematic": "x", "description": "X."}],
        "collections": [{"id": "main", "name": "M", "description": "M."}],
        "papers": papers})
    .to_string()
}

fn folder(names: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let figures: Vec<String> = names.iter().map(|name| format!("https://a.org/x/{name}")).collect();
    let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
    std::fs::write(folder.path().join("papers.json"), catalogue(&figures)).unwrap();
    folder
}

fn figures(folder: &Path, base: &str, more: &[&str]) -> Output {
    let fixed = ["figures", "papers.json", "--output", "figures", "--base-url", base, "--back-off", "0.001"];
    Command::new(env!("CARGO_BIN_EXE_papers")).current_dir(folder).args(fixed).args(more).output().unwrap()
}

fn manifest(folder: &Path) -> Manifest {
    Manifest::decode(&std::fs::read(folder.join("figures/figures.json")).unwrap()).unwrap()
}

fn prepared(folder: &Path, name: &str) -> Prepared {
    manifest(folder).get(&format!("https://a.org/x/{name}")).unwrap().prepared.clone()
}

fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder.join("figures")).unwrap();
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn every_format_becomes_the_same_files() {
    let server = Server::start(|asked, _| reply(asked));
    let all = ["a.png", "a.jpg", "a.gif", "a.webp", "a.svg", "same.png"];
    let folder = folder(&all);
    let output = figures(folder.path(), &server.base, &[]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    assert!(server.paths().iter().all(|path| path.starts_with("/a.org/x/")));
    for name in &all[..4] {
        let prepared = prepared(folder.path(), name);
        // Near an edge JPEG is not quite white.
        let more = if *name == "a.jpg" { 8 } else { 0 };
        let (width, height) = (prepared.width(), prepared.height());
        assert!((260..=260 + more).contains(&width) && (80..=80 + more).contains(&height), "{name}: {width}x{height}");
    }
    // Half the width of the drawing, which is drawn 2048 wide; its edges are between pixels.
    let drawn = prepared(folder.path(), "a.svg");
    assert!(drawn.width().abs_diff(1024) <= 2 && drawn.height().abs_diff(512) <= 2, "{drawn}");
    // It was drawn on white.
    assert_eq!(drawn.colour().to_string(), "#fff");
    assert_eq!(prepared(folder.path(), "a.png"), prepared(folder.path(), "same.png"));
    for (_, entry) in manifest(folder.path()).entries() {
        for width in entry.prepared.widths() {
            for format in Format::ALL {
                let bytes = std::fs::read(folder.path().join(entry.prepared.file(width, format))).unwrap();
                let expected = if format == Format::Avif { ImageFormat::Avif } else { ImageFormat::Jpeg };
                assert_eq!(image::guess_format(&bytes).unwrap(), expected);
                if format == Format::Jpeg {
                    let picture = image::load_from_memory(&bytes).unwrap();
                    assert_eq!(picture.width(), u32::from(width));
                    assert_eq!(picture.height(), u32::from(entry.prepared.height_at(width)));
                }
            }
        }
    }
}

#[test]
fn what_does_not_fit_loses_quality() {
    let server = Server::start(|asked, _| reply(asked));
    let folder = folder(&["noise.png"]);
    assert_eq!(figures(folder.path(), &server.base, &[]).status.code(), Some(0));
    let prepared = prepared(folder.path(), "noise.png");
    for format in Format::ALL {
        let name = prepared.file(prepared.widths()[0], format);
        let length = std::fs::metadata(folder.path().join(&name)).unwrap().len();
        assert!((1000..=25_000).contains(&length), "{name} has {length} bytes");
    }
}

#[test]
fn each_fault_is_told_and_the_rest_goes_on() {
    let server = Server::start(|asked, _| reply(asked));
    let faults = [
        ("laughs.svg", "figure-too-large", "more elements than are drawn"),
        ("circle.svg", "figure-too-large", "more elements than are drawn"),
        ("bomb.png", "figure-too-large", "15000 × 15000 pixels"),
        ("wide.png", "figure-too-large", ""),
        ("cut.png", "figure-damaged", ""),
        ("cut.jpg", "figure-damaged", ""),
        ("page.png", "figure-not-picture", "a page of HTML"),
        ("paper.png", "figure-not-picture", "a PDF"),
        ("empty.png", "figure-not-picture", "an empty file"),
        ("blank.png", "figure-blank", ""),
        ("a.avif", "figure-format", "AVIF"),
        ("circles.png", "figure-unreachable", "redirected without end"),
        ("slow.png", "figure-unreachable", "no whole answer"),
        ("broken.png", "figure-unreachable", ""),
        ("gone.png", "figure-unreachable", "404"),
    ];
    let mut names: Vec<&str> = faults.iter().map(|(name, ..)| *name).collect();
    names.push("a.png");
    let folder = folder(&names);
    let output = figures(folder.path(), &server.base, &["--tries", "1", "--time-limit", "2", "--json"]);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&report["figures"], &report["prepared"]), (&names.len().into(), &1.into()));
    for (name, rule, message) in faults {
        let is_of = |told: &&serde_json::Value| {
            let place = &told["place"];
            let (from, to) = (place["span"]["start"].as_u64().unwrap(), place["span"]["end"].as_u64().unwrap());
            place["text"].as_str().unwrap()[from as usize..to as usize] == format!("\"https://a.org/x/{name}\"")
        };
        let diagnostics = report["diagnostics"].as_array().unwrap();
        let told = diagnostics.iter().find(is_of).unwrap_or_else(|| panic!("{name}: {report:#}"));
        assert_eq!(told["rule"], rule, "{name}: {told}");
        assert!(told["message"].as_str().unwrap().contains(message), "{name}: {told}");
    }
    assert_eq!(prepared(folder.path(), "a.png").width(), 260);
}

#[test]
fn a_drawing_loads_nothing() {
    let server = Server::start(|asked, _| reply(asked));
    let folder = folder(&["loads.svg"]);
    assert_eq!(figures(folder.path(), &server.base, &[]).status.code(), Some(0));
    assert_eq!(server.paths(), ["/a.org/x/loads.svg"]);
}

#[test]
fn what_is_there_is_not_asked_for_again_and_what_nobody_names_is_removed() {
    let server = Server::start(|asked, _| reply(asked));
    let folder = folder(&["a.png", "gone.png"]);
    let _ = figures(folder.path(), &server.base, &[]);
    let before = names(folder.path());
    let output = figures(folder.path(), &server.base, &[]);
    assert!(told(&output).contains("1 of 2 figures are there"), "{}", told(&output));
    assert_eq!(server.paths().iter().filter(|path| path.ends_with("a.png")).count(), 1);
    assert_eq!(names(folder.path()), before);

    // A file that is lost is made again; the same bytes are not encoded again.
    std::fs::remove_file(folder.path().join("figures").join(&before[0])).unwrap();
    let _ = figures(folder.path(), &server.base, &[]);
    assert_eq!(names(folder.path()), before);
    let written = || std::fs::metadata(folder.path().join("figures").join(&before[0])).unwrap().modified().unwrap();
    let earlier = written();
    let _ = figures(folder.path(), &server.base, &["--refresh"]);
    assert_eq!(written(), earlier);

    std::fs::write(folder.path().join("figures/mine.txt"), "").unwrap();
    std::fs::write(folder.path().join("papers.json"), catalogue(&[])).unwrap();
    let _ = figures(folder.path(), &server.base, &[]);
    assert_eq!(names(folder.path()), ["figures.json", "mine.txt"]);
}

#[test]
fn a_server_that_wants_to_be_left_alone_is() {
    let server = Server::start(|_, _| Reply::Answer(429, vec![("retry-after", "9999".to_owned())], String::new()));
    let folder = folder(&["a.png", "b.png", "c.png"]);
    let output = figures(folder.path(), &server.base, &["--per-host", "1"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(server.paths().len(), 1);
    assert!(told(&output).contains("2 other figures of this server were not asked for"), "{}", told(&output));
}

#[test]
fn the_list_s_own_figures_come_from_a_copy_of_it() {
    let server = Server::start(|asked, _| reply(asked));
    let folder = folder(&[]);
    let own = |path: &str| format!("https://raw.githubusercontent.com/me/list/main/{path}");
    let figures_of = [own("f/a%20b.png"), own("../papers.json"), own("gone.png")];
    let text = catalogue(&figures_of.each_ref().map(String::as_str));
    std::fs::write(folder.path().join("papers.json"), text).unwrap();
    std::fs::create_dir_all(folder.path().join("list/f")).unwrap();
    std::fs::write(folder.path().join("list/f/a b.png"), encoded(&drawing(), ImageFormat::Png)).unwrap();
    let output = figures(folder.path(), &server.base, &["--repository", "list", "--tries", "1"]);
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert_eq!(manifest(folder.path()).entries().count(), 1);
    assert!(told(&output).contains("figure-missing"), "{}", told(&output));
    // A path that leads out of the copy is asked of the server like any other address.
    assert!(server.paths().iter().all(|path| path.ends_with("papers.json")), "{:?}", server.paths());
}

#[test]
fn a_figure_of_a_readme_is_told_at_its_own_line() {
    let server = Server::start(|asked, _| reply(asked));
    let folder = tempfile::tempdir().unwrap();
    let entry = |number: usize, name: &str| {
        format!(
            "- [Title Number {number}](https://arxiv.org/abs/2301.0000{number}), Ann Oak <br> ![](figures/{name})\n"
        )
    };
    let readme = format!("# L\n\nAbout 1.png.\n\n## Things\n\n{}{}", entry(1, "11.png"), entry(2, "1.png"));
    std::fs::write(folder.path().join("README.md"), readme).unwrap();
    std::fs::write(
        folder.path().join("papers.toml"),
        "repository = \"https://github.com/me/list\"\nbranch = \"main\"\n",
    )
    .unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.current_dir(folder.path()).args([
        "figures",
        "README.md",
        "--base-url",
        &server.base,
        "--json",
        "--tries",
        "1",
    ]);
    let output = command.output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let lines: Vec<u64> =
        report["diagnostics"].as_array().unwrap().iter().filter_map(|found| found["place"]["line"].as_u64()).collect();
    assert_eq!(lines, [7, 8], "{report:#}");
}

#[test]
fn nothing_is_written_where_nothing_is_known() {
    let server = Server::start(|asked, _| reply(asked));
    let none = folder(&[]);
    assert_eq!(figures(none.path(), &server.base, &[]).status.code(), Some(0));
    let offline = folder(&["a.png"]);
    assert_eq!(figures(offline.path(), &server.base, &["--offline"]).status.code(), Some(1));
    assert!(!none.path().join("figures").exists() && !offline.path().join("figures").exists());
}

#[test]
fn offline_the_figures_that_are_there_stay() {
    let server = Server::start(|asked, _| reply(asked));
    let folder = folder(&["a.png"]);
    let code = |more: &[&str]| figures(folder.path(), &server.base, more).status.code();
    assert_eq!((code(&["--offline"]), server.asked().len()), (Some(1), 0));
    assert_eq!((code(&[]), code(&["--offline"]), server.asked().len()), (Some(0), Some(0), 1));
    let before = names(folder.path());
    let output = figures(folder.path(), &server.base, &["--offline", "--refresh"]);
    assert!(told(&output).contains("--offline"), "{}", told(&output));
    assert_eq!((names(folder.path()), server.asked().len()), (before, 1));
}
