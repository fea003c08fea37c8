//! Requests and responses.
use std::fmt;

use ureq::http;

use super::error::RequestError;

/// A request, GET unless said otherwise.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    pub(super) address: &'a str,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Option<String>,
    pub(super) token: Option<&'a str>,
    pub(super) is_head: bool,
    pub(super) follows_redirects: bool,
}

impl<'a> Request<'a> {
    /// A GET request.
    #[must_use]
    pub fn get(address: &'a str) -> Self {
        Self { address, headers: Vec::new(), body: None, token: None, is_head: false, follows_redirects: true }
    }

    /// A HEAD request.
    #[must_use]
    pub fn head(address: &'a str) -> Self {
        Self { is_head: true, ..Self::get(address) }
    }

    /// A POST request with a JSON body. It must be safe to repeat, since it is retried.
    #[must_use]
    pub fn post_json(address: &'a str, body: String) -> Self {
        Self { body: Some(body), ..Self::get(address) }.header("content-type", "application/json")
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// Adds a bearer token. It is sent to this server alone, and never without encryption.
    #[must_use]
    pub fn token(mut self, token: Option<&'a str>) -> Self {
        self.token = token;
        self
    }

    /// Returns a redirect as the response instead of following it.
    #[must_use]
    pub fn without_redirects(mut self) -> Self {
        self.follows_redirects = false;
        self
    }
}

/// A response of any status.
#[derive(Clone, Debug)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The final address, after redirects.
    pub address: String,
    pub(super) headers: http::HeaderMap,
    pub(super) body: Vec<u8>,
}

impl Response {
    /// A header; `None` when it is missing or not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Whether the status is 2xx.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The response, or an error when its status is not 2xx.
    ///
    /// # Errors
    /// When the status is not 2xx.
    pub fn error_for_status(self) -> Result<Self, RequestError> {
        if self.is_success() {
            Ok(self)
        } else {
            Err(RequestError::Status { status: self.status, address: self.address })
        }
    }

    /// The body as bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.body
    }

    /// The body as text.
    ///
    /// # Errors
    /// When it is not UTF-8.
    pub fn text(&self) -> Result<&str, RequestError> {
        std::str::from_utf8(&self.body).map_err(|error| self.invalid(&error))
    }

    /// The body, parsed as JSON.
    ///
    /// # Errors
    /// When it is not JSON of that type.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, RequestError> {
        serde_json::from_slice(&self.body).map_err(|error| self.invalid(&error))
    }

    /// An error about the body of this response.
    #[must_use]
    pub fn invalid(&self, detail: &dyn fmt::Display) -> RequestError {
        RequestError::InvalidResponse { address: self.address.clone(), detail: detail.to_string() }
    }
}
