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

/// The page of a repository, however somebody names it: by that page or one below it, by the address that it
/// is cloned from, or as `owner/name` on GitHub.
///
/// # Errors
/// When it is none of these; says how it is written.
pub fn repository_address(text: &str) -> Result<WebAddress, String> {
    let text = text.trim();
    let is_name = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    let whole = match text.split_once('/') {
        Some((owner, name)) if is_name(owner) && is_name(name) && !owner.contains('.') => {
            format!("https://github.com/{text}")
        }
        _ if text.starts_with("github.com/") => format!("https://{text}"),
        _ => text.to_owned(),
    };
    let failed = |problem: &str| format!("“{text}” {problem}; write it as https://github.com/owner/name");
    let address = match web_address_of(&whole) {
        Some(address) => address,
        None => WebAddress::new(&whole).map_err(|_| failed("is no address of a repository"))?,
    };
    if address.host() != "github.com" {
        return Ok(address);
    }
    let parts: Vec<&str> = address.as_str().split('/').skip(3).filter(|part| !part.is_empty()).collect();
    match parts[..] {
        [owner, name, ..] => {
            let name = name.strip_suffix(".git").unwrap_or(name);
            WebAddress::new(&format!("https://github.com/{owner}/{name}")).map_err(|error| error.to_string())
        }
        _ => Err(failed("names no repository")),
    }
}

#[cfg(test)]
mod tests {
    use super::{repository_address, web_address_of};

    #[test]
    fn a_repository_is_known_however_it_is_named() {
        for text in [
            "https://github.com/me/list",
            "https://github.com/me/list/",
            "https://github.com/me/list.git",
            "https://github.com/me/list/tree/main/docs",
            "git@github.com:me/list.git",
            "github.com/me/list",
            "me/list",
        ] {
            assert_eq!(repository_address(text).unwrap().as_str(), "https://github.com/me/list", "{text}");
        }
        assert_eq!(
            repository_address("https://gitlab.com/me/list.git").unwrap().as_str(),
            "https://gitlab.com/me/list"
        );
        for text in ["https://github.com/me", "list", "/srv/list", ""] {
            let problem = repository_address(text).unwrap_err();
            assert!(problem.contains("https://github.com/owner/name"), "{problem}");
        }
    }

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
