//! Which repository a list is in.
use std::path::Path;
use std::process::Command;

use catalogue::WebAddress;

use crate::repository::page_of_clone;

/// The repository on GitHub that a file is in: the one of the workflow that runs, or the one that the
/// folder was cloned from.
#[must_use]
pub fn repository_of(file: &Path) -> Option<WebAddress> {
    if let (Ok(server), Ok(name)) = (std::env::var("GITHUB_SERVER_URL"), std::env::var("GITHUB_REPOSITORY")) {
        return WebAddress::new(&format!("{server}/{name}")).ok();
    }
    let folder = std::path::absolute(file).ok()?.parent()?.to_owned();
    let output = Command::new("git").arg("-C").arg(folder).args(["remote", "get-url", "origin"]).output().ok()?;
    let remote = String::from_utf8(output.stdout).ok().filter(|_| output.status.success())?;
    page_of_clone(remote.trim())
}
