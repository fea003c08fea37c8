//! Values that follow others: later, or only as long as the page or the item that reads them is there.
use leptos::prelude::*;
use leptos::reactive::graph::{Subscriber as _, ToAnySubscriber as _};

use crate::browser;

/// A value that follows `source` one frame later (React's `useDeferredValue`): what was typed or
/// clicked is shown first.
pub fn deferred<T: Clone + Send + Sync + 'static>(source: impl Fn() -> T + 'static) -> ReadSignal<T> {
    follow(source, browser::after_frame)
}

/// A value that follows `source` when `later` runs what it is given. Values that are followed by another one
/// until then are skipped. What has the focus keeps it.
pub(crate) fn follow<T: Clone + Send + Sync + 'static>(
    source: impl Fn() -> T + 'static,
    later: fn(Box<dyn FnOnce()>),
) -> ReadSignal<T> {
    let (value, set_value) = signal(untrack(&source));
    let latest = StoredValue::new(0_u32);
    Effect::watch(
        source,
        move |next, _, _| {
            latest.update_value(|latest| *latest += 1);
            let (number, next) = (latest.get_value(), next.clone());
            later(Box::new(move || {
                if latest.try_get_value() == Some(number) {
                    browser::keep_focus(|| set_value.set(next));
                }
            }));
        },
        false,
    );
    value
}

/// A memo that unsubscribes from what it has read when its owner is disposed of. Leptos' own stays among the subscribers
/// of memos and of `RwSignal`s for as long as these live, and every change goes through them all; so do effects. Hence
/// what comes and goes, a page or an item of a list, reads what outlives it by such memos.
pub fn memo<T: PartialEq + Send + Sync + 'static>(of: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    leaving(ArcMemo::new(move |_| of()))
}

/// What a signal or a memo says, for one page: those who read it there are forgotten with the page.
pub fn page_memo<T: Clone + Send + Sync + 'static>(source: impl Into<Signal<T>>) -> Memo<T> {
    let source = source.into();
    // It is asked only when the other one has changed.
    let memo = ArcMemo::new_with_compare(move |_| source.get(), |_, _| true);
    // A memo that was never read follows nothing, and who only tracks it would not know.
    memo.with_untracked(|_| ());
    leaving(memo)
}

/// A memo that leaves the subscribers of what it read.
fn leaving<T: Send + Sync + 'static>(memo: ArcMemo<T>) -> Memo<T> {
    let subscriber = memo.to_any_subscriber();
    on_cleanup(move || subscriber.clear_sources(&subscriber));
    memo.into()
}
