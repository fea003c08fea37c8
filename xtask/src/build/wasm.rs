//! Compiling for the browser: what trunk does too, without what its server needs to be compiled first.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::{command, error::Result, project::Project, setup::Tools};

/// What a browser runs.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The profile of what readers download, in `Cargo.toml`.
const PROFILE: &str = "wasm-release";

/// Compiles a package for the browser; returns the module that Cargo writes as `name`.
pub fn compile(project: &Project, package: &[&str], name: &str) -> Result<PathBuf> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--profile", PROFILE, "--target", TARGET]).args(package);
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

/// Writes a module and the script through which `kind` (`web`, `nodejs`) uses it into a folder.
pub fn bind(project: &Project, tools: &Tools, module: &Path, kind: &str, folder: &Path) -> Result<()> {
    let mut bindgen = tools.command(project, "wasm-bindgen");
    bindgen.args(["--target", kind, "--no-typescript", "--out-dir"]).arg(folder);
    command::run(bindgen.arg(module))
}
