//! How far long work has come, on one line of a terminal and nowhere else.
use std::io::{IsTerminal as _, Write as _};

/// A line that tells how far the work has come.
#[derive(Debug)]
pub struct Progress {
    is_shown: bool,
    what: &'static str,
    total: usize,
}

impl Progress {
    /// Begins to tell of `total` things, when someone is there to read it.
    #[must_use]
    pub fn new(what: &'static str, total: usize) -> Self {
        Self { is_shown: std::io::stderr().is_terminal(), what, total }
    }

    /// Says how many are done. What cannot be shown is not missed.
    pub fn at(&self, done: usize) {
        if self.is_shown {
            let mut terminal = std::io::stderr().lock();
            let _ = write!(terminal, "\r\x1b[K{} {done} of {}", self.what, self.total);
            let _ = terminal.flush();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(std::io::stderr().lock(), "\r\x1b[K");
        }
    }
}
