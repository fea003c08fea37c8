//! Fetching the parts of a long list as they are requested.
use std::time::Duration;

use catalogue::search;
use futures_util::future::join_all;
use leptos::prelude::*;

use super::assets::PARTS;
use super::error::LoadError;
use super::library::Library;
use super::load::fetch;
use super::long::{Long, Part};
use crate::browser;

/// How long to wait for further requests, or for the reader to cancel them by asking for something
/// else: less than between two letters that are typed, more than between two rows scrolled past.
const DELAY: Duration = Duration::from_millis(60);

/// How long to wait before what failed is requested anew, the first time; then twice as long each
/// time.
const RETRY: Duration = Duration::from_secs(3);

/// The longest that is waited for that.
const LONGEST_RETRY: Duration = Duration::from_secs(60);

/// How often further parts may turn out to be missing after parts have loaded, on the way to the first
/// screen: the sections of the dictionary, their postings, the records.
const ROUNDS: usize = 6;

/// Fetches what `render` requests of a list until that is all there, or cannot be had now.
pub async fn load_first(library: &Library, render: impl Fn()) {
    let Some(long) = &library.long else { return };
    for _ in 0..ROUNDS {
        render();
        let parts = long.take_requested();
        let loaded = join_all(parts.iter().map(|part| fetch_part(library, *part))).await;
        parts.iter().for_each(|part| long.finish(*part, None));
        if loaded.is_empty() || loaded.iter().any(Result::is_err) {
            break;
        }
    }
}

/// From now on fetches what is requested.
pub fn follow(library: &'static Library) {
    let Some(long) = &library.long else { return };
    Effect::new(move |_| {
        long.track_requests();
        set_timeout(move || fetch_requested(library, long), DELAY);
    });
    // The first query of a reader needs them.
    set_timeout(|| long.request_index(&[search::Part::Sets]), DELAY);
}

fn fetch_requested(library: &'static Library, long: &'static Long) {
    browser::spawn(async move {
        for part in long.take_requested() {
            browser::spawn(fetch_until_loaded(library, long, part));
            // A request takes a browser so long to make that it must be able to answer in between.
            browser::next_task().await;
        }
    });
}

/// Fetches a part, again and again while the failure is temporary.
async fn fetch_until_loaded(library: &'static Library, long: &'static Long, part: Part) {
    let mut wait = RETRY;
    loop {
        let failure = fetch_part(library, part).await.err();
        long.finish(part, failure.clone());
        long.notify_loaded();
        match failure {
            Some(failure) if failure.is_temporary() => browser::sleep(wait).await,
            _ => break,
        }
        wait = (wait * 2).min(LONGEST_RETRY);
    }
}

async fn fetch_part(library: &Library, part: Part) -> Result<(), LoadError> {
    let folder = browser::asset(PARTS).unwrap_or_default();
    library.add_part(part, &fetch(&library.base.file(&[folder.as_str(), &part.file()].concat())).await?)
}
