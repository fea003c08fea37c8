//! The server asked over TCP, as a browser would ask it.

use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
};

use flate2::read::GzDecoder;
use tempfile::TempDir;

use super::{Error, Live, Site, bind, bind_from, spawn};

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(known, _)| known == name)?;
        Some(value)
    }
}

fn site(base: &str) -> (TempDir, SocketAddr) {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, content: &str| {
        let path = folder.path().join("dist").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    };
    write("index.html", "<h1>Papers</h1>");
    write("404.html", "<h1>No such page</h1>");
    write("papers/2306.08543/index.html", "<h1>One paper</h1>");
    write("papers.json", &"[1, 2, 3] ".repeat(100));
    write("app_bg.wasm", "\0asm");
    write("feed.xml", "<feed/>");
    write("icon.svg", "<svg/>");
    write("site.webmanifest", "{}");
    write("old.html", "old");
    write("a name/index.html", "spaces");
    fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    let listener = bind(0).unwrap();
    let address = listener.local_addr().unwrap();
    spawn(listener, Site::new(folder.path().join("dist"), base.to_owned()));
    (folder, address)
}

fn ask(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    // In this version a body is never in chunks, and ends with the connection.
    let mut request = format!("{method} {path} HTTP/1.0\r\nHost: x\r\n");
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    stream.write_all((request + "\r\n").as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();

    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    Answer {
        status: status.parse().unwrap(),
        headers: lines
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect(),
        body: bytes[end + 4..].to_vec(),
    }
}

fn get(address: SocketAddr, path: &str) -> Answer {
    ask(address, "GET", path, &[])
}

#[test]
fn a_folder_shows_its_index() {
    let (_folder, address) = site("/");
    for (path, body) in [
        ("/", "<h1>Papers</h1>"),
        ("/?q=pruning", "<h1>Papers</h1>"),
        ("/papers/2306.08543/", "<h1>One paper</h1>"),
        ("/a%20name/", "spaces"),
    ] {
        let answer = get(address, path);
        assert_eq!((answer.status, answer.body), (200, body.into()), "{path}");
    }
}

#[test]
fn a_folder_without_its_slash_is_redirected_for_good_and_keeps_the_query() {
    let (_folder, address) = site("/repo/");
    for (path, location) in [
        ("/repo", "/repo/"),
        ("/repo/papers/2306.08543", "/repo/papers/2306.08543/"),
        ("/repo/a%20name?x=1", "/repo/a%20name/?x=1"),
        ("/repo//papers//2306.08543", "/repo/papers/2306.08543/"),
    ] {
        let answer = get(address, path);
        assert_eq!(answer.status, 301, "{path}");
        assert_eq!(answer.header("location"), Some(location));
    }
}

#[test]
fn what_is_not_there_shows_the_sites_own_page_with_status_404() {
    let (_folder, address) = site("/");
    for path in ["/nothing", "/nothing/", "/papers/", "/papers.json/"] {
        let answer = get(address, path);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.body, b"<h1>No such page</h1>");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    }
}

#[test]
fn a_site_under_a_base_path_answers_only_there() {
    let (_folder, address) = site("/repo/");
    assert_eq!(get(address, "/repo/papers.json").status, 200);
    for path in ["/", "/papers.json", "/repository/"] {
        let answer = get(address, path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.ends_with(b"under /repo/\n"));
    }
}

#[test]
fn a_page_is_found_without_its_extension() {
    let (_folder, address) = site("/");
    assert_eq!(get(address, "/old").body, b"old");
}

#[test]
fn every_kind_of_file_has_its_type() {
    let (_folder, address) = site("/");
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/papers.json", "application/json; charset=utf-8"),
        ("/app_bg.wasm", "application/wasm"),
        ("/feed.xml", "application/xml"),
        ("/icon.svg", "image/svg+xml"),
        ("/site.webmanifest", "application/manifest+json"),
    ] {
        assert_eq!(get(address, path).header("content-type"), Some(kind));
    }
}

#[test]
fn text_is_compressed_for_whoever_accepts_it() {
    let (_folder, address) = site("/");
    let plain = get(address, "/papers.json");
    assert_eq!(plain.header("content-encoding"), None);

    let headers = [("Accept-Encoding", "br, gzip;q=0.8")];
    for _ in 0..2 {
        let answer = ask(address, "GET", "/papers.json", &headers);
        assert_eq!(answer.header("content-encoding"), Some("gzip"));
        assert_eq!(answer.header("vary"), Some("Accept-Encoding"));
        assert!(answer.body.len() < plain.body.len());
        let mut body = Vec::new();
        GzDecoder::new(&answer.body[..]).read_to_end(&mut body).unwrap();
        assert_eq!(body, plain.body);
    }

    let refused = ask(address, "GET", "/papers.json", &[("Accept-Encoding", "gzip;q=0")]);
    assert_eq!(refused.header("content-encoding"), None);
}

#[test]
fn a_site_is_sent_as_it_is_if_that_is_asked_for() {
    let (folder, _) = site("/");
    let listener = bind(0).unwrap();
    let address = listener.local_addr().unwrap();
    spawn(listener, Site::new(folder.path().join("dist"), "/".to_owned()).uncompressed());
    let answer = ask(address, "GET", "/papers.json", &[("Accept-Encoding", "gzip")]);
    assert_eq!(answer.header("content-encoding"), None);
    assert_eq!(answer.header("content-length"), Some("1000"));
}

#[test]
fn a_changed_file_is_compressed_again() {
    let (folder, address) = site("/");
    let headers = [("Accept-Encoding", "gzip")];
    let before = ask(address, "GET", "/papers.json", &headers);
    fs::write(folder.path().join("dist/papers.json"), "[]").unwrap();
    let after = ask(address, "GET", "/papers.json", &headers);
    assert_ne!(before.body, after.body);
    assert_ne!(before.header("etag"), after.header("etag"));
}

#[test]
fn what_the_browser_has_already_is_not_sent_again() {
    let (_folder, address) = site("/");
    for accept in ["gzip", "identity"] {
        let first = ask(address, "GET", "/", &[("Accept-Encoding", accept)]);
        assert_eq!(first.header("cache-control"), Some("max-age=600"));
        let tag = first.header("etag").unwrap();
        let known = format!("\"other\", {tag}");
        let headers = [("Accept-Encoding", accept), ("If-None-Match", known.as_str())];
        let second = ask(address, "GET", "/", &headers);
        assert_eq!((second.status, second.body.len()), (304, 0));
        assert_eq!(second.header("etag"), Some(tag));
    }
    let other = ask(address, "GET", "/", &[("If-None-Match", "\"other\"")]);
    assert_eq!(other.status, 200);
}

#[test]
fn head_is_get_without_the_body() {
    let (_folder, address) = site("/");
    let answer = ask(address, "HEAD", "/papers.json", &[]);
    assert_eq!((answer.status, answer.body.len()), (200, 0));
    assert_eq!(answer.header("content-length"), Some("1000"));
}

#[test]
fn nothing_can_be_sent_to_the_site() {
    let (_folder, address) = site("/");
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let answer = ask(address, method, "/", &[("Content-Length", "0")]);
        assert_eq!(answer.status, 405, "{method}");
        assert_eq!(answer.header("allow"), Some("GET, HEAD"));
    }
}

#[test]
fn no_path_leads_out_of_the_folder() {
    let (_folder, address) = site("/");
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/papers/../../secret.txt",
        "/papers%2f..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/%00",
        "/%ff",
    ] {
        let answer = get(address, path);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.body, b"<h1>No such page</h1>", "{path}");
    }
}

#[test]
fn a_taken_port_is_named_or_passed_over() {
    let taken = bind(0).unwrap();
    let port = taken.local_addr().unwrap().port();
    assert!(matches!(bind(port), Err(Error::PortTaken(named)) if named == port));
    let next = bind_from(port).unwrap();
    assert!(next.local_addr().unwrap().port() > port);
}

#[test]
fn a_live_site_tells_its_pages_what_became_of_it() {
    let folder = TempDir::new().unwrap();
    let dist = folder.path().join("dist");
    let live = Live::default();
    let listener = bind(0).unwrap();
    let address = listener.local_addr().unwrap();
    spawn(listener, Site::new(dist.clone(), "/list/".to_owned()).live(live.clone()));

    let nothing = get(address, "/list/");
    let page = String::from_utf8(nothing.body).unwrap();
    assert!(nothing.status == 404 && page.contains("could not be built yet"), "{page}");
    assert!(
        page.ends_with("<script src=\"/list/.papers/live.js\" data-events=\"/list/.papers/events\"></script>"),
        "{page}"
    );

    fs::create_dir(&dist).unwrap();
    fs::write(dist.join("index.html"), "<h1>Papers</h1>").unwrap();
    fs::write(dist.join("papers.json"), "[]").unwrap();
    let index = get(address, "/list/");
    assert!(String::from_utf8(index.body.clone()).unwrap().starts_with("<h1>Papers</h1><script "));
    assert_eq!(index.header("content-length"), Some(&index.body.len().to_string()[..]));
    assert_eq!(index.header("cache-control"), Some("no-store"));
    assert_eq!(get(address, "/list/papers.json").body, b"[]");
    assert!(get(address, "/list/.papers/live.js").body.starts_with(b"// Loads"));

    live.failed("README.md: gone\nand more");
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(b"GET /list/.papers/events HTTP/1.0\r\nHost: x\r\n\r\n").unwrap();
    let mut heard = String::new();
    let mut until = |words: &str| {
        while !heard.contains(words) {
            let mut bytes = [0; 512];
            let read = stream.read(&mut bytes).unwrap();
            assert!(read > 0, "{heard}");
            heard.push_str(str::from_utf8(&bytes[..read]).unwrap());
        }
    };
    until("event: failed\ndata: README.md: gone\ndata: and more\n\n");
    live.built(7);
    until("event: built\ndata: 7\n\n");
}
