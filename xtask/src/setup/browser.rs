//! The browsers of the tests: Chromium, which Lighthouse and the screenshots use too, Firefox and
//! WebKit.

use std::{
    env,
    path::{Path, PathBuf},
};

use super::{announce, debian};
use crate::{
    command,
    error::{Error, Result},
    project::Project,
};

/// An engine in which the site is tested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Engine {
    /// Chrome's
    Chromium,
    /// Mozilla's
    Firefox,
    /// Safari's, as GTK's browser has it
    Webkit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::Webkit];

    /// What options and the files of the tests call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Finds or installs it; returns what its driver in `tests/engines` reads from the environment.
    pub fn find(self, project: &Project, programs: &Path) -> Result<Vec<(&'static str, PathBuf)>> {
        match self {
            Self::Chromium => Ok(vec![("CHROMIUM", chromium(project, programs)?)]),
            Self::Firefox => Ok(vec![("FIREFOX", firefox(project)?)]),
            Self::Webkit => webkit(project),
        }
    }
}

/// The names a Chromium goes by, on `PATH` or where macOS keeps programs.
const CHROMIUM: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// The names that Chromium's headless shell goes by.
const HEADLESS_SHELL: [&str; 2] = ["chromium-headless-shell", "chrome-headless-shell"];

/// Where Debian's Chromium is, beside which its headless shell can be installed.
const CHROMIUM_OF_DEBIAN: &str = "/usr/lib/chromium/chromium";

/// The names a Firefox goes by.
const FIREFOX: [&str; 3] = ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/// Where GTK's WebKit keeps its browser, by distribution.
const MINI_BROWSER: [&str; 3] = [
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
];

/// Finds a Chromium; failing that installs Debian's where there is one, else Playwright's.
pub fn chromium(project: &Project, programs: &Path) -> Result<PathBuf> {
    if let Some(path) = env::var_os("CHROME_PATH") {
        let path = PathBuf::from(path);
        return if works(&path) {
            Ok(path)
        } else {
            Err(Error::Missing {
                what: format!("CHROME_PATH names {}, which does not run", path.display()),
                remedy: "correct the variable, or unset it to have a browser found or installed",
            })
        };
    }
    if let Some(path) = installed(&CHROMIUM).or_else(|| of_playwright(project)) {
        return Ok(path);
    }
    // Fonts too, so that its pictures have every character.
    if let Err(error) =
        debian::install(project, "Chromium", &["chromium", "fonts-liberation", "fonts-noto-color-emoji"])
    {
        eprintln!("{error}\nTrying Playwright's browser instead.");
    }
    if let Some(path) = installed(&CHROMIUM) {
        return Ok(path);
    }
    install_from_playwright(project, programs)
}

/// Finds Chromium's headless shell, or installs it beside Debian's Chromium: the same engine without a window
/// around it, in which a page opens in half the time. Where there is none, Chromium itself.
pub fn headless_shell(project: &Project, programs: &Path) -> Result<PathBuf> {
    let chromium = chromium(project, programs)?;
    if env::var_os("CHROME_PATH").is_some() {
        return Ok(chromium);
    }
    if installed(&HEADLESS_SHELL).is_none() && Path::new(CHROMIUM_OF_DEBIAN).is_file() {
        let package = "chromium-headless-shell";
        if let Err(error) = debian::install(project, "Chromium's headless shell", &[package]) {
            eprintln!("{error}\nThe tests use Chromium itself, which takes twice as long.");
        }
    }
    Ok(installed(&HEADLESS_SHELL).unwrap_or(chromium))
}

/// Finds a Firefox; failing that installs Debian's.
fn firefox(project: &Project) -> Result<PathBuf> {
    if let Some(path) = installed(&FIREFOX) {
        return Ok(path);
    }
    debian::install(project, "Firefox", &["firefox-esr"])?;
    installed(&FIREFOX).ok_or_else(|| missing("Firefox", "firefox"))
}

/// Finds WebKit's driver, its browser and a display without a screen; failing that installs Debian's.
fn webkit(project: &Project) -> Result<Vec<(&'static str, PathBuf)>> {
    let find = || {
        let browser = MINI_BROWSER.into_iter().map(PathBuf::from).find(|path| path.is_file())?;
        let driver = command::find("WebKitWebDriver")?;
        command::find("Xvfb").map(|_| vec![("WEBKIT_DRIVER", driver), ("WEBKIT_BROWSER", browser)])
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    debian::install(project, "WebKit", &["webkit2gtk-driver", "xvfb", "xauth"])?;
    find().ok_or_else(|| missing("WebKit, its driver and Xvfb", "webkit"))
}

fn missing(what: &str, engine: &str) -> Error {
    Error::Missing {
        what: format!("{what} cannot be found"),
        remedy: match engine {
            "firefox" => "install Firefox, or say `--without firefox`: then it is not tested there",
            _ => "install webkit2gtk-driver and xvfb, or say `--without webkit`: then it is not tested there",
        },
    }
}

fn installed(names: &[&str]) -> Option<PathBuf> {
    names
        .iter()
        .filter_map(|name| {
            let path = Path::new(name);
            path.is_file().then(|| path.to_path_buf()).or_else(|| command::find(name))
        })
        .find(|path| works(path))
}

/// Ubuntu has a `chromium-browser` that only says how to get one, so a file is not enough.
fn works(path: &Path) -> bool {
    command::version(path).is_some()
}

/// The browser Playwright has downloaded before, if it has.
fn of_playwright(project: &Project) -> Option<PathBuf> {
    let script = "process.stdout.write(require('playwright-core').chromium.executablePath())";
    let mut node = project.command("node");
    node.current_dir(project.npm()).args(["-e", script]);
    let path = PathBuf::from(command::output(&mut node).ok()?);
    path.is_file().then_some(path)
}

fn install_from_playwright(project: &Project, programs: &Path) -> Result<PathBuf> {
    announce("Playwright's Chromium", "some 170 MB; a minute or two");
    let name = command::of_npm("playwright-core");
    let mut install = project.command(programs.join(name));
    install.args(["install", "--no-shell", "chromium"]);
    let result = command::run(&mut install);
    match (result, of_playwright(project)) {
        (Ok(()), Some(path)) => Ok(path),
        (Ok(()), None) => {
            Err(Error::Unexpected("Playwright says it installed Chromium, but it is not where it should be".to_owned()))
        }
        (Err(cause), _) => Err(Error::Install {
            tool: "Chromium".to_owned(),
            cause: Box::new(cause),
            remedy: "install Chromium or Chrome yourself; name it in CHROME_PATH if it is not on PATH".to_owned(),
        }),
    }
}
