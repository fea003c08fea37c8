//! A Chromium for the tests, Lighthouse and the screenshots.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use super::announce;
use crate::{
    command,
    error::{Error, Result},
    project::Project,
};

/// The names a Chromium goes by, on `PATH` or where macOS keeps programs.
const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// The browser, and fonts so that its pictures have every character.
const DEBIAN_PACKAGES: [&str; 3] = ["chromium", "fonts-liberation", "fonts-noto-color-emoji"];

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
    if let Some(path) = installed().or_else(|| of_playwright(project)) {
        return Ok(path);
    }
    if is_debian()
        && let Err(error) = install_from_debian(project)
    {
        eprintln!("{error}\nTrying Playwright's browser instead.");
    }
    if let Some(path) = installed() {
        return Ok(path);
    }
    install_from_playwright(project, programs)
}

fn installed() -> Option<PathBuf> {
    NAMES
        .into_iter()
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

/// Debian and its kin, without Ubuntu and its kin, whose package of that name is empty.
fn is_debian() -> bool {
    let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
    let kin =
        release.lines().filter(|line| line.starts_with("ID=") || line.starts_with("ID_LIKE=")).collect::<String>();
    kin.contains("debian") && !kin.contains("ubuntu")
}

fn install_from_debian(project: &Project) -> Result<()> {
    announce("Chromium and its fonts with apt-get", "a minute or two");
    let user = command::output(project.command("id").arg("-u"))?;
    let apt = |arguments: &[&str]| {
        let mut command = if user == "0" {
            project.command("apt-get")
        } else {
            let mut sudo = project.command("sudo");
            sudo.args(["-n", "apt-get"]);
            sudo
        };
        command::run(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let install = [&["install", "-y", "--no-install-recommends"], &DEBIAN_PACKAGES[..]].concat();
    apt(&["update"]).and_then(|()| apt(&install)).map_err(|cause| Error::Install {
        tool: "Chromium".to_owned(),
        cause: Box::new(cause),
        remedy: "run `apt-get install chromium` as root".to_owned(),
    })
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
    let name = if cfg!(windows) { "playwright-core.cmd" } else { "playwright-core" };
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
