//! A small site, written with an app of placeholders: which files there are, and how they refer to each
//! other.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use catalogue::decode::decode;
use catalogue::route::Base;
use catalogue::{Hue, Language};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use site::{App, Options, generate};
use tempfile::TempDir;

/// Every file below a folder by its name.
type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Writes the site of the small catalogue with changes to the app, to the published files and to what
/// is asked for.
fn written_as(app: impl Fn(&str) -> String, published: &[(&str, &str)], change: impl FnOnce(&mut Options)) -> Files {
    let folder = TempDir::new().unwrap();
    let [public, dist] = ["public", "dist"].map(|name| folder.path().join(name));
    fs::create_dir_all(&public).unwrap();
    for (name, content) in published {
        fs::write(public.join(name), content).unwrap();
    }
    let app = App::new(|name| Ok(app(name).into_bytes())).unwrap();
    let catalogue = decode(include_bytes!("../../tests/fixtures/small.json")).unwrap();
    let mut options = Options {
        app: &app,
        catalogue,
        public: vec![public],
        dist: dist.clone(),
        base: Base::new("/list/").unwrap(),
        origin: "https://example.org".to_owned(),
        has_worker: true,
        keeps_before: false,
        pictures: None,
    };
    change(&mut options);
    generate(options).unwrap();
    files(&dist)
}

/// The content of a file of the app.
fn content(name: &str) -> String {
    format!("content of {name}")
}

/// The site as it is.
fn written() -> Files {
    written_as(content, &[], |_| ())
}

fn text<'a>(files: &'a Files, name: &str) -> &'a str {
    str::from_utf8(&files[name]).unwrap()
}

/// What the service worker knows of its release.
fn release(files: &Files) -> Value {
    let (first, rest) = text(files, "sw.js").split_once('\n').unwrap();
    assert_eq!(rest, "content of worker.js");
    let json = first.strip_prefix("const RELEASE=").unwrap().strip_suffix(';').unwrap();
    serde_json::from_str(json).unwrap()
}

fn version(files: &Files) -> String {
    release(files)["version"].as_str().unwrap().to_owned()
}

#[test]
fn the_same_sources_give_the_same_files() {
    assert_eq!(written(), written());
}

#[test]
fn assets_are_named_by_their_content_and_documents_name_them() {
    let files = written();
    let hash = |content: &str| -> String {
        Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    };
    for (attribute, stem, extension) in [
        ("program", "program", "js"),
        ("wasm", "program", "wasm"),
        ("lightbox", "lightbox", "js"),
        ("markdown", "markdown", "js"),
        ("offline", "offline", "js"),
    ] {
        let content = format!("content of {}.{extension}", stem);
        let name = format!("{stem}-{}.{extension}", hash(&content));
        assert_eq!(text(&files, &name), content);
        assert!(text(&files, "index.html").contains(&format!(" data-{attribute}=\"/list/{name}\"")), "{attribute}");
    }
    for (stem, attribute) in [("papers", "data-papers"), ("prose", "data-prose")] {
        let name = files.keys().find(|name| name.starts_with(&format!("{stem}-"))).unwrap();
        assert_eq!(*name, format!("{stem}-{}.json", hash(text(&files, name))));
        assert!(text(&files, "shell.html").contains(&format!("{attribute}=\"/list/{name}\"")));
    }
    let papers = files.keys().find(|name| name.starts_with("papers-")).unwrap();
    assert_eq!(files[papers], files["papers.json"], "people and tools get the same");
}

#[test]
fn the_script_asks_for_the_lazy_part_by_its_content() {
    let program = |lazy: &'static str| {
        let app = move |name: &str| match name {
            "program.js" => "new URL(\"./split_lazy.wasm\", import.meta.url)".to_owned(),
            "split_lazy.wasm" => lazy.to_owned(),
            name => content(name),
        };
        let files = written_as(app, &[], |_| {});
        let named = |stem: &str, end: &str| {
            files.keys().find(|name| name.starts_with(stem) && name.ends_with(end)).unwrap().clone()
        };
        let (script, lazy) = (named("program-", ".js"), named("lazy-", ".wasm"));
        assert_eq!(text(&files, &script), format!("new URL(\"./{lazy}\", import.meta.url)"));
        assert!(text(&files, "index.html").contains(&format!(" data-lazy=\"/list/{lazy}\"")));
        script
    };
    assert_ne!(program("one"), program("another"), "another lazy part makes it another script");
}

#[test]
fn the_worker_knows_every_file_of_its_release() {
    let files = written();
    let release = release(&files);
    let integrity = |name: &str| format!("sha256-{}", STANDARD.encode(Sha256::digest(&files[name])));
    let assets = release["assets"].as_object().unwrap();
    for (name, hash) in assets {
        assert_eq!(*hash, integrity(name), "{name}");
    }
    let stems: Vec<&str> = assets.keys().map(|name| name.split('-').next().unwrap()).collect();
    assert_eq!(stems, ["lazy", "lightbox", "markdown", "offline", "papers", "program", "program", "prose", "style"]);
    let documents = release["documents"].as_object().unwrap();
    for (name, hash) in documents {
        let file = if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.clone() };
        assert_eq!(*hash, integrity(&file), "{name}");
    }
    assert_eq!(
        documents.keys().collect::<Vec<_>>(),
        ["", "authors/", "icon.svg", "manifest.webmanifest", "shell.html", "sitemap.xml", "start/"]
    );
    assert!(assets.contains_key(release["papers"].as_str().unwrap()));
    for folder in ["", "papers", "category", "venue", "about", "contribute", "accessibility", "start", "papers.json"] {
        assert!(release["folders"].as_array().unwrap().contains(&folder.into()), "{folder}");
    }
}

#[test]
fn a_browser_is_told_how_to_search_the_list() {
    let files = written();
    let link = "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"A Small List\" href=\"/list/opensearch.xml\">";
    assert!(text(&files, "index.html").contains(link) && text(&files, "start/index.html").contains(link));
    let description = text(&files, "opensearch.xml");
    assert!(description.starts_with("<?xml"));
    for part in [
        "<ShortName>A Small List</ShortName>",
        "<Url type=\"text/html\" template=\"https://example.org/list/?q={searchTerms}\">",
        "rel=\"self\" template=\"https://example.org/list/opensearch.xml\"",
    ] {
        assert!(description.contains(part), "{part}");
    }
}

#[test]
fn what_the_list_says_of_itself_is_in_its_language() {
    let of = |tag: Option<&str>| {
        written_as(content, &[], |options| {
            let mut parts = options.catalogue.parts().clone();
            parts.list.language = tag.map(|tag| Language::new(tag).unwrap());
            options.catalogue = catalogue::Catalogue::new(parts).unwrap();
        })
    };
    let files = of(Some("zh-Hans"));
    for (file, parts) in [
        (
            "index.html",
            &[
                "<html lang=\"en\"",
                "<a lang=\"zh-Hans\" href=\"/list/\" class=\"brand\">A Small List</a>",
                "<h1 class=\"spoken\" tabindex=\"-1\" lang=\"zh-Hans\">A Small List</h1>",
                "<p lang=\"zh-Hans\">Three papers to try things on.</p>",
            ][..],
        ),
        (
            "about/index.html",
            &["<div class=\"prose\" lang=\"zh-Hans\"><p>A list of ", "<h1 tabindex=\"-1\">About</h1>"],
        ),
        ("contribute/index.html", &["<div lang=\"zh-Hans\" class=\"prose\"><p>Send a "]),
        ("category/pruning/index.html", &["<h1 class=\"\" tabindex=\"-1\" lang=\"zh-Hans\">Pruning</h1>"]),
        ("feed.xml", &["<title xml:lang=\"zh-Hans\">A Small List</title>", "<subtitle xml:lang=\"zh-Hans\">"]),
        ("manifest.webmanifest", &["\"lang\": \"zh-Hans\""]),
    ] {
        for part in parts {
            assert!(text(&files, file).contains(part), "{file}: {part}");
        }
    }
    // The pages are in English, so English needs no mark; neither does what is not known.
    for tag in [None, Some("en"), Some("en-GB")] {
        let files = of(tag);
        let pages = files.keys().filter(|name| name.ends_with(".html"));
        for page in pages {
            assert_eq!(text(&files, page).matches(" lang=").count(), 1, "{page}");
        }
    }
}

#[test]
fn trends_count_what_their_links_find() {
    let files = written();
    let page = text(&files, "trends/index.html");
    for part in [
        "href=\"/list/?category=pruning&amp;year=2023\" aria-label=\"Pruning, 2023: 1 paper\"",
        "href=\"/list/category/pruning/\" aria-label=\"Pruning: 2 papers\"",
        "href=\"/list/?year=2023\" aria-label=\"All papers, 2023: ",
        "<html lang=\"en\" data-version=",
        " data-trends>",
    ] {
        assert!(page.contains(part), "{part}");
    }
    // No word is in two titles of this list.
    assert!(!page.contains("Words of titles"), "{page}");
}

#[test]
fn authors_of_several_papers_have_a_page() {
    let files = written();
    let pages: Vec<&String> = files.keys().filter(|name| name.starts_with("authors/")).collect();
    assert_eq!(pages, ["authors/bo-li/feed.xml", "authors/bo-li/index.html", "authors/index.html"]);
    let page = text(&files, "authors/bo-li/index.html");
    for part in [
        "<title>Bo Li · A Small List</title>",
        "<a href=\"/list/?author=bo-li\">2 papers</a>",
        "<a href=\"/list/?category=pruning&amp;author=bo-li\">Pruning</a>\u{a0}<span class=\"name-count\">2</span>",
        "<a href=\"/list/?author=ada-real\">Ada Réal</a> <span class=\"name-count\">1</span>",
    ] {
        assert!(page.contains(part), "{part}");
    }
    let sitemap = text(&files, "sitemap.xml");
    assert!(sitemap.contains("<loc>https://example.org/list/authors/bo-li/</loc>"));
}

#[test]
fn an_author_of_several_names_has_one_page_also_at_their_addresses() {
    let small = include_str!("../../tests/fixtures/small.json");
    let joined = small.replacen("\"authors\": [\"Bo Li\"]", "\"authors\": [\"B. Li\"]", 1).replacen(
        "\"papers\": [",
        "\"people\": [[\"Bo Li\", \"B. Li\"]], \"papers\": [",
        1,
    );
    let files = written_as(content, &[], |options| options.catalogue = decode(joined.as_bytes()).unwrap());
    for address in ["bo-li", "b-li"] {
        let page = text(&files, &format!("authors/{address}/index.html"));
        for part in [
            "<title>Bo Li · A Small List</title>",
            "<link rel=\"canonical\" href=\"https://example.org/list/authors/bo-li/\">",
            "<p class=\"byline\">Also B. Li</p>",
            "<a href=\"/list/?author=bo-li\">2 papers</a>",
        ] {
            assert!(page.contains(part), "{address}: {part}");
        }
        assert_eq!(text(&files, &format!("authors/{address}/feed.xml")).matches("<entry>").count(), 2);
    }
    let index = text(&files, "authors/index.html");
    assert!(index.contains("5 names appear on the 3 papers") && !index.contains("B. Li"));
    // A paper keeps the name that it has, which leads to the one page.
    let paper = text(&files, "papers/2405.01234/index.html");
    assert!(paper.contains("<a href=\"/list/authors/bo-li/\">B. Li</a>"), "{paper}");
    assert!(paper.contains("<meta name=\"citation_author\" content=\"B. Li\">"));
}

#[test]
fn a_list_has_no_page_that_it_does_without() {
    let small = include_str!("../../tests/fixtures/small.json");
    for (pages, wanted) in [("[]", &[][..]), ("[\"trends\"]", &["trends"]), ("null", &["start", "authors", "trends"])] {
        let list = small.replacen("\"tagline\"", &format!("\"pages\": {pages}, \"tagline\""), 1);
        let files = written_as(content, &[], |options| options.catalogue = decode(list.as_bytes()).unwrap());
        let (home, sitemap) = (text(&files, "index.html"), text(&files, "sitemap.xml"));
        for page in ["start", "authors", "trends"] {
            let is_wanted = wanted.contains(&page);
            assert_eq!(files.contains_key(&format!("{page}/index.html")), is_wanted, "{page} of {pages}");
            assert_eq!(home.contains(&format!("href=\"/list/{page}/\"")), is_wanted, "{page} of {pages}");
            assert_eq!(sitemap.contains(&format!("/list/{page}/")), is_wanted, "{page} of {pages}");
        }
        let authors = files.keys().filter(|file| file.starts_with("authors/")).count();
        let of_author = if authors > 0 { "/list/authors/bo-li/" } else { "/list/?author=bo-li" };
        assert!(text(&files, "papers/2405.01234/index.html").contains(of_author), "{pages}");
    }
}

#[test]
fn a_category_has_the_hue_that_the_list_gives_it_else_that_of_its_place() {
    let small = include_str!("../../tests/fixtures/small.json");
    let list = small.replacen("\"schematic\": \"pruning\"", "\"schematic\": \"pruning\", \"hue\": \"teal\"", 1);
    let hues = |list: &str| {
        let catalogue = decode(list.as_bytes()).unwrap();
        let hues = catalogue.categories().iter().map(|category| catalogue.hue(&category.id).number());
        let hues: Vec<usize> = hues.collect();
        let files = written_as(content, &[], |options| options.catalogue = catalogue.clone());
        let home = text(&files, "index.html");
        let badge = |(hue, category): (&usize, &catalogue::Category)| {
            home.contains(&format!(
                "<a class=\"badge category\" data-hue=\"{hue}\" href=\"/list/category/{}/\"",
                category.id
            ))
        };
        assert!(hues.iter().zip(catalogue.categories()).any(badge), "{hues:?}");
        hues
    };
    let (before, after) = (hues(small), hues(&list));
    assert_eq!(before, (0..before.len()).collect::<Vec<_>>());
    assert_eq!(
        before
            .iter()
            .zip(&after)
            .filter(|(before, after)| before != after)
            .map(|(_, after)| *after)
            .collect::<Vec<_>>(),
        [9]
    );
    let tokens = include_str!("../../style/tokens.css");
    assert_eq!(tokens.matches("\n[data-hue=\"").count(), Hue::NAMES.len());
}

#[test]
fn every_document_has_the_version_of_its_release_which_changes_with_any_file() {
    let files = written();
    let version_of = version(&files);
    for (name, content) in files.iter().filter(|(name, _)| name.ends_with(".html")) {
        let content = str::from_utf8(content).unwrap();
        assert!(
            content.starts_with(&format!("<!DOCTYPE html><html lang=\"en\" data-version=\"{version_of}\"")),
            "{name}"
        );
    }
    for other in ["program.wasm", "offline.js", "loader.js"] {
        let changed = |name: &str| if name == other { "other content".to_owned() } else { content(name) };
        assert_ne!(version(&written_as(changed, &[], |_| ())), version_of, "{other}");
    }
    let icon = written_as(content, &[("icon.svg", "<svg/>")], |_| ());
    assert_eq!(text(&icon, "icon.svg"), "<svg/>");
    assert_ne!(version(&icon), version_of);
    let elsewhere = written_as(content, &[], |options| options.origin = "https://example.com".to_owned());
    assert_ne!(version(&elsewhere), version_of);
}

#[test]
fn a_site_without_a_worker_takes_it_away() {
    let files = written_as(content, &[], |options| options.has_worker = false);
    assert_eq!(text(&files, "sw.js"), "content of no_worker.js");
    assert!(!text(&files, "index.html").contains("data-offline"));
}

#[test]
fn abstracts_are_on_their_pages_and_beside_them() {
    let file = r#"{"schema": 1, "abstracts": {"2301.00774": {"text": "We prune <b>α</b>.", "source": "arXiv", "date": "2026-11-27"}}}"#;
    let files = written_as(content, &[("abstracts.json", file)], |_| ());
    let page = text(&files, "papers/2301.00774/index.html");
    assert!(page.contains("We prune &lt;b&gt;α&lt;/b&gt;."), "{page}");
    assert!(page.contains("\"abstract\":\"We prune \\u003cb>α"), "{page}");
    assert!(page.contains(" data-abstracts"));
    assert_eq!(text(&files, "papers/2301.00774/abstract.txt"), "We prune <b>α</b>.");
    for feed in ["feed.xml", "category/pruning/feed.xml"] {
        let feed = text(&files, feed);
        assert_eq!(feed.matches("<content>We prune &lt;b&gt;α&lt;/b&gt;.</content>").count(), 1, "{feed}");
    }
    let others = files.iter().filter(|(name, _)| name.ends_with("/abstract.txt") && !name.contains("2301.00774"));
    assert!(others.clone().count() > 0 && others.into_iter().all(|(_, content)| content.is_empty()));
    let without = written();
    assert!(!without.keys().any(|name| name.ends_with("abstract.txt")));
    assert!(!text(&without, "index.html").contains("data-abstracts"));
}

#[test]
fn what_is_wrong_is_named_with_its_file() {
    let folder = TempDir::new().unwrap();
    let error = App::read(folder.path()).unwrap_err().to_string();
    assert!(error.contains("program.js"), "{error}");
    let error = App::new(|_| Ok(vec![0xff])).unwrap_err().to_string();
    assert!(error.contains("program.js: "), "{error}");
}

#[test]
fn a_site_is_written_whole_or_not_at_all() {
    let folder = TempDir::new().unwrap();
    let app = App::new(|name| Ok(content(name).into_bytes())).unwrap();
    let [public, dist] = ["public", "dist"].map(|name| folder.path().join(name));
    let write = || {
        generate(Options {
            app: &app,
            catalogue: decode(include_bytes!("../../tests/fixtures/small.json")).unwrap(),
            public: vec![public.clone()],
            dist: dist.clone(),
            base: Base::default(),
            origin: String::new(),
            has_worker: true,
            keeps_before: false,
            pictures: None,
        })
    };
    fs::create_dir_all(&public).unwrap();
    write().unwrap();
    let before = files(&dist);
    fs::write(public.join("stars.json"), "{}").unwrap();
    let error = write().unwrap_err().to_string();
    assert!(error.contains("stars.json: "), "{error}");
    assert_eq!(files(&dist), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left");
}
