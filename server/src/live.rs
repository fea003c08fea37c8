//! Reloading pages that are served while their sources change. Each page gets a script that listens to
//! what became of the site; a site that is published has nothing of it.
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderValue, StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, Sse},
    },
};
use tokio::sync::watch;
use tokio_stream::{StreamExt, wrappers::WatchStream};

/// The folder of the addresses below, which no site has.
const FOLDER: &str = ".papers/";

/// The script, below the folder.
const SCRIPT: &str = "live.js";

/// Where the script listens, below the folder.
const EVENTS: &str = "events";

/// The largest page that gets the script, in bytes.
const MOST: usize = 64 << 20;

/// What became of the site last.
#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    /// It was built, for this time since the server was started.
    Built(u64),
    /// It could not be built, for this reason.
    Failed(String),
}

/// Tells the pages that are open what became of the site.
#[derive(Clone, Debug)]
pub struct Live(watch::Sender<State>);

impl Default for Live {
    fn default() -> Self {
        Self(watch::Sender::new(State::Built(0)))
    }
}

impl Live {
    /// The site was built anew: the pages are loaded again. `time` is another one each time.
    pub fn built(&self, time: u64) {
        self.0.send_replace(State::Built(time));
    }

    /// The site could not be built: the pages stay, and show why.
    pub fn failed(&self, reason: &str) {
        self.0.send_replace(State::Failed(reason.to_owned()));
    }

    /// The answer to a request for one of the addresses of this module; `None` for any other.
    pub(crate) fn answer(&self, below_base: &str) -> Option<Response> {
        match below_base.strip_prefix(FOLDER)? {
            SCRIPT => {
                let headers =
                    [(header::CONTENT_TYPE, "text/javascript; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
                Some((headers, include_str!("live.js")).into_response())
            }
            EVENTS => {
                let states = WatchStream::new(self.0.subscribe());
                let events = states.map(|state| {
                    Ok::<_, std::convert::Infallible>(match state {
                        State::Built(time) => Event::default().event("built").data(time.to_string()),
                        State::Failed(reason) => Event::default().event("failed").data(reason),
                    })
                });
                Some(Sse::new(events).into_response())
            }
            _ => None,
        }
    }

    /// A page with the script. Every answer is asked for anew, since the site may be another one.
    pub(crate) async fn with_script(&self, base: &str, response: Response) -> Response {
        let (mut head, body) = response.into_parts();
        head.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let is_page =
            head.headers.get(header::CONTENT_TYPE).is_some_and(|own| own.as_bytes().starts_with(b"text/html"));
        if !is_page {
            return Response::from_parts(head, body);
        }
        let Ok(page) = to_bytes(body, MOST).await else {
            return (StatusCode::INTERNAL_SERVER_ERROR, "the page cannot be read\n").into_response();
        };
        let script = format!("<script src=\"{base}{FOLDER}{SCRIPT}\" data-events=\"{base}{FOLDER}{EVENTS}\"></script>");
        head.headers.remove(header::CONTENT_LENGTH);
        Response::from_parts(head, Body::from(Bytes::from([&page[..], script.as_bytes()].concat())))
    }

    /// What stands where no page can be shown yet.
    pub(crate) fn nothing_yet() -> Response {
        let page = "<!DOCTYPE html><html lang=\"en\"><meta name=\"color-scheme\" content=\"light dark\"><title>No site yet</title><p>The site could not be built yet.";
        (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
    }
}
