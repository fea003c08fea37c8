//! What Cargo and rustup install: the browser's target, trunk and wasm-bindgen.

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
    };
    tool.folder(project)
}

/// A program that `cargo install` provides.
struct CargoTool {
    program: &'static str,
    package: &'static str,
    version: String,
    flags: &'static [&'static str],
}

impl CargoTool {
    /// The folder the program is in, on `PATH` or among this project's tools; installs it if it
    /// is in neither at the right version.
    fn folder(&self, project: &Project) -> Result<PathBuf> {
        if let Some(path) = self.on_path()
            && let Some(folder) = path.parent()
        {
            return Ok(folder.to_path_buf());
        }
        let root = project.tools.join(format!("{}-{}", self.program, self.version));
        let folder = root.join("bin");
        let program = format!("{}{}", self.program, env::consts::EXE_SUFFIX);
        if !folder.join(program).is_file() {
            self.install(project, &root)?;
        }
        Ok(folder)
    }

    fn on_path(&self) -> Option<PathBuf> {
        let path = command::find(self.program)?;
        let version = command::version(&path)?;
        (version.split_whitespace().nth(1) == Some(self.version.as_str())).then_some(path)
    }

    fn install(&self, project: &Project, root: &Path) -> Result<()> {
        let tool = format!("{} {}", self.package, self.version);
        announce(&tool, "once; about three minutes on two cores");
        fs::create_dir_all(root).map_err(Error::file(root))?;
        let mut cargo = project.cargo();
        cargo
            .args(["install", self.package, "--version", &self.version])
            .args(self.flags)
            .arg("--root")
            .arg(root)
            // Not in this project's build folder, where it would only be in the way.
            .env_remove("CARGO_TARGET_DIR");
        // Cargo warns when the program it installs is not on PATH; here that is intended.
        extend_path(&mut cargo, [root.join("bin").as_path()]);
        command::run(&mut cargo).map_err(|cause| Error::Install {
            remedy: format!(
                "see the compiler's message above; or put {} {} on PATH yourself",
                self.program, self.version
            ),
            tool,
            cause: Box::new(cause),
        })
    }
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
    use super::locked_version;

    #[test]
    fn the_version_is_that_of_the_package_with_exactly_this_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-futures\"\nversion = \"0.4.5\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "trunk"), None);
    }
}
