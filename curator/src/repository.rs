//! Addresses of files in a repository on GitHub.
use catalogue::WebAddress;
use catalogue::readme::github_repository;

/// Whether an address is GitHub's page about a file, which is not the file.
#[must_use]
pub fn is_file_page(address: &WebAddress) -> bool {
    address.host() == "github.com" && (address.as_str().contains("/blob/") || address.as_str().contains("/raw/"))
}

/// The address of the file that GitHub's page is about.
#[must_use]
pub fn raw_file(page: &WebAddress) -> Option<WebAddress> {
    let path = page.as_str().split_once("github.com/")?.1;
    let path = path.split(['?', '#']).next()?;
    let path = path.replacen("/blob/", "/", 1).replacen("/raw/", "/", 1);
    WebAddress::new(&format!("https://raw.githubusercontent.com/{path}")).ok()
}

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
    const FILES: [&str; 9] = [".pdf", ".md", ".txt", ".bib", ".html", ".ipynb", ".png", ".jpg", ".py"];
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let first = path.split('/').next().unwrap_or_default();
    let is_file = |name: &str| FILES.iter().any(|end| name.to_ascii_lowercase().ends_with(end));
    let is_host = first.contains('.') && !first.starts_with('.') && !is_file(first);
    !path.is_empty() && !path.starts_with("//") && !first.contains(':') && !is_host
}

/// GitHub's page about a file that a link of the repository names by its path.
#[must_use]
pub fn file_page(url: &str, repository: &WebAddress, branch: &str) -> Option<WebAddress> {
    let is_list = url.split(['#', '?']).next().is_some_and(|path| path.ends_with(".md"));
    let (owner, name) = github_repository(repository).filter(|_| is_relative(url) && !is_list)?;
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
