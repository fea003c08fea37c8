//! `papers serve` as a keeper of a list runs it: a source is saved, and the site is made anew.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// A server that ends with the test.
struct Served {
    child: Child,
    // Whatever it says is read only once it serves; closed, it could not say more.
    _said: BufReader<ChildStdout>,
    host: String,
}

impl Served {
    fn start(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while !line.starts_with("Serving http://") {
            line.clear();
            assert_ne!(said.read_line(&mut line).unwrap(), 0, "it ended before it served");
        }
        let host = line["Serving http://".len()..].split('/').next().unwrap().to_owned();
        Self { child, _said: said, host }
    }

    /// Waits until a file of the site has a text.
    fn shows(&self, file: &str, text: &str) {
        let start = Instant::now();
        let mut page = String::new();
        while !page.contains(text) {
            assert!(start.elapsed() < Duration::from_secs(60), "“{text}” is not in {page}");
            std::thread::sleep(Duration::from_millis(50));
            let mut connection = TcpStream::connect(&self.host).unwrap();
            write!(connection, "GET /{file} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.host).unwrap();
            let mut bytes = Vec::new();
            connection.read_to_end(&mut bytes).unwrap();
            page = String::from_utf8_lossy(&bytes).into_owned();
        }
    }
}

/// The command in the folder of a list.
fn serve(list: &Path, app: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_papers"));
    command.env_remove("GITHUB_REPOSITORY").current_dir(list).args(["serve", "--port", "0", "--app"]).arg(app);
    command
}

/// The folders of an app and of a list.
fn folders(folder: &Path) -> [PathBuf; 2] {
    let [app, list] = ["app", "list"].map(|name| folder.join(name));
    fs::create_dir_all(&app).unwrap();
    fs::create_dir_all(list.join("parts")).unwrap();
    for name in site::App::FILES {
        fs::write(app.join(name), name).unwrap();
    }
    [app, list]
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_file_that_the_list_goes_on_in_is_watched_too_also_after_a_failure() {
    let folder = tempfile::tempdir().unwrap();
    let [app, list] = folders(folder.path());
    let entry =
        |title: &str| format!("# Lamps\n\n- [{title} of Many Words](https://arxiv.org/abs/2401.00001), Ann Oak\n");
    let part = list.join("parts/lamps.md");
    fs::write(list.join("README.md"), "# L\n\nOf light.\n\n- [Lamps](parts/lamps.md)\n").unwrap();
    // A list without a paper is not a site; its parts are watched all the same.
    fs::write(&part, "# Lamps\n").unwrap();
    let served = Served::start(&mut serve(&list, &app));
    served.shows("", "could not be built");
    fs::write(&part, entry("Lamps at Night")).unwrap();
    served.shows("papers.json", "Lamps at Night of Many Words");
    fs::write(&part, entry("Lamps at Noon")).unwrap();
    served.shows("papers.json", "Lamps at Noon of Many Words");
    let settings = list.join("papers.toml");
    fs::write(&settings, "hue = 3\n").unwrap();
    std::thread::sleep(Duration::from_secs(1));
    fs::write(&settings, "").unwrap();
    fs::write(&part, entry("Lamps at Dawn")).unwrap();
    served.shows("papers.json", "Lamps at Dawn of Many Words");
}

/// A program that stands for the browser: it writes what it is to open into a file.
#[cfg(target_os = "linux")]
#[test]
fn the_site_is_opened_in_the_browser() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let [app, list] = folders(folder.path());
    fs::write(list.join("README.md"), "# L\n\n- [A Lamp of Many Words](https://arxiv.org/abs/2401.00001), Ann Oak\n")
        .unwrap();
    let [browser, opened] = ["xdg-open", "opened"].map(|name| folder.path().join(name));
    fs::write(&browser, format!("#!/bin/sh\necho \"$1\" > '{}'\n", opened.display())).unwrap();
    fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
    let served = Served::start(serve(&list, &app).arg("--open").env("PATH", folder.path()));
    let start = Instant::now();
    let expected = format!("http://{}/\n", served.host);
    while fs::read_to_string(&opened).ok().as_ref() != Some(&expected) {
        assert!(start.elapsed() < Duration::from_secs(60), "no browser was opened");
        std::thread::sleep(Duration::from_millis(50));
    }
}
