//! From a request to the whole response: status, headers and body.

use std::{fs, path::Path};

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};

use super::site::{Found, Site, tag};

/// Types by extension. Text of every kind is compressed, and so is WebAssembly.
const TYPES: [(&str, &str, bool); 19] = [
    ("html", "text/html; charset=utf-8", true),
    ("css", "text/css; charset=utf-8", true),
    ("js", "application/javascript; charset=utf-8", true),
    ("mjs", "application/javascript; charset=utf-8", true),
    ("json", "application/json; charset=utf-8", true),
    ("webmanifest", "application/manifest+json", true),
    ("wasm", "application/wasm", true),
    ("xml", "application/xml", true),
    ("atom", "application/atom+xml", true),
    ("txt", "text/plain; charset=utf-8", true),
    ("md", "text/markdown; charset=utf-8", true),
    ("svg", "image/svg+xml", true),
    ("ico", "image/vnd.microsoft.icon", true),
    ("png", "image/png", false),
    ("jpg", "image/jpeg", false),
    ("webp", "image/webp", false),
    ("avif", "image/avif", false),
    ("woff2", "font/woff2", false),
    ("pdf", "application/pdf", false),
];

/// Answers a request.
pub fn answer(site: &Site, request: &Parts) -> Response {
    if request.method != Method::GET && request.method != Method::HEAD {
        let allow = [(header::ALLOW, "GET, HEAD")];
        return (StatusCode::METHOD_NOT_ALLOWED, allow).into_response();
    }
    match site.find(request.uri.path()) {
        Found::File(path) => file(site, &path, StatusCode::OK, &request.headers),
        Found::Folder(path) => redirect(&path, request.uri.query()),
        Found::Nothing => file(site, &site.not_found_page(), StatusCode::NOT_FOUND, &request.headers),
        Found::Outside => {
            let message = format!("Nothing is here: the site lives under {}\n", site.base());
            (StatusCode::NOT_FOUND, message).into_response()
        }
    }
}

fn redirect(path: &str, query: Option<&str>) -> Response {
    let location = match query {
        Some(query) => format!("{path}?{query}"),
        None => path.to_owned(),
    };
    (StatusCode::MOVED_PERMANENTLY, [(header::LOCATION, location)]).into_response()
}

fn file(site: &Site, path: &Path, status: StatusCode, headers: &HeaderMap) -> Response {
    let (Ok(content), Some(tag)) = (fs::read(path), tag(path)) else {
        return (StatusCode::NOT_FOUND, "Nothing is here.\n").into_response();
    };
    let (kind, compressible) = kind(path);
    let gzip = compressible && accepts_gzip(headers);
    // A compressed body is the same in meaning but not in bytes, which is what `W/` says.
    let tag = format!("{}\"{tag}\"", if gzip { "W/" } else { "" });

    let response = Response::builder()
        .header(header::CACHE_CONTROL, "max-age=600")
        .header(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(header::VARY, "Accept-Encoding")
        .header(header::ETAG, &tag);
    if status == StatusCode::OK && has_already(headers, &tag) {
        return finish(response.status(StatusCode::NOT_MODIFIED).body(Body::empty()));
    }

    let mut response = response.status(status).header(header::CONTENT_TYPE, kind);
    let body = if gzip {
        response = response.header(header::CONTENT_ENCODING, "gzip");
        site.compressed(path, &tag, &content)
    } else {
        Bytes::from(content)
    };
    // Named here because the answer to HEAD carries the length without the body.
    let response = response.header(header::CONTENT_LENGTH, body.len());
    finish(response.body(Body::from(body)))
}

/// Every header above is well formed, so building the response cannot fail.
fn finish(response: Result<Response, axum::http::Error>) -> Response {
    response.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

fn kind(path: &Path) -> (&'static str, bool) {
    let extension = path.extension().and_then(|extension| extension.to_str());
    TYPES
        .iter()
        .find(|(name, ..)| Some(*name) == extension)
        .map_or(("application/octet-stream", false), |(_, kind, text)| (kind, *text))
}

fn accepts_gzip(headers: &HeaderMap) -> bool {
    list(headers, &header::ACCEPT_ENCODING).any(|item| {
        let (coding, weight) = item.split_once(';').unwrap_or((item, "q=1"));
        let refused = matches!(weight.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000");
        coding.trim() == "gzip" && !refused
    })
}

fn has_already(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim_start_matches("W/").to_owned();
    list(headers, &header::IF_NONE_MATCH).any(|known| known == "*" || bare(known) == bare(tag))
}

/// The items of a header that is a list with commas.
fn list<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> impl Iterator<Item = &'a str> {
    headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim)
}
