//! Packages of Debian and of the systems made from it.

use super::announce;
use crate::{
    command,
    error::{Error, Result},
    project::Project,
};

/// Installs packages where there is apt-get; elsewhere it does nothing.
pub fn install(project: &Project, what: &str, packages: &[&str]) -> Result<()> {
    if command::find("apt-get").is_none() {
        return Ok(());
    }
    announce(&format!("{what} with apt-get"), "a minute or two");
    let is_root = command::output(project.command("id").arg("-u"))? == "0";
    let apt = |arguments: &[&str]| {
        let mut command = project.command(if is_root { "apt-get" } else { "sudo" });
        if !is_root {
            command.args(["-n", "apt-get"]);
        }
        command::run_long(
            &format!("{what} is being installed"),
            command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"),
        )
    };
    let install = [&["install", "-y", "-qq", "--no-install-recommends"], packages].concat();
    apt(&["update", "-qq"]).and_then(|()| apt(&install)).map_err(|cause| Error::Install {
        tool: what.to_owned(),
        cause: Box::new(cause),
        remedy: format!("run `apt-get install {}` as root", packages.join(" ")),
    })
}
