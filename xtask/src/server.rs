//! A static file server that answers as GitHub Pages does, so that what works here works there.
//!
//! `serve` shows the site with it, `test` and `measure` use it from inside the same process.

mod answer;
mod site;

use std::{
    io,
    net::{Ipv4Addr, TcpListener},
    sync::Arc,
    thread,
};

use axum::{
    Router,
    extract::{Request, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::error::{Error, Result};
pub use site::Site;

/// How many ports are tried from the first one on.
const SPARE_PORTS: u16 = 20;

/// Listens on exactly this port.
pub fn bind(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|cause| match cause.kind() {
        io::ErrorKind::AddrInUse => Error::PortTaken(port),
        _ => Error::Server(cause),
    })
}

/// Listens on the first free port from this one on.
pub fn bind_from(first: u16) -> Result<TcpListener> {
    let last = first.saturating_add(SPARE_PORTS);
    for port in first..last {
        match bind(port) {
            Err(Error::PortTaken(port)) => println!("Port {port} is taken; trying the next one."),
            decided => return decided,
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
            let router = Router::new().fallback(respond).with_state(Arc::new(site));
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

/// Reading and compressing are ordinary blocking work, so they go to a thread of their own.
async fn respond(State(site): State<Arc<Site>>, request: Request) -> Response {
    let (head, _) = request.into_parts();
    tokio::task::spawn_blocking(move || answer::answer(&site, &head))
        .await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

#[cfg(test)]
mod tests;
