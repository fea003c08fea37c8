//! Which repository a list is in.
use std::path::Path;
use std::process::Command;

use catalogue::WebAddress;

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
    web_address_of(remote.trim())
}

/// The page of a repository, by the address that it is cloned from.
fn web_address_of(remote: &str) -> Option<WebAddress> {
    let remote = remote.strip_suffix(".git").unwrap_or(remote);
    let path = ["git@github.com:", "ssh://git@github.com/", "git://github.com/"];
    match path.iter().find_map(|start| remote.strip_prefix(start)) {
        Some(path) => WebAddress::new(&format!("https://github.com/{path}")).ok(),
        // Without the name or the token of whoever cloned it.
        None => {
            let rest = remote.strip_prefix("https://")?;
            let host_and_path = rest.split_once('@').map_or(rest, |(_, rest)| rest);
            WebAddress::new(&format!("https://{host_and_path}")).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::web_address_of;

    #[test]
    fn a_repository_is_known_by_the_address_that_it_is_cloned_from() {
        for remote in [
            "git@github.com:me/list.git",
            "https://github.com/me/list",
            "https://me:token@github.com/me/list.git",
            "ssh://git@github.com/me/list.git",
        ] {
            assert_eq!(web_address_of(remote).unwrap().as_str(), "https://github.com/me/list", "{remote}");
        }
        assert_eq!(web_address_of("/srv/git/list.git"), None);
    }
}
