//! What Cargo and rustup install: the browser's target, trunk, wasm-bindgen and wasm-split. Where the projects'
//! releases can be reached, the programs are not compiled but taken from there.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use super::announce;
use crate::{
    command::{self, extend_path},
    error::{Error, Result},
    project::Project,
};

const TARGET: &str = "wasm32-unknown-unknown";

/// 0.22 asks for a newer compiler than this project does.
const TRUNK: &str = "0.21.14";

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
        release: Some(format!("https://github.com/trunk-rs/trunk/releases/download/v{TRUNK}/trunk-{{host}}.tar.gz")),
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
        release: Some(format!(
            "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/{version}/wasm-bindgen-{version}-{{host}}.tar.gz"
        )),
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
    /// Where its project has it for machines of the kind `{host}`, if it has it.
    release: Option<String>,
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
            let url = release.replace("{host}", &host);
            let is_there =
                fs::create_dir_all(folder).is_ok() && unpack(project, &url, folder).is_ok() && self.is(program);
            if is_there {
                return true;
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

/// Unpacks an archive at an address into a folder, without the folders inside it. Whoever cannot reach
/// it is told so soon.
fn unpack(project: &Project, url: &str, folder: &Path) -> Result<()> {
    let archive = folder.join("release.tar.gz");
    let mut curl = project.command("curl");
    curl.args(["--fail", "--silent", "--location", "--connect-timeout", "3", "--max-time", "60", "--output"]);
    command::run_quiet(curl.arg(&archive).arg(url))?;
    let mut tar = project.command("tar");
    // Some have their files in a folder.
    tar.args(["--extract", "--gzip", "--transform", "s,.*/,,", "--file"]).arg(&archive).arg("--directory").arg(folder);
    command::run_quiet(&mut tar)?;
    fs::remove_file(&archive).map_err(Error::file(&archive))
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
        let taken = |version: &str, release: String| {
            let folder = temporary.path().join("tools");
            let tool = CargoTool {
                program: "tool",
                package: "tool",
                version: version.to_owned(),
                flags: &[],
                release: Some(release),
            };
            tool.take_release(&project, &folder, &folder.join("tool"))
        };
        let there = format!("file://{}", archive.display());
        assert!(taken("1.2.3", there.clone()));
        assert!(!taken("1.2.4", there), "another version");
        assert!(!taken("1.2.3", format!("file://{}/nothing", archive.display())), "nothing there");
    }
}
