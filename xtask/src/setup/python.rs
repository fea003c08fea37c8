//! Programs that come from PyPI.

use std::path::PathBuf;

use super::{announce, debian};
use crate::{
    command,
    error::{Error, Result},
    project::Project,
};

/// The linter of workflows.
const ZIZMOR: &str = "1.32.0";

/// The path of zizmor, installed into a folder of its own if it is not there.
pub fn zizmor(project: &Project) -> Result<PathBuf> {
    let folder = project.tools.join(format!("zizmor-{ZIZMOR}"));
    let programs = folder.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let program = programs.join(format!("zizmor{}", std::env::consts::EXE_SUFFIX));
    if program.is_file() {
        return Ok(program);
    }
    announce(&format!("zizmor {ZIZMOR} from PyPI"), "a few seconds");
    let install = || {
        command::run(project.command("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = project.command(programs.join("python"));
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:"]);
        command::run(pip.arg(format!("zizmor=={ZIZMOR}")))
    };
    // Debian's Python comes without what makes such folders.
    if install().is_err() {
        debian::install(project, "Python", &["python3-venv"])?;
        install().map_err(|cause| Error::Install {
            tool: format!("zizmor {ZIZMOR}"),
            cause: Box::new(cause),
            remedy: "install Python 3 with pip and venv; it needs the registry PyPI once".to_owned(),
        })?;
    }
    Ok(program)
}
