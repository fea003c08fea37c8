//! Many addresses at once, without being a burden to any host.
//!
//! Every host has a few *turns*. A worker takes the turn that is due first, waits until it is
//! due, asks for one address of that host, and gives the turn back, due after the interval. So no
//! host is asked more often than its turns allow, and no worker waits for a host while another
//! host could be asked. A turn without an address left is not given back; a worker that finds no
//! turn is not needed any more, since whoever holds the others carries on with them.
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use catalogue::WebAddress;

use super::probe::{Probe, Verdict};
use crate::web::RequestError;

/// How many requests are made at once, and how many of one host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Requests under way at once.
    pub concurrency: usize,
    /// Requests to one host under way at once.
    pub per_host: usize,
    /// The time between an answer of a host and the next request in its turn.
    pub interval: Duration,
}

/// Asks for all addresses; each verdict is sent as soon as it is there.
pub fn run(addresses: &[&WebAddress], probe: &Probe, limits: Limits, verdicts: &Sender<(WebAddress, Verdict)>) {
    let plan = Plan::new(addresses, limits);
    std::thread::scope(|scope| {
        for _ in 0..limits.concurrency.min(addresses.len()) {
            let (verdicts, plan) = (verdicts.clone(), &plan);
            scope.spawn(move || work(plan, probe, &verdicts));
        }
    });
}

fn work(plan: &Plan, probe: &Probe, verdicts: &Sender<(WebAddress, Verdict)>) {
    while let Some((due, host)) = plan.next_turn() {
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
        let Some(address) = plan.next_address(host) else { continue };
        let verdict =
            plan.closed(host).map(Ok).unwrap_or_else(|| probe.ask(address.as_str())).unwrap_or_else(|error| {
                plan.close(host, &error);
                Verdict::of_error(&error)
            });
        // Nobody listens any more when the command was given up.
        if verdicts.send((address, verdict)).is_err() {
            return;
        }
        plan.give_back(host);
    }
}

/// What is left to do.
struct Plan {
    hosts: Vec<Mutex<Host>>,
    turns: Mutex<BinaryHeap<Reverse<(Instant, usize)>>>,
    interval: Duration,
}

/// A host with the addresses that are left.
struct Host {
    addresses: VecDeque<WebAddress>,
    /// What is true of all of them, once the host has said so.
    closed: Option<Verdict>,
}

impl Plan {
    fn new(addresses: &[&WebAddress], limits: Limits) -> Self {
        let mut by_host: BTreeMap<&str, VecDeque<WebAddress>> = BTreeMap::new();
        for address in addresses {
            by_host.entry(address.host()).or_default().push_back((*address).clone());
        }
        let start = Instant::now();
        let mut turns = BinaryHeap::new();
        // The longest queues first: they decide when the work is done.
        let mut queues: Vec<VecDeque<WebAddress>> = by_host.into_values().collect();
        queues.sort_by_key(|queue| Reverse(queue.len()));
        for (host, queue) in queues.iter().enumerate() {
            turns.extend((0..queue.len().min(limits.per_host)).map(|_| Reverse((start, host))));
        }
        let hosts = queues.into_iter().map(|addresses| Mutex::new(Host { addresses, closed: None })).collect();
        Self { hosts, turns: Mutex::new(turns), interval: limits.interval }
    }

    fn next_turn(&self) -> Option<(Instant, usize)> {
        lock(&self.turns).pop().map(|Reverse(turn)| turn)
    }

    fn next_address(&self, host: usize) -> Option<WebAddress> {
        lock(&self.hosts[host]).addresses.pop_front()
    }

    /// What the host has said of all its addresses.
    fn closed(&self, host: usize) -> Option<Verdict> {
        lock(&self.hosts[host]).closed.clone()
    }

    fn close(&self, host: usize, error: &RequestError) {
        lock(&self.hosts[host]).closed = Some(Verdict::of_error(error));
    }

    fn give_back(&self, host: usize) {
        let (is_done, is_closed) = {
            let host = lock(&self.hosts[host]);
            (host.addresses.is_empty(), host.closed.is_some())
        };
        if !is_done {
            let wait = if is_closed { Duration::ZERO } else { self.interval };
            lock(&self.turns).push(Reverse((Instant::now() + wait, host)));
        }
    }
}

/// What a worker that panicked has left is still whole: every change here is one step.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
