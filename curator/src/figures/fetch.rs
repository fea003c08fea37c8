//! The queue of downloads: many servers are asked at once, and each by few at a time.
use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use catalogue::WebAddress;

/// The figures that are still to be brought, by their servers. It can be shared between
/// threads.
pub struct Queue<'a> {
    servers: Mutex<Vec<Server<'a>>>,
    changed: Condvar,
    per_host: usize,
}

struct Server<'a> {
    host: &'a str,
    waiting: VecDeque<&'a WebAddress>,
    busy: usize,
}

/// One figure to bring. Its server has one request less to answer when this is dropped.
pub struct Turn<'q, 'a> {
    queue: &'q Queue<'a>,
    server: usize,
    /// Where the figure is.
    pub source: &'a WebAddress,
}

impl<'a> Queue<'a> {
    /// All of these, with at most `per_host` at a time of each server.
    #[must_use]
    pub fn new(sources: &[&'a WebAddress], per_host: usize) -> Self {
        let mut servers: Vec<Server<'a>> = Vec::new();
        for source in sources {
            match servers.iter_mut().find(|server| server.host == source.host()) {
                Some(server) => server.waiting.push_back(source),
                None => {
                    servers.push(Server { host: source.host(), waiting: VecDeque::from([*source]), busy: 0 });
                }
            }
        }
        Self { servers: Mutex::new(servers), changed: Condvar::new(), per_host: per_host.max(1) }
    }

    fn servers(&self) -> MutexGuard<'_, Vec<Server<'a>>> {
        // Counts and queues are whole after each change, so a thread that panicked left them so.
        self.servers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Leaves out what is still to be brought.
    pub fn close(&self) {
        self.servers().iter_mut().for_each(|server| server.waiting.clear());
        self.changed.notify_all();
    }

    /// The next figure, once its server may be asked; `None` when there is none left. The
    /// server with the most left comes first, so that they end together.
    pub fn next(&self) -> Option<Turn<'_, 'a>> {
        let mut servers = self.servers();
        loop {
            let free = servers.iter_mut().enumerate().filter(|(_, server)| server.busy < self.per_host);
            if let Some((number, server)) = free.max_by_key(|(_, server)| server.waiting.len())
                && let Some(source) = server.waiting.pop_front()
            {
                server.busy += 1;
                return Some(Turn { queue: self, server: number, source });
            }
            if servers.iter().all(|server| server.waiting.is_empty()) {
                return None;
            }
            servers = self.changed.wait(servers).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl<'a> Turn<'_, 'a> {
    /// Asks nothing more of this server: what would have been.
    #[must_use]
    pub fn give_up(&self) -> Vec<&'a WebAddress> {
        let mut servers = self.queue.servers();
        servers.get_mut(self.server).map(|server| server.waiting.drain(..).collect()).unwrap_or_default()
    }
}

impl Drop for Turn<'_, '_> {
    fn drop(&mut self) {
        if let Some(server) = self.queue.servers().get_mut(self.server) {
            server.busy -= 1;
        }
        self.queue.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::{Queue, WebAddress};

    fn addresses(host: &str, count: usize) -> Vec<WebAddress> {
        (0..count).map(|number| WebAddress::new(&format!("https://{host}/{number}.png")).unwrap()).collect()
    }

    #[test]
    fn a_queue_that_is_closed_has_nothing_left() {
        let one = addresses("a.org", 3);
        let queue = Queue::new(&one.iter().collect::<Vec<_>>(), 1);
        let first = queue.next();
        queue.close();
        drop(first);
        assert!(queue.next().is_none());
    }

    #[test]
    fn each_figure_is_brought_once_and_no_server_is_asked_too_much() {
        let (one, two) = (addresses("a.org", 40), addresses("b.org", 5));
        let sources: Vec<&WebAddress> = one.iter().chain(&two).collect();
        let queue = Queue::new(&sources, 2);
        let busy = [AtomicUsize::new(0), AtomicUsize::new(0)];
        let done = AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    while let Some(turn) = queue.next() {
                        let host = &busy[usize::from(turn.source.host() == "b.org")];
                        assert!(host.fetch_add(1, Ordering::SeqCst) < 2);
                        std::thread::sleep(Duration::from_micros(300));
                        host.fetch_sub(1, Ordering::SeqCst);
                        done.fetch_add(1, Ordering::SeqCst);
                    }
                });
            }
        });
        assert_eq!(done.into_inner(), 45);
    }

    #[test]
    fn what_is_given_up_is_returned_and_not_fetched() {
        let (one, two) = (addresses("a.org", 4), addresses("b.org", 1));
        let sources: Vec<&WebAddress> = one.iter().chain(&two).collect();
        let queue = Queue::new(&sources, 1);
        let turn = queue.next().unwrap();
        assert_eq!(turn.give_up().len(), 3);
        assert_eq!(queue.next().unwrap().source.host(), "b.org");
        assert!(queue.next().is_none());
    }
}
