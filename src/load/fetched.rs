//! Fetching the parts of a long list as they are wanted.
use std::time::Duration;

use catalogue::route::Base;
use catalogue::search::{self, Index};
use futures_util::future::{join, join_all};
use leptos::prelude::*;

use super::long::{LIST, Long, Part};
use super::{Library, LoadError, fetch};
use crate::browser;
use crate::effect::effect;

/// How long it is waited for more to be wanted, or for the reader to want something else:
/// less than between two letters that are typed, more than between two rows scrolled past.
const PATIENCE: Duration = Duration::from_millis(60);

/// How long it is waited for more to arrive before it is shown.
const TOGETHER: Duration = Duration::from_millis(20);

/// How long it is waited before what could not be fetched is tried again.
const RETRY: Duration = Duration::from_secs(3);

/// How often something may turn out to be missing after what was missing has arrived, on
/// the way to the first screen: the sections of the words, their postings, the records.
const ROUNDS: usize = 6;

/// Begins the list whose parts are in a folder of the site.
pub(super) async fn begin(folder: String, base: Base) -> Result<Library, LoadError> {
    let address = |name: &str| base.file(&[folder.as_str(), name].concat());
    let (list, head) = (address(LIST), address(Index::HEAD));
    let (list, head) = join(fetch(&list), fetch(&head)).await;
    Library::begin(&list?, &head?, base)
}

/// Fetches what `want` wants of a list until that is all there, or cannot be had now.
pub async fn settle(library: &Library, want: impl Fn()) {
    let Some(long) = &library.long else { return };
    for _ in 0..ROUNDS {
        want();
        let wanted = long.take_wanted();
        let arrived = join_all(wanted.iter().map(|part| fetch_part(library, *part))).await;
        wanted.iter().for_each(|part| long.no_longer_ask(*part));
        if arrived.is_empty() || arrived.iter().any(Result::is_err) {
            break;
        }
    }
}

/// From now on fetches what is wanted.
pub fn follow(library: &'static Library) {
    let Some(long) = &library.long else { return };
    effect(move || {
        long.asking.track();
        set_timeout(move || fetch_wanted(library), PATIENCE);
    });
    // The first question needs them.
    set_timeout(|| long.want(Part::Index(search::Part::Sets)), PATIENCE);
}

fn fetch_wanted(library: &'static Library) {
    let Some(long) = &library.long else { return };
    browser::spawn(async move {
        for part in long.take_wanted() {
            browser::spawn(fetch_noted(library, long, part));
            // To ask takes a browser so long that it must be able to answer in between.
            browser::next_task().await;
        }
    });
}

/// Fetches a part, and tells how that went.
async fn fetch_noted(library: &'static Library, long: &'static Long, part: Part) {
    let failure = fetch_part(library, part).await.err();
    let has_failed = failure.is_some();
    long.note(failure);
    if has_failed {
        // Until then it counts as asked for.
        let retry = move || {
            long.no_longer_ask(part);
            long.tell_arrived(TOGETHER);
        };
        set_timeout(retry, RETRY);
    } else {
        long.no_longer_ask(part);
    }
    long.tell_arrived(TOGETHER);
}

async fn fetch_part(library: &Library, part: Part) -> Result<(), LoadError> {
    let folder = browser::parts_folder().unwrap_or_default();
    library.put(part, &fetch(&library.base.file(&[folder.as_str(), &part.file()].concat())).await?)
}
