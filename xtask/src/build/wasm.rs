//! Compiling for the browser: what trunk does too, without what its server needs to be compiled first.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::{
    command,
    error::Result,
    project::Project,
    setup::{TARGET, Tools},
};

/// The profile of what readers download, in `Cargo.toml`.
const PROFILE: &str = "wasm-release";

/// Compiles a target of a package for the browser, with these flags for its linker; returns the module that Cargo
/// writes as `name`.
pub fn compile(project: &Project, package: &[&str], link: &[&str], name: &str) -> Result<PathBuf> {
    let mut cargo = project.cargo();
    cargo.args(["rustc", "--profile", PROFILE, "--target", TARGET]).args(package).arg("--");
    cargo.args(link.iter().map(|flag| format!("-Clink-arg={flag}")));
    // Messages of panics name source files. Without the folder in which this machine keeps its crates,
    // every machine compiles the same program, and a smaller one. Cargo adds these flags to those of
    // `.cargo/config.toml`.
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    if let Some(home) = home {
        cargo.env("CARGO_BUILD_RUSTFLAGS", format!("--remap-path-prefix={}/=", home.join("registry/src").display()));
    }
    command::run_long(&format!("{name} is being compiled for the browser"), &mut cargo)?;
    Ok(project.target.join(TARGET).join(PROFILE).join(format!("{name}.wasm")))
}

/// Puts the lazy part of a module into a file of its own. Writes both into a folder, the rest of the module under
/// the name it had, with a script that loads the one into the other; returns the path of the rest.
pub fn split(project: &Project, tools: &Tools, module: &Path, name: &str, folder: &Path) -> Result<PathBuf> {
    let mut split = tools.command(project, "wasm-split-cli");
    split.args(["--target", "web", "--out-name", name]);
    command::run(split.arg(module).arg(folder))?;
    Ok(folder.join(name).with_extension("wasm"))
}

/// Writes a module and the script through which `kind` (`web`, `nodejs`) uses it into a folder.
pub fn bind(project: &Project, tools: &Tools, module: &Path, kind: &str, folder: &Path) -> Result<()> {
    let mut bindgen = tools.command(project, "wasm-bindgen");
    // The lazy part of a module is linked with what it exports.
    bindgen.args(["--target", kind, "--no-typescript", "--keep-lld-exports", "--out-dir"]).arg(folder);
    command::run(bindgen.arg(module))
}
