//! A static file server that answers as GitHub Pages does, so that what works here works there.
//!
//! `papers serve` and `cargo xtask serve` show a site with it, the tests and measurements use it from
//! inside their process. Files, types, tags and compression are tower-http's; this adds what GitHub
//! Pages does differently.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod live;

use std::{
    fs, io,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    thread,
};

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use tower::ServiceExt;
use tower_http::{
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, Predicate},
    },
    services::{ServeDir, ServeFile},
};

pub use live::Live;

/// Why a site is not served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The port that was asked for belongs to another program.
    #[error("port {0} is taken\n  what to do: stop the program that uses it, or choose another with --port")]
    PortTaken(u16),
    /// The port that was asked for cannot be used.
    #[error("port {port} cannot be used: {cause}\n  what to do: choose another with --port")]
    Port {
        /// The port.
        port: u16,
        /// What the system says.
        cause: io::Error,
    },
    /// The server could not answer.
    #[error("the server stopped: {0}")]
    Server(#[from] io::Error),
    /// A folder holds no site.
    #[error("{} cannot be served: {problem}", folder.display())]
    NoSite {
        /// The folder.
        folder: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
}

/// What comes of serving.
pub type Result<T> = std::result::Result<T, Error>;

/// How many ports are tried from the first one on.
const SPARE_PORTS: u16 = 20;

/// Types that GitHub Pages names otherwise than tower-http does.
const TYPES: [(&str, &str); 6] = [
    ("text/html", "text/html; charset=utf-8"),
    ("text/css", "text/css; charset=utf-8"),
    ("text/plain", "text/plain; charset=utf-8"),
    ("text/javascript", "application/javascript; charset=utf-8"),
    ("application/json", "application/json; charset=utf-8"),
    ("text/xml", "application/xml"),
];

/// Listens on exactly this port.
pub fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|cause| match cause.kind() {
        io::ErrorKind::AddrInUse => Error::PortTaken(port),
        _ => Error::Port { port, cause },
    })
}

/// Listens on the first free port from this one on.
pub fn bind_from(first: u16) -> Result<TcpListener> {
    let last = first.saturating_add(SPARE_PORTS);
    for port in first..last {
        match bind(port) {
            Ok(listener) => return Ok(listener),
            Err(Error::PortTaken(port)) => println!("Port {port} is taken; trying the next one."),
            // Systems keep ports for themselves: Windows does for virtual machines.
            Err(_) => println!("Port {port} cannot be used; trying the next one."),
        }
    }
    bind(last)
}

/// The origin of the addresses a listener answers.
pub fn origin(listener: &TcpListener) -> Result<String> {
    let address = listener.local_addr().map_err(Error::Server)?;
    Ok(format!("http://{address}"))
}

/// Serves a site until the process ends.
pub fn serve(listener: TcpListener, site: Site) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(Error::Server)?;
    runtime
        .block_on(async {
            listener.set_nonblocking(true)?;
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let is_compressed = site.is_compressed;
            let answers = DefaultPredicate::new().and(move |_, _, _: &_, _: &_| is_compressed);
            let compression = CompressionLayer::new().compress_when(answers);
            let router = Router::new().fallback(respond).with_state(site).layer(compression);
            axum::serve(listener, router).await
        })
        .map_err(Error::Server)
}

/// Serves a site in the background until the process ends.
pub fn spawn(listener: TcpListener, site: Site) {
    thread::spawn(move || {
        if let Err(error) = serve(listener, site) {
            eprintln!("{error}");
        }
    });
}

/// A folder of files served under a path.
#[derive(Clone)]
pub struct Site {
    base: String,
    files: ServeDir,
    not_found: ServeFile,
    live: Option<Live>,
    is_compressed: bool,
}

impl Site {
    /// A site of the files in a folder, under a path with a slash at both ends.
    pub fn new(folder: PathBuf, base: String) -> Self {
        let not_found = ServeFile::new(folder.join("404.html"));
        // GitHub Pages shows `about.html` at `about` too.
        Self {
            base,
            files: ServeDir::new(folder).html_as_default_extension(true),
            not_found,
            live: None,
            is_compressed: true,
        }
    }

    /// A site that was written before, under the path that its first page names.
    pub fn of_folder(folder: &Path) -> Result<Self> {
        let wrong = |problem: String| Error::NoSite { folder: folder.to_owned(), problem };
        let html = fs::read_to_string(folder.join("index.html"))
            .map_err(|error| wrong(format!("its index.html cannot be read: {error}")))?;
        let base = html.split_once("<base href=\"").and_then(|(_, rest)| rest.split_once('"'));
        let (base, _) = base.ok_or_else(|| wrong("its index.html has no <base>".to_owned()))?;
        Ok(Self::new(folder.to_owned(), base.to_owned()))
    }

    /// The same site, whose pages listen to what becomes of it.
    #[must_use]
    pub fn live(self, live: Live) -> Self {
        Self { live: Some(live), ..self }
    }

    /// The same site, whose files are sent as they are: on one machine that takes less time.
    pub fn uncompressed(self) -> Self {
        Self { is_compressed: false, ..self }
    }

    /// The path that it is served under, with a slash at both ends.
    pub fn base(&self) -> &str {
        &self.base
    }
}

/// Answers a request: a file, a redirect to the address with its slash, or the site's own 404 page.
async fn respond(State(site): State<Site>, mut request: Request) -> Response {
    let Some(live) = site.live.clone() else { return answer(site, request).await };
    let own = request.uri().path().strip_prefix(&site.base).and_then(|below| live.answer(below));
    if let Some(own) = own {
        return own;
    }
    // What the browser has may be of an earlier site.
    for name in [header::IF_MODIFIED_SINCE, header::IF_NONE_MATCH, header::RANGE] {
        request.headers_mut().remove(name);
    }
    let base = site.base.clone();
    let response = answer(site, request).await;
    let is_empty = response.status() == StatusCode::NOT_FOUND && !response.headers().contains_key(header::CONTENT_TYPE);
    live.with_script(&base, if is_empty { Live::nothing_yet() } else { response }).await
}

async fn answer(site: Site, mut request: Request) -> Response {
    let method = request.method().clone();
    if method != Method::GET && method != Method::HEAD {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let uri = request.uri().clone();
    let Some(below) = uri.path().strip_prefix(&site.base) else {
        if site.base.strip_suffix('/') == Some(uri.path()) {
            return redirect(&site.base, uri.query());
        }
        let message = format!("Nothing is here: the site lives under {}\n", site.base);
        return (StatusCode::NOT_FOUND, message).into_response();
    };
    let names: Vec<_> = below.split('/').filter(|name| !name.is_empty()).collect();
    let names = names.join("/");
    let slash = if below.ends_with('/') && !names.is_empty() { "/" } else { "" };
    if let Ok(path) = format!("/{names}{slash}").parse() {
        *request.uri_mut() = path;
    }
    let found = site.files.oneshot(request).await.into_response();
    match found.status() {
        StatusCode::TEMPORARY_REDIRECT => redirect(&format!("{}{names}/", site.base), uri.query()),
        StatusCode::NOT_FOUND => {
            // Without the conditions of the request, which were about another file.
            let mut page = Request::new(axum::body::Body::empty());
            *page.method_mut() = method;
            let mut page = site.not_found.oneshot(page).await.into_response();
            *page.status_mut() = StatusCode::NOT_FOUND;
            with_headers(page)
        }
        _ => with_headers(found),
    }
}

fn redirect(path: &str, query: Option<&str>) -> Response {
    let location = match query {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location)]).into_response()
}

/// The headers of GitHub Pages.
fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    let own = headers.get(header::CONTENT_TYPE).and_then(|own| TYPES.iter().find(|(name, _)| own == name));
    if let Some((_, pages)) = own {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(pages));
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("max-age=600"));
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}

#[cfg(test)]
mod tests;
