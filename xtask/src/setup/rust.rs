//! What Cargo and rustup install: the browser's target, trunk, wasm-bindgen and wasm-split. Where the projects'
//! releases can be reached, the programs are not compiled but taken from there.

use std::{
    env,
    ffi::OsStr,
    fs, io,
    path::{Path, PathBuf},
};

use super::announce;
use crate::{
    command::{self, extend_path},
    error::{Error, Result},
    hash::sha256,
    project::Project,
};

/// What a browser runs.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// 0.22 asks for a newer compiler than this project does.
const TRUNK: &str = "0.21.14";

/// The SHA-256 of the archives of that release, by the kind of machine. The project publishes none; these are the
/// ones that <https://github.com/taiki-e/install-action> keeps for whoever installs trunk by it.
const TRUNK_ARCHIVES: &[(&str, &str)] = &[
    ("x86_64-unknown-linux-musl", "a67f4054b249fe9acc5fabc25de1aebf19783aca3ad6ff64bf34d7da44d0ea20"),
    ("aarch64-unknown-linux-musl", "e8e2a2bb423ce6702ab9f4f02f8c9ae99d790f0301f7634e986b2dd8706019cc"),
    ("x86_64-apple-darwin", "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95"),
    ("aarch64-apple-darwin", "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e"),
];

/// The same line of versions as `wasm_split_helpers` in Cargo.lock.
const WASM_SPLIT: &str = "0.2.4";

/// The standard library for the browser.
pub fn target(project: &Project) -> Result<()> {
    let mut rustc = project.command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let installed = command::output(&mut rustc)?;
    if Path::new(&installed).is_dir() {
        return Ok(());
    }
    announce(&format!("the Rust target {TARGET}"), "half a minute");
    rustup(project, &["target", "add", TARGET])
}

/// The formatter and the linter.
pub fn components(project: &Project) -> Result<()> {
    for (program, component) in [("rustfmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if command::version(program).is_none() {
            announce(component, "half a minute");
            rustup(project, &["component", "add", component])?;
        }
    }
    Ok(())
}

/// The folder that holds trunk.
pub fn trunk(project: &Project) -> Result<PathBuf> {
    let tool = CargoTool {
        program: "trunk",
        package: "trunk",
        version: TRUNK.to_owned(),
        // Without its lock file this release does not compile; without its default features and
        // optimisation it compiles in a third of the time and builds the site no slower.
        flags: &["--locked", "--no-default-features", "--debug"],
        release: Some(Release {
            address: format!("https://github.com/trunk-rs/trunk/releases/download/v{TRUNK}/trunk-{{host}}.tar.gz"),
            archives: TRUNK_ARCHIVES,
        }),
    };
    tool.folder(project)
}

/// The folder that holds the wasm-bindgen whose version is the library's own: others refuse to
/// work together.
pub fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let lock = project.root.join("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(Error::file(&lock))?;
    let version = locked_version(&text, "wasm-bindgen")
        .ok_or_else(|| Error::Unexpected("Cargo.lock names no wasm-bindgen".to_owned()))?;
    let tool = CargoTool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        // Its lock file can name a release that the registry has withdrawn.
        flags: &["--debug"],
        release: Some(Release {
            address: format!(
                "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/wasm-bindgen-{version}-{{host}}.tar.gz"
            ),
            // Its version follows Cargo.lock; nobody has written down the hashes of this one yet.
            archives: &[],
        }),
    };
    tool.folder(project)
}

/// The folder that holds the program that splits a module, at a version that understands the marks of the
/// `wasm_split_helpers` of Leptos.
pub fn wasm_split(project: &Project) -> Result<PathBuf> {
    let tool = CargoTool {
        program: "wasm-split-cli",
        package: "wasm_split_cli_support",
        version: WASM_SPLIT.to_owned(),
        flags: &["--locked", "--debug", "--features", "build-binary"],
        release: None,
    };
    tool.folder(project)
}

/// A program that `cargo install` provides.
struct CargoTool {
    program: &'static str,
    package: &'static str,
    version: String,
    flags: &'static [&'static str],
    /// What its project has compiled of it, if anything.
    release: Option<Release>,
}

/// Where a project has a program that it compiled.
struct Release {
    /// The address of the archive for machines of the kind `{host}`.
    address: String,
    /// The SHA-256 of the archives, by the kind of machine. Only these are taken; any where none is known.
    archives: &'static [(&'static str, &'static str)],
}

impl CargoTool {
    /// The folder the program is in, on `PATH` or among this project's tools; installs it if it
    /// is in neither at the right version.
    fn folder(&self, project: &Project) -> Result<PathBuf> {
        if let Some(path) = command::find(self.program)
            && self.is(&path)
            && let Some(folder) = path.parent()
        {
            return Ok(folder.to_path_buf());
        }
        let root = project.tools.join(format!("{}-{}", self.program, self.version));
        let folder = root.join("bin");
        let program = folder.join(format!("{}{}", self.program, env::consts::EXE_SUFFIX));
        if !program.is_file() && !self.take_release(project, &folder, &program) {
            self.install(project, &root)?;
        }
        Ok(folder)
    }

    /// Whether a program is this one at this version.
    fn is(&self, program: &Path) -> bool {
        let version = command::version(program);
        version.is_some_and(|version| version.split_whitespace().nth(1) == Some(self.version.as_str()))
    }

    /// Brings what its project has compiled; whether that was possible.
    fn take_release(&self, project: &Project, folder: &Path, program: &Path) -> bool {
        let Some(release) = &self.release else { return false };
        println!("Looking for {} {} at its project …", self.program, self.version);
        for host in hosts(project) {
            let url = release.address.replace("{host}", &host);
            let hash = release.archives.iter().find(|(of, _)| *of == host).map(|(_, hash)| *hash);
            if hash.is_none() && !release.archives.is_empty() {
                continue;
            }
            match fs::create_dir_all(folder)
                .map_err(Error::file(folder))
                .and_then(|()| unpack(project, &url, hash, program))
            {
                Ok(()) if self.is(program) => return true,
                // What was changed on its way is told of; what is not there is not.
                Err(error @ Error::Unexpected(_)) => eprintln!("{error}"),
                _ => {}
            }
            // Half a program is none.
            let _ = fs::remove_dir_all(folder);
        }
        false
    }

    fn install(&self, project: &Project, root: &Path) -> Result<()> {
        let tool = format!("{} {}", self.package, self.version);
        announce(&tool, "once; a minute or two on two cores");
        fs::create_dir_all(root).map_err(Error::file(root))?;
        let mut cargo = project.cargo();
        cargo
            .args(["install", self.package, "--version", &self.version])
            .args(self.flags)
            .arg("--root")
            .arg(root)
            // Nobody looks into it with a debugger.
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            // Not in this project's build folder, where it would only be in the way.
            .env_remove("CARGO_TARGET_DIR");
        // Cargo warns when the program it installs is not on PATH; here that is intended.
        extend_path(&mut cargo, [root.join("bin").as_path()]);
        command::run_long(&format!("{tool} is being compiled"), &mut cargo).map_err(|cause| Error::Install {
            remedy: format!(
                "see the compiler's message above; or put {} {} on PATH yourself",
                self.program, self.version
            ),
            tool,
            cause: Box::new(cause),
        })
    }
}

/// What rustc calls this machine.
pub fn host(project: &Project) -> Result<String> {
    let version = command::output(project.command("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| Error::Unexpected("`rustc -vV` names no host".to_owned()))
}

/// The names that releases have for machines such as this, as rustc calls it first.
fn hosts(project: &Project) -> Vec<String> {
    let host = host(project).unwrap_or_default();
    let mut hosts = vec![host.clone(), host.replace("linux-gnu", "linux-musl")];
    hosts.dedup();
    hosts
}

/// Unpacks a program of an archive at an address, if the archive has the hash that is known of it. Whoever cannot reach
/// it is told so soon.
fn unpack(project: &Project, url: &str, hash: Option<&str>, program: &Path) -> Result<()> {
    let folder = program.parent().unwrap_or(Path::new(""));
    let archive = folder.join("release.tar.gz");
    let mut curl = project.command("curl");
    curl.args(["--fail", "--silent", "--location", "--connect-timeout", "3", "--max-time", "60", "--output"]);
    command::run_quiet(curl.arg(&archive).arg(url))?;
    let own = sha256(&fs::read(&archive).map_err(Error::file(&archive))?);
    if let Some(known) = hash.filter(|known| *known != own) {
        return Err(Error::Unexpected(format!(
            "{url} is not what it was: its SHA-256 is {own}, and not {known}; it is not used"
        )));
    }
    // By options that every tar has.
    let inside = folder.join("release");
    fs::create_dir_all(&inside).map_err(Error::file(&inside))?;
    let mut tar = project.command("tar");
    command::run_quiet(tar.arg("-xzf").arg(&archive).arg("-C").arg(&inside))?;
    // Some have their files in a folder.
    let found = find(&inside, program.file_name().unwrap_or_default()).map_err(Error::file(&inside))?;
    let found = found.ok_or_else(|| Error::Unexpected(format!("{url} has no {}", program.display())))?;
    fs::rename(&found, program).map_err(Error::file(&found))?;
    fs::remove_dir_all(&inside).map_err(Error::file(&inside))?;
    fs::remove_file(&archive).map_err(Error::file(&archive))
}

/// A file by its name, in a folder or in those inside it.
fn find(folder: &Path, name: &OsStr) -> io::Result<Option<PathBuf>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let found = match path.is_dir() {
            true => find(&path, name)?,
            false => Some(path).filter(|path| path.file_name() == Some(name)),
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn rustup(project: &Project, arguments: &[&str]) -> Result<()> {
    if command::find("rustup").is_none() {
        return Err(Error::Missing {
            what: format!("`rustup {}` is needed, and there is no rustup", arguments.join(" ")),
            remedy: "install Rust from https://rustup.rs, or add this part with the package manager \
                     your Rust came from",
        });
    }
    command::run(project.command("rustup").args(arguments))
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.5\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }

    #[test]
    #[cfg(unix)]
    fn a_release_is_taken_if_it_is_the_program_at_its_version() {
        let project = Project::discover();
        let temporary = tempfile::tempdir().unwrap();
        let inside = temporary.path().join("tool-1.2.3-x86_64");
        fs::create_dir(&inside).unwrap();
        fs::write(inside.join("tool"), "#!/bin/sh\necho tool 1.2.3\n").unwrap();
        let archive = temporary.path().join("archive.tar.gz");
        let shell = format!("chmod +x tool-*/tool && tar czf {} tool-*", archive.display());
        command::run(project.command("sh").args(["-c", &shell]).current_dir(temporary.path())).unwrap();
        let host = &*host(&project).unwrap().leak();
        let own = &*sha256(&fs::read(&archive).unwrap()).leak();
        let taken = |version: &str, address: String, archives: &'static [(&'static str, &'static str)]| {
            let folder = temporary.path().join("tools");
            let tool = CargoTool {
                program: "tool",
                package: "tool",
                version: version.to_owned(),
                flags: &[],
                release: Some(Release { address, archives }),
            };
            tool.take_release(&project, &folder, &folder.join("tool"))
        };
        let there = format!("file://{}", archive.display());
        assert!(taken("1.2.3", there.clone(), &[]));
        assert!(!taken("1.2.4", there.clone(), &[]), "another version");
        assert!(!taken("1.2.3", format!("file://{}/nothing", archive.display()), &[]), "nothing there");
        assert!(taken("1.2.3", there.clone(), vec![(host, own)].leak()));
        assert!(!taken("1.2.3", there.clone(), vec![(host, "00")].leak()), "another archive");
        assert!(!taken("1.2.3", there, &[("another machine", "00")]), "an archive that nobody knows");
    }
}
