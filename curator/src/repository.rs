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

/// The path of a file that is kept in the repository.
#[must_use]
pub fn path_in<'a>(file: &'a WebAddress, repository: &WebAddress) -> Option<&'a str> {
    let (owner, name) = github_repository(repository)?;
    let path = file.as_str().strip_prefix("https://raw.githubusercontent.com/")?;
    let path = path.strip_prefix(owner)?.strip_prefix('/')?.strip_prefix(name)?.strip_prefix('/')?;
    path.split_once('/').map(|(_, path)| path).filter(|path| !path.split('/').any(|part| part == ".."))
}
