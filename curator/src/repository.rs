//! Addresses of repositories, and of files in one on GitHub.
use catalogue::WebAddress;
use catalogue::readme::github_repository;

/// What stands for the repository of a list while nobody knows it.
pub(crate) const NOWHERE: &str = "https://example.org";

/// Whether somebody said which repository it is.
pub(crate) fn is_named(repository: &WebAddress) -> bool {
    repository.as_str().trim_end_matches('/') != NOWHERE
}

/// What to do about a path, as long as nobody knows the repository that it is in.
pub(crate) const NAME_IT: &str = "name the repository of the list with --repository";

/// The address of a file. A path is taken as one of the repository.
#[must_use]
pub fn file_address(url: &str, repository: &WebAddress, branch: &str) -> Option<WebAddress> {
    if let Ok(address) = WebAddress::new(url) {
        return Some(address);
    }
    let (owner, name) = github_repository(repository)?;
    let path = url.strip_prefix("./").unwrap_or(url);
    let path = path.strip_prefix('/').unwrap_or(path);
    if path.is_empty() || path.contains("://") || path.starts_with("data:") || path.starts_with("../") {
        return None;
    }
    let path = path.replace(' ', "%20");
    WebAddress::new(&format!("https://raw.githubusercontent.com/{owner}/{name}/{branch}/{path}")).ok()
}

/// Whether a link leads to a file beside the one that it stands in.
#[must_use]
pub fn is_relative(url: &str) -> bool {
    /// What stands in a link until there is an address.
    const PLACEHOLDERS: [&str; 9] = ["none", "null", "nan", "na", "n/a", "tbd", "tba", "todo", "undefined"];
    const FILES: [&str; 9] = [".pdf", ".md", ".txt", ".bib", ".html", ".ipynb", ".png", ".jpg", ".py"];
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let first = path.split('/').next().unwrap_or_default();
    let is_file = |name: &str| FILES.iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    let is_host = first.contains('.') && !first.starts_with('.') && !is_file(first);
    let is_placeholder = PLACEHOLDERS.contains(&url.to_ascii_lowercase().as_str());
    !path.is_empty() && !path.starts_with("//") && !first.contains(':') && !is_host && !is_placeholder
}

/// Whether an address or a path is of a file of Markdown, which may be a part of the list.
#[must_use]
pub fn is_markdown(url: &str) -> bool {
    url.split(['#', '?']).next().is_some_and(|path| path.ends_with(".md"))
}

/// The path of a Markdown file of the repository by the address of its page, from the top:
/// `https://github.com/me/list/blob/main/parts/lamps.md`.
#[must_use]
pub fn path_of_markdown(url: &str, repository: &WebAddress) -> Option<String> {
    let (owner, name) = github_repository(repository).filter(|_| is_markdown(url))?;
    let page = url.strip_prefix("https://github.com/")?.strip_prefix(owner)?.strip_prefix('/')?.strip_prefix(name)?;
    let (_, path) = page.strip_prefix("/blob/")?.split_once('/')?;
    Some(path.to_owned())
}

/// GitHub's page about a file that a link of the repository names by its path, and that is no part of the list.
#[must_use]
pub fn file_page(url: &str, repository: &WebAddress, branch: &str) -> Option<WebAddress> {
    if is_markdown(url) { None } else { page_of_file(url, repository, branch) }
}

/// GitHub's page about a file that a link of the repository names by its path.
#[must_use]
pub fn page_of_file(url: &str, repository: &WebAddress, branch: &str) -> Option<WebAddress> {
    let (owner, name) = github_repository(repository).filter(|_| is_relative(url))?;
    let path = url.strip_prefix("./").unwrap_or(url).trim_start_matches('/');
    let is_inside = !path.is_empty() && !path.starts_with('#') && !path.starts_with("../");
    let path = path.replace(' ', "%20");
    let address = format!("https://github.com/{owner}/{name}/blob/{branch}/{path}");
    WebAddress::new(&address).ok().filter(|_| is_inside)
}

/// The path of a file that is kept in the repository.
#[must_use]
pub fn path_in<'a>(file: &'a WebAddress, repository: &WebAddress) -> Option<&'a str> {
    let (owner, name) = github_repository(repository)?;
    let path = file.as_str().strip_prefix("https://raw.githubusercontent.com/")?;
    let path = path.strip_prefix(owner)?.strip_prefix('/')?.strip_prefix(name)?.strip_prefix('/')?;
    path.split_once('/').map(|(_, path)| path).filter(|path| !path.split('/').any(|part| part == ".."))
}

/// The page of a repository, by the address that it is cloned from.
pub(crate) fn page_of_clone(remote: &str) -> Option<WebAddress> {
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
    let address = match page_of_clone(&whole) {
        Some(address) => address,
        None => WebAddress::new(&whole).map_err(|_| failed("is not the address of a repository"))?,
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
    use super::{is_relative, page_of_clone, path_of_markdown, repository_address};
    use catalogue::WebAddress;

    #[test]
    fn a_path_is_told_from_a_host_and_from_what_stands_for_none() {
        for path in ["lamps/real.pdf", "./code", "LICENSE", "lamps.pdf", "none/of.pdf"] {
            assert!(is_relative(path), "{path}");
        }
        for other in ["example.org/lamps", "mailto:a@b", "//example.org/a", "None", "TBD", ""] {
            assert!(!is_relative(other), "{other}");
        }
    }

    #[test]
    fn a_file_of_the_repository_has_a_path() {
        let repository = WebAddress::new("https://github.com/me/list").unwrap();
        let path = |url| path_of_markdown(url, &repository);
        let page = "https://github.com/me/list/blob/main/parts/lamps.md";
        assert_eq!(path(page).as_deref(), Some("parts/lamps.md"));
        for other in
            ["https://github.com/me/list2/blob/main/a.md", "https://github.com/me/list/blob/main/a.pdf", "a.md"]
        {
            assert_eq!(path(other), None, "{other}");
        }
    }

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
            assert_eq!(page_of_clone(remote).unwrap().as_str(), "https://github.com/me/list", "{remote}");
        }
        assert_eq!(page_of_clone("/srv/git/list.git"), None);
    }
}
