//! A server on this machine that answers as the real ones do, faults included.
#![allow(clippy::unwrap_used, dead_code)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Asked {
    pub method: String,
    /// The path with its query.
    pub path: String,
    /// The headers, their names in lower case.
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }
}

/// What the server does.
pub enum Reply {
    /// Answers: the status, further headers, the body.
    Answer(u16, Vec<(&'static str, String)>, String),
    /// Answers with these bytes, as they are.
    Bytes(Vec<u8>),
    /// Says nothing until the client goes away.
    Hang,
    /// Promises much and sends a byte now and then until the client goes away.
    Drip,
    /// Breaks off in the middle of an answer.
    Break,
}

impl Reply {
    pub fn ok(body: impl Into<String>) -> Self {
        Self::Answer(200, Vec::new(), body.into())
    }

    pub fn status(status: u16) -> Self {
        Self::Answer(status, Vec::new(), String::new())
    }

    pub fn redirect(status: u16, to: impl Into<String>) -> Self {
        Self::Answer(status, vec![("location", to.into())], String::new())
    }
}

/// A running server, and what it was asked.
pub struct Server {
    pub base: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// Serves with `handle` until the test ends.
    pub fn start(handle: impl Fn(&Asked, usize) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (handle, log) = (Arc::new(handle), Arc::clone(&asked));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (handle, log) = (Arc::clone(&handle), Arc::clone(&log));
                std::thread::spawn(move || {
                    // A client that goes away is none of the server's business.
                    let _ = serve(stream, &log, &*handle);
                });
            }
        });
        Self { base, asked }
    }

    /// Everything that was asked so far.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    /// The paths that were asked for so far.
    pub fn paths(&self) -> Vec<String> {
        self.asked().into_iter().map(|asked| asked.path).collect()
    }
}

fn serve(
    stream: TcpStream,
    log: &Mutex<Vec<Asked>>,
    handle: &(dyn Fn(&Asked, usize) -> Reply + Send + Sync),
) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace().map(str::to_owned);
    let (Some(method), Some(path)) = (words.next(), words.next()) else { return Ok(()) };
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let mut asked = Asked { method, path, headers, body: String::new() };
    let length: u64 = asked.header("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
    reader.take(length).read_to_string(&mut asked.body)?;
    // How often this was asked before.
    let before = {
        let mut log = log.lock().unwrap();
        let before = log.iter().filter(|other| other.path == asked.path && other.method == asked.method).count();
        log.push(asked.clone());
        before
    };
    match handle(&asked, before) {
        Reply::Answer(status, headers, body) => {
            let mut head = format!("HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
            for (name, value) in headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            let body = if asked.method == "HEAD" { String::new() } else { body };
            stream.write_all(format!("{head}\r\n{body}").as_bytes())?;
        }
        Reply::Bytes(body) => {
            let head = format!("HTTP/1.1 200 X\r\nconnection: close\r\ncontent-length: {}\r\n\r\n", body.len());
            stream.write_all(head.as_bytes())?;
            stream.write_all(&body)?;
        }
        Reply::Hang => {
            let mut nothing = [0];
            let _ = stream.read(&mut nothing)?;
        }
        Reply::Drip => {
            stream.write_all(b"HTTP/1.1 200 X\r\ncontent-length: 100000\r\n\r\n")?;
            loop {
                stream.write_all(b" ")?;
                std::thread::sleep(Duration::from_millis(5));
            }
        }
        Reply::Break => stream.write_all(b"HTTP/1.1 200 X\r\ncontent-length: 1000\r\n\r\n{\"data\":")?,
    }
    Ok(())
}
